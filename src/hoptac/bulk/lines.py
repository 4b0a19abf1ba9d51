"""What ``hoptac read`` prints: a line of JSON for each page, made where the page is read."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from functools import partial

from hoptac.base.errors import HoptacError
from hoptac.base.languages import unread
from hoptac.base.nouns import Snapshot
from hoptac.bulk.pool import Pool
from hoptac.bulk.worker import NoWorker
from hoptac.collect import Failure


@dataclass(frozen=True, slots=True)
class Line:
    """One line of JSON, without its end; ``error`` of a page that failed; ``notice`` on one that is read by nobody yet
    (a language that we do not know)."""

    text: str
    error: HoptacError | None = None
    notice: HoptacError | None = None


def read_lines(items: Iterable[Snapshot | Failure], workers: int | None, *, own: bool = False) -> Generator[Line]:
    """A line for each page or failure, in their order. ``own``: with the ids that only our own tables have. Raises
    ``no-worker``."""
    with Pool(partial(_line, own=own), workers) as pool:
        for item in pool.ahead(items, lambda item: item if isinstance(item, Snapshot) else None):
            try:
                if not isinstance(item, Snapshot):
                    raise item.error
                yield pool.read(item)
            except NoWorker:
                raise
            except HoptacError as error:
                yield Line(json.dumps({"document": item.document, "error": error.as_json()}, ensure_ascii=False), error)


def _line(snapshot: Snapshot, *, own: bool) -> Line:
    from hoptac.read import as_json, read

    told = as_json(read(snapshot), own=own)
    return Line(json.dumps(told, ensure_ascii=False), None, unread(snapshot.document, told["language"]))
