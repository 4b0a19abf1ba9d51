"""A list as its page shows it: rows, filters, the address that says what is asked for, and the cells of its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoptac.base.kinds import KINDS as FACTS
from hoptac.base.words import filed
from hoptac.gazetteer.tables import rows as table
from hoptac.register.models import SavedView
from hoptac.register.records_listed import Asked, ListedRow
from hoptac.share.tables import Cell as Value
from hoptac.web.present import labels, values
from hoptac.web.present.cards import disagreements
from hoptac.web.present.listing_kinds import KINDS, ListKind
from hoptac.web.present.search import Choice


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell below a column's ``name``: its words, ``soft`` what more is said beneath, ``tone`` where it is a tag."""

    name: str
    text: str
    soft: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row: what it is called (and more beneath), its cells, its sources and where they disagree."""

    row: ListedRow
    title: str
    about: str
    cells: tuple[Cell, ...]
    url: str
    file: str
    disagreements: tuple[tuple[str, str], ...]


#: What the review of an entry has come to, and whether its papers disagree.
CHECKED: dict[str, labels.Words] = {
    "open": gettext_lazy("chưa xem xét"),
    "asked": gettext_lazy("đang hỏi lại"),
    "accepted": gettext_lazy("đã nhận"),
    "contested": gettext_lazy("nguồn khác nhau"),
}


def lines(one: ListKind, rows: Iterable[ListedRow]) -> list[RowLine]:
    """The rows of a list."""
    return [_line(one, row) for row in rows]


def _line(one: ListKind, row: ListedRow) -> RowLine:
    return RowLine(
        row,
        one.head(row.values),
        one.about(row.values),
        tuple(Cell(str(column.name), *column.cell(row)) for column in one.columns),
        reverse("entry", args=[row.ref]),
        _file(row),
        disagreements(row.kind, row.disagrees, row.others),
    )


def _file(row: ListedRow) -> str:
    """The address of a visit's file; a visit of which a side is not known has none."""
    sides = row.kind == "visit" and row.values.get("guest") and row.values.get("host")
    return reverse("delegation", args=[row.ref]) if sides else ""


#: The names of filters in addresses, and what they ask for.
NAMES = {
    "q": "text",
    "partner": "partner",
    "field": "field",
    "status": "status",
    "checked": "checked",
    "from": "first",
    "to": "last",
    "sort": "sort",
}


def query(asked: Asked, **more: object) -> str:
    """What is asked for as the end of an address, without what is not."""
    told = asdict(asked)
    kept = {name: told[attribute] for name, attribute in NAMES.items() if told[attribute]} | more
    return urlencode({name: value for name, value in kept.items() if value})


def address(slug: str, asked: Asked, **more: object) -> str:
    """The address of a list with its filters."""
    told = query(asked, **more)
    return f"{reverse('listing', args=[slug])}{'?' if told else ''}{told}"


def tabs(slug: str) -> list[Choice]:
    """The lists as links."""
    return [Choice(reverse("listing", args=[one]), str(kind.name), one == slug) for one, kind in KINDS.items()]


def choices(names: Mapping[str, labels.Words], chosen: str) -> list[Choice]:
    """What a filter offers."""
    return [Choice(value, str(name), value == chosen) for value, name in names.items()]


@dataclass(frozen=True, slots=True)
class ViewLine:
    """A saved view as a link; ``shown``: it is what the list shows now."""

    ref: str
    name: str
    url: str
    shown: bool


def views(rows: Iterable[SavedView], asked: Asked) -> list[ViewLine]:
    """The saved views of a list."""
    now = query(asked)
    return [
        ViewLine(row.ref, row.name, f"{reverse('listing', args=[row.slug])}?{row.query}", row.query == now)
        for row in rows
    ]


def fields(chosen: str) -> list[Choice]:
    """The fields of cooperation, by name."""
    told = {row["code"]: labels.field_name(row["code"]) for row in table("fields")}
    return choices(dict(sorted(told.items(), key=lambda item: filed(str(item[1])))), chosen)


def export_head(one: ListKind) -> list[str]:
    """The names of the columns of a list's files: every slot, then what is known of the fact itself."""
    own = [labels.slot_name(one.kind, slot) for slot in _slots(one)]
    more = (_("Xem xét"), _("Số nguồn"), _("Nguồn khác nhau"), _("Nguồn mới nhất"), _("Ngày của nguồn"), _("Mã mục"))
    return [*own, *more]


def export_row(one: ListKind, row: ListedRow) -> list[Value]:
    """The cells of a row in a list's files: numbers as numbers, whole days as days."""
    source = row.source
    told = "; ".join(f"{name}: {said}" for name, said in disagreements(row.kind, row.disagrees, row.others))
    return [
        *(_value(row, slot) for slot in _slots(one)),
        str(CHECKED.get(row.state, row.state)),
        row.sources,
        told,
        source.title if source else "",
        _as_day(source.published) if source and source.published else "",
        row.ref,
    ]


def _slots(one: ListKind) -> Iterator[str]:
    yield from (*FACTS[one.kind].slots, *FACTS[one.kind].extra)


def _value(row: ListedRow, slot: str) -> Value:
    value = row.values.get(slot)
    if value is None or value == []:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if slot in ("start", "end", "date", "due", "since", "until"):
        return _as_day(str(value))
    return values.slot_value(row.kind, slot, value)


def _as_day(iso: str) -> Value:
    """A whole day as a day; a month or a year in words."""
    try:
        return date.fromisoformat(iso) if len(iso) == 10 else values.day(iso)
    except ValueError:
        return values.day(iso)
