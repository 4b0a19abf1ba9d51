"""Delegations as their pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from hoptac.register.records_listed import ListedRow
from hoptac.register.units import ids_of
from hoptac.share.delegation.record import Delegation
from hoptac.web.present import labels, values

#: What can be drafted on a visit: its name in addresses, what it is called, what it holds.
PAPERS = (
    ("plan", gettext_lazy("Kế hoạch đón đoàn"), gettext_lazy("chương trình theo giờ, dự toán; dòng trống để điền")),
    ("request", gettext_lazy("Tờ trình xin chủ trương"), gettext_lazy("trình lãnh đạo quyết định")),
    ("circular", gettext_lazy("Công văn gửi các cơ quan"), gettext_lazy("phối hợp, cung cấp số liệu")),
    ("speech", gettext_lazy("Diễn văn, đáp từ"), gettext_lazy("ta đón thì diễn văn, ta đi thì đáp từ")),
    ("notice", gettext_lazy("Thông báo kết luận"), gettext_lazy("ai làm gì, trước ngày nào")),
    ("report", gettext_lazy("Báo cáo kết quả"), gettext_lazy("diễn biến, kết quả, văn bản, kiến nghị")),
)


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visit in the list; ``inward``: they come to us."""

    ref: str
    when: str
    inward: bool
    guests: str
    hosts: str
    head: str
    planned: bool


@dataclass(frozen=True, slots=True)
class About:
    """A visit on its own page, and how many facts the papers can use."""

    line: VisitLine
    points: int
    papers: int


def visits(rows: Iterable[ListedRow], home: str) -> list[VisitLine]:
    """Visits of an office, as they stand in their list."""
    own = ids_of(home)
    return [_line(row.ref, row.values, own) for row in rows]


def _ids(value: object) -> list[str]:
    return [str(p) for p in (value if isinstance(value, list | tuple) else [value]) if p]


def _line(ref: str, told: object, own: frozenset[str]) -> VisitLine:
    assert isinstance(told, dict)
    guests, hosts = _ids(told.get("guest")), _ids(told.get("host"))
    return VisitLine(
        ref,
        values.days(told.get("start"), told.get("end")),
        not own & set(guests),
        labels.place_names(guests),
        labels.place_names(hosts),
        str(told.get("guest_head") or ""),
        told.get("status") == "planned",
    )


def about(one: Delegation) -> About:
    """A visit and what its papers are made of."""
    own = ids_of(one.office.place)
    return About(_line(one.visit.key, dict(one.visit.values), own), len(one.points), len(one.papers))
