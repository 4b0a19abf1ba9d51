"""Lines -> zones. Plain text and HTML share this: markup only adds hints to the lines.

The article runs from its title to the first heading over other stories; before, between and after stand menus, counters,
teasers, credits. What a careful reader would skip is furniture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from hoptac.base.nouns import Span, Zone, ZoneName
from hoptac.decode.lines import Line, ends_sentence

_NOISE = frozenset(("counter", "imprint", "teaser", "tags", "buttons"))
_OFFICE = re.compile(
    r"^(?:TM\.|KT\.|TL\.|TUQ\.|Q\.|CHỦ TỊCH|PHÓ CHỦ TỊCH|GIÁM ĐỐC|PHÓ GIÁM ĐỐC|BÍ THƯ|CHÁNH VĂN PHÒNG|TRƯỞNG|PHÓ)"
    r"|\(đã ký\)|^(?:trân trọng|thân ái|kính thư|nơi nhận)|^(?:phó )?(?:bí thư|chủ tịch|giám đốc|tỉnh trưởng)\s",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:[^\W\d_a-zà-ỹ][\w.’'-]*(?:\s[-–&,]\s|\s|,\s)?){1,8}(?:\([^()\d]{2,40}\)|thực hiện|ghi)?")


def zone_lines(lines: Sequence[Line], title: Sequence[int]) -> list[ZoneName]:
    """The zone of each line; ``title`` are the places of the headline's lines (none where the page has no headline)."""
    zones: list[ZoneName] = ["furniture"] * len(lines)
    for i in title:
        zones[i] = "title"
    begin = title[-1] + 1 if title else _first_content(lines)
    for i in _article(lines, begin):
        zones[i] = _zone(lines, i, begin)
    _drop_teasers(lines, zones, [lines[i].text for i in title])
    _drop_credits(lines, zones)
    _mark_lead(lines, zones, begin)
    return zones


def _first_content(lines: Sequence[Line]) -> int:
    """Where a page without a headline begins: its first sentence or caption."""
    for i, line in enumerate(lines):
        if line.hint != "furniture" and line.sign in ("", "credit") and line.kind in ("prose", "caption"):
            return i
    return len(lines)


def _article(lines: Sequence[Line], begin: int) -> list[int]:
    """The places from ``begin`` on that belong to the article, headings over other stories and what follows them left out."""
    inside: list[int] = []
    skipping = False
    for i in range(begin, len(lines)):
        if lines[i].hint == "furniture" or not lines[i].text:
            continue
        if skipping:
            skipping = not _resumes(lines, i, inside)
        elif _starts_others(lines, i):
            skipping = True
        if not skipping:
            inside.append(i)
    return inside


def _starts_others(lines: Sequence[Line], i: int) -> bool:
    """Whether furniture begins at this line: a heading over other stories, or one that may be and has no prose after it."""
    if lines[i].sign == "heading":
        return True
    after = _following(lines, i, 2)
    return lines[i].sign == "maybe" and not any(lines[k].kind == "prose" and ends_sentence(lines[k].text) for k in after[:1])


def _resumes(lines: Sequence[Line], i: int, inside: Sequence[int]) -> bool:
    """Whether the article goes on after a block of headlines: two paragraphs running, and no credit line before the block."""
    if not _is_paragraph(lines[i]) or any(lines[k].sign == "credit" or _is_name(lines[k].text) for k in inside[-2:]):
        return False
    after = _following(lines, i, 1)
    return bool(after) and (_is_paragraph(lines[after[0]]) or lines[after[0]].sign == "credit" or _is_name(lines[after[0]].text))


def _is_paragraph(line: Line) -> bool:
    return line.kind == "prose" and len(line.text) >= 100 and ends_sentence(line.text) and not line.sign


def _following(lines: Sequence[Line], i: int, count: int) -> list[int]:
    """The next filled lines."""
    found: list[int] = []
    for k in range(i + 1, len(lines)):
        if lines[k].text and lines[k].hint != "furniture":
            found.append(k)
            if len(found) == count:
                break
    return found


