"""Papers on a partnership: choose, look, download, keep what was sent; the office's templates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoptac.base.errors import HoptacError
from hoptac.register import kept_papers, office
from hoptac.register.owners import keep_paper
from hoptac.register.papers import dossier
from hoptac.register.units import ids_of
from hoptac.share.papers.brief import brief
from hoptac.share.papers.paper import Chart, Paper
from hoptac.share.papers.pdf import draw_chart
from hoptac.share.papers.record import Dossier
from hoptac.web.commands.papers import review_of
from hoptac.web.present.papers import agreement_choices, kept_lines, sheet, template_lines
from hoptac.web.who import person, user

#: What an upload may weigh; the check itself says why.
MAX_UPLOAD = 6 << 20


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What was kept, and the templates."""
    context = {"kept": kept_lines(kept_papers.kept()), "forms": template_lines(kept_papers.templates())}
    return render(request, "papers.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, kind: str, one: str, other: str) -> HttpResponse:
    """A paper of a kind on two places: as a page to look at, a file, or (POST) kept."""
    told = _dossier(one, other)
    wanted = request.POST if request.method == "POST" else request.GET
    made = _make(kind, told, wanted)
    places = (told.one, told.other)
    if request.method == "POST":
        row = kept_papers.keep(made, wanted.get("format", ""), places, user(), wanted.get("sent_to", ""))
        keep_paper(row.ref, person().account)
        return redirect(f"{reverse('papers')}#kept")
    if wanted.get("chart"):
        return _chart(made, wanted["chart"])
    if wanted.get("format"):
        return as_file(kept_papers.draw(made, wanted["format"]), wanted["format"], f"{kind}-{other}-{made.day}")
    return render(request, "paper.html", _context(kind, made, told, wanted))


def _dossier(one: str, other: str) -> Dossier:
    """The office's own place first: of the two the one that is set, else the first."""
    home = office.office()
    if home and ids_of(home) & ids_of(other):
        one, other = other, one
    return dossier(office.writer(one), other, date.today().isoformat())


def _make(kind: str, told: Dossier, wanted: Mapping[str, Any]) -> Paper:
    form = wanted.get("form", "")
    if kind == "brief":
        return brief(told, form)
    if kind == "term-review":
        return review_of(
            told, wanted.get("agreement", ""), "leader" if wanted.get("copy") == "leader" else "working", form
        )
    raise Http404


def _context(kind: str, made: Paper, told: Dossier, wanted: Any) -> dict[str, Any]:
    asked = {name: wanted.get(name, "") for name in ("agreement", "copy")}
    return {
        "kind": kind,
        **sheet(made),
        "dossier": told,
        "agreements": agreement_choices(told, asked["agreement"]) if kind == "term-review" else (),
        "copy": asked["copy"] or "working",
        "agreement": asked["agreement"],
        "kept": kept_lines(kept_papers.kept(told.one, told.other)),
    }


def _chart(made: Paper, number: str) -> HttpResponse:
    charts = [block for block in (*made.blocks, *made.annexes) if isinstance(block, Chart)]
    if number not in map(str, range(len(charts))):
        raise Http404
    return HttpResponse(draw_chart(made, charts[int(number)], "svg"), content_type="image/svg+xml")


def as_file(data: bytes, format_: str, name: str) -> HttpResponse:
    """A paper to be downloaded; no cache keeps it."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.{format_}"', "Cache-Control": "private, no-store"}
    return HttpResponse(data, content_type=kept_papers.FORMATS[format_], headers=headers)


@require_safe
def kept(request: HttpRequest, ref: str) -> HttpResponse:
    """A kept paper, the bytes as they were. Raises ``paper-unknown``."""
    row, data = kept_papers.file_of(ref)
    return as_file(data, row.format, f"{row.kind}-{row.other}-{row.kept_at[:10]}")


@require_safe
def form(request: HttpRequest, form: str, version: int) -> HttpResponse:
    """A template to be changed in Word; version 0 is the one that ships with Hoptac. Raises ``paper-unknown``."""
    return as_file(kept_papers.template(form, version), "docx", f"{form}-{version}")


@require_POST
def put_form(request: HttpRequest, form: str) -> HttpResponse:
    """Take an office's template. Raises ``form-…`` with what is wrong and where."""
    sent = request.FILES.get("file")
    if sent is None or (sent.size or 0) > MAX_UPLOAD:
        raise HoptacError("form-unsafe", path=getattr(sent, "name", "–"), found="too-large" if sent else "no-file")
    known = next((name for name in kept_papers.FORMS if name == form), None)
    if known is None:
        raise HoptacError("paper-unknown")
    kept_papers.put_template(known, str(sent.name), sent.read(), user())
    return redirect(f"{reverse('papers')}#forms")
