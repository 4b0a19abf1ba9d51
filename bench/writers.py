"""Many people deciding at once: nothing is lost, nobody meets a locked database, and a stale edit is told.

``python bench/writers.py [--writers 32] [--edits 1000] [--database sqlite postgres]``. A small made-up world
(``bench/world.py``) is loaded. Then so many processes begin at once and each makes so many decisions (correct, accept,
reject, ask back, take back) upon reports of all; with each goes what the writer saw of the report (``seen_of``), and in
one of ten the writer takes a moment to think. Who is told that it is stale looks again and decides anew.

Counted are decisions that a writer was told are made and that are not in the log (lost), errors other than a stale edit
(a locked database among them), stale edits, and the time of a decision: median, the slowest in a hundred, the slowest.
At the end the log is verified, each report says what the newest decision on it says, and the register that is made
again from pages and decisions is the same. The exit status is 1 where anything is lost or wrong.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGES, SEED = 100, 11


def fill() -> None:
    """A small register."""
    from world import World, read

    from hoptac.register.load import load

    load(islice(World(SEED).pages(), PAGES), reader=read)


class Writer:
    """One of those who decide."""

    def __init__(self, number: int) -> None:
        from hoptac.register.models import Report

        self.number = number
        self.control = False
        self.chance = random.Random(number)
        self.reports = list(Report.objects.filter(kind="visit").order_by("key").values_list("key", flat=True))
        self.made: list[int] = []
        self.told: Counter[str] = Counter()
        self.times: list[float] = []

    def let_go(self) -> None:
        """The control: write without taking turns, each statement by itself."""
        from contextlib import nullcontext

        from hoptac.register import decide, joining

        self.control = True
        for module in (decide, joining):
            module.writing = nullcontext  # type: ignore[assignment]

    def work(self, edits: int) -> None:
        """Make so many decisions, whatever comes between."""
        from django.db import DatabaseError

        from hoptac.base.errors import HoptacError
        from hoptac.register import decide

        began_all = time.monotonic()
        while len(self.made) < edits and (not self.control or time.monotonic() - began_all < 60):
            key = self.chance.choice(self.reports)
            try:
                seen = decide.seen_of(key)
                if self.chance.random() < 0.1:
                    time.sleep(self.chance.uniform(0, 0.2))
                began = time.perf_counter()
                number = self.decide(key, seen)
                self.times.append(time.perf_counter() - began)
                if number:
                    self.made.append(number)
            except HoptacError as error:
                self.told[error.code] += 1
            except DatabaseError as error:
                self.told[f"{type(error).__name__}: {error}"] += 1

    def decide(self, key: str, seen: str) -> int:
        """One decision of a random kind, by this writer's name; its number."""
        from hoptac.register import decide

        by, act = f"writer {self.number}", self.chance.random()
        if act < 0.6:
            size = self.number * 1_000_000 + len(self.made) + 1
            return decide.correct(key, "size", size, by, seen=seen)
        if act < 0.7:
            return decide.accept(key, by, seen=seen)
        if act < 0.8:
            return decide.reject(key, by, seen=seen)
        if act < 0.9 or not self.made:
            return decide.ask(key, "?", by, seen=seen)
        return decide.undo(self.chance.choice(self.made[-20:]), by)

    def as_json(self) -> dict[str, Any]:
        """What it did."""
        return {"made": self.made, "told": self.told, "times": self.times}


def judge(writers: list[dict[str, Any]]) -> dict[str, Any]:
    """What is lost or wrong, with the register as it stands."""
    from world import read

    from hoptac.register.chain import verify_log
    from hoptac.register.load import rebuild
    from hoptac.register.models import Decision, Report
    from hoptac.register.standing import stand, standing_on

    logged = dict(Decision.objects.values_list("number", "by"))
    lost = sum(logged.get(n) != f"writer {w}" for w, told in enumerate(writers) for n in told["made"])
    made = sum(len(told["made"]) for told in writers)
    wrong = 0
    decisions = standing_on(list(Report.objects.values_list("pk", flat=True)))
    for row in Report.objects.filter(pk__in=list(decisions)):
        now = stand(decisions[row.pk])
        values = {slot: value for slot, (value, _) in now.corrected.items()}
        wrong += row.state != now.state or any(row.values.get(slot) != value for slot, value in values.items())
    before = exported()
    rebuild(reader=read)
    return {
        "made": made,
        "lost": lost,
        "more in the log": len(logged) - made,
        "verified": verify_log() == len(logged),
        "reports that say otherwise": wrong,
        "same when made again": exported() == before,
    }


