"""Whether a meeting was held, is still to come, was called off, or is only asked for."""

from __future__ import annotations

import re

from hoptac.base.nouns import Span
from hoptac.base.scene import Scene, Sentence
from hoptac.find.roles import Roles, first_span, folded_spans, is_programme
from hoptac.find.sides import Meeting
from hoptac.find.when import Times

_TAKEN_BACK = re.compile(
    r"(?:(?:nhưng|song|tuy nhiên|thế nhưng|rất tiếc|đáng tiếc|tiếc rằng|thế mà)(?!\w)[^;]{0,120}"
    r"|)(?:cuộc|buổi|chuyến) (?:gặp|thăm|đi|làm việc|hội đàm|công tác|tiếp)(?: (?:này|ấy|đó|sau đó|cuối cùng))*,? "
    r"(?:đã |phải |bị |sau đó |cuối cùng )*(?:không|hủy|huỷ|hoãn|lùi|dời)"
)
#: "kiến nghị UBND tỉnh làm việc với …": what is only asked for.
_ASKED = re.compile(r"(?<!\w)(?:kiến nghị|đề nghị|giao|yêu cầu)\s(?:ubnd|sở|các|lãnh đạo|bộ)\s[^,.;:]{0,40}$")
#: Behind the noun of a meeting that is spoken of, not announced: "chuyến công tác này sẽ mở ra …".
_WHAT_IT_BRINGS = re.compile(
    r"(?: gỡ| mặt)?\s(?:lần này|này)(?!\w)"
    r"(?! (?:sẽ |dự kiến |theo kế hoạch )+(?:được )?(?:tổ chức|diễn ra|kéo dài|bắt đầu))"
)
_AND_RECEIVED = re.compile(r"(?:,| và| rồi) (?:đón|tiếp)(?!\w)")
#: Between an invitation and the coming of whoever takes it up.
_GLADLY = re.compile(
    r"(?<!\w)(?:nhận lời|nhất định|chắc chắn|hẹn|vâng|sẵn sàng) "
    r"(?:[^\W\d_]+ ){0,3}?(?:sẽ|dẫn|đưa|sang|tới)"
)
#: Words by which something only comes later than it should.
_LATE = re.compile(r"(?<!\w)(?:lỡ|lùi|hoãn|khất|dời|lẽ ra|đáng lẽ|đáng ra|gác)(?!\w)")
#: Behind the words by which something fell through: it was made good.
_MADE_GOOD = re.compile(
    r"[^.;]{0,160}?(?<!\w)(?:mở bù|họp bù|tổ chức bù|sang bù|nối lại|vẫn (?:sang|đến|tới|diễn ra|được tổ chức)|"
    r"mới (?:sang|đến|tới|qua|gặp|có dịp|lại)|cuối cùng (?:cũng|đã)|nay (?:đã|mới|lại)|bù lại)(?!\w)"
)
_VOWS = re.compile(r"(?<!\w)(?:cam kết|hứa|khẳng định|cho biết|thông báo) $")
#: Before the coming of somebody whom one hopes to receive: "mong sớm được đón Thủ tướng A thăm".
_HOPED = re.compile(
    r"(?<!\w)(?:mong|mong muốn|hy vọng|hi vọng|trông đợi)(?: (?:sớm|sẽ|được|có|dịp|cơ hội|lại))*"
    r" (?:đón|tiếp|chào đón|đón tiếp)(?!\w)[^.;:]{0,100}$"
)
#: Right before a meeting at which something is said: "cho biết sẽ … khi gặp A".
_AT_IT = re.compile(r"(?<!\w)(?<!trước )(?<!sau )(?:khi|trong (?:cuộc|buổi)|tại (?:cuộc|buổi))(?: được)? $")
_OF_IT = re.compile(
    r"(?<!\w)(?:(?:cuộc|buổi|chuyến) (?:gặp|thăm|đi|làm việc|hội đàm|công tác|tiếp|hẹn)|lịch|kế hoạch)(?!\w)"
)
#: Before a coming that is only wished for or promised.
_PROMISED = re.compile(
    r"(?<!\w)(?:cam kết|hứa|mong(?: muốn)?|hy vọng|đề xuất|khẳng định|bày tỏ|nhất trí|"
    r"(?<!dinh )(?<!công viên )(?<!hội trường )thống nhất|cho rằng|kêu gọi)"
    r"(?!\w)[^.;]{0,160}$"
)
_PREPARED = re.compile(
    r"(?<!\w)(?:công tác chuẩn bị|để chuẩn bị|chuẩn bị (?:đón|tiếp|cho|các|tốt|chu đáo)|họp bàn|"
    r"bàn (?:kế hoạch|phương án|việc|công tác)|ban hành kế hoạch|"
    r"(?:kế hoạch|phương án|kịch bản|công tác|việc) (?:đón|tiếp)|rà soát)(?!\w)"
)
#: The same with what is prepared right behind, at the end of the words looked at.
_PREPARING = re.compile(_PREPARED.pattern + r"(?:(?! là )(?:[^,.;:]|, (?:nước|chdcnd|làm việc|hội đàm|tiếp))){0,150}$")


