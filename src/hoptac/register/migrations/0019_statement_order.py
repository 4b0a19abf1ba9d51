"""Statements are found by their report and their place in it, never by key."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0009_papers")]

    operations = [
        migrations.AlterField("statement", "key", models.CharField(max_length=40)),
        migrations.AlterField(
            "statement",
            "report",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="statements",
                db_index=False,
                to="register.report",
            ),
        ),
        migrations.AddConstraint(
            "statement", models.UniqueConstraint(fields=["report", "number"], name="statement_order")
        ),
    ]
