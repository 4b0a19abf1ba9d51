"""When, where and whether a meeting was: the circumstances that its sentence tells."""

from __future__ import annotations

import re
from dataclasses import replace

from hoptac.base.nouns import Span
from hoptac.base.scene import Sentence
from hoptac.find.listeddays import ListedDays
from hoptac.find.monthtold import is_month_told
from hoptac.find.rules import rule
from hoptac.find.sides import Meeting, is_ours
from hoptac.find.telling import is_envoy
from hoptac.find.when import When
from hoptac.gazetteer.places import PLACES, country_of

#: Opens the words of a year in which something happens.
_WITHIN = re.compile(r"(?:vào|trong|hồi)\s(?:đầu |cuối |giữa )?năm\s")
#: Before a year that opens a clause: "nhắc lại rằng năm 2022, đoàn …".
_OPENS = re.compile(r"(?:rằng|[,:;–-])\s$")
#: Before the name of a place on the border.
_GATE = re.compile(
    r"(?<!\w)(?:tại|ở)(?: [^.;]{0,24},)? (?:(?:khu vực )?cửa khẩu(?: quốc tế| chính| phụ)?|lối mở|cầu(?: hữu nghị)?) $"
)
#: Opens the sentence that says when the meeting told before it was.
_HELD_ON = re.compile(
    r"\W*(?:buổi|cuộc|chuyến|lễ) (?:đón )?(?:tiếp|làm việc|gặp(?: gỡ| mặt)?|hội đàm|hội kiến|trao đổi|thăm|công tác)"
    r"(?: (?!trước|liền|lần|kỳ|năm|sau|tới|kế|đầu)[^\W\d_]+){0,2} (?:được )?(?:diễn ra|tổ chức|kéo dài)"
    r"(?: [^\W\d_]+){0,3}? "
    r"(?=ngày|sáng|chiều|tối|trong|từ|vào|hôm|\d)(?:vào |trong )?"
)
_SAID_AFTER = 6  # sentences within which it is said
_PART_OF_DAY = 8  # characters: "sáng "
#: Opens the sentence of a reception that was one of a journey's.
_ON_JOURNEY = re.compile(
    r"\W*(?:nằm )?(?:đang|trong|nhân|trong khuôn khổ|nhân dịp)(?: (?:ở|có))? (?:chuyến )?(?:thăm|công tác|làm việc|đi)"
    r"(?!\w)"
)
#: Between where and when something is said, and what is said to be planned.
_SAYS = re.compile(
    r"(?<!\w)(?:khẳng định|cho biết|cho hay|thông báo|tiết lộ|xác nhận|công bố|nói|nêu rõ|tuyên bố)(?!\w)"
)
_LOOKS_BACK = re.compile(r"(?<!\w)(?:nhắc lại|nhớ lại|nhắc đến|nhắc tới|ôn lại|sau)\s$")


def _mission_before(words: str) -> str:
    """The words before a mission's seat from the mission's own name on."""
    return words[max(0, words.rfind("lãnh sự"), words.rfind("đại sứ")) :]


def _is_guests_turn(meeting: Meeting) -> bool:
    """Whether the words behind a word of talks name the guests: "Chủ tịch A hội đàm với đoàn Mặt trận B"."""
    hosts, guests = (min(span.start for span in side.units.values()) for side in (meeting.host, meeting.guest))
    return meeting.rule == "visits.meet" and hosts < meeting.cue.start <= guests


