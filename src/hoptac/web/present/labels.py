"""What screens call kinds, slots, measures, offices, fields and places, in the language that is switched on.

Province to province one says "hỗ trợ, giúp đỡ lẫn nhau", never "viện trợ" (an aid relation between States).
"""

from __future__ import annotations

import re
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy

from hoptac.gazetteer.places import PLACES, name_of
from hoptac.gazetteer.posts import POSTS
from hoptac.gazetteer.tables import cells, rows

Words = str | Promise

_ASIDE = re.compile(r"\s*\([^)]*\)")

KIND_NAMES: dict[str, Words] = {
    "person": gettext_lazy("Nhân sự"),
    "visit": gettext_lazy("Trao đổi đoàn"),
    "agreement": gettext_lazy("Thỏa thuận"),
    "aid": gettext_lazy("Hỗ trợ"),
    "figure": gettext_lazy("Số liệu"),
    "commitment": gettext_lazy("Nội dung trao đổi"),
    "courtesy": gettext_lazy("Nghi thức"),
}

#: The same for one fact, where a language makes a difference.
KIND_OF_ONE: dict[str, Words] = {
    "person": pgettext_lazy("one", "Nhân sự"),
    "visit": pgettext_lazy("one", "Trao đổi đoàn"),
    "agreement": pgettext_lazy("one", "Thỏa thuận"),
    "aid": pgettext_lazy("one", "Hỗ trợ"),
    "figure": pgettext_lazy("one", "Số liệu"),
    "commitment": pgettext_lazy("one", "Nội dung trao đổi"),
    "courtesy": pgettext_lazy("one", "Nghi thức"),
}

SLOT_NAMES: dict[str, Words] = {
    "name": gettext_lazy("Họ tên"),
    "posts": gettext_lazy("Chức vụ"),
    "post": gettext_lazy("Chức vụ"),
    "guest": gettext_lazy("Đoàn của"),
    "host": gettext_lazy("Bên đón"),
    "place": gettext_lazy("Nơi"),
    "start": gettext_lazy("Từ ngày"),
    "end": gettext_lazy("Đến ngày"),
    "guest_head": gettext_lazy("Trưởng đoàn"),
    "host_head": gettext_lazy("Chủ trì đón"),
    "status": gettext_lazy("Tình trạng"),
    "guest_bodies": gettext_lazy("Cơ quan của đoàn"),
    "host_bodies": gettext_lazy("Cơ quan đón"),
    "guest_level": gettext_lazy("Cấp của đoàn"),
    "host_level": gettext_lazy("Cấp của bên đón"),
    "channel": gettext_lazy("Kênh"),
    "purpose": gettext_lazy("Mục đích"),
    "size": gettext_lazy("Số người"),
    "kind": gettext_lazy("Loại"),
    "parties": gettext_lazy("Các bên"),
    "term": gettext_lazy("Thời hạn"),
    "act": gettext_lazy("Việc đã diễn ra"),
    "date": gettext_lazy("Ngày"),
    "signed_by": gettext_lazy("Người ký"),
    "giver": gettext_lazy("Bên giúp"),
    "receiver": gettext_lazy("Bên nhận"),
    "amount": gettext_lazy("Giá trị"),
    "currency": gettext_lazy("Tiền tệ"),
    "comparator": gettext_lazy("Mức"),
    "goods": gettext_lazy("Hiện vật"),
    "measure": gettext_lazy("Chỉ tiêu"),
    "value": gettext_lazy("Số"),
    "unit": gettext_lazy("Đơn vị"),
    "origin": gettext_lazy("Của"),
    "school": gettext_lazy("Trường"),
    "level": gettext_lazy("Trình độ"),
    "since": gettext_lazy("Tính từ"),
    "until": gettext_lazy("Tính đến"),
    "by": gettext_lazy("Bên nêu"),
    "to": gettext_lazy("Bên được nêu tới"),
    "stance": gettext_lazy("Mức độ"),
    "fields": gettext_lazy("Lĩnh vực"),
    "quote": gettext_lazy("Nguyên văn"),
    "due": gettext_lazy("Hạn hoàn thành"),
    "definite": gettext_lazy("Cụ thể"),
    "from": gettext_lazy("Bên gửi"),
    "occasion": gettext_lazy("Dịp"),
}

#: "host" of a figure is where it was counted, not who received a guest.
SLOT_NAMES_OF: dict[tuple[str, str], Words] = {
    ("figure", "host"): gettext_lazy("Tại"),
    ("agreement", "name"): gettext_lazy("Tên in"),
    ("courtesy", "to"): gettext_lazy("Bên nhận"),
}

