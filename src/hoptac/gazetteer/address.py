"""How one writes to whom: forms of address, full names of countries, and the dated formulas that name relations.

Tables: address_forms.csv, country_forms.csv, relations.csv (DOMAIN.md, "Bodies and channels").
"""

from __future__ import annotations

from dataclasses import dataclass

from hoptac.gazetteer.tables import rows


@dataclass(frozen=True, slots=True)
class AddressForm:
    """The word before a name: "đồng chí", "Comrade", "ສະຫາຍ" ("" where the table has none)."""

    vi: str
    en: str
    lo: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A country in full, and what relations with it are called on a day ("" where the table has nothing).

    ``people_vi``: whom one greets in a province there, its leaders first.
    """

    full_vi: str
    full_en: str
    full_lo: str
    people_vi: str
    formula_vi: str
    formula_en: str


def form_of_address(country: str, channel: str) -> AddressForm:
    """The word for a person of a country on a channel (party, government, …).

    >>> [form_of_address(country, "government").vi for country in ("LA", "CN", "JP")], form_of_address("CN", "party").vi
    (['đồng chí', 'Ngài', 'Ngài'], 'đồng chí')
    """
    for row in rows("address_forms"):
        if row["country"] in (country, "any") and row["channel"] in (channel, "any"):
            return AddressForm(row["word_vi"], row["word_en"], row["word_lo"])
    raise LookupError(country)  # the table ends with a row for all


def relation(country: str, day: str) -> Relation | None:
    """A country and the formula in force on an ISO day; None for a country without a row."""
    row = next((row for row in rows("country_forms") if row["country"] == country), None)
    if row is None:
        return None
    dated = [r for r in rows("relations") if r["country"] == country and r["valid_from"] <= day]
    formula = max(dated, key=lambda r: r["valid_from"], default={})
    names = formula.get("formula_vi", ""), formula.get("formula_en", "")
    return Relation(row["full_vi"], row["full_en"], row["full_lo"], row["people_vi"], *names)
