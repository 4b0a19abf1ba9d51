"""A partnership as its page tells it: what was signed, who met, what was given, how many, what was agreed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoptac.register.agenda import last_day
from hoptac.register.inheritance import merged_away
from hoptac.register.query_partnership import PartnershipPage
from hoptac.register.records import Fact, PartnershipView
from hoptac.web.present import labels, values
from hoptac.web.present.facts import FactLine, aid_line, fact_line
from hoptac.web.present.inheritance import InheritanceLine, inheritance_line, inherited_from
from hoptac.web.present.people import Officers, officers
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
    inherited: str


@dataclass(frozen=True, slots=True)
class PointLine:
    """A point agreed or pledged: how far it has come, and by when it was to be done; ``past``: that day is over."""

    line: FactLine
    state: str
    tone: str
    due: str
    past: bool


@dataclass(frozen=True, slots=True)
class Dossier:
    """All parts of the page.

    ``former``: names that these bore before; ``inherited``: what became part of them;
    ``agreed``: points agreed or pledged, ``asked``: wishes and proposals,
    ``hard``: difficulties raised.
    """

    former: str
    inherited: tuple[InheritanceLine, ...]
    agreements: tuple[AgreementLine, ...]
    aid_out: tuple[FactLine, ...]
    aid_in: tuple[FactLine, ...]
    series: tuple[SeriesView, ...]
    wider: tuple[SeriesView, ...]
    singles: tuple[SeriesView, ...]
    wider_singles: tuple[SeriesView, ...]
    agreed: tuple[PointLine, ...]
    asked: tuple[FactLine, ...]
    hard: tuple[FactLine, ...]
    people_one: Officers
    people_other: Officers
    counts: Mapping[str, int]

    @property
    def contents(self) -> list[tuple[str, str, int]]:
        """The page's sections: anchor, name, how many lines."""
        kinds = {"agreements": "agreement", "agreed": "commitment", "help": "aid", "figures": "figure"}
        named = [(anchor, labels.KIND_NAMES[kind], self.counts.get(kind, 0)) for anchor, kind in kinds.items()]
        sections = [
            *named,
            ("timeline", _("Dòng thời gian"), sum(self.counts.values())),
            ("documents", _("Tài liệu"), 0),
        ]
        return [(anchor, str(name), count) for anchor, name, count in sections]

    @property
    def rest(self) -> Mapping[str, int]:
        """Of kinds of which there is more than is shown, how many there are; all of them are in the timeline."""
        shown = {
            "agreement": len(self.agreements),
            "commitment": len(self.agreed) + len(self.asked) + len(self.hard),
            "aid": len(self.aid_out) + len(self.aid_in),
            "figure": sum(len(s.rows) for s in (*self.series, *self.singles)),
        }
        return {kind: self.counts[kind] for kind, here in shown.items() if self.counts.get(kind, 0) > here}


def dossier(page: PartnershipPage, today: date) -> Dossier:
    """The parts of a partnership's page on a day."""
    view = page.view
    points = {stance: [f for f in view.commitments if f.values.get("stance") == stance] for stance in labels.STANCES}
    own = (place for place in view.one_ids | view.other_ids if not merged_away(place))
    former = sorted(set(own) - {view.one.id, view.other.id})
    return Dossier(
        former=labels.place_names(former) if former else "",
        inherited=tuple(map(inheritance_line, view.inherited)),
        agreements=tuple(sorted((_agreement(fact, view, today) for fact in view.agreements), key=_running_first)),
        aid_out=tuple(aid_line(fact) for fact in view.aid_out),
        aid_in=tuple(aid_line(fact) for fact in view.aid_in),
        **_figures(view),
        agreed=tuple(_point(f, page.progress, today) for f in _newest([*points["agree"], *points["pledge"]])),
        asked=tuple(fact_line(f) for f in _newest(f for stance in ("wish", "propose") for f in points[stance])),
        hard=tuple(fact_line(f) for f in _newest(points["difficulty"])),
        people_one=officers(view.offices_one, view.one.id),
        people_other=officers(view.offices_other, view.other.id),
        counts=page.counts,
    )


#: How far a point has come; of one that is open its day tells whether that is still to come.
_PROGRESS: Mapping[str, labels.Words] = {
    "done": gettext_lazy("đã hoàn thành"),
    "begun": gettext_lazy("đã bắt đầu"),
    "open": gettext_lazy("đang tiếp tục triển khai"),
}


def _point(fact: Fact, progress: Mapping[str, str], today: date) -> PointLine:
    how, due = progress.get(fact.key, "open"), fact.values.get("due")
    last = last_day(due)
    past = bool(last and last < today and how != "done")
    when = values.day(str(due)) if due else ""
    return PointLine(fact_line(fact), str(_PROGRESS[how]), "done" if how == "done" else "will", when, past)


def _figures(view: PartnershipView) -> dict[str, tuple[SeriesView, ...]]:
    """Series of several observations, and those told once (shown in one table)."""
    own, wider = ([series_view(series) for series in part] for part in (view.series, view.wider))
    return {
        "series": tuple(s for s in own if len(s.rows) > 1),
        "singles": tuple(s for s in own if len(s.rows) == 1),
        "wider": tuple(s for s in wider if len(s.rows) > 1),
        "wider_singles": tuple(s for s in wider if len(s.rows) == 1),
    }


def _newest(facts: Iterable[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: (fact.day or fact.as_of or "", fact.key), reverse=True)


def _running_first(item: AgreementLine) -> tuple[int, int]:
    """Running terms first, then those to come, then those over, papers without a term last; the latest end first."""
    if item.term is None:
        return 3, 0
    order = {"running": 0, "ending": 0, "coming": 1, "over": 2}
    return order[item.term.state], -item.term.last


def _agreement(fact: Fact, view: PartnershipView, today: date) -> AgreementLine:
    told = [fact.values.get("act"), *(other["value"] for other in fact.others.get("act", ()))]
    acts = dict.fromkeys(str(labels.ACTS.get(act, act)) for act in told if act)
    name = labels.agreement_name(fact.values.get("kind"))
    words = {q.words.lower(): q.words for q in fact.quotes if q.slot in ("name", "kind")}
    printed = [form for low, form in words.items() if low != name.lower()]
    return AgreementLine(
        fact_line(fact),
        name,
        tuple(printed),
        term_of(fact.values.get("term"), today),
        tuple(acts),
        values.day(fact.values.get("date")),
        inherited_from(fact, view.inherited),
    )
