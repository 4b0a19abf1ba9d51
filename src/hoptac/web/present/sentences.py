"""The sentences of a page that tell one fact, each once, all words of it that say something marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hoptac.register.records import Quote
from hoptac.register.telling import Told
from hoptac.web.present.search import Piece, pieces


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence cut where its marked words begin and end; ``page`` and ``ref`` lead to the first of them."""

    pieces: tuple[Piece, ...]
    page: str
    ref: str


def sentences(quotes: Iterable[Quote]) -> list[Sentence]:
    """Sentences in the order in which the slots quote them."""
    said: dict[str, list[Quote]] = {}
    for quote in quotes:
        said.setdefault(quote.sentence, []).append(quote)
    return [
        Sentence(pieces(Told(text, _marks(text, told))), told[0].page, min(told, key=lambda q: q.start).ref)
        for text, told in said.items()
    ]


def _marks(text: str, quotes: Iterable[Quote]) -> tuple[tuple[int, int], ...]:
    """Runs of words; those that overlap or have but blanks between them are one."""
    runs: list[tuple[int, int]] = []
    for start, end in sorted((quote.start, quote.end) for quote in quotes if quote.start < quote.end):
        if runs and not text[runs[-1][1] : start].strip():
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((start, end))
    return tuple(runs)
