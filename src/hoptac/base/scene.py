"""What the reader knows of a page before it looks for facts: its sentences, who and what is named, who faces whom.

``find.scan`` makes a :class:`Scan` (words alone decide), ``link.resolve`` a :class:`Scene` (the page as a whole
decides).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hoptac.base.fold import Folded
from hoptac.base.frozen import frozen
from hoptac.base.nouns import Mention, Page, Span, ZoneName


@frozen
class Sentence:
    """A sentence of the page; ``marker`` is the bullet or number of a list point ("", "-", "1.", "a)").

    ``span`` leaves the marker out. ``paragraph`` counts lines of the text that bear sentences.
    """

    index: int
    span: Span
    zone: ZoneName
    paragraph: int
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """Sentences and mentions, in order of the text. Mentions of one type never overlap.

    ``day``: the page's date, or the year that its text settles, ISO; None where neither does.
    """

    page: Page
    folded: Folded
    sentences: tuple[Sentence, ...]
    mentions: Mapping[str, tuple[Mention, ...]]
    day: str | None = None
    starts: Mapping[str, list[int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = {kind: [m.span.start for m in mentions] for kind, mentions in self.mentions.items()}
        object.__setattr__(self, "starts", starts)

    def of(self, kind: str) -> tuple[Mention, ...]:
        """The mentions of a type."""
        return self.mentions.get(kind, ())


@frozen
class Held:
    """An office that the page gives a person: a code of posts.csv or words; the unit; where both are said."""

    post: str
    place: str | None
    span: Span
    place_span: Span | None = None
    past: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the page: the fullest name, every mention, the offices, and the unit that they act for."""

    name: str
    mentions: tuple[Span, ...]
    posts: tuple[Held, ...] = ()
    unit: str | None = None
    unit_span: Span | None = None


@frozen
class Actor:
    """Who acts at a place of the text: one unit or several ("hai bên"), by name, by a person, or by a pronoun.

    ``site`` marks a gate, a district or a village, which says where and seldom who. ``place`` is the id that a name
    stands for. ``how`` is place, person, pronoun, both (hai bên, hai tỉnh), partner (tỉnh bạn), home (tỉnh ta) or
    delegation (đoàn).
    """

    span: Span
    units: tuple[str, ...]
    how: str
    person: Person | None = None
    site: bool = False
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """A page with everything named on it resolved.

    ``day``: the ISO day (or year) to which undated things are laid; ``home``: the Vietnamese side, ``partners``: the
    foreign
    units, the one most spoken of first. ``actors`` are in order of the text, ``starts`` where each begins; ``pairs``
    holds our side and the other's for each sentence. ``memo`` keeps what several finders work out from the same
    words; it is no part of the scene's value.
    """

    scan: Scan
    day: str | None
    home: str | None
    partners: tuple[str, ...]
    people: tuple[Person, ...]
    actors: tuple[Actor, ...]
    starts: tuple[int, ...] = field(default=())
    pairs: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = field(default=())
    memo: dict[Hashable, Any] = field(init=False, default_factory=dict, repr=False, compare=False)

    @property
    def page(self) -> Page:
        """The page itself."""
        return self.scan.page

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences outside furniture."""
        return self.scan.sentences

    def words(self, span: Span) -> str:
        """The words at a span of the page."""
        return self.scan.page.text[span.start : span.end]

    def folded(self, span: Span) -> str:
        """The folded words at a span of the page."""
        return self.scan.folded.words(span)

    def actors_in(self, span: Span) -> Iterator[Actor]:
        """The actors that stand in a span, in order."""
        first = bisect_left(self.starts, span.start)
        for actor in self.actors[first : bisect_right(self.starts, span.end)]:
            if actor.span.end <= span.end:
                yield actor

    def mentions_in(self, kind: str, span: Span) -> Iterator[Mention]:
        """The mentions of a type that stand in a span, in order."""
        mentions, starts = self.scan.of(kind), self.scan.starts.get(kind, [])
        for mention in mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
            if mention.span.end <= span.end:
                yield mention
