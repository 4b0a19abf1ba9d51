"""The index of search. It is filled when the register is opened (``index.keep.refresh``)."""

import django.db.models.deletion
from django.db import migrations, models

from hoptac.register.index import backend


class Migration(migrations.Migration):
    dependencies = [("register", "0003_sentences")]

    operations = [
        migrations.CreateModel(
            name="SearchState",
            fields=[("version", models.PositiveIntegerField(primary_key=True, serialize=False))],
        ),
        migrations.CreateModel(
            name="SearchDoc",
            fields=[
                ("rank", models.BigIntegerField(primary_key=True, serialize=False)),
                ("what", models.CharField(max_length=8)),
                ("ref", models.CharField(max_length=128)),
                ("part", models.PositiveIntegerField(default=0)),
                ("names", models.JSONField(default=list)),
                (
                    "entry",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="register.entry",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="register.page",
                    ),
                ),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("what", "ref", "part"), name="found_once")]},
        ),
        migrations.RunPython(backend.install, backend.remove),
    ]
