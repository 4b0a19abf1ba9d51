"""What a page counts: each number that measures something, with its flow and its time, in sentences and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hoptac.base.kinds import MEASURES
from hoptac.base.scene import Scene
from hoptac.find.figureflows import (
    Figure,
    as_told,
    beside,
    carries_on,
    each_of,
    elsewhere,
    flow_of,
    goes_on_as,
    is_told_of_gates,
    parts_of,
    placed,
    turned,
)
from hoptac.find.flows import default_flow, find_flow
from hoptac.find.flowsides import Side
from hoptac.find.listed import Lists
from hoptac.find.marked import Marked, mark
from hoptac.find.measures import Points, covers, find_measure, is_none, is_promised, is_refused, usual_rule
from hoptac.find.measuring import is_small, measure_of, unit_of
from hoptac.find.numbertone import SURE, number_tone
from hoptac.find.onesided import (
    FOREIGN,
    TRADE,
    goes_on_abroad,
    in_that_year,
    is_one_sided,
    is_still_there,
    is_their_own,
    of_now_too,
    of_the_world,
    tells_on,
)
from hoptac.find.particulars import given_on
from hoptac.find.partnered import listed_partners, named_partners
from hoptac.find.periods import find_period
from hoptac.find.rules import Rule, rule
from hoptac.find.signs import MONEY, THEIRS, Token
from hoptac.find.tables import in_table
from hoptac.find.thirds import (
    WORLD,
    is_abroad,
    is_among_ours,
    is_between_others,
    is_counted_by_police,
    is_invested_elsewhere,
    is_ours,
    is_share,
)
from hoptac.find.timeframe import Frame, title_time, whole_time
from hoptac.find.toldtimes import NONE, Period, course_days, is_ahead, is_term


def _goes_on(marked: Marked, token: Token, previous: Figure | None) -> Figure | None:
    """A number that counts what the one before counted ("trong đó Salavan 15 em")."""
    if previous is None or token.sign != previous.token.sign:
        return None
    near = previous.marked.sentence.index in (marked.sentence.index, marked.sentence.index - 1)
    same = previous.marked.sentence.paragraph == marked.sentence.paragraph
    text, partners = marked.focus(token), previous.kind == "partners"
    on = rule("figures.sum-goes-on" if token.sign == MONEY else "figures.goes-on")
    match = covers(on, text, token.at) if near and same else None
    if match is None and near and same and partners:
        match = covers(rule("figures.partners-go-on"), text, token.at)
    if match is None or token.hit.quantity.unit not in (None, previous.unit):
        return None
    if previous.unit != "person" and _PERSON.match(text, token.at + 1):
        return None
    return replace(previous, marked=marked, token=token, words=marked.words(token.at, match.end()))


_PERSON = re.compile(r" (?:em|người|cháu|chị|anh|cụ|vị|đứa|bạn|thầy|cô)(?!\w)")
#: Numbers below it in words count hours, classes, sides more often than what an office keeps a table of.
_FEW = 10
#: What may be told by sound: not "other", of which nobody knows from whom to whom it goes.
_HEARD = frozenset(MEASURES) - {"other"}
_MILLION = 1_000_000
#: The word of what a number counts.
_NAMED = re.compile(r" ?[^\W\d_]")
#: What is measured in money, and nothing else is.
_SUMS = frozenset({"trade_turnover", "exports", "imports", "investment_capital"})
#: A number with the words that follow it.
_AROUND = re.compile(r"\S+(?: [^\W\d_]+){0,3}")
#: Partners of all the world are no one side's.
_ABROAD = re.compile(
    r"nước ngoài|quốc tế|trên thế giới|(?:của|thuộc|ở|tại|từ) (?:~|\d+|nhiều|các|hàng chục) (?:nước|quốc gia)"
)
_COURSE = frozenset({"students_received", "students_graduated", "remains_repatriated", "other"})


_NAMELESS = frozenset({"labour", "experts"})  # told of on any page: these need a side in words


def _further(marked: Marked, token: Token, previous: Figure | None, frame: Frame) -> Figure | None:
    """The figure of a number that goes on with the one before."""
    ongoing = _goes_on(marked, token, previous)
    if ongoing is None or previous is None:
        return None
    named = any(t.sign == THEIRS for t in marked.parties())
    here = previous.marked.sentence.index == marked.sentence.index
    usual = ongoing.flow if here or not named else default_flow(marked, token, ongoing.kind)
    if here and turned(marked, token):
        usual = replace(usual, origin=usual.host, host=usual.origin)
    usual = elsewhere(marked, token, usual) or usual
    part = find_flow(marked, token, "parts") if ongoing.kind == "delegations" else None
    told = placed(find_flow(marked, token, ongoing.kind), ongoing.flow)
    flow = part or beside(marked, token, ongoing) or told or usual
    period = find_period(marked, token, frame, ongoing.period is NONE and here, ongoing.measure in _COURSE)
    period = NONE if of_now_too(marked, token, previous, ongoing.measure) else period
    period = in_that_year(period, ongoing.measure, previous, here)
    if is_ahead(marked.scene, period):
        return None
    shared_out = flow.origin.units != ongoing.flow.origin.units
    whole = (ongoing.whole or ongoing.flow) if shared_out else ongoing.whole
    flow = replace(flow, rule=ongoing.rule) if flow.rule == WORLD and flow != ongoing.flow else flow
    measure = "students_received" if is_still_there(marked, token, ongoing) else goes_on_as(ongoing, flow)
    return replace(ongoing, measure=measure, flow=flow, period=period, whole=whole)


def _read(
    marked: Marked, token: Token, previous: Figure | None, frame: Frame, known: frozenset[str], pledged: bool
) -> Figure | None:
    """The figure of one number by rules; ``known`` holds the kinds of measure met before."""
    if is_share(marked, token):
        return None
    found = measure_of(marked, token, previous)
    name = found[0].sets["measure"] if found else ""
    if (pledged and "đang" not in marked.text[token.at : token.at + 60]) or is_promised(marked, token, name):
        return None
    if found is None:
        return None if is_refused(marked, token) else _further(marked, token, previous, frame)
    return _counted(marked, token, previous, frame, known, found)


def _heard(marked: Marked, token: Token, previous: Figure | None, frame: Frame, known: frozenset[str]) -> Figure | None:
    """The figure of one number in which no rule reads anything, by the words around it."""
    known_by_rule = is_refused(marked, token) or measure_of(marked, token, previous) is not None
    few = token.hit.rule == "numbers.words" and token.hit.quantity.value < _FEW
    if known_by_rule or few or is_share(marked, token):
        return None
    tone = number_tone(marked, token)
    if tone is None or (tone.likely < SURE and is_none(marked, token)):
        return None
    if (tone.told in _SUMS) != (token.sign == MONEY or _bare_sum(marked, token)):
        return None
    if tone.told not in _HEARD or is_promised(marked, token, tone.told):
        return None
    words = _AROUND.match(marked.text, token.at)
    assert words is not None
    figure = _counted(marked, token, previous, frame, known, (usual_rule(tone.told), words))
    return replace(figure, heard=True) if figure is not None else None


def _bare_sum(marked: Marked, token: Token) -> bool:
    """Whether a number is a sum whose currency was told before ("được 428 triệu;"): millions, of no named thing."""
    behind = marked.text[token.at + 1 :]
    return token.hit.quantity.value >= _MILLION and not _NAMED.match(behind)


def _counted(
    marked: Marked,
    token: Token,
    previous: Figure | None,
    frame: Frame,
    known: frozenset[str],
    found: tuple[Rule, re.Match[str]],
) -> Figure | None:
    """The figure of a number of which is known what it measures."""
    measure, match = found
    name = measure.sets["measure"]
    here = previous is not None and previous.marked.sentence.index == marked.sentence.index
    alone = not here and not tells_on(marked, previous, name)
    if alone and (is_one_sided(marked, token, name, known) or is_their_own(marked, token, name)):
        return None
    kind = measure.sets["flow"]
    flow = flow_of(marked, token, kind, previous, name)
    if flow is None or not is_ours(marked, flow) or is_counted_by_police(marked, kind):
        return None
    if is_among_ours(marked, flow) and not FOREIGN.search(marked.text):
        return None
    name = as_told(name, flow)
    if (name in TRADE and is_between_others(marked)) or (kind == "investment" and is_invested_elsewhere(marked)):
        return None
    if kind == "crossings" and not is_told_of_gates(marked, here):
        return None
    if kind in _NAMELESS and flow.origin.span is None and flow.host.span is None:
        return None
    if goes_on_abroad(marked, token, kind, previous) or is_abroad(marked, token, kind):
        flow = replace(flow, rule=WORLD)
    elif flow.rule == WORLD:
        flow = replace(flow, rule=measure.id)
    if measure.id == "figures.topic":
        before = mark(marked.scene, marked.scene.sentences[marked.sentence.index - 1])
        spoken = [t for t in before.parties() if t.sign == THEIRS]
        flow = replace(flow, origin=Side(spoken[-1].units, before.span(spoken[-1]))) if spoken else flow
    if kind == "partners":
        abroad = _ABROAD.search(marked.text[token.at : token.at + 50])
        flow = replace(flow, origin=Side(())) if abroad else named_partners(marked, token, flow)
    standing = measure.sets.get("frame") == "standing"
    period = find_period(marked, token, frame, standing, name in _COURSE)
    if of_now_too(marked, token, previous, name):
        period = NONE
    period = in_that_year(period, name, previous, here)
    if (kind == "service" or name == "people_vaccinated") and period is NONE:
        period = _on_the_day(marked, token)
    if name == "agreements_signed" and is_term(marked, token, period):
        period = NONE
    if kind == "students":
        period = course_days(marked, token, name == "students_graduated") or period
    words, unit = marked.words(*match.span()), unit_of(token, measure)
    if period is NONE and here and previous is not None and carries_on(marked, token, previous, kind):
        period = previous.period
    if is_ahead(marked.scene, period):
        return None
    figure = Figure(marked, token, measure.id, name, unit, kind, words, flow, NONE if unit == "km" else period)
    part = previous is not None and previous.measure == name and (here or parts_of(marked, previous))
    return None if is_small(figure) and not part else figure


def _on_the_day(marked: Marked, token: Token) -> Period:
    """The days on which patients were seen, where they were seen in the course of an event."""
    when = given_on(marked.scene, marked.sentence, marked.span(token))
    if when is None or when.time.start is None or len(when.time.start) < len("2022-01-01"):
        return NONE
    return Period(when.time.start, when.time.end or when.time.start, next(iter(when.spans), None))


def numbers_in(scene: Scene) -> Iterator[tuple[Marked, Token]]:
    """The numbers of running text that may count something, each with its sentence."""
    return ((m, t) for m in _sentences(scene) for t in m.tokens if t.number and not t.hit.vague)


def _sentences(scene: Scene) -> Iterator[Marked]:
    """The sentences that may carry figures, in signs."""
    for sentence in scene.sentences:
        if sentence.zone != "title" and not in_table(scene, sentence.span):
            yield mark(scene, sentence)


def _is_class(figure: Figure) -> bool:
    """Whether it may be the size of a class, not one unit's share of it."""
    if figure.measure != "students_received":
        return False
    return covers(rule("figures.each"), figure.marked.focus(figure.token), figure.token.at) is None


