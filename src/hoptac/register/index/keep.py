"""Keeping the index true: whoever changes a page or entries says so here, in the same transaction.

A page and an entry own their rows, which go with them. People and places are told by many entries: of them only those
are looked at that the changed entries name or named, by questions that an index answers however many entries there are.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hoptac.register.chunks import chunks
from hoptac.register.index.backend import put, renew
from hoptac.register.index.docs import Doc, place_doc
from hoptac.register.index.rows import entry_rows, page_rows, person_row
from hoptac.register.models import Entry, EntryPerson, EntryPlace, Page, SearchDoc, SearchState
from hoptac.register.refs import HAND
from hoptac.register.scope import everything
from hoptac.register.units import current, ids_of
from hoptac.register.writing import writing

log = logging.getLogger(__name__)

#: To be raised whenever other words are indexed than before, or in other columns: opening a register then makes its
#: index anew.
VERSION = 4


@dataclass(frozen=True, slots=True)
class Named:
    """Whom and what some live entries name: name key -> printed names; keys of those who have an office there; the
    units of today."""

    people: Mapping[str, frozenset[str]] = field(default_factory=dict)
    officers: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()


@everything()
def index_pages(pages: Iterable[int]) -> None:
    """The rows of some pages, made anew; none for a page that could not be read. Their reports are stored already:
    a page is found by the places that its live reports tell of."""
    for part in chunks(sorted(set(pages))):
        SearchDoc.objects.filter(page__in=part).delete()
        put(page_rows(list(Page.objects.filter(pk__in=part))))


@everything()
def named_in(entries: Iterable[Entry]) -> Named:
    """Whom and what the live ones of some entries name."""
    kinds = {entry.pk: entry.kind for entry in entries if entry.state != "rejected"}
    people: dict[str, set[str]] = defaultdict(set)
    officers, units = set[str](), set[str]()
    for part in chunks(sorted(kinds)):
        named = EntryPerson.objects.filter(entry__in=part).values_list("entry_id", "name_key", "name")
        for entry, key, name in named:
            people[key].add(name)
            officers |= {key} if kinds[entry] == "person" else set()
        places = EntryPlace.objects.filter(entry__in=part).values_list("place", flat=True).distinct()
        units |= {current(place) for place in places}
    return Named({key: frozenset(names) for key, names in people.items()}, frozenset(officers), frozenset(units))


@everything()
def index_entries(entries: Sequence[Entry], before: Named) -> None:
    """The rows of some entries, made anew, and of those whom they name, or named ``before`` they were changed or went.
    What went has taken its rows with it."""
    for part in chunks([entry.pk for entry in entries]):
        SearchDoc.objects.filter(entry__in=part).delete()
    after = named_in(entries)
    put([*entry_rows(entries), *_people(before, after), *_places(before.units, after.units)])


def _people(before: Named, after: Named) -> list[Doc]:
    """New rows of those whose names or offices the entries changed, where that makes a difference; the old ones go."""
    keys = sorted({*before.people, *after.people})
    rows: dict[str, SearchDoc] = {}
    for part in chunks(keys):
        rows |= {row.ref: row for row in SearchDoc.objects.filter(what="person", ref__in=part)}
    changed = {}
    for key in keys:
        held = frozenset(rows[key].names) if key in rows else frozenset[str]()
        told = after.people.get(key, frozenset())
        lost = {name for name in before.people.get(key, frozenset()) - told if not _still_named(key, name)}
        names = (held | told) - lost
        if names != held or key in before.officers or key in after.officers:
            changed[key] = names
    for part in chunks(list(changed)):
        SearchDoc.objects.filter(what="person", ref__in=part).delete()
    return [person_row(key, names) for key, names in changed.items() if names]


def _still_named(key: str, name: str) -> bool:
    named = EntryPerson.objects.filter(name_key=key, name=name)
    return named.exclude(entry__state="rejected").exists()


def _places(before: frozenset[str], after: frozenset[str]) -> list[Doc]:
    """New rows of the units that entries name now; those of units that no entry names any more go."""
    touched = sorted(before | after)
    held = set[str]()
    for part in chunks(touched):
        held.update(SearchDoc.objects.filter(what="place", ref__in=part).values_list("ref", flat=True))
    gone = [unit for unit in sorted(held - after) if not _still_told(unit)]
    SearchDoc.objects.filter(what="place", ref__in=gone).delete()
    return [place_doc(unit, ids_of(unit)) for unit in touched if unit in after and unit not in held]


def _still_told(unit: str) -> bool:
    told = EntryPlace.objects.filter(place__in=ids_of(unit))
    return told.exclude(entry__state="rejected").exists()


@everything()
def forget_names() -> None:
    """Take the rows of all people and places out: all entries are about to be made anew."""
    SearchDoc.objects.filter(what__in=("person", "place")).delete()


@everything()
def index_all() -> None:
    """Make the whole index anew, from pages and entries as they stand, in one transaction."""
    with writing():
        SearchDoc.objects.all().delete()
        read = Page.objects.exclude(address__startswith=HAND).order_by("pk")
        for part in chunks(list(read.values_list("pk", flat=True))):
            put(page_rows(list(Page.objects.filter(pk__in=part))))
        for part in chunks(list(Entry.objects.order_by("pk").values_list("pk", flat=True))):
            index_entries(list(Entry.objects.filter(pk__in=part)), Named())
        SearchState.objects.all().delete()
        SearchState.objects.create(version=VERSION)


@everything()
def refresh() -> None:
    """Make the index of a register anew that was indexed by another version, or not at all."""
    if list(SearchState.objects.values_list("version", flat=True)) != [VERSION]:
        log.info("the index of search is made anew")
        with writing():
            renew()
            index_all()
