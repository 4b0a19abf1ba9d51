"""How definite a commitment is: when it is due, and whether it tells how much, how many or when."""

from __future__ import annotations

from hoptac.base.nouns import Span
from hoptac.base.scene import Scene

_KINDS = frozenset({"day", "month", "year", "interval", "until", "period"})
_FIRM = frozenset({"agree", "pledge"})


def find_due(scene: Scene, span: Span) -> tuple[str, Span] | None:
    """The last day, month or year by which a sentence says that something is to be done, with its words.

    A time before the page's own date is history, not a due date.
    """
    published = scene.page.published or ""
    found: list[tuple[str, Span]] = []
    for mention in scene.mentions_in("date", span):
        hit = mention.value
        if hit.time is not None and hit.kind in _KINDS:
            day = hit.time.end or hit.time.start
            if day is not None and day >= published[: len(day)]:
                found.append((day, mention.span))
    return found[-1] if found else None


def is_past(scene: Scene, span: Span) -> bool:
    """Whether a sentence names a time that was over when the page appeared."""
    published = scene.page.published or ""
    times = (m.value.time for m in scene.mentions_in("date", span) if m.value.time is not None)
    days = [time.end or time.start for time in times]
    return any(day is not None and day < published[: len(day)] for day in days)


def is_definite(scene: Scene, span: Span, stance: str, has_speaker: bool, due: tuple[str, Span] | None) -> bool:
    """Whether a commitment has who, what, and how much, how many or when: only such ones are followed up."""
    if stance not in _FIRM or not has_speaker:
        return False
    return due is not None or any(True for _ in scene.mentions_in("quantity", span))
