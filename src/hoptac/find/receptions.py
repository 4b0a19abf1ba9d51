"""Meetings told by who receives: "HOST tiếp GUEST", "GUEST được HOST tiếp", "được tiếp … là GUEST"."""

from __future__ import annotations

import re
from itertools import pairwise

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Sentence
from hoptac.find.alsothere import without_company
from hoptac.find.roles import folded_spans
from hoptac.find.sides import Meeting, is_ours, same_side
from hoptac.find.telling import Telling, is_envoy
from hoptac.find.unmet import is_hoped_for
from hoptac.gazetteer.places import country_of

_GOES_OUT = re.compile(r"(?<!\w)ra (?:tận )?(?:cửa khẩu|sân bay|ga|cầu|biên giới|tận nơi)(?!\w)[^,.;]*$")
#: A greeting where one arrives, not where one is received.
_AT_GATE = re.compile(
    r"(?:ra )?(?:đón|đón tiếp)(?: [^\W\d_]+){0,16}? (?:tại|ở) (?:khu vực )?"
    r"(?:cửa khẩu|sân bay|ga|cầu|biên giới|cột mốc)(?!\w)"
)
#: Behind "tiếp đón": the side whose people receive.
_ON_SIDE = re.compile(r" (?:các )?đoàn(?: [^\W\d_]+){0,6},? (?:về )?phía ")
#: Behind the verb: who receives is told last ("người ra đón là A").
_HOST_LAST = re.compile(
    r"(?: (?:đoàn|khách|họ|ông|bà|ngài|chúng tôi|các vị|bạn))?(?: (?:vẫn|cũng|lại|chính|hôm (?:ấy|đó)|lần này))* "
    r"là (?!để|nhằm|một|dịp|cơ hội|việc|vinh|niềm|trách|điều|lần)"
)
#: Opens a sentence that sums up calls told before: "Ở mỗi nơi, lãnh đạo tỉnh đều tiếp đoàn".
_EVERYWHERE = re.compile(
    r"\W*(?:ở|tại|đến|tới) (?:mỗi|từng|các|những|khắp|tất cả các) (?:nơi|tỉnh|địa phương|điểm)(?: [^\W\d_]+){0,4},"
)
#: Between guests and whoever is only of the company.
_LISTED = re.compile(r"[:;.]|(?<!\w)(?:có|gồm|cùng|và)(?!\w)")
_WAITS = re.compile(r"(?:và |rồi )?(?:đứng )?(?:đợi|chờ|đón đợi)(?!\w)")
_MARKS = str.maketrans("“”", '""')  # quotation marks as one
_KEEPER = re.compile(
    r", (?:là )?chủ nhà(?: của (?:buổi|cuộc) [^,;.]{3,20})?(?=[;.]|, (?!ông|bà|đồng chí))|"
    r",? (?:mới |chính |cũng |lại )*là người (?:ra |đứng ra )?(?:tiếp|đón|đón tiếp|tiếp đón)"
    r"(?: (?:khách|đoàn))?(?=[;.,]|$)"
)
#: Between "được" and a verb of receiving: who is told to do so.
_TOLD_TO = re.compile(
    r"(?<!\w)(?:giao|phân công|ủy quyền|ủy nhiệm|cử|chỉ định|chọn)(?: (?:nhiệm vụ|trách nhiệm|việc|thay mặt|ra|đứng ra|"
    r"chủ trì|lo|tổ chức))* (?:$|(?:đón|tiếp)(?!\w))"
)
#: Between somebody who cannot and the one who receives in his stead.
_IN_STEAD = re.compile(r"(?<!\w)(?:ủy quyền|ủy nhiệm|nhờ|cử|phân công|giao)(?: lại)?(?: cho)?(?!\w)[^.;]*$")
#: Before a verb of receiving: compatriots abroad, who are no hosts.
_COMPATRIOTS = re.compile(
    r"(?<!\w)(?:cộng đồng|kiều bào|bà con|người việt|(?:lưu|du) học sinh|sinh viên|người dân)(?!\w)[^,.;:\n]{0,60}$"
)
_THANKED = 60  # characters behind the thanks within which the hosts are named
#: Between a verb and the one whom it is done to: forms of address and offices alone.
_STRAIGHT = re.compile(r" (?:(?!là|tại|ở|bởi|do|trong|với|vào|khi)[^\W\d_]+[ ,]+){0,8}")
_IS = re.compile(r"^[^,.;:]{0,90}? là (?=\w)")


