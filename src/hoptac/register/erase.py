"""Erasing a person by law: the name goes out of everything that is kept, and what is derived is made again.

Gone are: the pages' bytes (masked copies in their place), all that was read on them, the index of search, and what
decisions say (payload, who, why), whose content then verifies against the decision that erased it. The chain holds, and
the register that is made again is the same. Not reached: backups and exports made before, the addresses of pages, what
a page says of the person without the name, and pages whose bytes cannot be read. ``Erasure`` counts them.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection

from hoptac.base.errors import HoptacError
from hoptac.bulk import read
from hoptac.link.namekey import name_key
from hoptac.register import guards
from hoptac.register.chain import content_digest
from hoptac.register.erased import ERASE, Names, digest, erased_names, redact, words_of
from hoptac.register.hand import forget as forget_hand
from hoptac.register.hand import refresh
from hoptac.register.load import Reader, reread
from hoptac.register.log import Act, append
from hoptac.register.models import Audit, Bearing, Capture, Decision, EntryPerson, Page, Report, Snapshot
from hoptac.register.restand import restand
from hoptac.register.versions import kept
from hoptac.register.writing import writing


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was done: pages whose bytes were masked, decisions whose words were; and addresses that were not searched
    because their bytes cannot be read."""

    pages: int
    decisions: int
    unread: tuple[str, ...]


def erase(name: str, by: str, why: str, at: str = "", reader: Reader = read) -> Erasure:
    """Erase a person, by a full name and all its printed spellings. Raises ``name-short``."""
    if len(words_of(name)) < 2:
        raise HoptacError("name-short", name=name)
    with writing():
        before = erased_names()
        forms = {words_of(form) for form in spellings(name)}
        key = before.key or secrets.token_hex(32)
        names = Names(key, frozenset(digest(key, words) for words in forms), max(map(len, forms)))
        redacted = _redact_decisions(names)
        payload = {"key": key, "names": sorted(names.digests), "longest": names.longest, "redacted": redacted}
        act = Act(ERASE, names.mask(by), names.mask(why), at, payload)
        append(act, [[]], ("", "person", ""))
        _redact_audit(names)
        addresses = _redact_pages(names, reader)
        for number, address in enumerate(addresses, 1):
            reread(address, number, reader)
        _restand([int(number) for number in redacted])
        unread = Page.objects.filter(error__isnull=False, raw_hash__isnull=False).order_by("address")
        done = Erasure(len(addresses), len(redacted), tuple(unread.values_list("address", flat=True)))
    _vacuum()
    return done


def spellings(name: str) -> set[str]:
    """A name and the forms in which the register prints it."""
    printed = EntryPerson.objects.filter(name_key=name_key(name)).values_list("name", flat=True)
    return {name, *printed}


def _redact_decisions(names: Names) -> dict[str, str]:
    """Mask the names in what decisions say; number -> digest of what is left."""
    redacted: dict[str, str] = {}
    changed: list[Decision] = []
    for row in Decision.objects.order_by("number").iterator(chunk_size=500):
        said = (row.payload, row.by, row.why)
        masked = names.masked(list(said))
        if masked != list(said):
            row.payload, row.by, row.why = masked
            row.salt = ""
            redacted[str(row.number)] = content_digest("", *masked)
            changed.append(row)
    if changed:
        guards.lift_triggers(connection)
        Decision.objects.bulk_update(changed, ["payload", "by", "why", "salt"], batch_size=100)
        guards.set_triggers(connection)
    return redacted


def _redact_audit(names: Names) -> None:
    """Mask the names in what the audit says: what was asked for stands in addresses of files."""
    changed = [row for row in Audit.objects.all() if names.mask(row.about) != row.about]
    if changed:
        guards.lift_triggers(connection)
        for row in changed:
            row.about = names.mask(row.about)
        Audit.objects.bulk_update(changed, ["about"], batch_size=100)
        guards.set_triggers(connection)


def _redact_pages(names: Names, reader: Reader) -> list[str]:
    """Masked copies in place of the bytes that hold a name, whatever version; the addresses that were changed."""
    changed: set[str] = set()
    for pk, address, number in list(Capture.objects.values_list("pk", "page__address", "number")):
        snapshot = kept(address, number)
        masked = redact(snapshot, names, reader)
        if masked.raw_hash != snapshot.raw_hash:
            raw, _ = Snapshot.objects.get_or_create(raw_hash=masked.raw_hash, defaults={"data": masked.data})
            Capture.objects.filter(pk=pk).update(raw_hash=raw, suffix=masked.suffix)
            Page.objects.filter(address=address, raw_hash=snapshot.raw_hash).update(raw_hash=raw, suffix=masked.suffix)
            changed.add(address)
    Snapshot.objects.filter(pages__isnull=True, captures__isnull=True).delete()
    return sorted(changed)


def _restand(decisions: Sequence[int]) -> None:
    """Bring what decisions say upon reports, and what was entered by hand, to their masked words."""
    bound = Bearing.objects.filter(decision__in=decisions)
    forget_hand(bound.filter(decision__action="add").values_list("key", flat=True))
    refresh(_refs(bound))
    told = Report.objects.filter(bearings__decision__in=decisions).distinct().select_related("page")
    restand(list(told))


def _refs(bound: Iterable[Bearing]) -> set[str]:
    return {row.page for row in bound if row.page}


def _vacuum() -> None:
    """Let the database give back the room, so that what was erased does not stay in its file."""
    if not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM" if connection.vendor == "sqlite" else "VACUUM FULL")
