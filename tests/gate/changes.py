"""Changes of form that leave a page's facts as they are: what a robust reader reads alike.

Each takes a page's text and its answer and gives both anew, or None where the change does not apply. They are
deterministic: what is drawn by lot is drawn by the page's name.
"""

from __future__ import annotations

import json
import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hoptac.base.fold import UPPER
from hoptac.find.namewords import is_vietnamese
from hoptac.gazetteer.names import vi_names
from hoptac.gazetteer.places import PLACES, Place, country_of, forerunners
from hoptac.gazetteer.tables import rows

Answer = Mapping[str, Any]
Changed = tuple[str, Answer] | None


@dataclass(frozen=True)
class Page:
    """A page as text with its answer; ``title`` is the line of its headline, ``other`` another page's headline."""

    name: str
    text: str
    title: str | None
    other: str
    answer: Answer


def _replaced(answer: Answer, swap: Callable[[str], str]) -> Answer:
    """The answer with every string put through ``swap``."""

    def walk(value: Any) -> Any:
        if isinstance(value, str):
            return swap(value)
        if isinstance(value, dict):
            return {key: walk(item) for key, item in value.items()}
        return [walk(item) for item in value] if isinstance(value, list) else value

    return {key: walk(value) if key != "document" else value for key, value in answer.items()}


def decomposed(page: Page) -> Changed:
    """Marks apart from their letters."""
    return unicodedata.normalize("NFD", page.text), page.answer


def look_alikes(page: Page) -> Changed:
    """Đ as other alphabets have it, blanks that do not break, as pages copied from old editors have them."""
    return page.text.replace("Đ", "Ð").replace(" 20", "\u00a020"), page.answer


_ONE_VOWEL = {"y": "i", "ý": "í", "ỳ": "ì", "ỷ": "ỉ", "ỹ": "ĩ", "ỵ": "ị"}
_IY = re.compile(r"(?<![^\W\d_-])([hklmt])([yýỳỷỹỵ])(?![^\W\d_]|-[a-z])", re.I)
_TONES = (
    ("oà", "òa"),
    ("oá", "óa"),
    ("oả", "ỏa"),
    ("oã", "õa"),
    ("oạ", "ọa"),
    ("uỷ", "ủy"),
    ("uý", "úy"),
    ("uỳ", "ùy"),
)
_TONE_AT_END = re.compile(r"(?<!q)(" + "|".join(a for pair in _TONES for a in pair) + r")(?![^\W\d_])")


def other_spelling(page: Page) -> Changed:
    """The other way of writing i and y, and of placing the tone: "kí", "hoà" for "ký", "hòa"."""
    turn = {a: b for pair in _TONES for a, b in (pair, pair[::-1])}
    text = _TONE_AT_END.sub(lambda m: turn[m.group()], page.text)
    return _IY.sub(lambda m: m.group(1) + _ONE_VOWEL[m.group(2).lower()], text), page.answer


def shouted(page: Page) -> Changed:
    """The headline in capitals."""
    if not page.title or page.title not in page.text:
        return None
    return page.text.replace(page.title, page.title.upper(), 1), {**page.answer, "title": page.title.upper()}


_MENU = """Trang chủ
Giới thiệu
Tin tức - Sự kiện
Văn bản chỉ đạo điều hành
Thủ tục hành chính
Liên hệ
Đăng nhập
Tìm kiếm
"""
_FOOT = """
Chia sẻ Facebook Twitter Zalo
In trang
Lượt xem: 1.024
Bản quyền thuộc về Cổng thông tin điện tử
Ghi rõ nguồn khi phát hành lại thông tin từ website này
"""


def with_menus(page: Page) -> Changed:
    """The page dumped to text with the site's menu before it and its footer behind."""
    return f"{_MENU}{page.text}{_FOOT}", page.answer


def with_related(page: Page) -> Changed:
    """Another page's headline under "Tin liên quan"."""
    return f"{page.text.rstrip()}\nTin liên quan\n{page.other}\n", page.answer


def with_box(page: Page) -> Changed:
    """The same in the middle of the article, below its second paragraph."""
    lines = page.text.split("\n")
    title = next((i for i, line in enumerate(lines) if page.title and page.title in line), None)
    if title is None:
        return None
    long = [i for i in range(title + 1, len(lines)) if len(lines[i]) > 100 and lines[i].rstrip().endswith(".")]
    if len(long) < 3:
        return None
    return "\n".join([*lines[: long[1] + 1], "Tin liên quan", page.other, *lines[long[1] + 1 :]]), page.answer


