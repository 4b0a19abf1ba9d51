"""Adding to the log of decisions: numbered, chained, with what each was made upon; within a transaction."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db.models import F
from django.db.models.functions import Substr

from hoptac.register.bound import On, beside, cut
from hoptac.register.chain import seal
from hoptac.register.chunks import CHUNK
from hoptac.register.models import Bearing, Decision, Report, Statement
from hoptac.register.plain import plain
from hoptac.register.scope import everything

Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Act:
    """Who decides what, when (an ISO time in UTC) and why; ``payload`` as the action wants it."""

    action: str
    by: str
    why: str = ""
    at: str = ""
    payload: Told = field(default_factory=dict)


def last() -> Decision | None:
    """The newest decision."""
    return Decision.objects.order_by("-number").first()


@everything()
def append(act: Act, upon: Sequence[Sequence[Told]], target: tuple[str, str, str] = ("", "", "")) -> list[Decision]:
    """A decision for each group of reports that it is made upon, in the form of ``upon_reports``.

    ``target``: key, kind and binding of another target; by default the first report of the group.
    """
    before, at, made = last(), act.at or now(), []
    for on in upon:
        key, kind, binding = target if target[1] else (on[0]["key"], "report", on[0]["binding"])
        before = seal(
            Decision(
                number=before.number + 1 if before else 1,
                target=key,
                target_kind=kind,
                binding=binding,
                action=act.action,
                payload=plain({**act.payload, **({"on": on} if on else {})}),
                by=plain(act.by),
                at=at,
                why=plain(act.why),
                salt=secrets.token_hex(16),
                previous=before.digest if before else "",
            )
        )
        made.append(before)
    Decision.objects.bulk_create(made, batch_size=CHUNK)
    return made


def now() -> str:
    """The time as the log writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def bearings(decision: Decision) -> Iterator[Bearing]:
    """The rows of a decision's reports, not bound to any; from the payload, or the target of an older decision."""
    if decision.target_kind != "report":
        return
    older = [{"key": decision.target, "binding": decision.binding, "page": ""}]
    for place, on in enumerate(decision.payload.get("on") or older):
        yield Bearing(decision=decision, place=place, page=on["page"], key=on["key"], binding=on["binding"])


@everything()
def upon_reports(reports: Sequence[Report]) -> list[Told]:
    """What decisions upon these reports keep of them, so that they are found again whatever becomes of their pages."""
    beside_of = _hanging(reports)
    told: list[Told] = []
    for report in reports:
        all_of_page = beside_of[report.page_id]
        on = all_of_page[report.key]
        others = beside(on, all_of_page.values())
        told.append(
            {
                "page": report.page.ref,
                "key": report.key,
                "binding": report.binding,
                "kind": report.kind,
                "words": on.words,
                "sentence": on.sentence,
                **({"beside": others} if others else {}),
            }
        )
    return told


def _hanging(reports: Iterable[Report]) -> dict[int, dict[str, On]]:
    """Page -> what each of its reports (of the kinds of those given) hangs on, by key."""
    found: dict[int, dict[str, On]] = defaultdict(dict)
    kinds: dict[int, set[str]] = defaultdict(set)
    for report in reports:
        kinds[report.page_id].add(report.kind)
        found[report.page_id][report.key] = On(report.key, report.binding, report.kind)
    start, end = F("sentence_start"), F("sentence_end")
    for page, named in kinds.items():
        rows = Statement.objects.filter(report__page=page, report__kind__in=named, sentence_start__isnull=False)
        rows = rows.annotate(around=Substr("report__page__text", start + 1, end - start)).order_by("-number")
        for row in rows.select_related("report"):
            on = row.report
            words = On(on.key, on.binding, on.kind, cut(row.words), cut(str(vars(row)["around"])))
            found[page][on.key] = words
    return found
