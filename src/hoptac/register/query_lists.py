"""The lists that came in, the newest decision first."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Max

from hoptac.register.maps import KIND, map_of, target_of
from hoptac.register.models import Decision, Page, Report


@dataclass(frozen=True, slots=True)
class ListRow:
    """One list: its page (``Page.ref``) and address, who said last how it is read and when (ISO), its kinds, how
    many facts it tells and how many versions of it came; ``out``: it was taken out."""

    ref: str
    address: str
    title: str
    document: str
    at: str
    by: str
    kinds: tuple[str, ...]
    facts: int
    versions: int
    out: bool


def lists() -> list[ListRow]:
    """All lists of the register."""
    told = Decision.objects.filter(target_kind=KIND).values("target").annotate(newest=Max("number")).order_by("-newest")
    newest = Decision.objects.in_bulk([row["newest"] for row in told])
    firsts = Decision.objects.filter(target_kind=KIND).exclude(action="undo").values_list("target", "payload")
    addresses = {target: payload["address"] for target, payload in firsts}
    pages = Page.objects.filter(address__in=addresses.values(), raw_hash__isnull=False).defer("text", "zones")
    known = {target_of(page.address): page for page in pages.annotate(facts=Count("reports", distinct=True))}
    return [_row(known[row["target"]], newest[row["newest"]]) for row in told if row["target"] in known]


def _row(page: Page, decision: Decision) -> ListRow:
    listed = map_of(page.address)
    sheets = listed.sheets if listed else ()
    return ListRow(
        page.ref,
        page.address,
        page.title or page.document,
        page.document,
        decision.at,
        decision.by,
        tuple(dict.fromkeys(sheet.kind for sheet in sheets)),
        int(vars(page)["facts"]),
        page.captures.count(),
        not sheets,
    )


def facts_of(ref: str) -> list[str]:
    """The names (``Fact.ref``) of the facts that a list tells, in the order of its rows."""
    keys = Report.objects.filter(page__ref=ref).order_by("number").values_list("key", flat=True)
    return [key[:16] for key in keys]
