"""Whom a form of address means: "ông", "bà", an envoy's title."""

from __future__ import annotations

import re

from hoptac.base.nouns import Span
from hoptac.base.scene import Person, Scan

_FORM = re.compile(r"(ông|bà) $")
OTHER = {"ông": "bà", "bà": "ông"}
#: Titles that stand for their holder, by the post that he holds.
ENVOYS = {"vn-ambassador": "đại sứ", "vn-consul-general": "tổng lãnh sự"}


def note_addresses(here: list[tuple[Span, Person]], scan: Scan, addressed: dict[str, Person]) -> None:
    """Keep who of a sentence was last called "ông" and who "bà" (a middle name Thị is a woman's), who is an envoy."""
    for span, person in here:
        addressed.update({ENVOYS[held.post]: person for held in person.posts if held.post in ENVOYS})
        form = _FORM.search(scan.page.text[max(0, span.start - 4) : span.start].lower())
        said = form.group(1) if form else "bà" if " Thị " in person.name else None
        if said:
            addressed[said] = person


def meant(pronoun: str, speaker: Person, addressed: dict[str, Person], near: list[Person]) -> Person:
    """Whom a pronoun means: the speaker before, unless that one is called otherwise, or another one beside him was
    called "bà"; an envoy by his title.
    """
    if pronoun in ENVOYS.values():
        return addressed.get(pronoun, speaker)
    other, called = OTHER.get(pronoun), addressed.get(pronoun)
    if other and addressed.get(other) == speaker:
        return called or next((p for p in reversed(near) if p != speaker), speaker)
    if pronoun == "bà" and called in near and speaker in near and addressed.get("bà") != speaker:
        return called or speaker
    return speaker
