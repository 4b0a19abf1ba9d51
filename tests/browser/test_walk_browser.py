"""Every page of the site on the sample register, in each language: it answers, fits, passes axe-core, keeps its forms
without scripts, and offers nothing that it would refuse.

Pages are found by walking from the start page; an address of the resolver that nothing leads to fails the test.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page
from tests.browser.axe import violations
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
#: What an officer of the partner's office reads, in Lao: these are looked at in all three languages.
IN_LAO = ("start", "partners", "partnership", "page", "listing", "delegation", "delegation-look", "search")
OPEN = "document.querySelectorAll('details').forEach(d => d.open = true)"
OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
#: Forms that can be seen and have no button to send them with.
STUCK = """[...document.forms].filter(f => f.checkVisibility() && ![...f.elements].some(
    e => (e.type == 'submit' || e.type == 'image') && e.checkVisibility())).map(f => f.outerHTML.slice(0, 200))"""
FORMS = "[...document.forms].filter(f => f.checkVisibility()).length"


@pytest.fixture
def register(live_server: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The sample register as ``hoptac demo`` loads it."""
    monkeypatch.setattr(settings, "DEMO", True)
    load_demo(monkeypatch, tmp_path)


def sign_in(client: Client) -> None:
    """The first account is made on the site; from then on every page asks for it."""
    client.post("/users/", {"name": "lan", "full_name": "Lan", "password": PASSWORD, "role": "admin"})
    assert client.post("/sign-in/", {"name": "lan", "password": PASSWORD}).status_code == 302
    client.post("/users/departments/", {"department": "Phòng Hợp tác quốc tế"})
    client.post("/switches/", {"name": "feeds", "on": "yes"})


@contextmanager
def opened(
    browser: Browser, base: str, faults: list[str], client: Client, language: str = "vi", **how: Any
) -> Iterator[Page]:
    """A window on the site, as wide as a phone, for who is signed in with the client; what its console calls an error
    is a fault."""
    context = browser.new_context(viewport=WIDTHS[390], base_url=base, **how)  # type: ignore[arg-type]
    told = {settings.LANGUAGE_COOKIE_NAME: language} | {name: one.value for name, one in client.cookies.items()}
    context.add_cookies([{"name": name, "value": value, "url": base} for name, value in told.items()])
    page = context.new_page()
    page.on("console", lambda said: faults.append(f"{page.url}: {said.text}") if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    yield page
    context.close()


def one_of_each(met: Walk) -> dict[str, str]:
    """The first address of each name, as it stands and with conditions, with the name."""
    found = {(name, "?" in address): address for address, name in reversed(met.pages.items())}
    return {address: name for (name, _), address in found.items()}


def fits(page: Page, width: int) -> Iterator[str]:
    """What is wrong with a page when its window is so wide."""
    page.set_viewport_size(WIDTHS[width])  # type: ignore[arg-type]
    if page.evaluate(OVER) > 0:
        yield f"{page.url} scrolls sideways at {width}"


def looked_at(page: Page, address: str, language: str) -> Iterator[str]:
    """What is wrong with a page: in Vietnamese with its colours on the phone; in English on the desk, in Lao on the
    phone, without: colours are the same at every width and in every language, and the slowest to look at."""
    page.goto(address)
    page.evaluate(OPEN)
    first, second = (1280, 390) if language == "en" else (390, 1280)
    yield from fits(page, second)
    yield from fits(page, first)
    if page.evaluate("document.documentElement.lang") != language:
        yield f"{address} is not in {language}"
    yield from (f"{address} ({language}) {told}" for told in violations(page, colours=language == "vi"))


def without_scripts(page: Page, address: str, forms: int) -> Iterator[str]:
    """What is wrong with a page that runs no script; with scripts it shows so many forms."""
    answer = page.goto(address)
    if not answer or answer.status != 200:
        yield f"{address} does not answer without scripts"
    page.evaluate(OPEN)
    if page.evaluate(FORMS) != forms:
        yield f"{address} has {page.evaluate(FORMS)} forms without scripts, {forms} with them"
    yield from (f"{address} cannot be sent without scripts: {form}" for form in page.evaluate(STUCK))


def look(browser: Browser, base: str, client: Client, addresses: dict[str, str]) -> list[str]:
    """What is wrong with pages (with their names), in each language, at both widths and without scripts."""
    faults: list[str] = []
    forms = {}
    for language in ("vi", "en", "lo"):
        with opened(browser, base, faults, client, language) as page:
            for address, name in addresses.items():
                if language != "lo" or name in IN_LAO:
                    faults += looked_at(page, address, language)
                    forms.setdefault(address, page.evaluate(FORMS))
    with opened(browser, base, faults, client, java_script_enabled=False) as bare:
        for address in addresses:
            faults += without_scripts(bare, address, forms[address])
    return faults


def in_vain(seeds: list[str]) -> list[str]:
    """What is offered to those who read, though it would be refused."""
    shown = [address for address in seeds if RULES[str(name_of(address))].read == "viewer"]
    return offered_in_vain(signed_in(make("hoa", "viewer")), "viewer", *shown)


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
    assert faults + look(browser, live_server.url, stranger, {"/sign-in/": "sign-in"}) == []
