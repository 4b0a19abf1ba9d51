"""The tellings of courtesies on a page: what is done, by whom, to whom, on what day, for what occasion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from hoptac.base.kinds import COURTESIES
from hoptac.base.nouns import Span
from hoptac.base.scene import Scene
from hoptac.find.actdays import ActDays
from hoptac.find.between import is_kept
from hoptac.find.bystanders import is_of_others
from hoptac.find.cues import Cue, make_cue
from hoptac.find.lines import LONGEST, Line, make_line
from hoptac.find.receivers import Sides
from hoptac.find.rows import came_apart
from hoptac.find.rules import Rule, rule
from hoptac.find.several import is_to_each
from hoptac.find.speech import Speech
from hoptac.find.voices import Side
from hoptac.find.when import When

_FRONT = 40  # characters of a clause in which the day of all that it tells may stand
_CLAUSE_ENDS = ";"
#: What guests bring to each of their hosts.
_BROUGHT = ("greet",)
#: What each of several delegations brings for itself.
_CARRIED = ("greet", "gift", "congratulate")
#: Kind, givers and receivers: what makes two tellings one record.
Key = tuple[str, frozenset[str], frozenset[str]]
#: Without a hit of one of these a sentence tells no courtesy of the kind.
_CUES = {kind: {f"courtesies.{kind}", *(["courtesies.each-other"] if kind == "gift" else [])} for kind in COURTESIES}
_FEASTS = {"courtesies.tet": "tet", "courtesies.bunpimay": "bunpimay", "courtesies.khmer-new-year": "kh-new-year"}


def _is_alone(souvenir: Rule, relief: Rule, words: str) -> bool:
    """Whether words name a keepsake beside sums and goods ("20 triệu đồng và bức tranh nhà rông")."""
    return souvenir.search(words) is not None and relief.search(words) is None


#: An invitation that is taken up at once, to what was spoken of before.
_TAKEN_UP = re.compile(r"mời(?:, | và )[^.;]{0,40}(?<!\w)nhận lời(?!\w)")
#: Before a word of inviting whose subject only shows guests in: "được Giám đốc Sở A mời sang xem phòng máy".
_ASKED_IN = re.compile(r"(?<!\w)được (?:[^;:\"]{2,110} )?$")
#: What is done by saying it, whatever day is named before: "ngày ấy tôi không có mặt, xin chúc mừng sớm".
_HEREBY = re.compile(r"(?<!\w)(?:xin(?: phép)?|cho phép (?:tôi|chúng tôi))(?!\w)(?:(?!(?<!\w)sẽ(?!\w))[^;]){0,140}$")
#: Behind an invitation to what was quoted before it: '"… sang dự hội", bà A mời.'
_ENDS = re.compile(r"(?: thêm| khách)?[.,;]|$")


@dataclass(frozen=True, slots=True)
class Courtesy:
    """One act of courtesy as a sentence tells it."""

    kind: str
    giver: Side
    receiver: Side
    cue: Span
    line: Line
    when: When | None
    occasion: tuple[str, Span] | None = None

    @property
    def key(self) -> Key:
        """What makes two tellings one record."""
        return self.kind, frozenset(self.giver.units), frozenset(self.receiver.units)


class Reader:
    """Reads the courtesies of one page."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.speech = Speech(scene)
        self.sides = Sides(self.speech)
        self.days = ActDays(scene, self.speech)

    def read(self) -> Iterator[Courtesy]:
        """Every telling of a courtesy, in order of the text."""
        for sentence in self.scene.sentences:
            if sentence.zone == "title" or sentence.span.end - sentence.span.start > LONGEST:
                continue
            line = make_line(self.scene, sentence)
            if line.low.rstrip().endswith("?"):  # who asks tells nothing
                self.speech.note(line)
                continue
            self.days.note(line)
            for kind, cues in _CUES.items():
                if not line.possible.isdisjoint(cues):
                    yield from self.of_kind(line, kind)
            self.speech.note(line)

    def of_kind(self, line: Line, kind: str) -> Iterator[Courtesy]:
        """The courtesies of one kind in a sentence: one, or two where both sides do the same."""
        if kind == "gift" and line.search("courtesies.each-other"):
            yield from self.exchange(line)
            return
        done = -1
        for match in line.finditer(f"courtesies.{kind}"):
            cue = make_cue(line, kind, match)
            back = kind == "gift" and rule("courtesies.returns").search(line.low[cue.start :])
            if (cue.start < done and not back and not self.has_subject(line, cue)) or not self.is_meant(line, cue):
                continue
            found = self.make(line, cue)
            if found:
                yield from found
                thanked = line.search("courtesies.thanked", 0, cue.start)  # then who thanks may do the same in turn
                done = self.reach(line, match.end()) if thanked else self.clause_end(line, match.end())

    def has_subject(self, line: Line, cue: Cue) -> bool:
        """Whether another one stands right before a word of giving: "tặng bộ ấm để đáp chiếc khèn bạn tặng"."""
        before = self.speech.split(line, cue.start)[0][-1:] if cue.kind == "gift" else []
        return bool(before) and 0 <= cue.start - line.at(before[0].span.end) <= 1

    def exchange(self, line: Line) -> Iterator[Courtesy]:
        """Gifts that both sides give each other."""
        match = line.search("courtesies.each-other")
        ours, theirs = self.speech.sides(line)
        if match is not None and ours and theirs:
            when = self.days.when(line, "gift", Side(ours), match.end())
            for giver, receiver in ((ours, theirs), (theirs, ours)):
                yield Courtesy("gift", Side(giver), Side(receiver), line.found(match), line, when)

    def is_meant(self, line: Line, cue: Cue) -> bool:
        """Whether a cue tells of a courtesy done, not of one planned, nor of aid."""
        if cue.kind == "invite":
            clause = line.low[cue.start : self.clause_end(line, cue.end)]
            holds = line.search("courtesies.holds", self.clause_start(line, cue.start), cue.start)
            quoted = line.low[: cue.start].rpartition('"')[0] if _ENDS.match(line.low, cue.end) else ""
            told = bool(holds or _TAKEN_UP.match(clause) or rule("courtesies.event").search(clause + " " + quoted))
            if not cue.noun and _ASKED_IN.search(line.low, 0, cue.start) and not rule("courtesies.fete").search(clause):
                return False
            return told and not line.search("courtesies.yet-to", 0, cue.start)
        if self.is_planned(line, cue):
            return False
        if cue.kind == "gift":
            return self.is_keepsake(line, cue)
        if cue.kind == "congratulate":
            return not line.search("courtesies.thanked", 0, cue.start) and self.is_congratulation(line, cue)
        return True

    def is_planned(self, line: Line, cue: Cue) -> bool:
        """Whether a courtesy is still to come: "sẽ sang chúc mừng", or on a day after the page's."""
        if _HEREBY.search(line.low, 0, cue.start):
            return False
        planned = line.search("courtesies.planned", 0, cue.start)
        if planned and (cue.kind != "thank" or "," not in planned.group()):
            return True
        place = line.place(cue.start)
        clause = max(self.clause_start(line, cue.start), line.low.rfind(". ", 0, cue.start) + 1)
        first = line.place(min(cue.start, clause + _FRONT))
        events = [w for w in self.days.times.events(line.sentence) if w.exact or cue.kind != "greet"]
        opening = [
            w for w in events if w.span.end <= place and line.place(clause) <= w.span.start <= first
        ]  # "bước sang năm 2017, chúc"
        return bool(opening) and all(self.days.is_ahead(w) for w in opening)

    def is_keepsake(self, line: Line, cue: Cue) -> bool:
        """Whether what is given is a keepsake, given now by one side to the other, not goods for use."""
        before = line.low[: cue.start]
        if any(rule(f"courtesies.{other}").search(before) for other in ("private", "thanked", "yet-to")):
            return False
        if rule("courtesies.carries").search(line.low[cue.start :]) and not line.search(
            "courtesies.for-feast", 0, cue.start
        ):
            return False  # what guests carry is a gift where they come to greet
        if rule("courtesies.needy").search(line.low[cue.start : self.reach(line, cue.to)]):
            return False
        return not rule("courtesies.relief").search(self._given(line, cue))

    def _given(self, line: Line, cue: Cue) -> str:
        """The words of a clause in which what is given stands."""
        start = self.clause_start(line, cue.start)
        passive = rule("courtesies.given").search(line.low, start, cue.start)
        first = start if passive else max(start, line.low.rfind(",", 0, cue.start))
        words = line.low[first : self.reach(line, cue.to)]
        relief, souvenir = rule("courtesies.relief"), rule("courtesies.souvenir")
        parts = words.split(" và ")
        kept = [p for p in parts[:1] if souvenir.search(p)] or [p for p in parts if _is_alone(souvenir, relief, p)]
        return kept[0] if kept else words

    def is_congratulation(self, line: Line, cue: Cue) -> bool:
        """Whether a congratulation is on something, and no wish for the New Year."""
        clause = line.low[cue.start : self.reach(line, cue.to)]
        if rule("courtesies.its-day").search(clause):
            return True
        if rule("courtesies.new-year").search(clause):
            return False
        start = self.clause_start(line, cue.start)
        if line.search("courtesies.for-new-year", start, cue.start):
            return line.search("courtesies.feast-day", start, cue.start) is not None
        return not rule("courtesies.empty").search(clause) or bool(line.search("courtesies.occasion"))

    def reach(self, line: Line, place: int) -> int:
        """How far the act at a place goes: to the end of its clause, or to where another act begins."""
        end = self.clause_end(line, place)
        other = line.search("courtesies.goes-on", place, end)
        return other.start() if other else end

    def clause_start(self, line: Line, place: int) -> int:
        """Where the clause around a place begins."""
        return line.low.rfind(_CLAUSE_ENDS, 0, place) + 1

    def clause_end(self, line: Line, place: int) -> int:
        """Where the clause around a place ends."""
        end = line.low.find(_CLAUSE_ENDS, place)
        return len(line.low) if end < 0 else end

    def make(self, line: Line, cue: Cue) -> list[Courtesy]:
        """The courtesy at a cue, with its sides and its day: one for each who is called on with it in turn."""
        giver, receiver = self.sides.of(line, cue)
        if not giver.units or not receiver.units or is_kept(self.speech, line, giver, receiver):
            return []
        if is_of_others(self.speech, line, cue, giver, receiver):
            return []
        when = self.days.when(line, cue.kind, giver, cue.end)
        occasion = self.occasion(line, cue)
        span = line.span(cue.start, cue.end)
        return [
            Courtesy(cue.kind, by, to, span, line, when, occasion)
            for by in self.each_for_itself(line, cue, giver)
            for to in self.in_turn(line, cue, by, receiver)
        ]

    def each_for_itself(self, line: Line, cue: Cue, giver: Side) -> list[Side]:
        """The givers one by one where several delegations come, each with its own; else together."""
        if len(giver.units) < 2 or cue.kind not in _CARRIED or len(giver.spans) not in (1, len(giver.units)):
            return [giver]
        if not came_apart(line, Span(giver.spans[0].start, giver.spans[-1].end)):
            return [giver]
        spans = giver.spans if len(giver.spans) > 1 else giver.spans * len(giver.units)
        return [replace(giver, units=(u,), spans=(span,)) for u, span in zip(giver.units, spans, strict=True)]

    def in_turn(self, line: Line, cue: Cue, giver: Side, receiver: Side) -> list[Side]:
        """The receivers one by one where a guest brings each of several hosts the same; else together."""
        table = self.speech.table(line, giver.units)
        guest = table is not None and set(giver.units) <= set(table.one) and len(giver.units) == 1
        row = cue.kind == "greet" and ("\t" in line.low or is_to_each(line) or receiver.how == "mission")
        if line.search("courtesies.by-letter", 0, cue.start):
            return [receiver]  # one letter to all of them
        if len(receiver.units) < 2 or cue.kind not in _BROUGHT or not (guest or row):
            return [receiver]
        return [replace(receiver, units=(u,)) for u in receiver.units]

    def occasion(self, line: Line, cue: Cue) -> tuple[str, Span] | None:
        """What it is for: the code of a feast, of an occasion of the table, or the words."""
        if cue.kind in ("greet", "gift"):
            return self.feast(line, cue.kind)
        if cue.kind == "thank":
            return None
        start, end = self.clause_start(line, cue.start), self.reach(line, cue.to)
        for first, last in ((cue.start, end), (start, cue.start)):
            found = self._occasion_in(line, cue.kind, first, last)
            if found is not None:
                return found
        done = line.search("courtesies.achieved", cue.to, end) if cue.kind == "congratulate" else None
        return (self.scene.words(line.span(*done.span("what"))), line.span(*done.span("what"))) if done else None

    def _occasion_in(self, line: Line, kind: str, start: int, end: int) -> tuple[str, Span] | None:
        """The occasion that a stretch of a line names."""
        for mention in self.scene.mentions_in("occasion", line.span(start, end)):
            if not self.scene.words(mention.span)[0].isdigit():
                return mention.value[0].code, mention.span
        match = line.search("courtesies.occasion", start, end)
        if match is None or (kind != "invite" and not rule("courtesies.because").search(match.group())):
            return None
        span = line.span(*match.span("what"))
        return self.scene.words(span), span

    def feast(self, line: Line, kind: str) -> tuple[str, Span] | None:
        """The New Year that a sentence names; a greeting that names none means the only one that the page names."""
        for rule_id, code in _FEASTS.items():
            match = line.search(rule_id)
            if match:
                return code, line.found(match)
        return self.page_feast if kind == "greet" or line.search("courtesies.greet") else None

    @cached_property
    def page_feast(self) -> tuple[str, Span] | None:
        """The only New Year that the page names, and where first."""
        found: dict[str, Span] = {}
        for sentence in self.scene.sentences:
            line = make_line(self.scene, sentence)
            for rule_id, code in _FEASTS.items():
                match = line.search(rule_id)
                if match:
                    found.setdefault(code, line.found(match))
        return next(iter(found.items())) if len(found) == 1 else None
