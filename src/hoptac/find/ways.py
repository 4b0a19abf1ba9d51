"""How a sentence tells a meeting: accepted, passive, receiving, coming, meeting; find.meetings tries each in turn."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Scene, Sentence
from hoptac.find.roles import Roles, folded_spans
from hoptac.find.rules import rule
from hoptac.find.sides import Meeting, Side, is_ours, same_side, sorted_out
from hoptac.find.when import Times
from hoptac.gazetteer.places import country_of

_STUDENTS = re.compile(
    r"(?:,|\s)(?:mặt |gỡ )?(?: ?(?:và )?tặng (?:quà|hoa) )?(?:chúc mừng |chúc tết )?(?:với )?"
    r"(?:các |những |(?:hơn |gần |khoảng )?[\d.]+ )?(?:lượt |tập thể )?"
    r"(?:em|lưu học sinh|(?:tân )?sinh viên|học sinh|học viên|khách(?! sạn)|người dân|bà con|kiều bào|cựu|"
    r"hội viên|gia đình)(?!\w)"
)
_ENVOYS = re.compile(r"(?<!\w)(?:đoàn|đại sứ|lãnh sự|lãnh đạo|đại diện|phó chủ tịch|chủ tịch|bí thư|tỉnh trưởng)(?!\w)")
_HOSTING = re.compile(r"(?<!\w)(?:chủ nhà|đăng cai)(?!\w)")
#: "chuyến thăm (hữu nghị, đến B) của A", "chuyến thăm mà A thực hiện": whose visit it is.
_OWNED = re.compile(r"chuyến (?:(?!lời mời)[^,.;]){2,70}? (?:của|mà)(?!\w)|(?:(?!lời mời)[^,.;]){2,24} của(?!\w)")
#: Behind these words of a sentence a place is one of a wish or a plan, not where the page stands.
_AHEAD = re.compile(
    r"(?<!\w)(?:sẽ|mong|mong muốn|đề nghị|kêu gọi|hy vọng|đề xuất|kiến nghị|mời|dự kiến|tiếp tục|"
    r"đang (?:học|sống|làm))(?!\w)"
)
_AT_THEIRS = re.compile(r"(?<!\w)(?:tại|ở|trên đất|sang) (?:tỉnh |nước |thành phố |đất )?bạn(?!\w)")
_GOES_OUT = re.compile(r"(?<!\w)ra (?:tận )?(?:cửa khẩu|sân bay|ga|cầu|biên giới|tận nơi)(?!\w)[^,.;]*$")
#: A day or an hour, and a comma, before the place of an entry.
_TIMED = re.compile(r"[\W\d]*\d[\dh:/.]*(?: giờ(?: \d+)?)?, ")
_BESIDE = re.compile(r"(?<!\w)(?:bên lề|trước giờ|bế mạc|trước khi) (?:các )?(?:buổi |cuộc )?$")
_UNNAMED = re.compile(r" (?:đoàn|ông|bà|ngài|khách|bạn)(?: đại biểu| công tác)?[,.;]")
_SENDS = re.compile(r"(?<!\w)(?:cử|tổ chức|đưa|thành lập|phái) (?:\w+ ){0,4}đoàn(?: \w+){0,3} $")
_SENT_BEFORE = re.compile(r"(?<!\w)cảm ơn [^,.;]{2,40} đã $")
_IS = re.compile(r"^[^,.;:]{0,90}? là (?=\w)")
_GUESTS = re.compile(r"(?<!\w)(?:lưu học sinh|sinh viên|học sinh|học viên)(?!\w)")
_HOUSE = re.compile(
    r"\s(?:thăm |làm việc (?:với|tại) )?(?:trường|bệnh viện|đại học|học viện|viện|hội(?! nghị| thảo| chợ| đàm)|sở|"
    r"công ty|tập đoàn|tổng công ty|trung tâm|ủy ban|phòng thương mại|liên đoàn|ngân hàng)(?!\w)"
)
_QUOTED = re.compile('[“"][^”"]{3,}(?:[”"]|$)')
_FROM = re.compile(r"\stừ(?!\w)")
_PRESS = re.compile(r"(?<!\w)(?:phóng viên|pv|tòa soạn|nhà báo)(?!\w)[^.;]*$")
_LEADS = re.compile(r"dẫn đầu|đưa|dẫn|cùng")
#: Posts of posts.csv that stand for a State abroad.
_ENVOY_POSTS = frozenset({"vn-ambassador", "vn-consul-general", "vn-deputy-consul-general", "vn-consul"})


def _is_envoy(actor: Actor) -> bool:
    """Whether an actor is Vietnam's envoy: who calls on him is abroad."""
    person = actor.person
    return person is not None and actor.units == ("VN",) and any(h.post in _ENVOY_POSTS for h in person.posts)


