"""Troubles told without their common words: what is sore ("chỗ còn kẹt là …"), what one complains of, what goes ill."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoptac.find.lines import Line
from hoptac.find.rules import rule
from hoptac.find.sequels import acts
from hoptac.find.speech import Speech
from hoptac.find.stances import Cue

#: Told of time gone by, or as mended since.
_MENDED = re.compile(
    r"(?<!\w)(?:trước đây|trước kia|ngày xưa|ngày trước|hồi đó|khi ấy|năm xưa|nay đã|bao giờ|đến nay đã|vừa được"
    r"|đã được (?:khắc phục|giải quyết|tháo gỡ))(?!\w)"
)
#: Between who complains and the verb.
_COLOUR = re.compile(
    r"(?:(?<!\w)(?:đã|cũng|đều|cùng|còn|lại|thì|hay|cứ|chẳng|không|vẫn|thẳng thắn|buồn bã|thật tình|có"
    r"|(?P<how>[^\W\d_]+) (?P=how)) )+$"  # a word said twice tells how: "rầu rầu nói"
)


def troubles(speech: Speech, line: Line) -> Iterator[Cue]:
    """The troubles of a line: a topic that is sore, a complaint of a side, or what a side tells that goes ill."""
    if _MENDED.search(line.low):
        return
    for match in line.finditer("commitments.sore-point"):
        yield Cue("difficulty", match.start(), match.end(), "commitments.sore-point")
    for match in line.finditer("commitments.says-woe"):
        asks = line.search("commitments.asks-plainly", 0, match.start())
        if not asks and line.low[: match.start()].count(",") and _is_told(speech, line, match.start()):
            yield Cue("difficulty", match.start(), match.end(), "commitments.says-woe")
    for name in ("commitments.gripes", "commitments.tells-ill"):
        for match in line.finditer(name):
            if _is_told(speech, line, match.start()) and not _is_story(speech, line, match):
                yield Cue("difficulty", match.start(), match.end(), name)


def _is_story(speech: Speech, line: Line, match: re.Match[str]) -> bool:
    """Whether what goes ill went so in a year gone by: "Ông kể năm 2005 nước cuốn mất cầu"."""
    published = speech.scene.page.published or speech.scene.day or ""
    told = speech.scene.mentions_in("date", line.span(match.start(), match.end()))
    ends = (m.value.time.end or m.value.time.start for m in told if m.value.time and m.value.kind != "since")
    return any(day[:4] < published[:4] for day in ends if day)


def _is_told(speech: Speech, line: Line, place: int) -> bool:
    """Whether somebody who speaks stands right before a place, by name, by office, as a side or as "bà"."""
    before = line.low[:place]
    colour = _COLOUR.search(before)
    end = colour.start() if colour else place
    return acts(speech, line, end) or rule("commitments.he").search(before[:end]) is not None
