"""How sure a report is: the share of its slots that is likely to be right on a page that nobody tuned the reader to.

What counts is how a page tells a fact, never whom it names or which rule found it: what had to be inferred, how many
partners and facts of its kind compete, whether one sentence tells all of it and sounds so (``find.wording``).
``confidence.forest`` holds what follows from that (``find.forest``), ``tools/fit_confidence.py`` writes it;
docs/confidence.md has the curve and what it was learnt from.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from hoptac.base.kinds import KINDS
from hoptac.base.nouns import Report, Span
from hoptac.base.scene import Scene, Sentence
from hoptac.find.about import OTHER, about
from hoptac.find.forest import Forest, read_forest
from hoptac.find.leaning import leanings
from hoptac.find.matters import has_full_paragraph
from hoptac.find.presence import presence
from hoptac.find.wording import WEIGHED, wording
from hoptac.gazetteer.places import country_of


@cache
def forest() -> Forest:
    """What the features of a report make of it, and the confidence from which on it is publishable."""
    return read_forest((files("hoptac.find") / "confidence.forest").read_text(encoding="utf-8"))


def is_publishable(confidence: float) -> bool:
    """Whether a report is among the surest two fifths; how often those are right: docs/confidence.md."""
    return confidence >= forest().publishable


def with_confidence(scene: Scene, reports: Iterable[Report]) -> tuple[Report, ...]:
    """The reports of a page, each with its confidence."""
    found = tuple(reports)
    if not found:  # most pages of a crawl: nothing to weigh
        return ()
    share = forest().share
    return tuple(
        replace(report, confidence=share(features))
        for report, features in zip(found, features_of(scene, found), strict=True)
    )


def features_of(scene: Scene, reports: tuple[Report, ...]) -> Iterator[dict[str, float]]:
    """The features of each report of a page by name, about 0 to 1, those of words -3 to 3; ``KIND.NAME`` are those of
    one kind alone.
    """
    told = _Told(scene, reports)
    for report, main, further in zip(reports, told.mains, told.further, strict=True):
        features = {
            **told.page,
            "crowd": min(math.log(told.kinds[report.kind]) / 3, 1.0),
            "crowded sentence": min(told.sentences[report.kind, main] - 1, 3) / 3,
            "not done": float(report.modality != "done"),
            "spoken": float(report.speaker is not None),
            **_slots(report),
            **told.sides(report),
        }
        if main is not None:
            features.update(told.sentence(main))
            features["further sentences"] = min(further, 4) / 4
            if report.kind in WEIGHED:
                features[f"{report.kind}.wording"] = told.worded(report.kind, main)
            features.update(leanings(scene, scene.sentences[main], report))
        features[f"{report.kind}.as such"] = 1.0
        features.update(_OWN[report.kind](report, told))
        yield features


def main_sentences(scene: Scene, reports: tuple[Report, ...]) -> list[int | None]:
    """The number of the sentence that tells most of each report; None where none does."""
    return _Told(scene, reports).mains


def _about(scene: Scene) -> float:
    """How far the page sounds like cooperation; 0 of a digest, whose other items say nothing of the one that does."""
    sounds = about(scene)
    return 0.0 if sounds < OTHER and has_full_paragraph(scene) else sounds


class _Told:
    """What the features of a page's reports have in common. ``mains``: the sentence that tells most of each."""

    def __init__(self, scene: Scene, reports: tuple[Report, ...]) -> None:
        self.scene = scene
        self.starts = [sentence.span.start for sentence in scene.sentences]
        self.kinds = Counter(report.kind for report in reports)
        places = [self._places(report) for report in reports]
        self.mains = [main for main, _ in places]
        self.further = [further for _, further in places]
        self._sentences: dict[int, dict[str, float]] = {}
        self._worded: dict[int, dict[str, float]] = {}
        self.sentences = Counter(zip((report.kind for report in reports), self.mains, strict=True))
        self.units = Counter(unit for actor in scene.actors for unit in actor.units)
        self.chief = {scene.home, *scene.partners[:1]}
        named = {unit for actor in scene.actors if actor.how == "place" for unit in actor.units}
        ours = sum(unit.startswith("VN-") for unit in named)
        theirs = sum("-" in unit and not unit.startswith("VN") for unit in named)
        self.page = {
            "partners": min(len(scene.partners), 6) / 6,
            "one partner": float(theirs <= 1),
            "units of ours": min(ours, 5) / 5,
            "units of theirs": min(theirs, 6) / 6,
            "about": max(-3.0, min(3.0, _about(scene) / 3)),
            "length": min(math.log(len(scene.page.text) / 1000 + 0.3), 2.5) / 2.5,
        }
        self.presence = presence(scene)
        abroad = self.presence.from_abroad
        provinces = self.presence.provinces
        self.page |= {
            "nobody from abroad": float(not abroad),
            "persons from abroad": min(abroad, 4) / 4,
            "provinces of ours": min(max(provinces - 1, 0), 3) / 3,
            "ours among themselves": float(provinces > 1 and not abroad),
        }
        heard = [
            self.worded(report.kind, main)
            for report, main in zip(reports, self.mains, strict=True)
            if report.kind in WEIGHED and main is not None
        ] or [-1.0]
        self.page |= {"best wording": max(heard), "mean wording": sum(heard) / len(heard)}

    def at(self, span: Span) -> int | None:
        """The number of the sentence in which a span begins; None outside of the sentences."""
        number = bisect_right(self.starts, span.start) - 1
        return number if number >= 0 and span.start < self.scene.sentences[number].span.end else None

    def worded(self, kind: str, number: int) -> float:
        """How far a sentence is worded like those that tell a fact of a kind, from -3 to 3."""
        if number not in self._worded:
            self._worded[number] = wording(self.scene, self.scene.sentences[number])
        return max(-3.0, min(3.0, self._worded[number][kind] / 3))

    def _places(self, report: Report) -> tuple[int | None, int]:
        """The sentence that tells most of a report, and how many further ones tell one of its scored slots."""
        scored = KINDS[report.kind].slots
        tally: dict[int, int] = {}
        places: set[int | None] = set()
        for s in report.statements:
            if s.span:
                number = self.at(s.span)
                if number is not None:
                    tally[number] = tally.get(number, 0) + 1
                if s.slot.split(".")[0] in scored:
                    places.add(number)
        main = max(tally, key=lambda number: (tally[number], -number)) if tally else None
        return main, max(0, len(places) - 1)

    def sides(self, report: Report) -> dict[str, float]:
        """Who the sides are: named often or once, the page's own two, whole countries, nobody."""
        slots = KINDS[report.kind].sides
        each = [_listed(report.values.get(slot)) for slot in slots]
        units = {unit for side in each for unit in side}
        inferred = {s.slot for s in report.statements if s.span is None}
        return {
            "sides inferred": float(sum(slot in inferred for slot in slots)),
            "several on a side": float(any(len(side) > 1 for side in each)),
            "a side named once": float(any(self.units[unit] <= 1 for unit in units)),
            "a whole country": float(any("-" not in unit for unit in units)),
            "the page's two": float(bool(units) and units <= self.chief),
            "a side unknown": float(not all(each)),
            **self._abroad(units),
        }

    def _abroad(self, units: set[str]) -> dict[str, float]:
        """Whether anybody of the side abroad is named, and how much its units are mere places."""
        abroad = tuple(sorted(unit for unit in units if country_of(unit) != "VN"))
        if not abroad:
            return {"no side abroad": 1.0}
        return {
            "nobody from there": float(not any(self.presence.persons_of(country_of(unit)) for unit in abroad)),
            "nobody of the side": float(not any(self.presence.persons[unit] for unit in abroad)),
            "side as a place": self.presence.stands(abroad),
        }

    def sentence(self, number: int) -> dict[str, float]:
        """How a sentence is made."""
        if number not in self._sentences:
            self._sentences[number] = self._sentence(number, self.scene.sentences[number])
        return self._sentences[number]

    def _sentence(self, number: int, sentence: Sentence) -> dict[str, float]:
        words = self.scene.words(sentence.span)
        return {
            "clauses": min(words.count(",") + words.count(";"), 8) / 8,
            "late": min(number / 30, 1.0),
            "lead": float(sentence.zone == "lead"),
            "caption": float(sentence.zone == "caption"),
            "listed": float(bool(sentence.marker)),
            "row": float("\t" in words),
            "pronouns": float(any(a.how not in ("place", "person") for a in self.scene.actors_in(sentence.span))),
            "persons": min(sum(1 for _ in self.scene.mentions_in("person", sentence.span)), 6) / 6,
        }


