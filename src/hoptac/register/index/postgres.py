"""Search in PostgreSQL: two ``tsvector`` columns of the index, one of heads and one of all words, and one of pairs.

The vectors and the questions are written out here word by word; PostgreSQL's own parsers and dictionaries, which know
neither Vietnamese nor Lao, take no part. Its indexes know words but not where they stand: for "son la" it would look at
every page that has the common words *son* and *la*. So pairs of neighbours are indexed too, as numbers.

Its planner takes words to be spread evenly and independently, and where it errs, it reads the whole table. So it is not
left to choose: first the newest rows are looked at one by one, which is enough for what stands on many; else all that
the indexes find are put in order.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from hoptac.base.words import OPEN, Phrase
from hoptac.register.index.asking import Clause
from hoptac.register.index.docs import MARK, Line, Words

_TABLE = "register_searchdoc"
_COLUMNS = {"head": "head_words", "text": "text_words"}
#: So many of the newest rows are looked at one by one, and so many at most if that promises to be enough.
_NEWEST, _MOST = 400, 2500
INSTALL = [
    f"ALTER TABLE {_TABLE} ADD COLUMN head_words tsvector, ADD COLUMN text_words tsvector, ADD COLUMN pairs bigint[]",
    *(
        f"CREATE INDEX {_TABLE}_{column} ON {_TABLE} USING gin ({column}) WITH (fastupdate = off)"
        for column in (*_COLUMNS.values(), "pairs")
    ),
]
REMOVE = [f"ALTER TABLE {_TABLE} DROP COLUMN head_words, DROP COLUMN text_words, DROP COLUMN pairs"]


def put(connection: BaseDatabaseWrapper, rows: Sequence[tuple[int, Words]]) -> None:
    """Index the words of rows that are in ``register_searchdoc``."""
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {_TABLE} SET head_words = %s::tsvector, text_words = %s::tsvector, pairs = %s::bigint[] "
            "WHERE rank = %s",
            [(_vector(words.head), _vector(words.text), _array(words.text.in_order), rank) for rank, words in rows],
        )


def _vector(line: Line) -> str:
    """Words with the places where they stand (from 1 on), and words without."""
    places: dict[str, list[str]] = defaultdict(list)
    for number, word in enumerate(line.in_order, 1):
        if word != MARK:
            places[word].append(str(number))
    placed = [f"'{word}':{','.join(numbers)}" for word, numbers in places.items()]
    return " ".join([*placed, *(f"'{word}'" for word in line.there)])


def _array(words: Sequence[str]) -> str:
    """The pairs of neighbours, each once."""
    return "{" + ",".join(map(str, sorted(set(_pairs(words))))) + "}"


def _pairs(words: Sequence[str]) -> list[int]:
    return [_pair(one, other) for one, other in pairwise(words) if MARK not in (one, other)]


@lru_cache(maxsize=100_000)
def _pair(one: str, other: str) -> int:
    """A number for two words in a row: of 2**64, so no two pairs ever share one in practice."""
    digest = hashlib.blake2b(f"{one} {other}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def find(connection: BaseDatabaseWrapper, clause: Clause, low: int, high: int, limit: int) -> list[int]:
    """The newest ranks from ``low`` to ``high`` that a clause finds."""
    wanted, values = _conditions(clause)
    newest = f"SELECT * FROM {_TABLE} WHERE rank BETWEEN %s AND %s ORDER BY rank DESC LIMIT %s"
    one_by_one = f"SELECT rank FROM ({newest}) newest WHERE {wanted} ORDER BY rank DESC LIMIT %s"
    through = f"SELECT rank FROM {_TABLE} WHERE {wanted} AND rank BETWEEN %s AND %s"
    indexed = f"WITH found AS MATERIALIZED ({through}) SELECT rank FROM found ORDER BY rank DESC LIMIT %s"
    with connection.cursor() as cursor:
        look = _NEWEST
        while look:
            cursor.execute(one_by_one, [low, high, look, *values, limit])
            ranks = [rank for (rank,) in cursor.fetchall()]
            if len(ranks) == limit:
                return ranks
            # Once more, where as many again as these would be enough.
            enough = limit * look // max(len(ranks), 1) * 4 // 3
            look = enough if look == _NEWEST and enough <= _MOST else 0
        cursor.execute(indexed, [*values, low, high, limit])
        return [rank for (rank,) in cursor.fetchall()]


def standing(connection: BaseDatabaseWrapper, words: Sequence[str]) -> set[str]:
    """Those of the words that stand in some row: most in one of the newest, and only the others are looked up."""
    newest = f"SELECT text_words FROM {_TABLE} ORDER BY rank DESC LIMIT {_NEWEST}"
    with connection.cursor() as cursor:
        found = _counted(cursor, words, f"({newest}) newest")
        return found | _counted(cursor, [word for word in words if word not in found], _TABLE)


def _counted(cursor: CursorWrapper, words: Sequence[str], rows: str) -> set[str]:
    """The words that stand in some of the rows. They are counted: the planner must not hope to meet one early."""
    if not words:
        return set()
    one = f"SELECT %s, count(*) FROM {rows} WHERE text_words @@ %s::tsquery"
    cursor.execute(" UNION ALL ".join([one] * len(words)), [value for w in words for value in (w, _quoted(w))])
    return {word for word, count in cursor.fetchall() if count}


def first_held(connection: BaseDatabaseWrapper, clauses: Sequence[Clause], ranks: Sequence[int]) -> dict[int, int]:
    """Rank -> the number of the first of the clauses that it answers; those that answer none are left out."""
    asked = [(f"{_COLUMNS[clause.place]} @@ %s::tsquery", _question(clause.units, clause.there)) for clause in clauses]
    answers = " ".join(f"WHEN {condition} THEN {number}" for number, (condition, _) in enumerate(asked))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT rank, CASE {answers} END FROM {_TABLE} WHERE rank = ANY(%s)",
            [*(question for _, question in asked), list(ranks)],
        )
        return {rank: number for rank, number in cursor.fetchall() if number is not None}


def _conditions(clause: Clause) -> tuple[str, list[Any]]:
    """What must hold of a row, in SQL with its values. Pairs alone say all of two words in a row in a text, but not
    of a word that may go on."""
    conditions, values = [], list[Any]()
    left = []
    for unit in clause.units:
        whole = [phrase[:-1] if phrase[-1].endswith(OPEN) else phrase for phrase in unit]
        if all(len(phrase) > 1 for phrase in whole):
            conditions.append("(" + " OR ".join("pairs @> %s::bigint[]" for _ in unit) + ")")
            values += [_array(phrase) for phrase in whole]
        if clause.place == "head" or any(len(phrase) != 2 or phrase[-1].endswith(OPEN) for phrase in unit):
            left.append(unit)
    if left or clause.there:
        conditions.append(f"{_COLUMNS[clause.place]} @@ %s::tsquery")
        values.append(_question(left, clause.there))
    return " AND ".join(conditions), values


def _question(units: Iterable[Sequence[Phrase]], there: Iterable[str]) -> str:
    """In PostgreSQL's words: every word is quoted and holds no sign but letters, digits and ``MARK``."""
    wanted = [" | ".join("(" + " <-> ".join(map(_quoted, phrase)) + ")" for phrase in unit) for unit in units]
    return " & ".join([*(f"({unit})" for unit in wanted), *(f"'{word}'" for word in there)])


def _quoted(word: str) -> str:
    return f"'{word.removesuffix(OPEN)}':{OPEN}" if word.endswith(OPEN) else f"'{word}'"


def stored(connection: BaseDatabaseWrapper) -> list[tuple[object, ...]]:
    """What is indexed, row by row, for comparing with another index."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT rank, head_words::text, text_words::text, pairs FROM {_TABLE} ORDER BY rank")
        return list(cursor.fetchall())
