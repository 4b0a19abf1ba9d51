"""What a column of a list may hold, and which headings mean it (``targets.toml``)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hoptac.base.fold import fold_key
from hoptac.base.kinds import LIST_KINDS
from hoptac.gazetteer.phrases import Phrases

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_EDGES = " .:;,*-–/\"'"
#: How well a heading fits: the whole of it, its last part (below a shared heading), a phrase in it.
WHOLE, LAST, WITHIN = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Target:
    """What cells of a column fill. ``key``: a row without any of these says no fact of its own; ``several``: more than
    one column may fill it. ``vi`` and ``en`` are what its reader calls it."""

    kind: str
    name: str
    vi: str
    en: str
    heads: tuple[str, ...]
    key: bool = False
    several: bool = False


@cache
def targets(kind: str) -> dict[str, Target]:
    """The targets of a kind of fact, by name, in order."""
    return _all()[kind]


@cache
def _all() -> dict[str, dict[str, Target]]:
    told = tomllib.loads(files("hoptac.lists").joinpath("targets.toml").read_text(encoding="utf-8"))
    return {
        kind: {
            name: Target(
                kind, name, row["vi"], row["en"], tuple(row["heads"]), row.get("key", False), row.get("several", False)
            )
            for name, row in told[kind].items()
        }
        for kind in LIST_KINDS
    }


def plain_heading(heading: str) -> str:
    """A heading without asides, marks at its edges, and differences of spelling.

    >>> plain_heading("Số tiền (triệu đồng):")
    'số tiền'
    """
    return " ".join(_ASIDE.sub(" ", fold_key(heading)).split()).strip(_EDGES)


@cache
def _whole(kind: str) -> dict[str, str]:
    return {fold_key(head): name for name, target in targets(kind).items() for head in target.heads}


@cache
def _within(kind: str) -> Phrases[str]:
    """Phrases of two words or more: one word stands in too many headings."""
    return Phrases((head, name) for name, target in targets(kind).items() for head in target.heads if " " in head)


def match_heading(kind: str, heading: str) -> tuple[str, int]:
    """The target that a heading means for a kind, and how well it fits; ("", 0) for none.

    >>> match_heading("agreement", "Ngày ký"), match_heading("visit", "Họ và tên trưởng đoàn (ghi rõ)")
    (('date', 3), ('head', 3))
    """
    plain = plain_heading(heading)
    whole = _whole(kind)
    if plain in whole:
        return whole[plain], WHOLE
    last = plain.rsplit(" / ", 1)[-1].strip(_EDGES)
    if last in whole and last != plain:
        return whole[last], LAST
    hits = sorted(_within(kind).find_all(plain), key=lambda hit: hit.start - hit.end)
    return (hits[0].values[0], WITHIN) if hits else ("", 0)