_YEAR = re.compile(r"(?<![\d.,/-])(19[5-9]\d|20[0-4]\d)(?![\d.,]?\d)|(?<=[/.-])(19[5-9]\d|20[0-4]\d)(?!\d)")
_MOVABLE = re.compile(
    r"(?i)nguyên đán|âm lịch|bunpimay|bun pi may|chol|xuân|tết|29[/.-]0?2(?!\d)|ngày 29 tháng 2|(?:giáp|ất|bính|đinh|"
    r"mậu|kỷ|canh|tân|nhâm|quý) (?:tý|sửu|dần|mão|thìn|tỵ|ngọ|mùi|thân|dậu|tuất|hợi)|(?:19|20)\d\d['’]?s"
)


def _units_of(answer: Answer) -> set[str]:
    return set(re.findall(r'"([A-Z]{2}(?:-[A-Z0-9]+)*)"', json.dumps(answer, ensure_ascii=False))) & PLACES.keys()


def later(page: Page) -> Changed:
    """Every year moved by one or two, where the same units stand before and after; without movable feasts."""
    published = page.answer.get("published") or ""
    years = [int(a or b) for a, b in _YEAR.findall(page.text)]
    if len(published) != 10 or _MOVABLE.search(page.text) or not years:
        return None
    for step in (-2, -1, 1):
        days = {f"{int(published[:4]) + s}{published[4:]}" for s in (0, step)}
        if max(years) + step > 2049 or any(not _stands(unit, day) for unit in _units_of(page.answer) for day in days):
            continue
        moved = _replaced(page.answer, lambda words, step=step: _moved(words, step))  # type: ignore[misc]
        terms = {
            "agreements": [
                {**a, "term": [y + step if isinstance(y, int) else y for y in a["term"]] if a.get("term") else None}
                for a in moved["agreements"]
            ]
        }
        return _moved(page.text, step), {**moved, **terms}
    return None


def _stands(unit: str, day: str) -> bool:
    place = PLACES[unit]
    return (not place.valid_from or place.valid_from <= day) and (not place.valid_to or day <= place.valid_to)


def _moved(words: str, step: int) -> str:
    return _YEAR.sub(lambda m: str(int(m.group()) + step), words)


_LAO = (
    "Bun-my",
    "Khăm-phạ",
    "Sổm-chay",
    "Vi-lay",
    "Thong-sa",
    "Sỉ-phăn",
    "Keo-mạ",
    "Xay-nha",
    "Đuông-chăn",
    "Ma-ni",
    "Phôm-ma",
    "Lat-tạ",
)


def _people(answer: Answer) -> list[str]:
    return sorted({p["name"] for p in answer["people"] if p.get("name")}, key=lambda name: (-len(name), name))


def plainer_lao(page: Page) -> Changed:
    """Foreign names in hyphens written without them and without marks: "Leck lay Si vi lay"."""
    names = [n for n in _people(page.answer) if "-" in n]
    if not names:
        return None
    plain = {n: _bare(n.replace("-", "")) for n in names}
    text, answer = page.text, page.answer
    for name, other in plain.items():
        text = text.replace(name, other)
    return text, _replaced(answer, lambda words: plain.get(words, words))


def _bare(words: str) -> str:
    apart = unicodedata.normalize("NFD", words.replace("đ", "d").replace("Đ", "D"))
    return " ".join(w.capitalize() for w in "".join(c for c in apart if not unicodedata.combining(c)).split())


def other_people(page: Page) -> Changed:
    """Every Vietnamese by another's name, and the Lao; "ông" and the given name too."""
    lao = "LA" in {country_of(unit) for unit in _units_of(page.answer)}
    names = [n for n in _people(page.answer) if len(n.split()) > 1 and n in page.text and (lao or is_vietnamese(n))]
    if not names:
        return None
    lot = random.Random(page.name)
    swap = {name: _another(name, lot) for name in names}
    text = page.text
    for name, other in swap.items():
        text = text.replace(name, other)
    for name, other in swap.items():
        given, new = name.split()[-1], other.split()[-1]
        if is_vietnamese(name):
            text = re.sub(
                rf"((?:[Ôô]ng|[Bb]à|[Cc]hí|Chủ tịch|[Bb]í thư) ){given}(?= (?![{UPPER}])|[,.;])",
                rf"\g<1>{new}",
                text,
            )
    return text, _replaced(page.answer, lambda words: _all_swapped(words, swap))


def _all_swapped(words: str, swap: Mapping[str, str]) -> str:
    for name, other in swap.items():
        words = words.replace(name, other)
    return words


