"""What sources are worth, and which slots of an entry nothing tells. Filled by ``hoptac rebuild``."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0004_search")]

    operations = [
        migrations.AddField("page", "rank", models.CharField(default="press", max_length=8)),
        migrations.AddField("entry", "ranks", models.JSONField(default=list)),
        migrations.AddField("entry", "missing", models.JSONField(default=list)),
    ]
