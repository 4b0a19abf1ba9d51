"""Who did what beside deciding (decisions have their own log): append-only, never shown to any but an admin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from hoptac.register.models import Account, Audit

#: What is noted.
ACTS = (
    "sign-in",
    "sign-in-failed",
    "sign-out",
    "download",
    "export",
    "backup",
    "person-export",
    "account-made",
    "account-changed",
    "password",
    "codes",
    "department",
    "belongs",
    "switch",
    "erase",
)
LEAF = 100
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Noted:
    """One line; ``at`` an ISO time in UTC."""

    at: str
    by: str
    act: str
    about: str
    address: str


def note(by: str, act: str, about: str = "", address: str = "") -> None:
    """Note one act of ``ACTS``."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    Audit.objects.create(at=now, by=by, act=act, about=about[:_LONGEST], address=address[:45])


def note_taken(by: str, act: str, about: str) -> None:
    """Note what leaves by the command line, where people sign in; a register of one person keeps no log of him."""
    if Account.objects.exists():
        note(by, act, about)


def leaf(by: str = "", act: str = "", number: int = 1) -> tuple[list[Noted], int]:
    """One leaf of the audit, the newest first, and how many lines there are in all."""
    rows = Audit.objects.order_by("-id")
    rows = rows.filter(by=by) if by else rows
    rows = rows.filter(act=act) if act else rows
    shown = rows[(number - 1) * LEAF : number * LEAF]
    return [Noted(row.at, row.by, row.act, row.about, row.address) for row in shown], rows.count()


def people() -> list[str]:
    """Who is named in it."""
    return sorted(Audit.objects.order_by().values_list("by", flat=True).distinct())
