"""Which lines of a page are its headline: by where they stand and how they look; of papers and bulletins by kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from hoptac.base.fold import UPPER
from hoptac.decode.lines import Line, ends_sentence
from hoptac.decode.publisher import is_site

PAREN = re.compile(r"^[(\[].*[)\]]$")
#: The line of a periodical's issue, under its name: "Số 1127, Chủ nhật 26-11-2006".
_ISSUE = re.compile(r"Số \d{1,5}\b|Năm thứ ", re.IGNORECASE)
#: What a register of papers or a crawler prints before a headline, in its line.
BEFORE_TITLE = re.compile(
    r"(?:(?:trích yếu|tiêu đề|tên bài)(?: nội dung| văn bản)?\s?:\s|date \d{4}-\d\d(?:-\d\d)?\s|"
    r"\[\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\]\s|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\s?[-–|]\s(?!\d))\s{0,3}",
    re.IGNORECASE,
)
#: How an official document begins, below the headline that the site gave it.
_OFFICIAL = re.compile(
    rf"(?:[ỦU][ỶY] BAN NHÂN DÂN|UBND [{UPPER} ]{{4,60}}$|CỘNG H[ÒO][ÀA] XÃ HỘI|TỈNH [ỦU][ỶY]|HỘI ĐỒNG NHÂN DÂN"
    r"|Kính gửi|Căn cứ |Số: )"
)
#: The first lines of an official document, by themselves.
LETTERHEAD = re.compile(
    r"(?:[^\t]{2,60}\t)?CỘNG H[ÒO][ÀA] XÃ HỘI|ĐẢNG CỘNG SẢN|(?:[^\t]{2,60}\t)?Độc lập\s?-", re.IGNORECASE
)
#: The kind of a paper in a line of its own; what it is about stands in the next.
_KIND = re.compile(
    r"(?:BÁO CÁO|KẾ HOẠCH|CHƯƠNG TRÌNH|BIÊN BẢN|THÔNG BÁO|TỜ TRÌNH|ĐỀ ÁN|QUYẾT ĐỊNH|NGHỊ QUYẾT|KẾT LUẬN|HƯỚNG DẪN"
    r"|PHƯƠNG ÁN|THÔNG CÁO|CÔNG VĂN|BẢN GHI NHỚ|THỎA THUẬN|TÓM TẮT|TỔNG HỢP|DIỄN VĂN|BÀI PHÁT BIỂU|ĐỀ CƯƠNG|LỊCH)"
    r"(?: [^\d,.;:]{2,40})?"
)
#: An issue of a bulletin, whose name is its headline: "BẢN TIN ĐỐI NGOẠI TUẦN 23", "Điểm tin biên giới, số 4".
_BULLETIN = re.compile(
    r"(?:(?:bản|điểm|thông|thư|đặc) )?tin\b.{0,60}\b(?:số|tuần|tháng|quý|k[ỳì])\b\W{0,3}(?:số\s)?\d", re.IGNORECASE
)
_BULLETIN_NAME = re.compile(r"(?:bản|điểm|thông|thư|đặc) tin(?: [^\W\d]+){1,8}$", re.IGNORECASE)
_ISSUE_LINE = re.compile(r"(?:tuần|số|tháng|quý|k[ỳì])\b.{0,8}\d", re.IGNORECASE)
_LABELLED = re.compile(r"^[^:]{2,22}:\s")
#: The row of an office's register of papers that says what a paper is about; the paper's own title follows.
_REGISTERED = re.compile(r"(?:trích yếu|nội dung|về việc|v/v|tóm tắt|loại văn bản)[^:]{0,20}:", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,5}|[a-zđ])[.)/]\s")
_IN_PICTURE = re.compile(r"\((?:bên |hàng |thứ )?(?:trái|phải|giữa)[^)]{0,20}\)", re.IGNORECASE)
#: How a paragraph begins and no headline does; only asked of lines that end in a stop.
_OPENING = re.compile(
    r"(?:\([^)]{2,30}\)|[\w ]{2,20}\s[-–]\s)?\s?(?:sáng|trưa|chiều|tối|đêm|ngày|hôm|trong (?:hai|ba|các|khuôn)"
    r"|vừa qua|mới đây|nhận lời|thực hiện"
    r"|nhân dịp|nhân kỷ niệm|được sự|tiếp|phát biểu|theo|căn cứ|tại|cùng ngày)\b",
    re.IGNORECASE,
)
#: To whom a letter or a speech is: no headline.
_ADDRESSED = re.compile(r"(?:trân trọng )?kính (?:gửi|thưa)(?!\w)|(?:thưa|gửi) .*[,!]$", re.IGNORECASE)
#: Who made a page, when it goes out, to whom: "Bút ký của A", "Biên tập: B", "Phát hành chiều Chủ nhật".
_IMPRINT = re.compile(
    r"(?:bút k[ýí]|ghi chép|phóng sự|tùy bút|tản văn|k[ýí] sự|truyện|thơ|bài|ảnh) của [^,.]{2,40}(?:,[^,]{2,50})?$"
    r"|(?:(?:người|nhóm) (?:viết|đăng|đưa|soạn|thực hiện)|biên tập|quay phim|dựng|phát sóng|lên sóng|thực hiện|tác giả"
    r"|chịu trách nhiệm|ban biên tập|nơi nhận|(?:chuyên )?mục|mục lục|trong số này|lưu hành)\b[^:]{0,30}:"
    r"|(?:phát|lưu) hành\s?(?::|nội bộ|vào|ngày|lúc|sáng|chiều|hằng|hàng|thứ|\d|mỗi)",
    re.IGNORECASE,
)
#: The State's name in capitals beside an office's: "SỞ A    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".
_BESIDE_STATE = re.compile(r"\s{2,}CỘNG H[ÒO][ÀA] XÃ HỘI CHỦ NGHĨA VIỆT NAM$")
#: How the name of an office begins that has a site of its own.
_OFFICE = re.compile(
    r"(?:TRUNG TÂM|HỘI(?! CHỢ| NGHỊ| ĐÀM| THẢO| THI| AN)|LIÊN HIỆP|LIÊN ĐOÀN|ĐẢNG BỘ|BỘ CHỈ HUY|BAN|VĂN PHÒNG|TRƯỜNG"
    r"|BỆNH VIỆN|CÔNG AN|TỈNH ĐOÀN|ĐOÀN THANH NIÊN|MẶT TRẬN|CHI CỤC|CỤC|TỔNG LÃNH SỰ QUÁN|ĐẠI SỨ QUÁN|HUYỆN ỦY"
    r"|BIÊN PHÒNG|THÀNH ỦY)(?!\w)"
)
_QUOTES = "\"“”'‘’«("
#: As many words of a first line that names no site are a headline's, whatever stands between it and the article.
_FIRST = 8
_LONG = 160  # characters of a paragraph
_SURE = 0.8  # the score of a line that is a headline whatever paper stands below it


def find_title(lines: Sequence[Line]) -> list[int]:
    """The headline's lines: what the markup says, the likeliest line above the first paragraph, a paper's kind with
    what it is about, a bulletin's name and issue; none where nothing looks like one.
    """
    paper = _paper_title(lines)
    if hinted := [i for i, line in enumerate(lines) if line.hint == "title" and line.text]:
        return paper if paper and hinted[0] == paper[-1] else hinted
    head = _head(lines)
    score, best = max(((_title_score(lines, i), i) for i in head), default=(0.0, 0))
    if paper and (score < _SURE or best >= paper[0]):
        return paper
    bulletin = _bulletin_title(lines, head) if score < _SURE or _ISSUE_LINE.match(lines[best].text) else []
    return bulletin or (_with_next(lines, best) if score > 0 else [])


def _paper_title(lines: Sequence[Line]) -> list[int]:
    """The title of an official paper on two lines or more: its kind and what it is about."""
    filled = [i for i, line in enumerate(lines) if line.text and line.hint != "furniture"][:20]
    for at, (i, after) in enumerate(pairwise(filled)):
        kind, line = lines[i].text, lines[after]
        if lines[i].kind == "prose" and len(kind) > _LONG:
            return []
        what = line.words >= 4 and "\t" not in line.text and not ends_sentence(line.text)
        if what and _KIND.fullmatch(kind) and not (_OFFICIAL.match(line.text) or _NUMBERED.match(line.text)):
            named = _goes_on(lines, filled[at + 1 :])
            return named if line.text.lower().startswith(" ".join(kind.lower().split()[-2:])) else [i, *named]
    return []


def _bulletin_title(lines: Sequence[Line], head: Sequence[int]) -> list[int]:
    """The name and issue of a bulletin that has no other headline: in one line or in two."""
    for i, after in pairwise([*head, -1]):
        if _BULLETIN.match(lines[i].text):
            return [i]
        if after > 0 and _BULLETIN_NAME.fullmatch(lines[i].text) and _ISSUE_LINE.match(lines[after].text):
            return [i, after]
    return []


def _goes_on(lines: Sequence[Line], places: Sequence[int]) -> list[int]:
    """The first of some lines, and those behind that go on with it in small letters."""
    found = list(places[:1])
    for i in places[1:3]:
        if not lines[i].text[0].islower() or ends_sentence(lines[i].text):
            break
        found.append(i)
    return found


def _with_next(lines: Sequence[Line], i: int) -> list[int]:
    """A headline in capitals may run over two lines."""
    after = lines[i + 1] if i + 1 < len(lines) else None
    if after is None or not (lines[i].text.isupper() and after.text.isupper()) or ends_sentence(lines[i].text):
        return [i]
    alike = after.kind == "short" and after.sign == "" and after.words >= 3 and not is_site(after.text)
    return [i, i + 1] if alike and not (_OFFICIAL.match(after.text) or _NUMBERED.match(after.text)) else [i]


def _head(lines: Sequence[Line]) -> list[int]:
    """The filled lines above the first paragraph, at most 40. A first line may be a headline that ends in a stop."""
    found: list[int] = []
    for i, line in enumerate(lines):
        if not line.text or line.hint == "furniture":
            continue
        if len(line.text) > 220 or (_OFFICIAL.match(line.text) and found) or len(found) == 40:
            break
        if (
            line.kind == "prose"
            and ends_sentence(line.text)
            and ((found and len(line.text) > 90) or len(line.text) > 160)
        ):
            break
        found.append(i)
    return found


def _title_score(lines: Sequence[Line], i: int) -> float:
    """How much a line looks like the headline; 0 for what cannot be one."""
    line = lines[i]
    if (
        line.kind in ("date", "menu", "caption")
        or line.sign not in ("", "maybe")
        or line.words < 4
        or PAREN.match(line.text)
        or _ADDRESSED.match(line.text)
        or _IMPRINT.match(line.text)
        or _BESIDE_STATE.search(line.text)
    ):
        return 0
    if line.text.endswith(":") or _IN_PICTURE.search(line.text) or "\t" in line.text:
        return 0
    if not (line.text[0].isalnum() or line.text[0] in _QUOTES or BEFORE_TITLE.match(line.text)):
        return 0  # an entry of a list
    small = line.text[0].islower() and not BEFORE_TITLE.match(line.text)
    if small or (ends_sentence(line.text) and _OPENING.match(line.text)):
        return 0  # "và Đoàn đại biểu …" goes on with the line above
    site = is_site(line.text)
    score = min(line.words, 14) / 14
    score += 0.7 if _near_date(lines, i, 1) else 0.3 if _near_date(lines, i, -1) else 0
    score += 0.5 if _before_article(lines, i) else 0
    score += 0.3 if line.words >= _FIRST and not site and not any(other.text for other in lines[:i]) else 0
    score -= (1.5 if line.text.isupper() else 0.5) if site else 0.7 if _is_masthead(lines, i) else 0
    score -= 0.6 if _LABELLED.match(line.text) and (line.words < 7 or _REGISTERED.match(line.text)) else 0
    score -= 1.0 if _NUMBERED.match(line.text) else 0
    return score


def _is_masthead(lines: Sequence[Line], i: int) -> bool:
    """Whether a page's first line names the site, whatever its name: right above a menu, or an office in capitals."""
    after = next((line for line in lines[i + 1 :] if line.text), None)
    first = not any(line.text for line in lines[:i])
    office = lines[i].text.isupper() and _OFFICE.match(lines[i].text) is not None
    return first and (office or (after is not None and after.kind == "menu"))


def _near_date(lines: Sequence[Line], i: int, step: int) -> bool:
    """Whether the next filled line that way (buttons passed over) is a date line, not that of a periodical's issue."""
    k = i + step
    while 0 <= k < len(lines) and (not lines[k].text or lines[k].sign == "buttons" or PAREN.match(lines[k].text)):
        k += step
    return 0 <= k < len(lines) and lines[k].kind == "date" and not _ISSUE.match(lines[k].text)


def _before_article(lines: Sequence[Line], i: int) -> bool:
    """Whether the article begins right after this line, dates and buttons passed over."""
    for line in lines[i + 1 :]:
        passed = line.kind == "date" or line.sign in ("buttons", "counter", "credit", "tags", "teaser")
        passed = passed or PAREN.match(line.text) is not None
        if line.text and not passed:
            return line.kind in ("prose", "caption") or _OFFICIAL.match(line.text) is not None
    return False
