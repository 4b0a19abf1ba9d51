"""Decisions in words: what, upon what, who, when, why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hoptac.register.records_entry import Decided, Upon
from hoptac.web.present import labels, readings, values
from hoptac.web.present.search import Choice

#: What a decision does, in words.
ACTIONS: dict[str, labels.Words] = {
    "accept": gettext_lazy("nhận"),
    "reject": gettext_lazy("bỏ"),
    "correct": gettext_lazy("sửa"),
    "ask": gettext_lazy("hỏi lại"),
    "merge": gettext_lazy("gộp"),
    "split": gettext_lazy("tách"),
    "add": gettext_lazy("thêm"),
    "link": gettext_lazy("nối"),
    "map": gettext_lazy("đưa danh sách vào"),
    "withdraw": gettext_lazy("rút danh sách ra"),
    "undo": gettext_lazy("hoàn tác"),
    "sent": gettext_lazy("thư đi"),
    "received": gettext_lazy("thư đến"),
}


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision for a list: ``told`` is what it says beside its action; ``undone``: a later one took it back; ``upon``
    the facts that it bears on: the ref and the reading of each."""

    number: int
    action: str
    what: str
    told: str
    by: str
    at: str
    why: str
    undone: bool
    upon: tuple[tuple[str, str, str], ...] = ()


def decision_line(one: Decided, kind: str, upon: Iterable[Upon] = ()) -> DecisionLine:
    """A decision upon facts of a kind."""
    return DecisionLine(
        one.number,
        one.action,
        str(ACTIONS.get(one.action, one.action)),
        _told(kind, one.action, one.payload),
        one.by,
        values.moment(one.at),
        one.why,
        one.undone,
        tuple((u.ref, " | ".join(readings.reading(u.kind, u.values)), u.title) for u in upon),
    )


def _told(kind: str, action: str, payload: Mapping[str, Any]) -> str:
    if action in ("sent", "received"):
        return f"{labels.place_name(payload.get('place'))}: {payload.get('title') or payload.get('occasion') or ''}"
    if action == "ask":
        return str(payload.get("question") or "")
    if action == "undo":
        numbers = ", ".join(str(number) for number in payload.get("undoes") or ())
        return _("quyết định số %(numbers)s") % {"numbers": numbers} if numbers else ""
    if action in ("map", "withdraw"):
        return str(payload.get("document") or "")
    if action == "link":
        return _("đúng là liên quan") if payload.get("confirmed") else _("không liên quan")
    if action in ("merge", "split"):
        count = int(payload.get("off") or len(payload.get("on") or ()))
        return ngettext("%(n)d trang", "%(n)d trang", count) % {"n": count}
    if action == "correct" and kind and payload.get("slot"):
        slot = str(payload["slot"])
        was, now = (values.slot_value(kind, slot, payload.get(name)) for name in ("was", "value"))
        name = labels.slot_name(kind, slot)
        return _("%(name)s: %(now)s (trang ghi: %(was)s)") % {"name": name, "now": now, "was": was}
    return ""


def people(names: Iterable[str], chosen: str) -> list[Choice]:
    """Who decided, to choose from."""
    return [Choice(name, name, name == chosen) for name in names]


def actions(taken: Iterable[str], chosen: str) -> list[Choice]:
    """The kinds of acts, to choose from."""
    return [Choice(action, str(ACTIONS.get(action, action)), action == chosen) for action in taken]


def address(by: str, action: str, page: int) -> str:
    """The address of a leaf of the log, without what is not asked for."""
    told = {"by": by, "action": action, "page": page if page > 1 else ""}
    asked = urlencode({name: value for name, value in told.items() if value})
    return f"{reverse('decisions')}?{asked}" if asked else reverse("decisions")
