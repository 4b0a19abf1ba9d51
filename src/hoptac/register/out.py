"""The register as exporters want it: rows -> ``share.lines``."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO, cast

from hoptac.base import nouns
from hoptac.base.errors import HoptacError
from hoptac.base.reasons import why
from hoptac.register.chunks import chunks
from hoptac.register.models import Decision, Entry, Page, Report, Statement
from hoptac.register.plain import plain
from hoptac.register.standing import standing_on
from hoptac.register.whole import whole_file
from hoptac.share import exporter
from hoptac.share.lines import Line, Source, Told


def export(name: str, out: TextIO) -> None:
    """Write the register in a format of ``EXPORTERS``. Raises ``format-unknown``."""
    exporter(name)(lines(), out)


def export_file(name: str, path: Path) -> None:
    """Write the register into a file, whole or not at all. Raises ``file-unwritable`` where it cannot be written."""
    try:
        with whole_file(path, over=True) as out:
            text = io.TextIOWrapper(out, encoding="utf-8", newline="\n")
            export(name, text)
            text.detach()
    except OSError as error:
        raise HoptacError("file-unwritable", path=path, reason=why(error, writing=True)) from error


def lines() -> Iterator[Line]:
    """Every entry with its reports and decisions."""
    for part in chunks(list(Entry.objects.order_by("key").values_list("key", flat=True))):
        yield from _lines(part)


def _lines(keys: Sequence[str]) -> Iterator[Line]:
    reports: dict[int, list[Report]] = defaultdict(list)
    rows = Report.objects.filter(entry__key__in=keys).select_related("page").defer("page__text", "page__zones")
    for report in rows.prefetch_related("statements"):
        reports[report.entry_id or 0].append(report)
    decisions = standing_on([report.pk for told in reports.values() for report in told])
    for entry in Entry.objects.filter(key__in=keys).order_by("key"):
        told = sorted(reports[entry.pk], key=lambda report: report.key)
        yield Line(
            make_entry(entry, tuple(r.key for r in told)),
            tuple(_told(report) for report in told),
            tuple({d.number: make_decision(d) for report in told for d in decisions.get(report.pk, ())}.values()),
        )


def make_decision(row: Decision) -> nouns.Decision:
    """A row of the log as the plain noun."""
    d = row
    return nouns.Decision(
        d.number, d.target, d.target_kind, d.action, d.payload, d.by, d.at, d.why, d.previous, d.digest
    )


def make_entry(row: Entry, reports: tuple[str, ...]) -> nouns.Entry:
    """A row as the plain noun."""
    others = {
        slot: tuple(nouns.Claim(c["value"], c["rank"], tuple(c["reports"])) for c in claims)
        for slot, claims in row.others.items()
    }
    return nouns.Entry(
        key=row.key,
        kind=row.kind,
        values=row.values,
        others=others,
        reports=reports,
        low=plain(row.low),
        high=plain(row.high),
        day=row.day,
        sources=row.sources,
        independent=row.independent,
        disagrees=tuple(row.disagrees),
        state=cast(nouns.State, row.state),
        ranks=tuple(row.ranks),
        missing=tuple(row.missing),
    )


def _told(row: Report) -> Told:
    statements = list(row.statements.all())
    report = nouns.Report(
        kind=row.kind,
        values=row.values,
        statements=tuple(_statement(s) for s in statements),
        modality=cast(nouns.Modality, row.modality),
        polarity=cast(nouns.Polarity, row.polarity),
        speaker=row.speaker,
        confidence=plain(row.confidence),
    )
    return Told(row.key, row.state, _source(row.page), report, tuple(s.key for s in statements), row.corrected)


def _source(page: Page) -> Source:
    return Source(page.address, page.raw_hash_id, page.title, page.published, page.publisher, page.language, page.rank)


def _statement(row: Statement) -> nouns.Statement:
    span = nouns.Span(row.start, row.end) if row.start is not None and row.end is not None else None
    return nouns.Statement(row.slot, row.value, row.rule, span, row.words, row.prefix, row.suffix)
