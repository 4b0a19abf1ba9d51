"""The time to which a figure belongs: said beside it, or by what stands before it in the paragraph."""

from __future__ import annotations

import re
from dataclasses import replace

from hoptac.find.marked import Marked
from hoptac.find.rules import rule
from hoptac.find.signs import TIME, Token
from hoptac.find.timeframe import Frame, same_years
from hoptac.find.toldtimes import NONE, Period, is_now, is_up_to_today, read_time, since_when
from hoptac.find.yearsback import all_years, counted_from, from_then, that_stretch

_BY_WHOM = re.compile(r"^[^,~¤]{0,120}, (?:được|do|mà)(?!\w)[^,~¤]{0,80}$")  # "9 hài cốt, được đội quy tập trong …"
_AT_THE_END = re.compile(r"(?: ?- ?(?:19|20)\d\d)?\s*(?:[.;:)]|$)")
#: A clause that only sums up the one before it: "các em đang học ở tỉnh, cả thảy 156 em".
_TOTALS = re.compile(r" ?(?:cả thảy|tất cả|tổng cộng|cộng lại|tính ra|tất thảy|gồm cả|tức)(?: (?:là|có|được))* [#$~]")
_RIGHT_BEHIND = re.compile(r"(?: (?:em|người|đoàn|học viên|sinh viên|cán bộ|lượt))?(?: (?:của|hồi|trong|vào))? \^")
_NOW = re.compile(r"(?<!\w)(?:nay|giờ|bây giờ|hiện)(?: (?:đã|có|là|lên|còn|thì|mới|chỉ|được))+ [^,;~¤]{0,20}$")


def _comma_clause(text: str, at: int) -> str:
    """The words around a number up to the next comma or semicolon on each side."""
    label = at - 2 if text[:at].endswith(": ") else at  # "lưu học sinh đang học tại tỉnh: 34": the label is its clause
    left = max(text.rfind(mark, 0, label) for mark in (", ", ";", ": ", ". ")) + 1
    ends = [text.find(mark, at) for mark in (", ", ";", ". ")]
    clause = text[left : min((e for e in ends if e >= 0), default=len(text))]
    return _comma_clause(text, left - 3) + "," + clause if left > 3 and _TOTALS.match(clause) else clause


def _read(marked: Marked, tokens: list[Token], frame: Frame) -> Period | None:
    """The first of some times that says a period; "in the last five years" means a term just looked back on."""
    for token in tokens:
        if token.hit is not None and (token.hit.rule == "dates.reference-now" or is_up_to_today(marked, token)):
            return NONE
        period = _joined(marked, token, frame.time_of(marked, token))
        if period is not None:
            return frame.period if frame.period is not None and same_years(token, frame.period) else period
    return None


def _joined(marked: Marked, token: Token, period: Period | None) -> Period | None:
    """A time with the year before it that "và" joins to it: "Năm 2022 và 3 tháng đầu năm 2023"; an end with the
    beginning told before it.
    """
    if period is not None and period.since is None and period.until is not None:
        return _begun(marked, token, period)
    before = next((t for t in marked.tokens if t.sign == TIME and t.at == token.at - len(" và ") - 1), None)
    if before is None or period is None or not marked.text.startswith(" và ", before.at + 1):
        return period
    first = read_time(marked, before)
    if first is None or first.since is None or period.until is None or first.since[:4] >= period.until[:4]:
        return period
    return replace(period, since=first.since)


def _begun(marked: Marked, token: Token, period: Period) -> Period:
    """An end with the beginning that the same stretch tells before it, no number between the two: "Từ tháng 5/2022,
    khi cửa khẩu mở lại, đến hết tháng 11/2023".
    """
    first, _ = marked.segment(token.at)
    times = [t for t in marked.tokens if t.sign == TIME and first <= t.at < token.at]
    began = read_time(marked, times[-1]) if times else None
    if began is None or began.since is None or began.until is not None or began.since[:4] > (period.until or ""):
        return period
    if re.search(r"[~¤#$]", marked.text[times[-1].at : token.at]):
        return period
    return replace(period, since=began.since)


