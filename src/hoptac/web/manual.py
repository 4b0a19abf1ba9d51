"""The manual: chapters in Markdown, one text for the site, the wheel and whoever reads the sources."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import hoptac

_PACKAGE = Path(hoptac.__file__).parent
#: In a wheel the manual lies in the package, in a clone where the documents are.
FOLDER = next(
    (folder for folder in (_PACKAGE / "manual", _PACKAGE.parents[1] / "docs" / "manual") if folder.is_dir()),
    _PACKAGE / "manual",
)
IMAGES = FOLDER / "images"
_NUMBER = re.compile(r"^\d+-")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: ``slug`` in its address, ``text`` in Markdown without the title."""

    slug: str
    title: str
    text: str


@cache
def chapters(language: str) -> tuple[Chapter, ...]:
    """The chapters in ``vi`` or ``en``, in the order of their files' numbers."""
    return tuple(_chapter(path) for path in sorted((FOLDER / language).glob("*.md")))


def _chapter(path: Path) -> Chapter:
    title, _, text = path.read_text(encoding="utf-8").partition("\n")
    return Chapter(slug_of(path.name), title.removeprefix("# ").strip(), text.strip())


def slug_of(file: str) -> str:
    """What a chapter is called in its address.

    >>> slug_of("02-ra-soat.md")
    'ra-soat'
    """
    return _NUMBER.sub("", file.removesuffix(".md"))
