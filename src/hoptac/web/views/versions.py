"""The versions of a page: their bytes, and saying that a file is a newer version of another one of its name."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hoptac.register import queries
from hoptac.register.load import supersede


@require_safe
def download(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """One version as it came: always a file to save, never shown or run within the site."""
    found = queries.version(ref, number)
    if found is None:
        raise Http404
    version = _("bản %(n)d") % {"n": number}
    name = f"{found.document} - {version}{found.suffix}".replace("/", "-")
    headers = {
        "Content-Disposition": content_disposition_header(True, name) or "attachment",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return HttpResponse(found.data, content_type="application/octet-stream", headers=headers)


@require_POST
def replace(request: HttpRequest, ref: str, older: str) -> HttpResponse:
    """The page becomes the newer version of another; raises ``decision-unknown``, ``version-decided``."""
    return redirect(f"{reverse('page', args=[supersede(ref, older, workers=1)])}#versions")
