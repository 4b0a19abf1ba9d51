"""Pages with facts for the tests of the site: read by hand here, stored and joined by the register as any other page.

``load_sample()`` puts them into the test database. The sentences are this file's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Page, Reading, Report, Snapshot, Span, Statement, Zone
from hoptac.collect import Failure
from hoptac.register.load import load

MEETING = """Trang nhất | Thời sự
Huế và Sê Kông gặp gỡ
Ngày 10/6/2022, ông Nguyễn Văn An, Chủ tịch UBND tỉnh Thừa Thiên Huế tiếp đoàn tỉnh Sê Kông do ông Bounmy Keo dẫn đầu.
Hai tỉnh đã ký Biên bản thỏa thuận giai đoạn 2022-2026.
Thừa Thiên Huế đã hỗ trợ Sê Kông hơn 2 tỷ đồng để chống dịch; Sê Kông hỗ trợ Thừa Thiên Huế 100 triệu đồng sau lũ.
Từ năm 2002, Thừa Thiên Huế nhận đào tạo 1.249 lưu học sinh Lào, trong đó hơn 150 người của Sê Kông.
Ông An đề nghị hai tỉnh mở rộng hợp tác thương mại và y tế.
Ông An mời lãnh đạo Sê Kông dự Festival Huế ngày 25/6/2022.
Tin liên quan: giá xăng tăng"""

LATER = """Số lưu học sinh Lào tại Huế
Đến ngày 26/6/2022, Thừa Thiên Huế đã nhận đào tạo 1.347 lưu học sinh Lào từ năm 2002.
Hai tỉnh Thừa Thiên Huế và Sê Kông thống nhất khai thác cửa khẩu.
Phía Sê Kông nêu khó khăn về giao thông."""

SCRIPT = """<script>alert(1)</script> Đoàn Sê Kông thăm Huế
Ngày 5/7/2023, đoàn Sê Kông thăm Thừa Thiên Huế, ông <img src=x onerror=alert(2)> dẫn đầu."""


@dataclass(frozen=True)
class Told:
    """A fact of a sample page; ``said``: slot -> the words that say it, the rest is inferred."""

    kind: str
    values: Mapping[str, Any]
    said: Mapping[str, str]
    modality: Any = "done"
    speaker: str | None = None


_AID = {"currency": "VND", "goods": None, "purpose": None}
_STUDENTS = {"measure": "students_received", "unit": "person", "host": ["VN-26"], "since": "2002", "until": None}

FACTS: dict[str, tuple[Told, ...]] = {
    "meeting": (
        Told(
            "person",
            {"name": "Nguyễn Văn An", "posts": [{"post": "vn-prov-pc-chair", "place": "VN-26"}]},
            {"name": "Nguyễn Văn An", "posts.0.post": "Chủ tịch UBND tỉnh", "posts.0.place": "Thừa Thiên Huế"},
        ),
        Told(
            "person",
            {"name": "Bounmy Keo", "posts": []},
            {"name": "Bounmy Keo"},
        ),
        Told(
            "visit",
            {
                "guest": ["LA-XE"],
                "host": ["VN-26"],
                "place": "VN-26",
                "start": "2022-06-10",
                "end": None,
                "guest_head": "Bounmy Keo",
                "host_head": "Nguyễn Văn An",
                "status": "done",
            },
            {
                "guest": "đoàn tỉnh Sê Kông",
                "host": "Chủ tịch UBND tỉnh Thừa Thiên Huế",
                "start": "Ngày 10/6/2022",
                "guest_head": "Bounmy Keo",
                "host_head": "Nguyễn Văn An",
            },
        ),
        Told(
            "agreement",
            {
                "kind": "minutes-of-agreement",
                "parties": ["LA-XE", "VN-26"],
                "term": [2022, 2026],
                "act": "signed",
                "date": None,
            },
            {"kind": "Biên bản thỏa thuận", "term": "2022-2026", "act": "đã ký"},
        ),
        Told(
            "aid",
            {"giver": "VN-26", "receiver": "LA-XE", "amount": 2000000000, "comparator": ">", **_AID},
            {"amount": "2 tỷ đồng", "comparator": "hơn"},
        ),
        Told(
            "aid",
            {"giver": "LA-XE", "receiver": "VN-26", "amount": 100000000, "comparator": "=", **_AID},
            {"amount": "100 triệu đồng"},
        ),
        Told(
            "figure",
            {**_STUDENTS, "value": 1249, "comparator": "=", "origin": ["LA"]},
            {"value": "1.249", "measure": "lưu học sinh Lào", "since": "Từ năm 2002"},
        ),
        Told(
            "figure",
            {**_STUDENTS, "value": 150, "comparator": ">", "origin": ["LA-XE"]},
            {"value": "150"},
        ),
        Told(
            "commitment",
            {
                "by": ["VN-26"],
                "to": ["LA-XE"],
                "stance": "propose",
                "fields": ["trade", "health"],
                "quote": "Ông An đề nghị hai tỉnh mở rộng hợp tác thương mại và y tế.",
            },
            {
                "quote": "Ông An đề nghị hai tỉnh mở rộng hợp tác thương mại và y tế.",
                "stance": "đề nghị",
                "fields.0": "thương mại",
                "fields.1": "y tế",
            },
            "proposed",
            "Nguyễn Văn An",
        ),
        Told(
            "courtesy",
            {"kind": "invite", "from": ["VN-26"], "to": ["LA-XE"], "occasion": "Festival Huế", "date": "2022-06-25"},
            {"kind": "mời", "occasion": "Festival Huế", "date": "25/6/2022"},
        ),
    ),
    "later": (
        Told(
            "figure",
            {**_STUDENTS, "value": 1347, "comparator": "=", "origin": ["LA"]},
            {"value": "1.347", "measure": "lưu học sinh Lào"},
        ),
        Told(
            "commitment",
            {
                "by": ["VN-26", "LA-XE"],
                "to": [],
                "stance": "agree",
                "fields": ["border-gates"],
                "quote": "Hai tỉnh Thừa Thiên Huế và Sê Kông thống nhất khai thác cửa khẩu.",
            },
            {"quote": "Hai tỉnh Thừa Thiên Huế và Sê Kông thống nhất khai thác cửa khẩu.", "fields.0": "cửa khẩu"},
        ),
        Told(
            "commitment",
            {
                "by": ["LA-XE"],
                "to": ["VN-26"],
                "stance": "difficulty",
                "fields": ["transport"],
                "quote": "Phía Sê Kông nêu khó khăn về giao thông.",
            },
            {"quote": "Phía Sê Kông nêu khó khăn về giao thông."},
        ),
    ),
    "script": (
        Told(
            "visit",
            {
                "guest": ["LA-XE"],
                "host": ["VN-26"],
                "place": "VN-26",
                "start": "2023-07-05",
                "end": None,
                "guest_head": "<img src=x onerror=alert(2)>",
                "host_head": None,
                "status": "done",
            },
            {"guest": "đoàn Sê Kông", "start": "Ngày 5/7/2023", "guest_head": "<img src=x onerror=alert(2)>"},
        ),
    ),
}

_PUBLISHED = {"meeting": "2022-06-11", "later": "2022-06-27", "script": "2023-07-06"}
_TEXTS = {"meeting": MEETING, "later": LATER, "script": SCRIPT}


def _statement(text: str, slot: str, value: Any, words: str) -> Statement:
    start = text.index(words)
    return Statement(slot, value, "test.hand", Span(start, start + len(words)), words)


def _value(values: Mapping[str, Any], slot: str) -> Any:
    value: Any = values
    for part in slot.split("."):
        value = value[int(part)] if part.isdigit() else value[part]
    return value


def _report(text: str, told: Told) -> Report:
    said = [_statement(text, slot, _value(told.values, slot), words) for slot, words in told.said.items()]
    inferred = [Statement(s, v, "test.inferred") for s, v in told.values.items() if s not in told.said and v]
    return Report(told.kind, told.values, (*said, *inferred), told.modality, speaker=told.speaker)


def _zones(text: str) -> tuple[Zone, ...]:
    """A menu before the title and related news at the end are furniture."""
    first = text.index("\n") + 1 if text.startswith("Trang nhất") else 0
    title = text.index("\n", first) + 1
    last = text.find("Tin liên quan") if "Tin liên quan" in text else len(text)
    cuts = [(0, first, "furniture"), (first, title, "title"), (title, last, "body"), (last, len(text), "furniture")]
    return tuple(Zone(Span(start, end), name) for start, end, name in cuts if start < end)  # type: ignore[arg-type]


def read_by_hand(snapshot: Snapshot) -> Reading:
    """The reading of a sample page."""
    text = snapshot.data.decode()
    zones = _zones(text)
    title = next(text[z.span.start : z.span.end].strip() for z in zones if z.name == "title")
    page = Page(
        document=snapshot.document,
        address=snapshot.address,
        text=text,
        zones=zones,
        title=title,
        published=_PUBLISHED[snapshot.document],
        published_basis="line",
        publisher="Báo Thử Nghiệm",
        raw_hash=snapshot.raw_hash,
    )
    return Reading(page, tuple(_report(text, told) for told in FACTS[snapshot.document]))


def load_sample(*documents: str) -> dict[str, str]:
    """Load the sample pages (by default all, and one empty file that fails); document -> ``Page.ref``."""
    refs: dict[str, str] = {}
    snapshots = [Snapshot(name, f"file:///{name}.txt", _TEXTS[name].encode(), ".txt") for name in documents or _TEXTS]
    failed = Failure("rong", "file:///rong.txt", HoptacError("file-empty", path="rong.txt"))
    load(
        [*snapshots, *([] if documents else [failed])],
        lambda step: refs.update({step.document: step.ref}),
        read_by_hand,
    )
    return refs
