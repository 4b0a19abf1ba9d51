"""People who sign in, for the tests of the site: one of each role, and a browser of each."""

from __future__ import annotations

from django.test import Client

from hoptac.register.accounts import AFTER
from hoptac.register.models import Account, Department, Setting
from hoptac.register.models_accounts import ROLES

#: Good enough for the rules of passwords.
PASSWORD = "bon tu khong lien quan"


def make(name: str, role: str, *departments: str, password: str = "") -> Account:
    """An account; without a password nobody can sign in with it, ``signed_in`` can. Hashing one takes a while."""
    row = Account(name=name, role=role, made_by="test", made_at="2026-11-22T08:00:00+00:00")
    if password:
        row.set_password(password)
    else:
        row.set_unusable_password()
    row.save()
    row.departments.set(Department.objects.get_or_create(name=named)[0] for named in departments)
    Setting.objects.get_or_create(name=AFTER, defaults={"value": "0"})
    return row


def signed_in(row: Account | None) -> Client:
    """A browser in which somebody has signed in, or (None) nobody."""
    client = Client()
    if row is not None:
        client.force_login(row)
    return client


def one_of_each(*departments: str, suffix: str = "") -> dict[str, Account]:
    """Role -> an account of it."""
    return {role: make(f"{role}{suffix}", role, *departments) for role in ROLES}
