"""Who held which office from when to when, as far as pages say: sightings in, tenures with bounds out; order-free.

A page that gives a person an office says that it was held on the page's day. So a tenure began at the latest with its
first sighting and lasts at least to its last; a day of appointment, "nguyên", and in a seat that one person alone can
hold the sightings of the holders before and after bound it further. Nothing is guessed beyond that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from hoptac.gazetteer.places import PLACES
from hoptac.gazetteer.seats import is_single, ladder_of, seats_of

How = Literal["held", "former", "appointed"]
State = Literal["now", "unsure", "former"]

_FORMER = re.compile(r"(?<!\w)(?:nguyên|cựu|cố|từng là|từng giữ(?: chức)?(?: vụ)?)\s(?:là\s|các\s)?$", re.IGNORECASE)
_APPOINTED = re.compile(
    r"(?<!\w)(?:tân|(?:được|vừa|mới)\s(?:được\s|mới\s)?(?:tín nhiệm\s)?"
    r"(?:bầu|bổ nhiệm|phân công|điều động|phê chuẩn|cử)(?:\s(?:vào|làm|là|giữ|chức|vụ|chức vụ)){0,3})\s$",
    re.IGNORECASE,
)
#: After as many years without a sighting nobody can say that an office is still held.
FRESH_YEARS = 2


def told_as(before: str) -> How:
    """What the words before an office say of it: held, held once, newly given.

    >>> told_as("đồng chí Nguyễn Văn A, nguyên "), told_as("ông B được bầu giữ chức "), told_as("ông C, ")
    ('former', 'appointed', 'held')
    """
    return "former" if _FORMER.search(before) else "appointed" if _APPOINTED.search(before) else "held"


@dataclass(frozen=True, slots=True)
class Sighting:
    """A page gives a person an office. ``day`` is the page's (ISO, "" unknown), ``on`` the day of an appointment where
    the sentence tells it; ``proof`` names the words; ``place`` is a lasting id, ``at`` the one that the page gives."""

    person: str
    post: str
    place: str
    day: str
    how: How
    proof: str
    on: str | None = None
    at: str = ""


@dataclass(frozen=True, slots=True)
class Bound:
    """When something happened: not before ``earliest``, not after ``latest`` (ISO; None: open); ``proofs`` say so."""

    earliest: str | None
    latest: str | None
    proofs: tuple[str, ...] = ()

    @property
    def edtf(self) -> str:
        """As an EDTF day or interval, ``..`` where open; "" where nothing is known.

        >>> Bound("2022-06-10", "2022-06-10").edtf, Bound(None, "2022-06-10").edtf, Bound(None, None).edtf
        ('2022-06-10', '../2022-06-10', '')
        """
        if self.earliest == self.latest:
            return self.earliest or ""
        return f"{self.earliest or '..'}/{self.latest or '..'}"


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person in an office. ``post`` is the title that the newest page prints for it, ``at`` the place that it names;
    ``since`` bounds its beginning, ``until`` its end (None: none is known); ``first`` and ``last`` are the days of the
    sightings, with their proofs.

    ``state``: ``former`` where an end is known; ``unsure`` where another holder was seen since, the unit has ended, the
    office went with one that ended, or no page tells of it for years; else ``now``. ``before``/``after`` are the
    persons seen in a single seat before and after.
    """

    person: str
    post: str
    place: str
    since: Bound
    until: Bound | None
    first: tuple[str, str]
    last: tuple[str, str]
    state: State
    at: str = ""
    before: str | None = None
    after: str | None = None

    @property
    def proofs(self) -> frozenset[str]:
        """All words that say so."""
        ends = self.until.proofs if self.until else ()
        return frozenset((self.first[1], self.last[1], *self.since.proofs, *ends)) - {""}


def tenures(sightings: Iterable[Sighting], today: str) -> tuple[Tenure, ...]:
    """All tenures that sightings tell, by place, seat and beginning; ``today`` (ISO) tells what is too old for now."""
    seats: dict[tuple[str, str], dict[str, list[Sighting]]] = defaultdict(lambda: defaultdict(list))
    for sighting in sightings:
        for seat in seats_of(sighting.post):
            seats[sighting.place, seat][sighting.person].append(sighting)
    made = [t for (_, seat), holders in sorted(seats.items()) for t in _of_seat(seat, holders, today)]
    risen = [t for person in _by_person(made).values() for t in _folded(_risen(person))]
    return tuple(t for _, t in sorted(risen, key=lambda told: (told[1].place, told[0], told[1].first, told[1].person)))


#: A seat and a tenure in it.
_Told = tuple[str, Tenure]


def _by_person(made: Iterable[_Told]) -> dict[str, list[_Told]]:
    persons: dict[str, list[_Told]] = defaultdict(list)
    for seat, tenure in made:
        persons[tenure.person].append((seat, tenure))
    return persons


def _risen(told: Sequence[_Told]) -> list[_Told]:
    """A person's tenures, those ended that gave way to another one of the same ladder (vice-chairman, chairman)."""

    def ended(seat: str, tenure: Tenure) -> Tenure:
        steps = [
            other.first
            for above, other in told
            if above != seat or other.place != tenure.place
            if ladder_of(above) == ladder_of(seat) and other.first[0] > tenure.last[0] > ""
        ]
        if tenure.until is not None or ladder_of(seat) is None or not steps:
            return tenure
        day, proof = min(steps)
        return replace(tenure, until=Bound(tenure.last[0], day, (tenure.last[1], proof)), state="former")

    return _doubted([(seat, ended(seat, tenure)) for seat, tenure in told])


