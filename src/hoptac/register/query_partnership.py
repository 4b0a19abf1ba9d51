"""Everything that the page of one partnership shows: of each kind the newest few, the rest in a timeline of pages.

However much two places have done together, the same number of questions is asked, and no more is loaded than is shown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, QuerySet
from django.db.models.functions import Substr

from hoptac.base.kinds import KINDS
from hoptac.gazetteer.places import country_of
from hoptac.gazetteer.succession import taken_over
from hoptac.register.facts import load_facts
from hoptac.register.inheritance import inherited
from hoptac.register.links import Progress, progress
from hoptac.register.models import Entry, EntryPair, Page, Partnership, Report
from hoptac.register.officers import officers
from hoptac.register.pairs import listed, name, ordered
from hoptac.register.query_places import series
from hoptac.register.records import Fact, Inheritance, PartnershipView
from hoptac.register.refs import HAND
from hoptac.register.units import current, ids_of, is_country, place_row

#: How much of each is shown; the timeline's page.
AGREEMENTS, POINTS, AID, FIGURES, WIDER, PAGES, STEP = 8, 5, 4, 24, 8, 6, 10
AGREED, ASKED, HARD = ("agree", "pledge"), ("wish", "propose"), ("difficulty",)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a timeline is filtered by ("": not); ``page`` counts from 1."""

    kind: str = ""
    year: str = ""
    field: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Timeline:
    """A page of what two places did, the newest first, undated last. ``count`` is that of all that is wanted;
    ``kinds``, ``years`` and ``fields`` say what there is to filter by, with numbers."""

    wanted: Wanted
    facts: tuple[Fact, ...]
    count: int
    kinds: Mapping[str, int]
    years: Mapping[str, int]
    fields: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Document:
    """A page that tells of a partnership."""

    ref: str
    title: str
    published: str | None
    publisher: str | None


@dataclass(frozen=True, slots=True)
class PartnershipPage:
    """``view`` holds what is shown and no visits or courtesies: these are in the timeline. ``counts`` are those of all
    entries by kind, ``stances`` of all commitments; ``progress`` how far shown commitments (keys) have come."""

    view: PartnershipView
    counts: Mapping[str, int]
    stances: Mapping[str, int]
    progress: Mapping[str, Progress]
    timeline: Timeline
    pages: tuple[Document, ...]


def partnership_page(one: str, other: str, wanted: Wanted, today: date) -> PartnershipPage | None:
    """The page of two places; None where no entry joins them."""
    one, other = current(one), current(other)
    pair = name(ordered(one, other))
    rows = {row.pair: row for row in Partnership.objects.filter(pair__in=[pair, *_former_pairs(one, other)])}
    if one == other or pair not in rows or not rows[pair].total:
        return None
    chosen = _chosen(pair, one, other, wanted)
    facts = _facts(chosen)
    points = facts["commitment"]
    told = [fact for group in ("agreement", "aid", "figure", "commitment") for fact in facts[group]]
    view = _view(one, other, facts, _inherited(one, other, told, rows.keys() - {pair}, today), today)
    grouped = _grouped(pair)
    return PartnershipPage(
        view,
        rows[pair].now,
        _stances(pair),
        progress([fact.key for fact in points if fact.values.get("stance") in AGREED]) if points else {},
        _timeline(wanted, facts["timeline"], grouped),
        _pages(pair),
    )


_Group = tuple[str, str, str]


def _rows(pair: str) -> QuerySet[EntryPair]:
    return EntryPair.objects.filter(pair=pair, now=True).order_by("-day", "entry__key")


def _chosen(pair: str, one: str, other: str, wanted: Wanted) -> dict[str, list[int]]:
    """The entries (rows) of each part of the page."""
    papers = _rows(pair).filter(kind="agreement").order_by("-entry__ends", "-day", "entry__key")
    first = (wanted.page - 1) * STEP
    chosen = {
        "agreement": list(papers.values_list("entry", flat=True)[:AGREEMENTS]),
        "commitment": _each(_rows(pair).filter(kind="commitment"), (AGREED, ASKED, HARD), POINTS),
        "aid": _each(_rows(pair).filter(kind="aid"), (("out",), ("in",)), AID),
        "figure": list(_rows(pair).filter(kind="figure").values_list("entry", flat=True)[:FIGURES]),
        "timeline": list(_wanted(pair, wanted).values_list("entry", flat=True)[first : first + STEP]),
    }
    if not (is_country(one) and is_country(other)):
        wider = [name(ordered(one, country_of(other))), name(ordered(country_of(one), other))]
        told = EntryPair.objects.filter(pair__in=wider, kind="figure", now=True).exclude(entry__pairs__pair=pair)
        chosen["wider"] = list(told.order_by("-day", "entry__key").values_list("entry", flat=True)[:WIDER])
    return chosen


