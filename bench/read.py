"""Pages a second: Hoptac's reader beside underthesea's sentences and named entities, on one core.

``make bench``, or ``python bench/read.py [PATH…] [--rounds N] [--at-least RATIO]``; without a path, the sample pages.

All work in this process on the same pages, a round each in turn, so that a busy machine slows all; processor time is
taken, and the median round counts. Hoptac gets the bytes of a page and does everything: decoding, zones, facts, proof,
the JSON line. underthesea (CRF models, which come in its package; nothing is loaded from a network) gets the page's
visible text, already decoded, and finds sentences and entities in it, no facts. A second line spares it the menus and
teasers too, which it cannot tell from the article by itself. The ratio that ``--at-least`` asks for is the first, on
the same text.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[1] / "src" / "hoptac" / "demo" / "pages"


def stay_on_one_core() -> str:
    """Bind this process and every thread it starts to one core, where the system can; says what was done."""
    if not hasattr(os, "sched_setaffinity"):
        return "not bound to one core (this system cannot)"
    core = min(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {core})
    return "bound to one core"


def seconds(work: Callable[[], object]) -> float:
    """The processor time that the work takes: what it would take on a core of its own."""
    start = time.process_time()
    work()
    return time.process_time() - start


def rates(contestants: Sequence[Callable[[], object]], pages: int, rounds: int) -> list[float]:
    """Median pages a second of each contestant, in turn, after one round that does not count."""
    for work in contestants:
        work()
    times = [[seconds(work) for work in contestants] for _ in range(rounds)]
    return [pages / statistics.median(column) for column in zip(*times, strict=True)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; 1 where the ratio is below what ``--at-least`` asks, 2 where it cannot be run."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("paths", nargs="*", default=[str(SAMPLE)], metavar="PATH")
    ask.add_argument("--rounds", type=int, default=5)
    ask.add_argument("--at-least", type=float, default=0.0, metavar="RATIO")
    options = ask.parse_args(arguments)
    bound = stay_on_one_core()  # before anything is imported that might start threads

    from hoptac.base.nouns import Page, Snapshot
    from hoptac.collect import collect
    from hoptac.read import as_json, read

    try:
        from underthesea import ner, sent_tokenize
    except ImportError:
        print("underthesea is not installed here: make bench installs it.", file=sys.stderr)
        return 2

    def ours(snapshots: Iterable[Snapshot]) -> int:
        return sum(len(json.dumps(as_json(read(s)), ensure_ascii=False)) for s in snapshots)

    def article(page: Page) -> str:
        return "\n".join(page.words(z.span) for z in page.zones if z.name != "furniture")

    def theirs(texts: Iterable[str]) -> int:
        return sum(len(ner(sentence)) for text in texts for sentence in sent_tokenize(text))

    snapshots = [s for s in collect(options.paths) if isinstance(s, Snapshot)]
    pages = [read(s).page for s in snapshots]
    texts, articles = [p.text for p in pages], [article(p) for p in pages]
    if not any(texts):
        print("There is no page to read.", file=sys.stderr)
        return 2
    print(f"{len(pages)} pages, {bound}, median of {options.rounds} rounds, pages for each second of processor time:")
    contestants = [lambda: ours(snapshots), lambda: theirs(texts), lambda: theirs(articles)]
    hoptac, peer, spared = rates(contestants, len(pages), options.rounds)
    print(f"hoptac read                                 {hoptac:8.1f}")
    print(f"underthesea sentences + entities            {peer:8.1f}   ratio {hoptac / peer:6.1f}")
    print(f"the same, spared the menus and teasers      {spared:8.1f}   ratio {hoptac / spared:6.1f}")
    if hoptac / peer < options.at_least:
        print(f"below the {options.at_least:g} that was asked for", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
