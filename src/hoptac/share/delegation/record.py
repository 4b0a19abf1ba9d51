"""What papers on one delegation are given."""

from __future__ import annotations

from dataclasses import dataclass, field

from hoptac.share import names
from hoptac.share.delegation.file import VisitFile
from hoptac.share.papers.paper import Run, Runs, said, told
from hoptac.share.papers.record import Item, Office
from hoptac.share.papers.words import days, post


@dataclass(frozen=True, slots=True)
class Person:
    """Someone whom the pages of a visit name, with the offices that they give; ``keys`` prove it."""

    name: str
    posts: tuple[tuple[str, str], ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Delegation:
    """A visit and what the same pages tell of it. ``inward``: they come to us. ``today`` is an ISO day.

    ``guests``/``hosts`` are ids of places as they stood on the day; ``points`` what was agreed, asked or promised,
    ``papers`` what was signed or reviewed, ``gifts`` help and courtesies;
    ``file`` is what the office itself wrote down.
    """

    office: Office
    today: str
    visit: Item
    inward: bool
    guests: tuple[str, ...]
    hosts: tuple[str, ...]
    guest_head: Person | None
    host_head: Person | None
    points: tuple[Item, ...]
    papers: tuple[Item, ...]
    gifts: tuple[Item, ...]
    file: VisitFile = field(default_factory=VisitFile)

    @property
    def items(self) -> tuple[Item, ...]:
        """Every entry that the papers may use."""
        return (self.visit, *self.points, *self.papers, *self.gifts)

    @property
    def coming(self) -> bool:
        """Whether it is still to come."""
        return str(self.visit.get("status")) == "planned"

    @property
    def guest(self) -> Run:
        """The guests' units in a row."""
        return told(names.units(self.guests), self.visit.key, *self.guests)

    @property
    def host(self) -> Run:
        """The hosts' units in a row."""
        return told(names.units(self.hosts), self.visit.key, *self.hosts)

    @property
    def when(self) -> Runs:
        """Its days; dots to fill where no page tells them."""
        text = days(self.visit.get("start"), self.visit.get("end"))
        return (told(text, self.visit.key) if text else said("thời gian …"),)

    @property
    def size(self) -> Runs:
        """How many come, "" where no page tells it."""
        number = self.visit.get("size")
        return (told(f"{number:g} người", self.visit.key),) if isinstance(number, int | float) and number else ()

    @property
    def purpose(self) -> Runs:
        """What for, in the words of the page; none where no page tells it."""
        text = str(self.visit.get("purpose") or "").strip().rstrip(".")
        return (told(text, self.visit.key),) if text else ()


def person(one: Person | None, word: str) -> Runs:
    """A person with form of address and offices: "đồng chí X, Bí thư Tỉnh ủy …"; dots to fill where nobody is named."""
    if one is None:
        return (said("…………………"),)
    offices = ", ".join(post(code, place) for code, place in one.posts)
    titles = tuple(f"post:{code}" for code, _ in one.posts)
    places = tuple(place for _, place in one.posts if place)
    return (said(f"{word} "), told(f"{one.name}{f', {offices}' if offices else ''}", *one.keys, *titles, *places))