MEASURES: dict[str, Words] = {
    "students_received": gettext_lazy("Lưu học sinh đã tiếp nhận đào tạo"),
    "students_graduated": gettext_lazy("Lưu học sinh tốt nghiệp"),
    "students_returned": gettext_lazy("Lưu học sinh trở lại học"),
    "scholarships": gettext_lazy("Học bổng"),
    "people_vaccinated": gettext_lazy("Người được tiêm chủng"),
    "experts_sent": gettext_lazy("Chuyên gia cử sang"),
    "trade_turnover": gettext_lazy("Kim ngạch thương mại"),
    "exports": gettext_lazy("Xuất khẩu"),
    "imports": gettext_lazy("Nhập khẩu"),
    "investment_projects": gettext_lazy("Dự án đầu tư"),
    "investment_capital": gettext_lazy("Vốn đầu tư"),
    "delegations": gettext_lazy("Lượt đoàn trao đổi"),
    "agreements_signed": gettext_lazy("Văn bản đã ký"),
    "partners": gettext_lazy("Địa phương đối tác"),
    "border_length": gettext_lazy("Chiều dài biên giới chung"),
    "border_markers": gettext_lazy("Mốc quốc giới"),
    "remains_repatriated": gettext_lazy("Hài cốt liệt sĩ được đưa về nước"),
    "visitors": gettext_lazy("Lượt khách"),
    "other": gettext_lazy("Số liệu khác"),
}

UNITS: dict[str, Words] = {
    "person": gettext_lazy("người"),
    "VND": gettext_lazy("đồng"),
    "LAK": gettext_lazy("kíp"),
    "THB": gettext_lazy("bạt"),
    "CNY": gettext_lazy("nhân dân tệ"),
    "EUR": gettext_lazy("euro"),
    "JPY": gettext_lazy("yên Nhật"),
    "KRW": gettext_lazy("won"),
    "KHR": gettext_lazy("riel"),
    "RUB": gettext_lazy("rúp"),
    "GBP": gettext_lazy("bảng Anh"),
    "TWD": gettext_lazy("Đài tệ"),
    "SGD": gettext_lazy("đô la Singapore"),
    "AUD": gettext_lazy("đô la Úc"),
    "CAD": gettext_lazy("đô la Canada"),
    "CHF": gettext_lazy("franc Thụy Sĩ"),
    "MMK": gettext_lazy("kyat"),
    "INR": gettext_lazy("rupee"),
    "MYR": gettext_lazy("ringgit"),
    "project": gettext_lazy("dự án"),
    "delegation": gettext_lazy("đoàn"),
    "percent": "%",
    "item": "",
}

COMPARATORS: dict[str, Words] = {
    "=": "",
    ">": gettext_lazy("hơn"),
    "<": gettext_lazy("gần"),
    "~": gettext_lazy("khoảng"),
}

STANCES: dict[str, Words] = {
    "difficulty": gettext_lazy("nêu khó khăn"),
    "wish": gettext_lazy("mong muốn"),
    "propose": gettext_lazy("đề nghị"),
    "agree": gettext_lazy("thống nhất"),
    "pledge": gettext_lazy("cam kết"),
}

ACTS: dict[str, Words] = {
    "mentioned": gettext_lazy("được nhắc đến"),
    "proposed": gettext_lazy("đề xuất ký"),
    "reviewed": gettext_lazy("đánh giá kết quả"),
    "implemented": gettext_lazy("đang thực hiện"),
    "exchanged": gettext_lazy("trao văn bản"),
    "signed": gettext_lazy("ký kết"),
}

STATUSES: dict[str, Words] = {
    "done": gettext_lazy("đã diễn ra"),
    "planned": gettext_lazy("dự kiến"),
    "cancelled": gettext_lazy("đã hủy"),
}

COURTESIES: dict[str, Words] = {
    "congratulate": gettext_lazy("chúc mừng"),
    "gift": gettext_lazy("tặng quà"),
    "thank": gettext_lazy("cảm ơn"),
    "invite": gettext_lazy("mời"),
    "condole": gettext_lazy("chia buồn, thăm hỏi"),
    "greet": gettext_lazy("chúc Tết"),
}

#: The tone of a fact: what is done, what will be, what is asked for, what is hard. Shown in words and in colour.
TONES: dict[str, Words] = {
    "done": pgettext_lazy("tone", "đã làm"),
    "will": pgettext_lazy("tone", "sẽ làm"),
    "ask": pgettext_lazy("tone", "đề nghị, mong muốn"),
    "hard": pgettext_lazy("tone", "khó khăn"),
    "note": pgettext_lazy("tone", "ghi nhận"),
}

#: What a source is worth (base.kinds.RANKS).
RANKS: dict[str, Words] = {
    "signed": gettext_lazy("văn bản đã ký"),
    "list": gettext_lazy("danh mục của cơ quan"),
    "report": gettext_lazy("báo cáo của cơ quan"),
    "portal": gettext_lazy("cổng thông tin của cơ quan"),
    "party": gettext_lazy("báo Đảng"),
    "press": gettext_lazy("báo chí"),
    "reprint": gettext_lazy("đăng lại"),
}

