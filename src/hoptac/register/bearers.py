"""The names of live entries as ``link.bearers`` wants them, read for some names and all that may be theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from hoptac.gazetteer.places import PLACES, country_of
from hoptac.link.bearers import Bearer
from hoptac.link.keyed import lasting
from hoptac.link.likeness import ALIKE, first_sound, nearness, one_name
from hoptac.link.namekey import is_full_name, name_key
from hoptac.register.chunks import chunks
from hoptac.register.models import Entry, EntryPerson, EntryPlace, Report

#: The slot of a name -> the slot whose places it goes with; a signer goes with all parties.
_SIDES = {"guest_head": "guest", "host_head": "host", "signed_by": "parties"}
_Post = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Named:
    """Whom one entry names in a slot. ``entry`` is its row, ``posts`` all offices that its reports give, those of the
    newest first."""

    bearer: Bearer
    entry: int
    kind: str
    day: str
    posts: tuple[_Post, ...]
    newest: tuple[_Post, ...]


@cache
def _same_unit() -> dict[str, tuple[str, ...]]:
    ids: dict[str, list[str]] = defaultdict(list)
    for place in PLACES:
        ids[lasting(place)].append(place)
    return {unit: tuple(places) for unit, places in ids.items()}


def ids_of_unit(unit: str) -> tuple[str, ...]:
    """The ids of a lasting unit: VN-HUE and VN-26."""
    return _same_unit().get(lasting(unit), (unit,))


def named(keys: Collection[str] | None = None) -> list[Named]:
    """All that live entries name (of some name keys, with whatever other names the same entries give them)."""
    live = EntryPerson.objects.exclude(entry__state="rejected")
    columns = ("entry_id", "entry__key", "entry__kind", "entry__day", "slot", "name")
    if keys is None:
        return _named(live.values_list(*columns).iterator(chunk_size=2000))
    bearing = (live.filter(name_key__in=part).order_by().values("entry") for part in chunks(sorted(keys)))
    # An entry that bears names of two parts is found twice.
    found = _named(dict.fromkeys(row for part in bearing for row in live.filter(entry__in=part).values_list(*columns)))
    return [one for one in found if not one.bearer.name_keys.isdisjoint(keys)]


def _named(rows: Iterable[tuple[int, str, str, str | None, str, str]]) -> list[Named]:
    told: dict[tuple[int, str, str, str, str], list[str]] = defaultdict(list)
    for entry, key, kind, day, slot, name in rows:
        told[entry, key, kind, day or "", slot].append(name)
    persons = [what for what in told if what[2] == "person"]
    others = [what for what in told if what[2] != "person"]
    return [*_persons({what: told[what] for what in persons}), *_mentions({what: told[what] for what in others})]


#: Row and key of an entry, its kind, its day, the slot.
_What = tuple[int, str, str, str, str]


def _persons(told: Mapping[_What, list[str]]) -> Iterator[Named]:
    """Whom the entries of persons name, with their offices."""
    entries = [what[0] for what in told]
    posts = {pk: held for pk, *held in posts_of(entries)}
    pages = _pages(entries)
    offices = {
        entry: frozenset((p["post"], lasting(p["place"])) for p in posts[entry][1] if p.get("post") and p.get("place"))
        for entry in entries
    }
    beside = _beside([entry for entry in entries if not any("-" in unit for _, unit in offices[entry])], pages)
    for (entry, key, kind, day, _), names in told.items():
        newest, held = posts[entry]
        context = frozenset(beside.get(entry, ()))
        units = frozenset(unit for _, unit in offices[entry]) or context
        near = frozenset(unit for unit in context if "-" in unit)
        bearer = Bearer(key, tuple(sorted(names)), units, offices[entry], frozenset(pages[entry]), near)
        yield Named(bearer, entry, kind, day, tuple(held), tuple(newest))


def _mentions(told: Mapping[_What, list[str]]) -> Iterator[Named]:
    """Whom other entries name: the spellings of one name in a slot are one bearer, signers are several."""
    sides = _sides([what[0] for what in told])
    for (entry, key, kind, day, slot), names in told.items():
        units = frozenset(sides[entry, _SIDES.get(slot, "")])
        for number, spelled in enumerate(_spelled(sorted(names), foreign="VN" not in map(country_of, units))):
            bearer = Bearer(f"{key} {slot} {number}", spelled, units)
            yield Named(bearer, entry, kind, day, (), ())


def _spelled(names: Iterable[str], *, foreign: bool) -> list[tuple[str, ...]]:
    """Names of one slot by whose they are, in order."""
    groups: list[list[str]] = []
    for name in names:
        own = next((group for group in groups if any(one_name(name, known, foreign=foreign) for known in group)), None)
        if own is None:
            groups.append([name])
        else:
            own.append(name)
    return [tuple(group) for group in groups]


def posts_of(entries: Sequence[int]) -> Iterator[tuple[int, list[_Post], list[_Post]]]:
    """Of each person's entry (row) the offices that its newest report gives, and those of all its reports."""
    # As rows, not as bare values: what a hidden page tells too is told again by the others.
    persons = Entry.objects.only("key", "values", "others")
    for row in (row for part in chunks(entries) for row in persons.filter(pk__in=part)):
        first = row.values.get("posts") or []
        more = [post for claim in row.others.get("posts", ()) for post in claim["value"] if post not in first]
        yield row.pk, first, [*first, *more]


