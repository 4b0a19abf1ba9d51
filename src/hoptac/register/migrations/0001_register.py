"""The register's tables, and the triggers that keep its log append-only."""

import django.db.models.deletion
from django.db import migrations, models

from hoptac.register import guards


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("number", models.PositiveIntegerField(primary_key=True, serialize=False)),
                ("target", models.CharField(db_index=True, max_length=40)),
                ("target_kind", models.CharField(max_length=16)),
                ("binding", models.CharField(db_index=True, max_length=40)),
                ("action", models.CharField(max_length=16)),
                ("payload", models.JSONField(default=dict)),
                ("by", models.TextField()),
                ("at", models.CharField(max_length=32)),
                ("why", models.TextField(blank=True)),
                ("salt", models.CharField(max_length=32)),
                ("content_digest", models.CharField(max_length=64)),
                ("previous", models.CharField(blank=True, max_length=64)),
                ("digest", models.CharField(max_length=64, unique=True)),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=40, unique=True)),
                ("block", models.CharField(db_index=True, max_length=40)),
                ("kind", models.CharField(db_index=True, max_length=16)),
                ("values", models.JSONField()),
                ("others", models.JSONField(default=dict)),
                ("low", models.FloatField(null=True)),
                ("high", models.FloatField(null=True)),
                ("day", models.CharField(db_index=True, max_length=10, null=True)),
                ("sources", models.PositiveIntegerField()),
                ("independent", models.PositiveIntegerField()),
                ("disagrees", models.JSONField(default=list)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("accepted", "accepted"), ("rejected", "rejected")],
                        db_index=True,
                        default="open",
                        max_length=8,
                    ),
                ),
            ],
            options={
                "ordering": [models.OrderBy(models.F("day"), descending=True, nulls_last=True), "key"],
            },
        ),
        migrations.CreateModel(
            name="Page",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.TextField(unique=True)),
                ("ref", models.CharField(max_length=16, unique=True)),
                ("document", models.TextField()),
                ("suffix", models.CharField(blank=True, max_length=32)),
                ("retrieved_at", models.CharField(max_length=40, null=True)),
                ("title", models.TextField(null=True)),
                ("published", models.CharField(max_length=10, null=True)),
                ("published_basis", models.CharField(max_length=16, null=True)),
                ("publisher", models.TextField(null=True)),
                ("language", models.CharField(default="und", max_length=8)),
                ("text", models.TextField(blank=True)),
                ("zones", models.JSONField(default=list)),
                ("notes", models.JSONField(default=list)),
                ("error", models.JSONField(null=True)),
                ("reader", models.CharField(max_length=32)),
            ],
            options={
                "ordering": [models.OrderBy(models.F("published"), descending=True, nulls_last=True), "address"],
            },
        ),
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                ("raw_hash", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("data", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=40, unique=True)),
                ("number", models.PositiveIntegerField()),
                ("kind", models.CharField(db_index=True, max_length=16)),
                ("values", models.JSONField()),
                ("modality", models.CharField(max_length=16)),
                ("polarity", models.CharField(max_length=8)),
                ("speaker", models.TextField(null=True)),
                ("confidence", models.FloatField()),
                ("sentences", models.JSONField(default=list)),
                ("binding", models.CharField(db_index=True, max_length=40)),
                ("block", models.CharField(db_index=True, max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("accepted", "accepted"), ("rejected", "rejected")],
                        default="open",
                        max_length=8,
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="reports",
                        to="register.entry",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reports", to="register.page"
                    ),
                ),
            ],
            options={
                "ordering": ["page", "number"],
            },
        ),
        migrations.AddField(
            model_name="page",
            name="raw_hash",
            field=models.ForeignKey(
                db_column="raw_hash",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="pages",
                to="register.snapshot",
            ),
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=40, unique=True)),
                ("number", models.PositiveIntegerField()),
                ("slot", models.CharField(max_length=64)),
                ("value", models.JSONField(null=True)),
                ("start", models.PositiveIntegerField(null=True)),
                ("end", models.PositiveIntegerField(null=True)),
                ("words", models.TextField(blank=True)),
                ("prefix", models.CharField(blank=True, max_length=64)),
                ("suffix", models.CharField(blank=True, max_length=64)),
                ("rule", models.CharField(max_length=128)),
                ("inferred", models.BooleanField(default=False)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="statements", to="register.report"
                    ),
                ),
            ],
            options={
                "ordering": ["report", "number"],
            },
        ),
        migrations.CreateModel(
            name="EntryPerson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_key", models.CharField(db_index=True, max_length=128)),
                ("name", models.TextField()),
                ("slot", models.CharField(max_length=16)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="people", to="register.entry"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("entry", "name", "slot"), name="person_once_a_slot")],
            },
        ),
        migrations.CreateModel(
            name="EntryPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.CharField(db_index=True, max_length=32)),
                ("slot", models.CharField(max_length=16)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="places", to="register.entry"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("entry", "place", "slot"), name="place_once_a_slot")],
            },
        ),
        migrations.RunPython(guards.install, guards.remove),
    ]
