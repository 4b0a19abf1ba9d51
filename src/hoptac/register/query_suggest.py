"""What a box may offer while somebody types: places, people and agreements whose names go on like that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from hoptac.base.words import OPEN, holds, plain_words
from hoptac.register.facts import load_facts
from hoptac.register.index import backend
from hoptac.register.index.asking import Asked, Clause, ask
from hoptac.register.index.docs import kind_tag
from hoptac.register.index.guessed import begun
from hoptac.register.index.ranks import rank_range
from hoptac.register.models import Entry, SearchDoc
from hoptac.register.records import Fact

Sort = Literal["place", "person", "agreement"]
#: Of each sort so many; the best of so many that the index gives.
MOST, LOOKED_AT = 4, 100


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``ref`` is a place's id, a name's key or an entry's; ``name`` the printed name that was begun, or the first;
    ``fact`` the agreement."""

    sort: Sort
    ref: str
    name: str = ""
    fact: Fact | None = None


def suggest(typed: str) -> tuple[Suggestion, ...]:
    """Places, people, then the newest agreements; nothing for nothing typed."""
    asked = ask(typed)
    wanted = begun(asked, shortest=1) or asked
    if not wanted.units:
        return ()
    return (*_named("place", wanted), *_named("person", wanted), *_agreements(wanted))


def _found(sort: Sort, asked: Asked, most: int) -> list[int]:
    return backend.find(Clause("head", asked.units, (kind_tag(sort),)), *rank_range(None, None), most)


def _named(sort: Sort, asked: Asked) -> list[Suggestion]:
    """Those whose name begins as typed before others, short names before long ones."""
    rows = SearchDoc.objects.in_bulk(_found(sort, asked, LOOKED_AT))
    told = [Suggestion(sort, row.ref, _called(row.names, asked)) for row in rows.values() if row.names]
    return sorted(told, key=lambda one: (not _begins(one.name, asked), len(one.name), one.name, one.ref))[:MOST]


def _called(names: list[str], asked: Asked) -> str:
    """The one of several names that was begun."""
    return next((name for name in names if _begins(name, asked)), names[0])


def _begins(name: str, asked: Asked) -> bool:
    words = " ".join(plain_words(name))
    typed = " ".join(asked.whole).removesuffix(OPEN)
    return words.startswith(typed) or holds(f" {words} ", asked.whole)


def _agreements(asked: Asked) -> Iterator[Suggestion]:
    ranks = _found("agreement", asked, MOST)
    refs = SearchDoc.objects.in_bulk(ranks)
    facts = {fact.key: fact for fact in load_facts(Entry.objects.filter(key__in=[row.ref for row in refs.values()]))}
    for rank in ranks:
        if rank in refs and refs[rank].ref in facts:
            yield Suggestion("agreement", refs[rank].ref, fact=facts[refs[rank].ref])
