"""Meetings told by where somebody came to, and who was there: "A vừa xuống xe, B đã …", "đoàn lên tỉnh, nơi B …"."""

from __future__ import annotations

import re

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Sentence
from hoptac.find.graces import Graces, in_office
from hoptac.find.sides import Meeting
from hoptac.gazetteer.places import country_of

#: What a name with its office begins with.
_OFFICE = (
    r"(?:(?:ông|bà|anh|chị|cô|thầy|bác|đồng chí|ngài|chính|phó|quyền|nữ) )*(?:(?:bí thư|chủ tịch|chủ nhiệm|giám đốc|"
    r"(?:tỉnh|thị|huyện|đô|châu|đồn|bản|trạm|hiệu|viện|cục|vụ|phòng|hội|đoàn|ty|ban)? ?trưởng|thống đốc|chánh|"
    r"chỉ huy|chính ủy|chính trị viên|(?:đại|thượng|trung|thiếu) (?:tá|tướng|úy)|đại sứ|tổng lãnh sự|bộ trưởng|"
    r"thứ trưởng|tham tán)(?: (?!nơi|đã|và)[^\W\d_]+){0,14} )?"
)
#: Opens what somebody does where others have come to: "đoàn sang trụ sở tỉnh, nơi bà B …".
_WHERE = re.compile(rf"(?<!\w)(?:nơi|ở đó|tại đó|ở đấy)(?: đã)?(?: có)?,? {_OFFICE}$")
#: Before and behind whoever gave a feast or chaired the talks: "uống rượu do bà B mời", "hội đàm do bà B chủ trì".
_DONE_BY = re.compile(
    rf"(?<!\w)(?:cơm|tiệc|rượu|trà|bữa|hội đàm|cuộc gặp|buổi (?:tiếp|làm việc|gặp))(?: [^\W\d_]+){{0,3}} do {_OFFICE}$"
)
_GIVES = re.compile(
    r"(?:, [^.;:]{3,120},)? (?:chủ trì|mời|đãi|thết|thết đãi|mở|chiêu đãi|khoản đãi|làm chủ)(?!\w)(?! các)"
)
#: Between who has just come and who was there: "A vừa bước xuống xe, B đã …".
_COMES = re.compile(
    r"(?:, [^.;:]{3,120},)?(?: (?:đã|vừa|mới|cũng|lại|còn|chưa|kịp))*? (?:vừa|mới|chưa kịp|đặt chân|bước chân)"
    r"(?: (?:mới|kịp))?(?: (?:bước|xuống|lên|tới|đến|về|qua|sang|vào|ra|ghé|có mặt|chân))+(?!\w)[^,.;:]{0,40}"
    rf"(?:,|,? thì|,? là|,? đã (?:thấy|gặp)) {_OFFICE}$"
)
#: Behind the one who is there: he only speaks, is away, or will do it.
_ONLY_SAYS = re.compile(
    r"(?:, [^.;:]{3,120},)? (?:(?:đã|cũng|liền|lập tức) )?(?:sẽ|cho biết|nói|phát biểu|đề nghị|khẳng định|kể|mong|"
    r"đánh giá|nhấn mạnh|thông báo|gửi|điện|mất|qua đời|đi vắng|bận|từng|đang (?:học|ở|công tác|họp))(?!\w)"
)


class Arrivals(Graces):
    """Readings in which the place tells who has come and who was there."""

    def _was_there(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """Whoever is told to be where guests have come to has received them, whatever he did."""
        quoted = self._quoted(sentence)
        for host in (a for a in actors if in_office(a) and not any(q.holds(a.span) for q in quoted)):
            guests = self._came_to(sentence, actors, host)
            if guests is None or _ONLY_SAYS.match(self.scene.folded(Span(host.span.end, sentence.span.end))):
                continue
            return self._sides(sentence, guests, [host], host.span, "visits.receive")
        return None

    def _came_to(self, sentence: Sentence, actors: list[Actor], host: Actor) -> list[Actor] | None:
        """Those who came where somebody was; None where the words before him tell of no coming."""
        if _WHERE.search(self.scene.folded(Span(sentence.span.start, host.span.start))):
            return self._graced_by(sentence, actors, host.span, host)
        before, behind = Span(sentence.span.start, host.span.start), Span(host.span.end, sentence.span.end)
        if _DONE_BY.search(self.scene.folded(before)) and _GIVES.match(self.scene.folded(behind)):
            return self._graced_by(sentence, actors, host.span, host)
        country = country_of(host.units[0])
        for guest in (a for a in actors if in_office(a) and a.span.end < host.span.start):
            between = self.scene.folded(Span(guest.span.end, host.span.start))
            if country_of(guest.units[0]) != country and _COMES.fullmatch(between):
                return [guest]
        return None
