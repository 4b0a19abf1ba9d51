"""The tables of partnerships: which entries belong to which, their counts, and the office's own base maps."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hoptac.register.managers import Seen, SeenPairs


class EntryPair(models.Model):
    """Index: a live entry and two places of two countries that it joins (``register.pairs``).

    ``pair`` holds their ids, Vietnam's first, with a blank between; ``day`` is the entry's, of a visit only its own;
    ``what`` the value that tells most of its kind (a figure's measure, a commitment's stance …), ``field`` the heading
    of a term review that it belongs under, "" where it tells none. ``now``: the units that stand today, ``then``: those
    before the mergers of 2025; where they are the same one row says both.
    """

    entry = models.ForeignKey("register.Entry", on_delete=models.CASCADE, related_name="pairs")
    pair = models.CharField(max_length=65)
    kind = models.CharField(max_length=16)
    day = models.CharField(max_length=10, blank=True)
    what = models.CharField(max_length=32, blank=True)
    field = models.CharField(max_length=16, blank=True)
    now = models.BooleanField()
    then = models.BooleanField()

    objects: ClassVar[models.Manager[EntryPair]] = Seen(lambda shut: Q(pk__in=shut.traces.pairs))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "pair"], name="pair_once_an_entry")]
        indexes = [
            models.Index(fields=["pair", "kind", "day", "what"], name="entries_of_a_pair"),
            models.Index(fields=["kind", "what", "pair", "day"], name="pairs_by_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.pair} {self.kind} {self.day}"


class Partnership(models.Model):
    """Index: how many entries of each kind join two places (``pair`` as in ``EntryPair``): ``{kind: number}``, ``now``
    and ``then`` as there. ``total`` counts those of ``now``, ``first`` and ``last`` are their days."""

    pair = models.CharField(max_length=65, primary_key=True)
    one = models.CharField(max_length=32, db_index=True)
    other = models.CharField(max_length=32, db_index=True)
    now = models.JSONField(default=dict)
    then = models.JSONField(default=dict)
    total = models.PositiveIntegerField(default=0, db_index=True)
    first = models.CharField(max_length=10, blank=True)
    last = models.CharField(max_length=10, blank=True)

    objects: ClassVar[models.Manager[Partnership]] = SeenPairs()

    class Meta:
        ordering = ["-total", "pair"]

    def __str__(self) -> str:
        return self.pair


class BaseMap(models.Model):
    """One version of the office's official base map (GeoJSON) for the units of a time (``now``, ``then``); the highest
    is in use, one without bytes means that the map that ships with Hoptac is. Kept, not derived; in every backup."""

    era = models.CharField(max_length=8)
    version = models.PositiveIntegerField()
    name = models.TextField()
    kept_by = models.TextField()
    kept_at = models.CharField(max_length=32)
    raw_hash = models.ForeignKey(
        "register.Snapshot", null=True, on_delete=models.PROTECT, related_name="maps", db_column="raw_hash"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["era", "version"], name="one_version_of_a_map")]
        ordering = ["era", "-version"]

    def __str__(self) -> str:
        return f"{self.era} {self.version}"
