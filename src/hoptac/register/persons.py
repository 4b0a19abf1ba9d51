"""The persons of the register: bearers of names joined (``link.bearers``), each with a name of its own in urls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from hoptac.link.bearers import group_bearers
from hoptac.link.keyed import lasting
from hoptac.link.namekey import name_key
from hoptac.register.bearers import Named, around, named
from hoptac.register.records import PersonRow

#: Parts a name's key from a unit where several persons bear the name.
AT = "~"


@dataclass(frozen=True, slots=True)
class Known:
    """A person with all that names it, the oldest entry first. ``ref`` names it in urls: its name's key, with a unit of
    its own where others bear that name too; every spelling's key and every unit of it lead there as well."""

    ref: str
    name: str
    told: tuple[Named, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every printed form of the name."""
        return tuple(sorted({name for one in self.told for name in one.bearer.names}))

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all spellings."""
        return frozenset(key for one in self.told for key in one.bearer.name_keys)

    @property
    def units(self) -> frozenset[str]:
        """The lasting units with which it is named."""
        return frozenset(unit for one in self.told for unit in one.bearer.units)

    def entries(self, kind: str) -> list[int]:
        """The rows of the entries of a kind that name it."""
        return sorted({one.entry for one in self.told if one.kind == kind})


def known_people(keys: Collection[str] | None = None) -> list[Known]:
    """All persons, or those who bear some names' keys (and those beside them whom these entries name)."""
    return _known(named(keys))


def known_around(keys: Collection[str]) -> list[Known]:
    """All who bear some names' keys, and whoever may be confused with them: each with all that names it."""
    return _known(around(*keys))


def resolve(ref: str) -> list[Known]:
    """The persons whom a name in urls may mean: one, or all who bear a name that it does not tell apart."""
    key, _, rest = ref.partition(AT)
    bearing = [person for person in _known(around(key)) if key in person.keys]
    exact = [person for person in bearing if person.ref == ref]
    at = [person for person in bearing if lasting(rest.split(AT)[0]) in person.units] if rest else bearing
    return exact or at or (bearing if len(bearing) == 1 else [])


def _known(all_named: Iterable[Named]) -> list[Known]:
    by_key = {one.bearer.key: one for one in all_named}
    groups = [[by_key[b.key] for b in person] for person in group_bearers(one.bearer for one in by_key.values())]
    bearing = Counter(key for group in groups for key in {key for one in group for key in one.bearer.name_keys})
    known = [_person(group, bearing) for group in groups]
    shared = {ref for ref, times in Counter(person.ref for person in known).items() if times > 1}
    return [replace(p, ref=f"{p.ref}{AT}{_mark(p)}") if p.ref in shared else p for p in known]


def _person(group: list[Named], bearing: Mapping[str, int]) -> Known:
    told = tuple(sorted(group, key=lambda one: (one.day, one.bearer.key)))
    name = _usual(told)
    key = name_key(name)
    units = sorted({unit for one in told for unit in one.bearer.home})
    return Known(f"{key}{AT}{units[0]}" if units and bearing[key] > 1 else key, name, told)


def _mark(person: Known) -> str:
    """What tells a person from another one of the same name and unit: the first office, else the first entry."""
    posts = sorted({str(post.get("post")) for one in person.told for post in one.posts if post.get("post")})
    return posts[0] if posts and posts[0].isascii() and " " not in posts[0] else person.told[0].bearer.key[:8]


def _usual(told: Iterable[Named]) -> str:
    """The name as most entries print it; of several the longest."""
    counts = Counter(name for one in told for name in one.bearer.names)
    return max(counts, key=lambda name: (counts[name], len(name), name))


def person_row(person: Known) -> PersonRow:
    """A person in a list."""
    posts: tuple[Mapping[str, Any], ...] = next((one.newest for one in reversed(person.told) if one.newest), ())
    places = dict.fromkeys(post["place"] for post in posts if post.get("place"))
    entries = len({one.entry for one in person.told})
    return PersonRow(person.ref, person.name, posts, tuple(places), entries)
