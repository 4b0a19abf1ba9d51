"""Whether words of stance pass between two sides: somebody takes the stance, and somebody of the other side is there to
hear it. Long prose is full of wishes, worries and resolve that one side keeps to itself.
"""

from __future__ import annotations

import re

from hoptac.base.scene import Actor, Sentence
from hoptac.find.commentary import is_commentary
from hoptac.find.elsewhere import goes_elsewhere
from hoptac.find.lines import Line, make_line
from hoptac.find.rules import rule
from hoptac.find.speech import Speech
from hoptac.find.stances import Cue
from hoptac.find.voices import Side, merge
from hoptac.gazetteer.places import country_of

#: Ways to be named that make somebody abroad one who speaks or is spoken to.
_SPEAKS = ("person", "pronoun", "office", "carried", "partner", "author")
_IN_PERSON = ("person", "office", "mission", "delegation")
_HEARS = ("person", "pronoun", "office", "partner", "mission", "delegation", "both")
#: A part of one's own province.
_DISTRICT = re.compile(r"^ (?:lãnh đạo |chính quyền |các )?(?:huyện|thị xã|quận|phường) $")
#: What a sentence is about whose later verbs have no subject of their own.
_AIM = re.compile(r"(?:mục (?:tiêu|đích)|nhiệm vụ|nội dung|lệnh|dự thảo|báo cáo này) ")
#: Words of the other side without its name, behind "muốn".
_ABROAD = re.compile(r"(?<!\w)(?:sang|bạn|đối tác|hai bên)(?!\w)")
#: Troubles that one has; other words of difficulty are raised by whoever has them ("e ngại").
_TROUBLES = ("khó khăn", "thách thức", "trở ngại", "hạn chế")
#: Rules of what ought to be done.
OUGHT = ("commitments.need", "commitments.ought")
#: Behind "cần": people or things, which the other side may give.
_NEEDED = re.compile(
    r" (?:thêm|có thêm|sự|được|các|những|nhiều|một|\d+|tìm|chuyên gia|bác sĩ|giáo viên|thợ|vốn|kỹ sư|nhà đầu tư|nguồn|"
    r"giống|máy|thuốc|thiết bị|vật liệu|gạo|lao động|kinh nghiệm|hỗ trợ)(?!\w)"
)
_WE = re.compile(r"(?<!\w)(?:chúng ta|chúng tôi|ta|tôi)$")
#: Words for ours that name no unit.
_TO_OURS = re.compile(
    r"(?<!\w)(?:việt|nước ta|tỉnh ta|ta(?= (?:giúp|cử|cho|mở|nhận|hỗ trợ|bán|mua|gửi))|các bạn|các vị"
    r"|quý (?:vị|tỉnh|thành phố)|chủ nhà|chúng ta)(?!\w)"
)
#: Before what everybody in the world ought to do.
_EVERYBODY = re.compile(
    r"(?<!\w)(?:(?:tất cả|mọi) (?:các )?(?:nước|quốc gia|bên)|cộng đồng quốc tế)[^,.;]{0,30} $|"
    r"(?:^|, |rằng |\")các (?:nước|quốc gia)(?: (?:khác|lớn|nhỏ|liên quan))? $"
)
_SHORTLY = 3  # sentences before a stance in which its hearer may be named
_OPENING = 4  # sentences, the title among them, that open a page
_DIRECTLY = 60  # characters behind a request within which those asked are named


def passes_between(speech: Speech, line: Line, cue: Cue, by: Side) -> bool:
    """Whether a stance of one side is one that the other side hears; what both take together always is."""
    if speech.row is not None:
        return True
    if is_commentary(speech, line, by) or (cue.rule in OUGHT and _EVERYBODY.search(line.low[: cue.start])):
        return False
    if by.how == "both" or by.is_mixed or cue.stance == "agree":
        return any(country_of(u) == "VN" for u in by.units)  # what two others agree is no matter of ours
    if (by.how == "opposite" and not _is_unsaid(speech, line, cue)) or _is_private(speech, line, by):
        return False
    if by.how in ("carried", "opposite") and _is_strangers(speech, line, cue):
        return False
    if cue.stance == "difficulty" and by.how == "place" and _is_own_trouble(line, cue):
        return False
    if cue.rule in OUGHT and _is_own_task(speech, line, cue, by):
        return False
    if goes_elsewhere(speech, line, cue, by) or _is_of_thirds(speech, line, cue, by):
        return False
    if cue.rule == "commitments.wants" and not _names_behind(speech, line, cue, by):
        return False
    to = speech.addressee(line, by, cue.end)
    if _asks_own(speech, line, cue, by) or (to.units and "VN" not in {country_of(u) for u in (*by.units, *to.units)}):
        return False
    if speech.scene.home is None and not by.is_home and not (to.spans or speech.frame.kind or speech.table(line)):
        return False  # two abroad among themselves, on a page of nobody's
    if _is_among_own(by, to):
        return _own_talk(speech, line, cue, by) or bool(_others(speech, line, by))
    framed = bool(speech.frame.kind) and not (speech.frame.kind == "interview" and by.is_home)
    heard = framed or speech.table_at(line.sentence.index) is not None or bool(to.spans)
    return heard or _is_heard(speech, line, by)


