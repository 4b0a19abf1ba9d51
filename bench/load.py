"""Loading into a full register beside an empty one, and the memory that loading and rebuilding take.

``python bench/load.py [--reports 100000] [--pages 300] [--database sqlite postgres] [--work FOLDER] [--rebuild]``.
A made-up world (``bench/world.py``) fills a register until it holds so many reports. Then further pages are added to it
one by one, each beside the same page into an empty register, which is emptied again: two processes, by turns, so that
other work on the machine slows both alike. Reading costs next to nothing here, so the ratio is that of storing, joining
and indexing alone; with reading (``bench/read.py``) it is nearer to 1. Told are medians on the wall and of processors
(of the process and, for PostgreSQL, of the server's process that serves it), and the most memory that the filling and
the rebuilding process held.

What is in the folder stays: interrupted, the same command goes on where it stopped, and a second run adds to what is
there only if more is asked for. PostgreSQL is a throw-away one (``tests/throwaway_pg.py``) unless ``--url`` names
another, empty or filled by this.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SEED = 7
#: Adding a page to 100,000 reports takes at most so many times what it takes in an empty register, and memory at most.
TIMES, MEGABYTES = 1.5, 1000


def fill(reports: int) -> dict[str, Any]:
    """Load pages until there are so many reports, going on where an earlier run stopped."""
    from world import World, read

    from hoptac.register.load import load
    from hoptac.register.models import Page, Report
    from hoptac.register.upkeep import settle

    began, here = time.perf_counter(), Page.objects.count()
    done, pages = here, World(SEED).pages()
    held = Report.objects.count()
    for page in islice(pages, here, None):
        if held >= reports:
            break
        held += sum(load([page], reader=read).kinds.values())
        done += 1
        if done % 500 == 0:
            spent = time.perf_counter() - began
            print(
                f"  {done} pages, {held} reports, {(done - here) / spent:.0f} pages/s, {rss():.0f} MB", file=sys.stderr
            )
    settle(done - here)  # one load of them all would have done so
    took = time.perf_counter() - began
    return {"pages": done, "added": done - here, "reports": held, "seconds": took, "rss": rss()}


def rebuild(_: int) -> dict[str, Any]:
    """Make everything again from what is kept."""
    from world import read

    from hoptac.register.load import rebuild as make_again

    began = time.perf_counter()
    make_again(reader=read)
    return {"seconds": time.perf_counter() - began, "rss": rss()}


def rss() -> float:
    """The most memory that this process held, in millions of bytes."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


class Clock:
    """Milliseconds: on the wall, and of processors (this process and the server's that serves it)."""

    def __init__(self) -> None:
        from django.db import connection

        self.server = None
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                self.server = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")

    def now(self) -> tuple[float, float]:
        """Wall and processors."""
        served = int(self.server.read_text().split()[0]) / 1e6 if self.server else 0.0
        return time.perf_counter() * 1000, time.process_time() * 1000 + served


def add(start: int, count: int, clear: bool) -> None:
    """Load a page for each line that comes, and tell what it took; ``clear``: take it out again."""
    from world import World, read

    from hoptac.register.load import load
    from hoptac.register.models import Page
    from hoptac.register.store import remove

    clock = Clock()
    pages = list(islice(World(SEED).pages(), start, start + count))
    print("ready", flush=True)
    for page in pages:
        sys.stdin.readline()
        before = clock.now()
        load([page], reader=read)
        print(json.dumps([after - then for after, then in zip(clock.now(), before, strict=True)]), flush=True)
        if clear:
            remove(Page.objects.get(address=page.address))


