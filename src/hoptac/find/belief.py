"""Which reports of a page are kept: none on a page about other matters, none that is mostly doubt (decision 0029)."""

from __future__ import annotations

from collections.abc import Iterable

from hoptac.base.nouns import Report
from hoptac.base.scene import Scene
from hoptac.find.about import about, is_brief
from hoptac.find.matters import has_full_paragraph

#: The least share of right slots for a report to be kept. Of the bounds tried on pages nobody had learnt from this one
#: lost no F1 on pages of provinces and gained most on national papers (docs/confidence.md).
_BELIEVED = 0.45
#: Below this (log-odds) .15 of what was read on ordinary articles was right, above it half and more; pages that tell of
#: cooperation stand at 0 and above (docs/confidence.md).
_OTHER = -1.0
#: Who was sent, taught or found again is counted with the country they came from where a page tells of cooperation.
#: Above this (log-odds) nearly all such figures were right on real and invented pages, on pages made to mislead all
#: stood below it (-.7 and less).
_COUNTED = -0.2
_PERSONS = frozenset({"students_received", "experts_sent", "remains_repatriated"})
#: The least mean confidence of the facts of a page. Below it nine of ten slots were wrong on pages made to mislead;
#: between .35 and .4 stand articles of national papers that are half right (docs/decisions/0032).
_MOSTLY = 0.35


def believed(scene: Scene, reports: tuple[Report, ...]) -> tuple[Report, ...]:
    """The reports of a page that are kept: all of a notice of a line or two, none of a page on other matters. Where no
    fact is, its people go too (GUIDE.md: a page that tells of no cooperation has no people).
    """
    if not reports or is_brief(scene):
        return reports
    if is_about_other_matters(scene):
        return ()
    counted = {id(report) for report in reports if is_counted(scene, report)}
    if is_doubtful(reports):
        reports = tuple(r for r in reports if r.kind == "person" or id(r) in counted) if counted else ()
    kept = tuple(report for report in reports if report.confidence >= _BELIEVED or id(report) in counted)
    return kept if _has_fact(kept) or not _has_fact(reports) else ()


def is_counted(scene: Scene, report: Report) -> bool:
    """Whether a figure counts persons by words that name where they came from, on a page that sounds like one of
    cooperation: "125 bộ hài cốt được tìm thấy ở Campuchia". It is kept, however unsure the rest of the page is.
    """
    if report.kind != "figure" or report.values.get("measure") not in _PERSONS:
        return False
    told = {s.slot for s in report.statements if s.span is not None}
    return "origin" in told and about(scene) > _COUNTED


def is_about_other_matters(scene: Scene) -> bool:
    """Whether a page as a whole sounds like one that tells of no cooperation; of a notice nobody can say, and a digest
    may hold one item that does.
    """
    return not is_brief(scene) and about(scene) < _OTHER and not has_full_paragraph(scene)


def is_doubtful(reports: Iterable[Report]) -> bool:
    """Whether the facts read on a page are as a whole more doubt than not: who seem to meet are not the sides that the
    rules took them for, so the surer ones are wrong too.
    """
    facts = [report.confidence for report in reports if report.kind != "person"]
    return bool(facts) and sum(facts) / len(facts) < _MOSTLY


def _has_fact(reports: Iterable[Report]) -> bool:
    return any(report.kind != "person" for report in reports)
