"""Names of places in the text, with the ids that each spelling may stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from hoptac.base.fold import LOWER, UPPER, Folded, letters, strip
from hoptac.base.frozen import frozen
from hoptac.base.nouns import Mention, Span
from hoptac.find.placewords import (
    acts_first,
    all_capital,
    are_countries,
    before_foreign_name,
    counted_guests,
    ends_row_of_names,
    firm_of,
    in_brackets,
    is_continent,
    is_named,
    leads_row,
    opens_given_name,
    spoken_of,
)
from hoptac.find.shortnames import after_capital_word, short_names
from hoptac.gazetteer import places
from hoptac.gazetteer.names import historic_names
from hoptac.gazetteer.places import PLACES

_CUE = re.compile(
    r"(?:^|[^\w])(tỉnh|thành phố|tp\.?|thủ đô|nước|các nước|huyện|thị xã|thị trấn|cửa khẩu(?: quốc tế| chính|"
    r" phụ)?|quận|xã|"
    r"phường|cảng|châu|bang|vùng|khu tự trị(?: dân tộc [^\W\d_]+)?|chdcnd|đặc khu|các tỉnh|hai tỉnh|"
    r"vương quốc|cộng hòa|"
    r"đại sứ|đại sứ quán|tổng lãnh sự|tổng lãnh sự quán|phía|chính phủ|đô trưởng|tỉnh trưởng|tỉnh ủy|"
    r"tổng thống|thủ tướng|nữ hoàng|nhà vua|quốc vương|ngoại trưởng|hoàng gia|công sứ|tham tán|lãnh sự|đại biện|"
    r"thành ủy|huyện ủy|quận ủy|thị ủy|châu ủy|"
    r"chxhcn|cộng hòa xã hội chủ nghĩa|cộng hòa dân chủ nhân dân)\s$"
)
#: A level word in small letters that a spelling of the table holds ("thủ đô Viêng Chăn").
_LEVEL = re.compile(
    r"(?:các tỉnh(?: khu vực| phía)?|khu vực|miền|phía|thủ đô|thành phố|tỉnh|tp\.?|huyện|thị xã|nước|"
    r"khu tự trị(?: dân tộc [^\W\d_]+)?|châu|bang|quận) "
)
#: Words that make a name that is also a word a place once and for all: what a page calls "tỉnh Thái Bình" stays a
# place.
_LEVELS = frozenset({"tỉnh", "thành phố", "tp", "tp.", "các tỉnh", "hai tỉnh", "thủ đô", "châu"})
#: Level words behind which no country's name stands.
_SMALL = frozenset(
    {"xã", "phường", "huyện", "quận", "thị trấn", "thị xã", "cảng", "đặc khu", "huyện ủy", "quận ủy", "thị ủy"}
)
_NO_PLACE = re.compile(
    r"(?:^|[^\w])((?<!đàn )ông|(?<!đàn )bà|ngài|(?<!các )đồng chí|đ/c|(?<!các )(?:anh|chị|cô)|(?<!học )đường|phố|"
    r"đại lộ|(?<!các )(?<!nhiều )(?:công ty|tập đoàn)|"
    r"tiếng|họ|dòng họ|giờ|"
    r"sông|dòng|suối|thác|đèo|dãy|núi|hồ|"
    r"(?<!thị )trường|khách sạn|nhà hàng|bệnh viện|công viên|quảng trường|nghị quyết|giải|quân khu)[ \u00a0]$"
)
_LINK = re.compile(r"^(?:\s*[,;/-]\s*|\s+(?:và|với|cùng|hoặc)\s+)(?:tỉnh |thành phố |tp\.? ?|nước |thủ đô )?$")


@frozen
class PlaceHit:
    """What a spelling may name, and the word before it that tells its kind ("" where none)."""

    ids: tuple[str, ...]
    cue: str


def _is_doubtful(forms: tuple[places.Form, ...]) -> bool:
    """Whether a name may be another word; not one of a province, whose namesake alone bears it doubtfully."""
    doubtful = {form.place for form in forms if form.needs_cue}
    kinds = {PLACES[form.place].kind for form in forms if form.place not in doubtful}
    return bool(doubtful) and not kinds & {"province", "municipality", "country"}


def _name_like(words: str) -> bool:
    """Whether words are written as a name: all with capitals, but for a State's inner ones ("Liên bang Nga") and for a
    number before them ("9 tỉnh Bắc Lào").
    """
    words = _NUMBER.sub("", words)
    first, *_, last = words.split()
    return all_capital(words) or (_STATE.match(words) is not None and first[0].isupper() and last[0].isupper())


#: "Quý châu" as one addresses a prefecture, not Quý Châu.
_HONOURED = re.compile(rf"Quý [{LOWER}]")
_NUMBER = re.compile(r"^\d+ tỉnh (?=\S+ \S)")
_STATE = re.compile(
    r"(?:liên bang|cộng hò?a|cộng hoà|vương quốc|hợp chủng quốc|hợp chúng quốc|liên hiệp|đại công) ", re.I
)
#: Before the name of a man of history that a place bears too.
_REMEMBERED = re.compile(
    r"(?:chủ tịch|bác|lãnh tụ|tư tưởng|đạo đức|phong cách|tượng|lăng|bảo tàng|đường mòn|huân chương|huy hiệu|"
    r"giải thưởng|"
    r"cộng sản|tncs|tntp|tiền phong|thời đại|quốc gia|lưu niệm|tưởng niệm|di tích)\s$"
)


def _of_history(text: str, span: Span, before: str) -> bool:
    """Whether a name is a man's of history, not his city's (Chủ tịch …, Bảo tàng …)."""
    return _REMEMBERED.search(before) is not None and letters(text[span.start : span.end]) in historic_names()


Found = tuple[int, int, tuple[places.Form, ...]]


class _Taken:
    """The places of a text that names stand on, none on another's."""

    def __init__(self, hits: Iterable[Found]) -> None:
        self.ends = {start: end for start, end, _ in hits}
        self.starts = sorted(self.ends)

    def meets(self, start: int, end: int) -> bool:
        """Whether a name stands on some place between two."""
        at = bisect_left(self.starts, end) - 1
        return at >= 0 and self.ends[self.starts[at]] > start


