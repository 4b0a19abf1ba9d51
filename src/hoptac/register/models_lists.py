"""The tables of the lists: what they sort and filter by (derived), and the views that people saved (the office's)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hoptac.register.managers import Seen


class Listed(models.Model):
    """Index: a live entry in its list (``register.listed`` says how each value is found).

    ``slug`` is the list; ``status`` a code of it; ``first`` and ``last`` ISO days, months or years, "" where nothing
    tells them (of a person ``first`` is the day of the newest page); ``title`` names in small letters without marks;
    ``marks`` words with blanks around each: fields, ``definite``, ``contested``, countries; ``key`` the beginning of
    the entry's, for an order that lasts.
    """

    entry = models.OneToOneField("register.Entry", primary_key=True, on_delete=models.CASCADE, related_name="listed")
    slug = models.CharField(max_length=16)
    state = models.CharField(max_length=8)
    status = models.CharField(max_length=32, blank=True)
    first = models.CharField(max_length=10, blank=True)
    last = models.CharField(max_length=10, blank=True)
    title = models.CharField(max_length=80, blank=True)
    marks = models.TextField(blank=True)
    amount = models.FloatField(null=True)
    unit = models.CharField(max_length=16, blank=True)
    key = models.CharField(max_length=16)

    objects: ClassVar[models.Manager[Listed]] = Seen(lambda shut: Q(entry__in=shut.traces.lone))

    class Meta:
        indexes = [
            models.Index(fields=["slug", "-first", "key"], name="listed_by_day"),
            models.Index(fields=["slug", "status", "-first", "key"], name="listed_by_status"),
            models.Index(fields=["slug", "title", "key"], name="listed_by_title"),
        ]

    def __str__(self) -> str:
        return f"{self.slug} {self.key}"


class SavedView(models.Model):
    """A list with its filters under a name: ``query`` is what stands behind the question mark of its address.

    No part of the register; kept, and in every backup. ``owner``: whose it is, "" for everybody's.
    """

    ref = models.CharField(max_length=16, unique=True)
    slug = models.CharField(max_length=16)
    name = models.CharField(max_length=80)
    query = models.TextField(blank=True)
    owner = models.TextField(blank=True)
    made_at = models.CharField(max_length=32)

    class Meta:
        ordering = ["slug", "name", "ref"]
        constraints = [models.UniqueConstraint(fields=["slug", "owner", "name"], name="one_view_of_a_name")]

    def __str__(self) -> str:
        return f"{self.slug} {self.name}"
