"""Phrases that tell a page's furniture, from furniture.toml; a line is looked up, never searched, so time is linear."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from hoptac.base.fold import fold_key

Sign = Literal["", "heading", "maybe", "counter", "imprint", "teaser", "tags", "credit", "buttons", "menu"]

_WORD = re.compile(r"[^\W_]+\+?")
_LETTERS = re.compile(r"[^\W\d_]")
_HEAD = re.compile(r"[:\d|(;]")
_MOST = 400


@dataclass(frozen=True, slots=True)
class Furniture:
    """The phrases by what they are. Keys are words in lower case, single blanks between."""

    headings: dict[str, Sign]
    labels: dict[str, Sign]
    buttons: frozenset[tuple[str, ...]]
    sections: frozenset[tuple[str, ...]]


def phrase_key(text: str) -> str:
    """The words of a phrase, folded, without signs and numbers: '» Các tin, bài khác (3):' -> 'các tin bài khác'."""
    return " ".join(word for word in _WORD.findall(fold_key(text)) if not word.isdigit())


def read_table() -> dict[str, list[dict[str, Any]]]:
    """furniture.toml as it stands."""
    return tomllib.loads(files("hoptac.decode").joinpath("furniture.toml").read_text(encoding="utf-8"))


@cache
def furniture() -> Furniture:
    """The table, ready for looking up; read once."""
    table = read_table()
    headings: dict[str, Sign] = {}
    for row in reversed(table["heading"]):
        made = (f"{a} {b} {c}" for a in row["first"] for b in row["then"] for c in row["last"])
        sign: Sign = "heading" if row["firm"] else "maybe"
        headings.update((phrase_key(phrase), sign) for phrase in (*made, *row["phrases"]))
    labels: dict[str, Sign] = {phrase_key(p): row["id"] for row in table["label"] for p in row["phrases"]}
    return Furniture(headings, labels, _tuples(table["words"]), _tuples(table["menu"]))


def _tuples(rows: list[dict[str, Any]]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase_key(phrase).split()) for row in rows for phrase in row["phrases"])


def sign_of(line: str) -> Sign:
    """What kind of furniture a line is by its words alone; '' where they do not tell.

    >>> sign_of("TIN CÙNG CHUYÊN MỤC"), sign_of("Lượt xem: 12"), sign_of("Hai bên trao đổi về tin tức.")
    ('heading', 'counter', '')
    """
    if len(line) > _MOST:
        return ""
    table = furniture()
    key = phrase_key(line)
    if not key:
        return "buttons"
    if key in table.headings and len(key) < 60:
        return table.headings[key]
    return _label(line, key, table) or _wording(key, table)


def _label(line: str, key: str, table: Furniture) -> Sign:
    """A known label before the line's first colon, bar or digit."""
    cut = _HEAD.search(line, 1)
    head = phrase_key(line[: cut.start()]) if cut else ""
    if line[0] in "©" or key.startswith("copyright"):
        return "imprint"
    sign = table.labels.get(head, "")
    if cut and cut.group() not in ":|" and sign in ("credit", "teaser", "tags"):
        return ""
    if sign == "counter" and len(_LETTERS.findall(line)) > 90:
        return ""
    return sign


def _wording(key: str, table: Furniture) -> Sign:
    words = key.split()
    if _covered(words, table.buttons) == len(words):
        return "buttons"
    sections = _covered(words, table.sections)
    return "menu" if sections * 10 >= len(words) * 8 else ""


def _covered(words: list[str], phrases: frozenset[tuple[str, ...]]) -> int:
    """How many of the words belong to phrases, the longest first from the left."""
    at = covered = 0
    while at < len(words):
        size = next((n for n in range(6, 0, -1) if tuple(words[at : at + n]) in phrases and at + n <= len(words)), 0)
        covered += size
        at += size or 1
    return covered