def _listed(value: Any) -> list[str]:
    if isinstance(value, list | tuple):
        return list(value)
    return [] if value in (None, "") else [value]


def _slots(report: Report) -> dict[str, float]:
    slots = [slot for slot in KINDS[report.kind].slots if slot != "occasion"]
    return {"filled": sum(report.values.get(slot) not in (None, "", [], ()) for slot in slots) / len(slots)}


def _person(report: Report, told: _Told) -> dict[str, float]:
    posts = report.values.get("posts") or []
    in_words = [post["post"] for post in posts if " " in post["post"]]
    places = [post.get("place") or "" for post in posts]
    near = {told.scene.home, *told.scene.partners[:2]}
    spans = [s.span for s in report.statements if s.span and s.slot.startswith("posts")]
    name = report.values["name"]
    mentions = next((len(p.mentions) for p in told.scene.people if p.name == name), 1)
    return {
        "person.no office": not posts,
        "person.two offices": len(posts) > 1,
        "person.office in words": len(in_words) / max(1, len(posts)),
        "person.length of office": max(map(len, in_words), default=0) / 60,
        "person.office elsewhere": any(place not in near for place in places),
        "person.national": any(place in ("VN", "LA", "CN") for place in places),
        "person.unit said": any(s.span and s.slot.endswith("place") for s in report.statements),
        "person.offices apart": len({told.at(span) for span in spans}) > 1,
        "person.words of name": len(name.split()) / 6,
        "person.mentions": min(mentions - 1, 4) / 4,
    }


