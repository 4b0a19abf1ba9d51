"""One entry as its page tells it: each slot with who says so, its sentences, what hangs together with it, decisions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hoptac.base.kinds import KINDS
from hoptac.link.life import Step
from hoptac.register.records import Fact, Quote
from hoptac.register.records_entry import ClaimView, EntryView, Followed, Linked, Telling
from hoptac.register.units import current
from hoptac.web.present import labels, readings, values
from hoptac.web.present.decisions import DecisionLine, decision_line
from hoptac.web.present.facts import FactLine, fact_line
from hoptac.web.present.sentences import Sentence, sentences
from hoptac.web.present.terms import Term, term_of

#: So many sources are named beside a value; all of them stand beneath, with their sentences.
SHOWN = 3


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A page that says something, with the place of its words (``anchor``; empty where the page implies it).

    ``number`` is its place in the list of the pages that tell the entry, from 1; ``was`` what it says where a person
    corrected it (a dash for nothing); ``implied``: the page does not say it in words."""

    number: int
    name: str
    published: str | None
    page: str
    anchor: str
    was: str | None = None
    implied: bool = False


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One value in words and who says so."""

    value: str
    sources: tuple[SourceLink, ...]

    @property
    def shown(self) -> tuple[SourceLink, ...]:
        """The sources to name."""
        return self.sources[:SHOWN]

    @property
    def more(self) -> int:
        """How many further ones."""
        return max(0, len(self.sources) - SHOWN)


@dataclass(frozen=True, slots=True)
class Offer:
    """A value that pages give a slot, to be picked by its place among the claims, with a sentence that says it."""

    number: int
    line: ClaimLine
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class SlotRow:
    """A slot: its preferred value, the others kept beside it; ``differs``: they cannot all be true; ``span`` the least
    and the most that an amount can be, where sources give several."""

    slot: str
    name: str
    preferred: ClaimLine
    others: tuple[ClaimLine, ...]
    differs: bool
    span: str


@dataclass(frozen=True, slots=True)
class TellingLine:
    """A page that tells the entry, with its sentences; ``reading`` what it says of it, where it differs."""

    told: Telling
    rank: str
    reading: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that hang together with one in the same way."""

    name: str
    lines: tuple[tuple[FactLine, Linked], ...]


@dataclass(frozen=True, slots=True)
class LifeStep:
    """A step in the life of an agreement; ``state`` is past, now or coming; ``note`` how its day is known."""

    when: str
    what: str
    note: str
    state: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A later entry that may tell what became of a commitment: in words, and its line; ``how`` as in ``link.life``."""

    how: str
    confirmed: bool
    what: str
    line: FactLine


@dataclass(frozen=True, slots=True)
class EntrySheet:
    """All parts of the page of an entry."""

    line: FactLine
    kind: str
    title: str
    about: tuple[str, ...]
    partnerships: tuple[tuple[str, str], ...]
    slots: tuple[SlotRow, ...]
    gaps: str
    open_slots: tuple[tuple[str, str], ...]
    question: str
    told: tuple[TellingLine, ...]
    term: Term | None
    life: tuple[LifeStep, ...]
    groups: tuple[Group, ...]
    candidates: tuple[Candidate, ...]
    decisions: tuple[DecisionLine, ...]
    progress: str


def sheet(view: EntryView, today: date) -> EntrySheet:
    """The parts of an entry's page on a day."""
    fact = view.fact
    line = fact_line(fact)
    term = term_of(fact.values.get("term"), today) if fact.kind == "agreement" else None
    return EntrySheet(
        line=line,
        kind=str(labels.KIND_OF_ONE[fact.kind]),
        title=" | ".join(readings.reading(fact.kind, fact.values)),
        about=tuple(_about(fact)),
        partnerships=tuple(_partnership(*pair) for pair in view.pairs),
        slots=tuple(_rows(view)),
        gaps=_gaps(fact),
        open_slots=tuple(_open_slots(view)),
        question=_question(view),
        told=tuple(_telling(fact, told) for told in view.told),
        term=term,
        life=tuple(_life(view, term)),
        groups=tuple(_groups(view.linked)),
        candidates=tuple(_candidate(one) for one in view.followed),
        decisions=tuple(decision_line(one, fact.kind) for one in view.decided),
        progress=str(_PROGRESS.get(view.progress, "")),
    )


def _about(fact: Fact) -> Iterator[str]:
    """How many pages tell it, how many of them do not copy each other, and whether newspapers alone stand behind it."""
    yield ngettext("%(n)d trang cùng nói", "%(n)d trang cùng nói", fact.sources) % {"n": fact.sources}
    if fact.sources > 1:
        yield ngettext("%(n)d nguồn độc lập", "%(n)d nguồn độc lập", fact.independent) % {"n": fact.independent}
    if not fact.confirmed and fact.kind != "person":
        yield _("mới có báo chí nói")


