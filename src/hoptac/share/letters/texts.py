"""The standing phrases of letters (texts.toml), and filling their fields with runs that know where they come from."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from hoptac.share.papers.paper import Run, Runs, said

LANGUAGES = ("vi", "en", "lo")
#: A letter in Vietnamese with the whole of it in another language behind it.
BESIDE = ("vi+lo", "vi+en")
_FIELD = re.compile(r"\{(\w+)\}")


@cache
def _texts() -> dict[str, dict[str, str | dict[str, str]]]:
    return tomllib.loads(files("hoptac.share.letters").joinpath("texts.toml").read_text(encoding="utf-8"))


def phrase(name: str, kind: str, language: str) -> str:
    """A standing phrase of a language: that of the kind of occasion, else the general one; "" where there is none."""
    of_language = _texts()[language]
    own = of_language.get(kind, {})
    found = own.get(name) if isinstance(own, dict) else None
    general = of_language.get(name, "")
    return found or (general if isinstance(general, str) else "")


def kinds(language: str) -> frozenset[str]:
    """The kinds of occasion that a language has phrases for."""
    return frozenset(name for name, value in _texts()[language].items() if isinstance(value, dict))


def fill(pattern: str, values: Mapping[str, Run]) -> Runs | None:
    """A phrase with its fields put in; None where a field has nothing. A value is never read as a phrase."""
    found = []
    end = 0
    for field in _FIELD.finditer(pattern):
        value = values.get(field[1])
        if value is None or not value.text:
            return None
        found += [said(pattern[end : field.start()]), value]
        end = field.end()
    return tuple(run for run in (*found, said(pattern[end:])) if run.text)
