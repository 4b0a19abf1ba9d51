"""The tables beside accounts: what belongs to whom, approvals, audit, attempts to sign in, switches.

The office's own working data: no part of the register, which is the same function of pages and decisions without it.
A rebuild leaves it alone; accounts, departments, what belongs to whom, approvals, switches and audit are in the backup.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class Owned(models.Model):
    """What belongs to a department (one row for each that may see it): ``sort`` ``page`` with its address, ``paper``
    with its ref. No department: the admins' alone. What has no row is shared with all."""

    sort = models.CharField(max_length=8)
    name = models.TextField()
    department = models.ForeignKey("register.Department", null=True, on_delete=models.PROTECT, related_name="owned")

    objects: ClassVar[models.Manager[Owned]] = models.Manager()

    class Meta:
        ordering = ["sort", "name", "department"]
        constraints = [models.UniqueConstraint(fields=["sort", "name", "department"], name="owned_once")]

    def __str__(self) -> str:
        return f"{self.sort} {self.name}"


class Approval(models.Model):
    """That somebody else approved a decision. Append-only; a trigger holds ``author`` to be the decision's ``by``."""

    decision = models.OneToOneField(
        "register.Decision", on_delete=models.PROTECT, primary_key=True, related_name="approval"
    )
    decision_id: int
    author = models.TextField()
    by = models.TextField()
    at = models.CharField(max_length=32)

    objects: ClassVar[models.Manager[Approval]] = models.Manager()

    class Meta:
        ordering = ["decision"]
        constraints = [models.CheckConstraint(condition=~Q(by=F("author")), name="nobody_approves_his_own")]

    def __str__(self) -> str:
        return f"{self.decision_id} {self.by}"


class Audit(models.Model):
    """Who did what beside deciding: signing in, taking data out, changing accounts and switches. Append-only.

    ``act`` is one of ``register.audit.ACTS``, ``about`` what it was done to, ``address`` the machine's.
    """

    at = models.CharField(max_length=32)
    by = models.TextField(db_index=True)
    act = models.CharField(max_length=24, db_index=True)
    about = models.TextField(blank=True)
    address = models.CharField(max_length=45, blank=True)

    objects: ClassVar[models.Manager[Audit]] = models.Manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.at} {self.by} {self.act}"


class Attempt(models.Model):
    """A sign-in that failed, or is under way; ``at`` in seconds. ``who`` is the digest of a name or of an address."""

    who = models.CharField(max_length=64)
    at = models.FloatField()

    objects: ClassVar[models.Manager[Attempt]] = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["who", "at"], name="attempt_of_whom")]

    def __str__(self) -> str:
        return self.who[:12]


class Setting(models.Model):
    """A switch (``on`` or nothing), or another word that the office keeps about itself."""

    name = models.CharField(max_length=32, primary_key=True)
    value = models.TextField(blank=True)

    objects: ClassVar[models.Manager[Setting]] = models.Manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.name} {self.value}"
