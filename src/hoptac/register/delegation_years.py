"""A year of an office: its delegations and agreements, for statistics and the yearly report."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date

from hoptac.gazetteer.clock import dues_between
from hoptac.gazetteer.places import country_of
from hoptac.link.likeness import one_name
from hoptac.link.namekey import name_key
from hoptac.register.facts import load_facts
from hoptac.register.models import Entry, EntryPlace
from hoptac.register.papers import item
from hoptac.register.trips import doubtful, trips_of
from hoptac.register.units import ids_of
from hoptac.share.delegation.statistics import Trip, Year
from hoptac.share.papers.record import Item, Office


def year_of(office: Office, year: int, today: date) -> Year:
    """What the register has of a year."""
    visits = [
        i for i in _items("visit", office) if str(i.get("start") or "")[:4] == str(year) and i.get("status") == "done"
    ]
    out = tuple(i for i in visits if set(i.get("guest") or ()) & ids_of(office.place))
    inward = tuple(i for i in visits if i not in out and set(i.get("host") or ()) & ids_of(office.place))
    (outs, odd), (ins, strange) = _trips(out), _trips(inward)
    agreements = tuple(i for i in _items("agreement", office) if _counts(i, year))
    dues = tuple(dues_between(date(year, 1, 1), date(year, 12, 31)))
    return Year(office, today.isoformat(), year, outs, ins, agreements, dues, (*odd, *strange))


def _trips(items: tuple[Item, ...]) -> tuple[tuple[Trip, ...], tuple[tuple[Item, Item], ...]]:
    """Visits by delegation, and those of which a person has to say whether they are one."""
    ordered = _sorted(items)
    groups = trips_of([i.key for i in ordered])
    stops: dict[str, list[Item]] = defaultdict(list)
    for one in ordered:
        stops[groups[one.key]].append(one)
    return tuple(Trip(tuple(told)) for told in stops.values()), tuple(doubtful(list(ordered), groups))


def _sorted(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """By day, each head in the spelling in which it is met first: two spellings of one name in a paper offend."""
    heads: dict[str, str] = {}
    found = []
    for one in sorted(items, key=lambda i: (str(i.get("start")), i.key)):
        name = str(one.get("guest_head") or "")
        usual = next(
            (kept for key, kept in heads.items() if name and one_name(name_key(name), key, foreign=True)), name
        )
        heads.setdefault(name_key(usual), usual)
        found.append(replace(one, values={**one.values, "guest_head": usual or None}))
    return tuple(found)


def _counts(agreement: Item, year: int) -> bool:
    """Whether an agreement was signed in a year or in force in it."""
    term, abroad = agreement.get("term"), [p for p in agreement.get("parties") or () if p and country_of(p) != "VN"]
    if not abroad or agreement.get("act") == "proposed":
        return False
    running = isinstance(term, list) and len(term) == 2 and all(term) and int(term[0]) <= year <= int(term[1])
    return running or str(agreement.get("date") or "")[:4] == str(year)


def _items(kind: str, office: Office) -> list[Item]:
    sides = EntryPlace.objects.filter(place__in=ids_of(office.place)).exclude(slot="posts")
    entries = Entry.objects.filter(kind=kind, id__in=sides.values("entry_id")).exclude(state="rejected")
    return [item(fact) for fact in load_facts(entries)]
