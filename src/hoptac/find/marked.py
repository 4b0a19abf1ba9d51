"""A sentence with what is known in it put as single signs, so that rules can speak of sides, numbers and times.

``@`` our side, ``&`` the other side, ``=`` both, ``~`` a count, ``¤`` a sum of money, ``^`` a time; the number that a rule
looks at is ``#`` (a count) or ``$`` (money). "Từ năm 2015 đến nay, Kon Tum cử 101 đoàn sang Attapư" reads
"^, @ cử # đoàn sang &" when 101 is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from hoptac.base.nouns import Quantity, Span
from hoptac.base.scene import Actor, Scene, Sentence
from hoptac.find.numbers import QuantityHit
from hoptac.gazetteer.places import PLACES, country_of

OURS, THEIRS, BOTH, COUNT, MONEY, TIME = "@&=~¤^"
_FOCUS = {COUNT: "#", MONEY: "$"}
_CURRENCIES = frozenset({"VND", "USD", "LAK", "THB", "CNY"})
_SIGNS = re.compile(r"[@&=~¤^#$]")

_LEVEL = re.compile(
    r"(?<!\w)(?:(?:các|hai|ba|bốn|năm|cả|từng|\d{1,2}) )?(?:(?:tỉnh|thành phố|tp\.?|thủ đô|nước|chdcnd|cộng hòa dân chủ nhân dân|"
    r"vương quốc|cộng hòa|bang|châu|huyện|thị xã|quận|đặc khu|bản|xã|phường)[ :]{1,2}){1,2}$"
)
_AND = re.compile(r"^,? ?(?:và|với|cùng|hay|hoặc|,)? ?(?:(?:các|hai|ba) )?(?:tỉnh|thành phố|tp\.?|huyện|nước|bang)? ?$")
_COUNTRY = re.compile(r"^ ?(?:[(,-]|của|thuộc|nước) ?(?:nước )?(?:chdcnd |cộng hòa dân chủ nhân dân )?$")
_NO_PARTY = re.compile(
    r"(?<!\w)(?:cửa khẩu(?: quốc tế| quốc gia| chính| phụ| đường bộ| tiểu ngạch| biên giới)*|cảng(?: biển)?|sân bay|cầu|quốc lộ|đường|mốc|km|ga|lối mở(?: \w+)?|tuyến(?: \w+){0,2}|"
    r"tình nguyện|chuyên gia|mttq|tổ quốc|đảng(?: \w+){0,4}|ndcm|cách mạng|tiếng|bộ tộc|mặt trận|quân đội nhân dân|hữu nghị|tình hữu nghị|"
    r"quan hệ|đại học|học viện|báo|đài|ủy ban mttq|bắc|nam|trung|hội hữu nghị|ngày hội|festival|khu kinh tế|cụm)[ :]$"
)
#: "bạn" and "ta" alone, where the words around make sides of them.
_FRIEND = re.compile(
    r"(?<!\w)(?:(?:(?<=cho )|(?<=của )|(?<=đất )|(?<=sang )|(?<=giúp )|(?<=với )|(?<=tại )|(?<=để )|(?<=đồn )|(?<=^))bạn"
    r"(?! (?:bè|đọc|trẻ|học|hữu|nghe|xem|hàng|lào))|(?P<capital>(?:(?<=của )|(?<=tại )|(?<=ở )|(?<=cho )|(?<=với ))thủ đô)|(?P<ta>ta(?= (?:đã |cũng |sẽ )?(?:chuyển|tặng|trao|hỗ trợ|giúp|cử|đón|tiếp nhận|gửi))))(?!\w)"
)
_BOUND = re.compile(r";|ngược lại,?")
_PAIRED = re.compile(r"^ - (?:cửa khẩu )?$")
#: Words after the first side of a sentence that make it the speaker.
_SPEAKS = re.compile(
    r"^ (?:(?:cũng|đã|rất|luôn|xin|trân trọng|chân thành|thì|đặc biệt) ){0,2}(?:tri ân|cảm ơn|cám ơn|đề nghị|kiến nghị|cho biết|cho hay|mong|mong muốn|khẳng định|bày tỏ|chúc|nhấn mạnh|nói|nêu|"
    r"thông báo|đánh giá|ghi nhận|đề xuất|hy vọng|chia sẻ|cam kết)(?!\w)"
)
_FORMER = re.compile(r"^ ?\(?(?:cũ|trước (?:đây|khi (?:sáp|hợp) nhập|(?:sáp|hợp) nhập))\)?(?!\w)")
_SEVERAL = re.compile(r"(?:(?<!\d)\d{1,2}|hai|ba|bốn|các|những|mỗi|từng|cả hai|cả ba) $")
_NUMBERED = re.compile(
    r"(?<!\w)(\d{1,2}|hai|ba|bốn|sáu|bảy|tám|chín|mười) (?:tỉnh|địa phương|thành phố|nước)( bạn| này| nói trên| trên| đó| ấy)?(?!\w)"
)
_BESIDE = re.compile(r" ?\((\d{1,4})(?: (?:em|người|học viên|sinh viên|lưu học sinh|cán bộ|suất))?\)")
#: Bare words for one's own unit: in the mouth of a guest they mean the guest's.
_OWN = re.compile(r"(?:ubnd |hđnd |lãnh đạo |chính quyền |nhân dân )?(?:tỉnh|thành phố|nước)(?: (?:ta|nhà|chúng tôi))?$")


@dataclass(frozen=True, slots=True)
class Token:
    """One sign: where it stands in the marked text, what it stands for, and the words' place in the folded text."""

    sign: str
    start: int
    end: int
    units: tuple[str, ...] = ()
    hit: Any = None
    at: int = -1

    @property
    def party(self) -> bool:
        """Whether it is a side."""
        return self.sign in (OURS, THEIRS, BOTH)

    @property
    def number(self) -> bool:
        """Whether it is a count or a sum."""
        return self.sign in (COUNT, MONEY)


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence in signs. ``ours`` and ``theirs`` are the sides as known up to here."""

    scene: Scene
    sentence: Sentence
    text: str
    tokens: tuple[Token, ...]
    ours: tuple[str, ...]
    theirs: tuple[str, ...]

    def focus(self, token: Token) -> str:
        """The text with one number as the one looked at."""
        return self.text[: token.at] + _FOCUS.get(token.sign, token.sign) + self.text[token.at + 1 :]

    def token_at(self, place: int) -> Token | None:
        """The token whose sign stands at a place of the marked text."""
        return next((t for t in self.tokens if t.at == place), None)

    def parties(self, start: int = 0, end: int | None = None) -> list[Token]:
        """The sides named between two places of the marked text."""
        stop = len(self.text) if end is None else end
        return [t for t in self.tokens if t.party and start <= t.at < stop]

    def words(self, start: int, end: int) -> Span:
        """The page's words between two places of the marked text."""
        return self.scene.scan.folded.span(self._folded(start), self._folded(end))

    def _folded(self, place: int) -> int:
        before = [t for t in self.tokens if t.at < place]
        if not before:
            return self.scene.scan.folded.at(self.sentence.span.start) + place
        return before[-1].end + place - before[-1].at - 1

    def segment(self, place: int) -> tuple[int, int]:
        """The stretch between semicolons (or "ngược lại") around a place."""
        bounds = [m.end() for m in _BOUND.finditer(self.text)]
        ends = [m.start() for m in _BOUND.finditer(self.text)]
        first = max((b for b in bounds if b <= place), default=0)
        return first, min((e for e in ends if e >= place), default=len(self.text))

    def span(self, token: Token) -> Span:
        """The token's words on the page."""
        return self.scene.scan.folded.span(token.start, token.end)


