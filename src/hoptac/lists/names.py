"""People in the cells of a list, with the offices that stand beside their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from hoptac.base.nouns import Page, Span, Zone
from hoptac.base.scene import Person
from hoptac.find.scan import scan
from hoptac.link.resolve import resolve

_PART = re.compile(r"\s/\s|;|•")
_NUMBER = re.compile(r"^\s*(?:\d{1,2}[.)]|[-+–•])\s*")
#: What shows the reader of sentences that a name follows.
_ADDRESS = "Đồng chí "


@dataclass(frozen=True, slots=True)
class Named:
    """A person whom a cell names, where, and the offices: (code or words, unit, where it is said)."""

    name: str
    span: Span
    posts: tuple[tuple[str, str | None, Span | None], ...] = ()


def read_people(words: str, start: int, day: str | None) -> list[Named]:
    """The people of a cell whose words stand at ``start`` on the page."""
    found = []
    for left, part in _parts(words):
        for person in _people(part, day):
            found.append(_named(person, start + left))
    return found


def read_holder(name: str, post: str, day: str | None) -> Person | None:
    """One person from two cells, the name and the office; spans are those of ``name, post``."""
    people = _people(f"{name}, {post}" if post else name, day)
    return next((p for p in people if p.mentions[0].start < len(name)), None)


def _parts(words: str) -> Iterator[tuple[int, str]]:
    start = 0
    for cut in [*(m.span() for m in _PART.finditer(words)), (len(words), len(words))]:
        part = words[start : cut[0]]
        if number := _NUMBER.match(part):
            yield start + number.end(), part[number.end() :]
        elif part.strip():
            yield start, part
        start = cut[1]


@lru_cache(maxsize=1024)  # one leader signs many papers
def _people(words: str, day: str | None) -> tuple[Person, ...]:
    """The people of some words; spans are those of the words."""
    text = _ADDRESS + words
    page = Page("", "", text, (Zone(Span(0, len(text)), "body"),), published=day)
    return tuple(person for person in resolve(scan(page)).people if person.mentions[0].start >= len(_ADDRESS))


def _named(person: Person, start: int) -> Named:
    return Named(spelled(person.name), moved(person.mentions[0], start), offices(person, start))


def offices(person: Person, start: int) -> tuple[tuple[str, str | None, Span | None], ...]:
    """The present offices of a person of ``_people``, at their place on the page."""
    return tuple((held.post, held.place, moved(held.span, start)) for held in person.posts if not held.past)


def moved(span: Span, start: int) -> Span:
    """A span of the words that were read, on the page."""
    return Span(start + span.start - len(_ADDRESS), start + span.end - len(_ADDRESS))


def spelled(name: str) -> str:
    """A name all in capitals as names are written: NGUYỄN VĂN AN, Nguyễn Văn An."""
    return name.title() if name.isupper() else name
