"""Whether the other side of a record is really there: named where the record is told, or somebody who acts on the page.

A page on one's own affairs names neighbours, customers and guests too: a village "giáp tỉnh A", a firm "vốn B". What
no words lay at their door is not theirs (docs/decisions/0027: a side that a sentence leaves out is somebody who acts).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from hoptac.base.nouns import Report, Span
from hoptac.base.scene import Actor, Person, Scene, Sentence
from hoptac.find.acting import acts
from hoptac.find.lines import make_line, sentences_with
from hoptac.find.matters import OUR_ORGANS
from hoptac.find.namewords import is_vietnamese
from hoptac.find.rules import Rule, rule
from hoptac.gazetteer.places import PLACES, country_of

#: The slots that hold a side.
SIDES = ("guest", "host", "parties", "giver", "receiver", "origin", "by", "to", "from")
_NAMES = ("place", "person", "office", "mission", "delegation", "partner")
_FIRM = re.compile(
    r"(?<!\w)(?:công ty|tập đoàn|tổng giám đốc|ceo|hđqt|hội đồng quản trị|"
    r"^hiệu trưởng$|bếp trưởng|đạo diễn|huấn luyện viên)(?!\w)"
)
#: Behind a State: it decorated somebody, long ago as a rule.
_ORDERS = re.compile(r"[^.;]{0,24} (?:huân|huy) chương")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BRIEF = 40  # words of a notice
_TO_OUR_DAYS = re.compile(r"(?<!\w)(?:đến nay|tới nay|kể từ|từ năm \d{4}|cho đến (?:giờ|bây giờ))(?!\w)")
_PEACE = 1975  # the last year of the wars
_STOP = re.compile(r"[.;\n]")
_NEAR = 90  # characters between a person's name and the unit for which he acts
_AFTER = 48
#: An office by an id that holds the country: no other has such a one; village heads are everywhere.
_OF_STATE = re.compile(r"(?!vn-)[a-z]{2}-(?!.*village)")
_BEFORE = 48  # characters before a name that may hold the body whose it is


def units_of(value: object) -> tuple[str, ...]:
    """The units of a slot, one or several."""
    return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, Sequence) else ()


def is_left_out(scene: Scene, report: Report, known: frozenset[str]) -> bool:
    """Whether a side abroad is neither named where the record is told nor one that acts on the page; ``known`` are
    countries of which surer records tell.
    """
    for slot in SIDES:
        abroad = tuple(u for u in units_of(report.values.get(slot)) if u and country_of(u) != "VN")
        if not abroad or is_named(scene, report, slot, abroad) or _is_there(scene, abroad):
            continue
        if not known.isdisjoint(country_of(u) for u in abroad):
            continue
        if not _is_beside_told(scene, report, abroad):
            return True
    return False


def is_ours_left_out(scene: Scene, report: Report) -> bool:
    """Whether Vietnam speaks, hears or gives in no words, on a page of the State that names nobody who holds office for
    it: travellers, readers and reporters are no side.
    """
    if scene.home != "VN" or report.kind not in ("commitment", "courtesy") or _is_ours_there(scene):
        return False
    sides = ((slot, units_of(report.values.get(slot))) for slot in SIDES)
    ours = [(slot, units) for slot, units in sides if units and all(country_of(u) == "VN" for u in units if u)]
    return any(not is_named(scene, report, slot, units) for slot, units in ours)


def _is_ours_there(scene: Scene) -> bool:
    """Whether somebody holds office for a unit of ours, or an organ of ours is spoken of."""
    known: bool | None = scene.memo.get(("ours there",))
    if known is None:
        held = any(p.posts and p.unit and country_of(p.unit) == "VN" for p in scene.people)
        known = scene.memo[("ours there",)] = held or OUR_ORGANS.search(scene.scan.folded.text) is not None
    return known


def _is_beside_told(scene: Scene, report: Report, units: tuple[str, ...]) -> bool:
    """Whether one of the units, or another of its country, is named in a sentence that tells the record."""
    countries = {country_of(u) for u in units}
    spans = [s.span for s in report.statements if s.span is not None]
    told = [s for s in scene.sentences if any(s.span.holds(span) for span in spans)]
    named = (a for s in told for a in scene.actors_in(s.span) if a.how in _NAMES)
    return any(country_of(u) in countries for a in named for u in a.units)


def tales(scene: Scene) -> tuple[Span, ...]:
    """The sentences that tell what happens in a book or a film."""
    known: tuple[Span, ...] | None = scene.memo.get(("tales",))
    if known is None:
        lines = [make_line(scene, s) for s in sentences_with(scene, "matters.in-fiction")]
        found = tuple(line.sentence.span for line in lines if line.search("matters.in-fiction"))
        known = scene.memo[("tales",)] = found
    return known


def is_of_war(scene: Scene, report: Report) -> bool:
    """Whether years of war date what a page of our days tells: its sentence, or the one before, names no later one."""
    if report.kind not in ("visit", "aid", "courtesy") or report.values.get("kind") == "congratulate":
        return False  # what one is congratulated on may be old
    first = next((s.span for s in report.statements if s.span is not None), None)
    sentence = next((s for s in scene.sentences if first is not None and s.span.holds(first)), None)
    if sentence is None:
        return False
    years = _years(scene, sentence)
    before = scene.sentences[sentence.index - 1] if sentence.index else None
    if not years and before is not None and before.paragraph == sentence.paragraph:
        years, sentence = _years(scene, before), before
    if _TO_OUR_DAYS.search(scene.folded(sentence.span)):
        return False
    return bool(years) and max(years) <= _PEACE


def _years(scene: Scene, sentence: Sentence) -> list[int]:
    return [int(year) for year in _YEAR.findall(scene.words(sentence.span))]


def _is_there(scene: Scene, units: tuple[str, ...]) -> bool:
    if not _partners(scene).isdisjoint(country_of(u) for u in units):
        return True
    return acts(scene, units) or acts(scene, tuple(country_of(u) for u in units)) or is_befriended(scene)


def is_named(scene: Scene, report: Report, slot: str, units: tuple[str, ...]) -> bool:
    """Whether words of a slot name one of the units: no verb, no "hai bên" does."""
    return any(
        actor.how in _NAMES and not set(actor.units).isdisjoint(units) and not _is_any_village(actor.person)
        for s in report.statements
        if s.span is not None and s.slot.split(".")[0] == slot
        for actor in _actors_at(scene, s.span)
    )


def _is_any_village(person: Person | None) -> bool:
    """Whether a village head may as well be one of ours, whatever is abroad beside: "Trưởng bản Vàng A Sì"."""
    if person is None or person.name.isascii():
        return False
    return any("village" in post.post and post.place_span is None for post in person.posts)


def _actors_at(scene: Scene, span: Span) -> list[Actor]:
    wide = Span(max(0, span.start - _BEFORE), span.end + _BEFORE)
    return [a for a in scene.actors_in(wide) if a.span.start < span.end and span.start < a.span.end]


def _is_twice(words: Rule, text: str) -> bool:
    """Whether a rule hits a text more than once."""
    return next(islice(words.finditer(text), 1, None), None) is not None


def is_befriended(scene: Scene) -> bool:
    """Whether a page speaks of a partner as of a friend ("nước bạn", "hai bên biên giới"), or its title of two."""
    memo = scene.memo
    known: bool | None = memo.get(("befriended",))
    if known is None:
        heads = [make_line(scene, s) for s in scene.sentences if s.zone == "title"]
        two = any(line.search("matters.of-two") for line in heads)
        known = memo[("befriended",)] = two or _is_twice(rule("matters.friends"), scene.scan.folded.text)
    return known


def has_partner(scene: Scene) -> bool:
    """Whether anybody abroad acts or is met on a page: a person, a mission, a delegation, a body of a unit. Units named
    alone ("bán sang Nhật Bản", "giáp tỉnh A") are no partners.
    """
    return bool(_partners(scene)) or _is_brief(scene)


def _is_brief(scene: Scene) -> bool:
    """Whether a notice of a line or two names a unit abroad below its State: it has no other matter."""
    return is_below(scene.partners) and sum(len(scene.words(s.span).split()) for s in scene.sentences) <= _BRIEF


def _partners(scene: Scene) -> frozenset[str]:
    """The countries abroad of which somebody acts or is met."""
    known: frozenset[str] | None = scene.memo.get(("partners met",))
    if known is None:
        held = {u for p in scene.people if _is_official(scene, p) for u in (p.unit, *(h.place for h in p.posts)) if u}
        met = {u for a in scene.actors if a.how == "mission" or _is_body(scene, a) for u in a.units}
        known = scene.memo[("partners met",)] = frozenset(country_of(u) for u in held | met) - {"VN"}
    return known


def _is_official(scene: Scene, person: Person) -> bool:
    """Whether words lay a person's office at a unit abroad, and it is no firm's."""
    held = [post for post in person.posts if not _FIRM.search(post.post.lower())]
    if any(_OF_STATE.match(post.post) and post.place and country_of(post.place) != "VN" for post in held):
        return True
    abroad = person.unit is not None and country_of(person.unit) != "VN" and not is_vietnamese(person.name)
    if abroad and held and not _is_any_village(person):
        return True
    places = [post.place for post in held if post.place_span is not None]
    if held and person.unit_span is not None and any(_is_beside(scene, person.unit_span, m) for m in person.mentions):
        places.append(person.unit)
    return any(place is not None and country_of(place) != "VN" for place in places)


def _is_beside(scene: Scene, unit: Span, name: Span) -> bool:
    """Whether a unit and a person's name stand in one stretch of a sentence."""
    gap = scene.words(Span(min(unit.end, name.end), max(unit.start, name.start)))
    return len(gap) <= _NEAR and _STOP.search(gap) is None


def _is_body(scene: Scene, actor: Actor) -> bool:
    """Whether a unit's name ends the name of a body or of people of it, or it is given something."""
    if actor.how != "place" or not actor.units or country_of(actor.units[0]) == "VN":
        return False
    if any(span.holds(actor.span) for span in tales(scene)):
        return False
    before = scene.folded(Span(max(0, actor.span.start - _BEFORE), actor.span.start))
    after = scene.folded(Span(actor.span.end, actor.span.end + _AFTER))
    return rule("matters.organ").search(before) is not None and not _ORDERS.match(after)


def is_below(units: Sequence[str]) -> bool:
    """Whether one of the units is smaller than a State."""
    return any(PLACES[u].kind not in ("country", "region") for u in units)
