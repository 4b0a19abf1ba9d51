"""The time to which a figure belongs: said beside it, or by what stands before it in the paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hoptac.base.nouns import Span
from hoptac.find.dates import DateHit
from hoptac.find.marked import TIME, Marked, Token
from hoptac.find.rules import rule

_KINDS = frozenset({"month", "year", "interval", "period", "since", "until"})


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, month or year (ISO) and the words that say so; ``term``: the years of a paper looked back on."""

    since: str | None = None
    until: str | None = None
    span: Span | None = None
    term: bool = False


NONE = Period()


def period_of(hit: DateHit, span: Span) -> Period | None:
    """What a time says of a figure; None where it says nothing (a day, a feast, an anniversary, a deadline)."""
    if hit.kind not in _KINDS or hit.time is None or hit.time.qualifier == "<":
        return None
    start, end = hit.time.start, hit.time.end
    if hit.kind == "until":
        return Period(None, end or start, span)
    if hit.kind == "since":
        return Period(start, None, span)
    return Period(start, end or start, span)


_ENDS = re.compile(r"(?:hết|tính đến|đến|tính tới|cuối) (?:cuối |hết )?$")


def read_time(marked: Marked, token: Token) -> Period | None:
    """The period of a time in a sentence; None for the day of a signature and the term of a paper not looked back on."""
    before = marked.text[: token.at]
    if token.hit is None or rule("figures.paper-time").search(before):
        return None
    period = period_of(token.hit, marked.span(token))
    if period is None:
        return None
    if token.hit.kind == "period" and rule("figures.paper-term").search(before):
        looked_back = rule("figures.carried-out").search(before)
        return Period(period.since, period.until, period.span, True) if looked_back else None
    words = marked.scene.scan.folded.text[token.start : token.end]
    if token.hit.kind in ("month", "year") and (_ENDS.search(before) or words.startswith("hết ")):
        return Period(None, period.until, period.span)
    return period


class Frame:
    """The time that holds as one reads on: what the last time said, until the paragraph ends."""

    def __init__(self) -> None:
        self.paragraph = -1
        self.period: Period | None = None
        self.opened: Period | None = None

    def enter(self, marked: Marked) -> None:
        """Begin a sentence: a new paragraph keeps only what the line before it opened (":")."""
        if marked.sentence.paragraph == self.paragraph:
            return
        self.paragraph = marked.sentence.paragraph
        if not marked.sentence.marker and self.period is None:
            self.opened = self.opened
        self.period = self.opened

    def leave(self, marked: Marked) -> None:
        """End a sentence: its last time holds on; "hiện nay" ends it."""
        for token in marked.tokens:
            if token.sign != TIME:
                continue
            period = read_time(marked, token)
            if period is not None and not (self.period is not None and self.period.term and _past_years(token)):
                self.period = period
            elif token.hit is not None and token.hit.rule == "dates.reference-now":
                self.period = None
        ending = marked.text.rstrip()
        if ending.endswith(":"):
            self.opened = self.period
        elif not marked.sentence.marker and not ending.endswith(";"):
            self.opened = None


def _past_years(token: Token) -> bool:
    return token.hit is not None and token.hit.rule == "dates.past-years"


def _comma_clause(text: str, at: int) -> str:
    """The words around a number up to the next comma or semicolon on each side."""
    left = max(text.rfind(mark, 0, at) for mark in (",", ";", ":")) + 1
    ends = [text.find(mark, at) for mark in (",", ";", ".")]
    return text[left : min((e for e in ends if e >= 0), default=len(text))]


def _read(marked: Marked, tokens: list[Token], frame: Frame) -> Period | None:
    """The first of some times that says a period; "in the last five years" means a term just looked back on."""
    for token in tokens:
        period = read_time(marked, token)
        if period is not None:
            return frame.period if _past_years(token) and frame.period is not None and frame.period.term else period
    return None


def find_period(marked: Marked, token: Token, frame: Frame, standing: bool) -> Period:
    """The period of the figure whose number is ``token``; ``standing``: a state, which takes no time from afar."""
    text = marked.focus(token)
    first, last = marked.segment(token.at)
    times = [t for t in marked.tokens if t.sign == TIME]
    clause = _comma_clause(text, token.at)
    now = rule("figures.standing").search(clause) is not None and TIME not in clause
    if not now:
        near = _read(marked, [t for t in reversed(times) if first <= t.at < token.at], frame)
        near = near or _read(marked, [t for t in times if token.at < t.at < last and _alone(text, token.at, t.at)], frame)
        if near is not None:
            return near
    if standing or now:
        return NONE
    earlier = _read(marked, [t for t in reversed(times) if t.at < first], frame)
    return earlier or frame.period or NONE


def _alone(text: str, start: int, end: int) -> bool:
    """Whether no other number stands between a number and a time after it."""
    return not re.search(r"[~¤]", text[start + 1 : end])
