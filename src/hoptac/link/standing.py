"""What an office tells of the country and the level for which its holder acts, by its title alone."""

from __future__ import annotations

import re

from hoptac.base.nouns import Mention
from hoptac.gazetteer.posts import POSTS
from hoptac.link.drafts import Draft
from hoptac.link.ofstate import Named

_ABROAD = re.compile(
    r"(?:châu|tỉnh|thị|đô|huyện|quận|khu) trưởng|thống đốc|(?:châu|khu) [ủu][ỷy]|chi đội trưởng|"
    r"chính (?:phủ|quyền) nhân dân|khu tự trị|đại hội (?:đại biểu )?nhân dân|chính hiệp|ngoại sự|quốc vụ",
    re.I,
)
_HOME = re.compile(r"ubnd|[ủu][ỷy] ban nhân dân|mttq|mặt trận tổ quốc|đbqh|bđbp|bộ đội biên phòng", re.I)


def is_ours(post: Mention) -> bool:
    """Whether only Vietnam has such an office."""
    return bool(post.value.codes) and _HOME.search(post.value.words) is not None


def is_foreign(post: Mention) -> bool:
    """Whether Vietnam has no such office: a Chinese name in Vietnamese letters is told by it."""
    return _ABROAD.search(post.value.words) is not None


#: Bodies of a State as a whole in an office's words.
_NATIONAL = re.compile(
    r"(?<!\w)(?:trung ương(?! huế)|(?<!biểu )quốc hội|quân khu|bộ tư lệnh(?! [^,]* tỉnh)|bộ tổng tham mưu|tổng cục|"
    r"^(?:phó |quyền |cố )?tổng thống|^(?:quốc vương|nữ hoàng|nhật hoàng)|"
    r"học viện [^,]{2,40} quốc gia|bộ (?:công an|quốc phòng|ngoại giao|nội vụ|y tế|công thương|tài chính|giáo dục))"
    r"(?!\w)",
    re.I,
)


def is_central(post: Mention) -> bool:
    """Whether an office is one of the State or the party as a whole."""
    codes = post.value.codes
    if not codes:
        return _NATIONAL.search(post.value.words) is not None
    return all(POSTS[c].level == "central" for c in codes)


_ENVOY = re.compile(r"(?:phó )?(?:tổng )?lãnh sự(?! danh dự)(?!\w)|phó đại sứ(?!\w)", re.I)


def is_envoy(post: Mention) -> bool:
    """Whether the office is an ambassador's or a consul's, who stands for the State."""
    if not post.value.codes:
        return _ENVOY.match(post.value.words) is not None
    return bool(post.value.codes) and all(
        POSTS[c].branch == "diplomatic" and POSTS[c].country == "any" for c in post.value.codes
    )


def of_the_centre(person: Draft) -> bool:
    """Whether somebody holds a central office, more than a seat in a parliament, and none that names a place."""
    posts = [post for post, _ in person.posts]
    wide = (is_central(post) or not (post.value.codes or post.value.place) for post in posts)
    return all(wide) and any(is_central(post) and not is_seat(post) for post in posts)


def of_a_part(offices: list[tuple[Mention, Named | None]]) -> bool:
    """Whether some office is of a province or a smaller unit: its holder acts for no State ("chuyến thăm của Đoàn … tại
    Việt Nam, Chủ tịch UBND tỉnh … đã đón tiếp").
    """
    return any(
        post.value.codes and all(POSTS[c].level in ("provincial", "district", "commune") for c in post.value.codes)
        for post, _ in offices
    )


def is_seat(post: Mention) -> bool:
    """Whether the office is but a seat on a committee of the party, beside which one acts for a province."""
    return any(c.endswith(("-member", "-alternate", "-secretary-cc")) for c in post.value.codes)
