"""Decisions upon an entry as a whole: upon all of its reports, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from hoptac.base.errors import HoptacError
from hoptac.gazetteer.slots import check_value
from hoptac.link.claims import canonical
from hoptac.register import decide
from hoptac.register.facts import newest_first
from hoptac.register.models import Report
from hoptac.register.query_entries import entry_of
from hoptac.register.seen import check_seen
from hoptac.register.writing import writing

#: Action -> the states in which a report waits for it.
_FROM = {
    "accept": ("open", "asked"),
    "reject": ("open", "asked", "accepted"),
    "undo": ("accepted", "rejected", "asked"),
}
#: Slots that pages tell differently without contradicting each other: each at its time, in its words.
_VARYING = frozenset({"name", "posts", "kind", "act", "stance", "status", "quote", "fields", "purpose", "goods"})
_ACTIONS: dict[str, Callable[[str, str, str], int]] = {
    "accept": decide.accept,
    "reject": decide.reject,
    "undo": decide.undo,
}


def decide_entry(ref: str, action: str, by: str, why: str = "", seen: str | None = None) -> None:
    """Accept, reject or reopen (``undo``) every report of an entry (``query_entries.entry_of``).

    Raises ``decision-unknown``, ``stale``.
    """
    with writing():
        for report in _reports(ref, seen):
            if report.state in _FROM[action]:
                _ACTIONS[action](report.key, by, why)


def ask_entry(ref: str, question: str, by: str, seen: str | None = None) -> None:
    """Ask back about an entry: upon its newest report that is not rejected. Raises as ``decide_entry``, and
    ``question-missing`` where nothing is asked."""
    if not question.strip():
        raise HoptacError("question-missing")
    with writing():
        waiting = _live(_reports(ref, seen))
        decide.ask(waiting[0].key, question.strip(), by)


def correct_entry(
    ref: str, values: Mapping[str, Any], by: str, why: str = "", seen: str | None = None, only: str = ""
) -> None:
    """Give slots of an entry other values; ``only``: in the report of that key alone.

    Raises as ``decide_entry``, and ``slot-unknown``, ``value-wrong``.
    """
    with writing():
        reports = _live(_reports(ref, seen))
        if only:
            reports = [report for report in reports if report.key == only]
        if not reports:
            raise HoptacError("decision-unknown", key=only)
        for slot, value in values.items():
            told = check_value(reports[0].kind, slot, value)
            for report in _to_correct(reports, slot):
                decide.correct(report.key, slot, told, by, why)


def _to_correct(reports: Sequence[Report], slot: str) -> list[Report]:
    """Where a slot of an entry is corrected: in all reports that say anything of it, so that they stay one entry; of
    what pages tell differently by nature in those alone that say what is preferred; what none says, in the newest."""
    saying = [report for report in reports if report.values.get(slot) not in (None, "", [])]
    entry = reports[0].entry
    if slot in _VARYING and entry is not None:
        chosen = canonical(entry.values.get(slot))
        saying = [report for report in saying if canonical(report.values.get(slot)) == chosen]
    return saying or list(reports[:1])


def merge_entries(ref: str, others: Mapping[str, str], by: str, why: str = "", seen: str | None = None) -> None:
    """Say that an entry and others are one fact; ``others``: the ref of each, and what was seen of it.

    Raises as ``decide_entry``, and ``merge-unlike``.
    """
    with writing():
        told = [_reports(one, at or None) for one, at in {ref: seen, **others}.items()]
        decide.merge({reports[0].entry.key for reports in told if reports[0].entry}, by, why)


def split_entry(ref: str, off: Collection[str], by: str, why: str = "", seen: str | None = None) -> None:
    """Say that some reports (by their keys) of an entry tell another fact. Raises as ``decide_entry``, and
    ``split-nothing``."""
    with writing():
        keys = [report.key for report in _reports(ref, seen)]
        if not off or not set(off) < set(keys):
            raise HoptacError("split-nothing")
        decide.split(off, by, why)


def link_entries(
    ref: str, how: str, other: str, by: str, confirmed: bool = True, hangs: bool = True, seen: str | None = None
) -> None:
    """Say that another entry hangs together with one (``link.ties.How`` or ``links.BECAME``), or that it does not.

    ``hangs``: the other hangs on the one, else the one on the other. Raises as ``decide_entry``.
    """
    with writing():
        keys = [told[0].entry.key for told in (_reports(ref, seen), _reports(other, None)) if told[0].entry]
        one, two = keys if hangs else reversed(keys)
        decide.link(one, how, two, confirmed, by)


def _reports(ref: str, seen: str | None) -> list[Report]:
    """The reports of an entry, the newest first."""
    entry = entry_of(ref)
    if entry is None:
        raise HoptacError("decision-unknown", key=ref)
    reports = newest_first(entry.reports.select_related("page", "entry"))
    check_seen(seen, *(report.key for report in reports))
    return reports


def _live(reports: Iterable[Report]) -> list[Report]:
    """Those that are not rejected; of a rejected entry all."""
    told = list(reports)
    return [report for report in told if report.state != "rejected"] or told
