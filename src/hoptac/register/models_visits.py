"""The tables of visits' files: who goes, what happens when, what is to be done by whom. The office's own, kept."""

from __future__ import annotations

from django.db import models


class VisitFile(models.Model):
    """The file of a visit. ``key`` is the key of a report of the visit, ``keys`` those of all at the last change: an
    entry's own key changes where reports join. ``edition`` counts the changes of ``result``."""

    ref = models.CharField(max_length=16, unique=True)
    key = models.CharField(max_length=40, unique=True)
    keys = models.JSONField(default=list)
    result = models.TextField(blank=True)
    edition = models.PositiveIntegerField(default=0)
    changed_by = models.TextField(blank=True)
    changed_at = models.CharField(max_length=32, blank=True)

    class Meta:
        ordering = ["ref"]

    def __str__(self) -> str:
        return self.ref


class FileLine(models.Model):
    """A line of a file. ``part`` says which (``share.delegation.file.PARTS``) and what its fields mean; ``day`` ISO,
    ``time`` HH:MM, ``done_at`` an ISO time, "" while it is to be done; ``edition`` counts its changes."""

    file = models.ForeignKey(VisitFile, on_delete=models.CASCADE, related_name="lines")
    ref = models.CharField(max_length=16, unique=True)
    part = models.CharField(max_length=16)
    number = models.PositiveIntegerField()
    what = models.TextField(blank=True)
    who = models.TextField(blank=True)
    where = models.TextField(blank=True)
    day = models.CharField(max_length=10, blank=True)
    time = models.CharField(max_length=5, blank=True)
    amount = models.FloatField(null=True)
    currency = models.CharField(max_length=3, blank=True)
    done_at = models.CharField(max_length=32, blank=True)
    edition = models.PositiveIntegerField(default=0)
    changed_by = models.TextField(blank=True)
    changed_at = models.CharField(max_length=32, blank=True)

    class Meta:
        ordering = ["file", "part", "number"]
        indexes = [models.Index(fields=["done_at", "day"], name="file_line_by_day")]

    def __str__(self) -> str:
        return self.what[:40]