CHANNELS: dict[str, Words] = {
    "party": gettext_lazy("Đảng"),
    "council": gettext_lazy("Hội đồng nhân dân"),
    "government": gettext_lazy("Chính quyền"),
    "defence-security": gettext_lazy("Quốc phòng - an ninh"),
    "people": gettext_lazy("Nhân dân"),
}
LEVELS: dict[str, Words] = {
    "central": gettext_lazy("Trung ương"),
    "provincial": gettext_lazy("Cấp tỉnh"),
    "agency": gettext_lazy("Sở, ngành, cơ quan"),
    "district": gettext_lazy("Cấp huyện"),
    "commune": gettext_lazy("Cấp xã"),
}

_TABLES: dict[str, dict[str, Words]] = {
    "measure": MEASURES,
    "unit": UNITS,
    "comparator": {**COMPARATORS, "=": gettext_lazy("đúng")},
    "stance": STANCES,
    "act": ACTS,
    "status": STATUSES,
    "channel": CHANNELS,
    "guest_level": LEVELS,
    "host_level": LEVELS,
}


def chosen() -> str:
    """``vi``, ``en`` or ``lo``: the language that is switched on."""
    code = (get_language() or "vi")[:2]
    return code if code in ("en", "lo") else "vi"


def language() -> str:
    """``vi`` or ``en``: the language of texts that exist in these two only; whoever reads Lao gets the English."""
    return "vi" if chosen() == "vi" else "en"


def place_name(place: str | None) -> str:
    """What screens call a place; a dash where the page does not tell."""
    if not place:
        return "—"
    row = PLACES.get(place)
    return name_of(place, language() if row and not row.name_lo else chosen())


def place_names(places: object) -> str:
    """Several places (a list, one id or nothing) in a row."""
    if isinstance(places, str):
        return place_name(places)
    if isinstance(places, (list, tuple)):
        return ", ".join(place_name(place) for place in places) or "—"
    return "—"


@cache
def _named(table: str, vi: str, en: str) -> dict[str, dict[str, str]]:
    """code -> language -> name of a gazetteer table; of several spellings the first, without its aside. What has no Lao
    name is called in English, and in Vietnamese what has no English one."""
    return {row["code"]: _in_each(_first(row[vi]), _first(row[en]), _first(row[en[:-2] + "lo"])) for row in rows(table)}


def _in_each(vi: str, en: str, lo: str) -> dict[str, str]:
    return {"vi": vi, "en": en or vi, "lo": lo or en or vi}


def _first(cell: str) -> str:
    forms = cells(cell)
    return _ASIDE.sub("", forms[0]) if forms else ""


def _name(table: str, vi: str, code: str, en: str = "name_en") -> str:
    """The name of a code; words that are no code stand for themselves."""
    names = _named(table, vi, en).get(code)
    return names[chosen()] if names else code


def agreement_name(code: str | None) -> str:
    """A kind of agreement; an instrument whose printed name is generic is a paper of cooperation."""
    return _name("agreement_kinds", "name_vi", code) if code else str(gettext_lazy("Văn bản hợp tác"))


def field_name(code: str) -> str:
    """A field of cooperation, in lower case as inside a list."""
    name = _name("fields", "phrases_vi", code)
    return name[:1].lower() + name[1:] if language() == "en" else name


def post_title(code: str, place: str | None = None) -> str:
    """An office: the title of a code of posts.csv, or the words that the page gives.

    The tables give a province's titles; a city of the first level has a Thành ủy and a UBND thành phố.
    """
    title = _name("posts", "title_vi", code, "title_en")
    row = PLACES.get(place or "")
    if row and row.kind == "municipality" and code in POSTS and POSTS[code].level == "provincial":
        for province, city in _OF_A_CITY:
            title = title.replace(province, city)
    return title


_OF_A_CITY = (
    ("Tỉnh ủy", "Thành ủy"),
    ("tỉnh", "thành phố"),
    ("Provincial", "Municipal"),
    ("provincial", "municipal"),
    ("Province", "City"),
)


def occasion_name(words: str | None) -> str:
    """An occasion by its code, or in the page's words."""
    return _name("occasions", "name_vi", words) if words else ""


def slot_name(kind: str, slot: str) -> str:
    """A slot's name on the screen; ``posts.0.place`` is called by its last part."""
    last = slot.rsplit(".", 1)[-1]
    last = slot.split(".")[0] if last.isdigit() else last
    return str(SLOT_NAMES_OF.get((kind, last)) or SLOT_NAMES.get(last, last))


def coded(slot: str, value: str) -> str | None:
    """The word for a value of a closed list (a measure, a stance …); None where the slot has no such list."""
    if slot in ("guest_bodies", "host_bodies"):
        return _name("organisations", "name_vi", value)
    table = _TABLES.get(slot)
    return str(table.get(value, value)) if table else None
