"""Whom a form of address means: "ông", "bà", an envoy's title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from hoptac.base.nouns import Span
from hoptac.base.scene import Person, Scan

_FORM = re.compile(r"(?<!\w)(ông|bà|anh|chị|cô|thầy) $")
#: What a form of address, or a middle name of one sex alone, says of whom "ông" and "bà" mean.
_MAN_OR_WOMAN = {"ông": "ông", "anh": "ông", "thầy": "ông", "bà": "bà", "chị": "bà", "cô": "bà"}
_MIDDLE = {"Thị": "bà", "Văn": "ông"}
OTHER = {"ông": "bà", "bà": "ông", "anh": "bà", "chị": "ông"}
#: Titles that stand for their holder, by the post that he holds.
ENVOYS = {"vn-ambassador": "đại sứ", "vn-consul-general": "tổng lãnh sự"}


def _form(scan: Scan, name: Span, offices: Mapping[int, int]) -> str | None:
    """The form of address before a name, or before the office that stands between: "bà Giám đốc Sở An"."""
    for start in (name.start, offices.get(name.start - 1)):
        form = _FORM.search(scan.page.text[max(0, start - 5) : start].lower()) if start is not None else None
        if form:
            return form.group(1)
    return None


def called_always(people: Iterable[Person], scan: Scan) -> dict[str, str]:
    """What those are called, by name, whom a page calls "ông" (or "anh") alone, or "bà" alone; a middle name may say
    it: "Thị" is a woman's, "Văn" a man's.
    """
    called: dict[str, str] = {}
    offices = {m.span.end: m.span.start for m in scan.of("post")}
    for person in people:
        said = (_form(scan, span, offices) for span in person.mentions)
        forms = {_MAN_OR_WOMAN[form] for form in said if form}
        forms = forms or {_MIDDLE[word] for word in person.name.split()[1:-1] if word in _MIDDLE}
        if len(forms) == 1:
            called[person.name] = forms.pop()
    return called


class Addressed:
    """Who was last called "ông", "bà" or by an envoy's title on a page, and what each person is always called."""

    def __init__(self, people: Iterable[Person], scan: Scan) -> None:
        self.scan = scan
        self.always = called_always(people, scan)
        self.last: dict[str, Person] = {}
        self.near: list[Person] = []  # who the last sentence names that names anybody

    def note(self, here: list[tuple[Span, Person]]) -> None:
        """Keep who of a sentence was called what."""
        for span, person in here:
            self.last.update({ENVOYS[held.post]: person for held in person.posts if held.post in ENVOYS})
            form = _FORM.search(self.scan.page.text[max(0, span.start - 5) : span.start].lower())
            said = _MAN_OR_WOMAN[form.group(1)] if form else self.always.get(person.name)
            if said:
                self.last[said] = person

    def note_near(self, here: list[tuple[Span, Person]]) -> None:
        """Keep who a sentence names, where it names anybody."""
        self.near = list(dict.fromkeys(p for _, p in here)) or self.near

    def envoys(self) -> Iterator[Person | None]:
        """Who was named by each of the titles of envoys."""
        return (self.last.get(title) for title in ENVOYS.values())

    def envoy(self, pronoun: str) -> Person | None:
        """Who was named by an envoy's title last; None for other words."""
        return self.last.get(pronoun) if pronoun in ENVOYS.values() else None

    def is_other(self, pronoun: str, person: Person) -> bool:
        """Whether a person is called otherwise: "ông" is none who is called "bà"."""
        other = OTHER.get(pronoun)
        return other is not None and (self.last.get(other) == person or self.always.get(person.name) == other)

    def meant(self, pronoun: str, speaker: Person) -> Person:
        """Whom a pronoun means: the speaker before, unless that one is called otherwise, or another one beside him was
        called "bà"; an envoy by his title.
        """
        if pronoun in ENVOYS.values():
            return self.last.get(pronoun, speaker)
        called = self.last.get(_MAN_OR_WOMAN.get(pronoun, pronoun))
        if self.is_other(pronoun, speaker):
            beside = (p for p in reversed(self.near) if p != speaker and not self.is_other(pronoun, p))
            return called or next(beside, speaker)
        if pronoun == "bà" and called in self.near and speaker in self.near and self.last.get("bà") != speaker:
            return called or speaker
        return speaker
