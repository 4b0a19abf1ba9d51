"""How an office's own list is read: which sheet, which columns, and what is understood where no column says it.

A person settles this once (``register.lists``); it is kept as a decision, so that the list can be read again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hoptac.base.errors import HoptacError
from hoptac.base.kinds import LIST_KINDS

#: What may be understood of a whole list: our unit and the partner (place ids), ``direction`` (``out``: we go or give,
#: ``in``), ``as_of`` (ISO day, month or year), ``measure`` of figures, ``unit`` of sums in words, ``status`` of visits.
DEFAULTS = ("ours", "partner", "direction", "as_of", "measure", "unit", "status")


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its printed heading, and the target (``hoptac.lists.targets``) that its cells fill."""

    heading: str
    target: str


@dataclass(frozen=True, slots=True)
class SheetMap:
    """How one sheet is read. ``header`` is the number of its first row of headings (from 1); ``headings`` are all
    headings, of columns that are left out too: lists of one form are known by them."""

    kind: str
    sheet: str
    header: int
    columns: tuple[Column, ...]
    headings: tuple[str, ...] = ()
    defaults: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class ListMap:
    """How a list is read, sheet by sheet; without any sheet the list was taken out of the register."""

    sheets: tuple[SheetMap, ...] = ()


def as_payload(listed: ListMap) -> dict[str, Any]:
    """The mapping as JSON."""
    return {
        "sheets": [
            {
                "kind": sheet.kind,
                "sheet": sheet.sheet,
                "header": sheet.header,
                "columns": [[column.heading, column.target] for column in sheet.columns],
                "headings": list(sheet.headings),
                "defaults": dict(sorted(sheet.defaults.items())),
            }
            for sheet in listed.sheets
        ]
    }


def from_payload(payload: Mapping[str, Any]) -> ListMap:
    """The mapping that JSON (or a TOML file) tells. Raises ``map-unusable``."""
    try:
        return ListMap(tuple(_sheet(told) for told in payload["sheets"]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise HoptacError("map-unusable", what=str(error)) from error


def _sheet(told: Mapping[str, Any]) -> SheetMap:
    kind, defaults = str(told["kind"]), {str(k): str(v) for k, v in told.get("defaults", {}).items() if v}
    if kind not in LIST_KINDS:
        raise ValueError(kind)
    if unknown := set(defaults) - set(DEFAULTS):
        raise ValueError(", ".join(sorted(unknown)))
    columns = told["columns"].items() if isinstance(told["columns"], Mapping) else told["columns"]
    return SheetMap(
        kind,
        str(told.get("sheet", "")),
        int(told.get("header", 1)),
        tuple(Column(str(heading), str(target)) for heading, target in columns if target),
        tuple(str(heading) for heading in told.get("headings", ())),
        defaults,
    )
