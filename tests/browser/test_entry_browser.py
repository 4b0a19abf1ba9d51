"""Reviewing an entry in Chromium: with and without scripts, on a desk and on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.axe import violations
from tests.browser.conftest import Visit

from hoptac.register import decide, queries


def entry_of(kind: str) -> str:
    return f"/entries/{queries.facts(kind)[0].ref}/"


def fits_and_is_accessible(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert over <= 0, page.url
    assert violations(page) == [], page.url


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scripts", [True, False])
def test_a_day_is_corrected_with_a_reason_and_taken_back(visit: Visit, width: int, scripts: bool) -> None:
    page = visit(entry_of("courtesy"), width, scripts)
    page.get_by_role("link", name="Sửa Ngày", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sửa: Ngày")
    page.get_by_label("Ngày", exact=True).fill("hôm qua")
    page.get_by_label("Lý do").fill("giấy mời in khác")
    page.get_by_role("button", name="Ghi lại").click()
    expect(page.get_by_role("alert")).to_contain_text("Không ghi được “hôm qua”")
    expect(page.get_by_label("Lý do")).to_have_value("giấy mời in khác")
    page.get_by_label("Ngày", exact=True).fill("26/6/2022")
    page.get_by_role("button", name="Ghi lại").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("26/6/2022")
    expect(page.locator("#decisions")).to_contain_text("sửa Ngày: 26/6/2022 (trang ghi: 25/6/2022)")
    page.locator("#decisions").get_by_role("button", name="Hoàn tác").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("25/6/2022")


@pytest.mark.parametrize("scripts", [True, False])
def test_accepting_asking_back_and_reopening(visit: Visit, scripts: bool) -> None:
    page = visit(entry_of("agreement"), 1280, scripts)
    review = page.locator("#decide")
    review.get_by_label("Lý do, hoặc câu hỏi").fill("Ai đã ký?")
    review.get_by_role("button", name="Hỏi lại").click()
    expect(page.locator("#decide")).to_contain_text("Đang hỏi lại Ai đã ký?")
    page.locator("#decide").get_by_role("button", name="Nhận").click()
    expect(page.locator(".entry-tags")).to_contain_text("Đã nhận")
    page.locator("#decide").get_by_role("button", name="Xét lại").click()
    expect(page.locator(".entry-tags")).not_to_contain_text("Đã nhận")


def test_what_came_too_late_is_told_where_one_stands(visit: Visit) -> None:
    page = visit(entry_of("agreement"))
    decide.accept(queries.facts("agreement")[0].reports[0], "Minh")
    failed: list[str] = []
    page.on("response", lambda answer: failed.append(str(answer.status)) if answer.status == 409 else None)
    with page.expect_navigation():
        page.locator("#decide").get_by_role("button", name="Bỏ").click()
    expect(page.get_by_role("alert")).to_contain_text("Minh đã thay đổi mục này")
    assert failed == ["409"]


@pytest.mark.parametrize("width", [1280, 390])
def test_every_form_fits_and_axe_finds_nothing(visit: Visit, width: int) -> None:
    for kind in ("agreement", "visit"):
        decide.accept(queries.facts(kind)[0].reports[0], "Minh", "theo công văn")
    page = visit("/decisions/", width)
    fits_and_is_accessible(page)
    agreement, person, commitment = (entry_of(kind) for kind in ("agreement", "person", "commitment"))
    forms = ("edit/parties/", "edit/term/", "edit/kind/", "merge/", "split/")
    for address in (*(f"{agreement}{form}" for form in forms), f"{person}edit/posts/", f"{commitment}edit/fields/"):
        page.goto(address)
        fits_and_is_accessible(page)


@pytest.mark.parametrize("scripts", [True, False])
def test_the_log_is_filtered(visit: Visit, scripts: bool) -> None:
    for by in ("Lan", "Minh"):
        decide.undo(decide.accept(queries.facts("agreement")[0].reports[0], by), by)
    page = visit("/decisions/", 1280, scripts)
    page.get_by_label("Người quyết định").select_option("Minh")
    page.get_by_role("button", name="Lọc").click()
    expect(page.get_by_role("heading", level=2)).to_have_text("2 quyết định")
    expect(page.locator(".log")).to_contain_text(re.compile("Minh"))
    expect(page.locator(".log")).not_to_contain_text("Lan ·")
