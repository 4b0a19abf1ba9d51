"""The private addresses of the calendar: made, listed, revoked. A token is shown once and kept as a digest only."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from hoptac.base.errors import HoptacError
from hoptac.register.models import Account, Feed
from hoptac.register.writing import writing

#: 192 bits: nobody guesses one.
TOKEN_BYTES = 24
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class FeedRow:
    """One address as it is listed; ``ref`` names it without opening it. ``made_at`` is an ISO time in UTC."""

    ref: str
    name: str
    language: str
    made_by: str
    made_at: str


def make(name: str, by: str, language: str = "vi") -> str:
    """A new address; gives its token, this once."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with writing():
        Feed.objects.create(
            token_digest=_digest(token),
            ref=secrets.token_hex(8),
            name=" ".join(name.split())[:LONGEST_NAME],
            language=language,
            made_by=by,
            made_at=_now(),
        )
    return token


def revoke(ref: str) -> None:
    """Close an address: the next request for it finds nothing. Raises ``feed-unknown``."""
    with writing():
        if not Feed.objects.filter(ref=ref, revoked_at="").update(revoked_at=_now()):
            raise HoptacError("feed-unknown")


def listed() -> list[FeedRow]:
    """The addresses that may be followed, the oldest first."""
    rows = Feed.objects.filter(revoked_at="")
    return [FeedRow(row.ref, row.name, row.language, row.made_by, row.made_at) for row in rows]


def language_of(token: str) -> str:
    """The language of the address of a token. Raises ``feed-unknown``: there is none, it was revoked, or
    whoever made it has an account no more."""
    feed = Feed.objects.filter(token_digest=_digest(token), revoked_at="").first()
    closed = feed is not None and Account.objects.filter(name=feed.made_by, is_active=False).exists()
    if feed is None or closed:
        raise HoptacError("feed-unknown")
    return feed.language


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
