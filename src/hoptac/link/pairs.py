"""Who faces whom: our side and the other's, sentence by sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from hoptac.base.frozen import frozen
from hoptac.base.scene import Scan, Sentence
from hoptac.gazetteer.places import PLACES, country_of
from hoptac.link.ofstate import Named

#: Kinds of places whose name alone says that their unit is spoken of; a gate or a village does not.
FACING = frozenset({"country", "province", "municipality", "territory", "city"})
#: Before the name of where somebody is or goes.
_GOAL = re.compile(r"(?<!\w)(?:tại|ở|ra|vào|về|ghé|lên|đến|tới|sang)\s(?:tỉnh |thành phố |tp\.? ?|thủ đô )?$")
#: Before the name of where somebody comes from or passes.
_FROM = re.compile(r"(?<!\w)(?:(?:trở )?từ|rời|ngang qua|đi qua|cách)\s(?:tỉnh |thành phố |tp\.? ?|thủ đô )?$")
#: Opens a sentence that tells who else was there.
_ATTENDS = re.compile(
    r"(?:cùng|tham|cũng) (?:dự|tiếp|đi|có mặt|tham dự|gia)(?!\w)|(?:dự|có mặt|tham dự) (?:có|còn)(?!\w)", re.I
)
#: Before the name of a town in that of a school, a hospital, a port: it makes no side of the town.
_IN_NAME = re.compile(
    r"(?<!\w)(?:đại học|cao đẳng|trung cấp|học viện|bệnh viện|sân bay|cảng|ga|khách sạn|công ty [^,.;]{2,30}|báo)\s$"
)
_OPENING = 40
_AS_MUCH = 3  # times as much as of any unit of it: a page speaks of the State itself


@frozen
class Pair:
    """Who faces whom in a sentence: our side and the other's; the two countries abroad that it names without ours."""

    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    abroad: tuple[str, ...] = ()

    @property
    def both(self) -> tuple[str, ...]:
        """All of them, the other side's first."""
        return tuple(dict.fromkeys((*self.theirs, *self.ours)))


#: Before a unit's name that is a part of a house's own.
_IN_HOUSE = re.compile(
    r"(?<!\w)(?:bệnh viện|trường|nhà văn hóa|cung văn hóa|trung tâm)(?: [^\W\d_]+){0,5} hữu nghị (?:tỉnh )?$"
)
_ALSO = re.compile(r"(?:,| và) (?:tỉnh )?")


class Pairs:
    """Our side and the other's, sentence by sentence: what a sentence names holds until another does."""

    def __init__(self, scan: Scan, named: tuple[Named, ...], home: str | None, partners: tuple[str, ...]) -> None:
        self.home = home
        self.partners = partners
        self.named = [n for n in named if n.unit and PLACES[n.place].kind in FACING]
        self.starts = [n.span.start for n in self.named]
        self.state = self._state_faced()
        self.by_sentence: list[Pair] = []
        ours: tuple[str, ...] = (home,) if home else ()
        theirs = self._default()
        # Before a unit is named, its country's name means it where the page speaks of it more than in passing.
        told = bool(theirs) and Counter(n.unit for n in self.named)[theirs[0]] > 1
        paragraph = -1
        kept = ours
        for sentence in scan.sentences:
            ours = kept
            if home == "VN" and sentence.paragraph != paragraph:
                ours = kept = (home,)  # a State's page tells of a province as long as a paragraph does
            paragraph = sentence.paragraph
            found = tuple(self._outside_names(sentence, scan))
            abroad = tuple(dict.fromkeys(u for u in found if country_of(u) != "VN"))
            if self.state is not None and any(country_of(u) == self.state for u in abroad):
                abroad = (self.state,)
            here = tuple(dict.fromkeys(u for u in self._facing(sentence, scan) if country_of(u) == "VN" and u != "VN"))
            here = here if self.state is None else ()
            attends = _ATTENDS.match(scan.page.text, sentence.span.start, sentence.span.end) is not None
            units = tuple(
                u for u in abroad if not any(o != u and u in (country_of(o), PLACES[o].parent) for o in abroad)
            )
            if units and not (
                told
                and all(PLACES[u].kind == "country" for u in units)
                and any(country_of(t) in units and t not in units for t in theirs)
            ):
                theirs, told = units, True
            if here:
                ours = here
                # Several others that a sentence counts up are ours in it alone.
                kept = here if not attends and (home in here or len(here) == 1) else kept
            countries = tuple(dict.fromkeys(map(country_of, found)))
            two = countries if len(countries) == 2 and "VN" not in countries else ()
            self.by_sentence.append(Pair(ours, theirs, two))

    def _outside_names(self, sentence: Sentence, scan: Scan) -> Iterator[str]:
        """The units named in a sentence, without those in a house's own name: "Bệnh viện Hữu nghị A và B"."""
        house = False
        last = sentence.span.start
        for name in self._named_in(sentence):
            between = scan.page.text[max(last, name.span.start - 40) : name.span.start].lower()
            house = _IN_HOUSE.search(between) is not None or (house and _ALSO.fullmatch(between) is not None)
            last = name.span.end
            if name.unit and not house:
                yield name.unit

    def _state_faced(self) -> str | None:
        """The State that ours faces on a page of States: named much more than any unit of it and than any other State.
        Places of either are then only where something happens.
        """
        told = Counter(n.unit for n in self.named if n.unit and country_of(n.unit) != "VN")
        state = next((unit for unit, _ in told.most_common() if PLACES[unit].kind == "country"), None)
        if self.home != "VN" or state is None:
            return None
        below = max((told[u] for u in told if country_of(u) == state != u), default=0)
        others = max((told[u] for u in told if country_of(u) != state), default=0)
        return state if told[state] >= max(_AS_MUCH * below, 2 * others, 2) else None

    def _default(self) -> tuple[str, ...]:
        if self.state is not None:
            return (self.state,)
        if not self.partners:
            return ()
        return self.partners[:1]

    def _facing(self, sentence: Sentence, scan: Scan) -> Iterator[str]:
        """The units named in a sentence that may be a side: not where somebody goes or stands ("ra TP. Đà Nẵng thăm
        Tổng Lãnh sự quán"), unless the sentence opens with it and names no other of ours.
        """
        out, passing = list[str](), list[str]()
        for name in self._named_in(sentence):
            before = scan.page.text[max(sentence.span.start, name.span.start - 24) : name.span.start].lower()
            opens = name.span.start - sentence.span.start < _OPENING
            if name.unit and not _IN_NAME.search(before) and not _FROM.search(before):
                stands = _GOAL.search(before) is not None
                (passing if stands and opens else [] if stands else out).append(name.unit)
        acting = any(country_of(u) == "VN" and u != "VN" for u in out)
        return iter(out if acting or self.home == "VN" else [*passing, *out])  # leaders of the State stand in a town

    def names_in(self, sentence: Sentence) -> Iterator[str]:
        """The units named in a sentence."""
        return (name.unit for name in self._named_in(sentence) if name.unit)

    def _named_in(self, sentence: Sentence) -> Iterator[Named]:
        at = bisect_right(self.starts, sentence.span.start - 1)
        while at < len(self.named) and self.named[at].span.end <= sentence.span.end:
            if self.named[at].unit and not self.named[at].seat:
                yield self.named[at]
            at += 1
