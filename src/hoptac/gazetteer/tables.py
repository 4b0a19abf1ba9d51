"""Reading the tables that ship with the package."""

from __future__ import annotations

import csv
import io
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``tables/NAME.csv``, each a dict of column to cell."""
    source = files("hoptac.gazetteer").joinpath("tables", f"{name}.csv")
    return tuple(csv.DictReader(io.StringIO(source.read_text(encoding="utf-8"))))


def cells(value: str, separator: str = "|") -> list[str]:
    """The values of a cell that holds several."""
    return [part.strip() for part in value.split(separator) if part.strip()]
