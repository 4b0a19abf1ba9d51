"""What the words beside a day say of it: that it is told again right behind, or only said by somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hoptac.base.nouns import Mention, Span, Time
from hoptac.base.scene import Scene, Sentence
from hoptac.find.weekdays import WEEKDAYS

#: Before and behind the day on which somebody is back: nothing else that is told leans on it.
_BACK_BEFORE = re.compile(
    r"(?<!\w)(?:trở (?:lại|về)|quay (?:về|lại|đầu)|về (?:đến|tới|lại|nước|nhà)|kết thúc chuyến)(?!\w)[^,.;:\n]{0,40}$"
)
_BACK_BEHIND = re.compile(
    r",? (?:(?!trước|sau|khi)[^\W\d_]+ ){0,5}(?:mới |sẽ |đã )?(?:quay đầu|quay về|trở về|về nước|lên đường về)(?!\w)"
)


#: Before and behind an earlier day that only explains what is told: "Thứ Tư tới lượt A. Đây là chuyến trả lễ: hôm 21,
#: ông B đã ghé A".
_ASIDE = re.compile(r": ?(?:(?:hôm|ngày|bữa|từ|mới|vừa) ?)*$")
_ALREADY = re.compile(r"(?<!\w)(?:vừa|đã|từng|mới)(?!\w)")


def looks_back(scene: Scene, sentence: Sentence, span: Span, day: Time, last: Time) -> bool:
    """Whether a day lies before the one told last and only explains it: what follows leans on that one."""
    if not (day.start and last.start and len(day.start) == len(last.start) and day.start < last.start):
        return False
    before = scene.folded(Span(max(sentence.span.start, span.start - 30), span.start))
    behind = scene.folded(Span(span.end, sentence.span.end))
    return _ASIDE.search(before) is not None and _ALREADY.search(behind) is not None


def is_return(scene: Scene, sentence: Sentence, span: Span) -> bool:
    """Whether a day is the one on which a journey is over: "… và trở về vào tối thứ Bảy"."""
    before = scene.folded(Span(max(sentence.span.start, span.start - 60), span.start))
    behind = scene.folded(Span(span.end, min(sentence.span.end, span.end + 60)))
    return _BACK_BEFORE.search(before) is not None or _BACK_BEHIND.match(behind) is not None


def in_quotes(scene: Scene, sentence: Sentence, span: Span) -> bool:
    """Whether "hôm nay" is said in quoted words: the speaker's day, not the page's."""
    before = scene.page.text[sentence.span.start : span.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def told_again(scene: Scene, mentions: Sequence[Mention], at: int) -> bool:
    """Whether a day that leans on another is named outright right behind: "Hôm nay, ngày 5/6", "hôm trước (6-11)",
    "trước đó một ngày, thứ Tư".
    """
    if at >= len(mentions) or mentions[at - 1].value.kind != "anaphor":
        return False
    between = scene.page.text[mentions[at - 1].span.end : mentions[at].span.start]
    named = mentions[at].value.kind == "day" or mentions[at].value.rule in ("dates.day-of-month", *WEEKDAYS)
    return named and len(between) < 4 and not between.strip(" ,(")


def is_ahead(time: Time, published: str | None) -> bool:
    """Whether a day lies behind the page's own."""
    start = time.start
    return bool(start and published and len(start) == 10 == len(published) and start > published)


def is_to_come(time: Time, published: str | None) -> bool:
    """Whether a day or a month lies wholly behind the page's own."""
    start = time.start
    return bool(start and published and start > published[: len(start)])
