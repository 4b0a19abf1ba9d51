"""Vietnamese time expressions: Hoptac's dates beside dateparser and Duckling on the project's own table.

``python bench/times.py [TABLE] [--wrong SYSTEM]``; the table is tests/data/times_vi.toml: words as they stand in such
pages, the page's own day ("" where it has none) and what is meant (EDTF), or "none" where nothing is.

Hoptac is right where it finds exactly what is meant. The others are judged more mildly: right where the first and the
last day they find lie in the first and the last day, month or year of what is meant, as far as that goes (a month asks
for no day, a day without a year for none, "since 2015" only for 2015).
Wrong: something else was found; missed: nothing was; false hits: something was found where nothing is meant.

dateparser gives points in time without a grain. It is told the language and the page's day. "search" looks for dates
within the words, "parse" takes the words as one date.

Duckling is a Haskell program that no package registry of this project carries. It was run once, its rules as published
(of the 167 Vietnamese examples of its own tests it answered 167 as they ask); what it said is in duckling_times.json,
which also tells its commit and how it was asked. A value of it lasts as long as its grain (a year to 31 December), or
as its stretch: there the moment it names as the end, or the one before, may be the last. Where finds overlap, any of
them will do. Asked for noon instead of midnight it does as well; with its "latent", less certain times it has 68 right
and 32 false hits. A line of the table that it was never asked counts for nothing, and is told.

The table was written by those who wrote the rules: it shows what they mean to read, not how pages are made up.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from hoptac.base.fold import fold_key
from hoptac.find.dates import find_dates

TABLE = Path(__file__).resolve().parents[1] / "tests" / "data" / "times_vi.toml"
OUTCOMES = ("right", "wrong", "missed", "false hits")
ANSWERS = Path(__file__).with_name("duckling_times.json")
#: How many months a value of Duckling's lasts that is longer than a week.
MONTHS = {"month": 1, "quarter": 3, "year": 12}
TRIAL = """A trial of November 2026 on other texts gave these F1 of date spans, PhoNER_COVID19 test / founding pages:
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


def agrees(found: date, point: str) -> bool:
    """Whether a day lies in a day, month or year; 'XXXX-06-10' asks for no year."""
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


def last_day(first: date, grain: str) -> date:
    """The last day of a value: of the year, quarter, month, week or day that begins with ``first``."""
    if grain in MONTHS:
        years, month = divmod(first.month - 1 + MONTHS[grain], 12)
        return date(first.year + years, month + 1, 1) - timedelta(days=1)
    return first + timedelta(days=6 if grain == "week" else 0)


def bounds(value: dict[str, Any]) -> tuple[date, set[date]]:
    """The first day of a value of Duckling's, and the days that may pass for its last."""
    if value["type"] == "value":
        first = datetime.fromisoformat(value["value"]).date()
        return first, {last_day(first, value["grain"])}
    sides = [datetime.fromisoformat(value[side]["value"]) for side in ("from", "to") if side in value]
    return sides[0].date(), {sides[-1].date(), (sides[-1] - timedelta(seconds=len(sides) - 1)).date()}


def by_duckling(answers: dict[tuple[str, str], list[dict[str, Any]]]) -> System:
    """Duckling's stored answers; the days of all finds that overlap the first begin it, of the last end it."""

    def find(words: str, published: str, meant: str) -> tuple[str, bool]:
        found = [(each["start"], each["end"], *bounds(each["value"])) for each in answers[words, published]]
        wanted = points(meant)
        first_end = min((end for _, end, *_ in found), default=0)
        last_start = max((start for start, *_ in found), default=0)
        firsts = [first for start, _, first, _ in found if start < first_end]
        lasts = [day for _, end, _, days in found if end > last_start for day in days]
        right = bool(wanted) and any(agrees(day, wanted[0]) for day in firsts)
        right = right and any(agrees(day, wanted[-1]) for day in lasts)
        return " ; ".join(f"{words[start:end]}: {first}/{min(days)}" for start, end, first, days in found), right

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
    stored = {(each["words"], each["published"]): each["found"] for each in json.loads(ANSWERS.read_bytes())["answers"]}
    systems["duckling"] = by_duckling(stored)
    asked = [row for row in rows if (row[0], row[1]) in stored]
    empty = sum(row[2] == "none" for row in rows)
    print(f"{len(rows)} expressions, {empty} of which mean no time\n{'':20}" + "".join(f"{o:>11}" for o in OUTCOMES))
    for name, system in systems.items():
        judged = [(row, *judge(system, row)) for row in (asked if name == "duckling" else rows)]
        counts = Counter(outcome for _, outcome, _ in judged)
        print(f"{name:20}" + "".join(f"{counts[outcome]:11}" for outcome in OUTCOMES))
        if options.wrong == name:
            for row, outcome, found in judged:
                if outcome != "right":
                    print(f"  {outcome}: {row[0]} ({row[1]}): {found or 'nothing'}, not {row[2]}")
    if len(asked) < len(rows):
        print(f"Duckling was never asked {len(rows) - len(asked)} of these lines; they do not count for it.")
    print(TRIAL)
    return 0


if __name__ == "__main__":
    sys.exit(main())
