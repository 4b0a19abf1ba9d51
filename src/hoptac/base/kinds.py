"""The seven kinds of fact, their slots in printing order, and the values that slots may hold."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of fact.

    ``name`` is what a report says, ``plural`` the key under which a reader prints it; ``slots`` are scored and stored,
    ``extra`` are further keys that the register and the papers use. ``sides`` are the slots that hold place ids.
    """

    name: str
    plural: str
    slots: tuple[str, ...]
    extra: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("person", "people", ("name", "posts")),
        Kind(
            "visit",
            "visits",
            ("guest", "host", "place", "start", "end", "guest_head", "host_head", "status"),
            ("guest_bodies", "host_bodies", "guest_level", "host_level", "channel", "purpose", "size"),
            ("guest", "host"),
        ),
        Kind(
            "agreement",
            "agreements",
            ("kind", "parties", "term", "act", "date"),
            ("name", "signed_by", "place"),
            ("parties",),
        ),
        Kind(
            "aid",
            "aid",
            ("giver", "receiver", "amount", "currency", "comparator"),
            ("goods", "purpose", "date"),
            ("giver", "receiver"),
        ),
        Kind(
            "figure",
            "figures",
            ("measure", "value", "comparator", "unit", "origin", "host", "since", "until"),
            (),
            ("origin", "host"),
        ),
        Kind(
            "commitment",
            "commitments",
            ("by", "to", "stance", "fields", "quote"),
            ("due", "definite"),
            ("by", "to"),
        ),
        Kind("courtesy", "courtesies", ("kind", "from", "to", "occasion", "date"), (), ("from", "to")),
    )
}

#: What search finds, by the word for it: things, and the kinds of facts; a person's offices are found as the person.
SORTS = ("page", "person", "place", *(name for name in KINDS if name != "person"))

#: From the weakest to the strongest word (GUIDE.md, fine print of rule 10).
STANCES = ("difficulty", "wish", "propose", "agree", "pledge")
ACTS = ("mentioned", "proposed", "reviewed", "implemented", "exchanged", "signed")
STATUSES = ("done", "planned", "cancelled")
COURTESIES = ("congratulate", "gift", "thank", "invite", "condole", "greet")
#: ISO 4217; the first five are those of GUIDE.md, the others are printed by pages on partners farther away.
CURRENCIES = (
    "VND",
    "USD",
    "LAK",
    "THB",
    "CNY",
    "EUR",
    "JPY",
    "KRW",
    "KHR",
    "RUB",
    "GBP",
    "TWD",
    "SGD",
    "AUD",
    "CAD",
    "CHF",
    "MMK",
    "INR",
    "MYR",
)
UNITS = ("person", *CURRENCIES, "km", "project", "delegation", "item", "percent")
