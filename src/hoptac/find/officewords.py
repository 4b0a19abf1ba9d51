"""How far the words of an office go: up to a name; without their place's name, level words and short names."""

from __future__ import annotations

import re
from collections.abc import Callable

from hoptac.base.fold import LOWER, UPPER, Folded
from hoptac.base.syllables import is_syllable
from hoptac.find.namewords import is_vietnamese, last_name
from hoptac.gazetteer.world import PARTS, WORLD

_NAME_AT_END = re.compile(rf"(?<=[{LOWER})])\s+((?:[{UPPER}][\w-]*\s*){{2,6}})$")
#: A country's name within its party's own name stays.
IN_NAME = re.compile(
    r"(?:Đảng (?:Cộng sản|Nhân dân(?: Cách mạng)?|Lao động)|Đoàn Thanh niên Nhân dân Cách mạng|Trung ương Đảng)"
    r" [^,]{3,20}$",
    re.I,
)
#: A name behind one of these is the firm's or the school's own.
#: Whose envoy one is, before where he is: "Phó đại sứ A tại B".
ENVOYS = re.compile(
    rf"((?:[Đđ]ại sứ|[Ll]ãnh sự|[Cc]ông sứ|[Tt]ham tán|[Tt]ùy viên|[Tt]uỳ viên)(?: [{LOWER}]+){{0,3}})"
    rf"(?: [{UPPER}][{LOWER}]*){{1,3}}(?= tại [{UPPER}])"
)
_FIRM = re.compile(
    r"(?:Tập đoàn|Công ty|TNHH|Cổ phần|CP|MTV|Hãng|Ngân hàng|Quỹ|Tổ chức|Đại học|Cao đẳng|Bệnh viện|"
    r"(?<!ôi )[Tt]rường|THPT|THCS|Tiểu học|ĐH|CĐ)$"
)
_TRADE = re.compile(r"Công ty|Tập đoàn|Ngân hàng|Hợp tác xã|Doanh nghiệp tư nhân")
#: A town or district that no table holds, behind its level word at the end of an office's words.
_UNKNOWN_TOWN = re.compile(
    rf"(?<=\s)((?:huyện|quận|thị xã|thành phố|tỉnh|châu|thị trấn|bang|phường|xã|đặc khu)(?: tự trị)?)"
    rf"\s[{UPPER}][\w'’-]*(?:\s[{UPPER}][\w'’-]*){{0,3}}(?: \d{{1,2}})?$"
)
#: An organ's short name in brackets within an office: "Hội đồng nhân dân (HĐND) tỉnh".
SHORT = re.compile(r" \(([^\W\d_][^\W\d_&-]{1,8})\)(?=\s)")
_LEVEL = re.compile(
    r"\s*(?:của\s+)?(?:(?<!nhà )(?<!Nhà )nước|CHDCND|TP\.?)\s*$|(?<=khu tự trị) dân tộc(?: [^\W\d_]+)?\s*$", re.I
)
#: "quyền Thủ tướng", not "chính quyền", "uỷ quyền".
_FILLS = re.compile(r"(?<!\w)(?<!chính )(?<!ủy )(?<!uỷ )(?<!nhân )(?<!thẩm )(?<!chủ )[Qq]uyền $", re.IGNORECASE)
#: A building or a board that bears the name of an office: "tại Phủ Chủ tịch", "Ban Giám đốc".
_SEAT_OF = re.compile(r"(?<!chính )(?<!\w)(?:phủ|dinh) $|(?<!trưởng )(?<!\w)ban (?:tổng )?$")
#: Degrees that belong to the name behind them: "Phó Chủ tịch GS.TS Lê Văn A".
_DEGREES = re.compile(r"\s(?:(?:GS|PGS|TSKH|TS|BSCK[I12]*|BS|ThS|KS|LS)\.?\s?)+$")
#: What points at a body named before: "Phó Chủ tịch Hội đồng vùng ấy".
_POINTED_AT = re.compile(r" (?:ấy|này|đó|kia|nọ|bạn|nhà|ta|mình)$")
_AUTONOMOUS = re.compile(r"(?<=[ủu][ỷy]) khu tự trị(?: dân tộc(?: [^\W\d_]+)?)?$", re.I)
_OWN_LEVEL = re.compile(
    r"((?:thị|tỉnh|châu|huyện|quận|đô) trưởng|(?:châu|khu|thành|tỉnh|huyện|quận) [ủu][ỷy]|thống đốc)\s+(?:của\s+)?"
    r"(?:thành phố|tỉnh|châu|huyện|quận|thủ đô|bang)$",
    re.I,
)
_BODY_WORD = re.compile(
    r"(?:Sở|Ty|Ban|Bộ|Hội|Trung|Công|Cơ|Viện|Trường|Đại|Văn|Ủy|Uỷ|Cục|Vụ|Phòng|Khu|Quỹ|Tổng|Binh|Hiệp|Liên|Đảng|Mặt|Ngân|Đài|"
    r"Học|Bệnh|Khoa|Bảo|Nhà|Chính|Quân|Quốc|Hội|Tập(?= đoàn)|Thành|Tỉnh|Đoàn|Đội|Đồn|Trạm|Chi|Kho|Thư|Báo|"
    r"(?!BS|TS|GS|PGS|LS|KS)(?:UB)?[BCDĐGHKLMNPQRSTVX]{2,})\s"  # a short name without a vowel: BCH Quân sự
)
#: A ruler's title and the name right behind it, before where he was met: "Thống đốc A B tại trụ sở chính quyền tỉnh".
_RULER = re.compile(r"(?:thống đốc|thị trưởng|tỉnh trưởng|đô trưởng|châu trưởng|thủ tướng|tổng thống)$", re.I)
_THERE = re.compile(rf"\s(?P<name>[{UPPER}][\w-]+(?: [{UPPER}][\w-]+)+)(?= (?:tại|ở) )")
#: A name behind a firm's short name: "Phó Giám đốc ABC Lê Văn A".
_AFTER_SHORT = re.compile(rf"(?<=[{UPPER}]{{2}})\s+((?:[{UPPER}][{LOWER}]+\s*){{2,5}})$")
_FULL_NAME = re.compile(rf"(?:[{UPPER}][{LOWER}]+ ){{2,5}}[{UPPER}][{LOWER}]+(?= [{LOWER}])")


