"""Two versions of the reader over the sample pages, each page read once: what is tried out is the register.

No Django here: these functions go to workers too.
"""

from __future__ import annotations

import dataclasses
from functools import cache

from tests import toy

from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Page, Reading, Report, Snapshot, Span, Statement, Zone
from hoptac.read import read

#: A line that the newer reader finds above every text, so that all its offsets are others.
HEAD = "Cỡ chữ A A A\n"


def older(snapshot: Snapshot) -> Reading:
    """The reader of today; a page with the word BROKEN fails."""
    return _read(snapshot.document, snapshot.address, snapshot.data, snapshot.suffix)


def newer(snapshot: Snapshot) -> Reading:
    """A reader with other ids of rules, other offsets, another order, without courtesies, and that knows no place of a
    visit."""
    return better(older(snapshot))


def newer_toy(snapshot: Snapshot) -> Reading:
    """A newer version of the reader of ``toy``."""
    return better(toy.read(snapshot))


@cache
def _read(document: str, address: str, data: bytes, suffix: str) -> Reading:
    if b"BROKEN" in data:
        raise HoptacError("html-broken", path=document, reason="broken-markup")
    return read(Snapshot(document, address, data, suffix))


def better(reading: Reading) -> Reading:
    """What the newer reader makes of a page, from what the older made of it."""
    page = dataclasses.replace(reading.page, text=HEAD + reading.page.text, zones=_zones(reading.page))
    reports = [_report(report) for report in reversed(reading.reports) if report.kind != "courtesy"]
    return dataclasses.replace(reading, page=page, reports=tuple(reports))


def _zones(page: Page) -> tuple[Zone, ...]:
    return (Zone(Span(0, len(HEAD)), "furniture"), *(Zone(_later(zone.span), zone.name) for zone in page.zones))


def _later(span: Span) -> Span:
    return Span(span.start + len(HEAD), span.end + len(HEAD))


def _report(report: Report) -> Report:
    gone = "place" if report.kind == "visit" else ""
    values = {slot: None if slot == gone else value for slot, value in report.values.items()}
    told = [statement for statement in report.statements if statement.slot != gone]
    return dataclasses.replace(report, values=values, statements=tuple(_statement(s) for s in told))


def _statement(statement: Statement) -> Statement:
    span = _later(statement.span) if statement.span else None
    return dataclasses.replace(statement, rule=f"{statement.rule}.2", span=span)
