"""Everything with a day, for the office's calendar: visits, terms that end, letters due, agreed points, duties."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from hoptac.gazetteer.clock import Due, due_from, dues_between
from hoptac.gazetteer.places import country_of
from hoptac.register.facts import load_facts
from hoptac.register.letters_due import letters_due
from hoptac.register.models import Entry, EntryPlace
from hoptac.register.partners import partners
from hoptac.register.records import Fact
from hoptac.register.units import current, ids_of
from hoptac.share.agenda_words import Words, duty_text, event_words
from hoptac.share.calendar import Event

#: How many days before a term ends its review is to be begun, and the next term to be agreed.
TERM_REMINDERS = (180, 60)
#: How many days before the day a calendar rings.
RING = {"visit": (7, 1), "term": (0,), "point": (14, 3), "duty": (14, 3)}


def agenda(first: date, last: date, home: str = "", language: str = "vi") -> tuple[Event, ...]:
    """What lies between two days, by day. ``home``: the id of the office's own place, "" for all that the register has.

    Never what is rejected, and no difficulty: a calendar lies open on a desk.
    """
    words = event_words(language)
    near = tuple(partners(home))
    found = [
        *_visits(_between("visit", first, last, home), words),
        *_terms(home, words),
        *_points(home, words),
        *(_duty(due, words) for due in dues_between(first, last)),
        *_signed(_between("agreement", first - timedelta(days=31), last, home), words),
        *letters_due(first, last, home, near, words),
    ]
    inside = (event for event in found if event.first <= last and event.last >= first)
    return tuple(sorted(inside, key=lambda event: (event.first, event.uid)))


def _between(kind: str, first: date, last: date, home: str) -> tuple[Fact, ...]:
    """Live entries of a kind sorted in between two days; a visit that began up to a month before may still go on."""
    begin = (first - timedelta(days=31)).isoformat()
    return _facts(kind, home, day__gte=begin, day__lte=last.isoformat())


def _facts(kind: str, home: str, **wanted: str) -> tuple[Fact, ...]:
    entries = Entry.objects.filter(kind=kind, **wanted).exclude(state="rejected")
    if home:
        sides = EntryPlace.objects.filter(place__in=ids_of(home)).exclude(slot="posts")
        entries = entries.filter(id__in=sides.values("entry_id"))
    return load_facts(entries)


def exact_day(value: object) -> date | None:
    """A day from an ISO day; None from a month, a year or nothing: a calendar guesses no day."""
    try:
        return date.fromisoformat(str(value)) if value and len(str(value)) == 10 else None
    except ValueError:
        return None


def last_day(value: object) -> date | None:
    """The last day by which something is due: of a month or a year its last one."""
    text = str(value or "")
    try:
        if len(text) == 4:
            return date(int(text), 12, 31)
        if len(text) == 7:
            year, month = int(text[:4]), int(text[5:])
            return date(year, month, calendar.monthrange(year, month)[1])
    except ValueError:
        return None
    return exact_day(text)


def _today(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values with the units that stand today: what is still to come is theirs."""
    sides = ("parties", "by", "to")
    return {k: [current(p) for p in v or () if p] if k in sides else v for k, v in values.items()}


def _link(fact: Fact) -> str:
    return fact.sentence.url if fact.sentence else ""


def _visits(facts: Iterable[Fact], words: Words) -> Iterator[Event]:
    for fact in facts:
        start = exact_day(fact.values.get("start"))
        if start is None:
            continue
        end = exact_day(fact.values.get("end")) or start
        status = fact.values.get("status")
        title = words.visit(fact.values)
        yield Event(
            f"visit-{fact.key}",
            "visit",
            start,
            max(start, end),
            title,
            words.told(fact.sentence.sentence, fact.sentence.title) if fact.sentence else "",
            (fact.key,),
            RING["visit"] if status == "planned" else (),
            cancelled=status == "cancelled",
            planned=status == "planned",
            link=_link(fact),
        )


def _terms(home: str, words: Words) -> Iterator[Event]:
    """The last day of each term (terms are whole years), and when to begin with its review."""
    for fact in _facts("agreement", home):
        term = fact.values.get("term")
        if fact.values.get("act") == "proposed" or not isinstance(term, list) or len(term) != 2:
            continue
        end = last_day(term[1])
        if end is None:
            continue
        title, text = words.term(_today(fact.values)), fact.sentence.sentence if fact.sentence else ""
        yield Event(f"term-{fact.key}", "term", end, end, title, text, (fact.key,), RING["term"], link=_link(fact))
        for days in TERM_REMINDERS:
            day = end - timedelta(days=days)
            ahead = words.ahead(title, days)
            yield Event(f"term-{fact.key}-{days}", "term", day, day, ahead, text, (fact.key,), (0,), link=_link(fact))


def _points(home: str, words: Words) -> Iterator[Event]:
    """What was agreed or pledged with a day; wishes and difficulties are nobody's due."""
    for fact in _facts("commitment", home):
        due = last_day(fact.values.get("due"))
        if due is None or fact.values.get("stance") not in ("agree", "pledge"):
            continue
        quote = str(fact.values.get("quote") or "")
        title = words.point(_today(fact.values))
        yield Event(f"point-{fact.key}", "point", due, due, title, quote, (fact.key,), RING["point"], link=_link(fact))


def _duty(due: Due, words: Words) -> Event:
    code = due.duty.code
    text = duty_text(due.duty, words.language)
    uid = f"duty-{code}-{due.day.isoformat()}"
    return Event(uid, "duty", due.day, due.day, words.duty(due.duty), text, (f"clock:{code}",), RING["duty"])


def _signed(facts: Iterable[Fact], words: Words) -> Iterator[Event]:
    """The report that the law asks for after each signing by a Vietnamese side."""
    for fact in facts:
        day = exact_day(fact.values.get("date"))
        ours = any(country_of(place) == "VN" for place in fact.values.get("parties") or () if place)
        if day is None or not ours or fact.values.get("act") not in ("signed", "exchanged"):
            continue
        due = due_from("agreement-signed", day)
        if due is not None:
            title = words.after_signing(_today(fact.values), due.duty)
            keys = (fact.key, f"clock:{due.duty.code}")
            text = duty_text(due.duty, words.language)
            uid = f"signed-{fact.key}"
            yield Event(uid, "duty", due.day, due.day, title, text, keys, RING["duty"], link=_link(fact))
