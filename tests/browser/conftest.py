"""Chromium for the tests of what a person does: the system's own, with nothing but the test's server to talk to.

Without Chromium these tests are skipped and say how to get it; with ``HOPTAC_REQUIRE=chromium`` (CI) they fail.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

# Playwright's event loop runs in the thread of the test.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HOW = "Chromium is not here: apt-get install chromium (Debian), or set HOPTAC_CHROMIUM to its path"
WIDTHS = {1280: {"width": 1280, "height": 800}, 390: {"width": 390, "height": 844}}


def chromium() -> str | None:
    """The path of the browser."""
    return os.environ.get("HOPTAC_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder; skip them, or let them fail, where there is no browser."""
    here = [item for item in items if "/browser/" in item.path.as_posix()]
    for item in here:
        item.add_marker(pytest.mark.browser)
        if not chromium() and "chromium" not in os.environ.get("HOPTAC_REQUIRE", ""):
            item.add_marker(pytest.mark.skip(reason=HOW))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the system's Chromium."""
    path = chromium()
    if not path:
        pytest.fail(f"HOPTAC_REQUIRE asks for Chromium. {HOW}")
    return {**browser_type_launch_args, "executable_path": path, "args": ARGS}


Visit = Callable[..., Page]


@pytest.fixture
def refs(live_server: Any) -> dict[str, str]:
    """The sample pages in the register of the test's server."""
    from tests.web_sample import load_sample

    return load_sample()


@pytest.fixture
def visit(browser: Browser, live_server: Any, refs: dict[str, str]) -> Iterator[Visit]:
    """``visit("/pages/", width=390, scripts=False)`` opens a page of the site; errors on the console fail the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def note(message: ConsoleMessage) -> None:
        # A form that refuses what was sent, or came too late, answers so; the test looks at what it says.
        refused = "status of 400 (Bad Request)" in message.text or "status of 409 (Conflict)" in message.text
        if message.type == "error" and not refused:
            faults.append(message.text)

    def open_page(address: str, width: int = 1280, scripts: bool = True) -> Page:
        context = browser.new_context(
            viewport=WIDTHS[width],  # type: ignore[arg-type]
            java_script_enabled=scripts,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            base_url=live_server.url,
        )
        contexts.append(context)
        context.route(lambda url: not url.startswith(live_server.url), lambda route: route.abort())
        page = context.new_page()
        page.on("console", note)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []
