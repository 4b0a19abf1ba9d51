"""The index in the database that is open: rows with their words in, ranks out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import ModuleType

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models.expressions import RawSQL

from hoptac.register.chunks import chunks
from hoptac.register.index import postgres, sqlite
from hoptac.register.index.asking import Clause
from hoptac.register.index.docs import Doc, Words, words_of
from hoptac.register.models import SearchDoc


def _of(database: BaseDatabaseWrapper) -> ModuleType:
    return {"sqlite": sqlite, "postgresql": postgres}[database.vendor]


def install_lines() -> Sequence[str]:
    """What makes the tables and columns of words in the database that is open."""
    lines: Sequence[str] = _of(connection).INSTALL
    return lines


def install(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """The tables and columns of words, as a migration."""
    _run(editor.connection, _of(editor.connection).INSTALL)


def remove(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """``install`` taken back."""
    _run(editor.connection, _of(editor.connection).REMOVE)


def renew() -> None:
    """Tables and columns of words as this version has them, empty. Within a transaction of the caller."""
    connection.check_constraints()  # PostgreSQL changes no table for which checks are still to be made
    _run(connection, [*_of(connection).REMOVE, *_of(connection).INSTALL])


def _run(database: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    with database.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def put(docs: Iterable[Doc]) -> None:
    """Add rows to the index. Within a transaction of the caller, who has taken out what stood there before."""
    for part in chunks(list(docs)):
        ranks = _free_ranks(part)
        SearchDoc.objects.bulk_create(
            [
                SearchDoc(
                    rank=rank,
                    what=doc.what,
                    ref=doc.ref,
                    part=doc.part,
                    page_id=doc.page,
                    entry_id=doc.entry,
                    names=list(doc.names),
                )
                for rank, doc in zip(ranks, part, strict=True)
            ]
        )
        put_words([(rank, words_of(doc)) for rank, doc in zip(ranks, part, strict=True)])


def put_words(rows: Sequence[tuple[int, Words]]) -> None:
    """Index the words of rows that are there."""
    _of(connection).put(connection, rows)


def _free_ranks(docs: Iterable[Doc]) -> list[int]:
    """The ranks of some rows; where one is taken (one chance in millions), the next."""
    wanted = [doc.rank for doc in docs]
    taken = set(SearchDoc.objects.filter(rank__in=wanted).values_list("rank", flat=True))
    ranks: list[int] = []
    for rank in wanted:
        while rank in taken or (rank != wanted[len(ranks)] and SearchDoc.objects.filter(rank=rank).exists()):
            rank += 1
        taken.add(rank)
        ranks.append(rank)
    return ranks


def find(clause: Clause, low: int, high: int, limit: int) -> list[int]:
    """The newest ranks from ``low`` to ``high`` that a clause finds; all there are for a clause without a word."""
    if not clause.units and not clause.there:
        rows = SearchDoc.objects.filter(rank__gte=low, rank__lte=high).order_by("-rank")
        return list(rows.values_list("rank", flat=True)[:limit])
    found: list[int] = _of(connection).find(connection, clause, low, high, limit)
    return found


def standing(words: Sequence[str]) -> set[str]:
    """Those of some words that stand anywhere."""
    found: set[str] = _of(connection).standing(connection, words) if words else set()
    return found


def entries(clause: Clause) -> RawSQL:
    """The rows of all entries that a clause finds, as a question within another."""
    return RawSQL(*_of(connection).things(clause, "entry", "entry_id"))


def names(clause: Clause) -> RawSQL:
    """The keys of all names of persons that a clause finds, as a question within another."""
    return RawSQL(*_of(connection).things(clause, "person", "ref"))


def first_held(clauses: Sequence[Clause], ranks: Sequence[int]) -> dict[int, int]:
    """Rank -> the number of the first of the clauses that it answers; those that answer none are left out."""
    held: dict[int, int] = _of(connection).first_held(connection, clauses, ranks) if ranks and clauses else {}
    return held


def stored() -> list[tuple[object, ...]]:
    """All that is indexed: the rows, and their words as the database keeps them."""
    rows = SearchDoc.objects.order_by("rank").values_list("rank", "what", "ref", "part", "names")
    words: list[tuple[object, ...]] = _of(connection).stored(connection)
    return [*rows, *words]
