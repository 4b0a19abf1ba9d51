"""Lists whose points only give a name and a number: each point read together with the line that opens the list."""

from __future__ import annotations

import re
from dataclasses import replace

from hoptac.find.marked import Marked
from hoptac.find.parties import line_of
from hoptac.find.signs import THEIRS, Token

_LINE = 220  # characters of a line that may open a list
_POINT = re.compile(r"[^:;.~¤@&]{3,60}: ?[~¤][^:;]{0,60}$")
_LABEL = 80  # characters before the number of a point


class Lists:
    """The line that opens the list in which one reads."""

    def __init__(self, title: Marked | None) -> None:
        self.opening = title

    def enter(self, marked: Marked) -> None:
        """Take the next sentence: a line that ends in ":" or in no stop opens a list, points keep it open."""
        if marked.sentence.marker or self._goes_on(marked):
            return
        line = line_of(marked.scene.page.text, marked.sentence.span).strip()
        opens = len(line) < _LINE and (line[-1:].isalnum() or line[-1:] in ":)") and "\t" not in line
        self.opening = marked if opens else None

    def point(self, marked: Marked) -> Marked:
        """A point that names no side, with the sides of the line that opens its list."""
        opening = self.opening
        if opening is None or opening is marked or not marked.sentence.marker or marked.parties():
            return marked
        theirs = tuple(dict.fromkeys(u for t in opening.parties() if t.sign == THEIRS for u in t.units))
        return replace(marked, theirs=theirs) if theirs else marked

    def _goes_on(self, marked: Marked) -> bool:
        """Whether a line without a marker is a point too: a name and a number below a line that ends in ":"."""
        opening = self.opening
        return opening is not None and opening.text.rstrip().endswith(":") and _POINT.match(marked.text) is not None

    def whole(self, marked: Marked, token: Token) -> tuple[Marked, Token] | None:
        """A point with the line that opens its list before it, and its number there; a partner of its own takes the
        place of the line's.
        """
        opening = self.opening
        if opening is None or opening is marked or token.at > _LABEL:
            return None
        if not marked.sentence.marker and not self._goes_on(marked):
            return None
        head = opening.text.rstrip(" :.")
        own = any(t.sign == THEIRS for t in marked.parties())
        kept = [t for t in opening.tokens if t.at < len(head)]
        letters = list(head)
        for held in kept if own else ():
            letters[held.at] = " " if held.sign == THEIRS else letters[held.at]
        kept = [t for t in kept if not (own and t.sign == THEIRS)]
        text, shift = "".join(letters) + ": " + marked.text, len(head) + 2
        tokens = (*kept, *(replace(t, at=t.at + shift) for t in marked.tokens))
        return replace(marked, text=text, tokens=tokens), replace(token, at=token.at + shift)
