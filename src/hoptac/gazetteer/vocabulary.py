"""Fields, kinds of agreement and occasions: their phrases, and days that move with the moon."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from hoptac.base.fold import fold_key
from hoptac.gazetteer.phrases import Phrases
from hoptac.gazetteer.tables import cells, rows


@dataclass(frozen=True, slots=True)
class FieldForm:
    """A phrase of a field; ``needs_cue`` where the bare word names it only in a list or after "lĩnh vực"."""

    code: str
    needs_cue: bool


@dataclass(frozen=True, slots=True)
class Instrument:
    """A kind of agreement; ``role`` tells papers that are none (letters, handover records)."""

    code: str
    role: str
    rank: int


@dataclass(frozen=True, slots=True)
class Occasion:
    """A feast or event; ``kind`` as in occasions.csv."""

    code: str
    kind: str
    rule_type: str
    rule: str


@cache
def field_phrases() -> Phrases[FieldForm]:
    """The phrases of all fields of cooperation."""
    return Phrases(
        (phrase, FieldForm(row["code"], phrase in cells(row["cue_phrases_vi"])))
        for row in rows("fields")
        for phrase in (*cells(row["phrases_vi"]), *cells(row["cue_phrases_vi"]))
    )


@lru_cache(maxsize=4096)
def fields_of(words: str) -> tuple[str, ...]:
    """The fields that some words name (what an agreement is called, what help is for), in the order named.

    Words of several meanings ("điện", "chính trị") name none here: no sentence tells which is meant.

    >>> fields_of("Bản ghi nhớ hợp tác về y tế và giáo dục")
    ('health', 'education')
    """
    hits = field_phrases().find(fold_key(words))
    return tuple(dict.fromkeys(form.code for hit in hits for form in hit.values if not form.needs_cue))


@cache
def instrument_phrases() -> Phrases[Instrument]:
    """The names of all papers, agreements or not."""
    return Phrases(
        (phrase, Instrument(row["code"], row["role"], int(row["rank"])))
        for row in rows("agreement_kinds")
        for phrase in (row["name_vi"], *cells(row["variants_vi"]))
    )


@cache
def occasion_phrases() -> Phrases[Occasion]:
    """The names of all occasions."""
    return Phrases(
        (phrase, Occasion(row["code"], row["kind"], row["rule_type"], row["rule"]))
        for row in rows("occasions")
        for phrase in (row["name_vi"], *cells(row["variants_vi"]))
    )
