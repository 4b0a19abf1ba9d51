"""Histories of a register, by chance: pages with their versions in any order, doubled, taken out, read by older and
newer readers, and people who decide in between. With what the one law says that they come to.

A page is an address with versions in the order of their coming; a history deals them out among each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from random import Random

from django.db import transaction
from tests import toy

from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Reading, Snapshot
from hoptac.collect import Failure
from hoptac.register import decide, joindecide
from hoptac.register.load import load
from hoptac.register.models import Decision, Entry, Page, Report
from hoptac.register.restand import bind
from hoptac.register.store import remove

Reader = Callable[[Snapshot], Reading]
#: Address -> its versions, in the order of their coming.
World = dict[str, list[Snapshot]]

_AID = {"giver": "VN-26", "receiver": "LA-XE", "amount": 2e9, "currency": "VND"}
_SIGNED = {"parties": ["VN-26", "LA-XE"], "start": "2022", "end": "2026", "act": "signed"}
_FIGURE = {"measure": "students_received", "value": 1249, "unit": "person", "host": ["VN-26"], "origin": ["LA"]}
_LINES = (
    toy.visit(),
    toy.visit(place="VN-25", guest_head="Leklay Sivilay"),
    toy.visit(start="2022-06-11", guest_head="Lếch-lay Sỉ-vi-lay"),
    toy.visit(start="2022-06-20", sentence="Đoàn [tỉnh Sê Kông] trở lại Huế ngày 20/6."),
    toy.visit(sentence="Hôm sau, đoàn [tỉnh Sê Kông] ở Huế."),
    toy.line("aid", _AID, "Huế tặng [2 tỷ đồng]."),
    toy.line("aid", {**_AID, "amount": 2.1e9}, "Huế tặng [hơn 2 tỷ đồng]."),
    toy.line("agreement", _SIGNED, "Hai bên ký [biên bản]."),
    toy.line("agreement", {**_SIGNED, "act": "reviewed"}, "Hai bên nhìn lại [chương trình]."),
    toy.line("figure", _FIGURE, "Có [1.249] lưu học sinh."),
    toy.line("courtesy", {"sender": "VN-26", "receiver": "LA-XE", "start": "2022-12-02"}, "Huế [chúc mừng]."),
    "Không có gì ở đây.",
)


def world(chance: Random, pages: int = 6) -> World:
    """Some pages with one to three versions each."""
    return {
        f"test:{name}": [_version(name, chance) for _ in range(chance.choice((1, 1, 2, 3)))]
        for name in "abcdef"[:pages]
    }


def _version(name: str, chance: Random) -> Snapshot:
    lines = chance.sample(_LINES, chance.randrange(4))
    spoilt = chance.choice((*[""] * 8, "BROKEN", "MẬT"))
    published = chance.choice((None, "2022-06-11", "2022-06-12", "2023-01-05"))
    return toy.snapshot(name, *lines, f"Trang {name}.", spoilt, published=published)


def in_order(pages: World) -> list[Snapshot]:
    """Page by page, each version once."""
    return [version for address in sorted(pages) for version in pages[address]]


def dealt(pages: World, chance: Random) -> list[Snapshot | Failure]:
    """The versions dealt out among each other; some come again, and some pages could not be had for a moment."""
    rest = {address: list(versions) for address, versions in pages.items()}
    last: dict[str, Snapshot] = {}
    items: list[Snapshot | Failure] = []
    while rest:
        address = chance.choice(sorted(rest))
        last[address] = rest[address].pop(0)
        items.append(last[address])
        if not rest[address]:
            del rest[address]
        if chance.random() < 0.3:
            items.append(last[chance.choice(sorted(last))])
        if chance.random() < 0.1:
            items.append(
                Failure("x", chance.choice(sorted(pages)), HoptacError("file-unreadable", path="x", reason="other"))
            )
    return items


@contextmanager
def fresh() -> Iterator[None]:
    """An empty register, gone at the end with all that is done to it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def export_of(
    items: Iterable[Snapshot | Failure], log: Sequence[Decision] = (), reader: Reader = toy.read, workers: int = 0
) -> str:
    """The export of a register of these pages, into which the log was brought first."""
    with fresh():
        put_log(log)
        load(items, reader=reader, workers=workers)
        return toy.exported()


def put_log(log: Sequence[Decision]) -> None:
    """Bring a log into a register, as a restore does."""
    rows = [
        Decision(**{field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}) for row in log
    ]
    Decision.objects.bulk_create(rows)
    bind(rows, {})


def decide_something(chance: Random) -> None:
    """One decision of any kind upon what is there; some are refused, as they should be."""
    keys = list(Report.objects.order_by("key").values_list("key", flat=True))
    if not keys:
        return
    kinds = (_state, _correct, _ask, _merge, _split, _undo, _accept_page)
    try:
        chance.choice(kinds)(chance, keys)
    except HoptacError as error:
        assert error.code in ("merge-unlike", "split-nothing", "decision-unknown"), error.code


def _state(chance: Random, keys: list[str]) -> None:
    chance.choice((decide.accept, decide.reject, decide.undo))(chance.choice(keys), by="Lan")


def _correct(chance: Random, keys: list[str]) -> None:
    row = Report.objects.get(key=chance.choice(keys))
    slot, value = {"visit": ("place", "VN-HUE"), "aid": ("amount", 5)}.get(row.kind, ("field", None))
    if slot in row.values:
        decide.correct(row.key, slot, value, by="Minh", why="theo biên bản")


def _ask(chance: Random, keys: list[str]) -> None:
    decide.ask(chance.choice(keys), "Có đúng không?", by="Lan")


def _merge(chance: Random, keys: list[str]) -> None:
    kind = chance.choice(sorted(set(Report.objects.values_list("kind", flat=True))))
    entries = sorted(Entry.objects.filter(kind=kind).values_list("key", flat=True))
    joindecide.merge(chance.sample(entries, min(2, len(entries))), by="Hoa")


def _split(chance: Random, keys: list[str]) -> None:
    joindecide.split([chance.choice(keys)], by="Hoa")


def _undo(chance: Random, keys: list[str]) -> None:
    numbers = list(Decision.objects.order_by("number").values_list("number", flat=True))
    if numbers:
        decide.undo(chance.choice(numbers), by="Minh")


def _accept_page(chance: Random, keys: list[str]) -> None:
    decide.accept_page(chance.choice(sorted(Page.objects.values_list("ref", flat=True))), by="Lan")


def take_out(address: str) -> None:
    """Take a page out of the register."""
    page = Page.objects.filter(address=address).first()
    if page:
        remove(page)
