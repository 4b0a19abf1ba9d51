"""Decisions of all kinds: corrected values, reports asked back about, and which reports each decision bears on."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_STATES = [(state, state) for state in ("open", "asked", "accepted", "rejected")]


def bind(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """The reports that the decisions made so far bear on: of their sentence, else (it is gone) of their key."""
    decision, report = apps.get_model("register", "Decision"), apps.get_model("register", "Report")
    bearing = apps.get_model("register", "Bearing")
    for told in decision.objects.order_by("number").iterator(chunk_size=1000):
        found = report.objects.filter(binding=told.binding).first() or report.objects.filter(key=told.target).first()
        bearing.objects.create(decision=told, page="", key=told.target, binding=told.binding, report=found)


class Migration(migrations.Migration):
    dependencies = [("register", "0007_ranks")]

    operations = [
        migrations.AddField("report", "corrected", models.JSONField(default=dict)),
        migrations.AlterField("report", "state", models.CharField(choices=_STATES, default="open", max_length=8)),
        migrations.AlterField(
            "entry", "state", models.CharField(choices=_STATES, db_index=True, default="open", max_length=8)
        ),
        migrations.CreateModel(
            name="Bearing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveIntegerField(default=0)),
                ("page", models.CharField(blank=True, db_index=True, max_length=16)),
                ("key", models.CharField(db_index=True, max_length=40)),
                ("binding", models.CharField(db_index=True, max_length=40)),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bearings",
                        to="register.decision",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="bearings",
                        to="register.report",
                    ),
                ),
            ],
            options={
                "ordering": ["decision", "place"],
                "constraints": [models.UniqueConstraint(fields=("decision", "place"), name="once_a_place")],
            },
        ),
        migrations.RunPython(bind, migrations.RunPython.noop),
    ]
