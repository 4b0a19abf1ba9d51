"""What the finders met on the way to their records: meetings and papers that were then merged into one, or dropped."""

from __future__ import annotations

from collections.abc import Iterator

from hoptac.base.nouns import Report
from hoptac.base.scene import Scene, Sentence
from hoptac.find.meetings import Meetings
from hoptac.find.paper import Paper
from hoptac.find.papers import Papers
from hoptac.find.sides import Meeting
from hoptac.find.when import Times


class Told:
    """Every meeting and every paper as single sentences tell them, before find.visits and find.agreements join them."""

    def __init__(self, scene: Scene) -> None:
        times = Times(scene)
        two_sides = bool(scene.partners and scene.home)
        self.meetings: list[Meeting] = list(Meetings(scene, times).find()) if two_sides else []
        self.papers: list[Paper] = list(Papers(scene, times).find()) if two_sides else []

    def meets(self, sentence: Sentence) -> bool:
        """Whether a sentence tells of a meeting."""
        return any(meeting.sentence.index == sentence.index for meeting in self.meetings)

    def names_paper(self, sentence: Sentence) -> bool:
        """Whether a sentence names a paper that may be an agreement."""
        return any(paper.sentence.index == sentence.index for paper in self.papers)

    def sentences(self, report: Report) -> list[int]:
        """The sentences that may tell of a recorded visit or agreement: same sides and status, same kind and term."""
        found = self._of_visit(report) if report.kind == "visit" else self._of_paper(report)
        return sorted({sentence.index for sentence in found})

    def _of_visit(self, report: Report) -> Iterator[Sentence]:
        guest, host = set(report.values["guest"]), set(report.values["host"])
        for one in self.meetings:
            same = set(one.guest.units) & guest and set(one.host.units) & host
            if same and one.status == report.values["status"]:
                yield one.sentence

    def _of_paper(self, report: Report) -> Iterator[Sentence]:
        if report.kind != "agreement":
            return
        term = report.values["term"]
        for one in self.papers:
            if one.kind == report.values["kind"] and (one.years is None or term is None or one.years == term):
                yield one.sentence
