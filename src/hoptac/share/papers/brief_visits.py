"""The next visit of two places and the last one."""

from __future__ import annotations

from hoptac.share.papers.record import Dossier, Item


def coming(dossier: Dossier) -> Item | None:
    """The next visit between the two that is planned from today on, as notified."""
    planned = [v for v in dossier.visits if v.get("status") == "planned" and (v.day or "") >= dossier.today]
    return min(planned, key=lambda v: (v.day or "", v.key), default=None)


def last_met(dossier: Dossier) -> Item | None:
    """The last visit that took place, at the level of the provinces where there is one."""
    held = [v for v in dossier.visits if v.get("status") == "done" and v.day and v.day <= dossier.today]
    high = [v for v in held if v.get("guest_level") == "provincial"]
    return max(high or held, key=lambda v: (v.day or "", v.key), default=None)
