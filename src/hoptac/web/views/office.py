"""The office: whose site this is, and how its papers name it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hoptac.register import office
from hoptac.web.present.office import page
from hoptac.web.who import user


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """Look at what is set, and set it. Raises ``office-wrong``."""
    if request.method == "POST":
        office.set_office({name: request.POST.get(name, "") for name in office.FIELDS}, user())
        return redirect("office")
    return render(request, "office.html", page(office.stored(), office.office()))
