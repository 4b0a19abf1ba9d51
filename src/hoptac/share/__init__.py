"""What goes out of the register: one file a format, all listed here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TextIO

from hoptac.base.errors import HoptacError
from hoptac.share import jsonl
from hoptac.share.lines import Line

#: Name of a format -> what writes it.
EXPORTERS: dict[str, Callable[[Iterable[Line], TextIO], None]] = {
    "jsonl": jsonl.write,
}


def exporter(name: str) -> Callable[[Iterable[Line], TextIO], None]:
    """What writes a format. Raises ``format-unknown``."""
    if name not in EXPORTERS:
        raise HoptacError("format-unknown", name=name, choices=", ".join(sorted(EXPORTERS)))
    return EXPORTERS[name]
