"""The day on which a paper was, or is to be, signed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from hoptac.base.nouns import Span
from hoptac.base.scene import Scene
from hoptac.find.paperbefore import is_long, of_story, of_talk, within_run
from hoptac.find.papercoming import coming
from hoptac.find.paperterms import (
    TO_SIGNED,
    Place,
    bare_year,
    is_earlier,
    is_end,
    is_just_signed,
    is_of_signing,
    is_of_treaty,
    is_to_come,
    provides,
    year_in_brackets,
)
from hoptac.find.roles import folded_spans
from hoptac.find.rules import rule
from hoptac.find.when import HAPPENS, Times, When

NATIONAL = frozenset({"treaty", "agreement-treaty", "protocol", "convention"})  # kinds that States conclude
_SO_FAR = re.compile(r"(?:tới nay|đến nay|cho đến nay|hiện nay|hiện)(?!\w)")  # not signed on the event's day
#: Between a paper's name and its day: "Hiệp ước … (18/7/1977)", "Biên bản hội đàm (lập) ngày 12/9/2019".
_TO_OWN_DAY = re.compile(
    r"^ ?(?:số [\w/.-]+ )?(?:(?:[^\W\d_]+ ){0,9}?(?:\( ?)?(?:được )?(?:k[ýí](?: kết)?|lập|đề|làm|xác lập|làm tại)? ?|"
    r"(?:[^\W\d_]+ ?){0,9}\( ?)$"
)
#: "Thỏa thuận kết nghĩa vào năm 2016": the time of a paper that its clause does nothing else with.
_IN_TIME = re.compile(
    r"^(?: (?!triển |thực |hết |có |hiệu |đánh |kết thúc|tổng |được |sẽ |để |và |đến |từ )[^\W\d_]+){0,6} "
    r"(?:vào|hồi)(?: ngày)? "
)
_IN_BRACKETS = re.compile(r"^[^.;:,\d]{0,40}\( ?$")
_OF_TERM = re.compile(r"(?: (?:giai đoạn|thời kỳ|nhiệm kỳ) \d{4} ?[-–] ?\d{4})? ?(?:từ )?(?:hôm |ngày )?")
_NUMBERED = re.compile(r" số [^\s,;]+ (?:được )?(?:k[ýí](?: kết)? )?(?:ngày )?$")
_NO_SIGNING = re.compile(r"(?<!\w)(?:từ nay|đến|tới|thực hiện|triển khai)(?!\w)")


def _within(whens: Iterable[When], span: Span) -> list[When]:
    return [w for w in whens if span.start <= w.span.start and w.span.end <= span.end]


def _far(name: Span, time: Span) -> int:
    """How far a time stands from a name: none where it holds the name, less behind it than before it."""
    if time.meets(name):
        return 0
    return time.start - name.end if time.start >= name.end else 2 * (name.start - time.end)


def _at(when: When, day: str) -> When:
    return replace(when, time=replace(when.time, edtf=day))


def _of_grain(when: When, here: Span, words: str) -> When:
    """The year, the month or the day that "năm ấy", "cuối tháng ấy", "hôm ấy" takes of the time it leans on."""
    start = when.time.start or ""
    if "năm" in words:
        return When(replace(when.time, edtf=start[:4], grain="year"), here, "year", when.span)
    if "tháng" in words and len(start) >= len("2022-06"):
        return When(replace(when.time, edtf=start[:7], grain="month"), here, "month", when.span)
    return When(when.time, here, when.kind, when.span)


class PaperDays:
    """Days of the papers of one page."""

    def __init__(self, scene: Scene, times: Times, programme: bool) -> None:
        self.scene = scene
        self.times = times
        self.programme = programme
        self.told: set[Span] = set()  # days that belong to a paper's own past, no day of an event

    def _between(self, start: int, end: int) -> str:
        return self.scene.folded(Span(start, max(start, end)))

    def date(self, at: Place, term: When | None) -> When | None:
        """The day of signing: one behind the name or behind "ký"; for a signing told now, the day of the event."""
        signs = list(folded_spans(self.scene, "agreements.sign", at.sentence))
        if at.act == "proposed":
            to_come = folded_spans(self.scene, "agreements.propose", at.sentence)
            signs += [span for span in to_come if "ký" in self.scene.folded(span) and span not in signs]
        whens = [w for w in self.times.of(at.sentence) if w is not term and "quý" not in self.scene.folded(w.span)]
        whens = [w for w in whens if not is_to_come(self.scene, at, w) and not is_end(self.scene, w)]
        first = [w for w in whens if w.kind == "occasion" and w.time.start and len(w.time.start) == 10]
        if at.kind in NATIONAL and first:
            near = min(first, key=lambda w: _far(at.mention, w.span))
            return _at(near, near.time.start or "")
        until = next((w for w in whens if w.kind == "until" and w.time.end and self._opens_part(w, at)), None)
        if at.act == "signed" and until is not None:
            return _at(until, until.time.end or "")
        told = self._named(at, whens) or self._behind(at, whens, signs) or self._since(at, whens, signs)
        events = [w for w in whens if w.kind in HAPPENS]
        if told is not None:
            self.told |= {told.span}
            return told
        if at.act != "proposed":
            events = [w for w in events if not provides(self._between(at.mention.end, w.span.start))]
        if at.act in ("reviewed", "mentioned", "implemented"):
            return self._ahead(at, events, signs)
        of_old = at.kind in NATIONAL and not is_just_signed(at, events, signs)
        if of_old or _SO_FAR.match(self.scene.folded(at.sentence.span)):
            return None
        return self._told_now(at, events, signs) or of_talk(self.scene, self.times, at, term)

    def _opens_part(self, when: When, at: Place) -> bool:
        """Whether a time opens the clause of a paper, or it is said to be signed only then: "…; đến năm 2022 thì ký …",
        "mãi đến năm 2016 hai bên mới ký …".
        """
        opens = at.part.start <= when.span.start <= at.part.start + 2
        only_then = at.part.holds(when.span) and " mới ký" in self._between(when.span.end, at.mention.start)
        return (opens or only_then) and when.span.end <= at.mention.start

    def _named(self, at: Place, whens: list[When]) -> When | None:
        """A day that is part of the name: "Biên bản hội đàm ngày 12/9/2019", "Hiệp ước … (18/7/1977)"."""
        reach = Span(at.mention.end, at.window.end)
        if (year := year_in_brackets(self.scene, at)) is not None:
            return year
        for when in _within(self.times.numbered, reach):
            if _NUMBERED.match(self._between(at.mention.end, when.span.start)):
                return when
        for when in _within(whens, reach):
            between = self._between(at.mention.end, when.span.start)
            if when.kind in ("day", "month") and (
                not between.strip() or (_TO_OWN_DAY.match(between) and TO_SIGNED.search(between))
            ):
                return when
            if at.kind in NATIONAL and is_of_treaty(self.scene, when, between):
                return when
            if when.kind == "since" and when.time.start and between.endswith(" có "):
                return _at(when, when.time.start)  # "Bản ghi nhớ đầu tiên có từ năm 2014"
            if when.kind == "since" and len(when.time.start or "") == 10 and _OF_TERM.fullmatch(between):
                return _at(when, when.time.start or "")  # "Thỏa thuận giai đoạn 2021 - 2025 từ hôm 9/12/2020"
            if when.kind == "day" and at.act == "mentioned" and self._behind_parties(at, when):
                return when
            if when.kind == "occasion" and len(when.time.start or "") == 10 and _IN_BRACKETS.match(between):
                return _at(when, when.time.start or "")  # "ngày ký Bản ghi nhớ (12/5/2009 - 12/5/2024)"
            if (
                when.kind in HAPPENS
                and at.act != "implemented"
                and _IN_TIME.match(self._between(at.mention.end, when.span.end)[: len(between) + 5])
            ):
                return when
        return None

    def _behind_parties(self, at: Place, when: When) -> bool:
        """Whether a day stands right behind who concluded a paper: "Bản ghi nhớ giữa A và B ngày 5/2"."""
        folded = self.scene.scan.folded
        parties = rule("agreements.between").pattern.match(
            folded.text, folded.at(at.mention.end), folded.at(at.window.end)
        )
        return parties is not None and 0 <= folded.at(when.span.start) - parties.end() <= 6

    def _behind(self, at: Place, whens: list[When], signs: list[Span]) -> When | None:
        """A time behind "ký": "ký năm 2014", "ký từ năm 1999", "sẽ ký vào tháng 6", "chờ đến tháng 8"."""
        for when in _within(whens, at.window):
            if not at.part.holds(when.span) or not (when.time.start or when.time.end):
                continue
            if when.span in self.told and when.span.end <= at.mention.start:
                continue  # the day of the paper named before
            if when.kind == "year" and 0 <= when.span.start - at.mention.end <= 3 and at.kind != "joint-communique":
                if is_of_signing(self.scene, at, when, signs):
                    return when
                continue  # "Biên bản hội nghị năm 2018": part of the name
            near = [
                s
                for s in signs
                if s.end <= when.span.start <= s.end + 32
                and (at.act == "proposed" or not _NO_SIGNING.search(self._between(s.end, when.span.start)))
                and not (when.kind == "year" and self._between(s.end, when.span.start).strip() == ",")
            ]
            if near and when.kind in HAPPENS:
                return when
            if near and when.kind == "since" and when.time.start:
                return _at(when, when.time.start)
            around = (at.part.start, when.span.end), (max(at.part.start, when.span.start - 4), at.part.end)
            waits = any(rule("agreements.put-off").search(self._between(*ends)) for ends in around)
            if at.act == "proposed" and when.kind in ("month", "day", "until") and waits:
                return _at(when, when.time.end or when.time.start or "")
        return None

    def _since(self, at: Place, whens: list[When], signs: list[Span]) -> When | None:
        """The day of "Từ ngày 2/12/2005, khi hai bên ký …"."""
        for when in _within(whens, at.part):
            for sign in signs:
                between = self._between(when.span.end, sign.start)
                opens = when.span.start - at.part.start < 12 and not any(
                    w.span.start >= when.span.end and w.span.end <= sign.start for w in whens
                )
                told = " khi " in f" {between}" or ((len(between) < 32 or opens) and sign.end <= at.mention.start)
                if (
                    when.kind == "since"
                    and when.time.start
                    and between
                    and len(between) < (120 if opens else 48)
                    and told
                ):
                    return _at(when, when.time.start)
        return None

    def _ahead(self, at: Place, events: list[When], signs: list[Span]) -> When | None:
        """A time close before "ký", of a paper that is only looked back on: "năm 2014 hai bên ký Bản ghi nhớ"."""
        for when in reversed(_within(events, at.part)):
            for sign in signs:
                between = self._between(when.span.end, sign.start)
                if between and len(between) <= 34 and sign.end <= at.mention.start and "rà soát" not in between:
                    return when
        past = [w for w in _within(events, at.part) if any(w.span.end <= s.start < at.mention.start for s in signs)]
        return past[0] if at.act == "implemented" and len(past) == 1 else None

    def _told_now(self, at: Place, events: list[When], signs: list[Span]) -> When | None:
        lean = self._leaning(at)
        if lean is not None:
            return lean
        events = [w for w in events if w.span not in self.told]
        inside = [w for w in events if w.kind in ("day", "month") or self._opens(w, at)]
        inside = _within(inside, at.part) or _within(inside, Span(at.sentence.span.start, at.part.end))
        if at.act == "proposed":
            return coming(self.scene, self.times, at, inside, signs, self.programme)
        ahead = [w for w in inside if w.exact and any(w.span.end <= s.start for s in signs)]
        if inside:
            exact = [w for w in inside if w.exact and w.kind == "day"]
            if len(exact) > 1 and ahead:
                return ahead[-1] if ahead[-1].kind == "day" else exact[0]
            return (exact or inside)[0] if (exact or len(inside) == 1) else None
        bare = bare_year(self.scene, at)
        if bare is not None or is_earlier(self.scene, at):
            return bare
        story = of_story(self.scene, self.times, at) if at.act == "signed" else None
        last = story or self._last(at)
        if story is not None:
            return story
        if last is not None and self._now(last) and last.kind != "interval":
            return last
        run = within_run(self.scene, at, last) if last is not None and self._now(last) else None
        return run

    def _last(self, at: Place) -> When | None:
        """The last day named before, but for the days on which older papers were signed."""
        day, sentence = self.scene.day or "", at.sentence
        for index in self.times.timed_up_to(sentence.index):
            days = {w.time.edtf for w in self.times.by_sentence[index] if w.kind == "day"}
            if index != sentence.index and len(days) > 1:
                return None  # a list of days: none of them is the event's
            for when in reversed(self.times.by_sentence[index]):
                if when.kind not in HAPPENS or not when.exact or not self.times.near(when):
                    continue
                if index == sentence.index and when.span.start >= at.part.end:
                    continue  # told of another paper behind a semicolon
                if when.leans is not None and "trước" in self.scene.folded(when.span):
                    continue  # "hôm trước": what went before is told in passing
                if when.kind == "interval" and is_long(when):
                    continue  # the months over which something is counted
                if len(day) == 10 and (when.time.start or "") > day:
                    continue  # nothing was signed after the page appeared
                if when.span not in self.told or (when.time.start or "")[:7] == day[:7]:
                    return when
        return None

    def _leaning(self, at: Place) -> When | None:
        """What "năm đó", "hôm ấy", "dịp này" lean on: the time told last before, however long ago."""
        folded = self.scene.scan.folded
        match = rule("agreements.that-time").search(folded.text, folded.at(at.part.start), folded.at(at.part.end))
        here = folded.span(*match.span()) if match is not None else None
        if match is None or here is None or (here.start > at.mention.start and at.act != "proposed"):
            return None  # but "bản mới thì ký vào dịp ấy"
        near = 2 if at.act == "proposed" else 1
        back = near if match.group().endswith("này") else 4  # "dịp này" is that of its sentence, else of the event
        for index in range(at.sentence.index, max(-1, at.sentence.index - back), -1):
            for when in reversed(self.times.by_sentence[index]):
                start = when.time.start
                if when.kind == "until" and when.time.grain == "day" and when.span.end <= here.start:
                    return When(replace(when.time, edtf=when.time.end or ""), here, "day", when.span)
                if when.span.end > here.start or when.kind not in HAPPENS or not start or when.kind == "interval":
                    continue
                if when.span in self.told and index == at.sentence.index and "năm" not in match.group():
                    continue  # "Bản ghi nhớ ký ngày 2/3 còn hiệu lực; hôm ấy hai bên ký thêm …": of the meeting
                return _of_grain(when, here, match.group())
        return None

    def _opens(self, when: When, at: Place) -> bool:
        """Whether a year tells when ("năm 2019, hai tỉnh ký …"): it stands behind no paper's name ("Kế hoạch năm
        2026").
        """
        named = [at.mention.end, *(m.span.end for m in self.scene.mentions_in("instrument", at.sentence.span))]
        beside = when.span.start > at.window.end  # behind another paper: "ký Thỏa thuận … và kế hoạch … năm 2019"
        return when.kind == "year" and not beside and not any(0 <= when.span.start - end <= 16 for end in named)

    def _now(self, when: When) -> bool:
        start, day = when.time.start, self.scene.day
        if not day:
            return bool(start)
        return bool(start and start[:4] in (day[:4], str(int(day[:4]) - 1)))
