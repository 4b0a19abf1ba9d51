"""What a number in a sentence measures, and whether it is a promise, a plan or a wish."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from hoptac.find.marked import Marked, is_row
from hoptac.find.parties import line_of
from hoptac.find.rules import Rule, possible, rule, rules
from hoptac.find.signs import TIME, Token

_DONE = re.compile(r"(?<!\w)(?:đã|vừa|đến nay|được|có)(?!\w)")
#: What a number is of that goes on with no number before it.
_STOPS = (
    "figures.no-leavers",
    "figures.no-audience",
    "figures.no-vehicles",
    "figures.no-domestic",
    "figures.no-remains-of-home",
)
_THINGS = ("item", "km", "percent", "project", "delegation")  # units that are no persons
_ORDINAL = re.compile(r"(?:(?:điều |việc |thứ )?(?:nhất|một|hai|ba|bốn|tư|năm|\d)|[a-d])(?: là)?[,:.)]? ")
_STANDS = re.compile(
    r"(?<!\w)(?:hiện|hiện đang|hiện nay) (?:có|nuôi|đào tạo|học)(?: [^\W\d_]+)? $"
)  # "nơi hiện có 62 em"
#: What is done already, though the sentence asks for something: "đề nghị cấp đất cho dự án mà công ty đã rót 3 triệu".
_DONE_HERE = re.compile(
    r"(?<!\w)(?:mà|do|nơi|vốn|nay|đến nay)(?: [^;,~¤#$]{0,40})? đã (?!cam kết|hứa|thống nhất|nhất trí|thỏa thuận|hẹn|ký"
    r"|đề|đặt|định|nêu|nói|chốt|bàn|xin|báo|dự|duyệt)[^\W\d_]+(?: được)? $"
)
#: What is told as done behind "theo đó".
_TOLD_DONE = re.compile(r"(?<!\w)đã (?:có|cử|đón|gửi|nhận|tiếp nhận|đào tạo|đưa|sang|cấp|mở|được)(?!\w)")
_WILL = re.compile(r"(?: (?:[^\W\d_]+|[@&])){1,6} (?:sẽ|sắp)(?!\w)")  # "18 em sẽ được đào tạo"
#: The head of a column that holds what was agreed on.
_AGREED = re.compile(r"\t(?:(?:nội dung )?(?:thỏa thuận|thống nhất|cam kết|nhất trí)|việc (?:cần|phải|sẽ) làm)(?:\t|$)")
_HEADING = 80  # characters of a line that may be a heading


@cache
def _measures() -> tuple[Rule, ...]:
    return tuple(r for r in rules("figures") if r.id.startswith(("figures.is-", "figures.no-")))


@cache
def usual_rule(measure: str) -> Rule:
    """The first rule of a measure: how what it counts flows, and its unit."""
    return next(r for r in _measures() if r.sets.get("measure") == measure)


def covers(candidate: Rule, text: str, at: int) -> re.Match[str] | None:
    """The first match of a rule that takes in a place."""
    return next((m for m in candidate.finditer(text) if m.start() <= at < m.end()), None)


def find_measure(marked: Marked, token: Token) -> tuple[Rule, re.Match[str]] | None:
    """The first rule that takes the number in, with its match; None where none does or the number is no figure."""
    found = _measure_at(marked.focus(token), token.at, token.hit.quantity.unit in _THINGS)
    return None if found is None or found[0].id.startswith("figures.no-") else found


def is_refused(marked: Marked, token: Token) -> bool:
    """Whether a rule says that the number is of those who left or listened, so that it goes on with nothing."""
    found = _measure_at(marked.focus(token), token.at, False)
    return found is not None and found[0].id in _STOPS


def is_none(marked: Marked, token: Token) -> bool:
    """Whether a rule says that the number is no figure."""
    found = _measure_at(marked.focus(token), token.at, token.hit.quantity.unit in _THINGS)
    return found is not None and found[0].id.startswith("figures.no-")


@lru_cache(maxsize=256)  # figures, aid and tables ask for the same numbers of a page
def _measure_at(text: str, at: int, thing: bool) -> tuple[Rule, re.Match[str]] | None:
    within = possible(text)
    for candidate in _measures():
        if thing and candidate.sets.get("persons"):
            continue
        match = covers(candidate, text, at) if candidate.id in within else None
        if match is not None:
            return candidate, match
    return None


def is_promised(marked: Marked, token: Token, measure: str) -> bool:
    """Whether the number belongs to a promise, a plan or a wish; who studies already is counted wherever it is said."""
    first, last = marked.segment(token.at)
    if rule("figures.plan-line").search(marked.text[: token.at]):
        return True
    if measure.startswith("students") and re.match(r"[^,;]{0,40}đang (?:theo )?học", marked.text[token.at + 1 : last]):
        return False
    if _STANDS.search(marked.text[first : token.at]) or _DONE_HERE.search(marked.text[first : token.at]):
        return False
    cue = "figures.future" if measure == "agreements_signed" else "figures.not-done"
    if rule(cue).search(marked.text[first : token.at]):
        return True
    if _WILL.match(marked.text, token.at + 1):
        return True
    paper = rule("figures.by-the-paper").search(marked.text[: token.at])
    if paper is not None and rule("figures.signed").search(marked.text[: paper.start()]):
        return True
    return rule("figures.asked-after").search(marked.text[token.at : last]) is not None


def _is_heading(marked: Marked) -> bool:
    """Whether the sentence is a short line of its own that ends in no stop: a heading."""
    line = line_of(marked.scene.page.text, marked.sentence.span).strip()
    timed = any(t.sign == TIME for t in marked.tokens) and not re.sub(r"^\S+ \S+ (?=[^a-z])", "", line).isupper()
    return len(line) < _HEADING and line[-1:].isalnum() and not timed and not any(t.number for t in marked.tokens)


def _is_ahead(marked: Marked) -> bool:
    """Whether a heading names a year after the page's own."""
    year = (marked.scene.page.published or "")[:4]
    times = [t.hit.time for t in marked.tokens if t.sign == TIME and t.hit is not None and t.hit.time is not None]
    return bool(year and times) and all((time.start or "")[:4] > year for time in times)


