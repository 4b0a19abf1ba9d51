"""A reader for tests: pages whose lines say outright what is to be read on them.

``Đoàn [tỉnh Sê Kông] thăm Huế. ## visit {"guest": ["LA-XE"], …}``: a report of the kind with these values, hanging on
the words in brackets. A line ``published 2022-06-11`` dates the page.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Page, Reading, Report, Snapshot, Span, Statement, Zone

if TYPE_CHECKING:
    from hoptac.register.records import PageRow

_LINE = re.compile(r"^[^\n]*\[(?P<words>[^\]]+)\][^\n]* ## (?P<kind>\w+) (?P<values>\{.*\})$", re.M)
_PUBLISHED = re.compile(r"^published (\S+)$", re.M)


def snapshot(name: str, *lines: str, published: str | None = "2022-06-11") -> Snapshot:
    """A page of these lines at an address of its own."""
    head = [f"published {published}"] if published else []
    return Snapshot(name, f"test:{name}", "\n".join([*head, *lines]).encode(), ".txt")


def line(kind: str, values: Mapping[str, Any], sentence: str = "Đoàn [tỉnh Sê Kông] thăm Huế.") -> str:
    """A line that tells one report."""
    return f"{sentence} ## {kind} {json.dumps(values, ensure_ascii=False)}"


def visit(sentence: str = "Đoàn [tỉnh Sê Kông] thăm Huế ngày 10/6.", **values: Any) -> str:
    """The visit of Sekong to Huế in June 2022."""
    told = {"guest": ["LA-XE"], "host": ["VN-26"], "place": "VN-26", "start": "2022-06-10", "status": "done", **values}
    return line("visit", told, sentence)


def read(page: Snapshot) -> Reading:
    """The reader; a page with the word BROKEN fails, one with MẬT is refused."""
    text = page.data.decode()
    if "BROKEN" in text:
        raise ValueError("broken")
    if "MẬT" in text:
        raise HoptacError("secret", path=page.document, stamp="MẬT")
    day = _PUBLISHED.search(text)
    zones = (Zone(Span(0, len(text)), "body"),)
    known = Page(page.document, page.address, text, zones, page.document, day[1] if day else None, "line")
    return Reading(known, tuple(_report(match) for match in _LINE.finditer(text)))


def _report(match: re.Match[str]) -> Report:
    values = json.loads(match["values"])
    slots = list(values)
    said = Statement(slots[0], values[slots[0]], "toy.words", Span(*match.span("words")), match["words"])
    return Report(match["kind"], values, (said, *(Statement(s, values[s], "toy.follows") for s in slots[1:])))


def load(pages: Iterable[Snapshot]) -> None:
    """Load pages with the toy reader."""
    from hoptac.register.load import load as load_pages

    load_pages(pages, reader=read)


def exported() -> str:
    """The canonical export."""
    from hoptac.register.out import export

    out = io.StringIO()
    export("jsonl", out)
    return out.getvalue()


def all_pages() -> list[PageRow]:
    """Every page of a small register: those that could be read, newest first, then the others."""
    from hoptac.register.query_pages import failed, read_pages

    return read_pages(99) + failed(99)


def report_keys() -> list[str]:
    """The keys of all reports, by page and place on it."""
    from hoptac.register.models import Report as Row

    return list(Row.objects.order_by("page__address", "number").values_list("key", flat=True))
