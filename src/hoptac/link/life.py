"""What became of an agreement, or of what was promised, as later pages tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from hoptac.base.frozen import frozen
from hoptac.base.kinds import ACTS
from hoptac.link.keyed import Keyed, is_day
from hoptac.link.likeness import overlap
from hoptac.link.ties import Known, sides_of

#: Acts that have a day of their own; of the others only the pages' days are known.
_SIGNING = ("signed", "exchanged")


@dataclass(frozen=True, slots=True)
class Step:
    """One act in the life of an agreement: its first and last ISO day, and the reports (keys) that tell it.

    ``printed``: the day is that of the act itself; else it is that of the pages that tell it.
    """

    act: str
    first: str
    last: str
    printed: bool
    reports: tuple[str, ...]


def life(reports: Iterable[Keyed]) -> tuple[Step, ...]:
    """The life of an agreement, by day: proposed, signed, reviewed, carried out, extended. Undated reports come last.

    Its end is that of its term, what comes after it a tie (``next``).
    """
    told: dict[str, list[Keyed]] = defaultdict(list)
    for report in reports:
        act = "extended" if report.values.get("kind") == "extension" else report.values.get("act")
        if act in ACTS or act == "extended":
            told[str(act)].append(report)
    return tuple(sorted((_step(act, those) for act, those in told.items()), key=_in_order))


def _in_order(step: Step) -> tuple[bool, str, int]:
    return not step.first, step.first, ACTS.index(step.act) if step.act in ACTS else len(ACTS)


def _step(act: str, reports: Sequence[Keyed]) -> Step:
    printed = [str(r.values["date"]) for r in reports if act in _SIGNING and is_day(r.values.get("date"))]
    days = sorted(printed or [r.published for r in reports if r.published])
    keys = tuple(sorted(report.key for report in reports))
    return Step(act, days[0] if days else "", days[-1] if days else "", bool(printed), keys)


Became = Literal["again", "begun", "done"]


@frozen(order=True)
class Candidate:
    """A later entry that may tell what became of a commitment, for a person to confirm: asked again, begun or done."""

    day: str
    key: str
    what: Became


#: So much of the shorter quote stands in the other: the same thing is spoken of.
AGAIN = 0.5
#: So much of what was given stands in the quote.
GIVEN = 0.6


def follow(commitment: Known, later: Iterable[Known]) -> tuple[Candidate, ...]:
    """What later pages may tell of a definite commitment; nothing of others, or of one whose day is unknown.

    Of the same sides only, and only after its day. Each is a candidate: nothing is decided here.
    """
    if not commitment.values.get("definite") or not commitment.day:
        return ()
    found = {
        Candidate(known.day, known.key, what)
        for known in later
        if known.key != commitment.key and known.day > commitment.day and (what := _became(commitment, known))
    }
    return tuple(sorted(found))


def _became(commitment: Known, known: Known) -> Became | None:
    quote, values = str(commitment.values.get("quote") or ""), known.values
    sides = sides_of(commitment, ("by", "to"))
    if known.kind == "commitment" and sides_of(known, ("by", "to")) == sides:
        return "again" if overlap(quote, str(values.get("quote") or "")) >= AGAIN else None
    if known.kind == "aid" and sides_of(known, ("giver", "receiver")) == sides:
        given = f"{values.get('goods') or ''} {values.get('purpose') or ''}"
        return "done" if overlap(given, quote) >= GIVEN else None
    if known.kind == "agreement" and sides_of(known, ("parties",)) == sides:
        term = values.get("term") or ()
        if not term or not all(str(year) in quote for year in term):
            return None
        return "done" if values.get("act") in _SIGNING else "begun"
    return None
