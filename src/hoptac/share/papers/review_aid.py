"""Help between two places: told each way, once, never added up."""

from __future__ import annotations

from collections.abc import Iterator

from hoptac.share.papers import words
from hoptac.share.papers.paper import Block, Para, Points, Runs, said, told
from hoptac.share.papers.record import Dossier, Item
from hoptac.share.papers.words import place

_MOST = 5


def help_both_ways(told_: list[Item], dossier: Dossier) -> Iterator[Block]:
    """Help both ways, told apart and never added up."""
    aid = once(told_)
    if not aid:
        return
    yield Para((said("Hai bên luôn sẻ chia, giúp đỡ lẫn nhau, nhất là khi gặp thiên tai, dịch bệnh.", bold=True),))
    for mine, lead in ((True, place(dossier.one)), (False, place(dossier.other))):
        gifts = [gift for gift in aid if dossier.ours(gift[0].get("giver")) == mine]
        if gifts:
            yield Para((said("Của "), lead, said(":")), "plain")
            yield Points(tuple(gift_line(gift) for gift in gifts[-_MOST:]))


def once(aid: list[Item]) -> list[list[Item]]:
    """Gifts, each with the entries that tell it: a sum told again later without a day of its own is the same one."""
    found: list[list[Item]] = []
    for item in aid:
        same = [g for g in found if not item.get("date") and item.get("amount") and _is_one(g[0], item)]
        if same:
            same[-1].append(item)
        else:
            found.append([item])
    return found


def _is_one(one: Item, other: Item) -> bool:
    slots = ("amount", "currency", "comparator")
    return all(one.get(slot) == other.get(slot) for slot in slots) and bool(one.sources) and not other.get("goods")


def gift_line(gift: list[Item]) -> Runs:
    """What was given, what for, when."""
    item = gift[0]
    sum_ = words.amount(item.get("amount"), item.get("currency"), item.get("comparator")) if item.get("amount") else ""
    what = ", ".join(part for part in (sum_, str(item.get("goods") or "")) if part) or "hiện vật"
    purpose = f" {str(item.get('purpose')).strip()}" if item.get("purpose") else ""
    text = f"{what}{purpose} ({words.short_day(item.when)})."
    return (told(f"{text[:1].upper()}{text[1:]}", *(one.key for one in gift)),)
