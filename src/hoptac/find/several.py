"""Courtesies of several of whom a sentence tells only the number, or that it went to each: those are meant whom the
page tells of one by one ("ba đoàn đến chúc Tết", "chúc nhân dân từng tỉnh", "lãnh đạo bốn tỉnh cảm ơn").
"""

from __future__ import annotations

import re
from dataclasses import replace

from hoptac.find.lines import Line
from hoptac.find.rows import NUMBERS, came_apart, counted, group, told_as_row
from hoptac.find.speech import Speech
from hoptac.find.together import narrowest
from hoptac.find.voices import NOBODY, Side, merge
from hoptac.gazetteer.places import PLACES, country_of

_MANY = rf"(?P<n>{'|'.join(NUMBERS)}|0?\d|1\d)"
#: Delegations, or the leaders and people of provinces, of which only the number is told.
_COUNTED = re.compile(rf"(?<!\w){_MANY} (?:đoàn|tỉnh|địa phương|thành phố)(?!\w)[^,.;:]{{0,40}}$")
_COUNTED_NEXT = re.compile(
    rf"(?: (?:tới|đến|cho|với|lãnh đạo|nhân dân|chính quyền|và|cả|các đồng chí|chị em|anh em|bà con|các bạn|bạn bè))* "
    rf"{_MANY}(?: (?:đoàn|tỉnh|địa phương|thành phố)(?!\w)|(?:(?<=cả hai)|(?<=cả ba)|(?<=cả bốn))(?=[,.;]|$))"
)
#: Behind a courtesy that is done wherever one comes.
_TO_EACH = re.compile(r"(?<!\w)(?:từng|mỗi) (?:tỉnh|địa phương|thành phố|đơn vị)(?!\w)")
_AT_EACH = re.compile(
    r"(?<!\w)(?:(?:ở|tại|đến|tới) )?(?:từng|mỗi) (?:nơi|tỉnh|địa phương|điểm)(?: đến)?,|^(?:ở|đi|tới|đến) đâu(?!\w)"
)


def guests(speech: Speech) -> tuple[str, ...]:
    """Those who come on a page: of one country, that of the first of them."""
    came = list(dict.fromkeys(u for table in speech.floor.tables for u in table.one))
    return tuple(u for u in came if country_of(u) == country_of(came[0]))


def counted_sides(speech: Speech, line: Line, giver: Side, receiver: Side) -> tuple[Side, Side]:
    """Both sides, with all givers who are counted where words tell only how many they are."""
    if giver.actor is None or giver.actor.how == "person" or not receiver.units:
        return giver, receiver
    number = counted(_COUNTED.search(line.low, 0, max(0, line.at(giver.actor.span.end))))
    if number < 2:
        return giver, receiver
    to = replace(receiver, units=giver.units) if giver.how == "home" else receiver  # "sáu tỉnh" is not one's own
    known = _faced(speech, to.units, number)
    if len(known) != number or not {country_of(u) for u in giver.units} & {country_of(u) for u in (*known, *to.units)}:
        return giver, receiver
    return replace(giver, units=known, spans=giver.spans[:1]), to


def _faced(speech: Speech, units: tuple[str, ...], number: int) -> tuple[str, ...]:
    """Those who faced some units on the page; where they are not so many, those to whom a speech or letter is."""
    known = speech.floor.faced(units)
    frame = speech.frame
    meant = frame.to if frame.kind == "letter" and set(units) <= set(frame.units) else ()
    return meant if len(known) != number and len(meant) == number else known


def counted_receivers(speech: Speech, line: Line, place: int, giver: Side, receiver: Side) -> Side:
    """All who receive where only their number stands right behind the words: "xin chúc mừng hai tỉnh bạn"."""
    number = counted(_COUNTED_NEXT.match(line.low, place))
    known = _faced(speech, giver.units, number) if number > 1 else ()
    if number > 1 and len(known) != number:
        known = _counted_before(speech, line, giver, number)
    if not known or len(known) != number or set(giver.units) & set(known):
        return receiver
    within = set(receiver.units) <= {*known, *giver.units} or country_of(receiver.units[0]) == "VN" == speech.scene.home
    return replace(receiver, units=known) if within else receiver


def _counted_before(speech: Speech, line: Line, giver: Side, number: int) -> tuple[str, ...]:
    """The units abroad of which the line, or one of the last before it, names just as many: "A gửi …, B …, còn C …"."""
    for sentence in reversed(speech.scene.sentences[max(0, line.sentence.index - 2) : line.sentence.index + 1]):
        if sentence.paragraph != line.sentence.paragraph:
            break
        told = (a for a in speech.scene.actors_in(sentence.span) if a.how == "place" and a.units)
        units = tuple(dict.fromkeys(u for a in told for u in a.units if PLACES[u].kind not in ("country", "region")))
        abroad = tuple(u for u in units if country_of(u) not in {country_of(g) for g in giver.units})
        if len(abroad) == number:
            return abroad
    return ()


def thanked_before(speech: Speech, line: Line, giver: Side) -> Side:
    """Of several to whom a speech is held, the one told of right before, where thanks name nobody: "Nghĩa ấy, tôi xin
    cảm tạ"; else nobody.
    """
    frame = speech.frame
    meant = frame.to if frame.kind == "letter" and set(giver.units) <= set(frame.units) else ()
    if len(meant) < 2 or any(set(a.units) & set(meant) for a in speech.actors(line)):
        return NOBODY
    for sentence in reversed(speech.scene.sentences[: line.sentence.index]):
        if sentence.paragraph != line.sentence.paragraph:
            break
        told = {u for a in speech.scene.actors_in(sentence.span) if a.how in ("place", "person") for u in a.units}
        if told & set(meant):
            return Side(tuple(u for u in meant if u in told))
    return NOBODY


def is_to_each(line: Line) -> bool:
    """Whether words say that what is done is done at each place, or for each province."""
    return bool(_TO_EACH.search(line.low) or _AT_EACH.search(line.low))


def all_receivers(speech: Speech, line: Line, giver: Side, receiver: Side) -> Side:
    """The receivers, or all whom a guest came to where words say that it went to each."""
    if not is_to_each(line):
        return receiver
    known = speech.floor.faced(giver.units)
    return replace(receiver, units=known) if len(known) > 1 and set(receiver.units) < set(known) else receiver


def company(speech: Speech, line: Line, side: Side) -> Side:
    """All who are told in a row of delegations of which only the last was taken: "hai đoàn của xã A và xã B"."""
    if side.actor is None or side.actor.how not in ("place", "delegation") or len(side.units) > 1:
        return side
    places = [a for a in speech.actors(line) if a.how == "place"]
    if side.actor.how == "delegation":
        row = group(line, [a for a in places if a.span > side.actor.span])
        apart = len(row) > 1 and row[0].units == side.units and came_apart(line, row[0].span)
        row = row if apart else []
    else:
        row = told_as_row(line, narrowest([a for a in places if a.span <= side.actor.span]))
    found = merge(row)
    return found if len(found.units) > 1 and not found.is_mixed else side
