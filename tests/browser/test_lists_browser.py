"""An office's list from its file to the register, in Chromium: with and without scripts, on a desk and on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.axe import violations
from tests.browser.conftest import Visit
from tests.lists_sample import agreements


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The list of agreements as a file; lists that wait, wait in a folder of the test."""
    monkeypatch.setenv("HOPTAC_HOME", str(tmp_path))
    path = tmp_path / "thoa-thuan.xlsx"
    path.write_bytes(agreements().data)
    return path


def sound(page: Page) -> None:
    """It fits, and axe finds nothing."""
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert violations(page) == []


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (390, True), (1280, False)])
def test_from_the_file_to_the_register(visit: Visit, file: Path, width: int, scripts: bool) -> None:
    page = visit("/lists/", width, scripts)
    if scripts:
        sound(page)
    page.get_by_label("Chọn một danh sách").set_input_files(str(file))
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Xem trước: thoa-thuan.xlsx")
    page.get_by_text("6 cột: cột nào ghi gì").click()
    page.get_by_label("Nơi ký").or_(page.get_by_label("Thời hạn", exact=True)).first.select_option("")
    page.get_by_label("Phía ta", exact=True).fill("Điện Biên")
    page.get_by_role("button", name="Xem lại").click()
    expect(page.get_by_text("Thời hạn “5 năm”")).to_have_count(0)
    page.get_by_text("Mới (3)").click()
    expect(page.get_by_text("Hủa Phăn – Điện Biên").first).to_be_visible()
    if scripts:
        sound(page)
    page.get_by_role("button", name="Đưa vào sổ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("DANH SÁCH THỎA THUẬN ĐÃ KÝ")
    if scripts:
        sound(page)
    page.get_by_role("link", name="Hủa Phăn – Điện Biên").click()
    expect(page.locator("mark").first).to_be_visible()
