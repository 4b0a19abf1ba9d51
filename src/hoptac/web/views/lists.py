"""The office's own lists: sending one, saying what its columns are, looking at what it brings, taking it in or out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.core.exceptions import BadRequest
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoptac.base.errors import HoptacError
from hoptac.base.fold import nfc
from hoptac.base.lists import ListMap
from hoptac.base.nouns import Snapshot
from hoptac.collect import MAX_BYTES
from hoptac.decode.sheets import Sheet, read_sheets
from hoptac.lists import propose
from hoptac.register.lists import import_list, listing_of, withdraw
from hoptac.register.maps import map_of, settled
from hoptac.register.preview import preview
from hoptac.register.query_lists import ListRow, lists
from hoptac.register.versions import newest, place_upload, upload_address
from hoptac.web.listtyped import read_form
from hoptac.web.present.fields import place_names
from hoptac.web.present.listform import sheet_forms
from hoptac.web.present.listpage import list_page
from hoptac.web.present.listrows import looked
from hoptac.web.present.listwords import KINDS, said
from hoptac.web.present.pages import in_words
from hoptac.web.waiting import keep, let_go, waiting
from hoptac.web.who import user

_MIB = 2**20


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """The form for a file, and the lists that came in."""
    if request.method != "POST":
        return _index(request)
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        return _index(request, _("Chưa chọn tệp nào."))
    try:
        return redirect("new-list", _kept(file))
    except HoptacError as problem:
        return _index(request, problem=problem)


def _index(request: HttpRequest, missing: str = "", problem: HoptacError | None = None) -> HttpResponse:
    rows = [(row, ", ".join(said(KINDS[kind]) for kind in row.kinds)) for row in lists()]
    context = {"rows": rows, "limit": MAX_BYTES // _MIB, "missing": missing, "problem": in_words(problem)}
    return render(request, "lists.html", context, status=400 if missing or problem else 200)


def _kept(file: UploadedFile[bytes]) -> str:
    name = nfc(file.name or "")
    if (file.size or 0) > MAX_BYTES:
        size, limit = -(-(file.size or 0) // _MIB), MAX_BYTES // _MIB
        raise HoptacError("file-too-large", path=name, size=size, limit=limit)
    data = file.read()
    if not data:
        raise HoptacError("file-empty", path=name)
    return keep(name, data)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, ref: str) -> HttpResponse:
    """What the columns of a list are, and what it would bring; on ``import`` it comes in."""
    found = waiting(ref)
    if found is None:
        raise Http404(ref)
    sheets, known = read_sheets(found), lists()
    snapshot = _placed(found, request.POST.get("at"), known)
    settled_before = [*(_sheets(map_of(snapshot.address))), *settled()]
    problems: dict[str, HoptacError] = {}
    if request.method == "POST":
        typed = read_form(request.POST, sheets, settled_before)
        listed, problems = typed.listed, typed.problems
    else:
        listed = propose(found, settled_before)
    if request.POST.get("action") == "import" and listed.sheets and not problems:
        return _import(ref, snapshot, listed, request.POST.get("why", "").strip())
    return render(request, "list_new.html", _context(request, ref, snapshot, sheets, listed, problems, known))


def _sheets(listed: ListMap | None) -> Sequence[Any]:
    return listed.sheets if listed else ()


def _import(ref: str, snapshot: Snapshot, listed: ListMap, why: str) -> HttpResponse:
    page, _listing, _changed = import_list(snapshot, listed, user(), why)
    let_go(ref)
    return redirect("list", page.ref)


def _context(
    request: HttpRequest,
    ref: str,
    snapshot: Snapshot,
    sheets: Sequence[Sheet],
    listed: ListMap,
    problems: Mapping[str, HoptacError],
    known: Sequence[ListRow],
) -> dict[str, object]:
    sent: Mapping[str, str] = request.POST if problems else {}
    told = preview(snapshot, listed, user()) if listed.sheets and not problems else None
    at = next((row.ref for row in known if row.address == snapshot.address), "")
    return {
        "ref": ref,
        "name": snapshot.document,
        "forms": sheet_forms(sheets, listed, sent, problems),
        "problems": [in_words(problem) for problem in problems.values()],
        "looked": looked(told) if told else None,
        "known": known,
        "at": at,
        "why": request.POST.get("why", ""),
        "places": place_names(),
        "columns_open": request.method == "POST" and request.POST.get("action") != "import",
    }


def _placed(found: Snapshot, at: str | None, known: Sequence[ListRow]) -> Snapshot:
    """The list at the address where it comes in: that of the list whose newer version it is said to be (by default of
    the one of its name), else a new one. Raises BadRequest where that list is not there."""
    name = found.document
    if at is None:
        at = next((row.ref for row in known if row.document == name), "")
    if at:
        address = next((row.address for row in known if row.ref == at), None)
        if address is None:
            raise BadRequest(at)
        return replace(found, address=address)
    return replace(found, address=upload_address(name, place_upload(name, found.raw_hash, ())))


@require_safe
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """A list that came in: how it was read, its rows with their facts, what was not understood."""
    try:
        page, listing = listing_of(ref)
    except HoptacError as error:
        raise Http404(ref) from error
    row = next((row for row in lists() if row.ref == ref), None)
    listed = map_of(page.address) or ListMap()
    return render(request, "list.html", {"row": row, "view": list_page(page.ref, listing, listed), "ref": ref})


@require_POST
def take_out(request: HttpRequest, ref: str) -> HttpResponse:
    """A list tells nothing any more; its file stays."""
    withdraw(ref, user(), request.POST.get("why", "").strip())
    return redirect("list", ref)


@require_POST
def again(request: HttpRequest, ref: str) -> HttpResponse:
    """Look at a list again with other columns: its kept file waits like one that was sent."""
    address = next((row.address for row in lists() if row.ref == ref), None)
    snapshot = newest(address) if address else None
    if snapshot is None:
        raise Http404(ref)
    return redirect("new-list", keep(snapshot.document, snapshot.data))