def _names_behind(speech: Speech, line: Line, cue: Cue, by: Side) -> bool:
    """Whether what is wanted has to do with the other side: "muốn xã bạn mở chợ", not "muốn sớm làm đường"."""
    if not line.low.startswith("muốn", cue.start) or _ABROAD.search(line.low, cue.end):
        return True
    if not by.is_home and _TO_OURS.search(line.low, cue.end):
        return True
    if not by.is_home and by.how in _SPEAKS and speech.table_at(line.sentence.index) is not None:
        return True  # what one from abroad wants, sitting at a table, he wants of who sits across
    start = line.place(cue.end)
    return any(a.span.start >= start for a in _others(speech, line, by))


def _is_unsaid(speech: Speech, line: Line, cue: Cue) -> bool:
    """Whether nobody at all is named as taking a stance whose side is only guessed: "Đề nghị xã bạn …". A subject that
    no table knows ("viện kiểm sát đề nghị") is neither side; and nobody promises without saying who.
    """
    if cue.stance == "pledge" or _AIM.match(line.low):
        return False
    if line.search("commitments.first-person", 0, cue.start) or '"' in line.low[: cue.start]:
        return True
    if cue.stance == "difficulty":
        return any(line.search(f"commitments.{name}") for name in ("of-cooperation", "first-person"))
    before = line.low[: cue.start]
    cut = next((p for p in sorted(speech.posts.items()) if line.at(p[0]) == len(before.rstrip())), None)
    before = before[: max(0, line.at(cut[1].start))] if cut else before
    return rule("commitments.no-subject").search(before) is not None


def _is_private(speech: Speech, line: Line, by: Side) -> bool:
    """Whether a person of no office speaks for himself: not at a meeting, in a transcript, or of a body of his unit."""
    person = by.actor.person if by.actor is not None else None
    if person is None or person.posts or by.how == "author" or speech.turn(line).units:
        return False
    if speech.table_at(line.sentence.index) is not None:
        return False  # whoever speaks where two sides sit speaks for one of them
    named = any(a.how in ("place", "home") and set(a.units) & set(by.units) for a in speech.actors(line))
    return not named and line.search("commitments.of-body") is None


def _is_among_own(by: Side, to: Side) -> bool:
    """Whether who speaks and who is spoken to are of one country."""
    return bool({country_of(u) for u in by.units} & {country_of(u) for u in to.units})


def _own_talk(speech: Speech, line: Line, cue: Cue, by: Side) -> bool:
    """Whether a mission abroad sits with its own people, or its head asks the province at home for something."""
    table = speech.table_at(line.sentence.index)
    if table is not None and len({country_of(u) for u in table.all}) == 1 and table.side_of(by.units):
        return True
    if not speech.is_envoy(by):
        return False
    asked = next(iter(speech.split(line, cue.end)[1]), None)
    at_once = asked is not None and line.at(asked.span.start) - cue.end <= len(" tỉnh ")
    ours = at_once and asked is not None and asked.units == (speech.scene.home,)
    return ours or rule("commitments.asks-province").search(line.low[cue.end :]) is not None


def _others(speech: Speech, line: Line, by: Side) -> list[Actor]:
    """Those named in a line who are of another country than who speaks."""
    own = {country_of(u) for u in by.units}
    return [a for a in speech.actors(line) if a.units and {country_of(u) for u in a.units} - own]


def is_kept(speech: Speech, line: Line, giver: Side, receiver: Side) -> bool:
    """Whether a courtesy stays at home: no word says whom it reaches, no meeting is told, and nobody abroad is near; or
    a private person does it.
    """
    if _is_private(speech, line, giver):
        return True
    table = speech.table_at(line.sentence.index)  # one that only this sentence tells proves nothing of itself
    seated = bool(speech.frame.kind) or (table is not None and table.sentence != line.sentence.index)
    named = {u for a in speech.actors(line) for u in a.units} & set(receiver.units)
    abroad = speech.is_envoy(giver) or not giver.is_home
    return not (receiver.spans or seated or named or abroad or _is_heard(speech, line, giver))


def _is_heard(speech: Speech, line: Line, by: Side) -> bool:
    """Where no meeting is told: whether somebody abroad speaks, or somebody to whom one may speak is named there or
    shortly before, or the page opens with a talk of both.
    """
    if by.how in _SPEAKS and not by.is_home and _is_near_ours(speech, line):
        return True
    if line.search("commitments.to-friends") or speech.both_spoke(line):
        return True
    if any(a.how in _HEARS for a in _others(speech, line, by)) or _opens_with_talk(speech):
        return True
    index = line.sentence.index
    before = (make_line(speech.scene, s) for s in speech.scene.sentences[max(0, index - _SHORTLY) : index])
    return any(a.how in _IN_PERSON for near in before for a in _others(speech, near, by))


