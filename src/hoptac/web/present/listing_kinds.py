"""The lists, one row of a table each: what it is called, what it shows of an entry, what it can be filtered by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoptac.register.listed import LISTS, STUDENTS
from hoptac.register.records_listed import ListedRow
from hoptac.web.present import labels, readings, values
from hoptac.web.present.terms import term_of

Values = Mapping[str, Any]
#: What a cell shows: words, what more is said beneath, the tone where it is a tag.
Shown = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, and the cell of an entry's values."""

    name: labels.Words
    cell: Callable[[ListedRow], Shown]


@dataclass(frozen=True, slots=True)
class ListKind:
    """A list. ``head`` says what a row is called, ``about`` what stands beneath; ``statuses`` are the choices of its
    filter ``status_name``; ``sorts`` those of ``records_listed.SORTS`` that it offers, with their names."""

    slug: str
    name: labels.Words
    lede: labels.Words
    first: labels.Words
    head: Callable[[Values], str]
    about: Callable[[Values], str]
    columns: tuple[Column, ...]
    status_name: labels.Words = ""
    statuses: Mapping[str, labels.Words] = field(default_factory=dict)
    sorts: Mapping[str, labels.Words] = field(default_factory=dict)
    fields: bool = False

    @property
    def kind(self) -> str:
        """The kind of its entries."""
        return LISTS[self.slug]


def capital(words: str) -> str:
    """Words as a line begins with them."""
    return words[:1].upper() + words[1:]


def _plain(words: Callable[[Values], str]) -> Callable[[ListedRow], Shown]:
    return lambda row: (words(row.values), "", "")


def _speaks(row: ListedRow) -> Shown:
    """Who says it, and to whom."""
    to = row.values.get("to")
    return readings.some(row.values.get("by")), f"→ {readings.some(to)}" if to else "", ""


def _day(slot: str) -> Callable[[ListedRow], Shown]:
    return _plain(lambda v: values.day(v.get(slot)))


def _arrow(source: str, target: str) -> Callable[[Values], str]:
    return lambda v: f"{readings.some(v.get(source))} → {readings.some(v.get(target))}"


def _agreement_about(v: Values) -> str:
    kind = labels.agreement_name(v.get("kind"))
    return kind if str(v.get("name") or kind).casefold() != kind.casefold() else ""


def _term(row: ListedRow) -> Shown:
    term = term_of(row.values.get("term"), date.today())
    return values.term(row.values.get("term")), term.words() if term and row.values.get("act") != "proposed" else "", ""


def _act(row: ListedRow) -> Shown:
    return str(labels.ACTS.get(row.values.get("act") or "", "")), "", readings.tone("agreement", row.values)


def _heads(row: ListedRow) -> Shown:
    return str(row.values.get("guest_head") or ""), str(row.values.get("host_head") or ""), ""


def _visit_status(row: ListedRow) -> Shown:
    return str(labels.STATUSES.get(row.values.get("status") or "", "")), "", readings.tone("visit", row.values)


def _stance(row: ListedRow) -> Shown:
    return str(labels.STANCES.get(row.values.get("stance") or "", "")), "", readings.tone("commitment", row.values)


#: How far a definite promise has come, by what people confirmed (``register.links``).
PROGRESS: dict[str, labels.Words] = {
    "open": gettext_lazy("chưa thấy kết quả"),
    "begun": gettext_lazy("đang thực hiện"),
    "done": gettext_lazy("đã hoàn thành"),
}


def _progress(row: ListedRow) -> Shown:
    due = values.day(row.values.get("due"))
    return due, str(PROGRESS.get(row.progress, "")), ""


def _number(v: Values) -> str:
    return values.quantity(v.get("value"), v.get("unit"), v.get("comparator"))


def _observed(row: ListedRow) -> Shown:
    told = row.source.published if row.source else None
    note = _("theo trang ngày %(day)s") % {"day": values.day(told)} if told else ""
    return values.since_until(row.values.get("since"), row.values.get("until")), note, ""


