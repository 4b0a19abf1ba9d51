"""What a time that a sentence names says of its figures: first and last day, month or year."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from hoptac.base.nouns import Span
from hoptac.base.scene import Scene
from hoptac.find.dates import DateHit
from hoptac.find.marked import Marked
from hoptac.find.rules import rule
from hoptac.find.signs import TIME, Token

_KINDS = frozenset({"month", "year", "interval", "period", "since", "until"})


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, month or year (ISO) and their words; ``term``: the years of a paper looked back on."""

    since: str | None = None
    until: str | None = None
    span: Span | None = None
    term: bool = False


NONE = Period()


def period_of(hit: DateHit, span: Span) -> Period | None:
    """What a time says of a figure; None where it says nothing (a day, a feast, an anniversary, a deadline)."""
    if (hit.kind not in _KINDS and hit.rule != "dates.years-ago") or hit.time is None or hit.time.qualifier == "<":
        return None
    start, end = hit.time.start, hit.time.end
    if hit.kind == "until":
        return Period(None, end or start, span)
    if hit.kind == "since":
        return Period(start, None, span)
    return Period(start, end or start, span)


_ENDS = re.compile(r"(?:hết|tính đến|đến|tính tới|cuối) (?:cuối |hết )?$")


_SINCE_WHEN = re.compile(r"(?<!\w)(?:kể từ|từ|tính từ) (?:khi|ngày|lúc)(?: (?!đến|nay)[^\s,;.]+){0,12} $")
_SECOND_YEAR = re.compile(r" ?- ?((?:19|20)\d\d)(?!\d)")
_FROM = re.compile(
    r"(?<!\w)(?:kể từ|tính từ|bắt đầu từ|từ(?! (?:thiện|điển|ngữ|chối|vựng|bỏ)))(?: (?!đến|năm học)[^\W\d_]+){0,6} $"
    r"|(?<!\w)(?:kể từ|tính từ|bắt đầu từ|từ) (?:khóa|mùa|lần|đợt|chuyến|lớp|lứa|kỳ|hội nghị|bản|năm)"
    r"(?: (?!đến|năm học)[^\W\d_]+){0,5}, (?:hồi |vào |trong )?$"  # "kể từ khóa đầu, năm 2012,"
)


def read_time(marked: Marked, token: Token) -> Period | None:
    """The period of a time; None for the day of a signature and the term of a paper not looked back on."""
    before = marked.text[: token.at]
    if token.hit is None:
        return None
    period = period_of(token.hit, marked.span(token))
    if period is not None and token.hit.kind in ("month", "year") and _SINCE_WHEN.search(before):
        return Period(period.since, None, period.span)
    compared = rule("figures.compared-with").search(before) and marked.text[token.at + 1 : token.at + 3] != " ("
    if period is None or compared or rule("figures.paper-time").search(before):
        return None
    school = (
        _SECOND_YEAR.match(marked.text[token.at + 1 :]) if token.hit.kind in ("until", "interval", "period") else None
    )
    if school is not None:
        return replace(period, until=school[1])
    if marked.text[token.at + 1 :].startswith(" thứ"):
        return None
    if token.hit.kind in ("year", "month") and rule("figures.paper-year").search(before):
        return None
    if token.hit.kind == "interval" and _ENDS.search(before) and not _FROM.search(before):
        return Period(None, period.until, period.span)
    if token.hit.kind == "period" and rule("figures.paper-term").search(before):
        looked_back = rule("figures.carried-out").search(before)
        return Period(period.since, period.until, period.span, True) if looked_back else None
    if token.hit.kind in ("month", "year") and _FROM.search(before):
        return Period(period.since, None, period.span)
    words = marked.scene.scan.folded.text[token.start : token.end]
    if token.hit.kind in ("month", "year") and (_ENDS.search(before) or words.startswith("hết ")):
        return Period(None, period.until, period.span)
    return period


def since_when(marked: Marked, token: Token) -> Period | None:
    """Since the day of something that a sentence tells before the number: "Kể từ khi ký hiệp định ngày …, đến nay"."""
    first, _ = marked.segment(token.at)
    match = rule("figures.since-when").search(marked.text, first, token.at)
    time = marked.token_at(match.start("time")) if match is not None else None
    if match is None or time is None or time.hit.time is None or time.hit.time.start is None:
        return None
    now = marked.token_at(match.start("now")) if match["now"] else None
    if now is not None and now.hit.rule != "dates.reference-now":
        return None
    if now is None and match.group().startswith("sau"):
        return None  # after it, not ever since
    return Period(time.hit.time.start, None, marked.span(time))


def is_up_to_today(marked: Marked, token: Token) -> bool:
    """Whether a day only says that something stands as of now: "đến hôm nay"."""
    return token.hit.rule == "dates.today" and marked.text[: token.at].endswith(("đến ", "tới "))


def is_now(marked: Marked, token: Token) -> bool:
    """Whether "hiện nay" follows the number and its noun: "lên 45 em hiện nay"."""
    now = next((t for t in marked.tokens if t.at > token.at and t.sign == TIME), None)
    if now is None or now.hit is None or now.hit.rule != "dates.reference-now":
        return False
    return re.fullmatch(r"(?: [^\W\d_]+){0,3} ", marked.text[token.at + 1 : now.at]) is not None


def course_days(marked: Marked, token: Token, passed: bool) -> Period | None:
    """From the opening of a class to its closing, where the number's stretch tells both days; ``passed``: its end."""
    first, _ = marked.segment(token.at)
    said = rule("figures.course-days").search(marked.text, first, token.at)
    ends = [marked.token_at(said.start(name)) for name in ("first", "last")] if said is not None else []
    days = [t.hit.time.start for t in ends if t is not None and t.hit.kind == "day" and t.hit.time is not None]
    if len(days) != len(ends) or not ends or ends[1] is None:
        return None
    return Period(days[1] if passed else days[0], days[1], marked.span(ends[1]))


def is_ahead(scene: Scene, period: Period) -> bool:
    """Whether a time is a year after the page's own: what is counted then is planned."""
    year = (scene.page.published or "")[:4]
    first = period.since or period.until
    return bool(year and first and first[:4] > year)


def is_term(marked: Marked, token: Token, period: Period) -> bool:
    """Whether a time told behind so many papers is the term of one of them: "hai văn kiện …, giai đoạn 2019-2023"."""
    behind = period.span is not None and period.span.start > marked.span(token).start
    return behind and period.since != period.until and None not in (period.since, period.until)
