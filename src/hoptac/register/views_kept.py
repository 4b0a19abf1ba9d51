"""Views that people saved: lists with their filters under a name. The office's own, outside the register."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

from hoptac.base.errors import HoptacError
from hoptac.register.listed import LISTS
from hoptac.register.models import SavedView
from hoptac.register.plain import printable
from hoptac.register.writing import writing

#: Who sees more names than this above a list finds none of them.
MOST = 30
LONGEST = 80


def saved(slug: str, owner: str) -> list[SavedView]:
    """The views of a list that somebody has, and everybody's, by name."""
    return list(SavedView.objects.filter(slug=slug, owner__in={owner, ""}).order_by("name", "ref"))


def save_view(slug: str, name: str, query: str, owner: str) -> SavedView:
    """Keep a view; one of the same name is replaced. Raises ``view-unnamed``, ``views-many``."""
    name = " ".join(printable(name).split())[:LONGEST]
    if not name or slug not in LISTS:
        raise HoptacError("view-unnamed")
    with writing():
        mine = SavedView.objects.filter(slug=slug, owner=owner)
        if not mine.filter(name=name).exists() and mine.count() >= MOST:
            raise HoptacError("views-many", most=MOST)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        made = {"query": printable(query)[:2000], "made_at": now}
        return mine.update_or_create(
            slug=slug, owner=owner, name=name, defaults=made, create_defaults={**made, "ref": secrets.token_hex(8)}
        )[0]


def forget_view(ref: str, owner: str) -> None:
    """Take a view away; of somebody else's nothing is told. Raises ``view-unknown``."""
    with writing():
        gone, _ = SavedView.objects.filter(ref=ref, owner__in={owner, ""}).delete()
    if not gone:
        raise HoptacError("view-unknown")
