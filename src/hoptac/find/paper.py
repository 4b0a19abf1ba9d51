"""One paper as a page tells it."""

from __future__ import annotations

from dataclasses import dataclass, field

from hoptac.base.nouns import Span
from hoptac.base.scene import Sentence
from hoptac.find.particulars import Named
from hoptac.find.when import When
from hoptac.gazetteer.places import in_force


@dataclass(slots=True)
class Paper:
    """One mention of an agreement, or several that mean the same paper."""

    kind: str | None
    span: Span
    sentence: Sentence
    act: str
    act_span: Span | None
    parties: dict[str, Span] = field(default_factory=dict)
    term: When | None = None
    date: When | None = None
    name: str = ""
    split: bool = False
    own_parties: bool = False
    back: bool = False  # "Thỏa thuận nói trên": a paper told before
    next: bool = False  # "bản nối tiếp": another than the one before
    bloc: bool = False  # of Vietnam with a bloc, which is no unit
    unnamed: bool = False  # "ký văn bản …": perhaps one that has its name elsewhere
    signers: list[Named] = field(default_factory=list)
    place: tuple[str, Span] | None = None

    @property
    def years(self) -> list[int] | None:
        """First and last year of the term."""
        if self.term is None:
            return None
        first, _, last = self.term.time.edtf.partition("/")
        return [int(first[:4]), int((last or first)[:4])]

    @property
    def since(self) -> str | None:
        """The day of signing."""
        return self.date.time.start if self.date is not None else None

    def in_force(self) -> None:
        """Writes each party with the unit that it was on the day of signing."""
        if self.since is not None:
            self.parties = {in_force(unit, self.since): span for unit, span in self.parties.items()}
