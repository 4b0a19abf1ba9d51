"""Decisions of one sort (letters, lists), and whose they are, are found in a long log."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0021_fields_of_lists")]

    operations = [
        migrations.AddIndex("decision", models.Index(fields=["target_kind", "action"], name="decision_by_sort")),
        migrations.AddIndex("decision", models.Index(fields=["by"], name="decision_by_whom")),
    ]
