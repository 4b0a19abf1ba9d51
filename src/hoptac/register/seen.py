"""What a person saw of some reports, as a short word; where that is no longer so, whose doing it is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
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


def seen_each(groups: Sequence[Sequence[Report]]) -> list[str]:
    """``seen_of`` each of some groups of reports; one question for all."""
    keys = sorted({report.key for group in groups for report in group})
    newest: dict[str, int] = {}
    for part in chunks(keys):
        upon = Bearing.objects.filter(report__key__in=part).order_by()
        newest |= dict(upon.values_list("report__key").annotate(newest=Max("decision")))
    return [_seen(group, newest) for group in groups]


def _seen(reports: Iterable[Report], newest: Mapping[str, int]) -> str:
    told = sorted(reports, key=lambda report: report.key)
    number = max((newest.get(report.key, 0) for report in told), default=0)
    return f"{number}-{_digest([[report.key, report.state, report.values] for report in told])}"


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
