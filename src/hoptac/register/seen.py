"""What a person saw of some reports, as a short word; where that is no longer so, whose doing it is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Max
from django.utils.timezone import localtime

from hoptac.base.errors import HoptacError
from hoptac.register.chunks import chunks
from hoptac.register.models import Bearing, Decision, Report


def seen_of(*keys: str) -> str:
    """Reports by their keys, as they are now: the newest decision upon them, and what they say."""
    rows = Report.objects.filter(key__in=keys).order_by("key").values_list("key", "state", "values")
    return f"{_newest(keys)}-{_digest(list(rows))}"


def seen_each(reports: Iterable[Report]) -> dict[str, str]:
    """``seen_of`` each of some reports by itself, by key; one question for all."""
    rows = {report.key: [report.key, report.state, report.values] for report in reports}
    newest: dict[str, int] = {}
    for part in chunks(list(rows)):
        upon = Bearing.objects.filter(report__key__in=part).order_by()
        newest |= dict(upon.values_list("report__key").annotate(newest=Max("decision")))
    return {key: f"{newest.get(key, 0)}-{_digest([row])}" for key, row in rows.items()}


def _digest(rows: Sequence[object]) -> str:
    told = json.dumps(rows, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def _newest(keys: tuple[str, ...]) -> int:
    upon = Bearing.objects.filter(report__key__in=keys)
    return upon.aggregate(newest=Max("decision"))["newest"] or 0


def check_seen(seen: str | None, *keys: str) -> None:
    """Raise ``stale`` (details ``by``, ``at``, ``action``, ``number``) where somebody has decided on these reports
    since, ``stale-read`` where they were read anew. Nothing to check where nobody says what was seen."""
    if seen is None or seen == seen_of(*keys):
        return
    number = _newest(keys)
    if not number or seen.startswith(f"{number}-"):
        raise HoptacError("stale-read")
    decision = Decision.objects.get(number=number)
    at = localtime(datetime.fromisoformat(decision.at)).strftime("%H:%M %d/%m/%Y")
    raise HoptacError("stale", by=decision.by, at=at, action=decision.action, number=number)
