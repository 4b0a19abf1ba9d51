"""What every reading of a meeting's sentence needs: hits outside quotations, delegations, sides, where it is."""

from __future__ import annotations

import re

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Scene, Sentence
from hoptac.find.roles import Roles, folded_spans
from hoptac.find.rules import rule
from hoptac.find.sides import Meeting, Side, is_ours, sorted_out
from hoptac.find.when import Times
from hoptac.gazetteer.places import PLACES, country_of

_STUDENTS = re.compile(
    r"(?: và (?:[^\W\d_]+ ){2,6}cho(?= ))?(?: thêm(?= ))?"  # "đón và thu xếp nơi ở cho 31 sinh viên"
    r"(?:,? (?:động viên|cổ vũ|chúc mừng|tặng quà|trao quà|khích lệ)(?:,| và)?)*"
    r"(?:,|\s)(?:mặt |gỡ )?(?: ?(?:và )?tặng (?:quà|hoa) )?(?:chúc mừng |chúc tết )?(?:với )?"
    r"(?:đoàn (?=lưu học sinh|sinh viên|học sinh))?"
    r"(?:các |những |hai |ba |bốn |năm |(?:hơn |gần |khoảng |cỡ |chừng |trên |ngót )?[\d.]+ )?(?:lượt |tập thể )?"
    r"(?:em|lưu học sinh|(?:tân )?sinh viên|học sinh|học viên|"
    r"khách(?! sạn| (?:quý |mời )?(?:đến |tới )?(?:từ|của|là)(?!\w))|người (?:dân|từ)|bà con|kiều bào|cựu|"
    r"hội viên|gia đình|hộ|ngư dân|nông dân|công nhân|(?:người )?lao động|nạn nhân|tiểu thương|phụ huynh|du học sinh|"
    r"(?:đại diện )?cộng đồng(?! doanh)|quan khách|phóng viên|báo chí|báo giới|"
    r"đội (?:tuyển|bóng)|(?:các )?cầu thủ|vận động viên|đoàn thể thao|thương binh|bệnh nhân|"
    r"(?:giới )?truyền thông|giới báo chí|nhà báo|cử tri|thiếu nhi|trẻ em|giới trẻ|khán giả|lính)(?!\w)"
)
#: Behind these words of a sentence a place is one of a wish or a plan, not where the page stands.
AHEAD = re.compile(
    r"(?<!\w)(?:sẽ|mong|mong muốn|đề nghị|kêu gọi|hy vọng|đề xuất|kiến nghị|(?<!lời )mời|dự kiến|tiếp tục|hẹn|muốn|"
    r"đang (?:học|sống|làm))(?!\w)"
)
_QUOTED = re.compile('[“"][^”"]{3,}(?:[”"]|$)')
_HOLDS = re.compile(r"(?<!\w)(?:tổ chức|tiến hành|có)(?: buổi| cuộc)? $")
_LEADS = re.compile(r"dẫn đầu|đưa|dẫn|cùng")
#: Posts of posts.csv that stand for a State abroad.
ENVOY_POSTS = frozenset({"vn-ambassador", "vn-consul-general", "vn-deputy-consul-general", "vn-consul"})


def is_envoy(actor: Actor) -> bool:
    """Whether an actor is Vietnam's envoy: who calls on him is abroad."""
    person = actor.person
    return person is not None and actor.units == ("VN",) and any(h.post in ENVOY_POSTS for h in person.posts)


#: Before the place to which a journey goes that only frames what is told.
_COURSE = re.compile(
    r"(?<!\w)(?:trong|nhân|khuôn khổ|dịp|thời gian)(?: thời gian)? (?:chuyến (?:thăm|công du|công tác|làm việc)|thăm)"
    r"(?: (?:chính thức|hữu nghị|cấp nhà nước|và làm việc|làm việc|tại|tới|đến|sang|ở|nước|tỉnh|thành phố))* $"
)
#: A body behind the verb that is of no unit: "đoàn công tác của Tổ chức A", "bà B, đại diện UNICEF".
_STRANGER = re.compile(
    r"\s(?:(?:và )?làm việc (?:với )?|(?:với )?(?:lãnh đạo|đại diện) )?(?:thân mật |xã giao )?(?:với )?"
    r"(?:(?:phái )?đoàn(?: [^\W\d_]+){0,5} )?(?:của )?(?:(?:Tổ chức|Quỹ|Ngân hàng|Liên minh|Liên [Hh]ợp|Chương trình|"
    r"Dự án|Tập đoàn|Công ty|Hiệp hội|Hội đồng Kinh doanh|Phòng Thương mại|Phái đoàn) [A-ZĐ]|UNICEF|UNDP|UNESCO|"
    r"UNFPA|UNHCR|UN Women|UN|WHO|FAO|ILO|IOM|IFAD|WFP|WWF|WB|ADB|IMF|EU|NGO|AmCham|EuroCham|tổ chức|quỹ|ngân hàng)"
)
_PARTY = re.compile(
    r"(?<!\w)(?<!trưởng )(?<!dẫn đầu )đoàn(?: (?:đại biểu|cấp cao|công tác|cán bộ|lãnh đạo|khách|của|chúc tết))*"
    r"(?: (?:tỉnh|thành phố|tp\.?|thủ đô|nước|châu|bang))? $"
)

