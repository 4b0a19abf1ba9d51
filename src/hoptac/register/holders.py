"""Who holds and who held office at two places, for papers: the register's people over time (``query_offices``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from hoptac.gazetteer.places import country_of
from hoptac.gazetteer.seats import protocol_rank
from hoptac.link.tenures import State
from hoptac.register.chunks import chunks
from hoptac.register.models import Entry
from hoptac.register.persons import Known
from hoptac.register.query_offices import offices_of, persons_at
from hoptac.register.records import HeldOffice, PartnershipView
from hoptac.share.papers.record import Holder


def holders(view: PartnershipView, today: date) -> tuple[Holder, ...]:
    """Everyone seen in office at either place: those in office now first, the newest told first.

    Offices of the country (a seat in a Party's Central Committee) stand beside those of the province.
    """
    places = view.one_ids | view.other_ids
    known = persons_at(places)
    held: dict[str, list[HeldOffice]] = defaultdict(list)
    for one in offices_of(known, {*places, *map(country_of, places)}, today=today):
        held[one.person].append(one)
    keys = _keys(known)
    proofs = {person.ref: tuple(keys[pk] for pk in person.entries("person") if pk in keys) for person in known}
    made = [_holder(person, held[person.ref], places, proofs) for person in known if held[person.ref]]
    newest = sorted((h for h in made if h.posts and h.keys), key=lambda h: (h.as_of or "", h.name), reverse=True)
    return tuple(sorted(newest, key=lambda h: ("now", "unsure", "former").index(h.state)))


def _holder(
    person: Known, told: list[HeldOffice], places: frozenset[str], proofs: dict[str, tuple[str, ...]]
) -> Holder:
    """A person with the offices of its state; a member of a Central Committee who left the province is former there."""
    here = [one for one in told if one.post["place"] in places]
    states = {one.state for one in here}
    state: State = "now" if "now" in states else "unsure" if "unsure" in states else "former"
    shown = sorted((one for one in told if one.state == state), key=_rank)
    highest = next((one for one in shown if one.post["place"] in places), None)
    before = highest.before if highest else None
    return Holder(
        name=person.name,
        spellings=tuple(name for name in person.names if name != person.name),
        posts=tuple(dict.fromkeys((str(one.post["post"]), str(one.post["place"])) for one in shown)) if highest else (),
        as_of=max((one.last for one in shown if one.last), default=None),
        keys=(*proofs[person.ref], *(proofs.get(before[0], ()) if before else ())),
        state=state,
        since=highest.since if highest else "",
        before=before[1] if before else "",
    )


def _rank(held: HeldOffice) -> tuple[bool, int]:
    """The country's offices first (a seat in a Central Committee), then by protocol."""
    return "-" in str(held.post["place"]), protocol_rank(str(held.post["post"]))


def _keys(known: Iterable[Known]) -> dict[int, str]:
    """Row of an entry on a person -> its key."""
    rows = sorted({pk for person in known for pk in person.entries("person")})
    return {pk: key for part in chunks(rows) for pk, key in Entry.objects.filter(pk__in=part).values_list("pk", "key")}
