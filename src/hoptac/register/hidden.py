"""What is hidden from an account, worked out: its pages, and where else in the register something tells of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache, partial
from typing import Any

from django.db.models import Exists, IntegerField, OuterRef
from django.db.models.expressions import RawSQL

from hoptac.register.joining import names_of, places_of, say_again
from hoptac.register.maps import target_of
from hoptac.register.models import (
    Department,
    Entry,
    EntryPair,
    EntryPerson,
    EntryPlace,
    Owned,
    Page,
    Partnership,
    Report,
)
from hoptac.register.pairs import counted, rows_of
from hoptac.register.scope import Hidden, Traces, everything
from hoptac.register.shelves import shelf_for
from hoptac.register.units import current, ids_of

#: What the traces of hidden pages hang on: where none of these is larger than before, they are as they were.
_STAMP = {
    f"stamp_{table}": RawSQL(f"(SELECT MAX({column}) FROM register_{table})", [], IntegerField(null=True))
    for table, column in (("page", "id"), ("capture", "id"), ("report", "id"), ("entry", "id"), ("decision", "number"))
}
Stamp = tuple[int | None, ...]


@everything()
def hidden_from(account: int) -> Hidden | None:
    """What is hidden from an account that is no admin's, by its row; None: nothing is. One question."""
    mine = Department.objects.filter(pk=OuterRef("department"), members=account)
    rows = list(
        Owned.objects.order_by().annotate(own=Exists(mine), **_STAMP).values_list("sort", "name", "own", *_STAMP)
    )
    held = {(sort, name) for sort, name, own, *_ in rows if own}
    shut = {(sort, name) for sort, name, *_ in rows} - held
    if not shut:
        return None
    addresses, papers = (frozenset(name for of, name in shut if of == sort) for sort in ("page", "paper"))
    return worked_out(addresses, papers, tuple(rows[0][3:]))


@lru_cache(maxsize=64)
def worked_out(addresses: frozenset[str], papers: frozenset[str], stamp: Stamp) -> Hidden:
    """What is hidden with these pages and papers, kept for the next request for as long as the register stands."""
    rows = list(Page.objects.order_by().filter(address__in=addresses).values_list("pk", "ref"))
    pages = frozenset(pk for pk, _ in rows)
    refs = frozenset(ref for _, ref in rows)
    return Hidden(pages, refs, addresses, papers, partial(traces, pages, addresses), _retell)


@everything()
def _retell(shut: Hidden, rows: list[Any]) -> None:
    say_again([row for row in rows if isinstance(row, Entry)], Report.objects.exclude(page__in=shut.pages))
    pairs = {row.pair: row for row in rows if isinstance(row, Partnership)}
    for name, found in counted(pairs, EntryPair.objects.exclude(pk__in=shut.traces.pairs)).items():
        vars(pairs[name]).update({column: vars(found)[column] for column in ("now", "then", "total", "first", "last")})


def traces(pages: Collection[int], addresses: Iterable[str]) -> Traces:
    """All traces of some pages."""
    rows = Report.objects.order_by().filter(entry__isnull=False)
    touched = {entry for entry in rows.filter(page__in=pages).values_list("entry_id", flat=True) if entry}
    others = rows.filter(entry__in=touched).exclude(page__in=pages).values_list("entry_id", flat=True)
    shared = {entry for entry in others if entry}
    lone, entries = touched - shared, list(Entry.objects.filter(pk__in=shared))
    say_again(entries, Report.objects.exclude(page__in=pages))
    places, people = _places(lone, entries), _people(lone, entries)
    pairs = _pairs(lone, entries)
    named = EntryPair.objects.order_by().filter(pk__in=pairs).values_list("pair", flat=True).distinct()
    seen = (
        EntryPair.objects.order_by().filter(pair__in=list(named)).exclude(pk__in=pairs).values_list("pair", flat=True)
    )
    return Traces(
        frozenset(lone),
        frozenset(shared),
        frozenset(places),
        frozenset(people),
        frozenset(pairs),
        frozenset(named) - frozenset(seen),
        frozenset(named) & frozenset(seen),
        frozenset(_names(people)),
        frozenset(_units(places)),
        frozenset(target_of(address) for address in addresses),
        frozenset(_shelved(entries)),
    )


def _places(lone: Collection[int], shared: Sequence[Entry]) -> set[int]:
    """Rows of the index of places that only hidden pages stand behind; ``shared`` say what the other pages tell."""
    near = {(entry.pk, place, slot) for entry in shared for place, slot in places_of(entry)}
    rows = EntryPlace.objects.filter(entry__in=[entry.pk for entry in shared])
    hid = {pk for pk, *row in rows.values_list("pk", "entry", "place", "slot") if tuple(row) not in near}
    return hid | set(EntryPlace.objects.filter(entry__in=lone).values_list("pk", flat=True))


def _people(lone: Collection[int], shared: Sequence[Entry]) -> set[int]:
    """As ``_places``, of people."""
    named = {(entry.pk, name, slot) for entry in shared for name, slot in names_of(entry)}
    rows = EntryPerson.objects.filter(entry__in=[entry.pk for entry in shared])
    hid = {pk for pk, *row in rows.values_list("pk", "entry", "name", "slot") if tuple(row) not in named}
    return hid | set(EntryPerson.objects.filter(entry__in=lone).values_list("pk", flat=True))


def _shelved(shared: Sequence[Entry]) -> set[int]:
    """Rows of the index of people whose place in the list of people hidden pages tell."""
    told = {entry.pk: entry for entry in shared}
    rows = EntryPerson.objects.filter(entry__in=list(told)).values_list("pk", "entry", "slot", "shelf")
    return {pk for pk, entry, slot, shelf in rows if shelf_for(told[entry], slot) != shelf}


def _pairs(lone: Collection[int], shared: Sequence[Entry]) -> set[int]:
    """As ``_places``, of partnerships."""
    made = {(entry.pk, row.pair, row.day, row.what) for entry in shared for row in rows_of(entry)}
    rows = EntryPair.objects.filter(entry__in=[entry.pk for entry in shared])
    hid = {pk for pk, *row in rows.values_list("pk", "entry", "pair", "day", "what") if tuple(row) not in made}
    return hid | set(EntryPair.objects.filter(entry__in=lone).values_list("pk", flat=True))


def _names(people: Collection[int]) -> set[str]:
    """The keys of names that nothing but these rows bear."""
    keys = set(EntryPerson.objects.filter(pk__in=people).values_list("name_key", flat=True))
    others = EntryPerson.objects.filter(name_key__in=keys).exclude(pk__in=people)
    return keys - set(others.values_list("name_key", flat=True))


def _units(places: Collection[int]) -> set[str]:
    """The places of today that nothing but these rows name."""
    units = {current(place) for place in EntryPlace.objects.filter(pk__in=places).values_list("place", flat=True)}
    seen = EntryPlace.objects.exclude(pk__in=places)
    return {unit for unit in units if not seen.filter(place__in=ids_of(unit)).exists()}
