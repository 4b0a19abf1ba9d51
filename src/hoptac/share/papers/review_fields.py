"""The headings of a term review, which entries belong under each, and whom to ask where nothing is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hoptac.share.papers.record import Dossier, Item

#: Fields of cooperation (tables/fields.csv) under each heading; what is in none goes under the last.
_FIELDS = {
    "politics": "politics-diplomacy party-building government-building peoples-councils consular inspection justice",
    "security": "security defence border border-gates drugs martyrs-remains",
    "economy": "economy trade investment business logistics transport infrastructure agriculture forestry fisheries "
    "industry mining energy environment water ict science finance urban rural statistics",
    "education": "education human-resources cadre-training scholarships vietnamese-language vocational",
    "culture": "culture heritage tourism sport media",
    "health": "health health-staff epidemic",
    "people": "",
}
_OF_FIELD = {field: heading for heading, fields in _FIELDS.items() for field in fields.split()}
_MEASURES = {
    "politics": ("delegations", "agreements_signed"),
    "security": ("border_length", "border_markers", "remains_repatriated"),
    "economy": ("trade_turnover", "exports", "imports", "investment_projects", "investment_capital"),
    "education": ("students_received", "students_graduated", "students_returned", "scholarships"),
    "culture": ("visitors",),
    "health": ("experts_sent", "people_vaccinated"),
}
_OF_MEASURE = {measure: heading for heading, measures in _MEASURES.items() for measure in measures}


@dataclass(frozen=True, slots=True)
class Field:
    """One heading of part II: its title, the judgement that opens it, what to ask for and whom."""

    code: str
    title: str
    judgement: str
    missing: str
    ask: str


FIELDS = (
    Field(
        "politics",
        "Chính trị, ngoại giao",
        "Quan hệ chính trị, ngoại giao giữa hai địa phương tiếp tục được củng cố, trao đổi đoàn được duy trì.",
        "Đoàn ra, đoàn vào; thư, điện chúc mừng; trao đổi thông tin",
        "Văn phòng, cơ quan ngoại vụ",
    ),
    Field(
        "security",
        "Quốc phòng, an ninh, biên giới, cửa khẩu",
        "Phối hợp về quốc phòng, an ninh, quản lý biên giới và cửa khẩu được duy trì.",
        "Tuần tra, hội đàm, giao ban; tình hình cửa khẩu",
        "Quân sự, công an, biên phòng",
    ),
    Field(
        "economy",
        "Kinh tế",
        "Hợp tác kinh tế, thương mại từng bước được triển khai.",
        "Kim ngạch, dự án đầu tư, kết nối giao thông",
        "Tài chính, công thương, xây dựng",
    ),
    Field(
        "education",
        "Giáo dục, đào tạo, bồi dưỡng cán bộ",
        "Giáo dục, đào tạo là lĩnh vực được hai bên triển khai thường xuyên.",
        "Lưu học sinh theo năm, trường, bậc học, học bổng; lớp bồi dưỡng cán bộ",
        "Giáo dục và đào tạo, các trường, nội vụ",
    ),
    Field(
        "culture",
        "Văn hóa, thể thao, du lịch",
        "Giao lưu văn hóa, thể thao, du lịch được hai bên quan tâm.",
        "Hoạt động giao lưu, lượt khách",
        "Văn hóa, thể thao, du lịch",
    ),
    Field(
        "health",
        "Y tế",
        "Hợp tác y tế được triển khai thiết thực.",
        "Đoàn khám, chữa bệnh; đào tạo cán bộ y tế; thiết bị",
        "Y tế",
    ),
    Field(
        "people",
        "Lĩnh vực khác, giao lưu nhân dân",
        "Giao lưu nhân dân góp phần vun đắp tình hữu nghị.",
        "Kết nghĩa, hoạt động của Mặt trận và đoàn thể, hội hữu nghị",
        "Mặt trận, liên hiệp các tổ chức hữu nghị",
    ),
)


def heading_of(item: Item) -> str:
    """The heading that an entry belongs under: by what it counts, who met, or most of its fields."""
    return heading(item.kind, item.values)


def heading(kind: str, values: Mapping[str, Any]) -> str:
    """The same for the values of an entry of a kind."""
    if kind == "figure":
        return _OF_MEASURE.get(str(values.get("measure")), "people")
    if kind in ("visit", "courtesy"):
        return _of_visit(values) if kind == "visit" else "politics"
    found = [_OF_FIELD.get(field, "people") for field in values.get("fields") or ()]
    return max(found, key=lambda code: (found.count(code), code == "security", -found.index(code)), default="people")


def _of_visit(values: Mapping[str, Any]) -> str:
    if values.get("channel") == "defence-security":
        return "security"
    bodies = {*(values.get("guest_bodies") or ()), *(values.get("host_bodies") or ())}
    return "health" if "vn-doh" in bodies else "politics"


def in_term(items: Iterable[Item], agreement: Item, today: str) -> list[Item]:
    """Entries of the years of an agreement, up to today, the oldest first; all up to today where it has no term."""
    years = agreement.get("term") or (0, 9999)
    first, last = f"{years[0]:04d}", min(f"{years[1]:04d}-12-31", today)
    inside = [item for item in items if item.when and first <= item.when[:4] and item.when <= last]
    return sorted(inside, key=lambda item: (item.when, item.key))


def _students(dossier: Dossier) -> Iterable[Item]:
    """Of figures on a partner's whole country only the students: the others are not of this partnership."""
    return (f for f in dossier.wider if str(f.get("measure")).startswith("students"))


def narrowed(dossier: Dossier, agreement: Item) -> dict[str, list[Item]]:
    """The entries of a term by kind; visits that took place; figures of the two places and of their countries."""
    today = dossier.today
    return {
        "visit": [v for v in in_term(dossier.visits, agreement, today) if v.get("status") == "done"],
        "aid": [a for a in in_term(dossier.aid, agreement, today) if a.modality == "done"],
        "figure": in_term((*dossier.figures, *_students(dossier)), agreement, today),
        "commitment": in_term(dossier.commitments, agreement, today),
        "courtesy": [c for c in in_term(dossier.courtesies, agreement, today) if c.modality == "done"],
        "agreement": in_term(dossier.agreements, agreement, today),
    }


def choose(dossier: Dossier, wanted: str = "") -> Item | None:
    """The agreement to be reviewed: by the beginning of its key, else the one with a term that ends first from today
    on, else the one whose term ended last."""
    if wanted:
        return next((a for a in dossier.agreements if a.key.startswith(wanted)), None)
    year = int(dossier.today[:4])
    terms = [a for a in dossier.agreements if isinstance(a.get("term"), list | tuple) and a.get("term")[0] <= year]
    running = [a for a in terms if a.get("term")[1] >= year]
    if running:
        return min(running, key=lambda a: (a.get("term")[1], a.key))
    return max(terms, key=lambda a: (a.get("term")[1], a.key), default=None)
