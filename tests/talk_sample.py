"""A page on which a province receives guests, and what is read where a sentence follows; names are invented."""

from __future__ import annotations

from typing import Any

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

TALK = """Nghệ An tiếp đoàn tỉnh Xiêng Khoảng

12/5/2023

Sáng 11/5, ông Trần Văn Lâm, Phó Chủ tịch UBND tỉnh Nghệ An tiếp đoàn đại biểu tỉnh Xiêng Khoảng (Lào) do bà \
Khăm-ly Xay-sổm-phu, Phó Tỉnh trưởng Xiêng Khoảng dẫn đầu.
"""


def told(head: str, body: str, kinds: str) -> list[dict[str, Any]]:
    """The records of one kind ("courtesies") on a page that begins with ``head``."""
    reading = read(Snapshot("page", "page.txt", f"{head}\n{body}\n".encode(), ".txt"))
    records = as_json(reading)[kinds]
    assert isinstance(records, list)
    return records
