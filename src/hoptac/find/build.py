"""Putting a report together: each slot with the words that say it, or with the rule by which it follows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hoptac.base.kinds import KINDS
from hoptac.base.nouns import Modality, Page, Polarity, Report, Span, Statement

#: How many characters before and after the words are kept, to find the place again when the page changes.
AROUND = 32


def quote(page: Page, slot: str, value: Any, span: Span, rule: str) -> Statement:
    """A statement with its words; the span is trimmed of blanks at its ends."""
    words = page.text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Statement(
        slot,
        value,
        rule,
        Span(start, end),
        page.text[start:end],
        page.text[max(0, start - AROUND) : start],
        page.text[end : end + AROUND],
    )


class Draft:
    """A report in the making. ``say`` a slot with its words, ``infer`` one that follows; ``report`` closes it.

    A set slot (parties, fields) may be said several times: its values add up in the order said.
    """

    def __init__(self, page: Page, kind: str, **values: Any) -> None:
        self.page = page
        self.kind = KINDS[kind]
        self.values: dict[str, Any] = values
        self.statements: list[Statement] = []

    def say(self, slot: str, value: Any, span: Span | Iterable[Span], rule: str) -> Draft:
        """Set a slot, with one place or several that say it together."""
        self.values[slot.split(".")[0]] = value if "." not in slot else self.values.get(slot.split(".")[0])
        for one in [span] if isinstance(span, Span) else span:
            self.statements.append(quote(self.page, slot, value, one, rule))
        return self

    def infer(self, slot: str, value: Any, rule: str) -> Draft:
        """Set a slot that the page does not say in words."""
        self.values[slot] = value
        self.statements.append(Statement(slot, value, rule))
        return self

    def report(
        self,
        modality: Modality = "done",
        polarity: Polarity = "positive",
        speaker: str | None = None,
        confidence: float = 1.0,
    ) -> Report:
        """The finished report; filled slots that nothing proves are marked as inferred."""
        proved = {s.slot.split(".")[0] for s in self.statements}
        statements = list(self.statements)
        for slot in self.kind.slots:
            value = self.values.get(slot)
            if value not in (None, [], (), "") and slot not in proved:
                statements.append(Statement(slot, value, f"{self.kind.name}.follows"))
        order = {slot: n for n, slot in enumerate((*self.kind.slots, *self.kind.extra))}
        statements.sort(
            key=lambda s: (order.get(s.slot.split(".")[0], len(order)), s.slot, s.span.start if s.span else -1)
        )
        values = {
            slot: self.values.get(
                slot, [] if slot in (*self.kind.sides, "posts", "fields") and self.kind.name != "aid" else None
            )
            for slot in self.kind.slots
        }
        extra = {slot: self.values[slot] for slot in self.kind.extra if self.values.get(slot) is not None}
        return Report(self.kind.name, {**values, **extra}, tuple(statements), modality, polarity, speaker, confidence)
