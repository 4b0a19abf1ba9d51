"""The tables of papers: what was sent or kept, and the office's own templates. Kept, not derived; in every backup."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hoptac.register.managers import Seen


class KeptPaper(models.Model):
    """A paper as it left: its bytes by their hash, between whom, who kept it, when (ISO, UTC), for whom it was."""

    ref = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=32)
    name = models.TextField()
    format = models.CharField(max_length=8)
    one = models.CharField(max_length=32)
    other = models.CharField(max_length=32)
    sent_to = models.TextField(blank=True)
    kept_by = models.TextField()
    kept_at = models.CharField(max_length=32)
    raw_hash = models.ForeignKey(
        "register.Snapshot", on_delete=models.PROTECT, related_name="papers", db_column="raw_hash"
    )

    objects: ClassVar[models.Manager[KeptPaper]] = Seen(lambda shut: Q(ref__in=shut.papers))

    class Meta:
        ordering = ["-kept_at", "ref"]

    def __str__(self) -> str:
        return self.name


class PaperForm(models.Model):
    """One version of an office's template of a form (``share.papers.paper.Form``); the highest is in use."""

    form = models.CharField(max_length=16)
    version = models.PositiveIntegerField()
    name = models.TextField()
    kept_by = models.TextField()
    kept_at = models.CharField(max_length=32)
    raw_hash = models.ForeignKey(
        "register.Snapshot", on_delete=models.PROTECT, related_name="forms", db_column="raw_hash"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["form", "version"], name="one_version_of_a_form")]
        ordering = ["form", "-version"]

    def __str__(self) -> str:
        return f"{self.form} {self.version}"


class OwnOffice(models.Model):
    """Whose office this is, as set on the site (``share.papers.record.Office``); the newest holds."""

    place = models.CharField(max_length=32)
    body = models.CharField(max_length=40)
    organ = models.CharField(max_length=200)
    symbol = models.CharField(max_length=40)
    seat = models.CharField(max_length=100, blank=True)
    signs = models.CharField(max_length=200, blank=True)
    signer = models.CharField(max_length=100, blank=True)
    kept_by = models.TextField()
    kept_at = models.CharField(max_length=32, unique=True)

    class Meta:
        ordering = ["-kept_at", "-id"]

    def __str__(self) -> str:
        return f"{self.organ} {self.place}"
