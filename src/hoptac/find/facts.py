"""All facts of a page, kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hoptac.base.nouns import Report
from hoptac.base.scene import Scene
from hoptac.find.agreements import find_agreements
from hoptac.find.aid import find_aid
from hoptac.find.commitments import find_commitments
from hoptac.find.courtesies import find_courtesies
from hoptac.find.figures import find_figures
from hoptac.find.persons import find_persons
from hoptac.find.visits import find_visits

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


def find_facts(scene: Scene) -> tuple[Report, ...]:
    """The reports of a page. One that tells of no cooperation with a partner abroad has none, and no people either."""
    if not scene.partners or scene.home is None:
        return ()
    found = {kind: tuple(finder(scene)) for kind, finder in FINDERS.items()}
    if len(FINDERS) > 1 and not any(reports for kind, reports in found.items() if kind != "person"):
        return ()
    return tuple(report for reports in found.values() for report in reports)
