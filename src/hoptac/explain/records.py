"""Each record with its values, the words and the rule of each slot, and the steps that decided it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from hoptac.base.errors import say
from hoptac.base.kinds import KINDS
from hoptac.base.nouns import Mention, Report, Span, Statement
from hoptac.base.scene import Scene, Sentence
from hoptac.explain.near import CUES, Near, cues_in
from hoptac.explain.told import Told
from hoptac.explain.words import meaning, places, text

#: The slot whose rule says how the sentence was read.
_KEY = {"visit": "guest", "aid": "giver", "commitment": "stance"}
#: Rules of the code that give an act, and the rule of words behind each.
_WORDED = {
    f"agreements.{act}": f"agreements.{cue}"
    for act, cue in (("signed", "sign"), ("exchanged", "exchange"), ("reviewed", "review"))
}
_STATUS = ("visits.cancelled", "visits.accepted", "visits.planned")
_DAYS = frozenset({"start", "end", "date", "since", "until", "due"})
_BASIS = {
    "text": ("năm có trong lời", "the year is in the words"),
    "page": ("tính theo ngày của trang", "reckoned from the page's date"),
    "inferred": ("suy từ ngày nêu trước", "follows from a day told before"),
}


def sentence_at(scene: Scene, span: Span) -> Sentence | None:
    """The sentence in which a span begins."""
    at = bisect_right([s.span.start for s in scene.sentences], span.start) - 1
    return scene.sentences[at] if at >= 0 and scene.sentences[at].span.end >= span.start else None


def chief(scene: Scene, report: Report) -> Sentence | None:
    """The sentence that says most of a record; of equals the first."""
    found = [sentence_at(scene, s.span) for s in report.statements if s.span is not None]
    counts = Counter(sentence.index for sentence in found if sentence is not None)
    best = max(counts, key=lambda index: (counts[index], -index), default=None)
    return scene.sentences[best] if best is not None else None


def records(scene: Scene, reports: Iterable[Report], told: Told) -> list[dict[str, Any]]:
    """All records of a page in the order in which ``read`` prints them."""
    numbers: Counter[str] = Counter()
    out = []
    for report in reports:
        numbers[report.kind] += 1
        out.append(_record(scene, report, numbers[report.kind], told))
    return out


def _record(scene: Scene, report: Report, number: int, told: Told) -> dict[str, Any]:
    sentence = chief(scene, report)
    return {
        "kind": report.kind,
        "number": number,
        "values": dict(report.values),
        "modality": report.modality,
        "polarity": report.polarity,
        "speaker": report.speaker,
        "confidence": report.confidence,
        "sentence": sentence.index + 1 if sentence else None,
        "words": scene.words(sentence.span) if sentence else None,
        "slots": [_slot(scene, statement) for statement in report.statements],
        "steps": [*steps(scene, report, sentence), *_elsewhere(report, sentence, told)],
    }


def _slot(scene: Scene, statement: Statement) -> dict[str, Any]:
    told: dict[str, Any] = {"slot": statement.slot, "value": statement.value}
    if statement.span is not None:
        where = sentence_at(scene, statement.span)
        told |= {
            "words": statement.words,
            "start": statement.span.start,
            "end": statement.span.end,
            "sentence": where.index + 1 if where else None,
        }
    return {**told, "inferred": statement.inferred, "rule": statement.rule, "meaning": meaning(statement.rule)}


def steps(scene: Scene, report: Report, sentence: Sentence | None) -> Iterator[str]:
    """What decided a record, one step a line: reading, sides not named, days taken from elsewhere, other cues."""
    yield from _reading(scene, report, sentence)
    for statement in report.statements:
        if statement.slot in KINDS[report.kind].sides:
            yield from _side(scene, statement)
        if statement.slot == "status" and statement.span is not None:
            yield from _status(scene, statement)
        if statement.slot in _DAYS and statement.span is not None:
            yield from _day(scene, statement, sentence)
    yield from _others(scene, report, sentence)


def _reading(scene: Scene, report: Report, sentence: Sentence | None) -> Iterator[str]:
    key = next((s for s in report.statements if s.slot == _KEY.get(report.kind)), None)
    if key is None:
        return
    told = text("readings", key.rule)
    words = _cue_words(scene, key.rule, sentence) if sentence else ""
    if told:
        yield say(f"Cách đọc{words}: ", f"Reading{words}: ") + f"{told} [{key.rule}]"


def _cue_words(scene: Scene, rule_id: str, sentence: Sentence) -> str:
    """The words of the sentence that the rule of a reading found; figures and aid see signs and have none."""
    known = any(rule_id in ids for ids in CUES.values())
    found = [c.words for c in cues_in(scene, rule_id, sentence) if c.veto is None] if known else []
    return f" “{' … '.join(found)}”" if found else ""


def _names(scene: Scene, span: Span) -> bool:
    """Whether an actor, a place, a person or an office is said at a span."""
    around = Span(max(0, span.start - 40), span.end + 40)
    said = [a.span for a in scene.actors_in(around)]
    said += [m.span for kind in ("place", "person", "post") for m in scene.mentions_in(kind, around)]
    return any(one.meets(span) for one in said)


def _side(scene: Scene, statement: Statement) -> Iterator[str]:
    """A side whose words do not name its units follows from who faces whom."""
    units = [statement.value] if isinstance(statement.value, str) else list(statement.value or ())
    if statement.span is None and units:
        yield say(
            f"{statement.slot}: câu không nêu; {places(units)} theo người nói trước đó hoặc hai bên của trang",
            f"{statement.slot}: not told here; {places(units)} follows from who spoke before or who faces whom",
        )
    elif statement.span is not None and units and not _names(scene, statement.span):
        yield say(
            f"{statement.slot}: “{statement.words}” không nêu tên; {places(units)} lấy từ hai bên của trang",
            f"{statement.slot}: “{statement.words}” names no unit; {places(units)} follows from who faces whom",
        )


def _status(scene: Scene, statement: Statement) -> Iterator[str]:
    """Which words make a visit planned or cancelled."""
    span = statement.span
    where = sentence_at(scene, span) if span else None
    for rule_id in _STATUS if where else ():
        if span and where and any(c.veto is None and c.span.meets(span) for c in cues_in(scene, rule_id, where)):
            yield f"status = {statement.value} “{statement.words}” [{rule_id}]: {meaning(rule_id)}"


def _elsewhere(report: Report, sentence: Sentence | None, told: Told) -> Iterator[str]:
    """Other sentences that tell of the same visit or paper and were merged into the record."""
    others = [index + 1 for index in told.sentences(report) if sentence is None or index != sentence.index]
    if others:
        numbers = ", ".join(map(str, others))
        yield say(f"cũng được kể ở câu {numbers}", f"also told in sentence {numbers}")


def _date_at(scene: Scene, span: Span) -> Mention | None:
    return next((m for m in scene.scan.of("date") if m.span.meets(span)), None)


def _day(scene: Scene, statement: Statement, sentence: Sentence | None) -> Iterator[str]:
    """Where a day comes from: another sentence, a rule of dates, the page's year."""
    if statement.span is None:
        return
    where, mention = sentence_at(scene, statement.span), _date_at(scene, statement.span)
    parts = []
    if where and sentence and where.index != sentence.index:
        parts.append(say(f"thừa hưởng từ câu {where.index + 1}", f"inherited from sentence {where.index + 1}"))
    if mention is not None and mention.value.time is not None:
        parts += [say(*_BASIS[mention.value.time.basis]), f"[{mention.rule}]"]
    if parts:
        yield f"{statement.slot} = {statement.value} “{statement.words}”: " + ", ".join(parts)


def _others(scene: Scene, report: Report, sentence: Sentence | None) -> Iterator[str]:
    """Cues of the same kind that the sentence holds too, and which did not decide."""
    if sentence is None:
        return
    used = {_WORDED.get(s.rule, s.rule) for s in report.statements}
    decided = [
        s.span for s in report.statements if s.span is not None and s.slot in ("act", "stance", "kind", "status")
    ]
    for rule_id in CUES.get(report.kind, ()):
        found = [c for c in cues_in(scene, rule_id, sentence) if not any(c.span.meets(span) for span in decided)]
        if rule_id not in used:
            yield from (_other(cue) for cue in found[:1])


def _other(cue: Near) -> str:
    if cue.veto is not None:
        return say(
            f"“{cue.words}” [{cue.rule}] bị loại bởi “{cue.veto}”", f"“{cue.words}” [{cue.rule}] vetoed by “{cue.veto}”"
        )
    return say(
        f"cũng có “{cue.words}” [{cue.rule}], không quyết định",
        f"also “{cue.words}” [{cue.rule}], which did not decide",
    )
