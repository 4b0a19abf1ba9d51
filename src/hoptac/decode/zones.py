"""Lines -> zones. Plain text and HTML share this: markup only adds hints to the lines.

The article runs from its title to the first heading over other stories; before, between and after stand menus,
counters, teasers, credits. What a careful reader would skip is furniture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from hoptac.base.fold import UPPER
from hoptac.base.nouns import Span, Zone, ZoneName
from hoptac.decode.dates import is_place_and_day
from hoptac.decode.kinship import names_in, names_of
from hoptac.decode.lines import Line, ends_sentence
from hoptac.decode.publisher import is_site

_NOISE = frozenset(("counter", "imprint", "teaser", "tags", "buttons"))
_OFFICE = re.compile(
    r"^(?:TM\.|KT\.|TL\.|TUQ\.|Q\.\s|CHỦ TỊCH|PHÓ CHỦ TỊCH|GIÁM ĐỐC|PHÓ GIÁM ĐỐC|BÍ THƯ|CHÁNH VĂN PHÒNG|TRƯỞNG|PHÓ)"
    r"|\(đã ký\)|^(?:trân trọng|thân ái|kính thư|nơi nhận)|^(?:phó )?(?:bí thư|chủ tịch|giám đốc|tỉnh trưởng)\s",
    re.IGNORECASE,
)
_SIGNER = re.compile(r"(?:phó |quyền )?(?:bí thư|chủ tịch|giám đốc|tỉnh trưởng|thị trưởng|thống đốc|trưởng)\s", re.I)
_NAMED = re.compile(rf"(?:[{UPPER}][^\W\d_]*[ -]){{1,4}}[{UPPER}][^\W\d_]*(?:-[^\W\d_]+)*$")
#: What a headline about an office's holder says and a signature does not.
_ACTS = re.compile(
    r"(?<!\w)(?:tiếp|thăm|gặp|dự|làm việc|chúc|gửi|chủ trì|hội đàm|trao|ký|đón|nhận|kiểm tra|phát biểu|cảm ơn|"
    r"trả lời|chào"
    r"|tặng|viếng|đối thoại|là|tại|với|và ông|và bà|khảo sát|làm|cùng|được|nói|mời|sang|đến)(?!\w)"
)
#: The way to a page through its site: "Tin tức > Cộng đồng".
_CRUMBS = re.compile(r"[^>.:;]{2,40}(?:\s>\s[^>.:;]{2,60}){1,4}$")
_BULLETS = "-–•*+»>→►▶"
_LISTED = re.compile(r"(?:\d{1,2}|[IVX]{1,5}|[a-zđ])[.)]\s|\d{1,2}h\d\d|Điều \d|Kính (?:gửi|thưa)|Thưa ")
_SUBJECT = re.compile(r"(?:kết luận|về|v/v|ý kiến|kết quả|nội dung|tình hình)\s", re.I)
_JOINTS = frozenset(("-", "–", "&", "và"))
_BY = re.compile(r"\s\([^()\d]{2,40}\)$|\s(?:thực hiện|ghi|tổng hợp)$|\s\(?[Tt]heo\b.{2,30}$")


def zone_lines(lines: Sequence[Line], title: Sequence[int]) -> list[ZoneName]:
    """The zone of each line; ``title`` are the places of the headline's lines (none where the page has no headline)."""
    zones: list[ZoneName] = ["furniture"] * len(lines)
    for i in title:
        zones[i] = "title"
    begin = title[-1] + 1 if title else _first_content(lines)
    prose = next((i for i in range(begin, len(lines)) if lines[i].kind == "prose"), len(lines))
    for i in _article(lines, begin, title):
        zones[i] = "furniture" if i < prose and _is_masthead(lines[i]) else _zone(lines, i, begin)
    _drop_repeats(lines, zones, [lines[i].text for i in title])
    _drop_teasers(lines, zones)
    _drop_credits(lines, zones)
    _mark_lead(lines, zones, begin)
    return zones


def _first_content(lines: Sequence[Line]) -> int:
    """Where a page without a headline begins: its first sentence or caption."""
    for i, line in enumerate(lines):
        if line.hint != "furniture" and line.sign in ("", "credit") and line.kind in ("prose", "caption"):
            return i
    return len(lines)


