"""All partners: a list, and a map with a table that tells the same."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from hoptac.base.errors import HoptacError
from hoptac.gazetteer.basemap import MAX_BYTES
from hoptac.gazetteer.outlines import Era
from hoptac.gazetteer.places import PLACES
from hoptac.register import base_maps, query_partners
from hoptac.register.office import office
from hoptac.register.units import current
from hoptac.web.leaf import page_number
from hoptac.web.present import labels, partners
from hoptac.web.present.map_svg import drawing, map_svg
from hoptac.web.present.partner_map import ERAS, SHOWN, Asked, coloured
from hoptac.web.who import user

#: How many partnerships a page of the list has.
PAGE = 50


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The list, richest first: all, those of a place, those with a country."""
    of, country = _place(request, "of"), request.GET.get("country", "")
    number = page_number(request.GET)
    count = query_partners.how_many(of, country)
    rows = query_partners.partnerships(of, country, PAGE, (number - 1) * PAGE)
    ours, others = query_partners.sides()
    context = {
        "rows": partners.lines(rows, date.today()),
        "columns": [labels.KIND_NAMES[kind] for kind in partners.COLUMNS],
        "count": count,
        "of": of,
        "country": country,
        "places": partners.choices((*ours, *others)),
        "countries": partners.countries(others),
        "pages": partners.Paging(number, -(-count // PAGE), {"of": of, "country": country}),
    }
    return render(request, "partners.html", context)


@require_safe
def on_map(request: HttpRequest) -> HttpResponse:
    """The map and its table."""
    asked = _asked(request)
    own = base_maps.in_use()
    base = own.get(asked.era)
    made = drawing(asked.era, base.raw_hash_id or "" if base else "")
    told = query_partners.joined(asked.shown, asked.era, date.today(), asked.of)
    view = coloured(asked, told, frozenset(made.paths))
    ours, others = query_partners.sides()
    context = {
        "asked": asked,
        "view": view,
        "drawn": map_svg(view, made),
        "base": base,
        "shown": [(name, Asked(code, asked.era, asked.of).url, code == asked.shown) for code, name in SHOWN.items()],
        "eras": [(name, Asked(asked.shown, era, asked.of).url, era == asked.era) for era, name in ERAS.items()],
        "places": partners.choices((*ours, *others)),
        "chosen": current(asked.of) if asked.of else "",
        "official": [(era, name, own.get(era)) for era, name in ERAS.items()],
    }
    return render(request, "partner_map.html", context)


@require_POST
def put_map(request: HttpRequest) -> HttpResponse:
    """Take the office's official base map. Raises ``map-…`` with what is wrong."""
    sent, era = request.FILES.get("file"), _era(request.POST.get("era", ""))
    if sent is None or (sent.size or 0) > MAX_BYTES:
        raise HoptacError("map-broken", path=getattr(sent, "name", "–"), found="too-large" if sent else "no-file")
    base_maps.put_map(era, str(sent.name), sent.read(), user())
    return redirect(f"{reverse('partner-map')}?era={era}")


@require_POST
def drop_map(request: HttpRequest) -> HttpResponse:
    """Draw on the map that ships with Hoptac again."""
    era = _era(request.POST.get("era", ""))
    base_maps.take_out_map(era, user())
    return redirect(f"{reverse('partner-map')}?era={era}")


def _asked(request: HttpRequest) -> Asked:
    shown = request.GET.get("show", "agreements")
    asked = Asked(shown if shown in SHOWN else "agreements", _era(request.GET.get("era", "now")), "")
    of = _place(request, "of")
    return Asked(asked.shown, asked.era, asked.unit(of) if of else "")


def _era(told: str) -> Era:
    for era in base_maps.ERAS:
        if told in (era, ""):
            return era if told else "now"
    raise Http404


def _place(request: HttpRequest, name: str) -> str:
    """A place of the address; without one that of the office; "" for all."""
    told = request.GET.get(name, office())
    if told and told not in PLACES:
        raise Http404
    return told
