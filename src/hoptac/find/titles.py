"""Offices as they are said: whose holder a title may mean, and which belong to a name beside them."""

from __future__ import annotations

import re

from hoptac.base.fold import fold_key
from hoptac.base.nouns import Mention, Span
from hoptac.base.scene import Actor, Held, Person, Scene
from hoptac.find.lines import Line
from hoptac.gazetteer.places import PLACES
from hoptac.gazetteer.posts import POSTS

#: Forms of address and level words before a name.
FORMS = (
    "(?:các |hai )?đồng chí|đ/c|ông|bà|ngài|anh|chị|thượng tướng|trung tướng|thiếu tướng|đại tá|thượng tá|trung tá"
    "|thiếu tá|ts|gs|pgs|ths|bs|bác sĩ|tỉnh|thành phố|tp[.]?|nước|thủ đô|châu|bang|phía|chính quyền|lãnh đạo|ubnd|hđnd"
    "|đoàn(?: đại biểu)?(?: cấp cao)?|đảng bộ|nhân dân"
)
#: What may stand between an office and its holder's name.
_TO_NAME = re.compile(rf"[\s,(:–-]*(?:(?:{FORMS}|là|của tỉnh|kiêm|mới|quyền)[\s,:]*)*(?:[\w/]{{1,6}}[\s:]*)?")
#: What may stand between an office and the unit whose it is.
_OF_UNIT = re.compile(
    r"(?: (?:của|tỉnh|thành phố|tp[.]?|thủ đô|nước|chính phủ|châu|bang|chdcnd|vương quốc|cộng hòa))*"
    r"(?: (?:lào|việt nam|campuchia|trung quốc))? ?"
)
_TITLE = 16  # characters that may part an office from its holder's name

_FORM = re.compile(r"(?<!\w)(ông|bà) $")
#: Middle names of one sex.
_SEXES = {" Thị ": "bà", " Văn ": "ông"}
#: Titles said alone of who was named with what he is the head of.
_HEADS = ("chủ tịch", "phó chủ tịch", "bí thư", "phó bí thư", "giám đốc", "phó giám đốc", "chỉ huy trưởng")
#: Seats in a party's committee, which make nobody act for the State.
_PARTY_SEATS = ("la-cc-member", "vn-cpv-cc-member", "la-cc-alternate", "vn-cpv-cc-alternate")


def is_envoy(person: Person) -> bool:
    """Whether a person is an ambassador or a consul."""
    return any(re.search("ambassador|consul|đại sứ|lãnh sự", fold_key(h.post)) for h in person.posts)


def is_said(line: Line, office: Span, names: list[Span]) -> bool:
    """Whether an office stands before, or within, the name of its holder."""
    end = line.at(office.end)
    near = [n for n in names if 0 <= n.start - office.end < _TITLE]
    gaps = (line.low[max(0, end) : max(0, line.at(n.start))] for n in near)
    return any(n.meets(office) for n in names) or any(_TO_NAME.fullmatch(gap) for gap in gaps)


def is_office(scene: Scene, post: Mention, held: Held) -> bool:
    """Whether a title may be that of an office held: "Thủ tướng" of who was called "Thủ tướng Lào" before."""
    if held.post in post.value.codes:
        return True
    title = fold_key(POSTS[held.post].title_vi if held.post in POSTS else held.post)
    said = fold_key(post.value.words)
    if title == said or title.endswith(", " + said):
        return True
    printed = scene.folded(held.span)
    if held.place_span is not None and held.span.holds(held.place_span):
        printed = scene.folded(Span(held.span.start, held.place_span.start))
    return printed.startswith(said) and _OF_UNIT.fullmatch(printed, len(said)) is not None


def is_headed(scene: Scene, title: str, held: Held) -> bool:
    """Whether a bare title is the first word of an office held: "phó chủ tịch" of a "Phó Chủ tịch UBND tỉnh A"."""
    return title in _HEADS and scene.folded(held.span).startswith(f"{title} ")


def is_called_else(scene: Scene, person: Person, office: Span, pronoun: Span) -> bool:
    """Whether somebody named by his office is none whom a pronoun means: "bà Phó Chủ tịch", a Thị, is no "ông"."""
    text = scene.page.text
    form = _FORM.search(text[max(0, office.start - 5) : office.start].lower())
    called = form.group(1) if form else next((said for word, said in _SEXES.items() if word in person.name), None)
    other = {"ông": "bà", "anh": "bà", "bà": "ông", "chị": "ông"}.get(text[pronoun.start : pronoun.end].lower())
    return other is not None and called == other


def is_of_state(actor: Actor) -> bool:
    """Whether a person acts for a State by an office of it, and not only by a seat in its party's committee."""
    posts = actor.person.posts if actor.person else ()
    return any(
        h.place in actor.units and h.post not in _PARTY_SEATS and PLACES[h.place].kind == "country" for h in posts
    )