def _bears(planned: Span, meeting: Meeting) -> bool:
    """Whether words of planning are said of a meeting: before it, or behind its noun ("chuyến thăm dự kiến …")."""
    before = planned.start < meeting.cue.start and meeting.cue.start - planned.end < 160
    return before or (meeting.rule == "visits.come" and 0 <= planned.start - meeting.cue.end < 60)


class Outcome:
    """Reads the outcome of one page's meetings."""

    def __init__(self, scene: Scene, times: Times, roles: Roles) -> None:
        self.scene = scene
        self.times = times
        self.roles = roles
        self.programme = is_programme(scene)

    def status(self, meeting: Meeting) -> None:
        """Done, planned or cancelled; "invited" where the page only asks somebody to come."""
        sentence = meeting.sentence
        put_off = self._put_off(meeting)
        if put_off is not None:
            meeting.status, meeting.status_span = "planned", put_off
            return
        cancelled = first_span(self.scene, "visits.cancelled", sentence)
        if cancelled is not None and self._is_made_good(cancelled, meeting):
            return
        if cancelled is not None:
            meeting.status, meeting.status_span = "cancelled", cancelled
            return
        dropped = self._dropped(meeting)
        if dropped is not None:
            meeting.status, meeting.status_span = "cancelled", dropped
            return
        if meeting.rule == "visits.accepted":
            meeting.status, meeting.status_span = "planned", meeting.cue
            return
        invited = next(
            (s for s in folded_spans(self.scene, "visits.invited", sentence) if s.start < meeting.cue.start), None
        )
        if invited is not None and _AND_RECEIVED.match(self.scene.folded(Span(invited.end, sentence.span.end))):
            invited = None  # "mời và tiếp đoàn A"
        if invited is not None and _GLADLY.search(self.scene.folded(Span(invited.end, meeting.cue.end))):
            invited = None  # "lễ hội mà ông A mời, ông B nhất định sẽ sang"
        hoped = meeting.rule == "visits.come" and _HOPED.search(self.roles.before(meeting.cue, 120))
        if invited is not None or hoped or _ASKED.search(self.roles.before(meeting.cue, 70)):
            meeting.status = "invited"
            return
        if _WHAT_IT_BRINGS.match(self.scene.folded(Span(meeting.cue.end, sentence.span.end))):
            return  # "chuyến công tác này sẽ mở ra …": what it will bring, not when it will be
        told = folded_spans(self.scene, "visits.planned", sentence)
        told = tuple(s for s in told if not self._said_there(s, meeting))
        planned = next((s for s in told if _bears(s, meeting) and not self._vowed(s, meeting)), None)
        planned = planned or self.preparing(meeting)
        if planned is not None and self._promised(meeting):
            meeting.status = "invited"
        elif planned is not None or self.programme:
            meeting.status, meeting.status_span = "planned", planned

    def _is_made_good(self, cancelled: Span, meeting: Meeting) -> bool:
        """Whether what fell through was had later, as the sentence goes on to say: "Lỡ hẹn hồi tháng 6, kỳ họp nay
        được mở bù".
        """
        only_late = _LATE.search(self.scene.folded(cancelled)) is not None
        return (
            only_late
            and _MADE_GOOD.match(self.scene.folded(Span(cancelled.end, meeting.sentence.span.end))) is not None
        )

    def _said_there(self, planned: Span, meeting: Meeting) -> bool:
        """Whether "sẽ" stands in what somebody says at the meeting: "cho biết sẽ tạo điều kiện khi tiếp đoàn A"."""
        if planned.end > meeting.cue.start:
            return False
        return _AT_IT.search(self.scene.folded(Span(planned.start, meeting.cue.start))) is not None

    def _vowed(self, planned: Span, meeting: Meeting) -> bool:
        """Whether "sẽ" only tells what those who came promised there: "sang làm việc và cam kết sẽ đầu tư"."""
        return planned.start > meeting.cue.end and _VOWS.search(self.roles.before(planned, 16)) is not None

    def _put_off(self, meeting: Meeting) -> Span | None:
        """The words by which a meeting's sentence, or the next one speaking of it, puts it off to another day."""
        for sentence in self._behind(meeting):
            told = first_span(self.scene, "visits.put-off", sentence)
            its_own = sentence is meeting.sentence or meeting.entry
            if told is not None and (its_own or self._speaks_of_it(sentence, told)):
                return told
        return None

    def _behind(self, meeting: Meeting) -> tuple[Sentence, ...]:
        at = meeting.sentence.index + 1
        if meeting.entry:
            entry = (s for s in self.scene.sentences[at:] if s.paragraph == meeting.sentence.paragraph)
            return (meeting.sentence, *entry)
        following = [s for s in self.scene.sentences[at : at + 1] if s.paragraph <= meeting.sentence.paragraph + 1]
        return (meeting.sentence, *following)

    def _speaks_of_it(self, sentence: Sentence, told: Span) -> bool:
        """Whether a sentence that calls off or puts off speaks of the visit before, and names no delegation itself."""
        words = self.scene.folded(Span(sentence.span.start, min(sentence.span.end, told.end + 40)))
        named = any(a.how == "place" for a in self.scene.actors_in(Span(sentence.span.start, told.start)))
        return _OF_IT.search(words) is not None and not named

    def _dropped(self, meeting: Meeting) -> Span | None:
        """The words by which the next sentence takes a meeting back: "Nhưng … cuộc gặp không thành"."""
        following = self.scene.sentences[meeting.sentence.index + 1 : meeting.sentence.index + 2]
        for sentence in self._behind(meeting)[1:] if meeting.entry else ():
            if (told := first_span(self.scene, "visits.cancelled", sentence)) is not None:
                return told
        for sentence in following:
            if _TAKEN_BACK.match(self.scene.folded(sentence.span)):
                return first_span(self.scene, "visits.cancelled", sentence)
        return None

    def _promised(self, meeting: Meeting) -> bool:
        """Whether a coming with no day of its own is only promised or wished for in a talk."""
        days = [w for w in self.times.events(meeting.sentence) if w.exact and meeting.sentence.span.holds(w.span)]
        return (
            meeting.rule == "visits.come" and not days and bool(_PROMISED.search(self.roles.before(meeting.cue, 170)))
        )

    def preparing(self, meeting: Meeting) -> Span | None:
        """The words by which a sentence only tells how a meeting is prepared: "họp bàn kế hoạch đón đoàn"."""
        found = _PREPARING.search(self.scene.folded(Span(meeting.sentence.span.start, meeting.cue.end)))
        base = self.scene.scan.folded.at(meeting.sentence.span.start)
        return self.scene.scan.folded.span(base + found.start(), base + found.end()) if found else None

    def _prepares(self, span: Span) -> bool:
        return _PREPARED.search(self.scene.folded(span)) is not None
