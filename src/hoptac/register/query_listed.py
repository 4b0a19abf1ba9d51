"""Queries of the lists: everything is filtered, counted, sorted and paged in the database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Case, F, Q, QuerySet, When

from hoptac.register.chunks import chunks
from hoptac.register.index import backend
from hoptac.register.index.asking import Clause, ask
from hoptac.register.index.docs import kind_tag
from hoptac.register.links import progress
from hoptac.register.listed import LISTS, country_mark
from hoptac.register.models import Entry, EntryPerson, EntryPlace, Listed, Report
from hoptac.register.records_listed import Asked, ListedRow, ListPage, Source
from hoptac.register.refs import HAND
from hoptac.register.units import ids_of, is_country

PAGE = 50
#: Nobody leafs farther: a deep page costs as much as all before it.
FARTHEST = 400


def _known_first(column: str) -> Case:
    """0 for what is known, 1 for what nothing tells: that comes last, whichever way the rest is sorted."""
    return Case(When(**{column: ""}, then=1), default=0)


_ORDERS: dict[str, tuple[Any, ...]] = {
    "new": ("-first", "key"),
    "old": (_known_first("first"), "first", "-key"),
    "name": ("title", "key"),
    "due": (_known_first("last"), "last", "key"),
    "amount": ("unit", F("amount").desc(nulls_last=True), "key"),
}


def list_page(slug: str, asked: Asked, number: int = 1, today: date | None = None) -> ListPage:
    """A page of a list; a number beyond the last one gives the last."""
    found = select(slug, asked, today or date.today())
    count = found.count()
    last = min(max(1, -(-count // PAGE)), FARTHEST)
    number = min(max(number, 1), last)
    keys = _ordered(found, asked).values_list("entry", flat=True)[(number - 1) * PAGE : number * PAGE]
    return ListPage(tuple(_rows(list(keys))), count, number, last)


def all_rows(slug: str, asked: Asked, limit: int, today: date | None = None) -> Iterator[ListedRow]:
    """The rows of a list in its order, part by part."""
    found = _ordered(select(slug, asked, today or date.today()), asked)
    for part in chunks(list(found.values_list("entry", flat=True)[:limit])):
        yield from _rows(part)


def select(slug: str, asked: Asked, today: date) -> QuerySet[Listed]:
    """What stands in a list and is asked for."""
    found = Listed.objects.filter(slug=slug).filter(_status(slug, asked.status, today)).filter(_years(asked))
    if asked.partner:
        found = found.filter(_of(asked.partner))
    if asked.field:
        found = found.filter(marks__contains=f" {asked.field} ")
    if asked.checked:
        contested = Q(marks__contains=" contested ")
        found = found.filter(contested if asked.checked == "contested" else Q(state=asked.checked))
    return found.filter(_told(slug, asked.text)) if asked.text else found


def _of(partner: str) -> Q:
    """What names a place, as it stands today; of a country any of its places."""
    if is_country(partner):
        return Q(marks__contains=f" {country_mark(partner)} ")
    places = EntryPlace.objects.filter(place__in=sorted(ids_of(partner)))
    return Q(entry__in=places.values("entry"))


def _years(asked: Asked) -> Q:
    """What began by the last year and did not end before the first; what has no day is left out."""
    wanted = Q()
    if asked.first:
        wanted &= Q(first__gte=asked.first) | Q(last__gte=asked.first)
    if asked.last:
        wanted &= Q(first__gt="", first__lt=str(int(asked.last) + 1))
    return wanted


def _status(slug: str, status: str, today: date) -> Q:
    """The condition of a status: one of the list's own, else a code of its kind."""
    if not status:
        return Q()
    named = {"agreements": _terms, "commitments": _followed}.get(slug)
    return (named(today).get(status) if named else None) or Q(status=status)


def _terms(today: date) -> dict[str, Q]:
    """By the term of an agreement (whole years), as ``web.present.terms.Term.state`` says; proposed ones have none."""
    year, made = str(today.year), ~Q(status="proposed")
    return {
        "running": made & Q(last__gte=year, first__lt=str(today.year + 1)),
        "ending": made & Q(last=year),
        "over": made & Q(last__gt="", last__lt=year),
        "untold": made & Q(last=""),
    }


def _followed(today: date) -> dict[str, Q]:
    """Definite promises, which are followed up; those whose day is past."""
    firm = Q(status__in=("agree", "pledge"), marks__contains=" definite ")
    iso = today.isoformat()
    # What is due by a year or a month is due by its last day.
    past = Q(last__gt="", last__lt=iso) & ~Q(last=iso[:4]) & ~Q(last=iso[:7])
    return {"follow": firm, "late": firm & past}


def _told(slug: str, text: str) -> Q:
    """Whose page, names or values hold all the words; nothing for words that are none."""
    asked = ask(text)
    if not asked.units:
        return Q(pk__in=[])
    clause = Clause("text", asked.units, (kind_tag(LISTS[slug]),))
    if slug == "people":
        named = EntryPerson.objects.filter(slot="name", name_key__in=backend.names(clause))
        return Q(entry__in=named.values("entry"))
    return Q(entry__in=backend.entries(clause))


def _ordered(found: QuerySet[Listed], asked: Asked) -> QuerySet[Listed]:
    return found.order_by(*_ORDERS.get(asked.sort, _ORDERS["new"]))


def _rows(entries: Sequence[int]) -> Iterator[ListedRow]:
    """The rows of some entries, in their order; a fixed number of questions to the database."""
    told = Entry.objects.defer("made_of", "missing", "ranks", "block").in_bulk(list(entries))
    refs, sources = _sources(entries)
    definite = [row.key for row in told.values() if row.values.get("definite")]
    come = progress(definite) if definite else {}
    for row in (told[pk] for pk in entries if pk in told):
        pk = row.pk
        yield ListedRow(
            ref=refs.get(pk, row.key)[:16],
            key=row.key,
            kind=row.kind,
            values=row.values,
            others=row.others,
            disagrees=tuple(row.disagrees),
            state=row.state,
            sources=row.sources,
            source=sources.get(pk),
            progress=come.get(row.key, ""),
        )


def _sources(entries: Sequence[int]) -> tuple[dict[int, str], dict[int, Source]]:
    """Of each entry the report of its newest page (its key names the entry in urls), and that page."""
    columns = ("entry_id", "key", "page__published", "page__address", "page__ref", "page__title", "page__document")
    reports = Report.objects.filter(entry__in=list(entries)).order_by("page__address", "number")
    newest: dict[int, tuple[str, str]] = {}
    sources: dict[int, Source] = {}
    for entry, key, published, address, ref, title, document, publisher in reports.values_list(
        *columns, "page__publisher"
    ):
        if entry not in newest or (published or "") > newest[entry][0]:
            newest[entry] = published or "", key
            sources[entry] = Source(ref, title or document, published, publisher, address.startswith(HAND))
    return {entry: key for entry, (_, key) in newest.items()}, sources
