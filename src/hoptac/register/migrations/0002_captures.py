"""The versions of each page; what a register holds already is the first one."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def first_versions(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """One capture for each page that has bytes."""
    pages = apps.get_model("register", "Page").objects.filter(raw_hash__isnull=False).defer("text", "zones")
    capture = apps.get_model("register", "Capture")
    for page in pages.iterator(chunk_size=500):
        capture.objects.create(
            page=page,
            number=1,
            raw_hash_id=page.raw_hash_id,
            suffix=page.suffix,
            retrieved_at=page.retrieved_at or "",
            error=page.error,
        )
    pages.update(version=1)


class Migration(migrations.Migration):
    dependencies = [("register", "0001_register")]

    operations = [
        migrations.AddField("page", "version", models.PositiveIntegerField(default=0)),
        migrations.CreateModel(
            name="Capture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("suffix", models.CharField(blank=True, max_length=32)),
                ("retrieved_at", models.CharField(blank=True, max_length=40)),
                ("error", models.JSONField(null=True)),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="captures", to="register.page"
                    ),
                ),
                (
                    "raw_hash",
                    models.ForeignKey(
                        db_column="raw_hash",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="captures",
                        to="register.snapshot",
                    ),
                ),
            ],
            options={
                "ordering": ["page", "number"],
                "constraints": [models.UniqueConstraint(fields=("page", "number"), name="version_once_a_page")],
            },
        ),
        migrations.RunPython(first_versions, migrations.RunPython.noop),
    ]
