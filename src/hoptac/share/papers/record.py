"""What papers are given: entries with their proof, who holds office, whose paper it is. Never the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from hoptac.base.kinds import OFFICIAL
from hoptac.gazetteer.places import PLACES, name_of
from hoptac.share import names

#: The ranks of papers that are the office's own or signed: what they call difficult may stand before a leader.
INTERNAL = ("signed", "list", "report")


@dataclass(frozen=True, slots=True)
class Source:
    """The page that tells an entry; ``page`` is its reference in the register."""

    page: str
    title: str
    publisher: str | None
    published: str | None
    rank: str = "press"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry as papers use it.

    ``values``: the preferred ones (slots of base.kinds); ``day`` its first ISO day, month or year; ``as_of`` the day of
    the newest page that tells it; ``words`` the sentence that tells most; ``others`` ``{slot: [{"value", …}]}``.
    """

    key: str
    kind: str
    values: Mapping[str, Any]
    day: str | None
    as_of: str | None
    modality: str
    words: str
    sources: tuple[Source, ...]
    state: str = "open"
    disagrees: tuple[str, ...] = ()
    others: Mapping[str, Any] | None = None

    @property
    def when(self) -> str:
        """Its own day, else that of the page: ISO, "" where neither is known."""
        return self.day or self.as_of or ""

    @property
    def official(self) -> bool:
        """Whether a person, or an office's own words, stand behind it."""
        return self.state == "accepted" or any(source.rank in OFFICIAL for source in self.sources)

    @property
    def internal(self) -> bool:
        """Whether an officer's own paper tells it."""
        return any(source.rank in INTERNAL for source in self.sources)

    def get(self, slot: str) -> Any:
        """The value of a slot; None where nothing tells it."""
        return self.values.get(slot)


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a signed paper: its number, its title, the fields that it names, the reference of the page."""

    number: int
    title: str
    fields: tuple[str, ...]
    page: str


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in office: the posts (code or words, place id), as of which day, every spelling; ``keys`` prove it.

    ``state``: ``now``, ``unsure`` (seen in office, but too long ago) or ``former`` (its posts are then those it held).
    ``since`` bounds the beginning of the highest post (EDTF); ``before`` is who held that one before, "" where pages
    name nobody.
    """

    name: str
    spellings: tuple[str, ...]
    posts: tuple[tuple[str, str | None], ...]
    as_of: str | None
    keys: tuple[str, ...]
    state: Literal["now", "unsure", "former"] = "now"
    since: str = ""
    before: str = ""


#: The body of an office -> its organ, its sign and who signs, where the office says nothing else.
PARTY_BODY = "vn-prov-party-committee"
BODIES: Mapping[str, tuple[str, str, str]] = {
    "vn-foreign-affairs-body": ("SỞ NGOẠI VỤ", "SNgV", "GIÁM ĐỐC"),
    "vn-peoples-committee": ("VĂN PHÒNG", "VP", "CHÁNH VĂN PHÒNG"),
    PARTY_BODY: ("VĂN PHÒNG", "VPTU", "CHÁNH VĂN PHÒNG"),
}


@dataclass(frozen=True, slots=True)
class Office:
    """Whose paper it is: its place, and the organ as heads of papers print it (``symbol`` as in ``/BC-SNgV``).

    ``body`` is one of ``BODIES``; ``seat`` the place where it writes ("" its place's name); ``signs`` as what one signs
    (``KT. GIÁM ĐỐC``, ``PHÓ GIÁM ĐỐC``), ``signer`` who ("" nobody named).
    """

    place: str
    organ: str = "SỞ NGOẠI VỤ"
    symbol: str = "SNgV"
    body: str = "vn-foreign-affairs-body"
    seat: str = ""
    signs: tuple[str, ...] = ("GIÁM ĐỐC",)
    signer: str = ""

    @property
    def form(self) -> Literal["state", "party"]:
        """The form of its papers."""
        return "party" if self.body == PARTY_BODY else "state"

    def on(self, form: str) -> Office:
        """The office that writes in a form (``state``, ``party``): itself, or else the usual one of the place."""
        if form not in ("state", "party") or form == self.form:
            return self
        body = PARTY_BODY if form == "party" else next(iter(BODIES))
        organ, symbol, signs = BODIES[body]
        return Office(self.place, organ, symbol, body, self.seat, (signs,))

    @property
    def above(self) -> str:
        """The organ above it."""
        if self.form == "party":
            return f"{self.committee} {name_of(self.place)}".upper()
        return f"ỦY BAN NHÂN DÂN {names.unit(self.place)}".upper()

    @property
    def committee(self) -> str:
        """What the Party's committee of the place is called."""
        return "Thành ủy" if PLACES[self.place].kind == "municipality" else "Tỉnh ủy"

    @property
    def town(self) -> str:
        """Where it writes."""
        return self.seat or name_of(self.place)


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that papers on two places use; ``one`` is the office's own. ``today`` is an ISO day.

    ``wider``: figures on one of the places and the other's country. ``followed``: key of a commitment -> later entries
    that may tell what became of it (day, key, ``again``, ``begun`` or ``done``), for a person to confirm. ``trips``:
    key of a visit -> that of the first visit of its delegation (calls of one stay, stops of one tour count once).
    """

    office: Office
    one: str
    other: str
    one_ids: frozenset[str]
    other_ids: frozenset[str]
    today: str
    agreements: tuple[Item, ...]
    visits: tuple[Item, ...]
    aid: tuple[Item, ...]
    figures: tuple[Item, ...]
    wider: tuple[Item, ...]
    commitments: tuple[Item, ...]
    courtesies: tuple[Item, ...]
    holders: tuple[Holder, ...]
    followed: Mapping[str, tuple[tuple[str, str, str], ...]]
    trips: Mapping[str, str] = field(default_factory=dict)

    @property
    def items(self) -> tuple[Item, ...]:
        """Every entry."""
        return (
            *self.agreements,
            *self.visits,
            *self.aid,
            *self.figures,
            *self.wider,
            *self.commitments,
            *self.courtesies,
        )

    def ours(self, places: object) -> bool:
        """Whether the office's own place is among some places (an id or a list)."""
        return bool(self.one_ids & set(places if isinstance(places, list | tuple) else [places]))

    def theirs(self, places: object) -> bool:
        """Whether the partner is among some places."""
        return bool(self.other_ids & set(places if isinstance(places, list | tuple) else [places]))