def _passed(marked: Marked, size: Figure | None) -> Iterator[Figure]:
    """Those who passed, where a sentence says that all of the class did."""
    match = rule("figures.all-passed").search(marked.text) if size is not None else None
    if match is None or size is None:
        return
    share = next((t.hit.quantity for t in marked.tokens if t.number and match.start() <= t.at < match.end()), None)
    if share is None or share.unit != "percent" or share.value == 100:
        words = marked.words(*match.span())
        period = course_days(size.marked, size.token, True) or size.period
        yield replace(size, measure="students_graduated", rule="figures.all-passed", words=words, period=period)


def _listed(lists: Lists, marked: Marked, token: Token, frame: Frame, known: frozenset[str]) -> Figure | None:
    """The figure of a point of a list that the line above the list says what it counts."""
    whole = lists.whole(marked, token)
    own = find_measure(marked, token) is not None
    if whole is None or (own and (marked.parties() or marked.sentence.marker)):
        return None
    found = find_measure(*whole)
    if found is None or (not own and found[1].start() >= whole[1].at - token.at):
        return None
    figure = _read(*whole, None, frame, known, False)
    return replace(figure, marked=marked, token=token, words=marked.span(token)) if figure is not None else None


def find_in_sentences(scene: Scene) -> Iterator[Figure]:
    """The figures that running text tells."""
    sentences = list(_sentences(scene))
    titles = [mark(scene, s) for s in scene.sentences if s.zone == "title"]
    frame, lists = Frame(whole_time(sentences), title_time(titles)), Lists(titles[-1] if titles else None)
    points = Points()
    previous: Figure | None = None
    known: frozenset[str] = frozenset()
    size: Figure | None = None
    for marked in sentences:
        pledged = points.read(marked)
        lists.enter(marked)
        marked = lists.point(marked)
        frame.head(marked)
        frame.enter(marked)
        for token in marked.tokens:
            counted = token.number and not token.hit.vague
            figure = _read(marked, token, previous, frame, known, pledged) if counted else None
            if figure is None and counted and not pledged:
                figure = _listed(lists, marked, token, frame, known) or _heard(marked, token, previous, frame, known)
            if figure is not None:
                previous = figure
                known |= {figure.measure, figure.measure.split("_")[0]}
                yield from each_of(figure) if figure.flow.rule != WORLD else of_the_world(figure)
                size = figure if _is_class(figure) else size
        yield from _passed(marked, size)
        yield from listed_partners(marked)
        frame.leave(marked)
