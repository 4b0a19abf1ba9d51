"""The head of a paper, and the sheet of sources at its end: what it is built upon, page by page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from hoptac.gazetteer.places import name_of
from hoptac.share.papers.paper import Block, Head, Heading, PageBreak, Para, Points, Run, Runs, said, told
from hoptac.share.papers.record import Item, Office, Source
from hoptac.share.papers.words import long_day, short_day


def head(office: Office, today: str, number: str = "") -> Head:
    """The head of a paper of an office; ``number`` is its symbol behind the slash ("BC"), "" for a paper without.

    The Party's own form (36-HD/VPTW): "Số        -BC/VPTU".
    """
    line = f"Số:        /{number}-{office.symbol}" if number else ""
    if number and office.form == "party":
        line = f"Số        -{number}/{office.symbol}"
    return Head(office.above, office.organ, line, f"{office.town}, {long_day(today)}")


def leadership(office: Office, where: Run) -> Runs:
    """To whom an office's papers go: the people's committee of its place (``where``), or the Party's standing body."""
    if office.form == "party":
        return (said(f"Thường trực {office.committee} "), told(name_of(office.place), office.place))
    return (said("Ủy ban nhân dân "), where)


def sources(blocks: Iterable[Run], items: Iterable[Item]) -> tuple[Block, ...]:
    """The sheet of sources of some runs: each page once, the newest first, with what it stands behind."""
    used = {key for run in blocks for key in run.keys}
    pages: dict[Source, list[str]] = defaultdict(list)
    for item in items:
        if item.key in used:
            for source in item.sources:
                pages[source].append(item.key)
    if not pages:
        return ()
    ordered = sorted(pages, key=lambda s: (s.published or "", s.title, s.page), reverse=True)
    return (
        PageBreak(),
        Heading((said("NGUỒN THÔNG TIN"),)),
        Para((said("Tờ này để người chuẩn bị đối chiếu, không kèm theo tài liệu trình lãnh đạo."),), "note"),
        Points(tuple(_line(source, tuple(pages[source])) for source in ordered), numbered=True),
    )


def _line(source: Source, keys: tuple[str, ...]) -> Runs:
    behind = ", ".join(part for part in (source.publisher or "", short_day(source.published)) if part)
    return (told(f"{source.title}{f' ({behind})' if behind else ''}", *keys),)
