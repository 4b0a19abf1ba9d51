"""Names that a page told in full before a part of one stands alone: "Lê Văn An" before "Giám đốc An"."""

from __future__ import annotations

import re
from collections.abc import Callable


class ToldInFull:
    """Where a page first tells what fits a pattern; each pattern is looked for once a page, however often asked."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._first: dict[str, re.Match[str] | None] = {}

    def before(self, pattern: str, place: int, fits: Callable[[str], bool] = bool) -> re.Match[str] | None:
        """The first that fits a pattern and a test of its words, where it ends before a place."""
        if pattern not in self._first:
            told = re.finditer(pattern, self.text)
            self._first[pattern] = next((found for found in told if fits(found.group())), None)
        first = self._first[pattern]
        return first if first is not None and first.end() <= place else None
