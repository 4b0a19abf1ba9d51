"""Vietnamese time expressions: Hoptac's dates beside dateparser on the project's own table.

``python bench/times.py [TABLE] [--wrong SYSTEM]``; the table is tests/data/times_vi.toml: words as they stand in such
pages, the page's own day ("" where it has none) and what is meant (EDTF), or "none" where nothing is.

Hoptac is right where it finds exactly what is meant. dateparser gives points in time, no stretches and no grain, so it
is judged more mildly: right where its first and last finds agree with the first and last day, month or year of what is
meant, as far as that goes (a month asks for no day, a day without a year for none). It is told the language and the
page's day. "search" looks for dates within the words, "parse" takes the words as one date.
Wrong: something else was found; missed: nothing was; false hits: something was found where nothing is meant.

Duckling is not measured. Duckling proper is a Haskell program that none of this project's package registries carries:
its answers to the table are not known and none are made up. Its forerunner (Clojure, 0.4.23, in PyPI's "duckling") was
tried: for Vietnamese it knows units, numbers and money, no times at all. What is printed of Duckling is a trial of
November 2026 in which it was built by hand (date spans found, F1; ../shared/design/BASELINES.md), on other texts.
The table was written by those who wrote the rules: it shows what they mean to read, not how pages are made up.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from hoptac.base.fold import fold_key
from hoptac.find.dates import find_dates

TABLE = Path(__file__).resolve().parents[1] / "tests" / "data" / "times_vi.toml"
OUTCOMES = ("right", "wrong", "missed", "false hits")
TRIAL = """Duckling is not measured: it cannot be installed here, its answers to this table are not known.
A trial of November 2026 on other texts gave these F1 of date spans, PhoNER_COVID19 test / founding pages of the gold:
  one-line regular expression .946 / .973, dateparser 1.5 .715 / .756, Duckling (Vietnamese) .446 / .708"""
#: Words and the page's day to what was found, as text, and whether it is what is meant.
System = Callable[[str, str, str], tuple[str, bool]]


def hoptac(words: str, published: str, meant: str) -> tuple[str, bool]:
    """Hoptac's dates, in full."""
    hits = find_dates(fold_key(words), published or None)
    found = " ; ".join(hit.time.edtf for hit in hits if hit.time)
    return found, found == meant


def points(meant: str) -> list[str]:
    """The first and last day, month or year of what is meant, ISO: '2022/2026' -> ['2022', '2026']."""
    ends = [end for time in meant.split(" ; ") for end in time.split("/")]
    return [end for end in ends if end not in ("", "..", "none")]


def agrees(found: datetime, point: str) -> bool:
    """Whether a moment lies in a day, month or year; 'XXXX-06-10' asks for no year."""
    parts = zip(point.split("-"), found.timetuple()[:3], strict=False)
    return all(part == "XXXX" or int(part) == number for part, number in parts)


def by_dateparser(search: bool) -> System:
    """dateparser, looking for dates within the words or taking them as one."""
    import dateparser
    from dateparser.search import search_dates

    def find(words: str, published: str, meant: str) -> tuple[str, bool]:
        settings = {"RELATIVE_BASE": datetime.fromisoformat((published + "-01-01")[:10])} if published else {}
        if search:
            found = [moment for _, moment in search_dates(words, languages=["vi"], settings=settings) or []]
        else:
            one = dateparser.parse(words, languages=["vi"], settings=settings)
            found = [one] if one else []
        wanted = points(meant)
        right = bool(found and wanted) and agrees(found[0], wanted[0]) and agrees(found[-1], wanted[-1])
        return " ; ".join(moment.date().isoformat() for moment in found), right

    return find


def judge(system: System, row: Sequence[str]) -> tuple[str, str]:
    """The outcome for one line of the table, and what was found."""
    words, published, meant = row
    found, right = system(words, published, meant)
    if meant == "none":
        return ("false hits" if found else "right"), found
    return "right" if right else "wrong" if found else "missed", found


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 2 where it cannot be made."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("table", nargs="?", type=Path, default=TABLE, metavar="TABLE")
    ask.add_argument("--wrong", metavar="SYSTEM", help="also print each line that this system does not get right")
    options = ask.parse_args(arguments)
    warnings.filterwarnings("ignore")  # dateparser warns of its own use of days without a year
    systems: dict[str, System] = {"hoptac": hoptac}
    try:
        systems |= {"dateparser-search": by_dateparser(True), "dateparser-parse": by_dateparser(False)}
    except ImportError:
        print("dateparser is not installed here: make peers installs it.", file=sys.stderr)
        return 2
    rows = tomllib.loads(options.table.read_text(encoding="utf-8"))["cases"]
    empty = sum(row[2] == "none" for row in rows)
    print(f"{len(rows)} expressions, {empty} of which mean no time\n{'':20}" + "".join(f"{o:>11}" for o in OUTCOMES))
    for name, system in systems.items():
        judged = [(row, *judge(system, row)) for row in rows]
        counts = Counter(outcome for _, outcome, _ in judged)
        print(f"{name:20}" + "".join(f"{counts[outcome]:11}" for outcome in OUTCOMES))
        if options.wrong == name:
            for row, outcome, found in judged:
                if outcome != "right":
                    print(f"  {outcome}: {row[0]} ({row[1]}): {found or 'nothing'}, not {row[2]}")
    print(TRIAL)
    return 0


if __name__ == "__main__":
    sys.exit(main())
