"""Journeys that sentences only name (find/named.py), put beside the meetings that they tell."""

from __future__ import annotations

from hoptac.base.nouns import Span
from hoptac.find.named import Named
from hoptac.find.samedays import same_days
from hoptac.find.sides import Meeting
from hoptac.find.sounding import SOUNDS
from hoptac.gazetteer.places import PLACES, country_of


def with_named(names: Named, told: list[Meeting]) -> list[Meeting]:
    """The meetings told with those that sentences only name; where a name says more surely whose journey it was than
    what was read of the same words, it stands in its place. Other countries' journeys among themselves are none.
    """
    out = list(told)
    for sentence in names.scene.sentences:
        last = next((m for m in reversed(told) if m.sentence.index <= sentence.index), None)
        journeys = names.of(sentence, last) if sentence.zone != "title" else []
        for journey in journeys:
            here = [m for m in out if m.sentence.index == sentence.index and not m.named]
            same = [m for m in here if _agree(m, journey)]
            known = next((m for m in same if not journey.shared or not _is_of_same_words(m, journey)), None)
            if known is not None and same_days(known.when, journey.when):
                known.when = known.when or journey.when
                continue
            out = [m for m in out if m not in here or not _is_of_same_words(m, journey)]
            out += [journey] if _is_ours(journey) else []
    return sorted(out, key=lambda m: m.sentence.index)


def _is_ours(journey: Meeting) -> bool:
    """Whether somebody of ours goes abroad, or somebody from abroad comes here."""
    ends = {country_of(u) for u in (*journey.guest.units, *journey.host.units)}
    return len(ends) == 2 and "VN" in ends and not any(PLACES[u].kind == "region" for u in journey.host.units)


def _alike(visit: Meeting, journey: Meeting) -> bool:
    """Whether guests and hosts of both are of the same countries."""
    sides = ((visit.guest, journey.guest), (visit.host, journey.host))
    return all({country_of(u) for u in a.units} == {country_of(u) for u in b.units} for a, b in sides)


def _agree(told: Meeting, journey: Meeting) -> bool:
    """Whether what a sentence tells is the journey that it names: the same came to the same country."""
    one, other = told.guest.head, journey.guest.head
    apart = one is not None and other is not None and one.name != other.name
    return _alike(told, journey) and (not apart or (told.guest.chance and _is_of_same_words(told, journey)))


def _is_of_same_words(told: Meeting, journey: Meeting) -> bool:
    """Whether a meeting was read of the words that name a journey."""
    words = Span(journey.cue.start, max(journey.cue.end, *(span.end for span in journey.host.units.values())))
    return told.rule == SOUNDS or (
        told.rule == "visits.come" and told.cue.end > words.start and told.cue.start < words.end
    )


def is_named_of(visit: Meeting, journey: Meeting) -> bool:
    """Whether a journey that is only named is a visit known: the same person's to that country, and its time, where
    one is told with its year, the visit's.
    """
    if not _alike(visit, journey) or (visit.rule == SOUNDS and visit.status != journey.status):
        return False
    one, other = visit.guest.head, journey.guest.head
    if one is not None and (other is None or one.name != other.name):
        return False
    if one is None and other is not None and (visit.rule != "visits.come" or visit.ship):
        return False
    own, day = visit.when or visit.inherited, journey.when
    if day is None:
        return True
    if own is None:
        return not (day.time.start or "")[:2].isdigit() or (day.time.basis != "text" and one is not None)
    if own.time.start is None or day.time.start is None:
        return own.time.edtf[5:7] == day.time.edtf[5:7]
    return same_days(own, day)
