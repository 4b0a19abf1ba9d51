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
from hoptac.lists import propose
from hoptac.lists.table import is_ordinal
from hoptac.lists.targets import targets
from hoptac.register.lists import import_list, withdraw
from hoptac.register.maps import map_of, settled
from hoptac.register.preview import STATES, Preview, RowSeen, preview
from hoptac.register.query_lists import lists
from hoptac.web.found import partner
from hoptac.web.present.listwords import (
    DEFAULTS,
    KINDS,
    against_words,
    default_value,
    notice_words,
    said,
    trouble_words,
)
from hoptac.web.present.listwords import STATES as STATES_IN_WORDS
from hoptac.web.terminal import grouped
from hoptac.web.who import user


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
    counts = [
        f"{said(STATES_IN_WORDS[state][0])} {grouped(told.counts[state])}" for state in STATES if told.counts.get(state)
    ]
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
    print(f"{sheet.sheet or say('bảng', 'table')}: {said(KINDS[sheet.kind])}", file=out)
    for column in sheet.columns:
        goal = goals.get(column.target)
        print(f"  {column.heading} → {say(goal.vi, goal.en) if goal else column.target}", file=out)
    used = {column.heading for column in sheet.columns}
    left = [h for h in sheet.headings if h not in used and not is_ordinal(h)]
    if left:
        print(f"  {say('không đưa vào', 'left out')}: {', '.join(left)}", file=out)
    for name, value in sorted(sheet.defaults.items()):
        print(f"  {said(DEFAULTS[name])}: {default_value(name, value)}", file=out)


def _row(row: RowSeen, out: TextIO) -> None:
    print(f"  {say('dòng', 'row')} {row.row}: {said(STATES_IN_WORDS[row.state][0])}: {row.words[:120]}", file=out)
    for fact in row.facts:
        for against in fact.against:
            print(f"      {against_words(fact, against) or '='} ({against.title})", file=out)
    for trouble in row.troubles:
        print(f"      {trouble_words(trouble)}", file=out)


def _tell_lists(out: TextIO) -> int:
    for row in lists():
        state = say("đã rút", "taken out") if row.out else say(f"{row.facts} mục", f"{row.facts} facts")
        print(f"{row.ref}  {row.at[:10]}  {state}  {row.title}", file=out)
    return 0
