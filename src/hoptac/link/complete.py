"""How complete the record of a fact is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hoptac.base.kinds import KINDS


def missing(kind: str, values: Mapping[str, Any]) -> tuple[str, ...]:
    """The slots of ``Kind.wanted`` that nothing tells, by the first name of each; a list with a gap is not known yet.

    >>> missing("aid", {"giver": ["VN-HUE"], "receiver": [None], "goods": "gạo", "date": "2022-10-05"})
    ('receiver', 'purpose')
    """
    return tuple(
        slots[0]
        for wanted in KINDS[kind].wanted
        if (slots := wanted.split("|")) and not any(_known(values.get(slot)) for slot in slots)
    )


def _known(value: object) -> bool:
    if isinstance(value, list | tuple):
        return bool(value) and None not in value
    return value not in (None, "", {})
