"""The day on which a printed speech was held, which its "hôm nay" and "hôm qua" mean."""

from __future__ import annotations

import re

from hoptac.base.nouns import Mention
from hoptac.base.scene import Scene
from hoptac.find.weekdays import WEEKDAYS

#: A line that greets those who are spoken to, with which a speech begins.
_GREETS = re.compile(r"\W*(?:kính )?thưa (?!rằng|với|thớt|lại|chuyện)[^.?]{3,200}[,!.:]?$")
#: The lines above it that tell where and when it was held.
_HELD = re.compile(
    r"(?<!\w)(?:lời|phát biểu|bài nói|diễn văn|đáp từ|lược ghi|toàn văn|trích|hội đàm|cuộc gặp|gặp gỡ|buổi lễ"
    r"|lễ kỷ niệm|hội nghị)(?!\w)"
)
#: Rules that find the day of a speech by the page's own: "Hôm qua, ông A nói tại lễ …".
_LATELY = ("dates.yesterday", "dates.day-before-yesterday", "dates.days-ago")
_ABOVE = 5  # lines above the greeting among which the day stands


def speech_day(scene: Scene) -> tuple[int, Mention] | None:
    """The sentence with which a speech begins, and the last full day told right above it; None where none is."""
    for sentence in scene.sentences:
        if sentence.zone != "title" and _GREETS.match(scene.folded(sentence.span)):
            first = sentence.index
            break
    else:
        return None
    above = scene.sentences[max(0, first - _ABOVE) : first]
    if not any(_HELD.search(scene.folded(s.span)) for s in above):
        return None
    named = (m for s in above for m in scene.mentions_in("date", s.span) if m.value.time)
    days = [m for m in named if m.value.kind == "day" or m.rule in (*WEEKDAYS, *_LATELY)]
    told = [m for m in days if (m.value.time.start or "")[:10] != scene.page.published and len(m.value.time.edtf) == 10]
    return (first, told[-1]) if told else None
