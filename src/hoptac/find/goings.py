"""Meetings told by where somebody goes: "đoàn X sang Y", "Chủ tịch … sang …", "đại diện A đến Tổng Lãnh sự quán B"."""

from __future__ import annotations

import re
from itertools import pairwise

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Sentence
from hoptac.find.roles import folded_spans
from hoptac.find.sides import Meeting, is_ours, same_side
from hoptac.find.telling import Telling, is_envoy
from hoptac.find.unmet import is_homeward, is_of_students, is_of_workers
from hoptac.gazetteer.places import PLACES, country_of

#: Behind the place to which somebody goes for something else than a call.
_TO_ATTEND = re.compile(
    r"(?: [(][^)]{2,30}[)])? (?:để )?(?:tham dự|dự|tham gia|thi đấu|biểu diễn|trưng bày|du học|học tập(?! kinh nghiệm)|"
    r"tham quan|du lịch|chữa bệnh|lao động)(?!\w)"
    r"(?! (?:[^\W\d_]+ ){0,4}(?:hội đàm|làm việc|ký kết|ký|giao ban|họp)(?!\w))"
)
#: Behind the place to which many States' leaders come.
SUMMIT = re.compile(
    r"(?: [(][^)]{2,30}[)])?[^.;:,]{0,30}?,? (?:để )?(?:tham )?(?:dự|tham gia) (?:[^\W\d_]+ ){0,3}?"
    r"(?:hội nghị thượng đỉnh|hội nghị cấp cao|thượng đỉnh|diễn đàn|apec|asean|tuần lễ cấp cao|lễ nhậm chức|"
    r"đại hội)(?!\w)"
)
#: Between the verb and the name of a unit, whose body is called on: "sang Đồn Biên phòng A, tỉnh B".
_BODY = re.compile(
    r" (?:thăm )?(?:trụ sở (?:của )?)?(?:đồn|trạm|đại đội|tiểu đoàn|trung đoàn|bộ chỉ huy|bộ chqs|sở|ban|công an|huyện|"
    r"thị xã|cụm bản|bản|xã|trường|hội(?! nghị| thảo| chợ| đàm)|liên đoàn|liên hiệp|ubnd|hđnd|ủy ban|tỉnh ủy|thành ủy|"
    r"văn phòng|tòa án|viện|bệnh viện|bệnh xá|đại học|học viện|(?:chi )?cục|mặt trận|tòa thị chính|"
    r"hội đồng|nghị viện)(?!\w)(?:[^.;:]{0,60} (?:tỉnh|huyện|thành phố)|"
    r"(?: (?:biên phòng|cửa khẩu|quốc tế|kiểm soát|công an|quân sự|y tế|ngoại vụ))*) "
)
_OTHERS = re.compile(r"(?<!\w)(?:cho|để|nhờ|giúp)(?!\w)(?! biết)")  # between a name and those whom he lets go
#: Before "tới" that tells where something is sent: "gửi điện chia buồn tới tỉnh A".
_SENT = re.compile(r"(?<!\w)(?:gửi|chuyển|điện|(?<!bí )thư|lời|công hàm|văn bản)(?!\w)[^.,;:]{0,50}$")
#: Before the unit for which somebody comes who is not named.
_FOR_UNIT = re.compile(r"(?<!\w)(?:đại diện|lãnh đạo|chính quyền)(?: [^\W\d_]+){0,3} $")
#: Opens what was done at a mission, and goes on with who did it.
_AT_HOUSE = re.compile(r"\W*(?:[^,;:]{0,40}, )?(?:tại|ở|ghé|vào|đến|tới|ghé thăm|đến thăm)(?: trụ sở)?(?: của)? ?")
_SUBJECT = re.compile(r"[^,;:.]{0,60}, (?:(?!theo|cùng|với|của|cho)[^\W\d_]+ ){0,14}")
#: Between two missions called on together.
_AND_MISSION = re.compile(r"(?: [^\W\d_]+){1,5}(?:,| và|, và)(?: (?:thăm|chúc mừng|chúc tết))? ")
#: The last words before a verb of going, where somebody goes himself or with people whom he leads.
_SETS_OUT = re.compile(
    r"^ (?:(?:đã|vừa|mới|sẽ|dự kiến|sắp|lại|cũng|còn|tiếp tục|từng|xe|lên xe|lên đường|theo lời hẹn|theo hẹn|"
    r"đích thân|một mình|(?:sáng|trưa|chiều|tối|hôm|ngày|tháng)(?: [\d/.-]+| nay| qua| sau| ấy| đó)*|cùng ngày) )*"
    r"(?:(?:dẫn|đưa|dắt|cầm|cùng|với|kéo|thay mặt [^,.;:]{2,30} dẫn)(?! theo)(?: [^\s,.;:]+){1,7} )?$"
)
_COMPANY = 130  # characters of offices and company between a name and the verb of going


