"""Sums and counts in the cells of a list; the unit may stand in the cell, in the heading, or be the list's own."""

from __future__ import annotations

import re

from hoptac.base.fold import fold_key
from hoptac.base.nouns import Quantity
from hoptac.decode.sheets import Cell
from hoptac.find.numbers import QuantityHit, find_quantities, is_currency

_ASIDE = re.compile(r"\([^()]*\)")
#: 5,000: five, or five thousand; with a magnitude behind it (2,350 tỷ) it is a fraction.
_TWO_WAYS = re.compile(r"(?<![\d.,])\d{1,3},000(?![\d,])(?! ?(?:triệu|tỷ|tỉ|nghìn|ngàn))")
_SIGNS = (("$", "usd"), ("€", "eur"), ("¥", "cny"), ("₫", "đồng"))
_AHEAD = re.compile(r"^(usd|eur|vnd|vnđ|lak|thb|cny|jpy|krw) ?([\d.,]+)$")
_MAGNITUDE = re.compile(r"(?:nghìn|ngàn|triệu|tỷ|tỉ)(?!\w)")
_UNSCALED = re.compile(r"^(?:[\d.,]+ )?(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)(?!\w) ?)*")
#: A million of thousands or more: somebody wrote the sum out under a heading that counts in millions.
_TOO_MUCH = 1e6
_SPACED = re.compile(r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)")
_COMPARED = ((">", "hơn "), ("<", "dưới "), ("~", "khoảng "))
_PEOPLE = re.compile(r"(?:đ/c|đồng chí|đại biểu|thành viên|lượt người|hv|sv|hs|lhs)(?!\w)")
_REST = re.compile(r"(?:khoảng|trị giá|giá trị|số tiền|kinh phí|tổng|tương đương|là|đã|\W|_)*")
_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)")


def is_error(cell: Cell) -> bool:
    """Whether a cell shows a spreadsheet's error."""
    return _ERROR.fullmatch(cell.text) is not None


def heading_unit(heading: str) -> str:
    """The words in brackets of a heading, where they tell a unit: "triệu đồng".

    >>> heading_unit("Số tiền (triệu đồng)"), heading_unit("Kinh phí (ĐVT: USD)"), heading_unit("Số LHS (Lào)")
    ('triệu đồng', 'usd', '')
    """
    for aside in _ASIDE.findall(heading):
        words = re.sub(r"^(?:đvt|đơn vị(?: tính)?)\s*:?\s*", "", fold_key(aside).strip("() .:"))
        if (hit := _hit(f"1 {words}")) and hit.quantity.unit:
            return words
    return ""


def read_sum(cell: Cell, unit: str) -> tuple[Quantity, bool] | str:
    """A sum of money, and whether that is all that the cell says; else why not. ``unit``: what its numbers count where
    the cell names no unit ("triệu đồng", "usd"; "" where that is not known)."""
    found = _read(cell, unit)
    if isinstance(found, str):
        return found
    quantity, whole = found
    return (quantity, whole) if is_currency(quantity.unit) else "currency"


def read_count(cell: Cell) -> Quantity | str:
    """A count of people or things; else why not."""
    found = _read(cell, "người")
    if isinstance(found, str):
        return found
    return found[0] if found[1] and not is_currency(found[0].unit) else "number"


def _read(cell: Cell, unit: str) -> tuple[Quantity, bool] | str:
    if cell.unworked or is_error(cell):
        return "unworked" if cell.unworked else "error"
    if isinstance(cell.value, int | float):
        scale = _hit(f"1 {unit}") if unit else None
        if scale is None:
            return "currency"
        if cell.value < 0 or _too_much(cell.value, scale.quantity.value):
            return "number" if cell.value < 0 else "scale"
        return Quantity(round(cell.value * scale.quantity.value, 4), "=", scale.quantity.unit), True
    words = _tidy(cell.text)
    if _TWO_WAYS.search(words):
        return "two-ways"
    return _in_words(words, unit)


def _tidy(text: str) -> str:
    words = fold_key(text)
    for sign, name in _SIGNS:
        words = re.sub(rf"{re.escape(sign)}\s?([\d.,]+)", rf"\1 {name}", words).replace(sign, f" {name} ")
    words = _AHEAD.sub(r"\2 \1", words.strip(" .;"))
    for sign, word in _COMPARED:
        words = words.replace(sign, word) if words.startswith(sign) else words
    words = _SPACED.sub(lambda m: m[0].replace(" ", "."), _PEOPLE.sub("người", words))
    return " ".join(_ASIDE.sub(" ", words).split())


def _too_much(number: float, scale: float) -> bool:
    return scale > 1 and number >= _TOO_MUCH


def _in_words(words: str, unit: str) -> tuple[Quantity, bool] | str:
    if words.startswith("-"):
        return "number"
    hits = [hit for hit in find_quantities(words) if not hit.vague]
    sums = [hit for hit in hits if is_currency(hit.quantity.unit)]
    plain = _UNSCALED.sub("", unit) if _MAGNITUDE.search(words) else unit
    bare = _bare(words, plain)
    if not sums and bare is not None:
        scale = _hit(f"1 {plain}")
        if scale and _too_much(bare.quantity.value / scale.quantity.value, scale.quantity.value):
            return "scale"
        return (bare.quantity, True) if bare.high is None else "range"
    chosen = sums or hits
    if len(chosen) != 1:
        return "currency" if not unit and _hit(f"{words} người") else "number"
    hit = chosen[0]
    rest = words[: hit.start] + " " + words[hit.end :]
    if hit.high is not None:
        return "range"
    return hit.quantity, _REST.fullmatch(rest) is not None


def _bare(words: str, unit: str) -> QuantityHit | None:
    """A number, perhaps with a magnitude or "hơn", that takes the column's unit."""
    if not unit or not (hit := _hit(f"{words} {unit}")):
        return None
    return (
        hit if hit.start == 0 and hit.end >= len(words) + len(unit) + 1 and hit.number_end <= len(words) + 8 else None
    )


def _hit(words: str) -> QuantityHit | None:
    hits = find_quantities(words)
    if len(hits) != 1 or hits[0].vague:
        return None
    hit = hits[0]
    return hit if hit.end == len(words) else None
