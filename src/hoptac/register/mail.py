"""The book of letters: what was sent and what came, numbered by year. Kept as decisions, so it is in every backup.

A letter's number is the book's, not the letter's own: letters of congratulation bear none (DOMAIN.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hoptac.base.errors import HoptacError
from hoptac.base.identity import make_key
from hoptac.base.words import plain_words
from hoptac.gazetteer.places import PLACES, name_of
from hoptac.register import decide
from hoptac.register.log import Act, append
from hoptac.register.models import Decision
from hoptac.register.standing import in_force
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
        kept = _book()
        key = _key(letter)
        known = next((mail for mail in kept if _key(mail.noted) == key), None)
        if known is not None:
            return known.number
        taken = [d.payload["number"] for d in _noted() if _of_year(d, letter)]
        number = max(taken, default=0) + 1
        payload = {name: getattr(letter, name) for name in Noted.__slots__ if name != "direction"} | {"number": number}
        append(Act(letter.direction, by, "", at, payload), [[]], (key, "letter", ""))
        return number


def is_noted(letter: Noted) -> bool:
    """Whether a letter stands in the book."""
    return any(_key(mail.noted) == _key(letter) for mail in _book())


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of the book; "" asks for nothing. ``first`` and ``last`` are years, ``text`` folded words."""

    direction: str = ""
    place: str = ""
    first: str = ""
    last: str = ""
    text: str = ""

    def admits(self, mail: Mail) -> bool:
        """Whether a letter is wanted."""
        noted = mail.noted
        words = plain_words(f"{noted.title} {noted.person} {name_of(noted.place, 'vi')} {noted.occasion}")
        return (
            self.direction in ("", noted.direction)
            and (not self.place or noted.place in ids_of(self.place))
            and (self.first or "0") <= noted.day[:4] <= (self.last or "9")
            and set(plain_words(self.text)) <= set(words)
        )


def book(wanted: Wanted | None = None) -> list[Mail]:
    """The letters that stand in the book (those that are wanted), the newest first. An office's book is short: it is
    read whole."""
    found = [mail for mail in _book() if wanted is None or wanted.admits(mail)]
    return sorted(found, key=lambda mail: (mail.noted.day, mail.decision), reverse=True)


def strike(decision: int, by: str, why: str = "") -> None:
    """Take a letter out of the book; its number is not given again. Raises ``decision-unknown``."""
    if not any(mail.decision == decision for mail in _book()):
        raise HoptacError("decision-unknown", key=decision)
    decide.undo(decision, by, why)


def sent_on(code: str, year: int) -> dict[str, Mail]:
    """Place -> the letter that went there on an occasion of a year."""
    mails = (mail for mail in _book() if mail.noted.direction == "sent")
    return {mail.noted.place: mail for mail in mails if (mail.noted.occasion, mail.noted.year) == (code, year)}


def places_sent_to() -> dict[tuple[str, int], frozenset[str]]:
    """Occasion and year -> where its letters went; one question for all."""
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for mail in _book():
        if mail.noted.direction == "sent" and mail.noted.occasion:
            found[mail.noted.occasion, mail.noted.year].add(mail.noted.place)
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


def _of_year(decision: Decision, letter: Noted) -> bool:
    return decision.action == letter.direction and decision.payload["day"][:4] == letter.day[:4]


def _noted() -> list[Decision]:
    return list(Decision.objects.filter(target_kind="letter", action__in=DIRECTIONS).order_by("number"))


def _book() -> list[Mail]:
    told = in_force(Decision.objects.filter(target_kind="letter"))
    return [_mail(decision) for decision in told if decision.action in DIRECTIONS]


def _mail(decision: Decision) -> Mail:
    payload: Mapping[str, Any] = decision.payload
    fields = {name: payload[name] for name in Noted.__slots__ if name in payload}
    return Mail(Noted(decision.action, **fields), payload["number"], decision.number, decision.by, decision.at)


def cleaned(words: Iterable[str]) -> str:
    """What a person typed, in one line of bounded length."""
    return " ".join(" ".join(words).split())[:LONGEST]