def exported() -> str:
    """The canonical export."""
    from hoptac.register.out import export

    out = io.StringIO()
    export("jsonl", out)
    return out.getvalue()


def measure(home: str, url: str, count: int, edits: int, control: bool) -> dict[str, Any]:
    """All of it, on one database."""
    env = {**os.environ, "HOPTAC_HOME": home, "HOPTAC_DATABASE_URL": url, "PYTHONPATH": os.pathsep.join(sys.path)}
    me = [
        sys.executable,
        str(Path(__file__).resolve()),
        "--edits",
        str(edits),
        *(["--control"] if control else []),
        "--part",
    ]
    subprocess.run([*me, "fill"], env=env, check=True)
    began = time.perf_counter()
    running = [
        subprocess.Popen([*me, "write", "--number", str(n)], env=env, stdout=subprocess.PIPE, text=True)
        for n in range(count)
    ]
    writers = [json.loads(process.communicate()[0]) for process in running]
    took = time.perf_counter() - began
    told = subprocess.run(
        [*me, "judge"], env=env, check=True, input=json.dumps(writers), stdout=subprocess.PIPE, text=True
    )
    times = sorted(t for writer in writers for t in writer["times"])
    errors: Counter[str] = Counter()
    for writer in writers:
        errors.update(writer["told"])
    return {
        **json.loads(told.stdout),
        "stale": errors.pop("stale", 0) + errors.pop("stale-read", 0),
        "errors": dict(errors),
        "seconds": round(took, 1),
        "a second": round(len(times) / took, 1),
        "median ms": round(statistics.median(times) * 1000, 1),
        "p99 ms": round(times[int(len(times) * 0.99)] * 1000, 1),
        "slowest ms": round(times[-1] * 1000, 1),
    }


def is_good(result: dict[str, Any]) -> bool:
    """Whether nothing is lost or wrong."""
    lost = result["lost"] or result["more in the log"] or result["errors"] or result["reports that say otherwise"]
    return not lost and result["verified"] and result["same when made again"]


def part(options: argparse.Namespace) -> None:
    """What a process of ours does."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "hoptac.web.settings"
    import django

    django.setup()
    if options.part == "fill":
        from hoptac.register.opening import open_register

        open_register()
        fill()
    elif options.part == "write":
        writer = Writer(options.number)
        if options.control:
            writer.let_go()
        writer.work(options.edits)
        json.dump(writer.as_json(), sys.stdout)
    else:
        json.dump(judge(json.load(sys.stdin)), sys.stdout)


def main() -> int:
    """Run it on each database; 1 where anything is lost or wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--writers", type=int, default=32)
    parser.add_argument("--edits", type=int, default=1000, help="decisions that each makes")
    parser.add_argument("--database", nargs="+", choices=["sqlite", "postgres"], default=["sqlite", "postgres"])
    parser.add_argument("--control", action="store_true", help="without turns: this must fail")
    parser.add_argument("--part", choices=["fill", "write", "judge"], help=argparse.SUPPRESS)
    parser.add_argument("--number", type=int, default=0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    sys.path[:0] = [str(ROOT / "src"), str(ROOT), str(ROOT / "bench")]
    if options.part:
        part(options)
        return 0
    from tests.throwaway_pg import throwaway_postgres

    good = True
    for database in options.database:
        with ExitStack() as stack:
            home = stack.enter_context(tempfile.TemporaryDirectory())
            url = stack.enter_context(throwaway_postgres()) if database == "postgres" else ""
            result = measure(home, url, options.writers, options.edits, options.control)
        print(json.dumps({"database": database, "writers": options.writers, **result}, indent=1), flush=True)
        good = good and is_good(result)
    return int(not good)


if __name__ == "__main__":
    sys.exit(main())
