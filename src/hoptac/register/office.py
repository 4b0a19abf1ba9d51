"""Whose office this installation is (DESIGN.md, "Home"): as set on the site, else by the environment.

The office's own working data, outside the register: a rebuild leaves it, every backup has it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime

from hoptac.base.errors import HoptacError
from hoptac.gazetteer.places import PLACES
from hoptac.register.models import OwnOffice
from hoptac.register.plain import printable
from hoptac.register.units import ids_of
from hoptac.register.writing import writing
from hoptac.share.papers.record import BODIES, Office

#: What can be set, and how long it may be.
FIELDS = {"place": 32, "body": 40, "organ": 200, "symbol": 40, "seat": 100, "signs": 200, "signer": 100}
#: Parts the lines of a signature: "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC".
LINES = "/"


def office() -> str:
    """The id of the office's own place, set on the site or by ``HOPTAC_OFFICE``; "" where nobody has said."""
    row = stored()
    place = row.place if row else os.environ.get("HOPTAC_OFFICE", "")
    return place if place in PLACES else ""


def stored() -> OwnOffice | None:
    """What was set on the site last."""
    return OwnOffice.objects.first()


def writer(place: str = "") -> Office:
    """Who writes the papers of a place, by default of the office's own: as set on the site, else ``HOPTAC_ORGAN`` ("SỞ
    NGOẠI VỤ|SNgV"). Raises ``office-unknown``."""
    own = place or office()
    if not own:
        raise HoptacError("office-unknown")
    row = stored()
    if row and own in ids_of(row.place):
        lines = tuple(line.strip() for line in row.signs.split(LINES) if line.strip())
        return Office(own, row.organ, row.symbol, row.body, row.seat, lines, row.signer)
    organ, _, symbol = os.environ.get("HOPTAC_ORGAN", "").partition("|")
    return Office(own, organ, symbol) if organ and symbol else Office(own)


def set_office(values: Mapping[str, str], by: str) -> OwnOffice:
    """Say whose office this is; what is left empty is the body's usual. Raises ``office-wrong``."""
    told = {name: " ".join(printable(values.get(name, "")).split())[:most] for name, most in FIELDS.items()}
    if told["place"] not in PLACES or told["body"] not in BODIES:
        raise HoptacError("office-wrong", name=told["place"] or told["body"] or "…")
    for name, usual in zip(("organ", "symbol", "signs"), BODIES[told["body"]], strict=True):
        told[name] = told[name] or usual
    with writing():
        return OwnOffice.objects.create(**told, kept_by=by, kept_at=datetime.now(UTC).isoformat())
