"""Accounts, switches and the audit in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy, pgettext_lazy

from hoptac.base.words import filed
from hoptac.register.audit import Noted
from hoptac.register.models import Account
from hoptac.register.models_accounts import ROLES
from hoptac.web.access import switches_used
from hoptac.web.present import labels, values
from hoptac.web.present.search import Choice

ROLE_NAMES: dict[str, labels.Words] = {
    "viewer": gettext_lazy("Người xem"),
    "editor": pgettext_lazy("role", "Người ghi"),
    "approver": gettext_lazy("Người duyệt"),
    "admin": gettext_lazy("Quản trị"),
}
#: What the audit says in codes, by the acts whose lines have them.
_CODED = ("account-made", "account-changed", "codes", "switch", "belongs")
_CODES: dict[str, labels.Words] = {
    **ROLE_NAMES,
    "closed": gettext_lazy("đã đóng"),
    "on": gettext_lazy("đang bật"),
    "off": gettext_lazy("đang tắt"),
    "*": gettext_lazy("Cả cơ quan"),
}
#: What each role may do, beside what those before it may.
ROLE_TELLS: dict[str, labels.Words] = {
    "viewer": gettext_lazy("đọc, tìm, tải văn bản"),
    "editor": gettext_lazy("thêm tài liệu, nhận, sửa, bỏ, soạn thư"),
    "approver": gettext_lazy("duyệt điều người khác đã quyết định"),
    "admin": gettext_lazy("quản lý người dùng, phòng, mẫu văn bản, mục công khai"),
}
SWITCH_NAMES: dict[str, tuple[labels.Words, labels.Words]] = {
    "feeds": (
        gettext_lazy("Lịch theo địa chỉ riêng"),
        gettext_lazy("Chương trình lịch đọc được lịch công việc qua địa chỉ đã tạo, không cần đăng nhập."),
    ),
    "api": (gettext_lazy("Giao diện lập trình (API)"), gettext_lazy("Chương trình khác đọc được sổ.")),
    "public": (gettext_lazy("Trang công khai"), gettext_lazy("Ai cũng xem được những gì cơ quan chọn công khai.")),
}
ACT_NAMES: dict[str, labels.Words] = {
    "sign-in": gettext_lazy("đăng nhập"),
    "sign-in-failed": gettext_lazy("đăng nhập không được"),
    "sign-out": gettext_lazy("đăng xuất"),
    "download": gettext_lazy("tải về"),
    "export": gettext_lazy("xuất sổ"),
    "backup": gettext_lazy("sao lưu"),
    "person-export": gettext_lazy("xuất dữ liệu về một người"),
    "account-made": gettext_lazy("tạo tài khoản"),
    "account-changed": gettext_lazy("đổi tài khoản"),
    "password": gettext_lazy("đổi mật khẩu"),
    "codes": gettext_lazy("bật, tắt mã xác thực"),
    "department": gettext_lazy("thêm phòng"),
    "belongs": gettext_lazy("đổi phạm vi xem"),
    "switch": gettext_lazy("bật, tắt mục công khai"),
    "erase": gettext_lazy("xóa dữ liệu về một người"),
}


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account in the list."""

    name: str
    full_name: str
    role: str
    departments: str
    open: bool
    codes: bool
    last: str


@dataclass(frozen=True, slots=True)
class NotedLine:
    """One line of the audit."""

    when: str
    by: str
    act: str
    about: str
    address: str


def rows(accounts: Iterable[Account]) -> list[AccountRow]:
    """The accounts, as they came."""
    return [
        AccountRow(
            row.name,
            row.full_name,
            str(ROLE_NAMES[row.role]),
            ", ".join(sorted((d.name for d in row.departments.all()), key=filed)),
            row.is_active,
            bool(row.totp_secret),
            values.moment(row.last_login.isoformat()) if row.last_login else "",
        )
        for row in accounts
    ]


def roles(chosen: str) -> list[tuple[Choice, str]]:
    """The roles to choose from, with what each may do."""
    return [(Choice(role, str(ROLE_NAMES[role]), role == chosen), str(ROLE_TELLS[role])) for role in ROLES]


def switches(on: Mapping[str, bool]) -> list[tuple[str, str, str, bool]]:
    """Each switch: its name in forms, what it is called, what it opens, whether it is on."""
    used = switches_used()
    told = ((name, *SWITCH_NAMES[name], state) for name, state in on.items() if name in used)
    return [(name, str(title), str(tells), state) for name, title, tells, state in told]


def noted(line: Noted) -> NotedLine:
    """A line of the audit in words."""
    act = str(ACT_NAMES.get(line.act, line.act))
    return NotedLine(values.moment(line.at), line.by, act, _about(line.act, line.about), line.address)


def _about(act: str, about: str) -> str:
    """What a line is about, the codes that the log keeps after its first colon in words."""
    name, colon, told = about.partition(": ")
    if not colon or act not in _CODED:
        return about
    codes, open_, departments = told.partition(" (")
    if act == "switch" and name in SWITCH_NAMES:
        name = str(SWITCH_NAMES[name][0])
    return f"{name}: {', '.join(str(_CODES.get(code, code)) for code in codes.split(', '))}{open_}{departments}"


def acts(chosen: str) -> list[Choice]:
    """The acts to choose from."""
    return [Choice(act, str(name), act == chosen) for act, name in ACT_NAMES.items()]


def chosen(names: Iterable[str], wanted: str) -> list[Choice]:
    """Names to choose from."""
    return [Choice(name, name, name == wanted) for name in names]


def audit_address(by: str, act: str, page: int) -> str:
    """The address of a leaf of the audit, without what is not asked for."""
    told = {"by": by, "act": act, "page": page if page > 1 else ""}
    asked = urlencode({name: value for name, value in told.items() if value})
    return f"{reverse('audit')}?{asked}" if asked else reverse("audit")
