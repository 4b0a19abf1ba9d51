"""Queries about what waits for a person: which comes next, and all that is to be seen of one. Each asks a fixed number
of questions, whatever the size of the register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Substr

from hoptac.register.facts import make_quote, with_words
from hoptac.register.models import Decision, EntryPlace, Page, Report
from hoptac.register.query_changes import MOST_ALIKE, changes
from hoptac.register.query_pages import report_view
from hoptac.register.records_entry import Upon
from hoptac.register.records_review import Around, Beside, Item, Source, Waiting
from hoptac.register.refs import HAND
from hoptac.register.seen import seen_each
from hoptac.register.standing import standing_on
from hoptac.register.units import ids_of
from hoptac.register.waits import main_sentence

#: Nobody needs to know by how many there are more.
MANY = 2000
#: So much text is shown on each side of a sentence.
_AROUND = 420


def _waiting(which: Waiting, above: str = "") -> QuerySet[Report]:
    found = Report.objects.filter(state=which.state, waits__gt=above).order_by()
    if which.kind:
        found = found.filter(kind=which.kind)
    if which.page:
        found = found.filter(page__in=Page.objects.filter(ref=which.page).values("pk"))
    if which.partner:
        named = EntryPlace.objects.filter(place__in=ids_of(which.partner))
        found = found.filter(entry__in=named.values("entry"))
    return found


def count(which: Waiting) -> int:
    """How many wait; ``MANY`` and one for more."""
    return _waiting(which).values("pk")[: MANY + 1].count()


def first(which: Waiting) -> str:
    """The ref of the first that waits; "" where none does."""
    return _ref(_waiting(which).order_by("-waits"))


def after(which: Waiting, place: str, wrap: bool = True) -> str:
    """The ref of the next one; after the last (``wrap``) the first again."""
    return _ref(_waiting(which).filter(waits__lt=place).order_by("-waits")) or (first(which) if wrap else "")


def before(which: Waiting, place: str) -> str:
    """The ref of the one before; "" before the first."""
    return _ref(_waiting(which, place).order_by("waits"))


def _ref(rows: QuerySet[Report]) -> str:
    key: str = rows.values_list("key", flat=True).first() or ""
    return key[:16]


def key_of(ref: str) -> tuple[str, str] | None:
    """A report's key and its place in the queue by its ref; None where it is gone."""
    found = _by_ref(ref).values_list("key", "waits").first()
    return (found[0], found[1] or "") if found else None


def _by_ref(ref: str) -> QuerySet[Report]:
    """By its key's first digits; as a range, for ``LIKE`` uses no index in SQLite."""
    return Report.objects.filter(key__gte=ref, key__lt=f"{ref}g") if len(ref) >= 16 else Report.objects.none()


def item(ref: str) -> Item | None:
    """All that is to be seen of one report; None where it is gone."""
    row = with_words(_by_ref(ref).select_related("entry")).first()
    if row is None:
        return None
    on_page = list(row.page.reports.order_by("-waits", "number"))
    alike = list(Report.objects.filter(entry=row.entry).order_by("-waits")[: MOST_ALIKE + 1]) if row.entry else [row]
    seen, page_seen, entry_seen = seen_each([[row], on_page, alike])
    main = main_sentence((s.slot, s.sentence_start) for s in row.statements.all())
    elsewhere = (s for s in row.statements.all() if s.sentence_start != main)
    return Item(
        report=report_view(row, seen),
        place=row.waits or "",
        source=_source(row.page),
        around=None if main is None else _around(row, main),
        quotes=tuple(quote for s in elsewhere if (quote := make_quote(row.page, s))),
        changes=changes(row, alike),
        beside=tuple(_beside(other) for other in _in_order(on_page)),
        page_seen=page_seen,
        entry_seen=entry_seen if len(alike) <= MOST_ALIKE else "",
        question=_question(row) if row.state == "asked" else "",
    )


def _source(page: Page) -> Source:
    title, alone = page.title or page.document, page.address.startswith(HAND)
    return Source(page.ref, title, page.address, page.published, page.publisher, page.rank, alone)


def _beside(row: Report) -> Beside:
    return Beside(row.key[:16], row.kind, row.values, row.modality)


def _in_order(rows: Sequence[Report]) -> list[Report]:
    """The open ones; those that never wait come last."""
    return sorted((row for row in rows if row.state == "open"), key=lambda row: not row.waits)


def _question(row: Report) -> str:
    asked = [d for d in standing_on([row.pk]).get(row.pk, ()) if d.action == "ask"]
    return str(asked[-1].payload.get("question") or "") if asked else ""


def _around(row: Report, main: int) -> Around:
    """The main sentence with what stands before and after it in the same part of the page."""
    last = max(s.sentence_end or 0 for s in row.statements.all() if s.sentence_start == main)
    start, stop = max(0, main - _AROUND), last + _AROUND
    found = Page.objects.filter(pk=row.page_id).annotate(around=Substr("text", start + 1, stop - start))
    text, zones = found.values_list("around", "zones").get()
    first, end = _part(zones, main, last, start, start + len(text))
    return Around(first, text[first - start : end - start], main, last, (first == start > 0, end == stop))


def _part(zones: Iterable[Sequence[Any]], main: int, last: int, start: int, stop: int) -> tuple[int, int]:
    """``start`` and ``stop`` brought into what stands around a sentence: the article, or what is outside of it."""
    zones = list(zones)
    inside = next((name == "furniture" for first, end, name in zones if first <= main < end), False)
    for first, end, name in zones:
        if (name == "furniture") is not inside:
            start = max(start, end) if end <= main else start
            stop = min(stop, first) if first >= last else stop
    return start, max(stop, last)


def made(first: int, last: int) -> tuple[Counter[str], Upon | None]:
    """What some decisions in a row were, by action, and the first report that the first of them bears on."""
    actions = Decision.objects.filter(number__gte=first, number__lte=last).order_by()
    upon = Report.objects.filter(bearings__decision=first).select_related("page").defer("page__text", "page__zones")
    row = upon.first()
    told = Upon(row.key, row.kind, row.values, row.page.title or row.page.document) if row else None
    return Counter(actions.values_list("action", flat=True)), told
