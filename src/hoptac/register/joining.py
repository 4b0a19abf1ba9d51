"""Entries made again from reports, for the blocks that a change touched or for all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from hoptac.base.frozen import frozen
from hoptac.base.kinds import KINDS
from hoptac.link.entries import digest, facts, make_entry
from hoptac.link.keyed import Keyed
from hoptac.link.namekey import name_key
from hoptac.register.bonds import joined_with
from hoptac.register.chunks import CHUNK, chunks
from hoptac.register.index.keep import forget_names, index_entries, named_in
from hoptac.register.listed import list_entries
from hoptac.register.models import Entry, EntryPerson, EntryPlace, Report
from hoptac.register.pairs import forget_pairs, keep_pairs, pairs_of_entries
from hoptac.register.plain import plain
from hoptac.register.scope import everything
from hoptac.register.shelves import shelf_for, title_of
from hoptac.register.writing import writing

_SAID = [field.name for field in Entry._meta.concrete_fields if field.name not in ("id", "key")]
_PERSON_SLOTS = {"visit": ("guest_head", "host_head"), "person": ("name",), "agreement": ("signed_by",)}


#: What must be known of an entry before it is made again.
_KNOWN = ("key", "block", "kind", "state", "made_of")


@frozen
class _Told:
    """A report as joining wants it, with its row, and the rows of its page and of the entry that it hangs on."""

    pk: int
    block: str
    entry: int | None
    report: Keyed


#: What joining compares -> its column.
_SEEN = {
    "key": "key",
    "address": "page__address",
    "kind": "kind",
    "values": "values",
    "published": "page__published",
    "polarity": "polarity",
    "state": "state",
    "rank": "page__rank",
}


def _told(reports: QuerySet[Report]) -> Iterator[_Told]:
    """Reports with what joining needs of them, and no more: a block may hold hundreds."""
    rows = reports.values_list("pk", "block", "entry_id", "sentences", "corrected", *_SEEN.values())
    for pk, block, entry, sentences, corrected, *seen in rows:
        by = {slot: told["by"] for slot, told in corrected.items()}
        keyed = Keyed(**dict(zip(_SEEN, seen, strict=True)), sentences=frozenset(sentences), corrected=by)
        yield _Told(pk, block, entry, keyed)


def keyed_reports(reports: QuerySet[Report]) -> Iterator[Keyed]:
    """Reports as joining wants them."""
    return (told.report for told in _told(reports))


@everything()
def rejoin(blocks: Iterable[str]) -> None:
    """Make the entries of these blocks again, writing only those that change. Within a transaction of the caller."""
    for part, bonds in joined_with(blocks):
        told = {t.report.key: t for t in _told(Report.objects.filter(block__in=part).order_by())}
        rows = {r.key: r for r in Entry.objects.filter(block__in=part).only(*_KNOWN).order_by()}
        found = facts(_by_block(told.values()), bonds)
        parts = {key: [told[report.key] for report in reports] for key, reports in found.items()}
        hanging = Counter(t.entry for t in told.values())
        kept = {key for key, those in parts.items() if key in rows and _stands(rows[key], those, hanging)}
        changing = [row for key, row in rows.items() if key not in kept]
        before, paired = named_in(changing), pairs_of_entries(row.pk for row in changing)
        Entry.objects.filter(key__in=rows.keys() - parts.keys()).delete()
        made = _store({key: those for key, those in parts.items() if key not in kept})
        index_entries(made, before)
        keep_pairs(made, paired)


def _stands(row: Entry, told: Sequence[_Told], hanging: Mapping[int | None, int]) -> bool:
    """Whether an entry was made of these reports as they are now, and they and no others hang on it."""
    return (
        hanging[row.pk] == len(told)
        and all(t.entry == row.pk for t in told)
        and (row.block, row.made_of) == (_block(told), digest(t.report for t in told))
    )


def _by_block(told: Iterable[_Told]) -> dict[str, list[Keyed]]:
    blocks: dict[str, list[Keyed]] = defaultdict(list)
    for t in told:
        blocks[t.block].append(t.report)
    return blocks


def _block(told: Iterable[_Told]) -> str:
    return min(t.block for t in told)


@everything()
def rejoin_all() -> None:
    """Make all entries again, in one transaction."""
    with writing():
        forget_names()
        forget_pairs()
        Entry.objects.all().delete()
        rejoin(Report.objects.order_by().values_list("block", flat=True).distinct())


def renew() -> None:
    """Make the entries of a register anew that an older version made, which did not say of what."""
    if Entry.objects.filter(made_of="").exists():
        rejoin_all()


def _store(entries: Mapping[str, Sequence[_Told]]) -> list[Entry]:
    """Make entries of their reports and write them, in place of the rows that bear their keys; gives the rows."""
    rows = Entry.objects.bulk_create(
        [_row(key, told) for key, told in entries.items()],
        batch_size=CHUNK,
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=_SAID,
    )
    pairs = zip(rows, entries.values(), strict=True)
    hung = [(row.pk, t.pk) for row, told in pairs for t in told if t.entry != row.pk]
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE register_report SET entry_id = %s WHERE id = %s", hung)
    _store_names(rows)
    list_entries(rows)
    return rows


def _store_names(rows: Sequence[Entry]) -> None:
    """The places and people of some entries, in place of those that they had."""
    for part in chunks([row.pk for row in rows]):
        EntryPlace.objects.filter(entry__in=part).delete()
        EntryPerson.objects.filter(entry__in=part).delete()
    EntryPlace.objects.bulk_create(
        [EntryPlace(entry=r, place=place, slot=slot) for r in rows for place, slot in places_of(r)], batch_size=CHUNK
    )
    EntryPerson.objects.bulk_create(
        [_person(r, name, slot) for r in rows for name, slot in names_of(r)],
        batch_size=CHUNK,
    )


def _person(row: Entry, name: str, slot: str) -> EntryPerson:
    key = name_key(name)
    return EntryPerson(entry=row, name_key=key, name=name, slot=slot, shelf=shelf_for(row, slot), title=title_of(key))


def _row(key: str, told: Sequence[_Told]) -> Entry:
    reports = [t.report for t in told]
    return Entry(key=key, block=_block(told), made_of=digest(reports), **_said(key, reports))


def _said(key: str, reports: list[Keyed]) -> dict[str, Any]:
    """What an entry says of what its reports tell: column -> value."""
    entry = make_entry(key, reports)
    begins, ends = _span(entry.kind, entry.values)
    return {
        "kind": entry.kind,
        "values": plain(entry.values),
        "others": {slot: [plain(claim) for claim in claims] for slot, claims in entry.others.items()},
        "low": entry.low,
        "high": entry.high,
        "day": entry.day,
        "begins": begins,
        "ends": ends,
        "sources": entry.sources,
        "independent": entry.independent,
        "disagrees": list(entry.disagrees),
        "ranks": list(entry.ranks),
        "missing": list(entry.missing),
        "state": entry.state,
    }


def say_again(entries: Sequence[Entry], reports: QuerySet[Report]) -> None:
    """Let entries (rows, which are not written) say what only some of their reports tell."""
    told: dict[int | None, list[Keyed]] = defaultdict(list)
    for t in _told(reports.filter(entry__in=[entry.pk for entry in entries])):
        told[t.entry].append(t.report)
    for entry in entries:
        deferred = entry.get_deferred_fields()
        said = _said(entry.key, told[entry.pk]) if told[entry.pk] else _NOTHING
        for name in said.keys() - deferred:
            setattr(entry, name, said[name])


#: What an entry says that nobody (any more) tells.
_NOTHING: dict[str, Any] = {"values": {}, "others": {}, "low": None, "high": None, "day": None, "disagrees": []}


def _span(kind: str, values: Mapping[str, Any]) -> tuple[str, str]:
    """From when to when a visit or a term lasts, by when a commitment is due; a paper only proposed has no term yet."""
    if kind == "visit":
        start = str(values.get("start") or "")
        return start[:10], str(values.get("end") or start)[:10]
    if kind == "agreement":
        term = values.get("term") if values.get("act") != "proposed" else None
        years = term if isinstance(term, list | tuple) and len(term) == 2 else ()
        return (f"{years[0]}"[:10], f"{years[1]}"[:10]) if all(years) and years else ("", "")
    return "", str(values.get("due") or "")[:10] if kind == "commitment" else ""


def _listed(value: Any) -> list[str]:
    """One or several words as a list, without blanks and repeats."""
    values = value if isinstance(value, list) else [value]
    return [v for v in dict.fromkeys(values) if isinstance(v, str) and v]


def places_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """Each place of an entry with its slot: the sides of its kind, or where a person holds or held office."""
    for slot in KINDS[entry.kind].sides:
        for place in _listed(entry.values.get(slot)):
            yield place, slot
    told = [entry.values.get("posts"), *(claim["value"] for claim in entry.others.get("posts", ()))]
    for place in _listed([post.get("place") for posts in told for post in posts or ()]):
        yield place, "posts"


def names_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """Each person of an entry, by every name that its reports print, with the slot."""
    for slot in _PERSON_SLOTS.get(entry.kind, ()):
        told = [entry.values.get(slot), *(claim["value"] for claim in entry.others.get(slot, ()))]
        names = dict.fromkeys(name for value in told for name in _listed(value))
        yield from ((name, slot) for name in names)
