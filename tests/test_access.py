"""Who may open what: every address of the site, for a stranger and for each role, looking and sending."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.browser.walk import offered_in_vain
from tests.people_sample import one_of_each, signed_in
from tests.web_sample import load_sample

from hoptac.register import queries
from hoptac.register.models import Report
from hoptac.register.models_accounts import ROLES
from hoptac.register.switches import SWITCHES, turn
from hoptac.web import gate, manual
from hoptac.web.access import ANYBODY, RULES, switches_used
from hoptac.web.present.listing_kinds import KINDS
from hoptac.web.who import Person

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Sample:
    """What addresses with parts are asked for."""

    page: str
    other: str
    report: str
    visit: str


def sample() -> Sample:
    refs = load_sample("meeting", "later")
    report = Report.objects.filter(page__ref=refs["meeting"], kind="person").first()
    visit = queries.facts("visit")[0]
    assert report is not None
    return Sample(refs["meeting"], refs["later"], report.key, visit.ref)


#: Address with parts -> the parts that make one that is there.
EXAMPLES: dict[str, Callable[[Sample], dict[str, Any]]] = {
    **dict.fromkeys(
        ("page", "accept-page", "page-owner", "new-list", "list", "again-list", "take-out-list"),
        lambda s: {"ref": s.page},
    ),
    "version": lambda s: {"ref": s.page, "number": 1},
    "supersede": lambda s: {"ref": s.page, "older": s.other},
    "decide": lambda s: {"ref": s.page, "key": s.report},
    **dict.fromkeys(("entry", "decide-entry", "tie-entry", "merge-entry", "split-entry"), lambda s: {"ref": s.visit}),
    **dict.fromkeys(("review-one", "review-edit"), lambda s: {"ref": s.report[:16]}),
    "edit-entry": lambda s: {"ref": s.visit, "slot": "start"},
    "listing": lambda s: {"slug": next(iter(KINDS))},
    "listing-file": lambda s: {"slug": next(iter(KINDS)), "form": "csv"},
    "save-view": lambda s: {"slug": next(iter(KINDS))},
    "forget-view": lambda s: {"slug": next(iter(KINDS)), "ref": "0" * 16},
    "undo": lambda s: {"number": 1},
    "partnership": lambda s: {"one": "VN-HUE", "other": "LA-XE"},
    "person": lambda s: {"key": queries.people()[0].key},
    "delegation": lambda s: {"ref": s.visit},
    "add-file-line": lambda s: {"ref": s.visit, "part": "task"},
    **dict.fromkeys(("file-line", "tick-file-line"), lambda s: {"ref": s.visit, "key": "0" * 16}),
    "file-result": lambda s: {"ref": s.visit},
    "letter-book-file": lambda s: {"form": "csv"},
    "delegation-look": lambda s: {"ref": s.visit, "what": "plan"},
    "delegation-paper": lambda s: {"ref": s.visit, "what": "plan", "form": "docx"},
    "delegation-year": lambda s: {"number": 2022, "what": "statistics", "form": "docx"},
    "revoke-feed": lambda s: {"ref": "0" * 16},
    "letter": lambda s: {"code": "la-national-day", "place": "LA-XE", "form": "docx"},
    "strike-letter": lambda s: {"decision": 1},
    "feed": lambda s: {"token": "none"},
    "kept-paper": lambda s: {"ref": "0" * 16},
    "put-paper-form": lambda s: {"form": "state"},
    "paper-form": lambda s: {"form": "state", "version": 0},
    "paper": lambda s: {"kind": "brief", "one": "VN-HUE", "other": "LA-XE"},
    "help-chapter": lambda s: {"slug": manual.chapters("vi")[0].slug},
    "user": lambda s: {"name": "viewer"},
    "user-password": lambda s: {"name": "viewer"},
}


def patterns(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    """Every address of the site, from the resolver."""
    for one in (resolver or get_resolver()).url_patterns:
        yield from patterns(one) if isinstance(one, URLResolver) else [one]


def addresses(told: Sample) -> dict[str, str]:
    """Name -> an address of that name."""
    found = {}
    for pattern in patterns():
        name, parts = str(pattern.name), pattern.pattern.converters
        assert not parts or name in EXAMPLES, f"{name!r} has parts: give an example of them in EXAMPLES of this test"
        found[name] = reverse(name, kwargs=EXAMPLES[name](told) if parts else {})
    return found


def test_every_address_has_its_rule() -> None:
    names = [str(pattern.name) for pattern in patterns()]
    missing = sorted({name for name in names if name not in RULES})
    assert missing == [], "add one line for each to RULES in src/hoptac/web/access.py: who may look, who may send?"
    assert sorted(set(RULES) - set(names)) == [], "these rules have no address (any more)"
    assert len(names) == len(set(names)), "each address needs a name of its own"
    assert all(rule.read in (ANYBODY, *ROLES) and rule.write in (None, *ROLES) for rule in RULES.values())
    assert switches_used() <= set(SWITCHES)


def test_an_address_without_a_rule_is_shown_to_nobody(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(RULES, "people")
    with pytest.raises(Exception, match=r"no rule: add one line .* in hoptac/web/access\.py"):
        client.get("/people/")


def bare(response: HttpResponse, address: str) -> str:
    """An answer without what differs from one asking to the next by design."""
    text = response.content.decode().replace(f'name="next" value="{address}"', "")
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)


def wrong(answer: HttpResponse, role: str, name: str, address: str, method: str, absent: str) -> str:
    """What is wrong with an answer, by the table; nothing where it is right."""
    need = RULES[name].needs(method)
    may = need == ANYBODY or (role in ROLES and ROLES.index(role) >= ROLES.index(need))
    went = getattr(answer.wsgi_request, "admitted", False)  # type: ignore[attr-defined]
    if may:
        return "" if went and answer.status_code < 500 else f"refused ({answer.status_code})"
    if role == "nobody":
        sent = answer.status_code == 302 and answer["Location"].startswith("/sign-in/")
        return "" if sent and not went else f"let in ({answer.status_code})"
    same = answer.status_code == 404 and bare(answer, address) == absent
    return "" if same and not went else f"not the answer of what is absent ({answer.status_code})"


@pytest.fixture
def no_views(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever the gate lets in gets a short answer in place of the page: what is tested is the gate."""
    real = gate.Gate.process_view

    def short(*args: Any) -> HttpResponse:
        real(*args)
        return HttpResponse("in")

    monkeypatch.setattr(gate.Gate, "process_view", short)


