"""Countries by a short name that is a word or a person's name too ("Đức", "Nga", "Pháp"), on a page that names them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from hoptac.base.fold import LOWER, UPPER
from hoptac.base.nouns import Mention, Span
from hoptac.gazetteer.places import PLACES

#: What a short name is part of where another word follows it: "Pháp luật", "Mỹ thuật", "Đức tin", "Nhật ký".
_WORD = re.compile(
    r"(?:Pháp (?:luật|lệnh|y|lý|danh|nhân|chế|sư|đình|quy|định|môn|thuật|trị)"
    r"|Mỹ (?:thuật|phẩm|nghệ|quan|mãn|nhân|vị|học)"
    r"|Đức (?:tin|cha|mẹ|hạnh|độ|ông|bà|vua|thánh|tính|dục|trị|vua|thầy)|Nhật (?:ký|báo|thực|trình|dụng|nguyệt)"
    r"|Hàn (?:lâm|gắn|huyên|răng)|Úc (?:chế)|Ấn (?:tượng|định|phẩm|bản|loát|chỉ|hành))(?!\w)"
)
#: Before the country that ends the name of a State's own agency: "Cơ quan Hợp tác Phát triển Bỉ".
_AGENCY = re.compile(
    r"(?<!\w)(?:Cơ quan|Tổ chức|Quỹ|Hội đồng|Phòng) "
    r"(?:Hợp tác|Phát triển|Viện trợ|Giao lưu|Trao đổi|Học thuật|Thương mại)"
    r"(?: (?:và|Quốc tế|quốc tế|Phát triển|phát triển|Kỹ thuật|kỹ thuật|Công nghiệp|Giáo dục))* $"
)
#: Names that begin a sentence as another word: he ("Anh"), what is meant ("Ý"), a shirt ("Áo").
_OPENS = frozenset({"Anh", "Ý", "Áo", "Hàn", "Ấn", "Thái"})
_START = re.compile(r"(?:^|[.!?:;\n…]|[\"“‘'(]) *[\"“‘'(]? *$")


def short_names(text: str, sure: Sequence[Mention], doubtful: Iterable[Mention]) -> Iterator[Mention]:
    """Of the doubtful names those of a country that the page names beyond doubt, and that nobody on it bears."""
    countries = _spoken_of(sure)
    persons: dict[str, bool] = {}
    for mention in doubtful:
        name = text[mention.span.start : mention.span.end]
        of_agency = _AGENCY.search(text[max(0, mention.span.start - 60) : mention.span.start]) is not None
        if not (of_agency or set(mention.value.ids) <= countries) or not _stands_alone(text, mention.span):
            continue
        if name not in persons:
            persons[name] = _is_persons(text, name)
        if not persons[name]:
            yield mention


def _spoken_of(sure: Sequence[Mention]) -> set[str]:
    """The countries that a page speaks of more than in passing: behind a word for a State or its people, or twice."""
    named = [(i, m.value.cue) for m in sure for i in m.value.ids if PLACES[i].kind == "country"]
    times = Counter(place for place, _ in named)
    return {place for place, cue in named if cue or times[place] > 1}


def _stands_alone(text: str, span: Span) -> bool:
    """Whether a name is no part of a longer one, nor another word."""
    if re.match(rf" [{UPPER}]", text[span.end : span.end + 2]) or _WORD.match(text, span.start):
        return False
    opens = _START.search(text, max(0, span.start - 8), span.start) is not None
    return not (opens and text[span.start : span.end] in _OPENS)


def _is_persons(text: str, name: str) -> bool:
    """Whether somebody of the page bears the name: "Hoàng Tiến Đức", "chị Nga"."""
    words = rf"(?:[{UPPER}][{LOWER}]+ )"
    titled = rf"(?<!\w)(?:ông|bà|anh|chị|cô|em|cháu|thầy|bác|cụ) {words}?"
    return re.search(rf"(?:{words}{{2,3}}|{titled}){name}(?!\w)", text) is not None


#: Words that bear a capital only as they open a sentence: a place behind them is no rest of a name.
_OPENERS = frozenset(
    """Đoàn Phía Khách Bên Tại Từ Đến Tới Ở Về Sang Với Người Dân Nếu Khi Điều Theo Do Vì Dù Cả Cùng Giữa Nhưng Và Còn
    Mà Trong Ngoài Sau Trước Để Cho Hiện Nay""".split()  # noqa: SIM905 - a row of words reads better
)


def after_capital_word(text: str, start: int) -> bool:
    """Whether a word with a capital letter stands at once before: then a name may be the rest of a person's."""
    before = re.search(r"(\w+)\s$", text[max(0, start - 20) : start])
    return (
        before is not None
        and before.group(1)[0].isupper()
        and not before.group(1).isupper()
        and before.group(1) not in _OPENERS
    )
