"""The one sentence about a partner: dated and proved, from what the register knows of two places.

Nothing that is a difficulty, and nothing of help given or received: a letter of congratulation counts nobody's debts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hoptac.gazetteer.tables import cells, rows
from hoptac.link.likeness import one_name
from hoptac.link.namekey import name_key
from hoptac.share import names
from hoptac.share.papers import words
from hoptac.share.papers.paper import Run, Runs, said, told
from hoptac.share.papers.record import Item

#: How old a fact may be, in years, to be recalled in a letter.
RECENT = 4
#: Fields that no letter of congratulation names.
UNNAMED = frozenset({"defence", "security", "drugs", "border", "justice", "inspection", "consular", "martyrs-remains"})
#: Beyond this a sentence makes two pages of one.
LONGEST = 420


@dataclass(frozen=True, slots=True)
class Sentence:
    """A candidate. ``shape`` tells sentences of one wording, ``others`` say the same in other words; ``shared``: it
    names other partners too."""

    shape: str
    runs: Runs
    key: str
    when: str
    shared: bool
    others: tuple[Runs, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two places as letters speak of them: all ids of each, the id of today, the ISO day of writing, the language, who
    writes and who is written to ("" where not known): "do tôi dẫn đầu", "do đồng chí dẫn đầu"."""

    home: str
    home_ids: frozenset[str]
    partner: str
    partner_ids: frozenset[str]
    day: str
    language: str
    writer: str = ""
    reader: str = ""

    def unit(self, place: str) -> Run:
        """A place with its level."""
        return told(names.unit(place, self.language), place)


def candidates(items: Iterable[Item], pair: Pair) -> list[Sentence]:
    """What could be said of a partner, the best first; none in Lao, for which nobody has the words yet."""
    if pair.language == "lo":
        return []
    found = [sentence for item in items for sentence in _of(item, pair) if _fits(sentence, pair)]
    # Newest first within a rank; ranks: what is this partner's own before what is shared with others.
    newest = sorted(found, key=lambda s: (s.when, s.key), reverse=True)
    return sorted(newest, key=lambda s: (s.shared, _RANKS.index(s.shape)))


_RANKS = ("visit-in", "visit-out", "signed", "students", "graduates", "agreed", "running")


def _fits(sentence: Sentence, pair: Pair) -> bool:
    length = sum(len(run.text) for run in sentence.runs)
    recent = sentence.when[:4] >= str(int(pair.day[:4]) - RECENT) or sentence.shape == "running"
    return length <= LONGEST and recent and sentence.when[: len(pair.day)] <= pair.day


def _of(item: Item, pair: Pair) -> Iterator[Sentence]:
    makers = {"visit": _visit, "agreement": _agreement, "figure": _figure, "commitment": _agreed}
    maker = makers.get(item.kind)
    # What was agreed is always still to come.
    if maker is not None and (item.modality in ("done", "ongoing") or item.kind == "commitment"):
        yield from maker(item, pair)


def _ids(value: object) -> frozenset[str]:
    return frozenset(str(p) for p in (value if isinstance(value, list | tuple) else [value]) if p)


Part = str | Run


def _made(shape: str, item: Item, when: str, shared: bool, parts: Sequence[Part], *closings: str) -> Sentence:
    """A sentence of some parts, with one of several closings."""
    body = [said(part) if isinstance(part, str) else part for part in parts]
    told_ways = [tuple(run for run in (*body, said(closing)) if run.text) for closing in closings]
    return Sentence(shape, told_ways[0], item.key, when, shared, tuple(told_ways[1:]))


def _visit(item: Item, pair: Pair) -> Iterator[Sentence]:
    guests, hosts, start = _ids(item.get("guest")), _ids(item.get("host")), str(item.get("start") or "")
    inward = bool(guests & pair.partner_ids and hosts & pair.home_ids)
    outward = bool(guests & pair.home_ids and hosts & pair.partner_ids)
    if item.get("status") != "done" or len(start) < 7 or not (inward or outward):
        return
    month, head = told(_month(start, pair.language), item.key), _head(item, pair)
    home, partner, vi = pair.unit(pair.home), pair.unit(pair.partner), pair.language == "vi"
    shape, shared = "visit-in" if inward else "visit-out", len(guests | hosts) > 2
    if inward and vi:
        parts = ("Chuyến thăm và làm việc tại ", home, " ", month, " của Đoàn ", partner, *head)
    elif inward:
        parts = ("The visit of the delegation of ", partner, *head, " to ", home, " in ", month)
    elif vi:
        opening = "Chúng tôi trân trọng cảm ơn sự đón tiếp nồng hậu mà "
        parts = (opening, partner, " đã dành cho Đoàn ", home, *head, " trong chuyến thăm ", month)
    else:
        opening = "We are grateful for the warm welcome that "
        parts = (opening, partner, " gave the delegation of ", home, *head, " in ", month)
    yield _made(shape, item, start, shared, parts, *_CLOSINGS[shape, pair.language])


_CLOSINGS = {
    ("visit-in", "vi"): (
        " đã để lại nhiều tình cảm tốt đẹp trong lòng chúng tôi.",
        " là dấu mốc đẹp trong quan hệ giữa hai địa phương.",
    ),
    ("visit-in", "en"): (" is remembered here with great pleasure.", " is a fine mark in our relations."),
    ("visit-out", "vi"): (".", ", và luôn ghi nhớ tình cảm ấy."),
    ("visit-out", "en"): (".", ", and keep it in our memory."),
    ("students", "vi"): (
        "; các em là những nhịp cầu hữu nghị giữa hai địa phương.",
        "; chúng tôi coi các em như con em của mình.",
    ),
    ("students", "en"): (", bridges of friendship between us.", ", and we hold them as dear as our own."),
}


