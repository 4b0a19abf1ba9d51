"""Two sides set down one below the other, as minutes and diaries do: "Phía chủ nhà: ông A …", "Phía khách: ông B …"."""

from __future__ import annotations

import re

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Sentence
from hoptac.find.rules import Rule, rule
from hoptac.find.sides import Meeting, same_side
from hoptac.find.telling import Telling
from hoptac.gazetteer.places import country_of

_HOSTS = rule("visits.lined-up")
_GUESTS = re.compile(
    r"(?:^\W*|[;,.] )(?:về |ở )?(?:(?:phía|bên|đoàn|ghế) (?:khách|bạn)(?: (?:có|gồm|là)|:)|khách:|khách - )"
)
_FIRST = 80  # characters behind the side's name within which its first person stands
_NEXT = 3  # sentences within which the other side follows
_LONG = 12  # lines of a list of one side's people


class Lineups(Telling):
    """Readings of who sat on which side."""

    def _lined_up(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """The first of either side, the hosts called so."""
        hosts = self._named_in(sentence, _HOSTS)
        if not hosts:
            return None
        at = sentence.index
        beside = sentence.span.holds(hosts[0].span)
        reach = _NEXT if beside else _LONG
        near = (
            sentence,
            *self.scene.sentences[at + 1 : at + 1 + reach],
            *reversed(self.scene.sentences[max(0, at - reach) : at]),
        )
        guests = next((found for s in near if (found := self._named_in(s, _GUESTS))), [])
        if not guests or country_of(guests[0].units[0]) == country_of(hosts[0].units[0]):
            return None
        cue = hosts[0].span if beside else sentence.span
        return self._sides(sentence, same_side(guests), hosts[:1], cue, "visits.host-list")

    def _named_in(self, sentence: Sentence, side: Rule | re.Pattern[str]) -> list[Actor]:
        """The people named in a line that sets down a side, the first of them near its head."""
        opening = side.search(self.scene.folded(sentence.span))
        if opening is None:
            return []
        at = sentence.span.start + opening.end()
        below = self.scene.sentences[sentence.index + 1 : sentence.index + 2]
        if below and not self.scene.words(Span(min(at, sentence.span.end), sentence.span.end)).strip(" :.-–"):
            sentence, at = below[0], below[0].span.start  # a line each below "Phía chủ nhà:"
        named = self.scene.actors_in(Span(at, sentence.span.end))
        people = [a for a in named if a.how == "person" and a.units]
        return people if people and people[0].span.start - at <= _FIRST else []
