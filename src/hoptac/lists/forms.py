"""Lists of one form: their headings have the same letters, whatever the order of the columns and the years in them."""

from __future__ import annotations

from collections.abc import Iterable

from hoptac.base.fold import letters
from hoptac.base.identity import make_key
from hoptac.base.lists import SheetMap


def plain(heading: str) -> str:
    """A heading by its letters: "Năm 2023" and "Năm 2024" are one."""
    return "".join(c for c in letters(heading) if not c.isdigit())


def form_of(headings: Iterable[str]) -> str:
    """What headings have in common with those of next year's list."""
    return make_key("form", *sorted(filter(None, map(plain, headings))))


def form(sheet: SheetMap) -> str:
    """The form of the sheet that a mapping is for."""
    return form_of(sheet.headings or [column.heading for column in sheet.columns])
