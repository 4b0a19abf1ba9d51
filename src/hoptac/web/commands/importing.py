"""``hoptac import``: a list's mapping settled from its headings, options or a file; the preview and the result told."""

from __future__ import annotations

import argparse
import dataclasses
import json
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from django.utils import translation

from hoptac.base.errors import HoptacError, language, say
from hoptac.base.lists import ListMap, SheetMap, as_payload, from_payload
from hoptac.base.nouns import Snapshot
from hoptac.base.reasons import why
from hoptac.collect import collect
from hoptac.lists import NOTICES, TROUBLES, Notice, Trouble, propose
from hoptac.lists.table import is_ordinal
from hoptac.lists.targets import targets
from hoptac.register.joined import Against
from hoptac.register.lists import import_list, withdraw
from hoptac.register.maps import map_of, settled
from hoptac.register.preview import STATES, FactSeen, Preview, RowSeen, preview
from hoptac.register.query_lists import lists
from hoptac.web.found import partner
from hoptac.web.present.labels import SLOT_NAMES, coded, place_name
from hoptac.web.present.values import day, slot_value
from hoptac.web.terminal import grouped
from hoptac.web.who import user

#: What a row is to the register: the words for it.
STATE_WORDS: dict[str, tuple[str, str]] = {
    "new": ("mới", "new"),
    "doubled": ("sổ đã có, thêm một nguồn", "told already, one more source"),
    "conflict": ("khác với sổ", "differs from the register"),
    "near": ("có thể trùng", "may be the same"),
    "same": ("không đổi", "unchanged"),
    "unread": ("chưa hiểu", "not understood"),
}
KIND_WORDS: dict[str, tuple[str, str]] = {
    "agreement": ("thỏa thuận", "agreements"),
    "visit": ("đoàn ra, đoàn vào", "delegations"),
    "aid": ("hỗ trợ, giúp đỡ lẫn nhau", "mutual help"),
    "figure": ("số liệu", "figures"),
    "person": ("người và chức vụ", "people and offices"),
}

#: What is understood of a whole list.
DEFAULT_WORDS: dict[str, tuple[str, str]] = {
    "ours": ("Phía ta", "Our side"),
    "partner": ("Đối tác", "Partner"),
    "direction": ("Chiều", "Direction"),
    "as_of": ("Số liệu tính đến", "As of"),
    "measure": ("Chỉ tiêu", "Measure"),
    "unit": ("Đơn vị tiền", "Unit of sums"),
    "status": ("Tình trạng", "State"),
}
DIRECTION_WORDS: dict[str, tuple[str, str]] = {
    "out": ("ta sang bạn, ta giúp bạn", "we go, we give"),
    "in": ("bạn sang ta, bạn giúp ta", "they come, they give"),
}
STATUS_WORDS: dict[str, tuple[str, str]] = {
    "done": ("đã diễn ra, đã ký", "done, signed"),
    "planned": ("theo kế hoạch", "planned"),
}


def run(args: argparse.Namespace, out: TextIO) -> int:
    """The command; its exit status."""
    if args.list:
        return _tell_lists(out)
    if args.withdraw:
        withdraw(args.withdraw, user())
        print(say("Đã rút danh sách khỏi sổ; tệp vẫn được giữ.", "Taken out; the file is kept."), file=out)
        return 0
    if not args.file:
        raise HoptacError("nothing-to-read", path="")
    snapshot = _snapshot(args.file)
    listed = settle_map(snapshot, args)
    if args.save_map:
        _save(Path(args.save_map), listed)
    told = preview(snapshot, listed, user())
    with translation.override(language()):
        show(told, listed, out)
    if args.preview:
        return 0
    _, _, changed = import_list(snapshot, listed, user(), args.why or "")
    print(
        say("Đã đưa vào sổ.", "Taken into the register.")
        if changed
        else say("Sổ đã có danh sách này; không có gì đổi.", "The register holds this list; nothing changed."),
        file=out,
    )
    return 0


def _snapshot(path: str) -> Snapshot:
    for item in collect([path]):
        if not isinstance(item, Snapshot):
            raise item.error
        return item
    raise HoptacError("nothing-to-read", path=path)


def settle_map(snapshot: Snapshot, args: argparse.Namespace) -> ListMap:
    """How the list is to be read: as the file given says, else as the list was read before, else as its headings say.

    Raises ``map-unusable``, ``list-headings``, ``place-unknown`` and what ``read_sheets`` raises.
    """
    if args.map:
        return read_map(Path(args.map))
    ours = partner(args.ours) if args.ours else None
    before = map_of(snapshot.address)
    known = [*(before.sheets if before else ()), *settled()]
    found = propose(snapshot, known, args.kind, ours)
    chosen = [sheet for sheet in found.sheets if args.sheet in (None, sheet.sheet)]
    if not chosen:
        raise HoptacError("list-headings", path=snapshot.document)
    options = {"direction": args.direction, "as_of": args.as_of}
    added = {name: value for name, value in options.items() if value}
    return ListMap(tuple(dataclasses.replace(s, defaults={**s.defaults, **added}) for s in chosen))


