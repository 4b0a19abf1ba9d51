"""What personal names are made of: Vietnamese family, middle and given names; parts of Lao names."""

from __future__ import annotations

from functools import cache

from hoptac.base.fold import fold_key, letters
from hoptac.gazetteer.tables import cells, rows


@cache
def vi_names(kind: str) -> frozenset[str]:
    """Vietnamese names of a kind (family, middle, given), folded."""
    return frozenset(
        fold_key(form)
        for row in rows("vi_names")
        if row["kind"] == kind
        for form in (row["name"], *cells(row["variants"]))
    )


@cache
def any_vi_name() -> frozenset[str]:
    """Vietnamese names of all kinds, folded."""
    return vi_names("family") | vi_names("middle") | vi_names("given")


@cache
def historic_names() -> frozenset[str]:
    """Figures of history whose names streets, schools and academies bear: letters only. They are no people of a
    page.
    """
    return frozenset(letters(form) for row in rows("historic_names") for form in (row["name"], *cells(row["variants"])))


@cache
def lao_names() -> frozenset[str]:
    """Lao names and parts of names in Latin and Vietnamese spelling: letters only, without marks."""
    return frozenset(
        letters(form)
        for row in rows("lao_names")
        for form in (row["latin"], *cells(row["latin_variants"]), *cells(row["vi_forms"]))
        if len(letters(form)) > 2
    )
