"""The timeline of a partnership: a page of its facts, and the links that filter it; the filters are in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy

from hoptac.base.kinds import KINDS
from hoptac.register.query_partnership import STEP, Timeline, Wanted
from hoptac.web.leaf import page_number
from hoptac.web.present import labels, values
from hoptac.web.present.facts import FactLine, fact_line
from hoptac.web.present.partners import Paging

#: The headings of a term review (DOMAIN.md, "The papers"), as filters.
FIELDS: Mapping[str, labels.Words] = {
    "politics": gettext_lazy("Chính trị, ngoại giao"),
    "security": gettext_lazy("Quốc phòng, an ninh, biên giới"),
    "economy": gettext_lazy("Kinh tế"),
    "education": gettext_lazy("Giáo dục, đào tạo"),
    "culture": gettext_lazy("Văn hóa, thể thao, du lịch"),
    "health": gettext_lazy("Y tế"),
    "people": gettext_lazy("Lĩnh vực khác, giao lưu nhân dân"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, with how many entries it leaves."""

    value: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The page of a timeline with its filters: name of the parameter -> its choices."""

    lines: tuple[tuple[FactLine, str, str], ...]
    count: int
    kinds: tuple[Choice, ...]
    years: tuple[Choice, ...]
    fields: tuple[Choice, ...]
    pages: Paging
    filtered: bool


def wanted(asked: Mapping[str, str]) -> Wanted:
    """What an address asks for; what no list knows is not asked."""
    kind, year, field = (asked.get(name, "") for name in ("kind", "year", "field"))
    return Wanted(
        kind if kind in KINDS else "",
        year if year.isdigit() and len(year) == 4 else "",
        field if field in FIELDS else "",
        page_number(asked),
    )


def timeline_view(told: Timeline) -> TimelineView:
    """A timeline for its template."""
    want = told.wanted
    asked = {name: value for name, value in _asked(want).items() if value}
    return TimelineView(
        tuple((line, _day(line), str(labels.KIND_OF_ONE[line.fact.kind])) for line in map(fact_line, told.facts)),
        told.count,
        _choices(told.kinds, want.kind, {kind: str(labels.KIND_NAMES[kind]) for kind in KINDS}),
        _choices(told.years, want.year, {year: year for year in told.years}),
        _choices(told.fields, want.field, {field: str(name) for field, name in FIELDS.items()}),
        Paging(want.page, -(-told.count // STEP), asked, "#timeline"),
        replace(want, page=1) != Wanted(),
    )


def _asked(want: Wanted) -> dict[str, str]:
    return {"kind": want.kind, "year": want.year, "field": want.field}


def _choices(counts: Mapping[str, int], chosen: str, names: Mapping[str, str]) -> tuple[Choice, ...]:
    """In the order of their names' table; what is chosen is offered even where nothing is left of it."""
    return tuple(
        Choice(value, name, counts.get(value, 0), value == chosen)
        for value, name in names.items()
        if counts.get(value) or value == chosen
    )


def _day(line: FactLine) -> str:
    return line.when or values.day(line.fact.day)
