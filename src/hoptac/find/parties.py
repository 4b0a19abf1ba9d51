"""The sides that a sentence names, each with its units: by names, persons, "hai bên", "tỉnh bạn", "9 tỉnh"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Scene, Sentence
from hoptac.find.frame import frame_of
from hoptac.find.lines import Line, make_line
from hoptac.find.rules import rule
from hoptac.find.sidesjoined import COUNTED, each_of, joined, named_behind, number_of
from hoptac.find.signs import BOTH, OURS, THEIRS, Token, side_of
from hoptac.gazetteer.places import PLACES, country_of

_NEAR = 40  # characters that are looked at before a name
_AFTER = 24  # and behind it
_MORE = ("ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "3", "4", "5", "6", "7", "8", "9", "10")
#: What makes "3 địa phương" units within the sides.
_LOWER = (" cấp huyện", " cấp xã", " đồng cấp", " cùng cấp", " cơ sở")
_TENS = ("mươi ", "trăm ", "linh ", "lẻ ", "mười ")  # "ba mươi hai đoàn" are no two
#: Behind a word for a province: that of him who speaks, told by another.
_HIS = re.compile(
    r" (?:ông|bà|ngài|anh ấy|chị ấy|họ)(?= (?:đã|có|cũng|còn|sẽ|đang|gửi|nhận|cử|được|vẫn|mới|chưa)(?!\w)|[,.;])"
)
#: Before whom each of several gets the same: "chuyển cho mỗi tỉnh bạn 500 tấm tôn", "mỗi ban chuyên trách tỉnh bạn".
_EACH = re.compile(r"(?<!\w)(?:mỗi|từng)(?: (?!năm|tháng|người|quý)[^\W\d_]+){0,3} $")
_FAR = 40  # sentences before in which "sáu tỉnh này" may have been named


def _is_party(line: Line, actor: Actor, before: str, gap: str, after: str, skipped: bool, row: bool) -> bool:
    """Whether an actor is a side here; ``skipped``: the name before it was that of a thing."""
    if (actor.how == "delegation" and not row) or not actor.units:
        return False
    if actor.how == "delegation" and before.endswith("số "):
        return False
    if actor.how == "both" and (after.startswith(_LOWER) or before.endswith(_TENS)):
        return False
    if actor.how != "place":
        return actor.how != "home" or line.within("sides.no-side", before) is None
    if _countries(actor.units) and (line.within("sides.pair-before", before) or rule("sides.pair-after").search(after)):
        return False
    if line.within("sides.seat", before):
        return False
    if line.within("sides.school", before) and side_of(actor.units) == OURS:
        return False
    if _countries(actor.units) and side_of(actor.units) == OURS and line.within("sides.chapter", before):
        return False
    if line.within("sides.thing", before) or (_countries(actor.units) and line.within("sides.body", before)):
        return False
    return not (skipped and rule("sides.paired").search(gap))


def _countries(units: Iterable[str]) -> bool:
    return all(PLACES[u].kind == "country" for u in units)


def line_of(text: str, span: Span) -> str:
    """The line in which a span stands."""
    return text[text.rfind("\n", 0, span.start) + 1 : (text.find("\n", span.end) + 1 or len(text) + 1) - 1]


def _of_level(words: str, units: Iterable[str]) -> bool:
    """Whether units may be called by the level that words name: a city is no "tỉnh", a province no "thành phố"."""
    cities = {PLACES[u].kind in ("municipality", "city") for u in units}
    return not (("tỉnh" in words.split() and False not in cities) or ("thành" in words.split() and True not in cities))


class _Reader:
    """The sides of one sentence, read from its actors in order."""

    def __init__(self, scene: Scene, sentence: Sentence) -> None:
        self.scene = scene
        self.text = scene.scan.folded.text
        self.at = scene.scan.folded.at
        self.ours, self.theirs = scene.pairs[sentence.index]
        self.sentence = sentence
        self.line = make_line(scene, sentence)
        self.last = self.base = self.line.base
        self.speaker = ""
        self.row = "\t" in line_of(scene.page.text, sentence.span)
        self.found: list[Token] = []

    def read(self) -> list[Token]:
        """All sides; gates, roads and names of bodies left out."""
        skipped = False
        for actor in self.scene.actors_in(self.sentence.span):
            start, end = self.at(actor.span.start), self.at(actor.span.end)
            if start < self.last:
                continue
            before = self.text[max(self.base, start - _NEAR) : start]
            after = self.text[end : end + _AFTER]
            if _is_party(self.line, actor, before, self.text[self.last : start], after, skipped, self.row):
                self._take(actor, start, end, before)
                skipped = False
            else:
                skipped = actor.how == "place"
            if (actor.how != "delegation" or self.row) and actor.units:
                self.last = end
        return self.found

    def _take(self, actor: Actor, start: int, end: int, before: str) -> None:
        units = self._units(actor, before, self.text[start:end], self.text[end : end + _AFTER])
        sign = BOTH if actor.how == "both" and units == actor.units else side_of(units)
        spoken = rule("sides.speaks").search(self.text[end : end + _NEAR])
        if not self.speaker and (actor.how in ("person", "pronoun") or spoken):
            self.speaker = sign
        first, units = self._level(actor, start, sign, units)
        self.found.append(Token(sign, first, end, units))

    def _units(self, actor: Actor, before: str, words: str, after: str) -> tuple[str, ...]:
        """Who is meant: in the mouth of a guest "tỉnh" is the guest's, "tỉnh bạn" ours; "hai tỉnh bạn" are theirs."""
        if actor.how == "both":
            return self.theirs if after.startswith(" bạn") else self._as_many(words, actor.units)
        if mine := self._of_writer(actor, after):
            return mine
        several = self.line.within("sides.several", before) if actor.how == "home" else None
        if several is not None and not (_countries(self.theirs) and several.group().strip() in _MORE):
            return self._as_many(several.group(), self.theirs)
        if actor.how == "home" and rule("sides.that-one").search(after) and several is None:
            return self._last_named(words) or actor.units
        if actor.how in ("home", "partner") and _HIS.match(after) and words in ("tỉnh", "thành phố", "vùng"):
            return self.theirs  # "tỉnh ông": on our page he whose it is called is the guest or the host abroad
        if self.speaker == THEIRS and actor.how == "partner" and words != "bạn":
            return self.ours
        if actor.how == "partner" and _EACH.search(before):
            return self._named_together(actor.units)
        if actor.how == "partner" and words.endswith(" tỉnh bạn"):
            said = words.removesuffix(" tỉnh bạn").split(" ")[-1]
            return self._two_named(actor.units) if said in ("hai", "2", "02") else self._as_many(said, actor.units)
        if actor.how == "partner" and (words.startswith("nước bạn") or words.endswith(" lào")):
            return tuple(dict.fromkeys(country_of(u) for u in actor.units))
        if self.speaker == THEIRS and actor.how == "home" and rule("sides.own").search(words):
            other = _countries(self.theirs) or not _of_level(words, self.theirs)
            return actor.units if other or self.line.within("sides.addressed", before) else self.theirs
        if actor.how == "place" and rule("sides.former").search(after):
            return self._former(actor) or actor.units
        if actor.how == "place" and PLACES[actor.units[0]].kind == "region":
            return self._members(actor, before + words)
        one = actor.how == "home" and words == "tỉnh" and len(actor.units) > 1
        return (self.scene.home,) if one and self.scene.home else actor.units

    def _of_writer(self, actor: Actor, after: str) -> tuple[str, ...]:
        """The unit of who writes a letter, where "tỉnh tôi" stands in it; () elsewhere."""
        frame = frame_of(self.scene)
        written = actor.how == "home" and frame.kind in ("letter", "interview") and frame.holds(self.sentence.index)
        return frame.units if written and rule("sides.mine").search(after) else ()

    def _last_named(self, words: str) -> tuple[str, ...]:
        """The one unit named last, in the sentence or the one before, that words as "tỉnh" may call."""
        before = self.scene.sentences[self.sentence.index - 1 : self.sentence.index]
        named = [a.units for s in before for a in self.scene.actors_in(s.span) if a.how == "place"]
        named += [t.units for t in self.found if t.sign != BOTH]
        return next((u for u in reversed(named) if len(u) == 1 and not _countries(u) and _of_level(words, u)), ())

    def _two_named(self, units: tuple[str, ...]) -> tuple[str, ...]:
        """The two provinces of theirs named last, which "hai tỉnh bạn" means; the units known where there are none."""
        if len(units) == 2:
            return units
        told = dict.fromkeys(u for t in reversed(self.found) if t.sign == THEIRS for u in t.units)
        here = self.sentence.index
        for sentence in reversed(self.scene.sentences[max(0, here - _FAR) : here]):
            for actor in reversed(list(self.scene.actors_in(sentence.span))):
                told |= dict.fromkeys(u for u in actor.units if actor.how in ("place", "person"))
            provinces = [u for u in told if country_of(u) == country_of(units[0]) and not _countries((u,))]
            if len(provinces) > 1:
                return tuple(reversed(provinces)) if len(provinces) == 2 else units
        return units

    def _named_together(self, units: tuple[str, ...]) -> tuple[str, ...]:
        """The provinces of theirs that a sentence named together last, of which "mỗi tỉnh bạn" means each."""
        here = self.sentence.index
        for sentence in reversed(self.scene.sentences[max(0, here - _FAR) : here]):
            told = (a for a in self.scene.actors_in(sentence.span) if a.how in ("place", "person"))
            near = dict.fromkeys(u for a in told for u in a.units if not _countries((u,)))
            provinces = tuple(u for u in near if country_of(u) == country_of(units[0]))
            if len(provinces) > 1:
                return provinces
        return units

    def _as_many(self, words: str, units: tuple[str, ...]) -> tuple[str, ...]:
        """The other side alone where it is as many units as "ba tỉnh" says, and with ours it is more."""
        said = words.split(" ")[0]
        number = number_of(said)
        here, told = self.sentence.index + 1, dict[str, None]()
        for _, theirs in reversed(self.scene.pairs[max(0, here - _FAR) : here] if number > 2 else ()):
            if len(theirs) == number != len(units):
                return theirs
            told |= dict.fromkeys(u for u in theirs if not _countries((u,)))
            if len(told) >= number and len(units) != number:
                return tuple(told) if len(told) == number else units
        return units

    def _members(self, actor: Actor, words: str) -> tuple[str, ...]:
        """The units of a region where as many as the words say were named: "bốn tỉnh Nam Lào"."""
        said = COUNTED.search(words)
        told = self._as_many(said[1], actor.units) if said else actor.units
        return told if {country_of(u) for u in told} == {country_of(u) for u in actor.units} else actor.units

    def _former(self, actor: Actor) -> tuple[str, ...]:
        """The unit of the first level itself where the page says that it is the one before a merger."""
        for mention in self.scene.mentions_in("place", actor.span):
            return tuple(i for i in mention.value.ids if PLACES[i].kind in ("province", "municipality"))[:1]
        return ()

    def _level(self, actor: Actor, start: int, sign: str, units: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
        """Where the side begins with its level words or its number, and the units that a number repeated means."""
        before = self.text[max(self.last, start - _NEAR) : start]
        if actor.how == "place":
            level = self.line.within("sides.level", before)
            return start - (level.end() - level.start()) if level else start, units
        if actor.how == "partner" and self.text.startswith("đoàn ", start):
            return start + len("đoàn "), units
        several = self.line.within("sides.several", before) if actor.how == "home" and sign == THEIRS else None
        if several is None or several.group() in ("mỗi ", "từng "):
            return start, units
        same = _same_number(self.text, self.found, several.group().strip())
        return start - (several.end() - several.start()), same or units


def _same_number(text: str, told: Iterable[Token], number: str) -> tuple[str, ...]:
    """The units meant by "9 tỉnh" where "9 tỉnh Bắc Lào" stands before."""
    return next((t.units for t in told if text[t.start : t.end].startswith(f"{number} ")), ())


def _more(scene: Scene, sentence: Sentence, parties: list[Token]) -> Iterator[Token]:
    """Sides said by "bạn", "ta", "thủ đô" alone, or by their number."""
    line = make_line(scene, sentence)
    base = line.base
    ours, theirs = scene.pairs[sentence.index]
    frame = frame_of(scene)
    if frame.kind == "letter" and frame.holds(sentence.index):
        for match in line.finditer("sides.in-letter"):
            yield from _one(match, base, frame.units if match["mine"] else frame.to)
    for match in line.finditer("sides.that-land") if len(theirs) == 1 else ():
        yield from _one(match, base, (country_of(theirs[0]),) if match["land"] else theirs)
    for match in line.finditer("sides.army"):
        yield from _one(match, base, ("VN",))
    for match in line.finditer("sides.friend"):
        capital = tuple(u for u in scene.partners if PLACES[u].kind == "municipality")[:1]
        several = [p.units for p in parties if p.end <= base + match.start() and p.sign == THEIRS and len(p.units) > 1]
        theirs = several[-1] if several else theirs
        if match["region"] == "bang":
            theirs = tuple(dict.fromkeys(_state(u) for u in theirs))
        yield from _one(match, base, ours if match["ta"] or match["us"] else capital if match["capital"] else theirs)
    for match in line.finditer("sides.numbered"):
        told = [p for p in parties if p.end <= base + match.start()]
        same = _same_number(scene.scan.folded.text, told, match["number"])
        yield from _one(match, base, same or (theirs if match["these"] else ()))


def _state(unit: str) -> str:
    """The state of a city, which "bang" means; other units as they are."""
    parent = PLACES[unit].parent
    return parent if PLACES[unit].kind == "city" and parent in PLACES else unit


def _one(match: re.Match[str], base: int, units: tuple[str, ...]) -> Iterator[Token]:
    if units:
        yield Token(side_of(units), base + match.start(), base + match.end(), units)


def find_parties(scene: Scene, sentence: Sentence) -> list[Token]:
    """The sides of a sentence, in order, none overlapping another; ``at`` is not set yet."""
    parties = _Reader(scene, sentence).read()
    for token in _more(scene, sentence, list(parties)):
        if not any(p.start < token.end + 2 and token.start < p.end for p in parties):
            parties.append(token)
    text = scene.scan.folded.text
    parties = named_behind(text, sorted(parties, key=lambda t: t.start))
    return each_of(text, joined(text, sorted(parties, key=lambda t: t.start)))
