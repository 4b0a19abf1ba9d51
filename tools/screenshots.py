"""Draw the pictures of README.md and of the manual anew, from the demonstration as it runs: ``make screenshots``.

Starts ``hoptac demo`` with an empty home on a free port, and photographs its pages with the Chromium that is installed,
in Vietnamese and in English, on a desk (1280) and on a phone (390): docs/manual/images/LANGUAGE/NAME-WIDTH.webp.
"""

from __future__ import annotations

import base64
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "manual" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run"]
WINDOWS = {1280: {"width": 1280, "height": 800}, 390: {"width": 390, "height": 844}}
#: All pictures together stay below this, in bytes; ``tests/test_web_help.py`` holds it.
MOST = 4_000_000
QUALITY = 72
#: The sample page that README quotes, by words of its title, and the words of the statement.
TITLE = "sẻ chia trong dịch bệnh"
WORDS = "1.249"
PAIR = "VN-HUE/LA-XE"
TASKS = (("Trình xin chủ trương", "Lan", "2026-11-20"), ("Đặt phòng nghỉ", "Minh", "2026-12-05"))


def document(page: Page) -> None:
    """The document that README quotes, at its sentence, the words of the figure's card alight."""
    page.goto("/pages/")
    page.get_by_role("link", name=TITLE).first.click()
    words = page.locator("mark", has_text=WORDS).first
    words.evaluate("mark => window.scrollTo(0, mark.getBoundingClientRect().top + window.scrollY - 300)")
    page.locator(".card", has_text=WORDS).first.hover()


def entry(page: Page) -> None:
    """The agreement of the partnership."""
    page.goto(f"/partnerships/{PAIR}/")
    page.locator("#agreements .what").first.click()


def figures(page: Page) -> None:
    """The figures that differ."""
    page.goto(f"/partnerships/{PAIR}/")
    part = page.locator("#figures")
    part.evaluate("part => window.scrollTo(0, part.getBoundingClientRect().top + window.scrollY - 20)")


def visit(page: Page) -> None:
    """The file of the newest visit, with what an office would write into it."""
    page.goto("/register/visits/")
    page.locator("a[href^='/delegations/']:not([href='/delegations/'])").first.click()
    if not page.get_by_text("Lan", exact=True).count():
        for what, who, day in TASKS:
            page.locator("#task summary").click()
            page.locator("#task-what").fill(what)
            page.locator("#task-who").fill(who)
            page.locator("#task-day").fill(day)
            page.locator("#task form.file-form button.button").click()
    page.evaluate("window.scrollTo(0, 0)")


def at(address: str) -> Callable[[Page], None]:
    """What opens a page by its address."""

    def go(page: Page) -> None:
        page.goto(address)

    return go


#: The name of each picture and how to come to what it shows.
SHOTS: dict[str, Callable[[Page], None]] = {
    "start": at("/"),
    "partnership": at(f"/partnerships/{PAIR}/"),
    "figures": figures,
    "map": at("/partners/map/"),
    "review": at("/review/"),
    "document": document,
    "entry": entry,
    "people": at("/people/"),
    "search": at("/search/?q=luu+hoc+sinh+se+kong"),
    "listing": at("/register/agreements/"),
    "lists": at("/lists/"),
    "delegation": visit,
    "brief": at(f"/papers/brief/{PAIR}/"),
    "letters": at("/letters/?occasion=la-national-day&lang=vi"),
    "calendar": at("/calendar/"),
    "tour": at("/help/tour/"),
}


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def demo() -> Iterator[str]:
    """The address of a running demonstration."""
    port = free_port()
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, "HOPTAC_HOME": home}
        server = subprocess.Popen([sys.executable, "-m", "hoptac", "demo", "--port", str(port)], env=env)
        try:
            wait_for(f"http://127.0.0.1:{port}/")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_for(url: str, seconds: float = 120) -> None:
    """Until the address answers. Raises TimeoutError."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except OSError:
            time.sleep(0.5)
    raise TimeoutError(url)


def shoot(page: Page, path: Path) -> None:
    """What the window shows now, as a small picture."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    session = page.context.new_cdp_session(page)
    shot = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(base64.b64decode(shot["data"]))


def shoot_all(browser: Browser, base: str, language: str, width: int) -> None:
    """Every picture in one language at one width."""
    window = {"viewport": WINDOWS[width], "base_url": base, "locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}
    context = browser.new_context(**window)  # type: ignore[arg-type]
    context.add_cookies([{"name": "django_language", "value": language, "url": base}])
    page = context.new_page()
    for name, come in SHOTS.items():
        come(page)
        shoot(page, IMAGES / language / f"{name}-{width}.webp")
    context.close()


def main() -> None:
    """Draw every picture; those that are no longer drawn go."""
    shutil.rmtree(IMAGES, ignore_errors=True)
    browser_path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    with demo() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        for language in ("vi", "en"):
            for width in WINDOWS:
                shoot_all(browser, base, language, width)
        browser.close()
    sizes = [path.stat().st_size for path in IMAGES.rglob("*.webp")]
    print(f"{len(sizes)} pictures, {sum(sizes):,} bytes (at most {MOST:,})")


if __name__ == "__main__":
    main()
