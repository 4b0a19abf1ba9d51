"""Plain text, as a crawler leaves it or a person types it: the text is the file itself."""

from __future__ import annotations

from hoptac.decode.lines import Line, Meta, split_lines


def read_plain(text: str) -> tuple[str, list[Line], Meta, tuple[str, ...]]:
    """The page's text, its lines, what its markup says (nothing) and notes (none)."""
    return text, split_lines(text), Meta(), ()