def _near_spellings(text: str, folded: Folded, joined: str, hits: list[Found]) -> Iterator[Found]:
    """Names of units abroad in a spelling that no table holds: alone, or behind a word that speaks for a place."""
    taken = _Taken(hits)
    for near in places.near_phrases().find(strip(joined)):
        if taken.meets(near.start, near.end):
            continue
        span = folded.span(near.start, near.end)
        alone = not re.match(rf"[ -][{UPPER}]", text[span.end : span.end + 2])
        cue = _CUE.search(joined[max(0, near.start - 40) : near.start])
        if all_capital(text[span.start : span.end]) and (alone or cue):
            yield near.start, near.end, near.values


# Both look back behind their first sign and not before it: a pattern that begins with letters or signs is found sooner.
_HYPHENATED = re.compile(r"[A-ZĐ](?<![\w-].)[^\W\d_]*(?:-[^\W\d_]+)+(?![\w-])")
_HYPHEN = re.compile(r"-(?<=\w-)(?=\w)")


def _hyphenated(text: str, folded: Folded, hits: list[Found]) -> Iterator[Found]:
    """Names of units abroad written syllable by syllable (Kam-pốt), by their letters alone."""
    taken = _Taken(hits)
    for match in _HYPHENATED.finditer(text):
        start, end = folded.at(match.start()), folded.at(match.end())
        form = places.by_letters().get(letters(match.group()))
        alone = not re.match(rf" [{UPPER}]", text[match.end() : match.end() + 2])
        if form is not None and alone and not taken.meets(start, end):
            yield start, end, (form,)


