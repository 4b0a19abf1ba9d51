"""Who acts at each place of the text: units by name, persons, pronouns, "hai bên", "tỉnh bạn", "đoàn"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Person, Scan, Sentence
from hoptac.gazetteer.places import PLACES, country_of
from hoptac.link.addressed import Addressed
from hoptac.link.counts import MANY, counted, partners_counted, two_guests
from hoptac.link.ofstate import Named
from hoptac.link.pairs import FACING, Pair, Pairs
from hoptac.link.sidewords import WORDS, ends_our_body
from hoptac.link.units import house_of, is_mission

_PRONOUN = re.compile(
    r"^[\"“'‘(]*(?:(?:đáp lời|đáp lại|về phần mình|đồng thời|nhân dịp này|cũng tại buổi [^,]{2,20}|qua đó|"
    r"trước đó|theo|thay mặt [^,]{2,50}|tuy nhiên|vẫn theo|bên cạnh đó|ngoài ra|rồi|nhưng|song|thế rồi|sau đó|tiếp đó|"
    r"thế là|nghe (?:vậy|thế|xong)(?: thì)?|(?:lúc|khi|trước khi|sau khi|trong|cuối|giữa|hết|xong) [^,.;:]{2,40},),? )?"
    r"(?P<he>ông|bà|đồng chí|"
    r"đ/c|ngài|vị (?:phó )?[^\s,]+(?: [^\s,]+)?|ông ấy|bà ấy|(?:đại sứ|tổng lãnh sự)(?! quán)|"
    r"(?:anh|chị)(?= (?:cũng |còn |rất )?(?:đề nghị|mong|nói|cho biết|cho hay|kể|hứa|bảo|muốn|cảm ơn|xin|chia sẻ"
    r"|nêu|đáp|khẳng định|hy vọng|bày tỏ|nhờ|hẹn|gật|nhận|"
    r"thưa|phân trần|than|hỏi|đồng ý|trả lời|ngỏ|gợi ý|nhắc|cam kết|cười)\b))"
    r"(?= (?!và\b)[a-zà-ỹđ])"
)

#: How many sentences back a page is asked whom it named as many as are counted now; a bound, for very long pages.
_FAR = 60
#: Said of more than two, where "hai bên" would be said of two.
_ALL = ("các bên", "các tỉnh", "các đoàn", "các địa phương")
#: A pronoun within a sentence ("…; ông hy vọng", "như bà nêu"): the person named before it.
_INNER = re.compile(
    r"(?:[,;:] |(?<!\w)(?:theo|như|khi|lúc|rằng|mà|được|do|(?:hôm|bữa) (?:sau|ấy|đó)|gặp ai) )"
    r"(?P<he>ông|bà|anh|chị|đồng chí|đ/c|ngài|đại sứ|tổng lãnh sự)"
    r"(?= (?!quán|(?:em|và|con|cha|mẹ|hùng|bà|nội|ngoại|cụ)\b)[a-zà-ỹđ])"
)
#: A sentence whose subject behind a time is the one spoken of before.
_TELLS_ON = re.compile(
    r"(?:[^,.;:\"]{2,40}, )?(?:(?:sáng|trưa|chiều|tối|đêm) )?(?:hôm|bữa|ngày) (?:sau|ấy|đó|kế) "
    r"(?P<he>ông|bà|anh|chị)(?= [a-zà-ỹđ])"
)
_FORM = re.compile(r"(?<!\w)(ông|bà|anh|chị|cô|thầy|em) $")
_TO_NAME = re.compile(
    r"[ \u00a0]?(?:(?:đại biểu|cấp cao|công tác|cán bộ|lãnh đạo|đại diện|chính quyền|tỉnh|thành phố|tp\.?|thủ đô|"
    r"nước|châu|bang|của)[ \u00a0]?)*"
)
#: Before "đoàn", of who forms or sends it.
_SENDS = re.compile(r"(?<!\w)(?:lập|thành lập|cử|tổ chức)(?: một| các| hai| ba| \d+)? $", re.I)
#: Behind a mission: those of several States, which is none of them; where it only stands.
_OF_MANY = re.compile(r" (?:của )?(?:nhiều|các|một số|\d+) (?:nước|quốc gia)(?!\w)", re.I)
_SEATED = re.compile(r"(?<!\w)(?:tại|ở)\s", re.I)
_TWO = re.compile(r"(?:cả )?(?:hai|2) ", re.I)
#: "Đoàn" as a family name, not the delegation of an office or a body.
_SURNAME = re.compile(
    r"Đoàn (?!(?:Sở|Bộ|Ban|Cục|Uỷ|Ủy|Hội|Trường|Tỉnh|Thành|UBND|HĐND|BĐBP|Công|Đại|Cán|Lãnh|Thanh|Liên|Việt|Lào)\b)"
    r"[^\W\d_a-zà-ỹđ][^\W\d_]+ [^\W\d_a-zà-ỹđ]"
)


def make_actors(scan: Scan, named: tuple[Named, ...], people: tuple[Person, ...], pairs: Pairs) -> tuple[Actor, ...]:
    """All actors of a page, in order of the text; where two cover the same words, the more telling one is kept."""
    by_name = [*_named_actors(named), *_people_actors(people)]
    cast = _Cast(scan, named, people, by_name)
    told = zip(scan.sentences, pairs.by_sentence, strict=True)
    actors = [*by_name, *(actor for sentence, pair in told for actor in cast.meant_in(sentence, pair))]
    return tuple(sorted(actors, key=lambda a: (a.span.start, -a.span.end)))


def _named_actors(named: tuple[Named, ...]) -> Iterator[Actor]:
    for n in named:
        if n.unit:
            yield Actor(n.span, (n.unit,), "place", site=PLACES[n.place].kind not in FACING, place=n.place)


def _people_actors(people: tuple[Person, ...]) -> Iterator[Actor]:
    for person in people:
        for span in person.mentions:
            yield _as_person(span, person, "person")


def _as_person(span: Span, person: Person, how: str) -> Actor:
    return Actor(span, (person.unit,) if person.unit else (), how, person)


class _Cast:
    """Whom "ông", "hai bên", "đoàn" mean as a page goes on, sentence by sentence: who spoke and was addressed last,
    whose delegation and which mission was named last."""

    def __init__(self, scan: Scan, named: tuple[Named, ...], people: tuple[Person, ...], by_name: list[Actor]) -> None:
        self.scan, self.named = scan, named
        self.units = [a.units for a in sorted(by_name, key=lambda a: (a.span.start, a.span.end))]
        self.starts = sorted(a.span.start for a in by_name)
        self.people = sorted(((m, p) for p in people for m in p.mentions), key=_start)
        self.offices = [(m.span.start, max(m.span.end, m.value.end)) for m in scan.of("post")]
        self.speaker: Person | None = None
        self.addressed = Addressed(people, scan)
        self.company: tuple[str, ...] = ()
        self.mission: tuple[str, ...] = ("VN",) if is_mission(scan) else ()
        self.widest = Pair((), ())
        self.told: list[Pair] = []
        self.companies: dict[str, None] = {}

    def meant_in(self, sentence: Sentence, pair: Pair) -> Iterator[Actor]:
        """The actors of a sentence that are not named; the sentences come in order."""
        self.widest = max(self.widest, pair, key=lambda p: len(p.theirs))
        self.told.append(pair)
        del self.told[:-_FAR]
        base, end = self.scan.folded.at(sentence.span.start), self.scan.folded.at(sentence.span.end)
        text = self.scan.folded.text[base:end]
        here, before = self._people_in(sentence), self.speaker
        yield from self._opening(text, base, here)
        self.addressed.note(here)
        yield from self._pronouns(text, base, here, before)
        self.addressed.note_near(here)
        yield from self._by_words(text, base, pair)

    def _people_in(self, sentence: Sentence) -> list[tuple[Span, Person]]:
        first, past = (bisect_left(self.people, at, key=_start) for at in (sentence.span.start, sentence.span.end))
        return [told for told in self.people[first:past] if told[0].end <= sentence.span.end]

    def _opening(self, text: str, base: int, here: list[tuple[Span, Person]]) -> Iterator[Actor]:
        """The pronoun that a sentence begins with; else who is named first in it speaks from now on."""
        pronoun = _PRONOUN.match(text)
        span = self._span(base, pronoun, "he") if pronoun else None
        if pronoun and span and self.speaker is not None and not self._next(span).isupper():
            yield _as_person(span, self.addressed.meant(pronoun.group("he"), self.speaker), "pronoun")
        elif here and not (self.speaker is not None and self._goes_on(text, base, here[0][0])):
            self.speaker = here[0][1]

    def _goes_on(self, text: str, base: int, first: Span) -> bool:
        """Whether a sentence tells on of who spoke, before it names another: "Sáng hôm sau bà ghé Trường A, gặp …"."""
        said = _TELLS_ON.match(text)
        return said is not None and self._span(base, said, "he").end <= first.start

    def _pronouns(
        self, text: str, base: int, here: list[tuple[Span, Person]], speaker: Person | None
    ) -> Iterator[Actor]:
        for inner in _INNER.finditer(text):
            span = self._span(base, inner, "he")
            before = [(m, p) for m, p in here if m.end <= span.start]
            fits = [p for m, p in before if not self._called_else(inner.group("he"), m)]
            person = self._called(inner.group("he"), fits or [p for _, p in before], speaker)
            if person is not None and self._next(span).islower():
                yield _as_person(span, person, "pronoun")

    def _called_else(self, pronoun: str, name: Span) -> bool:
        """Whether somebody is called otherwise right before the name: "anh A" is no "ông"."""
        form = _FORM.search(self.scan.page.text[max(0, name.start - 6) : name.start].lower())
        return form is not None and pronoun in ("ông", "bà", "anh", "chị") and form.group(1) != pronoun

    def _called(self, pronoun: str, before: list[Person], speaker: Person | None) -> Person | None:
        """Whom a pronoun within a sentence means: who is named before it there and not called otherwise; else who
        spoke before.
        """
        if (envoy := self.addressed.envoy(pronoun)) is not None:
            return envoy
        fits = [p for p in before if not self.addressed.is_other(pronoun, p)]
        return fits[-1] if fits else self.addressed.meant(pronoun, speaker) if speaker else None

    def _by_words(self, text: str, base: int, pair: Pair) -> Iterator[Actor]:
        many = list(self._many(text, base))
        yield from many
        for match in WORDS.finditer(text):
            kind, span = match.lastgroup or "bare", self._span(base, match)
            if self._is_name(kind, span) or any(a.span.meets(span) for a in many):
                continue
            if kind in ("bare", "guest") and _named_after(self.starts, span, self.scan):
                self._note_company(_named_company(kind, self.units, self.starts, span))
                continue
            guests = two_guests(match.group(), text[match.end() :], self.told) if kind == "both" else ()
            units, how = (guests, "delegation") if guests else self._of_words(kind, match.group(), span, pair)
            if units:
                yield Actor(span, units, how)

    def _note_company(self, units: tuple[str, ...]) -> None:
        """Keep whose delegation is named; two from abroad, each named by itself, stand together from then on."""
        self.company = units or self.company
        if len(units) == 1 and country_of(units[0]) != "VN" and PLACES[units[0]].kind != "country":
            self.companies |= dict.fromkeys(units)
            if len(self.companies) == 2:
                self.told.insert(-1, Pair(self.told[-1].ours, tuple(self.companies)))

    def _many(self, text: str, base: int) -> Iterator[Actor]:
        """Five sides and more, where a page named as many."""
        for match in MANY.finditer(text):
            sides = counted(match.group(), self.told)
            if sides is not None:
                yield Actor(self._span(base, match), sides.both, "both")

    def _is_name(self, kind: str, span: Span) -> bool:
        """Whether words belong to a longer name: a title of office, a surname, a name in capitals after them."""
        if kind == "both" and _TWO.match(self.scan.page.text, span.start):
            return False  # "Bộ trưởng hai nước" are those of both
        follows = kind == "bare" and self._next(span).isupper()
        return follows or _SURNAME.match(self.scan.page.text, span.start) is not None or _in_office(self.offices, span)

    def _of_words(self, kind: str, words: str, span: Span, pair: Pair) -> tuple[tuple[str, ...], str]:
        if kind == "mission":
            if _OF_MANY.match(self.scan.page.text, span.end):
                return (), "mission"
            self.mission = _mission(self.named, span, self.scan) or self.mission
            return self.mission or house_of(self.addressed.envoys()), "mission"
        if kind == "guest" and (behind := _behind(self.starts, span, self.scan)) is not None:
            self.company = self.units[behind]
        elif kind == "guest":
            self.company = self._sent_by(span) or self.company
        if kind == "guest" and self.company:
            return self.company, "delegation"
        if kind == "pair" and (partners := partners_counted(words, self.told)):
            return partners, "partner"
        if kind == "bare" and ends_our_body(self.scan.page.text[max(0, span.start - 60) : span.start]):
            return pair.ours, "home"
        wider = kind == "both" and words.endswith(_ALL) and set(pair.theirs) < set(self.widest.theirs)
        many = counted(words, self.told) if kind == "both" else None
        return _word_actor(kind, words, many or (self.widest if wider else pair))

    def _sent_by(self, span: Span) -> tuple[str, ...]:
        """Who forms or sends a delegation: the name before, on the same line ("tỉnh A lập đoàn đi thăm …")."""
        before = self.scan.page.text[max(0, span.start - 80) : span.start]
        at = bisect_right(self.starts, span.start) - 1
        if at < 0 or not _SENDS.search(before) or self.starts[at] < span.start - len(before.rsplit("\n", 1)[-1]):
            return ()
        return self.units[at]

    def _span(self, base: int, match: re.Match[str], group: str | int = 0) -> Span:
        return self.scan.folded.span(base + match.start(group), base + match.end(group))

    def _next(self, span: Span) -> str:
        """The letter after the blank behind some words."""
        return self.scan.page.text[span.end + 1 : span.end + 2]


def _word_actor(kind: str, word: str, pair: Pair) -> tuple[tuple[str, ...], str]:
    if kind in ("pair", "partner") or (kind == "bare" and _other_kind(word, pair)):
        return pair.theirs, "partner"
    if kind == "both" and word.endswith(("nước", "quốc gia")):
        return (pair.abroad if "hai " in word else ()) or tuple(dict.fromkeys(country_of(u) for u in pair.both)), "both"
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


def _mission(named: tuple[Named, ...], span: Span, scan: Scan) -> tuple[str, ...]:
    """The country whose consulate or embassy is named; () where none follows, or only where it stands."""
    near = next((n for n in named if 0 <= n.span.start - span.end <= 30 and n.unit), None)
    if near is not None and _SEATED.search(scan.page.text[span.end : near.span.start]):
        return ()
    return (country_of(near.unit),) if near is not None and near.unit and PLACES[near.place].kind == "country" else ()


def _start(named: tuple[Span, Person]) -> int:
    return named[0].start


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
