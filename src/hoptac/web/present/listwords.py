"""Lists in words: what a row is to the register, what was not understood, what holds for a whole list."""

from __future__ import annotations

from hoptac.lists import ASIDES, NOTICES, TROUBLES, Notice, RowTold, Trouble
from hoptac.register.joined import Against
from hoptac.register.preview import FactSeen
from hoptac.web.present.labels import SLOT_NAMES, coded, language, place_name
from hoptac.web.present.values import day, slot_value

Words = tuple[str, str]

#: What a row is to the register, Vietnamese and English; the heading of its group in the preview, and what it means.
STATES: dict[str, tuple[Words, Words, Words]] = {
    "unread": (
        ("chưa hiểu", "not understood"),
        ("Chưa hiểu", "Not understood"),
        (
            "Những dòng này không vào sổ. Sửa trong tệp rồi đưa lại, hoặc chọn lại cột ở trên.",
            "These rows do not come in. Mend them in the file and send it again, or choose the columns again above.",
        ),
    ),
    "conflict": (
        ("khác với sổ", "differs from the register"),
        ("Khác với sổ", "Different from the register"),
        (
            "Cùng một việc nhưng giá trị khác; cả hai đều được giữ, giá trị đứng trước theo thứ bậc của nguồn.",
            "The same fact with another value; both are kept, the better source comes first.",
        ),
    ),
    "near": (
        ("có thể trùng", "may be the same"),
        ("Có thể trùng", "May be the same"),
        (
            "Cùng các bên, cùng ngày với một mục đã có, nhưng sổ để riêng; sau khi đưa vào có thể gộp.",
            "The same sides and day as an entry that is there, kept apart; they can be joined afterwards.",
        ),
    ),
    "doubled": (
        ("sổ đã có, thêm một nguồn", "told already, one more source"),
        ("Sổ đã có", "Told already"),
        (
            "Trang khác cũng ghi như vậy; danh sách thành một nguồn nữa.",
            "Other pages tell the same; the list is one more source.",
        ),
    ),
    "new": (("mới", "new"), ("Mới", "New"), ("Sổ chưa có.", "The register does not hold these yet.")),
    "same": (
        ("không đổi", "unchanged"),
        ("Không đổi", "Unchanged"),
        ("Bản trước của danh sách này đã ghi như vậy.", "The list's earlier version said the same."),
    ),
}
KINDS: dict[str, Words] = {
    "agreement": ("thỏa thuận", "agreements"),
    "visit": ("đoàn ra, đoàn vào", "delegations"),
    "aid": ("hỗ trợ, giúp đỡ lẫn nhau", "mutual help"),
    "figure": ("số liệu (lưu học sinh …)", "figures (students …)"),
    "person": ("người và chức vụ", "people and offices"),
}
DEFAULTS: dict[str, Words] = {
    "ours": ("Phía ta", "Our side"),
    "partner": ("Đối tác", "Partner"),
    "direction": ("Chiều", "Direction"),
    "as_of": ("Số liệu tính đến", "As of"),
    "measure": ("Chỉ tiêu", "Measure"),
    "unit": ("Đơn vị tiền", "Unit of sums"),
    "status": ("Tình trạng", "State"),
}
DIRECTIONS: dict[str, Words] = {
    "out": ("ta sang bạn, ta giúp bạn", "we go, we give"),
    "in": ("bạn sang ta, bạn giúp ta", "they come, they give"),
}
STATUSES: dict[str, Words] = {
    "done": ("đã diễn ra, đã ký", "done, signed"),
    "planned": ("theo kế hoạch", "planned"),
}


def said(words: Words) -> str:
    """The one of two texts that the reader reads."""
    return words[1] if language() == "en" else words[0]


def default_value(name: str, value: str) -> str:
    """What is understood of a whole list, in words."""
    if name in ("ours", "partner"):
        return place_name(value)
    if name == "as_of":
        return day(value)
    if name == "measure":
        return coded("measure", value) or value
    return said({**DIRECTIONS, **STATUSES}.get(value, (value, value)))


def against_words(fact: FactSeen, against: Against) -> str:
    """What another page says instead: "Thời hạn: 2022–2026 / 2022–2025"; nothing where it says the same."""
    if not against.slot:
        return ""
    name = str(SLOT_NAMES.get(against.slot, against.slot))
    ours, theirs = (slot_value(fact.kind, against.slot, value) for value in (against.ours, against.theirs))
    return f"{name}: {ours} ≠ {theirs}"


def trouble_words(trouble: Trouble, longest: int = 80) -> str:
    """What was not understood and what to do."""
    words = trouble.words if len(trouble.words) <= longest else trouble.words[:longest] + "…"
    where = (f"{trouble.heading} “{words}”: " if words else f"{trouble.heading}: ") if trouble.heading else ""
    return where + said(TROUBLES[trouble.why])


def notice_words(notice: Notice) -> str:
    """What to know of a sheet."""
    return (f"{notice.sheet}: " if notice.sheet else "") + said(NOTICES[notice.what]).format(**notice.details)


def aside_words(row: RowTold) -> str:
    """Why a row is no fact of its own."""
    return said(ASIDES[row.aside])
