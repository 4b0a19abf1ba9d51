"""The two sides of a figure's flow: the units that words name, or that are known where none do."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from hoptac.base.frozen import frozen
from hoptac.base.nouns import Span
from hoptac.base.scene import Scene
from hoptac.find.marked import Marked
from hoptac.find.signs import BOTH, OURS, THEIRS, Token
from hoptac.gazetteer.places import PLACES, country_of

#: Who tells of himself.
_SELF = re.compile(r"(?<!\w)(?:mình|(?:tỉnh|của|bên|phía|trường|huyện) ta|tỉnh nhà|chúng tôi)(?!\w)")
_NEAR = 6  # sentences of a paragraph before in which our side may have been named
_SCHOOL = re.compile(r"(?<!\w)(?:đại học|cao đẳng)(?!\w)")
_FROM = re.compile(
    r" (?:(?:đến |quê )?(?:từ|ở)(?: [^\W\d_]+){0,4},?|(?:của|thuộc) (?:hai|ba|bốn|các|những|\d+) (?:tỉnh|địa phương)) "
)
_IN = re.compile(r"(?<!\w)(?:tại|ở|vào) $")
#: "Lực lượng hai nước" at a gate: officers of the two units that it lies between.
_OFFICERS = re.compile(
    r"(?<!\w)(?:lực lượng|cơ quan|cán bộ|đơn vị)(?: chức năng| biên phòng)? $"
)  # "lực lượng hai nước"
_SHARES = re.compile(r"\((?:gồm |trong đó )?[@&]:? ?[~#]")
#: Before a country that only ranks above another, or is compared with it: "đứng thứ hai sau Singapore".
_RANKS = re.compile(
    r"(?<!\w)(?:(?:đứng|xếp|chỉ|nhất|hai|ba|tư|bốn|năm|lớn thứ [^\W\d_]+|\d+|[@&=][^;,]{0,20}),? (?:chỉ )?sau"
    r"|so với(?: mức)?(?: của)?)(?: (?:[@&=,]|và))* $"
)
_TWO_SIDES = (OURS, THEIRS)


@frozen
class Side:
    """Some units and the words that name them (none where they follow)."""

    units: tuple[str, ...]
    span: Span | None = None


def nearest(marked: Marked, sign: str, at: int) -> Token | None:
    """The token of a side nearest a place: in its stretch of the sentence, else before; None for both sides."""
    first, last = marked.segment(at)
    parts = _first(marked.text, at, last)
    if sign == OURS and (state := _of_states(marked, first, parts if parts > at else last)) is not None:
        return state
    inside = [t for t in marked.parties(first, parts if parts > at else last) if not _is_vietnam(t)]
    inside = [t for t in inside if not _RANKS.search(marked.text[: t.at])]
    named = [t for t in inside if t.sign == sign]
    if named:
        before = [t for t in named if t.at < at]
        named = [t for t in named if t.at < at or not before or not _of_next(marked, at, t)]
        return min(named, key=lambda t: abs(t.at - at))
    stop = parts if parts > at else last
    whole = [
        t for t in marked.parties(at, stop) if t.sign == sign and _is_vietnam(t) and _IN.search(marked.text[: t.at])
    ]
    if any(t.sign == BOTH for t in inside) or whole:
        return whole[0] if whole else None
    earlier = [t for t in marked.parties(0, first) if t.sign == sign and not _is_vietnam(t)]
    return earlier[-1] if earlier else None


def _of_next(marked: Marked, at: int, side: Token) -> bool:
    """Whether a side behind a number belongs to the number after it: "với A đạt 20 triệu, với B 15 triệu"."""
    return "," in marked.text[at : side.at] and re.match(r"[^,;~¤]{0,40}[~¤]", marked.text[side.at + 1 :]) is not None


def _of_states(marked: Marked, first: int, last: int) -> Token | None:
    """Vietnam where a stretch names it beside a country abroad, and no province of either."""
    named = [t for t in marked.parties(first, last) if t.sign != BOTH]
    ours = [t for t in named if t.sign == OURS]
    if not ours or len(ours) == len(named) or not all(map(_is_vietnam, ours)):
        return None
    if marked.text[: ours[0].at].endswith("phía "):
        return None  # where, not who: "sang tham quan phía Việt Nam"
    return ours[0] if all(PLACES[u].kind == "country" for t in named for u in t.units) else None


def _first(text: str, at: int, last: int) -> int:
    """Where parts or the whole of a number are told behind it; -1 where they are not."""
    shares = _SHARES.search(text, at, last)
    if shares is not None:
        return shares.start()
    return min(
        (p for p in (text.find(w, at, last) for w in ("trong đó", "trong tổng số", ", riêng ")) if p >= 0), default=-1
    )


def _is_vietnam(token: Token) -> bool:
    return token.units == ("VN",)


def side(marked: Marked, sign: str, token: Token | None, at: int) -> Side:
    """A side by its token; without one by the nearest that names it, else as known from the page."""
    token = _narrowed(marked, _widened(marked, token) or nearest(marked, sign, at))
    known = marked.ours if sign == OURS else marked.theirs
    if token is None or token.sign == BOTH:
        told = state_of_both(marked, sign, at) or _several(marked, sign, at, known)
        return told or Side(_at_home(marked) if sign == OURS else known)
    return Side(token.units, marked.span(token))


def _at_home(marked: Marked) -> tuple[str, ...]:
    """Our side where no words name it: the page's own province where he who tells speaks of himself, or where the one
    named last is not of this paragraph and seldom named at all.
    """
    scene, known = marked.scene, marked.ours
    home = scene.home
    if home is None or home in known or known == ("VN",) or PLACES[home].kind == "country":
        return known
    if _SELF.search(marked.text) or (_SCHOOL.search(marked.text) and home in _named(scene, marked.sentence.span)):
        return (home,)
    index, paragraph = marked.sentence.index, marked.sentence.paragraph
    near = [s for s in scene.sentences[max(0, index - _NEAR) : index + 1] if s.paragraph == paragraph]
    if any(u in known for s in near for actor in scene.actors_in(s.span) for u in actor.units):
        return known
    times = _times_named(scene)
    return (home,) if times[home] > sum(times[unit] for unit in known) else known


def _times_named(scene: Scene) -> Counter[str]:
    """How often a page names each unit; counted once a page."""
    times: Counter[str] | None = scene.memo.get("times named")
    if times is None:
        named = (actor for sentence in scene.sentences for actor in scene.actors_in(sentence.span))
        times = scene.memo["times named"] = Counter(unit for actor in named for unit in actor.units)
    return times


def _named(scene: Scene, span: Span) -> set[str]:
    """The places that words name, in the names of schools too: "Đại học An Giang"."""
    return {u for mention in scene.mentions_in("place", span) for u in mention.value.ids}


def state_of_both(marked: Marked, sign: str, at: int) -> Side | None:
    """Vietnam, or the State abroad, where "hai nước" stands in a number's stretch; None where it does not."""
    both = next((t for t in marked.parties(*marked.segment(at)) if marked.of_two(t)), None)
    if both is None or any(PLACES[u].kind != "country" for u in both.units):
        return None
    if _OFFICERS.search(marked.text[: both.at]):
        return None
    units = tuple(u for u in both.units if (u == "VN") == (sign == OURS))
    return Side(units, marked.span(both)) if units else None


