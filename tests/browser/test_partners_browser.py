"""What a person does with partners, in Chromium: from the start page over the list and the map to a timeline."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument
from tests.browser.axe import violations
from tests.browser.conftest import Visit


def sound(page: Page, scripts: bool) -> None:
    """Nothing scrolls sideways, and axe finds nothing."""
    page.wait_for_load_state("load")
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert over <= 0, page.url
    if scripts:
        assert violations(page) == [], page.url


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (390, False)])
def test_over_the_map_to_the_timeline(visit: Visit, width: int, scripts: bool) -> None:
    page = visit("/", width, scripts)
    sound(page, scripts)
    page.get_by_role("navigation").get_by_role("link", name="Đối tác").click()
    sound(page, scripts)
    page.get_by_role("link", name="Bản đồ", exact=True).click()
    page.get_by_role("link", name="Trao đổi đoàn", exact=True).click()
    page.get_by_role("link", name="Trước 1/7/2025").click()
    islands = page.locator("svg.map .island")
    expect(islands.nth(0)).to_contain_text("huyện Hoàng Sa,")
    expect(islands.nth(1)).to_contain_text("tỉnh Khánh Hòa")
    sound(page, scripts)
    box, picture = islands.nth(1).bounding_box(), page.locator("svg.map").bounding_box()
    assert box and picture and box["x"] >= picture["x"] and box["x"] + box["width"] <= picture["x"] + picture["width"]
    # By keyboard, from unit to unit.
    page.locator("svg.map a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h2#map-title")).to_contain_text(":")
    page.locator(".map-table").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Huế – Sê Kông")
    page.get_by_label("Loại").select_option("visit")
    page.get_by_role("button", name="Lọc").click()
    assert "kind=visit" in page.url
    expect(page.locator("#timeline .facts > li")).to_have_count(2)
    sound(page, scripts)


def test_the_map_is_whole_in_print(visit: Visit) -> None:
    page = visit("/partners/map/?of=")
    page.emulate_media(media="print")
    for name in ("Hoàng Sa", "Trường Sa"):
        expect(page.locator("svg.map .island", has_text=name)).to_be_visible()
    assert page.locator("svg.map .unit").count() > 50
    # Nothing to press; the map with what stands below it on the first sheet, and no sheet left empty.
    for address in ("/register/visits/", "/partners/map/?of="):
        page.goto(address)
        expect(page.locator("main :is(input, select, textarea, button, .tabs)").filter(visible=True)).to_have_count(0)
    sheets = PdfDocument(page.pdf(prefer_css_page_size=True))
    assert len(sheets) <= 2
    assert "không có giá trị pháp lý" in sheets[0].get_textpage().get_text_range()
    sheets.close()
