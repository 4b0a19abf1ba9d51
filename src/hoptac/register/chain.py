"""The chain of digests over the log of decisions: a byte changed in it is noticed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from hoptac.base.errors import HoptacError
from hoptac.register.models import Decision


def _digest(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def content_digest(salt: str, payload: Any, by: str, why: str) -> str:
    """What stands in the chain for a person's name and words; without the salt it tells nothing of them."""
    return _digest(salt, payload, by, why)


def seal(decision: Decision) -> Decision:
    """The decision with both its digests, from its other fields."""
    decision.content_digest = content_digest(decision.salt, decision.payload, decision.by, decision.why)
    decision.digest = chain_digest(decision)
    return decision


def chain_digest(decision: Decision) -> str:
    """The digest of a decision, over all that may never be erased."""
    d = decision
    return _digest(d.previous, d.number, d.target, d.target_kind, d.binding, d.action, d.at, d.content_digest)


def verify(decisions: Iterable[Decision], erased: Mapping[int, str]) -> int:
    """Follow the chain from its beginning; how many decisions. Raises ``decisions-tampered`` at the first wrong one.

    ``erased``: the digests of what is left of those whose words were erased by law (``erasures``).
    """
    previous, number = "", 0
    for decision in decisions:
        number += 1
        whole = (
            decision.number == number
            and decision.previous == previous
            and decision.digest == chain_digest(decision)
            and _says_what_it_said(decision, erased)
        )
        if not whole:
            raise HoptacError("decisions-tampered", number=decision.number)
        previous = decision.digest
    return number


def _says_what_it_said(d: Decision, erased: Mapping[int, str]) -> bool:
    told = content_digest(d.salt, d.payload, d.by, d.why)
    return told == d.content_digest if d.salt else erased.get(d.number) == told


def erasures(decisions: Iterable[Decision]) -> dict[int, str]:
    """Number of a decision -> digest of what an erasure left of its words, the newest erasure last."""
    told = sorted((d for d in decisions if d.action == "erase"), key=lambda d: d.number)
    return {int(number): left for d in told for number, left in d.payload["redacted"].items() if int(number) < d.number}


def verify_log() -> int:
    """``verify`` for the log of this register."""
    erased = erasures(Decision.objects.filter(action="erase"))
    return verify(Decision.objects.order_by("number").iterator(chunk_size=1000), erased)
