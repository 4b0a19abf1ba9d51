"""Bodies: the organs of a unit that act beside it (Tỉnh ủy, HĐND, UBND, sở, …), their level and their channel.

DOMAIN.md, "Bodies and channels": a province is not one voice. The table is ``organisations.csv``; its patterns are made
for text in small letters with blanks in a run made one (base.fold).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hoptac.gazetteer.tables import rows

#: On which channel a body of a branch acts. Schools and hospitals are public offices; the press and companies are not.
CHANNELS: dict[str, str] = {
    "party": "party",
    "government": "government",
    "diplomatic": "government",
    "education": "government",
    "health": "government",
    "people's council": "council",
    "national assembly": "council",
    "mass organisation": "people",
    "business": "people",
    "media": "people",
    "military": "defence-security",
    "border guard": "defence-security",
    "police": "defence-security",
}
#: The order of precedence: the Party before the People's Council, before the People's Committee (DOMAIN.md).
CHANNEL_ORDER = ("party", "council", "government", "defence-security", "people")
#: From the highest to the lowest; an agency is an office of whatever level.
LEVELS = ("central", "provincial", "agency", "district", "commune")
#: Rows whose words name the body in small letters too; those of the others are also common words (đại học, báo).
SMALL = frozenset(
    {
        "vn-prov-party-committee",
        "vn-city-party-committee",
        "vn-district-party-committee",
        "vn-peoples-committee",
        "vn-peoples-council",
        "vn-vff-prov",
        "vn-prov-police",
        "vn-prov-military",
        "vn-prov-bg-command",
        "vn-bg-station",
        "vn-consulate-general",
        "vn-embassy",
        "vn-representation-office",
        "vn-foreign-affairs-body",
        "vn-friendship-union",
        "la-prov-admin",
        "la-prov-security",
        "cn-autonomous-region-committee",
        "cn-prefecture-committee",
    }
)


#: Words that a name cannot stand without, for rows whose alternatives share few letters (find.needs tells the others).
ANCHORS: dict[str, tuple[str, ...]] = {
    "vn-cc-party": ("ban chấp hành", "bch"),
    "vn-prov-military": ("bộ ch", "bchqs", "bch qs"),
    "vn-district-party-committee": ("huyện ủy", "thị ủy", "quận ủy"),
    "vn-mps": ("bộ công an", "bộ ca", "bộ an ninh"),
    "cn-prefecture-committee": ("châu ủy", "địa ủy"),
}


@dataclass(frozen=True, slots=True)
class Body:
    """A row of organisations.csv; ``pattern`` is for folded text; days are ISO, "" where open or not known."""

    code: str
    name_vi: str
    name_en: str
    country: str
    level: str
    branch: str
    pattern: str
    valid_from: str
    valid_to: str

    @property
    def channel(self) -> str:
        """The channel on which it acts."""
        return CHANNELS[self.branch]


def folded_pattern(pattern: str) -> str:
    r"""A pattern of the table for folded text: small letters, one blank, one place of the tone mark.

    >>> folded_pattern(r"Sở\s+Ngoại\s+vụ(?:\s*\d)?")
    'sở ngoại vụ(?: ?\\d)?'
    """
    plain = re.sub(r"\\s\*", " ?", re.sub(r"\\s\+", " ", pattern)).lower()
    return plain.replace("[ủu][yỷ]", "ủy")


BODIES: dict[str, Body] = {
    row["code"]: Body(
        row["code"],
        row["name_vi"],
        row["name_en"],
        row["country"],
        row["level"],
        row["branch"],
        folded_pattern(row["pattern"]),
        row["valid_from"],
        row["valid_to"],
    )
    for row in rows("organisations")
}
#: The body of an office by the office's level and branch, for titles that do not name it ("Bí thư", "Tỉnh trưởng").
_BY_OFFICE: dict[tuple[str, str], str] = {
    ("provincial", "party"): "vn-prov-party-committee",
    ("provincial", "government"): "vn-peoples-committee",
    ("provincial", "people's council"): "vn-peoples-council",
    ("provincial", "national assembly"): "vn-na-delegation",
    ("provincial", "military"): "vn-prov-military",
    ("provincial", "police"): "vn-prov-police",
    ("provincial", "border guard"): "vn-prov-bg-command",
    ("district", "party"): "vn-district-party-committee",
    ("district", "government"): "vn-peoples-committee",
    ("district", "people's council"): "vn-peoples-council",
    ("commune", "party"): "vn-commune-party-committee",
    ("commune", "government"): "vn-peoples-committee",
    ("district", "military"): "vn-dist-military",
    ("central", "party"): "vn-cc-party",
    ("central", "military"): "vn-mod",
    ("central", "police"): "vn-mps",
    ("central", "border guard"): "vn-border-guard-force",
    ("central", "government"): "vn-government",
    ("central", "national assembly"): "vn-national-assembly",
    ("agency", "border guard"): "vn-bg-station",
}
#: Where Laos has a body of its own.
_LAO: dict[tuple[str, str], str] = {
    ("provincial", "government"): "la-prov-admin",
    ("district", "government"): "la-prov-admin",
    ("central", "government"): "la-government",
    ("central", "party"): "la-lprp",
}
#: Offices whose body is another than their level and branch say.
_BY_POST: dict[str, tuple[str, ...]] = {
    "la-prov-secretary-governor": ("vn-prov-party-committee", "la-prov-admin"),
    "vn-chair-national-border": ("vn-national-boundary-commission",),
    "vn-military-region-commander": ("vn-military-region",),
    "vn-military-region-political": ("vn-military-region",),
    "vn-deputy-commander-mr": ("vn-military-region",),
    "vn-cpv-head-external": ("vn-external-relations-commission",),
    "la-head-external": ("la-external-relations",),
    "la-cooperation-committee-chair": ("vn-cooperation-committee",),
    "vn-attache-defence": ("vn-embassy",),
    "vn-honorary-consul": ("vn-consulate-general",),
    "vn-union-chair": ("vn-trade-union",),
    "la-prov-union": ("vn-trade-union",),
    "vn-chief-justice": ("vn-court",),
    "vn-prosecutor-general": ("vn-procuracy",),
    "vn-prov-pc-office": ("vn-pc-office",),
    "vn-prov-pc-deputy-office": ("vn-pc-office",),
    "vn-prov-party-office": ("vn-party-office",),
    "vn-prov-party-organisation": ("vn-party-organisation-commission",),
    "vn-prov-party-propaganda": ("vn-party-propaganda-commission",),
    "vn-prov-party-propaganda-mass": ("vn-party-propaganda-mass-commission",),
    "vn-prov-party-mass": ("vn-party-mass-commission",),
    "vn-prov-party-internal": ("vn-party-internal-commission",),
    "vn-prov-party-inspection": ("vn-party-inspection-commission",),
    "la-prov-propaganda": ("la-propaganda-board",),
    "la-prov-office": ("la-prov-admin-office",),
    "vn-chair-company": ("vn-company",),
    "vn-ambassador": ("vn-embassy",),
    "vn-minister-counsellor": ("vn-embassy",),
    "vn-counsellor": ("vn-embassy",),
    "vn-charge": ("vn-embassy",),
    "vn-consul-general": ("vn-consulate-general",),
    "vn-deputy-consul-general": ("vn-consulate-general",),
    "vn-consul": ("vn-consulate-general",),
    "vn-dofa-director": ("vn-dofa",),
    "vn-dofa-deputy": ("vn-dofa",),
    "la-dofa-head": ("vn-dofa",),
    "vn-doet-director": ("vn-doet",),
    "vn-doh-director": ("vn-doh",),
    "vn-dolisa-director": ("vn-dolisa",),
    "vn-ezone-head": ("vn-ezone-board",),
    "vn-customs-head": ("vn-customs",),
    "vn-hospital-director": ("vn-hospital",),
    "vn-university-president": ("vn-university",),
    "vn-school-politics-head": ("vn-politics-school",),
    "vn-remains-team-head": ("vn-remains-team",),
    "vn-special-task-head": ("vn-special-task-board",),
    "la-special-task-head": ("vn-special-task-board",),
    "vn-border-steering-head": ("vn-border-steering",),
    "vn-prov-vff-chair": ("vn-vff-prov",),
    "vn-prov-vff-vice": ("vn-vff-prov",),
    "vn-vff-chair": ("vn-vff-central",),
    "la-front-chair": ("la-front",),
    "la-prov-front-chair": ("la-front",),
    "vn-women-chair": ("vn-women-union",),
    "la-prov-women": ("vn-women-union",),
    "vn-youth-secretary": ("vn-youth-union",),
    "la-prov-youth": ("la-youth-union",),
    "vn-farmers-chair": ("vn-farmers",),
    "vn-veterans-chair": ("vn-veterans",),
    "vn-friendship-union-chair": ("vn-friendship-union",),
    "vn-laos-friendship-chair": ("vn-friendship-assoc",),
    "la-vn-friendship-chair": ("la-friendship-assoc",),
    "vn-red-cross-chair": ("vn-red-cross",),
    "vn-business-assoc-chair": ("vn-business-assoc",),
    "vn-overseas-assoc-chair": ("vn-overseas-assoc",),
    "vn-prov-court": ("vn-court",),
    "vn-prov-procuracy": ("vn-procuracy",),
    "vn-defence-minister": ("vn-mod",),
    "vn-police-minister": ("vn-mps",),
    "vn-minister": ("vn-ministry",),
    "vn-deputy-minister": ("vn-ministry",),
    "la-minister": ("vn-ministry",),
    "la-deputy-minister": ("vn-ministry",),
    "la-border-company": ("la-border-company",),
}


def bodies_of_post(code: str, level: str, branch: str, country: str) -> tuple[str, ...]:
    """The bodies for which the holder of an office of posts.csv acts; () where the table has none."""
    if code in _BY_POST:
        return _BY_POST[code]
    body = (_LAO if country == "LA" else {}).get((level, branch)) or _BY_OFFICE.get((level, branch))
    return (body,) if body else ()
