"""The decision to enter a fact by hand."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from hoptac.base.errors import HoptacError
from hoptac.base.identity import make_key
from hoptac.base.kinds import KINDS
from hoptac.gazetteer.slots import check_value
from hoptac.register.hand import NEEDED, quote_words, refresh
from hoptac.register.log import Act, append, bearings
from hoptac.register.models import Bearing, Page
from hoptac.register.refs import HAND, page_ref
from hoptac.register.writing import writing


def add(
    kind: str,
    values: Mapping[str, Any],
    by: str,
    page: str | None = None,
    quotes: Iterable[Mapping[str, Any]] = (),
    why: str = "",
    at: str = "",
) -> int:
    """Enter a fact by hand; gives the decision's number (its target is the key of the report that follows).

    ``page``: the ref of a page that says it, ``quotes`` its words there: ``{"slot", "words"}``, with ``"start"`` where
    the words stand several times. Without a page the proof is who entered it, when and why.
    Raises ``slot-unknown``, ``value-wrong``, ``decision-unknown`` (no such page), ``words-missing``.
    """
    if kind not in KINDS:
        raise HoptacError("slot-unknown", kind=kind, slot="")
    told = _checked(kind, values)
    with writing():
        said = [_quoted(page, told, quote) for quote in quotes]
        key = make_key("hand", secrets.token_hex(16))
        ref = _ref_of(page) if page else page_ref(f"{HAND}{key}")
        on = {"page": ref, "key": key, "binding": key, "kind": kind}
        [made] = append(Act("add", by, why, at, {"kind": kind, "values": told, "quotes": said}), [[on]])
        Bearing.objects.bulk_create(bearings(made))
        refresh([ref])
        return made.number


def _checked(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values in the register's form, with every slot that is always there."""
    told = {slot: check_value(kind, slot, value) for slot, value in values.items()}
    for slot in NEEDED[kind]:
        if told.get(slot) in (None, []):
            raise HoptacError("value-wrong", slot=slot, value="", reason="needed")
    if "comparator" in KINDS[kind].slots and not told.get("comparator"):
        told["comparator"] = "="
    return {**{slot: check_value(kind, slot, None) for slot in KINDS[kind].slots}, **told}


def _ref_of(ref: str) -> str:
    page = Page.objects.filter(ref=ref, error__isnull=True).exclude(address__startswith=HAND)
    if not page.exists():
        raise HoptacError("decision-unknown", key=ref)
    return ref


def _quoted(ref: str | None, values: Mapping[str, Any], quote: Mapping[str, Any]) -> dict[str, Any]:
    """The words of a slot as the decision keeps them."""
    page = Page.objects.filter(ref=ref).first() if ref else None
    if quote["slot"] not in values:
        raise HoptacError("slot-unknown", slot=quote["slot"])
    found = quote_words(page, str(quote["words"]).strip(), quote.get("start")) if page else None
    if found is None:
        raise HoptacError("words-missing", words=quote["words"])
    return {"slot": quote["slot"], **found}
