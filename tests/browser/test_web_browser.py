"""What a person does on the site, in Chromium: with and without scripts, on a desk and on a phone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.axe import violations
from tests.browser.conftest import WIDTHS, Visit
from tests.web_sample import LATER, MEETING

from hoptac.register import queries

PARTNERSHIP = "/partnerships/VN-HUE/LA-XE/"


def addresses(refs: dict[str, str]) -> list[str]:
    """One address of each kind of page."""
    person = f"/people/{queries.people()[0].key}/"
    documents = [f"/pages/{refs[name]}/" for name in ("meeting", "script", "rong")]
    kinds = {fact.kind: fact.ref for kind in ("visit", "agreement", "aid", "figure") for fact in queries.facts(kind)}
    entries = [f"/entries/{ref}/" for ref in kinds.values()]
    return ["/", "/pages/", *documents, PARTNERSHIP, "/people/", person, *entries, "/add/"]


def card(page: Page, words: str) -> Any:
    return page.locator(".card", has_text=words).first


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scripts", [True, False])
def test_from_the_start_to_the_sentence(visit: Visit, width: int, scripts: bool) -> None:
    page = visit("/", width, scripts)
    page.get_by_role("link", name="Huế – Sê Kông").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Huế – Sê Kông")
    page.locator("#help .source").get_by_role("link").first.click()
    mark = page.locator("mark:target")
    expect(mark).to_have_text("2 tỷ đồng")
    expect(mark).to_be_in_viewport()


@pytest.mark.parametrize("scripts", [True, False])
def test_accept_and_reject_keep_the_place_and_stay(visit: Visit, refs: dict[str, str], scripts: bool) -> None:
    page = visit(f"/pages/{refs['meeting']}/", 1280, scripts)
    waiting = page.locator("[data-live=open]")
    expect(waiting).to_have_text("10")
    card(page, "hơn 2 tỷ đồng").get_by_role("button", name="Nhận").click()
    expect(card(page, "hơn 2 tỷ đồng").locator(".state")).to_have_text("Đã nhận")
    expect(card(page, "hơn 2 tỷ đồng")).to_be_in_viewport()
    card(page, "100 triệu đồng").get_by_role("button", name="Bỏ").click()
    expect(card(page, "100 triệu đồng").locator(".state")).to_have_text("Đã bỏ")
    expect(waiting).to_have_text("8")
    page.reload()
    expect(card(page, "hơn 2 tỷ đồng").locator(".state")).to_have_text("Đã nhận")
    expect(card(page, "100 triệu đồng").locator(".state")).to_have_text("Đã bỏ")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scripts", [True, False])
def test_from_a_line_to_its_entry_and_on_to_the_words(visit: Visit, width: int, scripts: bool) -> None:
    page = visit(PARTNERSHIP, width, scripts)
    page.locator("#agreements .what").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Biên bản thỏa thuận | 2022–2026")
    expect(page.locator(".life")).to_contain_text("hết thời hạn")
    page.locator(".claims > div", has_text="Thời hạn").locator("dd").get_by_role("link").first.click()
    expect(page.locator("mark:target")).to_have_text("2022-2026")


def test_deciding_by_keyboard(visit: Visit, refs: dict[str, str]) -> None:
    page = visit(f"/pages/{refs['meeting']}/")
    card(page, "hơn 2 tỷ đồng").get_by_role("button", name="Nhận").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".card.current[data-waits]")).to_be_focused()
    expect(page.locator("#told")).to_have_text("Đã nhận")


def test_a_card_lights_its_words(visit: Visit, refs: dict[str, str]) -> None:
    page = visit(f"/pages/{refs['meeting']}/")
    words = page.locator("mark", has_text="2 tỷ đồng").first
    expect(words).not_to_have_class("lit")
    card(page, "hơn 2 tỷ đồng").hover()
    expect(words).to_contain_class("lit")
    page.locator("mark", has_text="100 triệu đồng").first.hover()
    expect(card(page, "100 triệu đồng")).to_contain_class("lit")


@pytest.mark.parametrize("scripts", [True, False])
def test_files_are_added(visit: Visit, tmp_path: Path, scripts: bool) -> None:
    good, bad = tmp_path / "tin-moi.txt", tmp_path / "trong-rong.txt"
    good.write_text(MEETING, encoding="utf-8")
    bad.write_bytes(b"")
    page = visit("/add/", 1280, scripts)
    page.get_by_label("Kéo thả tệp vào đây, hoặc chọn tệp").set_input_files([good, bad])
    page.get_by_role("button", name="Đọc các tệp này").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kết quả đọc")
    expect(page.locator(".error-summary")).to_contain_text("trong-rong là tệp rỗng.")
    page.get_by_role("link", name="tin-moi").click()
    expect(page.locator(".doc")).to_contain_text("Ngày 10/6/2022, ông Nguyễn Văn An")


@pytest.mark.parametrize("where", [".drop", "h1"])
def test_files_dropped_on_the_zone_or_beside_it_go_into_the_form(visit: Visit, where: str) -> None:
    page = visit("/add/")
    dropped = page.evaluate_handle(
        "() => { const d = new DataTransfer(); d.items.add(new File(['Ngày 1/1/2022'], 'keo-tha.txt')); return d; }"
    )
    page.dispatch_event(where, "drop", {"dataTransfer": dropped})
    assert page.evaluate("document.querySelector('#files').files[0].name") == "keo-tha.txt"
    page.dispatch_event(where, "drop", {"dataTransfer": page.evaluate_handle("() => new DataTransfer()")})
    assert page.evaluate("document.querySelector('#files').files.length") == 1


@pytest.mark.parametrize("scripts", [True, False])
def test_the_language_is_switched_in_place(visit: Visit, scripts: bool) -> None:
    page = visit(PARTNERSHIP, 1280, scripts)
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hue – Sekong")
    page.get_by_role("button", name="Tiếng Việt").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Huế – Sê Kông")


def test_no_page_scrolls_sideways_and_none_runs_a_script_of_its_text(visit: Visit, refs: dict[str, str]) -> None:
    page = visit("/")
    for address in addresses(refs):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        for size in WIDTHS.values():
            page.set_viewport_size(size)  # type: ignore[arg-type]
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert over <= 0, (address, size)


def files_of_one_name(*texts: str) -> list[Any]:
    return [{"name": "tin.txt", "mimeType": "text/plain", "buffer": text.encode()} for text in texts]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scripts", [True, False])
def test_a_second_file_of_a_name_is_told_and_made_a_newer_version(visit: Visit, width: int, scripts: bool) -> None:
    page = visit("/add/", width, scripts)
    for text in (MEETING, LATER):
        page.goto("/add/")
        page.locator("#files").set_input_files(files_of_one_name(text))
        page.get_by_role("button", name="Đọc các tệp này").click()
    expect(page.get_by_text("Sổ đã có một trang khác cùng tên")).to_be_visible()
    if scripts:
        assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Đây là bản mới: thay trang ấy").click()
    expect(page.get_by_role("heading", name="Các bản đã nhận")).to_be_in_viewport()
    expect(page.locator("#versions .pages > li")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if scripts:
        assert violations(page) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải bản này về").last.click()
    assert Path(download.value.path()).read_text(encoding="utf-8") == MEETING


def test_axe_sees_a_fault(visit: Visit) -> None:
    page = visit("/add/")
    page.evaluate("document.querySelector('label[for=files]').remove()")
    assert "label" in {fault.split(":")[0] for fault in violations(page)}


def test_nothing_is_asked_from_outside(visit: Visit, refs: dict[str, str], live_server: Any) -> None:
    page = visit("/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in addresses(refs):
        page.goto(address)
    assert asked and all(url.startswith(live_server.url) for url in asked)
    assert any(url.endswith(".woff2") for url in asked)
