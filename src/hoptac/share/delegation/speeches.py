"""Diễn văn of the host and đáp từ of the guest: drafts to be read aloud, each figure dated and proved."""

from __future__ import annotations

from hoptac.gazetteer.address import relation
from hoptac.gazetteer.places import country_of, name_of
from hoptac.share.delegation.common import leaders, paper, title_of
from hoptac.share.delegation.outcome import point_runs
from hoptac.share.delegation.record import Delegation
from hoptac.share.papers.paper import Block, Paper, Para, Runs, said, told


def speech(about: Delegation) -> Paper:
    """The welcome of the host where we receive, our answer where we are received."""
    return _welcome(about) if about.inward else reply(about)


def _welcome(about: Delegation) -> Paper:
    guest, _ = leaders(about)
    lines: tuple[Runs, ...] = (
        (said("Kính thưa "), *guest, said(","), *_ending()),
        (said("Thay mặt lãnh đạo "), about.host, said(", tôi nhiệt liệt chào mừng "), *_led(guest, about), said(".")),
        _bond(about),
        *_agreed(about),
        (said("Kính chúc các đồng chí sức khỏe; chúc chuyến thăm và làm việc thành công tốt đẹp."),),
    )
    return _as_paper(about, "speech", "DIỄN VĂN", "Chào mừng ", lines)


def reply(about: Delegation) -> Paper:
    """The answer of the guest's leader."""
    _, host = leaders(about)
    thanks = (said("Thay mặt Đoàn "), about.guest, said(", tôi chân thành cảm ơn lãnh đạo và Nhân dân "))
    lines: tuple[Runs, ...] = (
        (said("Kính thưa "), *host, said(","), *_ending()),
        (*thanks, about.host, said(" đã dành cho chúng tôi sự đón tiếp nồng hậu.")),
        _bond(about),
        *_agreed(about),
        (said("Kính chúc các đồng chí sức khỏe, hạnh phúc; chúc quan hệ giữa hai địa phương không ngừng phát triển."),),
    )
    return _as_paper(about, "reply", "ĐÁP TỪ", "Tại buổi làm việc của ", lines)


def _ending() -> Runs:
    return (said(" kính thưa các đồng chí và quý vị đại biểu,"),)


def _led(guest: Runs, about: Delegation) -> Runs:
    return (*guest, said(" cùng Đoàn đại biểu "), about.guest)


def _bond(about: Delegation) -> Runs:
    """What relations are called today, and that the two sides keep them."""
    there = country_of(about.guests[0] if about.inward else about.hosts[0])
    known = relation(there, about.today)
    if known is None or not known.formula_vi:
        return (said("Quan hệ giữa "), about.host, said(" và "), about.guest, said(" không ngừng được củng cố."))
    formula = told(f"{known.formula_vi} Việt Nam - {name_of(there)}", f"relation:{there}", there)
    sides = (about.host, said(" và "), about.guest)
    return (said("Trong mối quan hệ "), formula, said(", hợp tác giữa "), *sides, said(" không ngừng được vun đắp."))


def _agreed(about: Delegation) -> tuple[Runs, ...]:
    """At most two points that were agreed on, as being carried on."""
    firm = [item for item in about.points if item.get("stance") == "agree"][:2]
    if not firm:
        return ((said("Tôi đề nghị hai bên tiếp tục trao đổi cởi mở về những nội dung cùng quan tâm."),),)
    lead = said("Về những nội dung đã thống nhất, đang tiếp tục triển khai: ")
    return tuple((lead, *point_runs(item), said(".")) for item in firm)


def _as_paper(about: Delegation, kind: str, title: str, lead: str, lines: tuple[Runs, ...]) -> Paper:
    blocks: tuple[Block, ...] = tuple(Para(runs, "speech") for runs in lines)
    return paper(about, kind, "", title, (said(lead), *title_of(about)), blocks)
