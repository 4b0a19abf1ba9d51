"""Cues in a sentence: which rules hit, and which phrase vetoed a hit."""

from __future__ import annotations

from dataclasses import dataclass

from hoptac.base.nouns import Span
from hoptac.base.scene import Scene, Sentence
from hoptac.find.rules import rule

#: The rules whose hit may begin a record, by its kind.
CUES: dict[str, tuple[str, ...]] = {
    "visit": (
        "visits.receive",
        "visits.come",
        "visits.meet",
        "visits.passive",
        "visits.host-list",
        "visits.led",
        "visits.accepted",
        "visits.chair",
    ),
    "agreement": ("agreements.sign", "agreements.exchange", "agreements.review"),
    "commitment": tuple(
        f"commitments.{name}" for name in ("pledge", "will", "agree", "paper", "propose", "need", "wish", "difficulty")
    ),
    "courtesy": tuple(f"courtesies.{name}" for name in ("congratulate", "gift", "thank", "invite", "condole", "greet")),
}


@dataclass(frozen=True, slots=True)
class Near:
    """A hit of a rule's words; ``veto`` is the phrase that rules it out, None where it counts."""

    rule: str
    span: Span
    words: str
    veto: str | None = None


def cues_in(scene: Scene, rule_id: str, sentence: Sentence) -> list[Near]:
    """The hits of a rule in a sentence, those that its ``unless`` vetoes among them."""
    folded = scene.scan.folded
    start, end = folded.at(sentence.span.start), folded.at(sentence.span.end)
    one = rule(rule_id)
    vetoes = [] if one.veto is None else list(one.veto.finditer(folded.text, start, end))
    out = []
    for match in one.pattern.finditer(folded.text, start, end):
        veto = next((v.group() for v in vetoes if v.start() < match.end() and match.start() < v.end()), None)
        span = folded.span(match.start(), match.end())
        out.append(Near(rule_id, span, scene.words(span), veto))
    return out