Way = Callable[[Sentence, list[Actor]], "Meeting | None"]


class Ways:
    """Reads who met whom in a sentence of one page; ``location``: where the page stands, ``goal``: where what is
    to come will be.
    """

    def __init__(self, scene: Scene, times: Times, roles: Roles) -> None:
        self.scene = scene
        self.times = times
        self.roles = roles
        self.location: str | None = None
        self.goal: str | None = None

    def first(self, rule_id: str, sentence: Sentence) -> Span | None:
        """The first hit of a rule in a sentence outside quotation marks: what is quoted is a name, or only said."""
        quoted = self._quoted(sentence)
        hits = folded_spans(self.scene, rule_id, sentence)
        return next((hit for hit in hits if not any(q.holds(hit) for q in quoted)), None)

    def _quoted(self, sentence: Sentence) -> list[Span]:
        """The stretches of a sentence in quotation marks."""
        start = sentence.span.start
        return [Span(start + m.start(), start + m.end()) for m in _QUOTED.finditer(self.scene.words(sentence.span))]

    def stand(self, sentence: Sentence) -> None:
        """Keep where a sentence says that things happen, for those after it that do not say."""
        at = self.roles.at(sentence)
        theirs = self.scene.pairs[sentence.index][1]
        if theirs and _AT_THEIRS.search(self.scene.folded(sentence.span)):
            self.location, self.goal = theirs[0], None
        elif at and _AHEAD.search(self.scene.folded(Span(sentence.span.start, at[1].start))):
            self.goal = at[0]
        elif at:
            self.location, self.goal = at[0], None
        elif (opening := self._opens(sentence)) is not None:
            self.location, self.goal = opening, None
        elif (headed := self._heads(sentence)) is not None:
            self.location, self.goal = headed, None

    def _opens(self, sentence: Sentence) -> str | None:
        """The unit that opens an entry: "26/6, Wiesbaden: gặp …", "9h00, Stung Treng"."""
        first = next((a for a in self.scene.actors_in(sentence.span) if a.how == "place"), None)
        if first is None or not first.units or first.span.start - sentence.span.start > 24:
            return None
        before = self.scene.words(Span(sentence.span.start, first.span.start))
        behind = self.scene.page.text[first.span.end : first.span.end + 1]
        timed = bool(_TIMED.fullmatch(before.lower()))
        return first.units[0] if timed and behind in (":", ".", "", "\n") else None

    def _heads(self, sentence: Sentence) -> str | None:
        """The unit whose name alone fills a line: a heading, under which things happen there."""
        first = next((a for a in self.scene.actors_in(sentence.span) if a.how == "place"), None)
        if first is None or first.span.end - first.span.start < len(self.scene.words(sentence.span).strip(" .:-–")):
            return None
        return first.units[0] if first.units else None

    def of(self, sentence: Sentence) -> list[Way]:
        """The readings to be tried: the passive, then by what stands first in the sentence, talks last."""
        receive, come = self.first("visits.receive", sentence), self._coming(sentence)
        if receive is not None and come is not None and self._framed(come):
            come = None  # "Trong chuyến thăm, đoàn được … tiếp"
        if receive is not None and come is not None and come.start < receive.start:
            passive = self.first("visits.passive", sentence)
            if passive is not None and come.start < passive.start:
                return [self._accept, self._come, self._passive, self._receive, self._meet]
            return [self._accept, self._passive, self._come, self._receive, self._meet]
        return [self._accept, self._passive, self._receive, self._come, self._meet]

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
        mission = any(a.how == "mission" or _is_envoy(a) for a in hosts)
        return sorted_out(self.scene, meeting, self._where(sentence), mission)

    def _where(self, sentence: Sentence) -> str | None:
        """Where a sentence's meeting is if it does not say so itself: a plan's where the last plan said."""
        return self.goal or self.location if _AHEAD.search(self.scene.folded(sentence.span)) else self.location

    def _accept(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """An invitation that is accepted: the inviter is the host, who accepts is the guest."""
        accepted = self.first("visits.accepted", sentence)
        if accepted is None:
            return None
        asked = sentence if self.first("visits.invited", sentence) else self.scene.sentences[max(0, sentence.index - 1)]
        invited = self.first("visits.invited", asked)
        if invited is None:
            return None
        there = self.roles.actors(asked) if asked is not sentence else actors
        goal = [a for a in there if a.how == "place" and a.span.start > invited.start and self._led_to(a)]
        inviter = [a for a in there if a.span.end <= invited.start] or [a for a in there if a.how == "person"][:1]
        guest = [a for a in actors if a.how in ("person", "pronoun", "partner") and a.span.end <= accepted.start][-1:]
        hosts = goal[:1] or inviter[-1:]
        theirs = {u for h in hosts for u in h.units}
        meeting = self._sides(
            asked, [a for a in guest if not set(a.units) & theirs], hosts, accepted, "visits.accepted"
        )
        if meeting is not None:
            meeting.host.head = meeting.host.head_span = meeting.guest.head = meeting.guest.head_span = None
            asked_for = [
                a
                for a in there
                if a.person
                and a.span.start > invited.start
                and not set(a.units) & theirs
                and a.span.start - invited.end < 40
            ]
            for actor in asked_for[:1]:
                meeting.guest.add(actor)
        return meeting

    def _led_to(self, actor: Actor) -> bool:
        return bool(
            re.search(
                r"(?<!\w)(?:thăm|sang|đến|tới|tại)\s(?:làm việc (?:tại|với)\s)?(?:tỉnh |thành phố |thị xã |nước )?$",
                self.roles.before(actor.span),
            )
        )

    def _passive(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """Guest … được HOST tiếp."""
        first = self.first("visits.passive", sentence)
        if first is None:
            return None
        received = next(
            (s for s in folded_spans(self.scene, "visits.receive", sentence) if s.start > first.start), None
        )
        if received is None:
            return None
        cue = [s for s in folded_spans(self.scene, "visits.passive", sentence) if s.start < received.start][-1]
        guests = self._delegation([a for a in actors if a.span.end <= cue.start and not self.roles.is_place(a)], cue)
        hosts = [a for a in actors if cue.end <= a.span.start and a.span.end <= received.start]
        theirs = {u for a in hosts if a.how == "person" for u in a.units}
        guests = [a for a in guests if not theirs & set(a.units)]  # "có mặt tại tỉnh X, được ông A (X) đón tiếp"
        return (
            self._sides(sentence, same_side(guests, last=True), hosts, received, "visits.passive")
            if hosts or guests
            else None
        )

    def _receive(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """HOST tiếp GUEST; also "Tiếp đoàn có HOST"."""
        listed = self.first("visits.host-list", sentence)
        if listed is not None and _GOES_OUT.search(self.scene.folded(Span(sentence.span.start, listed.start))):
            return None  # who goes out to the gate to greet is no host
        if listed is not None and any(a.person and a.span.start >= listed.end for a in actors):
            hosts = [a for a in actors if a.span.start >= listed.end]
            side = self.scene.folded(listed).rfind("phía ")
            until = listed.start + side if side >= 0 else listed.end  # "đón đoàn, về phía A có …": A is the host
            guests = [a for a in actors if listed.start <= a.span.start < until]
            return self._sides(sentence, guests, hosts, listed, "visits.host-list") if hosts else None
        cue = self.first("visits.receive", sentence)
        if cue is None:
            return None
        given = next((s for s in folded_spans(self.scene, "visits.granted", sentence) if s.start < cue.start), None)
        split = given or cue
        hosts = [a for a in actors if a.span.end <= split.start and not self.roles.is_place(a)]
        guests = [a for a in actors if a.span.start >= split.end and not self.roles.is_place(a)]
        if self.roles.before(cue, 8).endswith("được ") and not self._marks(Span(cue.end, cue.end + 12)):
            return self._received(sentence, hosts, guests, cue)
        hosts = same_side(hosts, last=True)
        ours = {u for a in hosts for u in a.units}
        guests = same_side([a for a in guests if not ours & set(a.units) and a.how != "home"])
        if self._students(cue, sentence):
            return None
        led = bool(guests) and bool(self._marks(Span(split.end, max(split.end, guests[0].span.start))))
        if not hosts and guests and not led and not self._abroad() and all(is_ours(u) for a in guests for u in a.units):
            hosts, guests = guests, []  # a row of a programme: "Tiếp xã giao … Đồng chí X, Chủ tịch UBND tỉnh"
        return self._sides(sentence, guests, hosts, cue, "visits.receive") if hosts or guests else None

    def _received(self, sentence: Sentence, before: list[Actor], after: list[Actor], cue: Span) -> Meeting | None:
        """ "Đoàn A được tiếp", "được tiếp … là GUEST": received by those who are not named."""
        link = _IS.search(self.scene.folded(Span(cue.end, sentence.span.end)), 0)
        told = [a for a in after if link and a.span.start >= cue.end + link.end()]
        guests = told[:1] or self._delegation(before, cue)
        return self._sides(sentence, same_side(guests, last=not told), [], cue, "visits.passive") if guests else None

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

    def _come(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """GUEST đến thăm HOST."""
        cue = self._coming(sentence)
        if cue is None or self.scene.words(cue).lower().startswith("chuyến"):
            cue = self._goes(sentence, actors) or cue  # "đoàn A sang B, nhưng chuyến đi bị hủy"
        if cue is None:
            return next(
                (m for c in folded_spans(self.scene, "visits.go", sentence) if (m := self._calls(sentence, c))), None
            )
        if self.first("visits.many", sentence):
            return None
        before = [a for a in actors if a.span.end <= cue.start and not self.roles.is_place(a)]
        owned = _OWNED.match(self.scene.folded(Span(cue.start, sentence.span.end)))
        if owned:
            at = cue.start + owned.end()
            before = [a for a in actors if 0 <= a.span.start - at <= 90 and not self.roles.is_place(a)]
            if _UNNAMED.match(self.scene.folded(Span(at, sentence.span.end))):
                before = []  # "chuyến đi của đoàn, Thủ tướng …": whose delegation it is was said before
        if _SENT_BEFORE.search(self.roles.before(cue, 60)):
            return None  # "cảm ơn tỉnh bạn đã cử đoàn": thanked for, not told
        welcomed = self._welcomed(sentence, actors, cue) or self._on_a_journey(sentence, actors, cue)
        welcomed = welcomed or self._told_last(sentence, actors, cue)
        if welcomed is not None:
            return welcomed
        guests = same_side(self._sender(before, cue) or self._delegation(before, cue))
        behind = [
            a for a in actors if a.span.start >= cue.end and not ({u for g in guests for u in g.units} & set(a.units))
        ]
        missions = [a for a in behind if a.how == "mission"]
        guests = self._accompanied(guests)
        hosts = missions if missions and behind[0].how == "place" else same_side(behind)
        if not hosts and not guests:
            return self._calls(sentence, cue)
        journey = self.scene.words(cue).lower().startswith("chuyến")
        if journey and not hosts and not any(self.times.events(sentence)):
            return None  # "báo cáo kết quả chuyến đi": spoken of, not told
        if _FROM.match(self.scene.folded(Span(cue.end, sentence.span.end))):
            guests, hosts = hosts, []  # "đoàn khách đến từ A, B"
        if not hosts and not guests:
            return None
        if not hosts and not self._abroad() and all(is_ours(u) for a in guests for u in a.units):
            return None
        if self._students(cue, sentence):
            return None
        if not any(a.person for a in guests) and not _ENVOYS.search(self.scene.folded(sentence.span)):
            return None
        return self._sides(sentence, guests, hosts, cue, "visits.come")

    def _sender(self, before: list[Actor], cue: Span) -> list[Actor]:
        """Who sends a delegation: the last one before "cử (tổ chức, đưa) … đoàn", whoever else the sentence names."""
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

    def _on_a_journey(self, sentence: Sentence, actors: list[Actor], cue: Span) -> Meeting | None:
        """ "Trong chuyến thăm, A chúc …": who acts on a journey, told right behind, is the one who came."""
        behind = self.scene.folded(Span(cue.end, sentence.span.end))
        if not behind.startswith(",") or self.first("visits.receive", sentence) or not actors:
            return None
        guest = next((a for a in actors if a.span.start > cue.end), None)
        if guest is None or guest.how != "person" or guest.span.start - cue.end > 40:
            return None
        hosts = [a for a in actors if a.span.start > guest.span.end and not set(a.units) & set(guest.units)]
        return self._sides(sentence, [guest], same_side(hosts), cue, "visits.come")

    def _accompanied(self, guests: list[Actor]) -> list[Actor]:
        """Who is accompanied goes before who goes along: "tôi được tháp tùng Chủ tịch A sang B"."""
        for number, (first, second) in enumerate(pairwise(guests)):
            between = self.scene.page.text[first.span.end : second.span.start].lower()
            if "tháp tùng" in between and second.person is not None:
                return [*guests[:number], second, first, *guests[number + 2 :]]
        return guests

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
            if not self._aside(c) and not any(q.holds(c) for q in quoted)
        ]
        verbs = [
            c
            for c in cues
            if not self._framed(c)
            or (
                self.roles.before(c, 24).endswith(" là ")  # "Nổi bật là chuyến thăm Huế của đoàn …"
                and _OWNED.match(self.scene.folded(Span(c.start, sentence.span.end)))
            )
        ]
        return next(iter(verbs or cues), None)

    def _framed(self, cue: Span) -> bool:
        """Whether a noun of coming only frames what is told: "trong khuôn khổ chuyến thăm"."""
        return rule("visits.framing").search(self.roles.before(cue, 24)) is not None

    def _aside(self, cue: Span) -> bool:
        """Whether a verb stands in brackets: "(một số thành viên thăm đến ngày …)"."""
        before = self.roles.before(cue, 60)
        return before.rfind("(") > before.rfind(")")

    def _abroad(self) -> bool:
        """Whether what is told last happened outside Vietnam."""
        return self.location is not None and not is_ours(self.location)

    def _went(self, sentence: Sentence, cue: Span) -> Span | None:
        """ "đoàn X … sang Y hội đàm với Z": the verb of going between a delegation and the talks."""
        marks = self._marks(Span(sentence.span.start, cue.start))
        going = [
            g for g in folded_spans(self.scene, "visits.go", sentence) if g.end <= cue.start and cue.start - g.end < 60
        ]
        return going[-1] if marks and going and marks[0].start < going[-1].start else None

    def _both(self, sentence: Sentence) -> bool:
        """Whether both sides meet unnamed on a day of its own: "Ngày …, lãnh đạo hai tỉnh đã tiến hành hội đàm"."""
        acts = any(a.how == "both" for a in self.scene.actors_in(sentence.span))
        return acts and any(w.exact for w in self.times.events(sentence))

    def _between(
        self, sentence: Sentence, cue: Span, hosts: tuple[str, ...], guests: tuple[str, ...]
    ) -> Meeting | None:
        meeting = Meeting(
            sentence, cue, "visits.meet", Side(dict.fromkeys(guests, cue)), Side(dict.fromkeys(hosts, cue))
        )
        return sorted_out(self.scene, meeting, self.location)

    def _students(self, cue: Span, sentence: Sentence) -> bool:
        """Whether leaders meet students or compatriots, which is no visit."""
        return bool(_STUDENTS.match(self.scene.folded(Span(cue.end, sentence.span.end))))

    def _calls(self, sentence: Sentence, cue: Span) -> Meeting | None:
        """ "Đoàn đến Bệnh viện A. Giám đốc … giới thiệu …": a call on an institution whose head is named."""
        behind = self.scene.folded(Span(cue.end, min(cue.end + 24, sentence.span.end)))
        if not _HOUSE.match(behind):
            return None
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

    def _travelling(self, sentence: Sentence, named: list[Actor], cue: Span) -> tuple[list[Actor], list[Actor]] | None:
        """ "Đoàn A do X dẫn đầu đã làm việc với B": the only delegation of a sentence is the guest."""
        before = [a for a in named if a.span.end <= cue.start]
        after = [a for a in named if a.span.start >= cue.end]
        if not before or not after or self._marks(Span(cue.end, sentence.span.end)):
            return None
        marks = self._marks(Span(sentence.span.start, cue.start))
        if not marks or before[0].span.start - marks[0].end > 40 or before[0].span.start < marks[0].start:
            return None
        guests, hosts = same_side(before), same_side(after)
        theirs = {country_of(u) for a in hosts for u in a.units}
        return None if any(country_of(u) in theirs for a in guests for u in a.units) else (guests, hosts)

    def _goes(self, sentence: Sentence, actors: list[Actor]) -> Span | None:
        """ "đoàn X sang Y": a delegation before, a place right behind."""
        for cue in folded_spans(self.scene, "visits.go", sentence):
            behind = [
                a
                for a in actors
                if (a.how == "place" and 0 < a.span.start - cue.end <= 14)
                or (a.how in ("mission", "home", "partner") and 0 < a.span.start - cue.end <= 3)
            ]
            led = bool(self._marks(Span(sentence.span.start, cue.start)))
            if behind and (led or self._crosses(sentence, cue, actors, behind[0])):
                return cue
        return None

    def _crosses(self, sentence: Sentence, cue: Span, actors: list[Actor], goal: Actor) -> bool:
        """Whether somebody in office is said to go over to the other country ("Chủ tịch UBND tỉnh … sang …")."""
        goer = next((a for a in reversed(actors) if a.span.end <= cue.start and a.how == "person"), None)
        return (
            goer is not None
            and goer.person is not None
            and bool(goer.person.posts and goer.units)
            and cue.start - goer.span.end <= 40
            and self.scene.words(cue).lower() == "sang"
            and country_of(goer.units[0]) != country_of(goal.units[0])
        )

    def _meet(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """A hội đàm với B: the host is the one in whose country it happens, our side where nothing tells."""
        cue = self.first("visits.meet", sentence) or self.first("visits.chair", sentence)
        if cue is None:
            return None
        if _PRESS.search(self.roles.before(cue, 60)) or _BESIDE.search(self.roles.before(cue, 24)):
            return None
        if (
            _GUESTS.search(self.scene.folded(sentence.span))
            and "mặt" in self.scene.words(cue)
            and not any(a.person for a in actors)
            and not self._marks(sentence.span)
        ):
            return None  # a feast with students from abroad
        mission = [a for a in actors if a.how == "mission" and 0 <= a.span.start - cue.end <= 12]
        if mission:
            return self._sides(sentence, [], mission, cue, "visits.meet")
        named = [a for a in actors if not self.roles.is_place(a)]
        where = self._where(sentence)
        country = country_of(where) if where else "VN"
        keeper = _HOSTING.search(self.scene.folded(sentence.span))
        if keeper:
            start = sentence.span.start + keeper.start()
            near = min(
                (a for a in named if a.units and not (a.span.start <= start < a.span.end)),
                key=lambda a: min(abs(a.span.start - start), abs(a.span.end - start)),
                default=None,
            )
            country = country_of(near.units[0]) if near else country
        hosts = [a for a in named if a.units and country_of(a.units[0]) == country]
        guests = [a for a in named if a not in hosts]
        went = self._went(sentence, cue)
        if went is not None:
            hosts = [a for a in named if a.span.start >= went.end]
            guests = [a for a in named if a.span.end <= went.start]
            return self._sides(sentence, same_side(guests), same_side(hosts), cue, "visits.meet") if hosts else None
        travelling = self._travelling(sentence, named, cue)
        if travelling is not None:
            return self._sides(sentence, *travelling, cue, "visits.meet")
        before = [
            a
            for a in self.scene.actors_in(Span(sentence.span.start, cue.start))
            if a.how in ("delegation", "place", "person", "home")
        ]
        if not any(a in named for a in before) and self._marks(Span(sentence.span.start, cue.start)):
            hosts, guests = [a for a in named if a.span.start > cue.start], []
        if not any(a.how in ("person", "place", "mission") for a in named) and self._both(sentence):
            ours, theirs = self.scene.pairs[sentence.index]
            return self._between(sentence, cue, theirs if self._abroad() else ours, ours if self._abroad() else theirs)
        if (not hosts and not guests) or self._students(cue, sentence):
            return None
        return self._sides(sentence, same_side(guests), hosts, cue, "visits.meet")
