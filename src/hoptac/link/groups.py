"""Within one block, which reports tell one fact: only the certain cases. Order of reports never matters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from hoptac.link.keyed import Keyed, is_day, lasting
from hoptac.link.namekey import name_key

#: An identity (unique within the block, the same whatever else is known) and the reports that share it.
Group = tuple[str, list[Keyed]]

#: Pages that tell of the same gift within so many days tell of one gift.
AID_DAYS = 10


def _whole(reports: Sequence[Keyed]) -> Iterator[Group]:
    yield "", list(reports)


def _linked(marked: Iterable[tuple[Keyed, list[str]]]) -> Iterator[Group]:
    """Reports that share a mark, directly or over others; the identity is the first mark in order."""
    marks: dict[str, set[str]] = {}
    members: dict[str, list[Keyed]] = {}
    for report, own in marked:
        merged, inside = set(own), [report]
        for known in {id(marks[m]): m for m in own if m in marks}.values():
            merged |= marks[known]
            inside += members[min(marks[known])]
        for mark in merged:
            marks[mark] = merged
            members[mark] = inside
    for mark in sorted(marks):
        if mark == min(marks[mark]):
            yield mark, members[mark]


def _visits(reports: Sequence[Keyed]) -> Iterator[Group]:
    """One delegation, one host, one day; where two different people lead a side, each pair of leaders by itself."""

    def heads(report: Keyed) -> tuple[str, str]:
        guest, host = (name_key(str(report.values.get(slot) or "")) for slot in ("guest_head", "host_head"))
        return guest, host

    several = any(len({heads(r)[side] for r in reports} - {""}) > 1 for side in (0, 1))
    groups: dict[str, list[Keyed]] = defaultdict(list)
    for report in reports:
        groups["|".join(heads(report)) if several else ""].append(report)
    yield from sorted(groups.items())


def _agreements(reports: Sequence[Keyed]) -> Iterator[Group]:
    """The same parties, and the same term or, unless their terms differ, the same day of signing."""
    terms: dict[str, set[str]] = defaultdict(set)

    def term(report: Keyed) -> str:
        return "-".join(str(year) for year in report.values.get("term") or ())

    for report in reports:
        if is_day(report.values.get("date")) and term(report):
            terms[str(report.values["date"])].add(term(report))

    def marks(report: Keyed) -> list[str]:
        own = [f"term {term(report)}"] if term(report) else []
        day = str(report.values.get("date"))
        if is_day(day) and len(terms[day]) < 2:
            own.append(f"day {day}")
        return own or [f"day {day} alone"]

    return _linked((report, marks(report)) for report in reports)


def _told_on(report: Keyed) -> date | None:
    for day in (report.values.get("date"), report.published):
        if is_day(day):
            return date.fromisoformat(str(day))
    return None


def _aid(reports: Sequence[Keyed]) -> Iterator[Group]:
    """The same gift told within a few days, unless the pages give two different days for it."""
    for report in reports:
        if _told_on(report) is None:
            yield f"alone {report.key}", [report]
    dated = sorted(
        ((day, report) for report in reports if (day := _told_on(report))),
        key=lambda pair: (pair[0], str(pair[1].values.get("date") or ""), pair[1].key),
    )
    groups: list[tuple[str, str, list[Keyed]]] = []
    last = date.min
    for day, report in dated:
        given = str(report.values.get("date") or "")
        if groups and (day - last).days <= AID_DAYS and (not given or groups[-1][1] in ("", given)):
            first, known, members = groups.pop()
            groups.append((first, known or given, [*members, report]))
        else:
            groups.append((f"{day} {given}", given, [report]))
        last = day
    yield from ((first, members) for first, _, members in groups)


def _people(reports: Sequence[Keyed]) -> Iterator[Group]:
    """One full name and one unit in common; for national offices, and where no unit is told, the same office.

    A country alone says too little: two men of one name may both serve it.
    """

    def marks(report: Keyed) -> list[str]:
        own = []
        for post in report.values.get("posts") or ():
            place, office = post.get("place") or "", post.get("post") or ""
            if "-" in place:
                own.append(f"unit {lasting(place)}")
            elif office:
                own.append(f"office {office} {place}")
        return own or [f"alone {report.key}"]

    return _linked((report, marks(report)) for report in reports)


_GROUPS: dict[str, Callable[[Sequence[Keyed]], Iterator[Group]]] = {
    "person": _people,
    "visit": _visits,
    "agreement": _agreements,
    "aid": _aid,
}


def group(kind: str, reports: Iterable[Keyed]) -> Iterator[Group]:
    """The facts of one block: each with its identity and its reports by key."""
    ordered = sorted(reports, key=lambda report: report.key)
    for identity, members in _GROUPS.get(kind, _whole)(ordered) if ordered else ():
        yield identity, sorted(members, key=lambda report: report.key)
