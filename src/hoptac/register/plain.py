"""Values as both databases and every export keep them: plain JSON, one form for one value."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any


def plain(value: Any) -> Any:
    """Numbers without a needless fraction (PostgreSQL gives 1e16 back as an integer), lists for tuples and sets.

    >>> plain({"amount": 2e9, "share": 2.5, "parties": ("LA-XE", "VN-26")})
    {'amount': 2000000000, 'share': 2.5, 'parties': ['LA-XE', 'VN-26']}
    """
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(plain(item) for item in value)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return plain(dataclasses.asdict(value))
    return value


def printable(text: str) -> str:
    """Text that PostgreSQL can keep: a NUL or half a surrogate pair becomes U+FFFD, one character for one."""
    if text.isascii() and "\0" not in text:
        return text
    return "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in text)
