"""The fields of cooperation named in a stretch of text: phrases of fields.csv, and rules for what no phrase can say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoptac.base.nouns import Span
from hoptac.base.scene import Scene
from hoptac.find.lines import possible_in
from hoptac.find.rules import rule, rules

_UP = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
#: Each syllable with a capital and small letters: the name of a place or a feast, not a field ("Cầu Treo").
_NAME = re.compile(rf"(?:[{_UP}][^\W\d_{_UP}]+ ){{1,4}}[{_UP}][^\W\d_{_UP}]+")
_WORD = rf"[{_UP}][^\W\d_]*"
#: The second syllable of a word in small letters ("Giáo dục"), not a verb or a particle after the name.
_SECOND = (
    r"(?!(?:của|tỉnh|thành|và|với|cho|sẽ|đã|đề|mong|là|tại|ở|do|để|phối|hợp|cử|mở|giúp|nhận|tiếp|hỗ|tặng|gửi|ký|trong|về|cam)\b)"
    r"[^\W\d_A-ZĐ]+"
)
#: An agency's name, in the page's own letters: capitals tell where it ends. Words of a field in it name none (rule 10).
_AGENCY = re.compile(
    r"(?<!\w)(?:Liên [Ss]ở|[Ss]ở|Bộ|Ban|[Cc]ục|Tổng cục|[Cc]hi cục|Vụ|[Hh]ội đồng|Hội|Liên đoàn|Hiệp hội|Liên hiệp"
    r"|Ủy ban|Uỷ ban|[Pp]hòng|Văn phòng|[Tt]rường|Học viện|Viện|Trung tâm|Công ty|Ngân hàng|Bệnh viện|Đài|Báo"
    r"|Tạp chí|Quỹ|Tập đoàn|Tổng công ty|Đoàn|Cơ quan|"
    r"Đại học|Cao đẳng|Khoa|Thời báo|Chủ nhiệm|Giám đốc|Thứ trưởng|Bộ trưởng|Trưởng ban|Tổng [Ll]ãnh sự)"
    rf"(?:(?:,? (?:và |- |– |& )?| ?[-–] ?){_WORD}(?: {_SECOND})?)+"
)
#: A school or hospital that is built, mended or equipped is no agency's name but the object of the work.
_BUILT = re.compile(
    r"(?:xây|xây dựng|sửa chữa|nâng cấp|khởi công|trang bị cho|đầu tư|cải tạo|xây mới)(?: \d+| một| các)? $", re.I
)
_AROUND = 40
#: Whom the name of a plant only tells by what he works at: "thợ chặt mía", "chủ vườn chè".
_HANDS = re.compile(r"(?<!\w)(?:thợ|chủ|phu|người) (?:(?:chặt|hái|cạo|bẻ|đốn|vườn|ruộng|rẫy|mua|buôn) )?$")
_CROP = re.compile(r"(?:mía|chè|cà phê|cao su|sắn|chuối|dưa hấu|hồ tiêu|lúa|rau|thanh long|vải thiều|sầu riêng|xoài)")
#: A physician by his name: "bác sĩ Bình".
_NAMED = re.compile(rf" {_WORD}")
#: Before men of a calling, where they are what it is about: "trao đổi giảng viên", "thiếu bác sĩ".
_ABOUT = re.compile(
    r"(?<!\w)(?:trao đổi|đổi|đào tạo|tuyển|thiếu|bồi dưỡng|luân chuyển|mạng lưới|đội ngũ)(?: [^\s,.;]+){0,3} $"
)
#: Who works in health care: where the training of such people is named, they name no field of their own.
_MEDICS = re.compile("(?:ngành )?y tế|bệnh viện|(?:y, |y )?bác sĩ|thầy thuốc|điều dưỡng|y tá|hộ sinh|dược sĩ")

#: What an epidemic is, or is fought with: where that is named, it names no field of its own.
_AGAINST = re.compile("sốt rét|sốt xuất huyết|vắc[ -]?xin|vaccine|máy thở|khẩu trang|xét nghiệm")


def _names(scene: Scene, span: Span) -> list[Span]:
    """Where names of agencies, titles of offices and places stand: words of a field in them name none."""
    text = scene.page.text
    spans = [m.span for kind in ("post", "place") for m in scene.mentions_in(kind, span)]
    for match in _AGENCY.finditer(text, span.start, span.end):
        if not _BUILT.search(text[max(span.start, match.start() - 20) : match.start()]):
            spans.append(Span(*match.span()))
    return spans


def _by_rule(scene: Scene, span: Span) -> Iterator[tuple[tuple[str, ...], Span]]:
    """What the rules find: the fields of a phrase (none: the phrase names no field) and its place."""
    folded = scene.scan.folded
    start, end = folded.at(span.start), folded.at(span.end)
    possible = possible_in(scene, span)
    for one in rules("fields"):
        if "fields" in one.sets and one.id in possible:
            for match in one.finditer(folded.text, start, end):
                yield tuple(one.sets["fields"]), folded.span(match.start(), match.end())


def _by_phrase(scene: Scene, span: Span) -> Iterator[tuple[tuple[str, ...], Span]]:
    """What the table's phrases name."""
    for mention in scene.mentions_in("field", span):
        codes = [f.code for f in mention.value if not f.needs_cue or _has_cue(scene, span, mention.span)]
        yield tuple(codes), mention.span


