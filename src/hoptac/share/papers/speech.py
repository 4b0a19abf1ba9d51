"""What people said, for use in a paper: the part that was asked or promised, names in one spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from hoptac.gazetteer.places import PLACES, name_of, spellings
from hoptac.share.papers.record import Dossier, Item

#: Behind the last of these stands what was said.
_CUES = {
    "propose": r"đề nghị|đề xuất|kiến nghị",
    "wish": r"bày tỏ mong muốn|mong muốn|mong",
    "agree": r"nhất trí|thống nhất",
    "pledge": r"cho biết|khẳng định|cam kết|nói thêm",
    "difficulty": r"cho biết|nêu khó khăn về",
}
#: A clause that begins so is no whole thought without its sentence.
_HANGING = re.compile(r"(?:của|cho|là|và|với|về|trong|tại|để|này|đó|trên)\b", re.I)
#: Who is asked, seen from the other side: "mong bạn nhận sáu bác sĩ".
_ADDRESSED = re.compile(r"^bạn (?=\w)")
_SHORTEST = 20


def clause(item: Item) -> str:
    """What was asked, agreed or promised, out of its sentence: "quan tâm đến đời sống bà con"; else the sentence."""
    quote = str(item.get("quote") or item.words).strip().rstrip(".;: ")
    cue = _CUES.get(item.get("stance") or "")
    found = re.search(rf"\b(?:{cue})\b[,:]?\s+(?P<said>.+)$", quote) if cue else None
    if found and len(found["said"]) >= _SHORTEST and not _HANGING.match(found["said"]):
        return _ADDRESSED.sub("", found["said"])
    return quote


def respelled(text: str, dossier: Dossier) -> str:
    """A text with each person and the two places in one spelling: two in one paper offend."""
    for holder in dossier.holders:
        for form in holder.spellings:
            text = _replaced(text, form, holder.name)
    for place in (dossier.other, dossier.one):
        forms = {form for form in spellings(PLACES[place]) if form != name_of(place) and len(form) > 3}
        for form in sorted(forms, key=lambda form: (-len(form), form)):
            text = _replaced(text, form, name_of(place))
    return text


def _replaced(text: str, form: str, usual: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(form)}(?!\w)", usual, text) if form in text else text


def newest(items: Iterable[Item]) -> list[Item]:
    """Items by their day, the newest first."""
    return sorted(items, key=lambda item: (item.when, item.key), reverse=True)


def said_by(dossier: Dossier, stances: Sequence[str], *, ours: bool) -> list[Item]:
    """What one side alone said in some stances, the newest first."""
    return newest(
        item
        for item in dossier.commitments
        if item.get("stance") in stances
        and dossier.ours(item.get("by")) == ours
        and dossier.theirs(item.get("by")) != ours
    )


def agreed(dossier: Dossier) -> list[Item]:
    """What both sides agreed or one pledged, the newest year first; within a year the definite points."""
    points = newest(item for item in dossier.commitments if item.get("stance") in ("agree", "pledge"))
    return sorted(points, key=lambda item: (item.when[:4], bool(item.get("definite"))), reverse=True)


def uncapped(text: str) -> str:
    """A sentence as part of another: its first letter small, where it is no name's."""
    words = text.split(" ", 2)
    name = len(words) > 1 and words[1][:1].isupper()
    return text if name else text[:1].lower() + text[1:]
