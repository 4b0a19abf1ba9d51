"""What changes of form cost: every gold page read as it is and after each change of ``changes.py``.

``python tests/gate/robust.py [--held] [--show NAME]`` prints, worst first, slot F1 before and after over the pages to
which a change applies; status 1 where a loss is above its bar. ``--show`` names the pages on which a change costs most.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from gate.changes import CHANGES, Page  # noqa: E402
from gate.gold import GOLD, names  # noqa: E402
from hoptac.base.nouns import Snapshot  # noqa: E402
from hoptac.collect import collect  # noqa: E402
from hoptac.decode import decode  # noqa: E402
from hoptac.read import as_json, read  # noqa: E402


@dataclass(frozen=True)
class Cost:
    """What a change costs: F1 over the same pages before and after; ``worst`` pages by the slots that they lose."""

    name: str
    pages: int
    before: float
    after: float
    bar: float
    worst: tuple[tuple[str, int], ...]

    @property
    def loss(self) -> float:
        """How much lower F1 is after the change."""
        return self.before - self.after


@cache
def scorer() -> Any:
    """The scorer of the gold pages as a module."""
    spec = importlib.util.spec_from_file_location("gold_score", GOLD / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pages(documents: Iterable[str]) -> list[Page]:
    """The gold pages as text; each with the headline of the next one."""
    wanted, found = set(documents), []
    for snapshot in collect([str(GOLD / "docs")]):
        if isinstance(snapshot, Snapshot) and snapshot.document in wanted:
            answer = json.loads((GOLD / "answers" / f"{snapshot.document}.json").read_text(encoding="utf-8"))
            found.append((snapshot.document, decode(snapshot).text, answer))
    titles = [answer.get("title") or "" for _, _, answer in found]
    others = titles[1:] + titles[:1]
    return [Page(name, text, a.get("title"), other, a) for (name, text, a), other in zip(found, others, strict=True)]


def counts(name: str, text: str, answer: Mapping[str, Any]) -> tuple[int, int, int]:
    """Slots that agree, that were read, and that the answer has, over all kinds of a page."""
    read_as = as_json(read(Snapshot(name, name, text.encode(), ".txt")))
    total = (0, 0, 0)
    for kind in scorer().SLOTS:
        found = scorer().compare(kind, answer.get(kind) or [], read_as.get(kind) or [])[:3]
        total = (total[0] + found[0], total[1] + found[1], total[2] + found[2])
    return total


def f1(totals: Sequence[tuple[int, int, int]]) -> float:
    """Slot F1 over pages."""
    summed = [sum(column) for column in zip(*totals, strict=True)] or [0, 0, 0]
    return float(scorer().ratio(*summed)["f1"])


def costs(documents: Iterable[str], only: Iterable[str] = CHANGES) -> list[Cost]:
    """What each change costs, worst first."""
    told = pages(documents)
    plain = {page.name: counts(page.name, page.text, page.answer) for page in told}
    found = []
    for name in only:
        change, bar = CHANGES[name]
        after = {p.name: counts(p.name, *changed) for p in told if (changed := change(p)) is not None}
        before = {page: plain[page] for page in after}
        lost = sorted(((page, before[page][0] - after[page][0]) for page in after), key=lambda item: -item[1])
        worst = tuple(item for item in lost[:8] if item[1] > 0)
        found.append(Cost(name, len(after), f1([*before.values()]), f1([*after.values()]), bar, worst))
    return sorted(found, key=lambda cost: cost.bar - cost.loss)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 1 where a loss is above its bar, 2 without gold."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("--held", action="store_true", help="the pages held apart too (figures alone)")
    ask.add_argument("--show", metavar="CHANGE", choices=CHANGES, help="the pages that this change costs most")
    options = ask.parse_args(arguments)
    if not GOLD.is_dir():
        print("There is no ../shared/gold beside the project (HOPTAC_GOLD names another place).", file=sys.stderr)
        return 2
    missed = False
    for kind in ("not_held", *(["held"] if options.held else [])):
        print(f"Pages {kind.replace('_', ' ')}: change, pages, F1 before, after, loss (bar)")
        for cost in costs(names()[kind], [options.show] if options.show else CHANGES):
            missed = missed or cost.loss > cost.bar
            print(f"  {cost.name:22} {cost.pages:4} {cost.before:.4f} {cost.after:.4f} {cost.loss:+.4f} ({cost.bar})")
            if options.show and kind == "not_held":
                print("    " + ", ".join(f"{page} -{slots}" for page, slots in cost.worst))
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
