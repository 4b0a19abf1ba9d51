"""Forty facts on eight pages for those who review: sentences of this file's own, each with the words of its slots."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from hoptac.base.nouns import Page, Reading, Report, Snapshot, Span, Statement, Zone
from hoptac.register.load import load

PAGES = 8
_NAMES = ("Khamla", "Bounmy", "Somphone", "Vilay", "Thongsay", "Phouvong", "Sisouk", "Keovilay")
_GOODS = ("máy tính", "xe cứu thương", "bàn ghế học sinh", "giống lúa", "thuốc chữa bệnh", "sách giáo khoa")


def _facts(number: int) -> Iterator[tuple[str, dict[str, Any], str, dict[str, str]]]:
    """Kind, values, sentence, and the words of each slot, of the five facts of one page."""
    day, name, count = f"{number + 3}/5/2025", f"{_NAMES[number]} Sengdara", 1200 + 90 * number
    yield (
        "visit",
        {
            "guest": ["LA-XE"],
            "host": ["VN-HUE"],
            "start": f"2025-05-{number + 3:02}",
            "guest_head": name,
            "status": "done",
        },
        f"Ngày {day}, đoàn tỉnh Sê Kông do ông {name} dẫn đầu thăm và làm việc tại thành phố Huế.",
        {"guest": "tỉnh Sê Kông", "host": "thành phố Huế", "start": day, "guest_head": name},
    )
    what = f"{number + 2}0 bộ {_GOODS[number % len(_GOODS)]}"
    yield (
        "aid",
        {"giver": "VN-HUE", "receiver": "LA-XE", "goods": what},
        f"Dịp này, lãnh đạo thành phố trao tặng các trường của bạn {what}, do doanh nghiệp trên địa bàn góp.",
        {"goods": what},
    )
    yield (
        "figure",
        {"measure": "students_received", "value": count, "unit": "person", "origin": ["LA-XE"], "host": ["VN-HUE"]},
        f"Đến nay các trường ở Huế đã nhận đào tạo {count} lưu học sinh của tỉnh bạn, phần lớn học ngành y và sư phạm.",
        {"value": str(count), "measure": "lưu học sinh"},
    )
    quote = f"Hai bên thống nhất mở thêm {number + 1} lớp tiếng Việt cho cán bộ của bạn trong năm 2026."
    yield (
        "commitment",
        {"by": ["VN-HUE", "LA-XE"], "to": [], "stance": "agree", "fields": ["education"], "quote": quote},
        quote,
        {"quote": quote, "stance": "thống nhất"},
    )
    yield (
        "person",
        {"name": name, "posts": [{"post": "la-vice-governor", "place": "LA-XE"}]},
        f"Ông {name}, Phó Tỉnh trưởng Sê Kông, giới thiệu tình hình của tỉnh và những việc bạn đang cần.",
        {"name": name, "posts.0.post": "Phó Tỉnh trưởng", "posts.0.place": "Sê Kông"},
    )


def _read(snapshot: Snapshot) -> Reading:
    number = json.loads(snapshot.data)
    title = f"Huế và Sê Kông làm việc lần thứ {number + 1}"
    text, reports = f"{title}\n", []
    for kind, values, sentence, said in _facts(number):
        start = len(text)
        text += f"{sentence}\n"
        statements = [_statement(values, slot, words, start + sentence.index(words)) for slot, words in said.items()]
        inferred = [
            Statement(slot, value, "test.inferred") for slot, value in values.items() if value and slot not in said
        ]
        reports.append(Report(kind, values, (*statements, *inferred)))
    zones = (Zone(Span(0, len(title)), "title"), Zone(Span(len(title) + 1, len(text)), "body"))
    day = f"2025-05-{number + 4:02}"
    return Reading(Page(snapshot.document, snapshot.address, text, zones, title, day, "line"), tuple(reports))


def _statement(values: dict[str, Any], slot: str, words: str, start: int) -> Statement:
    value: Any = values
    for part in slot.split("."):
        value = value[int(part)] if part.isdigit() else value[part]
    return Statement(slot, value, "test.hand", Span(start, start + len(words)), words)


def load_forty() -> None:
    """Put them into the test database."""
    pages = [Snapshot(f"forty-{n}", f"file:///forty-{n}.json", json.dumps(n).encode(), ".json") for n in range(PAGES)]
    load(pages, reader=_read)
