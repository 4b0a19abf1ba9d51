"""The lists of the register and the file of a visit in Chromium: one walk at both widths, the work without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.axe import violations
from tests.browser.conftest import Visit

from hoptac.register.listed import LISTS


@pytest.fixture(autouse=True)
def office(monkeypatch: pytest.MonkeyPatch) -> None:
    """The register is that of Huế."""
    monkeypatch.setenv("HOPTAC_OFFICE", "VN-HUE")


def fits(page: Page) -> None:
    """Nothing runs out of the window, and axe finds nothing."""
    page.wait_for_load_state("load")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert violations(page) == [], page.url


def add_task(page: Page) -> None:
    """Put a task into the file that is shown."""
    page.get_by_text("Thêm một việc").first.click()
    page.get_by_label("Việc", exact=True).first.fill("Đặt phòng")
    page.get_by_label("Người chịu trách nhiệm (một người)").first.fill("Lê Hoa")
    page.get_by_label("Hạn", exact=True).first.fill("2022-06-01")
    page.locator("#task").get_by_role("button", name="Ghi vào hồ sơ").click()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_walk_through_the_lists(visit: Visit, width: int) -> None:
    page = visit("/", width)
    page.get_by_role("navigation", name="Các phần").get_by_role("link", name="Sổ theo dõi").click()
    for number in range(len(LISTS)):
        page.get_by_role("navigation", name="Các danh sách").get_by_role("link").nth(number).click()
        expect(page.locator("table.listing tbody tr, p.empty").first).to_be_visible()
        fits(page)
    page.get_by_role("link", name="Đoàn ra, đoàn vào").click()
    page.get_by_role("link", name="Hồ sơ đoàn").first.click()
    add_task(page)
    fits(page)
    page.locator("#task").get_by_role("link", name="Sửa").click()
    fits(page)


def test_the_work_needs_no_scripts(visit: Visit) -> None:
    page = visit("/register/visits/", 390, scripts=False)
    page.get_by_text("Lọc và sắp xếp").click()
    page.get_by_label("Có các từ").fill("bounmy")
    page.get_by_label("Đến năm").fill("2022")
    page.get_by_role("button", name="Lọc").click()
    expect(page).to_have_url(re.compile("q=bounmy.*to=2022"))
    expect(page.locator("table.listing tbody tr")).to_have_count(1)
    page.get_by_label("Tên", exact=True).fill("Đoàn năm 2022")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_role("link", name="Đoàn năm 2022")).to_have_attribute("aria-current", "true")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Excel").click()
    assert taken.value.suggested_filename.endswith(".xlsx")
    page.get_by_role("button", name="bỏ Đoàn năm 2022").click()
    expect(page.get_by_role("link", name="Đoàn năm 2022")).to_have_count(0)
    page.locator("table.listing tbody th a").first.click()
    page.get_by_role("link", name="Hồ sơ đoàn").click()
    add_task(page)
    expect(page.locator("#task li", has_text="Lê Hoa").first).to_contain_text("quá hạn")
    page.get_by_role("button", name="Xong: Đặt phòng").click()
    expect(page.get_by_role("button", name="Xong: Đặt phòng")).to_have_attribute("aria-pressed", "true")
