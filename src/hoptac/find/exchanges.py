"""Requests put to somebody, and what is taken on: a verb of asking with those asked right behind it ("bà xin nhà trường
nhận mười em"), a verb of answering with what one will do ("ông nhận lời: tháng 9 cử hai thợ").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoptac.find.dues import is_past
from hoptac.find.lines import Line
from hoptac.find.rules import rule
from hoptac.find.sequels import acts
from hoptac.find.speech import Speech
from hoptac.find.stances import Cue, hits
from hoptac.find.voices import merge
from hoptac.gazetteer.places import country_of

#: Between a verb of asking and the name of those asked.
_TOWARDS = re.compile(
    r" (?:(?:hội|trường|đại học|học viện|sở|bệnh viện|viện|công an|ban|ủy ban|ubnd|đoàn|liên đoàn|mặt trận|đài|báo"
    r"|công ty|hiệp hội|trung tâm|chi cục|cục)(?: [^\s,.;:]+){0,6} )?"
    r"(?:(?:phía|bên|tỉnh|thành phố|tp[.]?|nước|lãnh đạo|chính quyền|các|nhà|bộ đội|công an|biên phòng|ngành|anh em|cả"
    r"|ông|bà|ngài|đồng chí|anh|chị|đoàn|trường|bệnh viện|sở|hội|huyện|xã|bản|quý) ?)*"
)
#: Between who asks and the verb.
_TOLD = re.compile(r"(?:(?<!\w)(?:đã|có|vừa|cũng|từng) )+$")
#: Before a verb that opens a clause of its own, with the subject of the one before.
_JOINED = re.compile(
    r"(?:[,;]|(?<!\w)(?:và|rồi|đồng thời))(?: (?:cũng|xin|rồi|lại|còn|đồng thời|nhân đó|nhân tiện|có))* $"
)

#: Words for oneself or one's own that end who does something.
_OURS = re.compile(r"(?<!\w)(?:tôi|mình|ta|anh em)$")

#: Before what others did for one in time gone by.
_GONE = re.compile(
    r"(?<!\w)(?:năm (?:ngoái|kia)|hồi|đã|từng|khi|ngày (?:ấy|trước)|lúc|nhờ|bữa|hôm (?:trước|nọ|ấy)|mùa trước)(?!\w)"
    r"[^.;]*$"
)
_OFTEN = re.compile(r"\W*(?:(?:thì|và|rồi|song|nhưng) )?(?:hằng|hàng|mỗi)(?!\w)")

#: What somebody is asked to take on he does not take on yet.
_ASKED = ("commitments.propose", "commitments.wish", "commitments.asks-whom", "commitments.trusts")


def requests(speech: Speech, line: Line) -> Iterator[Cue]:
    """The requests of a line that name those asked right behind the verb, and before it who asks."""
    wishes = hits(line, "commitments.wish", "wish")
    own_words = speech.frame.kind == "letter" and speech.frame.holds(line.sentence.index)
    for match in line.finditer("commitments.asks-you"):
        before = line.low[: match.start()]
        said = own_words or before.count('"') % 2
        if said and not _GONE.search(before[before.rfind('"') + 1 :]) and not is_past(speech.scene, line.sentence.span):
            yield Cue("propose", match.start(), match.end(), "commitments.asks-you")
    for match in line.finditer("commitments.asks-if"):
        told = _TOLD.search(line.low, 0, match.start())
        start = told.start() if told else match.start()
        quoted = match.start() == 0 and bool(speech.tail(line, match.end() - 1).units)
        if quoted or acts(speech, line, start) or rule("commitments.he").search(line.low[: match.start()]):
            yield Cue("propose", match.start(), match.end(), "commitments.asks-if")
    for match in line.finditer("commitments.asks-whom"):
        if wishes and wishes[0].start < match.start():
            return
        if _is_asking(speech, line, match) and _names_asked(speech, line, match):
            yield Cue("propose", match.start(), match.end(), "commitments.asks-whom")


def _is_asking(speech: Speech, line: Line, match: re.Match[str]) -> bool:
    """Whether somebody stands before a verb of asking as its subject, or the verb opens the words of one who speaks;
    "nhờ xã bạn dẫn lối, …" thanks to whom something was done has none.
    """
    before = line.low[: match.start()]
    if not before.strip('" ') or before.rstrip()[-1:] in '":':
        return match.group("verb") != "nhờ"
    if _JOINED.search(before) and line.search("commitments.first-person", 0, match.start()):
        return True  # "Chúng tôi còn thiếu thợ, xin bạn …"
    told = _TOLD.search(before)
    if acts(speech, line, told.start() if told else match.start()) or rule("commitments.he").search(before):
        return True
    people = [a for a in speech.split(line, match.start())[0] if a.how in ("person", "office", "pronoun", "delegation")]
    return bool(people) and _JOINED.search(before) is not None and "đã" not in line.low[match.end() :].split()


def _names_asked(speech: Speech, line: Line, match: re.Match[str]) -> bool:
    """Whether those asked stand right behind: by a word for them, or by a name of another country than who asks."""
    if rule("commitments.whom").search(line.low[match.end() :]):
        return True
    by = speech.subject(line, match.start())
    by = by if by.units else speech.tail(line, match.end())
    own = {country_of(u) for u in by.units}
    for actor in speech.split(line, match.end())[1][:1]:
        gap = line.low[match.end() : line.at(actor.span.start)] + " "
        goes_on = line.low[max(0, line.at(actor.span.end)) :].strip(' .,;"')
        if _TOWARDS.fullmatch(gap.replace("  ", " ")) and goes_on:
            return bool({country_of(u) for u in merge([actor]).units} - own)
    return False


def soon(speech: Speech, line: Line) -> Iterator[Cue]:
    """What somebody will do at a time to come, told without "sẽ": in answer, or of himself or his own unit in words of
    his own: "Đầu tháng tới, tỉnh tôi cử hai thợ".
    """
    for match in line.finditer("commitments.soon-does"):
        if any(line.search(name, 0, match.start()) for name in _ASKED) or is_past(speech.scene, line.sentence.span):
            return
        if _OFTEN.match(match.group()) or any(line.search(f"commitments.{name}") for name in ("paper", "paper-says")):
            continue  # what a paper says that both do, year by year
        answered = line.search("commitments.accepts", 0, match.end("who")) is not None
        own = _OURS.search(match.group("who").rstrip()) is not None
        span = line.span(*match.span("who"))
        named = [a for a in speech.actors(line) if a.span.meets(span) and a.how in ("place", "home")]
        told = '"' in line.low[: match.start() + 1] or speech.frame.kind == "letter"
        if answered or (told and (own or named)):
            yield Cue("pledge", match.start(), match.end(), "commitments.soon-does")


def undertakings(speech: Speech, line: Line) -> Iterator[Cue]:
    """What somebody takes on in answer, without "sẽ"; "xã Đông nhận dạy 30 em" tells what a unit does, not what one who
    speaks says.
    """
    yield from soon(speech, line)
    for match in line.finditer("commitments.undertakes"):
        colour = line.search("commitments.colour", 0, match.start())
        end = colour.start() if colour else match.start()
        if any(line.search(name, 0, match.start()) for name in _ASKED) or not acts(speech, line, end):
            continue
        near = [a for a in speech.split(line, end)[0] if end - line.at(a.span.end) <= 2]
        says = not match.group().startswith("nhận ") or match.group().startswith("nhận lời")
        if says or line.search("commitments.we", 0, end) or any(a.how in ("person", "pronoun", "office") for a in near):
            yield Cue("pledge", match.start(), match.end(), "commitments.undertakes")
