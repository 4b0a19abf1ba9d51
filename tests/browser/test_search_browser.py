"""Searching, in Chromium: with and without scripts, on a desk and on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.browser.axe import violations
from tests.browser.conftest import Visit


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scripts", [True, False])
def test_from_the_box_to_the_sentence(visit: Visit, width: int, scripts: bool) -> None:
    page = visit("/people/", width, scripts)
    page.get_by_label("Tìm trong sổ").fill("luu hoc sinh 1.249")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tìm “luu hoc sinh 1.249”")
    expect(page.locator(".hits mark", has_text="lưu").first).to_be_visible()
    page.locator(".hits .what").first.click()
    page.get_by_role("link", name="xem trong trang").first.click()
    expect(page.get_by_text("Thừa Thiên Huế nhận đào tạo").first).to_be_in_viewport()


@pytest.mark.parametrize("scripts", [True, False])
def test_filters_stay_when_other_words_are_typed(visit: Visit, scripts: bool) -> None:
    page = visit("/search/?q=huế", 1280, scripts)
    page.get_by_label("Loại").select_option("visit")
    page.get_by_label("Địa phương liên quan").select_option("LA-XE")
    page.get_by_role("button", name="Lọc").click()
    expect(page.get_by_role("heading", level=2)).to_have_text("2 kết quả")
    page.get_by_label("Tìm trong sổ").fill("bounmy")
    page.get_by_role("button", name="Tìm", exact=True).click()
    expect(page.get_by_role("heading", level=2)).to_have_text("1 kết quả")
    assert "kind=visit" in page.url and "partner=LA-XE" in page.url
    expect(page.get_by_label("Loại")).to_have_value("visit")
    page.get_by_role("link", name="Bỏ điều kiện lọc").click()
    expect(page.get_by_label("Loại")).to_have_value("")
    expect(page.get_by_label("Tìm trong sổ")).to_have_value("bounmy")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("asked", ["", "?q=se+kong", "?q=xyzzy&kind=visit", "?q=script"])
def test_it_fits_and_axe_finds_nothing(visit: Visit, width: int, asked: str) -> None:
    page = visit(f"/search/{asked}", width)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert violations(page) == []


@pytest.mark.parametrize("width", [1280, 390])
def test_the_box_offers_what_goes_on_like_that(visit: Visit, width: int) -> None:
    page = visit("/pages/", width)
    box = page.get_by_role("combobox", name="Tìm trong sổ")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("se ko")
    offered = page.get_by_role("option")
    expect(offered.first).to_contain_text("Sê Kông")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".find [role=status]")).to_contain_text("gợi ý")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert violations(page) == []
    # Down to the last one, once more back to what was typed, and up again.
    for _ in range(offered.count()):
        box.press("ArrowDown")
    expect(offered.last).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", f"suggestion-{offered.count() - 1}")
    box.press("ArrowDown")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    box.press("Escape")
    expect(offered).to_have_count(0)
    expect(box).to_have_value("se ko")
    # Enter upon nothing chosen searches, upon something goes there.
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tìm “se ko”")
    box.fill("")
    box.press_sequentially("bounm")
    expect(offered.first).to_contain_text("Bounmy Keo")
    box.press("ArrowDown")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bounmy Keo")
    box.press_sequentially("bien ban")
    page.get_by_role("option").filter(has_text="Biên bản").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Biên bản thỏa thuận")
