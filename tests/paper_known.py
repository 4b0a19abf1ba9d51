"""What stands behind the keys of a paper's runs, for the tests that trace every figure, name and day of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from hoptac.gazetteer.address import relation
from hoptac.gazetteer.clock import duties
from hoptac.gazetteer.feasts import day_in, feasts
from hoptac.gazetteer.places import PLACES, country_of
from hoptac.gazetteer.posts import POSTS
from hoptac.gazetteer.tables import rows
from hoptac.register.facts import load_facts
from hoptac.register.models import Entry, Statement
from hoptac.share.papers.paper import Paper, runs


def known_to(papers: Iterable[Paper], today: date) -> dict[str, Any]:
    """Key -> plain values, for all keys of some papers that lead anywhere; a key that leads nowhere is left out."""
    keys = {key for paper in papers for run in runs(paper) for key in run.keys}
    found: dict[str, Any] = {key: told for key in keys if (told := _row(key, today)) is not None}
    for fact in load_facts(Entry.objects.filter(key__in=keys)):
        found[fact.key] = {"values": fact.values, "as_of": fact.as_of, "said": [q.sentence for q in fact.quotes]}
    return found


def _row(key: str, today: date) -> Any:
    """What a key of the gazetteer, or of a quote, stands for."""
    kind, _, name = key.partition(":")
    if kind == "occasion" and name in feasts():
        found = feasts()[name]
        days = [day for year in (today.year, today.year + 1) if (day := day_in(name, year))]
        told = [f"{day.first:%d/%m/%Y} {day.count} {day.first.year}" for day in days]
        return [
            found.name_vi,
            found.name_en,
            found.name_lo,
            found.since,
            f"{days[0].first:%d/%m}" if days else "",
            *told,
        ]
    if kind == "relation":
        return str(relation(name, today.isoformat()))
    if kind == "post":
        return [POSTS[name].title_vi, POSTS[name].title_en] if name in POSTS else None
    if kind == "field":
        return next((row for row in rows("fields") if row["code"] == name), None)
    if kind == "clock":
        return next((str(duty) for duty in duties() if duty.code == name), None)
    if kind == "quote":
        row = Statement.objects.filter(key__startswith=name).select_related("report__page").first()
        return row and [row.report.page.text[row.sentence_start : row.sentence_end], row.report.values]
    return country_of(key) if key in PLACES else None
