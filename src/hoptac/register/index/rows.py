"""From the register's tables to the rows of the index: what is to be found of pages, entries and people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from django.db.models import F
from django.db.models.functions import Substr

from hoptac.register.chunks import chunks
from hoptac.register.index.docs import Doc, entry_doc, page_docs, person_doc, sides
from hoptac.register.models import Entry, EntryPerson, EntryPlace, Page, Report, Statement
from hoptac.register.refs import HAND

#: An entry is found by the sentences of so many of its newest reports.
_REPORTS = 8


def page_rows(pages: Sequence[Page]) -> Iterator[Doc]:
    """The rows of some pages; none of a page that could not be read, nor of what was entered with no page."""
    places: dict[int, set[str]] = defaultdict(set)
    told = Report.objects.filter(page__in=[page.pk for page in pages]).exclude(state="rejected").order_by()
    for pk, kind, values in told.values_list("page_id", "kind", "values"):
        places[pk].update(sides(kind, values))
    for page in pages:
        if page.error is None and not page.address.startswith(HAND):
            head = page.title or page.document
            yield from page_docs(page.pk, page.ref, head, page.published, page.text, page.zones, places[page.pk])


def entry_rows(entries: Iterable[Entry]) -> Iterator[Doc]:
    """The rows of those of some entries that are live. What tells only of a person's office is found as the person."""
    live = [entry for entry in entries if entry.kind != "person" and entry.state != "rejected"]
    for part in chunks(live):
        keys = [entry.pk for entry in part]
        places = _listed(EntryPlace.objects.filter(entry__in=keys).values_list("entry_id", "place"))
        people = _listed(EntryPerson.objects.filter(entry__in=keys).values_list("entry_id", "name"))
        said = _sentences(keys)
        for e in part:
            yield entry_doc(e.pk, e.key, e.kind, e.values, e.day, places[e.pk], people[e.pk], said[e.pk])


def person_row(key: str, printed: Collection[str]) -> Doc:
    """The row of a person, by the forms of the name that are printed."""
    held = Entry.objects.filter(kind="person", people__name_key=key).exclude(state="rejected").order_by("key")
    posts = [post for values in held.values_list("values", flat=True) for post in values.get("posts") or ()]
    return person_doc(key, sorted(printed), posts)


def _listed(pairs: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for one, other in pairs:
        found[one].append(other)
    return found


def _sentences(entries: Sequence[int]) -> dict[int, list[str]]:
    """Entry -> the sentences that its newest reports quote, in their order, each once."""
    told: dict[int, list[tuple[str, str, int, int]]] = defaultdict(list)
    live = Report.objects.filter(entry__in=entries).exclude(state="rejected").order_by()
    columns = ("entry_id", "page__published", "page__address", "number", "pk")
    for entry, day, address, number, pk in live.values_list(*columns):
        told[entry or 0].append((day or "", address, number, pk))
    newest = {entry: _newest(reports) for entry, reports in told.items()}
    quoted = _quoted([pk for reports in newest.values() for pk in reports])
    said = {entry: dict.fromkeys(s for pk in reports for s in quoted[pk]) for entry, reports in newest.items()}
    return defaultdict(list, {entry: list(sentences) for entry, sentences in said.items()})


def _newest(reports: list[tuple[str, str, int, int]]) -> list[int]:
    """The newest reports of ``(day, address, number, row)``."""
    by_place = sorted(reports, key=lambda report: report[1:3])
    return [pk for *_, pk in sorted(by_place, key=lambda report: report[0], reverse=True)[:_REPORTS]]


def _quoted(reports: Sequence[int]) -> dict[int, list[str]]:
    """Report -> the sentences around the words of its statements."""
    found: dict[int, list[Any]] = defaultdict(list)
    start, end = F("sentence_start"), F("sentence_end")
    for part in chunks(reports):
        rows = Statement.objects.filter(report__in=part, sentence_start__isnull=False).order_by("report", "number")
        words = rows.annotate(words_around=Substr("report__page__text", start + 1, end - start))
        for report, sentence in words.values_list("report_id", "words_around"):
            found[report].append(sentence)
    return found
