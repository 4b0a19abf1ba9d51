"""Locking out who guesses: failed sign-ins are counted by name and by address, whether or not there is such a name."""

from __future__ import annotations

import hashlib
import time

from hoptac.register.models import Attempt

#: Seconds in which failures count, and how many of a name or from an address lock it for the rest of that time.
WINDOW = 15 * 60
OF_A_NAME, FROM_AN_ADDRESS = 5, 20


def begin(name: str, address: str, now: float | None = None) -> bool:
    """Count an attempt before the password is looked at, so that many at once are all counted; False: locked out.

    A locked attempt is not counted itself: whoever keeps trying does not lock the true owner out for longer.
    """
    now = now or time.time()
    Attempt.objects.filter(at__lt=now - WINDOW).delete()
    limits = {_digest("name", name): OF_A_NAME, _digest("address", address): FROM_AN_ADDRESS}
    if any(Attempt.objects.filter(who=who).count() >= most for who, most in limits.items()):
        return False
    Attempt.objects.bulk_create([Attempt(who=who, at=now) for who in limits])
    return True


def succeeded(name: str, address: str) -> None:
    """Whoever signed in starts anew; of the address only this attempt is taken back: others may guess from there."""
    Attempt.objects.filter(who=_digest("name", name)).delete()
    newest = Attempt.objects.filter(who=_digest("address", address)).order_by("-at").first()
    if newest:
        newest.delete()


def _digest(sort: str, what: str) -> str:
    return hashlib.sha256(f"{sort}:{what}".encode()).hexdigest()
