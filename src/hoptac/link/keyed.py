"""What joining sees of a report, and what decides whether two of them may tell one fact at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date, timedelta
from functools import cache
from typing import Any

from hoptac.base.fold import fold_key
from hoptac.base.frozen import frozen
from hoptac.base.identity import make_key
from hoptac.gazetteer.places import PLACES, country_of, forerunners
from hoptac.link.namekey import is_full_name, name_key

Values = Mapping[str, Any]


@frozen
class Keyed:
    """A report with its key, its page and what was decided on it.

    ``published`` is the page's ISO day, month or year; ``sentences`` digests of the sentences that it quotes;
    ``state`` one of open, asked, accepted, rejected; ``rank`` what the page's source is worth (base.kinds.RANKS);
    ``corrected`` the slots whose value a person gave, with the number of the decision.
    """

    key: str
    address: str
    kind: str
    values: Values
    published: str | None = None
    polarity: str = "positive"
    sentences: frozenset[str] = frozenset()
    state: str = "open"
    rank: str = "press"
    corrected: Mapping[str, int] = field(default_factory=dict, hash=False)


def is_day(value: object) -> bool:
    """Whether a value is an ISO day, not a month or a year."""
    if not isinstance(value, str) or len(value) != 10:
        return False
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


@cache
def lasting(place: str) -> str:
    """The id of a unit through changes of its name or rank alone: Thừa Thiên Huế and the city of Huế are one party.

    Where several units were merged, each stays itself: their papers are not each other's.

    >>> lasting("VN-26"), lasting("VN-HUE"), lasting("VN-32")
    ('VN-HUE', 'VN-HUE', 'VN-32')
    """
    seen = {place}
    while (row := PLACES.get(place)) and row.valid_to and len(row.succeeded_by) == 1:
        following = row.succeeded_by[0]
        if following in seen or PLACES[following].valid_from <= row.valid_to or len(forerunners(following)) > 1:
            break
        place = following
        seen.add(place)
    return place


def ids(value: object) -> str:
    """One or several ids in one order: ``["VN-26", "LA-XE"]`` -> ``LA-XE+VN-HUE``; "" for none."""
    if not value:
        return ""
    told = value if isinstance(value, list | tuple) else [value]
    return "+".join(sorted({lasting(str(place)) for place in told if place}))


def sentence_key(words: object) -> str:
    """A sentence by its letters and digits alone: blanks, case, quotation marks and dashes are no difference."""
    return "".join(c for c in fold_key(str(words or "")) if c.isalnum())


def _year(value: object, published: str | None) -> str:
    """The year of something, else that of the page that tells it a few days later.

    Blocks are cut at New Year: on 1 January nobody is received.
    """
    if isinstance(value, str) and value[:4].isdigit():
        return value[:4]
    if is_day(published):
        return str((date.fromisoformat(str(published)) - timedelta(days=5)).year)
    return ""


def _person(values: Values, published: str | None) -> tuple[str, ...]:
    name = str(values.get("name") or "")
    return (name_key(name), "full" if is_full_name(name) else "")


def _visit(values: Values, published: str | None) -> tuple[str, ...]:
    guest = values.get("guest")
    countries = {country_of(str(place)) for place in guest if place} if isinstance(guest, list | tuple) else set()
    return ("+".join(sorted(countries)), ids(values.get("host")), _year(values.get("start"), published))


def _agreement(values: Values, published: str | None) -> tuple[str, ...]:
    parties = ids(values.get("parties"))
    told = values.get("term") or values.get("date")
    return (parties if "+" in parties else "", "told" if told else "")


def _aid(values: Values, published: str | None) -> tuple[str, ...]:
    told = values.get("date") or is_day(published)
    return (ids(values.get("giver")), ids(values.get("receiver")), "told" if told else "")


def _commitment(values: Values, published: str | None) -> tuple[str, ...]:
    return (ids(values.get("by")), sentence_key(values.get("quote")))


def _courtesy(values: Values, published: str | None) -> tuple[str, ...]:
    return (
        str(values.get("kind") or ""),
        ids(values.get("from")),
        ids(values.get("to")),
        _year(values.get("date"), published),
    )


#: What must be known and equal before two reports of a kind may be compared: who, and about when. Figures never are
#: joined: each is an observation.
_BASIS: dict[str, Callable[[Values, str | None], tuple[str, ...]]] = {
    "person": _person,
    "visit": _visit,
    "agreement": _agreement,
    "aid": _aid,
    "commitment": _commitment,
    "courtesy": _courtesy,
}


def block(kind: str, values: Values, polarity: str, key: str, published: str | None = None) -> str:
    """The block of a report: joining never crosses blocks, so a changed page asks for its own blocks alone.

    Where anything of the basis is not known nothing is certain: the report is a block of its own, by its key.
    """
    basis = _BASIS[kind](values, published) if kind in _BASIS else ()
    return make_key(kind, polarity, *basis) if basis and all(basis) else make_key(kind, polarity, "alone", key)
