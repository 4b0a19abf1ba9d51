"""Accounts and departments: made, changed, closed. A register without any account is one person's, on one machine."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from hoptac.base.errors import HoptacError
from hoptac.register.audit import note
from hoptac.register.models import Account, Decision, Department, Setting
from hoptac.register.models_accounts import ROLES
from hoptac.register.plain import printable
from hoptac.register.writing import writing

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")
#: Decisions after this number wait for an approval: those before were one person's.
AFTER = "approvals-after"


def any_account() -> bool:
    """Whether people sign in here; without, the register is one person's."""
    return Account.objects.exists()


def accounts() -> QuerySet[Account]:
    """All accounts with their departments, those that are closed last."""
    return Account.objects.prefetch_related("departments").order_by("-is_active", "name")


def account(name: str) -> Account:
    """An account by its name. Raises ``account-unknown``."""
    found = Account.objects.filter(name=name.strip().lower()).first()
    if found is None:
        raise HoptacError("account-unknown", name=name)
    return found


def make_account(
    name: str, password: str, role: str, by: str, full_name: str = "", departments: Iterable[str] = ()
) -> Account:
    """A new account. Raises ``account-name``, ``account-taken``, ``account-role``, ``first-account``,
    ``password-weak``, ``department-unknown``."""
    name = name.strip().lower()
    if not _NAME.fullmatch(name):
        raise HoptacError("account-name", name=name)
    _known_role(role)
    made = Account(name=name, full_name=_tidy(full_name), role=role, made_by=by, made_at=_now())
    set_password(made, password, save=False)
    with writing():
        if Account.objects.filter(name=name).exists():
            raise HoptacError("account-taken", name=name)
        if not any_account():
            _first(role)
        made.save()
        made.departments.set(_departments(departments))
        note(by, "account-made", f"{name}: {role}")
    return made


def _first(role: str) -> None:
    """The first account must be able to make others; what was decided before it needs nobody's approval."""
    if role != "admin":
        raise HoptacError("first-account")
    last = Decision.objects.order_by("-number").values_list("number", flat=True).first() or 0
    Setting.objects.update_or_create(name=AFTER, defaults={"value": str(last)})


def change_account(name: str, by: str, role: str, full_name: str, departments: Iterable[str], active: bool) -> Account:
    """Change what an account may do; closing it ends its sessions with their next request.

    Raises ``account-unknown``, ``account-role``, ``last-admin``, ``department-unknown``.
    """
    _known_role(role)
    with writing():
        row = account(name)
        others = Account.objects.filter(role="admin", is_active=True).exclude(pk=row.pk)
        if row.role == "admin" and row.is_active and (role != "admin" or not active) and not others.exists():
            raise HoptacError("last-admin", name=row.name)
        row.role, row.full_name, row.is_active = role, _tidy(full_name), active
        row.save(update_fields=["role", "full_name", "is_active"])
        row.departments.set(found := _departments(departments))
        told = ", ".join(department.name for department in found)
        note(by, "account-changed", f"{row.name}: {role}{'' if active else ', closed'}{f' ({told})' if told else ''}")
    return row


def set_password(row: Account, password: str, by: str = "", save: bool = True) -> None:
    """Give an account another password; its other sessions end. Raises ``password-weak`` with the reasons."""
    try:
        validate_password(password, row)
    except ValidationError as error:
        raise HoptacError("password-weak", why=" ".join(error.messages)) from None
    row.set_password(password)
    if save:
        row.save(update_fields=["password"])
        note(by, "password", row.name)


def departments() -> list[str]:
    """The departments' names."""
    return list(Department.objects.values_list("name", flat=True))


def make_department(name: str, by: str) -> Department:
    """A new department. Raises ``department-name``."""
    name = _tidy(name)
    with writing():
        if not name or Department.objects.filter(name=name).exists():
            raise HoptacError("department-name", name=name)
        made = Department.objects.create(name=name)
        note(by, "department", name)
    return made


def _departments(names: Iterable[str]) -> list[Department]:
    wanted = sorted({_tidy(name) for name in names if name})
    found = {row.name: row for row in Department.objects.filter(name__in=wanted)}
    for name in wanted:
        if name not in found:
            raise HoptacError("department-unknown", name=name)
    return [found[name] for name in wanted]


def _known_role(role: str) -> None:
    if role not in ROLES:
        raise HoptacError("account-role", name=role, roles=", ".join(ROLES))


def _tidy(text: str) -> str:
    return " ".join(printable(text).split())[:120]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
