"""Lines -> zones. Plain text and HTML share this: markup only adds hints to the lines.

The article runs from its title to the first heading over other stories; before, between and after stand menus,
counters, teasers, credits. What a careful reader would skip is furniture.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from hoptac.base.nouns import Span, Zone, ZoneName
from hoptac.decode.boxes import article_lines
from hoptac.decode.dates import is_place_and_day
from hoptac.decode.kinship import is_stranger, tally
from hoptac.decode.lines import Line, ends_sentence
from hoptac.decode.publisher import is_site
from hoptac.decode.shapes import is_credit, is_headline, is_name, is_paragraph, is_signature

_NOISE = frozenset(("counter", "imprint", "teaser", "tags", "buttons"))
#: The way to a page through its site: "Tin tức > Cộng đồng".
_CRUMBS = re.compile(r"[^>.:;]{2,40}(?:\s>\s[^>.:;]{2,60}){1,4}$")
#: Heads the first entry of a diary: "Thứ Ba, 20/01".
_DAY_ALONE = re.compile(r"\W*(?:(?:thứ \w+|chủ nhật|ngày),? ){1,2}\d{1,2}[/.-]\d{1,2}\W*", re.IGNORECASE)
#: A row of a table that counts something: no menu.
_ROW = re.compile(r"\|.*\d.*\|$")
#: A row of a table in Markdown, or a line that holds a sentence: bars make no row of links of it.
_TABLE = re.compile(r"\||.*\|$|.*[.!?]\s[^|]*[.!?]")


def zone_lines(lines: Sequence[Line], title: Sequence[int]) -> list[ZoneName]:
    """The zone of each line; ``title`` are the places of the headline's lines (none where the page has no headline)."""
    zones: list[ZoneName] = ["furniture"] * len(lines)
    for i in title:
        zones[i] = "title"
    begin = title[-1] + 1 if title else _first_content(lines)
    prose = next((i for i in range(begin, len(lines)) if lines[i].kind == "prose"), len(lines))
    for i in article_lines(lines, begin, title):
        zones[i] = "furniture" if i < prose and _is_masthead(lines[i]) else _zone(lines, i, begin)
    _drop_repeats(lines, zones, [lines[i].text for i in title])
    _drop_teasers(lines, zones)
    _drop_credits(lines, zones)
    _mark_lead(lines, zones, begin)
    return zones


def _first_content(lines: Sequence[Line]) -> int:
    """Where a page without a headline begins: its first sentence or caption, or the day that heads it."""
    for i, line in enumerate(lines):
        if line.hint != "furniture" and line.sign in ("", "credit") and line.kind in ("prose", "caption"):
            above = next((k for k in range(i - 1, -1, -1) if lines[k].text), i)
            return above if _DAY_ALONE.fullmatch(lines[above].text) else i
    return len(lines)


def _is_masthead(line: Line) -> bool:
    """Whether a line between headline and article is the site's name in capitals or its menu: "Xã hội - Biên cương
    - Video".
    """
    if line.hint not in ("", "furniture"):
        return False
    return (line.text.isupper() and is_site(line.text)) or (line.kind == "menu" and line.text.count(" - ") >= 3)


def _zone(lines: Sequence[Line], i: int, begin: int) -> ZoneName:
    """Body, caption or furniture: one line within the article, by itself."""
    line = lines[i]
    if line.hint in ("lead", "body", "caption"):
        return "caption" if line.hint == "caption" else "body"
    if line.hint in ("date", "credit") and len(line.text) < 150:
        return "furniture"
    if line.sign in _NOISE or (line.sign == "credit" and len(line.text) < 120):
        return "furniture"
    if line.kind == "date":
        return "furniture" if i < begin + 8 and not is_place_and_day(line.text) else "body"
    if line.kind == "menu" and re.search(r"[|»]", line.text) and "\t" not in line.text and not _ROW.match(line.text):
        return "furniture"
    if _CRUMBS.match(line.text) or (line.text.count(" | ") >= 2 and not _TABLE.match(line.text)):
        return "furniture"
    return "caption" if line.kind == "caption" else "body"


