"""Nouns that never change, and cost no more than other objects.

``dataclass(frozen=True)`` sets every field through ``object.__setattr__``: with 1,200 spans, mentions and tokens a page
this was a twelfth of all reading. What ``@frozen`` marks is frozen to the type checker (``make check``), which sees
every line of this project; at run time it is a plain class with slots, compared and hashed by its fields.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform, overload

T = TypeVar("T")


@overload
def frozen(cls: type[T], /) -> type[T]: ...


@overload
def frozen(*, order: bool = False) -> Callable[[type[T]], type[T]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T] | None = None, /, *, order: bool = False) -> type[T] | Callable[[type[T]], type[T]]:
    """A dataclass with slots that the type checker lets nobody change.

    >>> @frozen
    ... class Pair:
    ...     one: int
    ...     other: int = 0
    >>> Pair(1), Pair(1) == Pair(1, 0), len({Pair(1), Pair(1)})
    (Pair(one=1, other=0), True, 1)
    """
    make = dataclass(slots=True, order=order, unsafe_hash=True)
    return make if cls is None else make(cls)
