"""A made-up world of provinces that work together, and the pages that tell of it: what ``bench/load.py`` loads.

Every province of Viet Nam meets every one of Laos, a few pairs often and most seldom, from 2005 to 2024. One page in
eleven holds no fact; of the others one holds as many as the pages of the gold set do, in their mix of kinds (counted by
``read`` on those that may be looked at: of 1,296 reports 317 tell of people, 272 of commitments, 230 of figures, 159 of
courtesies, 133 of visits, 100 of agreements, 85 of aid), but fewer: 6.7 on average. The same facts come back on other
pages: a visit on some four, an agreement for as long as it runs, a leader throughout a term of five years.

A page is JSON, so that reading it costs next to nothing: reading is measured by ``bench/read.py``.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from hoptac.base.nouns import Page, Reading, Report, Snapshot, Span, Statement, Zone
from hoptac.gazetteer.places import PLACES
from hoptac.gazetteer.tables import rows

MIX = {"person": 317, "commitment": 272, "figure": 230, "courtesy": 159, "visit": 133, "agreement": 100, "aid": 85}
FIRST, YEARS = 2005, 20
#: A gold page is so long; what is not told in facts is said around them.
SIGNS = 2500
_AROUND = (
    "Hai bên đánh giá cao kết quả hợp tác thời gian qua và trao đổi về những việc cần làm trong thời gian tới.",
    "Buổi làm việc diễn ra trong không khí hữu nghị, cởi mở và tin cậy giữa hai địa phương.",
    "Thay mặt lãnh đạo tỉnh, ông bày tỏ vui mừng được đón đoàn sang thăm và làm việc.",
    "Trong những năm qua, các sở, ngành của hai tỉnh thường xuyên gặp gỡ, trao đổi kinh nghiệm.",
    "Nhân dân hai bên biên giới luôn đoàn kết, giúp đỡ lẫn nhau trong sản xuất và đời sống.",
)
_POSTS = {
    "VN": ("vn-prov-party-secretary", "vn-prov-pc-chair", "vn-prov-pc-vice", "vn-prov-party-deputy"),
    "LA": ("la-governor", "la-vice-governor", "la-prov-party-secretary", "la-dept-director"),
}
_SUBJECTS = ("trường học", "trạm y tế", "đường liên bản", "nhà máy nước", "hệ thống tưới", "thư viện", "nhà văn hóa")
_KINDS = ("cooperation-agreement", "minutes-of-talks", "programme", "coordination-plan")


@dataclass(frozen=True)
class Pair:
    """A province of Viet Nam and one of Laos."""

    ours: str
    theirs: str


class World:
    """Places, the people who lead them, and what happens between them; all from a seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        sides = [sorted(r.id for r in PLACES.values() if _is_side(r, country)) for country in ("VN", "LA")]
        self.pairs = [Pair(ours, theirs) for ours in sides[0] for theirs in sides[1]]
        self.chance.shuffle(self.pairs)
        self.often = list(accumulate(1 / (number + 20) for number in range(len(self.pairs))))
        self.vi = {kind: [r["name"] for r in rows("vi_names") if r["kind"] == kind] for kind in ("family", "given")}
        self.lao = [r for r in rows("lao_names") if r["vi_forms"] and r["latin"]]

    def pages(self) -> Iterator[Snapshot]:
        """Pages without end, the same for a seed."""
        number = 0
        while True:
            pair = self.chance.choices(self.pairs, cum_weights=self.often)[0]
            day = date(FIRST, 1, 1) + timedelta(days=self.chance.randrange(YEARS * 365))
            told = [self.fact(pair, day) for _ in range(round(self.chance.expovariate(1 / 5)) + 2)]
            for copy in range(min(1 + int(self.chance.expovariate(1 / 3)), 12)):
                if self.chance.random() < 1 / 11:
                    yield self.page(number, pair, day, [])
                else:
                    own = [self.fact(pair, day) for _ in range(self.chance.randrange(4))]
                    kept = [fact for fact in told if self.chance.random() < 0.8]
                    yield self.page(number, pair, day + timedelta(days=copy % 3), [*kept, *own])
                number += 1

    def page(self, number: int, pair: Pair, day: date, facts: list[tuple[str, dict[str, Any]]]) -> Snapshot:
        """A page with these facts on it."""
        title = f"{_called(pair.ours)} và {_called(pair.theirs)} tăng cường hợp tác ({number})"
        facts = [(kind, self.varied(kind, values)) for kind, values in facts]
        told = {"title": title, "day": day.isoformat(), "facts": facts, "seed": number}
        return Snapshot(f"trang-{number}", f"bench:{number}", json.dumps(told, ensure_ascii=False).encode(), ".json")

    def varied(self, kind: str, values: dict[str, Any]) -> dict[str, Any]:
        """What another paper makes of a fact: a leader left out, a day off, a round sum."""
        if self.chance.random() < 0.75:
            return values
        loose = {"visit": "host_head", "agreement": "date", "aid": "purpose", "courtesy": "occasion"}.get(kind)
        return {**values, loose: None} if loose else values

    def leader(self, place: str, day: date, rank: int) -> tuple[str, str]:
        """Name and office of one of those who lead a province in a term of five years."""
        chance = random.Random(f"{place} {day.year // 5} {rank}")
        country = place[:2]
        office = _POSTS[country][min(rank, 3)]
        if country == "VN":
            family, middle, given = (chance.choice(self.vi[kind]) for kind in ("family", "given", "given"))
            return f"{family} {middle} {given}", office
        first, last = chance.choice(self.lao), chance.choice(self.lao)
        spelled = self.chance.random() < 0.3
        parts = [r["latin"] if spelled else r["vi_forms"].split("|")[0] for r in (first, last)]
        return " ".join(parts), office

    def fact(self, pair: Pair, day: date) -> tuple[str, dict[str, Any]]:
        """One fact between two provinces about a day."""
        kind = self.chance.choices(list(MIX), list(MIX.values()))[0]
        one, other = (pair.ours, pair.theirs) if self.chance.random() < 0.5 else (pair.theirs, pair.ours)
        values: Mapping[str, Any] = getattr(self, f"_{kind}")(one, other, day)
        return kind, dict(values)

    def _person(self, one: str, other: str, day: date) -> dict[str, Any]:
        name, office = self.leader(one, day, int(self.chance.expovariate(1 / 2)))
        return {"name": name, "posts": [{"post": office, "place": one}]}

    def _commitment(self, one: str, other: str, day: date) -> dict[str, Any]:
        what, year = self.chance.choice(_SUBJECTS), day.year + self.chance.randrange(5)
        quote = f"Hai bên thống nhất xây dựng {what} số {self.chance.randrange(400)} trước năm {year}."
        stance = self.chance.choice(("agree", "propose", "wish", "pledge"))
        return {"by": [one], "to": [other], "stance": stance, "fields": [], "quote": quote, "definite": True}

    def _figure(self, one: str, other: str, day: date) -> dict[str, Any]:
        value = self.chance.randrange(20, 2000)
        told = {"measure": "students_total", "value": value, "comparator": "=", "unit": "person", "origin": [one]}
        return {**told, "host": [other], "since": "2002", "until": day.isoformat()[:7]}

    def _courtesy(self, one: str, other: str, day: date) -> dict[str, Any]:
        kind = self.chance.choice(("congratulate", "gift", "thank", "invite", "greet"))
        occasion = self.chance.choice(("new-year", "national-day", "bunpimay"))
        return {"kind": kind, "from": [one], "to": [other], "occasion": occasion, "date": day.isoformat()}

    def _visit(self, one: str, other: str, day: date) -> dict[str, Any]:
        guest, host = self.leader(one, day, self.chance.randrange(3))[0], self.leader(other, day, 0)[0]
        told = {"guest": [one], "host": [other], "place": other, "start": day.isoformat(), "end": None}
        return {**told, "guest_head": guest, "host_head": host, "status": "done", "channel": "government"}

    def _agreement(self, one: str, other: str, day: date) -> dict[str, Any]:
        begin = day.year // 5 * 5 + 1
        kind, parties = self.chance.choice(_KINDS), sorted((one, other))
        told = {"kind": kind, "parties": parties, "act": self.chance.choice(("signed", "reviewed", "mentioned"))}
        if self.chance.random() < 0.52:
            return {**told, "term": [begin, begin + 4], "date": None, "name": f"thỏa thuận {begin}-{begin + 4}"}
        return {**told, "term": None, "date": day.isoformat(), "name": "Biên bản thỏa thuận hợp tác"}

    def _aid(self, one: str, other: str, day: date) -> dict[str, Any]:
        what, amount = self.chance.choice(_SUBJECTS), self.chance.randrange(1, 60) * 10**8
        told = {"giver": one, "receiver": other, "amount": amount, "currency": "VND", "comparator": "="}
        return {**told, "goods": None, "purpose": f"xây dựng {what}", "date": day.isoformat()}


