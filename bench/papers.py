"""How long papers take: a hundred letters, the review of an agreement over a thousand entries, a briefing.

    PYTHONPATH=src python bench/papers.py

Over the sample pages in a throw-away register, each paper as DOCX and PDF. Exit 1 where a bar is missed (issue 6: 100
letters in 20 s, a review over 1,000 entries in 10 s).
"""

from __future__ import annotations

import dataclasses
import os
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import django

from hoptac.web.demo import sample_pages, throwaway_home

BARS = {"100 letters": 20.0, "review of 1,000 entries": 10.0, "briefing": 5.0}
NINE = ["LA-PH", "LA-LM", "LA-BK", "LA-OU", "LA-LP", "LA-XA", "LA-XS", "LA-XI", "LA-HO"]
TODAY = date(2026, 11, 22)


def main() -> int:
    """Print seconds beside each bar; 1 where one is missed."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "hoptac.web.settings"
    with throwaway_home():
        django.setup()
        from hoptac.register.opening import open_register

        open_register()
        took = {name: seconds(work) for name, work in works().items()}
    for name, spent in took.items():
        print(f"{name:<26} {spent:6.2f} s   at most {BARS[name]:g} s")
    return int(any(spent > BARS[name] for name, spent in took.items()))


def seconds(work: Callable[[], Any]) -> float:
    """How long some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def works() -> dict[str, Callable[[], Any]]:
    """What is measured, the register being filled."""
    from hoptac.register.drawn import letter_files
    from hoptac.register.kept_papers import draw
    from hoptac.register.letters import letters
    from hoptac.register.load import load
    from hoptac.register.papers import dossier
    from hoptac.share.papers.brief import brief
    from hoptac.share.papers.record import Office
    from hoptac.share.papers.review import review
    from hoptac.share.papers.review_fields import choose

    load(sample_pages())
    told = dossier(Office("VN-HUE"), "LA-XE", TODAY.isoformat())
    agreement = choose(told)
    assert agreement is not None

    def hundred() -> None:
        many = [one for _ in range(12) for one in letters("la-national-day", NINE, "VN-05", TODAY)][:100]
        assert len(list(letter_files(many))) == 200

    def reviewed() -> None:
        parts = {"visits": 250, "aid": 200, "figures": 200, "commitments": 250, "courtesies": 150}
        large = dataclasses.replace(told, **{name: copies(getattr(told, name), count) for name, count in parts.items()})
        made = review(large, agreement)
        assert draw(made, "docx") and draw(made, "pdf")

    return {
        "100 letters": hundred,
        "review of 1,000 entries": reviewed,
        "briefing": lambda: draw(brief(told), "docx"),
    }


def copies(items: Any, count: int) -> Any:
    """So many entries, made of those that are there."""
    return tuple(dataclasses.replace(items[n % len(items)], key=f"{n:040x}") for n in range(count))


if __name__ == "__main__":
    sys.exit(main())
