"""The form to enter a fact by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from hoptac.base.kinds import KINDS
from hoptac.register.hand import NEEDED
from hoptac.web.present import labels
from hoptac.web.present.fields import Field, field


def kinds(page: str, words: str) -> list[tuple[str, str]]:
    """The kinds to choose from: the address of each one's form, and its name."""
    told = {"page": page, "words": words}
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


def proved(kind: str, values: Mapping[str, Any]) -> str:
    """The slot that chosen words are kept for: the first needed one, a sentence's own for what was said."""
    return "quote" if kind == "commitment" else next((slot for slot in NEEDED[kind] if slot in values), NEEDED[kind][0])
