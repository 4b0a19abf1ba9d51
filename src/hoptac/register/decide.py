"""Decisions of people upon reports: accept, reject, and taking a decision back; an append-only, hash-chained log."""

from __future__ import annotations


def accept(report: str, by: str, why: str = "", at: str | None = None) -> str:
    """Accept a report by its key (40 hex digits). Gives the decision's digest. Raises ``decision-unknown``.

    ``at`` is an ISO time in UTC, by default now.
    """
    raise NotImplementedError


def reject(report: str, by: str, why: str = "", at: str | None = None) -> str:
    """Reject a report by its key: the same words read again stay rejected. Raises ``decision-unknown``."""
    raise NotImplementedError


def undo(report: str, by: str, why: str = "", at: str | None = None) -> str:
    """Take back what was decided on a report: it is open again. Raises ``decision-unknown``."""
    raise NotImplementedError


def accept_page(ref: str, by: str, why: str = "", at: str | None = None) -> int:
    """Accept every open report of a page (``Page.ref``); how many. Raises ``decision-unknown``."""
    raise NotImplementedError


def reject_page(ref: str, by: str, why: str = "", at: str | None = None) -> int:
    """Reject every open report of a page; how many. Raises ``decision-unknown``."""
    raise NotImplementedError
