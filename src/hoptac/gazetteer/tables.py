"""Reading the tables that ship with the package."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``tables/NAME.csv``, each a dict of column to cell."""
    source = files("hoptac.gazetteer").joinpath("tables", f"{name}.csv")
    with source.open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


def cells(value: str, separator: str = "|") -> list[str]:
    """The values of a cell that holds several."""
    return [part.strip() for part in value.split(separator) if part.strip()]
