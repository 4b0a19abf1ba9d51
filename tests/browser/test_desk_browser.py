"""The calendar, letters and papers on delegations, in Chromium: on a desk and on a phone, with and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.browser.axe import violations
from tests.browser.conftest import Visit

ASKED = "/letters/?occasion=la-national-day&to=LA-XE"
PAGES = ["/calendar/", "/letters/", ASKED, "/letters/book/", "/delegations/"]


@pytest.fixture(autouse=True)
def office(monkeypatch: pytest.MonkeyPatch) -> None:
    """The register is that of Huế."""
    monkeypatch.setenv("HOPTAC_OFFICE", "VN-HUE")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("address", PAGES)
def test_it_fits_and_axe_finds_nothing(visit: Visit, width: int, address: str) -> None:
    page = visit(address, width)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert violations(page) == []


@pytest.mark.parametrize("scripts", [True, False])
def test_from_an_occasion_to_the_book(visit: Visit, scripts: bool) -> None:
    page = visit("/letters/", 1280, scripts)
    page.get_by_label("Dịp").select_option("la-national-day")
    page.get_by_label("Sê Kông").check()
    page.get_by_role("button", name="Xem thư").click()
    expect(page.locator(".preview")).to_have_count(1)
    expect(page.locator(".preview .to")).to_contain_text("Kính gửi")
    page.get_by_role("button", name="Ghi vào sổ là đã gửi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sổ thư đi, thư đến")
    expect(page.locator("tbody tr")).to_have_count(1)
    page.get_by_role("button", name="Bỏ khỏi sổ").click()
    expect(page.get_by_text("Chưa ghi thư nào.")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_an_address_is_made_and_withdrawn(visit: Visit, scripts: bool) -> None:
    page = visit("/calendar/", 390, scripts)
    page.get_by_label("Dùng cho ai, máy nào").fill("Máy của Lan")
    page.get_by_role("button", name="Tạo địa chỉ").click()
    address = page.get_by_role("textbox", name="Địa chỉ lịch").input_value()
    assert page.request.get(address).status == 200
    page.get_by_role("button", name="Thu hồi").click()
    expect(page.get_by_text("Máy của Lan")).to_have_count(0)
    assert page.request.get(address).status == 404
