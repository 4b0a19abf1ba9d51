"""A web page: parsed by lxml, its visible text as lines, its markup as hints and as what it says of itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from hoptac.base.errors import HoptacError
from hoptac.base.fold import nfc
from hoptac.decode.dates import find_date
from hoptac.decode.flat import flatten
from hoptac.decode.layout import hint_rows
from hoptac.decode.lines import Line, Meta, look_at
from hoptac.decode.markup import Box, visible_rows
from hoptac.decode.tags import UNCLOSED

#: libxml2 gives up below 2,048 levels (and says so); a reader of pages gains nothing below this many.
_DEEP = 200
_TAGS = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})")
_C1 = re.compile("[\x80-\x9f]")
#: Meta tags that hold the day of publication, the surest first.
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
)


def read_html(text: str, shown: str) -> tuple[str, list[Line], Meta, tuple[str, ...]]:
    """The page's text, its lines with hints, what its markup says of it, and notes.

    A page that nests too deep for any parser is flattened first and noted so. Raises HoptacError ``html-broken`` where
    nothing can be read.
    """
    notes: tuple[str, ...] = ()
    if _depth(text) > _DEEP:
        text, notes = flatten(text), ("flattened",)
    root, deep = _parse(text, shown)
    if deep and not notes:
        (root, _), notes = _parse(flatten(text), shown), ("flattened",)
    meta = read_meta(root)
    rows, boxes = visible_rows(root)
    if not rows:
        raise HoptacError("html-broken", path=shown, reason="no-text")
    hints = hint_rows(rows, boxes, meta.titles)
    lines: list[Line] = []
    start = 0
    for row, hint in zip(rows, hints, strict=True):
        lines.append(look_at(start, start + len(row.text), row.text, hint))
        start += len(row.text) + 1
    return "\n".join(row.text for row in rows), lines, _with_day(meta, boxes), notes


def _depth(text: str) -> int:
    """How deep the tags nest, tags that are mostly left open not counted."""
    depth = most = 0
    for match in _TAGS.finditer(text):
        name = match.group(2).lower()
        if name in UNCLOSED:
            continue
        depth = max(0, depth - 1) if match.group(1) else depth + 1
        most = max(most, depth)
    return most


def _parse(text: str, shown: str) -> tuple[etree._Element, bool]:
    """The tree, and whether libxml2 dropped text for its depth, which it does without an exception."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_comments=False)
    try:
        root = etree.fromstring(_C1.sub(_windows, text).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise HoptacError("html-broken", path=shown, reason="broken-markup") from error
    if root is None:
        raise HoptacError("html-broken", path=shown, reason="no-text")
    return root, any("depth" in error.message.lower() for error in parser.error_log)


def _windows(match: re.Match[str]) -> str:
    """What browsers take the C1 controls for: windows-1252 signs."""
    return match.group().encode("latin-1").decode("cp1252", "ignore")


def read_meta(root: etree._Element) -> Meta:
    """Titles, day and publisher that the page's head gives."""
    tags = dict(_meta_tags(root))
    linked = list(_linked_data(root))
    title = root.find(".//title")
    titles = (tags.get("og:title"), title.text if title is not None else None)
    stamps = [tags.get(key, "") for key in _DATES] + [str(item.get("datePublished", "")) for item in linked]
    published = next((day for stamp in stamps if (day := find_date(stamp[:10]) or find_date(stamp))), None)
    names = (tags.get("og:site_name"), _linked_publisher(linked))
    return Meta(
        titles=tuple(_single(t) for t in titles if t and t.strip()),
        published=published,
        publisher=next((_single(n) for n in names if n and n.strip()), None),
    )


def _meta_tags(root: etree._Element) -> Iterator[tuple[str, str]]:
    """The names and contents of meta tags; the first of a name counts."""
    seen: set[str] = set()
    for tag in root.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        content = tag.get("content")
        if name and content and name not in seen:
            seen.add(name)
            yield name, content[:500]


def _linked_data(root: etree._Element) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD; what is not JSON is passed over."""
    for script in root.iter("script"):
        if script.get("type") != "application/ld+json" or not script.text or len(script.text) > 200_000:
            continue
        try:
            data = json.loads(script.text)
        except (ValueError, RecursionError):
            continue
        items = data.get("@graph", [data]) if isinstance(data, dict) else data
        yield from (item for item in items if isinstance(item, dict)) if isinstance(items, list) else ()


def _linked_publisher(items: list[dict[str, Any]]) -> str | None:
    for item in items:
        publisher = item.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str):
            return name
    return None


def _single(text: str) -> str:
    return nfc(" ".join(text.split()))


def _with_day(meta: Meta, boxes: list[Box]) -> Meta:
    """The day of a ``<time datetime>`` where the head gave none."""
    if meta.published:
        return meta
    day = next((d for box in boxes if box.date and (d := find_date(box.date[:10]))), None)
    return Meta(meta.titles, day, "time", meta.publisher) if day else meta
