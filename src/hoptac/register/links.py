"""What people said of ties: this hangs on that, or it does not; and how far a commitment has come by what they confirm.

A link is a decision upon the reports of two entries. It ties those entries that hold most of these reports now, so it
lasts when reports join or part.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from hoptac.base.errors import HoptacError
from hoptac.link.ties import How
from hoptac.register.log import Act, append, upon_reports
from hoptac.register.models import Bearing, Decision, Report
from hoptac.register.restand import bind, restand
from hoptac.register.seen import check_seen
from hoptac.register.standing import standing_on
from hoptac.register.writing import writing

#: What a later entry may say became of a commitment (link.life), from the least to the most.
BECAME = ("again", "begun", "done")
Progress = Literal["open", "begun", "done"]


@dataclass(frozen=True, slots=True)
class Link:
    """``other`` hangs on ``one`` (keys of entries) in a way of ``link.ties`` or ``BECAME``; or, not ``confirmed``, it
    does not."""

    one: str
    how: str
    other: str
    confirmed: bool


def link(
    one: str, how: str, other: str, confirmed: bool, by: str, why: str = "", at: str = "", seen: str | None = None
) -> int:
    """Say that a tie between two entries (by their keys) holds, or does not. Gives the decision's number, 0 where the
    same was said before. ``seen``: ``seen_of`` the reports of both. Raises ``decision-unknown``, ``stale``."""
    if how not in (*get_args(How), *BECAME) or one == other:
        raise HoptacError("decision-unknown", key=how)
    with writing():
        sides = [_reports(key) for key in (one, other)]
        told = [*sides[0], *sides[1]]
        check_seen(seen, *(report.key for report in told))
        if Link(one, how, other, confirmed) in links_of([one]):
            return 0
        act = Act("link", by, why, at, {"how": how, "confirmed": confirmed, "one": len(sides[0])})
        [made] = append(act, [upon_reports(told)])
        bind([made], {report.key: report for report in told})
        restand(told)
        return made.number


def _reports(entry: str) -> list[Report]:
    found = list(Report.objects.filter(entry__key=entry).select_related("page").order_by("key"))
    if not found:
        raise HoptacError("decision-unknown", key=entry)
    return found


def links_of(entries: Collection[str]) -> list[Link]:
    """The links that some entries (by key) are an end of; of several words on one tie the newest counts."""
    mine = Report.objects.filter(entry__key__in=entries).values_list("pk", flat=True)
    told = {d.number: d for standing in standing_on(list(mine)).values() for d in standing if d.action == "link"}
    ends = _ends(told)
    newest: dict[tuple[str, str, str], Link] = {}
    for number, decision in sorted(told.items()):
        one, other = ends[number]
        how = decision.payload["how"]
        if one and other and one != other and not {one, other}.isdisjoint(entries):
            newest[one, how, other] = Link(one, how, other, decision.payload["confirmed"])
    return sorted(newest.values(), key=lambda link: (link.one, link.how, link.other))


def _ends(decisions: dict[int, Decision]) -> dict[int, tuple[str, str]]:
    """Link -> the entries that hold most of the reports of its two sides."""
    votes: dict[tuple[int, bool], Counter[str]] = defaultdict(Counter)
    rows = Bearing.objects.filter(decision__in=list(decisions), report__entry__isnull=False)
    for number, place, entry in rows.values_list("decision", "place", "report__entry__key"):
        votes[number, place < decisions[number].payload["one"]][entry] += 1
    return {number: (_most(votes[number, True]), _most(votes[number, False])) for number in decisions}


def _most(votes: Counter[str]) -> str:
    return min(votes, key=lambda entry: (-votes[entry], entry), default="")


def progress(commitments: Collection[str]) -> dict[str, Progress]:
    """How far commitments (keys of entries) have come, by what people confirmed: open, begun, done."""
    return progress_by(commitments, links_of(commitments))


def progress_by(commitments: Iterable[str], links: Iterable[Link]) -> dict[str, Progress]:
    """The same from the links of these entries."""
    told = {(link.one, link.how) for link in links if link.confirmed}
    return {
        key: "done" if (key, "done") in told else "begun" if (key, "begun") in told else "open" for key in commitments
    }
