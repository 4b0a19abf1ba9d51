"""A partnership as its page tells it: what was signed, who met, what was given, how many, what was agreed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hoptac.register.records import Fact, PartnershipView
from hoptac.web.present import labels, values
from hoptac.web.present.facts import FactLine, aid_line, fact_line
from hoptac.web.present.people import PersonLine, line
from hoptac.web.present.series import SeriesView, series_view
from hoptac.web.present.terms import Term, term_of


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """An agreement: its kind and printed names, its term, and what happened to it."""

    line: FactLine
    name: str
    printed: tuple[str, ...]
    term: Term | None
    acts: tuple[str, ...]
    signed: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """All parts of the page.

    ``former``: units that these succeeded; ``agreed``: points agreed or pledged, ``asked``: wishes and proposals,
    ``hard``: difficulties raised.
    """

    former: str
    agreements: tuple[AgreementLine, ...]
    visits: tuple[FactLine, ...]
    aid_out: tuple[FactLine, ...]
    aid_in: tuple[FactLine, ...]
    series: tuple[SeriesView, ...]
    wider: tuple[SeriesView, ...]
    agreed: tuple[FactLine, ...]
    asked: tuple[FactLine, ...]
    hard: tuple[FactLine, ...]
    courtesies: tuple[FactLine, ...]
    people_one: tuple[PersonLine, ...]
    people_other: tuple[PersonLine, ...]


def dossier(view: PartnershipView, today: date) -> Dossier:
    """The parts of a partnership's page on a day."""
    points = {stance: [f for f in view.commitments if f.values.get("stance") == stance] for stance in labels.STANCES}
    former = sorted((view.one_ids | view.other_ids) - {view.one.id, view.other.id})
    return Dossier(
        former=labels.place_names(former) if former else "",
        agreements=tuple(_agreement(fact, today) for fact in view.agreements),
        visits=tuple(fact_line(fact) for fact in view.visits),
        aid_out=tuple(aid_line(fact) for fact in view.aid_out),
        aid_in=tuple(aid_line(fact) for fact in view.aid_in),
        series=tuple(series_view(series) for series in view.series),
        wider=tuple(series_view(series) for series in view.wider),
        agreed=tuple(fact_line(f) for f in _newest([*points["agree"], *points["pledge"]])),
        asked=tuple(fact_line(f) for f in _newest(f for stance in ("wish", "propose") for f in points[stance])),
        hard=tuple(fact_line(f) for f in _newest(points["difficulty"])),
        courtesies=tuple(fact_line(fact) for fact in view.courtesies),
        people_one=tuple(line(p) for p in view.people if view.one_ids & set(p.places)),
        people_other=tuple(line(p) for p in view.people if view.other_ids & set(p.places)),
    )


def _newest(facts: Iterable[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: (fact.day or fact.as_of or "", fact.key), reverse=True)


def _agreement(fact: Fact, today: date) -> AgreementLine:
    told = [fact.values.get("act"), *(other["value"] for other in fact.others.get("act", ()))]
    acts = dict.fromkeys(str(labels.ACTS.get(act, act)) for act in told if act)
    printed = dict.fromkeys(q.words for q in fact.quotes if q.slot in ("name", "kind"))
    return AgreementLine(
        fact_line(fact),
        labels.agreement_name(fact.values.get("kind")),
        tuple(printed),
        term_of(fact.values.get("term"), today),
        tuple(acts),
        values.day(fact.values.get("date")),
    )
