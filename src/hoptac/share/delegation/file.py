"""The file of a visit as papers and screens take it: what the office itself wrote down, beside what pages tell."""

from __future__ import annotations

from dataclasses import dataclass

#: What lines are of: members (who, with which office), the programme, what is to be done before, costs, and what
#: follows (who does what by when).
PARTS = ("member", "programme", "task", "cost", "point")


@dataclass(frozen=True, slots=True)
class FileLine:
    """One line. ``what`` is an office (of a member), a step, a thing to do or to pay for; ``who`` one person; ``where``
    a place, of a cost what it is paid from; ``day`` ISO, ``time`` HH:MM; ``done``: it is done."""

    ref: str
    part: str
    what: str = ""
    who: str = ""
    where: str = ""
    day: str = ""
    time: str = ""
    amount: float | None = None
    currency: str = ""
    done: bool = False
    edition: int = 0
    changed_by: str = ""
    changed_at: str = ""


@dataclass(frozen=True, slots=True)
class VisitFile:
    """All lines of a visit's file in their order, and what came of it in the office's words."""

    lines: tuple[FileLine, ...] = ()
    result: str = ""
    edition: int = 0

    def part(self, name: str) -> tuple[FileLine, ...]:
        """The lines of a part."""
        return tuple(line for line in self.lines if line.part == name)

    @property
    def costs(self) -> dict[str, float]:
        """What is paid in each currency; no currency is converted."""
        sums: dict[str, float] = {}
        for line in self.part("cost"):
            if line.amount is not None:
                sums[line.currency] = sums.get(line.currency, 0) + line.amount
        return sums
