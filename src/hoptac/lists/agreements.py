"""A row of a list of agreements."""

from __future__ import annotations

from collections.abc import Iterator

from hoptac.base.fold import fold
from hoptac.base.nouns import Modality, Report, Span
from hoptac.find.build import Draft
from hoptac.gazetteer.vocabulary import instrument_phrases
from hoptac.lists.cells import Cells, put, put_sides
from hoptac.lists.days import read_term
from hoptac.lists.lines import Field
from hoptac.lists.sides import is_foreign
from hoptac.lists.states import ACTS, read_state


def read_agreement(row: Cells) -> Iterator[Report]:
    """The agreement of a row: at least the partner is known."""
    date = row.moment("date")
    row.day = date[0] if date else None
    parties = _parties(row)
    if not parties:
        return
    draft = row.draft("agreement")
    name = row.one("name")
    draft.infer("kind", None, "lists.kind")
    if name:
        _name(draft, name)
    put_sides(draft, "parties", parties, "lists.parties")
    _term(row, draft)
    act = _act(row, draft)
    if date:
        draft.say("date", date[0], date[1], "lists.date")
    _signers(row, draft)
    if place := next(iter(row.sides("place")), None):
        draft.say("place", place.unit, place.span, "lists.place")
    modality: Modality = "proposed" if act == "proposed" else "done"
    yield draft.report(modality)


def _parties(row: Cells) -> list[tuple[str, Span | None]]:
    """Both sides; a column of all parties names ours too."""
    partners = row.partners()
    named = [side for side in row.sides("partner") if not is_foreign(side.unit) and side.unit != "VN"]
    if not partners:
        row.trouble(row.line.one("partner"), "partner")
        return []
    if named:
        return [*partners, *((side.unit, side.span) for side in named)]
    ours = row.ours()
    return [*partners, ours] if ours else []


def _name(draft: Draft, at: Field) -> None:
    folded = fold(at.words)
    for hit in instrument_phrases().find(folded.text):
        if hit.values[0].role == "agreement":
            span = folded.span(hit.start, hit.end)
            draft.statements.clear()
            draft.say(
                "kind", hit.values[0].code, Span(at.span.start + span.start, at.span.start + span.end), "lists.kind"
            )
            break
    draft.say("name", at.words, at.span, "lists.name")


def _term(row: Cells, draft: Draft) -> None:
    """The term from its own column, else from when it is in force and until when."""
    at = row.one("term")
    if at:
        term = read_term(at.cell)
        if isinstance(term, str):
            row.trouble(at, term)
        elif term:
            draft.say("term", list(term), at.span, "lists.term")
        return
    first, last = row.moment("from"), row.moment("until")
    start = first or (row.moment("date") if last else None)
    if start and last:
        draft.say("term", [int(start[0][:4]), int(last[0][:4])], [start[1], last[1]], "lists.term")


def _act(row: Cells, draft: Draft) -> str:
    at = row.one("state")
    act = read_state(at.words, ACTS) if at else None
    if at and act is None:
        row.trouble(at, "state")
    if at and act:
        draft.say("act", act, at.span, "lists.act")
        return act
    planned = row.defaults.get("status") == "planned"
    put(draft, "act", "proposed" if planned else "signed", None, "lists.listed")
    return "proposed" if planned else "signed"


def _signers(row: Cells, draft: Draft) -> None:
    people = row.people("signer")
    if people:
        draft.say("signed_by", list(dict.fromkeys(p.name for p in people)), [p.span for p in people], "lists.signers")
