"""The term of a paper: the period, or for a plan the year, that stands behind its name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from hoptac.base.nouns import Span, Time
from hoptac.base.scene import Scene, Sentence
from hoptac.find.rules import rule
from hoptac.find.when import Times, When

#: Kinds whose year is their term; of agreements only where they are not just signed ("ký Thỏa thuận năm 2017").
_PLANS = ("plan", "programme", "coordination-plan")
_YEARLY = ("cooperation-agreement",)
#: "Các năm 2016 và 2020", "các năm 2019, 2020" are single years, no term.
_SINGLE_YEARS = re.compile(r" và |,")
_HALF_YEAR = re.compile(r"(?:trong )?(?:\d+|sáu|chín) tháng (?:đầu|cuối) năm")
_PLAN_WORDS = re.compile(r"^(?: [^\W\d_]+){0,5} ?(?:cho |của )?$")
#: Characters before the paper by which a sentence opens: "Theo bản ".
_OPENING = 16
_NEAR_SIGN = 24  # characters from "ký" to the name of what is signed
_YEARS = re.compile(r"(?:trong |từ )?(?:các |hai |ba )?năm(?!\w)")
_PROVIDES = re.compile(r"(?<!\w)về việc(?!\w)[^;]*(?<!\w)sẽ(?!\w)")
_BARE_YEAR = re.compile(r"(?:^|[,(] ?)(?:(0?[1-9]|1[0-2])/)?((?:19|20)\d\d)(?=[,):])")
#: "Hiệp ước hoạch định biên giới năm 1985": a treaty bears the year of its signing.
_OF_TREATY = re.compile(r"^(?: (?!(?:và|cho|đến|từ|được|sẽ|để|vào)(?!\w))[^\W\d_]+){0,10} $")
_BRACKETED = re.compile(r"[^.;:,()\d]{0,60}\((?:ký )?(?:năm )?(?P<year>(?:19|20)\d\d)\)")
TO_SIGNED = re.compile(r"(?:\(|(?<!\w)k[ýí](?: kết)?|lập|đề|làm)\s?$")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paper is named: its sentence, the mention, the reach up to other papers, the clause, act and kind."""

    sentence: Sentence
    mention: Span
    window: Span
    part: Span
    act: str
    kind: str | None


def _between(scene: Scene, start: int, end: int) -> str:
    return scene.folded(Span(start, end)) if start < end else ""


def term_of(scene: Scene, times: Times, at: Place) -> When | None:
    """The period that stands behind the name, before the next paper; a plan's year is its term."""
    for when in times.of(at.sentence):
        near = at.mention.start < when.span.start < at.window.end
        if near and _is_of_what_follows(scene, at, when):
            continue
        if (
            near
            and when.kind == "period"
            and "/" in when.time.edtf
            and not _SINGLE_YEARS.search(scene.folded(when.span))
        ):
            return when
        if near and at.kind is None and is_to_come(scene, at, when):
            return when
        if near and when.kind == "interval" and _HALF_YEAR.match(scene.folded(when.span)):
            between = _between(scene, at.mention.end, when.span.start)
            if _PLAN_WORDS.match(between) and not TO_SIGNED.search(between):
                return when
        yearly = _YEARLY if at.act in ("proposed", "reviewed", "implemented") else ()
        if (
            near
            and at.kind in (*_PLANS, *yearly)
            and when.kind == "year"
            and _PLAN_WORDS.match(_between(scene, at.mention.end, when.span.start))
            and not TO_SIGNED.search(_between(scene, at.mention.end, when.span.start))
        ):
            return when
    return None


def _is_of_what_follows(scene: Scene, at: Place, when: When) -> bool:
    """Whether a period tells what is done by a paper, no term of its own: "Theo Bản ghi nhớ, … trong các năm …"."""
    ahead = _between(scene, at.sentence.span.start, at.mention.start)
    behind = _between(scene, at.mention.end, when.span.start)
    years = _YEARS.match(scene.folded(when.span)) is not None
    return ahead.startswith("theo ") and len(ahead) < _OPENING and behind.startswith(",") and years


