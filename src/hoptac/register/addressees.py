"""Who holds the offices that letters go to and come from, as far as the register knows today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hoptac.gazetteer.places import country_of
from hoptac.gazetteer.posts import POSTS
from hoptac.register.query_offices import officeholders, offices_of, persons_at
from hoptac.register.records import HeldOffice
from hoptac.share.letters.letter import SIGNERS, Addressee, Sender

#: To whom a province abroad is written, the Party's office before the government's; by country.
_HEADS = {
    "LA": ("la-prov-secretary-governor", "la-prov-party-secretary", "la-governor", "la-vientiane-mayor"),
    "CN": ("cn-prov-party-secretary", "cn-region-party-secretary", "cn-governor", "cn-region-chair"),
    "KH": ("kh-governor",),
}
_OTHERS = ("xx-governor", "xx-mayor")
#: Offices of one person that an address names beside the first.
_BRANCHES = ("party", "government", "people's council")


def addressee(place: str, today: date, channel: str = "") -> Addressee:
    """The person at the head of a place with all offices, the Party's first, a seat in its Central Committee before
    them; on the Party's ``channel`` its secretary.

    Where pages name nobody in office, the office alone: nobody is written to who may have left.
    """
    held = _in_office(place, today)
    codes = [code for code in _heads(place) if not channel or channel != "party" or POSTS[code].branch == "party"]
    first = next((one for code in codes for one in held if one.post["post"] == code), None)
    if first is None:
        return Addressee(place, "", "", ((codes[0] if codes else _heads(place)[0], place),), ())
    own = [one for one in held if one.person == first.person and _is_named(one)]
    posts = tuple(dict.fromkeys((str(one.post["post"]), str(one.post["place"])) for one in sorted(own, key=_order)))
    return Addressee(place, first.name, _latin(first), posts, tuple(_proofs(own)))


def _in_office(place: str, today: date) -> list[HeldOffice]:
    """Those in office at a place, with their offices of the country: a full title has both."""
    told = offices_of(persons_at([place]), {place, country_of(place)}, today=today)
    return [one for one in told if one.state == "now"]


def sender(place: str, channel: str, today: date) -> Sender:
    """Who signs for a place; without a name where pages name nobody in office."""
    code = SIGNERS[channel]
    found = next((one for one in officeholders(place, today=today) if one.post["post"] == code), None)
    return Sender(place, channel, found.name if found else "", tuple(_proofs([found])) if found else ())


def counterpart(to: Addressee) -> str:
    """On which side the equal of an addressee sits: Party secretaries write to Party secretaries."""
    first = POSTS.get(to.posts[0][0])
    return "party" if first and (first.branch == "party" or first.level == "central") else "government"


def _heads(place: str) -> tuple[str, ...]:
    return _HEADS.get(country_of(place), _OTHERS)


def _is_named(one: HeldOffice) -> bool:
    known = POSTS.get(str(one.post["post"]))
    return known is not None and known.branch in _BRANCHES and known.level in ("central", "provincial")


def _order(one: HeldOffice) -> tuple[bool, bool, int]:
    known = POSTS[str(one.post["post"])]
    return known.branch != "party", known.level != "central", known.rank


def _latin(one: HeldOffice) -> str:
    """The name for letters in other languages: as pages print it, there is no other."""
    return one.name


def _proofs(held: Iterable[HeldOffice]) -> list[str]:
    """What proves an office: the words of the newest page that tells it."""
    return [f"quote:{one.quote.ref}" for one in held if one.quote] or [f"person:{one.person}" for one in held]
