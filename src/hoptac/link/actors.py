"""Who acts at each place of the text: units by name, persons, pronouns, "hai bên", "tỉnh bạn", "đoàn"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator

from hoptac.base.begins import quickened
from hoptac.base.frozen import frozen
from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Person, Scan, Sentence
from hoptac.gazetteer.places import PLACES, country_of
from hoptac.link.units import Named

_WORDS = re.compile(
    quickened(
        r"(?<!\w)(?:"
        r"(?P<pair>(?:(?:lãnh đạo|chính quyền|đại diện) )?(?:hai|2|ba|3|bốn|4|các) (?:tỉnh|đoàn|địa phương) bạn)"
        r"|(?P<both>(?:lãnh đạo |cả |chính quyền |nhân dân |trưởng đoàn )?(?:hai|2|02|các|bốn|ba|3|4) "
        r"(?:bên|tỉnh|địa phương|đoàn|thành phố|nước|ngành|sở|cơ quan|đơn vị|phía)(?! (?:này|khác|lào|việt|của|nước|"
        r"thuộc|bạn|bắc|nam))|đôi bên"
        r"|(?:cả )?(?:hai|2|ba|bốn) (?:đồng chí |vị |ông |bà )?(?:bí thư|chủ tịch|trưởng đoàn|tỉnh trưởng|hội|huyện|"
        r"trường|công an|giám đốc|lực lượng|ông|bà|đồng chí)"
        r"(?! (?:này|khác|lào|việt|của|thuộc|bạn|nước)))"
        r"|(?P<partner>(?:tỉnh|phía|nước|địa phương|bên|thành phố|các tỉnh|lãnh đạo tỉnh|chính quyền|đoàn|nhân dân|"
        r"ngành) bạn(?: lào)?|bạn lào|phía đối tác|bạn(?= (?:cũng |đã |sẽ |rất |còn )?(?:đề nghị|trả lời|hứa|mong|muốn|"
        r"nêu|nhất trí|đồng ý|cho biết|cho hay|than|kiến nghị|đề xuất|thông báo|cam kết|phản ánh|đáp|nhờ)(?!\w)))"
        r"|(?P<mission>(?:tổng )?lãnh sự quán|đại sứ quán|sứ quán)"
        r"|(?P<home>nhà trường|(?:tỉnh|phía|thành phố|nước) (?:ta|nhà)|chủ nhà|phía ta)"
        r"|(?P<guest>(?:các )?vị khách|đoàn khách|phía khách|(?:các )?thành viên (?:trong )?đoàn|"
        r"(?<!trưởng )(?<!công )(?<!tỉnh )(?<!binh )đoàn(?: công tác| đại biểu)?(?! kết| thể| viên| thanh niên))"
        r"|(?P<bare>(?:ubnd|hđnd|lãnh đạo|chính quyền|thường trực|công an|bộ chqs|bđbp|sở ngoại vụ|"
        r"thường trực)(?: hđnd, ubnd)? (?:tỉnh|thành phố)|tỉnh ủy|thành ủy|"
        r"(?<!hai )(?<!các )(?<!tp )(?<!\d )tỉnh(?! trưởng| ủy| lỵ| lộ| đoàn| thành)|thành phố)"
        r")(?![\w-])"
    )
)
_PRONOUN = re.compile(
    r"^[\"“'‘(]*(?:(?:đáp lời|đáp lại|về phần mình|đồng thời|nhân dịp này|cũng tại buổi [^,]{2,20}|qua đó|"
    r"trước đó|theo|thay mặt [^,]{2,50}|tuy nhiên|vẫn theo|bên cạnh đó|ngoài ra),? )?(?P<he>ông|bà|đồng chí|"
    r"đ/c|ngài|vị [^\s,]+(?: [^\s,]+)?|ông ấy|bà ấy|đại sứ|tổng lãnh sự|(?:anh|chị)(?= (?:cũng |còn |rất )?(?:đề nghị|"
    r"mong|nói|cho biết|cho hay|kể|hứa|bảo|muốn|cảm ơn|xin|chia sẻ|nêu|đáp|khẳng định|hy vọng|bày tỏ)\b))"
    r"(?= (?!và\b)[a-zà-ỹđ])"
)


#: Said of more than two, where "hai bên" would be said of two.
_ALL = ("các bên", "các tỉnh", "các đoàn", "các địa phương")
_FORM = re.compile(r"(ông|bà) $")
_OTHER = {"ông": "bà", "bà": "ông"}
#: A pronoun within a sentence ("…; ông hy vọng", "như bà nêu"): the person named before it.
_INNER = re.compile(
    r"(?:[,;:] |(?<!\w)(?:theo|như|khi|lúc|rằng|mà) )(?P<he>ông|bà|anh|chị|đồng chí|đ/c|ngài|đại sứ|tổng lãnh sự)"
    r"(?= (?!quán|em\b|và\b)[a-zà-ỹđ])"
)
_TO_NAME = re.compile(
    r"[ \u00a0]?(?:(?:đại biểu|cấp cao|công tác|cán bộ|lãnh đạo|đại diện|chính quyền|tỉnh|thành phố|tp\.?|thủ đô|"
    r"nước|châu|bang|của)[ \u00a0]?)*"
)
#: "Đoàn" as a family name, not the delegation of an office or a body.
_SURNAME = re.compile(
    r"Đoàn (?!(?:Sở|Bộ|Ban|Cục|Uỷ|Ủy|Hội|Trường|Tỉnh|Thành|UBND|HĐND|BĐBP|Công|Đại|Cán|Lãnh|Thanh|Liên|Việt|Lào)\b)"
    r"[^\W\d_a-zà-ỹđ][^\W\d_]+ [^\W\d_a-zà-ỹđ]"
)
#: Kinds of places whose name alone says that their unit is spoken of; a gate or a village does not.
_FACING = frozenset({"country", "province", "municipality", "territory", "city"})


#: Before the name of where somebody is or goes.
_GOAL = re.compile(r"(?<!\w)(?:tại|ở|ra|vào|về|ghé|lên|đến|tới|sang)\s(?:tỉnh |thành phố |tp\.? ?|thủ đô )?$")
_OPENING = 40


@frozen
class Pair:
    """Who faces whom in a sentence: our side and the other's."""

    ours: tuple[str, ...]
    theirs: tuple[str, ...]

    @property
    def both(self) -> tuple[str, ...]:
        """All of them, the other side's first."""
        return tuple(dict.fromkeys((*self.theirs, *self.ours)))


