"""Letters as their page shows them before they are sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from hoptac.gazetteer.feasts import Day, Feast, days_between, feasts, written_from
from hoptac.register.mail import Mail, Wanted
from hoptac.share.letters.letter import Letter, draft
from hoptac.share.papers.paper import Para, text
from hoptac.share.tables import Cell
from hoptac.web.present import labels, values

#: How far ahead occasions are offered with their day.
AHEAD = 400


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen."""

    value: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """One letter: to whom, its paragraphs, who signs, and what an officer has to look at (``gaps``)."""

    place: str
    name: str
    to: str
    paragraphs: tuple[str, ...]
    signs: str
    gaps: tuple[str, ...]
    sent: str


@dataclass(frozen=True, slots=True)
class MailLine:
    """A line of the book of letters; ``kept`` is the reference of its file among the kept papers, or ""."""

    number: int
    decision: int
    when: str
    sent: bool
    place: str
    person: str
    title: str
    by: str
    kept: str


def preview(letter: Letter, sent: Mapping[str, Mail]) -> Preview:
    """A letter as it will be."""
    paper = draft(letter)
    paragraphs = tuple(text(block.runs) for block in (*paper.blocks, *paper.annexes) if isinstance(block, Para))
    signature = paper.signature
    known = sent.get(letter.to.place)
    return Preview(
        letter.to.place,
        labels.place_name(letter.to.place),
        f"Kính gửi: {text(paper.to[0])}" if paper.to else "",
        paragraphs,
        " – ".join((*signature.lines, signature.name or "…")) if signature else "",
        tuple(_gaps(letter)),
        values.day(known.noted.day) if known else "",
    )


def _gaps(letter: Letter) -> Iterable[str]:
    if not letter.to.name:
        yield _("Sổ chưa biết ai đang giữ chức này: thư gửi theo chức danh, hãy điền tên.")
    if not letter.sender.name:
        yield _("Sổ chưa biết ai đang giữ chức của người ký.")
    if letter.sentence is None and letter.language != "lo":
        yield _("Sổ chưa có điều gì riêng về địa phương này: hãy viết thêm một câu.")
    if "lo" in (letter.language, letter.beside and letter.beside.language):
        yield _("Bản tiếng Lào là bản nháp, chờ người Lào soát.")


def occasions(today: date, chosen: str) -> list[Choice]:
    """The occasions on which a Vietnamese side writes: the next first, then those without a day."""
    last = date.fromordinal(today.toordinal() + AHEAD)
    coming: dict[str, Day] = {}
    for day in days_between(today, last):
        if written_from(day.feast, "VN"):
            coming.setdefault(day.feast.code, day)
    dated = [
        Choice(code, f"{_named(d.feast)} – {values.day(d.first.isoformat())}", code == chosen)
        for code, d in coming.items()
    ]
    events = [f for f in feasts().values() if f.code.startswith("event-")]
    return [*dated, *(Choice(f.code, _named(f), f.code == chosen) for f in events)]


def _named(feast: Feast) -> str:
    return feast.name_en if labels.language() == "en" else feast.name_vi


def mail_line(mail: Mail, kept: str = "") -> MailLine:
    """A letter of the book."""
    noted = mail.noted
    known = feasts().get(noted.occasion)
    return MailLine(
        mail.number,
        mail.decision,
        values.day(noted.day),
        noted.direction == "sent",
        labels.place_name(noted.place),
        noted.person,
        _named(known) if known else noted.title,
        mail.by,
        kept,
    )


def book_query(wanted: Wanted, page: int = 1) -> str:
    """What is wanted of the book as the end of its address."""
    told = {
        "q": wanted.text,
        "partner": wanted.place,
        "direction": wanted.direction,
        "from": wanted.first,
        "to": wanted.last,
        "page": str(page) if page > 1 else "",
    }
    return "?" + urlencode({name: value for name, value in told.items() if value})


def book_head() -> list[str]:
    """The columns of the book as a file."""
    return [
        _("Số"),
        _("Ngày"),
        _("Chiều"),
        _("Địa phương"),
        _("Người gửi hoặc người nhận"),
        _("Nội dung"),
        _("Người ghi"),
    ]


def book_row(mail: Mail) -> list[Cell]:
    """A letter of the book in its file."""
    line = mail_line(mail)
    way = _("thư đi") if line.sent else _("thư đến")
    return [line.number, date.fromisoformat(mail.noted.day), way, line.place, line.person, line.title, line.by]