def _studied(row: ListedRow) -> Shown:
    return str(row.values.get("school") or ""), str(row.values.get("level") or ""), ""


def _seen(row: ListedRow) -> Shown:
    return (values.day(row.source.published) if row.source else ""), "", ""


def _figure_of(v: Values) -> str:
    return readings.arrow(v.get("origin"), v.get("host")) if v.get("origin") else labels.place_names(v.get("host"))


_PLACE = gettext_lazy("Theo tên đối tác")
_NEW, _OLD = gettext_lazy("Mới nhất trước"), gettext_lazy("Cũ nhất trước")
_USUAL: dict[str, labels.Words] = {"new": _NEW, "old": _OLD, "name": _PLACE}
_STATUS = gettext_lazy("Tình trạng")
_WHEN = gettext_lazy("Thời gian")
_FIGURE = (
    Column(gettext_lazy("Số"), _plain(_number)),
    Column(_WHEN, _observed),
)
_TERMS: dict[str, labels.Words] = {
    "running": gettext_lazy("đang có hiệu lực"),
    "ending": gettext_lazy("hết hạn trong năm nay"),
    "over": gettext_lazy("đã hết hạn"),
    "untold": gettext_lazy("chưa rõ thời hạn"),
    "proposed": labels.ACTS["proposed"],
}
_FOLLOWED: dict[str, labels.Words] = {
    "follow": gettext_lazy("việc cụ thể, cần theo dõi"),
    "late": gettext_lazy("việc cụ thể, đã đến hạn"),
}

