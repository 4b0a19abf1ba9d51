"""The year of a day that is told without one, where the nearest such day to the page's own is not the one meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from hoptac.base.nouns import Span, Time
from hoptac.base.scene import Scene, Sentence
from hoptac.find.monthdays import is_day
from hoptac.find.roles import is_programme
from hoptac.find.rules import rule

_SOON = 45  # days after the page's own that may be meant by a day without a year
_YEAR_HOLDS = 3  # sentences for which a year told holds
_COMING = re.compile(
    r"\d (?:tới đây|sắp tới|tới(?=[,.;:)]|$| (?:đây|này|tại|ở|sẽ|để|đoàn|hai|theo|nhân)(?!\w)))(?!\w)|"
    r"(?<!\w)(?:sang năm|năm tới|năm sau)(?!\w)|"
    r"(?<!\w)(?:nhận lời|ấn định|hẹn|chờ|đợi|dự thảo|sắp)(?!\w)|tháng \d{1,2} này(?!\w)|(?<!\w)mới ký(?= ?[.,;(]|$)|"
    r"(?<!\w)(?:để|sẽ)(?: [^\s.;:,]+){0,3} ký(?! túc| hiệu)(?!\w)"
)

#: Heads what is still to come: "Tuần tới", "Sắp tới có việc gì lớn?".
_AHEAD = re.compile(r"(?<!\w)(?:(?:tuần|tháng|quý|thời gian|sắp|những ngày) tới|tuần (?:này|sau)|tới đây|lịch)(?!\w)")
#: The year of which a report tells: "Báo cáo công tác đối ngoại năm 2021".
_OF_YEAR = re.compile(r"(?<!\w)năm (?P<year>(?:19|20)\d\d)(?!\w|\s?[-–/])")


def in_its_year(scene: Scene, sentence: Sentence, time: Time, year: str) -> Time:
    """A day without a year that falls well after the page's own is last year's, unless the page speaks of plans; one
    that falls after it at all where it is told of last year (``year``): a report on that year, an answer about it.
    """
    start, day = time.start, scene.page.published
    if time.basis != "page" or start is None or day is None or len(start) < 7 or len(day) != 10:
        return time
    ahead = (date.fromisoformat(f"{start}-01"[:10]) - date.fromisoformat(day)).days
    said = scene.folded(sentence.span)
    to_come = rule("visits.planned").search(said) or rule("visits.invited").search(said) or _COMING.search(said)
    within = 0 if year == str(int(start[:4]) - 1) else _SOON
    if ahead <= within or is_programme(scene) or to_come:
        return time
    earlier = "/".join(f"{int(told[:4]) - 1}{told[4:]}" for told in time.edtf.split("/") if told[:4].isdigit())
    return replace(time, edtf=earlier) if all(is_day(f"{told}-01"[:10]) for told in earlier.split("/")) else time


def sentences_before(scene: Scene, sentence: Sentence) -> Iterator[Sentence]:
    """Those in which a year may stand that still holds in a sentence, the last first."""
    return reversed(scene.sentences[max(0, sentence.index - _YEAR_HOLDS) : sentence.index])


def turns_ahead(scene: Scene, start: int, end: int) -> bool:
    """Whether words between a year told and a day say that what follows is still to come: "Tuần tới"."""
    return _AHEAD.search(scene.folded(Span(start, end))) is not None


def year_of_title(scene: Scene) -> str:
    """The year of which a page's title says that it tells, else empty."""
    titled = _OF_YEAR.search(scene.page.title or "")
    return titled["year"] if titled else ""