class Points:
    """Whether a sentence is a point of a list that was agreed on or planned."""

    def __init__(self) -> None:
        self.before = ""
        self.paper = False
        self.asked = False
        self.pledged = False
        self.continued = False
        self.row = False
        self.article = False
        self.paragraph = -1

    def read(self, marked: Marked) -> bool:
        """Take the next sentence; whether it stands in such a list."""
        text = marked.text.rstrip()
        same = marked.sentence.paragraph == self.paragraph
        inside = self.pledged and (bool(marked.sentence.marker) or self.continued or same)
        near = same or text.startswith(("vẫn ", "cũng "))
        follows = near and (self.paper or rule("figures.by-the-paper").pattern.match(text) is not None)
        told = follows and (rule("figures.signed").search(self.before) is not None or not _DONE.search(text))
        told = told and _TOLD_DONE.search(text) is None
        if self.asked and _ORDINAL.match(text):
            return True
        self.asked = rule("figures.asks-several").search(text) is not None
        self.paragraph, self.before, self.paper = marked.sentence.paragraph, text, told
        if told:
            return True
        if is_row(marked):
            self.row = self.row or _AGREED.search(text) is not None
            return self.row
        self.row = False
        self.article = re.match(r"điều \d+[.:]", text) is not None or (same and self.article)
        if self.article or marked.sentence.marker.lower().startswith("điều"):
            return True
        if _is_heading(marked):
            self.pledged = self.continued = _is_ahead(marked) or (
                rule("figures.points-heading").search(text) is not None
            )
            if self.pledged:
                return False
        if text.endswith(":"):
            self.pledged = rule("figures.points-agreed").search(text) is not None
            self.continued = True
            return inside
        self.continued = self.continued and text.endswith(";")
        if not marked.sentence.marker and not inside:
            self.pledged = False
        return inside
