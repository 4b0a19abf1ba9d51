"""One page into the tables: its bytes, what was read on it, and the entries that follow. All in one transaction."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import Any

from django.db.models import QuerySet

from hoptac import __version__
from hoptac.base import nouns
from hoptac.base.errors import HoptacError
from hoptac.register.hand import hand_items
from hoptac.register.index.keep import index_pages
from hoptac.register.joining import rejoin
from hoptac.register.models import Capture, Page, Report, Snapshot
from hoptac.register.plain import plain, printable
from hoptac.register.refs import page_ref
from hoptac.register.reports import read_items, write_reports
from hoptac.register.scope import everything
from hoptac.register.writing import writing

log = logging.getLogger(__name__)


@everything()
def store_reading(snapshot: nouns.Snapshot, reading: nouns.Reading, version: int | None = None) -> Page:
    """Keep a page and what was read on it, in place of what its address held before.

    ``version``: the capture that these bytes are already; without it they are a new one, or the newest.
    """
    page = reading.page
    fields = {
        "title": page.title,
        "published": page.published,
        "published_basis": page.published_basis,
        "publisher": page.publisher,
        "rank": page.rank,
        "language": page.language,
        "text": printable(page.text),
        "zones": [[zone.span.start, zone.span.end, zone.name] for zone in page.zones],
        "notes": list(dict.fromkeys((*page.notes, *reading.notes))),
        "error": None,
    }
    with writing():
        return _captured(_replace(snapshot, _keep(snapshot), plain(fields), reading.reports), snapshot, version)


@everything()
def store_again(snapshot: nouns.Snapshot) -> None:
    """Note that a page's bytes came again after others that could not be read: they are its newest version."""
    with writing():
        _captured(Page.objects.get(address=snapshot.address), snapshot, None)


@everything()
def store_error(
    snapshot: nouns.Snapshot, error: HoptacError, version: int | None = None, *, replace: bool = False
) -> Page:
    """Keep bytes that could not be read, with the reason: beside the page's good reading where it has one
    (``replace``: in its place). A secret page is refused, and stays so until bytes come that can be read: nothing says
    that these bear no stamp.
    """
    if error.code == "secret":
        return refuse(snapshot, error)
    with writing():
        raw = _keep(snapshot)
        held = Page.objects.filter(address=snapshot.address).first()
        if held and not replace and _stays(held):
            _capture(held, snapshot, version, error)
            return held
        return _captured(_replace(snapshot, raw, _failed(error), ()), snapshot, version, error)


def _stays(page: Page) -> bool:
    """Whether a page is shown as it is when bytes come that cannot be read: it could be read, or it was refused."""
    return bool(page.raw_hash_id and page.error is None) or (page.error or {}).get("code") == "secret"


@everything()
def refuse(snapshot: nouns.Snapshot, error: HoptacError, *, withdraw: bool = True) -> Page:
    """Of a page that bears a secrecy stamp keep no copy, nor any made before, at whatever address.

    ``withdraw``: what was read on older bytes of its address is shown no more; those bytes stay.
    """
    log.warning("refused as secret: %s (%s)", snapshot.document, snapshot.raw_hash)
    with writing():
        if withdraw:
            _replace(snapshot, None, _failed(error), ())
        for page in Page.objects.filter(raw_hash=snapshot.raw_hash):
            _replace(nouns.Snapshot(page.document, page.address, b"", page.suffix), None, _failed(error), ())
        Capture.objects.filter(raw_hash=snapshot.raw_hash).delete()
        Snapshot.objects.filter(raw_hash=snapshot.raw_hash).delete()
        return Page.objects.get(address=snapshot.address)


@everything()
def store_failure(document: str, address: str, error: HoptacError) -> Page:
    """Note a page whose bytes could not be had. What the register already holds of that address stays."""
    with writing():
        held = Page.objects.filter(address=address, raw_hash__isnull=False).first()
        return held or _replace(nouns.Snapshot(document, address, b""), None, _failed(error), ())


@everything()
def mark_version(address: str, number: int, error: HoptacError | None) -> None:
    """Note of a version that is not the one shown whether it can be read."""
    told = _as_json(error) if error else None
    Capture.objects.filter(page__address=address, number=number).update(error=told)


@everything()
def remove(page: Page) -> None:
    """Take a page out of the register, with what was read on it; its bytes stay where another address has them."""
    with writing():
        touched = _blocks(page.reports.all())
        page.delete()
        rejoin(touched)


def _blocks(reports: QuerySet[Report]) -> set[str]:
    """The blocks of reports, and those of the entries that they are merged into."""
    pairs = reports.order_by().values_list("block", "entry__block")
    return {block for pair in pairs for block in pair if block}


def _captured(page: Page, snapshot: nouns.Snapshot, version: int | None, error: HoptacError | None = None) -> Page:
    """The page, standing for that version of its bytes."""
    capture = _capture(page, snapshot, version, error)
    page.version, page.retrieved_at = capture.number, capture.retrieved_at
    page.save(update_fields=["version", "retrieved_at"])
    return page


def _capture(page: Page, snapshot: nouns.Snapshot, version: int | None, error: HoptacError | None) -> Capture:
    """These bytes among the page's versions: as a new one, unless they are the newest (or the one given)."""
    capture = page.captures.filter(number=version).first() if version else page.captures.order_by("-number").first()
    if capture is None or capture.raw_hash_id != snapshot.raw_hash:
        capture = Capture(page=page, number=capture.number + 1 if capture else 1, raw_hash_id=snapshot.raw_hash)
        capture.suffix = snapshot.suffix
        capture.retrieved_at = snapshot.retrieved_at or datetime.now(UTC).isoformat(timespec="seconds")
    capture.error = _as_json(error) if error else None
    capture.save()
    return capture


def _failed(error: HoptacError) -> dict[str, Any]:
    empty = {"title": None, "published": None, "published_basis": None, "publisher": None, "language": "und"}
    return {**empty, "rank": "press", "text": "", "zones": [], "notes": [], "error": _as_json(error)}


def _as_json(error: HoptacError) -> dict[str, Any]:
    details = {name: str(value) for name, value in error.details.items()}
    kept: dict[str, Any] = plain({"code": error.code, "details": details})
    return kept


def _keep(snapshot: nouns.Snapshot) -> Snapshot:
    return Snapshot.objects.get_or_create(raw_hash=snapshot.raw_hash, defaults={"data": snapshot.data})[0]


def _replace(
    snapshot: nouns.Snapshot, raw: Snapshot | None, fields: dict[str, Any], reports: tuple[nouns.Report, ...]
) -> Page:
    held = Report.objects.filter(page__address=snapshot.address)
    touched = _blocks(held)
    held.delete()
    page, _ = Page.objects.update_or_create(
        address=snapshot.address,
        defaults={
            "ref": page_ref(snapshot.address),
            "document": snapshot.document,
            "suffix": snapshot.suffix,
            "retrieved_at": snapshot.retrieved_at,
            "raw_hash": raw,
            "version": 0,
            "reader": __version__,
            **fields,
        },
    )
    touched |= write_reports(page, [*read_items(page, reports), *hand_items(page)])
    index_pages([page.pk])
    rejoin(touched)
    return page
