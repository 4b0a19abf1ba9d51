"""``hoptac user``: accounts from the command line. Passwords are asked for: arguments stay in histories."""

from __future__ import annotations

import argparse
import getpass
import sys

from hoptac.base.errors import HoptacError, say
from hoptac.register import accounts, codes
from hoptac.register.models import Department
from hoptac.register.opening import reachable
from hoptac.web.who import user


def run(args: argparse.Namespace) -> int:
    """Do what was asked and say what was done. Raises as ``register.accounts``."""
    with reachable():
        if args.what == "list":
            return _list()
        if not args.name:
            raise HoptacError("account-name", name="–")
        {"add": _add, "password": _password, "codes-off": _codes_off}.get(args.what, _change)(args)
    return 0


def _list() -> int:
    for row in accounts.accounts():
        state = "" if row.is_active else say(" (đã đóng)", " (closed)")
        departments = ", ".join(sorted(department.name for department in row.departments.all()))
        print("\t".join((row.name + state, row.role, row.full_name, departments)))
    return 0


def _add(args: argparse.Namespace) -> None:
    known = set(accounts.departments())
    for name in args.department or ():
        if name not in known:
            accounts.make_department(name, user())
    role = args.role or "viewer"
    made = accounts.make_account(args.name, _ask(), role, user(), args.full_name or "", args.department or ())
    print(say(f"Đã tạo tài khoản {made.name} ({made.role}).", f"Account {made.name} ({made.role}) is made."))


def _change(args: argparse.Namespace) -> None:
    row = accounts.account(args.name)
    held = list(Department.objects.filter(members=row).values_list("name", flat=True))
    full_name = row.full_name if args.full_name is None else args.full_name
    departments = held if args.department is None else args.department
    row = accounts.change_account(row.name, user(), args.role or row.role, full_name, departments, args.what != "close")
    state = "" if row.is_active else say(", đã đóng", ", closed")
    print(f"{row.name}: {row.role}{state}")


def _password(args: argparse.Namespace) -> None:
    row = accounts.account(args.name)
    accounts.set_password(row, _ask(), user())
    print(say(f"Đã đổi mật khẩu của {row.name}.", f"{row.name} has another password."))


def _codes_off(args: argparse.Namespace) -> None:
    row = accounts.account(args.name)
    codes.switch_off(row, user())
    print(say(f"{row.name} đăng nhập không cần mã nữa.", f"{row.name} signs in without codes."))


def _ask() -> str:
    """The password, typed twice unseen; from a pipe its one line. Raises ``password-wrong``."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass(say("Mật khẩu: ", "Password: "))
    if first != getpass.getpass(say("Nhập lại: ", "Again: ")):
        raise HoptacError("password-wrong")
    return first
