"""Words of stance in a sentence, and what around them speaks against them."""

from __future__ import annotations

from collections.abc import Callable

from hoptac.base.frozen import frozen
from hoptac.find.lines import Line
from hoptac.find.rules import rule

#: Words of asking that are as often what somebody else is asked to do.
_WISHED_FOR = ("kêu gọi", "mời gọi", "đề xuất", "kiến nghị", "gợi ý", "chào mời")
_BEFORE = 40  # how far before a difficulty its overcoming may be told
_AGREE = (
    *("commitments.agree", "commitments.focus", "commitments.paper", "commitments.jointly"),
    "commitments.accord",
    "commitments.charge",
    "commitments.contents",
    "commitments.signs-for",
    "commitments.paper-says",
    "commitments.terms",
    "commitments.affirms",
)

#: Words for what will be done; others only tell a plan.
_SURE = ("sẽ", "nhất định", "chắc chắn")
#: What nouns by which points are counted say of the stance: "nêu ba nguyện vọng".
NOUN_STANCES = {
    "nguyện vọng": "wish",
    "mong muốn": "wish",
    "khó khăn": "difficulty",
    "vướng mắc": "difficulty",
    "cam kết": "pledge",
}


@frozen
class Cue:
    """A word that gives a stance, at a place of the folded line."""

    stance: str
    start: int
    end: int
    rule: str


def hits(line: Line, rule_id: str, stance: str) -> list[Cue]:
    """The cues that one rule finds."""
    if rule_id not in line.possible:
        return []
    return [Cue(stance, m.start(), m.end(), rule_id) for m in rule(rule_id).finditer(line.low)]


def find_cues(line: Line, stance: str, acts: Callable[[int], bool], told: Callable[[], bool]) -> list[Cue]:
    """The cues of a stance; ``acts``: whether a unit stands right before a place; ``told``: a letter, an answer."""
    if stance == "pledge":
        grants = hits(line, "commitments.grants", stance)
        sure = [c for c in hits(line, "commitments.assures", stance) if acts(c.start)]
        sure = [c for c in sure if not _is_hoped(line, c) and not _is_thanked_for(line, c)]
        promised = [c for c in hits(line, "commitments.pledge", stance) if not _is_within(line, c, "no-promise")]
        announced = hits(line, "commitments.announces", stance)
        return [*promised, *wills(line, acts, told), *grants, *sure, *announced]
    if stance == "agree":
        found = [cue for name in _AGREE for cue in hits(line, name, stance) if not _is_paper(line, cue)]
        found = [cue for cue in found if not _is_within(line, cue, "no-agreement")]
        will = [] if line.search("commitments.programme") else hits(line, "commitments.will", "pledge")
        own = [c for c in will if acts(c.start) and not _is_planned(line, c)]
        found += [Cue(stance, c.start, c.end, "commitments.jointly") for c in own]
        return [c for c in found if c.rule != "commitments.jointly" or not _is_hoped(line, c)]
    if stance == "propose":
        return proposals(line, acts)
    if stance == "difficulty":
        plight = hits(line, "commitments.plight", stance)
        said = plight and line.search("commitments.raises", 0, plight[0].start)
        return difficulties(line) or (plight if plight and (said or told()) else [])
    wants = [
        c
        for c in hits(line, "commitments.wants", stance)
        if acts(c.start) or line.search("commitments.many", 0, c.start) or _goes_on(line, c.start)
    ]
    wants += hits(line, "commitments.if-only", stance)
    return [
        *(c for c in (*hits(line, f"commitments.{stance}", stance), *wants) if not _is_within(line, c, "no-wish")),
        *(c for c in _wanted(line, stance) if not _needed(line, c)),
    ]


def _goes_on(line: Line, place: int) -> bool:
    """Whether a verb has the subject of a verb of saying before it: "Bà A cho hay xã đã nhận hai thợ, và năm tới muốn
    nhận thêm".
    """
    joined = rule("commitments.joins-on").search(line.low[:place])
    return joined is not None and line.search("commitments.says", 0, joined.start()) is not None


def _is_within(line: Line, cue: Cue, rule_id: str) -> bool:
    """Whether a cue is part of words that a rule knows to be none."""
    return any(m.start() <= cue.start and cue.end <= m.end() for m in line.finditer(f"commitments.{rule_id}"))


def _is_paper(line: Line, cue: Cue) -> bool:
    """Whether "thỏa thuận" only names papers: "đã ký 14 biên bản, thỏa thuận"."""
    noun = line.low[cue.start : cue.end] == "thỏa thuận"
    return noun and line.search("commitments.paper-noun", 0, cue.start) is not None


def _wanted(line: Line, stance: str) -> list[Cue]:
    """What is said to be wished for or needed most: "điều xã tôi mong nhất là …"."""
    return hits(line, "commitments.wanted", stance)


def _needed(line: Line, cue: Cue) -> bool:
    return " cần" in line.low[cue.start : cue.end]


def proposals(line: Line, acts: Callable[[int], bool]) -> list[Cue]:
    """Proposals; what is asked for within a wish ("mong được cùng kiến nghị …") is none of its own."""
    wishes = hits(line, "commitments.wish", "wish")
    first = wishes[0].start if wishes else len(line.low)
    asked = [c for c in hits(line, "commitments.propose", "propose") if c.start < first or _is_anew(line, c)]
    asked = [c for c in asked if not _is_within(line, c, "no-request")]
    for also in (
        "commitments.invest-here",
        "commitments.begs",
        "commitments.in-writing",
        "commitments.is-request",
    ):
        asked += [c for c in hits(line, also, "propose") if c.start < first]
    for of in ("commitments.begs-of", "commitments.asks-for"):
        asked += [c for c in hits(line, of, "propose") if c.start < first and (c.start == 0 or acts(c.start))]
    apart = line.low.find(";", first) if wishes else len(line.low)
    needs = [c for c in hits(line, "commitments.need", "propose") if c.start < first or 0 < apart < c.start]
    needs += [c for c in hits(line, "commitments.ought", "propose") if c.start < first and acts(c.start)]
    asked += [c for c in _wanted(line, "propose") if _needed(line, c) and c.start < first]
    needs = [c for c in needs if not (line.low[c.start :].startswith("nên") and _is_outcome(line.low[: c.start]))]
    return [*asked, *(c for c in needs if not line.search("commitments.relative", 0, c.start))]


