"""Every count, sum and share that a folded text names (rules and words: ``find/LANGUAGE/numbers.toml``)."""

from __future__ import annotations

import re
from collections.abc import Callable

from hoptac.base.frozen import frozen
from hoptac.base.nouns import Quantity
from hoptac.find.counting import Comparator, Context, context
from hoptac.find.grammar import Rule, load_grammar
from hoptac.find.numerals import figure_value, number_value

_YEAR = re.compile(r"(?:19|20)\d\d")
_SHARE = re.compile(
    r" (?:cho|giúp|tặng|gửi|với|cùng|mua|xây|dựng|sửa)(?!\w)(?! (?:thuê|vay))|"
    r" (?:của |hồi |trong |vào )?(?:năm|tháng|quý) \d"
)
_SCALED = re.compile(r"(?:triệu|tỷ|tỉ|nghìn|ngàn)$")  # "mua về 1,4 tỷ": a sum without its currency
_DAY = re.compile(r"\d{1,2}\.\d{1,2}")
#: The codes of money among the units, as ``numbers.toml`` writes them.
CURRENCY = re.compile(r"[A-Z]{3}")


def is_currency(unit: str | None) -> bool:
    """Whether a unit is one of money."""
    return unit is not None and CURRENCY.fullmatch(unit) is not None


@frozen
class QuantityHit:
    """A number with what it counts; offsets in the folded text.

    ``start`` to ``end`` is the whole with its comparator and its unit ("hơn 2 tỷ đồng"), ``number_start`` to
    ``number_end`` the number with its magnitude ("2 tỷ"). ``noun`` is what follows the number (after a currency: what
    follows that), up to six words. ``each``: per head, year, side ("mỗi tỉnh 15 tỷ đồng"). ``vague``: "hàng trăm", its
    value the least. ``high`` is the upper end of a range, whose value is the lower.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    quantity: Quantity
    noun: str
    each: bool = False
    vague: bool = False
    high: float | None = None
    rule: str = ""


@frozen
class _Number:
    """A number before its surroundings are read."""

    value: float
    high: float | None = None
    vague: bool = False
    spoken: bool = False


def _vague(rule: Rule, match: re.Match[str], words: Context) -> _Number | None:
    return _Number(number_value(match.group().split(" ", 1)[1], words.numerals), vague=True)


def _range(rule: Rule, match: re.Match[str], words: Context) -> _Number | None:
    scale = match["bm"]
    if _YEAR.fullmatch(match["a"]) and _YEAR.fullmatch(match["b"]):
        return None
    low = number_value(match["a"] + (match["am"] or scale), words.numerals)
    high = number_value(match["b"] + scale, words.numerals)
    return _Number(low, high) if low < high else None


def _number(rule: Rule, match: re.Match[str], words: Context) -> _Number | None:
    figure = match["a"]
    if figure[0] == "0" and len(figure) > 3 and figure[1].isdigit():
        return None
    said = match.group()
    return _Number(figure_value(said) if said == figure else number_value(said, words.numerals))


def _words(rule: Rule, match: re.Match[str], words: Context) -> _Number | None:
    if match["rest"] and not match["am"]:
        return None
    said = match.group()
    return _Number(number_value(said, words.numerals), spoken=" " not in said)


_MAKERS: dict[str, Callable[[Rule, re.Match[str], Context], _Number | None]] = {
    "vague": _vague,
    "range": _range,
    "number": _number,
    "words": _words,
}


def find_quantities(text: str, *, language: str = "vi") -> list[QuantityHit]:
    """The quantities of a folded text in reading order, none overlapping.

    Dates, years, ordinals, numbers of documents, streets, units and telephones are none. A number in digits with a noun
    that belongs to no unit has ``unit`` None; one in words needs a unit or a magnitude.
    """
    grammar = load_grammar(language, "numbers")
    words = context(language)

    def build(rule: Rule, match: re.Match[str]) -> QuantityHit | None:
        number = _MAKERS[rule.make](rule, match, words)
        return _hit(text, rule, match, number, words) if number else None

    return grammar.scan(text, build)


def _hit(text: str, rule: Rule, match: re.Match[str], number: _Number, words: Context) -> QuantityHit | None:
    """The number with its surroundings; None where they make it a name, an order or a date."""
    start, end = match.span()
    comparator: Comparator = "="
    noun, unit, unit_end = words.unit_after(text, end)
    if unit is None and (_is_year(match) or not (_stands(number, noun, words) or _alone(text, end, match[0]))):
        return None
    first = start
    if not words.is_plain(text, start):
        comparator, first = words.comparator_before(text, start)
        if not is_currency(unit) and not words.is_count(text, first, match.group(), unit):
            return None
    if unit is None and not noun and first == start and not _bracketed(text, match) and not _SCALED.search(match[0]):
        return None
    if number.spoken and (number.value == 1 or not words.is_free(text, start)):
        return None
    after = words.comparator_after(text, unit_end)
    return QuantityHit(
        start=first,
        end=unit_end,
        number_start=start,
        number_end=end,
        quantity=Quantity(number.value, after or (">" if number.vague and comparator == "=" else comparator), unit),
        noun=words.noun_after(text, unit_end) if unit == "percent" or is_currency(unit) else noun,
        each=words.is_each(text, first, unit_end),
        vague=number.vague,
        high=number.high,
        rule=rule.id,
    )


def _is_year(match: re.Match[str]) -> bool:
    """Whether a number looks like a year and nothing else."""
    return match.end() - match.start() == 4 and _YEAR.fullmatch(match.group()) is not None


def _alone(text: str, end: int, said: str) -> bool:
    """Whether a number may stand for a count by itself: in brackets "(15)", behind a comparator "gần 1.600,", or as a
    share whose currency was told before: "600 triệu cho xã Đông".
    """
    if _SCALED.search(said) and _SHARE.match(text, end):
        return True
    return text[end : end + 1] in (")", ",", ".", ";", "\n", "")


def _bracketed(text: str, match: re.Match[str]) -> bool:
    """'Salavan (15)', but no day '(20.12)' and no point '(1)' at the head of a line."""
    start, end = match.span()
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")" or _DAY.fullmatch(match.group()):
        return False
    return text[max(0, start - 40) : start - 1].rstrip(" ")[-1:] not in ("", "\n")


def _stands(number: _Number, noun: str, words: Context) -> bool:
    """Whether a number without a unit counts the noun that follows."""
    return bool(noun) and not number.spoken and not words.stops(noun)
