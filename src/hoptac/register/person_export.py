"""All that the register keeps of a person, for whoever asks for it by law."""

from __future__ import annotations

from typing import Any

from hoptac.base.errors import HoptacError
from hoptac.register.erase import spellings
from hoptac.register.erased import Names, digest, words_of
from hoptac.register.models import Decision, Entry, Page, Report
from hoptac.register.out import make_decision
from hoptac.register.plain import plain

_KEY = "00"


def export_person(name: str) -> dict[str, Any]:
    """``{"name", "spellings", "pages", "entries", "decisions"}``: each page that names the person with the sentences,
    each entry with what its reports say, each decision by or about them. Raises ``name-short``."""
    if len(words_of(name)) < 2:
        raise HoptacError("name-short", name=name)
    forms = sorted(spellings(name))
    words = [words_of(form) for form in forms]
    names = Names(_KEY, frozenset(digest(_KEY, form) for form in words), max(map(len, words)))
    entries = [row for row in Entry.objects.order_by("key").iterator(chunk_size=500) if _named(names, row)]
    decisions = [d for d in Decision.objects.order_by("number").iterator(chunk_size=500) if _told(names, d)]
    pages = [_page(page, names) for page in Page.objects.order_by("address").iterator(chunk_size=100)]
    return {
        "name": name,
        "spellings": forms,
        "pages": [page for page in pages if page["lines"]],
        "entries": [_entry(row) for row in entries],
        "decisions": [plain(make_decision(d)) for d in decisions],
    }


def _named(names: Names, entry: Entry) -> bool:
    said = [entry.values, entry.others]
    return bool(names.masked(said) != said)


def _told(names: Names, decision: Decision) -> bool:
    said = [decision.payload, decision.by, decision.why]
    return bool(names.masked(said) != said)


def _page(page: Page, names: Names) -> dict[str, Any]:
    lines = [line for line in page.text.split("\n") if any(names.spans(line))]
    return {"address": page.address, "title": page.title, "published": page.published, "lines": lines}


def _entry(entry: Entry) -> dict[str, Any]:
    reports = Report.objects.filter(entry=entry).select_related("page").order_by("key")
    return {
        "key": entry.key,
        "kind": entry.kind,
        "values": entry.values,
        "state": entry.state,
        "reports": [{"page": r.page.address, "values": r.values, "state": r.state} for r in reports],
    }