#: A sea at the end of an office's words is nobody's name: "Tư lệnh Hạm đội Thái Bình Dương Mỹ".
_SEA = re.compile(r"^(?:Ấn Độ Dương ?[-–] ?)?(?:Thái Bình|Ấn Độ|Đại Tây) Dương(?: (?:Mỹ|Hoa Kỳ|Nga|Anh|Pháp))?$")
#: Fields of a department that are written with two capitals ("Sở Công Thương").
_FIELD = re.compile(
    r"(?:Công Thương|Ngoại Vụ|Nội Vụ|Tư Pháp|Y Tế|Xây Dựng|Giao Thông|Tài Chính|Kế Hoạch|Giáo Dục|Văn Hóa|Văn Hoá|"
    r"Du Lịch|Khoa Học|Nông Nghiệp|Lao Động|Tài Nguyên|Thông Tin|Dân Tộc|Ngoại Giao|An Ninh|Quốc Phòng)(?!\w)"
)


#: A body that needs no name of its own before the person's: "Chủ tịch Hội Lê Văn A".
_BARE_BODY = re.compile(r"(?:Hội|Tỉnh hội|Chi hội|Sở|Ban|Viện|Phòng)\s")


#: The youth's union, whose short name is a family name too: "Bí thư Trung ương Đoàn Lê Văn A".
_UNION = re.compile(r"(?<=[Tt]rung ương )Đoàn(?= [A-ZĐ])")


def _is_foreign(words: str) -> bool:
    """Whether two words are a foreigner's name, written without any mark and not in Vietnamese syllables."""
    return words.isascii() and len(words.split()) == 2 and not any(map(is_syllable, words.split()))


def _is_named(name: str, words: str) -> bool:
    """Whether a run behind a body's short name is a person's: one of ours, or a foreigner's where no firm is told."""
    return is_vietnamese(name) or (_is_foreign(name) and not _TRADE.search(words))


def acting(text: str, start: int) -> str:
    """The word before a title that somebody only fills for a time, as printed; no part of "chính quyền"."""
    fills = _FILLS.search(text[max(0, start - 12) : start])
    return fills.group() if fills else ""


def names_body(text: str, start: int) -> bool:
    """Whether a title of the folded text is part of a building's or a board's name: "Phủ Chủ tịch", "Ban giám đốc"."""
    before = _SEAT_OF.search(text, max(0, start - 16), start)
    board = before is not None and before.group().startswith("ban")
    return before is not None and (not board or text.startswith(("giám đốc", "tổng giám đốc"), start))


def opens_body(words: str) -> bool:
    """Whether words in capitals begin as a body's name, not a person's."""
    return _BODY_WORD.match(words) is not None