class Pairs:
    """Our side and the other's, sentence by sentence: what a sentence names holds until another does."""

    def __init__(self, scan: Scan, named: tuple[Named, ...], home: str | None, partners: tuple[str, ...]) -> None:
        self.home = home
        self.partners = partners
        self.named = [n for n in named if n.unit and PLACES[n.place].kind in _FACING]
        self.starts = [n.span.start for n in self.named]
        self.by_sentence: list[Pair] = []
        ours: tuple[str, ...] = (home,) if home else ()
        theirs = self._default()
        # Before a unit is named, its country's name means it where the page speaks of it more than in passing.
        told = bool(theirs) and Counter(n.unit for n in self.named)[theirs[0]] > 1
        for sentence in scan.sentences:
            found = tuple(self.names_in(sentence))
            abroad = tuple(dict.fromkeys(u for u in found if country_of(u) != "VN"))
            here = tuple(dict.fromkeys(u for u in self._facing(sentence, scan) if country_of(u) == "VN" and u != "VN"))
            units = tuple(
                u for u in abroad if not any(o != u and u in (country_of(o), PLACES[o].parent) for o in abroad)
            )
            if units and not (
                told
                and all(PLACES[u].kind == "country" for u in units)
                and any(country_of(t) in units and t not in units for t in theirs)
            ):
                theirs, told = units, True
            if here:
                ours = (home,) if home in here and len(here) == 1 else here
            self.by_sentence.append(Pair(ours, theirs))

    def _default(self) -> tuple[str, ...]:
        if not self.partners:
            return ()
        return self.partners[:1]

    def _facing(self, sentence: Sentence, scan: Scan) -> Iterator[str]:
        """The units named in a sentence that may be a side: not where somebody goes or stands ("ra TP. Đà Nẵng thăm
        Tổng Lãnh sự quán"), unless the sentence opens with it.
        """
        for name in self._named_in(sentence):
            before = scan.page.text[max(sentence.span.start, name.span.start - 24) : name.span.start].lower()
            if name.unit and (name.span.start - sentence.span.start < _OPENING or not _GOAL.search(before)):
                yield name.unit

    def names_in(self, sentence: Sentence) -> Iterator[str]:
        """The units named in a sentence."""
        return (name.unit for name in self._named_in(sentence) if name.unit)

    def _named_in(self, sentence: Sentence) -> Iterator[Named]:
        at = bisect_right(self.starts, sentence.span.start - 1)
        while at < len(self.named) and self.named[at].span.end <= sentence.span.end:
            if self.named[at].unit and not self.named[at].seat:
                yield self.named[at]
            at += 1


