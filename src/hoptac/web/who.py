"""Who asks: whoever signed in; where there is no account, the user of this machine: the site answers on it alone."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.http import HttpRequest

from hoptac.register.models_accounts import ROLES


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks. ``name`` stands in the log; ``account`` is its row; ``local``: at this machine, no account."""

    name: str
    role: str
    full_name: str = ""
    account: int = 0
    local: bool = False

    def may(self, role: str) -> bool:
        """Whether the person may do what a role may."""
        return ROLES.index(self.role) >= ROLES.index(role)

    @property
    def names(self) -> tuple[str, ...]:
        """What the person may be called in the office's own papers."""
        return tuple(filter(None, (self.name, self.full_name)))

    @property
    def edits(self) -> bool:
        """For templates: may decide, add and write."""
        return self.may("editor")

    @property
    def approves(self) -> bool:
        """For templates: may approve what others decided; one person alone has nobody to approve."""
        return self.may("approver") and not self.local

    @property
    def manages(self) -> bool:
        """For templates: may manage accounts and switches."""
        return self.may("admin")


_acting: ContextVar[Person | None] = ContextVar("acting", default=None)


def local_user() -> str:
    """The name of the user who runs this program; "local" where the system gives none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "local"


def local_person() -> Person:
    """The one person of a register without accounts."""
    return Person(local_user(), "admin", local=True)


def user() -> str:
    """The name that a decision is made by: whoever signed in, else the user of this machine."""
    acting = _acting.get()
    return acting.name if acting else local_user()


def person() -> Person:
    """Who asks."""
    return _acting.get() or local_person()


def person_of(request: HttpRequest) -> Person | None:
    """Who sent a request, as the gate found; None: nobody that signed in."""
    found: Person | None = getattr(request, "person", None)
    return found


@contextmanager
def acting(who: Person | None) -> Iterator[None]:
    """What is done within is done by this person."""
    token = _acting.set(who)
    try:
        yield
    finally:
        _acting.reset(token)