def _is_side(row: Any, country: str) -> bool:
    """Whether a row is a province of that country in 2020."""
    stood = row.valid_from <= "2020" and (not row.valid_to or row.valid_to > "2020")
    return stood and row.country == country and row.kind in ("province", "municipality") and "-" in row.id


def _called(place: str) -> str:
    return PLACES[place].name_vi


def _words(value: Any) -> str:
    """A value as a page prints it, more or less."""
    if isinstance(value, list):
        return ", ".join(map(_words, value))
    if isinstance(value, dict):
        return " ".join(map(_words, value.values()))
    return _called(value) if value in PLACES else str(value)


def read(snapshot: Snapshot) -> Reading:
    """The reader: each fact is a sentence in which each slot has its words."""
    told = json.loads(snapshot.data)
    text, reports = f"{told['title']}\n", []
    for kind, values in told["facts"]:
        statements = []
        for slot, value in values.items():
            if value not in (None, [], ""):
                words = _words(value)
                statements.append(
                    Statement(slot, value, f"bench.{slot}", Span(len(text), len(text) + len(words)), words)
                )
                text += f"{words} - "
        text += "theo báo cáo.\n"
        reports.append(Report(kind, values, tuple(statements)))
    chance = random.Random(told["seed"])
    while len(text) < SIGNS:
        text += f"{chance.choice(_AROUND)[:-1]} {chance.randrange(9999)}.\n"
    zones = (Zone(Span(0, len(told["title"])), "title"), Zone(Span(len(told["title"]) + 1, len(text)), "body"))
    page = Page(snapshot.document, snapshot.address, text, zones, told["title"], told["day"], "meta")
    return Reading(page, tuple(reports))
