"""Seats: what an office is, whatever its title of the day (tables/seats.csv), and whether one person alone holds it."""

from __future__ import annotations

import re
from functools import cache

from hoptac.gazetteer.posts import POSTS
from hoptac.gazetteer.tables import rows

#: Titles of which a province has several.
_SEVERAL = re.compile(r"(?:Phó|Ủy viên|Tỉnh ủy viên|Đại biểu|Thành viên|Trưởng Ban của)\b")
_MEMBER = re.compile(r"(?:Ủy viên|Tỉnh ủy viên|Đại biểu|Thành viên|Trưởng Ban|Chủ nhiệm|Chánh Văn phòng)\b")


@cache
def _seats() -> dict[str, tuple[str, ...]]:
    return {row["post"]: tuple(row["seats"].split()) for row in rows("seats")}


def seats_of(post: str) -> tuple[str, ...]:
    """The seats that the holder of a post has; the post itself where the table has nothing, in words too.

    >>> seats_of("la-prov-secretary-governor"), seats_of("vn-prov-pc-chair")
    (('la-prov-party-secretary', 'la-governor'), ('vn-prov-pc-chair',))
    """
    return _seats().get(post, (post,))


@cache
def is_single(seat: str) -> bool:
    """Whether a unit has one holder of a seat at a time: the heads at the provincial level.

    >>> is_single("la-governor"), is_single("vn-prov-pc-vice"), is_single("vn-dept-director"), is_single("thư ký")
    (True, False, False, False)
    """
    post = POSTS.get(seat)
    return post is not None and post.level == "provincial" and _SEVERAL.match(post.title_vi) is None


@cache
def ladder_of(seat: str) -> str | None:
    """The branch in which a person holds one provincial post at a time (vice-chairman, then chairman); None for
    memberships, which go with others, and for what no table knows."""
    post = POSTS.get(seat)
    if post is None or post.level != "provincial" or _MEMBER.match(post.title_vi):
        return None
    return f"{post.country} {post.branch}"


def is_leading(post: str) -> bool:
    """Whether a post is one of a province's or a country's leaders (posts.csv, ``rank``), whom papers name."""
    known = POSTS.get(post)
    return known is not None and known.level in ("central", "provincial") and known.rank <= _LAST_LEADER


#: The last rank of a province's leaders (tables/README.md, posts.csv).
_LAST_LEADER = 118


def protocol_rank(post: str) -> int:
    """Where a post stands in a list, small first; offices in words last."""
    known = POSTS.get(post)
    return known.rank if known else 1000