def environment(home: str, url: str) -> dict[str, str]:
    """What a child needs to find its register."""
    env = {**os.environ, "HOPTAC_HOME": home, "HOPTAC_DATABASE_URL": url}
    return env | {"DJANGO_SETTINGS_MODULE": "hoptac.web.settings", "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}


def ran(what: str, home: str, url: str, *args: object) -> dict[str, Any]:
    """What a child tells that does one thing and ends."""
    command = [sys.executable, __file__, "--child", what, *map(str, args)]
    told = subprocess.run(command, env=environment(home, url), check=True, stdout=subprocess.PIPE, text=True).stdout
    found: dict[str, Any] = json.loads(told)
    return found


@contextmanager
def adding(home: str, url: str, *args: object) -> Iterator[subprocess.Popen[str]]:
    """A child that adds pages, one for each line."""
    command = [sys.executable, __file__, "--child", "add", *map(str, args)]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    child = subprocess.Popen(command, env=environment(home, url), text=True, **pipes)
    try:
        assert child.stdout and child.stdout.readline() == "ready\n"
        yield child
    finally:
        child.kill()
        child.communicate()


def once(child: subprocess.Popen[str]) -> list[float]:
    """What one page took."""
    assert child.stdin and child.stdout
    print(file=child.stdin, flush=True)
    took: list[float] = json.loads(child.stdout.readline())
    return took


def measure(database: str, options: argparse.Namespace, stack: ExitStack) -> bool:
    """Fill, add, rebuild; whether all of it is within bounds."""
    urls = ["", ""]
    if database == "postgres":
        from tests.throwaway_pg import throwaway_postgres

        urls = [options.url or stack.enter_context(throwaway_postgres()), stack.enter_context(throwaway_postgres())]
    home, empty = options.work / database, stack.enter_context(tempfile.TemporaryDirectory())
    home.mkdir(parents=True, exist_ok=True)
    filled = ran("fill", str(home), urls[0], options.reports)
    rate = f"{filled['added'] / filled['seconds']:.0f} pages/s, " if filled["added"] else ""
    print(f"{database}: {filled['reports']} reports of {filled['pages']} pages; {rate}{filled['rss']:.0f} MB")
    good = filled["rss"] <= MEGABYTES
    with (
        adding(str(home), urls[0], filled["pages"], options.pages) as full,
        adding(empty, urls[1], filled["pages"], options.pages, "clear") as peer,
    ):
        took = [(once(full), once(peer)) for _ in range(options.pages)]
    for place, what in enumerate(("wall", "processors")):
        there, alone = (statistics.median(pair[side][place] for pair in took) for side in (0, 1))
        print(f"  a page, {what:10}: {there:5.1f} ms, in an empty register {alone:5.1f} ms: {there / alone:.2f} times")
        good = good and there <= TIMES * alone
    if options.rebuild:
        made = ran("rebuild", str(home), urls[0])
        print(f"  rebuilt in {made['seconds']:.0f} s with {made['rss']:.0f} MB")
        good = good and made["rss"] <= MEGABYTES
    return good


def child(what: str, args: list[str]) -> None:
    """The part that a child process does."""
    import django

    django.setup()
    from hoptac.register.opening import open_register

    open_register()
    if what == "add":
        add(int(args[0]), int(args[1]), "clear" in args)
    else:
        print(json.dumps({"fill": fill, "rebuild": rebuild}[what](int(args[0]) if args else 0)))


def arguments(about: str) -> argparse.ArgumentParser:
    """What each bench over a full register is asked."""
    ask = argparse.ArgumentParser(description=about.splitlines()[0])
    ask.add_argument("--reports", type=int, default=100_000)
    ask.add_argument("--database", nargs="+", choices=["sqlite", "postgres"], default=["sqlite", "postgres"])
    ask.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "hoptac-bench-load")
    ask.add_argument("--url", default="")
    ask.add_argument("--child", help=argparse.SUPPRESS)
    return ask


def on_each(measure: Callable[[str, argparse.Namespace, ExitStack], bool], options: argparse.Namespace) -> int:
    """Measure on each database that is asked for; 1 where a bound is broken."""
    good = True
    for database in options.database:
        with ExitStack() as stack:
            good = measure(database, options, stack) and good
    return int(not good)


def main() -> int:
    """Run it; 1 where a bound is broken."""
    ask = arguments(__doc__ or "")
    ask.add_argument("--pages", type=int, default=300)
    ask.add_argument("--rebuild", action="store_true")
    ask.add_argument("args", nargs="*", help=argparse.SUPPRESS)
    options = ask.parse_args()
    sys.path.insert(0, str(ROOT))
    if options.child:
        child(options.child, options.args)
        return 0
    return on_each(measure, options)


if __name__ == "__main__":
    sys.exit(main())
