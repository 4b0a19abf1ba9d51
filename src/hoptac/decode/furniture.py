"""Phrases that tell a page's furniture, from furniture.toml; a line is looked up, never searched, so time is linear."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from hoptac.base.fold import fold

Sign = Literal["", "heading", "maybe", "counter", "imprint", "teaser", "tags", "credit", "buttons", "menu"]

_WORD = re.compile(r"[^\W_]+\+?")
_DIGIT = re.compile(r"\d")
_HEAD = re.compile(r"[:\d|(;]")
#: What an editor notes in a sentence: "(Ban Biên tập: ngay sau lễ ký, … .)".
_NOTE = re.compile(r"\s*[^\W\d_].{60,}[.][)\"”]?$")
_MOST = 400
#: After these words a heading's phrase is part of a sentence: 'Tin liên quan đến …'.
_JOINS = frozenset(("đến", "tới", "của", "về", "với", "trong", "do", "là", "và", "cho", "từ", "tại", "ở", "theo"))

#: Phrases as words, by their first word, the longest first.
Phrases = dict[str, list[list[str]]]


@dataclass(frozen=True, slots=True)
class Furniture:
    """The phrases by what they are. Keys are words in lower case, single blanks between."""

    headings: dict[str, Sign]
    labels: dict[str, Sign]
    buttons: Phrases
    sections: Phrases
    starts: Phrases


def phrase_key(text: str) -> str:
    """The words of a phrase, folded, without signs and numbers: '» Các tin, bài khác (3):' -> 'các tin bài khác'."""
    return " ".join(word for word in _WORD.findall(fold(text).text) if not word.isdigit())


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
    return Furniture(headings, labels, _phrases(table["words"]), _phrases(table["menu"]), _phrases(table["start"]))


def _phrases(rows: list[dict[str, Any]]) -> Phrases:
    found: Phrases = {}
    for row in rows:
        for words in (phrase_key(phrase).split() for phrase in row["phrases"]):
            if words:
                found.setdefault(words[0], []).append(words)
    for known in found.values():
        known.sort(key=len, reverse=True)
    return found


@lru_cache(maxsize=1024)  # several steps ask for the same lines of a page
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
        return "" if _DIGIT.search(line) and ":" not in line else "buttons"
    if key in table.headings and len(key) < 60:
        return table.headings[key]
    return _label(line, key, table) or _start(line, key, table) or _wording(key, table) or _longer(line, key, table)


def _label(line: str, key: str, table: Furniture) -> Sign:
    """A known label before the line's first colon, bar or digit."""
    cut = _HEAD.search(line, 1)
    if line[0] in "©" or key.startswith("copyright"):
        return "imprint"
    sign = table.labels.get(phrase_key(line[: cut.start()]) if cut else key, "")
    if cut is None and sign not in ("imprint", "credit", "tags"):
        return ""
    if cut and cut.group() not in ":|" and sign in ("credit", "teaser", "tags"):
        return ""
    if sign == "imprint" and cut and cut.group() == ":" and _NOTE.search(line, cut.end()):
        return ""
    if (sign == "counter" and len(line) > 150) or (sign == "credit" and (len(line) > 70 or line[-1] in "?!")):
        return ""
    return sign


def _start(line: str, key: str, table: Furniture) -> Sign:
    """A line that begins with known words; a paragraph may begin so too."""
    words = key.split(" ", 8)
    known = table.starts.get(words[0], ()) if len(line) < 250 else ()
    return "imprint" if any(words[: len(phrase)] == phrase for phrase in known) else ""


def _longer(line: str, key: str, table: Furniture) -> Sign:
    """A heading with a section's name after it: 'Cùng chuyên mục Văn kiện'."""
    if len(line) > 45 or line[-1] in ".;,!?":
        return ""
    words = key.split()
    for size in (len(words) - 1, len(words) - 2):
        known = table.headings.get(" ".join(words[:size])) if size >= 3 else None
        if known == "heading" and words[size] not in _JOINS:
            return "heading"
    return ""


def _wording(key: str, table: Furniture) -> Sign:
    words = key.split()
    if _covered(words, table.buttons) == len(words):
        return "buttons"
    return "menu" if _covered(words, table.sections) * 10 >= len(words) * 8 else ""


def _covered(words: list[str], phrases: Phrases) -> int:
    """How many of the words belong to phrases, the longest first from the left; 0 where more than a third do not."""
    at = covered = missed = 0
    while at < len(words):
        known = phrases.get(words[at])
        size = next((len(phrase) for phrase in known if words[at : at + len(phrase)] == phrase), 0) if known else 0
        covered += size
        missed += not size
        if missed * 3 > len(words):
            return 0
        at += size or 1
    return covered
