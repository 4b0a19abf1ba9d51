"""Learn the weights of ``hoptac.find.tone`` from pages with answers.

    fit_tone.py fit NAME=DOCS,ANSWERS[,NAMES] ...           write the tables of src/hoptac/find/vi
    fit_tone.py folds FOLDER NAME=DOCS,ANSWERS[,NAMES] ...  write FOLDER/TABLE.N.tsv, each without the pages of part N

``stances``: a sentence takes the stance of the commitment whose quote it holds, or none. ``calls``: it tells a meeting
where a rule reads one between the sides of a visit of the answers; in, where the guests are from abroad. ``numbers``:
a number counts what the figure of its value measures; an amount of aid, or the count that its goods begin with, is
given or got by our side. Where several numbers of a page have a figure's value, the one that a rule reads as such
counts, and without one none of them is learnt from.

Weights of words and pairs of words found on ``PAGES`` pages at least, all columns against each other (softmax), with a
ridge, by stochastic steps of a size that each weight sets for itself (AdaGrad), the same every time.
"""

from __future__ import annotations

import math
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fit_wording
from fit_wording import PARTS, QUOTED, part_of

FOLDER = fit_wording.TABLE.parent
PAGES, ROUNDS, RIDGE, STEP = 5, 25, 1.0, 0.15
_WORD = re.compile(r"[^\W\d_]+")
#: How much of a visit a sentence names that tells it where no rule reads it: of both sides, both heads, the day.
TOLD = 3
#: Weights smaller than this are left out of the table.
LEAST = 0.1


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, or a number: its page, what is weighed of it, what it tells by each table that it is for."""

    page: str
    grams: tuple[str, ...]
    told: Mapping[str, str]
    inner: tuple[str, ...] = ()  # its words but the first, as they are written


def gather(docs: Path, answers: Path, only: set[str] | None) -> Iterator[Example]:
    """Every sentence of the pages of a folder."""
    from hoptac.find.tone import features

    for page, scene, gold, score in fit_wording.scenes(docs, answers, only):
        words = [set(score.fold(scene.words(s.span)).split()) for s in scene.sentences]
        stances, calls = stances_of(words, gold, score), calls_of(scene, gold)
        for n, sentence in enumerate(scene.sentences):
            told = {"stances": stances.get(n, "none")}
            if (call := calls.get(n, "none")) is not None:
                told["calls"] = call
            inner = tuple(_WORD.findall(scene.words(sentence.span))[1:])
            yield Example(page, features(scene, sentence), told, inner)
        yield from (Example(page, grams, {"numbers": told}) for grams, told in numbers_of(scene, gold))


def stances_of(sentences: Sequence[set[str]], gold: Mapping[str, Any], score: Any) -> dict[int, str]:
    """The stance of each sentence that holds the quote of a commitment; of its words, the shortest that does."""
    stances: dict[int, str] = {}
    for commitment in gold.get("commitments") or []:
        quote = set(score.fold(commitment["quote"]).split())
        held = [(len(quote & words) / len(quote), -len(words), -n) for n, words in enumerate(sentences)]
        if held and max(held)[0] >= QUOTED:
            stances.setdefault(-max(held)[2], commitment["stance"])
    return stances


def calls_of(scene: Any, gold: Mapping[str, Any]) -> dict[int, str | None]:
    """Which way the meeting goes that each sentence tells: by a rule, where a visit of the answers has its sides; of a
    visit that no rule reads, the sentence that has most of it. None for one that has some of such a visit.
    """
    from hoptac.find.meetings import find_meetings
    from hoptac.find.sides import is_ours

    visits = gold.get("visits") or []
    calls: dict[int, str | None] = {}
    read: set[int] = set()
    for meeting in find_meetings(scene):
        guest, host = set(meeting.guest.units), set(meeting.host.units)
        alike = {n for n, v in enumerate(visits) if guest & set(v["guest"]) and host & set(v["host"])}
        if meeting.rule != "visits.sounds" and alike:
            calls.setdefault(meeting.sentence.index, "out" if all(map(is_ours, guest)) else "in")
            day = meeting.when.time.start if meeting.when is not None else None
            read |= {n for n in alike if day in (None, visits[n].get("start"))}
    for visit in (v for n, v in enumerate(visits) if n not in read and v["guest"]):
        held = {s.index: _holds(scene, s, visit) for s in scene.sentences if s.zone != "title"}
        for index in (i for i, parts in held.items() if parts >= TOLD - 1):
            calls.setdefault(index, None)
        best = max(held, key=lambda i: held[i], default=None)
        if best is not None and held[best] >= TOLD:
            calls[best] = calls[best] or ("out" if all(map(is_ours, visit["guest"])) else "in")
    return calls


def _holds(scene: Any, sentence: Any, visit: Mapping[str, Any]) -> int:
    """How much of a visit a sentence names: each side, each head, the day."""
    from hoptac.find.when import times_of

    units = {unit for actor in scene.actors_in(sentence.span) for unit in actor.units}
    words = scene.words(sentence.span)
    heads = [name for name in (visit.get("guest_head"), visit.get("host_head")) if name]
    days = {when.time.start for when in times_of(scene).of(sentence)}
    named = sum(any(part in words for part in name.split()[-1:]) for name in heads)
    return bool(units & set(visit["guest"])) + bool(units & set(visit["host"])) + named + (visit.get("start") in days)


def numbers_of(scene: Any, gold: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """What is weighed of each number of running text, and what it counts."""
    from hoptac.find.counted import find_in_sentences, numbers_in
    from hoptac.find.numbertone import features
    from hoptac.find.signs import MONEY

    measures: dict[float, list[str]] = {}
    for figure in gold.get("figures") or []:
        measures.setdefault(float(figure["value"]), []).append(figure["measure"])
    helped = _helped(scene, gold)
    read = {f.token.start: f.measure for f in find_in_sentences(scene) if not f.heard}
    numbers = [(marked, token, float(token.hit.quantity.value)) for marked, token in numbers_in(scene)]
    times = Counter(value for _, _, value in numbers)
    known = {value for _, token, value in numbers if token.start in read}
    for marked, token, value in numbers:
        told = helped.get(("amount", value) if token.sign == MONEY else ("goods", token.start), "none")
        if value in measures:
            told = read[token.start] if read.get(token.start) in measures[value] else measures[value][0]
            if token.start not in read and (value in known or times[value] > 1):
                continue
        yield features(marked, token), told


def _helped(scene: Any, gold: Mapping[str, Any]) -> dict[tuple[str, float], str]:
    """What is given or got: the amount of each aid, and where in the folded text its goods begin."""
    from hoptac.base.fold import fold_key

    helped: dict[tuple[str, float], str] = {}
    for aid in gold.get("aid") or []:
        way = "given" if str(aid.get("giver") or "").startswith("VN") else "got"
        if aid.get("amount"):
            helped["amount", float(aid["amount"])] = way
        if aid.get("goods"):
            helped["goods", scene.scan.folded.text.find(fold_key(aid["goods"]))] = way
    return helped


def names_in(examples: Sequence[Example]) -> frozenset[str]:
    """The words that are written with a capital within most of their sentences: parts of names, which tell nothing."""
    written = Counter(word for e in examples for word in e.inner)
    small = Counter({word: number for word, number in written.items() if word == word.lower()})
    large = Counter(word.lower() for word in written.elements() if word != word.lower())
    return frozenset(word for word, number in large.items() if number > small[word])


def fit(examples: Sequence[Example], name: str) -> dict[str, list[float]]:
    """The weights of each word and pair, one for each column of a table."""
    from hoptac.find.tone import COLUMNS
    from hoptac.find.wording import ALWAYS

    names = names_in(examples)
    examples = [e for e in examples if name in e.told]
    pages = Counter(gram for _, gram in {(e.page, gram) for e in examples for gram in e.grams})
    known = [gram for gram, number in pages.items() if number >= PAGES and names.isdisjoint(gram.split())]
    place = {gram: n for n, gram in enumerate([ALWAYS, *sorted(known)])}
    columns = COLUMNS[name]
    rows = [([0, *sorted(place[g] for g in e.grams if g in place)], columns.index(e.told[name])) for e in examples]
    weights = softmax(rows, len(place), len(columns))
    table = {gram: [round(w, 2) for w in weights[n]] for gram, n in place.items()}
    return {gram: row for gram, row in table.items() if gram == ALWAYS or max(map(abs, row)) >= LEAST}


def softmax(rows: Sequence[tuple[Sequence[int], int]], size: int, columns: int) -> list[list[float]]:
    """The weights of ``size`` features for each column; the first feature, which all rows have, is not held down."""
    weights = [[0.0] * columns for _ in range(size)]
    steps = [[1e-6] * columns for _ in range(size)]
    times = Counter(n for row, _ in rows for n in row)
    order, chance = list(range(len(rows))), random.Random(1)
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for at in order:
            row, column = rows[at]
            away = _shares([sum(one) for one in zip(*[weights[n] for n in row], strict=True)])
            away[column] -= 1
            for n in row:
                held = RIDGE / times[n] if n else 0.0
                for k, weight in enumerate(weights[n]):
                    slope = away[k] + held * weight
                    steps[n][k] += slope * slope
                    weights[n][k] -= STEP * slope / math.sqrt(steps[n][k])
    return weights


def _shares(totals: Sequence[float]) -> list[float]:
    top = max(totals)
    each = [math.exp(total - top) for total in totals]
    return [one / sum(each) for one in each]


def examples_of(sets: Sequence[str]) -> list[Example]:
    """The sentences of all sets; a page that two sets hold counts once, and so does a sentence of many pages."""
    pages: dict[str, list[Example]] = {}
    for told in sets:
        new: dict[str, list[Example]] = {}
        for example in gather(*fit_wording.set_of(told)):
            new.setdefault(example.page, []).append(example)
        pages = {**new, **pages}
    return list({example.grams: example for page in pages.values() for example in page}.values())


def main() -> None:
    """Fit the table, or one table for each part of the pages that leaves it out."""
    from hoptac.find.tone import COLUMNS

    what, *rest = sys.argv[1:] or [""]
    if what == "fit" and rest:
        examples = examples_of(rest)
        for name, columns in COLUMNS.items():
            fit_wording.write(FOLDER / f"{name}.tsv", columns, fit(examples, name))
    elif what == "folds" and len(rest) > 1:
        examples = examples_of(rest[1:])
        for part in range(PARTS):
            others = [e for e in examples if part_of(e.page) != part]
            for name, columns in COLUMNS.items():
                fit_wording.write(Path(rest[0]) / f"{name}.{part}.tsv", columns, fit(others, name))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