def _before_full_name(words: str, head: int, holds_place: Callable[[str], bool]) -> str:
    """An office's words up to the name with which the sentence goes on ("Trưởng Ban Lê Văn A đưa …"): one right behind
    the head, or a full Vietnamese one.
    """
    if _RULER.search(words[:head]) and (told := _THERE.match(words[head:])) and not holds_place(told.group("name")):
        return words if opens_body(told.group("name") + " ") else words[:head]
    union = _UNION.search(words)
    if union is not None and is_vietnamese(words[union.end() :].strip()):
        return words[: union.end()]
    named = re.match(rf"\s[{UPPER}][\w-]+(?: [{UPPER}][\w-]+)+(?= (?!(?:tại|ở|của|thuộc|khu) )[{LOWER}])", words[head:])
    last = head + named.group().rfind(" ") + 1 if named else 0  # "Trưởng khoa Sản Bệnh viện"
    body = opens_body(words[head + 1 :]) or opens_body(words[last:])
    if named and not body and not holds_place(named.group()):
        return words[:head]
    for run in _FULL_NAME.finditer(words):
        parts = run.group().split()
        for first in range(max(0, len(parts) - 4), len(parts) - 2):
            at = run.start() + sum(len(part) + 1 for part in parts[:first])
            name = " ".join(parts[first:])
            if (
                at > head - 1
                and is_vietnamese(name)
                and not _SEA.search(name)
                and not _FIRM.search(words[:at].rstrip())
            ):
                return words[:at].rstrip()
    return words


def before_name(words: str, head: int, is_place: Callable[[str], bool]) -> str:
    """Cut off a personal name at the end: two or more capitalised words after one in small letters or a place."""
    words = _before_full_name(re.sub(r"\s(?:và|cùng|rồi)$", "", words.rstrip()), head, is_place)
    short = _AFTER_SHORT.search(words, max(0, head - 1))
    if short and _is_named(short.group(1).strip(), words) and not is_place(short.group(1)):
        return words[: short.start()]
    name = _NAME_AT_END.search(words, max(0, head - 1))
    if not name or is_place(name.group(1)) or _SEA.search(name.group(1).strip()):
        return words
    if any(word.isupper() for word in name.group(1).split() if len(word) > 1):  # "Giám đốc NXB Trẻ Lê Văn A"
        later = last_name(name.group(1))
        return words[: name.start(1) + later].rstrip() if later else words
    bare = _BARE_BODY.match(name.group(1))
    if bare is not None:
        told = name.group(1)[bare.end() :].strip()
        named = is_vietnamese(told) if len(told.split()) > 2 else _is_foreign(told)
        return words[: name.start(1) + bare.end()].rstrip() if named else words
    field = _FIELD.match(name.group(1))
    if field is not None:
        named = len(name.group(1)[field.end() :].split()) > 1
        return words[: name.start(1) + field.end()] if named else words
    world = WORLD.match(name.group(1)) or PARTS.match(name.group(1))
    if world is not None:
        named = len(name.group(1)[world.end() :].split()) > 1
        return words[: name.start(1) + world.end()] if named else words
    later = last_name(name.group(1))  # behind a school's own name: Trường Chính trị A B C D E
    if any(body.end() == name.start() for body in WORLD.finditer(words)) and len(name.group(1).split()) > 1:
        return words[: name.start()]
    firm = _FIRM.search(words[: name.start()]) or (_TRADE.search(words) and not is_vietnamese(name.group(1).strip()))
    woman = words[: name.start()].endswith("Bệnh viện") and name.group(1).split()[1] == "Thị"  # no hospital's name
    if not later and firm and not woman:
        return words
    return words[: name.start(1) + later].rstrip() if later else words[: name.start()]


def without_level(words: str) -> str:
    """The words in front of a place's name without the word for its level that says nothing more."""
    return _LEVEL.sub("", words.rstrip(" (,"))


def title_of(words: str) -> str:
    """An office's words as they are printed."""
    words = _POINTED_AT.sub("", _DEGREES.sub("", words))
    words = re.sub(r"\s(?:của|thuộc|tại|ở|tỉnh của)$", "", " ".join(SHORT.sub("", words).split()))
    words = _UNKNOWN_TOWN.sub(r"\1", words)
    words = _AUTONOMOUS.sub("", words)
    own = _OWN_LEVEL.search(words)
    return words[: own.end(1)] if own else words


def without_shorts(text: str, folded: Folded) -> Folded:
    """The folded text without the organs' short names in brackets."""
    shorts = [(m, folded.span(*m.span(1))) for m in SHORT.finditer(folded.text)]
    runs = [m for m, span in shorts if text[span.start : span.end].isupper()]
    if not runs:
        return folded
    offsets = folded.offsets or tuple(range(len(folded.text) + 1))
    edges = [0, *(edge for m in runs for edge in m.span()), len(folded.text)]
    kept = list(zip(edges[::2], edges[1::2], strict=True))
    places = [offset for start, end in kept for offset in offsets[start:end]]
    return Folded("".join(folded.text[start:end] for start, end in kept), (*places, offsets[-1]))
