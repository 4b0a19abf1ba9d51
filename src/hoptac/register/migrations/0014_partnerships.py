"""Which entries belong to which partnerships, with their counts; when a visit, a term or a promise ends; what the start
page counts; the office's own base maps. Entries are made anew when the register is opened, for they tell more."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0016_lists")]

    operations = [
        migrations.CreateModel(
            name="EntryPair",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pair", models.CharField(max_length=65)),
                ("kind", models.CharField(max_length=16)),
                ("day", models.CharField(blank=True, max_length=10)),
                ("what", models.CharField(blank=True, max_length=32)),
                ("field", models.CharField(blank=True, max_length=16)),
                ("now", models.BooleanField()),
                ("then", models.BooleanField()),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pairs", to="register.entry"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["pair", "kind", "day", "what"], name="entries_of_a_pair"),
                    models.Index(fields=["kind", "what", "pair", "day"], name="pairs_by_kind"),
                ],
                "constraints": [models.UniqueConstraint(fields=["entry", "pair"], name="pair_once_an_entry")],
            },
        ),
        migrations.CreateModel(
            name="Partnership",
            fields=[
                ("pair", models.CharField(max_length=65, primary_key=True, serialize=False)),
                ("one", models.CharField(db_index=True, max_length=32)),
                ("other", models.CharField(db_index=True, max_length=32)),
                ("now", models.JSONField(default=dict)),
                ("then", models.JSONField(default=dict)),
                ("total", models.PositiveIntegerField(db_index=True, default=0)),
                ("first", models.CharField(blank=True, max_length=10)),
                ("last", models.CharField(blank=True, max_length=10)),
            ],
            options={"ordering": ["-total", "pair"]},
        ),
        migrations.CreateModel(
            name="BaseMap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("era", models.CharField(max_length=8)),
                ("version", models.PositiveIntegerField()),
                ("name", models.TextField()),
                ("kept_by", models.TextField()),
                ("kept_at", models.CharField(max_length=32)),
                (
                    "raw_hash",
                    models.ForeignKey(
                        db_column="raw_hash",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="maps",
                        to="register.snapshot",
                    ),
                ),
            ],
            options={
                "ordering": ["era", "-version"],
                "constraints": [models.UniqueConstraint(fields=("era", "version"), name="one_version_of_a_map")],
            },
        ),
        migrations.AddField("entry", "begins", models.CharField(blank=True, default="", max_length=10), False),
        migrations.AddField("entry", "ends", models.CharField(blank=True, default="", max_length=10), False),
        migrations.AddIndex("entry", models.Index(fields=["kind", "ends", "begins"], name="entry_by_span")),
        migrations.AddIndex("report", models.Index(fields=["state", "page", "kind"], name="report_by_state")),
        migrations.AddIndex("capture", models.Index(fields=["retrieved_at"], name="capture_by_time")),
        migrations.AddIndex(
            "page",
            models.Index(fields=["address"], condition=models.Q(("error__isnull", False)), name="pages_failed"),
        ),
        migrations.RunSQL("UPDATE register_entry SET made_of = ''", migrations.RunSQL.noop),
    ]
