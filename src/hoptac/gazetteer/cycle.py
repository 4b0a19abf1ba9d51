"""The sixty-year cycle: 'Bính Ngọ' is 1966, 2026, 2086."""

from __future__ import annotations

_STEMS = ("giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý")
_BRANCHES = ("tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi")
_SPELLINGS = {"kỉ": "kỷ", "quí": "quý", "tí": "tý", "mẹo": "mão", "tị": "tỵ"}
_FIRST = 1984  # Giáp Tý


def cycle_place(stem: str, branch: str) -> int | None:
    """The place of a name in the cycle, 0 for Giáp Tý; None where the two never meet."""
    names = (_SPELLINGS.get(stem, stem), _SPELLINGS.get(branch, branch))
    pairs = ((_STEMS[place % 10], _BRANCHES[place % 12]) for place in range(60))
    return next((place for place, pair in enumerate(pairs) if pair == names), None)


def lunar_year(stem: str, branch: str, near: int) -> int | None:
    """The year of that name nearest a year (its greater part: Bính Ngọ begins in February 2026)."""
    place = cycle_place(stem, branch)
    if place is None:
        return None
    return near + (_FIRST + place - near + 30) % 60 - 30
