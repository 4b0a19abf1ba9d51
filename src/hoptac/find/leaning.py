"""How far a record sounds like what it is read as: features of its confidence (find/tone.py, find/numbertone.py)."""

from __future__ import annotations

from collections.abc import Sequence

from hoptac.base.nouns import Report
from hoptac.base.scene import Scene, Sentence
from hoptac.find.marked import mark
from hoptac.find.numbertone import features as features_of_number
from hoptac.find.tone import Table, features, leaning
from hoptac.gazetteer.places import country_of

#: The slot whose number tells a record.
_NUMBERS = {"figure": "value", "aid": "amount"}


def leanings(scene: Scene, sentence: Sentence, report: Report) -> dict[str, float]:
    """How far the words of a record's sentence, or those around its number, sound like it rather than nothing, and
    rather than anything else of its table. None for kinds of which nothing is learnt.
    """
    found = _read_as(scene, sentence, report)
    if found is None:
        return {}
    so, rather = leaning(*found)
    alone = any(s.rule.endswith(".sounds") for s in report.statements)
    return {
        f"{report.kind}.sounds so": so,
        f"{report.kind}.rather than else": rather,
        f"{report.kind}.by sound alone": float(alone),
    }


def _read_as(scene: Scene, sentence: Sentence, report: Report) -> tuple[Sequence[str], Table, str] | None:
    """What is weighed of a record, by which table, and as what it is read."""
    if report.kind == "commitment":
        return features(scene, sentence), "stances", report.values["stance"]
    if report.kind == "visit":
        ours = all(country_of(unit) == "VN" for unit in report.values.get("guest") or ())
        return features(scene, sentence), "calls", "out" if ours else "in"
    grams = _around_number(scene, sentence, report) if report.kind in _NUMBERS else None
    if grams is None:
        return None
    if report.kind == "figure":
        return grams, "numbers", report.values["measure"]
    giver = report.values.get("giver")
    return grams, "numbers", "given" if giver is not None and country_of(giver) == "VN" else "got"


def _around_number(scene: Scene, sentence: Sentence, report: Report) -> tuple[str, ...] | None:
    """What is weighed of a record's number; None where it stands in no sentence as such (tables, goods alone)."""
    span = next((s.span for s in report.statements if s.slot == _NUMBERS[report.kind] and s.span), None)
    if span is None or not sentence.span.holds(span):
        return None
    at, marked = scene.scan.folded.at(span.start), mark(scene, sentence)
    token = next((t for t in marked.tokens if t.number and t.start <= at < t.end), None)
    return features_of_number(marked, token) if token is not None else None