def read_map(path: Path) -> ListMap:
    """A mapping from a TOML file: one sheet, or ``[[sheets]]``. Raises ``file-missing``, ``file-unreadable``,
    ``map-unusable``."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise HoptacError("file-missing", path=path) from None
    except OSError as error:
        raise HoptacError("file-unreadable", path=path, reason=why(error)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise HoptacError("map-unusable", what=str(error)) from error
    return from_payload(told if "sheets" in told else {"sheets": [told]})


def _save(path: Path, listed: ListMap) -> None:
    """The mapping as TOML, for looking at and changing by hand."""
    try:
        path.write_text("\n".join(as_toml(listed)) + "\n", encoding="utf-8")
    except OSError as error:
        raise HoptacError("file-unwritable", path=path, reason=why(error, writing=True)) from error


def as_toml(listed: ListMap) -> Iterable[str]:
    """A mapping as ``read_map`` reads it."""

    def quoted(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    for sheet in as_payload(listed)["sheets"]:
        yield "[[sheets]]"
        yield f"kind = {quoted(sheet['kind'])}"
        yield f"sheet = {quoted(sheet['sheet'])}"
        yield f"header = {sheet['header']}"
        yield f"headings = [{', '.join(map(quoted, sheet['headings']))}]"
        yield "[sheets.columns]"
        yield from (f"{quoted(heading)} = {quoted(target)}" for heading, target in sheet["columns"])
        yield "[sheets.defaults]"
        yield from (f"{name} = {quoted(value)}" for name, value in sheet["defaults"].items())


def show(told: Preview, listed: ListMap, out: TextIO) -> None:
    """What a list would bring, the rows that ask for attention one by one."""
    for sheet in listed.sheets:
        _sheet(sheet, out)
    for notice in told.notices:
        print(f"  ! {notice_words(notice)}", file=out)
    counts = [f"{say(*STATE_WORDS[state])} {grouped(told.counts[state])}" for state in STATES if told.counts.get(state)]
    print(f"{told.title}: {', '.join(counts) or say('không có dòng nào', 'no rows')}", file=out)
    for row in told.rows:
        if row.state not in ("new", "same") or row.troubles:
            _row(row, out)
    for trouble in told.troubles:
        if trouble.why == "swapped":
            print(f"  ! {trouble_words(trouble)}", file=out)
    for words in told.gone:
        print(f"  - {say('không còn trong danh sách', 'no longer in the list')}: {words[:120]}", file=out)


def _sheet(sheet: SheetMap, out: TextIO) -> None:
    goals = targets(sheet.kind)
    print(f"{sheet.sheet or say('bảng', 'table')}: {say(*KIND_WORDS[sheet.kind])}", file=out)
    for column in sheet.columns:
        goal = goals.get(column.target)
        print(f"  {column.heading} → {say(goal.vi, goal.en) if goal else column.target}", file=out)
    used = {column.heading for column in sheet.columns}
    left = [h for h in sheet.headings if h not in used and not is_ordinal(h)]
    if left:
        print(f"  {say('không đưa vào', 'left out')}: {', '.join(left)}", file=out)
    for name, value in sorted(sheet.defaults.items()):
        print(f"  {say(*DEFAULT_WORDS[name])}: {default_value(name, value)}", file=out)


def default_value(name: str, value: str) -> str:
    """What is understood of a whole list, in words."""
    if name in ("ours", "partner"):
        return place_name(value)
    if name == "as_of":
        return day(value)
    if name == "measure":
        return coded("measure", value) or value
    return say(*{**DIRECTION_WORDS, **STATUS_WORDS}.get(value, (value, value)))


def _row(row: RowSeen, out: TextIO) -> None:
    print(f"  {say('dòng', 'row')} {row.row}: {say(*STATE_WORDS[row.state])}: {row.words[:120]}", file=out)
    for fact in row.facts:
        for against in fact.against:
            print(f"      {against_words(fact, against)}", file=out)
    for trouble in row.troubles:
        print(f"      {trouble_words(trouble)}", file=out)


def against_words(fact: FactSeen, against: Against) -> str:
    """What another page says instead, in one line."""
    if not against.slot:
        return f"= {against.title}"
    name = str(SLOT_NAMES.get(against.slot, against.slot))
    ours, theirs = (slot_value(fact.kind, against.slot, value) for value in (against.ours, against.theirs))
    return f"≠ {name}: {ours} / {theirs} ({against.title})"


def trouble_words(trouble: Trouble) -> str:
    """What was not understood and what to do, in the user's language."""
    where = f"{trouble.heading} “{trouble.words[:80]}”: " if trouble.heading else ""
    return where + say(*TROUBLES[trouble.why])


def notice_words(notice: Notice) -> str:
    """What to know of a sheet, in the user's language."""
    return (f"{notice.sheet}: " if notice.sheet else "") + say(*NOTICES[notice.what]).format(**notice.details)


def _tell_lists(out: TextIO) -> int:
    for row in lists():
        state = say("đã rút", "taken out") if row.out else say(f"{row.facts} mục", f"{row.facts} facts")
        print(f"{row.ref}  {row.at[:10]}  {state}  {row.title}", file=out)
    return 0
