"""Where the sentence of each statement begins and ends, so that pages are not loaded to find it."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from hoptac.register.binding import sentence_span


def find_sentences(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """The sentences of the statements that a register holds already, page by page."""
    statements = apps.get_model("register", "Statement")
    for page in apps.get_model("register", "Page").objects.only("text").iterator(chunk_size=100):
        rows = list(statements.objects.filter(report__page=page, start__isnull=False))
        for row in rows:
            row.sentence_start, row.sentence_end = sentence_span(page.text, row.start, row.end)
        statements.objects.bulk_update(rows, ["sentence_start", "sentence_end"], batch_size=200)


class Migration(migrations.Migration):
    dependencies = [("register", "0002_captures")]

    operations = [
        migrations.AddField("statement", "sentence_start", models.PositiveIntegerField(null=True)),
        migrations.AddField("statement", "sentence_end", models.PositiveIntegerField(null=True)),
        migrations.RunPython(find_sentences, migrations.RunPython.noop),
    ]
