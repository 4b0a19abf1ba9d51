"""People who decide at random, for tests: on reports of all kinds, in all ways, what they may and what is refused."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

from hoptac.base.errors import HoptacError
from hoptac.register import decide
from hoptac.register.models import Decision, Entry, Page, Report

PEOPLE = ("Lan", "Minh", "Thảo")
_CORRECT = {
    "visit": (("size", lambda c: c.randint(1, 60)), ("start", lambda c: f"2022-06-{c.randint(1, 28):02}")),
    "aid": (("amount", lambda c: c.randint(1, 9) * 10**6), ("receiver", lambda c: c.choice(["LA-XE", "LA-SV"]))),
    "agreement": (
        ("act", lambda c: c.choice(["signed", "reviewed"])),
        ("term", lambda c: [2022, c.randint(2023, 2027)]),
    ),
    "figure": (("value", lambda c: c.randint(1, 2000)), ("since", lambda c: str(c.randint(1995, 2022)))),
    "commitment": (("stance", lambda c: c.choice(["wish", "agree"])), ("fields", lambda c: ["trade"])),
    "courtesy": (("occasion", lambda c: c.choice(["Tết", "Bunpimay"])), ("date", lambda c: None)),
    "person": (("name", lambda c: c.choice(["Nguyễn Văn An", "Trần Văn Bình"])), ("posts", lambda c: [])),
}


def decide_at_random(chance: random.Random, count: int) -> Counter[str]:
    """So many decisions; how many of each action."""
    made: Counter[str] = Counter()
    ways = [_accept, _accept, _reject, _ask, _correct, _correct, _correct, _merge, _split, _add, _undo, _undo]
    while made.total() < count:
        way = chance.choice(ways)
        try:
            number = way(chance)
        except HoptacError as error:
            assert error.code in ("split-nothing", "merge-unlike"), error
            continue
        if number:
            made[Decision.objects.get(number=number).action] += 1
    return made


def _report(chance: random.Random) -> Report:
    keys = list(Report.objects.order_by("key").values_list("key", flat=True))
    return Report.objects.get(key=chance.choice(keys))


def _by(chance: random.Random) -> str:
    return chance.choice(PEOPLE)


def _accept(chance: random.Random) -> int:
    return decide.accept(_report(chance).key, _by(chance))


def _reject(chance: random.Random) -> int:
    return decide.reject(_report(chance).key, _by(chance))


def _ask(chance: random.Random) -> int:
    return decide.ask(_report(chance).key, "Có chắc không?", _by(chance))


def _correct(chance: random.Random) -> int:
    report = _report(chance)
    slot, value = chance.choice(_CORRECT[report.kind])
    made: Callable[[random.Random], object] = value
    return decide.correct(report.key, slot, made(chance), _by(chance))


def _merge(chance: random.Random) -> int:
    kind = _report(chance).kind
    keys = list(Entry.objects.filter(kind=kind).order_by("key").values_list("key", flat=True))
    return decide.merge(chance.sample(keys, 2) if len(keys) > 1 else keys, _by(chance))


def _split(chance: random.Random) -> int:
    entry = _report(chance).entry
    assert entry is not None
    keys = sorted(entry.reports.values_list("key", flat=True))
    return decide.split(chance.sample(keys, chance.randint(1, len(keys))), _by(chance))


def _add(chance: random.Random) -> int:
    values = {"guest": ["LA-XE"], "host": ["VN-26"], "start": f"2022-06-{chance.randint(1, 28):02}"}
    pages = list(Page.objects.filter(address__startswith="test:", text__contains="Đoàn").order_by("ref"))
    page = chance.choice(pages).ref if pages and chance.random() < 0.5 else None
    quotes = [{"slot": "guest", "words": "Đoàn"}] if page else []
    return decide.add("visit", values, _by(chance), page, quotes)


def _undo(chance: random.Random) -> int:
    last = decide.last()
    return decide.undo(chance.randint(max(1, last.number - 200), last.number), _by(chance)) if last else 0
