"""Search over many pages on SQLite and PostgreSQL in one run: p50, p95, and that both give the same hits in one order.

``python bench/search.py [--pages 150000] [--questions 400] [--work FOLDER] [--url URL]``. Pages are made up from a
seed: some 350 words each, drawn as often as words are in a language (few very often, most seldom), with names of places
and numbers between them, days over twenty years. Every third has a visit in the register. Nothing is read on them:
reading is another bench's. Each database is filled and asked by a process of its own, asked one after the other,
through ``register.query_search`` as the site does: `ranked` is the order of the hits, what the trial of STACK.md timed;
`whole` is that with the count, the rows, their sentences and the marks in them; `near` the same for questions with a
typing fault or half a word in them, which find nothing as typed.

PostgreSQL is a throw-away one (``tests/throwaway_pg.py``), unless ``--url`` names another, which is kept. What is in
the work folder and at that url stays, and an interrupted run goes on from there.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
BATCH = 500
#: p95 of STACK.md's trial over 150,704 articles, in milliseconds.
TRIAL = {"sqlite": 78.0, "postgres": 57.0}


class Language:
    """Words with their weights, from the sample pages and the tables, and pages and questions made of them."""

    def __init__(self, seed: int) -> None:
        from hoptac.base.words import words
        from hoptac.gazetteer.places import PLACES
        from hoptac.web.demo import sample_pages

        text = "\n".join(page.data.decode(errors="ignore") for page in sample_pages())
        text += "\n".join(row.name_vi for row in PLACES.values())
        printed = [text[word.start : word.end].lower() for word in words(text)]
        self.chance = random.Random(seed)
        known = [word for word, _ in sorted(Counter(printed).items(), key=lambda pair: (-pair[1], pair[0]))]
        # Real pages hold some ten thousand words that hardly ever come: names, numbers, slips of the pen.
        self.words = known + [f"{a}{b}" for a, b in zip(known[:4000], reversed(known[:4000]), strict=True)]
        self.weights = list(accumulate(1 / (rank + 8) for rank in range(len(self.words))))
        # Most words of Vietnamese have two syllables, that stand together again and again.
        pairs = sorted({tuple(self.run(2)) for _ in range(40_000)})
        self.chance.shuffle(pairs)
        self.words = [" ".join(pair) if n % 10 < 7 else self.words[n % len(self.words)] for n, pair in enumerate(pairs)]
        self.weights = list(accumulate(1 / (rank + 8) for rank in range(len(self.words))))
        self.places = [row.name_vi for row in PLACES.values() if row.kind == "province" and row.country in ("VN", "LA")]

    def run(self, length: int) -> list[str]:
        """So many words as they come."""
        return self.chance.choices(self.words, cum_weights=self.weights, k=length)

    def sentence(self, length: int) -> str:
        """A sentence with a place in it, and now and then a number."""
        said = self.run(length)
        said.insert(length // 2, self.chance.choice(self.places))
        if self.chance.random() < 0.3:
            said.append(f"{self.chance.randrange(1, 2000):,}".replace(",", "."))
        return " ".join(said).capitalize() + "."

    def page(self) -> tuple[str, str, str]:
        """Title, text and day of a page."""
        lines = [" ".join(self.sentence(self.chance.randrange(7, 20)) for _ in range(3)) for _ in range(5)]
        day = date(2005, 1, 1) + timedelta(days=self.chance.randrange(7600))
        return self.sentence(6).rstrip("."), "\n".join(lines), day.isoformat()

    def slip(self) -> str:
        """What is typed wrongly: two letters in the wrong order, or a word that breaks off."""
        from hoptac.base.fold import strip

        place, word = strip(self.chance.choice(self.places)), strip(self.run(1)[0])
        at = self.chance.randrange(1, len(place) - 1)
        swapped = place[:at] + place[at + 1] + place[at] + place[at + 2 :]
        return self.chance.choice([swapped, f"{word} {swapped}", f"{swapped} {word}", f"{place} {word}"[:-2]])

    def question(self) -> tuple[str, dict[str, str]]:
        """What is typed, and the filters."""
        from hoptac.base.fold import strip

        place, few = self.chance.choice(self.places), self.run(self.chance.randrange(1, 4))
        rare = self.chance.choice(self.words[2000:])
        typed = self.chance.choice(
            [
                place,
                strip(place),
                " ".join(few),
                strip(" ".join(few)),
                f"{place} {' '.join(few)}",
                strip(f"{place} {' '.join(few)}"),
                f'"{" ".join(self.run(2))}"',
                f"{rare} {few[0]}",
                f"{place} {self.chance.randrange(1, 2000)}",
            ]
        )
        year = self.chance.randrange(2006, 2024)
        filters = self.chance.choice(
            [{}, {}, {}, {"kind": "page"}, {"kind": "visit"}, {"partner": "LA-XE"}, {"first": f"{year}-01-01"}]
        )
        return typed, filters


def fill(pages: int, language: Language) -> float:
    """Put pages and visits into the register that is open; how many seconds the index took."""
    from django.db import connection, transaction

    from hoptac.register.index import backend
    from hoptac.register.index.rows import entry_rows, page_rows
    from hoptac.register.models import Entry, EntryPlace, Page

    here = Page.objects.count()
    if here >= pages:
        return 0.0
    took = 0.0
    indexes = [line for line in backend.install_lines() if line.startswith("CREATE INDEX")]
    with connection.cursor() as cursor:  # made in one go afterwards: page by page they would take an hour
        for line in indexes:
            cursor.execute(f"DROP INDEX IF EXISTS {line.split()[2]}")
    for start in range(here, pages, BATCH):
        language.chance.seed(start)
        batch = range(start, min(start + BATCH, pages))
        with transaction.atomic():
            rows = [_page(Page, number, language) for number in batch]
            Page.objects.bulk_create(rows)
            entries = [_visit(Entry, number, rows[at].published) for at, number in enumerate(batch) if number % 3 == 0]
            Entry.objects.bulk_create(entries)
            sides = [
                EntryPlace(entry=entry, place=place, slot=slot)
                for entry in entries
                for slot, place in (("guest", language.chance.choice(["LA-XE", "LA-CH", "LA-SL"])), ("host", "VN-26"))
            ]
            EntryPlace.objects.bulk_create(sides)
            began = time.perf_counter()
            backend.put([*page_rows(rows), *entry_rows(entries)])
            took += time.perf_counter() - began
        if batch[-1] % 20000 > 20000 - BATCH - 1:
            print(f"  {batch[-1] + 1} pages", file=sys.stderr, flush=True)
    began = time.perf_counter()
    with connection.cursor() as cursor:
        for line in indexes:
            cursor.execute(line)
        took += time.perf_counter() - began
        cursor.execute("ANALYZE")  # what PostgreSQL does by itself after a minute
    return took


def _page(model: Any, number: int, language: Language) -> Any:
    title, text, day = language.page()
    ref = hashlib.sha256(str(number).encode()).hexdigest()[:16]
    zones = [[0, len(text), "body"]]
    return model(
        address=f"bench:{number}", ref=ref, document=ref, title=title, published=day, text=text, zones=zones, reader="0"
    )


def _visit(model: Any, number: int, day: str | None) -> Any:
    key = hashlib.sha256(f"visit {number}".encode()).hexdigest()[:40]
    return model(
        key=key, block=key, kind="visit", values={"status": "done", "start": day}, day=day, sources=1, independent=1
    )


class Clock:
    """Milliseconds of a piece of work: on the wall, and of processors (this process and PostgreSQL's that serves it),
    which other programs on the machine do not lengthen."""

    def __init__(self, database: str) -> None:
        from django.db import connection

        self.server = None
        if database == "postgres":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                self.server = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")

    def _spent(self) -> float:
        served = int(self.server.read_text().split()[0]) / 1e6 if self.server else 0.0
        return time.process_time() * 1000 + served

    def time(self, work: Callable[[], Any]) -> tuple[float, float, Any]:
        """Wall, processors, and what the work gives."""
        wall, spent = time.perf_counter(), self._spent()
        given = work()
        return (time.perf_counter() - wall) * 1000, self._spent() - spent, given


def child(database: str, pages: int, questions: int) -> dict[str, Any]:
    """Fill and ask one database; what was measured."""
    import django

    django.setup()
    from hoptac.register.index.asking import ask
    from hoptac.register.opening import open_register
    from hoptac.register.query_search import Filters, ranked, search

    open_register()
    language = Language(7)
    took = fill(pages, language)
    print("filled", flush=True)
    sys.stdin.readline()
    language.chance.seed(11)
    asked = [language.question() for _ in range(questions)]

    def order(typed: str, filters: dict[str, str]) -> object:
        return ranked(ask(typed), Filters(**filters))

    clock = Clock(database)
    for one in asked[: questions // 4]:
        order(*one)
    ranks = [clock.time(partial(order, *one)) for one in asked]
    wholes = [clock.time(partial(search, typed, Filters(**filters))) for typed, filters in asked]
    slips = [clock.time(partial(search, language.slip())) for _ in range(questions // 4)]
    slow = sorted(zip(ranks, asked, strict=True), key=lambda pair: -pair[0][1])[:5]
    return {
        "seconds": took,
        "megabytes": size(database),
        "ranked": [pair[:2] for pair in ranks],
        "whole": [pair[:2] for pair in wholes],
        "near": [pair[:2] for pair in slips],
        "guesses": [[found.guessed, [h.ref for h in found.hits]] for *_, found in slips],
        "answers": [[found.count, [(h.what, h.ref, h.told.text) for h in found.hits]] for *_, found in wholes],
        "asked": asked,
        "slowest": [(round(spent), *question) for (_, spent, _), question in slow],
    }


def size(database: str) -> float:
    """What the index takes, in millions of bytes."""
    from django.db import connection

    with connection.cursor() as cursor:
        if database == "sqlite":
            cursor.execute("SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'register_search%'")
        else:
            cursor.execute("SELECT pg_total_relation_size('register_searchdoc')")
        return float(cursor.fetchone()[0]) / 1e6


@contextmanager
def started(database: str, home: Path, url: str, options: argparse.Namespace) -> Iterator[subprocess.Popen[str]]:
    """A child that fills its database, says so, and waits to be told to ask."""
    home.mkdir(parents=True, exist_ok=True)
    env = {**os.environ, "HOPTAC_HOME": str(home), "HOPTAC_DATABASE_URL": url}
    env |= {"DJANGO_SETTINGS_MODULE": "hoptac.web.settings", "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    asked = [str(options.pages), "--questions", str(options.questions)]
    command = [sys.executable, __file__, "--child", database, "--pages", *asked]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    child = subprocess.Popen(command, env=env, text=True, **pipes)
    try:
        yield child
    finally:
        child.kill()
        child.communicate()


def databases(options: argparse.Namespace) -> Iterator[tuple[str, dict[str, Any]]]:
    """Both databases, filled beside each other and asked one after the other."""
    sys.path.insert(0, str(ROOT))
    from tests.throwaway_pg import throwaway_postgres

    with ExitStack() as stack:
        url = options.url or stack.enter_context(throwaway_postgres())
        urls = {"sqlite": "", "postgres": url}
        children = {
            name: stack.enter_context(started(name, options.work / name, url, options)) for name, url in urls.items()
        }
        for child in children.values():
            assert child.stdout and child.stdout.readline() == "filled\n"
        for name, child in children.items():
            assert child.stdin and child.stdout
            print("ask", file=child.stdin, flush=True)
            yield name, json.loads(child.stdout.readline())


def at(times: Sequence[float], share: float) -> float:
    """The value below which that share of some times lies."""
    return statistics.quantiles(times, n=100, method="inclusive")[round(share * 100) - 1]


def main() -> int:
    """Run it; 1 where a p95 is above the trial's or the two databases do not agree."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("--pages", type=int, default=150_000)
    ask.add_argument("--questions", type=int, default=400)
    ask.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "hoptac-bench-search")
    ask.add_argument("--url", default="")
    ask.add_argument("--child", choices=list(TRIAL), help=argparse.SUPPRESS)
    options = ask.parse_args()
    if options.child:
        print(json.dumps(child(options.child, options.pages, options.questions)))
        return 0
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    print(
        f"{options.pages} pages and a third as many visits, {options.questions} questions; "
        f"{os.cpu_count()} cores with a load of {load:.1f} from others"
    )
    told, guesses, good, asked = {}, {}, True, []
    for name, figures in databases(options):
        told[name], asked = figures["answers"], figures["asked"]
        guesses[name] = figures["guesses"]
        good = good and at([spent for _, spent in figures["ranked"]], 0.95) <= TRIAL[name]
        print(f"{name}: index built in {figures['seconds']:.0f} s, {figures['megabytes']:.0f} MB")
        for what in ("ranked", "whole", "near"):
            walls, spent = zip(*figures[what], strict=True)
            print(
                f"  {what:7} p50/p95 {at(spent, 0.5):5.1f}/{at(spent, 0.95):5.1f} ms of processors, "
                f"{at(walls, 0.5):5.1f}/{at(walls, 0.95):5.1f} ms on the wall"
                + (f"; the trial's p95: {TRIAL[name]:.0f}" if what == "ranked" else "")
            )
        for ms, typed, filters in figures["slowest"]:
            print(f"  slowest {ms:5} ms  {typed}  {filters or ''}")
    same = sum(one == other for one, other in zip(*told.values(), strict=True))
    hits = sum(bool(answer[0]) for answer in told["sqlite"])
    print(f"the same hits in the same order with the same sentences: {same} of {options.questions} ({hits} with hits)")
    near = sum(one == other for one, other in zip(*guesses.values(), strict=True))
    found = sum(guessed for guessed, _ in guesses["sqlite"])
    print(
        f"the same for questions with a slip: {near} of {len(guesses['sqlite'])} ({found} answered by what comes near)"
    )
    for question, one, other in zip(asked, *told.values(), strict=True):
        if one != other:
            place = next((n for n, (a, b) in enumerate(zip(one[1], other[1], strict=False)) if a != b), -1)
            print(f"  differ: {question}: {one[0]} and {other[0]}, first at hit {place + 1}")
    return int(not good or same < options.questions or near < len(guesses["sqlite"]))


if __name__ == "__main__":
    sys.exit(main())