def _several(marked: Marked, sign: str, at: int, known: tuple[str, ...]) -> Side | None:
    """The units of a side that a word for more than two means ("các bên", "bốn tỉnh"), with those known among them."""
    told = [t for t in marked.parties(*marked.segment(at)) if t.sign == BOTH and len(t.units) > len(_TWO_SIDES)]
    units = tuple(u for t in told[:1] for u in t.units if (country_of(u) == "VN") == (sign == OURS))
    return Side(units, marked.span(told[0])) if len(units) > len(known) and set(known) <= set(units) else None


def _narrowed(marked: Marked, token: Token | None) -> Token | None:
    """The province told behind its country ("người Lào từ huyện Sê Pôn, tỉnh Savannakhet"), else the side itself."""
    following = next(iter(marked.parties(token.at + 1)), None) if token is not None else None
    if token is None or following is None or not _FROM.fullmatch(marked.text, token.at + 1, following.at):
        return token
    states = tuple(dict.fromkeys(map(country_of, following.units)))
    return following if token.units == states != following.units else token


def _widened(marked: Marked, token: Token | None) -> Token | None:
    """A side with what is joined to it ("Thủ đô Viêng Chăn và các tỉnh Champasak, Salavan")."""
    following = [t for t in marked.parties(token.at + 1) if t.sign == token.sign] if token else []
    if token is None or not following:
        return token
    if re.fullmatch(r"(?:,| và|, và) (?:với |của )?", marked.text[token.at + 1 : following[0].at]):
        return replace(token, units=tuple(dict.fromkeys((*token.units, *following[0].units))), end=following[0].end)
    return token
