"""Words for what became of a thing: signed or planned, done or called off, outgoing or incoming."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hoptac.base.fold import fold_key

#: Value -> the words that mean it; the first that matches is taken.
ACTS: Mapping[str, re.Pattern[str]] = {
    "proposed": re.compile(
        r"dự kiến|chưa ký|đề xuất|đang (?:đàm phán|xây dựng|dự thảo|xin)|chuẩn bị ký|planned|proposed|draft"
    ),
    "signed": re.compile(
        r"đã ký|ký kết|còn hiệu lực|hết hiệu lực|hết hạn|có hiệu lực|gia hạn|thanh lý|chấm dứt|"
        r"đang (?:triển khai|thực hiện|có hiệu lực|hiệu lực)|đã (?:hoàn thành|kết thúc|triển khai|thực hiện)|"
        r"signed|in force|expired|active|ended"
    ),
}
STATUSES: Mapping[str, re.Pattern[str]] = {
    "cancelled": re.compile(r"hủy|hoãn|không thực hiện|cancel|postponed"),
    "planned": re.compile(r"dự kiến|kế hoạch|chưa|sắp|planned"),
    "done": re.compile(r"đã|hoàn thành|xong|thực hiện|kết thúc|done|completed"),
}
_OUT = (
    r"đoàn ra|(?<!\w)ra(?!\w)|xuất cảnh|đi (?:công tác|thăm)|(?<!\w)out|giúp bạn|hỗ trợ bạn|cho bạn|"
    r"ta (?:giúp|hỗ trợ|tặng|sang|đi)"
)
_IN = (
    r"đoàn vào|(?<!\w)vào(?!\w)|nhập cảnh|đoàn đến|khách|(?<!\w)in(?!\w)|incoming|"
    r"bạn (?:giúp|hỗ trợ|tặng|sang|đến|vào)|tiếp nhận|nhận (?:từ|của|hỗ trợ)"
)
DIRECTIONS: Mapping[str, re.Pattern[str]] = {
    "out": re.compile(rf"^(?!.*(?:{_IN})).*(?:{_OUT})"),
    "in": re.compile(rf"^(?!.*(?:{_OUT})).*(?:{_IN})"),
}


def read_state(words: str, table: Mapping[str, re.Pattern[str]]) -> str | None:
    """The value that some words mean; None where they mean none, or two.

    >>> read_state("Đoàn ra", DIRECTIONS), read_state("Đoàn ra, đoàn vào", DIRECTIONS), read_state("Đã hủy", STATUSES)
    ('out', None, 'cancelled')
    """
    plain = fold_key(words)
    return next((value for value, pattern in table.items() if pattern.search(plain)), None)
