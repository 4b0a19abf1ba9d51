"""Who held which office when, as far as the pages say: each bound with the words that say it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hoptac.decode.dates import find_date
from hoptac.gazetteer.seats import is_leading, is_single, protocol_rank, seats_of
from hoptac.link.keyed import lasting
from hoptac.link.tenures import Sighting, Tenure, tenures, told_as
from hoptac.register.bearers import ids_of_unit, posts_of
from hoptac.register.chunks import chunks
from hoptac.register.facts import quotes_of
from hoptac.register.models import EntryPerson, EntryPlace, Report, Statement
from hoptac.register.persons import Known, known_people
from hoptac.register.records import HeldOffice, Quote

_ORDER = {"now": 0, "unsure": 1, "former": 2}
_NAMED_DAY = re.compile(r"(?<!\w)(?:ngày )?\d{1,2}/\d{1,2}/\d{4}|(?<!\w)ngày \d{1,2}(?!\d)", re.IGNORECASE)


def officeholders(place: str, *, today: date | None = None) -> tuple[HeldOffice, ...]:
    """The leaders of a place who are in office now as far as the pages say, in protocol's order."""
    return tuple(held for held in leaders([place], today=today) if held.state == "now")


def leaders(places: Collection[str], people: Collection[str] = (), *, today: date | None = None) -> list[HeldOffice]:
    """Everyone seen in a leading office of some places, and those of ``people`` (refs) in any office there: now first,
    then those of whom nobody can say, then former ones; each in protocol's order."""
    told = offices_of(persons_at(places), places, today=today)
    return [held for held in told if is_leading(str(held.post["post"])) or held.person in people]


def office(place: str, post: str, *, today: date | None = None) -> tuple[HeldOffice, ...]:
    """The holders of one office at a place in time, those in it now first, then from the newest back."""
    seats = set(seats_of(post))
    told = offices_of(persons_at([place]), [place], today=today)
    held = [one for one in told if seats & set(seats_of(str(one.post["post"])))]
    newest = sorted(held, key=lambda one: (one.last or "", one.person), reverse=True)
    return tuple(sorted(newest, key=lambda one: one.state != "now"))


def offices_of(people: Sequence[Known], places: Iterable[str], *, today: date | None = None) -> tuple[HeldOffice, ...]:
    """The tenures of some persons at some places, where these are all who were seen in office there."""
    units = {lasting(place) for place in places}
    seen, rows = _sightings(people)
    told = [one for one in seen if one.place in units]
    made = tenures(_dated(told, rows), (today or date.today()).isoformat())
    quotes = quotes_of(sorted({rows[proof] for tenure in made for proof in tenure.proofs if proof}))
    names = {person.ref: person.name for person in people}
    return tuple(sorted((_held(tenure, names, quotes) for tenure in made), key=_in_order))


def career(person: Known, *, today: date | None = None) -> tuple[HeldOffice, ...]:
    """All offices of one person, beside whoever else was seen in them; the newest first."""
    units = {unit for one in person.told for _, unit in one.bearer.offices}
    told = [held for held in offices_of([person, *_rivals(person)], units, today=today) if held.person == person.ref]
    by_post = sorted(told, key=lambda held: protocol_rank(str(held.post["post"])))
    return tuple(sorted(by_post, key=lambda held: (held.state == "now", held.last or ""), reverse=True))


def persons_at(places: Iterable[str]) -> list[Known]:
    """All who were seen in office at some places."""
    units = {lasting(place) for place in places}
    named = _named_by(_entries_at(units))
    return [p for p in named if any(unit in units for one in p.told for _, unit in one.bearer.offices)]


def _rivals(person: Known) -> list[Known]:
    """Whoever else was seen in a seat of a person that one alone can hold: nobody else bounds its tenures."""
    seats = _single_seats(office for one in person.told for office in one.bearer.offices if "-" in office[1])
    own = set(person.entries("person"))
    held = [
        entry
        for entry, _, posts in posts_of(_entries_at({unit for _, unit in seats}))
        if entry not in own and seats & _single_seats((str(p.get("post")), lasting(str(p.get("place")))) for p in posts)
    ]
    return [p for p in _named_by(held) if p.ref != person.ref and own.isdisjoint(p.entries("person"))]


