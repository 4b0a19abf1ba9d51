"""All facts of a page, kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from hoptac.base.nouns import Report, Span
from hoptac.base.scene import Scene, Sentence
from hoptac.find.agreements import find_agreements
from hoptac.find.aid import find_aid
from hoptac.find.commitments import find_commitments
from hoptac.find.courtesies import find_courtesies
from hoptac.find.faced import (
    SIDES,
    has_partner,
    is_befriended,
    is_below,
    is_left_out,
    is_named,
    is_of_war,
    is_ours_left_out,
    tales,
    units_of,
)
from hoptac.find.figures import find_figures
from hoptac.find.lines import make_line, sentences_with
from hoptac.find.matters import OUR_ORGANS, is_between_others, is_of_other_matters
from hoptac.find.persons import find_persons
from hoptac.find.presence import presence
from hoptac.find.visits import find_visits
from hoptac.gazetteer.places import PLACES, country_of

_OPENING = 5  # sentences, the title among them, that tell what a page is about
#: What tells of a contact between two sides; a page without any of them may speak of anything.
_CONTACTS = ("visit", "courtesy", "agreement", "aid")
#: The slots of those who meet, sign or give.
_SIDES_OF = {"visit": ("guest", "host"), "agreement": ("parties",), "aid": ("giver", "receiver")}
Found = dict[str, tuple[Report, ...]]
_EXCHANGED = ("students_received", "experts_sent", "remains_repatriated")
_OF_TWO = (*_EXCHANGED, "investment_projects")
#: The finders in the order in which their records are printed.
FINDERS: dict[str, Callable[[Scene], Iterable[Report]]] = {
    "person": find_persons,
    "visit": find_visits,
    "agreement": find_agreements,
    "aid": find_aid,
    "figure": find_figures,
    "commitment": find_commitments,
    "courtesy": find_courtesies,
}


def _is_of_others(scene: Scene) -> bool:
    """Whether a page names several countries, or people of several units abroad, and nothing of Vietnam, no place and
    no organ, nor whose page it is: what they do among themselves is no matter of its provinces.
    """
    if scene.home != "VN":
        return False
    named = {country_of(u) for a in scene.actors if a.how == "place" for u in a.units}
    abroad = [u for u in presence(scene).persons if u and country_of(u) != "VN"]
    several = len(named | {country_of(u) for u in abroad}) > 1 or len(abroad) > 1
    return "VN" not in named and several and OUR_ORGANS.search(scene.scan.folded.text) is None


def _is_among_ours(scene: Scene) -> bool:
    """Whether people of several provinces of ours are on a page and nobody from abroad: these are who "tỉnh bạn", "kết
    nghĩa" and "hai tỉnh" are said of.
    """
    return presence(scene).provinces > 1 and not has_partner(scene)


def _is_of_abroad(scene: Scene, report: Report) -> bool:
    """Whether a report is of a person, or sure and words of it name a place abroad, as "tỉnh bạn" does not."""
    spans = [s.span for s in report.statements if s.span is not None]
    places = (a for span in spans for a in scene.actors_in(span) if a.how == "place")
    named = any(country_of(u) != "VN" for a in places for u in a.units)
    return report.kind == "person" or (named and _is_sure(scene, report))


def _is_about_both(scene: Scene) -> bool:
    """Whether a title names a unit of ours and one abroad, or one of the first sentences tells what they do together: a
    report on both tells no contact of its own.
    """
    opening = [s for s in scene.sentences if s.zone != "caption"][:_OPENING]
    return any(
        _names_both(scene, s) and (s.zone == "title" or make_line(scene, s).search("matters.together")) for s in opening
    )


def _names_both(scene: Scene, sentence: Sentence) -> bool:
    places = [a for a in scene.actors_in(sentence.span) if a.how == "place"]
    units = {u for a in places for u in a.units if PLACES[u].kind not in ("country", "region")}
    return len({country_of(u) == "VN" for u in units}) > 1


def _denied(scene: Scene) -> list[Span]:
    """The sentences that say of what they tell that it is not so, up to a semicolon: "đó là tin nhầm"; or that it is so
    in a book alone: "trong chương ba, đoàn …".
    """
    lines = [make_line(scene, s) for s in sentences_with(scene, "agreements.denied")]
    return list(tales(scene)) + [
        line.span(*_part(line.low, match.start())) for line in lines for match in line.finditer("agreements.denied")
    ]


def _part(text: str, at: int) -> tuple[int, int]:
    """Where the words around a place stand that no semicolon parts."""
    end = text.find(";", at)
    return text.rfind(";", 0, at) + 1, end if end >= 0 else len(text)


def _is_denied(report: Report, denied: Sequence[Span]) -> bool:
    """Whether a report is told by one of those sentences."""
    first = next((s.span for s in report.statements if s.span is not None), None) if denied else None
    return first is not None and report.kind != "person" and any(span.holds(first) for span in denied)


def _there(scene: Scene, found: Found) -> Found:
    """The reports of sides that are there, where the page does not tell of two sides from the first."""
    known = frozenset(
        country_of(u)
        for r in (r for reports in found.values() for r in reports if _is_sure(scene, r) or _is_shared(scene, r))
        for slot in SIDES
        for u in units_of(r.values.get(slot))
    ) - {"VN"}
    both = _is_about_both(scene)
    return {
        kind: tuple(
            r
            for r in reports
            if kind == "person"
            or not (is_of_war(scene, r) or is_ours_left_out(scene, r) or (not both and is_left_out(scene, r, known)))
        )
        for kind, reports in found.items()
    }


def find_facts(scene: Scene) -> tuple[Report, ...]:
    """The reports of a page. One that tells of no cooperation with a partner abroad has none, and no people either."""
    if not scene.partners or scene.home is None or _is_of_others(scene) or is_between_others(scene):
        return ()
    denied = _denied(scene)
    found = {kind: tuple(r for r in finder(scene) if not _is_denied(r, denied)) for kind, finder in FINDERS.items()}
    found = _there(scene, found)
    if _is_among_ours(scene):  # what is counted of somebody abroad still counts
        found = {kind: tuple(r for r in reports if _is_of_abroad(scene, r)) for kind, reports in found.items()}
    if not any(found[kind] for kind in _CONTACTS if kind in found) and not _is_about_both(scene):
        found["commitment"] = _between(found.get("commitment", ()))
    facts = [r for kind, reports in found.items() if kind != "person" for r in reports]
    told = any(_is_about_both(scene) or not _is_one_sided(r) for r in facts)
    alone = not (has_partner(scene) or _is_about_both(scene))
    if any(r.kind != "commitment" for r in facts) or len(facts) > 1:  # a lone wish carries no page
        alone = alone and not (is_befriended(scene) or any(_is_shared(scene, r) for r in facts))
    sure = any(_is_sure(scene, r) for r in facts)
    if (len(FINDERS) > 1 and not told) or (alone and not sure) or (not sure and is_of_other_matters(scene)):
        return ()
    return tuple(report for reports in found.values() for report in reports)


def _is_sure(scene: Scene, report: Report) -> bool:
    """Whether a record by itself makes any page one of ours: words name both sides who meet, sign or give, the one
    abroad by a unit below its State (who gives may be a country), or who studies, teaches or was found is counted.
    """
    told = _told(report)
    if report.kind == "figure":
        return report.values.get("measure") in _EXCHANGED and "origin" in told
    sides = [slot for slot in _SIDES_OF.get(report.kind, ()) if slot in told]
    units = [u for slot in sides for u in units_of(report.values.get(slot))]
    abroad = tuple(u for u in units if country_of(u) != "VN")
    if not any(is_named(scene, report, slot, abroad) for slot in sides):
        return False
    named = report.kind == "aid" or is_below(abroad) or _is_between_bodies(report)
    return len(sides) == len(_SIDES_OF.get(report.kind, ("",))) and bool(abroad) and len(abroad) < len(units) and named


def _is_between_bodies(report: Report) -> bool:
    """Whether a paper was signed by two that are each named: "giữa Trường Đại học A và Đại học B, Hàn Quốc"."""
    spans = [s.span for s in report.statements if s.slot == "parties" and s.span is not None]
    return report.kind == "agreement" and report.values.get("act") == "signed" and len(spans) > 1


def _is_shared(scene: Scene, report: Report) -> bool:
    """Whether a record by itself tells of both: a visit or a paper that names the other side, a wish of somebody there,
    what is counted of two countries.
    """
    if report.kind == "figure":
        return report.values.get("measure") in _OF_TWO
    slots = {**_SIDES_OF, "aid": (), "commitment": ("by",)}.get(report.kind, ())
    sides = ((slot, units_of(report.values.get(slot))) for slot in slots)
    abroad = [(slot, tuple(u for u in units if country_of(u) != "VN")) for slot, units in sides]
    return any(is_below(units) and is_named(scene, report, slot, units) for slot, units in abroad)


def _is_one_sided(report: Report) -> bool:
    """Whether a figure by itself may be one side's: what is sold or counted somewhere."""
    return report.values.get("measure") in ("exports", "imports", "visitors")


def _between(reports: Sequence[Report]) -> tuple[Report, ...]:
    """The commitments between two sides: those that name both, and what one of the two so named says in answer."""
    pairs = {_pair(r) for r in reports if _is_between(r)}
    return tuple(r for r in reports if _is_between(r) or (_pair(r) in pairs and "by" in _told(r)))


def _pair(report: Report) -> frozenset[str]:
    return frozenset((*units_of(report.values.get("by")), *units_of(report.values.get("to"))))


def _told(report: Report) -> set[str]:
    """The slots that words of the page say."""
    return {s.slot for s in report.statements if s.span is not None}


def _is_between(report: Report) -> bool:
    """Whether a commitment's own words name who makes it: both sides, one that names the other, a guest from abroad."""
    told = _told(report)
    makers = report.values.get("by") or ()
    guest = report.speaker is not None and not any(country_of(u) == "VN" for u in makers)
    return "by" in told and ("to" in told or len(makers) > 1 or guest)
