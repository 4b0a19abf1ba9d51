"""Whose something is: a department's own, or everybody's."""

from __future__ import annotations

from hoptac.base.errors import HoptacError
from hoptac.register.audit import note
from hoptac.register.models import Account, Department, Owned, Page
from hoptac.register.writing import writing


def departments_of(account: int, admin: bool) -> list[str]:
    """The departments that a person may keep something for: his own, an admin any."""
    rows = Department.objects.all() if admin else Department.objects.filter(members=account)
    return list(rows.values_list("name", flat=True))


def owners(sort: str, name: str) -> list[str]:
    """The departments that something belongs to; none: everybody sees it."""
    rows = Owned.objects.filter(sort=sort, name=name, department__isnull=False)
    return list(rows.order_by("department__name").values_list("department__name", flat=True))


def owners_of_page(ref: str) -> list[str]:
    """``owners`` of a page by its ref."""
    address = Page.objects.filter(ref=ref).values_list("address", flat=True).first()
    return owners("page", address) if address else []


def give_page(ref: str, department: str, by: str) -> None:
    """From now on a page is a department's own, or ("") everybody's. Raises ``decision-unknown``."""
    address = Page.objects.filter(ref=ref).values_list("address", flat=True).first()
    if address is None:
        raise HoptacError("decision-unknown", key=ref)
    give("page", address, department, by)


def give(sort: str, name: str, department: str, by: str) -> None:
    """From now on something is a department's own, or ("") everybody's. Raises ``department-unknown``."""
    with writing():
        row = Department.objects.filter(name=department).first()
        if department and row is None:
            raise HoptacError("department-unknown", name=department)
        if owners(sort, name) == ([department] if department else []):
            return
        Owned.objects.filter(sort=sort, name=name).delete()
        if row is not None:
            Owned.objects.create(sort=sort, name=name, department=row)
        note(by, "belongs", f"{name}: {department or '*'}")


def keep_paper(ref: str, account: int) -> None:
    """A paper holds what whoever keeps it may see, so it is for those alone who see as much: his department, or (an
    admin's, or one of several departments) the admins. Where no page is any department's own, it is everybody's."""
    if not Owned.objects.filter(sort="page").exists():
        return
    member = list(Department.objects.filter(members=account))
    boss = Account.objects.filter(pk=account, role="admin").exists()
    if boss or len(member) > 1:
        Owned.objects.create(sort="paper", name=ref)
    elif member:
        Owned.objects.create(sort="paper", name=ref, department=member[0])
