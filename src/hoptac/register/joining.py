"""Entries made again from reports, for the blocks that a change touched or for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hoptac.base import nouns
from hoptac.base.kinds import KINDS
from hoptac.link.entries import join
from hoptac.link.keyed import Keyed
from hoptac.link.namekey import name_key
from hoptac.register.chunks import CHUNK, chunks
from hoptac.register.index.keep import forget_names, index_blocks, named_in
from hoptac.register.models import Entry, EntryPerson, EntryPlace, Report
from hoptac.register.plain import plain
from hoptac.register.writing import writing

_SAID = tuple(field.attname for field in Entry._meta.concrete_fields if not field.primary_key)
_PERSON_SLOTS = {"visit": ("guest_head", "host_head"), "person": ("name",), "agreement": ("signed_by",)}


def as_keyed(report: Report) -> Keyed:
    """A row (with its page) as joining wants it."""
    return Keyed(
        key=report.key,
        address=report.page.address,
        kind=report.kind,
        values=report.values,
        published=report.page.published,
        polarity=report.polarity,
        sentences=frozenset(report.sentences),
        state=report.state,
        rank=report.page.rank,
    )


def rejoin(blocks: Iterable[str]) -> None:
    """Make the entries of these blocks again, writing only those that change. Within a transaction of the caller."""
    for part in chunks(sorted(set(blocks))):
        before = named_in(part)
        reports = {r.key: r for r in Report.objects.filter(block__in=part).select_related("page").defer("page__text")}
        standing = {row.key: row for row in Entry.objects.filter(block__in=part)}
        made = [(reports[e.reports[0]].block, e) for e in join(map(as_keyed, reports.values()))]
        kept = {e.key for block, e in made if (row := standing.get(e.key)) and _stands(row, block, e, reports)}
        new = [(block, entry) for block, entry in made if entry.key not in kept]
        # By key too: a row spoilt from outside may have lost its block.
        for keys in chunks([*(standing.keys() - kept), *(e.key for _, e in new if e.key not in standing)]):
            Entry.objects.filter(key__in=keys).delete()
        _store(new, reports)
        index_blocks(part, before)


def _stands(row: Entry, block: str, entry: nouns.Entry, reports: Mapping[str, Report]) -> bool:
    """Whether a row says already what is to be said, and all its reports hang on it."""
    told = _row(block, entry)
    return all(getattr(row, name) == getattr(told, name) for name in _SAID) and all(
        reports[key].entry_id == row.pk for key in entry.reports
    )


def rejoin_all() -> None:
    """Make all entries again, in one transaction."""
    with writing():
        forget_names()
        Entry.objects.all().delete()
        rejoin(Report.objects.values_list("block", flat=True).distinct())


def _store(entries: list[tuple[str, nouns.Entry]], reports: dict[str, Report]) -> None:
    rows = Entry.objects.bulk_create([_row(block, entry) for block, entry in entries], batch_size=CHUNK)
    changed = []
    for row, (_, entry) in zip(rows, entries, strict=True):
        for key in entry.reports:
            reports[key].entry = row
            changed.append(reports[key])
    Report.objects.bulk_update(changed, ["entry"], batch_size=CHUNK)
    EntryPlace.objects.bulk_create(
        [EntryPlace(entry=r, place=place, slot=slot) for r in rows for place, slot in _places(r)], batch_size=CHUNK
    )
    EntryPerson.objects.bulk_create(
        [
            EntryPerson(entry=r, name_key=name_key(name), name=name, slot=slot)
            for r in rows
            for name, slot in _people(r)
        ],
        batch_size=CHUNK,
    )


def _row(block: str, entry: nouns.Entry) -> Entry:
    return Entry(
        key=entry.key,
        block=block,
        kind=entry.kind,
        values=plain(entry.values),
        others={slot: [plain(claim) for claim in claims] for slot, claims in entry.others.items()},
        low=entry.low,
        high=entry.high,
        day=entry.day,
        sources=entry.sources,
        independent=entry.independent,
        disagrees=list(entry.disagrees),
        ranks=list(entry.ranks),
        missing=list(entry.missing),
        state=entry.state,
    )


def _listed(value: Any) -> list[str]:
    """One or several words as a list, without blanks and repeats."""
    values = value if isinstance(value, list) else [value]
    return [v for v in dict.fromkeys(values) if isinstance(v, str) and v]


def _places(entry: Entry) -> Iterator[tuple[str, str]]:
    """Each place of an entry with its slot: the sides of its kind, or where a person holds office."""
    for slot in KINDS[entry.kind].sides:
        for place in _listed(entry.values.get(slot)):
            yield place, slot
    for place in _listed([post.get("place") for post in entry.values.get("posts") or ()]):
        yield place, "posts"


def _people(entry: Entry) -> Iterator[tuple[str, str]]:
    """Each person of an entry, by every name that its reports print, with the slot."""
    for slot in _PERSON_SLOTS.get(entry.kind, ()):
        told = [entry.values.get(slot), *(claim["value"] for claim in entry.others.get(slot, ()))]
        names = dict.fromkeys(name for value in told for name in _listed(value))
        yield from ((name, slot) for name in names)