def _visit(report: Report, told: _Told) -> dict[str, float]:
    values = report.values
    return {
        "visit.no day": not values.get("start"),
        "visit.several days": bool(values.get("end")),
        "visit.no host's head": not values.get("host_head"),
        "visit.no guest's head": not values.get("guest_head"),
        "visit.place inferred": any(s.slot == "place" and s.span is None for s in report.statements),
        "visit.bodies": float(bool(values.get("guest_bodies"))) + float(bool(values.get("host_bodies"))),
    }


def _agreement(report: Report, told: _Told) -> dict[str, float]:
    values = report.values
    act = {f"agreement.act {values['act']}": 1.0} if values.get("act") in ("reviewed", "signed", "proposed") else {}
    return {
        "agreement.no day": not values.get("date"),
        "agreement.no term": not values.get("term"),
        "agreement.parties": min(len(values.get("parties") or ()), 5) / 5,
        **act,
    }


def _commitment(report: Report, told: _Told) -> dict[str, float]:
    values = report.values
    return {
        "commitment.fields": min(len(values.get("fields") or ()), 5) / 5,
        "commitment.no field": not values.get("fields"),
        "commitment.nobody asked": not values.get("to"),
        "commitment.by both": len(values.get("by") or ()) > 1,
    }


def _aid(report: Report, told: _Told) -> dict[str, float]:
    return {"aid.no amount": report.values.get("amount") is None}


def _figure(report: Report, told: _Told) -> dict[str, float]:
    values = report.values
    return {
        "figure.other": values.get("measure") == "other",
        "figure.a time": bool(values.get("since") or values.get("until")),
    }


def _courtesy(report: Report, told: _Told) -> dict[str, float]:
    return {"courtesy.no day": not report.values.get("date"), f"courtesy.{report.values.get('kind')}": 1.0}


_OWN: dict[str, Callable[[Report, _Told], dict[str, float]]] = {
    "person": _person,
    "visit": _visit,
    "agreement": _agreement,
    "commitment": _commitment,
    "aid": _aid,
    "figure": _figure,
    "courtesy": _courtesy,
}
