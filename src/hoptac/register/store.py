"""One page into the tables: its bytes, what was read on it, and the entries that follow. All in one transaction."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import Any

from django.db.models import QuerySet

from hoptac import __version__
from hoptac.base import nouns
from hoptac.base.errors import HoptacError
from hoptac.base.identity import keyed, make_key
from hoptac.link.keyed import block
from hoptac.register.binding import bindings, hangs_on, sentence_digests, sentence_span
from hoptac.register.bound import On, cut
from hoptac.register.chunks import CHUNK
from hoptac.register.index.keep import index_page
from hoptac.register.joining import rejoin
from hoptac.register.models import Bearing, Capture, Page, Report, Snapshot, Statement
from hoptac.register.plain import plain, printable
from hoptac.register.restand import bind_page
from hoptac.register.standing import Stand, stand, with_corrections
from hoptac.register.writing import writing

log = logging.getLogger(__name__)


def page_ref(address: str) -> str:
    """The name of a page in urls: the same after a rebuild or a restore."""
    return make_key("page", address)[:16]


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


def store_again(snapshot: nouns.Snapshot) -> None:
    """Note that a page's bytes came again after others that could not be read: they are its newest version."""
    with writing():
        _captured(Page.objects.get(address=snapshot.address), snapshot, None)


def store_error(
    snapshot: nouns.Snapshot, error: HoptacError, version: int | None = None, *, replace: bool = False
) -> Page:
    """Keep bytes that could not be read, with the reason: beside the page's good reading where it has one
    (``replace``: in its place). A secret page is refused."""
    if error.code == "secret":
        return refuse(snapshot, error)
    with writing():
        raw = _keep(snapshot)
        good = Page.objects.filter(address=snapshot.address, raw_hash__isnull=False, error__isnull=True).first()
        if good and not replace:
            _capture(good, snapshot, version, error)
            return good
        return _captured(_replace(snapshot, raw, _failed(error), ()), snapshot, version, error)


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


def store_failure(document: str, address: str, error: HoptacError) -> Page:
    """Note a page whose bytes could not be had. What the register already holds of that address stays."""
    with writing():
        held = Page.objects.filter(address=address, raw_hash__isnull=False).first()
        return held or _replace(nouns.Snapshot(document, address, b""), None, _failed(error), ())


def mark_version(address: str, number: int, error: HoptacError | None) -> None:
    """Note of a version that is not the one shown whether it can be read."""
    told = _as_json(error) if error else None
    Capture.objects.filter(page__address=address, number=number).update(error=told)


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
    touched |= _store_reports(page, reports)
    index_page(page)
    rejoin(touched)
    return page


def _store_reports(page: Page, reports: tuple[nouns.Report, ...]) -> set[str]:
    """The rows of a page's reports and statements; gives their blocks."""
    known = list(keyed(page.address, reports))
    told = [
        _on(page, key, report, binding)
        for (key, report, _), binding in zip(known, bindings(page.address, page.text, reports), strict=True)
    ]
    decided = bind_page(page, told)
    stands = {key: stand(row.decision for row in rows) for key, rows in decided.items()}
    rows = Report.objects.bulk_create(
        [
            _report(page, number, on, report, stands.get(on.key, Stand()))
            for number, ((_, report, _), on) in enumerate(zip(known, told, strict=True))
        ]
    )
    bound = [_bound(bearing, row) for row in rows for bearing in decided.get(row.key, ())]
    Bearing.objects.bulk_update(bound, ["report"], batch_size=CHUNK)
    Statement.objects.bulk_create(
        [
            _statement(row, number, key, statement, page.text)
            for row, (_, _, statements) in zip(rows, known, strict=True)
            for number, (key, statement) in enumerate(statements)
        ]
    )
    return {row.block for row in rows}


def _on(page: Page, key: str, report: nouns.Report, binding: str) -> On:
    words, sentence = hangs_on(page.text, report)
    return On(key, binding, report.kind, cut(printable(words)), cut(sentence))


def _bound(bearing: Bearing, report: Report) -> Bearing:
    bearing.report = report
    return bearing


def _report(page: Page, number: int, on: On, report: nouns.Report, stands: Stand) -> Report:
    values, corrected = with_corrections(plain(report.values), stands.corrected)
    return Report(
        key=on.key,
        page=page,
        number=number,
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
    )


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