def _drop_repeats(lines: Sequence[Line], zones: list[ZoneName], title: Sequence[str]) -> None:
    """What the article says already: the headline again, a caption printed twice, a headline doubled in its line."""
    seen = {" ".join(text.split()) for text in title}
    doubled: list[int] = []
    for i, zone in enumerate(zones):
        if zone in ("body", "caption"):
            text = " ".join(lines[i].text.split())
            if _is_doubled(text):
                doubled.append(i)
            if text in seen or _is_doubled(text):
                zones[i] = "furniture"
            elif len(text) >= 40:
                seen.add(text)
    _drop_summaries(lines, zones, doubled)


def _drop_summaries(lines: Sequence[Line], zones: list[ZoneName], doubled: Sequence[int]) -> None:
    """The paragraphs below links to other stories (their headlines stand twice in their lines), one below each."""
    filled = [i for i, line in enumerate(lines) if line.text]
    after = dict(pairwise(filled))
    if not any(two == after.get(after.get(one, -1)) for one, two in pairwise(doubled)):
        return
    for i in doubled:
        if zones[after.get(i, i)] == "body" and is_paragraph(lines[after.get(i, i)]):
            zones[after[i]] = "furniture"


def _drop_teasers(lines: Sequence[Line], zones: list[ZoneName]) -> None:
    """Runs of bare headlines among the paragraphs, or after the writer's name: links to other stories; not the lines of
    a list that the line above opens.
    """
    inside = [i for i, zone in enumerate(zones) if zone in ("body", "caption") or lines[i].sign == "credit"]
    prose = [i for i in inside if is_paragraph(lines[i])]
    first, last = (prose[0], prose[-1]) if prose else (len(lines), 0)
    named: Mapping[str, int] | None = None  # worked out for the first lone headline: most pages have none
    signed = False
    run: list[int] = []
    above = ""
    for i in [*inside, -1]:
        if i > first and zones[i] == "body" and is_headline(lines[i]):
            run.append(i)
            continue
        strange = False
        if len(run) == 1 and run[0] < last and _is_sentence(above) and _is_sentence(lines[i].text):
            named = tally(lines[k] for k in inside) if named is None else named
            strange = is_stranger(lines[run[0]], named)
        listed = above.endswith(":")
        above = lines[i].text
        if (strange or len(run) >= (2 if run and (run[0] < last or signed) else 3)) and not listed:
            for k in run:
                zones[k] = "furniture"
        run = []
        signed = signed or (i > last and is_credit(lines[i]))


def _is_sentence(text: str) -> bool:
    """Whether a line is whole: a sentence that opens no list."""
    return ends_sentence(text) and text[-1] not in ":;"


def _is_doubled(text: str) -> bool:
    half = len(text) // 2
    return len(text) > 40 and text[:half].strip() == text[half:].strip()


def _drop_credits(lines: Sequence[Line], zones: list[ZoneName]) -> None:
    """The writers' names at the article's end; not the name under a signature."""
    inside = [i for i, zone in enumerate(zones) if zone in ("body", "caption")]
    long = [i for i in inside if is_paragraph(lines[i])]
    last = long[-1] if long else len(lines)
    for n, i in enumerate(inside):
        capitals = lines[i].text.isupper()
        heads = capitals and any(ends_sentence(lines[k].text) for k in inside[n + 1 :])  # a chapter of short points
        ending = (i > last and not heads) or (n >= len(inside) - 4 and lines[i].words < 5 and not capitals)
        if (
            ending
            and zones[i] == "body"
            and is_name(lines[i].text)
            and not is_signature(lines, inside[max(0, n - 3) : n])
        ):
            zones[i] = "furniture"


def _mark_lead(lines: Sequence[Line], zones: list[ZoneName], begin: int) -> None:
    """The lead: what the markup calls so, else the first paragraph where it comes first and more follow."""
    body = [i for i, zone in enumerate(zones) if zone == "body"]
    hinted = [i for i in body if lines[i].hint == "lead"]
    if hinted or (len(body) > 2 and is_paragraph(lines[body[0]])):
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
