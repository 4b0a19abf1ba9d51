"""Which letters an office owes before which occasions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from hoptac.gazetteer.feasts import Day, days_between, written_from
from hoptac.gazetteer.places import country_of
from hoptac.register import mail
from hoptac.register.units import current
from hoptac.share.agenda_words import Words
from hoptac.share.calendar import Event

#: A letter leaves so many days before the occasion: it has to arrive, and to be read out, in time.
LEAD = 10
#: Sides in whose name a province's leaders write; the others' letters (army, police, unions …) are their own affair.
LEADERS = ("party", "province", "foreign affairs")

#: Days that nobody abroad is congratulated on.
QUIET = ("general", "festival", "women", "union", "youth", "media")


def receivers(day: Day, home: str, near: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Channel -> the partners to whom an office in ``home`` writes on an occasion; empty where it writes to nobody."""
    found: dict[str, tuple[str, ...]] = {}
    if not day.is_marked:
        return found
    for way in written_from(day.feast, country_of(home) if home else "VN"):
        places = tuple(place for place in near if _is_meant(day, way.to_country, place))
        if way.to_side in LEADERS and places:
            found[way.channel] = tuple(sorted({*found.get(way.channel, ()), *places}))
    return found


def _is_meant(day: Day, country: str, place: str) -> bool:
    """Whether an occasion is one of a partner's: of its country, or its own (the founding day of a province)."""
    if day.feast.scope == "provincial":
        return current(day.feast.place) == place
    return country in ("", country_of(place))


def letters_due(first: date, last: date, home: str, near: Sequence[str], words: Words) -> Iterator[Event]:
    """The occasions of partners between two days, and the day on which letters have to leave."""
    went = mail.places_sent_to()
    for day in days_between(first - timedelta(days=LEAD), last + timedelta(days=LEAD)):
        code, year = day.feast.code, day.first.year
        by_channel = receivers(day, home, near)
        if by_channel or _concerns(day, near):
            uid = f"occasion-{code}-{year}"
            yield Event(uid, "occasion", day.first, day.last, words.occasion(day), "", (f"occasion:{code}",))
        for channel, places in by_channel.items():
            leave = day.first - timedelta(days=LEAD)
            sent = went.get((code, year), frozenset()) & set(places)
            title, text = words.letters(day, channel, len(sent), len(places)), words.receivers(places)
            keys = (f"occasion:{code}", *(f"place:{place}" for place in places))
            ring = () if len(sent) == len(places) else (7, 0)
            uid, link = f"letter-{code}-{channel}-{year}", f"/letters/?occasion={code}"
            yield Event(uid, "letter", leave, leave, title, text, keys, ring, link=link)


def _concerns(day: Day, near: Iterable[str]) -> bool:
    """Whether an occasion of no letter is still one that a partner's country keeps as a State."""
    return day.feast.kind not in QUIET and any(
        day.feast.place == country_of(place) or current(day.feast.place) == place for place in near
    )
