"""The versions of a page, and where a file goes whose name some page bears already.

An address outside of Hoptac (a url, a path) says by itself which page it is: other bytes there are a newer version. The
name of an uploaded file says little ("index.html"): a different file of the same name is kept beside the first, under a
name with a number, until somebody says that it is its newer version (``supersede``).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import count

from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Snapshot
from hoptac.register.maps import mapped
from hoptac.register.models import Bearing, Capture, Page
from hoptac.register.scope import hidden

_NUMBERED = re.compile(r"(?P<base>upload:.*?)(?: \((?P<number>[2-9]|[1-9]\d+)\))?", re.S)


def is_kept(address: str, number: int) -> bool:
    """Whether a version is there; its bytes may have been found to be secret."""
    return Capture.objects.filter(page__address=address, number=number).exists()


def kept(address: str, number: int) -> Snapshot:
    """A version's bytes, as they came; of a list with how it is read."""
    row = Capture.objects.select_related("page", "raw_hash").get(page__address=address, number=number)
    return mapped(Snapshot(row.page.document, address, bytes(row.raw_hash.data), row.suffix, row.retrieved_at))


def newest(address: str) -> Snapshot | None:
    """The newest version that is there."""
    number = next(iter(numbers(address)), None)
    return kept(address, number) if number else None


def numbers(address: str) -> list[int]:
    """The versions of a page, the newest first."""
    rows = Capture.objects.filter(page__address=address).order_by("-number")
    return list(rows.values_list("number", flat=True))


def upload_address(name: str, number: int) -> str:
    """The address of the first, second … page of uploaded files of one name."""
    return f"upload:{name}" + (f" ({number})" if number > 1 else "")


def place_upload(name: str, raw_hash: str, taken: Collection[str]) -> int:
    """Which of the pages of its name an uploaded file is: the one that it is already, else one that could not be read
    so far, else a new one. ``taken``: addresses of this sending, in which two files of one name are two pages."""
    free, shut = 0, hidden()
    for number in count(1):
        address = upload_address(name, number)
        if shut is not None and address in shut.addresses:
            continue  # another department's: whoever sends the same file learns nothing of it
        held = Page.objects.filter(address=address).values("raw_hash", "error").first()
        if held is None:
            return free or number
        if held["error"] is None and held["raw_hash"] == raw_hash:
            return number
        if held["error"] is not None and address not in taken:
            free = free or number
    raise AssertionError("count() ends")


def namesakes(address: str) -> list[Page]:
    """The readable pages of uploaded files that bore the same name and came before, oldest first."""
    base, number = _family(address)
    if number < 2:
        return []
    rows = Page.objects.filter(address__startswith=base, error__isnull=True).defer("text", "zones")
    older = [page for page in rows if _family(page.address)[0] == base and _family(page.address)[1] < number]
    return sorted(older, key=lambda page: _family(page.address)[1])


def _family(address: str) -> tuple[str, int]:
    """An upload's address without its number, and the number; 0 for any other address."""
    told = _NUMBERED.fullmatch(address)
    return (told["base"], int(told["number"] or 1)) if told else (address, 0)


def to_supersede(newer: str, older: str) -> tuple[Page, Page]:
    """Two pages by their refs, of which the first may become a version of the second. Raises ``decision-unknown`` where
    they are no namesakes (any more), ``version-decided`` where somebody has decided on the first."""
    page = Page.objects.filter(ref=newer).first()
    target = next((p for p in namesakes(page.address) if p.ref == older), None) if page else None
    if page is None or target is None:
        raise HoptacError("decision-unknown", key=newer)
    if Bearing.objects.filter(report__page=page).exists():
        raise HoptacError("version-decided", path=page.document)
    return page, target
