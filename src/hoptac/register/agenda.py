"""Everything with a day, for the office's calendar: visits and what is to be done for them, terms that end, letters
due, agreed points, duties."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from hoptac.gazetteer.clock import Due, due_from, dues_between
from hoptac.gazetteer.places import country_of
from hoptac.register.facts import load_facts
from hoptac.register.letters_due import letters_due
from hoptac.register.links import progress
from hoptac.register.models import Entry, EntryPlace
from hoptac.register.partners import partners
from hoptac.register.records import Fact
from hoptac.register.units import current, ids_of
from hoptac.register.visit_tasks import due_lines, tasks
from hoptac.share.agenda_words import Words, duty_text, event_words
from hoptac.share.calendar import Event

#: How many days before a term ends its review is to be begun, and the next term to be agreed.
TERM_REMINDERS = (180, 60)
#: How many days ahead the start page looks, by kind.
GLANCE = {"visit": 45, "term": 183, "letter": 30, "point": 60, "duty": 45}
#: How many days ahead tasks are told.
AHEAD = 14
#: How many days before the day a calendar rings.
RING = {"visit": (7, 1), "term": (0,), "point": (14, 3), "duty": (14, 3)}


def agenda(first: date, last: date, home: str = "", language: str = "vi") -> tuple[Event, ...]:
    """What lies between two days, by day. ``home``: the id of the office's own place, "" for all that the register has.

    Never what is rejected, and no difficulty: a calendar lies open on a desk.
    """
    spans = dict.fromkeys(GLANCE, (first, last)) | {"term": (first, last + timedelta(days=TERM_REMINDERS[0]))}
    found = [event for part in _parts(spans, home, language, None) for event in part]
    found += tasks(due_lines(last, first), event_words(language))
    inside = (event for event in found if event.first <= last and event.last >= first)
    return tuple(sorted(inside, key=lambda event: (event.first, event.uid)))


def coming(today: date, home: str = "", language: str = "vi", most: int = 4) -> dict[str, tuple[Event, ...]]:
    """What comes up (``GLANCE``), by kind, of each the first few: of a term its last day alone, of occasions those with
    letters. No more of the register is loaded, however much there is."""
    spans = {kind: (today, today + timedelta(days=days)) for kind, days in GLANCE.items()}
    found: dict[str, list[Event]] = {kind: [] for kind in GLANCE}
    for part in _parts(spans, home, language, most):
        for event in part:
            if event.kind in found and not event.ahead and event.first <= spans[event.kind][1] and event.last >= today:
                found[event.kind].append(event)
    return {kind: tuple(sorted(told, key=lambda e: (e.first, e.uid))[:most]) for kind, told in found.items()}


def to_do(today: date, language: str = "vi") -> tuple[Event, ...]:
    """What the files of visits say is to be done soon or should have been, what is most late first."""
    return tuple(tasks(due_lines(today + timedelta(days=AHEAD)), event_words(language)))


def _parts(
    spans: Mapping[str, tuple[date, date]], home: str, language: str, most: int | None
) -> Iterator[Iterable[Event]]:
    """All kinds of events, each between two days; ``most``: of each query no more entries than these."""
    words = event_words(language)
    first, last = spans["duty"]
    visits, terms, points, signed = _loaded(
        _visiting(*spans["visit"], home)[:most],
        _ending(*spans["term"], home)[:most],
        _due(*spans["point"], home)[:most],
        _signed_since(first - timedelta(days=31), last, home)[:most],
    )
    yield _visits(visits, words)
    yield _terms(terms, words)
    yield _points(points, words)
    yield (_duty(due, words) for due in dues_between(first, last))
    yield _signed(signed, words)
    yield letters_due(*spans["letter"], home, partners(home), words)


def past_due(today: date, home: str = "", language: str = "vi", most: int = 5) -> tuple[Event, ...]:
    """What was agreed or pledged by a day that has passed, and of which nobody has said that it is done, the newest
    first. Looked for among the newest few dozen."""
    day = today.isoformat()
    promised = _promised(home).filter(ends__gt="", ends__lt=day).exclude(ends__in=[day[:4], day[:7]])
    newest = {entry.key: entry for entry in promised.order_by("-ends", "key")[: most * 8]}
    open_ones = [newest[key] for key, how in progress(newest).items() if how != "done"] if newest else []
    return tuple(_points(load_facts(open_ones[:most]), event_words(language)))


def _loaded(*asked: QuerySet[Entry]) -> list[list[Fact]]:
    """The facts of several queries, their proofs fetched together."""
    rows = [list(entries) for entries in asked]
    facts = {fact.key: fact for fact in load_facts(entry for entries in rows for entry in entries)}
    return [[facts[entry.key] for entry in entries] for entries in rows]


def _of(kind: str, home: str) -> QuerySet[Entry]:
    entries = Entry.objects.filter(kind=kind).exclude(state="rejected")
    if home:
        sides = EntryPlace.objects.filter(place__in=ids_of(home)).exclude(slot="posts")
        entries = entries.filter(id__in=sides.values("entry_id"))
    return entries


def _visiting(first: date, last: date, home: str) -> QuerySet[Entry]:
    """Visits that begin by a day and have not ended before another one."""
    inside = _of("visit", home).filter(ends__gte=first.isoformat(), begins__lte=last.isoformat())
    return inside.order_by("begins", "key")


def _ending(first: date, last: date, home: str) -> QuerySet[Entry]:
    """Agreements whose terms (whole years) end between two days."""
    return _of("agreement", home).filter(ends__in=_years(first, last)).order_by("ends", "key")


def _years(first: date, last: date) -> list[str]:
    """Years whose last day lies between two days."""
    return [str(year) for year in range(first.year, last.year + 1) if first <= date(year, 12, 31) <= last]


def _months(first: date, last: date) -> list[str]:
    """Months whose last day does so."""
    told = [f"{year}-{month:02d}" for year in range(first.year, last.year + 1) for month in range(1, 13)]
    return [month for month in told if (end := last_day(month)) and first <= end <= last]


def _promised(home: str) -> QuerySet[Entry]:
    return _of("commitment", home).filter(Q(values__stance="agree") | Q(values__stance="pledge"))


def _due(first: date, last: date, home: str) -> QuerySet[Entry]:
    """What is due between two days: on a day, by the end of a month or of a year."""
    inside = Q(ends__gte=first.isoformat(), ends__lte=last.isoformat())
    return _promised(home).filter(inside | Q(ends__in=[*_months(first, last), *_years(first, last)])).order_by("ends")


def _signed_since(first: date, last: date, home: str) -> QuerySet[Entry]:
    return _of("agreement", home).filter(day__gte=first.isoformat(), day__lte=last.isoformat())


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


def _terms(facts: Iterable[Fact], words: Words) -> Iterator[Event]:
    """The last day of each term (terms are whole years), and when to begin with its review."""
    for fact in facts:
        term = fact.values.get("term")
        end = last_day(term[1]) if isinstance(term, list) and len(term) == 2 else None
        if end is None:
            continue
        title, text = words.term(_today(fact.values)), fact.sentence.sentence if fact.sentence else ""
        yield Event(f"term-{fact.key}", "term", end, end, title, text, (fact.key,), RING["term"], link=_link(fact))
        for days in TERM_REMINDERS:
            day = end - timedelta(days=days)
            told = words.ahead(title, days)
            uid = f"term-{fact.key}-{days}"
            yield Event(uid, "term", day, day, told, text, (fact.key,), (0,), link=_link(fact), ahead=True)


def _points(facts: Iterable[Fact], words: Words) -> Iterator[Event]:
    """What was agreed or pledged with a day; wishes and difficulties are nobody's due."""
    for fact in facts:
        due = last_day(fact.values.get("due"))
        if due is None:
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
