"""What an exporter is given: entries with all that proves and decides them. No row ids, no times of loading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hoptac.base.frozen import frozen
from hoptac.base.nouns import Decision, Entry, Report


@dataclass(frozen=True, slots=True)
class Source:
    """The page of a report."""

    address: str
    raw_hash: str | None
    title: str | None
    published: str | None
    publisher: str | None
    language: str
    rank: str


@dataclass(frozen=True, slots=True)
class Told:
    """One report of an entry: its key and state, its page, and what it says; ``keys`` name its statements, in order.

    ``corrected``: ``{slot: {"was", "by"}}``, what was read where a decision (its number) gave another value.
    """

    key: str
    state: str
    source: Source
    report: Report
    keys: tuple[str, ...]
    corrected: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@frozen
class Line:
    """One entry to be written, with its reports (by key) and the decisions in force upon them (by number)."""

    entry: Entry
    reports: tuple[Told, ...]
    decisions: tuple[Decision, ...]