def _doubted(told: Sequence[_Told]) -> list[_Told]:
    """Of two seats that one title gave, one has gone to another: nobody can say of the other one."""
    gone = {s: t for s, t in told if t.state == "former" and len(seats_of(t.post)) > 1}

    def doubted(seat: str, tenure: Tenure) -> Tenure:
        with_it = [gone[s].until for s in seats_of(tenure.post) if s in gone and s != seat]
        late = [until for until in with_it if until is not None and (until.latest or "9") > tenure.last[0]]
        return replace(tenure, state="unsure") if late and tenure.state == "now" else tenure

    return [(seat, doubted(seat, tenure)) for seat, tenure in told]


def _folded(told: Sequence[_Told]) -> list[_Told]:
    """One tenure for the seats that one title gives (Bí thư, Tỉnh trưởng) where they began and stand alike."""
    kept: dict[tuple[object, ...], _Told] = {}
    for seat, tenure in told:
        whole = [t for s, t in told if s in seats_of(tenure.post) and t.place == tenure.place]
        alike = len(whole) == len(seats_of(tenure.post)) and all(_alike(tenure, other) for other in whole)
        if alike:
            last = max(t.last for t in whole)
            kept.setdefault((tenure.post, tenure.place), (seat, replace(tenure, last=last)))
        else:
            kept[seat, tenure.place, tenure.post] = seat, replace(tenure, post=seat)
    return list(kept.values())


def _alike(one: Tenure, other: Tenure) -> bool:
    ends = [t.until.edtf if t.until else None for t in (one, other)]
    return one.post == other.post and one.first == other.first and one.state == other.state and ends[0] == ends[1]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A person's sightings in one seat, by day: those in office, those as a former holder."""

    person: str
    held: tuple[Sighting, ...]
    former: tuple[Sighting, ...]

    @property
    def first(self) -> str:
        return next((s.on or s.day for s in self.held if s.day), "")

    @property
    def last(self) -> str:
        return self.held[-1].day if self.held else ""


def _seen(person: str, told: Sequence[Sighting]) -> _Seen:
    ordered = sorted(told, key=lambda s: (s.day, s.proof, s.post))
    held = tuple(s for s in ordered if s.how != "former")
    return _Seen(person, held, tuple(s for s in ordered if s.how == "former"))


def _of_seat(seat: str, holders: dict[str, list[Sighting]], today: str) -> list[_Told]:
    seen = sorted((_seen(person, told) for person, told in holders.items()), key=lambda s: (s.first, s.person))
    rivals = [s for s in seen if s.first] if is_single(seat) else []
    return [(seat, _tenure(one, rivals, today)) for one in seen]


def _tenure(one: _Seen, rivals: Sequence[_Seen], today: str) -> Tenure:
    before = max((r for r in rivals if r.last < one.first), key=lambda r: (r.last, r.person), default=None)
    after = min((r for r in rivals if r.first > one.last > ""), key=lambda r: (r.first, r.person), default=None)
    newest = max((*one.held, *one.former), key=lambda s: (s.day, s.proof))
    first = next((s for s in one.held if s.day), newest)
    until = _until(one, after, today)
    return Tenure(
        person=one.person,
        post=_title([*one.held, *one.former]),
        place=newest.place,
        since=_since(one, before),
        until=until,
        first=(first.day if one.held else "", first.proof),
        last=(one.last, one.held[-1].proof if one.held else newest.proof),
        state=_state(one, until, rivals, today),
        at=newest.at or newest.place,
        before=before.person if before else None,
        after=after.person if after else None,
    )


def _since(one: _Seen, before: _Seen | None) -> Bound:
    given = next((s for s in one.held if s.on), None)
    if given is not None:
        return Bound(given.on, given.on, (given.proof,))
    first = next((s for s in one.held if s.day), None)
    if first is None:
        return Bound(None, None)
    proofs = (before.held[-1].proof, first.proof) if before else (first.proof,)
    return Bound(before.last if before else None, first.day, proofs)


def _with_unit(one: _Seen, today: str) -> Bound | None:
    """An office ends with its unit, where that became part of another one and did not only change its name."""
    unit = PLACES.get(one.held[-1].place) if one.held else None
    if unit is None or not "" < unit.valid_to < today:
        return None
    return Bound(one.last or None, max(unit.valid_to, one.last), (one.held[-1].proof,))


def _until(one: _Seen, after: _Seen | None, today: str) -> Bound | None:
    """The end lies between the last sighting in office and the first word of a former holder, or the successor."""
    gone = next((s for s in one.former if s.day >= one.last), None)
    if gone is None and after is None:
        return _with_unit(one, today)
    ends = [(s.day or None, s.proof) for s in (gone,) if s] + ([(after.first, after.held[0].proof)] if after else [])
    dated = [end for end in ends if end[0]]
    latest, proof = min(dated) if dated else ends[0]
    last = (one.held[-1].proof,) if one.last else ()
    return Bound(one.last or None, latest, (*last, proof))


def _state(one: _Seen, until: Bound | None, rivals: Sequence[_Seen], today: str) -> State:
    if until is not None:
        return "former"
    if not one.last or any(r.person != one.person and r.first > one.first for r in rivals):
        return "unsure"
    limit = date.fromisoformat(today)
    oldest = f"{limit.year - FRESH_YEARS}{today[4:]}"
    unit = PLACES.get(one.held[-1].at or one.held[-1].place)
    ended = unit is not None and "" < unit.valid_to < today
    return "now" if one.last >= oldest[: len(one.last)] and not ended else "unsure"


def _title(told: Sequence[Sighting]) -> str:
    """The title that the newest page prints; one that gives several seats goes before one that gives this alone."""
    return max(told, key=lambda s: (len(seats_of(s.post)), s.day, s.proof)).post
