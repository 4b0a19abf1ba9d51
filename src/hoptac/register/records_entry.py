"""What the register tells of one entry: its claims with who makes them, what hangs together with it, its decisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hoptac.link.life import Candidate, Step
from hoptac.register.records import Fact, Quote


@dataclass(frozen=True, slots=True)
class Telling:
    """One report of an entry: the page that tells it, in which words, and what was decided upon it (``state``).

    ``page`` is ``Page.ref``; ``rank`` what it is worth (base.kinds.RANKS), ``quotes`` its words by slot, ``inferred``
    the slots that no words say, ``corrected`` those that a person changed (as in ``models.Report``).
    ``by_hand``: a person entered it; ``alone``: with no page behind it.
    """

    key: str
    page: str
    title: str
    published: str | None
    publisher: str | None
    rank: str
    state: str
    modality: str
    speaker: str | None
    values: Mapping[str, Any]
    corrected: Mapping[str, Mapping[str, Any]]
    quotes: tuple[Quote, ...]
    inferred: tuple[str, ...]
    by_hand: bool = False
    alone: bool = False

    @property
    def ref(self) -> str:
        """Its name in urls: that of its card, and of its entry."""
        return self.key[:16]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A value of a slot, ``rank`` preferred or normal, and the reports that make it, the newest page first."""

    value: Any
    rank: str
    told: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """Another entry that hangs together with one: ``how`` as in ``link.ties.Tie``; ``hangs``: the other hangs on the
    one (else the one on the other); ``confirmed`` by a person."""

    how: str
    hangs: bool
    fact: Fact
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Followed:
    """A later entry that may tell what became of a commitment; ``confirmed``: somebody said that it does."""

    candidate: Candidate
    fact: Fact
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision of the log. ``report`` is the key of the report that it was taken upon, ``payload`` what it says
    beside its action; ``undone``: a later one took it back."""

    number: int
    action: str
    by: str
    at: str
    why: str
    payload: Mapping[str, Any]
    report: str
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Upon:
    """A report that a decision bears on now: its key, kind and values, and the title of its page."""

    key: str
    kind: str
    values: Mapping[str, Any]
    title: str

    @property
    def ref(self) -> str:
        """Its name in urls: that of its entry."""
        return self.key[:16]


@dataclass(frozen=True, slots=True)
class EntryView:
    """All of one entry. ``claims``: slot -> its values, the preferred first, slots in printing order; ``pairs`` its
    partnerships (ids); ``decided`` the newest first; ``seen`` as in ``register.seen``;
    ``progress`` how far a definite commitment has come: open, begun or done."""

    fact: Fact
    told: tuple[Telling, ...]
    claims: Mapping[str, tuple[ClaimView, ...]]
    pairs: tuple[tuple[str, str], ...]
    linked: tuple[Linked, ...]
    life: tuple[Step, ...]
    followed: tuple[Followed, ...]
    decided: tuple[Decided, ...]
    seen: str
    progress: str = ""
