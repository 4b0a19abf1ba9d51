"""``kill -9`` at a hundred points of loading, rebuilding, deciding and restoring, on SQLite or PostgreSQL: doing it
again gives the register of an uninterrupted run, byte for byte.

A point is before or after a statement or a commit, counted, or some microseconds after it, so that kills fall within
statements, commits and syncs too. The points of an act are spread over its whole length; each is another one, and the
same in every run. ``HOPTAC_KILLS``: how many in all.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from tests.fire.range import Postgres, Range, Sqlite, firing_range

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")]
KILLS = int(os.environ.get("HOPTAC_KILLS", "100"))
#: Act -> its share of the kills, of a hundred; the state of the register in which it begins.
SHARES = {
    "load": (21, "empty"),
    "load-by-two": (4, "empty"),
    "load-more": (15, "decided"),
    "rebuild": (10, "full"),
    "rebuild-newer": (20, "full"),
    "decide": (15, "loaded"),
    "restore": (15, "empty"),
}
POINTS = [(act, n) for act, (share, _) in SHARES.items() for n in range(max(1, share * KILLS // 100))]


def count(act: str) -> int:
    """How many kills an act gets."""
    return sum(1 for other, _ in POINTS if other == act)


@dataclass
class States:
    """Registers to begin with, and what uninterrupted runs make of them: how many points there are, the hash."""

    range: Range
    at: dict[str, str]
    whole: dict[str, tuple[int, str]]
    backup: str

    def args(self, act: str) -> tuple[str, ...]:
        """What the act is given."""
        return (self.backup,) if act == "restore" else ()


@pytest.fixture(scope="module")
def states(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[States]:
    """All of them, made once."""
    folder = tmp_path_factory.mktemp("fire")
    wanted = request.config.getoption("--database") == "postgres"
    url = os.environ.get("HOPTAC_DATABASE_URL", "")
    if wanted and not url:
        pytest.skip("there is no PostgreSQL")
    with firing_range(Postgres(url) if wanted else Sqlite(folder), folder) as range_:
        at = {"empty": range_.databases.new()}
        range_.done(at["empty"], "open")
        made = States(range_, at, {}, str(folder / "backup.zip"))
        for state, before, act in (("loaded", "empty", "load"), ("decided", "loaded", "decide")):
            at[state] = _after(made, before, act)
        at["full"] = _after(made, "decided", "load-more")
        range_.done(at["full"], "backup", made.backup)
        for act in ("load-by-two", "rebuild", "rebuild-newer", "restore"):
            range_.databases.drop(_after(made, SHARES[act][1], act))
        yield made
        for url in at.values():
            range_.databases.drop(url)


def _after(states: States, state: str, act: str) -> str:
    url = states.range.databases.new(states.at[state])
    told = states.range.done(url, act, *states.args(act))
    states.whole[act] = (told["points"], told["export"])
    return url


def point_of(states: States, act: str, seed: int, of: int) -> int:
    """A point of the seed's own part of the act's length."""
    return int((seed + random.Random(f"{act} {seed}").random()) / of * states.whole[act][0])


def killed(states: States, url: str, act: str, seed: int, of: int, *, protected: bool = True) -> None:
    """Do it and be killed."""
    point = point_of(states, act, seed, of)
    wait = random.Random(seed).uniform(0, 0.004) if seed % 2 else 0
    job = {"url": url, "act": act, "args": states.args(act), "point": point, "wait": wait, "protected": protected}
    assert states.range.do(job) == {"killed": True}


@pytest.mark.parametrize("act, seed", POINTS)
def test_killed_and_done_again_is_the_same(act: str, seed: int, states: States) -> None:
    with states.range.copy(states.at[SHARES[act][1]]) as url:
        killed(states, url, act, seed, count(act))
        if act == "rebuild":  # the register as it is already: not even that again is needed
            assert states.range.done(url, "nothing")["export"] == states.whole[act][1]
        assert states.range.done(url, act, *states.args(act))["export"] == states.whole[act][1]


@pytest.mark.parametrize("act", ["load", "rebuild-newer", "restore", "decide"])
def test_control_killed_and_not_done_again_is_another(act: str, states: States) -> None:
    with states.range.copy(states.at[SHARES[act][1]]) as url:
        killed(states, url, act, 2, 6)
        assert states.range.done(url, "nothing")["export"] != states.whole[act][1]


@pytest.mark.parametrize("act", ["load", "decide"])
def test_control_without_transactions_something_is_lost(act: str, states: States) -> None:
    """The same kills with each statement by itself: at one point or other, doing it again does not mend it."""

    def lost(seed: int) -> bool:
        with states.range.copy(states.at[SHARES[act][1]]) as url:
            killed(states, url, act, 2 * seed, 16, protected=False)
            told = states.range.do({"url": url, "act": act, "args": states.args(act)})
            return told.get("export") != states.whole[act][1]

    assert any(lost(seed) for seed in range(8))


def test_the_states_are_what_they_should_be(states: States) -> None:
    """Reading by two, rebuilding and restoring change nothing; deciding, more pages and a newer reader do."""
    of = {act: export for act, (_, export) in states.whole.items()}
    assert of["load"] == of["load-by-two"]
    assert of["rebuild"] == of["load-more"] == of["restore"]
    assert len({of[act] for act in ("load", "decide", "load-more", "rebuild-newer")}) == 4
    assert all(points > 50 for points, _ in states.whole.values())


def test_no_point_is_hit_twice(states: States) -> None:
    assert len({(act, point_of(states, act, seed, count(act))) for act, seed in POINTS}) == len(POINTS)
    assert sum(share for share, _ in SHARES.values()) == 100
