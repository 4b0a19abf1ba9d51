"""The seven kinds of fact, their slots in printing order, and the values that slots may hold."""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """One kind of fact.

    ``name`` is what a report says, ``plural`` the key under which a reader prints it; ``slots`` are scored and stored,
    ``extra`` are further keys that the register and the papers use. ``sides`` are the slots that hold place ids.
    ``wanted`` are the slots that a whole record of the kind knows; ``a|b``: one of the two is enough. An agreement's
    are those of its record by law (Law 70/2020/QH14, art. 3; DOMAIN.md, "The clock").
    """

    name: str
    plural: str
    slots: tuple[str, ...]
    extra: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()

    def complete(self, missing: tuple[str, ...]) -> float:
        """The share of the wanted slots that are known, from 0 to 1, two digits."""
        return round(1 - len(missing) / len(self.wanted), 2)


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("person", "people", ("name", "posts"), wanted=("name", "posts")),
        Kind(
            "visit",
            "visits",
            ("guest", "host", "place", "start", "end", "guest_head", "host_head", "status"),
            ("guest_bodies", "host_bodies", "guest_level", "host_level", "channel", "purpose", "size"),
            ("guest", "host"),
            ("guest", "host", "place", "start", "guest_head", "host_head", "purpose", "size"),
        ),
        Kind(
            "agreement",
            "agreements",
            ("kind", "parties", "term", "act", "date"),
            ("name", "signed_by", "place"),
            ("parties",),
            ("kind", "parties", "term", "date", "name", "signed_by", "place"),
        ),
        Kind(
            "aid",
            "aid",
            ("giver", "receiver", "amount", "currency", "comparator"),
            ("goods", "purpose", "date"),
            ("giver", "receiver"),
            ("giver", "receiver", "amount|goods", "purpose", "date"),
        ),
        Kind(
            "figure",
            "figures",
            ("measure", "value", "comparator", "unit", "origin", "host", "since", "until"),
            ("school", "level"),
            ("origin", "host"),
            ("measure", "value", "unit", "origin", "host", "since|until"),
        ),
        Kind(
            "commitment",
            "commitments",
            ("by", "to", "stance", "fields", "quote"),
            ("due", "definite"),
            ("by", "to"),
            ("by", "to", "fields", "due"),
        ),
        Kind(
            "courtesy",
            "courtesies",
            ("kind", "from", "to", "occasion", "date"),
            (),
            ("from", "to"),
            ("kind", "from", "to", "occasion", "date"),
        ),
    )
}

#: What search finds, by the word for it: things, and the kinds of facts; a person's offices are found as the person.
SORTS = ("page", "person", "place", *(name for name in KINDS if name != "person"))

#: What a source is worth, the best first (DOMAIN.md, "Sources have ranks"): a signed paper, a list that the office
#: itself keeps, the department's report, the unit's portal, a Party newspaper, other press, what passes on another's
#: words.
RANKS = ("signed", "list", "report", "portal", "party", "press", "reprint")
#: The ranks that make a fact sure by themselves; newspapers do not, however many they are.
OFFICIAL = ("signed", "list", "report", "portal")

#: From the weakest to the strongest word (GUIDE.md, fine print of rule 10).
STANCES = ("difficulty", "wish", "propose", "agree", "pledge")
ACTS = ("mentioned", "proposed", "reviewed", "implemented", "exchanged", "signed")
STATUSES = ("done", "planned", "cancelled")
COMPARATORS = ("=", ">", "<", "~")
CHANNELS = ("party", "council", "government", "defence-security", "people")
LEVELS = ("central", "provincial", "agency", "district", "commune")
#: GUIDE.md, rule 9.
MEASURES = (
    "students_received",
    "students_graduated",
    "students_returned",
    "scholarships",
    "people_vaccinated",
    "experts_sent",
    "trade_turnover",
    "exports",
    "imports",
    "investment_projects",
    "investment_capital",
    "delegations",
    "agreements_signed",
    "partners",
    "border_length",
    "border_markers",
    "remains_repatriated",
    "visitors",
    "other",
)
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

#: The kinds of fact that an office's own lists hold.
LIST_KINDS = ("agreement", "visit", "aid", "figure", "person")
