"""A walk through the site: from the start page along every link and every form, a few addresses of each name.

What no link and no form leads to is left over, so that a new page cannot be forgotten.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode, urljoin, urlsplit

from django.http import HttpResponseBase
from django.test import Client
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from lxml import html

from hoptac.register.models_accounts import ROLES
from hoptac.web.access import RULES

#: How many addresses of one name, with the same conditions in them, are looked at.
MANY = 1
#: What is typed into boxes of forms that only ask.
ASKED = "Sê Kông"


@dataclass
class Walk:
    """What was met: ``pages`` are addresses that show a page, with their names, ``files`` those that give one;
    ``names`` of all of these and of what forms send to; ``wrong`` what answered neither; ``leads`` and ``sends``
    the names that links lead to and forms send to, with a page on which they stand."""

    pages: dict[str, str] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    wrong: list[tuple[int, str]] = field(default_factory=list)
    leads: dict[str, str] = field(default_factory=dict)
    sends: dict[str, str] = field(default_factory=dict)


def site_names() -> set[str]:
    """The names of all addresses of the resolver."""

    def below(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                yield from below(pattern.url_patterns)
            else:
                yield pattern.name or str(pattern.pattern)

    return set(below(get_resolver().url_patterns))


def name_of(address: str) -> str | None:
    """The resolver's name of an address, None for what is not of the site."""
    try:
        found = resolve(urlsplit(address).path)
    except Resolver404:
        return None
    return found.url_name or str(found.route)


def walk(client: Client, *seeds: str, past: Collection[str] = ()) -> Walk:
    """Follow links and forms from some addresses on, as whoever the client is; ``past`` what bears these names."""
    met, queue, seen, count = Walk(), deque(seeds), set(seeds), Counter[tuple[str, str]]()
    while queue:
        address = queue.popleft()
        name = name_of(address)
        if name is None:
            met.wrong.append((404, address))
            continue
        met.names.add(name)
        if name in past:
            continue
        for found in _visit(client, address, name, met):
            parts = urlsplit(found)
            like = (name_of(found) or found, "&".join(sorted(pair.split("=")[0] for pair in parts.query.split("&"))))
            if found not in seen and count[like] < MANY:
                count[like] += 1
                seen.add(found)
                queue.append(found)
    return met


def _visit(client: Client, address: str, name: str, met: Walk) -> Iterator[str]:
    """The addresses that a page leads to."""
    answer = client.get(address)
    if answer.status_code in (301, 302):
        yield urljoin(address, answer.headers["Location"])
    elif answer.status_code != 200:
        met.wrong.append((answer.status_code, address))
    elif not answer.headers["Content-Type"].startswith("text/html"):
        met.files.append(address)
    else:
        met.pages[address] = name
        yield from _links(address, answer, met)


def _links(address: str, answer: HttpResponseBase, met: Walk) -> Iterator[str]:
    page = html.document_fromstring(answer.content)  # type: ignore[attr-defined]
    for link in page.xpath("//a/@href"):
        target = urljoin(address, link).split("#")[0]
        if not urlsplit(target).netloc:
            met.leads.setdefault(name_of(target) or target, address)
            yield target
    for form in page.xpath("//form"):
        action = urljoin(address, form.get("action") or address)
        if (form.get("method") or "get").lower() == "post":
            sent = [action, *(urljoin(address, button) for button in form.xpath(".//button/@formaction"))]
            met.sends |= {name: address for one in sent if (name := name_of(one))}
            met.names |= met.sends.keys()
        else:
            yield f"{urlsplit(action).path}?{urlencode(_filled(form))}"


def _filled(form: html.HtmlElement) -> list[tuple[str, str]]:
    """What a form that only asks sends: boxes filled, of each list the first choice that says something."""
    values = [
        (box.get("name"), box.get("value") or ASKED)
        for box in form.xpath(".//input[@name][@type='search' or @type='hidden']")
    ]
    for choice in form.xpath(".//select[@name]"):
        options = choice.xpath(".//option[@selected]") or choice.xpath(".//option[@value != '']")
        values += [(choice.get("name"), options[0].get("value") or "")] if options else []
    return values


#: Addresses that give files, or the same page again.
FILES = (
    *(
        "calendar-file",
        "delegation-paper",
        "delegation-year",
        "kept-paper",
        "letter",
        "letter-book-file",
        "letters-zip",
    ),
    *("listing-file", "paper-form", "version"),
)


def offered_in_vain(client: Client, role: str, *seeds: str) -> list[str]:
    """What the site offers to somebody of a role, by a link or a form, though it would refuse it."""
    met = walk(client, "/", *seeds, past=FILES)
    assert "start" in met.leads and "set-language" in met.sends
    return [
        f"{role}: {name} on {page}"
        for method, found in (("GET", met.leads), ("POST", met.sends))
        for name, page in found.items()
        if name in RULES and (need := RULES[name].needs(method)) and ROLES.index(role) < ROLES.index(need)
    ]
