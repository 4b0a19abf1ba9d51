"""Who may sign in, and the departments of the office (``models_office`` says what else is theirs)."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

#: What a person may do, each all that those before it may.
ROLES = ("viewer", "editor", "approver", "admin")


class Department(models.Model):
    """A department of the office, by its name."""

    name = models.CharField(max_length=120, unique=True)

    objects: ClassVar[models.Manager[Department]] = models.Manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Accounts(BaseUserManager["Account"]):
    """Accounts, as Django's sign-in asks for them."""

    def get_by_natural_key(self, username: str | None) -> Account:
        """By the name that was typed, in any letters."""
        return self.get(name=(username or "").strip().lower())


class Account(AbstractBaseUser):
    """Who may sign in. ``name`` stands in the log of decisions, is never given to another and never changes.

    ``totp_secret``: base32, "" where no code is asked for; ``totp_step`` the last step (30 seconds) whose code was
    used: none counts twice. Accounts are closed (``is_active``), never deleted.
    """

    name = models.CharField(max_length=40, unique=True)
    full_name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=8, choices=[(role, role) for role in ROLES])
    departments = models.ManyToManyField(Department, related_name="members", blank=True)
    is_active = models.BooleanField(default=True)
    totp_secret = models.CharField(max_length=64, blank=True)
    totp_step = models.BigIntegerField(default=0)
    made_by = models.TextField()
    made_at = models.CharField(max_length=32)

    objects = Accounts()
    USERNAME_FIELD = "name"

    class Meta:
        ordering = ["name"]
        constraints = [models.CheckConstraint(condition=Q(role__in=ROLES), name="a_known_role")]

    def __str__(self) -> str:
        return self.name
