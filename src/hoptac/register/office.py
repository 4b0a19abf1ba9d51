"""Whose office this installation is (DESIGN.md, "Home")."""

from __future__ import annotations

import os

from hoptac.gazetteer.places import PLACES


def office() -> str:
    """The id of the office's own place (``HOPTAC_OFFICE``); "" where nobody has said."""
    place = os.environ.get("HOPTAC_OFFICE", "")
    return place if place in PLACES else ""
