"""Meetings told by who stands before whom, whatever the verb: GUEST goes over and HOST in office is named with him;
GUEST is done something to by HOST ("được ông B dắt qua từng phòng"); HOST does something for the one who tells it.
"""

from __future__ import annotations

import re

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Sentence
from hoptac.find.firstperson import first_person
from hoptac.find.sides import Meeting, is_ours, same_side
from hoptac.find.telling import Telling
from hoptac.gazetteer.places import country_of

#: Words of going to where somebody else is at home.
_GOES = re.compile(
    r"(?<!\w)(?:sang|tới|đến|vượt|lội|xuống|lên|ra|về|qua|(?<!cùng )đi|trèo|băng|ngược|ghé|tìm đến|lên đường|"
    r"dừng(?: chân)?|nghỉ lại|có mặt|đặt chân|làm khách)(?!\w)"
    r"(?! (?:nay|đây|đó|lời|khi|lúc|cuối|đầu|giữa|tháng|ngày|năm|tuần|hết|hơn|gần|trên|dưới|"
    r"nước(?! bạn)|mắt|vấn đề|việc|một số))"
)
#: Takes the words behind it away from who stands before: what he asks for, sends, gives, speaks of.
_NOT_HIMSELF = re.compile(
    r"(?<!\w)(?:đề nghị|mong|muốn|xin|mời|yêu cầu|kêu gọi|gửi|chuyển|trao|tặng|biếu|hỗ trợ|giúp|cho|cấp|hứa|cam kết|"
    r"nhắc|kể|biết|nói|bảo|khẳng định|cảm ơn|cám ơn|chúc|nhất trí|thống nhất|cử|điện|(?<!bí )thư|gọi|ký|để|nhờ|của|"
    r"nhận|tiễn|từng|hàng|đường|kể từ|từ|so với|và các|gồm|cùng dự)(?!\w)"
)
#: By wire, by letter, at a feast of many: nobody has come to anybody.
_FAR = re.compile(
    r"(?<!\w)(?:(?<!bí )thư|(?:gửi|bức|có|nhận|công) điện|điện (?:mừng|chia|đàm|thoại|thăm)|"
    r"trực tuyến|qua mạng|màn hình|công hàm|lễ|hội nghị|hội thảo|diễn đàn|hội chợ|"
    r"huân chương|huy chương|bằng khen|giải|quyết định|phiên tòa|bắt giữ|truy nã)(?!\w)"
)
#: What somebody in office does to people that does not bring them before him.
_GRANTS = re.compile(
    r"(?<!\w)(?:tặng|trao|cử|giao|khen|bầu|bổ nhiệm|phê duyệt|phê chuẩn|công nhận|hỗ trợ|đề nghị|đánh giá|"
    r"thông báo|gửi|hứa|cấp|tài trợ|chỉ đạo|ủy quyền|ủy nhiệm|nhận xét|coi|nhắc|cho biết|cho phép|điện|chúc|cảm ơn|"
    r"khẳng định|"
    r"mời(?! (?:[^.,;:]{2,50} )?(?:vào|lên|về|ở lại|cơm|trà|nước|"
    r"sang (?:cơ quan|trụ sở|nhà|phòng|sở|trường|bệnh viện)))|"
    r"giới thiệu|báo cáo|quan tâm|tạo điều kiện|biểu dương|ghi nhận|chọn|thăng|nhận làm)(?!\w)"
)
_BY = re.compile(r"(?<!\w)được (?!biết|tin|cho là|coi)")
#: Who asked somebody to come, told before or behind.
_BIDDEN = re.compile(
    r"(?<!\w)(?:theo|nhận|đáp|thể theo|đáp lại) (?:lời|giấy) (?:mời|gọi|hẹn|rủ)?(?: của)?[^,.;:]{0,80}$"
)
_ME = re.compile(r"(?<!\w)(?:tôi|chúng tôi|đoàn|cả đoàn)(?!\w)")
#: A part of the day or of the week that opens what was done then.
_THEN = re.compile(
    r"\W*(?:(?:và|rồi|còn|hôm|sáng|trưa|chiều|tối|đêm|mới|ngay) )*"
    r"(?:hôm (?:qua|nay|kia|trước|sau|ấy)|(?:sáng|trưa|chiều|tối|đêm)|"
    r"thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|ngày|tháng)(?!\w)"
)
_REACH = 170  # characters from the verb of going to the host
_COMPANY = 180  # characters between the guest and the verb, his offices and company
_ENDS = re.compile(r"[;.:] ")
_BESIDE = re.compile(r"(?<!\w)(?:cạnh|với|cùng|bên|theo)(?: (?:ông|bà|đồng chí|anh|chị))? $")
_OFFICE = 100  # characters of offices before a host's name


