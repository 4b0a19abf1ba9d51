"""The lists of the register in Chromium: one walk through all of them, on a desk and on a phone."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.browser.conftest import Visit

from hoptac.register.listed import LISTS

RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]


def fits(page: Page) -> None:
    """Nothing runs out of the window, and axe finds nothing."""
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found] == [], page.url


@pytest.mark.parametrize(("width", "scripts"), [(1280, False), (390, True)])
def test_a_walk_through_the_lists(visit: Visit, width: int, scripts: bool) -> None:
    page = visit("/", width, scripts)
    page.get_by_role("navigation", name="Các phần").get_by_role("link", name="Sổ theo dõi").click()
    for number in range(len(LISTS)):
        page.get_by_role("navigation", name="Các danh sách").get_by_role("link").nth(number).click()
        expect(page.locator("table.listing tbody tr, p.empty").first).to_be_visible()
        if scripts:
            fits(page)
    page.get_by_role("link", name="Đoàn ra, đoàn vào").click()
    if width == 390:
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
    expect(page.get_by_role("heading", name="Nội dung đã ghi")).to_be_visible()
