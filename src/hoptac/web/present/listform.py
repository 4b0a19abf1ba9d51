"""How a list is read, as a form: for each sheet its kind, its columns with some cells, what holds for all of it.

The form's fields bear the number of the sheet and of the column: ``s0-kind``, ``s0-c3``, ``s0-ours``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hoptac.base.errors import HoptacError
from hoptac.base.kinds import LIST_KINDS
from hoptac.base.lists import ListMap, SheetMap
from hoptac.decode.sheets import Sheet
from hoptac.lists.table import Table, find_table, is_ordinal, table_at
from hoptac.lists.targets import targets
from hoptac.web.present.labels import language
from hoptac.web.present.listwords import DEFAULTS, DIRECTIONS, KINDS, STATUSES, default_value, said
from hoptac.web.present.values import day

_SAMPLES = 3
_LONGEST = 60
#: The defaults that a kind has use for, in the order of the form.
ASKED = {
    "agreement": ("ours", "partner", "as_of", "status"),
    "visit": ("ours", "partner", "direction", "as_of", "status"),
    "aid": ("ours", "partner", "direction", "unit", "as_of"),
    "figure": ("ours", "partner", "as_of", "unit"),
    "person": ("ours", "partner", "as_of"),
}
CHOICES = {"direction": DIRECTIONS, "status": STATUSES}
Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ColumnField:
    """A column: its number, heading, the target chosen, and the first of its cells."""

    name: str
    heading: str
    target: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DefaultField:
    """Something that holds for the whole list; with ``choices`` a choice, else typed."""

    name: str
    label: str
    value: str
    choices: tuple[Choice, ...] = ()
    problem: str = ""
    listed: bool = False


@dataclass(frozen=True, slots=True)
class SheetForm:
    """One sheet of the form; ``goals`` are the targets of its kind; ``was`` what the columns were proposed for."""

    number: int
    name: str
    kind: str
    header: int
    was: str
    kinds: tuple[Choice, ...]
    goals: tuple[Choice, ...]
    columns: tuple[ColumnField, ...]
    defaults: tuple[DefaultField, ...]
    open: bool = False


def sheet_forms(
    sheets: Sequence[Sheet], listed: ListMap, sent: Mapping[str, str], problems: Mapping[str, HoptacError]
) -> list[SheetForm]:
    """The form for all sheets of a file, filled with a mapping; what was typed wrongly stays as it was typed."""
    chosen = {one.sheet: one for one in listed.sheets}
    return [_form(number, sheet, chosen.get(sheet.name), sent, problems) for number, sheet in enumerate(sheets)]


def _form(
    number: int,
    sheet: Sheet,
    one: SheetMap | None,
    sent: Mapping[str, str],
    problems: Mapping[str, HoptacError],
) -> SheetForm:
    table = table_at(sheet, one.header) if one else find_table(sheet)
    kind, header = one.kind if one else "", table.header if table else 1
    wrong = any(name.startswith(f"s{number}-") for name in problems)
    return SheetForm(
        number=number,
        name=sheet.name,
        kind=kind,
        header=header,
        was=f"{kind} {header}",
        kinds=tuple((name, said(KINDS[name])) for name in LIST_KINDS),
        goals=tuple((goal.name, said((goal.vi, goal.en))) for goal in targets(kind).values()) if one else (),
        columns=tuple(_columns(number, table, one)) if table and one else (),
        defaults=tuple(_default(number, name, one, sent, problems) for name in ASKED[kind]) if one else (),
        open=wrong,
    )


def _columns(number: int, table: Table, one: SheetMap) -> list[ColumnField]:
    chosen = {table.column(column.heading): column.target for column in one.columns}
    fields = []
    for place, heading in enumerate(table.headings):
        if not heading or is_ordinal(heading):
            continue
        cells = (row.cell(place).text for row in table.body if place in row.said)
        samples = [
            text if len(text) <= _LONGEST else text[:_LONGEST] + "…" for text in dict.fromkeys(filter(None, cells))
        ]
        fields.append(ColumnField(f"s{number}-c{place}", heading, chosen.get(place, ""), tuple(samples[:_SAMPLES])))
    return fields


def _default(
    number: int, name: str, one: SheetMap, sent: Mapping[str, str], problems: Mapping[str, HoptacError]
) -> DefaultField:
    key, value = f"s{number}-{name}", one.defaults.get(name, "")
    problem = problems.get(key)
    choices = tuple((code, said(words)) for code, words in CHOICES.get(name, {}).items())
    shown = day(value) if name == "as_of" else default_value(name, value) if value and not choices else value
    return DefaultField(
        name=key,
        label=said(DEFAULTS[name]),
        value=sent.get(key, "") if problem else shown,
        choices=choices,
        problem=problem.message(language()) if problem else "",
        listed=name in ("ours", "partner"),
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
