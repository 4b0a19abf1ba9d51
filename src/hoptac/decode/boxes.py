"""Boxes of other stories within a page: where one begins and where the article goes on below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from itertools import islice

from hoptac.decode.kinship import names_in
from hoptac.decode.lines import Line, ends_sentence
from hoptac.decode.shapes import BULLETS, LISTED, is_credit, is_linked, is_paragraph

_SUBJECT = re.compile(r"(?:kết luận|về|v/v|ý kiến|kết quả|nội dung|tình hình)\s", re.I)


def article_lines(lines: Sequence[Line], begin: int, title: Sequence[int]) -> list[int]:
    """The places from ``begin`` on that belong to the article: headings over other stories and theirs left out."""
    filled = [i for i in range(begin, len(lines)) if lines[i].text and lines[i].hint != "furniture"]
    inside: list[int] = []
    article: set[str] = set()  # whom it names, up to the last box: most pages have none
    unread = list(title)
    box: _Box | None = None
    begun = False
    for n, i in enumerate(filled):
        begun = begun or (box is None and is_paragraph(lines[i]))
        if box is None and _starts_others(lines, filled[n : n + 2], begun):
            article.update(name for k in unread for name in names_in(lines[k].text))
            unread = []
            signed = _is_signed(lines, inside[-2:])
            box = _Box(lines[i], signed, -1 if signed else _last_own(lines, islice(filled, n + 1, None), article))
        elif box is not None:
            usual = not box.signed and _resumes(lines, box, filled[n : n + 3])
            if (usual or i <= box.last) and _is_back(lines[i], box.names, article):
                box = None
            else:
                box.add(lines[i])
        if box is None:
            inside.append(i)
            unread.append(i)
    return inside


class _Box:
    """A heading over other stories and the lines below it. ``signed``: the article ended above; ``last`` is the last
    place below that is surely the article's own; ``names``: whom the other stories name."""

    def __init__(self, heading: Line, signed: bool, last: int) -> None:
        self.line, self.signed, self.last = heading, signed, last
        self.names: set[str] = set()
        self.summaries = False

    def add(self, line: Line) -> None:
        """Take in a line of the other stories."""
        self.line = line
        self.names |= names_in(line.text)
        self.summaries = self.summaries or is_paragraph(line)


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
    credits = [is_credit(lines[k]) for k in above]
    return any(credits) and not (len(credits) == 2 and not credits[1] and is_paragraph(lines[above[1]]))


def _resumes(lines: Sequence[Line], box: _Box, here: Sequence[int]) -> bool:
    """Whether the article goes on, by the form of its lines, at a paragraph after a box of other stories' headlines.

    A paragraph between two headlines is a summary; once a box has one, each headline has one.
    """
    if not is_paragraph(lines[here[0]]):
        return False
    above = box.line
    if is_paragraph(above) or above.sign == "teaser" or above.text[0] in BULLETS or lines[here[0]].text[-1] == ":":
        return True
    return not box.summaries and _goes_on([lines[k] for k in here[1:]])


def _last_own(lines: Sequence[Line], below: Iterable[int], article: Set[str]) -> int:
    """The last place below a box's heading of a sentence that is surely the article's, -1 where there is none.

    That is one beside another sentence, where one of the two names somebody of the article: summaries of other stories
    stand one by one between their headlines. No further than the next heading, so that a page is read once.
    """
    last, before = -1, -1
    for i in below:
        if lines[i].sign in ("heading", "maybe"):
            break
        if is_linked(lines[i]):
            before = -1
        elif ends_sentence(lines[i].text) and not lines[i].sign:
            if before >= 0 and (names_in(lines[i].text) | names_in(lines[before].text)) & article:
                last = i
            before = i
    return last


def _is_back(line: Line, others: Set[str], article: Set[str]) -> bool:
    """Whether a line below a box of other stories is the article's again: none of their headlines, and no summary,
    which names people or places of theirs (``others``) and none of the article."""
    names = names_in(line.text)
    return not is_linked(line) and not (names & others and not names & article)


def _goes_on(follows: Sequence[Line]) -> bool:
    """Whether an article goes on so after a paragraph: a sentence, a caption, a credit, a heading with its text."""
    if not follows:
        return False
    first = follows[0]
    if (ends_sentence(first.text) and not first.sign) or first.kind == "caption" or is_credit(first):
        return True
    heading = first.words < 6 or LISTED.match(first.text) is not None
    return heading and not first.sign and len(follows) > 1 and is_paragraph(follows[1])