def is_money(hit: QuantityHit) -> bool:
    """Whether a quantity is a sum of money."""
    return hit.quantity.unit in _CURRENCIES


def side_of(units: Iterable[str]) -> str:
    """The sign of some units: ours are Vietnamese."""
    here = {country_of(u) == "VN" for u in units}
    return BOTH if len(here) > 1 else OURS if True in here else THEIRS


def _is_party(actor: Actor, before: str, gap: str, skipped: bool) -> bool:
    if actor.how == "delegation" or not actor.units:
        return False
    if actor.how == "place" and _NO_PARTY.search(before):
        return False
    return not (skipped and actor.how == "place" and _PAIRED.match(gap))


def _parties(scene: Scene, sentence: Sentence) -> Iterator[Token]:
    """The sides that a sentence names, level words taken in; gates, roads and names of bodies left out."""
    folded = scene.scan.folded
    text, base = folded.text, folded.at(sentence.span.start)
    last, skipped = base, False
    told: list[Token] = []
    speaker = ""
    for actor in scene.actors_in(sentence.span):
        start, end = folded.at(actor.span.start), folded.at(actor.span.end)
        if start < last:
            continue
        before = text[max(base, start - 40) : start]
        if not _is_party(actor, before, text[last:start], skipped):
            skipped = actor.how == "place"
            last = end if skipped else last
            continue
        skipped = False
        level = _LEVEL.search(text[max(last, start - 40) : start]) if actor.how == "place" else None
        first = start - (level.end() - level.start()) if level else start
        units, sign = _turned(scene, sentence, actor, before, text[start : end + 24], speaker)
        if not speaker and (actor.how in ("person", "pronoun") or _SPEAKS.match(text[end : end + 40])):
            speaker = sign
        several = _SEVERAL.search(text[max(last, start - 12) : start]) if actor.how == "home" and sign == THEIRS else None
        if several and several.group() not in ("mỗi ", "từng "):
            first = start - (several.end() - several.start())
            units = _same_count(folded.text, told, several.group().strip()) or units
        told.append(Token(sign, first, end, units))
        yield told[-1]
        last = end


