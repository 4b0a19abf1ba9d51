"""The lists: one page for all of them; what is asked for stands in the address, and goes along into files and views."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from hoptac.gazetteer.places import PLACES
from hoptac.gazetteer.tables import rows
from hoptac.register import query_search, views_kept
from hoptac.register.index.asking import LONGEST
from hoptac.register.query_listed import all_rows, list_page
from hoptac.register.query_search import Filters
from hoptac.register.records_listed import Asked
from hoptac.share.tables import XLSX, csv_lines, xlsx_bytes
from hoptac.web.leaf import page_number
from hoptac.web.present import listing as present
from hoptac.web.present.listing_kinds import KINDS, ListKind
from hoptac.web.present.search import partners
from hoptac.web.who import person

#: So many rows a file holds at most; who wants more asks for less at a time.
MOST = 20_000


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The first of the lists."""
    return redirect("listing", next(iter(KINDS)))


@require_safe
def one(request: HttpRequest, slug: str) -> HttpResponse:
    """A list: its rows as asked for, its filters, the views that were saved."""
    kind, asked = _kind(slug), _asked(request.GET, slug)
    found = list_page(slug, asked, page_number(request.GET))
    context = {
        "kind": kind,
        "tabs": present.tabs(slug),
        "asked": asked,
        "filtered": replace(asked, sort="") != Asked(),
        "lines": present.lines(kind, found.rows),
        "columns": [column.name for column in kind.columns],
        "found": found,
        "partners": partners(query_search.places(), Filters(partner=asked.partner)),
        "statuses": present.choices(kind.statuses, asked.status),
        "fields": present.fields(asked.field) if kind.fields else [],
        "checked": present.choices(present.CHECKED, asked.checked),
        "sorts": present.choices(kind.sorts, asked.sort or "new"),
        "query": present.query(asked),
        "views": present.views(views_kept.saved(slug, _owner()), asked),
        "before": present.address(slug, asked, page=found.number - 1) if found.number > 1 else "",
        "after": present.address(slug, asked, page=found.number + 1) if found.number < found.last else "",
        "most": MOST,
    }
    return render(request, "listing.html", context)


@require_safe
def export(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """What a list shows, all its pages, as a file. The one place where a list leaves the site: whoever notes what goes
    out finds it here, by this view's address."""
    kind, asked = _kind(slug), _asked(request.GET, slug)
    if form not in ("csv", "xlsx"):
        raise BadRequest(form)
    head = present.export_head(kind)
    told = (present.export_row(kind, row) for row in all_rows(slug, asked, MOST))
    name = f"hoptac-{slug}-{date.today().isoformat()}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    if form == "csv":
        return HttpResponse(b"".join(csv_lines(head, told)), content_type="text/csv; charset=utf-8", headers=headers)
    return HttpResponse(xlsx_bytes(str(kind.name), head, told), content_type=XLSX, headers=headers)


@require_POST
def save(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep what the list shows now under a name. Raises ``view-unnamed``, ``views-many``."""
    _kind(slug)
    asked = _asked(QueryDict(request.POST.get("query", "")), slug)
    views_kept.save_view(slug, request.POST.get("name", ""), present.query(asked), _owner())
    return redirect(present.address(slug, asked))


@require_POST
def forget(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """Take a saved view away. Raises ``view-unknown``."""
    _kind(slug)
    views_kept.forget_view(ref, _owner())
    return redirect("listing", slug)


def _owner() -> str:
    """Whose views are meant: those of whoever signed in; in a register of one person everybody's."""
    return "" if person().local else person().name


def _kind(slug: str) -> ListKind:
    if slug not in KINDS:
        raise Http404
    return KINDS[slug]


def _asked(sent: QueryDict, slug: str) -> Asked:
    """What an address asks for; what makes no sense is left out."""
    kind, told = KINDS[slug], {name: sent.get(name, "").strip() for name in present.NAMES}
    known = (
        ("partner", PLACES),
        ("field", {row["code"] for row in rows("fields")} if kind.fields else ()),
        ("status", kind.statuses),
        ("checked", present.CHECKED),
        ("sort", kind.sorts),
    )
    kept = {name: told[name] for name, values in known if told[name] in values}
    years = {attribute: told[name] for name, attribute in (("from", "first"), ("to", "last")) if _is_year(told[name])}
    return Asked(**kept, **years, text=told["q"][:LONGEST])


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdigit()
