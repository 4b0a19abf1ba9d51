"""Search in PostgreSQL: three ``tsvector`` columns of the index, of heads, of all words, and of keys.

The vectors and the questions are written out here word by word; PostgreSQL's own parsers and dictionaries, which know
neither Vietnamese nor Lao, take no part. Its indexes know words but not where they stand: for "son la" it would look at
every page that has the common words *son* and *la*. So it is the keys of a row that are indexed: its words and its
pairs of neighbours, without places. They answer a question of one word or two in a row from the index alone, whatever
is joined by "or"; for longer runs the words with their places are asked besides.

Its planner takes words to be spread evenly and independently, and where it errs, it reads the whole table. So it is not
left to choose: first the newest rows are looked at one by one, which is enough for what stands on many; else all that
the indexes find are put in order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

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
    f"ALTER TABLE {_TABLE} ADD COLUMN head_words tsvector, ADD COLUMN text_words tsvector, ADD COLUMN keys tsvector",
    *(
        f"CREATE INDEX {_TABLE}_{column} ON {_TABLE} USING gin ({column}) WITH (fastupdate = off)"
        for column in ("head_words", "keys")
    ),
]
#: ``pairs`` was there before ``keys``.
REMOVE = [
    f"ALTER TABLE {_TABLE} DROP COLUMN IF EXISTS {column}" for column in ("head_words", "text_words", "keys", "pairs")
]


def put(connection: BaseDatabaseWrapper, rows: Sequence[tuple[int, Words]]) -> None:
    """Index the words of rows that are in ``register_searchdoc``."""
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {_TABLE} SET head_words = %s::tsvector, text_words = %s::tsvector, keys = %s::tsvector "
            "WHERE rank = %s",
            [(_vector(words.head), _vector(words.text), _keys(words.text), rank) for rank, words in rows],
        )


def _vector(line: Line) -> str:
    """Words with the places where they stand (from 1 on), and words without."""
    places: dict[str, list[str]] = defaultdict(list)
    for number, word in enumerate(line.in_order, 1):
        if word != MARK:
            places[word].append(str(number))
    placed = [f"'{word}':{','.join(numbers)}" for word, numbers in places.items()]
    return " ".join([*placed, *map(_placeless, line.there)])


def _keys(line: Line) -> str:
    """Words and pairs of neighbours, each once; a pair is written with a blank between, which no word holds."""
    pairs = (f"{one} {other}" for one, other in pairwise(line.in_order) if MARK not in (one, other))
    words = (word for word in line.in_order if word != MARK)
    return " ".join([*(f"'{key}'" for key in sorted({*words, *pairs})), *map(_placeless, line.there)])


def find(connection: BaseDatabaseWrapper, clause: Clause, low: int, high: int, limit: int) -> list[int]:
    """The newest ranks from ``low`` to ``high`` that a clause finds."""
    stands, question = f"{_COLUMNS[clause.place]} @@ %s::tsquery", _question(clause.units, clause.there)
    newest = f"SELECT * FROM {_TABLE} WHERE rank BETWEEN %s AND %s ORDER BY rank DESC LIMIT %s"
    one_by_one = f"SELECT rank FROM ({newest}) newest WHERE {stands} ORDER BY rank DESC LIMIT %s"
    wanted, values = _indexed(clause)
    through = f"SELECT rank FROM {_TABLE} WHERE {wanted} AND rank BETWEEN %s AND %s"
    indexed = f"WITH found AS MATERIALIZED ({through}) SELECT rank FROM found ORDER BY rank DESC LIMIT %s"
    with connection.cursor() as cursor:
        look = _NEWEST
        while look:
            cursor.execute(one_by_one, [low, high, look, question, limit])
            ranks = [rank for (rank,) in cursor.fetchall()]
            if len(ranks) == limit:
                return ranks
            # Once more, where as many again as these would be enough.
            enough = limit * look // max(len(ranks), 1) * 4 // 3
            look = enough if look == _NEWEST and enough <= _MOST else 0
        cursor.execute(indexed, [*values, low, high, limit])
        return [rank for (rank,) in cursor.fetchall()]


def standing(connection: BaseDatabaseWrapper, words: Sequence[str]) -> set[str]:
    """Those of the words that stand in some row: most in one of the newest, or in a hundredth of all, taken anywhere;
    only the others, which stand on few, are looked up."""
    newest = f"(SELECT keys FROM {_TABLE} ORDER BY rank DESC LIMIT {_NEWEST}) newest"
    found = set[str]()
    with connection.cursor() as cursor:
        for rows in (newest, f"{_TABLE} TABLESAMPLE SYSTEM (1)", _TABLE):
            found |= _counted(cursor, [word for word in words if word not in found], rows)
    return found


def _counted(cursor: CursorWrapper, words: Sequence[str], rows: str) -> set[str]:
    """The words that stand in some of the rows. They are counted: the planner must not hope to meet one early."""
    if not words:
        return set()
    one = f"SELECT %s, count(*) FROM {rows} WHERE keys @@ %s::tsquery"
    cursor.execute(" UNION ALL ".join([one] * len(words)), [value for w in words for value in (w, _quoted(w))])
    return {word for word, count in cursor.fetchall() if count}


def _indexed(clause: Clause) -> tuple[str, list[str]]:
    """What must hold of a row, in SQL with its values, so that the indexes answer it."""
    stands, question = f"{_COLUMNS[clause.place]} @@ %s::tsquery", _question(clause.units, clause.there)
    if clause.place == "head":  # few words, and rows read at once: keys, of whole texts, would find far too many
        return stands, [question]
    # The keys say all that a text is asked for, but for runs of three words and more.
    exact = all(len(phrase) < 3 for unit in clause.units for phrase in unit)
    return "keys @@ %s::tsquery" + ("" if exact else f" AND {stands}"), [_keyed(clause), *([] if exact else [question])]


def things(clause: Clause, what: str, column: str) -> tuple[str, list[str]]:
    """A column of the rows of a sort that a clause finds, as a question within another."""
    wanted, values = _indexed(clause)
    return f"SELECT {column} FROM {_TABLE} WHERE what = %s AND {wanted}", [what, *values]


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


def _keyed(clause: Clause) -> str:
    """A clause as keys answer it: a run of words by its pairs."""
    units = [[_runs(phrase) for phrase in unit] for unit in clause.units]
    wanted = [" | ".join("(" + " & ".join(map(_quoted, run)) + ")" for run in unit) for unit in units]
    return " & ".join([*(f"({unit})" for unit in wanted), *map(_placeless, clause.there)])


def _runs(phrase: Phrase) -> Sequence[str]:
    return [f"{one} {other}" for one, other in pairwise(phrase)] or phrase


def _question(units: Iterable[Sequence[Phrase]], there: Iterable[str]) -> str:
    """In PostgreSQL's words: every word is quoted and holds no sign but letters, digits and ``MARK``."""
    wanted = [" | ".join("(" + " <-> ".join(map(_quoted, phrase)) + ")" for phrase in unit) for unit in units]
    return " & ".join([*(f"({unit})" for unit in wanted), *map(_placeless, there)])


def _placeless(word: str) -> str:
    """What stands without a place bears a sign before it: PostgreSQL finds no run of words that ends in an open word
    where one without a place begins like it."""
    return f"'{MARK}{word}'"


def _quoted(word: str) -> str:
    return f"'{word.removesuffix(OPEN)}':{OPEN}" if word.endswith(OPEN) else f"'{word}'"


def stored(connection: BaseDatabaseWrapper) -> list[tuple[object, ...]]:
    """What is indexed, row by row, for comparing with another index."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT rank, head_words::text, text_words::text, keys::text FROM {_TABLE} ORDER BY rank")
        return list(cursor.fetchall())
