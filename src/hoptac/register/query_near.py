"""Entries that may be the same fact as one, for a person to say: of its kind, between the same sides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from hoptac.base.kinds import KINDS
from hoptac.link.claims import canonical
from hoptac.link.likeness import one_name
from hoptac.link.namekey import name_key
from hoptac.register.facts import load_facts
from hoptac.register.models import Entry, EntryPlace, Report
from hoptac.register.records import Fact
from hoptac.register.seen import seen_each
from hoptac.register.units import ids_of

#: So many are offered.
MOST = 8
#: Days between what may be one fact told twice.
_MONTHS = 62
#: So like are the keys of two spellings of a name, by difflib.
_NAMES = 0.75


@dataclass(frozen=True, slots=True)
class Near:
    """An entry that may be the same fact; ``seen`` as in ``register.seen``."""

    fact: Fact
    seen: str


def near(key: str) -> tuple[Near, ...]:
    """Those most like an entry (by its key): within two months first, then by how many slots agree; of people only
    those of a name like theirs."""
    entry = Entry.objects.get(key=key)
    others = _between(entry).exclude(state="rejected").exclude(pk=entry.pk)
    rows = others.order_by().values_list("key", "day", "values").iterator(chunk_size=1000)
    told = ((other, day, values) for other, day, values in rows if _may_be(entry, values))
    best = sorted((_distance(entry, day, values), other) for other, day, values in told)
    chosen = [other for _, other in best[:MOST]]
    facts = {fact.key: fact for fact in load_facts(Entry.objects.filter(key__in=chosen))}
    return tuple(Near(facts[other], seen) for other, seen in zip(chosen, _seen(chosen), strict=True))


def _may_be(entry: Entry, values: Mapping[str, Any]) -> bool:
    if entry.kind != "person":
        return True
    one, other = (str(told.get("name") or "") for told in (entry.values, values))
    alike = SequenceMatcher(None, name_key(one), name_key(other)).ratio() >= _NAMES
    return alike or one_name(one, other, foreign=True)


def _between(entry: Entry) -> Any:
    """Entries of a kind that name each of an entry's units; of a person, one that holds an office there."""
    found = Entry.objects.filter(kind=entry.kind)
    for place in sorted(set(entry.places.values_list("place", flat=True)))[:4]:
        found = found.filter(id__in=EntryPlace.objects.filter(place__in=ids_of(place)).values("entry_id"))
    return found


def _distance(entry: Entry, day: str | None, values: Mapping[str, Any]) -> tuple[bool, int, int]:
    """How unlike another entry is."""
    slots = [slot for slot in KINDS[entry.kind].slots if entry.values.get(slot) not in (None, "", [])]
    alike = sum(canonical(entry.values[slot]) == canonical(values.get(slot)) for slot in slots)
    gap = _gap(entry.day, day)
    return gap > _MONTHS, -alike, gap


def _gap(one: str | None, other: str | None) -> int:
    """Days between two ISO days (months and years from their first); very many where one is not known."""
    if not one or not other:
        return 1_000_000
    first, second = (date.fromisoformat(f"{day}-01-01"[:10]) for day in (one, other))
    return abs((first - second).days)


def _seen(keys: Iterable[str]) -> list[str]:
    """What is to be seen of each entry."""
    told: dict[str, list[Report]] = {key: [] for key in keys}
    for report in Report.objects.filter(entry__key__in=list(told)).select_related("entry"):
        if report.entry is not None:
            told[report.entry.key].append(report)
    return seen_each(list(told.values()))