def _head(item: Item, pair: Pair) -> tuple[Part, ...]:
    """Who led: the reader and the writer are not named to themselves."""
    name = item.get("guest_head")
    if not isinstance(name, str) or not name:
        return ()
    word = words.address(pair.partner[:2])
    mine, yours = _is_one(name, pair.writer), _is_one(name, pair.reader)
    if pair.language == "vi":
        who = ("tôi",) if mine else (word,) if yours else (f"{word} ", told(name, item.key))
        return (" do ", *who, " dẫn đầu")
    return (", led by ", *(("myself",) if mine else ("yourself",) if yours else (told(name, item.key),)), ",")


def _is_one(name: str, other: str) -> bool:
    return bool(other) and one_name(name_key(name), name_key(other), foreign=True)


_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)


def _month(iso: str, language: str) -> str:
    return words.month_of(iso) if language == "vi" else f"{_MONTHS[int(iso[5:7]) - 1]} {iso[:4]}"


def _agreement(item: Item, pair: Pair) -> Iterator[Sentence]:
    years, parties = item.get("term"), _ids(item.get("parties"))
    if not parties & pair.home_ids or not parties & pair.partner_ids:
        return
    runs = isinstance(years, list) and len(years) == 2 and str(years[0]) <= pair.day[:4] <= str(years[1])
    shared, signed, vi = len(parties) > 2, str(item.get("date") or ""), pair.language == "vi"
    name = told(_paper(item, pair.language), item.key)
    if item.get("act") in ("signed", "exchanged") and len(signed) >= 7:
        month = told(_month(signed, pair.language), item.key)
        parts: tuple[Part, ...] = ("We are glad that in ", month, " our two sides signed the ", name)
        if vi:
            parts = ("Chúng tôi vui mừng vì ", month, " hai địa phương đã ký ", name)
        yield _made("signed", item, signed, shared, parts, ", mở rộng hợp tác vì lợi ích chung." if vi else ".")
    if runs:
        closing = " là cơ sở quan trọng để hai địa phương cùng triển khai hợp tác."
        parts = (name,) if vi else ("The ", name)
        closing = closing if vi else " is the firm ground of our cooperation."
        yield _made("running", item, str(years[0]), shared, parts, closing)


def _paper(item: Item, language: str) -> str:
    if language == "vi":
        return words.agreement_name(item)
    years = words.term(item)
    return f"{names.agreement(item.get('kind'), language)}{f' for {years}' if years else ''}"


_STUDENTS = {"students_received": "students", "students_graduated": "graduates"}


def _figure(item: Item, pair: Pair) -> Iterator[Sentence]:
    """Students of the partner's own at our place: a dated observation with its qualifier."""
    shape, when = _STUDENTS.get(str(item.get("measure"))), item.as_of or ""
    own = _ids(item.get("origin")) and _ids(item.get("origin")) <= pair.partner_ids
    if shape is None or not own or not _ids(item.get("host")) & pair.home_ids or len(when) < 7 or not item.get("value"):
        return
    home, partner, until = pair.unit(pair.home), pair.unit(pair.partner), told(_month(when, pair.language), item.key)
    if pair.language == "vi":
        many = told(f"{words.amount(item.get('value'), None, item.get('comparator')).strip()} lưu học sinh", item.key)
        done = " đã tốt nghiệp tại " if shape == "graduates" else " học tập tại "
        parts: tuple[Part, ...] = ("Tính đến ", until, ", ", many, " của ", partner, done, home)
    else:
        many = told(f"{_QUALIFIERS.get(item.get('comparator') or '=', '')}{item.get('value'):,}", item.key)
        done = " have graduated in " if shape == "graduates" else " study in "
        parts = ("As of ", until, ", ", many, " students of ", partner, done, home)
    yield _made(shape, item, when, False, parts, *_CLOSINGS["students", pair.language])


_QUALIFIERS = {">": "more than ", "<": "nearly ", "~": "about "}


def _agreed(item: Item, pair: Pair) -> Iterator[Sentence]:
    """What both agreed on, by its fields; said as papers say it: agreed, and being carried on."""
    sides, when = _ids(item.get("by")) | _ids(item.get("to")), item.as_of or ""
    fields = [code for code in item.get("fields") or () if code]
    both = sides & pair.home_ids and sides & pair.partner_ids
    firm = item.get("stance") in ("agree", "pledge")
    if not firm or not both or not fields or UNNAMED & set(fields) or len(when) < 7:
        return
    listed = ", ".join(_field(code, pair.language) for code in fields[:3])
    named = told(listed, item.key, *(f"field:{code}" for code in fields[:3]))
    month, shared = told(_month(when, pair.language), item.key), len(sides) > 2
    if pair.language == "vi":
        opening, closing = "Những nội dung hợp tác về ", " đang được hai bên tiếp tục triển khai."
        parts: tuple[Part, ...] = (opening, named, " mà hai địa phương đã thống nhất ", month)
    else:
        closing = ") is being carried on."
        parts = ("What our two sides agreed on in ", month, " (", named)
    yield _made("agreed", item, when, shared, parts, closing)


def _field(code: str, language: str) -> str:
    row = next((row for row in rows("fields") if row["code"] == code), None)
    if row is None:
        return code
    return row["name_en"].lower() if language == "en" else cells(row["phrases_vi"])[0]
