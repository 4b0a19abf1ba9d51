"""What a person says of a list's columns in the form of ``present.listform`` -> the mapping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hoptac.base.errors import HoptacError
from hoptac.base.kinds import LIST_KINDS
from hoptac.base.lists import Column, ListMap, SheetMap
from hoptac.decode.sheets import Cell, Sheet
from hoptac.lists import propose_sheet
from hoptac.lists.days import read_time
from hoptac.lists.table import table_at
from hoptac.lists.targets import targets
from hoptac.web.present.listform import ASKED, CHOICES
from hoptac.web.typed import place_id


@dataclass(slots=True)
class Typed:
    """What a form says: the mapping, and fields that could not be understood, by their names."""

    listed: ListMap
    problems: dict[str, HoptacError] = field(default_factory=dict)


def read_form(sent: Mapping[str, str], sheets: Sequence[Sheet], known: Sequence[SheetMap]) -> Typed:
    """The mapping that a sent form says; a sheet whose kind or row of headings was changed is proposed anew."""
    typed = Typed(ListMap())
    found = []
    for number, sheet in enumerate(sheets):
        kind = sent.get(f"s{number}-kind", "")
        if kind in LIST_KINDS:
            one = _sheet(sent, number, sheet, kind, known, typed.problems)
            found += [one] if one else []
    typed.listed = ListMap(tuple(found))
    return typed


def _sheet(
    sent: Mapping[str, str],
    number: int,
    sheet: Sheet,
    kind: str,
    known: Sequence[SheetMap],
    problems: dict[str, HoptacError],
) -> SheetMap | None:
    typed = sent.get(f"s{number}-header", "")
    header = int(typed) if typed.isdigit() and len(typed) < 8 else 1
    defaults = _defaults(sent, number, kind, problems)
    if sent.get(f"s{number}-was") != f"{kind} {header}":
        asked = header if sent.get(f"s{number}-was", "").split(" ")[-1] != str(header) else None
        made = propose_sheet(sheet, known, kind, asked)
        return _with(made, defaults) if made else None
    table = table_at(sheet, header)
    if table is None:
        return None
    chosen = [
        Column(heading, target)
        for column, heading in enumerate(table.headings)
        if heading and (target := sent.get(f"s{number}-c{column}", "")) in targets(kind)
    ]
    headings = tuple(heading for heading in table.headings if heading)
    return SheetMap(kind, sheet.name, table.header, tuple(chosen), headings, defaults)


def _with(made: SheetMap, defaults: Mapping[str, str]) -> SheetMap:
    return SheetMap(made.kind, made.sheet, made.header, made.columns, made.headings, {**made.defaults, **defaults})


def _defaults(sent: Mapping[str, str], number: int, kind: str, problems: dict[str, HoptacError]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in ASKED[kind]:
        text = " ".join(sent.get(f"s{number}-{name}", "").split())
        if not text:
            continue
        try:
            found[name] = _value(name, text)
        except HoptacError as problem:
            problems[f"s{number}-{name}"] = problem
    return found


def _value(name: str, text: str) -> str:
    """What was typed for the whole list. Raises ``place-unknown``, ``value-wrong``."""
    if name in ("ours", "partner"):
        place = place_id(text)
        if place is None:
            raise HoptacError("place-unknown", name=text)
        return place
    if name == "as_of":
        time = read_time(Cell(text), None)
        if isinstance(time, str) or "/" in time.edtf:
            raise HoptacError("value-wrong", slot=name, value=text, reason="day")
        return time.edtf
    if name in CHOICES and text not in CHOICES[name]:
        raise HoptacError("value-wrong", slot=name, value=text, reason="choice")
    return text[:40]
