"""What lists sort and filter by; the views that people saved."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0019_statement_order")]

    operations = [
        migrations.CreateModel(
            name="Listed",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="listed",
                        serialize=False,
                        to="register.entry",
                    ),
                ),
                ("slug", models.CharField(max_length=16)),
                ("state", models.CharField(max_length=8)),
                ("status", models.CharField(blank=True, max_length=32)),
                ("first", models.CharField(blank=True, max_length=10)),
                ("last", models.CharField(blank=True, max_length=10)),
                ("title", models.CharField(blank=True, max_length=80)),
                ("marks", models.TextField(blank=True)),
                ("amount", models.FloatField(null=True)),
                ("unit", models.CharField(blank=True, max_length=16)),
                ("key", models.CharField(max_length=16)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["slug", "-first", "key"], name="listed_by_day"),
                    models.Index(fields=["slug", "status", "-first", "key"], name="listed_by_status"),
                    models.Index(fields=["slug", "title", "key"], name="listed_by_title"),
                ]
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.CharField(max_length=16, unique=True)),
                ("slug", models.CharField(max_length=16)),
                ("name", models.CharField(max_length=80)),
                ("query", models.TextField(blank=True)),
                ("owner", models.TextField(blank=True)),
                ("made_at", models.CharField(max_length=32)),
            ],
            options={
                "ordering": ["slug", "name", "ref"],
                "constraints": [models.UniqueConstraint(fields=["slug", "owner", "name"], name="one_view_of_a_name")],
            },
        ),
    ]
