"""The briefing before a guest or a trip: two pages in the order of DOMAIN.md, "Briefing", and a sheet of sources.

Two pages are two pages of the PDF and of the DOCX, which other programs lay out: it has to fit with room left. What has
no room is cut by rank, and the officer is told what.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from hoptac.share.papers import brief_parts as parts
from hoptac.share.papers.brief_left import left_out, ranked, shortened
from hoptac.share.papers.brief_size import Size, fullest
from hoptac.share.papers.brief_speech import speech
from hoptac.share.papers.brief_table import questions
from hoptac.share.papers.brief_visits import coming
from hoptac.share.papers.paper import Block, Heading, Paper, runs, said
from hoptac.share.papers.pdf import count_pages
from hoptac.share.papers.record import Dossier
from hoptac.share.papers.sheet import head, sources
from hoptac.share.papers.words import place

#: A leader reads two pages.
PAGES = 2
#: What each page has less than it prints while it is tried, in mm: two lines.
SPARE = 12
_MOST_LETTERS = 9_000
#: A longer passage is shortened in the two pages, the more the less they hold; the whole stands in the officer's note.
LONGEST = (320, 200, 120)


def brief(dossier: Dossier, form: str = "") -> Paper:
    """The fullest briefing that takes two pages; its sources, and what it leaves out, stand on a sheet of their own.

    ``form``: ``state`` or ``party``; by default the Party's where the visit to come is on its channel, else
    the office's own.
    """
    visit = coming(dossier)
    form = form or ("party" if visit and visit.get("channel") == "party" else "")
    dossier = dataclasses.replace(dossier, office=dossier.office.on(form))
    lines = ranked(dossier)
    have = {part: len(told) for part, told in lines.items()}
    most = next((most for most in LONGEST if _fits(_draft(dossier, Size()), most)), LONGEST[-1])
    size = fullest(have, lambda size: _fits(_draft(dossier, size), most))
    paper = _draft(dossier, size)
    blocks, cut = shortened(paper.blocks, most)
    paper = dataclasses.replace(paper, blocks=blocks)
    noted = dataclasses.replace(paper, annexes=left_out(lines, size, cut))
    return dataclasses.replace(paper, annexes=(*sources(runs(noted), dossier.items), *noted.annexes))


def _fits(paper: Paper, most: int) -> bool:
    """Whether it takes two pages, its passages shortened; one with more letters than they can hold is not drawn."""
    paper = dataclasses.replace(paper, blocks=shortened(paper.blocks, most)[0])
    if sum(len(run.text) for run in runs(paper)) > _MOST_LETTERS:
        return False
    return count_pages(paper, SPARE) <= PAGES


def _draft(dossier: Dossier, size: Size) -> Paper:
    sections: tuple[tuple[str, Iterable[Block]], ...] = (
        ("ĐOÀN KHÁCH", parts.guests(dossier)),
        ("MỤC ĐÍCH", parts.purpose(dossier)),
        ("NỘI DUNG ĐỀ NGHỊ PHÁT BIỂU", speech(dossier, size)),
        ("NỘI DUNG BẠN CÓ THỂ NÊU", questions(dossier, size)),
        ("QUAN HỆ HAI BÊN", parts.relations(dossier, size)),
        ("LƯU Ý LỄ TÂN", parts.protocol(dossier)),
    )
    return Paper(
        kind="brief",
        name=f"Tài liệu phục vụ tiếp, làm việc với đoàn đại biểu {place(dossier.other).text}",
        day=dossier.today,
        form=dossier.office.form,
        head=head(dossier.office, dossier.today),
        title=(said("TÀI LIỆU"),),
        abstract=(said("phục vụ tiếp, làm việc với Đoàn đại biểu "), place(dossier.other)),
        mark="Tài liệu nội bộ",
        blocks=tuple(_numbered(sections)),
    )


def _numbered(sections: Iterable[tuple[str, Iterable[Block]]]) -> Iterable[Block]:
    """The sections that hold something, with Roman numbers."""
    number = 0
    for title, blocks in sections:
        held = list(blocks)
        if held:
            number += 1
            yield Heading((said(f"{ROMAN[number]}. {title}"),))
            yield from held


ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