class Goings(Telling):
    """Finds the verb of going that is a coming."""

    def _goes(self, sentence: Sentence, actors: list[Actor]) -> Span | None:
        """ "đoàn X sang Y": a delegation before, a place right behind."""
        quoted = self._quoted(sentence)
        for cue in folded_spans(self.scene, "visits.go", sentence):
            if any(q.holds(cue) for q in quoted):
                continue
            behind = [
                a
                for a in actors
                if (a.how == "place" and 0 < a.span.start - cue.end <= 14)
                or (a.how in ("mission", "home", "partner") and 0 < a.span.start - cue.end <= 3)
                or (a.how == "place" and _BODY.fullmatch(self.scene.folded(Span(cue.end, max(cue.end, a.span.start)))))
            ]
            if (
                behind
                and self._word(cue) == "qua"
                and behind[0].place
                and PLACES[behind[0].place].kind == "border_gate"
                and not _BODY.fullmatch(self.scene.folded(Span(cue.end, max(cue.end, behind[0].span.start))))
            ):
                continue  # a gate is only passed; its post is called on
            if behind and (self._attends(sentence, behind[0]) or _SENT.search(self.roles.before(cue, 60))):
                continue
            led = bool(self._marks(Span(sentence.span.start, cue.start)))
            if behind and (led or self._crosses(sentence, cue, actors, behind[0])):
                return cue
        return None

    def _at_mission(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """ "Tại Đại sứ quán A, đoàn tỉnh B chúc mừng …": those who bring good wishes have called on the mission."""
        cue = self.first("visits.at-mission", sentence)
        mission = next((a for a in actors if cue and a.how == "mission" and 0 <= a.span.start - cue.end <= 3), None)
        if cue is None or mission is None:
            return None
        guests = [a for a in actors if a is not mission and a.units and not set(a.units) & set(mission.units)]
        guests = [a for a in guests if not self.roles.is_place(a)]
        return self._sides(sentence, same_side(guests), [mission], cue, "visits.come") if guests else None

    def _at_our_mission(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """ "Tại Đại sứ quán Việt Nam, Tham tán A giới thiệu …": whoever of ours abroad acts there has received those on
        the journey.
        """
        mission = next((a for a in actors if a.how == "mission"), None)
        if mission is None or mission.units != ("VN",) or not self._abroad():
            return None
        opening = self.scene.folded(Span(sentence.span.start, mission.span.start))
        host = next((a for a in actors if a.how == "person" and a.span.start >= mission.span.end), None)
        if not _AT_HOUSE.fullmatch(opening) or host is None or host.units != ("VN",) or host.person is None:
            return None
        between = self.scene.folded(Span(mission.span.end, host.span.start))
        if not host.person.posts or not _SUBJECT.fullmatch(between) or not all(map(is_ours, self.party)):
            return None
        came = [Actor(mission.span, self.party, "delegation")] if self.party else []
        return self._sides(sentence, came, [host], mission.span, "visits.come") if came else None

    def _missions_in_a_row(self, behind: list[Actor]) -> list[Actor]:
        """The missions called on together: "thăm Đại sứ quán A và Đại sứ quán B"; the first alone where others act."""
        missions = [a for a in behind if a.how == "mission"]
        row = missions[:1]
        for before, mission in pairwise(missions):
            if not _AND_MISSION.fullmatch(self.scene.folded(Span(before.span.end, mission.span.start))):
                break
            row.append(mission)
        return row

    def _attends(self, sentence: Sentence, goal: Actor) -> bool:
        """Whether somebody has gone to a place for a feast, a fair or to study, which is no call."""
        if SUMMIT.match(self.scene.folded(Span(goal.span.end, sentence.span.end))):
            return True
        if self.first("visits.planned", sentence) is not None:
            return False
        return _TO_ATTEND.match(self.scene.folded(Span(goal.span.end, sentence.span.end))) is not None

    def _crosses(self, sentence: Sentence, cue: Span, actors: list[Actor], goal: Actor) -> bool:
        """Whether somebody in office, or who speaks for a unit, is said to go over to the other country ("Chủ tịch UBND
        tỉnh … sang …") or to the mission of another one ("đại diện tỉnh A đến Tổng Lãnh sự quán B").
        """
        mission = goal.how == "mission"
        before = [a for a in actors if a.span.end <= cue.start and a.units]
        person = next((a for a in reversed(before) if a.how == "person"), None)
        near = person is not None and (cue.start - person.span.end <= 40 or self._sets_out(person, cue))
        if person is not None and _OTHERS.search(self.scene.folded(Span(person.span.end, cue.start))):
            near = False  # "đề nghị ông A cho xe khách chạy sang B"
        if person is not None and near:
            called = "trưởng đoàn" in self.roles.before(person.span, 60)  # "Trưởng đoàn A, ông B, đến …"
            goer, speaks = person, called or bool(person.person and person.person.posts)
        elif mission and before and cue.start - before[-1].span.end <= 40:
            goer, speaks = before[-1], _FOR_UNIT.search(self.roles.before(before[-1].span)) is not None
        else:
            return False
        said = ("sang", "đến", "tới") if mission else ("sang", "đi")
        went = self._word(cue) in said or (not mission and self._sets_out(goer, cue))
        return speaks and went and country_of(goer.units[0]) != country_of(goal.units[0])

    def _sets_out(self, goer: Actor, cue: Span) -> bool:
        """Whether nothing stands between a name and a verb of going but offices, company and when it was."""
        between = Span(goer.span.end, cue.start)
        if between.end - between.start > _COMPANY:
            return False
        words = self.scene.folded(between)
        return _SETS_OUT.search(words[words.rfind(",") + 1 :]) is not None

    def _word(self, cue: Span) -> str:
        """The words of a cue in small letters."""
        return self.scene.words(cue).lower()

    def _comes_home(self, sentence: Sentence, guests: list[Actor], hosts: list[Actor]) -> bool:
        """Whether travellers of ours look in on their own on the way home: "Trên đường về, đoàn ghé Đồn A"."""
        if guests or not hosts or not self.party or not all(map(is_ours, self.party)):
            return False
        own = all(a.how != "mission" and not is_envoy(a) and all(map(is_ours, a.units)) for a in hosts)
        return own and is_homeward(self.scene.folded(sentence.span))

    def _tells_none(self, sentence: Sentence, cue: Span) -> bool:
        """Whether a word of coming is said of workers who are sent or of foreign students at home."""
        behind = [a for a in self.scene.actors_in(Span(cue.end, sentence.span.end)) if a.units]
        abroad = [a for a in behind if not all(map(is_ours, a.units))]
        students = bool(abroad) and all(is_of_students(self.roles.before(a.span, 30)) for a in abroad)
        before = [
            a for a in self.scene.actors_in(Span(sentence.span.start, cue.start)) if a.how == "person" and a.units
        ]
        students = students and bool(before) and all(is_ours(u) for a in before for u in a.units)
        return students or is_of_workers(self.roles.before(cue, 90))
