"""Whether a month that a sentence names tells when something was."""

from __future__ import annotations

import re

#: Opens a sentence or a clause before the month in which somebody came; behind a month that is just over.
_OPENS_MONTH = re.compile(
    r"\W*(?:[^;]{2,160}(?::|(?<!\w)(?:rằng|cho biết|cho hay|kể|nhắc lại):?) )?"
    r"(?:(?:[^,;:]{2,40}[,:;] )?(?:hồi|vào|trong|từ|giữa|cuối|đầu|mới|năm ngoái)[ ,]+)?"
)
_JUST_GONE = re.compile(r"(?:hồi )?tháng [^\W_]+(?: [^\W\d_]+)? (?:vừa rồi|vừa qua|năm nay|năm ngoái|rồi|trước)(?!\w)")


def is_month_told(opening: str, month: str) -> bool:
    """Whether a month tells when something was, by the words of its sentence before it or from it on."""
    return _OPENS_MONTH.fullmatch(opening) is not None or _JUST_GONE.match(month) is not None
