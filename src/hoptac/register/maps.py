"""How each list of the register is read, by the decisions of people; and what was settled before, for the next list."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from hoptac.base.identity import make_key
from hoptac.base.lists import ListMap, SheetMap, as_payload, from_payload
from hoptac.base.nouns import Snapshot
from hoptac.decode.sheets import is_sheet
from hoptac.register.log import Act, append
from hoptac.register.models import Decision
from hoptac.register.standing import in_force

KIND = "list"
#: How many settled mappings are looked through for one of the same form.
_LOOK_BACK = 500


def target_of(address: str) -> str:
    """What decisions upon the list at an address name."""
    return make_key(KIND, address)


def map_of(address: str) -> ListMap | None:
    """How the list at an address is read, as people last said it; None where nobody has. Where all that was said is
    taken back, it is as if the list were taken out."""
    told = list(Decision.objects.filter(target=target_of(address), target_kind=KIND).order_by("number"))
    if not told:
        return None
    standing = in_force(told)
    return from_payload(standing[-1].payload) if standing else ListMap()


def mapped(snapshot: Snapshot) -> Snapshot:
    """A list's bytes with how they are read; any other page as it is."""
    return dataclasses.replace(snapshot, listed=map_of(snapshot.address)) if is_sheet(snapshot) else snapshot


def settle(address: str, document: str, listed: ListMap, by: str, why: str = "") -> int:
    """Say how the list at an address is read (without sheets: that it is out); the decision's number, 0 where that
    holds already. Within a transaction of the caller."""
    if map_of(address) == listed:
        return 0
    act = Act(
        "map" if listed.sheets else "withdraw",
        by,
        why,
        "",
        {"address": address, "document": document, **as_payload(listed)},
    )
    key = target_of(address)
    [made] = append(act, [[]], (key, KIND, key))
    return made.number


def settled() -> Iterator[SheetMap]:
    """The mappings of sheets that people settled, the newest first: what ``lists.propose`` knows from before."""
    told = Decision.objects.filter(target_kind=KIND, action="map").order_by("-number")
    for decision in told[:_LOOK_BACK]:
        yield from from_payload(decision.payload).sheets
