"""Which bearers of names are one person: on evidence, in doubt apart; the same in any order.

Reports of one spelling that share a unit or an office are one entry already (``groups``). Here entries and mentions
meet over spellings: two names that sound alike are one person's where they share an office, or a unit and all their
sounds. A page that tells two names apart keeps them apart, and so do two entries of one name that nothing has joined:
one name alone proves nothing, but for the leaders of one country. Whoever is named without an office, or with a
national one only, is the one person of that name whom the unit knows that the same page or side tells of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from hoptac.gazetteer.places import country_of
from hoptac.gazetteer.seats import is_leading
from hoptac.link.clusters import Node, Rule, joined
from hoptac.link.likeness import ALIKE, first_sound, nearness
from hoptac.link.namekey import is_full_name, name_key


@dataclass(frozen=True)
class Bearer:
    """Who bears a name in one entry: as the person that it tells of, or in a slot of it.

    ``units`` are lasting ids (keyed.lasting) of where the bearer serves, or (``offices`` empty) of whom the entry or
    its page tells; ``offices`` are ``(post, unit)``; ``pages`` are whatever names a page; ``context`` the units below a
    country that its pages tell of, where no office names one.
    """

    key: str
    names: tuple[str, ...]
    units: frozenset[str]
    offices: frozenset[tuple[str, str]] = frozenset()
    pages: frozenset[int] = frozenset()
    context: frozenset[str] = frozenset()

    @cached_property
    def name_keys(self) -> frozenset[str]:
        """The keys of all its spellings."""
        return frozenset(map(name_key, self.names))

    @cached_property
    def home(self) -> frozenset[str]:
        """The units below a country; a country only where nothing finer is known."""
        return frozenset(unit for unit in self.units if "-" in unit) or self.units

    @cached_property
    def national(self) -> bool:
        """Whether it holds office, and none below a country."""
        return bool(self.offices) and not any("-" in unit for unit in self.units)

    @cached_property
    def leads(self) -> bool:
        """Whether it is one of a country's leaders: of those there is one of a name."""
        return self.national and any(is_leading(post) for post, _ in self.offices)


Person = tuple[Bearer, ...]
_Part = list[Bearer]


def group_bearers(bearers: Iterable[Bearer]) -> list[Person]:
    """The persons that bearers are, each with its bearers by key; by the least key."""
    ordered = sorted(bearers, key=lambda bearer: bearer.key)
    officers = list(_officers([b for b in ordered if b.offices]))
    nationals = [person for person in officers if all(b.national for b in person)]
    persons, left = _attached([p for p in officers if p not in nationals], nationals)
    persons, loose = _attached([*persons, *left], [[b] for b in ordered if not b.offices])
    found = [*persons, *_by_name_and_unit([bearer for part in loose for bearer in part])]
    return sorted((tuple(sorted(p, key=lambda b: b.key)) for p in found), key=lambda person: person[0].key)


def _officers(bearers: Sequence[Bearer]) -> Iterator[_Part]:
    nodes = [Node(bearer, (), frozenset(map(str, bearer.pages)), bearer.key) for bearer in bearers]
    for members in joined(nodes, _RULE):
        yield [_bearer(node) for node in members]


def _bearer(node: Node) -> Bearer:
    if not isinstance(node.traits, Bearer):
        raise TypeError(node.traits)
    return node.traits


def _near(node: Node) -> Iterator[tuple[str, str]]:
    """Bearers are compared within a unit abroad, where their names begin alike; leaders of a country by their names."""
    return _marks(_bearer(node))


def _marks(bearer: Bearer) -> Iterator[tuple[str, str]]:
    full = [name for name in bearer.names if is_full_name(name)]
    for unit in bearer.home:
        if country_of(unit) != "VN":
            yield from ((unit, first_sound(name)) for name in full)
        if bearer.leads:
            yield from ((unit, name_key(name)) for name in full)


def likeness(one: Bearer, other: Bearer) -> float:
    """How near the likest names of two bearers sound."""
    return max((nearness(a, b) for a in one.names for b in other.names), default=0.0)


def _score(one: Node, other: Node) -> float:
    """2 and more for an office in common, 1 and more for a unit; nothing for names that are not alike."""
    a, b = _bearer(one), _bearer(other)
    if not a.home & b.home:
        return 0.0
    if not a.name_keys.isdisjoint(b.name_keys):
        return 2.0 if a.leads and b.leads else 0.0
    alike = likeness(a, b) if all(country_of(unit) != "VN" for unit in a.home & b.home) else 0.0
    office = {office for office in a.offices & b.offices if office[1] in a.home}
    return alike + (1.0 if office else 0.0) if alike >= ALIKE else 0.0


def _against(one: Node, other: Node) -> bool:
    """Entries of one name stand apart where joining (or a person) has kept them apart."""
    a, b = _bearer(one), _bearer(other)
    return not a.name_keys.isdisjoint(b.name_keys) and not (a.leads and b.leads)


#: Names whose sounds are the same need no office in common; others do.
_RULE = Rule(lambda report: report.key, _near, _against, _score, enough=1.0)


def _attached(persons: Sequence[_Part], parts: Sequence[_Part]) -> tuple[list[_Part], list[_Part]]:
    """Persons with those parts that can be nobody else's, and the other parts."""
    known = _Index(persons)
    whole, left = [list(person) for person in persons], []
    for part in parts:
        found = {number for bearer in part for number in known.meant(bearer)}
        if len(found) == 1:
            whole[found.pop()] += part
        else:
            left.append(part)
    return whole, left


class _Index:
    """Persons by their names, and by what they are compared by."""

    def __init__(self, persons: Sequence[_Part]) -> None:
        self.persons = persons
        self.of: dict[str, set[int]] = defaultdict(set)
        self.near: dict[tuple[str, str], set[int]] = defaultdict(set)
        for number, person in enumerate(persons):
            for bearer in person:
                for key in bearer.name_keys:
                    self.of[key].add(number)
                for mark in _marks(bearer):
                    self.near[mark].add(number)

    def meant(self, mention: Bearer) -> list[int]:
        """Whom a mention may mean: who bears its name, else what sounds like it, at a unit of its own. A given name
        alone may be anybody's."""
        if not all(map(is_full_name, mention.names)):
            return []
        units = mention.context if mention.offices else mention.units
        same = sorted({number for key in mention.name_keys for number in self.of.get(key, ())})
        here = [n for n in same if any(bearer.units & units for bearer in self.persons[n])]
        if here or mention.offices:
            return here
        beside = sorted({n for mark in _marks(mention) for n in self.near.get(mark, ())})
        return [n for n in beside if max(likeness(mention, bearer) for bearer in self.persons[n]) >= ALIKE]


def _by_name_and_unit(mentions: Sequence[Bearer]) -> list[_Part]:
    """Mentions that share a name and a unit, directly or over others; each by itself where no unit is told."""
    of = list(range(len(mentions)))
    first: dict[tuple[str, str], int] = {}

    def root(number: int) -> int:
        while of[number] != number:
            number = of[number]
        return number

    for number, mention in enumerate(mentions):
        full = [name_key(name) for name in mention.names if is_full_name(name)]
        for mark in sorted((key, unit) for key in full for unit in mention.home):
            one, other = sorted((root(number), root(first.setdefault(mark, number))))
            of[other] = one
    groups: dict[int, _Part] = defaultdict(list)
    for number, mention in enumerate(mentions):
        groups[root(number)].append(mention)
    return list(groups.values())
