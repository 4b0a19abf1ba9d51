"""What the register's queries give: frozen records for the site, the papers and the API, never a model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from hoptac.base.kinds import KINDS, OFFICIAL


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a page that say one slot. ``sentence`` is the sentence around them, ``sentence[start:end] == words``."""

    page: str
    ref: str
    slot: str
    words: str
    sentence: str
    start: int
    end: int
    title: str
    published: str | None
    publisher: str | None
    rank: str = "press"

    @property
    def url(self) -> str:
        """Where the site shows it in its place."""
        return f"/pages/{self.page}/#s{self.ref}"


@dataclass(frozen=True, slots=True)
class Fact:
    """One entry with its proof.

    ``values`` are the preferred ones (slots of base.kinds); ``others`` ``{slot: [{"value", "rank", "reports"}]}``;
    ``disagrees`` the slots on which sources contradict each other; ``quotes`` by page, then slot; ``sentence`` the
    first quote with words (what to print behind the line), None for an entry that no page says in words.
    ``modality`` is the firmest of its reports; ``ranks`` those of the independent sources (base.kinds.RANKS), the best
    first; ``missing`` the slots that nothing tells.
    """

    key: str
    kind: str
    values: Mapping[str, Any]
    others: Mapping[str, Any]
    day: str | None
    low: float | None
    high: float | None
    state: str
    sources: int
    independent: int
    disagrees: tuple[str, ...]
    reports: tuple[str, ...]
    quotes: tuple[Quote, ...]
    modality: str = "done"
    ranks: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def complete(self) -> float:
        """The share of the slots of a whole record that are known, from 0 to 1."""
        return KINDS[self.kind].complete(self.missing)

    @property
    def confirmed(self) -> bool:
        """Whether a person or an office's own words stand behind it: newspapers confirm nothing alone, however many."""
        return self.state == "accepted" or any(rank in OFFICIAL for rank in self.ranks)

    @property
    def ref(self) -> str:
        """Its name in urls: that of a report of it, for the entry's own key changes where reports join."""
        return (self.reports[0] if self.reports else self.key)[:16]

    @property
    def sentence(self) -> Quote | None:
        """The quote to print behind the line."""
        return self.quotes[0] if self.quotes else None

    @property
    def as_of(self) -> str | None:
        """The day of the newest page that says it: the as-of day of a figure."""
        return max((q.published for q in self.quotes if q.published), default=None)


@dataclass(frozen=True, slots=True)
class Counts:
    """The start page's figures: pages that were read, reports not decided yet, pages that could not be read, pages that
    came lately."""

    pages: int
    open: int
    failed: int = 0
    fresh: int = 0


@dataclass(frozen=True, slots=True)
class PageRow:
    """One line of the list of pages. ``counts``: kind -> number of reports; ``open`` reports not decided yet;
    ``attempt``: why a newer version could not be read (form of ``PageView.error``)."""

    ref: str
    title: str
    document: str
    address: str
    published: str | None
    publisher: str | None
    language: str
    counts: Mapping[str, int]
    open: int
    error: Mapping[str, Any] | None
    attempt: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class StatementView:
    """One statement on its page; ``start`` and ``end`` are offsets in ``PageView.text``, None where inferred."""

    ref: str
    slot: str
    value: Any
    start: int | None
    end: int | None
    words: str
    rule: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report on its page. ``entry`` is the key of the entry that it belongs to; ``sources`` how many pages
    tell that; ``disagrees`` the slots on which those contradict each other (``others`` as in ``Fact``); ``seen`` goes
    along with a decision (``register.seen``); ``waits``: it is in the queue for a person (``register.waits``)."""

    key: str
    kind: str
    values: Mapping[str, Any]
    modality: str
    polarity: str
    speaker: str | None
    confidence: float
    state: str
    entry: str
    sources: int
    disagrees: tuple[str, ...]
    others: Mapping[str, Any]
    statements: tuple[StatementView, ...]
    seen: str = ""
    waits: bool = False


@dataclass(frozen=True, slots=True)
class VersionView:
    """Bytes that came for a page. ``retrieved_at`` an ISO time, empty where nobody noted it; ``shown``: the page is
    read from these; ``error`` why they could not be read."""

    number: int
    retrieved_at: str
    shown: bool
    error: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class PageView:
    """One page as read. ``zones`` are ``(start, end, name)`` over ``text``; ``error`` is
    ``{"code", "vi": (message, remedy), "en": (message, remedy)}`` for a page that could not be read; ``versions`` are
    all that came for it, the newest first; ``seen``: of all its reports, goes along with a decision on the page."""

    ref: str
    title: str
    document: str
    address: str
    published: str | None
    published_basis: str | None
    publisher: str | None
    language: str
    retrieved_at: str | None
    raw_hash: str | None
    text: str
    zones: tuple[tuple[int, int, str], ...]
    notes: tuple[str, ...]
    error: Mapping[str, Any] | None
    reports: tuple[ReportView, ...]
    versions: tuple[VersionView, ...] = ()
    seen: str = ""

    @property
    def attempt(self) -> VersionView | None:
        """The newest version, where it could not be read and the page shows an older one."""
        newest = next(iter(self.versions), None)
        return newest if newest and newest.error and self.error is None else None


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place that the register knows something of, with its names."""

    id: str
    name_vi: str
    name_en: str
    country: str