def _has_cue(scene: Scene, whole: Span, span: Span) -> bool:
    """Whether a word of several meanings stands where fields stand: after "lĩnh vực", "về", or between commas."""
    before = scene.folded(Span(max(whole.start, span.start - _AROUND), span.start))
    after = scene.folded(Span(span.end, min(whole.end, span.end + 8)))
    return bool(rule("fields.cue").search(before)) and not rule("fields.goes-on").search(after)


def find_fields(scene: Scene, span: Span) -> list[tuple[str, Span]]:
    """The codes of the fields named in a span, each with the words that name it, in the order named."""
    names = _names(scene, span)
    places = {m.span for m in scene.mentions_in("place", span)}
    bodies = [n for n in names if n not in places]
    ruled = [(codes, where) for codes, where in _by_rule(scene, span) if not any(n.holds(where) for n in bodies)]
    taken = [where for _, where in ruled]
    plain = [
        (codes, where)
        for codes, where in _by_phrase(scene, span)
        if not any(t.meets(where) for t in taken) and not any(n.meets(where) and not where.holds(n) for n in names)
    ]
    found = sorted([*ruled, *plain], key=lambda f: f[1])
    found = [(codes, where) for codes, where in found if not _NAME.fullmatch(scene.words(where).strip())]
    out = [(code, where) for codes, where in found for code in codes]
    if any(code == "health-staff" for code, _ in out):
        out = [(c, w) for c, w in out if c != "health" or not _MEDICS.fullmatch(scene.folded(w))]
    if any(code == "epidemic" for code, _ in out):
        out = [(c, w) for c, w in out if c != "health" or not _AGAINST.fullmatch(scene.folded(w))]
    out = _without_bearers(scene, span, out)
    if {code for code, _ in out} == {"business"} and rule("fields.thin").search(scene.folded(span)):
        return []
    return out


def _without_bearers(scene: Scene, span: Span, found: list[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """What is found but for words of who acts or is helped ("bệnh viện sẽ mở lớp …") where other words name a field; a
    title before a name ("bác sĩ Bình") names none at all.
    """
    text = scene.page.text
    found = [(c, w) for c, w in found if not (_is_bearer(scene, w) and _is_title(text, w))]
    bearers = [w for _, w in found if _is_bearer(scene, w) and not _is_topic(scene, span, w)]
    bearers += [w for _, w in found if _is_of_hands(scene, span, w)]
    others = [f for f in found if f[1] not in bearers]
    return others or found


def _is_bearer(scene: Scene, where: Span) -> bool:
    words = scene.folded(where)
    named = rule("fields.bearer").search(words)
    return named is not None and named.group() == words


def _is_title(text: str, where: Span) -> bool:
    """Whether the name of a person stands right behind a word of a calling."""
    calling = text[where.start : where.end].lower()
    return "sĩ" in calling.split() and _NAMED.match(text, where.end) is not None


def _is_topic(scene: Scene, span: Span, where: Span) -> bool:
    """Whether men of a calling are themselves what is exchanged, taught or lacking."""
    return _ABOUT.search(scene.folded(Span(max(span.start, where.start - _AROUND), where.start))) is not None


def _is_of_hands(scene: Scene, span: Span, where: Span) -> bool:
    """Whether a plant only tells at what hands work: "thợ chặt mía"."""
    before = scene.folded(Span(max(span.start, where.start - _AROUND), where.start))
    return _CROP.fullmatch(scene.folded(where)) is not None and _HANDS.search(before) is not None
