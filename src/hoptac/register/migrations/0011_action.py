"""Whether there are merges and splits at all is asked whenever a page comes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0010_feeds")]

    operations = [migrations.AddIndex("decision", models.Index(fields=["action"], name="decision_by_action"))]
