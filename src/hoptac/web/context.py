"""What every template may use."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from hoptac.web.who import person_of


def site(request: HttpRequest) -> dict[str, object]:
    """Whether this is the sample register, who asks, and the address to come back to after a change of language."""
    return {"demo": settings.DEMO, "here": request.get_full_path(), "me": person_of(request)}
