"""Signing in and managing those who use it, in Chromium: on a desk and on a phone, with and without scripts."""

from __future__ import annotations

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from playwright.sync_api import Page, expect
from tests.browser.axe import violations
from tests.browser.conftest import Visit
from tests.people_sample import PASSWORD, make


def sound(page: Page) -> None:
    """It fits, and axe finds nothing."""
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, page.url
    assert violations(page) == [], page.url


@pytest.mark.parametrize("width, scripts", [(1280, True), (390, False)])
def test_a_day_with_accounts(visit: Visit, width: int, scripts: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Argon2PasswordHasher, "memory_cost", 64)
    page = visit("/users/", width, scripts)
    sound(page) if scripts else None
    page.get_by_label("Tên đăng nhập", exact=True).fill("sep")
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Tạo tài khoản").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng nhập")
    sound(page) if scripts else None
    sign_in(page, "sep", "sai mat khau")
    expect(page.get_by_role("alert")).to_contain_text("chưa đúng")
    sign_in(page, "sep", PASSWORD)
    page.goto("/users/")
    page.get_by_label("Tên phòng").fill("Phòng Lãnh sự")
    page.get_by_role("button", name="Thêm phòng").click()
    page.get_by_label("Tên đăng nhập", exact=True).fill("lan")
    page.get_by_label("Họ và tên").fill("Lê Thị Lan")
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_role("radio", name="Người ghi").check()
    page.get_by_role("checkbox", name="Phòng Lãnh sự").check()
    page.get_by_role("button", name="Tạo tài khoản").click()
    expect(page.get_by_role("row", name="Lê Thị Lan")).to_contain_text("Người ghi")
    for address in ("/users/", "/users/lan/", "/switches/", "/audit/", "/me/", "/me/codes/", "/approvals/"):
        page.goto(address)
        sound(page) if scripts else None
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng nhập")


def test_what_an_editor_decides_another_approves(visit: Visit, refs: dict[str, str]) -> None:
    for name, role in (("lan", "editor"), ("minh", "approver"), ("hoa", "viewer")):
        make(name, role, password=PASSWORD)
    page = visit(f"/pages/{refs['meeting']}/")
    sign_in(page, "lan", PASSWORD)
    page.locator(".decide button[value=accept]").first.click()
    expect(page.locator(".card.is-accepted")).to_have_count(1)
    page.goto("/decisions/")
    expect(page.locator("main")).to_contain_text("chờ duyệt")
    leave(page)
    sign_in(page, "minh", PASSWORD)
    page.get_by_role("link", name="Chờ duyệt").first.click()
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Duyệt các mục đã chọn").click()
    expect(page.locator("main")).to_contain_text("Không có gì chờ duyệt.")
    leave(page)
    sign_in(page, "hoa", PASSWORD)
    page.goto(f"/pages/{refs['meeting']}/")
    expect(page.locator(".card").first).to_be_visible()
    expect(page.get_by_role("button", name="Nhận")).to_have_count(0)


def sign_in(page: Page, name: str, password: str) -> None:
    page.get_by_label("Tên đăng nhập", exact=True).fill(name)
    page.get_by_label("Mật khẩu", exact=True).fill(password)
    page.get_by_role("button", name="Đăng nhập").click()


def leave(page: Page) -> None:
    page.get_by_role("button", name="Đăng xuất").click()
