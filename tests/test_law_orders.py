"""The one law, by chance: whatever the order, the doublings, the versions, the readers in between, the number of
processes, and whoever decides in between, the register is that of its pages and its decisions, byte for byte.

Each property has its control: with one protection off, histories that break it are found at once.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from random import Random
from unittest import mock

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests import toy
from tests.fire.histories import (
    World,
    dealt,
    decide_something,
    export_of,
    fresh,
    in_order,
    put_log,
    take_out,
    world,
)
from tests.fire.readers import newer_toy as newer

from hoptac.base.nouns import Reading, Snapshot
from hoptac.bulk import Pool
from hoptac.link import claims
from hoptac.link.keyed import Keyed
from hoptac.register import store
from hoptac.register.backup import backup
from hoptac.register.load import load, rebuild
from hoptac.register.models import Decision, Entry, Page, Report
from hoptac.register.restore import restore

pytestmark = pytest.mark.django_db

chances = st.randoms(use_true_random=False)


def tried(examples: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """So many histories. They are short as they are: making a failing one smaller would take minutes."""
    phases = (Phase.explicit, Phase.reuse, Phase.generate)
    return settings(max_examples=examples, deadline=None, phases=phases, suppress_health_check=list(HealthCheck))


def broken(law: Callable[[Random], bool], histories: int = 30) -> bool:
    """Whether some history breaks a law: for the controls."""
    return any(not law(Random(seed)) for seed in range(histories))


def orders(chance: Random, workers: int = 0) -> bool:
    """Another order, doublings: the same."""
    pages = world(chance)
    return export_of(dealt(pages, chance), workers=workers) == export_of(in_order(pages))


@tried(25)
@given(chances)
def test_any_order_with_doublings(chance: Random) -> None:
    assert orders(chance)


@pytest.mark.parametrize("workers", [1, 4])
@tried(5)
@given(chance=chances)
def test_any_number_of_processes(workers: int, chance: Random) -> None:
    assert orders(chance, workers)


def test_control_joining_by_arrival_is_caught() -> None:
    def by_arrival(slot: str, value: object, told: list[Keyed]) -> tuple[int]:
        keys = list(Report.objects.order_by("id").values_list("key", flat=True))
        return (-min(keys.index(report.key) for report in told),)

    with mock.patch.object(claims, "_rank", by_arrival):
        assert broken(orders)


def test_control_entries_left_as_they_were_are_caught() -> None:
    """A page that comes is joined only where there is no entry yet."""
    whole = store.rejoin

    def only_new(blocks: set[str]) -> None:
        whole(blocks - set(Entry.objects.values_list("block", flat=True)))

    with mock.patch.object(store, "rejoin", only_new):
        assert broken(orders)


def test_control_pages_by_arrival_are_caught() -> None:
    """Every coming is a page of its own: doublings count as sources."""

    def by_arrival(chance: Random) -> bool:
        pages = world(chance)
        items = [item for item in dealt(pages, chance) if isinstance(item, Snapshot)]
        named = [dataclasses.replace(item, address=f"{item.address}#{n}") for n, item in enumerate(items)]
        return export_of(named) == export_of(in_order(pages))

    assert broken(by_arrival)


def test_control_readings_that_come_to_the_wrong_page_are_caught() -> None:
    """A pool that hands over the reading of the page before."""
    whole = Pool.read
    before: list[Reading] = []

    def mixed_up(self: Pool[Reading], snapshot: Snapshot) -> Reading:
        before.append(whole(self, snapshot))
        return before[-2] if len(before) > 1 else before[-1]

    def law(chance: Random) -> bool:
        pages = world(chance)
        right = export_of(in_order(pages))
        with mock.patch.object(Pool, "read", mixed_up):
            return export_of(dealt(pages, chance), workers=2) == right

    assert broken(law, 5)


@tried(15)
@given(chances)
def test_pages_taken_out_leave_nothing(chance: Random) -> None:
    pages = world(chance)
    gone = chance.sample(sorted(pages), 2)
    with fresh():
        load(dealt(pages, chance), reader=toy.read)
        for address in gone:
            take_out(address)
        left = {address: versions for address, versions in pages.items() if address not in gone}
        assert toy.exported() == export_of_beside(left)
        load(dealt({address: pages[address] for address in gone}, chance), reader=toy.read)
        assert toy.exported() == export_of_beside(pages)


def export_of_beside(pages: World) -> str:
    """The export of a register of these pages alone, while another one stands: that is taken out for a while."""
    with fresh():
        Page.objects.all().delete()
        Entry.objects.all().delete()
        return export_of(in_order(pages))


@tried(15)
@given(chances)
def test_readers_in_between_leave_nothing(chance: Random) -> None:
    """Loaded by this reader or that, rebuilt by either in between; in the end by the newer one."""
    pages = world(chance)
    with fresh():
        for item in dealt(pages, chance):
            load([item], reader=chance.choice((toy.read, newer)))
            if chance.random() < 0.2:
                rebuild(reader=chance.choice((toy.read, newer)))
        rebuild(reader=newer, workers=chance.choice((0, 0, 0, 4)))
        made = toy.exported()
    assert made == export_of(in_order(pages), reader=newer)


def test_the_newer_reader_is_another_and_its_control() -> None:
    """Without the rebuild at the end the register is not the newer reader's."""

    def not_rebuilt(chance: Random) -> bool:
        pages = world(chance)
        return export_of(dealt(pages, chance)) == export_of(in_order(pages), reader=newer)

    assert broken(not_rebuilt, 5)