@dataclass(frozen=True, slots=True)
class LegalNote:
    """What the law asks, with the texts that say so; ``until`` its last day (ISO), None where open."""

    vi: str
    en: str
    until: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Inheritance:
    """From ``day`` (ISO) on, what ``old`` had signed belongs to ``new``, of which it became part by ``instrument``.

    ``entries`` are the keys of the entries that name the old unit: they keep its name. ``notes``: what the law asks.
    """

    old: PlaceRow
    new: PlaceRow
    day: str
    instrument: str
    entries: frozenset[str]
    notes: tuple[LegalNote, ...]


@dataclass(frozen=True, slots=True)
class PartnershipRow:
    """Two places of two countries (Vietnam's first). ``counts``: kind -> entries, ``first``/``last`` ISO days,
    ``met`` the day of the last visit, those still to come left out; ``former`` units that became part of either, and
    that entries of the pair name; ``term`` that of the agreement that ends last: first and last year, its kind."""

    one: PlaceRow
    other: PlaceRow
    counts: Mapping[str, int]
    total: int
    first: str | None
    last: str | None
    met: str | None = None
    former: tuple[PlaceRow, ...] = ()
    term: tuple[int, int, str] | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one measure and population as dated observations, oldest first; never summed."""

    measure: str
    unit: str | None
    origin: tuple[str, ...]
    host: tuple[str, ...]
    figures: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """A person in an office, as far as pages say. ``person`` is the ref in urls, ``post`` ``{"post", "place"}``.

    ``since`` and ``until`` bound its beginning and its end (EDTF, ``..`` open, "" nothing known; ``until`` None: no end
    is known); ``first``/``last`` are the days of the first and last page that tell of it. ``state`` is ``now``,
    ``former`` (an end is known) or ``unsure`` (link.tenures.Tenure says when).
    ``quote`` are the newest words for it, ``began`` and ``ended`` those that bound it. ``before``/``after``: ref and
    name of whom pages show in the same seat before and after.
    """

    person: str
    name: str
    post: Mapping[str, Any]
    since: str
    until: str | None
    state: Literal["now", "unsure", "former"]
    first: str | None
    last: str | None
    quote: Quote | None
    began: Quote | None
    ended: Quote | None
    before: tuple[str, str] | None
    after: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in a list; ``key`` is the ref in urls. ``posts`` are ``{"post", "place"}`` of the newest page that gives
    any."""

    key: str
    name: str
    posts: tuple[Mapping[str, Any], ...]
    places: tuple[str, ...]
    entries: int


@dataclass(frozen=True, slots=True)
class PartnershipView:
    """All that the register knows of two places, rejected entries left out. ``aid_out`` goes from ``one`` on.

    ``wider`` are figures on a country of the pair (students from Laos at Huế), apart from the pair's own ``series``.
    ``people`` are those who met or are told of beside it, ``offices_one``/``offices_other`` the leaders of each place
    and what these people hold or held there, those in office now first. ``one_ids``/``other_ids``: the ids that count
    as each place (a unit and those it succeeded alone); ``inherited`` tells of those of them that became part of it.
    """

    one: PlaceRow
    other: PlaceRow
    one_ids: frozenset[str]
    other_ids: frozenset[str]
    agreements: tuple[Fact, ...]
    visits: tuple[Fact, ...]
    aid_out: tuple[Fact, ...]
    aid_in: tuple[Fact, ...]
    series: tuple[Series, ...]
    wider: tuple[Series, ...]
    commitments: tuple[Fact, ...]
    courtesies: tuple[Fact, ...]
    people: tuple[PersonRow, ...]
    offices_one: tuple[HeldOffice, ...] = ()
    offices_other: tuple[HeldOffice, ...] = ()
    inherited: tuple[Inheritance, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """An office as one page gives it: ``post`` is ``{"post", "place"}``; ``quote`` None where it is only implied."""

    post: Mapping[str, Any]
    as_of: str | None
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class PersonView:
    """One person: the printed forms of the name, meetings, and the offices; ``key`` is the ref in urls.

    ``offices`` are the person entries (values: what the newest page gives); ``held`` each office by each page,
    newest first; ``career`` the offices in time, those held now first.
    """

    key: str
    name: str
    names: tuple[str, ...]
    offices: tuple[Fact, ...]
    held: tuple[Office, ...]
    visits: tuple[Fact, ...]
    career: tuple[HeldOffice, ...] = ()