def faults(told: Sample, roles: dict[str, Any], names: dict[str, str]) -> list[str]:
    """Address × identity × method: whatever does not go by the table."""
    found = []
    for role, row in roles.items():
        nothing, client = "/khong-co-trang-nay/", signed_in(row)
        absent = bare(client.get(nothing), nothing)
        for name, address in names.items():
            for method in ("GET", "POST"):
                answer = getattr(client, method.lower())(address)
                if fault := wrong(answer, role, name, address, method, absent):
                    found.append(f"{role} {method} {address} ({name}): {fault}")
    return found


def test_the_matrix_of_addresses_and_roles(no_views: None) -> None:
    told = sample()
    roles = {"nobody": None, **one_of_each()}
    for switch in SWITCHES:
        turn(switch, True)
    assert faults(told, roles, addresses(told)) == []


def test_the_matrix_sees_a_gate_that_lets_all_in(no_views: None, monkeypatch: pytest.MonkeyPatch) -> None:
    told = sample()
    roles = {"viewer": one_of_each()["viewer"]}
    monkeypatch.setattr(gate, "_admitted", lambda *_: True)
    names = {name: address for name, address in addresses(told).items() if name in ("audit", "add", "start")}
    assert {line.split(":")[0] for line in faults(told, roles, names)} == {
        f"viewer {method} /{name}/ ({name})" for name in ("add", "audit") for method in ("GET", "POST")
    }


def test_what_hangs_on_a_switch_is_not_there_until_it_is_on() -> None:
    told = sample()
    people: dict[str, Any] = {"nobody": None, **one_of_each()}
    hung = {name: address for name, address in addresses(told).items() if RULES[name].switch}
    assert hung
    for name, address in hung.items():
        for role, row in people.items():
            answer = signed_in(row).post(address) if "make" in name else signed_in(row).get(address)
            assert not getattr(answer.wsgi_request, "admitted", False), (name, role)
            assert answer.status_code == (302 if role == "nobody" and RULES[name].read else 404), (name, role)


def test_a_stranger_learns_nothing_of_what_is_there() -> None:
    told = sample()
    one_of_each()
    there, absent = f"/pages/{told.page}/", "/pages/0000000000000000/"
    answers = [Client().get(address) for address in (there, absent, "/khong/co/gi/")]
    assert [answer.status_code for answer in answers] == [302] * 3
    assert {answer["Location"].split("?")[0] for answer in answers} == {"/sign-in/"}


@pytest.mark.parametrize("samples", [(), ("meeting",)])
def test_a_register_offers_nothing_that_would_be_refused(samples: tuple[str, ...]) -> None:
    load_sample(*samples) if samples else None
    people = one_of_each()
    told = [line for role in ("viewer", "approver") for line in offered_in_vain(signed_in(people[role]), role)]
    assert told == []


def test_the_walk_sees_what_is_offered_in_vain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Person, "edits", True)
    assert "viewer: add on /" in offered_in_vain(signed_in(one_of_each()["viewer"]), "viewer")
