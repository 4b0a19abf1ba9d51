"""Who sits across from whom, sentence by sentence: the meeting that the page tells of at that place, and its day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from hoptac.base.scene import Scene, Sentence
from hoptac.find.meetings import find_meetings
from hoptac.find.rules import rule
from hoptac.find.sides import Meeting
from hoptac.find.when import When, times_of
from hoptac.gazetteer.places import PLACES, country_of


@dataclass(frozen=True, slots=True)
class Table:
    """The two sides of a meeting (units) and when it was."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    when: When | None
    sentence: int

    def side_of(self, units: tuple[str, ...]) -> tuple[str, ...]:
        """The side on which some of the units sit; () where they do not."""
        return next((side for side in (self.one, self.other) if set(side) & set(units)), ())

    def across(self, units: tuple[str, ...]) -> tuple[str, ...]:
        """The side across from the units; () where they are not at this table."""
        if set(self.one) & set(units):
            return self.other
        return self.one if set(self.other) & set(units) else ()

    @property
    def all(self) -> tuple[str, ...]:
        """Everyone, the foreign side first."""
        return tuple(sorted(dict.fromkeys((*self.one, *self.other)), key=lambda u: country_of(u) == "VN"))


#: Sentences after that of a meeting in which those who came along are named.
_NEAR = 3
#: Tables back to which a meeting without a day is compared; a bound, for very long pages.
_FAR = 60
#: Months between the talks that a page tells of and one that it only looks back at.
_LONG_AGO = 4


def _month(day: str) -> str:
    """The month of an ISO day or month; of a year its last."""
    return day[:7] if len(day) >= 7 else f"{day[:4]}-12"


def _months(day: str, later: str) -> int:
    """Months from an ISO day (or month, or year) to a later one."""
    one, two = _month(day), _month(later)
    return 12 * (int(two[:4]) - int(one[:4])) + int(two[5:7]) - int(one[5:7])


def _earlier(one: str | None, other: str | None) -> str | None:
    return min(one, other) if one and other else one or other


def without_countries(units: tuple[str, ...]) -> tuple[str, ...]:
    """Units without a country, or a province, of which a part is among them."""
    below = {country_of(u) for u in units if PLACES[u].kind != "country"} | {PLACES[u].parent for u in units}
    return tuple(u for u in units if u not in below)


def _seat(meeting: Meeting, known: list[Table]) -> Table:
    """The table of a meeting; without a day of its own it keeps that of an earlier telling with the same sides."""
    one, other = without_countries(tuple(meeting.guest.units)), without_countries(tuple(meeting.host.units))
    when = meeting.when
    if when is None:
        sides = {frozenset(one), frozenset(other)}
        same = (t for t in reversed(known[-_FAR:]) if {frozenset(t.one), frozenset(t.other)} == sides)
        when = next((t.when for t in same if t.when is not None), meeting.inherited)
    return Table(one, other, when, meeting.sentence.index)


class Floor:
    """The tables of one page."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.times = times_of(scene)
        self.tables: list[Table] = []
        for meeting in find_meetings(scene):
            if meeting.status == "done" and self._is_across(meeting):
                self.tables.append(_seat(meeting, self.tables))
        self.tables = sorted([*self.tables, *self._newcomers()], key=lambda t: t.sentence)
        starts = (t.when.time.start if t.when is not None else None for t in self.tables)
        #: For each table the first month of those up to it; None where none of them has a day.
        self.first = list(accumulate((_month(day) if day else None for day in starts), _earlier))

    def _is_across(self, meeting: Meeting) -> bool:
        """Whether two countries meet, or a mission abroad receives its own people."""
        units = (*meeting.guest.units, *meeting.host.units)
        if not meeting.guest.units or not meeting.host.units or len({country_of(u) for u in units}) > 1:
            return bool(meeting.guest.units and meeting.host.units)
        return bool(rule("commitments.envoy").search(self.scene.folded(meeting.sentence.span)))

    def _newcomers(self) -> Iterator[Table]:
        """Tables of persons from a unit abroad whom no meeting seats there: they face our side of the last one."""
        known = self.tables
        starts = [t.sentence for t in known]
        seated: tuple[str, ...] = ()
        for sentence in self.scene.sentences:
            at = bisect_right(starts, sentence.index)
            table = known[at - 1] if at else None
            if table is not None and table.sentence == sentence.index:
                seated = table.all
            for unit in self._persons_from_abroad(sentence):
                if table is not None and unit not in (*seated, *table.all) and not self._comes_along(sentence, table):
                    seated = (unit,)
                    ours = tuple(u for u in table.all if country_of(u) == "VN" and u != "VN")
                    seen = next((t for t in reversed(known) if unit in t.all and t.sentence <= sentence.index), table)
                    yield Table((unit,), ours or (self.scene.home or "VN",), seen.when, sentence.index)

    def _comes_along(self, sentence: Sentence, table: Table) -> bool:
        """Whether a sentence right after the one of a meeting only tells who else took part."""
        if not 0 <= sentence.index - table.sentence <= _NEAR:
            return False
        return bool(rule("commitments.along").search(self.scene.folded(sentence.span)))

    def _persons_from_abroad(self, sentence: Sentence) -> Iterator[str]:
        """The provinces and cities abroad whose people a sentence names."""
        if sentence.zone in ("title", "caption"):
            return
        for actor in self.scene.actors_in(sentence.span):
            if actor.how != "person" or len(actor.units) != 1 or country_of(actor.units[0]) == "VN":
                continue
            if PLACES[actor.units[0]].kind not in ("country", "region"):
                yield actor.units[0]

    def at(self, index: int) -> Table | None:
        """The table at a sentence: the last one told before it or in it, else the first of the page."""
        if not self.tables:
            return None
        place = max(0, bisect_right(self.tables, index, key=lambda t: t.sentence) - 1)
        while place > 0 and self._is_over(place, index):
            place -= 1
        return self.tables[place]

    def _is_over(self, place: int, index: int) -> bool:
        """Whether a table was only looked back at, in a paragraph that has ended: the talk before it goes on."""
        table, first = self.tables[place], self.first[place - 1]
        sentences = self.scene.sentences
        if sentences[table.sentence].paragraph == sentences[index].paragraph or table.when is None:
            return False
        day = table.when.time.start
        return bool(day and first) and _months(str(day), str(first)) >= _LONG_AGO

    def faced(self, units: tuple[str, ...]) -> tuple[str, ...]:
        """All units below their State that sit across from some units at the tables of the page, in order told."""
        across = dict.fromkeys(u for table in self.tables for u in table.across(units))
        return tuple(u for u in across if PLACES[u].kind not in ("country", "region"))

    def with_units(self, index: int, units: tuple[str, ...]) -> Table | None:
        """The nearest table at which some of the units sit, those before the sentence first."""
        fits = [t for t in self.tables if t.side_of(units)]
        before = [t for t in fits if t.sentence <= index]
        return before[-1] if before else next(iter(fits), None)


_last: list[tuple[Scene, Floor]] = []


def floor_of(scene: Scene) -> Floor:
    """The floor of a page; the last one is kept, as several finders ask for it in turn."""
    if not _last or _last[0][0] is not scene:
        _last[:] = [(scene, Floor(scene))]
    return _last[0][1]
