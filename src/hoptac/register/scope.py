"""What of the register somebody may see: a department's own pages are its members' and the admins' alone.

One rule, in one place: pages that belong to a department (``models.Owned``) are hidden from all but its members; with
them what they tell: their reports, statements and versions, the entries that no other page tells, the decisions upon
them, papers kept for a department. An entry that a hidden page tells too is shown as the other pages tell it. The
managers of the models (``register.managers``) leave out whatever is hidden, so that every query of the site does, also
those that look up what is to be decided upon.

Outside of a request nothing is hidden; nor from what derives (storing, joining, the index: ``everything``). So the
register stays one function of its pages and decisions, whoever looks or decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property
from typing import Any


@dataclass(frozen=True, slots=True)
class Traces:
    """Rows that tell of hidden pages: entries that only they tell, entries that they tell too (``shared``), rows of the
    indexes of places, people and partnerships; partnerships that nothing else makes (``pairless``) and those that count
    them too (``counted``), names' keys and places that nothing else names, decisions' targets of hidden lists; rows of
    the index of people whose place in the list of people they tell (``shelved``)."""

    lone: frozenset[int]
    shared: frozenset[int]
    places: frozenset[int]
    people: frozenset[int]
    pairs: frozenset[int]
    pairless: frozenset[str]
    counted: frozenset[str]
    names: frozenset[str]
    units: frozenset[str]
    lists: frozenset[str]
    shelved: frozenset[int]


@dataclass(frozen=True)
class Hidden:
    """What is hidden from one account: pages by their rows, refs and addresses, kept papers by their refs.

    ``look`` finds what else tells of these pages; ``retell`` lets entries say, and partnerships count, only what other
    pages tell.
    """

    pages: frozenset[int]
    refs: frozenset[str]
    addresses: frozenset[str]
    papers: frozenset[str]
    look: Callable[[], Traces]
    retell: Callable[[Hidden, list[Any]], None]

    @cached_property
    def traces(self) -> Traces:
        """What ``look`` finds, looked for when first asked."""
        with everything():
            return self.look()


#: What is hidden here and now; None: nothing.
_hidden: ContextVar[Hidden | None] = ContextVar("hidden", default=None)


def hidden() -> Hidden | None:
    """What must be left out now; None: nothing."""
    return _hidden.get()


@contextmanager
def seen_as(what: Hidden | None) -> Iterator[None]:
    """What is asked within leaves out what is hidden."""
    token = _hidden.set(what)
    try:
        yield
    finally:
        _hidden.reset(token)


@contextmanager
def everything() -> Iterator[None]:
    """Within, nothing is hidden; as ``@everything()`` on functions that derive."""
    token = _hidden.set(None)
    try:
        yield
    finally:
        _hidden.reset(token)
