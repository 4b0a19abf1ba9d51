"""Courtesies: congratulations, gifts, thanks, invitations, condolences, greetings of the New Year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from hoptac.base.kinds import COURTESIES
from hoptac.base.nouns import Report, Span
from hoptac.base.scene import Scene
from hoptac.find.build import Draft
from hoptac.find.floor import Table
from hoptac.find.lines import LONGEST, Line, make_line
from hoptac.find.rules import rule
from hoptac.find.speech import Speech
from hoptac.find.voices import NOBODY, Side
from hoptac.find.when import HAPPENS, When

_CLAUSE_ENDS = ";"
_OPENING = 40  # characters with which a sentence tells its day
_HEADING = 12  # words of a heading
_RECENT = 4  # months before the page within which a day may be that of its event
#: Kind, givers and receivers: what makes two tellings one record.
Key = tuple[str, frozenset[str], frozenset[str]]
_FEASTS = {"courtesies.tet": "tet", "courtesies.bunpimay": "bunpimay", "courtesies.khmer-new-year": "kh-new-year"}


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
        self.times = self.speech.floor.times
        self.day: When | None = None
        self.named_at = -1
        self.heading: tuple[int, When] | None = None
        self.letter: When | None = None

    def read(self) -> Iterator[Courtesy]:
        """Every telling of a courtesy, in order of the text."""
        for sentence in self.scene.sentences:
            if sentence.zone == "title" or sentence.span.end - sentence.span.start > LONGEST:
                continue
            line = make_line(self.scene, sentence)
            self._remember(line)
            for kind in COURTESIES:
                yield from self.of_kind(line, kind)
            self.speech.note(line)

    def _remember(self, line: Line) -> None:
        """Keep the last day on which something of the page happened."""
        for when in self.times.events(line.sentence):
            if self.is_event_day(when):
                self.day, self.named_at = when, line.sentence.index
                if _is_heading(line.low):
                    self.heading = (line.sentence.index, when)
                if rule("courtesies.by-letter").search(line.low):
                    self.letter = when

    def is_event_day(self, when: When) -> bool:
        """Whether a day may be that of what the page tells: no later than the page, nor long before it."""
        start, published = when.time.start, self.scene.page.published
        if not when.exact or start is None:
            return False
        return not published or (start[:10] <= published and _months_apart(start, published) <= _RECENT)

    def is_ahead(self, when: When) -> bool:
        """Whether a day is still to come for the page."""
        start, published = when.time.start, self.scene.page.published
        return bool(start and published and start > published[: len(start)])

    def of_kind(self, line: Line, kind: str) -> Iterator[Courtesy]:
        """The courtesies of one kind in a sentence: one, or two where both sides do the same."""
        if kind == "gift" and line.search("courtesies.each-other"):
            yield from self.exchange(line)
            return
        done = -1
        for match in line.finditer(f"courtesies.{kind}"):
            start = match.start("wish") if "wish" in match.re.groupindex and match.group("wish") else match.start()
            back = kind == "gift" and rule("courtesies.returns").search(line.low[start:])
            if (start < done and not back) or not self.is_meant(line, kind, start, match.end()):
                continue
            found = self.make(line, kind, start, match.end())
            if found is not None:
                yield found
                done = self.clause_end(line, match.end())

    def exchange(self, line: Line) -> Iterator[Courtesy]:
        """Gifts that both sides give each other."""
        match = line.search("courtesies.each-other")
        ours, theirs = self.speech.sides(line)
        if match is not None and ours and theirs:
            when = self.when(line, "gift", Side(ours), match.end())
            for giver, receiver in ((ours, theirs), (theirs, ours)):
                yield Courtesy("gift", Side(giver), Side(receiver), line.found(match), line, when)

    def is_meant(self, line: Line, kind: str, start: int, end: int) -> bool:
        """Whether a cue tells of a courtesy done, not of one planned, nor of aid."""
        clause = line.low[start : self.clause_end(line, end)]
        if kind == "gift":
            for other in ("courtesies.private", "courtesies.thanked"):
                if rule(other).search(line.low[:start]):
                    return False
            whole = line.low[self.clause_start(line, start) : self.clause_end(line, end)]
            return bool(rule("courtesies.souvenir").search(whole)) and not rule("courtesies.relief").search(whole)
        if kind == "congratulate" and line.search("courtesies.thanked", 0, start):
            return False
        if kind == "congratulate":
            return not rule("courtesies.new-year").search(clause) and not self.is_empty(line.low)
        if kind == "invite" and line.search("courtesies.yet-to", 0, start):
            return False
        if kind == "invite":
            return bool(rule("courtesies.event").search(clause))
        if kind == "greet":
            return not line.search("courtesies.planned", 0, start)
        return True

    def is_empty(self, clause: str) -> bool:
        """Whether a congratulation only wishes well and names nothing to congratulate on."""
        return bool(rule("courtesies.empty").search(clause)) and not rule("courtesies.occasion").search(clause)

    def clause_start(self, line: Line, place: int) -> int:
        """Where the clause around a place begins."""
        return line.low.rfind(_CLAUSE_ENDS, 0, place) + 1

    def clause_end(self, line: Line, place: int) -> int:
        """Where the clause around a place ends."""
        end = line.low.find(_CLAUSE_ENDS, place)
        return len(line.low) if end < 0 else end

    def make(self, line: Line, kind: str, start: int, end: int) -> Courtesy | None:
        """The courtesy at a cue, with its sides and its day."""
        giver = self.giver(line, kind, start, end)
        if not giver.units:
            return None
        after = start if kind == "greet" else end
        receiver = self.speech.addressee(line, giver, after)
        if not receiver.units:
            return None
        when = self.when(line, kind, giver, end)
        return Courtesy(kind, giver, receiver, line.span(start, end), line, when, self.occasion(line, kind, start, end))

    def giver(self, line: Line, kind: str, start: int, end: int) -> Side:
        """Who does it: a delegation that comes to greet, the subject, the one named behind, whoever spoke before."""
        if kind == "greet" and line.search("courtesies.come", 0, start):
            side = self.speech.delegation(line, start)
            if side.units:
                return side
        joins = rule("courtesies.also").search(line.low[end:]) if kind == "greet" else None
        behind = self.speech.split(line, end + joins.start("who"))[1] if joins else []
        also = [a for a in behind if a.how in ("place", "person", "delegation")]
        if also:
            return replace(NOBODY, units=also[0].units, spans=(also[0].span,), actor=also[0], how=also[0].how)
        named = rule("courtesies.noun").search(line.low[start:])
        said = self.speech.whose(line, end) if named else NOBODY
        passive = self.speech.passive(line, end) if named and not said.units else said
        side = passive if passive.units else self.speech.subject(line, start, not named)
        told = self.speech.teller(line)
        for later in (self.speech.tail(line, end), self.speech.carried(line), told, self.speech.author):
            side = side if side.units and not side.is_mixed else later
        return side if not side.is_mixed else NOBODY

    def when(self, line: Line, kind: str, giver: Side, end: int) -> When | None:
        """The day of the event invited to; for the others the day it was done."""
        events = list(self.times.events(line.sentence))
        if kind == "invite":
            limit = line.span(end, end).start
            told = [w for w in self.times.of(line.sentence) if w.kind in HAPPENS or w.kind == "since"]
            after = next((w for w in told if w.span.start >= limit), None)
            return after or next((w for w in told if self.is_ahead(w)), None)
        if giver.how == "author":
            return self.dateline()
        own = next((w for w in events if self.is_event_day(w) and not self.is_nowadays(line, w)), None)
        if own is not None or line.search("courtesies.by-letter"):
            return own or self._of_heading(line)
        if self.letter is not None and rule("courtesies.in-letter").search(line.low):
            return self.letter
        table = self.speech.table(line, giver.units)
        if self.heading is not None and (table is None or self.heading[0] > table.sentence):
            return self.heading[1]
        if table is not None and table.when is not None and not self._is_later(table):
            return table.when
        return self.day

    def is_nowadays(self, line: Line, when: When) -> bool:
        """Whether "hôm nay" deep in a sentence only means these days: "sự nghiệp đổi mới hôm nay"."""
        return self.scene.folded(when.span) in ("hôm nay", "ngày nay") and line.at(when.span.start) > _OPENING

    def _of_heading(self, line: Line) -> When | None:
        """The day of a heading right above a line: "4. Thứ Sáu, 07/6: thư, điện"."""
        for sentence in self.scene.sentences[max(0, line.sentence.index - 1) : line.sentence.index]:
            words = self.scene.folded(sentence.span)
            if _is_heading(words):
                return next((w for w in self.times.events(sentence) if self.is_event_day(w)), None)
        return None

    def _is_later(self, table: Table) -> bool:
        """Whether a day within a meeting of several days has been named since: "Sáng 6/4, …"."""
        if self.day is None or table.when is None or self.named_at <= table.sentence:
            return False
        first, last, day = table.when.time.start, table.when.time.end, self.day.time.start
        return bool(first and last and day and first[:10] <= day <= last)

    def dateline(self) -> When | None:
        """The day of a letter: the line that bears a place and a day, else the day on which it is told to be sent."""
        for sentence in self.scene.sentences:
            if rule("courtesies.dateline").search(self.scene.folded(sentence.span)):
                return next(self.times.events(sentence), None)
        for sentence in self.scene.sentences[: self.speech.frame.first]:
            if sentence.zone != "title" and rule("courtesies.by-letter").search(self.scene.folded(sentence.span)):
                return next((w for w in self.times.events(sentence) if self.is_event_day(w)), None)
        return None

    def occasion(self, line: Line, kind: str, start: int, end: int) -> tuple[str, Span] | None:
        """What it is for: the code of a feast, of an occasion of the table, or the words."""
        clause = line.span(start, self.clause_end(line, end))
        if kind in ("greet", "gift"):
            return self.feast(line)
        if kind in ("thank",):
            return None
        for mention in self.scene.mentions_in("occasion", clause):
            if not self.scene.words(mention.span)[0].isdigit():
                return mention.value[0].code, mention.span
        match = line.search("courtesies.occasion", start)
        if match:
            return self.scene.words(line.span(*match.span("what"))), line.span(*match.span("what"))
        return None

    def feast(self, line: Line) -> tuple[str, Span] | None:
        """The New Year that a sentence names."""
        for rule_id, code in _FEASTS.items():
            match = line.search(rule_id)
            if match:
                return code, line.found(match)
        return None


def _is_heading(words: str) -> bool:
    """Whether folded words are a short line without a full stop."""
    return len(words.split()) <= _HEADING and words[-1:] not in ".!?;"


def _months_apart(day: str, later: str) -> int:
    """Months between an ISO day and a later one (or its month or year)."""
    if len(later) < 7 or len(day) < 7:
        return 12 * (int(later[:4]) - int(day[:4]))
    return 12 * (int(later[:4]) - int(day[:4])) + int(later[5:7]) - int(day[5:7])


def _merge(found: list[Courtesy]) -> Courtesy:
    """One record of several tellings: the first; without a day where thanks or invitations name different ones."""
    first = found[0]
    days = {c.when.time.start for c in found if c.when is not None}
    if first.kind in ("thank", "invite") and len(days) > 1:
        return replace(first, when=None)
    said = next((c for c in found if c.occasion is not None), None)
    return replace(first, occasion=said.occasion) if said else first


def _side(draft: Draft, slot: str, side: Side, rule_id: str) -> None:
    if side.spans:
        draft.say(slot, list(side.units), side.spans, rule_id)
    else:
        draft.infer(slot, list(side.units), rule_id)


def _report(scene: Scene, one: Courtesy) -> Report:
    rule_id = f"courtesies.{one.kind}"
    draft = Draft(scene.page, "courtesy")
    draft.say("kind", one.kind, one.cue, rule_id)
    _side(draft, "from", one.giver, rule_id)
    _side(draft, "to", one.receiver, rule_id)
    if one.when is not None and one.when.time.start is not None:
        draft.say("date", one.when.time.start, one.when.spans, rule_id)
    elif one.giver.how == "author" and one.kind != "invite" and scene.page.published:
        draft.infer("date", scene.page.published, "courtesies.letter-of-page")
    elif one.kind != "invite" and not scene.page.published and scene.day:
        draft.infer("date", scene.day, "courtesies.year-of-page")
    if one.occasion is not None:
        draft.say("occasion", one.occasion[0], one.occasion[1], rule_id)
    person = one.giver.actor.person if one.giver.actor else None
    return draft.report("planned" if one.kind == "invite" else "done", speaker=person.name if person else None)


def find_courtesies(scene: Scene) -> Iterator[Report]:
    """One report for each giver, receiver and kind."""
    groups: dict[Key, list[Courtesy]] = {}
    for one in Reader(scene).read():
        groups.setdefault(one.key, []).append(one)
    for key, found in groups.items():
        one = _without_told_apart(_merge(found), key, groups)
        if one.giver.units and one.receiver.units:
            yield _report(scene, one)


def _without_told_apart(one: Courtesy, key: Key, keys: Iterable[Key]) -> Courtesy:
    """A joint courtesy without those whose own part is told one by one: each is a record of its own."""
    kind, giver, receiver = key
    apart = [o for o in keys if o != key and o[0] == kind and o[1] <= giver and o[2] <= receiver]
    givers = {u for o in apart if o[1] != giver for u in o[1]}
    receivers = {u for o in apart if o[1] == giver for u in o[2]}
    return replace(one, giver=_less(one.giver, givers), receiver=_less(one.receiver, receivers))


def _less(side: Side, units: set[str]) -> Side:
    return replace(side, units=tuple(u for u in side.units if u not in units)) if units else side