def _people_actors(people: tuple[Person, ...]) -> Iterator[Actor]:
    for person in people:
        for span in person.mentions:
            yield Actor(span, (person.unit,) if person.unit else (), "person", person)


def _word_actor(kind: str, word: str, pair: Pair) -> tuple[tuple[str, ...], str]:
    if kind in ("pair", "partner") or (kind == "bare" and _other_kind(word, pair)):
        return pair.theirs, "partner"
    if kind == "both":
        return pair.both, "both"
    if kind == "guest":
        return pair.theirs, "delegation"
    return pair.ours, "home"


def _other_kind(word: str, pair: Pair) -> bool:
    """Whether "thành phố" (or "tỉnh") is said where our side is a province (a city) and the other side fits."""
    cities, provinces = {"municipality", "city"}, {"province"}
    said, other = (cities, provinces) if word.endswith("thành phố") else (provinces, cities)
    ours, theirs = ({PLACES[u].kind for u in side} for side in (pair.ours, pair.theirs))
    return word.endswith(("thành phố", "tỉnh")) and bool(ours and theirs) and ours <= other and theirs <= said


def make_actors(scan: Scan, named: tuple[Named, ...], people: tuple[Person, ...], pairs: Pairs) -> tuple[Actor, ...]:
    """All actors of a page, in order of the text; where two cover the same words, the more telling one is kept."""
    actors = [
        Actor(n.span, (n.unit,), "place", site=PLACES[n.place].kind not in _FACING, place=n.place)
        for n in named
        if n.unit
    ]
    actors += list(_people_actors(people))
    taken_units = [a.units for a in sorted(actors, key=lambda a: (a.span.start, a.span.end))]
    starts = sorted(a.span.start for a in actors)
    company: tuple[str, ...] = ()
    offices = [(m.span.start, max(m.span.end, m.value.end)) for m in scan.of("post")]
    speaker: Person | None = None
    mission: tuple[str, ...] = ()
    named_people = sorted(((m, p) for p in people for m in p.mentions), key=_start)
    addressed: dict[str, Person] = {}
    widest = Pair((), ())
    for sentence, pair in zip(scan.sentences, pairs.by_sentence, strict=True):
        widest = max(widest, pair, key=lambda p: len(p.theirs))
        text = scan.folded.text[scan.folded.at(sentence.span.start) : scan.folded.at(sentence.span.end)]
        base = scan.folded.at(sentence.span.start)
        pronoun = _PRONOUN.match(text)
        first_in, past = (bisect_left(named_people, at, key=_start) for at in (sentence.span.start, sentence.span.end))
        here = [n for n in named_people[first_in:past] if n[0].end <= sentence.span.end]
        first = here[0][1] if here else None
        span = scan.folded.span(base + pronoun.start("he"), base + pronoun.end("he")) if pronoun else sentence.span
        if pronoun and speaker is not None and not scan.page.text[span.end + 1 : span.end + 2].isupper():
            meant = _meant(pronoun.group("he"), speaker, addressed)
            actors.append(Actor(span, (meant.unit,) if meant.unit else (), "pronoun", meant))
        elif first is not None:
            speaker = first
        _note_addresses(here, scan, addressed)
        for inner in _INNER.finditer(text):
            span = scan.folded.span(base + inner.start("he"), base + inner.end("he"))
            other = _OTHER.get(inner.group("he"))
            named_here = [p for m, p in here if m.end <= span.start]
            fits = [p for p in named_here if not other or addressed.get(other) != p]
            person = fits[-1] if fits else _meant(inner.group("he"), speaker, addressed) if speaker else None
            if person is not None and scan.page.text[span.end + 1 : span.end + 2].islower():
                actors.append(Actor(span, (person.unit,) if person.unit else (), "pronoun", person))
        for match in _WORDS.finditer(text):
            kind = match.lastgroup or "bare"
            span = scan.folded.span(base + match.start(), base + match.end())
            name_follows = kind == "bare" and scan.page.text[span.end + 1 : span.end + 2].isupper()
            name_follows = name_follows or _SURNAME.match(scan.page.text, span.start) is not None
            if name_follows or _in_office(offices, span):
                continue
            if kind in ("bare", "guest") and _named_after(starts, span, scan):
                company = _named_company(kind, taken_units, starts, span) or company
                continue
            if kind == "guest" and (behind := _behind(starts, span, scan)) is not None:
                company = taken_units[behind]
            if kind == "mission":
                mission = _mission(named, span) or mission
                units, how = mission, "mission"
            else:
                told = widest if kind == "both" and match.group().endswith(_ALL) else pair
                units, how = _word_actor(kind, match.group(), told if set(pair.theirs) < set(told.theirs) else pair)
                units = company if kind == "guest" and company else units
            if units:
                actors.append(Actor(span, units, how))
    actors.sort(key=lambda a: (a.span.start, -a.span.end))
    return tuple(actors)


