"""A sentence with what is known in it put as single signs, so that rules can speak of sides, numbers and times.

``@`` our side, ``&`` the other side, ``=`` both, ``~`` a count, ``¤`` a sum of money, ``^`` a time; the number that a
rule looks at is ``#`` (a count) or ``$`` (money). "Từ năm 2015 đến nay, Kon Tum cử 101 đoàn sang Attapư" reads
"^, @ cử # đoàn sang &" when 101 is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hoptac.base.frozen import frozen
from hoptac.base.nouns import Span
from hoptac.base.scene import Scene, Sentence
from hoptac.find.loose import bare, beside, loose
from hoptac.find.parties import find_parties, line_of
from hoptac.find.rules import rule
from hoptac.find.signs import BOTH, COUNT, FOCUS, MONEY, TIME, Token, is_money

_TWO = ("hai ", "2 ", "02 ", "cả hai ", "đôi ")
_SIGNS = re.compile(r"[@&=~¤^#$]")
#: A sum without its currency: behind it stands nothing that it counts, but a word that goes on ("50 triệu nữa").
_BARE_SUM = re.compile(
    r"(?:[\d.,]+|(?:[^\W\d_]+ ){0,4}[^\W\d_]+) ?(?:triệu|tỷ|tỉ|nghìn|ngàn)(?=[.,;)]|$| (?:và|còn|cho|để|giúp|nữa|mua"
    r"|xây|dựng|làm|sửa|sắm|lo|nhờ|của|do|từ|với|cùng|kèm|gửi|góp|tặng|trao|ủng hộ|hỗ trợ|thì|là|trong đó|nhưng|mà|đều|"
    r"hồi|năm|trong|trang bị|tiền|khắc phục|lợp|đào|khoan)(?!\w))"
)
#: What stands before a sum whose currency the sentence before tells.
_GIVEN = re.compile(
    r"(?<!\w)(?:cho|tặng|góp|góp được|thêm|giúp|hỗ trợ|ủng hộ|trao|gửi|gom|gom được|bù|bỏ|chi|chuyển|có"
    r"|(?:bán|xuất|xuất khẩu)(?: (?:sang|đi|qua|ra))?|(?:mua|nhập|nhập khẩu)(?: (?:về|vào))?)"
    r"(?: (?:thêm|nốt|được|lại|gần|hơn|khoảng|chừng|trên))* $"
)


@frozen
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
        return self.text[: token.at] + FOCUS.get(token.sign, token.sign) + self.text[token.at + 1 :]

    def token_at(self, place: int) -> Token | None:
        """The token whose sign stands at a place of the marked text."""
        return next((t for t in self.tokens if t.at == place), None)

    def parties(self, start: int = 0, end: int | None = None) -> list[Token]:
        """The sides named between two places of the marked text."""
        stop = len(self.text) if end is None else end
        return [t for t in self.tokens if t.party and start <= t.at < stop]

    def of_two(self, token: Token) -> bool:
        """Whether a sign for both sides is said of two: "hai nước", not "các nước"."""
        return token.sign == BOTH and self.scene.scan.folded.text.startswith(_TWO, token.start)

    def words(self, start: int, end: int) -> Span:
        """The page's words between two places of the marked text; of one put together from a table or a list, where
        places are no longer the page's, at least words of the page.
        """
        folded = self.scene.scan.folded
        last = min(self._folded(end), len(folded.text))
        return folded.span(min(self._folded(start), last - 1), last)

    def _folded(self, place: int) -> int:
        before = [t for t in self.tokens if t.at < place]
        if not before:
            return self.scene.scan.folded.at(self.sentence.span.start) + place
        return before[-1].end + place - before[-1].at - 1

    def segment(self, place: int) -> tuple[int, int]:
        """The stretch between semicolons (or "ngược lại") around a place."""
        bounds = [m.span() for m in rule("sides.bound").finditer(self.text)]
        first = max((end for _, end in bounds if end <= place), default=0)
        return first, min((start for start, _ in bounds if start >= place), default=len(self.text))

    def span(self, token: Token) -> Span:
        """The token's words on the page."""
        return self.scene.scan.folded.span(token.start, token.end)


def is_row(marked: Marked) -> bool:
    """Whether the sentence stands in a line of cells."""
    return "\t" in line_of(marked.scene.page.text, marked.sentence.span)


def _times(scene: Scene, sentence: Sentence) -> list[Token]:
    mentions = scene.mentions_in("date", sentence.span)
    return [Token(TIME, m.value.start, m.value.end, hit=m.value) for m in mentions]


