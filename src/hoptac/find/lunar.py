"""The sixty-year cycle: 'Bính Ngọ' is 1966, 2026, 2086."""

from __future__ import annotations

STEMS = {
    "giáp": 0, "ất": 1, "bính": 2, "đinh": 3, "mậu": 4, "kỷ": 5, "kỉ": 5, "canh": 6, "tân": 7, "nhâm": 8, "quý": 9, "quí": 9,
}  # fmt: skip
BRANCHES = {
    "tý": 0, "tí": 0, "sửu": 1, "dần": 2, "mão": 3, "mẹo": 3, "thìn": 4, "tỵ": 5, "tị": 5, "ngọ": 6, "mùi": 7, "thân": 8,
    "dậu": 9, "tuất": 10, "hợi": 11,
}  # fmt: skip
_FIRST = 1984  # Giáp Tý


def cycle_place(stem: str, branch: str) -> int | None:
    """The place of a name in the cycle, 0 for Giáp Tý; None where the two never meet."""
    for place in range(60):
        if place % 10 == STEMS.get(stem) and place % 12 == BRANCHES.get(branch):
            return place
    return None


def lunar_year(stem: str, branch: str, near: int) -> int | None:
    """The year of that name nearest a year (its greater part: Bính Ngọ begins in February 2026)."""
    place = cycle_place(stem, branch)
    if place is None:
        return None
    return near + (_FIRST + place - near + 30) % 60 - 30
