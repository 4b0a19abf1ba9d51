"""The sentence that tells what was asked for, with the words found in it. Text in, text out; no database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hoptac.base.words import Phrase, find_phrases, holds, marked_words, plain_words
from hoptac.find.sentences import split_line
from hoptac.register.index.asking import Asked

#: A longer sentence is cut around the words that were found.
LONGEST = 320


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with the places of the words found in it, in order and apart: ``text[start:end]``."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


def mark(text: str, asked: Asked) -> Told:
    """A text with all that was asked for marked in it; words without the marks typed only where none has them."""
    found = [(start, end) for start, end, _ in find_phrases(text, asked.phrases)]
    exact = [(start, end) for start, end in found if _is_exact(text[start:end], asked)]
    return Told(text, tuple(_apart(exact or found, text)))


def _is_exact(words: str, asked: Asked) -> bool:
    """Whether words bear the marks that were typed for them (none were typed: whatever they bear)."""
    typed = {plain_words(word)[0]: word for word in asked.marked}
    printed = {plain_words(word)[0]: word for word in marked_words(words)}
    return all(typed[plain] == printed.get(plain) for plain in plain_words(words) if plain in typed)


def _apart(spans: Iterable[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """Spans in order, those that meet (or have only blanks between them) made one."""
    begun: tuple[int, int] | None = None
    for start, end in sorted(spans):
        if begun and not text[begun[1] : start].strip():
            begun = begun[0], max(begun[1], end)
            continue
        if begun:
            yield begun
        begun = start, end
    if begun:
        yield begun


def best(sentences: Iterable[str], asked: Asked) -> str | None:
    """The sentence that tells most of what was asked for: the most units, then with their marks, then in a row, then
    the first; None where none tells any."""
    scored = [(_score(sentence, asked), -number, sentence) for number, sentence in enumerate(dict.fromkeys(sentences))]
    score, _, sentence = max(scored, default=((0, 0, False), 0, ""))
    return sentence if score[0] else None


def _score(sentence: str, asked: Asked) -> tuple[int, int, bool]:
    there = _spaced(plain_words(sentence))
    units = sum(any(holds(there, phrase) for phrase in unit) for unit in asked.units)
    if not units:
        return 0, 0, False
    marked = set(marked_words(sentence)) if asked.marked else set[str]()
    return units, sum(word in marked for word in asked.marked), holds(there, asked.whole)


def _spaced(phrase: Phrase) -> str:
    return f" {' '.join(phrase)} "


def tell(lines: Sequence[str], asked: Asked) -> Told:
    """The sentence of some lines that tells most, cut to be read at a glance; the first where no words tell."""
    wanted = {phrase[:1] for phrase in asked.phrases}
    spaced = ((line, _spaced(plain_words(line))) for line in lines)
    near = (line for line, words in spaced if any(holds(words, word) for word in wanted))
    sentence = best((line[start:end].strip() for line in near for start, end in split_line(line)), asked)
    if sentence is not None:
        return cut(mark(sentence, asked))
    first = next((line[start:end] for line in lines for start, end in split_line(line)), "")
    return cut(Told(first.strip()))


def cut(told: Told) -> Told:
    """A long sentence cut between words, with the first of the words that were found in view."""
    if len(told.text) <= LONGEST:
        return told
    start = max(0, told.marks[0][0] - LONGEST // 3) if told.marks else 0
    start = told.text.rfind(" ", 0, start) + 1 if start else 0
    stop = min(len(told.text), start + LONGEST)
    stop = (
        told.text.rfind(" ", start + 1, stop) if " " in told.text[start + 1 : stop] and stop < len(told.text) else stop
    )
    before, after = "… " if start else "", " …" if stop < len(told.text) else ""
    moved = [(a - start + len(before), b - start + len(before)) for a, b in told.marks if start <= a and b <= stop]
    return Told(f"{before}{told.text[start:stop]}{after}", tuple(moved))
