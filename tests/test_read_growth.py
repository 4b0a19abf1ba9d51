"""Reading takes time in proportion to the page: ten times the text, at most fifteen times as long (RELIABILITY.md)."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from hoptac.base.nouns import Page, Snapshot, Span, Zone
from hoptac.collect import collect
from hoptac.decode import decode
from hoptac.read import read_page

SAMPLE = Path(__file__).resolve().parents[1] / "src" / "hoptac" / "demo" / "pages"


def _longest(count: int) -> list[Page]:
    """The sample pages with the most text, decoded."""
    pages = [decode(one) for one in collect([str(SAMPLE)]) if isinstance(one, Snapshot)]
    return sorted(pages, key=lambda page: -len(page.text))[:count]


def _repeated(page: Page, times: int) -> Page:
    """The page with its text and zones said several times over: longer alone, not of another make."""
    text, last = page.text + "\n", len(page.zones) - 1
    ends = [len(text) if number == last else zone.span.end for number, zone in enumerate(page.zones)]
    zones = [
        Zone(Span(zone.span.start + turn * len(text), end + turn * len(text)), zone.name)
        for turn in range(times)
        for zone, end in zip(page.zones, ends, strict=True)
    ]
    return replace(page, text=text * times, zones=tuple(zones))


def _seconds(page: Page) -> float:
    """Processor time for reading a page, the best of three."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        read_page(page)
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.slow
def test_it_reads_a_long_page_in_time_that_grows_with_its_length() -> None:
    pages = _longest(3)
    ratios = {page.document: _seconds(_repeated(page, 10)) / _seconds(page) for page in pages}
    assert max(ratios.values()) <= 15, ratios


def test_the_long_page_of_this_test_tells_what_the_page_tells() -> None:
    page = _longest(1)[0]
    kinds = {report.kind for report in read_page(page).reports}
    assert kinds and kinds <= {report.kind for report in read_page(_repeated(page, 10)).reports}
