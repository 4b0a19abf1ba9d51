"""A document for reading and deciding: its text in rows, beside each row the facts read there, as cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from hoptac.find.confidence import is_publishable
from hoptac.register.records import PageView, ReportView, StatementView
from hoptac.web.present import labels, readings, values
from hoptac.web.present.marks import Block, Line, Mark, blocks

#: People come last beside a paragraph: they are the most and the least in need of a decision.
_ORDER = ("visit", "agreement", "aid", "figure", "commitment", "courtesy", "person")


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of a card: its name and value in words, and the page's own words with the rule that read them."""

    name: str
    value: str
    words: str
    rule: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Card:
    """One fact as this page tells it. ``ref`` names it in urls and ties it to its marks;
    ``seen`` goes along with a decision (``register.seen``); ``waits``: it is in the queue;
    ``sure``: nobody decided on it, and readings like it are seldom wrong."""

    ref: str
    key: str
    kind: str
    kind_name: str
    parts: tuple[str, ...]
    tone: str
    tone_words: str
    state: str
    speaker: str | None
    sources: int
    disagreements: tuple[tuple[str, str], ...]
    slots: tuple[Slot, ...]
    seen: str
    waits: bool = False
    sure: bool = False


@dataclass(slots=True)
class Row:
    """A line that facts were read in, the lines after it up to the next such line, and the cards."""

    first: Line
    rest: list[Line] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the document: rows of the article, or lines outside it (then without cards)."""

    outside: Block | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole document; ``loose`` are the cards of facts that stand in no line of the article."""

    parts: tuple[Part, ...]
    loose: tuple[Card, ...]


def ref_of(report: ReportView) -> str:
    """A report's short name in a page's anchors."""
    return report.key[:16]


def sheet(page: PageView) -> Sheet:
    """A page with its marks and cards."""
    marks = [
        Mark(s.ref, s.start, s.end, ref_of(report), report.kind)
        for report in page.reports
        for s in report.statements
        if s.start is not None and s.end is not None
    ]
    text_blocks = blocks(page.text, page.zones, marks)
    lines = [line for block in text_blocks if block.zone != "furniture" for line in block.lines]
    homes = _homes(page.reports, lines)
    return Sheet(tuple(_parts(text_blocks, homes)), tuple(card(r) for r in _ordered(homes.get(-1, []))))


def _homes(reports: Iterable[ReportView], lines: Sequence[Line]) -> dict[int, list[ReportView]]:
    """Line's start -> the reports that stand beside it; -1 for those that stand in no line."""
    homes: dict[int, list[ReportView]] = {}
    for report in reports:
        homes.setdefault(_home(report, lines), []).append(report)
    return homes


def _home(report: ReportView, lines: Sequence[Line]) -> int:
    """Where a report's sentence stands (a commitment's), else the line with most of its words, the first of equals."""
    said = [s for s in report.statements if s.start is not None]
    quoted = [s for s in said if s.slot == "quote"] or said
    tally = Counter(line.start for s in quoted for line in lines if _holds(line, s))
    return max(tally, key=lambda start: (tally[start], -start)) if tally else -1


def _holds(line: Line, statement: StatementView) -> bool:
    return statement.start is not None and line.start <= statement.start < line.end


def _parts(text_blocks: Iterable[Block], homes: dict[int, list[ReportView]]) -> Iterator[Part]:
    """The article's lines in rows, whatever their zones; what is outside of it as blocks between."""
    for outside, group in groupby(text_blocks, key=lambda block: block.zone == "furniture"):
        if outside:
            yield from (Part(block, ()) for block in group)
        else:
            yield Part(None, _rows((line for block in group for line in block.lines), homes))


def _rows(lines: Iterable[Line], homes: dict[int, list[ReportView]]) -> tuple[Row, ...]:
    rows: list[Row] = []
    for line in lines:
        here = homes.get(line.start)
        if here or not rows:
            rows.append(Row(line, cards=[card(report) for report in _ordered(here or [])]))
        else:
            rows[-1].rest.append(line)
    return tuple(rows)


def _ordered(reports: Iterable[ReportView]) -> list[ReportView]:
    return sorted(reports, key=lambda report: _ORDER.index(report.kind))


def card(report: ReportView) -> Card:
    """The card of a report."""
    tone = readings.tone(report.kind, report.values, report.modality)
    return Card(
        ref=ref_of(report),
        key=report.key,
        kind=report.kind,
        kind_name=str(labels.KIND_OF_ONE[report.kind]),
        parts=tuple(readings.reading(report.kind, report.values)),
        tone=tone,
        tone_words="" if report.kind in ("person", "figure", "commitment") else str(labels.TONES[tone]),
        state=report.state,
        speaker=report.speaker,
        sources=report.sources,
        disagreements=disagreements(report.kind, report.disagrees, report.others),
        slots=tuple(_slot(report.kind, statement) for statement in report.statements),
        seen=report.seen,
        waits=report.waits,
        sure=report.state == "open" and is_publishable(report.confidence),
    )


def _slot(kind: str, s: StatementView) -> Slot:
    return Slot(
        labels.slot_name(kind, s.slot),
        values.slot_value(kind, s.slot, s.value),
        s.words,
        s.rule,
        "" if s.inferred else s.ref,
    )


def disagreements(kind: str, slots: Iterable[str], others: object) -> tuple[tuple[str, str], ...]:
    """The slots on which sources contradict each other, with all that they say: ``("Số", "1.249 – 1.347")``."""
    told = others if isinstance(others, dict) else {}
    return tuple(
        (
            labels.slot_name(kind, slot),
            " – ".join(values.slot_value(kind, slot, other["value"]) for other in told.get(slot, ())),
        )
        for slot in slots
    )
