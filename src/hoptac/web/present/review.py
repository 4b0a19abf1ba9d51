"""One thing that waits, as an officer takes it in within five seconds (DOMAIN.md, "The review queue")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hoptac.base.kinds import KINDS
from hoptac.register.joined import Against
from hoptac.register.records import Fact
from hoptac.register.records_entry import Upon
from hoptac.register.records_review import Around, Beside, Changes, Item, Waiting
from hoptac.web.present import labels, readings, values
from hoptac.web.present.cards import Card, card, disagreements
from hoptac.web.present.marks import Mark, marked_html
from hoptac.web.present.pages import Origin, origin
from hoptac.web.present.search import Choice
from hoptac.web.present.sentences import Sentence, sentences
from hoptac.web.present.series import as_of, comparable, contradict

#: What a report changes, in a word, and its colour.
_CHANGES: dict[str, tuple[labels.Words, str]] = {
    "new": (gettext_lazy("Mới"), "new"),
    "doubled": (gettext_lazy("Trùng"), "note"),
    "conflict": (gettext_lazy("Mâu thuẫn"), "hard"),
    "near": (gettext_lazy("Có thể trùng"), "ask"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """What a report changes: in a word with its colour, then what it differs on and what is said of it."""

    word: str
    tone: str
    differ: tuple[tuple[str, str], ...]
    told: str
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another fact of the same page; ``here``: the one that is shown."""

    ref: str
    reading: str
    tone: str
    tone_words: str
    here: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """The whole card. ``before``, ``sentence`` and ``after`` are the page's text, ``elsewhere`` its other sentences."""

    card: Card
    tone_words: str
    change: Change
    rank: str
    origin: Origin
    before: SafeString | str
    sentence: SafeString | str
    after: SafeString | str
    elsewhere: tuple[Sentence, ...]
    beside: tuple[Neighbour, ...]


def shown(item: Item) -> Shown:
    """The card of one item."""
    own = card(item.report)
    before, sentence, after = _text(item) if item.around else ("", "", "")
    return Shown(
        card=own,
        tone_words=tone_words(item.report.kind, item.report.values, own.tone),
        change=_change(item),
        rank=str(labels.RANKS.get(item.source.rank, "")),
        origin=origin(item.source.address),
        before=before,
        sentence=sentence,
        after=after,
        elsewhere=tuple(sentences(item.quotes)),
        beside=tuple(_neighbour(other, item.ref) for other in item.beside),
    )


def tone_words(kind: str, told: readings.Values, tone: str) -> str:
    """Done, will, asks, in words; a commitment's own strength of words; nothing where nothing is done."""
    if kind == "commitment":
        return str(labels.STANCES.get(told.get("stance") or "", ""))
    return "" if kind in ("person", "figure") else str(labels.TONES[tone])


def _neighbour(other: Beside, here: str) -> Neighbour:
    tone = readings.tone(other.kind, other.values, other.modality)
    told = " | ".join(readings.reading(other.kind, other.values))
    return Neighbour(other.ref, told, tone, tone_words(other.kind, other.values, tone), other.ref == here)


def _text(item: Item) -> tuple[SafeString | str, SafeString, SafeString | str]:
    """The text around with the words of each slot marked: before the main sentence, the sentence, after it."""
    around = item.around
    assert around is not None
    marks = [
        Mark(s.ref, s.start - around.start, s.end - around.start, s.ref, item.report.kind)
        for s in item.report.statements
        if s.start is not None and s.end is not None
    ]
    first, last = around.first - around.start, around.last - around.start
    begin, end = _trimmed(around, first, last)
    spans = ((begin, first), (first, last), (last, end))
    before, sentence, after = (
        marked_html(around.text, start, stop, (m for m in marks if m.start < stop and m.end > start))
        for start, stop in spans
    )
    return before, sentence, after


#: So much of what stands before and after a sentence is shown, in characters, or up to where a sentence ends.
_NEIGHBOURS = 240
_ENDS = re.compile(r"(?<=[.!?;])\s+|\n\s*")


