"""Meetings told as talks of two sides: "A hội đàm với B", "cuộc gặp giữa A và B"."""

from __future__ import annotations

import re

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Sentence
from hoptac.find.firstperson import first_person
from hoptac.find.roles import folded_spans
from hoptac.find.sides import Meeting, Side, is_ours, same_side, sorted_out
from hoptac.find.talkedwith import OFFICIAL, TalkedWith
from hoptac.find.telling import is_envoy
from hoptac.find.unmet import is_consular, is_of_group, is_of_two, is_vowed, tells_no_talks
from hoptac.gazetteer.places import PLACES, country_of

_HOSTING = re.compile(r"(?<!\w)(?:chủ nhà|đăng cai)(?!\w)")
_BESIDE = re.compile(r"(?<!\w)(?:bên lề|trước|trước giờ|bế mạc|trước khi) (?:các )?(?:buổi |cuộc )?$")
_GUESTS = re.compile(r"(?<!\w)(?:lưu học sinh|sinh viên|học sinh|học viên)(?!\w)")
_MINISTRY = re.compile(
    r"(?: với)? (?:các |lãnh đạo |đại diện )*(?:bộ(?! đội)|cục|vụ|văn phòng chính phủ|chính phủ|trung ương)(?!\w)"
)
#: One's own departments, with whom a plan is talked over.
_OWN_OFFICES = re.compile(
    r"(?: với)? (?:các |lãnh đạo |đại diện )*(?:sở|ngành|ban|đơn vị|cơ quan|địa phương)(?:, [^\W\d_]+){0,4}"
    r" (?:hữu quan|liên quan|có liên quan|chức năng|chuyên môn|trong tỉnh|của tỉnh(?! bạn))(?!\w)"
)
#: Before a meeting that is only a way of working together: "tăng cường gặp gỡ", "như gặp gỡ, trao đổi đoàn".
_IN_GENERAL = re.compile(
    r"(?<!\w)(?:như|tăng cường|duy trì|đẩy mạnh|thường xuyên|định kỳ|luân phiên|hoạt động|hình thức|cơ chế|chế độ|lịch)"
    r"(?: (?:các|những|việc|tổ chức|hoạt động|cuộc|buổi|công tác))* $"
)
#: Before the name of a programme, not of a talk: "dự Chương trình gặp gỡ", "trong chương trình làm việc".
_SCHEDULED = re.compile(r"(?<!có )(?<!có một )chương trình $")
_PRESS = re.compile(r"(?<!\w)(?:phóng viên|pv|tòa soạn|nhà báo)(?!\w)[^.;]*$")
#: Before "gặp": those who write the page.
_BY_PRESS = re.compile(r"(?<!\w)(?:chúng tôi|tôi)(?: (?:đã|tìm|lại|cũng|may mắn|có dịp|được|vừa))* $")
#: Behind "trao đổi": with the press, not with a side.
_TO_PRESS = re.compile(
    r"(?: riêng| nhanh| thêm)?(?: với)? (?:các )?(?:phóng viên|pv|nhà báo|báo(?! cáo)|báo chí|đài(?! loan)|tạp chí|"
    r"truyền hình|truyền thông|thông tấn|ttxvn|chúng tôi|hãng (?:tin|thông)|kênh|tờ|pháp luật)(?!\w)"
)
#: A meeting as anybody may have it, which only people in office make one of two sides.
EVERYDAY = frozenset(
    {"gặp", "gặp gỡ", "gặp mặt", "trao đổi với", "làm việc với", "đã làm việc", "tiếp xúc với", "họp với"}
)
#: Regular meetings, which one's own departments have as well.
_OF_OFFICES = frozenset({"giao ban", "hội nghị giao ban", "họp với", "buổi làm việc"})
#: People whose unit only tells where they are from.
_FOLK = re.compile(
    r"(?<!\w)(?:lái xe|tài xế|người(?: dân)?|bà con|tiểu thương|thương nhân|ngư dân|nông dân|công nhân|học sinh|"
    r"sinh viên|du khách|xe|tàu|hàng)(?: (?:tỉnh|của))? $"
)
_TO_HOUSE = re.compile(r" (?:tận )?(?:trụ sở|văn phòng|cơ quan)(?!\w)")
_THEIR_OWN = re.compile(r" (?:với )?[^,.;]{3,40} (?:nước này|tỉnh này|sở tại|nước mình|tỉnh mình)(?!\w)")
_ARRIVING = ("sang", "đến", "tới", "đi", "lên", "qua", "ra", "vào", "xuống", "ghé")
_AS_UNIT = ("place", "home", "partner")
#: Before a delegation whose head, or his office alone, is the subject.
_LEADING = re.compile(r"(?<!\w)(?:dẫn đầu|dẫn|cầm) (?:một )?$")
_RIGHT_BEFORE = 16  # characters
_NAME = 60  # characters
_STILL = 4  # sentences
_NEXT = 30  # characters behind a word of talks within which those stand who are met


