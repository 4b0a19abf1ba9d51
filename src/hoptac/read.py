"""One page through the core."""

from __future__ import annotations

from typing import Any

from hoptac.base.kinds import KINDS
from hoptac.base.languages import LANGUAGES
from hoptac.base.nouns import Page, Reading, Report, Snapshot, Statement
from hoptac.decode import decode
from hoptac.find.belief import believed
from hoptac.find.confidence import is_publishable, with_confidence
from hoptac.find.facts import find_facts
from hoptac.find.scan import scan
from hoptac.gazetteer.places import LISTED, PLACES, country_of, listed
from hoptac.link.resolve import resolve


def read(snapshot: Snapshot) -> Reading:
    """Read one page, or an office's own list as its mapping tells. Raises HoptacError where the bytes are no page (the
    other pages of a batch go on)."""
    if snapshot.listed is not None:
        from hoptac.lists import read_list  # with its tables of headings: only where a list comes

        return read_list(snapshot, snapshot.listed).reading
    return read_page(decode(snapshot))


def read_page(page: Page) -> Reading:
    """Find the facts of a decoded page."""
    if page.language not in LANGUAGES:
        return Reading(page)
    scene = resolve(scan(page))
    return Reading(page, believed(scene, with_confidence(scene, find_facts(scene))))


def evidence(statement: Statement) -> dict[str, Any]:
    """A statement as GUIDE.md prints it."""
    if statement.span is None:
        return {"slot": statement.slot, "inferred": True, "rule": statement.rule}
    return {
        "slot": statement.slot,
        "start": statement.span.start,
        "end": statement.span.end,
        "quote": statement.words,
        "rule": statement.rule,
    }


def record(report: Report, *, own: bool = True) -> dict[str, Any]:
    """A report as GUIDE.md prints it; ``own``: with the ids of places that only this project's table has."""
    return {
        **(report.values if own else with_listed(report.values)),
        "modality": report.modality,
        **({"speaker": report.speaker} if report.speaker else {}),
        "confidence": report.confidence,
        "publishable": is_publishable(report.confidence),
        "evidence": [evidence(s) for s in report.statements],
    }


def with_listed(value: Any) -> Any:
    """A printed value with ids of the published tables only: an own place gives way to the listed unit that holds it.

    A place whose country alone is listed becomes None; in a list it is left out, unless nobody would be left: a side
    then is its country.
    """
    if isinstance(value, str):
        return listed(value) if value in PLACES and value not in LISTED else value
    if isinstance(value, dict):
        return {key: with_listed(item) for key, item in value.items()}
    if isinstance(value, list):
        kept = [w for item in value if (w := with_listed(item)) is not None or item is None]
        return kept or list(dict.fromkeys(country_of(item) for item in value if isinstance(item, str)))
    return value


def as_json(reading: Reading, *, own: bool = False) -> dict[str, Any]:
    """What ``hoptac read`` prints for a page: see "What a reader prints" in the guide of the gold pages.

    ``own`` prints the ids of places that only this project's table has (``--ids all``).
    """
    page = reading.page
    shown = {
        kind.plural: [record(r, own=own) for r in reading.reports if r.kind == kind.name] for kind in KINDS.values()
    }
    return {
        "document": page.document,
        "title": page.title,
        "published": page.published,
        "publisher": page.publisher,
        "language": page.language,
        "text": page.text,
        "zones": [{"start": z.span.start, "end": z.span.end, "zone": z.name} for z in page.zones],
        **shown,
        **({"notes": list(page.notes)} if page.notes else {}),
    }
