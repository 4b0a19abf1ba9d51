"""What changes of form cost on the gold pages (issue 8): at most what ``gate/changes.py`` allows, with a control."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gate import robust
from gate.changes import CHANGES, Page
from gate.gold import GOLD, names

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not GOLD.is_dir(), reason="no gold set beside the project (../shared/gold, or HOPTAC_GOLD)"),
]

#: The fewest pages to which each change applies: one that changes nothing proves nothing.
ENOUGH = 30


@pytest.fixture(scope="module")
def costs() -> dict[str, robust.Cost]:
    return {cost.name: cost for cost in robust.costs(names()["not_held"])}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_of_form_costs_at_most_its_bar(name: str, costs: dict[str, robust.Cost]) -> None:
    assert costs[name].pages >= ENOUGH
    assert costs[name].loss <= costs[name].bar


def test_control_a_change_that_hides_the_names_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def without_capitals(page: Page) -> tuple[str, object]:
        return replace(page, text=page.text.lower()).text, page.answer

    monkeypatch.setitem(CHANGES, "in small letters", (without_capitals, 0.01))
    (cost,) = robust.costs(names()["founding"], ["in small letters"])
    assert cost.loss > cost.bar
