"""Vietnamese districts and towns behind the word for their level: "huyện Quản Bạ", "Huyện ủy Mường Lát".

Their names are too often words, persons or other places to be looked for alone; behind the level word they are sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoptac.base.fold import Folded
from hoptac.base.nouns import Mention
from hoptac.find.places import PlaceHit
from hoptac.gazetteer.places import LONGEST_DISTRICT, PLACES, districts

_LEVEL = re.compile(r"(?<!\w)(?P<cue>(?:các )?huyện|quận|thị xã|thành phố|tp\.?)(?: ủy)? (?=\w)")
_WORD = re.compile(r"[\w']+")
_NEXT = re.compile(r", | và |, và ")
#: Level words behind which nothing but a district can follow.
_SURE = frozenset({"huyện", "các huyện", "quận"})


def _name_at(folded: Folded, start: int, text: str) -> tuple[int, tuple[str, ...]] | None:
    """Where the longest district's name that begins here ends, and the ids that it may stand for."""
    if not text[folded.span(start, start + 1).start].isupper():
        return None
    ends = []
    at = start
    for _ in range(LONGEST_DISTRICT):
        word = _WORD.match(folded.text, at)
        if word is None:
            break
        ends.append(word.end())
        at = word.end() + 1
        if folded.text[word.end() : at] not in (" ", "-"):
            break
    for end in reversed(ends):
        ids = districts().get(folded.text[start:end].replace("-", " "))
        if ids:
            return end, ids
    return None


def _found(text: str, folded: Folded, known: list[Mention]) -> Iterator[tuple[Mention, bool]]:
    """Districts behind their level, each with whether nothing but a district can follow that word.

    "Các huyện A, B và C" goes on over names that another table knows.
    """
    ends = {folded.at(m.span.start): folded.at(m.span.end) for m in known}
    for level in _LEVEL.finditer(folded.text):
        words = level.group("cue")
        start: int | None = level.end()
        while start is not None:
            found = _name_at(folded, start, text)
            end = found[0] if found else ends.get(start)
            if end is None:
                break
            if found:
                hit = PlaceHit(found[1], words.removeprefix("các "))
                yield Mention(folded.span(start, end), "place", hit, "place.district"), words in _SURE
            more = _NEXT.match(folded.text, end) if words.startswith("các") else None
            start = more.end() if more else None


def _small(mention: Mention) -> bool:
    """Whether a mention may stand for a district or a town by another table."""
    return any(PLACES[i].kind in ("district", "town", "city", "special_zone") for i in mention.value.ids)


def with_districts(text: str, folded: Folded, known: list[Mention]) -> list[Mention]:
    """The place mentions of a page with its districts; a district takes the place of a province of its name."""
    out = list(known)
    for mention, sure in _found(text, folded, known):
        over = [m for m in out if m.span.meets(mention.span)]
        if not over or (sure and not any(map(_small, over))):
            out = [*(m for m in out if m not in over), mention]
    return sorted(out, key=lambda m: m.span.start)
