"""An explanation as lines for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from hoptac.base.errors import say
from hoptac.explain.plain import plain, slot_name
from hoptac.explain.words import place, places

_WIDTH = 100
_KINDS = {
    "person": ("Người", "Person"),
    "visit": ("Chuyến thăm, làm việc", "Visit"),
    "agreement": ("Thỏa thuận", "Agreement"),
    "aid": ("Hỗ trợ, giúp đỡ", "Aid"),
    "figure": ("Số liệu", "Figure"),
    "commitment": ("Đề nghị, thống nhất, cam kết", "Request, point agreed or pledge"),
    "courtesy": ("Lễ tiết", "Courtesy"),
}
_ZONES = {
    "title": ("tiêu đề", "title"),
    "lead": ("mở đầu", "lead"),
    "body": ("thân bài", "body"),
    "caption": ("chú thích ảnh", "caption"),
    "furniture": ("ngoài bài", "furniture"),
}
_NEAR = {
    "quantity": ("số", "numbers"),
    "date": ("ngày", "days"),
    "instrument": ("văn bản", "papers"),
    "field": ("lĩnh vực", "fields"),
    "occasion": ("dịp", "occasions"),
    "body": ("cơ quan", "bodies"),
    "post": ("chức vụ", "offices"),
}


def show(told: dict[str, Any]) -> Iterator[str]:
    """The lines of an explanation, in the user's language."""
    yield from _head(told["head"])
    if "faces" in told:
        yield from _faces(told["faces"])
    if told.get("people"):
        yield from _people(told["people"])
    if "why_none" in told:
        yield from ("", told["why_none"])
    yield from _facts(told.get("records", ()))
    if any(record["kind"] != "person" for record in told.get("doubted", ())):
        yield from _title(say("Đọc thấy nhưng quá không chắc nên không ghi", "Found, but too doubtful to be kept"))
        yield from _facts(told["doubted"])
    if told.get("silent"):
        yield from _title(say("Câu không cho bản ghi nào", "Sentences that gave no record"))
        for sentence in told["silent"]:
            yield from _silent(sentence)


def _facts(records: Iterable[dict[str, Any]]) -> Iterator[str]:
    for record in records:
        if record["kind"] != "person":
            yield from _record(record)


def _title(words: str) -> Iterator[str]:
    yield from ("", words, "─" * len(words))


def _wrap(words: str, indent: str = "  ") -> list[str]:
    flat, rest = " ".join(words.split()), " " * (len(indent) + 2)
    wrapped = textwrap.wrap(flat, _WIDTH, initial_indent=indent, subsequent_indent=rest, break_on_hyphens=False)
    return wrapped or [indent.rstrip()]


def _head(head: dict[str, Any]) -> Iterator[str]:
    yield from _title(head["document"])
    unknown = say("không rõ", "not known")
    source = f" ({head['published_from']})" if head["published_from"] else ""
    zones = "; ".join(
        f"{say(*_ZONES[name])} {size['stretches']} × {size['characters']:,}" for name, size in head["zones"].items()
    )
    rows = (
        (say("Tiêu đề", "Title"), head["title"] or unknown),
        (say("Ngày đăng", "Published"), f"{head['published'] or unknown}{source}"),
        (say("Nơi đăng", "Publisher"), head["publisher"] or unknown),
        (say("Vùng (đoạn × ký tự)", "Zones (stretches × characters)"), zones),
    )
    for name, value in rows:
        yield from _wrap(f"{name}: {value}")
    for note in head["notes"]:
        yield from _wrap(note)


def _faces(faces: dict[str, Any]) -> Iterator[str]:
    yield from _title(say("Hai bên", "Who faces whom"))
    yield from _wrap(say("Bên ta: ", "Our side: ") + place(faces["home"]))
    yield from _wrap(say("Đối tác: ", "Partners: ") + places(faces["partners"]))
    yield from _wrap(say("Ngày của trang: ", "Day of the page: ") + f"{faces['day'] or '–'} ({faces['day_from']})")
    for turn in faces["turns"]:
        lead = say(f"từ câu {turn['sentence']}: ", f"from sentence {turn['sentence']}: ")
        yield from _wrap(f"{lead}{places(turn['ours'])} ↔ {places(turn['theirs'])}", "    ")


def _people(people: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield from _title(say("Người", "People"))
    for person in people:
        words = f" “{person['unit_words']}”" if person["unit_words"] else ""
        unit = f"{place(person['unit'])}{words} ({person['unit_from']})"
        yield from _wrap(f"{person['name']} · {unit} · {person['meaning']} [{person['rule']}]")
        for post in person["posts"]:
            past = say(" (nguyên)", " (former)") if post["past"] else ""
            at = f"{place(post['place'])}" + (f" “{post['place_words']}”" if post["place_words"] else "")
            yield from _wrap(f"{post['title']}{past} · {at} · “{post['words']}” [{post['rule']}]", "    ")


def _record(record: dict[str, Any]) -> Iterator[str]:
    where = say(f"câu {record['sentence']}", f"sentence {record['sentence']}")
    yield from _title(f"{say(*_KINDS[record['kind']])} {record['number']} · {where}")
    if record["words"]:
        yield from _wrap(f"“{record['words']}”")
    speaker = say(", lời của ", ", said by ") + record["speaker"] if record["speaker"] else ""
    modality, polarity = (plain(record["kind"], slot, record[slot]) for slot in ("modality", "polarity"))
    yield from _wrap(say("Tình thái: ", "Modality: ") + f"{modality}, {polarity}{speaker}")
    yield from _wrap(say("Chắc đúng: ", "Likely right: ") + f"{record['confidence']:.0%}")
    said: dict[str, list[dict[str, Any]]] = {}
    for slot in record["slots"]:
        said.setdefault(slot["slot"], []).append(slot)
    for name, value in record["values"].items():
        if name != "quote" and value not in (None, []):
            yield from _wrap(f"{slot_name(record['kind'], name)} = {plain(record['kind'], name, value)}", "  • ")
        for slot in (s for key, slots in said.items() if key.split(".")[0] == name for s in slots):
            if name != "quote":
                yield from _wrap(_slot(slot), "      ")
    for step in record["steps"]:
        yield from _wrap(step, "  → ")


def _slot(slot: dict[str, Any]) -> str:
    words = say("(suy ra)", "(inferred)") if slot["inferred"] else f"“{slot['words']}”"
    return f"{words} ← {slot['rule']}: {slot['meaning']}"


def _silent(sentence: dict[str, Any]) -> Iterator[str]:
    yield ""
    yield from _wrap(f"{sentence['sentence']} ({say(*_ZONES[sentence['zone']])}) “{sentence['words']}”")
    actors = ", ".join(f"“{a['words']}” = {', '.join(a['units']) or '?'}" for a in sentence["actors"])
    if actors:
        yield from _wrap(say("bên: ", "sides: ") + actors, "      ")
    for kind, names in _NEAR.items():
        if sentence[kind]:
            yield from _wrap(f"{say(*names)}: " + ", ".join(f"“{m['words']}”" for m in sentence[kind]), "      ")
    for why in sentence["why"]:
        yield from _wrap(why, "    → ")