#: Ends what may be the name of the body whose delegation is spoken of.
_BODY_ENDS = re.compile(
    r"[.,;:(\n]|(?<!\w)(?:đã|đang|sẽ|vừa|đến|tới|sang|thăm|do|về|với|tại|ở|cùng|gồm|và|được|có|từ|vào|tiếp|đón|làm|hai|các|"
    r"tặng|trao|chúc|cảm ơn|cho|là|đồng chí|ông|bà|ngài|bày tỏ|dự|tham|tiến|đi|tìm|khảo|gặp|chào|trong|trên|"
    r"nhân|đại biểu hai)(?!\w)"
)


def _behind(starts: list[int], span: Span, scan: Scan) -> int | None:
    """Which name stands behind a body's own words: "đoàn công tác Hội Phụ nữ thành phố A"."""
    at = bisect_right(starts, span.end - 1)
    if at >= len(starts) or starts[at] - span.end > 80:
        return None
    return at if _BODY_ENDS.search(scan.page.text[span.end : starts[at]].lower()) is None else None


def _named_company(kind: str, units: list[tuple[str, ...]], starts: list[int], span: Span) -> tuple[str, ...]:
    """Whose delegation is named ("đoàn đại biểu tỉnh Hủa Phăn"): "đoàn" means it until another is named."""
    at = bisect_right(starts, span.end - 1)
    return units[at] if kind == "guest" and at < len(units) else ()


def _mission(named: tuple[Named, ...], span: Span) -> tuple[str, ...]:
    """The country whose consulate or embassy is named: "Tổng Lãnh sự quán Việt Nam tại Pakse"; () where none
    follows.
    """
    near = next((n for n in named if 0 <= n.span.start - span.end <= 30 and n.unit), None)
    return (country_of(near.unit),) if near is not None and near.unit and PLACES[near.place].kind == "country" else ()


def _start(named: tuple[Span, Person]) -> int:
    return named[0].start


def _note_addresses(here: list[tuple[Span, Person]], scan: Scan, addressed: dict[str, Person]) -> None:
    """Keep who of a sentence was last called "ông" and who "bà"; a middle name Thị is a woman's."""
    for span, person in here:
        form = _FORM.search(scan.page.text[max(0, span.start - 4) : span.start].lower())
        said = form.group(1) if form else "bà" if " Thị " in person.name else None
        if said:
            addressed[said] = person


def _meant(pronoun: str, speaker: Person, addressed: dict[str, Person]) -> Person:
    """Whom a pronoun means: the speaker before, unless that one is called otherwise."""
    other = _OTHER.get(pronoun)
    if other and addressed.get(other) == speaker and pronoun in addressed:
        return addressed[pronoun]
    return speaker


def _in_office(offices: list[tuple[int, int]], span: Span) -> bool:
    """Whether words are part of an office's title (Chủ tịch UBND tỉnh)."""
    at = bisect_right(offices, (span.start, 1 << 60)) - 1
    return at >= 0 and span.end <= offices[at][1]


def _named_after(starts: list[int], span: Span, scan: Scan) -> bool:
    """Whether a name follows at once (tỉnh Sơn La, đoàn đại biểu tỉnh Hủa Phăn): then the name itself is the actor."""
    at = bisect_right(starts, span.end - 1)
    if at >= len(starts) or starts[at] - span.end > 40:
        return False
    return _TO_NAME.fullmatch(scan.page.text[span.end : starts[at]].lower()) is not None