def _numbers(scene: Scene, sentence: Sentence) -> Iterator[Token]:
    """Counts without their noun, sums with their currency; a bare "790 triệu" behind a sum has the sum's."""
    text, unit = scene.scan.folded.text, None
    before = _unit_before(scene, sentence)
    for mention in scene.mentions_in("quantity", sentence.span):
        hit = mention.value
        if _is_name(scene, mention.span):
            continue
        if is_money(hit):
            unit = hit.quantity.unit
        elif hit.quantity.unit is None and _BARE_SUM.match(text, hit.number_start):
            known = unit or (before if _GIVEN.search(text[max(0, hit.start - 30) : hit.start]) else None)
            hit = replace(hit, quantity=replace(hit.quantity, unit=known))
        if is_money(hit):
            yield Token(MONEY, hit.start, hit.end, hit=hit)
        else:
            yield Token(COUNT, hit.start, hit.number_end, hit=hit)


def _unit_before(scene: Scene, sentence: Sentence) -> str | None:
    """The currency of the last sum told before a sentence in its paragraph, at most two sentences before."""
    near = scene.sentences[max(0, sentence.index - 2) : sentence.index]
    hits = [m.value for s in near if s.paragraph == sentence.paragraph for m in scene.mentions_in("quantity", s.span)]
    return next((hit.quantity.unit for hit in reversed(hits) if is_money(hit)), None)


def _is_name(scene: Scene, span: Span) -> bool:
    """Whether a number in words is the first part of a name: "bản Ba Bình"."""
    words = scene.words(span).split()
    return len(words) > 1 and words[0].isalpha() and words[0][0].isupper() and words[1][0].isupper()


def _apart(token: Token, parties: list[Token]) -> Token:
    """A number without its comparator where that is the end of a name: "Xiêng Khoảng 301 em"."""
    if not token.number or not any(token.start < p.end <= token.hit.number_start for p in parties):
        return token
    hit, at = token.hit, token.hit.number_start
    plain = replace(hit, start=at, quantity=replace(hit.quantity, comparator="="))
    return replace(token, start=at, hit=plain)


def _is_free(token: Token, taken: list[Token]) -> bool:
    """Whether a token shares no letter with others; a plain loop, for every number of a page meets every side here."""
    start, end = token.start, token.end
    for other in taken:  # noqa: SIM110
        if other.start < end and start < other.end:
            return False
    return True


def _tokens(scene: Scene, sentence: Sentence) -> list[Token]:
    """All signs of a sentence: sides before times before numbers where they overlap."""
    sums = [m.value for m in scene.mentions_in("quantity", sentence.span) if is_money(m.value)]
    parties = [
        party  # no country in the name of a currency: "300.000 franc Thụy Sĩ"
        for party in find_parties(scene, sentence)
        if not any(hit.number_end <= party.start < party.end <= hit.end for hit in sums)
    ]
    taken = list(parties)
    numbers = (_numbers(scene, sentence), beside(scene, parties), bare(scene, sentence), loose(scene, sentence))
    for found in (_times(scene, sentence), *numbers):
        found = [_apart(t, parties) for t in found] if parties else list(found)
        taken += [t for t in found if _is_free(t, taken)] if taken else found
    return sorted(taken, key=lambda t: t.start)


def mark(scene: Scene, sentence: Sentence) -> Marked:
    """A sentence of the page in signs, made once for all finders."""
    key = ("marked", sentence.index, sentence.span.start, sentence.span.end)
    known = scene.memo.get(key)
    if known is None:
        known = scene.memo[key] = _mark(scene, sentence)
    assert isinstance(known, Marked)
    return known


def _mark(scene: Scene, sentence: Sentence) -> Marked:
    folded = scene.scan.folded
    last, stop = folded.at(sentence.span.start), folded.at(sentence.span.end)
    parts: list[str] = []
    length = 0
    placed: list[Token] = []
    for token in _tokens(scene, sentence):
        if token.start < last:
            continue
        plain = _headed(placed, _SIGNS.sub(" ", folded.text[last : token.start]))
        parts += [plain, token.sign]
        length += len(plain) + 1
        placed.append(token.placed(length - 1))
        last = token.end
    parts.append(_headed(placed, _SIGNS.sub(" ", folded.text[last:stop])))
    ours, theirs = scene.pairs[sentence.index]
    return Marked(scene, sentence, "".join(parts), tuple(placed), ours, theirs)


#: Between a number that heads its line and what it counts: "46: số địa phương có quan hệ với tỉnh".
_HEADS = re.compile(r": (?:(?:tổng )?số (?:lượng )?|là )?(?=[^\W\d_])")


def _headed(placed: list[Token], plain: str) -> str:
    """The words behind the first token, which is read as if they followed it at once where it heads the line."""
    if len(placed) != 1 or not placed[0].number or placed[0].at:
        return plain
    colon = _HEADS.match(plain)
    if colon is None:
        return plain
    placed[0] = replace(placed[0], end=placed[0].end + colon.end() - 1)
    return plain[colon.end() - 1 :] if plain[colon.end() - 1] == " " else " " + plain[colon.end() :]
