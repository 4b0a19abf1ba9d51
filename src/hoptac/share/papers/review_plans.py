"""Difficulties, proposals of both sides and what is proposed for the next term."""

from __future__ import annotations

from collections.abc import Iterator

from hoptac.share.papers.paper import Block, Column, Para, Points, Runs, Table, said, told
from hoptac.share.papers.record import Dossier, Item
from hoptac.share.papers.review_lines import agreed_line
from hoptac.share.papers.speech import clause, newest, respelled
from hoptac.share.papers.words import agreement_name, short_day

_MOST = 6


def difficulties(items: dict[str, list[Item]], dossier: Dossier, *, internal: bool) -> list[Runs]:
    """Difficulties told in the term, ours first; ``internal``: only those that the office's own paper tells."""
    told_ = [c for c in items["commitment"] if c.get("stance") == "difficulty" and (c.internal or not internal)]
    ordered = sorted(told_, key=lambda c: (not dossier.ours(c.get("by")), c.when, c.key))
    return [
        (
            told(f"{respelled(str(c.get('quote')), dossier).rstrip('.')}", c.key),
            said("." if c.internal else " (chỉ có trên báo chí, không đưa vào bản trình)."),
        )
        for c in ordered
    ]


def proposals(items: dict[str, list[Item]], dossier: Dossier) -> Iterator[Block]:
    """What each side asks for, the partner's apart from ours."""
    for ours, lead in ((False, "Phía Bạn kiến nghị:"), (True, "Phía ta kiến nghị:")):
        asked = [
            c
            for c in newest(items["commitment"])
            if c.get("stance") in ("propose", "wish") and dossier.ours(c.get("by")) == ours
        ]
        if asked:
            yield Para((said(lead, bold=True),), "plain")
            yield Points(tuple(agreed_line(c, dossier) for c in asked[:_MOST]))


def plans(items: dict[str, list[Item]], dossier: Dossier, agreement: Item) -> Iterator[Block]:
    """The next paper, as far as one is spoken of; what is proposed, with columns for the officer to fill."""
    last = (agreement.get("term") or (0, 0))[1]
    for paper in dossier.agreements:
        years = paper.get("term")
        if (
            isinstance(years, list | tuple)
            and last
            and years[0] in (last, last + 1)
            and (paper.as_of or "") <= dossier.today
        ):
            yield Para((said("Hai bên dự kiến ký "), told(f"{agreement_name(paper)}.", paper.key)))
            break
    rows = [_row(c, dossier) for c in _next(items)]
    if rows:
        titles = (("Việc", 6), ("Chủ trì", 2), ("Phối hợp", 2), ("Thời hạn", 2), ("Kinh phí", 2))
        columns = tuple(Column((said(title),), width) for title, width in titles)
        yield Table(columns, tuple(rows))


def _next(items: dict[str, list[Item]]) -> list[Item]:
    """Points of the newest year in which something was agreed, promised or asked for."""
    told_ = newest(c for c in items["commitment"] if c.get("stance") in ("agree", "pledge", "propose"))
    return [c for c in told_ if c.when[:4] == told_[0].when[:4]][: 2 * _MOST]


def _row(item: Item, dossier: Dossier) -> tuple[Runs, ...]:
    text = respelled(clause(item), dossier)
    due = (told(short_day(item.get("due")), item.key),) if item.get("due") else ()
    return (told(f"{text[:1].upper()}{text[1:]}", item.key),), (), (), due, ()