def _another(name: str, lot: random.Random) -> str:
    """A name of the same make: Vietnamese, Lao in hyphens, Lao syllable by syllable, Lao in Latin letters."""
    words = name.split()
    if is_vietnamese(name):
        family = lot.choice(["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi"])
        middle = "Thị" if " Thị " in name else lot.choice(["Văn", "Đức", "Minh", "Quang", "Hữu", "Xuân"])
        return f"{family} {middle} {lot.choice(sorted(vi_names('given'))).title()}"
    if "-" in name:
        return " ".join(lot.sample(_LAO, min(4, max(2, len(words)))))
    if len(words) > 3:
        return " ".join(part.title() for word in lot.sample(_LAO, (len(words) + 1) // 2) for part in word.split("-"))
    return " ".join(_bare(word.replace("-", "")) for word in lot.sample(_LAO, max(2, len(words))))


def other_places(page: Page) -> Changed:
    """Every province of Vietnam and Laos by another that stands on the page's day, its towns and gates by some of that.

    Left alone are pages that tell of a merger, and those for which no such others are found.
    """
    day = page.answer.get("published") or "2020-01-01"
    named = sorted(u for u in _units_of(page.answer) if PLACES[u].kind == "province" and country_of(u) in ("VN", "LA"))
    mergers = {o for u in named for o in (*PLACES[u].succeeded_by, *forerunners(u))}
    text = page.text.lower()
    if not named or any(_name(o).lower() in text for o in mergers if _name(o) not in map(_name, named)):
        return None
    lot = random.Random(page.name)
    swap: dict[str, str] = {}
    for unit in named:
        small = [p.id for p in _within(unit) if _name(p.id).lower() in text and _name(p.id) != _name(unit)]
        others = [o for o in _units(unit, day) if o not in (*named, *swap.values()) and _name(o).lower() not in text]
        found = next(
            (pair for o in lot.sample(others, len(others)) if (pair := _paired(unit, small, o)) is not None), None
        )
        if found is None:
            return None
        swap |= found
    return _spelled(page.text, swap), _replaced(page.answer, lambda words: swap.get(words) or _spelled(words, swap))


def _name(place: str) -> str:
    return re.sub(r" \(.*", "", PLACES[place].name_vi)


def _units(unit: str, day: str) -> list[str]:
    """The provinces of a province's country on a day whose names are no words beside."""
    like = (p for p in PLACES.values() if p.kind == "province" and p.country == country_of(unit))
    return sorted(p.id for p in like if _stands(p.id, day) and not p.needs_cue and "(" not in p.name_vi)


def _within(unit: str) -> list[Place]:
    return [p for p in PLACES.values() if unit in (p.parent, *p.former_parents) and len(_name(p.id)) > 3]


def _paired(unit: str, small: list[str], other: str) -> dict[str, str] | None:
    """A province and its small places with another and as many of its own of the same kinds; None where it has not."""
    pairs, free = {unit: other}, [p for p in _within(other) if not p.needs_cue and _name(p.id) != _name(other)]
    for place in small:
        fit = next((p for p in free if p.kind == PLACES[place].kind and p.id not in pairs.values()), None)
        if fit is None:
            return None
        pairs[place] = fit.id
    return pairs


def _spelled(words: str, swap: Mapping[str, str]) -> str:
    """The words with every spelling of some places put for those of others, longest first, all at once."""
    forms = {form: _name(other) for place, other in swap.items() for form in _forms(place)}
    spelled = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.sub(rf"(?<![\w-])(?:{spelled})(?![\w-])", lambda m: forms[m.group()], words)


def _forms(unit: str) -> Iterator[str]:
    yield _name(unit)
    for row in rows("place_aliases"):
        if row["place_id"] == unit and row["language"] != "lo" and not row["also"] and row["alias"][0].isupper():
            yield row["alias"]


#: Name of a change -> the change and the most that F1 may lose by it (issue 8).
CHANGES: dict[str, tuple[Callable[[Page], Changed], float]] = {
    "decomposed": (decomposed, 0.01),
    "look-alikes": (look_alikes, 0.01),
    "other spelling": (other_spelling, 0.01),
    "plainer names": (plainer_lao, 0.01),
    "headline in capitals": (shouted, 0.01),
    "menus": (with_menus, 0.01),
    "related headline": (with_related, 0.01),
    "related headline within": (with_box, 0.01),
    "other years": (later, 0.01),
    "other people": (other_people, 0.03),
    "other places": (other_places, 0.03),
}