def _is_strangers(speech: Speech, line: Line, cue: Cue) -> bool:
    """Whether a clause has a person for its subject of whom the page tells no office and no unit: "Chị Hoa, bán vải,
    mong …" goes on with nobody's words.
    """
    opened = line.search("elsewhere.somebody", 0, cue.start)
    if opened is None:
        return False
    start = line.place(opened.start("name"))
    first = speech.scene.page.text[start : start + 1]
    return first.isupper() and not any(a.span.start <= start < a.span.end for a in speech.actors(line))


def _is_own_trouble(line: Line, cue: Cue) -> bool:
    """Whether a State or a unit that nobody says it of has trouble of its own: "Chính phủ A còn gặp khó khăn"."""
    if line.low[cue.start : cue.end] not in _TROUBLES:
        return False
    told = ("of-cooperation", "meets-trouble", "raises", "told-by", "first-person")
    return not any(line.search(f"commitments.{name}") for name in told)


def _is_own_task(speech: Speech, line: Line, cue: Cue, by: Side) -> bool:
    """Whether what ought to be done is the speaker's own to do, and nobody of the other side has a part in it: "Chủ
    tịch tỉnh nói tỉnh cần phát triển công nghệ".
    """
    before, behind = speech.split(line, cue.start)
    near = line.low[: cue.start].rstrip()
    ours = _WE.search(near) is not None or any(
        a.how in ("place", "home") and set(a.units) <= {*by.units} and len(near) - line.at(a.span.end) < 2
        for a in before[-1:]
    )
    if (
        not (ours and by.is_home)
        or speech.is_envoy(by)
        or _NEEDED.match(line.low, cue.end)
        or _ABROAD.search(line.low, cue.end)
    ):
        return False
    return not any(a.how == "both" or {country_of(u) for u in a.units} - {"VN"} for a in behind)


def _is_of_thirds(speech: Speech, line: Line, cue: Cue, by: Side) -> bool:
    """Whether what somebody abroad says is about other countries alone: none of ours stands in the line, and behind the
    words of stance a unit of a third country does.
    """
    own, table = {country_of(u) for u in by.units}, speech.table_at(line.sentence.index)
    seated = speech.frame.kind or (table is not None and bool({country_of(u) for u in table.all} & own))
    if by.is_home or seated or _TO_OURS.search(line.low):
        return False
    here = [a for a in speech.actors(line) if a.how != "home"]
    if any(a.how == "both" or "VN" in {country_of(u) for u in a.units} for a in here):
        return False
    behind = {country_of(u) for a in speech.split(line, cue.end)[1] if a.how in ("place", "mission") for u in a.units}
    return bool(behind - own)


def _is_near_ours(speech: Speech, line: Line) -> bool:
    """Whether anybody or any place of ours is named in a line or shortly before it: what one abroad says elsewhere to
    others is no matter of ours.
    """
    index, scene = line.sentence.index, speech.scene
    near = scene.sentences[max(0, index - _SHORTLY) : index + 1]
    if _TO_OURS.search(line.low):
        return True
    actors = (a for s in near for a in (speech.actors(line) if s is line.sentence else scene.actors_in(s.span)))
    return any(a.how == "both" or any(country_of(u) == "VN" for u in a.units) for a in actors)


def _opens_with_talk(speech: Speech) -> bool:
    """Whether one of the first sentences tells of a talk of two sides that is no visit, such as one by video."""
    memo = speech.scene.memo
    known: bool | None = memo.get(("opens with talk",))
    if known is None:
        opening = [s for s in speech.scene.sentences if s.zone != "caption"][:_OPENING]
        known = memo[("opens with talk",)] = any(_tells_talk(speech, s) for s in opening)
    return known


def _tells_talk(speech: Speech, sentence: Sentence) -> bool:
    units = {u for a in speech.scene.actors_in(sentence.span) for u in a.units}
    both = len({country_of(u) == "VN" for u in units}) > 1
    return both and make_line(speech.scene, sentence).search("matters.meeting") is not None


def _asks_own(speech: Speech, line: Line, cue: Cue, by: Side) -> bool:
    """Whether a unit of one's own country is asked to do something: "Thủ tướng đề nghị tỉnh Đông phát huy …"."""
    if cue.stance not in ("wish", "propose") or not by.is_home or speech.is_envoy(by):
        return False
    after = [a for a in speech.split(line, cue.end)[1] if a.how in ("place", "home", "both", "person")]
    if not after or after[0].how not in ("place", "home"):
        return False
    if set(after[0].units) & set(by.units):
        return _DISTRICT.search(line.low[cue.end : max(0, line.at(after[0].span.start))]) is not None
    gap = line.low[cue.end : max(0, line.at(after[0].span.start))]
    near = [a for a in after[1:] if line.at(a.span.start) - cue.end <= _DIRECTLY]
    asked = merge(after[:1]).is_home and rule("commitments.of-whom").search(gap) is not None
    return asked and not any(country_of(u) != "VN" for a in near for u in a.units)
