"""A fact as a line of a list, with the sentence that says so."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hoptac.register.records import Fact, Quote
from hoptac.web.present import labels, readings, values
from hoptac.web.present.cards import disagreements


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact in a list: its parts in words, when, its tone, the sentence that says so, and where sources differ."""

    fact: Fact
    parts: tuple[str, ...]
    when: str
    tone: str
    tone_words: str
    quote: Quote | None
    disagreements: tuple[tuple[str, str], ...]


def fact_line(fact: Fact) -> FactLine:
    """A fact for a list."""
    tone = readings.tone(fact.kind, fact.values, fact.modality)
    when = values.days(fact.values.get("start"), fact.values.get("end")) or values.day(fact.values.get("date"))
    words = _tone_words(fact, tone)
    return FactLine(
        fact,
        tuple(part for part in readings.reading(fact.kind, fact.values) if part not in (when, words)),
        when,
        tone,
        words,
        telling_quote(fact),
        disagreements(fact.kind, fact.disagrees, fact.others),
    )


def aid_line(fact: Fact) -> FactLine:
    """Help in a list that says already who gives and who receives: what, what for, when."""
    line = fact_line(fact)
    told = (readings.amount(fact.values), fact.values.get("purpose") or "", line.when)
    return replace(line, parts=tuple(part for part in told if part))


def _tone_words(fact: Fact, tone: str) -> str:
    """A commitment's own strength of words; for the others done, planned or asked for."""
    if fact.kind == "commitment":
        return str(labels.STANCES.get(fact.values.get("stance") or "", ""))
    if fact.kind == "visit":
        return str(labels.STATUSES.get(fact.values.get("status") or "", ""))
    return str(labels.TONES[tone])


#: The slots whose words tell most of a fact, the best first.
_TELLING = {
    "visit": ("start", "guest_head", "guest"),
    "agreement": ("term", "kind"),
    "aid": ("amount", "goods"),
    "figure": ("value",),
    "commitment": ("quote",),
    "courtesy": ("occasion", "kind"),
}


def telling_quote(fact: Fact) -> Quote | None:
    """The words to show behind the line: those of the slot that tells most, else the first."""
    by_slot: dict[str, Quote] = {}
    for quote in fact.quotes:
        by_slot.setdefault(quote.slot.split(".")[0], quote)
    return next((by_slot[slot] for slot in _TELLING.get(fact.kind, ()) if slot in by_slot), fact.sentence)
