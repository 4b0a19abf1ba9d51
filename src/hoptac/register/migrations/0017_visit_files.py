"""The files of visits: members, programme, what is to be done by whom, costs, what came of it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0012_accounts")]

    operations = [
        migrations.CreateModel(
            name="VisitFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ref", models.CharField(max_length=16, unique=True)),
                ("key", models.CharField(max_length=40, unique=True)),
                ("keys", models.JSONField(default=list)),
                ("result", models.TextField(blank=True)),
                ("edition", models.PositiveIntegerField(default=0)),
                ("changed_by", models.TextField(blank=True)),
                ("changed_at", models.CharField(blank=True, max_length=32)),
            ],
            options={"ordering": ["ref"]},
        ),
        migrations.CreateModel(
            name="FileLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="register.visitfile"
                    ),
                ),
                ("ref", models.CharField(max_length=16, unique=True)),
                ("part", models.CharField(max_length=16)),
                ("number", models.PositiveIntegerField()),
                ("what", models.TextField(blank=True)),
                ("who", models.TextField(blank=True)),
                ("where", models.TextField(blank=True)),
                ("day", models.CharField(blank=True, max_length=10)),
                ("time", models.CharField(blank=True, max_length=5)),
                ("amount", models.FloatField(null=True)),
                ("currency", models.CharField(blank=True, max_length=3)),
                ("done_at", models.CharField(blank=True, max_length=32)),
                ("edition", models.PositiveIntegerField(default=0)),
                ("changed_by", models.TextField(blank=True)),
                ("changed_at", models.CharField(blank=True, max_length=32)),
            ],
            options={
                "ordering": ["file", "part", "number"],
                "indexes": [models.Index(fields=["done_at", "day"], name="file_line_by_day")],
            },
        ),
    ]