def _article(lines: Sequence[Line], begin: int, title: Sequence[int]) -> list[int]:
    """The places from ``begin`` on that belong to the article: headings over other stories and theirs left out."""
    filled = [i for i in range(begin, len(lines)) if lines[i].text and lines[i].hint != "furniture"]
    inside: list[int] = []
    block: list[int] = []  # a heading over other stories and its lines; empty outside of one
    article: frozenset[str] = frozenset()
    last = -1  # the last place below the block that is surely the article's own
    begun = signed = False
    for n, i in enumerate(filled):
        begun = begun or (not block and _is_paragraph(lines[i]))
        if not block and _starts_others(lines, filled[n : n + 2], begun):
            block, article = [i], names_of(lines, [*title, *inside])
            signed = _is_signed(lines, inside[-2:])
            last = -1 if signed else _last_own(lines, filled[n + 1 :], article)
        elif block:
            usual = not signed and _resumes(lines, block, filled[n : n + 3])
            back = (usual or i <= last) and _is_back(lines[i], names_of(lines, block[1:]), article)
            block = [] if back else [*block, i]
        if not block:
            inside.append(i)
    return inside


def _starts_others(lines: Sequence[Line], here: Sequence[int], begun: bool) -> bool:
    """Whether furniture begins here: at a heading over other stories, or one that may be and has no prose after it.

    ``begun``: a paragraph of the article came before. "THÔNG BÁO" in an office's letterhead is the paper's own.
    """
    sign = lines[here[0]].sign
    follows = [lines[k] for k in here[1:]]
    if lines[here[0]].text == "THÔNG BÁO" and follows and _SUBJECT.match(follows[0].text):
        return False  # the paper's own kind, printed over what it is about
    return sign == "heading" or (
        begun and sign == "maybe" and not any(line.kind == "prose" and ends_sentence(line.text) for line in follows)
    )


def _is_signed(lines: Sequence[Line], above: Sequence[int]) -> bool:
    """Whether the writer is named in the article's last lines, so that it ends with them."""
    credits = [_is_credit(lines[k]) for k in above]
    return any(credits) and not (len(credits) == 2 and not credits[1] and _is_paragraph(lines[above[1]]))


def _resumes(lines: Sequence[Line], block: Sequence[int], here: Sequence[int]) -> bool:
    """Whether the article goes on, by the form of its lines, at a paragraph after a block of other stories' headlines.

    A paragraph between two headlines is a summary; once a block has one, each headline has one.
    """
    if not _is_paragraph(lines[here[0]]):
        return False
    before = lines[block[-1]]
    if _is_paragraph(before) or before.sign == "teaser" or before.text[0] in _BULLETS or lines[here[0]].text[-1] == ":":
        return True
    return not any(_is_paragraph(lines[k]) for k in block[1:]) and _goes_on([lines[k] for k in here[1:]])


def _last_own(lines: Sequence[Line], below: Sequence[int], article: frozenset[str]) -> int:
    """The last place below a block's heading of a sentence that is surely the article's, -1 where there is none.

    That is one beside another sentence, where one of the two names somebody of the article: summaries of other stories
    stand one by one between their headlines.
    """
    last, before = -1, -1
    for i in below:
        if lines[i].sign == "heading":
            break
        if _is_linked(lines[i]):
            before = -1
        elif ends_sentence(lines[i].text) and not lines[i].sign:
            if before >= 0 and (names_in(lines[i].text) | names_in(lines[before].text)) & article:
                last = i
            before = i
    return last


def _is_back(line: Line, others: frozenset[str], article: frozenset[str]) -> bool:
    """Whether a line below a block of other stories is the article's again: none of their headlines, and no summary,
    which names people or places of the block (``others``) and none of the article."""
    names = names_in(line.text)
    return not _is_linked(line) and not (names & others and not names & article)


def _goes_on(follows: Sequence[Line]) -> bool:
    """Whether an article goes on so after a paragraph: a sentence, a caption, a credit, a heading with its text."""
    if not follows:
        return False
    first = follows[0]
    if (ends_sentence(first.text) and not first.sign) or first.kind == "caption" or _is_credit(first):
        return True
    heading = first.words < 6 or _LISTED.match(first.text) is not None
    return heading and not first.sign and len(follows) > 1 and _is_paragraph(follows[1])


def _is_credit(line: Line) -> bool:
    return line.sign == "credit" or is_name(line.text)


def _is_paragraph(line: Line) -> bool:
    return line.kind == "prose" and len(line.text) >= 100 and ends_sentence(line.text) and not line.sign


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
    if line.kind == "menu" and "\t" not in line.text and ("|" in line.text or "»" in line.text):
        return "furniture"
    if _CRUMBS.match(line.text):
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
        if zones[after.get(i, i)] == "body" and _is_paragraph(lines[after.get(i, i)]):
            zones[after[i]] = "furniture"


