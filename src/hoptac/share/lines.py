"""What an exporter is given: entries with all that proves and decides them. No row ids, no times of loading."""

from __future__ import annotations

from dataclasses import dataclass

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
    """One report of an entry: its key and state, its page, and what it says; ``keys`` name its statements, in order."""

    key: str
    state: str
    source: Source
    report: Report
    keys: tuple[str, ...]


@frozen
class Line:
    """One entry to be written, with its reports (by key) and the decisions upon them (by number)."""

    entry: Entry
    reports: tuple[Told, ...]
    decisions: tuple[Decision, ...]
