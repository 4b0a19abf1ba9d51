"""How Vietnamese papers write numbers, sums, days, terms and offices; each as a run that bears its entry's key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from hoptac.base.kinds import CURRENCIES
from hoptac.gazetteer.places import PLACES, country_of, name_of
from hoptac.gazetteer.posts import POSTS
from hoptac.share import names
from hoptac.share.papers.paper import Run, told
from hoptac.share.papers.record import Holder, Item

_QUALIFIERS = {">": "hơn ", "<": "gần ", "~": "khoảng "}
_UNITS = {
    **{"person": "người", "VND": "đồng", "LAK": "kíp", "THB": "bạt", "CNY": "nhân dân tệ", "USD": "đô la Mỹ"},
    **{"project": "dự án", "delegation": "lượt đoàn", "percent": "%", "km": "km", "item": ""},
}
_OF_A_CITY = (("Tỉnh ủy", "Thành ủy"), ("tỉnh", "thành phố"))
#: Titles that name their own place in full, or none.
_WITHOUT_PLACE = ("central",)


def number(value: float) -> str:
    """1249 is "1.249", 2.5 is "2,5"."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
    return text.translate(str.maketrans(",.", ".,"))


def amount(value: float, unit: str | None, comparator: str | None = "=") -> str:
    """A number with its qualifier and unit: "hơn 2 tỷ đồng", "khoảng 150 người"."""
    digits = _scaled(value) if unit in CURRENCIES else number(value)
    word = _UNITS.get(unit or "", unit or "")
    return f"{_QUALIFIERS.get(comparator or '=', '')}{digits}{'' if word == '%' or not word else ' '}{word}"


def _scaled(value: float) -> str:
    """2000000000 is "2 tỷ", 2500000 "2,5 triệu"; what is not round stays in digits."""
    for size, word in ((1e9, "tỷ"), (1e6, "triệu")):
        if value >= size and not value % (size / 100):
            return f"{number(value / size)} {word}"
    return number(value)


def short_day(iso: str | None) -> str:
    """An ISO day, month or year: "10/6/2022", "6/2022", "2022"; "" for none. An unsettled year is left out."""
    parts = [str(int(part)) for part in (iso or "")[:10].split("-") if part.isdigit()]
    return "/".join(reversed(parts))


def day(iso: str | None) -> str:
    """The same in a sentence: "ngày 10/6/2022", "tháng 6/2022", "năm 2022"."""
    shown = short_day(iso)
    return f"{('năm', 'tháng', 'ngày')[shown.count('/')]} {shown}" if shown else ""


def days(start: str | None, end: str | None) -> str:
    """A run of days: "ngày 12/5/2025", "từ ngày 12/5/2025 đến ngày 16/5/2025"."""
    if start and end and start != end:
        return f"từ {day(start)} đến {day(end)}"
    return day(start or end)


def month_of(iso: str | None) -> str:
    """The month of a day: "tháng 6/2022"."""
    return day((iso or "")[:7])


def long_day(iso: str) -> str:
    """As heads of papers have it: "ngày 05 tháng 12 năm 2026"; days below 10 and January, February with a nought."""
    year, month, number = (int(part) for part in iso.split("-"))
    return f"ngày {number:02d} tháng {month if month > 2 else f'{month:02d}'} năm {year}"


def term(item: Item) -> str:
    """The years of an agreement: "2022 - 2026"; "" where no page gives them."""
    years = item.get("term")
    return " - ".join(str(y) for y in dict.fromkeys(years) if y) if isinstance(years, list | tuple) and years else ""


def span(values: Mapping[str, Any]) -> str:
    """The time that a figure counts: "từ năm 2002", "năm 2022", "từ năm 2020 đến năm 2024"; "" where none is told."""
    since, until = values.get("since"), values.get("until")
    if since and until and since != until:
        return f"từ {day(since)} đến {day(until)}"
    if until:
        return f"trong {day(until)}" if since else f"đến {day(until)}"
    return f"từ {day(since)}" if since else ""


def agreement_name(item: Item) -> str:
    """An agreement as its kind is called, with its years: "Chương trình hợp tác giai đoạn 2022 - 2026"."""
    kind = names.agreement(item.get("kind"))
    years = term(item)
    return f"{kind[:1].upper()}{kind[1:]}{f' giai đoạn {years}' if years else ''}"


def place(place: str) -> Run:
    """A unit with its level, proved by its row: "tỉnh Sê Kông"."""
    return told(unit(place), place)


def unit(place: str) -> str:
    """A unit with its level; a country by its full name."""
    full = {"LA": "nước Cộng hòa Dân chủ Nhân dân Lào"}
    return full.get(place) or names.unit(place)


def post(code: str, where: str | None) -> str:
    """An office in full, with its place: "Bí thư Thành ủy Huế", "Giám đốc Sở Ngoại vụ tỉnh Sê Kông"."""
    title, known, row = names.post(code), POSTS.get(code), PLACES.get(where or "")
    if row is None or (known and known.level in _WITHOUT_PLACE) or row.kind == "country":
        return title
    if row.kind == "municipality" and known and known.level == "provincial":
        for province, city in _OF_A_CITY:
            title = title.replace(province, city)
    joint = name_of(row.id) if _names_level(title) else names.unit(row.id)
    return f"{title} {joint}"


def _names_level(title: str) -> bool:
    """Whether a title ends in the level of its place (Tỉnh ủy, UBND tỉnh, Tỉnh trưởng), so that the name follows."""
    return title.lower().endswith(("tỉnh ủy", "thành ủy", "tỉnh", "thành phố", "tỉnh trưởng"))


def posts(holder: Holder) -> str:
    """All offices of a person: a Party's Central Committee first, as forms of address want it."""
    return ", ".join(post(code, where) for code, where in holder.posts)


def address(country: str) -> str:
    """How one speaks of a person of a country: "đồng chí" for Vietnam and Laos, "Ngài" else (DOMAIN.md, "Address")."""
    return "đồng chí" if country in ("VN", "LA") else "Ngài"


def by_name(holders: Iterable[Holder], name: str | None) -> Holder | None:
    """The holder who bears a name in one of its spellings."""
    return next((h for h in holders if name and name in (h.name, *h.spellings)), None)


def is_lao(place: str) -> bool:
    """Whether a place is in Laos."""
    return country_of(place) == "LA"
