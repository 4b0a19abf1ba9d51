"""Whether a paper's own words say that the two States conclude it, or somebody who is of no unit at all."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Scene, Sentence
from hoptac.find.floor import floor_of
from hoptac.find.rules import rule
from hoptac.gazetteer.places import PLACES, country_of

_NUMBERS = {"ba": 3, "bốn": 4, "sáu": 6, "3": 3, "4": 4, "5": 5, "6": 6}
_FAR = 30  # sentences before in which several who conclude may have been named together
_NEAR_NAME = 50  # characters between the word of signing and the paper's name

_NAMED = (
    r"(?:(?:ngân hàng|tập đoàn|công ty|tổng công ty|viện|trường|đại học|hãng|quỹ|hội|hiệp hội|cục|vụ|sở) )?"
    r"(?!Trường|Học|Đại|Viện|Bệnh|Bảo|Hội|Sở)[A-ZĐ]"
)
#: A paper with somebody who has a name, and two of them who sign one.
_WITH_NAME = re.compile(rf"[^.;\n]{{0,80}}?\s(?:giữa|với|cùng)\s(?:các\s|một\s)?{_NAMED}")
_PAIR_SIGNS = re.compile(
    rf"\s(?:và|cùng|với)\s{_NAMED}[^.;\n]{{0,60}}?\s(?:đã |vừa |chính thức |cùng )*"
    r"k[ýí](?: kết)?\s(?:[^\s.;]+\s){0,4}$"
)
#: One of them told by a pronoun, or as guest or host.
_HE = re.compile(r"(?:^|[\s,])(?:ông|bà|anh|chị|cô|thầy|ngài|khách|chủ nhà|bạn|vị khách)(?: ấy| này)?$", re.IGNORECASE)

#: The two States' own organs as those between whom a paper is, and a further paper behind them.
_STATES = re.compile(
    r"(?:(?:chính phủ|quốc hội|nhà nước|đảng|bộ(?! chqs| chỉ huy| tư lệnh| đội)(?: [^\s.,;]+){1,5}) (?:của )?"
    r"(?:hai|2) nước|(?:hai|2) (?:chính phủ|nhà nước|đảng|quốc hội|bộ(?! chqs| chỉ huy| tư lệnh| đội)))(?!\w)"
)
_FURTHER = re.compile(
    r" (?:và|cùng|với) (?:các |những )?(?:thỏa thuận|biên bản|bản ghi nhớ|hiệp định|nghị định thư|chương trình|"
    r"kế hoạch|quy chế|tuyên bố|hiệp ước|bản thỏa thuận)(?!\w)"
)


def met_there(scene: Scene, sentence: Sentence) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Our side and the other's where a sentence stands: of the meeting told in its paragraph, where it is with the same
    partner ("… thêm tỉnh C góp 30 triệu" makes no side of C).
    """
    ours, theirs = scene.pairs[sentence.index]
    table = floor_of(scene).at(sentence.index)
    told = scene.sentences[table.sentence] if table is not None else sentence
    if table is None or told.paragraph != sentence.paragraph or told.index >= sentence.index:
        return ours, theirs
    home = tuple(u for u in table.all if country_of(u) == "VN")
    return home or ours if {*theirs} <= {*table.all} else ours, theirs


def seated(scene: Scene, sentence: Sentence, both: tuple[str, ...]) -> tuple[str, ...]:
    """The units of "hai bên", where they are only those who face each other at a sentence: those of the meeting."""
    ours, theirs = met_there(scene, sentence)
    return (*theirs, *ours) if {*both} == {u for side in scene.pairs[sentence.index] for u in side} else both


def national_side(scene: Scene, part: Span) -> Span | None:
    """Vietnam where it stands beside a unit abroad as a party itself: "Việt Nam và X đã ký"."""
    folded = scene.scan.folded
    match = rule("agreements.state").search(folded.text, folded.at(part.start), folded.at(part.end))
    if match is None:
        return None
    span = folded.span(match.start("state"), match.end("state"))
    beside = next((a for a in scene.actors_in(part) if a.how == "place" and a.span.start >= span.end), None)
    if beside is None or beside.span.start - folded.span(*match.span()).end > 24:
        return None
    return span if country_of(beside.units[0]) != "VN" else None


def state_itself(scene: Scene, part: Span, name: Span, abroad: Iterable[str]) -> Span | None:
    """Vietnam where its name signs ("X, Y và Việt Nam ký"), stands in the paper's own name beside a country abroad
    ("Chương trình hợp tác Việt Nam - X"), or an organ of it is met ("với Tổng cục Du lịch"); ``abroad``: the others.
    """
    folded = scene.scan.folded
    first, last = folded.at(part.start), folded.at(part.end)
    match = rule("agreements.state-signs").search(folded.text, first, last)
    if match is not None and match["state"]:
        return folded.span(*match.span("state"))
    if match is not None and match.start() >= folded.at(name.end) and all(PLACES[u].kind == "country" for u in abroad):
        pair = folded.span(*match.span("pair"))
        if next(scene.mentions_in("instrument", Span(name.end, pair.start)), None) is None:
            return pair  # else they are the two of a treaty named behind
    organ = rule("agreements.ministry").search(folded.text, folded.at(name.end), last)
    if organ is None:
        return None
    span = folded.span(*organ.span("organ"))
    near = scene.actors_in(Span(span.end, min(part.end, span.end + _NEAR_NAME)))
    return None if any(a.how in ("place", "person") for a in near) else span


