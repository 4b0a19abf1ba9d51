"""No script that comes as data runs: five hundred of them through every field and every page, in Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings as site
from django.template import engines
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page
from tests.payloads import PAYLOADS, load_payloads
from tests.people_sample import make
from tests.test_access import patterns

from hoptac.register import queries
from hoptac.register.accounts import make_department
from hoptac.register.audit import note
from hoptac.register.decide import ask, reject
from hoptac.register.mail import Noted
from hoptac.register.mail import note as note_letter
from hoptac.register.models import Account, Report
from hoptac.web import middleware

#: What a page calls when a payload runs; frames call their parent's.
LISTEN = "window.ran = n => { (window.all_ran = window.all_ran || []).push(n) };"


@pytest.fixture
def site_of_scripts(live_server: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, list[str]]]:
    """The address of a site full of payloads, and what to look at."""
    monkeypatch.setenv("HOPTAC_OFFICE", "VN-HUE")
    refs = load_payloads()
    keys = list(Report.objects.filter(kind__in=("visit", "aid")).order_by("key").values_list("key", flat=True))
    for number, key in enumerate(keys[:40]):
        (reject if number % 2 else ask)(key, *([PAYLOADS[number]] if not number % 2 else []), "lan", PAYLOADS[number])
    for payload in PAYLOADS[:20]:
        note_letter(Noted("received", "2023-05-05", "LA-XE", payload, title=payload), payload)
        make_department(payload, "test")
        note(payload, "download", payload)
    make("sep", "admin", PAYLOADS[3][:120])
    Account.objects.update(full_name=PAYLOADS[5])
    entries = [fact.ref for kind in ("visit", "aid", "commitment") for fact in queries.facts(kind)[:1]]
    bare = [reverse(str(p.name)) for p in patterns() if not p.pattern.converters and p.name != "sign-out"]
    asked = [f"{at}?q={quote(p)}&next={quote(p)}" for at in ("/search/", "/sign-in/") for p in PAYLOADS[:5]]
    several = [f"/entries/{ref}/{end}" for ref in entries for end in ("", "merge/", "edit/goods/")]
    lists = [f"/register/{slug}/" for slug in ("agreements", "visits", "aid", "commitments", "people", "letters")]
    client = Client()
    client.force_login(Account.objects.get())
    yield (
        live_server.url,
        [
            *(f"/pages/{ref}/" for ref in refs),
            *(address for address in bare if "html" in shown(client, address)),
            *asked,
            *several,
            *lists,
            "/partnerships/VN-HUE/LA-XE/",
            "/papers/brief/VN-HUE/LA-XE/",
            "/users/sep/",
            f"/people/{quote(queries.people()[0].key)}/",
        ],
    )


def shown(client: Client, address: str) -> str:
    """The type of what is shown at an address; "" for a file, or where nothing can be looked at."""
    answer = client.get(address)
    looked = answer.status_code == 200 and "Content-Disposition" not in answer.headers
    return str(answer["Content-Type"]) if looked else ""


def opened(browser: Browser, address: str, said: list[str]) -> Page:
    """A page in which the admin is signed in; whatever opens a window for an answer is noted."""
    client = Client()
    client.force_login(Account.objects.get(name="sep"))
    context = browser.new_context(base_url=address)
    context.add_cookies([{"name": "hoptac", "value": client.cookies["hoptac"].value, "url": address}])
    context.add_init_script(LISTEN)
    context.route(lambda url: not url.startswith(address), lambda route: route.abort())
    page = context.new_page()
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    return page


def runs(page: Page, address: str) -> list[object]:
    """The payloads that ran on a page, also where a field is come to by keys and a box is opened."""
    answer = page.goto(address, wait_until="load")
    assert answer is not None and answer.status < 500, address
    page.keyboard.press("Tab")
    return list(page.evaluate("window.all_ran || []"))


def test_five_hundred_scripts_run_nowhere(browser: Browser, site_of_scripts: tuple[str, list[str]]) -> None:
    address, asked = site_of_scripts
    said: list[str] = []
    page = opened(browser, address, said)
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if "Content Security" in message.text else None)
    ran = {at: found for at in asked if (found := runs(page, at))}
    page.context.close()
    assert (ran, said) == ({}, [])
    assert faults == [], "nothing may even try: the policy is the second wall"
    assert len(set(PAYLOADS)) == 500 and len(asked) > 60


def test_the_same_scripts_run_where_both_walls_are_down(
    browser: Browser, site_of_scripts: tuple[str, list[str]], settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, _ = site_of_scripts
    open_wide = [dict(engine, OPTIONS={**engine["OPTIONS"], "autoescape": False}) for engine in site.TEMPLATES]
    settings.TEMPLATES = open_wide
    monkeypatch.setattr(middleware, "CSP", "default-src * 'unsafe-inline'")
    assert not engines["django"].engine.autoescape
    said: list[str] = []
    page = opened(browser, address, said)
    ran = [n for at in ("/pages/", "/people/", "/audit/") for n in runs(page, at)]
    page.context.close()
    assert len(ran) > 10
