"""The office's settings as their page shows them."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from hoptac.base.words import filed
from hoptac.gazetteer.places import PLACES, name_of
from hoptac.register.models import OwnOffice
from hoptac.register.office import writer
from hoptac.register.units import current
from hoptac.share.papers.sheet import head
from hoptac.web.present import values

BODIES: dict[str, str | Promise] = {
    "vn-foreign-affairs-body": gettext_lazy("Cơ quan ngoại vụ cấp tỉnh"),
    "vn-peoples-committee": gettext_lazy("Văn phòng Ủy ban nhân dân"),
    "vn-prov-party-committee": gettext_lazy("Cơ quan của Tỉnh ủy, Thành ủy (văn bản theo thể thức của Đảng)"),
}


def page(row: OwnOffice | None, place: str) -> dict[str, Any]:
    """What is set, the choices, and the head of a paper as it will be."""
    now = writer() if place else None
    return {
        "row": row,
        "office": now,
        "signs": " / ".join(now.signs) if now else "",
        "head": head(now, "2026-01-02", "BC") if now else None,
        "places": [(p, name_of(p), p == place) for p in _provinces()],
        "bodies": [(code, name, bool(now and now.body == code)) for code, name in BODIES.items()],
        "when": values.moment(row.kept_at) if row else "",
    }


def _provinces() -> list[str]:
    """The provinces and cities of today, by name."""
    kinds = ("province", "municipality")
    found = [p.id for p in PLACES.values() if p.country == "VN" and p.kind in kinds and current(p.id) == p.id]
    return sorted((p for p in found if not PLACES[p].valid_to), key=lambda place: filed(name_of(place)))