def _each(rows: QuerySet[EntryPair], groups: Sequence[tuple[str, ...]], most: int) -> list[int]:
    """The newest few of each group of ``what``, among the newest hundred."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for entry, what in rows.values_list("entry", "what")[:100]:
        group = next((group for group in groups if what in group), None)
        if group and len(found[group]) < most:
            found[group].append(entry)
    return [entry for told in found.values() for entry in told]


def _wanted(pair: str, wanted: Wanted) -> QuerySet[EntryPair]:
    rows = _rows(pair)
    rows = rows.filter(kind=wanted.kind) if wanted.kind else rows
    rows = rows.filter(day__startswith=wanted.year) if wanted.year else rows
    return rows.filter(field=wanted.field) if wanted.field else rows


def _facts(chosen: Mapping[str, Sequence[int]]) -> dict[str, tuple[Fact, ...]]:
    """The facts of each part, all fetched together."""
    keys = {entry.pk: entry for entry in Entry.objects.filter(pk__in={pk for told in chosen.values() for pk in told})}
    facts = {fact.key: fact for fact in load_facts(keys.values())}
    found = {part: tuple(facts[keys[pk].key] for pk in told if pk in keys) for part, told in chosen.items()}
    return defaultdict(tuple, found)


def _view(
    one: str, other: str, facts: Mapping[str, tuple[Fact, ...]], came: tuple[Inheritance, ...], today: date
) -> PartnershipView:
    ones, others = ids_of(one), ids_of(other)
    ours = {*ones}
    held = officers((one, other), today)
    return PartnershipView(
        one=place_row(one),
        other=place_row(other),
        one_ids=ones,
        other_ids=others,
        agreements=facts["agreement"],
        visits=(),
        aid_out=tuple(f for f in facts["aid"] if ours & set(listed(f.values.get("giver")))),
        aid_in=tuple(f for f in facts["aid"] if not ours & set(listed(f.values.get("giver")))),
        series=series(facts["figure"]),
        wider=series(facts["wider"]),
        commitments=facts["commitment"],
        courtesies=(),
        people=(),
        offices_one=held[one],
        offices_other=held[other],
        inherited=came,
    )


def _former_pairs(one: str, other: str) -> dict[str, str]:
    """Partnerships of units that became part of either place -> that unit."""
    sides = ((one, other), (other, one))
    return {name(ordered(step.old, beside)): step.old for place, beside in sides for step in taken_over(place)}


def _inherited(
    one: str, other: str, told: Iterable[Fact], former: Collection[str], today: date
) -> tuple[Inheritance, ...]:
    """What either place inherited; that a former unit's partnership is on record counts as one entry of it."""
    sides = {f.key: {p for slot in KINDS[f.kind].sides for p in listed(f.values.get(slot))} for f in told}
    units = _former_pairs(one, other)
    named = {**sides, **{pair: {units[pair]} for pair in former}}
    return inherited((one, other), named, today)


def _grouped(pair: str) -> dict[_Group, int]:
    """How many entries there are of each kind, year and field."""
    rows = EntryPair.objects.filter(pair=pair, now=True).order_by().annotate(year=Substr("day", 1, 4))
    return {(k, y, f): n for k, y, f, n in rows.values_list("kind", "year", "field").annotate(number=Count("pk"))}


def _timeline(wanted: Wanted, facts: tuple[Fact, ...], grouped: Mapping[_Group, int]) -> Timeline:
    asked = (wanted.kind, wanted.year, wanted.field)
    counts: list[Counter[str]] = [Counter(), Counter(), Counter()]
    total = 0
    for group, number in grouped.items():
        fits = [not want or want == have for want, have in zip(asked, group, strict=True)]
        total += number if all(fits) else 0
        for at in range(3):
            # Each filter counts what the other two leave.
            if group[at] and all(fit for place, fit in enumerate(fits) if place != at):
                counts[at][group[at]] += number
    kinds, years, fields = counts
    return Timeline(wanted, facts, total, kinds, dict(sorted(years.items(), reverse=True)), fields)


def _stances(pair: str) -> dict[str, int]:
    rows = EntryPair.objects.filter(pair=pair, kind="commitment", now=True).order_by()
    return dict(rows.values_list("what").annotate(number=Count("pk")))


def _pages(pair: str) -> tuple[Document, ...]:
    """The newest pages that tell of a partnership."""
    told = Report.objects.filter(entry__pairs__pair=pair, entry__pairs__now=True).order_by().values("page")
    rows = Page.objects.filter(pk__in=told).exclude(address__startswith=HAND)
    newest = rows.order_by(F("published").desc(nulls_last=True), "address")
    columns = newest.values_list("ref", "title", "document", "published", "publisher")[:PAGES]
    return tuple(Document(ref, title or document, day, who) for ref, title, document, day, who in columns)