def _beside(marked: Marked, token: Token, frame: Frame) -> Period | None:
    """The time in the number's own stretch: before it, unless only a paper's term stands there and a time follows."""
    first, last = marked.segment(token.at)
    times = [t for t in marked.tokens if t.sign == TIME]
    earlier = [t for t in reversed(times) if first <= t.at < token.at and not _in_brackets(marked, t, token)]
    follows = [t for t in times if token.at < t.at < last and _follows(marked, token, t)]
    own = _read(marked, follows, frame) if follows and _is_anothers(marked, first, token, earlier) else None
    if own is not None and own is not NONE:
        return own
    before = _read(marked, earlier, frame)
    if before is not None and before is not NONE and not before.term:
        return _shared_out(marked, token, before)
    return _read(marked, follows, frame) or before


def _in_brackets(marked: Marked, time: Token, token: Token) -> bool:
    """Whether a time stands in brackets with a number of its own, and a number does not: "163 em (riêng năm học 2022 -
    2023 có 24), đổi lại trường kèm 18 em".
    """
    opened = marked.text.rfind("(", 0, time.at)
    closed = marked.text.find(")", time.at)
    if opened < 0 or closed < 0 or ")" in marked.text[opened : time.at] or opened < token.at < closed:
        return False
    return any(t.number and opened < t.at < closed for t in marked.tokens)


def _is_anothers(marked: Marked, first: int, token: Token, earlier: list[Token]) -> bool:
    """Whether the time before a number belongs to the number before that: "6 người năm 2023 và 9 người năm 2024"."""
    if not earlier:
        return False
    numbers = [t.at for t in marked.tokens if t.number and first <= t.at < token.at]
    if any(at > earlier[0].at for at in numbers) and _RIGHT_BEHIND.match(marked.text, token.at + 1):
        return True  # "năm 2012 là 3,9 tỷ, so với 3,4 tỷ của năm 2011"
    return bool(numbers) and numbers[0] < min(t.at for t in earlier) and numbers[-1] < earlier[0].at


def _follows(marked: Marked, token: Token, time: Token) -> bool:
    """Whether a time after a number speaks of it; behind a comma alone only a stretch of time that ends the clause."""
    between = marked.text[token.at + 1 : time.at]
    if _in_brackets(marked, time, token):
        return False
    if _joins(between):
        return True
    ends = _AT_THE_END.match(marked.text, time.at + 1) is not None
    if ends and _joins(between + marked.scene.scan.folded.text[time.start : time.end]):
        return True
    words = marked.scene.scan.folded.text[time.start : time.end]
    if _BY_WHOM.search(between) and _joins(between + words):
        return True
    stretch = time.hit is not None and time.hit.kind in ("period", "interval", "since", "until")
    return ends and stretch and between.endswith(", ") and not re.search(r"[~¤]|,.*,", between)


def _joins(between: str) -> bool:
    """Whether a time after a number still speaks of it: no other number, no comma but before "trong", "mùa khô"."""
    if re.search(r"[~¤]", between):
        return False
    return (
        "," not in between
        or re.search(r"(?:trong|giai đoạn|mùa khô|năm học|kể từ|tính từ)[^,]*,? ?(?:mùa khô)?[^,]*$", between)
        is not None
    )


def _shared_out(marked: Marked, token: Token, period: Period) -> Period:
    """Its own year for each number after "lần lượt" where there are as many as years."""
    first, last = marked.segment(token.at)
    turn = marked.text.rfind("lần lượt", first, token.at)
    numbers = [t for t in marked.tokens if t.number and turn < t.at < last] if turn >= 0 else []
    if token not in numbers or not (period.since and period.until) or len(period.since) != 4:
        return period
    years = range(int(period.since), int(period.until) + 1)
    if len(years) != len(numbers):
        return period
    year = str(years[numbers.index(token)])
    return Period(year, year, period.span)


def _school_year(marked: Marked, token: Token) -> Period | None:
    """The school year that opens the stretch of a number: "Năm học 2023 - 2024, trường có 85 em đang theo học"."""
    first, _ = marked.segment(token.at)
    text = marked.scene.scan.folded.text
    for time in marked.tokens:
        named = time.sign == TIME and text.startswith(("năm học", "niên khóa", "niên học"), time.start)
        if named and first <= time.at < token.at and not _in_brackets(marked, time, token):
            return read_time(marked, time)
    return None


