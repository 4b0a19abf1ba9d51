"""What the headings of a report or a bulletin say of the meetings told below them."""

from __future__ import annotations

from hoptac.base.scene import Scene, Sentence
from hoptac.find.rules import rule
from hoptac.find.ways import Ways
from hoptac.find.when import Times, When

#: What the headings of a report or a bulletin say of the entries under them.
_SECTIONS = ("section-done", "to-come", "called-off", "section-out", "section-in")


class Sections:
    """Keeps which section the page has come to: ``section`` is the status of what it tells, ``direction`` in or out."""

    def __init__(self, scene: Scene, times: Times, ways: Ways) -> None:
        self.scene = scene
        self.times = times
        self.ways = ways
        self.section: str | None = None
        self.direction: str | None = None

    def _heading(self, sentence: Sentence) -> None:
        """A short heading tells of what follows whether it is still to come or was called off (Lịch tuần tới;
        Không thực hiện).
        """
        words = self.scene.folded(sentence.span)
        if len(words) > 60 or words.endswith((".", ";")):
            return
        told = {name for name in _SECTIONS if rule(f"visits.{name}").search(words)}
        years = [w for w in self.times.events(sentence) if w.kind == "year"]
        planned = "to-come" in told or any(map(self._coming_year, years))
        if not told and not planned and words.endswith(":"):
            return  # it leads to a list below the same heading
        if not told and not planned and any(w.kind != "year" for w in self.times.events(sentence)):
            return  # an entry that opens with its day, not a heading
        done, called_off = "section-done" in told, "called-off" in told
        self.section = "done" if done else "planned" if planned else "cancelled" if called_off else None
        self.direction = "out" if "section-out" in told else "in" if "section-in" in told else None
        self.ways.direction = self.direction

    def _coming_year(self, when: When) -> bool:
        """Whether a heading's year is still to come ("IV. NĂM 2019" in a report of 2018)."""
        published = self.scene.page.published
        return bool(published and when.kind == "year" and (when.time.start or "") > published[:4])