def is_to_come(scene: Scene, at: Place, when: When) -> bool:
    """Whether a year told with a paper signed by now is still to come: the paper, or what it is about, is for it."""
    day, start = scene.day or "", when.time.start or ""
    return at.act in ("signed", "exchanged") and when.kind == "year" and bool(day) and start[:4] > day[:4]


_ENDS = re.compile(
    r"(?<!\w)(?:hết hạn|hết hiệu lực|đáo hạn|mãn hạn|hết thời hạn|chấm dứt|kết thúc)(?: (?:vào|từ|trong|hồi))* ?$"
)


def is_end(scene: Scene, when: When) -> bool:
    """Whether a time is that at which a paper runs out: "hết hiệu lực tháng 12"."""
    return _ENDS.search(scene.folded(Span(max(0, when.span.start - 24), when.span.start))) is not None


def provides(between: str) -> bool:
    """Whether the words between a paper and a time make it that of what the paper provides for: "Bản ghi nhớ … về
    việc tỉnh sẽ đăng cai vào tháng 10".
    """
    return _PROVIDES.search(between) is not None


def is_of_signing(scene: Scene, at: Place, when: When, signs: list[Span]) -> bool:
    """Whether the year behind a paper's name is that of its signing, long ago: "từ khi ký Bản ghi nhớ năm 2006"."""
    day, start = scene.day or "", when.time.start or ""
    named = any(0 <= at.mention.start - sign.end <= 12 for sign in signs)
    return named and at.kind in ("mou", "cooperation-agreement", "agreement", "twinning") and start[:4] < day[:4]


def bare_year(scene: Scene, at: Place) -> When | None:
    """A year or month without its word: "Hai năm sau, 2021, hai bên ký …", "12/2016: ký …"."""
    folded = scene.scan.folded
    start = folded.at(at.part.start)
    match = _BARE_YEAR.search(folded.text[start : folded.at(at.mention.start)])
    if match is None:
        return None
    month, year = match.groups()
    span = folded.span(start + match.start(1 if month else 2), start + match.end(2))
    if month:
        return When(Time(f"{year}-{int(month):02}", "month", "", "text"), span, "month")
    return When(Time(year, "year", "", "text"), span, "year")


def year_in_brackets(scene: Scene, at: Place) -> When | None:
    """The year in brackets behind a paper, as in a list: "Hiệp định hàng hải (1998), Hiệp định hải quan (năm 2000)"."""
    folded = scene.scan.folded
    first, last = folded.at(at.mention.end), folded.at(max(at.mention.end, at.window.end))
    match = _BRACKETED.match(folded.text, first, last)
    if match is None:
        return None
    return When(Time(match["year"], "year", "", "text"), folded.span(*match.span("year")), "year")


def is_of_treaty(scene: Scene, when: When, between: str) -> bool:
    """Whether a year gone by ends the name of a treaty; ``between``: the words between the two."""
    past = (when.time.start or "9999")[:4] < (scene.day or "2010")[:4]
    return when.kind == "year" and past and _OF_TREATY.match(between) is not None


def is_earlier(scene: Scene, at: Place) -> bool:
    """Whether a clause tells of a signing before the event: not of a paper drawn up before and signed now."""
    words = _between(scene, at.part.start, at.part.end)
    return rule("agreements.earlier").search(rule("agreements.long-drawn").pattern.sub(" ", words)) is not None


def is_just_signed(at: Place, events: Iterable[When], signs: Iterable[Span]) -> bool:
    """Whether a sentence with a day of its own tells of a treaty's signing: "Ngày 5/6, hai Bộ đã ký Hiệp định"."""
    near = any(0 <= at.mention.start - sign.end < _NEAR_SIGN for sign in signs)
    return near and any(at.sentence.span.holds(when.span) and when.kind == "day" for when in events)
