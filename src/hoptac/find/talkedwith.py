"""With whom one talks, by the words right behind a word of talks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Sentence
from hoptac.find.telling import Telling

#: Ends the words that say whom one talks with.
_WHOM = re.compile(
    r"[,.;:(–]| - |(?<!\w)(?:về|rằng|để|sáng|trưa|chiều|tối|ngày|hôm|vào|nhằm|cho biết|tại|bên lề)(?!\w)"
)
#: Somebody in office, or a body.
OFFICIAL = re.compile(
    r"(?<!\w)(?:đoàn|đại sứ|lãnh sự|sứ quán|lãnh đạo|đại diện|(?:phó )?chủ tịch|bí thư|thống đốc|bộ trưởng|thứ trưởng|"
    r"giám đốc|chỉ huy|chính ủy|đồn trưởng|trưởng|cơ quan|sở|ubnd|hđnd|hội|biên phòng|"
    r"bộ chqs|công ty|tập đoàn|doanh nghiệp|tổ chức|ngài|tư lệnh|thủ tướng|tổng thống|hiệu trưởng|chánh|hai bên|"
    r"các bên|chuyên gia|nhà đầu tư)(?!\w)"
)


class TalkedWith(Telling):
    """Tells those whom one talks with."""

    def _to_nobody(self, sentence: Sentence, cue: Span) -> bool:
        """Whether one talks with a name of no side, as papers print their own: "Trao đổi với Sao Mai, ông …"."""
        if not self.scene.words(cue).lower().endswith("trao đổi với"):
            return False
        whom = self._whom(sentence, cue)
        named = self.scene.words(whom).strip()
        if not named[:1].isupper() or any(True for _ in self.scene.actors_in(whom)):
            return False
        return OFFICIAL.search(self.scene.folded(whom)) is None

    def _whom(self, sentence: Sentence, cue: Span) -> Span:
        """The words behind a word of talks that say whom one talks with."""
        rest = Span(cue.end, sentence.span.end)
        ends = _WHOM.search(self.scene.folded(rest))
        return Span(cue.end, cue.end + ends.start()) if ends else rest

    def _talks_to(self, sentence: Sentence, cue: Span) -> Iterator[Actor]:
        """The actors among those whom one talks with, nobody's own home among them."""
        return (a for a in self.scene.actors_in(self._whom(sentence, cue)) if a.how != "home")
