"""Meetings told by who comes: "GUEST đến thăm HOST", journeys, calls on institutions, who is welcomed."""

from __future__ import annotations

import re

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Sentence
from hoptac.find.journeys import Journeys
from hoptac.find.roles import folded_spans
from hoptac.find.sides import Meeting, Side, is_ours, same_side, sorted_out
from hoptac.find.unmet import after_clause, is_left, is_not_his, is_of_sights, is_private
from hoptac.gazetteer.places import country_of

_ENVOYS = re.compile(
    r"(?<!\w)(?:đoàn|đại sứ|lãnh sự|lãnh đạo|đại diện|phó chủ tịch|chủ tịch|bí thư|tỉnh trưởng|tổng thống|thủ tướng|"
    r"bộ trưởng|thứ trưởng|ngoại trưởng|quốc vương|nhà vua|thống đốc|thị trưởng|đô trưởng|đặc phái viên)(?!\w)"
)
#: A body that goes itself, without the word for a delegation: "Công an tỉnh A sang thăm Công an tỉnh B".
_BODIES = re.compile(
    r"(?<!\w)(?<!các )(?<!những )(?:công an|bộ chỉ huy|bộ chqs|bđbp|(?:bộ đội |đồn )biên phòng|sở|ban|ubnd|hđnd|cục|"
    r"hội(?! nghị| thảo| chợ| đàm)|(?:ủy ban|hội đồng) nhân dân|mặt trận|liên đoàn|liên hiệp|trường|học viện|tòa án|"
    r"viện kiểm sát|chi cục|mttq|hải quân|"
    r"tàu (?:chiến|khu trục|hộ tống|hộ vệ|sân bay|huấn luyện)|"
    r"(?:tỉnh|thành|huyện|quận|thị) (?:đoàn|ủy)|bệnh viện)(?!\w)"
)
#: "chuyến thăm (hữu nghị, đến B) của A", "chuyến thăm mà A thực hiện": whose visit it is.
_OWNED = re.compile(r"chuyến (?:(?!lời mời)[^,.;]){2,70}? (?:của|mà)(?!\w)|(?:(?!lời mời)[^,.;]){2,24} của(?!\w)")
_UNNAMED = re.compile(r" (?:đoàn|ông|bà|ngài|khách|bạn)(?: đại biểu| công tác)?[,.;]")
_SENDS = re.compile(r"(?<!\w)(?:cử|tổ chức|đưa|thành lập|phái) (?:\w+ ){0,4}đoàn(?: \w+){0,3} $")
#: "Tổ chức gặp mặt, chúc Tết đoàn …": who gives the feast is the host.
_FEASTED = re.compile(r"(?<!\w)(?:gặp mặt|gặp gỡ|tiệc|đón tiếp|tiếp đón)(?:,| và) $")
_SENT_BY = 40  # characters between who sends and "cử đoàn"
_GOAL = 40  # characters between the verb of going and that of calling, the goal between them
#: Between who looks back and those of whose coming he speaks.
_RECALLS = re.compile(r"(?<!\w)(?:nhắc lại|nhắc đến|nhắc tới|nhớ lại|ôn lại|gợi lại|kể lại|kể về)(?!\w)")
#: Before the noun of a journey that somebody speaks well of.
_APPRAISED = re.compile(
    r"(?<!\w)(?:đánh giá (?:rất )?cao|hoan nghênh|trân trọng|cảm kích|vui mừng (?:trước|với|về|vì)|phấn khởi trước|"
    r"cảm ơn)(?: (?:và đánh giá cao|đánh giá cao|về|ý nghĩa|kết quả|thành công|mục đích|của))* $"
)
_SPEAKS = 60  # characters behind the noun of a journey to who speaks of it
#: Delegations that are to be exchanged in general.
_EXCHANGED = re.compile(r"(?<!\w)trao đổi (?:các |những |nhiều )?đoàn[^,.;]{0,40}$")
_SENT_BEFORE = re.compile(r"(?<!\w)cảm ơn [^,.;]{2,40} đã $")
_IS = re.compile(r"^[^,.;:]{0,90}? là (?=\w)")
#: Behind the verb: a group of units of which none is named.
_GROUP = re.compile(
    r" (?:và làm việc |, làm việc )?(?:tại |với |ở )?(?:một số|các|nhiều|những|mấy|[\d]{1,2}|hai|ba|bốn|năm) "
    r"(?:tỉnh|địa phương|nước|thành phố|đối tác)(?! bạn(?!\w))(?!\w)"
)
_AS_UNITS = ("place", "home")
_SEVERAL = re.compile(r"(?<!\w)(?:nhiều|các|những|một số|mấy) $")
_HOUSE = re.compile(
    r"\s(?:thăm |làm việc (?:với|tại) )?(?:trường|bệnh viện|đại học|học viện|viện|hội(?! nghị| thảo| chợ| đàm)|sở|"
    r"công ty|tập đoàn|tổng công ty|trung tâm|ủy ban|phòng thương mại|liên đoàn|ngân hàng)(?!\w)"
)
_FROM = re.compile(r"\stừ(?! biệt)(?!\w)")