def _up_to(marked: Marked, token: Token, frame: Frame) -> Period | None:
    """The end that a sentence puts before a state: "Tính đến tháng 6/2021, tỉnh có 9 dự án còn hiệu lực"."""
    near = _beside(marked, token, frame)
    return near if near is not None and near.since is None and near.until is not None else None


def _by_now(marked: Marked, token: Token) -> bool:
    """Whether "nay đã" stands between a number and the one before it: "từ 12 em năm 2010 nay đã lên 96"."""
    before = [t.at for t in marked.tokens if t.number and t.at < token.at]
    between = marked.text[before[-1] : token.at] if before else ""
    now = _NOW.search(between)
    return now is not None and TIME not in between[now.start() :]


def _on_another_day(marked: Marked, token: Token, frame: Frame) -> bool:
    """Whether a day told before the number lies outside the time that the page spoke of last."""
    first, _ = marked.segment(token.at)
    days = [t.hit.time for t in marked.tokens if t.sign == TIME and first <= t.at < token.at and t.hit.kind == "day"]
    if frame.period is None or not days or days[-1] is None or days[-1].start is None:
        return False
    day, since, until = days[-1].start, frame.period.since, frame.period.until
    return bool((since and day[: len(since)] < since) or (until and day[: len(until)] > until))


def _at_the_end(marked: Marked, token: Token, frame: Frame) -> Period | None:
    """The only time of a number's stretch where it ends that: it is the time of all its numbers."""
    first, last = marked.segment(token.at)
    times = [t for t in marked.tokens if t.sign == TIME and first <= t.at < last]
    if len(times) != 1 or times[0].at < token.at or _AT_THE_END.match(marked.text, times[0].at + 1) is None:
        return None
    found = _read(marked, times, frame)
    return found if found is not NONE else None


def find_period(marked: Marked, token: Token, frame: Frame, standing: bool, course: bool) -> Period:
    """The period of the figure whose number is ``token``.

    ``standing``: a state, which takes no time from afar; ``course``: one of a class, which has the time of the class.
    """
    clause = _comma_clause(marked.focus(token), token.at)
    if rule("figures.standing").search(clause) and TIME not in clause:
        return _school_year(marked, token) or _up_to(marked, token, frame) or NONE
    if is_now(marked, token) or _by_now(marked, token):
        return NONE
    began = since_when(marked, token)
    if began is not None:
        return began
    near = counted_from(marked, token, frame) or all_years(marked, token) or _beside(marked, token, frame)
    if near is not None and near is not NONE:
        return from_then(marked, token, frame, near)
    if standing or _on_another_day(marked, token, frame):
        return NONE
    ending = _at_the_end(marked, token, frame) if near is None else None
    if ending is not None:
        return ending
    first, _ = marked.segment(token.at)
    times = [t for t in marked.tokens if t.sign == TIME and t.at < token.at and not _in_brackets(marked, t, token)]
    then = rule("figures.since-then").search(marked.text[: token.at])
    if near is NONE:
        told = [p for p in (read_time(marked, t) for t in times) if p is not None and p.since] if then else []
        last = told[-1] if told else frame.last if then else None
        if last is not None and last.since is not None:
            return Period(last.since, None, last.span)
        return next((p for p in (read_time(marked, t) for t in reversed(times)) if p and p.since and not p.until), NONE)
    that = that_stretch(marked, token, frame)
    if that is not None:
        return that
    if then is not None and frame.last is not None and frame.last.since is not None:
        ends = [p.until for t in times if (p := read_time(marked, t)) is not None and p.since is None]
        return Period(frame.last.since, ends[-1] if ends else None, frame.last.span)
    earlier = _read(marked, [t for t in reversed(times) if t.at < first], frame)
    if earlier is None and rule("figures.report-time").search(marked.text[: token.at]):
        paper = frame.paper if frame.paper_in == marked.sentence.paragraph else None
        return frame.period or paper or frame.whole or frame.last or NONE
    return earlier or frame.period or (frame.course if course else None) or frame.title or NONE
