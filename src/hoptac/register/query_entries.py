"""Queries about one entry.

Its key changes where reports join or part, so its address is that of any of its reports (``Fact.ref``): the first
digits of the report's key lead to the entry that the report belongs to now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from hoptac.base.kinds import KINDS
from hoptac.link.claims import canonical
from hoptac.register.facts import load_facts, make_fact, make_quote, newest_first, with_words
from hoptac.register.hand import RULE
from hoptac.register.links import links_of, progress
from hoptac.register.managers import without
from hoptac.register.models import Bearing, Decision, Entry, Report
from hoptac.register.query_places import pairs_of
from hoptac.register.query_ties import followed, life_of, ties_of
from hoptac.register.records import Fact
from hoptac.register.records_entry import ClaimView, Decided, EntryView, Followed, Linked, Telling
from hoptac.register.refs import HAND
from hoptac.register.seen import seen_of
from hoptac.register.standing import decisions_on, taken_back

_EMPTY: tuple[object, ...] = (None, "", [], {})


def entry_of(ref: str) -> Entry | None:
    """The entry that a report belongs to; ``ref``: the first digits (at least 16) of the report's key or the entry's.

    Where the report's key changed with its page, what was decided upon it still leads there.
    """
    if len(ref) < 16:
        return None
    report = _by_ref(Report.objects.select_related("entry"), "key", ref).first()
    if report is None:
        bound = _by_ref(Bearing.objects.filter(report__isnull=False), "key", ref)
        bearing = bound.select_related("report__entry").order_by("-decision").first()
        report = bearing.report if bearing else None
    if report is not None:
        without([report.entry])
    return report.entry if report else _by_ref(Entry.objects.all(), "key", ref).first()


def _by_ref(rows: QuerySet[Any], column: str, ref: str) -> QuerySet[Any]:
    """Rows whose key begins so; as a range, for ``LIKE`` uses no index in SQLite. Keys are hex digits."""
    return rows.filter(**{f"{column}__gte": ref, f"{column}__lt": f"{ref}g"})


def entry(ref: str) -> EntryView | None:
    """All of one entry by its address; None where there is none."""
    row = entry_of(ref)
    if row is None:
        return None
    reports = newest_first(with_words(Report.objects.filter(entry=row)))
    fact, told = make_fact(row, reports), tuple(map(_telling, reports))
    live = row.state != "rejected"
    return EntryView(
        fact=fact,
        told=told,
        claims=_claims(fact, told),
        pairs=pairs_of(row.key),
        linked=_linked(row.key) if live else (),
        life=life_of(row.key) if row.kind == "agreement" else (),
        followed=_followed(row.key) if live and row.values.get("definite") else (),
        decided=_decided(reports),
        seen=seen_of(*(report.key for report in reports)),
        progress=progress([row.key])[row.key] if row.values.get("definite") else "",
    )


def _telling(report: Report) -> Telling:
    page, statements = report.page, report.statements.all()
    return Telling(
        key=report.key,
        page=page.ref,
        title=page.title or page.document,
        published=page.published,
        publisher=page.publisher,
        rank=page.rank,
        state=report.state,
        modality=report.modality,
        speaker=report.speaker,
        values=report.values,
        corrected=report.corrected,
        quotes=tuple(quote for s in statements if (quote := make_quote(page, s))),
        inferred=tuple(s.slot for s in statements if s.inferred),
        by_hand=any(s.rule == RULE for s in statements),
        alone=page.address.startswith(HAND),
    )


def _claims(fact: Fact, told: Sequence[Telling]) -> dict[str, tuple[ClaimView, ...]]:
    """The values of each slot; what only one value is told of has the preferred one."""
    named = [*KINDS[fact.kind].slots, *KINDS[fact.kind].extra]
    slots = [*named, *sorted({*fact.values, *fact.others} - set(named))]
    return {slot: found for slot in slots if (found := tuple(_claims_of(fact, slot, told)))}


def _claims_of(fact: Fact, slot: str, told: Sequence[Telling]) -> Iterator[ClaimView]:
    """What is preferred comes first, even where other slots decide it (the end of a visit comes after its start)."""
    chosen = fact.values.get(slot)
    values = [chosen, *(claim["value"] for claim in fact.others.get(slot, ()))]
    for number, value in enumerate(list({canonical(value): value for value in values}.values())):
        if value not in _EMPTY:
            who = tuple(t for t in told if canonical(t.values.get(slot)) == canonical(value))
            yield ClaimView(value, "normal" if number else "preferred", who)


def _linked(key: str) -> tuple[Linked, ...]:
    """By how they hang together, then the oldest first."""
    ties = [(tie, tie.other if tie.one == key else tie.one) for tie in ties_of(key)]
    facts = _facts(other for _, other in ties)
    sure = {(link.one, link.how, link.other) for link in links_of([key]) if link.confirmed}
    found = [
        Linked(tie.how, tie.one == key, facts[other], (tie.one, tie.how, tie.other) in sure)
        for tie, other in ties
        if other in facts
    ]
    return tuple(sorted(found, key=lambda link: (link.how, link.hangs, link.fact.day or "", link.fact.key)))


def _followed(key: str) -> tuple[Followed, ...]:
    candidates = followed(key)
    facts = _facts(candidate.key for candidate in candidates)
    sure = {(link.how, link.other) for link in links_of([key]) if link.confirmed and link.one == key}
    return tuple(Followed(c, facts[c.key], (c.what, c.key) in sure) for c in candidates if c.key in facts)


def _facts(keys: Iterable[str]) -> Mapping[str, Fact]:
    wanted = sorted(set(keys))
    return {fact.key: fact for fact in load_facts(Entry.objects.filter(key__in=wanted))} if wanted else {}


def _decided(reports: Iterable[Report]) -> tuple[Decided, ...]:
    """What was decided upon some reports, each decision once, the newest first."""
    keys = {report.pk: report.key for report in reports}
    upon: dict[int, tuple[str, Decision]] = {}
    undone: set[int] = set()
    for pk, decisions in decisions_on(list(keys)).items():
        upon |= {decision.number: (keys[pk], decision) for decision in decisions}
        undone |= taken_back(decisions)
    return tuple(decided(row, key, row.number in undone) for _, (key, row) in sorted(upon.items(), reverse=True))


def decided(row: Decision, report: str, undone: bool) -> Decided:
    """A row of the log; ``report`` is the key of the report that it bears upon now."""
    return Decided(row.number, row.action, row.by, row.at, row.why, row.payload, report, undone)


def target_of(number: int) -> str:
    """What a decision was made upon, by its number: the key of a report."""
    return Decision.objects.values_list("target", flat=True).get(number=number)


def page_of(key: str) -> str:
    """The ref of the page that tells a report, by its key."""
    return str(Report.objects.values_list("page__ref", flat=True).get(key=key))