#: Rules of which one hits where a meeting may be told.
_MEETS = tuple(f"visits.{name}" for name in ("receive", "come", "meet", "host-list", "grace", "sat", "passive"))
#: Before where something was held.
_HELD_AT = re.compile(r"(?<!\w)(?:diễn ra|tổ chức)(?: [^\W\d_]+| [\d/-]+){0,4}? (?:tại|ở) [^,;.]{0,40}$")
_OPENING = 40  # characters of a sentence in which a State's name tells where things happen


class Telling:
    """Reads sentences of one page; ``location``: where the page stands, ``goal``: where what is to come will be,
    ``party``: whose delegation is spoken of, ``received``: by whom it was received last.
    """

    def __init__(self, scene: Scene, times: Times, roles: Roles) -> None:
        self.scene = scene
        self.times = times
        self.roles = roles
        self.location: str | None = None
        self.goal: str | None = None
        self.spot: Span | None = None  # the words that say the location
        self.party: tuple[str, ...] = ()
        self.received: tuple[str, ...] = ()
        self.noted = self.now = 0  # the sentence that told of the party last, the one that is read

    def first(self, rule_id: str, sentence: Sentence) -> Span | None:
        """The first hit of a rule in a sentence outside quotation marks: what is quoted is a name, or only said."""
        hits = folded_spans(self.scene, rule_id, sentence)
        if not hits:
            return None
        quoted = self._quoted(sentence)
        named = (hit for hit in hits if not any(q.holds(hit) and not self._is_held(q, hit) for q in quoted))
        return next(named, None)

    def _is_held(self, quoted: Span, hit: Span) -> bool:
        """Whether what is quoted is the name of talks that were held: 'đã tổ chức "Hội đàm về …" với đoàn B'."""
        return hit.start - quoted.start <= 1 and _HOLDS.search(self.roles.before(quoted, 20)) is not None

    def _quoted(self, sentence: Sentence) -> list[Span]:
        """The stretches of a sentence in quotation marks."""
        start = sentence.span.start
        return [Span(start + m.start(), start + m.end()) for m in _QUOTED.finditer(self.scene.words(sentence.span))]

    def _sides(
        self, sentence: Sentence, guests: list[Actor], hosts: list[Actor], cue: Span, rule_id: str
    ) -> Meeting | None:
        meeting = Meeting(sentence, cue, rule_id, Side(), Side())
        leading = {u for a in guests[:1] for u in a.units}
        moved = [a for a in hosts if leading & set(a.units)]
        for actor in [*guests, *moved]:
            meeting.guest.add(actor)
        for actor in hosts:
            if actor not in moved:
                meeting.host.add(actor)
        mission = any(a.how == "mission" or is_envoy(a) for a in hosts)
        receives = rule_id != "visits.come" and any(a.span.end <= cue.start for a in hosts)
        if receives and not meeting.guest.units and self._stranger(sentence, cue):
            return None
        carried = self._carried(sentence, meeting, mission)
        if carried is not None:
            meeting.guest.units = dict.fromkeys(self.party, carried)
        told = sorted_out(self.scene, meeting, self._where(sentence), mission)
        if told is not None and carried is not None:
            told.filled = True
        return told

    def _stranger(self, sentence: Sentence, cue: Span) -> bool:
        """Whether a body of no unit stands behind the verb, which no other guest may be put in place of."""
        found = _STRANGER.match(self.scene.page.text, cue.end, sentence.span.end)
        return found is not None and not any(
            a.how == "place" and a.span.start - found.end() < 60
            for a in self.scene.actors_in(Span(found.end() - 1, sentence.span.end))
        )

    def _carried(self, sentence: Sentence, meeting: Meeting, mission: bool) -> Span | None:
        """The word "đoàn" of a sentence that names no guests: those are meant whom the page told of last, whoever
        else is named in passing here.
        """
        if meeting.guest.units or not self.party:
            return None
        ours, theirs = self.scene.pairs[max(0, sentence.index - 1)]
        if not set(self.party) <= {*ours, *theirs}:
            return None  # others are spoken of since
        hosts = {country_of(u) for u in meeting.host.units}
        if not mission and hosts & {country_of(u) for u in self.party}:
            return None
        return next((a.span for a in self.scene.actors_in(sentence.span) if a.how == "delegation"), None)

    def _where(self, sentence: Sentence) -> str | None:
        """Where a sentence's meeting is if it does not say so itself: a plan's where the last plan said."""
        return self.goal or self.location if AHEAD.search(self.scene.folded(sentence.span)) else self.location

    def _delegation(self, actors: list[Actor], cue: Span) -> list[Actor]:
        """The actors from the last "đoàn" before a cue on, where there is one."""
        if not actors or actors[0].span.start > cue.start:
            return actors
        marks = self._marks(Span(max(0, actors[0].span.start - 40), cue.start))
        for mark in reversed(marks):
            named = [a for a in actors if a.span.start >= mark.start]
            if named:
                leads = [
                    a
                    for a in actors
                    if a.span.end <= mark.start and _LEADS.search(self.scene.page.text[a.span.end : mark.start])
                ]
                return [*leads[-1:], *named]
        return actors

    def _marks(self, span: Span) -> list[Span]:
        """Where delegations are spoken of ("đoàn") in a stretch of one line."""
        folded = self.scene.scan.folded
        line = self.scene.page.text.rfind("\n", span.start, span.end) + 1 or span.start
        return [
            folded.span(*m.span())
            for m in rule("visits.delegation").finditer(folded.text, folded.at(line), folded.at(span.end))
        ]

    def _abroad(self) -> bool:
        """Whether what is told last happened outside Vietnam."""
        return self.location is not None and not is_ours(self.location)

    def _students(self, cue: Span, sentence: Sentence) -> bool:
        """Whether leaders meet students or compatriots, which is no visit."""
        return bool(_STUDENTS.match(self.scene.folded(Span(cue.end, sentence.span.end))))

    def note_party(self, sentence: Sentence) -> None:
        """Keep whose delegation a sentence names ("đoàn đại biểu tỉnh A"): "đoàn" means it from now on."""
        for actor in self.scene.actors_in(sentence.span):
            if actor.how == "place" and _PARTY.search(self.roles.before(actor.span, 60)):
                self.party, self.noted = actor.units, sentence.index

    def _of_guests(self, unit: str, sentence: Sentence) -> bool:
        """Whether a place lies in the country of guests who are received here, and no meeting is told of it: what they
        speak of ("Ở huyện A, lớp học vừa lợp mái").
        """
        guests = {country_of(u) for u in self.party if not is_ours(u)}
        if self._abroad() or country_of(unit) not in guests:
            return False
        return not any(self.first(name, sentence) for name in _MEETS)

    def _in_passing(self, at: tuple[str, Span], sentence: Sentence) -> bool:
        """Whether a State is only named as the place of something far into a sentence that tells no meeting: "đã ký
        nghị định thư về dự án trồng lúa tại A".
        """
        if sentence.zone == "title" or at[1].start - sentence.span.start < _OPENING:
            return False
        if self.roles.of_town(at[1]) or _HELD_AT.search(self.roles.before(at[1], 70)):
            return False
        named = (a.place for a in self.scene.actors_in(at[1]))
        if not any(place is not None and PLACES[place].kind == "country" for place in named):
            return False  # a town tells more
        return not any(self.first(name, sentence) for name in (*_MEETS, "visits.chair", "visits.held", "visits.led"))

    def _presided(self, sentence: Sentence, actors: list[Actor]) -> Span | None:
        """Who chairs talks, or two of two countries who preside: "Thứ trưởng A và Bộ trưởng B chủ trì khóa họp"."""
        chair = self.first("visits.chair", sentence)
        if chair is not None:
            return chair
        cue = self.first("visits.presided", sentence)
        people = [a for a in actors if cue and a.person is not None and a.person.posts and a.span.end <= cue.start]
        return cue if len({is_ours(a.units[0]) for a in people if a.units}) == 2 else None

    def _journeys_goal(self, sentence: Sentence) -> str | None:
        """Where the journey goes in the course of which a sentence tells talks: "Trong chuyến thăm chính thức A, …"."""
        for actor in self.scene.actors_in(sentence.span):
            if actor.how == "place" and actor.units and _COURSE.search(self.roles.before(actor.span, 60)):
                return actor.units[0]
        return None
