"""Reviewing in Chromium: by keys, by mouse and touch, without scripts; forty facts in ten minutes."""

from __future__ import annotations

import statistics
import time

import pytest
from playwright.sync_api import Page, expect
from tests.browser.axe import violations
from tests.browser.conftest import Visit
from tests.review_sample import load_forty

from hoptac.register.models import Decision, Report

#: What a person takes, in seconds: to read a sentence, its neighbours and its reading (twice DOMAIN.md's five seconds);
#: to make up the mind and to press a key (Card, Moran and Newell, 1980: M and K of somebody who types fairly).
READING, MIND, KEY = 10.0, 1.35, 0.28
MINUTES = 10


def fits_and_is_accessible(page: Page) -> None:
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert over <= 0, page.url
    assert violations(page) == [], page.url


def shown(page: Page) -> str:
    return page.locator("[data-item]").get_attribute("data-item") or ""


def press(page: Page, key: str) -> float:
    """Press a key that leads to another item; the seconds until that can be decided on."""
    before, began = shown(page), time.perf_counter()
    page.keyboard.press(key)
    there = "was => { const item = document.querySelector('[data-item]'); return item && item.dataset.item !== was"
    page.wait_for_function(f"{there} && document.activeElement.id === 'item-title' && !busy }}", arg=before)
    return time.perf_counter() - began


def states() -> list[str]:
    return sorted(Report.objects.values_list("state", flat=True))


