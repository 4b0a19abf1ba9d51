"""The form to enter a fact by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from hoptac.base.kinds import KINDS
from hoptac.register.hand import NEEDED
from hoptac.web.present import labels
from hoptac.web.present.fields import Field, field, name_lists, refilled


def kinds(page: str, words: str, back: str = "") -> list[tuple[str, str]]:
    """The kinds to choose from: the address of each one's form, and its name; ``back``: where to go afterwards."""
    told = {"page": page, "words": words, "next": back}
    kept = {name: value for name, value in told.items() if value}
    return [(f"{reverse('add-fact')}?{urlencode({'kind': kind, **kept})}", kind_name(kind)) for kind in KINDS]


def kind_name(kind: str) -> str:
    """What a fact of a kind is called."""
    return str(labels.KIND_OF_ONE[kind])


def slots(kind: str) -> tuple[str, ...]:
    """The slots of a kind, in the order of its form."""
    return (*KINDS[kind].slots, *KINDS[kind].extra)


def form(kind: str, start: Mapping[str, Any]) -> list[Field]:
    """The fields of a kind; ``start``: what stands in them at first."""
    return [field(kind, slot, start.get(slot), start) for slot in slots(kind)]


def whole(kind: str, told: Mapping[str, Any], sent: Mapping[str, Sequence[str]] | None = None) -> dict[str, Any]:
    """All fields of a fact, those that say something before the others; ``sent``: what a person typed, to be mended."""
    shown = form(kind, told)
    first = [one.slot for one in shown if told.get(one.slot) not in (None, "", [])]
    if sent is not None:
        shown = [refilled(one, sent) for one in shown]
    return {
        "fields": [one for one in shown if one.slot in first],
        "others": [one for one in shown if one.slot not in first],
        "lists": name_lists(shown),
    }


def proved(kind: str, values: Mapping[str, Any]) -> str:
    """The slot that chosen words are kept for: the first needed one, a sentence's own for what was said."""
    return "quote" if kind == "commitment" else next((slot for slot in NEEDED[kind] if slot in values), NEEDED[kind][0])
