"""Names of people, made comparable: one key for one full name, however its parts are spelled or hyphenated."""

from __future__ import annotations

from functools import cache, lru_cache

from hoptac.base.fold import fold_key
from hoptac.gazetteer.tables import cells, rows


def _syllables(name: str) -> list[str]:
    return fold_key(name).replace("-", " ").split()


@cache
def _lao_parts() -> dict[tuple[str, ...], str]:
    """Each known spelling of a part of a Lao name, by its syllables, to its usual Latin spelling."""
    parts: dict[tuple[str, ...], str] = {}
    for row in rows("lao_names"):
        for form in (row["latin"], *cells(row["latin_variants"]), *cells(row["vi_forms"])):
            syllables = _syllables(form)
            # A single Vietnamese syllable ("Khăm") is too little to tell a Lao name by.
            if len(syllables) > 1 or (form[:1].isascii() and len(form) > 4):
                parts.setdefault(tuple(syllables), fold_key(row["latin"]))
    return parts


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> str:
    """The key of a full name, fit for a url; marks of Vietnamese stay, they tell names apart.

    >>> name_key("Lếch-lay Sỉ-vi-lay") == name_key("Leklay SIVILAY") == "leklay-sivilay"
    True
    >>> name_key("Nguyễn  Văn Phương")
    'nguyễn-văn-phương'
    """
    parts, syllables, out = _lao_parts(), _syllables(name), []
    while syllables:
        for length in range(min(5, len(syllables)), 0, -1):
            known = parts.get(tuple(syllables[:length]))
            if known or length == 1:
                out.append(known or syllables[0])
                del syllables[:length]
                break
    return "-".join(out)[:120]


def is_full_name(name: str) -> bool:
    """Whether a name has at least two syllables: less names nobody for certain."""
    return len(_syllables(name)) > 1