def test_keys_decide_and_take_back(visit: Visit) -> None:
    page = visit("/review/?kind=figure")
    first = shown(page)
    press(page, "n")
    expect(page.locator("#done")).to_contain_text("Đã nhận: ")
    expect(page.locator("#told")).to_contain_text("Còn 2 mục")
    assert "done=1" in page.url
    press(page, "z")
    assert shown(page) == first and Report.objects.filter(state="open").count() == 14
    press(page, "ArrowRight")
    press(page, "ArrowLeft")
    assert shown(page) == first
    # A word of the card lights the words of the page, and the other way round.
    page.locator(".slots [data-r]").first.hover()
    expect(page.locator(".around mark.lit")).to_have_count(1)
    page.locator(".around .now mark").first.hover()
    expect(page.locator(".slots .lit")).to_have_count(1)
    # To ask back one must ask something; Escape closes the question.
    page.keyboard.press("h")
    expect(page.get_by_label("Hỏi điều gì?")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Hỏi điều gì?")).to_be_hidden()
    page.keyboard.press("h")
    page.keyboard.type("Số này của bảng nào?")
    press(page, "Enter")
    assert states().count("asked") == 1
    # To correct: what was typed is kept, and the whole accepted.
    page.keyboard.press("s")
    expect(page.locator(".form select").first).to_be_focused()
    page.get_by_label("Số", exact=True).fill("1.250")
    page.get_by_role("button", name="Ghi lại và nhận").click()
    expect(page.locator("#done")).to_contain_text("Đã sửa và nhận")
    assert Report.objects.get(state="accepted").values["value"] == 1250
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sửa")


def test_keys_keep_still_where_they_must(visit: Visit) -> None:
    page = visit("/review/")
    page.keyboard.press("/")
    page.keyboard.type("nbz")
    expect(page.get_by_label("Tìm trong sổ")).to_have_value("nbz")
    page.locator("#item-title").focus()
    send = (
        "told => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'n', bubbles: true, ...told}))"
    )
    for told in ({"isComposing": True}, {"keyCode": 229}, {"repeat": True}, {"ctrlKey": True}):
        page.evaluate(send, told)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("b")
    page.get_by_label("Dùng phím tắt trên máy này").uncheck()
    page.get_by_role("button", name="Đóng").click()
    page.locator("#item-title").focus()
    page.keyboard.press("n")
    page.wait_for_timeout(300)
    assert not Decision.objects.exists()
    expect(page.locator(".four kbd").first).to_be_hidden()
    page.get_by_role("button", name="Phím tắt").click()
    page.get_by_label("Dùng phím tắt trên máy này").check()
    page.keyboard.press("Escape")
    # Pressed twice at once, it decides on nothing that nobody has seen.
    page.evaluate(f"const send = {send}; send({{}}); send({{}})")
    expect(page.locator("#done")).to_contain_text("Đã nhận")
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("width", [1280, 390])
def test_all_of_it_works_without_scripts(visit: Visit, width: int) -> None:
    page = visit("/review/?kind=figure", width, scripts=False)
    first = shown(page)
    expect(page.locator("[data-opens=keys]")).to_be_hidden()
    page.get_by_role("button", name="Nhận", exact=True).click()
    expect(page.locator("#done")).to_contain_text("Đã nhận: ")
    page.get_by_role("button", name="Hoàn tác").click()
    assert shown(page) == first
    page.locator(".four .ask summary").click()
    page.get_by_label("Hỏi điều gì?").fill("Của ai?")
    page.get_by_role("button", name="Gửi câu hỏi").click()
    page.get_by_role("link", name="Sửa", exact=True).click()
    page.get_by_label("Số", exact=True).fill("1.250")
    page.get_by_role("button", name="Ghi lại và nhận").click()
    page.get_by_role("button", name="Bỏ", exact=True).click()
    expect(page.get_by_text("Không còn mục nào như thế")).to_be_visible()
    assert [state for state in states() if state != "open"] == ["accepted", "asked", "rejected"]


@pytest.mark.parametrize("width", [1280, 390])
def test_it_fits_and_axe_finds_nothing(visit: Visit, refs: dict[str, str], width: int) -> None:
    page = visit(f"/review/?page={refs['meeting']}&kind=visit", width)
    page.locator(".choosing summary").click()
    fits_and_is_accessible(page)
    page.goto("/review/")
    page.keyboard.press("n")
    expect(page.locator("#done")).to_contain_text("Đã nhận")
    page.locator(".four .ask summary").click()
    fits_and_is_accessible(page)
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Sửa", exact=True).click()
    expect(page.get_by_role("button", name="Ghi lại và nhận")).to_be_visible()
    fits_and_is_accessible(page)
    page.goto(f"/pages/{refs['meeting']}/")
    page.keyboard.press("?")
    fits_and_is_accessible(page)


def test_a_page_has_the_same_keys_and_takes_what_was_missed(visit: Visit, refs: dict[str, str]) -> None:
    page = visit(f"/pages/{refs['later']}/")
    cards, current = page.locator(".card"), page.locator(".card.current")
    expect(current).to_have_count(1)
    page.keyboard.press("n")
    expect(cards.nth(0)).to_contain_text("Đã nhận")
    expect(cards.nth(1)).to_be_focused()
    page.keyboard.press("b")
    expect(cards.nth(1)).to_contain_text("Đã bỏ")
    page.keyboard.press("z")
    expect(cards.nth(1)).not_to_contain_text("Đã bỏ")
    expect(current).to_have_attribute("id", cards.nth(1).get_attribute("id") or "")
    page.keyboard.press("h")
    page.keyboard.type("Cửa khẩu nào?")
    page.keyboard.press("Enter")
    expect(cards.nth(1)).to_contain_text("Đang hỏi lại")
    page.keyboard.press("c")
    expect(page.locator("#done")).to_contain_text("Đã nhận")
    expect(page.locator(".card[data-waits]")).to_have_count(0)  # the page is there anew
    assert states().count("accepted") == 2
    # Words that nobody read become a fact.
    page.locator(".doc .text", has_text="Phía Sê Kông nêu khó khăn").select_text()
    page.get_by_role("link", name="Thêm mục từ những chữ này").click()
    page.get_by_role("link", name="Nội dung trao đổi").click()
    expect(page.get_by_label("Câu chữ của trang làm căn cứ")).to_have_value("Phía Sê Kông nêu khó khăn về giao thông.")
    page.get_by_label("Bên nêu 1").fill("Sê Kông")
    page.get_by_role("button", name="Ghi vào sổ").click()
    expect(page.locator("#done")).to_contain_text("Đã thêm")
    expect(page.locator(".card")).to_have_count(4)


def test_forty_facts_in_ten_minutes(visit: Visit, capsys: pytest.CaptureFixture[str]) -> None:
    load_forty()
    page = visit("/review/")
    page.evaluate("window.pressed = 0; document.addEventListener('keydown', () => { window.pressed += 1; }, true)")
    took: list[float] = []
    for number in range(40):
        if number % 20 == 7:  # two are asked back about
            page.keyboard.press("h")
            page.keyboard.type("Theo bang nao? ")
            took.append(press(page, "Enter"))
        elif number % 20 == 12:  # two are corrected
            began = time.perf_counter()
            page.keyboard.press("s")
            why = page.get_by_label("Lý do, căn cứ")
            expect(why).to_be_visible()
            opened = time.perf_counter() - began
            why.press_sequentially("bao cao goc")
            took.append(opened + press_save(page))
        else:
            took.append(press(page, "b" if number % 10 == 4 else "n"))
    pressed = page.evaluate("window.pressed")
    person = 40 * (READING + MIND) + pressed * KEY
    with capsys.disabled():
        median, most = statistics.median(took) * 1000, max(took) * 1000
        print(f"\n  40 facts, {pressed} keys: a person {person:.0f} s, the site {sum(took):.1f} s "
              f"(a fact {median:.0f} ms, at most {most:.0f} ms)")  # fmt: skip
    assert Report.objects.exclude(state="open").count() == 40
    assert person + sum(took) <= MINUTES * 60


def press_save(page: Page) -> float:
    """Save from a field by Enter; the seconds until the next item is there."""
    began = time.perf_counter()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'item-title' && !busy")
    return time.perf_counter() - began