def _gaps(fact: Fact) -> str:
    """What a whole record of its kind would know besides; nothing where nothing is missing."""
    if not fact.missing:
        return ""
    wanted = len(KINDS[fact.kind].wanted)
    names = ", ".join(labels.slot_name(fact.kind, slot).lower() for slot in fact.missing)
    told = {"known": wanted - len(fact.missing), "wanted": wanted, "names": names}
    return _("Đã biết %(known)s/%(wanted)s nội dung cần có; chưa thấy trang nào nói: %(names)s.") % told


def _open_slots(view: EntryView) -> Iterator[tuple[str, str]]:
    """The slots that a person may fill: those of the kind that nothing is told of, with their names."""
    kind = view.fact.kind
    row = KINDS[kind]
    for slot in (*row.slots, *row.extra):
        if slot not in view.claims and slot not in _WITHIN.get(kind, ()):
            yield slot, labels.slot_name(kind, slot)


def _question(view: EntryView) -> str:
    """What was asked back, while it waits for an answer."""
    asked = (one for one in view.decided if one.action == "ask" and not one.undone)
    return str(next((one.payload.get("question", "") for one in asked), "")) if view.fact.state == "asked" else ""


def _partnership(one: str, other: str) -> tuple[str, str]:
    """The address and the name of a partnership."""
    return reverse("partnership", args=[one, other]), f"{labels.place_name(one)} – {labels.place_name(other)}"


#: The slots that are read as one with another: an amount with its currency and qualifier.
_WITHIN = {"aid": ("currency", "comparator"), "figure": ("unit", "comparator")}
_NUMBERS = {"aid": ("amount", "currency"), "figure": ("value", "unit")}


def _rows(view: EntryView) -> Iterator[SlotRow]:
    fact = view.fact
    numbers = {told.key: number for number, told in enumerate(view.told, 1)}
    for slot, claims in view.claims.items():
        if slot in _WITHIN.get(fact.kind, ()) and fact.values.get(_NUMBERS[fact.kind][0]) is not None:
            continue
        preferred, *others = _lines(fact, slot, claims, numbers)
        name = labels.slot_name(fact.kind, slot)
        yield SlotRow(slot, name, preferred, tuple(others), slot in fact.disagrees, _span(fact, slot) if others else "")


def _lines(fact: Fact, slot: str, claims: Sequence[ClaimView], numbers: Mapping[str, int]) -> list[ClaimLine]:
    """The claims of a slot; those that a reader would call the same are one."""
    alike: dict[object, tuple[str, list[Telling]]] = {}
    for claim in claims:
        text = _value(fact, slot, claim)
        alike.setdefault(_meant(fact.kind, slot, claim.value, text), (text, []))[1].extend(claim.told)
    return [
        ClaimLine(text, tuple(sorted((_source(fact.kind, slot, one, numbers[one.key]) for one in told), key=_number)))
        for text, told in alike.values()
    ]


def _number(source: SourceLink) -> int:
    return source.number


def offers(view: EntryView, slot: str) -> list[Offer]:
    """The values that pages give a slot, the preferred first; those that a reader would call the same once."""
    found: dict[object, Offer] = {}
    for number, claim in enumerate(view.claims.get(slot, ())):
        [line] = _lines(view.fact, slot, [claim], {told.key: at for at, told in enumerate(view.told, 1)})
        quotes = (q for told in claim.told for q in told.quotes if q.slot.split(".")[0] == slot)
        meant = _meant(view.fact.kind, slot, claim.value, line.value)
        found.setdefault(meant, Offer(number, line, next(quotes, None)))
    return list(found.values())


def _meant(kind: str, slot: str, value: object, text: str) -> object:
    """What a value comes to: units as they stand today in any order, words in any case."""
    if slot in KINDS[kind].sides and isinstance(value, list):
        return frozenset(current(str(place)) for place in value)
    return text.casefold()


def _value(fact: Fact, slot: str, claim: ClaimView) -> str:
    """A claim in words; a number with the qualifier and the unit that its own pages give."""
    number, unit = _NUMBERS.get(fact.kind, ("", ""))
    if slot != number:
        return values.slot_value(fact.kind, slot, claim.value)
    own = claim.told[0].values if claim.told else fact.values
    return values.quantity(claim.value, own.get(unit), own.get("comparator"))


def _span(fact: Fact, slot: str) -> str:
    """From the least to the most that a number can be."""
    number, unit = _NUMBERS.get(fact.kind, ("", ""))
    if slot != number or fact.low == fact.high:
        return ""
    low, high = (
        values.quantity(bound, fact.values.get(unit)) if bound is not None else "" for bound in (fact.low, fact.high)
    )
    if low and high:
        return _("từ %(low)s đến %(high)s") % {"low": low, "high": high}
    return _("từ %(low)s trở lên") % {"low": low} if low else _("nhiều nhất %(high)s") % {"high": high}


