"""What a page's markup says of its lines: which are its headline, its captions, its furniture.

Boxes tell by tag, by class and id (layout.toml); a heading over other stories makes its box furniture; what is outside
the box that holds the article's prose is furniture.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise

from hoptac.base.fold import letters
from hoptac.decode.dates import is_date_line
from hoptac.decode.furniture import sign_of
from hoptac.decode.lines import Hint, ends_sentence
from hoptac.decode.markup import Box, Row
from hoptac.decode.publisher import is_site

_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
#: A headline's class or id in one word with another: "titlenews", "newstitle", "tieudetin"; a subtitle is none.
_GLUED = re.compile(
    r"(?:title|tieude|headline)[a-z]{2,8}"
    r"|(?!sub|box|site|cat|menu|web|mod|block|tab)[a-z]{2,8}(?:title|tieude|headline)"
)
_TAGS: dict[str, Hint] = {
    "nav": "furniture",
    "aside": "furniture",
    "footer": "furniture",
    "form": "furniture",
    "button": "furniture",
    "select": "furniture",
    "option": "furniture",
    "textarea": "furniture",
    "marquee": "furniture",
    "menu": "furniture",
    "figcaption": "caption",
    "time": "date",
}


@cache
def _table() -> dict[str, Hint]:
    rows = tomllib.loads(files("hoptac.decode").joinpath("layout.toml").read_text(encoding="utf-8"))
    return {word: hint for hint in ("credit", "date", "lead", "title", "caption", "furniture") for word in rows[hint]}


@cache
def name_hint(names: str) -> Hint:
    """What a class and id say; furniture before caption before title before the rest.

    >>> name_hint("related-inline"), name_hint("articleTitle"), name_hint("titlenews"), name_hint("x7 nd")
    ('furniture', 'title', 'title', '')
    """
    table = _table()
    words = [word.lower() for word in _NAME.findall(names)]
    found = {table[word] for word in (*words, "".join(words)) if word in table}
    found |= {"title" for word in words if _GLUED.fullmatch(word) and not found & {"lead", "date"}}
    order: tuple[Hint, ...] = ("furniture", "caption", "title", "lead", "date", "credit")
    return next((hint for hint in order if hint in found), "")


def hint_rows(rows: Sequence[Row], boxes: Sequence[Box], titles: Sequence[str]) -> list[Hint]:
    """A hint for each line."""
    prose = [len(row.text) if _is_prose(row) else 0 for row in rows]
    sums = [0, *accumulate(prose)]
    own = [_box_hint(box, sums) for box in boxes]
    for i in _headed(rows, boxes, sums):
        own[i] = "furniture"
    deep = _inherit(boxes, own)
    hints = [_row_hint(row, boxes, deep, own) for row in rows]
    title = _find_title(rows, boxes, hints, titles)
    _scope(rows, boxes, hints, prose, title)
    for i in title:
        hints[i] = "title"
    return [("" if hint == "title" and i not in title else hint) for i, hint in enumerate(hints)]


def _is_prose(row: Row) -> bool:
    text = row.text
    return len(text) >= 80 and ends_sentence(text) and row.marks.get("link", 0) * 2 < row.size


def _box_hint(box: Box, sums: Sequence[int]) -> Hint:
    """The box's own word; a box with much of the page's prose is no furniture, whatever its name."""
    hint = _TAGS.get(box.tag) or (name_hint(box.names) if box.names.strip() else "")
    if hint in ("furniture", "caption", "title", "date", "credit"):
        inside = sums[box.last] - sums[box.first]
        if inside > (0.4 * sums[-1] if hint == "furniture" else 400):
            return ""
    return hint


def _headed(rows: Sequence[Row], boxes: Sequence[Box], sums: Sequence[int]) -> list[int]:
    """Boxes that begin with a heading over other stories and hold something after it, but no prose before it."""
    found = []
    for at, row in enumerate(rows):
        if len(row.text) > 60 or sign_of(row.text) != "heading":
            continue
        best, i = -1, row.box
        while i >= 0:
            box = boxes[i]
            if sums[at] > sums[box.first] or sums[box.last] - sums[at] > 0.4 * sums[-1] or at - box.first > 2:
                break
            best, i = i, box.parent
        if best >= 0 and boxes[best].last - at > 1:
            found.append(best)
    return found


def _inherit(boxes: Sequence[Box], own: Sequence[Hint]) -> list[Hint]:
    """What each box is with all that holds it: furniture holds everything within, else the innermost word counts."""
    deep: list[Hint] = []
    for box, hint in zip(boxes, own, strict=True):
        above: Hint = deep[box.parent] if box.parent >= 0 else ""
        deep.append("furniture" if above == "furniture" else hint or above)
    return deep


def _row_hint(row: Row, boxes: Sequence[Box], deep: Sequence[Hint], own: Sequence[Hint]) -> Hint:
    hint = deep[row.box] if row.box >= 0 else ""
    if hint == "furniture":
        return hint
    for mark, size in row.marks.items():
        if isinstance(mark, int) and own[mark] and size * 10 >= row.size * 8:
            hint = own[mark]
    if hint == "":
        hint = _image_hint(row, boxes)
    if hint == "" and row.marks.get("link", 0) * 10 > row.size * 8:
        hint = "furniture"
    return hint


def _image_hint(row: Row, boxes: Sequence[Box]) -> Hint:
    """A caption: a short line in a small box with a picture, or an italic one right after a picture."""
    if len(row.text) > 300 or is_date_line(row.text):
        return ""
    if row.after_image and row.marks.get("italic", 0) * 10 > row.size * 8:
        return "caption"
    i = row.box
    for _ in range(6):
        if i < 0 or boxes[i].last - boxes[i].first > 3:
            return ""
        if boxes[i].images and row.after_image:
            return "caption"
        i = boxes[i].parent
    return ""


def _find_title(rows: Sequence[Row], boxes: Sequence[Box], hints: Sequence[Hint], titles: Sequence[str]) -> list[int]:
    """The headline's lines: what the page's own title says, its h1, a line called title, a bold one above the prose."""
    keys = [letters(title) for title in titles]
    most = min(300, max(map(len, titles), default=0) + 9)
    places = [i for i, row in enumerate(rows) if 8 <= len(row.text) <= most and not is_site(row.text)]
    same = {i: letters(rows[i].text) for i in places}
    exact = [[i] for i in places if same[i] in keys]
    h1 = [_box_lines(box) for box in boxes if box.tag == "h1" and 0 < box.last - box.first <= 3]
    starts = [[i] for i in places if len(same[i]) >= 18 and any(key.startswith(same[i]) for key in keys)]
    named = [_same_box(rows, i) for i, row in enumerate(rows) if hints[i] == "title" and _may_be_title(row.text)]
    named.sort(key=lambda found: _is_link(rows[found[0]]))  # the titles of other stories lead to them
    ends = [[i] for i in places if len(same[i]) >= 18 and any(key.endswith(same[i]) for key in keys)]
    below = _heading(rows, boxes, hints)
    told = next((found[0] for found in (exact, h1, starts, named, ends, below) if found), None)
    return told or _bold_title(rows, hints) or _dated_title(rows, hints)


def _heading(rows: Sequence[Row], boxes: Sequence[Box], hints: Sequence[Hint]) -> list[list[int]]:
    """The first heading of a lower rank above the first prose, on a page that has no h1."""
    first = next((i for i, row in enumerate(rows) if _is_prose(row) and len(row.text) > 120), len(rows))
    found = (_box_lines(box) for box in boxes if box.tag in ("h2", "h3") and box.last <= first)
    told = (lines for lines in found if 0 < len(lines) <= 3 and not any(hints[i] == "furniture" for i in lines))
    return [lines for lines in told if _may_be_title(" ".join(rows[i].text for i in lines))][:1]


def _may_be_title(text: str) -> bool:
    return 15 <= len(text) <= 300 and not is_site(text) and not sign_of(text)


def _box_lines(box: Box) -> list[int]:
    return list(range(box.first, box.last))


def _same_box(rows: Sequence[Row], i: int) -> list[int]:
    """The line and those right after it that share its block: a headline broken by <br>."""
    found = [i]
    while found[-1] + 1 < len(rows) and rows[found[-1] + 1].box == rows[i].box and len(found) < 3:
        found.append(found[-1] + 1)
    return found


def _bold_title(rows: Sequence[Row], hints: Sequence[Hint]) -> list[int]:
    """The first bold or large line above the first prose that is long enough, with the like of its block after it."""
    for i, row in enumerate(rows):
        if hints[i] == "furniture" or is_site(row.text):
            continue
        if _is_prose(row) and len(row.text) > 120:
            return []
        if _is_strong(row) and len(row.text) >= 20 and row.text.count(" ") >= 4 and not is_date_line(row.text):
            return [k for k in _same_box(rows, i) if _is_strong(rows[k])]
    return []


def _dated_title(rows: Sequence[Row], hints: Sequence[Hint]) -> list[int]:
    """The first line above the first prose with a date line right below it."""
    first = next((i for i, row in enumerate(rows) if _is_prose(row) and len(row.text) > 120), len(rows))
    for i, (row, after) in enumerate(pairwise(rows[:first])):
        plain = hints[i] == "" and _may_be_title(row.text) and row.text.count(" ") >= 4
        if plain and not is_date_line(row.text) and is_date_line(after.text):
            return [i]
    return []


def _is_link(row: Row) -> bool:
    return row.marks.get("link", 0) * 2 > row.size


def _is_strong(row: Row) -> bool:
    return max(row.marks.get("bold", 0), row.marks.get("big", 0)) * 10 > row.size * 8


def _scope(
    rows: Sequence[Row], boxes: Sequence[Box], hints: list[Hint], prose: Sequence[int], title: Sequence[int]
) -> None:
    """Make furniture of what stands outside the smallest box that holds nearly all prose, headline and lead apart."""
    kept = [size if hints[i] != "furniture" else 0 for i, size in enumerate(prose)]
    sums = [0, *accumulate(kept)]
    best: Box | None = None
    for box in boxes:
        if not box.inline and sums[-1] and sums[box.last] - sums[box.first] >= 0.85 * sums[-1]:
            best = box if best is None or box.last - box.first <= best.last - best.first else best
    if best is None:
        return
    first = min(best.first, title[0]) if title else best.first
    for i in range(len(rows)):
        if not first <= i < best.last and hints[i] not in ("title", "caption", "lead"):
            hints[i] = "date" if hints[i] == "date" else "furniture"
