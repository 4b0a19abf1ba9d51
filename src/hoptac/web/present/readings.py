"""The plain reading of a fact in one line of parts, and its tone: what an officer takes in within five seconds.

``Thừa Thiên Huế → Sê Kông | hỗ trợ | hơn 2 tỷ đồng | đã làm``
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoptac.web.present import labels, values

Values = Mapping[str, Any]


def some(places: object, joint: str = ", ") -> str:
    """Places in a row; of more than four the first three and how many others (the slots beneath give all)."""
    if not isinstance(places, (list, tuple)) or len(places) < 2:
        return labels.place_names(places)
    shown = places if len(places) <= 4 else places[:3]
    names = joint.join(labels.place_name(place) for place in shown)
    more = len(places) - len(shown)
    others = ngettext("%(names)s và %(n)d nơi khác", "%(names)s và %(n)d nơi khác", more)
    return others % {"names": names, "n": more} if more else names


def arrow(source: object, target: object) -> str:
    """From whom to whom."""
    return f"{some(source)} → {some(target)}"


def between(places: object) -> str:
    """Between whom."""
    return some(places, " – ")


def _visit(v: Values) -> list[str]:
    heads = [name for name in (v.get("guest_head"), v.get("host_head")) if name]
    where = v.get("place")
    places = v.get("host") or []
    return [
        arrow(v.get("guest"), places),
        values.days(v.get("start"), v.get("end")),
        " – ".join(heads),
        _("tại %(place)s") % {"place": labels.place_name(where)} if where and where not in places else "",
    ]


def _agreement(v: Values) -> list[str]:
    act = str(labels.ACTS.get(v.get("act") or "", ""))
    return [
        between(v.get("parties")),
        v.get("name") or labels.agreement_name(v.get("kind")),
        values.term(v.get("term")),
        " ".join(part for part in (act, values.day(v.get("date"))) if part),
    ]


def amount(v: Values) -> str:
    """What was given: the sum with its qualifier, and the goods."""
    money = values.quantity(v["amount"], v.get("currency"), v.get("comparator")) if v.get("amount") else ""
    return ", ".join(part for part in (money, v.get("goods") or "") if part)


def _aid(v: Values) -> list[str]:
    return [arrow(v.get("giver"), v.get("receiver")), _("hỗ trợ"), amount(v), values.day(v.get("date"))]


def _figure(v: Values) -> list[str]:
    return [
        arrow(v.get("origin"), v.get("host")) if v.get("origin") else labels.place_names(v.get("host")),
        str(labels.MEASURES.get(v.get("measure") or "", v.get("measure") or "")),
        values.quantity(v.get("value"), v.get("unit"), v.get("comparator")),
        values.since_until(v.get("since"), v.get("until")),
    ]


def _commitment(v: Values) -> list[str]:
    sides = arrow(v.get("by"), v["to"]) if v.get("to") else between(v.get("by"))
    fields = ", ".join(labels.field_name(code) for code in v.get("fields") or [])
    return [sides, str(labels.STANCES.get(v.get("stance") or "", "")), fields]


def _courtesy(v: Values) -> list[str]:
    return [
        arrow(v.get("from"), v.get("to")),
        str(labels.COURTESIES.get(v.get("kind") or "", "")),
        labels.occasion_name(v.get("occasion")),
        values.day(v.get("date")),
    ]


def _person(v: Values) -> list[str]:
    return [v.get("name") or "—", values.posts(v.get("posts"))]


_READINGS: dict[str, Callable[[Values], list[str]]] = {
    "visit": _visit,
    "agreement": _agreement,
    "aid": _aid,
    "figure": _figure,
    "commitment": _commitment,
    "courtesy": _courtesy,
    "person": _person,
}


def reading(kind: str, v: Values) -> list[str]:
    """The parts of a fact's plain reading; empty parts are left out."""
    return [part for part in _READINGS[kind](v) if part]


_COMMITMENT_TONES = {"difficulty": "hard", "wish": "ask", "propose": "ask", "agree": "will", "pledge": "will"}
_MODALITY_TONES = {"planned": "will", "proposed": "ask", "wished": "ask", "hypothetical": "note"}


def tone(kind: str, v: Values, modality: str = "done") -> str:
    """``done``, ``will``, ``ask``, ``hard`` or ``note`` (told, but nothing that was done or will be)."""
    if kind == "commitment":
        return _COMMITMENT_TONES.get(v.get("stance") or "", "note")
    if kind == "agreement":
        return {"proposed": "ask", "mentioned": "note"}.get(v.get("act") or "", "done")
    if kind in ("person", "figure"):
        return "note"
    if kind == "visit" and v.get("status") != "done":
        return "will" if v.get("status") == "planned" else "note"
    return _MODALITY_TONES.get(modality, "done")
