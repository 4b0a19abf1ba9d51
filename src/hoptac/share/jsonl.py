"""The canonical export: one entry a line, the same bytes for the same register, whatever the order of loading.

Lines are sorted by kind, day and key; keys of objects are sorted; text is UTF-8 as it is. Two registers are the same
where these bytes are.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from typing import Any, TextIO

from hoptac.base.kinds import KINDS
from hoptac.base.nouns import Statement
from hoptac.find.confidence import is_publishable
from hoptac.share.lines import Line, Told


def write(entries: Iterable[Line], out: TextIO) -> None:
    """Write every entry as one JSON object a line."""
    for line in sorted(entries, key=lambda line: (line.entry.kind, line.entry.day or "", line.entry.key)):
        out.write(json.dumps(as_json(line), ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n")


def as_json(line: Line) -> dict[str, Any]:
    """One entry as plain values."""
    return {
        **dataclasses.asdict(line.entry),
        "complete": KINDS[line.entry.kind].complete(line.entry.missing),
        "reports": [_told(told) for told in sorted(line.reports, key=lambda told: told.key)],
        "decisions": [dataclasses.asdict(d) for d in sorted(line.decisions, key=lambda d: d.number)],
    }


def _told(told: Told) -> dict[str, Any]:
    report = told.report
    return {
        "key": told.key,
        "state": told.state,
        "page": dataclasses.asdict(told.source),
        "values": dict(report.values),
        "corrected": dict(told.corrected),
        "modality": report.modality,
        "polarity": report.polarity,
        "speaker": report.speaker,
        "confidence": report.confidence,
        "publishable": is_publishable(report.confidence),
        "statements": [_statement(key, s) for key, s in zip(told.keys, report.statements, strict=True)],
    }


def _statement(key: str, statement: Statement) -> dict[str, Any]:
    what = {"key": key, "slot": statement.slot, "value": statement.value, "rule": statement.rule}
    if statement.span is None:
        return {**what, "inferred": True}
    return {
        **what,
        "start": statement.span.start,
        "end": statement.span.end,
        "quote": statement.words,
        "prefix": statement.prefix,
        "suffix": statement.suffix,
    }
