"""The map of partners: what each unit is coloured by, in words for its title and for the table beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hoptac.base.words import filed
from hoptac.gazetteer.outlines import DAY_OF, Era
from hoptac.gazetteer.places import country_of, in_force
from hoptac.register.query_partners import Joined, Observed
from hoptac.web.present import labels, values
from hoptac.web.present.classes import Class, classes, level_of

#: What a map can be coloured by, in the order of its links.
SHOWN: Mapping[str, labels.Words] = {
    "agreements": gettext_lazy("Thỏa thuận đang có hiệu lực"),
    "visits": gettext_lazy("Trao đổi đoàn"),
    "students": gettext_lazy("Lưu học sinh"),
    "help": gettext_lazy("Hỗ trợ, giúp đỡ lẫn nhau"),
}
ERAS: Mapping[Era, labels.Words] = {
    "then": gettext_lazy("Trước 1/7/2025"),
    "now": gettext_lazy("Sau 1/7/2025"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a map shows: by what it is coloured, of which time, of which place ("": of all)."""

    shown: str
    era: Era
    of: str

    @property
    def url(self) -> str:
        """The address of this map."""
        return f"{reverse('partner-map')}?{urlencode({'show': self.shown, 'era': self.era, 'of': self.of})}"

    def unit(self, place: str) -> str:
        """The unit that stood for a place at that time."""
        return in_force(place, DAY_OF[self.era])


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that something is told of: its value in words, its class, where its link leads; ``note`` says more (as of
    when, that sources disagree)."""

    place: str
    name: str
    country: str
    told: str
    note: str
    level: int
    url: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Coloured:
    """Everything a map tells: the units that have a colour, by name, those elsewhere in the world, the legend."""

    asked: Asked
    units: tuple[Unit, ...]
    elsewhere: tuple[Unit, ...]
    legend: tuple[tuple[int, str], ...]
    means: str

    @property
    def by_place(self) -> dict[str, Unit]:
        """Place -> its unit."""
        return {unit.place: unit for unit in self.units}


def coloured(asked: Asked, told: Iterable[Joined], drawn: frozenset[str]) -> Coloured:
    """What the map shows of some partnerships; ``drawn``: the places that it has."""
    rows = list(told)
    units = [_own(asked, row) for row in rows] if asked.of else list(_counted(asked, rows))
    found = _classed(asked, units)
    named = sorted((unit for _, unit in found[1]), key=lambda unit: (filed(unit.name), unit.place))
    return Coloured(
        asked,
        tuple(unit for unit in named if unit.place in drawn),
        tuple(unit for unit in named if unit.place not in drawn),
        _legend(asked, found[0]),
        _means(asked),
    )


_Counted = tuple[float, Unit]


def _classed(asked: Asked, units: Sequence[_Counted]) -> tuple[list[Class], list[_Counted]]:
    """Help has one class: whether some is on record, never how much."""
    if asked.shown == "help" and asked.of:
        return [], [(number, replace(unit, level=3)) for number, unit in units]
    found = classes([number for number, _ in units])
    return found, [(number, replace(unit, level=level_of(number, found))) for number, unit in units]


def _own(asked: Asked, row: Joined) -> _Counted:
    """The other side of a partnership of the place that the map is of."""
    place = row.other if row.one == asked.of else row.one
    url = reverse("partnership", args=[row.one, row.other])
    unit = Unit(place, labels.place_name(place), country_of(place), "", "", 0, url)
    if row.observed:
        return row.observed.value, _observed(unit, row.observed)
    return row.number, replace(unit, told=_told(asked.shown, row.number))


def _observed(unit: Unit, seen: Observed) -> Unit:
    told = values.quantity(seen.value, "person", seen.comparator)
    note = _("số liệu đến %(day)s") % {"day": values.day(seen.day)} if seen.day else ""
    return replace(unit, told=told, note=note, differs=seen.disagrees)


def _told(shown: str, number: int) -> str:
    if shown == "help":
        return _("đã ghi nhận")
    if shown == "agreements":
        return ngettext("%(n)s thỏa thuận", "%(n)s thỏa thuận", number) % {"n": values.number(number)}
    return ngettext("%(n)s lượt đoàn", "%(n)s lượt đoàn", number) % {"n": values.number(number)}


def _counted(asked: Asked, rows: Iterable[Joined]) -> Iterable[_Counted]:
    """How many partners each unit has of which something is told: facts of several pairs are not added up."""
    partners: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        partners[row.one].add(row.other)
        partners[row.other].add(row.one)
    for place, others in partners.items():
        url = replace(asked, of=place).url
        told = ngettext("%(n)s đối tác", "%(n)s đối tác", len(others)) % {"n": values.number(len(others))}
        yield len(others), Unit(place, labels.place_name(place), country_of(place), told, "", 0, url)


def _legend(asked: Asked, found: Sequence[Class]) -> tuple[tuple[int, str], ...]:
    if asked.shown == "help" and asked.of:
        return ((3, _("đã ghi nhận")),)
    return tuple((c.level, c.words) for c in found)


def _means(asked: Asked) -> str:
    """What the numbers count, in one line."""
    what = str(SHOWN[asked.shown])
    day = values.day(DAY_OF["then"] if asked.era == "then" else date.today().isoformat())
    told = {
        "agreements": _("Số thỏa thuận còn trong thời hạn (%(day)s).") % {"day": values.day("2025-06-30")}
        if asked.era == "then"
        else _("Số thỏa thuận còn trong thời hạn (%(day)s).") % {"day": day},
        "visits": _("Số lượt trao đổi đoàn trong sổ."),
        "students": _("Số lưu học sinh đã tiếp nhận, theo lần công bố gần nhất; các số không được cộng với nhau."),
        "help": _("Có ghi nhận hỗ trợ, giúp đỡ lẫn nhau, không xét chiều và mức."),
    }[asked.shown]
    if not asked.of:
        told = _("Số đối tác có mục “%(what)s” trong sổ.") % {"what": what}
    return told