def _drop_teasers(lines: Sequence[Line], zones: list[ZoneName]) -> None:
    """Runs of bare headlines among the paragraphs, or after the writer's name: links to other stories; not the lines of
    a list that the line above opens.
    """
    inside = [i for i, zone in enumerate(zones) if zone in ("body", "caption") or lines[i].sign == "credit"]
    prose = [i for i in inside if _is_paragraph(lines[i])]
    first, last = (prose[0], prose[-1]) if prose else (len(lines), 0)
    signed = False
    run: list[int] = []
    above = ""
    for i in [*inside, -1]:
        if i > first and zones[i] == "body" and _is_headline(lines[i]):
            run.append(i)
            continue
        listed = above.endswith(":")
        above = lines[i].text
        strange = len(run) == 1 and run[0] < last and _is_strange(lines, inside, run[0])
        if (strange or len(run) >= (2 if run and (run[0] < last or signed) else 3)) and not listed:
            for k in run:
                zones[k] = "furniture"
        run = []
        signed = signed or (i > last and _is_credit(lines[i]))


def _is_strange(lines: Sequence[Line], inside: Sequence[int], i: int) -> bool:
    """Whether a bare headline among the paragraphs is another story's: it names people or places, and no other line of
    the article names one of them."""
    names = names_in(lines[i].text)
    return bool(names) and not names & names_of(lines, (k for k in inside if k != i))


def _is_doubled(text: str) -> bool:
    half = len(text) // 2
    return len(text) > 40 and text[:half].strip() == text[half:].strip()


def _is_headline(line: Line) -> bool:
    """A line such as a linked headline: some words, no stop at its end, no list mark before it, no cells."""
    text = line.text
    bare = line.hint == "" and line.kind in ("short", "prose", "menu") and 24 <= len(text) <= 170 and line.words >= 6
    starts = text[0].isupper() or text[0].isdigit()
    return (
        bare
        and starts
        and not is_signer(text)
        and text[-1] != ","
        and not (_LISTED.match(text) or ends_sentence(text) or "\t" in text)
    )


def _is_linked(line: Line) -> bool:
    """A headline within a block of other stories: bare, behind a bullet or an arrow, with its day."""
    text = line.text.lstrip(_BULLETS + " ")
    return line.sign == "teaser" or _is_headline(line) or (text != line.text and not ends_sentence(text))


def _drop_credits(lines: Sequence[Line], zones: list[ZoneName]) -> None:
    """The writers' names at the article's end; not the name under a signature."""
    inside = [i for i, zone in enumerate(zones) if zone in ("body", "caption")]
    long = [i for i in inside if _is_paragraph(lines[i])]
    last = long[-1] if long else len(lines)
    for n, i in enumerate(inside):
        ending = i > last or (n >= len(inside) - 4 and lines[i].words < 5 and not lines[i].text.isupper())
        if (
            ending
            and zones[i] == "body"
            and is_name(lines[i].text)
            and not _is_signature(lines, inside[max(0, n - 3) : n])
        ):
            zones[i] = "furniture"


def _is_signature(lines: Sequence[Line], before: Sequence[int]) -> bool:
    """Whether an office or a farewell stands above: then the name is the signer's."""
    return any(_OFFICE.search(lines[k].text) for k in before if lines[k].kind != "prose")


def is_signer(text: str) -> bool:
    """The office and the name of who signs, in one line: "Chủ tịch UBND tỉnh X Nguyễn Văn B"; no headline about them.

    >>> is_signer("Bí thư Tỉnh ủy Nguyễn Văn An"), is_signer("Bí thư Tỉnh ủy tiếp ông Nguyễn Văn An")
    (True, False)
    """
    return (
        _SIGNER.match(text) is not None
        and _NAMED.search(text.rstrip('”" ')) is not None
        and _ACTS.search(text.lower()) is None
        and len(text) < 120
    )


def is_name(text: str) -> bool:
    """A pen name or initials: 'T.H', 'MINH NGUYÊN', 'Thanh Huyền - Tuấn Ngọc', 'Thanh Thủy (Ban Phong trào)'."""
    if (
        len(text) > 60
        or "\t" in text
        or (text[-1] in ".;:,!?" and text[-3:-2] != " ")
        or any(c.isdigit() for c in text)
    ):
        return False
    words = _BY.sub("", text).replace(",", " ").split()
    named = len(words) <= 9 and all(word[0].isupper() or word in _JOINTS for word in words)
    return named and not (_OFFICE.search(text) or _LISTED.match(text))


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
