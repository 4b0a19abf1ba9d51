"""The office's own tables in a backup: accounts, departments, what is theirs, approvals, audit, switches.

Sessions and attempts to sign in are not in it: after a restore everybody signs in anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import F

from hoptac.register.models import Account, Approval, Audit, Department, Owned, Setting

Rows = list[dict[str, Any]]
_ACCOUNT = (
    "name",
    "full_name",
    "role",
    "password",
    "is_active",
    "totp_secret",
    "totp_step",
    "made_by",
    "made_at",
)
_APPROVAL = ("decision_id", "author", "by", "at")
_AUDIT = ("at", "by", "act", "about", "address")
#: Member -> the fields of its rows.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "departments.jsonl": ("name",),
    "accounts.jsonl": (*_ACCOUNT, "departments"),
    "owned.jsonl": ("sort", "name", "of"),
    "approvals.jsonl": _APPROVAL,
    "audit.jsonl": _AUDIT,
    "settings.jsonl": ("name", "value"),
}


def back_up(add: Callable[[str, Iterable[dict[str, Any]]], None]) -> None:
    """Give a backup its members; what is empty has none."""
    owned = Owned.objects.annotate(of=F("department__name")).order_by("sort", "name", "of")
    told: dict[str, Iterable[Any]] = {
        "departments.jsonl": Department.objects.order_by("name").values("name"),
        "accounts.jsonl": [_account(row) for row in Account.objects.order_by("name").prefetch_related("departments")],
        "owned.jsonl": owned.values(*FIELDS["owned.jsonl"]),
        "approvals.jsonl": Approval.objects.order_by("decision").values(*_APPROVAL),
        "audit.jsonl": Audit.objects.order_by("id").values(*_AUDIT),
        "settings.jsonl": Setting.objects.order_by("name").values("name", "value"),
    }
    for name, rows in told.items():
        if found := list(rows):
            add(name, found)


def _account(row: Account) -> dict[str, Any]:
    told = {field: getattr(row, field) for field in _ACCOUNT}
    return {**told, "departments": sorted(department.name for department in row.departments.all())}


def put_back(rows: Callable[[str, tuple[str, ...]], Rows]) -> None:
    """Restore them from a backup's members, the decisions being there."""
    told = {name: rows(name, fields) for name, fields in FIELDS.items()}
    of = {row["name"]: Department.objects.create(**row) for row in told["departments.jsonl"]}
    for row in told["accounts.jsonl"]:
        member = [of[name] for name in row.pop("departments")]
        Account.objects.create(**row).departments.set(member)
    Owned.objects.bulk_create(Owned(department=of[row.pop("of")], **row) for row in told["owned.jsonl"])
    Approval.objects.bulk_create(Approval(**row) for row in told["approvals.jsonl"])
    Audit.objects.bulk_create((Audit(**row) for row in told["audit.jsonl"]), batch_size=500)
    Setting.objects.bulk_create(Setting(**row) for row in told["settings.jsonl"])
