"""What the officer's copy of a term review adds: what is missing and whom to ask, and where sources disagree."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hoptac.gazetteer.places import name_of
from hoptac.share.papers import words
from hoptac.share.papers.paper import Block, Column, Heading, PageBreak, Para, Points, Runs, Table, said, told
from hoptac.share.papers.record import Dossier, Item
from hoptac.share.papers.review_fields import FIELDS, heading_of
from hoptac.share.papers.words import short_day

#: What the slots of an entry are called where sources differ.
_SLOTS = {
    **{"start": "ngày bắt đầu", "end": "ngày kết thúc", "date": "ngày", "amount": "giá trị", "value": "số"},
    **{"guest_head": "trưởng đoàn", "host_head": "chủ trì tiếp", "term": "thời hạn", "status": "tình trạng"},
}


def gaps(items: dict[str, list[Item]], dossier: Dossier) -> tuple[Block, ...]:
    """What to ask for, of whom; and figures that only newspapers tell."""
    told_ = [item for kind in ("visit", "figure", "commitment") for item in items[kind]]
    missing = [f for f in FIELDS if not any(heading_of(i) == f.code and i.kind != "commitment" for i in told_)]
    rows = tuple(((said(f.title),), (said(f.missing),), (said(f.ask),)) for f in missing)
    blocks: list[Block] = []
    if rows:
        titles = (("Mục", 4), ("Cần bổ sung", 6), ("Đề nghị cung cấp", 5))
        blocks.append(Table(tuple(Column((said(t),), w) for t, w in titles), rows, (said("Số liệu cần bổ sung"),)))
    pressed = [i for kind in ("aid", "figure") for i in items[kind] if not i.official]
    if pressed:
        blocks.append(Para((said("Số liệu chỉ có trên báo chí, cần đối chiếu trước khi dùng:", bold=True),), "plain"))
        blocks.append(Points(tuple(_pressed(item) for item in pressed)))
    lead = (PageBreak(), Heading((said("VIỆC CẦN LÀM TRƯỚC KHI TRÌNH"),)))
    return (*lead, *blocks) if blocks else ()


def _pressed(item: Item) -> Runs:
    unit = item.get("currency") or item.get("unit")
    value = item.get("amount") if item.kind == "aid" else item.get("value")
    shown = words.amount(value, unit, item.get("comparator")) if value else str(item.get("goods") or "")
    return (told(f"{shown} ({short_day(item.as_of)}): “{item.words}”", item.key),)


def disagreements(items: dict[str, list[Item]], dossier: Dossier) -> tuple[Block, ...]:
    """Entries whose sources contradict each other, and series that cannot all be right."""
    lines = [line for told_ in items.values() for item in told_ for line in _within(item)]
    lines += list(_between([f for f in items["figure"] if f.get("measure") == "students_received"]))
    return (Heading((said("SỐ LIỆU CÁC NGUỒN CHƯA THỐNG NHẤT"),), 2), Points(tuple(lines))) if lines else ()


def _within(item: Item) -> Iterator[Runs]:
    for slot in item.disagrees:
        values = [str(claim["value"]) for claim in (item.others or {}).get(slot, ())]
        if values:
            yield said(f"{_SLOTS.get(slot, slot)}: "), told(f"{' / '.join(values)} – “{item.words}”", item.key)


def _between(figures: list[Item]) -> Iterator[Runs]:
    """Counts since one year that sink, or that have no day: one of the two is no count of the same."""
    groups: dict[tuple[object, ...], list[Item]] = {}
    for item in figures:
        groups.setdefault((tuple(item.get("origin") or ()), item.get("since")), []).append(item)
    for (origin, _), told_ in groups.items():
        dated = sorted((i for i in told_ if i.as_of), key=lambda i: (i.as_of or "", i.key))
        for one, other in pairwise(dated):
            near = (one.as_of or "")[:7] == (other.as_of or "")[:7]
            if other.get("value") < one.get("value") or (near and other.get("value") != one.get("value")):
                places = ", ".join(name_of(p) for p in origin) if isinstance(origin, tuple) else ""
                yield (told(f"Lưu học sinh {places}: {_dated(one)}, {_dated(other)}.", one.key, other.key),)


def _dated(item: Item) -> str:
    return f"{words.amount(item.get('value'), None, item.get('comparator'))} ({short_day(item.as_of)})"