def _is_outcome(before: str) -> bool:
    """Whether "nên" tells what follows from a reason and not what ought to be done."""
    return rule("commitments.reason").search(before) is not None


def _is_anew(line: Line, cue: Cue) -> bool:
    """Whether a proposal behind a wish is one of its own, not what is wished for ("mong bạn tiếp tục kêu gọi …") nor
    what both sides are to make together.
    """
    if line.search("commitments.joining", 0, cue.start):
        return False
    return (
        line.low[cue.start : cue.end] not in _WISHED_FOR
        or line.search("commitments.new-clause", 0, cue.start) is not None
    )


def wills(line: Line, acts: Callable[[int], bool], told: Callable[[], bool]) -> list[Cue]:
    """What a side says it will do: after a verb of saying, in quotation marks, or with a verb of giving."""
    out = []
    for cue in hits(line, "commitments.will", "pledge"):
        if _is_hoped(line, cue) or line.search("commitments.maybe", 0, cue.start) or _is_planned(line, cue):
            continue
        if not line.low.startswith(_SURE, cue.start) and not acts(cue.start):
            continue  # what somebody plans is his own: "Công ty A dự định mở …"
        going = rule("commitments.goes").search(line.low[cue.end :]) is not None
        accepted = not going and line.search("commitments.accepts", 0, cue.start) is not None
        passive = line.search("commitments.given", cue.start) is not None and (accepted or told())
        if line.search("commitments.of-thing", 0, cue.start) and not passive:
            continue
        giving = line.search("commitments.giving", cue.start)
        own = giving is not None and giving.start() == cue.start
        said = (
            accepted or line.search("commitments.says", 0, cue.start) or line.search("commitments.colon", 0, cue.start)
        )
        if said or '"' in line.low[: cue.start] or ((own or told()) and acts(cue.start)) or (own and told()) or passive:
            out.append(cue)
    return out + hits(line, "commitments.continue", "pledge")


def _is_planned(line: Line, cue: Cue) -> bool:
    """Whether "sẽ" tells an event of a programme ("sáng mai, đoàn sẽ …"), not what somebody says he will do."""
    opened = line.search("commitments.event-day", 0, cue.start)
    said = opened is not None and line.search("commitments.says", opened.end(), cue.start) is not None
    if rule("commitments.exercise").search(line.low[cue.end :]) and not line.search("commitments.horizon"):
        return True
    return (opened is not None and not said) or rule("commitments.event").search(line.low[cue.end :]) is not None


def _is_hoped(line: Line, cue: Cue) -> bool:
    """Whether "sẽ" belongs to a trust, a wish or a request and not to what is said after it."""
    hope = line.search("commitments.trusts", 0, cue.start)
    return hope is not None and line.search("commitments.says", hope.start(), cue.start) is None


def _is_thanked_for(line: Line, cue: Cue) -> bool:
    """Whether trouble only tells whom one thanks for helping: "cảm ơn bạn đã nghĩ tới một bản còn khó khăn"."""
    thanked = list(line.finditer("courtesies.thank", 0, cue.start))
    if not thanked or line.low.count(";", thanked[-1].end(), cue.start):
        return False
    between = line.low[thanked[-1].end() : cue.start]
    return not any(rule(f"commitments.{name}").search(between) for name in ("raises", "contrast"))


def _is_aside(line: Line, cue: Cue) -> bool:
    """Whether trouble is only granted, told of the world, or none of what two sides do: "dù còn khó khăn, …"."""
    granted = line.search("commitments.conceded", 0, cue.start)
    behind = line.low[cue.end :]
    if granted is not None and rule("commitments.granted").search(behind):
        return True
    return rule("commitments.far-trouble").search(behind) is not None


def difficulties(line: Line) -> list[Cue]:
    """Difficulties that someone raises, not those told as overcome."""
    aside = [m.span() for m in line.finditer("commitments.no-trouble")]
    admitted = hits(line, "commitments.admits", "difficulty")
    admitted = [c for c in admitted if not any(start <= c.start < end for start, end in aside)]
    if not line.search("commitments.raised"):
        return admitted or hits(line, "commitments.grievance", "difficulty")
    overcome = rule("commitments.overcome")
    met = [m.span() for m in line.finditer("commitments.meets-trouble")]
    found = [c for c in hits(line, "commitments.difficulty", "difficulty") if not _is_within(line, c, "no-trouble")]
    found = [c for c in found if not (_is_thanked_for(line, c) or _is_aside(line, c))]
    trouble = rule("commitments.told-trouble")
    named = [
        c
        for c in found
        if trouble.search(line.low[c.end :])
        or any(start <= c.start < end for start, end in met)
        or not overcome.search(line.low[max(0, c.start - _BEFORE) : c.start])
    ]
    for said in ("commitments.complaint", "commitments.grievance"):
        named = named or hits(line, said, "difficulty")
    return named or admitted


def only_describes(line: Line) -> bool:
    """Whether a line tells where a place lies and how poor it is, and nobody raises its trouble."""
    return bool(line.search("commitments.describes")) and not line.search("commitments.raises")
