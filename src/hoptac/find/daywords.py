"""What the words beside a day say of it: that it is told again right behind, or only said by somebody."""

from __future__ import annotations

from collections.abc import Sequence

from hoptac.base.nouns import Mention, Span, Time
from hoptac.base.scene import Scene, Sentence
from hoptac.find.weekdays import WEEKDAYS


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
