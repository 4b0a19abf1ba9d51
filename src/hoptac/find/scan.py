"""What the words alone say: sentences and mentions of a page, before anything is resolved."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from hoptac.base.fold import LOWER, UPPER, Folded, fold
from hoptac.base.nouns import Mention, Page, Span
from hoptac.base.scene import Scan, Sentence
from hoptac.find.bodies import find_bodies
from hoptac.find.dates import find_dates
from hoptac.find.districts import with_districts
from hoptac.find.firmnames import with_firms
from hoptac.find.namewords import is_vietnamese
from hoptac.find.numbers import find_quantities
from hoptac.find.people import find_people
from hoptac.find.places import find_places, with_regions
from hoptac.find.posts import find_posts
from hoptac.find.sentences import split_sentences, unwrapped
from hoptac.find.villages import with_villages
from hoptac.gazetteer.names import vi_names
from hoptac.gazetteer.phrases import Phrases
from hoptac.gazetteer.places import PLACES
from hoptac.gazetteer.vocabulary import field_phrases, instrument_phrases, occasion_phrases


class _Inside:
    """Whether a span lies within a sentence (furniture has none)."""

    def __init__(self, sentences: tuple[Sentence, ...]) -> None:
        self.spans = [s.span for s in sentences]
        self.starts = [s.start for s in self.spans]

    def __call__(self, span: Span) -> bool:
        at = bisect_right(self.starts, span.start) - 1
        return at >= 0 and self.spans[at].end >= span.start


def _phrases(folded: Folded) -> dict[str, list[Mention]]:
    """Mentions that a list of phrases finds: fields, instruments, occasions."""
    tables: dict[str, Phrases[Any]] = {
        "field": field_phrases(),
        "instrument": instrument_phrases(),
        "occasion": occasion_phrases(),
    }
    return {
        kind: [Mention(folded.span(hit.start, hit.end), kind, hit.values, kind) for hit in table.find(folded.text)]
        for kind, table in tables.items()
    }


_RUN = re.compile(rf"((?:[{UPPER}][^\W\d_]*[ -]){{1,4}})$")
#: How a body's name begins: a country behind it is no part of a person's name (Bộ Công Thương Lào).
_BODY_WORDS = frozenset({"Bộ", "Sở", "Ban", "Ủy", "Uỷ", "Cục", "Hội", "Viện", "Đảng", "Quốc", "Mặt"})
_NOT_FAMILY = frozenset(
    {"đoàn", "từ", "hồ", "bắc", "tây", "đông", "nam", "sơn", "lục", "kiều", "cao", "ninh", "an", "hà"}
)


#: Before a person's name: whatever family name stands behind it, the place's name behind that is the person's.
_ADDRESSED = re.compile(r"(?<!các )(?<!những )(?<!\w)(?:ông|bà|ngài|đồng chí|đ/c|anh|chị|cô|thầy|cụ)[: ]{1,2}$", re.I)

#: Before a place's name that somebody bears as a family name: "bà Ishikawa"; of a learned title only before one more
#: word, for "bác sĩ A" may be the doctors of a town.
_BEARER = re.compile(r"(?<!các )(?<!những )(?<!mấy )(?<!\w)(?:ông|bà|ngài|đồng chí|đ/c|anh|chị)[: ]{1,2}$", re.I)
_LEARNED = re.compile(r"(?<!\w)(?:giáo sư|bác sĩ|tiến sĩ|thạc sĩ|k[ỹĩ] sư|nghệ s[ĩỹ]|gs|ts|ths|bs)[. ]{1,2}$", re.I)
_GIVEN_NAME = re.compile(rf" [{UPPER}][{LOWER}]+(?! [{UPPER}])(?![\w-])")

_RIVER = re.compile(r"(?<!\w)(?:dòng|sông|suối) $", re.I)
#: Countries whose names nobody bears (Thái Lan, Mỹ, Đức, Nga and Việt Nam are given names).
_NO_GIVEN_NAME = frozenset({"Lào", "Trung Quốc", "Campuchia", "Hàn Quốc", "Nhật Bản"})


#: "Mỹ" as the first half of a Vietnamese name: the next word has letters that no foreign name has.
_MY_NAME = re.compile(
    r" [^\W\d_a-zà-ỹđ][a-zà-ỹđ]*[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ][a-zà-ỹđ]*(?![\w-])"
)


_WHOLE_NAME = re.compile(rf" ((?:[{UPPER}][{LOWER}]+ ){{2,3}}[{UPPER}][{LOWER}]+)(?![\w-])")
_SEATED = re.compile(r"(?:Việt Nam|VN) (?:tại|ở) $")


def _begins_name(text: str, mention: Mention) -> bool:
    """Whether a country's name is the first half of a town's: "Khu công nghiệp Mỹ Phước"."""
    words = text[mention.span.start : mention.span.end]
    if words != "Mỹ" or mention.value.cue or _MY_NAME.match(text, mention.span.end) is None:
        return False
    named = _WHOLE_NAME.match(text, mention.span.end)  # "Đại sứ Việt Nam tại Mỹ Lê Văn An"
    return named is None or not is_vietnamese(named[1]) or not _SEATED.search(text[: mention.span.start][-24:])


def _part_of_name(text: str, mention: Mention) -> bool:
    """Whether a place's name is the rest of a person's: capitalised words from a family name on stand before (Lê
    Thái Bình).
    """
    if mention.value.cue or text[mention.span.start : mention.span.end] in _NO_GIVEN_NAME:
        return False
    run = _RUN.search(text, max(0, mention.span.start - 32), mention.span.start)
    words = run.group(1).split() if run else []
    if run is None or words[0] in _BODY_WORDS:
        return False
    addressed = _ADDRESSED.search(text, max(0, run.start() - 16), run.start()) is not None
    if addressed and len(words) > 1 and not any(w.isupper() for w in words):
        return True  # "đồng chí Chẩu Đức Vinh": whatever the family name
    family = vi_names("family") - (frozenset() if addressed else _NOT_FAMILY)
    return any(not w.isupper() and w.lower() in family for w in words[-3:])


_LEVELS = frozenset(
    {"huyện", "thị xã", "thị trấn", "quận", "xã", "phường", "thành phố", "tp", "tp.", "ubnd", "huyện ủy"}
)
_GOES_ON = re.compile(rf"-[{LOWER}]")
_LAST_HALF = re.compile(rf" [{UPPER}][{LOWER}]+(?:-[{LOWER}]+)+(?! [{UPPER}])(?![\w-])")
_LAST_WORD = re.compile(rf" [{UPPER}][{LOWER}]+(?! [{UPPER}])(?![\w-])")


def _opens_name(text: str, mention: Mention) -> bool:
    """Whether a district's name is the first words of a person's: one more word stands behind it ("Vũ Quang Minh")."""
    behind = _LAST_WORD.match(text, mention.span.end)
    small = all(PLACES[place].kind in ("district", "town", "commune") for place in mention.value.ids)
    if not small or behind is None or mention.value.cue in _LEVELS:
        return False
    words = text[mention.span.start : behind.end()]
    family = words.split()[0].lower()
    return family not in _NOT_FAMILY and len(words.split()) == 3 and is_vietnamese(words)


def _is_borne(text: str, mention: Mention) -> bool:
    """Whether a place's name is somebody's family name: a form of address stands right before it ("GS. Ishikawa
    Naomi", "bà Ishikawa").
    """
    if mention.value.cue or any(PLACES[place].kind in ("country", "region") for place in mention.value.ids):
        return False
    before = text[max(0, mention.span.start - 16) : mention.span.start]
    given = _GIVEN_NAME.match(text, mention.span.end) is not None
    return _BEARER.search(before) is not None or (given and _LEARNED.search(before) is not None)


def _opens_lao_name(text: str, mention: Mention) -> bool:
    """Whether a place written with a hyphen is the first half of a Lao name: one more such word stands behind, and no
    more ("Phó Tỉnh trưởng Khăm-mỏn Chăn-tha-sỏn").
    """
    words = text[mention.span.start : mention.span.end]
    if _GOES_ON.match(text, mention.span.end):
        return True  # "Kham" of "Kham-mon"
    of_office = not mention.value.cue or mention.value.cue.endswith("trưởng")
    return "-" in words and of_office and _LAST_HALF.match(text, mention.span.end) is not None


def _is_river(text: str, mention: Mention) -> bool:
    """Whether a place's name is a river's: "xuôi dòng Sê Kông"."""
    before = text[max(0, mention.span.start - 8) : mention.span.start]
    return not mention.value.cue and _RIVER.search(before) is not None


#: The first half of a name in syllables, right before its second half.
_FIRST_HALF = re.compile(rf"(?<![\w-])[{UPPER}][{LOWER}]+(?:-[{LOWER}]+)+ $")


def _ends_lao_name(text: str, mention: Mention) -> bool:
    """Whether a place's name is the second half of a person's in syllables: "bà Đuông-chăn Xay-xổm-bun"."""
    if mention.value.cue or "-" not in text[mention.span.start : mention.span.end]:
        return False
    return _FIRST_HALF.search(text, max(0, mention.span.start - 24), mention.span.start) is not None


def _is_no_place(text: str, mention: Mention) -> bool:
    return (
        _is_borne(text, mention)
        or _ends_lao_name(text, mention)
        or _part_of_name(text, mention)
        or _begins_name(text, mention)
        or _opens_name(text, mention)
        or _opens_lao_name(text, mention)
    )


_FULL = re.compile(r"(?<!\d)(?:ngày \d{1,2} tháng \d{1,2} năm |\d{1,2}[/.-]\d{1,2}[/.-])(?P<year>(?:19|20)\d\d)(?!\d)")
#: Before the day of a paper, a founding, a law: it says nothing of when the page was written.
_CONCLUDED = re.compile(
    r"(?<!\w)(?:k[ýí](?: kết)?|(?<!học )(?<!phát )(?<!phục )(?<!vệ )(?<!hy )sinh|mất|qua đời|hy sinh|nhập ngũ|"
    r"thành lập|thiết lập|ban hành|(?:từ|kể từ)(?!\w)(?![^.;]{0,40} đến (?:ngày )?$)|số \S+)(?!\w)[^.;]{0,40}$"
)
#: An anniversary printed with its first and its last day: the last one's year is the page's.
_TO_DAY = re.compile(
    r"(?<!\d)(?P<day>\d{1,2}[/.]\d{1,2})[/.](?:19|20)\d\d ?[-–] ?(?P=day)[/.](?P<year>(?:19|20)\d\d)(?!\d)"
)
#: The year in which a page is written: what it counts up to now began with that year.
_UNTIL_NOW = re.compile(r"(?<!\w)(?:từ )?đầu năm (?P<year>20\d\d) (?:đến|tới) (?:nay|thời điểm này)(?!\w)")
#: The year in a headline of what was held: "Hội đàm thường niên công tác biên giới năm 2022".
_HELD_IN = re.compile(
    r"(?<!\w)(?:hội đàm|hội nghị|phiên họp|giao ban|gặp gỡ|gặp mặt|diễn đàn|ngày hội|lễ hội|tuần lễ|tết|giao lưu)"
    r"(?! (?:tổng kết|sơ kết|đánh giá))[^.;:]{0,90} năm (?P<year>20\d\d)(?!\d| ?[-–])"
)
#: The week of which a digest tells, as its head says it: "Tuần 16/2026 (13/4 - 19/4)".
_WEEK_OF = re.compile(r"(?<!\w)tuần (?:thứ )?\d{1,2}(?: ?[/-] ?|,? năm )(?P<year>20\d\d)(?!\d)")
_HEAD = 600  # characters in which a page says what it is
_FULL_OR_MONTH = re.compile(
    r"(?<!đến )(?<!đến tháng )(?<!- )(?<!– )(?<![\d./–-])(?:\d{1,2}[/.-]){1,2}(?P<year>(?:19|20)\d\d)(?![\d/.-]\d)"
)
_FORESEEN = 25  # years for which a page may print plans
_ANY_YEAR = re.compile(r"(?<![\d.,/])(?:19|20)\d\d(?!\d|[.,]\d)")


def settle_year(page: Page, folded: Folded) -> int | None:
    """The year that the text settles where the page bears no date (GUIDE.md, rule 3).

    The year of which it counts up to now; a named lunar year (it comes back every sixty years: the one nearest the
    latest year printed is meant), the year of a full date in the title, of what the title says was held or of the week
    told of, the last year of an anniversary printed with both days, else the one year of all full dates.
    """
    years = [int(m.group()) for m in _ANY_YEAR.finditer(folded.text)]
    now = {int(m.group("year")) for m in _UNTIL_NOW.finditer(folded.text)}
    if len(now) == 1:
        return now.pop()
    if years:
        told = find_dates(folded.text, None, settled_year=max(years))
        feasts = [int(d.time.edtf[:4]) for d in told if d.kind == "feast" and d.time]
        turned = [int(d.time.edtf[:4]) for d in told if d.rule == "dates.turn-of-year" and d.time]
        if feasts or turned:
            return next(iter(feasts), max(turned, default=0))
    kept = {int(m.group("year")) for m in _TO_DAY.finditer(folded.text)}
    if len(kept) == 1:
        return kept.pop()
    title = fold(page.title or "").text
    titled = _FULL.search(title) or _HELD_IN.search(title) or _WEEK_OF.search(folded.text, 0, _HEAD)
    if titled:
        return int(titled.group("year"))
    full = {
        int(m.group("year"))
        for m in _FULL.finditer(folded.text)
        if not _CONCLUDED.search(folded.text[max(0, m.start() - 60) : m.start()])
    }
    return full.pop() if len(full) == 1 and not _is_past(min(full), folded.text, years) else None


def _is_past(year: int, text: str, years: Sequence[int]) -> bool:
    """Whether a page is written after a year: it prints days and months of later ones, or a year far behind."""
    later = any(int(m.group("year")) > year for m in _FULL_OR_MONTH.finditer(text))
    return later or max(years, default=year) > year + _FORESEEN


def _times(page: Page, folded: Folded, year: int | None) -> list[Mention]:
    hits = find_dates(folded.text, page.published, settled_year=year)
    found = [Mention(folded.span(hit.start, hit.end), "date", hit, hit.rule) for hit in hits]
    return [m for m in found if m.rule != "dates.named-weekday" or _is_weekday(page.text, m.span)]


#: A day of the week, as nobody writes a number: "thứ Tư"; in capitals throughout only as a heading of its own.
_WEEKDAY = re.compile(r"[Tt]hứ (?:Hai|Ba|Tư|Năm|Sáu|Bảy)(?!\w)|THỨ [^\W\d_]+(?=[.\n]|$)")


def _is_weekday(text: str, span: Span) -> bool:
    """Whether "thứ hai" is a day, not a number."""
    opens = text[max(0, span.start - 1) : span.start] in ("", "\n")
    return _WEEKDAY.match(text, span.start) is not None and (opens or not text[span.start : span.end].isupper())


def _numbers(folded: Folded) -> list[Mention]:
    return [Mention(folded.span(hit.start, hit.end), "quantity", hit, hit.rule) for hit in find_quantities(folded.text)]


def scan(page: Page) -> Scan:
    """Sentences and mentions of a page."""
    folded = fold(unwrapped(page.text))
    sentences = split_sentences(page)
    inside = _Inside(sentences)
    places = with_districts(page.text, folded, find_places(page.text, folded))
    rivers = [m.span for m in places if _is_river(page.text, m)]  # nobody's names
    places = [m for m in places if inside(m.span) and not _is_no_place(page.text, m)]
    places = [m for m in with_villages(page.text, places) if inside(m.span)]
    posts = [m for m in find_posts(page.text, folded, places) if inside(m.span)]
    wholes = [Span(m.span.start, max(m.span.end, m.value.end)) for m in posts]
    people = find_people(page.text, folded, sentences, [*wholes, *rivers, *(m.span for m in places)], wholes)
    mentions = {kind: [m for m in found if inside(m.span)] for kind, found in _phrases(folded).items()}
    year = None if page.published else settle_year(page, folded)
    places = with_firms(page.text, with_regions(page.text, folded, places), people)
    mentions |= {"place": [m for m in places if inside(m.span)], "post": posts, "person": people}
    mentions["body"] = [m for m in find_bodies(page.text, folded) if inside(m.span)]
    mentions["date"] = [m for m in _times(page, folded, year) if inside(m.span)]
    mentions["quantity"] = [m for m in _numbers(folded) if inside(m.span)]
    day = page.published or (str(year) if year else None)
    return Scan(page, folded, sentences, {kind: tuple(found) for kind, found in mentions.items()}, day)