class Comings(Journeys):
    """Readings in which somebody comes."""

    def _come(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """GUEST đến thăm HOST."""
        cue = self._coming(sentence)
        goes = self._goes(sentence, actors)
        if goes is not None and (cue is None or self._journey(cue) or 0 < cue.start - goes.end < _GOAL):
            cue = goes  # "đoàn A sang B, nhưng chuyến đi bị hủy", "đoàn A sang B chúc Tết"
        if is_private(self.scene.folded(sentence.span)) or (cue is not None and self._tells_none(sentence, cue)):
            return None
        if cue is None:
            return next(
                (m for c in folded_spans(self.scene, "visits.go", sentence) if (m := self._calls(sentence, c))), None
            )
        meet = self.first("visits.meet", sentence)
        if self._journey(cue) and self._framed(cue) and meet is not None and meet.start < cue.start:
            return None  # "làm việc với B, bàn chuẩn bị chuyến thăm": what is talked about
        framed = self._journey(cue) and self._framed(cue)
        if framed and meet is not None and self._told_of_talks(sentence, actors, meet):
            return None  # "Trong khuôn khổ chuyến thăm, A sẽ hội đàm với B"
        if _FEASTED.search(self.roles.before(cue, 40)) and self._marks(Span(cue.end, sentence.span.end)):
            return self._feasted(sentence, actors, cue)
        if _SENT_BEFORE.search(self.roles.before(cue, 60)):
            return None  # "cảm ơn tỉnh bạn đã cử đoàn": thanked for, not told
        if _EXCHANGED.search(self.roles.before(cue, 60)):
            return None  # "tiếp tục trao đổi các đoàn sang thăm": a way of working together
        if self._journey(cue) and _APPRAISED.search(self.roles.before(cue, 60)):
            return self._appraised(sentence, actors, cue)
        many = self.first("visits.many", sentence) is not None
        welcomed = self._welcomed(sentence, actors, cue) or self._on_a_journey(sentence, actors, cue)
        welcomed = welcomed or self._on_a_journey_to(sentence, actors, cue)
        welcomed = welcomed or self._told_last(sentence, actors, cue)
        if welcomed is not None:
            return None if many else welcomed
        guests, hosts = self._coming_sides(sentence, actors, cue)
        if not hosts and not guests:
            return self._calls(sentence, cue)
        if not hosts and _GROUP.match(self.scene.folded(Span(cue.end, sentence.span.end))):
            return None  # "đi thăm một số tỉnh bạn": a journey of calls told one by one, if at all
        if self._journey(cue) and not hosts and not any(self.times.events(sentence)):
            return None  # "báo cáo kết quả chuyến đi": spoken of, not told
        if _FROM.match(self.scene.folded(Span(cue.end, sentence.span.end))):
            guests, hosts = hosts, []  # "đoàn khách đến từ A, B"
        if not self._visits(sentence, cue, guests, hosts) or self._comes_home(sentence, guests, hosts):
            return None
        meeting = self._sides(sentence, guests, hosts, cue, "visits.come")
        if meeting is not None:
            meeting.spoken_of = self._journey(cue)
        return self._several(meeting, hosts) if many and meeting is not None else meeting

    def _feasted(self, sentence: Sentence, actors: list[Actor], cue: Span) -> Meeting | None:
        """ "Tổ chức gặp mặt, chúc Tết đoàn …": who gives the feast is the host, who is behind it has come."""
        hosts = [a for a in actors if a.span.end <= cue.start and not self.roles.is_place(a)]
        guests = same_side([a for a in actors if a.span.start >= cue.end])
        return self._sides(sentence, guests, same_side(hosts, last=True), cue, "visits.receive")

    def _appraised(self, sentence: Sentence, actors: list[Actor], cue: Span) -> Meeting | None:
        """ "HOST đánh giá cao chuyến thăm của GUEST", "Vui mừng trước chuyến thăm, HOST …": who speaks was visited."""
        spoke = [a for a in actors if a.how in ("person", "pronoun") and a.units]
        before = [a for a in spoke if a.span.end <= cue.start]
        speaker = before[-1] if before else next((a for a in spoke if a.span.start - cue.end < _SPEAKS), None)
        guests = [a for a in self._comers(sentence, actors, cue) if a.span.start >= cue.end and a is not speaker]
        if speaker is None or any(set(speaker.units) & set(g.units) for g in guests):
            return None
        meeting = self._sides(sentence, same_side(guests), [speaker], cue, "visits.come")
        if meeting is not None:
            meeting.spoken_of = meeting.host.chance = True
        return meeting

    def _coming_sides(self, sentence: Sentence, actors: list[Actor], cue: Span) -> tuple[list[Actor], list[Actor]]:
        """Who comes (told before the verb, or behind "chuyến thăm của") and to whom (behind it)."""
        before = self._comers(sentence, actors, cue)
        goal = next((a for a in actors if a.how == "place" and 0 < a.span.start - cue.end <= _GOAL), None)
        if goal is not None and not self._journey(cue):  # "lễ hội mà A mời, B sẽ sang A": nobody comes to himself
            before = [a for a in before if not set(a.units) & set(goal.units)] or before
        guests = same_side(self._sender(before, cue) or self._delegation(before, cue))
        theirs = {u for g in guests for u in g.units}
        behind = [a for a in actors if a.span.start >= cue.end and not theirs & set(a.units) and not self._is_any(a)]
        quoted = self._quoted(sentence)
        behind = [a for a in behind if not any(q.holds(a.span) for q in quoted)]
        behind = [a for a in behind if a.how != "place" or not self._only_named(behind[0], a)]
        missions = [a for a in behind if a.how == "mission"]
        first = behind[0].how if behind else ""
        hosts = missions if missions and first == "place" else same_side(behind)
        return self._accompanied(guests), self._missions_in_a_row(behind) if first == "mission" else hosts

    def _only_named(self, met: Actor, place: Actor) -> bool:
        """Whether a unit behind the person called on is none of his, or where a State's man received."""
        there = met.units == (country_of(place.units[0]),) and self.roles.is_place(place)
        return met.how == "person" and (there or is_not_his(self.roles.between(met, place)))

    def _is_any(self, actor: Actor) -> bool:
        """Whether "tỉnh" stands for several of which none is meant: "tại nhiều tỉnh trên đất nước bạn"."""
        return actor.how == "home" and _SEVERAL.search(self.roles.before(actor.span, 12)) is not None

    def _comers(self, sentence: Sentence, actors: list[Actor], cue: Span) -> list[Actor]:
        """Who is named before the verb, or as whose visit it is."""
        owned = _OWNED.match(self.scene.folded(Span(cue.start, sentence.span.end)))
        if not owned or self._owns_goal(cue):
            before = [a for a in actors if a.span.end <= cue.start and not self.roles.is_place(a)]
            before = [a for a in before if a.how == "person" or not is_left(self.roles.before(a.span))] or before
            main = sentence.span.start + after_clause(self.scene.folded(Span(sentence.span.start, cue.start)))
            behind = [a for a in before if a.span.start >= main]
            if not behind and self._marks(Span(main, max(main, cue.start))):
                before = [a for a in before if a.how != "place"]  # "trước khi lên tàu về A, đoàn ghé thăm …"
            return self._told_of(behind or before, cue)
        at = cue.start + owned.end()
        if self._is_his_own(sentence, at):
            return [a for a in actors if a.how == "person" and a.span.end <= cue.start][-1:]
        if _UNNAMED.match(self.scene.folded(Span(at, sentence.span.end))):
            return []  # "chuyến đi của đoàn, Thủ tướng …": whose delegation it is was said before
        return [a for a in actors if 0 <= a.span.start - at <= 90 and not self.roles.is_place(a)]

    def _told_of(self, before: list[Actor], cue: Span) -> list[Actor]:
        """Those of whom somebody tells that they came: "A nhắc lại việc B sang thăm"; else all who stand before."""
        start = self.recalled(before, cue)
        return [a for a in before if a.span.start >= start] or before

    def recalled(self, before: list[Actor], cue: Span) -> int:
        """Where what somebody looks back at begins: "A nhắc lại việc B sang thăm C"; 0 where nobody does."""
        if not before or before[0].span.end >= cue.start:
            return 0
        start = before[0].span.end
        recalls = _RECALLS.search(self.scene.folded(Span(start, cue.start)))
        return start + recalls.start() if recalls else 0

    def _visits(self, sentence: Sentence, cue: Span, guests: list[Actor], hosts: list[Actor]) -> bool:
        """Whether those who come are envoys on a visit: no students, not our own people at home."""
        if not hosts and not guests:
            return False
        if not hosts and not self._abroad() and all(is_ours(u) for a in guests for u in a.units):
            return False
        if self._students(cue, sentence):
            return False
        if any(a.person for a in guests) or _ENVOYS.search(self.scene.folded(sentence.span)):
            return True
        return self._across(guests, hosts) and bool(_BODIES.search(self.roles.before(guests[0].span, 60)))

    @staticmethod
    def _across(guests: list[Actor], hosts: list[Actor]) -> bool:
        """Whether both sides are named as units, of two countries."""
        units = [a.units[0] for a in (*guests[:1], *hosts[:1]) if a.how in _AS_UNITS and a.units and not a.site]
        return len({country_of(u) for u in units}) == 2

    @staticmethod
    def _several(meeting: Meeting, hosts: list[Actor]) -> Meeting | None:
        """ "Các đoàn của A đã sang thăm B, C và D": calls on each of them, led by nobody knows whom."""
        named = {u for a in hosts if a.how == "place" for u in a.units}
        if len(meeting.guest.units) != 1 or len(meeting.host.units) < 2 or not set(meeting.host.units) <= named:
            return None
        meeting.many = True
        meeting.guest.head = meeting.guest.head_span = None
        return meeting

    def _sender(self, before: list[Actor], cue: Span) -> list[Actor]:
        """Who sends a delegation: the last one before "cử (tổ chức, đưa) … đoàn", whoever else the sentence names."""
        if self.scene.words(cue).lower().startswith("cử"):
            return [a for a in before if cue.start - a.span.end <= _SENT_BY][-1:]
        sent = _SENDS.search(self.roles.before(cue, 60))
        start = cue.start - 60 + sent.start() if sent else 0
        return [a for a in before if a.span.end <= start][-1:] if sent else []

    def _told_last(self, sentence: Sentence, actors: list[Actor], cue: Span) -> Meeting | None:
        """ "Người đầu tiên đến gặp HOST là GUEST": who came is told behind "là"."""
        link = _IS.search(self.scene.folded(Span(cue.end, sentence.span.end)))
        at = cue.end + link.end() if link else 0
        guests = [a for a in actors if link and a.how == "person" and 0 <= a.span.start - at <= 90][:1]
        led = self._marks(Span(at, min(at + 30, sentence.span.end))) if link else []
        guests = guests or [a for a in actors if led and 0 <= a.span.start - led[0].end <= 30][:1]
        if not guests or any(a.span.end <= cue.start and a.how in ("person", "delegation") for a in actors):
            return None
        hosts = [a for a in actors if cue.end <= a.span.start < at and not set(a.units) & set(guests[0].units)]
        return self._sides(sentence, guests, same_side(hosts), cue, "visits.come")

    def _welcomed(self, sentence: Sentence, actors: list[Actor], cue: Span) -> Meeting | None:
        """HOST chào mừng (cảm ơn) GUEST đã đến thăm: who is welcomed has come, to who speaks."""
        welcome = self.first("visits.welcome", sentence)
        if welcome is None or welcome.start > cue.start:
            return None
        before = [a for a in actors if a.span.end <= welcome.start]
        speaking = [a for a in before if a.how in ("person", "pronoun")]
        hosts = same_side(speaking or before, last=True)
        ours = {u for a in hosts for u in a.units}
        between = [a for a in actors if welcome.end <= a.span.start and a.span.end <= cue.start]
        guests = same_side([a for a in between if not ours & set(a.units)])
        return self._sides(sentence, guests, hosts, cue, "visits.come") if hosts else None

    def _coming(self, sentence: Sentence) -> Span | None:
        """The verb of coming; "trong khuôn khổ chuyến thăm …" only frames another one, where there is another."""
        quoted = self._quoted(sentence)
        cues = [
            c
            for c in folded_spans(self.scene, "visits.come", sentence)
            if not self._aside(c) and not any(q.holds(c) for q in quoted) and not self._sees(c, sentence)
        ]
        verbs = [
            c
            for c in cues
            if not (self._framed(c) or any(self._framed(j) and 0 <= c.start - j.end <= 2 for j in cues))
            or (
                self.roles.before(c, 24).endswith(" là ")  # "Nổi bật là chuyến thăm Huế của đoàn …"
                and _OWNED.match(self.scene.folded(Span(c.start, sentence.span.end)))
            )
        ]
        return next(iter(verbs or cues), None)

    def _sees(self, cue: Span, sentence: Sentence) -> bool:
        """Whether the verb has a sight behind it, where nobody receives: "tới thăm phố cổ"."""
        return is_of_sights(self.scene.folded(Span(cue.start, sentence.span.end)))

    def _aside(self, cue: Span) -> bool:
        """Whether a verb stands in brackets: "(một số thành viên thăm đến ngày …)"."""
        before = self.roles.before(cue, 60)
        return before.rfind("(") > before.rfind(")")

    def _calls(self, sentence: Sentence, cue: Span) -> Meeting | None:
        """ "Đoàn đến Bệnh viện A. Giám đốc … giới thiệu …": a call on an institution whose head is named."""
        behind = self.scene.folded(Span(cue.end, min(cue.end + 24, sentence.span.end)))
        if not _HOUSE.match(behind) or (self._word(cue) == "qua" and self.first("visits.delegation", sentence) is None):
            return None  # "qua Hội Chữ thập đỏ, tỉnh gửi …": through whom
        ours, theirs = self.scene.pairs[sentence.index]
        guests, hosts = (ours, theirs) if self._abroad() else (theirs, ours)
        before = [a for a in self.scene.actors_in(Span(sentence.span.start, cue.start)) if a.how != "place"]
        came = all(set(a.units) & set(guests) for a in before)  # nobody named, or the guests themselves
        if not self._marks(Span(sentence.span.start, cue.start)) and not (
            came and cue.start - sentence.span.start < 60
        ):
            return None
        until = self.scene.sentences[min(sentence.index + 1, len(self.scene.sentences) - 1)].span.end
        named = self.scene.actors_in(Span(cue.end, until))
        head = next((a for a in named if a.how == "person" and set(a.units) & set(hosts)), None)
        if head is None or head.person is None or not head.person.posts:
            return None
        host = Side(dict.fromkeys(head.units, head.span), head.person, head.span)
        return sorted_out(
            self.scene, Meeting(sentence, cue, "visits.come", Side(dict.fromkeys(guests, cue)), host), self.location
        )