def _same_count(text: str, told: list[Token], number: str) -> tuple[str, ...]:
    """The units meant by "9 tỉnh" where "9 tỉnh Bắc Lào" stands before."""
    return next((t.units for t in told if text[t.start : t.end].startswith(f"{number} ")), ())


def _turned(scene: Scene, sentence: Sentence, actor: Actor, before: str, words: str, speaker: str) -> tuple[tuple[str, ...], str]:
    """Who is meant: "tỉnh" in the mouth of a guest is the guest's, "tỉnh bạn" then is ours; "hai tỉnh bạn" are theirs."""
    ours, theirs = scene.pairs[sentence.index]
    own, after = words[: -24 or None], words[-24:] if len(words) >= 24 else ""
    if actor.how == "both":
        return (theirs, THEIRS) if after.startswith(" bạn") else (actor.units, BOTH)
    if actor.how == "home" and _SEVERAL.search(before):
        return theirs, THEIRS
    if speaker == THEIRS and actor.how == "home" and _OWN.match(own) and not _all_countries(theirs):
        return theirs, THEIRS
    if speaker == THEIRS and actor.how == "partner":
        return ours, OURS
    if actor.how == "place" and _FORMER.match(after):
        units = _former(scene, actor) or actor.units
        return units, side_of(units)
    return actor.units, side_of(actor.units)


def _all_countries(units: Iterable[str]) -> bool:
    return all(PLACES[u].kind == "country" for u in units)


def _former(scene: Scene, actor: Actor) -> tuple[str, ...]:
    """The unit of the first level itself where the page says that it is the one before a merger."""
    for mention in scene.mentions_in("place", actor.span):
        return tuple(i for i in mention.value.ids if PLACES[i].kind in ("province", "municipality"))[:1]
    return ()


def _friends(scene: Scene, sentence: Sentence, parties: list[Token]) -> list[Token]:
    """Sides said by "bạn" and "ta" alone, put among the others."""
    folded = scene.scan.folded
    base, stop = folded.at(sentence.span.start), folded.at(sentence.span.end)
    ours, theirs = scene.pairs[sentence.index]
    for match in _FRIEND.finditer(folded.text[base:stop]):
        start, end = base + match.start(), base + match.end()
        units = ours if match["ta"] else _capital(scene) if match["capital"] else theirs
        if units and not any(p.start < end and start < p.end for p in parties):
            parties.append(Token(side_of(units), start, end, units))
    return sorted(parties, key=lambda t: t.start)


