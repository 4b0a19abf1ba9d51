"""The rows of a page's reports and statements, with what is decided upon them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hoptac.base import nouns
from hoptac.base.identity import keyed
from hoptac.link.keyed import block
from hoptac.register.binding import bindings, hangs_on, sentence_digests, sentence_span
from hoptac.register.bound import On, cut
from hoptac.register.chunks import CHUNK
from hoptac.register.models import Bearing, Page, Report, Statement
from hoptac.register.plain import plain, printable
from hoptac.register.restand import bind_page
from hoptac.register.standing import Stand, stand, with_corrections
from hoptac.register.waits import wait_key


@dataclass(frozen=True, slots=True)
class Item:
    """A report to be stored: its place on the page, what it hangs on, and its statements with their keys."""

    number: int
    on: On
    report: nouns.Report
    statements: Sequence[tuple[str, nouns.Statement]]


def read_items(page: Page, reports: Sequence[nouns.Report]) -> Iterator[Item]:
    """What was read on a page, by keys and bindings."""
    known, bound = keyed(page.address, reports), bindings(page.address, page.text, reports)
    for number, ((key, report, statements), binding) in enumerate(zip(known, bound, strict=True)):
        words, sentence = hangs_on(page.text, report)
        on = On(key, binding, report.kind, cut(printable(words)), cut(sentence))
        yield Item(number, on, report, statements)


def write_reports(page: Page, items: Sequence[Item]) -> set[str]:
    """Add the rows of some reports of a page, all that it has or those entered by hand; gives their blocks."""
    decided = bind_page(page, [item.on for item in items])
    stands = {key: stand(row.decision for row in rows) for key, rows in decided.items()}
    made = Report.objects.bulk_create([_report(page, item, stands.get(item.on.key, Stand())) for item in items])
    rows = [_bound(bearing, row) for row in made for bearing in decided.get(row.key, ())]
    Bearing.objects.bulk_update(rows, ["report"], batch_size=CHUNK)
    Statement.objects.bulk_create(
        [
            _statement(row, number, key, statement, page.text)
            for row, item in zip(made, items, strict=True)
            for number, (key, statement) in enumerate(item.statements)
        ]
    )
    return {row.block for row in made}


def _bound(bearing: Bearing, report: Report) -> Bearing:
    bearing.report = report
    return bearing


def _report(page: Page, item: Item, stands: Stand) -> Report:
    report, on = item.report, item.on
    values, corrected = with_corrections(plain(report.values), stands.corrected)
    return Report(
        key=on.key,
        page=page,
        number=item.number,
        kind=report.kind,
        values=values,
        corrected=corrected,
        modality=report.modality,
        polarity=report.polarity,
        speaker=plain(report.speaker),
        confidence=report.confidence,
        sentences=sentence_digests(page.text, report),
        binding=on.binding,
        block=block(report.kind, values, report.polarity, on.key, page.published),
        state=stands.state,
        waits=wait_key(report.kind, values, page.published, page.ref, _said(page.text, report), item.number),
    )


def _said(text: str, report: nouns.Report) -> Iterator[tuple[str, int | None]]:
    for statement in report.statements:
        span = statement.span
        yield statement.slot, sentence_span(text, span.start, span.end)[0] if span else None


def _statement(row: Report, number: int, key: str, statement: nouns.Statement, text: str) -> Statement:
    span = statement.span
    sentence = sentence_span(text, span.start, span.end) if span else (None, None)
    return Statement(
        key=key,
        report=row,
        number=number,
        slot=statement.slot,
        value=plain(statement.value),
        start=span.start if span else None,
        end=span.end if span else None,
        sentence_start=sentence[0],
        sentence_end=sentence[1],
        words=printable(statement.words),
        prefix=printable(statement.prefix),
        suffix=printable(statement.suffix),
        rule=statement.rule,
        inferred=statement.inferred,
    )
