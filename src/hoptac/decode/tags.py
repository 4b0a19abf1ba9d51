"""What HTML's tags mean for the lines of a page: tags.toml as sets."""

from __future__ import annotations

import tomllib
from importlib.resources import files

_TABLE: dict[str, list[str]] = tomllib.loads(files("hoptac.decode").joinpath("tags.toml").read_text(encoding="utf-8"))

BLOCKS = frozenset(_TABLE["blocks"])
DROPPED = frozenset(_TABLE["dropped"])
INLINE = frozenset(_TABLE["inline"])
UNCLOSED = frozenset(_TABLE["unclosed"])
