"""Decisions made one after the other, each in one transaction and known by its numbers, so that it can be taken back
whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Max

from hoptac.base.errors import HoptacError
from hoptac.register import decide
from hoptac.register.entry_decisions import decide_entry
from hoptac.register.models import Decision, Report
from hoptac.register.seen import check_seen
from hoptac.register.writing import writing

#: First and last number of the decisions that were made at once; None: none was.
Made = tuple[int, int] | None
#: More than a page can hold is nothing that was made at once.
_MOST = 1000


def accept(key: str, by: str, seen: str | None) -> Made:
    """Accept one report. Raises ``decision-unknown``, ``stale``, as do all here."""
    return _made(lambda: decide.accept(key, by, seen=seen))


def reject(key: str, by: str, why: str, seen: str | None) -> Made:
    """Reject one report."""
    return _made(lambda: decide.reject(key, by, why, seen=seen))


def ask(key: str, question: str, by: str, seen: str | None) -> Made:
    """Ask back about one report. Raises ``question-missing`` too."""
    if not question.strip():
        raise HoptacError("question-missing")
    return _made(lambda: decide.ask(key, question.strip(), by, seen=seen))


def reopen(key: str, by: str, seen: str | None) -> Made:
    """Let a report that was accepted, rejected or asked back about wait again."""
    return _made(lambda: decide.undo(key, by, seen=seen))


def accept_page(ref: str, by: str, seen: str | None) -> Made:
    """Accept all that is open on a page; ``seen`` of all its reports."""
    return _made(lambda: decide.accept_page(ref, by, seen=seen))


def accept_alike(key: str, by: str, seen: str | None) -> Made:
    """Accept a report and those of other pages that tell the same; ``seen`` of all of them."""
    return _made(lambda: decide_entry(key, "accept", by, seen=seen))


def correct(key: str, values: Mapping[str, Any], by: str, why: str, seen: str | None) -> Made:
    """Give slots of one report other values, and accept it. Raises ``slot-unknown``, ``value-wrong`` too."""

    def act() -> None:
        check_seen(seen, key)
        for slot, value in values.items():
            decide.correct(key, slot, value, by, why)
        decide.accept(key, by, why)

    return _made(act)


def take_back(first: int, last: int, by: str) -> str:
    """Take back decisions that were made at once; the key of the report that the first was made upon, "" for none.

    Raises ``decision-unknown``.
    """
    if not 0 <= last - first < _MOST:
        raise HoptacError("decision-unknown", key=first)
    with writing():
        for number in range(last, first - 1, -1):
            decide.undo(number, by)
        upon = Report.objects.filter(bearings__decision=first).values_list("key", flat=True).first()
    return upon or ""


def _made(act: Callable[[], object]) -> Made:
    with writing():
        before = _last()
        act()
        after = _last()
    return (before + 1, after) if after > before else None


def _last() -> int:
    """The newest number of all, also of what the person who asks may not see: what is made next comes right after."""
    newest: int | None = Decision._base_manager.aggregate(newest=Max("number"))["newest"]
    return newest or 0
