"""In which list an entry stands, and what it is sorted and filtered by there. Derived, like the places of an entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Max

from hoptac.base.kinds import KINDS
from hoptac.base.words import plain_words
from hoptac.gazetteer.places import country_of, name_of
from hoptac.gazetteer.vocabulary import fields_of
from hoptac.register.chunks import CHUNK, chunks
from hoptac.register.models import Entry, Listed, Report
from hoptac.register.writing import writing

#: The lists, in the order of their links, and the kind of their entries.
LISTS = {
    "agreements": "agreement",
    "visits": "visit",
    "commitments": "commitment",
    "aid": "aid",
    "students": "figure",
    "letters": "courtesy",
    "people": "person",
    "figures": "figure",
}
#: The measures that count students; the other figures are a list of their own.
STUDENTS = ("students_received", "students_graduated", "students_returned", "scholarships")
_STATUS = {"visit": "status", "agreement": "act", "commitment": "stance", "courtesy": "kind", "figure": "measure"}
#: The slots whose words name the field of an entry that has no slot for it.
_NAMED_BY = {"agreement": ("name",), "aid": ("purpose", "goods")}
_UNITS = {"aid": "currency", "figure": "unit"}
_BY_KIND = {kind: slug for slug, kind in LISTS.items() if slug != "students"}
Values = Mapping[str, Any]


def slug_of(kind: str, values: Values) -> str:
    """The list of an entry."""
    return "students" if kind == "figure" and values.get("measure") in STUDENTS else _BY_KIND[kind]


def list_entries(rows: Iterable[Entry]) -> None:
    """Put entries into their lists, in place of how they stood there; rejected ones stand in none."""
    told = list(rows)
    for part in chunks([row.pk for row in told]):
        Listed.objects.filter(entry__in=part).delete()
    live = [row for row in told if row.state != "rejected"]
    seen = _seen([row.pk for row in live if row.kind == "person"])
    Listed.objects.bulk_create([_listed(row, seen.get(row.pk)) for row in live], batch_size=CHUNK)


def _seen(people: list[int]) -> dict[int, str | None]:
    """The day of the newest page that names each person: nothing of a person has a day of its own."""
    found: dict[int, str | None] = {}
    for part in chunks(people):
        told = Report.objects.filter(entry__in=part).order_by().values_list("entry")
        found |= dict(told.annotate(newest=Max("page__published")))
    return found


def _listed(row: Entry, seen: str | None) -> Listed:
    values = row.values
    return Listed(
        entry_id=row.pk,
        slug=slug_of(row.kind, values),
        state=row.state,
        status=_status(row.kind, values)[:32],
        first=_day(seen or row.day),
        last=_last(row.kind, values),
        title=_title(row.kind, values)[:80],
        marks=_marks(row),
        amount=row.low,
        unit=str(values.get(_UNITS.get(row.kind, "")) or "")[:16],
        key=row.key[:16],
    )


def _status(kind: str, values: Values) -> str:
    if kind == "aid":
        return _direction(values)
    return str(values.get(_STATUS.get(kind, "")) or "")


def _direction(values: Values) -> str:
    """Whether help goes out of Vietnam or comes in; help is never netted, so each has its lines."""
    giver, receiver = ({country_of(place) for place in _ids(values.get(slot))} for slot in ("giver", "receiver"))
    if giver == {"VN"} and "VN" not in receiver:
        return "out"
    return "in" if receiver == {"VN"} and "VN" not in giver else ""


def _day(value: object) -> str:
    """An ISO day, month or year; "" for none, and where nothing settles the year."""
    text = str(value or "")[:10]
    return "" if text.startswith("X") else text


def _last(kind: str, values: Values) -> str:
    """When it ends or is due, as far as pages say: the last year of a term, the end of a visit, the day promised."""
    if kind == "agreement":
        term = values.get("term")
        return _day(term[-1]) if isinstance(term, list) and len(term) == 2 else ""
    slot = {"visit": "end", "commitment": "due", "figure": "until"}.get(kind, "")
    return _day(values.get(slot)) or (_day(values.get("start")) if kind == "visit" else "")


def _title(kind: str, values: Values) -> str:
    """What it is sorted by: a person's name, else the partners abroad, else all places."""
    if kind == "person":
        return " ".join(plain_words(str(values.get("name") or "")))
    places = [place for side in KINDS[kind].sides for place in _ids(values.get(side))]
    abroad = [place for place in places if country_of(place) != "VN"]
    names = dict.fromkeys(name_of(place, "vi") for place in abroad or places)
    return " ".join(word for name in names for word in plain_words(name))


def _marks(row: Entry) -> str:
    told = [*_fields(row.kind, row.values), *(["definite"] if row.values.get("definite") else [])]
    words = [*told, *(["contested"] if row.disagrees else []), *map(country_mark, sorted(_countries(row)))]
    return f" {' '.join(words)} " if words else ""


def _fields(kind: str, values: Values) -> list[str]:
    """The fields that an entry belongs to: as it says, else as the words say that name an agreement or tell of help."""
    named = [word for slot in _NAMED_BY.get(kind, ()) for word in _ids(values.get(slot))]
    return _ids(values.get("fields")) or list(dict.fromkeys(code for words in named for code in fields_of(words)))


def country_mark(country: str) -> str:
    """The mark of entries that name some place of a country: most entries of a register name the same two."""
    return f"@{country}"


def _countries(row: Entry) -> set[str]:
    told = [row.values.get("posts"), *(claim["value"] for claim in row.others.get("posts", ()))]
    held = [str(post["place"]) for posts in told for post in posts or () if post.get("place")]
    sides = [place for side in KINDS[row.kind].sides for place in _ids(row.values.get(side))]
    return {country_of(place) for place in (*sides, *held)}


def _ids(value: object) -> list[str]:
    return [str(one) for one in (value if isinstance(value, list | tuple) else [value]) if one]


def fill_lists() -> None:
    """Put the entries of a register into their lists where an older version, which knew none, made them."""
    if Listed.objects.exists() or not Entry.objects.exclude(state="rejected").exists():
        return
    with writing():
        for part in chunks(list(Entry.objects.order_by("pk").values_list("pk", flat=True))):
            list_entries(Entry.objects.filter(pk__in=part).defer("missing"))
