"""What an entry was made of; empty for those of before, which are made again when something touches them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0011_action")]

    operations = [migrations.AddField("entry", "made_of", models.CharField(blank=True, max_length=40))]