def _without_level(text: str, folded: Folded, joined: str, hit: Found) -> Found:
    """A hit without the level word in small letters that its spelling begins with ("thủ đô Viêng Chăn")."""
    start, end, forms = hit
    level = _LEVEL.match(joined, start, end)
    if level and text[folded.span(level.end(), end).start].isupper():
        return level.end(), end, forms
    return hit


#: What makes a place's name that of a newspaper or a site: Bangkok Post, Vietnam+.
_TITLE = re.compile(rf" (?:Times|Post|Mai(?! [{UPPER}])|News|Daily|Herald|Tribune|Today)(?!\w)|\+(?!\w)")


def _opens_name(text: str, span: Span, forms: tuple[places.Form, ...]) -> bool:
    """Whether a small place's name is the first part of a foreign person's (Viêng-xay Phôm-ma-chăn)."""
    small = all(PLACES[form.place].kind not in ("province", "municipality", "country") for form in forms)
    return small and bool(re.match(rf" [{UPPER}][^\W\d_]*-[^\W\d_]", text[span.end : span.end + 12]))


#: Before a Lao town whose own office is told: what follows its name is another name.
_OF_TOWN = re.compile(r"(?<!\w)(?:(?:thị|huyện|quận|đô) (?:trưởng|ủy|uỷ)|mường|ban|lực lượng|công an) $")


#: Offices of a province: no town's name follows them.
_PROVINCIAL = frozenset({"tỉnh ủy", "tỉnh trưởng", "đô trưởng"})


def _opens_lao_name(text: str, span: Span, forms: tuple[places.Form, ...], before: str) -> bool:
    """Whether a Lao town's name, with no word of its level, is the first part of a person's in syllables (Viêng Xay
    Phôm Ma Chăn).
    """
    small = all(PLACES[f.place].kind in ("district", "town") and PLACES[f.place].country == "LA" for f in forms)
    run = re.match(rf"(?: [{UPPER}][{LOWER}]+){{2,5}}", text[span.end : span.end + 50]) if small else None
    return run is not None and not _OF_TOWN.search(before)


def _within_name(text: str, start: int, forms: tuple[places.Form, ...]) -> bool:
    """Whether a small place abroad is a syllable of a person's name ("Bun Khong La Chăn"), with no level word."""
    small = all(PLACES[f.place].kind in ("district", "town", "city") and PLACES[f.place].country != "VN" for f in forms)
    return small and after_capital_word(text, start)


def _of_province(before: str, forms: tuple[places.Form, ...]) -> bool:
    """Whether a hospital bears the name of the province abroad that it is of: "Bệnh viện Champasak"."""
    return before.endswith("bệnh viện ") and all(
        PLACES[f.place].kind == "province" and PLACES[f.place].country in ("LA", "KH") for f in forms
    )


def _of_commune(ids: tuple[str, ...], cue: str) -> tuple[str, ...]:
    """What a name may stand for behind "xã": ours alone, of a gate whose name both sides bear (Laos has no "xã")."""
    ours = tuple(i for i in ids if PLACES[i].country == "VN")
    gates = all(PLACES[i].kind == "border_gate" and PLACES[i].country in ("VN", "LA") for i in ids)
    return ours if cue in ("xã", "phường") and ours and gates else ids