class Circumstances(ListedDays):
    """Reads the circumstances of one page's meetings."""

    def where(self, meeting: Meeting) -> tuple[str, Span] | None:
        """Where the meeting happens: a place of the host's own, else one of its country (a neighbour's gate)."""
        holding = {PLACES[u].parent for u in meeting.host.units} | {country_of(u) for u in meeting.host.units}
        holding -= meeting.host.units.keys()
        mission = all(PLACES[u].kind == "country" for u in meeting.host.units)
        guests_own = set(meeting.host.units) == {"VN"} and not any(map(is_ours, meeting.guest.units))
        if set(meeting.host.units) == {"VN"}:
            holding |= {u for u in meeting.guest.units if is_ours(u)}  # whom the State receives is not where it does so
        found = [
            p
            for p in self.roles.met_at(meeting.sentence)
            if p[0] not in holding
            and ((mission and not (guests_own and country_of(p[0]) == "VN")) or not self.roles.is_seat(p[1]))
            if not self._said_at(p[1], meeting)
        ]
        at_gate = next((p for p in found if _GATE.search(self.roles.before(p[1], 40))), None)
        if at_gate is not None and at_gate[0] in meeting.guest.units and meeting.rule == "visits.come":
            return at_gate  # they met at the guests' own gate
        own = [p for p in found if p[0] in meeting.host.units]
        hosts = {country_of(u) for u in meeting.host.units}
        missions = (a for a in self.scene.actors_in(meeting.sentence.span) if a.how == "mission")
        at_embassy = mission and any(not a.units or set(a.units) & set(meeting.host.units) for a in missions)
        hosts |= {"VN"} if at_embassy else set()  # a foreign embassy here
        near = [p for p in found if country_of(p[0]) in hosts or set(meeting.host.units) == {"VN"}]
        best = near if mission else own or near
        called_on = mission and (at_embassy or all(map(is_ours, meeting.guest.units)) or self._by_envoy(meeting))
        if (
            called_on
            and all(PLACES[p[0]].kind == "country" for p in best)
            and (seat := self._seat(meeting)) is not None
        ):
            return seat
        if at_embassy and not best and "VN" not in meeting.host.units and all(map(is_ours, meeting.guest.units)):
            return "VN", next(iter(meeting.host.units.values()))  # GUIDE.md: an embassy here, its town untold
        return next((p for p in best if PLACES[p[0]].kind != "country"), None) or next(iter(best), None)

    def _said_at(self, place: Span, meeting: Meeting) -> bool:
        """Whether a place, or a day, is where or when somebody told of what is still to come: "Tại A ngày 5/4, B khẳng
        định C có kế hoạch sang thăm …".
        """
        if meeting.status != "planned" or meeting.rule != "visits.come" or place.end > meeting.cue.start:
            return False
        return _SAYS.search(self.scene.folded(Span(place.end, meeting.cue.start))) is not None

    def _by_envoy(self, meeting: Meeting) -> bool:
        """Whether Vietnam's ambassador or consul receives, who does so where his mission stands."""
        return any(is_envoy(a) for a in self.scene.actors_in(meeting.sentence.span))

    def _seat(self, meeting: Meeting) -> tuple[str, Span] | None:
        """The seat of the host's embassy or consulate, as the page names it anywhere ("Tổng Lãnh sự quán X tại Y"); of
        an embassy of ours whose town nobody names the country.
        """
        hosts = meeting.host.units.keys()
        names = [PLACES[unit].name_vi.lower() for unit in hosts]
        seats = [
            (unit, span)
            for unit, span, before in self._seats()
            if unit not in hosts and any(name in before for name in names)
        ]
        towns = [s for s in seats if PLACES[s[0]].kind != "country"]
        return next(iter(towns or (seats if set(hosts) == {"VN"} else [])), None)

    def _seats(self) -> list[tuple[str, Span, str]]:
        """The seats of missions that the page names, each with the name of the mission; read once a page."""
        known: list[tuple[str, Span, str]] | None = self.scene.memo.get("seats")
        if known is None:
            places = (a for a in self.scene.actors if a.how == "place" and self.roles.is_seat(a.span))
            known = [(a.units[0], a.span, _mission_before(self.roles.before(a.span, 110))) for a in places]
            self.scene.memo["seats"] = known
        return known

    def body(self, meeting: Meeting) -> str:
        """Which organ of the host is called on, where it is another than the province's leaders."""
        if meeting.rule not in ("visits.come", "visits.meet", "visits.receive"):
            return ""
        folded = self.scene.scan.folded
        match = rule("visits.body").search(
            folded.text,
            folded.at(meeting.cue.end),
            min(folded.at(meeting.sentence.span.end), folded.at(meeting.cue.end) + 60),
        )
        if match and meeting.rule == "visits.receive" and not folded.text.endswith(" tại ", 0, match.start("body")):
            return ""  # whose guests they are
        if match is None or folded.text.endswith(" của ", 0, match.start("body")) or _is_guests_turn(meeting):
            return ""  # "chuyến công tác tại A của Tỉnh đoàn B": the guests' own
        return match.group("body")

    def day(self, meeting: Meeting) -> None:
        """The meeting's own day, or the day that it may take over from what is told before (``inherited``)."""
        meeting.when = self._put_off_to(meeting)
        if meeting.when is not None:
            return
        events = [
            w
            for w in self.times.events(meeting.sentence)
            if meeting.sentence.span.holds(w.span) and self._of_event(w, meeting)
        ]
        later = [w for w in events if not self._said_at(w.span, meeting)]
        events = later if later and meeting.status == "planned" else events
        if meeting.rule == "visits.accepted":  # the day before the word is that of accepting
            events = [w for w in events if w.span.start > meeting.cue.start or self._to_come(w)]
        exact = sorted((w for w in events if w.exact), key=lambda w: w.time.basis == "inferred" or w.leans is not None)
        rough = [w for w in events if not w.exact and (w.kind == "month" or self._in_year(w, meeting))]
        exact = exact or self._day_of_list(meeting) or self._day_of_entry(meeting)
        if meeting.status == "planned" and any(map(self._to_come, rough)):
            exact = [w for w in exact if not self._is_over(w)]  # the day on which the plan was told
        if exact:
            runs = (w for w in exact if w.kind == "interval" and not self._bracketed(w))
            own = self._on_the_journey(exact, meeting) or self._told_beside(exact, meeting)
            meeting.when = own or next(runs, None) or self._nearest(exact, meeting)
        elif self.programme and (before := self._row_day(meeting)):
            meeting.when = before
        elif rough and (meeting.status != "done" or self._past(rough[0], meeting) or self._to_come(rough[0])):
            meeting.when = rough[0]
        elif meeting.rule == "visits.meet" and (recalled := self._recalled(rough, meeting)):
            meeting.when = recalled
        elif old := self._long_ago(meeting):
            meeting.when = old
        elif not self.programme and (meeting.status == "done" or self._dropped(meeting) or self._headed(meeting)):
            meeting.inherited = self.times.before(meeting.sentence, past=True)

    def held_on(self, sentence: Sentence, told: Meeting | None) -> None:
        """The day of the meeting told last, said of it afterwards: "Buổi tiếp diễn ra ngày 17/6"."""
        if told is None or told.when is not None or sentence.index - told.sentence.index > _SAID_AFTER:
            return
        opening = _HELD_ON.match(self.scene.folded(sentence.span))
        at = sentence.span.start + opening.end() if opening else -1
        told.when = next(
            (w for w in self.times.events(sentence) if w.exact and abs(w.span.start - at) <= _PART_OF_DAY), None
        )

    def _on_the_journey(self, exact: list[When], meeting: Meeting) -> When | None:
        """The day of a reception on a journey of which the opening tells all days: "Đang ở thăm A từ … đến …, đoàn được
        … tiếp chiều 1/8".
        """
        told = exact[0].span.start >= meeting.sentence.span.start
        if meeting.rule not in ("visits.receive", "visits.passive") or exact[0].kind != "interval" or not told:
            return None
        opening = self.scene.folded(Span(meeting.sentence.span.start, exact[0].span.start))
        days = [w for w in exact[1:] if w.kind == "day"]
        return days[0] if days and _ON_JOURNEY.match(opening) else None

    def _put_off_to(self, meeting: Meeting) -> When | None:
        """The new day of a visit that is put off: "lùi chuyến thăm đến ngày 25-2"."""
        put_off = self._put_off(meeting)
        if put_off is None or put_off != meeting.status_span:
            return None
        for when in (w for sentence in self._behind(meeting) for w in self.times.of(sentence)):
            day = when.time.end or when.time.start
            if day and when.span.end > put_off.end and when.kind in ("until", "day", "month"):
                return When(replace(when.time, edtf=day), when.span, "day")
        return None

    def _recalled(self, rough: list[When], meeting: Meeting) -> When | None:
        """The month that stands right behind a meeting looked back at: "nhắc lại cuộc gặp hồi tháng 6"."""
        if not _LOOKS_BACK.search(self.roles.before(meeting.cue, 20)):
            return None
        return next((w for w in rough if 0 <= w.span.start - meeting.cue.end <= 6), None)

    def _long_ago(self, meeting: Meeting) -> When | None:
        """The day, month or year years ago that a sentence gives the coming that it recalls."""
        if meeting.status == "planned" or meeting.rule not in ("visits.come", "visits.receive", "visits.passive"):
            return None
        day = self.scene.day
        for when in sorted(self.times.events(meeting.sentence), key=lambda w: not w.exact):
            start = when.time.start
            if start and day and when.time.basis == "text" and int(day[:4]) - int(start[:4]) > 1:
                opens = when.span.start - meeting.sentence.span.start < 12
                near = opens or abs(when.span.start - meeting.cue.start) < 120
                if near and not rule("visits.signed-before").search(self.roles.before(when.span, 140)):
                    return when
        return None

    def _past(self, when: When, meeting: Meeting) -> bool:
        """Whether a month or a year that opens the sentence tells when somebody came long ago."""
        named = when.time.basis == "text" and (
            when.kind == "month"
            or self._behind_journey(when, meeting)
            or when.span.start - meeting.sentence.span.start < 12
        )
        return (named or self._told_month(when, meeting)) and meeting.rule in (
            "visits.come",
            "visits.receive",
            "visits.passive",
        )

    def _told_month(self, when: When, meeting: Meeting) -> bool:
        """Whether a month without its year says when somebody came: "Hồi tháng 4, đoàn …", "tháng 5 vừa rồi"."""
        if when.kind != "month" or when.span.start > meeting.cue.start or self._to_come(when):
            return False
        opens = self.scene.folded(Span(meeting.sentence.span.start, when.span.start))
        behind = self.scene.folded(Span(when.span.start, meeting.sentence.span.end))
        return is_month_told(opens, behind)

    def ahead(self, meeting: Meeting) -> bool:
        """Whether a meeting's own day lies after the page's: it is still to come, whatever the verb says."""
        return meeting.when is not None and self._to_come(meeting.when)

    def over(self, meeting: Meeting) -> bool:
        """Whether a meeting's own day lies before the page's: what a list of a past month calls its programme."""
        when, day = meeting.when, self.scene.page.published
        if when is None or day is None or not meeting.sentence.span.holds(when.span):
            return False
        start = when.time.start
        return bool(start and len(start) == 10 == len(day) and start < day)

    def _is_over(self, when: When) -> bool:
        """Whether a day lies before the page's."""
        start, day = when.time.start, self.scene.page.published
        return bool(start and day and len(day) == 10 == len(start) and start < day)

    def _to_come(self, when: When) -> bool:
        """Whether a day, a month or a year lies wholly after the page's day."""
        start, day = when.time.start, self.scene.page.published
        return bool(start and day and len(day) == 10 and start > day[: len(start)])

    def _bracketed(self, when: When) -> bool:
        """Whether a run of days only stands in brackets: "đang ở thăm nước bạn (30/7 - 2/8)"."""
        before = self.roles.before(when.span, 24)
        return before.rfind("(") > before.rfind(")")

    @staticmethod
    def _nearest(exact: list[When], meeting: Meeting) -> When:
        """Of several days the one told behind the noun of a journey ("chuyến thăm … vào ngày …"), else the first."""
        if meeting.rule == "visits.come" and meeting.status != "done":
            return next((w for w in exact if w.span.start >= meeting.cue.end), exact[0])
        return exact[0]

    def _in_year(self, when: When, meeting: Meeting) -> bool:
        """Whether a year is when something happens ("trong năm 2023"), not a part of a name ("hội nghị năm 2023")."""
        opens = when.span.start - meeting.sentence.span.start < 8
        before = self.roles.before(when.span, 8)
        set_off = self.scene.page.text[when.span.end : when.span.end + 1] == "," and _OPENS.search(before)
        within = re.search(r"(?:trong|vào)\s$", before) is not None or self._behind_journey(when, meeting)
        return when.kind == "year" and (opens or bool(set_off) or within)

    def _behind_journey(self, when: When, meeting: Meeting) -> bool:
        """Whether a year stands behind the noun of a journey: "trong chuyến thăm tỉnh vào đầu năm 2024"."""
        near = meeting.rule == "visits.come" and 0 <= when.span.start - meeting.cue.end < 60
        return near and _WITHIN.match(self.scene.folded(when.span)) is not None
