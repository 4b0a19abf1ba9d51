"""Numbers, amounts and days as each language writes them, and the value of a slot in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoptac.base.kinds import CURRENCIES, KINDS
from hoptac.web.present import labels

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_LAO_MONTHS = ["ມັງກອນ", "ກຸມພາ", "ມີນາ", "ເມສາ", "ພຶດສະພາ", "ມິຖຸນາ", "ກໍລະກົດ", "ສິງຫາ", "ກັນຍາ", "ຕຸລາ", "ພະຈິກ", "ທັນວາ"]
#: A day, or a month of a year, of which the month is a word.
SPELT_DAY = re.compile(rf"(?<!\d)(?:\d{{1,2}} )?(?:{'|'.join((*_MONTHS, *_LAO_MONTHS))}) \d{{4}}(?!\d)")
_FREE = frozenset({"name", "guest_head", "host_head", "goods", "purpose", "signed_by", "quote", "school", "level"})


def number(value: float | None) -> str:
    """1249 is "1.249" in Vietnamese and Lao, "1,249" in English; 2.5 is "2,5" and "2.5"."""
    if value is None:
        return "—"
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
    return text if labels.chosen() == "en" else text.translate(str.maketrans(",.", ".,"))


def _scaled(value: float) -> str:
    """A sum of money in round words: 2000000000 is "2 tỷ", 2500000 "2,5 triệu"; what is not round stays in digits."""
    for size, word in ((1e9, _("tỷ")), (1e6, _("triệu"))):
        if value >= size and not value % (size / 100):
            return f"{number(value / size)} {word}"
    return number(value)


def quantity(value: float | None, unit: str | None, comparator: str | None = "=") -> str:
    """A number with its qualifier and unit: "hơn 2 tỷ đồng", "khoảng 150 người", "1.249"."""
    if value is None:
        return "—"
    digits = _scaled(value) if unit in CURRENCIES else number(value)
    word = str(labels.UNITS.get(unit or "", unit or ""))
    if labels.chosen() == "en":
        word = _english_unit(unit, value, word)
    joined = f"{digits}{word}" if word == "%" else f"{digits} {word}"
    return f"{labels.COMPARATORS.get(comparator or '=', '')} {joined}".strip()


def _english_unit(unit: str | None, value: float, word: str) -> str:
    """English wants a plural; currencies keep their codes."""
    if unit in CURRENCIES:
        return unit or ""
    plurals = {
        "person": ngettext("%(n)d người", "%(n)d người", int(value)),
        "project": ngettext("%(n)d dự án", "%(n)d dự án", int(value)),
        "delegation": ngettext("%(n)d đoàn", "%(n)d đoàn", int(value)),
    }
    return plurals[unit].replace("%(n)d ", "") if unit in plurals else word


def day(iso: str | None) -> str:
    """An ISO day, month or year: "10/6/2022", "6/2022", "2022"; in English "10 June 2022", in Lao "10 ມິຖຸນາ 2022". A
    year that nothing settles (``XXXX-06-10``) is left out."""
    if not iso:
        return ""
    parts = [int(part) for part in iso[:10].split("-") if part.isdigit()]
    if labels.chosen() != "vi":
        months = _MONTHS if labels.chosen() == "en" else _LAO_MONTHS
        year = [] if iso.startswith("XXXX") else parts[:1]
        rest = parts if iso.startswith("XXXX") else parts[1:]
        return " ".join([*(str(d) for d in rest[1:]), *(months[m - 1] for m in rest[:1]), *map(str, year)])
    return "/".join(str(part) for part in reversed(parts))


def moment(iso: str) -> str:
    """An ISO time as people here write it, in the office's own time: "08:15 22/11/2026"; nothing for none."""
    if not iso:
        return ""
    at = datetime.fromisoformat(iso)
    return date_format(localtime(at if at.tzinfo else at.replace(tzinfo=UTC)), "SHORT_DATETIME_FORMAT")


def days(start: str | None, end: str | None) -> str:
    """A run of days: "10/6/2022 – 12/6/2022", one day, or nothing."""
    return f"{day(start)} – {day(end)}" if start and end and start != end else day(start or end)


def term(years: object) -> str:
    """A term of years: "2022–2026"."""
    if isinstance(years, (list, tuple)) and years:
        return "–".join(str(year) for year in dict.fromkeys(years) if year)
    return ""


def since_until(since: str | None, until: str | None) -> str:
    """The time a figure counts: "từ 2002 đến nay", "năm 2023", "đến 6/2022"."""
    if since and since == until:
        return day(since) if len(since) > 4 else _("năm %(year)s") % {"year": since}
    if since and until:
        return _("từ %(since)s đến %(until)s") % {"since": day(since), "until": day(until)}
    if since:
        return _("từ %(since)s đến nay") % {"since": day(since)}
    return _("đến %(until)s") % {"until": day(until)} if until else ""


def posts(value: object) -> str:
    """The offices of a person with the unit each belongs to."""
    if not isinstance(value, (list, tuple)):
        return ""
    return "; ".join(office(post) for post in value if isinstance(post, Mapping))


def office(post: Mapping[str, Any], home: str | None = None) -> str:
    """One office: "Chủ tịch UBND tỉnh (Thừa Thiên Huế)"; without the place where that is ``home``."""
    place = post.get("place")
    title = labels.post_title(post.get("post") or "—", place)
    return f"{title} ({labels.place_name(place)})" if place and place != home else title


def slot_value(kind: str, slot: str, value: Any) -> str:
    """Any slot's value in words, for the list of slots beneath a fact."""
    last = slot.rsplit(".", 1)[-1]
    name = slot.split(".")[0] if last.isdigit() else last
    if value is None or value == []:
        return "—"
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if name in KINDS[kind].sides or name == "place":
        return labels.place_names(value)
    if isinstance(value, (int, float)):
        return str(value) if name == "year" else number(value)
    return _text_value(kind, name, value)


def _text_value(kind: str, name: str, value: Any) -> str:
    """The words for values that are text or lists of text."""
    if name in _FREE:
        return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    if name == "posts":
        return office(value) if isinstance(value, dict) else posts(value) or labels.post_title(str(value))
    if name == "term":
        return term(value) if isinstance(value, list) else str(value)
    if isinstance(value, list):
        return ", ".join(_text_value(kind, name, item) for item in value)
    return _code_value(kind, name, str(value))


def _code_value(kind: str, name: str, value: str) -> str:
    if name == "kind":
        return labels.agreement_name(value) if kind == "agreement" else str(labels.COURTESIES.get(value, value))
    by_name = {"fields": labels.field_name, "post": labels.post_title, "occasion": labels.occasion_name}
    if name in by_name:
        return by_name[name](value)
    if name in ("start", "end", "date", "since", "until", "due"):
        return day(value)
    return labels.coded(name, value) or value
