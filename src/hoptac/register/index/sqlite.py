"""Search in SQLite: two FTS5 tables beside the index, one of heads and one of all words.

The words come cut and folded (``base.words``); FTS5's ``ascii`` tokenizer only parts them at their blanks. A trigger
takes a row's words out when the row goes, however it goes. The tables keep their text: taking words out of FTS5 needs
it, and what the page says may have changed by then.

FTS5 as of SQLite 3.40 loses rows where it walks large tables backwards (ORDER BY rowid DESC), as bench/search.py
showed. So its rows are numbered the other way round, the newest lowest, and walked forwards.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db.backends.base.base import BaseDatabaseWrapper

from hoptac.base.words import OPEN, Phrase, holds
from hoptac.register.index.asking import Clause
from hoptac.register.index.docs import MARK, Line, Words

_TABLES = {"head": "register_search_head", "text": "register_search_text"}
#: A row's number is this less its rank, and the other way about.
_TOP = (1 << 63) - 1
INSTALL = [
    *(f"CREATE VIRTUAL TABLE {table} USING fts5(words, tokenize='ascii', columnsize=0)" for table in _TABLES.values()),
    "CREATE TRIGGER register_searchdoc_gone AFTER DELETE ON register_searchdoc BEGIN "
    + " ".join(f"DELETE FROM {table} WHERE rowid = {_TOP} - old.rank;" for table in _TABLES.values())
    + " END",
]
REMOVE = [
    "DROP TRIGGER IF EXISTS register_searchdoc_gone",
    *(f"DROP TABLE IF EXISTS {table}" for table in _TABLES.values()),
]


def put(connection: BaseDatabaseWrapper, rows: Sequence[tuple[int, Words]]) -> None:
    """Index the words of rows that are in ``register_searchdoc``."""
    with connection.cursor() as cursor:
        for place, table in _TABLES.items():
            lines = [(_TOP - rank, _joined(words.head if place == "head" else words.text)) for rank, words in rows]
            cursor.executemany(f"INSERT INTO {table} (rowid, words) VALUES (%s, %s)", lines)


def _joined(line: Line) -> str:
    return " ".join((*line.in_order, MARK, *line.there))


def find(connection: BaseDatabaseWrapper, clause: Clause, low: int, high: int, limit: int) -> list[int]:
    """The newest ranks from ``low`` to ``high`` that a clause finds."""
    table = _TABLES[clause.place]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT rowid FROM {table} WHERE {table} MATCH %s AND rowid BETWEEN %s AND %s ORDER BY rowid LIMIT %s",
            [_match(clause), _TOP - high, _TOP - low, limit],
        )
        return [_TOP - row for (row,) in cursor.fetchall()]


def standing(connection: BaseDatabaseWrapper, words: Sequence[str]) -> set[str]:
    """Those of the words that stand in some row."""
    table = _TABLES["text"]
    one = f"SELECT %s WHERE EXISTS (SELECT 1 FROM {table} WHERE {table} MATCH %s)"
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(words)), [value for w in words for value in (w, _quoted((w,)))])
        return {word for (word,) in cursor.fetchall()}


def things(clause: Clause, what: str, column: str) -> tuple[str, list[object]]:
    """A column of the rows of a sort that a clause finds, as a question within another."""
    table = _TABLES[clause.place]
    ranks = f"SELECT {_TOP} - rowid FROM {table} WHERE {table} MATCH %s"
    # The plus keeps SQLite from walking through all rows of a sort for the few that are found.
    return f"SELECT {column} FROM register_searchdoc WHERE +what = %s AND rank IN ({ranks})", [what, _match(clause)]


def _match(clause: Clause) -> str:
    """The clause in FTS5's words: every word is quoted, so nothing in it is an operator."""
    wanted = [" OR ".join(map(_quoted, unit)) for unit in clause.units]
    return " AND ".join([*(f"({unit})" for unit in wanted), *(f'"{word}"' for word in clause.there)])


def _quoted(phrase: Phrase) -> str:
    """A phrase in quotation marks; behind them stands the sign that its last word may go on."""
    words = " ".join(phrase)
    return f'"{words.removesuffix(OPEN)}"{OPEN if words.endswith(OPEN) else ""}'


def first_held(connection: BaseDatabaseWrapper, clauses: Sequence[Clause], ranks: Sequence[int]) -> dict[int, int]:
    """Rank -> the number of the first of the clauses that it answers; those that answer none are left out."""
    held: dict[int, int] = {}
    for place, table in _TABLES.items():
        asked = [(number, clause) for number, clause in enumerate(clauses) if clause.place == place]
        if not asked:
            continue
        with connection.cursor() as cursor:
            wanted = ", ".join(str(_TOP - rank) for rank in ranks)
            cursor.execute(f"SELECT rowid, words FROM {table} WHERE rowid IN ({wanted})")
            for row, line in cursor.fetchall():
                rank = _TOP - row
                number = next((number for number, clause in asked if _holds(f" {line} ", clause)), None)
                if number is not None:
                    held[rank] = min(number, held.get(rank, number))
    return held


def _holds(line: str, clause: Clause) -> bool:
    """Whether the words of a row answer a clause."""
    if not all(f" {word} " in line for word in clause.there):
        return False
    return all(any(holds(line, phrase) for phrase in unit) for unit in clause.units)


def stored(connection: BaseDatabaseWrapper) -> list[tuple[object, ...]]:
    """What is indexed, row by row, for comparing with another index."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT d.rank, h.words, t.words FROM register_searchdoc d "
            f"FULL JOIN register_search_head h ON h.rowid = {_TOP} - d.rank "
            f"FULL JOIN register_search_text t ON t.rowid = {_TOP} - d.rank ORDER BY d.rank"
        )
        return list(cursor.fetchall())