def _pages(entries: Collection[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for part in chunks(sorted(entries)):
        for entry, page in Report.objects.filter(entry__in=part).order_by().values_list("entry_id", "page_id"):
            found[entry or 0].add(page)
    return found


def _sides(entries: Collection[int]) -> dict[tuple[int, str], set[str]]:
    """The lasting units on the sides of entries, by entry and slot."""
    found: dict[tuple[int, str], set[str]] = defaultdict(set)
    for part in chunks(sorted(set(entries))):
        places = EntryPlace.objects.filter(entry__in=part).exclude(slot="posts")
        for entry, slot, place in places.values_list("entry_id", "slot", "place"):
            found[entry, slot].add(lasting(place))
    return found


def _beside(entries: Collection[int], pages: Mapping[int, set[int]]) -> dict[int, set[str]]:
    """For persons whose office no page gives: the units on the sides of what their pages tell."""
    wanted = sorted({page for entry in entries for page in pages.get(entry, ())})
    told: dict[int, set[int]] = defaultdict(set)
    for part in chunks(wanted):
        rows = Report.objects.filter(page__in=part, entry__isnull=False).exclude(kind="person").order_by()
        for page, entry in rows.values_list("page_id", "entry_id"):
            told[page].add(entry or 0)
    sides: dict[int, set[str]] = defaultdict(set)
    for (entry, _), units in _sides([entry for found in told.values() for entry in found]).items():
        sides[entry] |= units
    return {
        entry: {unit for page in pages.get(entry, ()) for fact in told[page] for unit in sides[fact]}
        for entry in entries
    }


def around(*wanted: str) -> list[Named]:
    """All that some names' keys may mean, and all that these may be confused with: what sounds alike at their units,
    over as many steps as it takes."""
    keys, seen = set(wanted), set[str]()
    while True:
        found = named(keys)
        keys |= {other for one in found for other in one.bearer.name_keys}
        units = {unit for one in found for unit in one.bearer.home if country_of(unit) != "VN"} - seen
        seen |= units
        more = _alike(units, {name for one in found for name in one.bearer.names}) - keys
        if not more and keys == {other for one in found for other in one.bearer.name_keys}.union(wanted):
            return found
        keys |= more


def _alike(units: Collection[str], names: Collection[str]) -> set[str]:
    """The keys of names at some units that sound like one of these."""
    ids = sorted(place for unit in units for place in ids_of_unit(unit))
    full = [name for name in names if is_full_name(name)]
    found = set[str]()
    for part in chunks(ids):
        live = EntryPerson.objects.filter(entry__places__place__in=part).exclude(entry__state="rejected")
        for name in live.order_by().values_list("name", flat=True).distinct():
            near = (other for other in full if first_sound(other) == first_sound(name))
            if is_full_name(name) and any(nearness(name, other) >= ALIKE for other in near):
                found.add(name_key(name))
    return found
