"""Numbers with no noun of their own: behind a name, behind a verb, at the end of a clause, told in turn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hoptac.base.nouns import Quantity
from hoptac.base.scene import Scene, Sentence
from hoptac.find.counting import context
from hoptac.find.numbers import QuantityHit
from hoptac.find.numerals import figure_value, number_value
from hoptac.find.rules import rule
from hoptac.find.signs import COUNT, MONEY, Token, is_money

#: The rule of a number that only goes on with those before it.
LOOSE = "sides.loose"
_DIGIT = re.compile(r"\d")


def beside(scene: Scene, parties: list[Token]) -> Iterator[Token]:
    """Numbers right behind a name, in brackets or bare: "Salavan (15)", "Salavan 15."."""
    text = scene.scan.folded.text
    for party in parties:
        after = text[party.end : party.end + 24]
        match = rule("sides.beside").search(after) if _DIGIT.search(after[:4]) else None
        if match:
            name = "number" if match["number"] else "number2"
            start, end = (party.end + place for place in match.span(name))
            hit = QuantityHit(start, end, start, end, Quantity(float(match[name])), "", rule="sides.beside")
            yield Token(COUNT, start, end, hit=hit)


def _like(scene: Scene, sentence: Sentence, place: tuple[int, int], value: float, behind: int) -> Token:
    """A bare number; told in turn with others it has the currency and the magnitude of the next whole one."""
    plain = Token(COUNT, *place, hit=QuantityHit(*place, *place, Quantity(value), "", rule="sides.bare"))
    hits = [m.value for m in scene.mentions_in("quantity", sentence.span)]
    last = min((h for h in hits if h.number_start >= behind), key=lambda h: h.number_start, default=None)
    if behind < 0 or last is None or not is_money(last):
        return plain
    said = re.match(r"\d+(?:[.,]\d+)*", scene.scan.folded.text[last.number_start : last.number_end])
    shown = figure_value(said.group()) if said else 0
    scale = round(last.quantity.value / shown) if shown else 1
    quantity = replace(last.quantity, value=round(value * scale, 2))
    return Token(MONEY, *place, hit=replace(plain.hit, quantity=quantity))


def bare(scene: Scene, sentence: Sentence) -> Iterator[Token]:
    """Numbers with no noun of their own: "riêng Salavan là 15", "tuần tra 11 lần", "lần lượt 12 và 15 đoàn"."""
    folded = scene.scan.folded
    start, end = folded.at(sentence.span.start), folded.at(sentence.span.end)
    if not _DIGIT.search(folded.text, start, end):
        return
    turn, in_turn = folded.text.find("lần lượt", start, end), rule("sides.in-turn").pattern
    found = list(rule("sides.in-turn").finditer(folded.text, turn, end)) if turn >= 0 else []
    found += rule("sides.bare").finditer(folded.text, start, end)
    for match in found:
        name = match.lastgroup or "number"
        place = match.span(name)
        value = float(match[name].replace(".", "").replace(",", "."))
        yield _like(scene, sentence, place, value, match.end() if match.re is in_turn else -1)


def loose(scene: Scene, sentence: Sentence) -> Iterator[Token]:
    """Numbers that end a clause, or stand before where or whose what they count is, in digits or words: "cử 9 đoàn,
    đón hai; 29 ở Takeo, 18 ở Kandal". What they count is told before; where it is not, they are none.
    """
    folded = scene.scan.folded
    start, end = folded.at(sentence.span.start), folded.at(sentence.span.end)
    words = context("vi")
    for match in rule("sides.loose").finditer(folded.text, start, end):
        name = match.lastgroup or "number"
        first, last = match.span(name)
        if words.is_count(folded.text, first, match[name], None) and not words.is_each(folded.text, first, last):
            value = number_value(match[name], words.numerals)
            yield Token(COUNT, first, last, hit=QuantityHit(first, last, first, last, Quantity(value), "", rule=LOOSE))
