"""What a database does by itself some time after many rows have come, done at once."""

from __future__ import annotations

from django.apps import apps
from django.db import connection

#: So many pages are many. After fewer the database's own housekeeping is soon enough.
MANY = 500


def settle(pages: int) -> None:
    """After so many pages were stored: let PostgreSQL note which rows everybody sees, so that indexes alone answer what
    is counted, and how values are spread, so that it finds the quick ways. SQLite needs neither; nor within a
    transaction, where it is refused."""
    if connection.vendor != "postgresql" or pages < MANY or connection.in_atomic_block:
        return
    held = apps.get_app_config("register").get_models()
    tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in held)
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM (ANALYZE) {tables}")
