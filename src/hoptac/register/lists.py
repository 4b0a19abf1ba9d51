"""An office's own lists into the register: a page like any other, whose mapping is a decision (``register.maps``)."""

from __future__ import annotations

import logging

from hoptac.base.errors import HoptacError
from hoptac.base.lists import ListMap
from hoptac.base.nouns import Snapshot
from hoptac.lists import Listing, read_list
from hoptac.register.erased import erased_names, redact
from hoptac.register.maps import KIND, map_of, settle
from hoptac.register.models import Decision, Page
from hoptac.register.scope import everything
from hoptac.register.store import refuse, store_reading
from hoptac.register.versions import newest
from hoptac.register.writing import writing

log = logging.getLogger(__name__)


def import_list(snapshot: Snapshot, listed: ListMap, by: str, why: str = "") -> tuple[Page, Listing, bool]:
    """Take a list in as its mapping tells: the mapping into the log, its rows as reports. Gives the page, the list as
    it was read, and whether anything changed (the same file read the same way changes nothing).

    Another file at the address of a list is its newer version. Raises what ``read_sheets`` raises; a list with a
    secrecy stamp is refused and the refusal noted.
    """
    snapshot = redact(snapshot, erased_names(), lambda told: read_list(told, listed).reading)
    listing = _read(snapshot, listed)
    with writing():
        held = Page.objects.filter(address=snapshot.address, raw_hash=snapshot.raw_hash, error__isnull=True).first()
        if not settle(snapshot.address, snapshot.document, listed, by, why) and held:
            return held, listing, False
        return store_reading(snapshot, listing.reading), listing, True


def _read(snapshot: Snapshot, listed: ListMap) -> Listing:
    try:
        return read_list(snapshot, listed)
    except HoptacError as error:
        if error.code == "secret":
            refuse(snapshot, error)
        raise


def withdraw(ref: str, by: str, why: str = "") -> int:
    """Take a list out again: its rows tell nothing any more, its bytes stay. The decision's number, 0 where it was out
    already. Raises ``list-unknown``."""
    with writing():
        page = _list(ref)
        number = settle(page.address, page.document, ListMap(), by, why)
        if number:
            reread(page.address)
        return number


@everything()
def reread(address: str) -> None:
    """Read the list at an address again, after what was decided upon it. Within a transaction of the caller."""
    snapshot = newest(address)
    if snapshot is not None and snapshot.listed is not None:
        store_reading(snapshot, read_list(snapshot, snapshot.listed).reading)


def reread_target(decision: Decision) -> None:
    """``reread`` for the list that a decision is about, if it is about one."""
    if decision.target_kind == KIND:
        first = Decision.objects.filter(target=decision.target, target_kind=KIND, action="map").earliest("number")
        reread(first.payload["address"])


def listing_of(ref: str) -> tuple[Page, Listing]:
    """A list of the register and how its rows were read. Raises ``list-unknown``."""
    page = _list(ref)
    snapshot = newest(page.address)
    if snapshot is None or snapshot.listed is None:
        raise HoptacError("list-unknown", path=ref)
    return page, read_list(snapshot, snapshot.listed)


def _list(ref: str) -> Page:
    page = Page.objects.filter(ref=ref, raw_hash__isnull=False).first()
    if page is None or map_of(page.address) is None:
        raise HoptacError("list-unknown", path=ref)
    return page
