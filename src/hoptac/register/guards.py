"""Triggers that keep the log of decisions append-only, whatever program writes to the database."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "register_decision"

_SQLITE = [
    f"""CREATE TRIGGER IF NOT EXISTS {TABLE}_no_{verb} BEFORE {verb} ON {TABLE}
    BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END"""
    for verb in ("UPDATE", "DELETE")
]
_POSTGRES = [
    f"""CREATE OR REPLACE FUNCTION {TABLE}_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'decisions are append-only'; END $$""",
    f"""CREATE OR REPLACE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION {TABLE}_append_only()""",
    f"""CREATE OR REPLACE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_append_only()""",
]
_SQLITE_OFF = [f"DROP TRIGGER IF EXISTS {TABLE}_no_{verb}" for verb in ("UPDATE", "DELETE")]
_POSTGRES_OFF = [f"DROP TRIGGER IF EXISTS {TABLE}_{name} ON {TABLE}" for name in ("no_change", "no_truncate")]


def _run(connection: BaseDatabaseWrapper, statements: dict[str, list[str]]) -> None:
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)


def set_triggers(connection: BaseDatabaseWrapper) -> None:
    """Make the log append-only; nothing where it is."""
    _run(connection, {"sqlite": _SQLITE, "postgresql": _POSTGRES})


def lift_triggers(connection: BaseDatabaseWrapper) -> None:
    """Undo it: for taking the migration back, and for tests that empty or spoil their database."""
    _run(connection, {"sqlite": _SQLITE_OFF, "postgresql": _POSTGRES_OFF})


def install(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """``set_triggers`` as a migration."""
    set_triggers(editor.connection)


def remove(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """``lift_triggers`` as a migration."""
    lift_triggers(editor.connection)