class Talks(TalkedWith):
    """Readings in which two sides talk."""

    def _went(self, sentence: Sentence, cue: Span) -> Span | None:
        """ "đoàn X … sang Y hội đàm với Z": the verb of going between a delegation and the talks."""
        marks = self._marks(Span(sentence.span.start, cue.start))
        going = [
            g for g in folded_spans(self.scene, "visits.go", sentence) if g.end <= cue.start and cue.start - g.end < 60
        ]
        if going and cue.start - going[-1].end <= 1 and self.scene.words(going[-1]).lower() in _ARRIVING:
            return going[-1]  # "Đồn A sang giao ban với B"
        if going and _TO_HOUSE.match(self.scene.folded(Span(going[-1].end, cue.start))) and self._goer(going[-1]):
            return going[-1]  # "Đại sứ A đã tới trụ sở Bộ B và làm việc với …"
        return going[-1] if marks and going and marks[0].start < going[-1].start else None

    def _goer(self, going: Span) -> bool:
        """Whether somebody is named right before a verb of going."""
        near = self.scene.actors_in(Span(max(0, going.start - _NAME), going.start))
        return any(a.how == "person" and going.start - a.span.end <= _RIGHT_BEFORE for a in near)

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

    def _travelling(self, sentence: Sentence, named: list[Actor], cue: Span) -> tuple[list[Actor], list[Actor]] | None:
        """ "Đoàn A do X dẫn đầu đã làm việc với B": the only delegation of a sentence is the guest."""
        before = [a for a in named if a.span.end <= cue.start]
        after = [a for a in named if a.span.start >= cue.end]
        if not before or not after or self._marks(Span(cue.end, sentence.span.end)):
            return None
        marks = self._marks(Span(sentence.span.start, cue.start))
        if not marks or before[0].span.start - marks[0].end > 40:
            return None
        if before[0].span.start < marks[0].start and not self._leads(before, marks[0]):
            return None
        guests, hosts = same_side(before), same_side(after)
        at = self.roles.at(sentence)
        if at is not None and any(at[0] in a.units for a in guests):
            return None  # "tại huyện nhà, đoàn A tổ chức hội đàm với B": it has not travelled
        theirs = {country_of(u) for a in hosts for u in a.units}
        return None if any(country_of(u) in theirs for a in guests for u in a.units) else (guests, hosts)

    def _leads(self, before: list[Actor], mark: Span) -> bool:
        """Whether those of ours named before "đoàn" lead it: "Phó Chủ tịch tỉnh A dẫn đầu đoàn làm việc với B"."""
        led = _LEADING.search(self.roles.before(mark, 24)) is not None
        return led and all(is_ours(u) for a in before for u in a.units)

    def _at_ministry(self, sentence: Sentence, cue: Span, actors: list[Actor]) -> bool:
        """Whether a side only works with its own State's ministries: "tỉnh đã làm việc với Bộ Ngoại giao"."""
        ministry = _MINISTRY.match(self.scene.folded(Span(cue.end, sentence.span.end)))
        if ministry is None:
            return False
        return not any(a.how in ("place", "person") and not is_ours(a.units[0]) for a in actors if a.units)

    def _meet(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """A hội đàm với B: the host is the one in whose country it happens, our side where nothing tells."""
        cue = self.first("visits.meet", sentence) or self._presided(sentence, actors)
        if cue is None or self._no_talks(sentence, cue, actors):
            return None
        mission = [a for a in actors if a.how == "mission" and 0 <= a.span.start - cue.end <= 12]
        if mission:
            return self._sides(sentence, [], mission, cue, "visits.meet")
        named = [a for a in actors if not self.roles.is_place(a)]
        envoy = next((a for a in named if a.span.start >= cue.end and is_envoy(a)), None) if self._abroad() else None
        if envoy is not None:
            guests = same_side([a for a in named if a.span.end <= cue.start])
            return self._sides(sentence, guests, [envoy], cue, "visits.meet")
        went = self._went(sentence, cue)
        if went is not None:
            hosts = same_side([a for a in named if a.span.start >= went.end])
            guests = same_side([a for a in named if a.span.end <= went.start])
            if hosts:
                return self._sides(sentence, guests, hosts, cue, "visits.meet")
        travelling = self._travelling(sentence, named, cue)
        if travelling is not None:
            return self._sides(sentence, *travelling, cue, "visits.meet")
        if not any(a.how in ("person", "place", "mission") for a in named) and self._both(sentence):
            ours, theirs = self.scene.pairs[sentence.index]
            return self._between(sentence, cue, theirs if self._abroad() else ours, ours if self._abroad() else theirs)
        hosts, guests = (
            self._away(sentence, named) or self._envoy_out(sentence, named, cue) or self._facing(sentence, named, cue)
        )
        if (not hosts and not guests) or self._students(cue, sentence):
            return None
        return self._sides(sentence, same_side(guests), hosts, cue, "visits.meet")

    def _away(self, sentence: Sentence, named: list[Actor]) -> tuple[list[Actor], list[Actor]] | None:
        """Hosts and guests where somebody answers what he did on his journey: he has come."""
        told = first_person(self.scene)
        me = [a for a in named if a.person is not None and a.person is told.me]
        met = [a for a in named if a.units and me and country_of(a.units[0]) != country_of(me[0].units[0])]
        return (same_side(met), me) if met and told.is_away(sentence.index) else None

    def _no_talks(self, sentence: Sentence, cue: Span, actors: list[Actor]) -> bool:
        """Whether a word of talks tells none between two sides: with the press, beside a conference, a feast with
        students from abroad, at one's own ministries.
        """
        before = self.roles.before(cue, 60)
        if is_of_group(self.scene.folded(Span(cue.end, sentence.span.end))):
            return True
        if _PRESS.search(before) or _BESIDE.search(before) or _IN_GENERAL.search(before):
            return True
        sides = {is_ours(a.units[0]) for a in actors if a.how == "person" and a.units}
        if _SCHEDULED.search(before) and len(sides) < 2 and not self._faces(sentence, cue, actors):
            return True  # the name of a feast to which many come
        behind = self.scene.folded(Span(cue.end, sentence.span.end))
        if len(sides) < 2 and is_of_two(before, behind):
            return True
        if _BY_PRESS.search(before) and not any(0 <= cue.start - a.span.end <= _NEXT for a in actors):
            return True
        if _TO_PRESS.match(behind) or tells_no_talks(before, behind) or self._to_nobody(sentence, cue):
            return True
        if self.scene.words(cue).lower() in EVERYDAY and not self._official(sentence, cue, actors):
            return True
        if is_consular(self.scene.folded(sentence.span)) and not any(
            a.person and a.span.start > cue.end for a in actors
        ):
            return True
        if _OWN_OFFICES.match(behind):
            return True
        if is_vowed(self.roles.before(cue, 140)) and not any(True for _ in self._talks_to(sentence, cue)):
            return True  # "hứa tỉnh sẽ làm việc với cơ quan hải quan"
        if self.scene.words(cue).lower() in _OF_OFFICES and not any(a.how != "home" for a in actors):
            return True  # "họp giao ban khối đối ngoại của tỉnh"
        feast = _GUESTS.search(self.scene.folded(sentence.span)) and "mặt" in self.scene.words(cue)
        if feast and not any(a.person for a in actors) and not self._marks(sentence.span):
            return True
        return self._at_ministry(sentence, cue, actors) or self._among_themselves(cue, actors)

    def _among_themselves(self, cue: Span, actors: list[Actor]) -> bool:
        """Whether those right before and right behind a word of talks are of one country: "Sở A đã làm việc với Sở B
        tỉnh này".
        """
        before = [a for a in actors if a.units and 0 <= cue.start - a.span.end <= _NEXT and not self.roles.is_place(a)]
        if not before or any(a.how == "mission" or is_envoy(a) for a in actors):
            return False
        country = country_of(before[-1].units[0])
        if _THEIR_OWN.match(self.scene.folded(Span(cue.end, min(cue.end + 70, len(self.scene.page.text))))):
            return country != "VN"
        behind = [a for a in actors if a.units and 0 <= a.span.start - cue.end <= _NEXT and not self.roles.is_place(a)]
        return bool(behind) and country != "VN" and all(country_of(u) == country for a in actors for u in a.units)

    def _at_home(self, cue: Span, actors: list[Actor]) -> bool:
        """Whether two people of ours meet in an everyday word, with nobody from abroad beside them."""
        near = [a for a in actors if a.how == "person" and a.units and -_NEXT <= a.span.start - cue.end <= _NAME]
        both = any(a.span.end <= cue.start for a in near) and any(a.span.start >= cue.end for a in near)
        ours = all(is_ours(u) for a in actors if a.how == "person" for u in a.units)
        return both and ours and self.scene.words(cue).lower() == "gặp" and not any(map(is_envoy, near))

    def _faces(self, sentence: Sentence, cue: Span, actors: list[Actor]) -> bool:
        """Whether a unit abroad stands right behind a word of talks, in a sentence where one of ours acts."""
        units = [
            (a, a.units[0]) for a in self.scene.actors_in(sentence.span) if a.how in ("person", "place") and a.units
        ]
        met = any(
            not is_ours(u) and 0 <= a.span.start - cue.end < _NEXT and PLACES[u].kind not in ("country", "region")
            for a, u in units
        )
        return met and any(is_ours(u) and a.span.start > cue.end for a, u in units)

    def _official(self, sentence: Sentence, cue: Span, actors: list[Actor]) -> bool:
        """Whether somebody in office, a body or a unit right before meets in a sentence of everyday words."""
        held = any(
            (a.person is not None and a.person.posts)
            or (a.how in _AS_UNIT and 0 <= cue.start - a.span.end < _RIGHT_BEFORE and self._acts_itself(a))
            for a in actors
        )
        return held or OFFICIAL.search(self.scene.folded(sentence.span)) is not None

    def _acts_itself(self, actor: Actor) -> bool:
        """Whether a unit acts, and is not only where somebody is from: "lái xe tỉnh A gặp …"."""
        return not self.roles.is_place(actor) and not _FOLK.search(self.roles.before(actor.span))

    def _facing(self, sentence: Sentence, named: list[Actor], cue: Span) -> tuple[list[Actor], list[Actor]]:
        """Hosts and guests of talks by the country in which they are; behind a delegation that bears no name here,
        all who are named are hosts.
        """
        country = self._country(sentence, named)
        met_in = {country_of(a.units[0]) for a in named if a.units}
        if country not in met_in and "VN" in met_in and len(met_in) > 1:
            country = "VN"  # the page stands in a third country, where it told of something else
        hosts = [a for a in named if a.units and country_of(a.units[0]) == country]
        opening = Span(sentence.span.start, cue.start)
        acting = ("delegation", "place", "person", "home")
        before = [a for a in self.scene.actors_in(opening) if a.how in acting]
        if not any(a in named for a in before) and self._marks(opening):
            met = [a for a in named if a.span.start > cue.start]
            # "đoàn sẽ hội đàm giữa tỉnh A với tỉnh B": the delegation's own unit is named with those it meets
            own = [a for a in met if a.how == "place" and set(a.units) & set(self.party)]
            return [a for a in met if a not in own], own
        return hosts, [a for a in named if a not in hosts]

    def _envoy_out(self, sentence: Sentence, named: list[Actor], cue: Span) -> tuple[list[Actor], list[Actor]] | None:
        """Hosts and guests where Vietnam's envoy meets those of the country to which he was sent: he calls on them,
        unless the page stands at home.
        """
        opens = cue.start - sentence.span.start < 3  # "Trao đổi với ông A, Đại sứ B …"
        envoy = next((a for a in named if is_envoy(a) and (opens or a.span.end <= cue.start)), None)
        until = envoy.span.start if opens and envoy else sentence.span.end
        met = [a for a in named if a.units and cue.end <= a.span.start < until and not is_ours(a.units[0])]
        if envoy is None or not met:
            return None
        told = self.spot is not None and cue.start < self.spot.start < sentence.span.end  # "trung tâm tại A": of others
        here = None if told else self.location
        return (met, [envoy]) if here is None or not is_ours(here) else None

    def _still_there(self, sentence: Sentence, named: list[Actor]) -> str | None:
        """Who received our travellers last, where the next sentences name nobody of ours: they are still abroad."""
        away = bool(self.party) and all(map(is_ours, self.party)) and not any(map(is_ours, self.received))
        if not away or sentence.index - self.noted > _STILL or any(is_ours(u) for a in named for u in a.units):
            return None
        return next(iter(self.received), None)

    def _country(self, sentence: Sentence, named: list[Actor]) -> str:
        """The country in which talks are held: that of who is called the host, else of the place named."""
        keeper = _HOSTING.search(self.scene.folded(sentence.span))
        start = sentence.span.start + keeper.start() if keeper else 0
        near = min(
            (a for a in named if keeper and a.units and not (a.span.start <= start < a.span.end)),
            key=lambda a: min(abs(a.span.start - start), abs(a.span.end - start)),
            default=None,
        )
        where = near.units[0] if near else self._journeys_goal(sentence) or self._where(sentence)
        where = where or self._still_there(sentence, named)
        return country_of(where) if where else "VN"
