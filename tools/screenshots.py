"""Draw the pictures of README.md and docs/ anew, from the demonstration as it runs: ``make screenshots``.

Starts ``hoptac demo`` with an empty home on a free port, and photographs its pages with the Chromium that is installed.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run"]
#: The sample page that README quotes, by words of its title, and the words of the statement.
TITLE = "sẻ chia trong dịch bệnh"
WORDS = "1.249"


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


def wait_for(url: str, seconds: float = 90) -> None:
    """Until the address answers. Raises TimeoutError."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except OSError:
            time.sleep(0.5)
    raise TimeoutError(url)


def shoot(page: Page, name: str) -> None:
    """What the window shows now, as docs/images/NAME.png."""
    page.wait_for_load_state("networkidle")
    page.screenshot(path=str(IMAGES / f"{name}.png"))
    print(IMAGES / f"{name}.png")


def document(page: Page, base: str) -> None:
    """The document that README quotes, at its sentence, the words of the figure's card alight."""
    page.goto(f"{base}/pages/")
    page.get_by_role("link", name=TITLE).first.click()
    words = page.locator("mark", has_text=WORDS).first
    words.evaluate("mark => window.scrollTo(0, mark.getBoundingClientRect().top + window.scrollY - 300)")
    page.locator(".card", has_text=WORDS).first.hover()
    shoot(page, "document")


def partnership(page: Page, base: str) -> None:
    """The partnership of Huế and Sê Kông."""
    page.goto(f"{base}/partnerships/VN-26/LA-XE/")
    shoot(page, "partnership")


def lists(page: Page, base: str) -> None:
    """The list of visits, and the file of the newest of them with what an office would write into it."""
    page.goto(f"{base}/register/visits/")
    shoot(page, "visits")
    page.get_by_role("link", name="Hồ sơ đoàn").first.click()
    for what, who, day in (("Trình xin chủ trương", "Lan", "2026-11-20"), ("Đặt phòng nghỉ", "Minh", "2026-12-05")):
        page.locator("#task summary").click()
        page.locator("#task-what").fill(what)
        page.locator("#task-who").fill(who)
        page.locator("#task-day").fill(day)
        page.locator("#task").get_by_role("button", name="Ghi vào hồ sơ").click()
    page.evaluate("window.scrollTo(0, 0)")
    shoot(page, "visit-file")


def main() -> None:
    """Draw every picture."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    browser_path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    with demo() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="vi-VN")
        page.goto(base)
        shoot(page, "start")
        document(page, base)
        partnership(page, base)
        lists(page, base)
        browser.close()


if __name__ == "__main__":
    main()
