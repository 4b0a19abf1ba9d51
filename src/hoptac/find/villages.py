"""Villages, communes and posts of which a page says once where they lie: "bản Na Đông của người Mông bên huyện X,
tỉnh Y", "thôn Đông (xã Tây, tỉnh Y)". From then on the name alone stands for that unit: no table knows such places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoptac.base.fold import LOWER, UPPER
from hoptac.base.nouns import Mention, Span
from hoptac.gazetteer.places import PLACES

_WORD = rf"[{UPPER}][{LOWER}]*"
#: The word for a small place with its name, of two words or more: one alone is too often another's.
_NAMED = re.compile(
    rf"(?<!\w)(?:[Bb]ản|[Tt]hôn|[Ll]àng|[Bb]uôn|[Pp]hum|[Ấấ]p|[Xx]óm|[Pp]lei|[Cc]ụm bản|[Xx]ã)"
    rf" (?P<name>{_WORD}(?:[ -]{_WORD}){{1,3}})(?=[ ,(])"
)
#: Between the name and where it lies.
_GAP = re.compile(r"(?:,? ?\(|, | (?:của|thuộc|bên|ở|tại) )[^.;:()\n]{0,40}?")
#: Words of which one between them tells of something else than where it lies.
_VERB = re.compile(
    r"(?<!\w)(?:và|với|cùng|đã|được|sang|đến|tới|thăm|ký|gặp|giúp|tặng|cho|từ|về|là|giáp|cách|có|do|để|đi|qua)(?!\w)"
)
_LEVELS = frozenset(
    {"Bản", "Thôn", "Làng", "Buôn", "Phum", "Ấp", "Xóm", "Plei", "Xã", "Người", "Phía", "Bên", "Đồn", "Dân"}
)
_LAST_WORD = re.compile(rf"(?<!\w)(?P<name>{_WORD}) $")
_OPENS = re.compile(r"(?:^|[.!?:;\n\"“])\s?$")
_FAR = 60  # characters within which it is said where a village lies


def _homes(text: str, known: list[Mention]) -> dict[str, tuple[int, Mention]]:
    """The names of small places with where they are first told and the unit in which they lie."""
    out: dict[str, tuple[int, Mention]] = {}
    for match in _NAMED.finditer(text):
        if match["name"] in out or any(m.span.start < match.end() and match.start() < m.span.end for m in known):
            continue
        behind = [m for m in known if match.end() <= m.span.start <= match.end() + _FAR]
        home = next((m for m in behind if _lies(text[match.end() : m.span.start])), None)
        if home is not None and all(PLACES[i].kind not in ("country", "region") for i in home.value.ids):
            out[match["name"]] = match.end(), home
    return out


def _lies(gap: str) -> bool:
    """Whether words between a small place and a unit only say that it lies there."""
    return _GAP.fullmatch(gap) is not None and _VERB.search(gap) is None


def _again(text: str, name: str, start: int) -> Iterator[Span]:
    """Where a name stands alone behind a place: no capitalised word beside it makes it another's."""
    for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?! {_WORD})(?![\w-])", text[start:]):
        at = start + match.start()
        before = _LAST_WORD.search(text, max(0, at - 16), at)
        if before is None or before["name"] in _LEVELS or _OPENS.search(text, 0, before.start()):
            yield Span(at, at + len(name))


def with_villages(text: str, known: list[Mention]) -> list[Mention]:
    """The place mentions of a page with the small places that it says the home of, where they are named again."""
    out = list(known)
    for name, (told, home) in _homes(text, known).items():
        spans = (span for span in _again(text, name, told) if not any(m.span.meets(span) for m in known))
        out += [Mention(span, "place", home.value, "place.village") for span in spans]
    return sorted(out, key=lambda m: m.span.start) if len(out) > len(known) else known