def find_places(text: str, folded: Folded) -> list[Mention]:
    """All place mentions of a page, left to right; names that are also words only where something speaks for a
    place.
    """
    joined = _HYPHEN.sub(" ", folded.text)
    hits: list[Found] = [(h.start, h.end, h.values) for h in places.phrases().find(joined)]
    hits += list(_near_spellings(text, folded, joined, hits))
    hits += list(_hyphenated(text, folded, hits))
    out: list[Mention] = []
    doubtful: list[Mention] = []
    known: set[tuple[str, ...]] = set()
    previous = -1
    countries = {h[0] for h in hits if are_countries(f.place for f in h[2])}
    for hit in sorted(hits, key=lambda h: h[0]):
        start, end, forms = _without_level(text, folded, joined, hit)
        span = folded.span(start, end)
        before = joined[max(0, start - 40) : start]
        cue = _CUE.search(before)
        if (
            not (text[span.start].isupper() or text[span.start].isdigit())
            or _of_history(text, span, before)
            or (
                not cue
                and _NO_PLACE.search(before)
                and not (_of_province(before, forms) or firm_of(text, span, before, [f.place for f in forms]))
            )
            or _opens_name(text, span, forms)
            or ((not cue or cue.group(1) in _PROVINCIAL) and _opens_lao_name(text, span, forms, before))
            or (not cue and previous < start - 1 and _within_name(text, span.start, forms))
            or _TITLE.match(text, span.end)
            or _HONOURED.match(text, span.start)
            or is_continent(text, span)
        ):
            continue
        ids = _of_commune(tuple(dict.fromkeys(form.place for form in forms)), cue.group(1) if cue else "")
        mention = Mention(span, "place", PlaceHit(ids, cue.group(1) if cue else ""), "place")
        words = text[span.start : span.end]
        if cue and cue.group(1) in _SMALL and all(PLACES[i].kind in ("country", "region") for i in ids):
            continue  # "xã Mỹ …": a commune's name, no country's
        wary = _is_doubtful(forms) or (" " in words and not _name_like(words))
        linked = previous >= 0 and bool(_LINK.match(joined[previous:start]))
        after_name = after_capital_word(text, span.start)
        named = is_named(text, span) or acts_first(text, span, ids) or leads_row(joined, end, ids, countries)
        told = named or in_brackets(text, span, ids) or counted_guests(text, span, before, ids)
        alone = not after_name and spoken_of(before) and not opens_given_name(text, span)
        alone = alone or (not after_name and before_foreign_name(text, span))
        persons = ends_row_of_names(text, span.start)
        if not wary or cue or linked or ((told or alone) and not persons):
            out.append(mention)
            previous = end
            known |= {ids} if named or mention.value.cue in _LEVELS else set()
        elif not after_name:
            doubtful.append(mention)
    more = (m for m in doubtful if m.value.ids in known)
    return sorted([*out, *more, *short_names(text, out, [m for m in doubtful if m.value.ids not in known])], key=_at)


def _at(mention: Mention) -> int:
    return mention.span.start


#: Parts of a country before the one whose name has the country's too: "Bắc, Trung và Nam Lào".
_PARTS = re.compile(r"(?<!\w)(?:(bắc|trung|nam)(?:, | và | - | – ))?(bắc|trung|nam)(?:, | và | - | – )$")


def with_regions(text: str, folded: Folded, found: list[Mention]) -> list[Mention]:
    """The places with the regions joined to one that alone bears the country's name; their words ("Nam") are a place's
    there alone.
    """
    more = [region for mention in found for region in _regions_before(text, folded, mention)]
    return sorted([*found, *more], key=lambda m: m.span.start) if more else found


def _regions_before(text: str, folded: Folded, mention: Mention) -> Iterator[Mention]:
    ids: tuple[str, ...] = mention.value.ids
    if len(ids) != 1 or PLACES[ids[0]].kind != "region":
        return
    start = folded.at(mention.span.start)
    words = text[mention.span.start : mention.span.end].lower().split()
    if len(words) != 2:
        return
    country = words[1]
    parts = _PARTS.search(folded.text[max(0, start - 24) : start])
    for number in (1, 2) if parts else ():
        if parts is not None and parts.group(number):
            at = max(0, start - 24) + parts.start(number)
            span = folded.span(at, at + len(parts.group(number)))
            form = next(iter(places.phrases().find(f"{parts.group(number)} {country}")), None)
            if form is not None and text[span.start].isupper():
                yield Mention(span, "place", PlaceHit(tuple(f.place for f in form.values), mention.value.cue), "place")
