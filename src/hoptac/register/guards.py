"""Triggers that keep decisions, approvals and the audit append-only, whatever program writes to the database; and that
hold an approval to name the true author of its decision."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "register_decision"
APPROVALS = "register_approval"
#: Append-only beside the log of decisions.
OFFICE = (APPROVALS, "register_audit")
TABLES = (TABLE, *OFFICE)

_AUTHOR = f'(SELECT d."by" FROM {TABLE} d WHERE d.number = NEW.decision_id)'
_TELLS = "an approval names the author of its decision"
_SQLITE_AUTHOR = f"""CREATE TRIGGER IF NOT EXISTS {APPROVALS}_author BEFORE INSERT ON {APPROVALS}
    WHEN NEW.author IS NOT {_AUTHOR} BEGIN SELECT RAISE(ABORT, '{_TELLS}'); END"""
_POSTGRES_AUTHOR = (
    f"""CREATE OR REPLACE FUNCTION {APPROVALS}_author() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF NEW.author IS DISTINCT FROM {_AUTHOR} THEN RAISE EXCEPTION '{_TELLS}'; END IF; RETURN NEW; END $$""",
    f"""CREATE OR REPLACE TRIGGER {APPROVALS}_author BEFORE INSERT ON {APPROVALS}
    FOR EACH ROW EXECUTE FUNCTION {APPROVALS}_author()""",
)


def _set(table: str, vendor: str) -> list[str]:
    if vendor == "sqlite":
        told = [
            f"""CREATE TRIGGER IF NOT EXISTS {table}_no_{verb} BEFORE {verb} ON {table}
            BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"""
            for verb in ("UPDATE", "DELETE")
        ]
        return [*told, _SQLITE_AUTHOR] if table == APPROVALS else told
    told = [
        f"""CREATE OR REPLACE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$""",
        f"""CREATE OR REPLACE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION {table}_append_only()""",
        f"""CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION {table}_append_only()""",
    ]
    return [*told, *_POSTGRES_AUTHOR] if table == APPROVALS else told


def _lift(table: str, vendor: str) -> list[str]:
    author = [f"{APPROVALS}_author"] if table == APPROVALS else []
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}" for name in (f"{table}_no_UPDATE", f"{table}_no_DELETE", *author)]
    return [
        f"DROP TRIGGER IF EXISTS {name} ON {table}" for name in (f"{table}_no_change", f"{table}_no_truncate", *author)
    ]


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def set_triggers(connection: BaseDatabaseWrapper, tables: tuple[str, ...] = TABLES) -> None:
    """Make the tables append-only; nothing where they are."""
    _run(connection, [line for table in tables for line in _set(table, connection.vendor)])


def lift_triggers(connection: BaseDatabaseWrapper, tables: tuple[str, ...] = TABLES) -> None:
    """Undo it: for taking a migration back, for an erasure by law, and for tests that empty or spoil their database."""
    _run(connection, [line for table in tables for line in _lift(table, connection.vendor)])


def install(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """``set_triggers`` on decisions, as a migration."""
    set_triggers(editor.connection, (TABLE,))


def remove(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """``lift_triggers`` from decisions, as a migration."""
    lift_triggers(editor.connection, (TABLE,))


def install_office(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """``set_triggers`` on the office's own tables, as a migration."""
    set_triggers(editor.connection, OFFICE)


def remove_office(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """``lift_triggers`` from them, as a migration."""
    lift_triggers(editor.connection, OFFICE)