KINDS: dict[str, ListKind] = {
    one.slug: one
    for one in (
        ListKind(
            "agreements",
            gettext_lazy("Thỏa thuận"),
            gettext_lazy("Thỏa thuận, biên bản, chương trình hợp tác mà các trang nhắc tới, với thời hạn của chúng."),
            gettext_lazy("Văn bản"),
            lambda v: capital(str(v.get("name") or labels.agreement_name(v.get("kind")))),
            _agreement_about,
            (
                Column(gettext_lazy("Các bên"), _plain(lambda v: readings.between(v.get("parties")))),
                Column(gettext_lazy("Ngày ký"), _day("date")),
                Column(gettext_lazy("Thời hạn"), _term),
                Column(_STATUS, _act),
            ),
            _STATUS,
            _TERMS,
            {**_USUAL, "due": gettext_lazy("Hết hạn sớm nhất trước")},
            fields=True,
        ),
        ListKind(
            "visits",
            gettext_lazy("Đoàn ra, đoàn vào"),
            gettext_lazy(
                "Các cuộc thăm, làm việc của hai bên. Mỗi đoàn có hồ sơ: thành viên, chương trình, việc phải làm."
            ),
            gettext_lazy("Đoàn"),
            _arrow("guest", "host"),
            lambda v: str(v.get("purpose") or ""),
            (
                Column(_WHEN, _plain(lambda v: values.days(v.get("start"), v.get("end")))),
                Column(gettext_lazy("Trưởng đoàn, người đón"), _heads),
                Column(_STATUS, _visit_status),
            ),
            _STATUS,
            labels.STATUSES,
            _USUAL,
        ),
        ListKind(
            "commitments",
            labels.KIND_NAMES["commitment"],
            gettext_lazy(
                "Những điều hai bên thống nhất, cam kết, đề nghị, theo câu chữ của trang. Chỉ dùng trong cơ quan."
            ),
            gettext_lazy("Nội dung"),
            lambda v: str(v.get("quote") or "—"),
            lambda v: ", ".join(labels.field_name(code) for code in v.get("fields") or ()),
            (
                Column(gettext_lazy("Các bên"), _speaks),
                Column(labels.SLOT_NAMES["stance"], _stance),
                Column(gettext_lazy("Hạn, kết quả"), _progress),
            ),
            labels.SLOT_NAMES["stance"],
            {**_FOLLOWED, **labels.STANCES},
            {**_USUAL, "due": gettext_lazy("Đến hạn sớm nhất trước")},
            fields=True,
        ),
        ListKind(
            "aid",
            gettext_lazy("Hỗ trợ, giúp đỡ lẫn nhau"),
            gettext_lazy("Mỗi dòng là một lần hỗ trợ, như trang ghi. Hai chiều để riêng, không cộng và không so."),
            gettext_lazy("Bên giúp, bên nhận"),
            _arrow("giver", "receiver"),
            lambda v: str(v.get("purpose") or ""),
            (
                Column(gettext_lazy("Giá trị, hiện vật"), _plain(readings.amount)),
                Column(labels.SLOT_NAMES["date"], _day("date")),
            ),
            gettext_lazy("Chiều"),
            {"out": gettext_lazy("phía Việt Nam giúp"), "in": gettext_lazy("phía Bạn giúp")},
            {**_USUAL, "amount": gettext_lazy("Giá trị lớn trước, theo từng loại tiền")},
            fields=True,
        ),
        ListKind(
            "students",
            gettext_lazy("Lưu học sinh"),
            gettext_lazy("Mỗi dòng là một số liệu tại một thời điểm, như trang ghi; các số không cộng với nhau."),
            gettext_lazy("Của đâu, học ở đâu"),
            _figure_of,
            lambda v: str(labels.MEASURES.get(v.get("measure") or "", "")),
            (*_FIGURE, Column(gettext_lazy("Trường, trình độ"), _studied)),
            labels.SLOT_NAMES["measure"],
            {measure: labels.MEASURES[measure] for measure in STUDENTS},
            {**_USUAL, "amount": gettext_lazy("Số lớn trước")},
        ),
        ListKind(
            "letters",
            gettext_lazy("Thư từ, nghi thức"),
            gettext_lazy("Thư chúc mừng, lời mời, quà tặng mà các trang kể; thư của cơ quan thì ở sổ thư đi, thư đến."),
            gettext_lazy("Bên gửi, bên nhận"),
            _arrow("from", "to"),
            lambda v: labels.occasion_name(v.get("occasion")),
            (
                Column(gettext_lazy("Việc"), _plain(lambda v: str(labels.COURTESIES.get(v.get("kind") or "", "")))),
                Column(labels.SLOT_NAMES["date"], _day("date")),
            ),
            gettext_lazy("Việc"),
            labels.COURTESIES,
            _USUAL,
        ),
        ListKind(
            "people",
            gettext_lazy("Nhân sự"),
            gettext_lazy("Những người được các trang nhắc tên, với chức vụ mà trang ghi."),
            labels.SLOT_NAMES["name"],
            lambda v: str(v.get("name") or "—"),
            lambda v: "",
            (
                Column(labels.SLOT_NAMES["posts"], _plain(lambda v: values.posts(v.get("posts")))),
                Column(gettext_lazy("Theo trang ngày"), _seen),
            ),
            sorts={"new": _NEW, "old": _OLD, "name": gettext_lazy("Theo tên")},
        ),
        ListKind(
            "figures",
            gettext_lazy("Số liệu khác"),
            gettext_lazy("Thương mại, đầu tư, biên giới…; mỗi dòng là một số tại một thời điểm, không cộng với nhau."),
            gettext_lazy("Của đâu, tại đâu"),
            _figure_of,
            lambda v: str(labels.MEASURES.get(v.get("measure") or "", "")),
            _FIGURE,
            labels.SLOT_NAMES["measure"],
            {code: name for code, name in labels.MEASURES.items() if code not in STUDENTS},
            {**_USUAL, "amount": gettext_lazy("Số lớn trước, theo từng đơn vị")},
        ),
    )
}
