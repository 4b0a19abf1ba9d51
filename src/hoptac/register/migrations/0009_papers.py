"""Papers that were kept, and the office's templates."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0005_made_of"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeptPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.CharField(max_length=16, unique=True)),
                ("kind", models.CharField(max_length=32)),
                ("name", models.TextField()),
                ("format", models.CharField(max_length=8)),
                ("one", models.CharField(max_length=32)),
                ("other", models.CharField(max_length=32)),
                ("sent_to", models.TextField(blank=True)),
                ("kept_by", models.TextField()),
                ("kept_at", models.CharField(max_length=32)),
                (
                    "raw_hash",
                    models.ForeignKey(
                        db_column="raw_hash",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="register.snapshot",
                    ),
                ),
            ],
            options={
                "ordering": ["-kept_at", "ref"],
            },
        ),
        migrations.CreateModel(
            name="PaperForm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form", models.CharField(max_length=16)),
                ("version", models.PositiveIntegerField()),
                ("name", models.TextField()),
                ("kept_by", models.TextField()),
                ("kept_at", models.CharField(max_length=32)),
                (
                    "raw_hash",
                    models.ForeignKey(
                        db_column="raw_hash",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="forms",
                        to="register.snapshot",
                    ),
                ),
            ],
            options={
                "ordering": ["form", "-version"],
                "constraints": [models.UniqueConstraint(fields=("form", "version"), name="one_version_of_a_form")],
            },
        ),
    ]