def _counted(scene: Scene, sentence: Sentence, parties: list[Token]) -> list[Token]:
    """Sides said by their number: "9 tỉnh" after "9 tỉnh Bắc Lào", "hai tỉnh này"."""
    folded = scene.scan.folded
    base, stop = folded.at(sentence.span.start), folded.at(sentence.span.end)
    theirs = scene.pairs[sentence.index][1]
    for match in _NUMBERED.finditer(folded.text[base:stop]):
        start, end = base + match.start(), base + match.end()
        if any(p.start < end + 2 and start < p.end for p in parties):
            continue
        units = _same_count(folded.text, [p for p in parties if p.end <= start], match[1]) or (theirs if match[2] else ())
        if units:
            parties.append(Token(side_of(units), start, end, units))
    return sorted(parties, key=lambda t: t.start)


def _capital(scene: Scene) -> tuple[str, ...]:
    """The partner that "thủ đô" alone means: the one that is a city of the first level."""
    return tuple(u for u in scene.partners if PLACES[u].kind == "municipality")[:1]


def _joined(text: str, tokens: Iterable[Token]) -> list[Token]:
    """Sides named one after another as one; a country that only explains a province taken into it."""
    out: list[Token] = []
    for token in tokens:
        previous = out[-1] if out else None
        gap = text[previous.end : token.start] if previous else ""
        if previous and _explains(previous, token, gap):
            end = token.end + (text[token.end : token.end + 1] == ")" and "(" in gap)
            out[-1] = replace(previous, end=end)
        elif previous and previous.sign == token.sign and previous.sign != BOTH and _AND.match(gap):
            units = tuple(dict.fromkeys((*previous.units, *token.units)))
            out[-1] = replace(previous, end=token.end, units=units)
        elif previous and previous.sign == BOTH and token.sign != BOTH and re.match(r"^ ?:? ?$", gap):
            out[-1] = replace(token, start=previous.start)
        else:
            out.append(token)
    return out


def _explains(previous: Token, token: Token, gap: str) -> bool:
    country = token.units[0]
    if len(token.units) != 1 or PLACES[country].kind != "country" or not _COUNTRY.match(gap):
        return False
    return all(country_of(u) == country and u != country for u in previous.units)


def _others(scene: Scene, sentence: Sentence, parties: list[Token]) -> list[Token]:
    """Times and numbers, those within a side's words left out."""
    folded = scene.scan.folded
    out: list[Token] = []
    taken = [(p.start, p.end) for p in parties]
    for mention in scene.mentions_in("date", sentence.span):
        out.append(Token(TIME, mention.value.start, mention.value.end, hit=mention.value))
    taken += [(t.start, t.end) for t in out]
    for mention in scene.mentions_in("quantity", sentence.span):
        hit = mention.value
        money = is_money(hit)
        start, end = (hit.start, hit.end) if money else (hit.start, hit.number_end)
        if not any(s < end and start < e for s, e in taken):
            out.append(Token(MONEY if money else COUNT, start, end, hit=hit))
    for party in parties:
        beside = _BESIDE.match(folded.text, party.end)
        if beside and not any(t.start < beside.end() and beside.start() < t.end for t in out):
            out.append(Token(COUNT, beside.start(1), beside.end(1), hit=_bare(beside)))
    return [t for t in out if t.start >= folded.at(sentence.span.start)]


def _bare(match: re.Match[str]) -> QuantityHit:
    """A number in brackets behind a name."""
    start, end = match.span(1)
    return QuantityHit(start, end, start, end, Quantity(float(match[1])), "", rule="figures.beside")


def mark(scene: Scene, sentence: Sentence) -> Marked:
    """A sentence of the page in signs."""
    folded = scene.scan.folded
    base, stop = folded.at(sentence.span.start), folded.at(sentence.span.end)
    parties = _joined(folded.text, _counted(scene, sentence, _friends(scene, sentence, list(_parties(scene, sentence)))))
    tokens = sorted([*parties, *_others(scene, sentence, parties)], key=lambda t: t.start)
    parts: list[str] = []
    length, last = 0, base
    placed: list[Token] = []
    for token in tokens:
        if token.start < last:
            continue
        plain = _SIGNS.sub(" ", folded.text[last : token.start])
        parts += [plain, token.sign]
        length += len(plain) + 1
        placed.append(replace(token, at=length - 1))
        last = token.end
    parts.append(_SIGNS.sub(" ", folded.text[last:stop]))
    ours, theirs = scene.pairs[sentence.index]
    return Marked(scene, sentence, "".join(parts), tuple(placed), ours, theirs)