def _zone(lines: Sequence[Line], i: int, begin: int) -> ZoneName:
    """Body, caption or furniture: one line within the article, by itself."""
    line = lines[i]
    if line.hint in ("lead", "body", "caption"):
        return "caption" if line.hint == "caption" else "body"
    if line.hint in ("date", "credit") and len(line.text) < 150:
        return "furniture"
    if line.sign in _NOISE or (line.sign == "credit" and line.kind != "caption" and len(line.text) < 120):
        return "furniture"
    if line.kind == "date":
        return "furniture" if i < begin + 8 and "ngày" not in line.text.split(",")[-1][:6] else "body"
    if line.kind == "menu" and "\t" not in line.text and ("|" in line.text or "»" in line.text):
        return "furniture"
    return "caption" if line.kind == "caption" else "body"


def _drop_teasers(lines: Sequence[Line], zones: list[ZoneName], title: Sequence[str]) -> None:
    """Linked headlines inside the article: a line that says itself twice, the title again, a run of bare headlines."""
    inside = [i for i, zone in enumerate(zones) if zone in ("body", "caption")]
    for i in inside:
        if lines[i].text in title or _is_doubled(lines[i].text):
            zones[i] = "furniture"
    run: list[int] = []
    prose = [i for i in inside if _is_paragraph(lines[i])]
    first, last = (prose[0], prose[-1]) if prose else (0, 0)
    for i in [*inside, -1]:
        if i >= 0 and first < i < last and zones[i] == "body" and _is_headline(lines[i]):
            run.append(i)
            continue
        if len(run) >= 2:
            for k in run:
                zones[k] = "furniture"
        run = []


def _is_doubled(text: str) -> bool:
    half = len(text) // 2
    return len(text) > 40 and text[:half].strip() == text[half:].strip()


def _is_headline(line: Line) -> bool:
    """A line such as a linked headline: some words, no stop, no list mark, no cell, not all capitals."""
    text = line.text
    return (
        line.hint == ""
        and line.kind in ("short", "prose")
        and 24 <= len(text) <= 150
        and line.words >= 6
        and text[0].isalpha()
        and text[1:2] not in (")", ".")
        and not ends_sentence(text)
        and "\t" not in text
        and ":" not in text[:30]
        and not text.isupper()
    )


def _drop_credits(lines: Sequence[Line], zones: list[ZoneName]) -> None:
    """The writers' names after the last paragraph; not the name under a signature."""
    inside = [i for i, zone in enumerate(zones) if zone in ("body", "caption")]
    paragraphs = [i for i in inside if lines[i].kind == "prose"]
    if not paragraphs:
        return
    for before, i in pairwise(inside):
        if i > paragraphs[-1] and zones[i] == "body" and _is_name(lines[i].text):
            near = [k for k in inside if before - 4 <= k < i]
            if not any(_OFFICE.search(lines[k].text) for k in near[-3:] if lines[k].kind != "prose"):
                zones[i] = "furniture"


def _is_name(text: str) -> bool:
    """A pen name or initials: 'T.H', 'MINH NGUYÊN', 'Thanh Huyền - Tuấn Ngọc', 'Thanh Thủy (Ban Phong trào)'."""
    return len(text) <= 60 and not any(c.isdigit() for c in text) and text[-1] not in ".;:,!?" and _NAME.fullmatch(text) is not None


def _mark_lead(lines: Sequence[Line], zones: list[ZoneName], begin: int) -> None:
    """The lead: what the markup calls so, else the first paragraph where it comes first and more follow."""
    body = [i for i, zone in enumerate(zones) if zone == "body"]
    hinted = [i for i in body if lines[i].hint == "lead"]
    if hinted or (len(body) > 2 and _is_paragraph(lines[body[0]])):
        for i in hinted or body[:1]:
            zones[i] = "lead"


def join_zones(lines: Sequence[Line], names: Sequence[ZoneName], length: int) -> tuple[Zone, ...]:
    """The zones of the text: one for each run of lines of one name; blank lines go with what stands before them."""
    filled = [i for i, line in enumerate(lines) if line.text]
    zones: list[Zone] = []
    start = 0
    for here, after in pairwise([*filled, -1]):
        if after >= 0 and names[after] == names[here]:
            continue
        end = lines[after].start if after >= 0 else length
        zones.append(Zone(Span(start, end), names[here]))
        start = end
    return tuple(zones) if zones else (Zone(Span(0, length), "furniture"),) if length else ()
