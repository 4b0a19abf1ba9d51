"""What a page's source is worth (base.kinds.RANKS), from its own form first, then from who publishes it.

Form: an official document's number and signature (Decree 30/2020/NĐ-CP, Phụ lục I), the closing clause of a paper that
two sides signed. A report stays a report though it is numbered and signed: what it tells of a paper yields to the
paper itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hoptac.base.fold import UPPER, letters
from hoptac.decode.head import Head
from hoptac.decode.headline import LETTERHEAD
from hoptac.decode.lines import Line, Meta
from hoptac.decode.publisher import find_site, find_source
from hoptac.gazetteer.sources import host_of, rank_of_host, rank_of_name

#: "Số: 97/BC-SNgV", "Số/Ký hiệu: 214/BC-UBND"; a number left open is no number yet.
_NUMBER = re.compile(r"Số(?:/Ký hiệu)?\s?:\s?\d{1,5}[a-zđ]?(?:/20\d\d)?/(?P<kind>[A-ZĐ]{1,6}|[A-ZĐ][A-Za-zĐđ]{1,4})\b")
_SIGNED = re.compile(
    rf"(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\s?\.\s?[{UPPER}]|[(\[]?(?:[Đđ]ã k[ýí]|ĐÃ K[ÝÍ])\b"
    rf"|(?:ĐẠI DIỆN|THAY MẶT|ĐD\.) [{UPPER}]"
)
#: "Biên bản này làm tại …, thành hai bản", "làm thành 02 bản, mỗi bên giữ một bản".
_JOINT = re.compile(
    r"(?:làm|k[ýí]|lập)\b[^\n]{0,120}\bthành (?:hai|ba|bốn|sáu|0?[2-8])(?: \([^)]{1,12}\))? bản\b", re.IGNORECASE
)
_DRAFT = re.compile(r"\W{0,3}(?:BẢN )?DỰ THẢO\b")
#: How far from the top a document's head may stand, behind what its site sets before it; and a masthead's lines.
_HEAD, _MASTHEAD, _IMPRINT = 60, 8, 15


def find_rank(address: str, head: Head, lines: Sequence[Line], meta: Meta, *, paper: bool) -> str:
    """The rank of a page. ``paper``: it came as a file of an office (PDF, DOCX) and not as a site's page."""
    at = head.title_lines[0] if head.title_lines else 0
    if form := _form(lines):
        return form
    site, source = find_site(lines[:at], head.title, meta), find_source(lines[at:])
    if site and source and not _is_own(source, site):
        return "reprint"
    named = _named(address, (head.publisher, site), lines, at)
    return named or ("report" if paper or _has_head(lines) else "press")


def _is_own(source: str, site: str) -> bool:
    """Whether the source that a page names is the site's owner: the same name, or offices both."""
    one, other = letters(source), letters(site)
    return one in other or other in one or {_rank_of(source), _rank_of(site)} == {"portal"}


def _rank_of(name: str) -> str | None:
    host = host_of(name)
    return rank_of_host(host) if host else rank_of_name(name)


def _form(lines: Sequence[Line]) -> str | None:
    """What a document's own form makes it: signed, a numbered report, or (None) no document that is signed."""
    texts = [line.text for line in lines if line.text]
    if any(_DRAFT.match(text) for text in texts[:_HEAD]) or not any(_SIGNED.match(cell) for cell in _cells(texts)):
        return None
    if any(_JOINT.search(text) for text in texts):
        return "signed"
    number = next((m for cell in _cells(texts[:_HEAD]) if (m := _NUMBER.match(cell))), None)
    if number is None:
        return None
    return "report" if number["kind"] == "BC" else "signed"


def _cells(texts: Sequence[str]) -> list[str]:
    return [cell.strip() for text in texts for cell in text.split("\t")]


def _has_head(lines: Sequence[Line]) -> bool:
    """Whether a document's letterhead stands on the page, though it bears no number or no signature."""
    return any(LETTERHEAD.match(cell) for cell in _cells([line.text for line in lines if line.text][:_HEAD]))


def _named(address: str, names: Sequence[str | None], lines: Sequence[Line], at: int) -> str | None:
    """The rank by the page's host, else by the names that it bears, its masthead's and its imprint's words last."""
    above = [line.text for line in lines[:at] if line.text][:_MASTHEAD]
    below = [line.text for line in lines[at:] if line.text and line.hint == "furniture"][-_IMPRINT:]
    host = host_of(address)
    said = [name for name in (host, *names, *above, *below) if name and len(name) < 120]
    return next((rank for rank in map(_rank_of, said) if rank), None)