def _trimmed(around: Around, first: int, last: int) -> tuple[int, int]:
    """Where to begin and end, so that no sentence is cut: nothing beside a sentence whose neighbour is too long."""
    text, ends = around.text, [match.span() for match in _ENDS.finditer(around.text)]
    starts = [stop for _, stop in ends if first - _NEIGHBOURS <= stop <= first]
    begin = 0 if first <= _NEIGHBOURS and not around.more[0] else min(starts, default=first)
    stops = [start for start, _ in ends if last <= start <= last + _NEIGHBOURS]
    end = len(text) if len(text) - last <= _NEIGHBOURS and not around.more[1] else max(stops, default=last)
    blank = len(text[begin:first]) - len(text[begin:first].lstrip())
    return begin + blank, max(last, len(text[:end].rstrip()))


def _change(item: Item) -> Change:
    changes, report = item.changes, item.report
    differ = (*disagreements(report.kind, report.disagrees, report.others), *dict.fromkeys(_counted(changes)))
    word, tone = _CHANGES["conflict" if differ else changes.joined.state]
    near = changes.joined.against if changes.joined.state in ("near", "conflict") else ()
    return Change(str(word), tone, differ, _told(changes), tuple(_other(report.kind, one) for one in near[:2]))


def _told(changes: Changes) -> str:
    if not changes.pages:
        return ""
    told = ngettext("%(n)d trang khác cùng nói", "%(n)d trang khác cùng nói", changes.pages) % {"n": changes.pages}
    waiting = changes.waiting and ngettext("%(n)d còn chờ", "%(n)d còn chờ", changes.waiting) % {"n": changes.waiting}
    return f"{told}, {waiting}" if waiting else told


def _other(kind: str, one: Against) -> tuple[str, str]:
    """Another page's fact that may be the same: its name in urls, and how it differs."""
    if not one.slot:
        return one.entry, one.title
    theirs = values.slot_value(kind, one.slot, one.theirs)
    return one.entry, f"{labels.slot_name(kind, one.slot)}: {theirs} ({one.title})"


def _counted(changes: Changes) -> Iterator[tuple[str, str]]:
    """What pages of the same days count otherwise: "1.249 – 1.347"."""
    own = changes.own
    for other in changes.counted if own else ():
        pair = sorted((fact for fact in (own, other) if fact), key=lambda fact: as_of(fact) or "")
        if comparable(*pair) and contradict(pair[0].values, pair[1].values):
            yield values.days(as_of(pair[0]), as_of(pair[1])), " – ".join(map(_number, pair))


def _number(fact: Fact) -> str:
    return values.quantity(fact.values["value"], None, fact.values.get("comparator"))


_DONE: dict[str, labels.Words] = {
    "accept": gettext_lazy("Đã nhận"),
    "reject": gettext_lazy("Đã bỏ"),
    "ask": gettext_lazy("Đã hỏi lại"),
    "correct": gettext_lazy("Đã sửa và nhận"),
    "add": gettext_lazy("Đã thêm"),
    "undo": gettext_lazy("Đã mở lại"),
}


def done_line(actions: Counter[str], upon: Upon | None) -> str:
    """What was just decided, in one line: "Đã nhận: Huế → Sê Kông | hỗ trợ"."""
    action = next((one for one in _DONE if one in actions and (one != "accept" or "correct" not in actions)), "")
    word, count = str(_DONE.get(action, "")), actions[action]
    if not word:
        return ""
    if count > 1 and action != "correct":
        return f"{word} " + ngettext("%(n)d mục", "%(n)d mục", count) % {"n": count}
    return f"{word}: {' | '.join(readings.reading(upon.kind, upon.values))}" if upon else word


def address(which: Waiting, ref: str = "", done: str = "") -> str:
    """The address of one that waits, among which; without a ref of the first."""
    asked = query(which, done)
    path = reverse("review-one", args=[ref]) if ref else reverse("review")
    return f"{path}?{asked}" if asked else path


def query(which: Waiting, done: str = "") -> str:
    """What is asked for, as the end of an address."""
    state = which.state if which.state != "open" else ""
    told = {"kind": which.kind, "partner": which.partner, "page": which.page, "state": state, "done": done}
    return urlencode({name: value for name, value in told.items() if value})


def kinds(which: Waiting) -> list[Choice]:
    """The kinds to choose from."""
    return [Choice(kind, str(labels.KIND_NAMES[kind]), kind == which.kind) for kind in KINDS]


def states(which: Waiting) -> list[Choice]:
    """Waiting, or asked back about."""
    named: dict[str, Any] = {"open": _("Chờ rà soát"), "asked": _("Đang hỏi lại")}
    return [Choice(state, name, state == which.state) for state, name in named.items()]
