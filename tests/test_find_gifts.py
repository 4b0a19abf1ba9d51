"""Gifts and courtesies in as many ways of telling as we could think of (``drills/gifts.txt``), true ones and such as
only look like them: "= aid giver > receiver sum or goods", "= kind givers > receivers day"; figures where the words
of a gift may be taken for one.
"""

from __future__ import annotations

from typing import Any

import pytest
from tests.test_find_drills import drills, press, read_drill

GIFTS = drills("gifts")


def courtesies(printed: dict[str, Any]) -> list[str]:
    """The courtesies of a page as a drill writes them."""
    told = ((c["kind"], "+".join(c["from"]), "+".join(c["to"]), c["date"]) for c in printed["courtesies"])
    return [f"= {kind} {givers} > {receivers} {day}" for kind, givers, receivers, day in told]


@pytest.mark.parametrize(("name", "drill"), GIFTS, ids=[page[0].split(":")[0] for page in GIFTS])
def test_gifts_and_courtesies_of_a_drill(name: str, drill: str) -> None:
    """Exactly the gifts and courtesies that the drill tells, in any order."""
    printed, lines = read_drill(name.split(":")[0], drill)
    assert sorted((*press(printed), *courtesies(printed))) == sorted(lines)
