"""Commitments: sentences and points in which a side wishes, proposes, agrees, pledges or raises a difficulty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from hoptac.base.kinds import STANCES
from hoptac.base.nouns import Modality, Report, Span
from hoptac.base.scene import Scene
from hoptac.find.afterwards import Continuation, by_paper, continued
from hoptac.find.asides import as_agreed, is_aside
from hoptac.find.asked import answered, both_say, is_to_own, is_unsigned
from hoptac.find.between import OUGHT, passes_between
from hoptac.find.build import Draft
from hoptac.find.bynouns import told_by_noun
from hoptac.find.deeds import fields_of, is_name, is_negated, names_deed
from hoptac.find.dues import find_due, is_definite
from hoptac.find.exchanges import requests, undertakings
from hoptac.find.joint import is_joint
from hoptac.find.lines import Line
from hoptac.find.onlycalls import only_calls
from hoptac.find.points import Point, find_points
from hoptac.find.rules import rule
from hoptac.find.sequels import OPENING, acts, is_headline
from hoptac.find.soundslike import is_unheard, sounds_like
from hoptac.find.speech import Speech
from hoptac.find.stances import NOUN_STANCES, Cue, difficulties, find_cues, hits, only_describes
from hoptac.find.takers import is_attributed, is_told, raiser, taker
from hoptac.find.tone import tone
from hoptac.find.troubles import troubles
from hoptac.find.voices import NOBODY, Side, merge
from hoptac.gazetteer.places import country_of

#: Stances before which thanks and news may stand.
_ASKING = ("wish", "propose", "pledge")
_SPEAKING = ("person", "pronoun", "office")
#: Points counted by a noun that tells no stance, and those nouns.
_UNNAMED, _PLAIN = "commitments.counts-points", ("việc", "điều", "ý", "điểm")
#: Nouns of what a list is about, which nobody asks for by them alone.
_MATTERS = ("lĩnh vực", "phương hướng", "trụ cột", "biện pháp", "nhóm vấn đề", "trọng tâm", "ưu tiên")
_MODALITY: dict[str, Modality] = {
    "difficulty": "ongoing",
    "wish": "wished",
    "propose": "proposed",
    "agree": "planned",
    "pledge": "planned",
}
#: Further words of stance, told by who stands beside them.
_EXCHANGES = {"propose": requests, "pledge": undertakings, "difficulty": troubles}


class Reader:
    """Reads the commitments of one page."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.speech = Speech(scene)
        self.last: tuple[Report, int] | None = None
        self.asked: Report | None = None  # the last record of the page
        shown = [s.zone == "caption" for s in scene.sentences if s.zone != "title"]
        self.is_gallery = sum(shown) > len(shown) / 2  # a story told in captions

    def read(self) -> Iterator[Report]:
        """All commitments, in order of the text."""
        for point in find_points(self.scene):
            self.speech.enter_row(point.row)
            report = self.point(point) or self.sequel(point) or self.sounding(point)
            self.speech.note(point.line)
            if report is not None or point.line.sentence.zone != "caption":
                self.last = (report, point.line.sentence.paragraph) if report else None
            if report is not None:
                self.asked = report
                yield report

    def sequel(self, point: Point) -> Report | None:
        """The commitment of a sentence that only goes on with the one before it."""
        if point.mode or point.line.sentence.zone == "caption":
            return None
        one = continued(self.speech, point.line, Continuation(*self.last)) if self.last is not None else None
        one = one or by_paper(self.speech, point.line)
        return self.record(point.line, *one) if one else None

    def sounding(self, point: Point) -> Report | None:
        """The commitment of a sentence that only sounds like one."""
        line = point.line
        opens = point.mode or line.low.rstrip().endswith(
            ":"
        )  # a line that leads to a list or a table says nothing itself
        told = tone(self.scene, line.sentence, "stances") if not opens and self.may_hold(point) else None
        if told is None:
            return None
        cue = sounds_like(self.speech, line, told)
        by = taker(self.speech, line, cue)
        people = [a for a in self.speech.actors(line) if a.how in _SPEAKING and a.units]
        if cue.stance != "agree" and not by.spans and people:
            by = merge(people[:1])  # where the stance stands is only guessed, so whoever is named first may take it
        heard = by.units and passes_between(self.speech, line, cue, by) and not only_calls(self.speech, line, cue)
        heard = heard and not is_unheard(line, cue.stance) and not self.hopes_in_general(line, cue)
        return self.write(line, cue, by) if heard else None

    def hopes_in_general(self, line: Line, cue: Cue) -> bool:
        """Whether a wish is one for good relations alone: "mong chuyến thăm đưa quan hệ lên tầm cao mới"."""
        hoped = line.search("commitments.wish") if cue.stance == "wish" else None
        return hoped is not None and not names_deed(
            self.scene, line, replace(cue, start=hoped.start(), end=hoped.end())
        )

    def may_hold(self, point: Point) -> bool:
        """Whether a sentence or point may take a stance: no caption, scrap, question or headline."""
        line = point.line
        listed = point.mode in ("agree", "propose") and line.sentence.marker != ""  # "7. Đầu tư"
        if (line.sentence.zone == "caption" and not self.is_gallery) or (len(line.low.split()) < 4 and not listed):
            return False
        return not line.low.rstrip('"').endswith("?") and not is_headline(self.speech, point)

    def point(self, point: Point) -> Report | None:
        """The commitment of one sentence or point."""
        line = point.line
        if not self.may_hold(point):
            return None
        if point.mode == "agree" and point.intro is not None:
            return self.agreed_point(point)
        if point.mode in ("propose", "counted") and point.intro is not None:
            return self.listed(point)
        if point.mode == "difficulty" and point.intro is not None and not self.speech.in_minutes(line):
            return self.own_difficulty(point)
        if point.mode == "section" and not self.speech.in_minutes(line):
            return self.own_difficulty(point)
        cue, by = self.strongest(line)
        return self.write(line, cue, by, point.label) if cue else None

    # --- points of lists

    def agreed_point(self, point: Point) -> Report | None:
        """A point of joint minutes: agreed by all, unless it only raises difficulties."""
        line, intro = point.line, point.intro
        if intro is None or line.search("commitments.formal") or line.search("commitments.paper-point"):
            return None
        raised = difficulties(line) if line.search("commitments.names-trouble") else []
        if raised:
            return self.write(line, raised[0], taker(self.speech, line, raised[0]))
        cue = intro.search("commitments.agree-list")
        both = self.speech.both(intro, len(intro.low))
        span = intro.found(cue) if cue else None
        return self.record(line, "agree", span, both, NOBODY, "commitments.agree-list", point.label)

    def listed(self, point: Point) -> Report | None:
        """A point of a list of requests, promises or things agreed: of the stance with which it is introduced, said by
        who introduces it.
        """
        intro = point.intro
        if intro is None:
            return None
        cue, by = self.introduced(intro, point.mode)
        own, who = self.strongest(point.line) if cue.rule == _UNNAMED else (None, NOBODY)
        if own is not None and own.stance in _ASKING:
            return self.write(point.line, own, who)
        if not by.units:
            return None
        to = NOBODY if cue.stance == "agree" else self.speech.addressee(intro, by, cue.end)
        return self.record(
            point.line, cue.stance, intro.span(cue.start, cue.end), by, to, f"commitments.{cue.stance}-list"
        )

    def introduced(self, intro: Line, mode: str) -> tuple[Cue, Side]:
        """The stance that opens a list, with who takes it; of requests that a noun alone names ("hai việc cần giúp")
        whoever speaks there.
        """
        cues = hits(intro, "commitments.propose", "propose")
        if cues and mode == "propose":
            return cues[0], taker(self.speech, intro, cues[0])
        cue, by = self.strongest(intro)
        if cue is None:
            counts = intro.search("commitments.counts-points")
            start, end = counts.span("noun") if counts else (len(intro.low), len(intro.low))
            noun = intro.low[start:end]
            stance = NOUN_STANCES.get(noun, "propose")
            cue = Cue(stance, start, end, _UNNAMED if noun in _PLAIN else f"commitments.{stance}")
            by = NOBODY if noun in _MATTERS else taker(self.speech, intro, cue)
        return cue, by

    def own_difficulty(self, point: Point) -> Report | None:
        """A sentence under a heading of difficulties in one side's own report."""
        line = point.line
        cue, by = self.strongest(line)
        told = self.speech.teller(line).units
        if cue is not None and (cue.stance in _ASKING or (told and cue.stance == "difficulty")):
            return self.write(line, cue, by)
        if not told and self.speech.frame.kind == "letter" and self.speech.frame.holds(line.sentence.index):
            by = self.speech.author
            to = self.speech.addressee(line, by, 0)
            return self.record(line, "difficulty", None, by, to, "commitments.difficulty-heading")
        if (one := raiser(self.speech, line)) is not None and not told:
            to = self.speech.addressee(line, one, line.at(one.spans[0].end))
            return self.record(line, "difficulty", None, one, to, "commitments.difficulty-heading")
        home = told or ((self.scene.home,) if self.scene.home else self.speech.sides(line)[0])
        return self.record(line, "difficulty", None, Side(home), NOBODY, "commitments.difficulty-heading")

    # --- stances

    def strongest(self, line: Line) -> tuple[Cue | None, Side]:
        """The strongest stance of a sentence with who takes it."""
        noun = told_by_noun(self.speech, line)
        if noun is not None and noun.stance in _ASKING and self.is_said(line, noun.cue, noun.by):
            return noun.cue, noun.by
        told = cache(lambda: is_told(self.speech, line) or is_attributed(self.speech, line))
        raised = cache(lambda: told() or self.speech.in_minutes(line))
        for stance in reversed(STANCES):
            more = _EXCHANGES.get(stance)
            by_somebody = raised if stance == "difficulty" else told
            found = find_cues(line, stance, lambda place: acts(self.speech, line, place), by_somebody)
            for cue in (*found, *(more(self.speech, line) if more else ())):
                by = NOBODY
                if not is_name(self.scene, line, cue) and not is_negated(line, cue):
                    by = noun.by if noun is not None and cue.end > noun.start else taker(self.speech, line, cue)
                if by.units and self.is_said(line, cue, by) and not is_aside(self.speech, line, cue):
                    return (as_agreed(line, cue) if by.how == "both" or by.is_mixed else cue), by
            if noun is not None and noun.stance == stance == "difficulty" and self.is_said(line, noun.cue, noun.by):
                return noun.cue, noun.by
        return None, NOBODY

    # --- whether

    def is_said(self, line: Line, cue: Cue, by: Side) -> bool:
        """Whether a cue really gives a commitment: something definite, and to the other side."""
        if cue.stance == "agree" and not is_joint(self.speech, line, cue):
            return False
        if only_calls(self.speech, line, cue):
            return False
        if cue.rule == "commitments.grants" and self.speech.is_shared(line, cue.start):
            return False
        own = by.how in ("place", "home") or line.search("commitments.own-subject", 0, cue.start)
        if cue.rule in OUGHT and own and not both_say(self.speech, line, by):
            return False
        asks = cue.stance in ("wish", "propose") and (by.is_home or is_unsigned(line, cue, by))
        if asks and is_to_own(self.speech, line, cue, by):
            return False
        if not passes_between(self.speech, line, cue, by):
            return False
        if cue.stance == "difficulty":
            return by.how != "place" or not only_describes(line)
        if cue.stance == "propose" and by.how == "opposite" and not by.is_home and cue.start < OPENING:
            return False
        if cue.rule == "commitments.will" and (by.how == "both" or by.is_mixed):
            return False
        if cue.rule in ("commitments.will", *OUGHT) and not self.has_hearer(line, by):
            return False
        return names_deed(self.scene, line, cue)

    def has_hearer(self, line: Line, by: Side) -> bool:
        """Whether anyone of the other side is there to hear what is said: a talk, a letter, or a name in the line."""
        if self.speech.floor.tables or self.speech.frame.kind:
            return True
        own = {country_of(u) for u in by.units}
        return any({country_of(u) for u in a.units} - own for a in self.speech.actors(line) if a.units)

    # --- writing

    def write(self, line: Line, cue: Cue, by: Side, label: Line | None = None) -> Report:
        """The record of a sentence with its cue."""
        to = NOBODY
        governments = rule("commitments.both-governments").search(line.low[cue.end :])
        if governments and (by.how == "both" or by.is_mixed):
            units = tuple(dict.fromkeys(country_of(u) for u in by.units))
            to = Side(units, (line.span(cue.end + governments.start() + 1, cue.end + governments.end()),))
        elif cue.stance != "agree" and by.how != "both" and not by.is_mixed:
            promised = cue.stance == "pledge" and self.last is not None and self.last[1] == line.sentence.paragraph
            to = answered(self.speech, line, by, self.asked, promised) or self.speech.addressee(line, by, cue.end)
        return self.record(line, cue.stance, line.span(cue.start, cue.end), by, to, cue.rule, label)

    def record(
        self, line: Line, stance: str, cue: Span | None, by: Side, to: Side, rule_id: str, label: Line | None = None
    ) -> Report:
        """A report with its words."""
        draft = Draft(self.scene.page, "commitment")
        for slot, side in (("by", by), ("to", to)):
            if side.spans:
                draft.say(slot, list(side.units), side.spans, rule_id)
            elif side.units:
                draft.infer(slot, list(side.units), rule_id)
        if cue is not None:
            draft.say("stance", stance, cue, rule_id)
        else:
            draft.infer("stance", stance, rule_id)
        found = fields_of(self.scene, line, cue if stance in _ASKING else None, label)
        if found:
            codes = list(dict.fromkeys(code for code, _ in found))
            draft.say("fields", codes, list(dict.fromkeys(span for _, span in found)), "fields.named")
        due = find_due(self.scene, line.sentence.span)
        if due is not None:
            draft.say("due", due[0], due[1], "commitments.due")
        draft.values["definite"] = is_definite(self.scene, line.sentence.span, stance, bool(by.units), due)
        draft.say("quote", self.scene.words(line.sentence.span), line.sentence.span, rule_id)
        person = by.actor.person if by.actor else None
        return draft.report(_MODALITY[stance], speaker=person.name if person else None)


def find_commitments(scene: Scene) -> Iterator[Report]:
    """One report for each sentence or numbered point."""
    yield from Reader(scene).read()