def among_others(scene: Scene, sentence: Sentence, abroad: Iterable[str]) -> bool:
    """Whether a sentence names several countries abroad and nobody of ours: what they conclude is none of ours."""
    if len({country_of(u) for u in abroad}) < 2:
        return False
    actors = list(scene.actors_in(sentence.span))
    return all(a.how in ("place", "person", "mission") and all(country_of(u) != "VN" for u in a.units) for a in actors)


def two_states(scene: Scene, sentence: Sentence, name: Span, theirs: tuple[str, ...]) -> dict[str, Span]:
    """Vietnam and the State abroad where "hai nước" themselves sign: "Chính phủ hai nước đã ký Bản ghi nhớ"."""
    folded = scene.scan.folded
    match = rule("agreements.states-sign").search(folded.text, folded.at(sentence.span.start), folded.at(name.start))
    if match is None or folded.at(name.start) - match.end() > _NEAR_NAME:
        return {}
    named = {country_of(u) for a in scene.actors_in(folded.span(*match.span("who"))) for u in a.units}
    abroad = tuple(named - {"VN"}) or tuple(dict.fromkeys(country_of(u) for u in theirs))
    return dict.fromkeys((*abroad, "VN"), folded.span(*match.span("who"))) if len(abroad) == 1 else {}


def counted_before(scene: Scene, sentence: Sentence, part: Span) -> dict[str, Span]:
    """The units that a clause only counts ("ba lực lượng ký Quy chế", "bốn trưởng đoàn"): as many as a line before it
    names together, of both sides; none where it names some itself, or counts two.
    """
    folded = scene.scan.folded
    match = rule("agreements.so-many-sides").search(folded.text, folded.at(part.start), folded.at(part.end))
    number = _NUMBERS[match["count"].removeprefix("0")] if match is not None else 0
    if match is None or any(_units(scene, a) for a in scene.actors_in(part)):
        return {}
    units = _states if match.group().endswith(("nước", "quốc gia")) else _units
    for line in reversed(scene.sentences[max(0, sentence.index - _FAR) : sentence.index]):
        told = tuple(dict.fromkeys(u for a in scene.actors_in(line.span) for u in units(scene, a)))
        if len(told) == number and len({country_of(u) == "VN" for u in told}) > 1:
            return dict.fromkeys(told, folded.span(*match.span()))
    return {}


def _units(scene: Scene, actor: Actor) -> tuple[str, ...]:
    """The units below the State that an actor names as a place."""
    named = actor.units if actor.how in ("place", "delegation") else ()
    return tuple(u for u in named if PLACES[u].kind not in ("country", "region"))


def _states(scene: Scene, actor: Actor) -> tuple[str, ...]:
    """The countries that an actor names as a place."""
    return tuple(u for u in actor.units if actor.how == "place" and PLACES[u].kind == "country")


def up_to_next_paper(scene: Scene, who: Span) -> Span:
    """Those between whom a paper is, without a further paper: "… giữa Chính phủ hai nước và Thỏa thuận giữa A và B"."""
    folded = scene.scan.folded
    further = _FURTHER.search(folded.text, folded.at(who.start), folded.at(who.end))
    return Span(who.start, folded.span(further.start(), further.end()).start) if further else who


def of_states(scene: Scene, who: Span) -> bool:
    """Whether those between whom a paper is are organs of the two States."""
    return _STATES.match(scene.folded(who)) is not None


def between_states(who: Span, theirs: tuple[str, ...], named: Iterable[Actor]) -> dict[str, Span]:
    """The two States of a paper "giữa Chính phủ hai nước": the one abroad that is named there, else whose units face
    ours; none where several may be meant.
    """
    told = {country_of(u) for a in named if a.how == "place" for u in a.units} - {"VN"}
    abroad = told or {country_of(u) for u in theirs}
    return dict.fromkeys((*abroad, "VN"), who) if len(abroad) == 1 else {}


def with_others(scene: Scene, sentence: Sentence, name: Span) -> bool:
    """Whether a paper is said to be with, or between, those who bear a name of no unit, in a sentence that knows
    nobody abroad: "Công ty A và Ngân hàng B ký hợp đồng".
    """
    actors = [a for a in scene.actors_in(sentence.span) if a.how != "both" or _counts_units(scene, a)]
    if any(a.how != "home" and any(country_of(u) != "VN" for u in a.units) for a in actors):
        return False
    text = scene.page.text
    behind, ahead = text[name.end : sentence.span.end], text[sentence.span.start : name.start]
    pair = _PAIR_SIGNS.search(ahead)
    if pair is not None and _HE.search(ahead[: pair.start()]):
        return False  # "bà và Giám đốc A ký …"
    return _WITH_NAME.match(behind) is not None or pair is not None


def _counts_units(scene: Scene, both: Actor) -> bool:
    """Whether words for both sides say of which kind they are: "hai tỉnh", not "hai bên"."""
    return scene.folded(both.span).startswith(("hai ", "2 ", "02 ")) and not scene.folded(both.span).endswith(
        ("bên", "phía", "đơn vị")
    )
