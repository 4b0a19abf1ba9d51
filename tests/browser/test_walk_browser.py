"""Every page of the site on the sample register: it answers, fits, passes axe-core, keeps its forms without scripts.

Pages are found by walking from the start page; an address of the resolver that nothing leads to fails the test.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, Page
from tests.browser.conftest import WIDTHS
from tests.browser.walk import Walk, name_of, offered_in_vain, site_names, walk
from tests.demo_sample import furnish, load_demo
from tests.people_sample import PASSWORD, make, signed_in

from hoptac.web.access import RULES

#: What no link of the site leads to, and why.
UNLINKED = {
    "feed": "asked for by calendar programmes; the address is told once",
    "suggest": "asked for by the search box while somebody types",
}
#: Colours are the same at every width, and the slowest to look at: once, on the phone.
AXE = {
    width: {
        "runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"],
        "resultTypes": ["violations"],
        "rules": {"color-contrast": {"enabled": width == 390}},
    }
    for width in WIDTHS
}
OPEN = "document.querySelectorAll('details').forEach(d => d.open = true)"
OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
#: Forms that can be seen and have no button to send them with.
STUCK = """[...document.forms].filter(f => f.checkVisibility() && ![...f.elements].some(
    e => (e.type == 'submit' || e.type == 'image') && e.checkVisibility())).map(f => f.outerHTML.slice(0, 200))"""
FORMS = "[...document.forms].filter(f => f.checkVisibility()).length"


@pytest.fixture
def register(live_server: Any, settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The sample register as ``hoptac demo`` loads it."""
    settings.DEMO = True
    load_demo(monkeypatch, tmp_path)


def sign_in(client: Client) -> None:
    """The first account is made on the site; from then on every page asks for it."""
    client.post("/users/", {"name": "lan", "full_name": "Lan", "password": PASSWORD, "role": "admin"})
    assert client.post("/sign-in/", {"name": "lan", "password": PASSWORD}).status_code == 302
    client.post("/users/departments/", {"department": "Phòng Hợp tác quốc tế"})
    client.post("/switches/", {"name": "feeds", "on": "yes"})


@contextmanager
def opened(browser: Browser, base: str, faults: list[str], width: int, client: Client, **how: Any) -> Iterator[Page]:
    """A window on the site for who is signed in with the client; what its console calls an error is a fault."""
    context = browser.new_context(viewport=WIDTHS[width], base_url=base, **how)  # type: ignore[arg-type]
    context.add_cookies([{"name": name, "value": one.value, "url": base} for name, one in client.cookies.items()])
    page = context.new_page()
    page.on("console", lambda said: faults.append(f"{page.url}: {said.text}") if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    yield page
    context.close()


def one_of_each(met: Walk) -> list[str]:
    """The first address of each name, as it stands and with conditions."""
    return list({(name, "?" in address): address for address, name in reversed(met.pages.items())}.values())


def looked_at(page: Page, address: str, width: int) -> Iterator[str]:
    """What is wrong with a page at the width of its window."""
    page.goto(address)
    page.evaluate(OPEN)
    if page.evaluate(OVER) > 0:
        yield f"{address} scrolls sideways"
    for found in Axe().run(page, options=AXE[width]).response["violations"]:
        yield f"{address} {found['id']}: {found['help']} {[node['html'][:120] for node in found['nodes']][:3]}"


def without_scripts(page: Page, address: str, forms: int) -> Iterator[str]:
    """What is wrong with a page that runs no script; with scripts it shows so many forms."""
    answer = page.goto(address)
    if not answer or answer.status != 200:
        yield f"{address} does not answer without scripts"
    page.evaluate(OPEN)
    if page.evaluate(FORMS) != forms:
        yield f"{address} has {page.evaluate(FORMS)} forms without scripts, {forms} with them"
    yield from (f"{address} cannot be sent without scripts: {form}" for form in page.evaluate(STUCK))


def look(browser: Browser, base: str, client: Client, addresses: list[str]) -> list[str]:
    """What is wrong with pages, at both widths and without scripts."""
    faults: list[str] = []
    forms = {}
    with opened(browser, base, faults, 1280, client) as desk, opened(browser, base, faults, 390, client) as phone:
        for address in addresses:
            faults += [*looked_at(desk, address, 1280), *looked_at(phone, address, 390)]
            forms[address] = desk.evaluate(FORMS)
    with opened(browser, base, faults, 390, client, java_script_enabled=False) as bare:
        for address in addresses:
            faults += without_scripts(bare, address, forms[address])
    return faults


def in_vain(seeds: list[str]) -> list[str]:
    """What is offered to those who read and those who approve, though it would be refused."""
    people = {role: make(role, role) for role in ("viewer", "approver")}
    shown = [address for address in seeds if RULES[str(name_of(address))].read == "viewer"]
    return [line for role, row in people.items() for line in offered_in_vain(signed_in(row), role, *shown)]


def test_every_page_of_the_site(browser: Browser, live_server: Any, register: None, client: Client) -> None:
    seeds = furnish(client)
    sign_in(client)
    stranger = Client()
    met, outside = walk(client, "/", *seeds), walk(stranger, "/sign-in/")
    assert met.wrong + outside.wrong == []
    assert site_names() - met.names - outside.names == set(UNLINKED)
    assert in_vain(seeds) == []
    addresses = one_of_each(met)
    assert len(addresses) > 30
    faults = look(browser, live_server.url, client, addresses)
    assert faults + look(browser, live_server.url, stranger, ["/sign-in/"]) == []
