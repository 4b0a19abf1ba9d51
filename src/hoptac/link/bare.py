"""Titles without a body ("bà X, Phó Chủ tịch") mean the body that is spoken of just before in the sentence."""

from __future__ import annotations

import re

from hoptac.base.fold import fold_key
from hoptac.gazetteer.phrases import Hit
from hoptac.gazetteer.posts import post_phrases

#: Titles that several bodies have.
TITLES = frozenset(
    {
        "chủ tịch",
        "phó chủ tịch",
        "phó chủ tịch thường trực",
        "bí thư",
        "phó bí thư",
        "phó bí thư thường trực",
        "chỉ huy trưởng",
        "phó chỉ huy trưởng",
        "chính ủy",
        "phó chính ủy",
    }
)
_BODY = re.compile(
    r"(?<!\w)(?P<body>hđnd|hội đồng nhân dân|ubnd|ủy ban nhân dân|bộ chqs|bộ chỉ huy quân sự|bộ chỉ huy bđbp|"
    r"mặt trận lào xây dựng đất nước|đoàn thanh niên nhân dân cách mạng lào|hội liên hiệp phụ nữ|hội lhpn|"
    r"bộ chỉ huy bộ đội biên phòng|bđbp|bộ đội biên phòng|tỉnh ủy|thành ủy)(?: (?P<level>tỉnh|thành phố|tp|huyện|"
    r"quận|thị xã|xã|phường|thị trấn))?(?!\w)"
)
_SMALL = frozenset({"huyện", "quận", "thị xã", "xã", "phường", "thị trấn"})


def codes_of(title: str, before: str, after: str = "") -> tuple[str, ...]:
    """The offices that a title without a code means among the words of its sentence; none where no body is told.

    >>> codes_of("Phó Chủ tịch", "đoàn HĐND tỉnh bạn do bà X, ")
    ('vn-prov-council-vice', 'la-prov-council-vice')
    """
    key = fold_key(title)
    if key in HEADS:
        return _of_body(key, fold_key(before))
    if key not in TITLES:
        return _whole(key)
    bodies = list(_BODY.finditer(fold_key(before)))[-1:] or list(_BODY.finditer(fold_key(after)))[:1]
    if not bodies or bodies[0].group("level") in _SMALL:
        return ()
    body = bodies[0].group("body")
    return _whole(f"{key} {body} tỉnh") or _whole(f"{key} {body}")


#: Titles of an army's or a society's head, whose body the sentence before may name.
FAR = frozenset({"chính ủy", "phó chính ủy", "chỉ huy trưởng", "phó chỉ huy trưởng"})
#: Titles of a society's head; the society may be the page's own.
SOCIETY = frozenset({"chủ tịch hội", "phó chủ tịch hội"})
#: Titles of a body's head: what the body's name makes whole, and how such a body's name begins.
HEADS = {
    "giám đốc": ("giám đốc", ("sở", "công an")),
    "phó giám đốc": ("phó giám đốc", ("sở", "công an")),
    "giám đốc sở": ("giám đốc", ("sở",)),
    "phó giám đốc sở": ("phó giám đốc", ("sở",)),
    "trưởng ban": ("trưởng", ("ban",)),
    "phó trưởng ban": ("phó trưởng", ("ban",)),
    "chánh án": ("chánh án", ("tòa án",)),
    "viện trưởng": ("viện trưởng", ("viện kiểm sát",)),
    "đồn trưởng": ("đồn trưởng", ("đồn",)),
    "phó đồn trưởng": ("phó đồn trưởng", ("đồn",)),
    "chính trị viên": ("chính trị viên", ("đồn",)),
    "đại đội trưởng": ("đại đội trưởng", ("đại đội",)),
    "đội trưởng": ("đội trưởng", ("đội",)),
    "chủ tịch hội": ("chủ tịch", ("hội",)),
    "phó chủ tịch hội": ("phó chủ tịch", ("hội",)),
}
_KINDS = frozenset(kind for _, kinds in HEADS.values() for kind in kinds)
_BODIES = re.compile(
    r"(?<!\w)(?:(?<!cơ )(?<!trụ )(?<!xử )sở(?! hữu| tại)|công an(?= tỉnh| thành phố| tp)|ban(?= [^\W\d_]{2})|"
    r"đồn(?= biên)|đại đội(?= biên)|đội(?= quy tập)|"
    r"hội(?= (?:liên hiệp|lhpn|nông dân|chữ thập|cựu|hữu nghị|nhà báo|luật)(?!\w))|"
    r"tòa án(?= nhân dân)|viện kiểm sát(?= nhân dân)|viện(?! trợ)|trung tâm|bệnh viện|"
    r"công ty|đại học|học viện|ngân hàng|thư viện|bảo tàng|đài|"
    r"tập đoàn|nhà hát|dự án)(?!\w)"
)


def _of_body(title: str, before: str) -> tuple[str, ...]:
    """The office of a body's head, by the body of that kind, or by any body of its own, spoken of last."""
    head, kinds = HEADS[title]
    said = [m for m in _BODIES.finditer(before) if m.group() in kinds or m.group() not in _KINDS]
    if not said or said[-1].group() not in kinds:
        return ()
    body = before[said[-1].start() : said[-1].start() + 80]
    whole = (f"{head} {body}", *(f"{head} {' '.join(body.split()[:n])} tỉnh" for n in (2, 3, 4)))  # "Hội LHPN Hủa Phăn"
    hits = next(filter(None, (_opening(words, title) for words in whole)), [])
    return tuple(dict.fromkeys(code for hit in hits for code in hit.values))


def _opening(words: str, title: str) -> list[Hit[str]]:
    """The offices that open words and say more than a bare title."""
    return [hit for hit in post_phrases().find_all(words) if hit.start == 0 and hit.end > len(title)]


def _whole(title: str) -> tuple[str, ...]:
    """The offices that bear just these words."""
    hit = next(iter(post_phrases().find(title)), None)
    return hit.values if hit is not None and (hit.start, hit.end) == (0, len(title)) else ()