class Encounters(Telling):
    """Readings of who stands before whom."""

    def encountered(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """One goes over to the other, or is done something to by him."""
        words = self.scene.folded(sentence.span)
        people = [a for a in actors if a.how in ("person", "pronoun") and a.units]
        if sentence.zone == "caption" or _FAR.search(words) or not any(_in_office(a) or self._is_me(a) for a in people):
            return None
        return self._done_by(sentence, people) or self._over_to(sentence, people) or self._for_me(sentence, people)

    def _done_by(self, sentence: Sentence, people: list[Actor]) -> Meeting | None:
        """ "GUEST … được HOST VERB": whatever a host does to one who is with him."""
        for by in _BY.finditer(self.scene.words(sentence.span).lower()):
            at = sentence.span.start + by.end()
            guest = next((a for a in reversed(people) if a.span.end <= at), None)
            host = next((a for a in people if a.span.start >= at), None)
            if guest is None or host is None or not _across(guest, host) or not _in_office(host):
                continue
            if host.span.start - at > _OFFICE or _GRANTS.search(_ENDS.split(self._said(at, sentence.span.end))[0]):
                continue
            cue = Span(sentence.span.start + by.start(), sentence.span.start + by.end() - 1)
            return self._sides(sentence, [guest], [host], cue, "visits.passive")
        return None

    def _over_to(self, sentence: Sentence, people: list[Actor]) -> Meeting | None:
        """ "GUEST sang … HOST": behind a verb of going stands one in office of the other country than its subject."""
        start = sentence.span.start
        for going in _GOES.finditer(self.scene.words(sentence.span).lower()):
            cue = Span(start + going.start(), start + going.end())
            before = (a for a in reversed(people) if a.span.end <= cue.start)
            guest = next((a for a in before if not _BESIDE.search(self.roles.before(a.span))), None)
            if guest is None or guest.how != "person" or cue.start - guest.span.end > _COMPANY:
                continue
            if _NOT_HIMSELF.search(self._said(guest.span.end, cue.start)):
                continue
            host = self._met(sentence, people, guest, cue)
            if host is not None:
                return self._sides(sentence, [guest], [host], cue, "visits.come")
        return None

    def _met(self, sentence: Sentence, people: list[Actor], guest: Actor, cue: Span) -> Actor | None:
        """The one in office of the other country behind a verb of going; he who asked the guest to come."""
        others = [
            a for a in people if _across(guest, a) and (_in_office(a) or (a.person is not None and self._is_me(a)))
        ]
        behind = next((a for a in others if 0 <= a.span.start - cue.end <= _REACH), None)
        if behind is not None and not _NOT_HIMSELF.search(self._said(cue.end, behind.span.start)):
            return behind
        bidden = (a for a in others if _BIDDEN.search(self._said(sentence.span.start, a.span.start)))
        return next(bidden, None)

    def _for_me(self, sentence: Sentence, people: list[Actor]) -> Meeting | None:
        """ "Sáng nay, HOST đội cho tôi chiếc mũ": what was done for the one who tells of his journey."""
        if not _THEN.match(self.scene.folded(sentence.span)):
            return None
        host = next((a for a in people if _in_office(a) and a.how == "person"), None)
        if host is None or self._is_me(host):
            return None
        me = [a for a in people if self._is_me(a) and _across(a, host) and a.span.start > host.span.end]
        if not me or _GRANTS.search(self._said(host.span.end, me[0].span.start)):
            return None
        return self._sides(sentence, same_side(me), [host], host.span, "visits.receive")

    def _is_me(self, actor: Actor) -> bool:
        """Whether an actor is the one who speaks, or those for whom he does."""
        said = self.scene.folded(actor.span)
        return _ME.fullmatch(said) is not None and bool(first_person(self.scene).frame.units)

    def _said(self, start: int, end: int) -> str:
        return self.scene.folded(Span(start, max(start, end)))


def _across(one: Actor, other: Actor) -> bool:
    """Whether two are of two countries, one of them ours."""
    here, there = country_of(one.units[0]), country_of(other.units[0])
    return here != there and (is_ours(one.units[0]) or is_ours(other.units[0]))


def _in_office(actor: Actor) -> bool:
    return bool(actor.units) and actor.person is not None and bool(actor.person.posts)