def _source(kind: str, slot: str, told: Telling, number: int) -> SourceLink:
    said = next((quote.ref for quote in told.quotes if quote.slot.split(".")[0] == slot), "")
    changed = told.corrected.get(slot)
    was = None if changed is None else values.slot_value(kind, slot, changed.get("was"))
    return SourceLink(
        number, told.publisher or told.title, told.published, told.page, said, was, not said and not told.by_hand
    )


def _telling(fact: Fact, told: Telling) -> TellingLine:
    own = " | ".join(readings.reading(fact.kind, told.values))
    reading = "" if own == " | ".join(readings.reading(fact.kind, fact.values)) else own
    return TellingLine(told, str(labels.RANKS.get(told.rank, "")), reading, tuple(sentences(told.quotes)))


#: How entries hang together, in words: what hangs on this one, and what this one hangs on.
_TIES: dict[tuple[str, bool], labels.Words] = {
    ("call", True): gettext_lazy("Cuộc gặp khác trong chuyến này"),
    ("call", False): gettext_lazy("Cuộc gặp khác trong chuyến này"),
    ("tour", True): gettext_lazy("Chặng tiếp theo của chuyến đi"),
    ("tour", False): gettext_lazy("Chặng trước của chuyến đi"),
    ("signed", True): gettext_lazy("Văn bản ký, trao trong dịp này"),
    ("signed", False): gettext_lazy("Ký, trao trong cuộc trao đổi đoàn"),
    ("given", True): gettext_lazy("Hỗ trợ trao trong dịp này"),
    ("given", False): gettext_lazy("Trao trong cuộc trao đổi đoàn"),
    ("said", True): gettext_lazy("Lời chúc, lời mời, quà tặng trong dịp này"),
    ("said", False): gettext_lazy("Trong cuộc trao đổi đoàn"),
    ("promised", True): gettext_lazy("Nội dung trao đổi trong dịp này"),
    ("promised", False): gettext_lazy("Nêu trong cuộc trao đổi đoàn"),
    ("extended", True): gettext_lazy("Được gia hạn bằng"),
    ("extended", False): gettext_lazy("Gia hạn cho"),
    ("next", True): gettext_lazy("Giai đoạn tiếp theo"),
    ("next", False): gettext_lazy("Giai đoạn trước"),
}


def _groups(linked: Sequence[Linked]) -> Iterator[Group]:
    named: dict[str, list[tuple[FactLine, Linked]]] = {}
    for how, name in _TIES.items():
        for link in linked:
            if (link.how, link.hangs) == how:
                named.setdefault(str(name), []).append((fact_line(link.fact), link))
    yield from (Group(name, tuple(lines)) for name, lines in named.items())


def _life(view: EntryView, term: Term | None) -> Iterator[LifeStep]:
    """What pages tell of an agreement by day, then the end of its term and what follows upon it."""
    if view.fact.kind != "agreement":
        return
    yield from map(_step, view.life)
    if term is not None:
        over = term.state == "over"
        yield LifeStep(f"31/12/{term.last}", _("hết thời hạn"), "", "past" if over else "coming")
    for link in view.linked:
        if link.how == "next" and link.hangs:
            years = values.term(link.fact.values.get("term"))
            state = {"over": "past", "coming": "coming"}.get(_state(link.fact, term), "now")
            yield LifeStep(years, _("giai đoạn tiếp theo"), "", state, reverse("entry", args=[link.fact.ref]))


def _state(fact: Fact, term: Term | None) -> str:
    after = term_of(fact.values.get("term"), term.today) if term else None
    return after.state if after else ""


def _step(step: Step) -> LifeStep:
    act = _("gia hạn") if step.act == "extended" else str(labels.ACTS.get(step.act, step.act))
    count = len(step.reports)
    told = ngettext("%(n)d trang", "%(n)d trang", count) % {"n": count}
    note = told if step.printed or not step.first else _("theo ngày của trang tin, %(told)s") % {"told": told}
    return LifeStep(values.days(step.first, step.last) or _("không rõ ngày"), act, note, "past")


_BECAME: dict[str, labels.Words] = {
    "again": gettext_lazy("được nêu lại"),
    "begun": gettext_lazy("đã bắt đầu"),
    "done": gettext_lazy("đã thực hiện"),
}


#: How far a definite commitment has come; never "owed" (DOMAIN.md, "Words").
_PROGRESS: dict[str, labels.Words] = {
    "open": gettext_lazy("đang tiếp tục triển khai"),
    "begun": gettext_lazy("đã bắt đầu"),
    "done": gettext_lazy("đã thực hiện"),
}


def _candidate(one: Followed) -> Candidate:
    return Candidate(one.candidate.what, one.confirmed, str(_BECAME[one.candidate.what]), fact_line(one.fact))
