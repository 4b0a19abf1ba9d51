"""The book of letters: what was sent and what came, numbered by year. Kept as decisions, so it is in every backup.

A letter's number is the book's, not the letter's own: letters of congratulation bear none (DOMAIN.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, QuerySet
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from hoptac.base.errors import HoptacError
from hoptac.base.identity import make_key
from hoptac.base.words import plain_words
from hoptac.gazetteer.places import PLACES, name_of
from hoptac.register import decide
from hoptac.register.log import Act, append
from hoptac.register.models import Decision
from hoptac.register.standing import taken_back
from hoptac.register.units import ids_of
from hoptac.register.writing import writing

#: The actions in the log.
DIRECTIONS = ("sent", "received")
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Noted:
    """A letter to be noted: ``direction`` sent or received, the ISO day, the partner's place, the person ("" where not
    known), the occasion's code or "", its year, the language, what it is about, the SHA-256 of the paper or ""."""

    direction: str
    day: str
    place: str
    person: str = ""
    occasion: str = ""
    year: int = 0
    language: str = "vi"
    title: str = ""
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter in the book. ``number`` counts within its year and direction; ``decision`` is its number in the log."""

    noted: Noted
    number: int
    decision: int
    by: str
    at: str


def note(letter: Noted, by: str, at: str = "") -> int:
    """Put a letter into the book; its number there. One that stands in it keeps its number: nothing is added.

    Raises ``letter-wrong`` (no such direction, day or place).
    """
    check(letter)
    with writing():
        key = _key(letter)
        known = _standing().filter(target=key).first()
        if known is not None:
            return int(known.payload["number"])
        year = Decision.objects.filter(target_kind="letter", action=letter.direction).annotate(day=_day())
        taken = year.filter(day__startswith=letter.day[:4]).values_list("payload__number", flat=True)
        number = max(taken, default=0) + 1
        payload = {name: getattr(letter, name) for name in Noted.__slots__ if name != "direction"} | {"number": number}
        append(Act(letter.direction, by, "", at, payload), [[]], (key, "letter", ""))
        return number


def is_noted(letter: Noted) -> bool:
    """Whether a letter stands in the book."""
    return _standing().filter(target=_key(letter)).exists()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of the book; "" asks for nothing. ``first`` and ``last`` are years, ``text`` folded words."""

    direction: str = ""
    place: str = ""
    first: str = ""
    last: str = ""
    text: str = ""

    def admits(self, mail: Mail) -> bool:
        """Whether a letter has all the words that are wanted."""
        noted = mail.noted
        words = plain_words(f"{noted.title} {noted.person} {name_of(noted.place, 'vi')} {noted.occasion}")
        return set(plain_words(self.text)) <= set(words)


def book(wanted: Wanted | None = None) -> list[Mail]:
    """The letters that stand in the book (those that are wanted), the newest first."""
    rows = _wanted(wanted or Wanted())
    found = map(_mail, rows)
    return [mail for mail in found if wanted.admits(mail)] if wanted and wanted.text else list(found)


def book_page(wanted: Wanted, number: int, leaf: int) -> tuple[list[Mail], int]:
    """A page (numbered from 1; beyond the last one the last) of what is wanted of the book, and how many are wanted."""
    if wanted.text:  # words are compared without their marks: no database does that
        found = book(wanted)
        start = _start(number, leaf, len(found))
        return found[start : start + leaf], len(found)
    rows = _wanted(wanted)
    count = rows.count()
    start = _start(number, leaf, count)
    return list(map(_mail, rows[start : start + leaf])), count


def _start(number: int, leaf: int, count: int) -> int:
    return (min(number, max(1, -(-count // leaf))) - 1) * leaf


def _wanted(wanted: Wanted) -> QuerySet[Decision]:
    """The letters that stand in the book and are wanted, whatever their words, the newest first."""
    rows = _standing().annotate(day=_day())
    if wanted.direction:
        rows = rows.filter(action=wanted.direction)
    if wanted.place:
        rows = rows.filter(payload__place__in=sorted(ids_of(wanted.place)))
    if wanted.first:
        rows = rows.filter(day__gte=wanted.first)
    if wanted.last:
        rows = rows.filter(day__lt=str(int(wanted.last) + 1))
    return rows.order_by("-day", "-number")


def _day() -> Cast:
    """A letter's day as text: compared as JSON it would be its quoted form."""
    return Cast(KT("payload__day"), CharField())


def _standing() -> QuerySet[Decision]:
    """The letters that nobody struck out."""
    undone = taken_back(Decision.objects.filter(target_kind="letter", action="undo"))
    return Decision.objects.filter(target_kind="letter", action__in=DIRECTIONS).exclude(number__in=sorted(undone))


def strike(decision: int, by: str, why: str = "") -> None:
    """Take a letter out of the book; its number is not given again. Raises ``decision-unknown``."""
    if not _standing().filter(number=decision).exists():
        raise HoptacError("decision-unknown", key=decision)
    decide.undo(decision, by, why)


def sent_on(code: str, year: int) -> dict[str, Mail]:
    """Place -> the letter that went there on an occasion of a year."""
    rows = _standing().filter(action="sent", payload__occasion=code, payload__year=year).order_by("number")
    return {mail.noted.place: mail for mail in map(_mail, rows)}


def places_sent_to() -> dict[tuple[str, int], frozenset[str]]:
    """Occasion and year -> where its letters went; one question for all."""
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    rows = _standing().filter(action="sent").order_by()
    for payload in rows.values_list("payload", flat=True):
        if payload.get("occasion"):
            found[payload["occasion"], payload.get("year", 0)].add(payload["place"])
    return {when: frozenset(places) for when, places in found.items()}


def check(letter: Noted) -> None:
    """Raises ``letter-wrong`` where a note has no such direction, day or place."""
    try:
        date.fromisoformat(letter.day)
    except ValueError:
        raise HoptacError("letter-wrong", name=letter.day[:40]) from None
    if letter.direction not in DIRECTIONS or letter.place not in PLACES:
        raise HoptacError("letter-wrong", name=letter.place[:40])


def _key(letter: Noted) -> str:
    """What makes two notes one letter: occasions count once for each partner, year and language."""
    what = (letter.occasion, str(letter.year), letter.language) if letter.occasion else (letter.day, letter.title, "")
    return make_key("letter", letter.direction, letter.place, *what)


def _mail(decision: Decision) -> Mail:
    payload: Mapping[str, Any] = decision.payload
    fields = {name: payload[name] for name in Noted.__slots__ if name in payload}
    return Mail(Noted(decision.action, **fields), payload["number"], decision.number, decision.by, decision.at)


def cleaned(words: Iterable[str]) -> str:
    """What a person typed, in one line of bounded length."""
    return " ".join(" ".join(words).split())[:LONGEST]
