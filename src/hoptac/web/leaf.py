"""Which leaf of a long list an address asks for."""

from __future__ import annotations

from collections.abc import Mapping


def page_number(asked: Mapping[str, str]) -> int:
    """What ``page`` says, from 1; 1 where it says nothing that makes sense."""
    typed = asked.get("page", "")
    return max(1, int(typed)) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 1