_COLON = re.compile(r"(?: [^\W\d_]+){0,2}: (?:tỉnh |thành phố )?")
#: Between a verb of going and whose house is gone to.
_HOUSE = re.compile(
    r" (?:tận )?(?:trụ sở|nhà|sở|ban|bộ chỉ huy|công an|hội|ủy ban|trường|bệnh viện|cục|tòa thị chính|mặt trận|viện|"
    r"văn phòng|ubnd|hđnd|tỉnh ủy|tỉnh đoàn|trung tâm|công ty)(?!\w)[^,.;:]*$"
)
#: Between "được … tiếp" and the guest told last.
_TOLD_LAST = re.compile(r"(?: [^\W\d_]+| [\d/.-]+){0,6}? (?:có|là|gồm)(?: (?:mặt|các))? ")
#: Between a verb of receiving and the unit whose delegation comes.
_DELEGATION_OF = re.compile(r" (?:các )?(?:phái )?đoàn(?: [^\W\d_]+){0,5} ")


class Receptions(Telling):
    """Readings in which somebody is received."""

    def _passive(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """Guest … được HOST tiếp; guest … nhận được sự đón tiếp của HOST."""
        given = self.first("visits.given", sentence)
        if given is not None and self._marks(Span(sentence.span.start, given.start)):
            guests = self._delegation([a for a in actors if a.span.end <= given.start], given)
            hosts = [a for a in actors if a.span.start >= given.end]
            return self._sides(sentence, same_side(guests), same_side(hosts), given, "visits.passive")
        thanked = self.first("visits.thanked", sentence)
        if thanked is not None:
            return self._thanked(sentence, actors, thanked)
        first = self.first("visits.passive", sentence)
        if first is None:
            return None
        received = next(
            (s for s in folded_spans(self.scene, "visits.receive", sentence) if s.start > first.start), None
        )
        if received is None:
            return None
        if _TOLD_TO.search(self.scene.folded(Span(first.end, received.start))):
            return None  # "Sở A được tỉnh giao đón khách": it receives
        cue = [s for s in folded_spans(self.scene, "visits.passive", sentence) if s.start < received.start][-1]
        guests = self._delegation([a for a in actors if a.span.end <= cue.start and not self.roles.is_place(a)], cue)
        hosts = [a for a in actors if cue.end <= a.span.start and a.span.end <= received.start]
        hosts = hosts or self._named_below(actors, received)
        guests, hosts = self._reached(sentence, actors, guests, hosts, cue)
        if (last := self._named_last(sentence, actors, guests, received)) is not None:
            guests = last
        if not hosts and self._has_the_honour(received, guests, [a for a in actors if a.span.start >= received.end]):
            return None
        theirs = {u for a in hosts if a.how == "person" for u in a.units}
        guests = [a for a in guests if not theirs & set(a.units)]  # "có mặt tại tỉnh X, được ông A (X) đón tiếp"
        return (
            self._sides(sentence, same_side(guests, last=True), hosts, received, "visits.passive")
            if hosts or guests
            else None
        )

    def _named_below(self, actors: list[Actor], received: Span) -> list[Actor]:
        """The units listed behind a colon as those that received: "được lãnh đạo các tỉnh tiếp: A (9/4), B (10/4)"."""
        behind = [a for a in actors if a.how == "place" and a.units and a.span.start >= received.end]
        opens = behind and _COLON.fullmatch(self.scene.folded(Span(received.end, behind[0].span.start)))
        return same_side(behind) if opens else []

    def _reached(
        self, sentence: Sentence, actors: list[Actor], guests: list[Actor], hosts: list[Actor], cue: Span
    ) -> tuple[list[Actor], list[Actor]]:
        """Guests and hosts where somebody has come to a house of the other side, whose it is to receive him: "A ghé
        Sở B, được Giám đốc tiếp".
        """
        going = [g for g in folded_spans(self.scene, "visits.go", sentence) if g.end <= cue.start]
        before = [a for a in actors if a.span.end <= cue.start]
        house = [a for a in before if going and a.how in ("place", "home") and a.span.start >= going[-1].end]
        if not house or not _HOUSE.match(self.scene.folded(Span(going[-1].end, house[0].span.start))):
            return guests, hosts
        came = [a for a in guests if a.span.end <= going[-1].start and not set(a.units) & set(house[0].units)]
        return came, hosts or house

    def _named_last(
        self, sentence: Sentence, actors: list[Actor], before: list[Actor], received: Span
    ) -> list[Actor] | None:
        """The guest told behind the verb: "Đến dự lễ và được Bệnh viện A tiếp có ông B"."""
        link = _TOLD_LAST.match(self.scene.folded(Span(received.end, sentence.span.end)))
        if link is None or any(a.how in ("person", "pronoun") for a in before):
            return None
        at = received.end + link.end()
        return [a for a in actors if a.how == "person" and 0 <= a.span.start - at <= 60][:1] or None

    def _thanked(self, sentence: Sentence, actors: list[Actor], cue: Span) -> Meeting | None:
        """GUEST cảm ơn sự đón tiếp của HOST: who thanks is of the guests, though he need not lead them."""
        guests = [a for a in actors if a.how in ("person", "pronoun") and a.span.end <= cue.start]
        hosts = [a for a in actors if 0 <= a.span.start - cue.end <= _THANKED and not self.roles.is_place(a)]
        if not guests or not hosts:
            return None
        meeting = self._sides(sentence, same_side(guests, last=True), same_side(hosts), cue, "visits.passive")
        if meeting is not None:
            meeting.guest.chance = meeting.host.chance = True
        return meeting

    def _receive(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """HOST tiếp GUEST; also "Tiếp đoàn có HOST"."""
        listed = self.first("visits.host-list", sentence)
        if listed is not None and (
            _GOES_OUT.search(self.scene.folded(Span(sentence.span.start, listed.start)))
            or _AT_GATE.match(self.scene.folded(listed))
        ):
            return None  # who goes out to the gate to greet is no host
        if listed is not None and any(a.person and a.span.start >= listed.end for a in actors):
            hosts = without_company(self.scene, [a for a in actors if a.span.start >= listed.end])
            own = {u for a in self.scene.actors_in(listed) if a.how == "delegation" for u in self.party or a.units}
            if hosts and own and not self._abroad() and all(set(a.units) <= own for a in hosts if a.units):
                return None  # "đón đoàn tại cửa khẩu có …": one's own delegation comes home
            side = self.scene.folded(listed).rfind("phía ")
            until = listed.start + side if side >= 0 else listed.end  # "đón đoàn, về phía A có …": A is the host
            waits = _WAITS.match(self.scene.folded(listed)) is not None  # "chờ ở trụ sở tỉnh A là ông B": A is his
            met = {u for a in hosts[:1] for u in a.units} if waits else set()
            guests = [a for a in actors if listed.start <= a.span.start < until and a.how != "home"]
            guests = [a for a in guests if not met & set(a.units) and not self.roles.is_place(a)]
            return self._sides(sentence, guests, hosts, listed, "visits.host-list") if hosts else None
        keeper = self._called_host(sentence, actors)
        if keeper is not None:
            others = [a for a in actors if a is not keeper and not set(a.units) & set(keeper.units)]
            guests = [a for a in others if not self.roles.is_place(a)]
            return self._sides(sentence, same_side(guests), [keeper], keeper.span, "visits.host-list")
        cue = self.first("visits.receive", sentence)
        if (
            cue is None
            or is_hoped_for(self.roles.before(cue))
            or _EVERYWHERE.match(self.scene.folded(sentence.span))
            or self._goes_on_speaking(sentence, cue)
        ):
            return None
        given = next((s for s in folded_spans(self.scene, "visits.granted", sentence) if s.start < cue.start), None)
        split = given or cue
        hosts = [a for a in actors if a.span.end <= split.start and not self.roles.is_place(a)]
        guests = [a for a in actors if a.span.start >= split.end and not self.roles.is_place(a)]
        if _HOST_LAST.match(self.scene.folded(Span(cue.end, sentence.span.end))) and guests:
            hosts, guests = same_side(guests)[:1], [a for a in hosts if not set(a.units) & set(guests[0].units)]
            return self._sides(sentence, same_side(guests), hosts, cue, "visits.receive")
        told = _ON_SIDE.match(self.scene.folded(Span(cue.end, sentence.span.end))) if not hosts else None
        if told is not None:
            at = cue.end + told.end()  # "tiếp đón đoàn, về phía tỉnh A có …"
            hosts, guests = [a for a in guests if a.span.start >= at - 12], [a for a in guests if a.span.end <= at]
            return self._sides(sentence, guests, same_side(hosts), cue, "visits.receive") if hosts else None
        passive = self.roles.before(cue, 8).endswith("được ") and not self._marks(Span(cue.end, cue.end + 12))
        if passive and not self._has_the_honour(cue, hosts, guests):
            return self._received(sentence, hosts, guests, cue)
        opens = cue.start - sentence.span.start < 3
        if opens and (envoy := self._envoy_behind(guests)) is not None:
            hosts, guests = [envoy], [a for a in guests if not is_envoy(a)]
        if not hosts and (host := self._told_behind(guests)) is not None:
            hosts = [host]
        hosts = self._in_stead(same_side(hosts, last=True))
        if self._audience(sentence, cue, guests):
            return self._sides(sentence, hosts, same_side(guests), cue, "visits.come")
        ours = {u for a in hosts for u in a.units}
        if guests and ours & set(guests[0].units) and self._own_people(cue, guests[0]):
            return None  # "lãnh sự quán A đón đoàn đại biểu A": one's own people
        guests = same_side([a for a in guests if not ours & set(a.units) and a.how != "home"])
        if self._students(cue, sentence) or _COMPATRIOTS.search(self.roles.before(cue, 90)):
            return None
        led = bool(guests) and bool(self._marks(Span(split.end, max(split.end, guests[0].span.start))))
        if not hosts and guests and not led and not self._abroad() and all(is_ours(u) for a in guests for u in a.units):
            hosts, guests = guests, []  # a row of a programme: "Tiếp xã giao … Đồng chí X, Chủ tịch UBND tỉnh"
        guests = guests or self._led_before(sentence, actors, hosts, cue)
        if not hosts and led and not self._abroad() and all(is_ours(u) for a in guests for u in a.units):
            return None  # "Đón tiếp đoàn thành phố A": one's own delegation, received by one's own
        return self._sides(sentence, guests, hosts, cue, "visits.receive") if hosts or guests else None

    def _led_before(self, sentence: Sentence, actors: list[Actor], hosts: list[Actor], cue: Span) -> list[Actor]:
        """The guests whose delegation was named before those who receive it: "Đoàn tỉnh A do ông B làm trưởng đoàn; Phó
        Chủ tịch C tiếp".
        """
        led = next((s for s in folded_spans(self.scene, "visits.led", sentence) if s.end <= cue.start), None)
        host = next((a for a in hosts if a.units and a.how == "person"), None)
        if led is None or host is None or not self._marks(Span(sentence.span.start, led.start)):
            return []
        home = country_of(host.units[0])
        before = [a for a in actors if a.span.end <= host.span.start and a.units and not self.roles.is_place(a)]
        leader = next((a for a in before if a.person and a.span.start >= led.start), None)
        if leader is None or country_of(leader.units[0]) == home:
            return []
        return [a for a in before if country_of(a.units[0]) != home and a.how in ("person", "place")]

    def _own_people(self, cue: Span, guest: Actor) -> bool:
        """Whether the unit behind a verb of receiving is that of the delegation received."""
        between = self.scene.folded(Span(cue.end, max(cue.end, guest.span.start)))
        return guest.how == "place" and _DELEGATION_OF.fullmatch(between) is not None

    def _has_the_honour(self, cue: Span, before: list[Actor], behind: list[Actor]) -> bool:
        """Whether "được" says that somebody is glad to receive: "tôi được đón Ngài"; who receives in the passive stands
        before the verb.
        """
        met = next((a for a in behind if a.how in ("person", "pronoun") and a.units), None)
        host = next((a for a in reversed(before) if a.how in ("person", "pronoun", "home") and a.units), None)
        if met is None or host is None or country_of(met.units[0]) == country_of(host.units[0]):
            return False
        return _STRAIGHT.fullmatch(self.scene.folded(Span(cue.end, met.span.start))) is not None

    def _goes_on_speaking(self, sentence: Sentence, cue: Span) -> bool:
        """Whether "tiếp" ends the words of who speaks: '"…", ông A tiếp.'."""
        said = self.scene.page.text[sentence.span.start : cue.start]
        return self.scene.words(cue).lower() == "tiếp" and '"' in said.translate(_MARKS) and self._ends(cue)

    def _ends(self, cue: Span) -> bool:
        """Whether a stop follows."""
        return self.scene.page.text[cue.end : cue.end + 1] in {"", ".", ":", "\n", ";"}

    def _in_stead(self, hosts: list[Actor]) -> list[Actor]:
        """Who receives where another one has him do so: "Bí thư A, bận họp, ủy quyền cho Giám đốc B tiếp"."""
        for number, (first, second) in enumerate(pairwise(hosts)):
            between = Span(first.span.end, max(first.span.end, second.span.start))
            if second.how == "person" and _IN_STEAD.search(self.scene.folded(between)):
                return hosts[number + 1 :]
        return hosts

    def _audience(self, sentence: Sentence, cue: Span, behind: list[Actor]) -> bool:
        """ "Đoàn A tiếp kiến Chủ tịch B": the press says so of a delegation that is granted an audience."""
        if self.scene.words(cue).lower() != "tiếp kiến" or not any(a.how == "person" for a in behind):
            return False
        came = self._marks(Span(sentence.span.start, cue.start))
        return bool(came) and not self._marks(Span(cue.end, sentence.span.end))

    def _called_host(self, sentence: Sentence, actors: list[Actor]) -> Actor | None:
        """The person called the host in a clause of his own: "ông A, Phó Chủ tịch tỉnh B, chủ nhà; bên kia là …"."""
        found = _KEEPER.search(self.scene.folded(sentence.span))
        at = sentence.span.start + found.start() if found else -1
        return next((a for a in reversed(actors) if a.how == "person" and 0 <= at - a.span.end <= 90), None)

    def _told_behind(self, guests: list[Actor]) -> Actor | None:
        """Our own who receives, told behind the guest from abroad: "Tiếp ông A, Chủ tịch UBND tỉnh B nói …"."""
        if not guests or not guests[0].units or is_ours(guests[0].units[0]) or self._abroad():
            return None
        host = next((a for a in guests if a.how == "person" and a.units and is_ours(a.units[0])), None)
        if host is None or host.person is None or not host.person.posts:
            return None
        between = self.scene.folded(Span(guests[0].span.end, host.span.start))
        return host if "," in between and not re.search(r"[:;.]|(?<!\w)(?:cùng|và|có|gồm)(?!\w)", between) else None

    def _envoy_behind(self, guests: list[Actor]) -> Actor | None:
        """Vietnam's envoy who receives one's own people: "Tiếp đoàn tỉnh A, Tổng Lãnh sự B …"; none of a list."""
        envoy = next((a for a in guests[1:] if is_envoy(a)), None)
        if envoy is None or is_envoy(guests[0]):
            return None
        between = self.scene.folded(Span(guests[0].span.end, envoy.span.start))
        return envoy if "," in between and not _LISTED.search(between) else None

    def _received(self, sentence: Sentence, before: list[Actor], after: list[Actor], cue: Span) -> Meeting | None:
        """ "Đoàn A được tiếp", "được tiếp … là GUEST": received by those who are not named."""
        link = _IS.search(self.scene.folded(Span(cue.end, sentence.span.end)), 0)
        told = [a for a in after if link and a.span.start >= cue.end + link.end()]
        guests = told[:1] or self._delegation(before, cue)
        return self._sides(sentence, same_side(guests, last=not told), [], cue, "visits.passive") if guests else None
