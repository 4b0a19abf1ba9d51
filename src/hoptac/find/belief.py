"""Which reports of a page are kept: none on a page about other matters, none that is mostly doubt (decision 0029)."""

from __future__ import annotations

from collections.abc import Iterable

from hoptac.base.nouns import Report
from hoptac.base.scene import Scene
from hoptac.find.about import OTHER, about, is_brief
from hoptac.find.matters import has_full_paragraph

#: The least share of right slots for a report to be kept. Of the bounds tried on pages nobody had learnt from this one
#: lost no F1 on pages of provinces and gained most on national papers (docs/confidence.md).
_BELIEVED = 0.45
#: The least share of right slots of the fact for which a page on other matters is kept.
_SURE = 0.5
#: The least mean confidence of the facts of a page. Below it nine of ten slots were wrong on pages made to mislead;
#: between .35 and .4 stand articles of national papers that are half right (docs/decisions/0032).
_MOSTLY = 0.35


def believed(scene: Scene, reports: tuple[Report, ...]) -> tuple[Report, ...]:
    """The reports of a page that are kept: all of a notice of a line or two, none of a page on other matters. Where no
    fact is, its people go too (GUIDE.md: a page that tells of no cooperation has no people).
    """
    if not reports or is_brief(scene):
        return reports
    if is_doubtful(reports) or (is_about_other_matters(scene) and not has_sure_fact(reports)):
        return ()
    kept = tuple(report for report in reports if report.confidence >= _BELIEVED)
    return kept if _has_fact(kept) or not _has_fact(reports) else ()


def is_about_other_matters(scene: Scene) -> bool:
    """Whether a page as a whole sounds like one that tells of no cooperation; of a notice nobody can say, and a digest
    may hold one item that does.
    """
    return not is_brief(scene) and about(scene) < OTHER and not has_full_paragraph(scene)


def has_sure_fact(reports: Iterable[Report]) -> bool:
    """Whether a fact of a page is more likely right than not: of a river that is to be cleaned a page mostly tells, and
    of the delegation abroad that offers to do it.
    """
    return any(report.kind != "person" and report.confidence >= _SURE for report in reports)


def is_doubtful(reports: Iterable[Report]) -> bool:
    """Whether the facts read on a page are as a whole more doubt than not: who seem to meet are not the sides that the
    rules took them for, so the surer ones are wrong too.
    """
    facts = [report.confidence for report in reports if report.kind != "person"]
    return bool(facts) and sum(facts) / len(facts) < _MOSTLY


def _has_fact(reports: Iterable[Report]) -> bool:
    return any(report.kind != "person" for report in reports)
