"""The briefing before a guest or a trip: two pages in the order of DOMAIN.md, "Briefing", and a sheet of sources."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Iterable

import pypdfium2

from hoptac.share.papers import brief_parts as parts
from hoptac.share.papers.brief_speech import speech
from hoptac.share.papers.brief_table import questions
from hoptac.share.papers.paper import Block, Heading, Paper, runs, said
from hoptac.share.papers.pdf import draw_pdf
from hoptac.share.papers.record import Dossier
from hoptac.share.papers.sheet import head, sources
from hoptac.share.papers.words import place

#: A leader reads two pages.
PAGES = 2
_MOST_LETTERS = 9_000
#: Lines of each part, from the fullest briefing to the shortest.
_SIZES = (
    parts.Size(questions=6, agreed=5, holders=6, visits=3, figures=5, ours=3),
    parts.Size(questions=5, agreed=4, holders=5, visits=3, figures=4, ours=3),
    parts.Size(questions=4, agreed=4, holders=4, visits=2, figures=4, ours=2),
    parts.Size(questions=4, agreed=3, holders=4, visits=2, figures=3, ours=2),
    parts.Size(questions=3, agreed=3, holders=3, visits=2, figures=3, ours=2),
    parts.Size(questions=3, agreed=2, holders=3, visits=1, figures=2, ours=1),
    parts.Size(questions=2, agreed=2, holders=2, visits=1, figures=2, ours=1),
    parts.Size(questions=2, agreed=1, holders=1, visits=1, figures=1, ours=1),
)


def brief(dossier: Dossier) -> Paper:
    """The fullest briefing that takes two pages; its sources stand on a sheet of their own."""
    drafts = (_draft(dossier, size) for size in _SIZES)
    paper = next((draft for draft in drafts if _fits(draft)), None) or _draft(dossier, _SIZES[-1])
    return dataclasses.replace(paper, annexes=sources(runs(paper), dossier.items))


def _fits(paper: Paper) -> bool:
    """Whether it takes two pages; one with more letters than they can hold need not be drawn."""
    if sum(len(run.text) for run in runs(paper)) > _MOST_LETTERS:
        return False
    return len(pypdfium2.PdfDocument(io.BytesIO(draw_pdf(paper)))) <= PAGES


def _draft(dossier: Dossier, size: parts.Size) -> Paper:
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