def decided(pages: World, chance: Random, acts: int = 12) -> tuple[str, list[Decision]]:
    """The export and the log of a history in which people decide in between."""
    with fresh():
        items = dealt(pages, chance)
        for item in items:
            load([item], reader=toy.read)
            for _ in range(chance.randrange(3)):
                decide_something(chance)
        return toy.exported(), list(Decision.objects.order_by("number"))


@tried(20)
@given(chances)
def test_decisions_in_between_are_laid_over_any_order(chance: Random) -> None:
    """The log with the pages in another order; by a newer reader too."""
    pages = world(chance)
    made, log = decided(pages, chance)
    assert export_of(dealt(pages, chance), log) == made
    assert export_of(dealt(pages, chance), log, newer) == export_of(in_order(pages), log, newer)


@tried(15)
@given(chances)
def test_decisions_last_through_rebuilding_and_restoring(tmp_path_factory: object, chance: Random) -> None:
    pages = world(chance)
    folder = tmp_path_factory.mktemp("law")  # type: ignore[attr-defined]
    with fresh():
        for item in dealt(pages, chance):
            load([item], reader=toy.read)
            decide_something(chance)
        made = toy.exported()
        rebuild(reader=toy.read)
        assert toy.exported() == made
        saved: Path = folder / "register.zip"
        backup(saved)
        rebuild(reader=newer)
        better = toy.exported()
        rebuild(reader=toy.read)
        assert toy.exported() == made
    for reader, export in ((toy.read, made), (newer, better)):
        with fresh():
            restore(saved, reader=reader)
            assert toy.exported() == export


def test_control_a_log_without_its_last_decision_is_caught() -> None:
    def shortened(chance: Random) -> bool:
        pages = world(chance)
        made, log = decided(pages, chance)
        return not log or export_of(in_order(pages), log[:-1]) == made

    assert broken(shortened)


def test_control_decisions_bound_by_their_place_on_the_page_are_caught() -> None:
    """Newer versions and readers put other reports at that place."""

    def by_place(chance: Random) -> bool:
        pages = world(chance)
        with mock.patch("hoptac.register.reports.bind_page", _by_place):
            made, log = decided(pages, chance)
        return export_of(in_order(pages), log) == made

    assert broken(by_place)


def _by_place(page: object, told: list[object]) -> dict[str, list[object]]:
    from hoptac.register.models import Bearing

    rows = Bearing.objects.filter(page=page.ref).select_related("decision").order_by("decision")  # type: ignore[attr-defined]
    return {told[0].key: list(rows)} if told else {}  # type: ignore[attr-defined]


def test_control_the_histories_decide_and_tell_something() -> None:
    """Histories in which nothing happens would prove nothing."""
    actions: set[str] = set()
    lines = 0
    for seed in range(20):
        chance = Random(seed)
        made, log = decided(world(chance), chance)
        actions |= {decision.action for decision in log}
        lines += len(made.splitlines())
    assert actions == {"accept", "reject", "ask", "correct", "merge", "split", "undo"}
    assert lines > 50
    with fresh():
        put_log(log)
        assert Decision.objects.count() == len(log)
