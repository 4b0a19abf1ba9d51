"""What a country's relations with Vietnam are called in papers, by the day (tables/relations.csv)."""

from __future__ import annotations

from hoptac.gazetteer.tables import rows


def formula(country: str, day: str) -> str | None:
    """The formula in force on an ISO day: "hữu nghị vĩ đại, …"; None where the table has none.

    >>> formula("LA", "2022-06-10")
    'hữu nghị vĩ đại, đoàn kết đặc biệt và hợp tác toàn diện'
    """
    told = [(r["valid_from"], r["formula_vi"]) for r in rows("relations") if r["country"] == country]
    return max((row for row in told if row[0] <= day), default=("", None))[1]
