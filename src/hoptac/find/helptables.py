"""Which of a page's tables tell of help, and which side gave it."""

from __future__ import annotations

import re

from hoptac.base.scene import Scene
from hoptac.find.grid import SAYS_UNIT, Table, cell_key
from hoptac.find.marked import Marked, mark
from hoptac.find.signs import OURS, THEIRS

_HELP = r"(?:giúp đỡ|giúp|hỗ trợ|viện trợ|tài trợ|ủng hộ|trao tặng|tặng|cứu trợ|biếu|trao|cho)"
_TO = r"(?: (?:cho|các|phía|tỉnh|địa phương|nước|đơn vị|nhân dân|sang|về))*"
_MAY = r"(?: (?:đã|từng|còn|vừa|đang|sẽ))*"
#: Ours helped: "Phần ta giúp bạn", "Hỗ trợ các tỉnh bạn"; and the other side did: "Bạn đã giúp ta", "Hàng tiếp nhận".
_WE_HELP = re.compile(
    rf"(?<!\w)(?:ta|@|tỉnh nhà){_MAY} {_HELP}(?!\w)(?!{_TO} (?:ta|@))|(?<!\w){_HELP}{_TO} (?:bạn|&)(?!\w)"
    rf"|(?<!\w){_HELP} (?:từ|bằng|trích từ) (?:nguồn )?(?:ngân sách|kinh phí|quỹ)(?: của)? (?:@|ta|tỉnh)(?!\w)"
)
_THEY_HELP = re.compile(
    rf"(?<!\w)(?:bạn|&){_MAY} {_HELP}(?!\w)(?!{_TO} (?:bạn|&))|(?<!\w){_HELP}{_TO} (?:ta|@)(?!\w)"
    r"|(?<!\w)tiếp nhận(?!\w)"
)
#: A line that only tells in what the sums below it are counted.
_UNIT_ALONE = re.compile(rf"\(?{SAYS_UNIT}[^,;.()]{{2,30}}\)?")
#: How the column of what was given is headed.
WHAT = re.compile(
    r"(?:nội dung|công trình|tên công trình|hàng|hạng mục|hiện vật|quà|tên hàng|khoản|món|thứ|việc|dự án|vật tư"
    r"|thiết bị|tặng phẩm|loại|chủng loại|nội dung hỗ trợ|danh mục)(?!\w)"
)

#: How the column is headed that says who gave, line by line.
_GIVER = re.compile(
    r"(?:bên|phía|đơn vị|tỉnh|nước|nơi|địa phương|cơ quan)? ?(?:đã )?"
    r"(?:cho|tặng|giúp|giúp đỡ|hỗ trợ|trao|trao tặng|viện trợ|tài trợ|ủng hộ|bàn giao|gửi)$"
)


def helper(scene: Scene, table: Table) -> str | None:
    """Which side gives by a table's heading; None where that tells of no help, or of both."""
    if not any(WHAT.match(cell_key(scene, head)) for head in table.head.cells):
        return None  # a table of figures, one of which may be help
    title = _heading(scene, table)
    if title is None or not title.ours or not title.theirs:
        return None
    we, they = _WE_HELP.search(title.text), _THEY_HELP.search(title.text)
    if bool(we) == bool(they):
        return None
    return OURS if we else THEIRS


def _heading(scene: Scene, table: Table) -> Marked | None:
    """What stands above a table; above a line that only tells the unit, the line before it."""
    title = table.title
    if title is not None and title.index > 0 and _UNIT_ALONE.fullmatch(scene.folded(title.span)):
        title = scene.sentences[title.index - 1]
    return mark(scene, title) if title is not None else None


def giving_column(scene: Scene, table: Table) -> int | None:
    """The column that says who gave, beside one that says what; None where the table has none."""
    heads = [cell_key(scene, head) for head in table.head.cells]
    if not any(WHAT.match(head) for head in heads):
        return None
    return next((n for n, head in enumerate(heads) if _GIVER.match(head) and not WHAT.match(head)), None)
