"""Which bearers of names are one person: on evidence, in doubt apart; the same in any order.

Reports of one spelling that share a unit or an office are one entry already (``groups``). Here entries and mentions
meet over spellings: two names that sound alike are one person's where they share an office, or a unit and all their
sounds. A page that tells two names apart keeps them apart, and so do two entries of one name that nothing has joined:
one name alone proves nothing. A name without an office joins the one person of that name whom the same unit knows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from hoptac.gazetteer.places import country_of
from hoptac.link.clusters import Node, Rule, joined
from hoptac.link.likeness import ALIKE, first_sound, nearness
from hoptac.link.namekey import is_full_name, name_key


@dataclass(frozen=True)
class Bearer:
    """Who bears a name in one entry: as the person that it tells of, or in a slot of it.

    ``units`` are lasting ids (keyed.lasting) of where the bearer serves, or (``offices`` empty) of whom the entry or
    its page tells; ``offices`` are ``(post, unit)``; ``pages`` are whatever names a page.
    """

    key: str
    names: tuple[str, ...]
    units: frozenset[str]
    offices: frozenset[tuple[str, str]] = frozenset()
    pages: frozenset[int] = frozenset()

    @cached_property
    def name_keys(self) -> frozenset[str]:
        """The keys of all its spellings."""
        return frozenset(map(name_key, self.names))

    @cached_property
    def home(self) -> frozenset[str]:
        """The units below a country; a country only where nothing finer is known."""
        return frozenset(unit for unit in self.units if "-" in unit) or self.units


Person = tuple[Bearer, ...]


def group_bearers(bearers: Iterable[Bearer]) -> list[Person]:
    """The persons that bearers are, each with its bearers by key; by the least key."""
    ordered = sorted(bearers, key=lambda bearer: bearer.key)
    strong = list(_officers([b for b in ordered if b.offices]))
    weak = [b for b in ordered if not b.offices]
    persons = [*_with_mentions(strong, weak)]
    return sorted((tuple(sorted(p, key=lambda b: b.key)) for p in persons), key=lambda person: person[0].key)


def _officers(bearers: Sequence[Bearer]) -> Iterator[list[Bearer]]:
    nodes = [Node(bearer, (), frozenset(map(str, bearer.pages)), bearer.key) for bearer in bearers]
    for members in joined(nodes, _RULE):
        yield [node.traits for node in members if isinstance(node.traits, Bearer)]


def _foreign(units: Iterable[str]) -> bool:
    return all(country_of(unit) != "VN" for unit in units)


def _near(node: Node) -> Iterator[tuple[str, str]]:
    """Bearers are compared within a unit abroad, where their names begin alike."""
    bearer = _bearer(node)
    for unit in bearer.home:
        if _foreign([unit]):
            yield from ((unit, first_sound(name)) for name in bearer.names if is_full_name(name))


def _bearer(node: Node) -> Bearer:
    if not isinstance(node.traits, Bearer):
        raise TypeError(node.traits)
    return node.traits


def likeness(one: Bearer, other: Bearer) -> float:
    """How near the likest names of two bearers sound."""
    return max((nearness(a, b) for a in one.names for b in other.names), default=0.0)


def _score(one: Node, other: Node) -> float:
    """2 and more for an office in common, 1 and more for a unit; nothing for names that are not alike."""
    a, b = _bearer(one), _bearer(other)
    alike = likeness(a, b)
    if alike < ALIKE or not a.home & b.home:
        return 0.0
    office = {office for office in a.offices & b.offices if office[1] in a.home}
    return alike + (1.0 if office else 0.0)


def _against(one: Node, other: Node) -> bool:
    """Entries of one name stand apart where joining (or a person) has kept them apart."""
    return not _bearer(one).name_keys.isdisjoint(_bearer(other).name_keys)


#: Names whose sounds are the same need no office in common; others do.
_RULE = Rule(lambda report: report.key, _near, _against, _score, enough=1.0)


def _with_mentions(persons: Sequence[list[Bearer]], mentions: Sequence[Bearer]) -> Iterator[list[Bearer]]:
    """Persons with those mentions that can be nobody else's; the other mentions by name and unit, as persons."""
    of: dict[str, list[int]] = defaultdict(list)
    near: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number, person in enumerate(persons):
        for key in {key for bearer in person for key in bearer.name_keys}:
            of[key].append(number)
        for bearer in person:
            for mark in _near(Node(bearer, (), frozenset(), bearer.key)):
                near[mark].add(number)
    whole = [list(person) for person in persons]
    left: list[Bearer] = []
    for mention in mentions:
        found = _meant(mention, persons, of, near)
        if len(found) == 1:
            whole[found[0]].append(mention)
        else:
            left.append(mention)
    yield from whole
    yield from _by_name_and_unit(left)


def _meant(
    mention: Bearer,
    persons: Sequence[list[Bearer]],
    of: dict[str, list[int]],
    near: dict[tuple[str, str], set[int]],
) -> list[int]:
    """The persons that a mention may be: of its name, else of its sounds, at a unit of its own. A given name alone may
    be anybody's."""
    if not all(map(is_full_name, mention.names)):
        return []
    same = {n for key in mention.name_keys for n in of.get(key, ())}
    here = [n for n in sorted(same) if any(bearer.units & mention.units for bearer in persons[n])]
    if here:
        return here
    marks = _near(Node(mention, (), frozenset(), mention.key))
    beside = sorted({n for mark in marks for n in near.get(mark, ())})
    return [n for n in beside if max(likeness(mention, bearer) for bearer in persons[n]) >= ALIKE]


def _by_name_and_unit(mentions: Sequence[Bearer]) -> Iterator[list[Bearer]]:
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
    groups: dict[int, list[Bearer]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        groups[root(number)].append(mention)
    yield from groups.values()
