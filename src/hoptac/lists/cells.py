"""One row in the reading: its cells by target, what is understood from above it and of the whole list, its troubles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hoptac.base.nouns import Page, Span, Time
from hoptac.find.build import Draft
from hoptac.gazetteer.places import in_force
from hoptac.lists.amounts import is_error
from hoptac.lists.days import read_time
from hoptac.lists.lines import Field, Line
from hoptac.lists.names import Named, read_people
from hoptac.lists.sides import Side, is_foreign, together
from hoptac.lists.told import Trouble


@dataclass(frozen=True, slots=True)
class Group:
    """What the headings of groups above a row say of it: ``direction`` (``out``, ``in``), partners, a year."""

    direction: str = ""
    partners: tuple[str, ...] = ()
    year: str = ""


@dataclass(slots=True)
class Cells:
    """A row as the readers of kinds see it. ``day`` is the row's own day once it is known: units are those of then."""

    page: Page
    sheet: str
    line: Line
    defaults: Mapping[str, str]
    group: Group = field(default_factory=Group)
    day: str | None = None
    troubles: list[Trouble] = field(default_factory=list)

    def draft(self, kind: str) -> Draft:
        """An empty report of the row."""
        return Draft(self.page, kind)

    def trouble(self, at: Field | None, why: str, words: str | None = None) -> None:
        """Note a cell (or the row) that was not understood, once."""
        heading = at.heading if at else ""
        known = {t.why for t in self.troubles if t.heading == heading}
        if why == "partner" and at is not None and known & {"place", "unworked", "error"}:
            return  # it is told already why the partner is not known
        said = words if words is not None else at.words if at else ""
        told = Trouble(self.line.row.number, heading, said, why, self.sheet)
        if told not in self.troubles:
            self.troubles.append(told)

    def one(self, target: str) -> Field | None:
        """The first filled cell of a target that shows words; one that shows an error is told."""
        at = self.line.one(target)
        if at is not None and (at.cell.unworked or is_error(at.cell)):
            self.trouble(at, "unworked" if at.cell.unworked else "error")
            return None
        return at

    @property
    def anchor(self) -> str | None:
        """To what a day without a year is laid."""
        return self.group.year or self.defaults.get("as_of") or self.page.published

    def time(self, target: str) -> tuple[Time, Field] | None:
        """The time that a target's cell tells."""
        at = self.one(target)
        found = read_time(at.cell, self.anchor) if at else None
        if at is None or found is None:
            return None
        if isinstance(found, str):
            self.trouble(at, found)
            return None
        return found, at

    def moment(self, target: str) -> tuple[str, Span] | None:
        """The one day, month or year of a target's cell, ISO; of a quarter its year."""
        told = self.time(target)
        if told is None:
            return None
        time, at = told
        value = moment_of(time)
        if value is None:
            self.trouble(at, "day")
            return None
        return value, at.span

    def sides(self, *targets: str) -> list[Side]:
        """The units that the cells of some targets name; parts that are not known are told."""
        fields = [at for target in targets for at in self.line.of(target) if not at.cell.unworked]
        named, unknown = together(fields, self.day)
        for at, part in unknown:
            self.trouble(at, "place-part" if named else "place", part)
        return named

    def partners(self, *also: str) -> list[tuple[str, Span | None]]:
        """The units abroad: those of the row, else of the group above, else of the whole list; without a place on the
        page where the row does not name them. ``also``: further targets that may name them."""
        own = [(side.unit, side.span) for side in self.sides("partner", *also) if is_foreign(side.unit)]
        if own or self.line.of("partner"):
            return list(own)  # a partner that is named but not known is not put in from elsewhere
        known = self.group.partners or tuple(filter(None, [self.defaults.get("partner")]))
        return [(in_force(unit, self.day), None) for unit in known]

    def ours(self) -> tuple[str, Span | None] | None:
        """Our unit: the row's, else the list's; told where neither says it."""
        said = [side for side in self.sides("ours") if not is_foreign(side.unit)] if self.line.of("ours") else []
        said = [side for side in said if side.unit != "VN"] or said
        if said:
            return said[0].unit, said[0].span
        known = self.defaults.get("ours")
        if known is None:
            self.trouble(None, "ours")
            return None
        return in_force(known, self.day), None

    def people(self, target: str) -> list[Named]:
        """The people whom the cells of a target name; a cell without any is told."""
        found: list[Named] = []
        for at in self.line.of(target):
            people = read_people(at.words, at.span.start, self.day)
            if not people:
                self.trouble(at, "unworked" if at.cell.unworked else "name")
            found += people
        return found


def moment_of(time: Time) -> str | None:
    """A time as one day, month or year; of a longer run the year that holds it."""
    if "/" not in time.edtf:
        return time.start
    first, last = time.edtf.split("/")[0], time.edtf.split("/")[1]
    return first[:4] if first[:4] == last[:4] and time.grain != "year" else None


def put(draft: Draft, slot: str, value: object, span: Span | None, rule: str) -> None:
    """Say a slot with its words, or infer it where the row does not name it."""
    if span is None:
        draft.infer(slot, value, rule)
    else:
        draft.say(slot, value, span, rule)


def put_sides(draft: Draft, slot: str, sides: list[tuple[str, Span | None]], rule: str) -> None:
    """Say a slot that holds several units."""
    units = [unit for unit, _ in sides]
    spans = [span for _, span in sides if span is not None]
    if spans:
        draft.say(slot, units, spans, rule)
    else:
        draft.infer(slot, units, rule)
