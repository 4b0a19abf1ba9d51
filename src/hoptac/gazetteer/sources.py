"""Who publishes, and what that is worth: tables/sources.csv, and the papers that provinces' Party committees publish.

The ranks are those of ``base.kinds.RANKS`` (DOMAIN.md, "Sources have ranks"); only those that a name can tell are given
here, what a paper's own form tells is ``decode.rank``'s.
"""

from __future__ import annotations

import re
from functools import cache

from hoptac.base.fold import fold_key, letters, strip
from hoptac.gazetteer.places import PLACES, spellings
from hoptac.gazetteer.tables import rows

_BLANKS = re.compile(r"[\s\W_]+")
_HOST = re.compile(r"(?:https?://)?(?:www\.)?((?:[a-z\d-]+\.)+[a-z]{2,})(?:[/:].*)?", re.IGNORECASE)


#: What stands before a province's name in the host of its paper, its portal or an office of it.
_BEFORE_PROVINCE = frozenset(
    (
        *("", "bao", "baodientu", "tinh", "tp", "cong", "congan", "so", "songoaivu", "sngv", "ngoaivu", "hdnd", "ubnd"),
        *("mattran", "mttq", "tuyengiao", "tinhdoan", "phunu", "congdoan", "dulich", "truyenhinh", "ptth", "bienphong"),
        *("dangbo", "trangtin", "vpubnd", "dbnd"),
    )
)
_SHORT = 2  # letters: a shorter name is found in too many others


def _plain(words: str) -> str:
    """Words by their letters without marks, single blanks between: sites write "So Ngoai vu" too.

    >>> _plain("SỞ NGOẠI VỤ - TP. Cần Thơ")
    'so ngoai vu tp can tho'
    """
    return _BLANKS.sub(" ", strip(fold_key(words))).strip()


@cache
def _patterns(where: str) -> tuple[tuple[str, str], ...]:
    """The patterns of one kind with their ranks, the longest first."""
    told = [(row["pattern"], row["rank"]) for row in rows("sources") if row["where"] == where]
    plain = told if where == "host" else [(_plain(pattern), rank) for pattern, rank in told]
    return tuple(sorted(plain, key=lambda row: (-len(row[0]), row)))


@cache
def _provinces() -> dict[str, str]:
    """The ids of Vietnam's provinces and cities by the letters of their names, those before the mergers too."""
    units = [p for p in PLACES.values() if p.country == "VN" and p.kind in ("province", "municipality")]
    return {letters(name): place.id for place in units for name in spellings(place)}


def host_of(text: str | None) -> str | None:
    """The host that an address or a publisher's name is, in small letters; None where it is none.

    >>> host_of("https://www.baohatinh.vn/doi-ngoai/1.html"), host_of("thuathienhue.gov.vn"), host_of("VPTV")
    ('baohatinh.vn', 'thuathienhue.gov.vn', None)
    """
    match = _HOST.fullmatch((text or "").strip())
    return match[1].lower() if match else None


def province_of_host(host: str) -> str | None:
    """The province whose name a host bears: its portal, its paper, an office's site.

    >>> province_of_host("songoaivu.sonla.gov.vn"), province_of_host("baonghean.vn"), province_of_host("vnexpress.net")
    ('VN-05', 'VN-22', None)
    """
    for label in host.removeprefix("www.").replace("-", "").split(".")[:-1]:
        named = label.removesuffix("24h").removesuffix("online").removesuffix("tv")
        for start in range(len(named) - _SHORT):
            place = _provinces().get(named[start:])
            if place is not None and named[:start] in _BEFORE_PROVINCE:
                return place
    return None


def rank_of_host(host: str) -> str | None:
    """The rank that a host alone tells; a paper named after its province is that of the province's Party committee.

    >>> rank_of_host("songoaivu.sonla.gov.vn"), rank_of_host("baohatinh.vn"), rank_of_host("example.com")
    ('portal', 'party', None)
    """
    for suffix, rank in _patterns("host"):
        if host == suffix or host.endswith(f".{suffix}"):
            return rank
    first = host.split(".")[0]
    return "party" if first.startswith("bao") and first[3:] in _provinces() else None


def rank_of_name(name: str) -> str | None:
    """The rank that a publisher's or a site's name tells, None where it tells nothing.

    >>> rank_of_name("SỞ NGOẠI VỤ THÀNH PHỐ HẢI PHÒNG"), rank_of_name("Báo Sơn La điện tử"), rank_of_name("VnExpress")
    ('portal', 'party', None)
    """
    plain = _plain(name)
    for begin, rank in _patterns("begins"):
        if f"{plain} ".startswith(f"{begin} "):
            return rank
    for part, rank in _patterns("holds"):
        if f" {part} " in f" {plain} ":
            return rank
    return "party" if _is_provincial_paper(plain) else None


def _is_provincial_paper(plain: str) -> bool:
    """ "bao son la dien tu", "bao va phat thanh truyen hinh hue": the paper that bears a province's name."""
    if not plain.startswith("bao "):
        return False
    words = plain.removeprefix("bao ").replace("va phat thanh truyen hinh ", "").replace("dien tu", "").split()
    return any("".join(words[:length]) in _provinces() for length in range(1, min(4, len(words)) + 1))
