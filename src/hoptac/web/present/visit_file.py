"""The file of a visit on its page: its parts with their lines, and the fields of their forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hoptac.base.kinds import CURRENCIES
from hoptac.register.visit_files import FIELDS, NEEDED
from hoptac.share.delegation.file import PARTS, FileLine, VisitFile
from hoptac.web.present import labels, values
from hoptac.web.present.search import Choice

#: What a part is called, what its form is called, and what stands where it is empty.
NAMES: dict[str, tuple[labels.Words, labels.Words, labels.Words]] = {
    "member": (gettext_lazy("Thành viên"), gettext_lazy("Thêm thành viên"), gettext_lazy("Chưa ghi thành viên nào.")),
    "programme": (
        gettext_lazy("Chương trình"),
        gettext_lazy("Thêm một mục vào chương trình"),
        gettext_lazy("Chưa có chương trình."),
    ),
    "task": (
        gettext_lazy("Việc chuẩn bị"),
        gettext_lazy("Thêm một việc"),
        gettext_lazy("Chưa có việc nào. Mỗi việc một người, một hạn."),
    ),
    "cost": (gettext_lazy("Kinh phí"), gettext_lazy("Thêm một khoản chi"), gettext_lazy("Chưa có khoản chi nào.")),
    "point": (
        gettext_lazy("Việc sau đoàn: ai làm gì, trước ngày nào"),
        gettext_lazy("Thêm một việc"),
        gettext_lazy("Chưa có việc nào. Ghi từ thông báo kết luận."),
    ),
}
_WHAT: dict[str, labels.Words] = {
    "member": gettext_lazy("Chức vụ, cơ quan"),
    "programme": gettext_lazy("Nội dung"),
    "task": gettext_lazy("Việc"),
    "cost": gettext_lazy("Nội dung chi"),
    "point": gettext_lazy("Việc"),
}
_WHO: dict[str, labels.Words] = {"member": labels.SLOT_NAMES["name"], "programme": gettext_lazy("Phụ trách")}
_WHERE: dict[str, labels.Words] = {
    "member": gettext_lazy("Ghi chú (thị thực, ăn uống, chuyến bay)"),
    "programme": gettext_lazy("Địa điểm"),
    "cost": gettext_lazy("Nguồn kinh phí"),
}
_SHOWN = ("task", *(name for name in PARTS if name != "task"))
_TYPES = {"day": "date", "time": "time"}
_MOST_LETTERS = {"who": 120, "time": 5, "day": 10, "amount": 30}


@dataclass(frozen=True, slots=True)
class Input:
    """A field of a line's form; ``type`` as HTML has it, or ``select``."""

    name: str
    label: str
    type: str
    value: str
    needed: bool
    longest: int
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line on the page: when and what in words; ``late`` where its day is past, ``ticks``: it can be done."""

    line: FileLine
    when: str
    what: str
    who: str
    where: str
    amount: str
    late: str
    ticks: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the file; ``inputs`` of the form that adds to it, ``opened``: the form is being mended."""

    name: str
    title: str
    add: str
    empty: str
    rows: tuple[LineRow, ...]
    inputs: tuple[Input, ...]
    opened: bool
    sums: str
    left: str


def parts(file: VisitFile, today: date, opened: str = "", sent: Mapping[str, str] | None = None) -> list[Part]:
    """All parts of a file, tasks first; ``opened`` is the part whose form is to be mended, with what was ``sent``."""
    return [_part(name, file, today, (sent or {}) if name == opened else None) for name in _SHOWN]


def _part(name: str, file: VisitFile, today: date, sent: Mapping[str, str] | None) -> Part:
    title, add, empty = map(str, NAMES[name])
    rows = tuple(line_row(line, today) for line in file.part(name))
    sums = "; ".join(values.quantity(amount, currency) for currency, amount in sorted(file.costs.items()))
    still = sum(1 for row in rows if row.ticks and not row.line.done)
    left = ngettext("còn %(n)d việc", "còn %(n)d việc", still) % {"n": still} if still else ""
    shown = inputs(name, sent or {})
    return Part(name, title, add, empty, rows, shown, sent is not None, sums if name == "cost" else "", left)


def line_row(line: FileLine, today: date) -> LineRow:
    """A line for a table."""
    ticks = line.part in ("task", "point")
    late = ticks and not line.done and bool(line.day) and line.day < today.isoformat()
    amount = values.quantity(line.amount, line.currency) if line.amount is not None else ""
    when = " ".join(part for part in (line.time, values.day(line.day)) if part)
    return LineRow(line, when, line.what, line.who, line.where, amount, _("quá hạn") if late else "", ticks)


def inputs(part: str, told: Mapping[str, str]) -> tuple[Input, ...]:
    """The fields of a part's form, filled with what is told."""
    return tuple(_input(part, name, told.get(name, "")) for name in FIELDS[part])


def of_line(line: FileLine) -> dict[str, str]:
    """The fields of a line as its form shows them."""
    told = {name: str(getattr(line, name) or "") for name in FIELDS[line.part]}
    if "amount" in told:
        told["amount"] = values.number(line.amount) if line.amount is not None else ""
    return told


def _input(part: str, name: str, value: str) -> Input:
    needed, longest = name in NEEDED[part], _MOST_LETTERS.get(name, 500)
    choices = tuple(Choice(code, code, code == (value or "VND")) for code in CURRENCIES) if name == "currency" else ()
    kind = "select" if choices else _TYPES.get(name, "text")
    return Input(name, _label(part, name), kind, value, needed, longest, choices)


def _label(part: str, name: str) -> str:
    if name == "day":
        return _("Ngày") if part == "programme" else _("Hạn")
    named: dict[str, labels.Words] = {
        "what": _WHAT[part],
        "who": _WHO.get(part, gettext_lazy("Người chịu trách nhiệm (một người)")),
        "where": _WHERE.get(part, ""),
        "time": gettext_lazy("Giờ"),
        "amount": gettext_lazy("Số tiền"),
        "currency": gettext_lazy("Loại tiền"),
    }
    return str(named[name])
