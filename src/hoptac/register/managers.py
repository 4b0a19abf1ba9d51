"""The managers that leave out what whoever asks may not see (``register.scope``), for every query alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

from django.db import models
from django.db.models import Q, QuerySet

from hoptac.register.scope import Hidden, hidden

#: What an entry says that hidden pages may have told.
_TOLD = frozenset(
    [
        "values",
        "others",
        "low",
        "high",
        "day",
        "begins",
        "ends",
        "sources",
        "independent",
        "disagrees",
        "ranks",
        "missing",
        "state",
    ]
)


class Seen(models.Manager[Any]):
    """Rows that may be seen; ``shuts`` finds those that may not."""

    def __init__(self, shuts: Callable[[Hidden], Q] | None = None) -> None:
        super().__init__()
        self.shuts = shuts

    def get_queryset(self) -> QuerySet[Any]:
        """All rows but those that are hidden now. Django makes the managers of relations (``page.reports``) without
        arguments: they go by their model's own."""
        rows, shut = super().get_queryset(), hidden()
        if shut is None:
            return rows
        own = self if self.shuts else cast(Seen, self.model._default_manager)
        return rows.exclude(own.shuts(shut)) if own.shuts else rows.none()


class Retold(QuerySet[Any]):
    """Rows of which some were made of hidden pages too: those say what the other pages tell."""

    #: Columns that hidden pages may have told.
    told: frozenset[str] = frozenset()

    def _fetch_all(self) -> None:
        """As Django has it, then without what hidden pages told."""
        fresh = self.__dict__.get("_result_cache") is None
        cast(Any, super())._fetch_all()
        if fresh and hidden() is not None:
            without([row for row in self.__dict__["_result_cache"] if isinstance(row, models.Model)], self.mixed)

    def iterator(self, *args: Any, **kwargs: Any) -> Iterator[Any]:
        """As Django has it; where something is hidden, all rows at once."""
        return super().iterator(*args, **kwargs) if hidden() is None else iter(self)

    def values(self, *fields: Any, **expressions: Any) -> Any:
        """As Django has it. Bare values do not say who tells them: where a hidden page may, the row is left out."""
        return super(Retold, self._sure(fields)).values(*fields, **expressions)

    def values_list(self, *fields: Any, **kwargs: Any) -> Any:
        """As ``values``."""
        return super(Retold, self._sure(fields)).values_list(*fields, **kwargs)

    def _sure(self, fields: tuple[Any, ...]) -> Retold:
        shut = hidden()
        bare = not fields or any(str(field).split("__")[0].lstrip("-") in self.told for field in fields)
        return self.exclude(pk__in=self.mixed(shut)) if bare and shut is not None else self

    @staticmethod
    def mixed(shut: Hidden) -> frozenset[Any]:
        """The rows (their keys) that were made of hidden pages too."""
        return frozenset()


class EntryRows(Retold):
    """Entries."""

    told = _TOLD

    @staticmethod
    def mixed(shut: Hidden) -> frozenset[Any]:
        """Entries that a hidden page tells too."""
        return shut.traces.shared


class PairRows(Retold):
    """Partnerships with their counts."""

    told = frozenset(("now", "then", "total", "first", "last"))

    @staticmethod
    def mixed(shut: Hidden) -> frozenset[Any]:
        """Partnerships that count what is hidden too."""
        return shut.traces.counted


class SeenEntries(models.Manager[Any]):
    """Entries that may be seen."""

    def get_queryset(self) -> QuerySet[Any]:
        """All entries but those that only hidden pages tell."""
        rows, shut = EntryRows(self.model, using=self._db), hidden()
        return rows.exclude(pk__in=shut.traces.lone) if shut is not None else rows


class SeenPairs(models.Manager[Any]):
    """Partnerships that may be seen."""

    def get_queryset(self) -> QuerySet[Any]:
        """All partnerships but those that only hidden pages make."""
        rows, shut = PairRows(self.model, using=self._db), hidden()
        return rows.exclude(pk__in=shut.traces.pairless) if shut is not None else rows


def without(rows: Iterable[Any], mixed: Callable[[Hidden], frozenset[Any]] = EntryRows.mixed) -> None:
    """Let rows (by default entries) say only what pages tell that are not hidden; most no hidden page tells."""
    shut = hidden()
    if shut is None:
        return
    named = [row for row in rows if row is not None and row.pk in mixed(shut)]
    fresh = [row for row in named if not vars(row).get("retold")]
    if fresh:
        shut.retell(shut, fresh)
        for row in fresh:
            row.retold = True