def _single_seats(offices: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """The seats (with their units) of offices that one person alone can hold."""
    return {(seat, unit) for post, unit in offices for seat in seats_of(post) if is_single(seat)}


def _entries_at(units: Iterable[str]) -> list[int]:
    """The entries (rows) that tell of offices at some lasting units."""
    ids = sorted(place for unit in units for place in ids_of_unit(unit))
    told = EntryPlace.objects.filter(slot="posts", entry__kind="person").exclude(entry__state="rejected")
    return sorted({e for part in chunks(ids) for e in told.filter(place__in=part).values_list("entry_id", flat=True)})


def _named_by(entries: Sequence[int]) -> list[Known]:
    """The persons whom some entries name."""
    names = EntryPerson.objects.filter(slot="name")
    keys = {k for part in chunks(entries) for k in names.filter(entry__in=part).values_list("name_key", flat=True)}
    return known_people(keys) if keys else []


def _in_order(held: HeldOffice) -> tuple[int, int, str, str]:
    return _ORDER[held.state], protocol_rank(str(held.post["post"])), held.name, held.since


@dataclass(frozen=True, slots=True)
class _Row:
    """A report of a person's office, as sightings want it."""

    pk: int
    entry: int
    posts: Sequence[Mapping[str, str | None]]
    day: str
    key: str


def _sightings(people: Sequence[Known]) -> tuple[list[Sighting], dict[str, int]]:
    """Each office that each page gives some persons; the rows of the statements that prove them, by their keys."""
    owner = {entry: person.ref for person in people for entry in person.entries("person")}
    rows = [row for part in chunks(sorted(owner)) for row in _reports(part)]
    said = {found for part in chunks([row.pk for row in rows]) for found in _said(part)}
    words = {(report, slot): (key, prefix) for _, report, slot, key, prefix in said}
    found = []
    for row in rows:
        for number, post in enumerate(row.posts):
            if post.get("post") and post.get("place"):
                proof, before = words.get((row.pk, f"posts.{number}.post"), ("", ""))
                where = lasting(str(post["place"]))
                how = told_as(before)
                at = str(post["place"])
                found.append(Sighting(owner[row.entry], str(post["post"]), where, row.day, how, proof, at=at))
    return found, {key: pk for pk, _, _, key, _ in said}


def _reports(entries: Sequence[int]) -> list[_Row]:
    rows = Report.objects.filter(entry__in=entries).exclude(state="rejected").order_by("key")
    columns = rows.values_list("pk", "entry_id", "values", "page__published", "key")
    return [_Row(pk, entry or 0, values.get("posts") or (), day or "", key) for pk, entry, values, day, key in columns]


def _said(reports: Sequence[int]) -> list[tuple[int, int, str, str, str]]:
    """The words before each office: the statement's row, its report, slot, key, prefix."""
    told = Statement.objects.filter(report__in=reports, slot__startswith="posts.", start__isnull=False)
    return list(told.order_by().values_list("pk", "report_id", "slot", "key", "prefix"))


def _dated(sightings: Sequence[Sighting], rows: Mapping[str, int]) -> list[Sighting]:
    """Sightings of an appointment with its day, where the sentence names one day and no more."""
    new = [rows[one.proof] for one in sightings if one.how == "appointed" and one.proof]
    quotes = quotes_of(new)
    return [_on(one, quotes[one.proof]) if one.how == "appointed" and one.proof in quotes else one for one in sightings]


def _on(sighting: Sighting, quote: Quote) -> Sighting:
    day = find_date(quote.sentence) if len(_NAMED_DAY.findall(quote.sentence)) == 1 else None
    return replace(sighting, on=day) if day and len(day) == 10 and day <= (sighting.day or day) else sighting


def _held(tenure: Tenure, names: Mapping[str, str], quotes: Mapping[str, Quote]) -> HeldOffice:
    def who(ref: str | None) -> tuple[str, str] | None:
        return (ref, names[ref]) if ref else None

    ends = tenure.until.proofs if tenure.until else ()
    return HeldOffice(
        person=tenure.person,
        name=names[tenure.person],
        post={"post": tenure.post, "place": tenure.at},
        since=tenure.since.edtf,
        until=tenure.until.edtf if tenure.until else None,
        state=tenure.state,
        first=tenure.first[0] or None,
        last=tenure.last[0] or None,
        quote=quotes.get(tenure.last[1]),
        began=quotes.get(tenure.since.proofs[-1]) if tenure.since.proofs else None,
        ended=quotes.get(ends[-1]) if ends else None,
        before=who(tenure.before),
        after=who(tenure.after),
    )
