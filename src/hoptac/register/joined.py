"""How the facts of one page stand to what other pages tell: alone, told too, told otherwise, or near another fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hoptac.link.claims import agree, canonical
from hoptac.link.keyed import ids, sentence_key
from hoptac.register.chunks import chunks
from hoptac.register.models import Entry, Page, Report

#: Beside the slots on which an entry disagrees: kinds of which two facts of one day and the same sides may be one.
_NEAR = ("agreement", "visit", "aid")
_OBSERVED = ("measure", "since", "until", "school", "level")


@dataclass(frozen=True, slots=True)
class Against:
    """What another page tells: the slot in question ("" where it tells the same), our value, its value, its words'
    page."""

    slot: str
    ours: Any
    theirs: Any
    title: str
    ref: str
    entry: str


@dataclass(frozen=True, slots=True)
class Joined:
    """``state``: new, doubled, conflict or near; with what it is against."""

    state: str
    against: tuple[Against, ...] = ()


def joined(page: Page, reports: Sequence[Report]) -> list[Joined]:
    """For each report of a page, how it stands to the reports of others."""
    others = _others(page, reports)
    observed = _observations(page, [r for r in reports if r.kind == "figure"])
    near = _near(page, reports)
    return [_joined(report, others, observed, near) for report in reports]


def _joined(
    report: Report,
    others: Mapping[int, list[Report]],
    observed: Mapping[str, list[Report]],
    near: Mapping[str, list[Report]],
) -> Joined:
    if report.kind == "figure":
        return _stand(report, observed.get(_observation(report.values), ()), ("value",))
    told = others.get(report.entry_id or 0, [])
    if told:
        return _stand(report, told, tuple(report.entry.disagrees) if report.entry else ())
    beside = [r for r in near.get(report.block, ()) if _one_day(report, r)]
    return Joined("near", tuple(_difference(report, r) for r in beside)) if beside else Joined("new")


def _stand(report: Report, told: Iterable[Report], contested: Sequence[str]) -> Joined:
    told = list(told)
    if not told:
        return Joined("new")
    against = tuple(a for slot in contested for other in told if (a := _contradicts(report, other, slot)))
    if against:
        return Joined("conflict", against)
    return Joined("doubled", tuple(_against(report, other, "") for other in told))


def _contradicts(report: Report, other: Report, slot: str) -> Against | None:
    ours, theirs = report.values.get(slot), other.values.get(slot)
    if ours in (None, "", []) or theirs in (None, "", []) or agree(slot, ours, theirs):
        return None
    return _against(report, other, slot)


def _against(report: Report, other: Report, slot: str) -> Against:
    page = other.page
    return Against(
        slot, report.values.get(slot), other.values.get(slot), page.title or page.document, page.ref, other.key[:16]
    )


def _difference(report: Report, other: Report) -> Against:
    """The first slot on which two near facts differ."""
    slots = ("term", "kind", "guest_head", "host_head", "end", "date", "start")
    found = (a for slot in slots if (a := _contradicts(report, other, slot)))
    return next(found, _against(report, other, ""))


def _others(page: Page, reports: Sequence[Report]) -> dict[int, list[Report]]:
    """Entry -> the live reports of other pages in it."""
    found: dict[int, list[Report]] = defaultdict(list)
    entries = sorted({report.entry_id for report in reports if report.entry_id})
    for part in chunks(entries):
        rows = Report.objects.filter(entry__in=part).exclude(page=page).exclude(state="rejected")
        for row in rows.select_related("page").defer("page__text", "page__zones").order_by("key"):
            found[row.entry_id or 0].append(row)
    return found


def _near(page: Page, reports: Sequence[Report]) -> dict[str, list[Report]]:
    """Block -> the live reports of other pages in it, of kinds of which two may be one."""
    found: dict[str, list[Report]] = defaultdict(list)
    blocks = sorted({report.block for report in reports if report.kind in _NEAR})
    for part in chunks(blocks):
        rows = Report.objects.filter(block__in=part, kind__in=_NEAR).exclude(page=page).exclude(state="rejected")
        for row in rows.select_related("page").defer("page__text", "page__zones").order_by("key"):
            found[row.block].append(row)
    return found


def _one_day(report: Report, other: Report) -> bool:
    """Whether two facts bear the same day (a visit: the same month at least), term or goods."""
    slot = "start" if report.kind == "visit" else "date"
    day = str(report.values.get(slot) or "")
    same = bool(day) and day == other.values.get(slot)
    if report.kind == "aid":
        goods = sentence_key(report.values.get("goods"))
        return same and bool(goods) and goods == sentence_key(other.values.get("goods"))
    if same and len(day) >= (7 if report.kind == "visit" else 10):
        return True
    term = report.values.get("term")
    return bool(term) and term == other.values.get("term")


def _observation(values: Mapping[str, Any]) -> str:
    told = [values.get(slot) for slot in _OBSERVED]
    return canonical([ids(values.get("origin")), ids(values.get("host")), *told])


def _observations(page: Page, figures: Sequence[Report]) -> dict[str, list[Report]]:
    """What other pages count of the same, as of the same day."""
    wanted = {_observation(report.values) for report in figures}
    found: dict[str, list[Report]] = defaultdict(list)
    for row in _figures(page, figures):
        if (key := _observation(row.values)) in wanted:
            found[key].append(row)
    return found


def _figures(page: Page, figures: Sequence[Report]) -> Iterator[Report]:
    places = {place for report in figures for place in (report.values.get("origin") or ())}
    entries = Entry.objects.filter(kind="figure", places__place__in=sorted(places)).values_list("pk", flat=True)
    for part in chunks(sorted(set(entries))):
        rows = Report.objects.filter(entry__in=part).exclude(page=page).exclude(state="rejected")
        yield from rows.select_related("page").defer("page__text", "page__zones").order_by("key")
