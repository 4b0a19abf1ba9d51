"""Who does a courtesy: by the verb that governs it, by what stands before and behind it."""

from __future__ import annotations

import re
from dataclasses import replace

from hoptac.base.scene import Actor
from hoptac.find.cues import Cue, is_of_feast, letter_of
from hoptac.find.fromwhom import ACTING, brought, by_author, from_whom
from hoptac.find.lines import Line
from hoptac.find.rows import group
from hoptac.find.rules import rule
from hoptac.find.several import company, guests
from hoptac.find.speech import Speech
from hoptac.find.voices import NOBODY, Side, merge
from hoptac.gazetteer.places import PLACES, country_of

_BEHALF = 70  # characters within which "thay mặt" names its unit
_OPENING = 25  # characters within which a sentence begins with a courtesy
_FIRST = 60  # characters within which a clause names its subject
_NAMED = ("place", "person", "delegation")
_WEAK = ("pronoun", "carried", "home", "delegation", "office", "teller")
_RANK = r"(?:đại|thượng|trung|thiếu) (?:tá|tướng|úy)|tiến sĩ|bác sĩ|giáo sư"
_FORM = re.compile(rf"(?<!\w)(?:đồng chí|đ/c|ông|bà|ngài|vị|anh|chị|{_RANK})\s*$")
_BEHIND = re.compile(rf", (?:(?:đồng chí|đ/c|ông|bà|ngài|vị|anh|chị|{_RANK}) )*$")
_COMPANY = re.compile(r"(?<!\w)đoàn(?: đại biểu| công tác)?(?: nước)? $")
_LEADS = re.compile(r"(?<!\w)(?:dẫn đầu|dẫn|là trưởng)(?: một)? $")
_STANDS = re.compile(r"(?<!\w)(?:tại|ở)(?: (?:tỉnh|thành phố|tp[.]?))? $")
_DELEGATIONS = re.compile(r"(?:cả )?(?:các|hai|ba|bốn|\d{1,2}) đoàn(?: công tác| đại biểu| khách)?")
#: For what occasion, before the subject.
_OCCASION = re.compile(
    r"(?<!\w)(?<!doanh )(?<!công )(?<!cá )(?<!quân )(?<!phu )(?<!bệnh )(?<!thân )(?<!nạn )"
    r"nhân (?!dân|viên|đạo|ái|lực|sự|văn|tố|sĩ|chứng|quyền)[^,;]{2,120},"
)
#: The words with which a sentence opens that say for what occasion somebody comes.
_WHAT_FOR = re.compile(r"(?:date [\d-]+ )?(?:nhân|để|kỷ niệm|chào mừng|mừng)(?!\w)(?! dân)[^,;]{4,160},(?= )")
#: What is sent, nobody says by whom: "giấy mời dự hội đã được gửi tới …".
_UNSAID = re.compile(r"[^.;:\"]{0,90}(?<!\w)được (?:gửi|chuyển|trao|đưa)(?: đi)? (?:tới|đến|cho|sang)(?!\w)")
#: A body without a name as the subject of a clause.
_OWN_BODY = re.compile(
    r"(?:^|[,;:] )(?:chúng ta|(?:bên|phía) (?:ta|mình)|ban|sở|hội|trường|nhà trường|bệnh viện|công an|"
    r"liên hiệp|liên đoàn|công đoàn|đồn|trung tâm|mặt trận)(?: (?:thì|đã|cũng|vừa|còn|có|gửi|xin|đánh|trao))* $"
)
#: Before whose words they were, and between him and them.
_SAID_FIRST = re.compile(r"(?<!\w)(?:câu|lời|điều|việc)(?: [^\W\d_]+){0,4} của(?: (?:ông|bà|đoàn))?\s*$")
_IS = re.compile(r"(?:, [^.;:]{3,60},)? (?:cũng |chính )?là (?:câu |lời |tiếng |để )?")
#: A letter and whom it is for, right before what it says.
_LETTER = re.compile(
    r"(?<!\w)(?:gửi|viết|có|chuyển) (?:bức |lá )?(?:thư|điện|điện văn|công thư|công hàm) (?:tới|đến|cho|gửi)(?!\w)"
    r"[^;:\"]*$"
)
#: Before the one by whom something is done.
_BY_WHOM = re.compile(r"(?<!\w)được\s*$")
#: What joins a verb to the one before, which has the same subject.
_JOINED = re.compile(
    r"(?:,|(?<!\w)(?:và|đồng thời|rồi))(?: (?:đồng thời|và|trân trọng|cũng|còn|xin|chân thành|nhân dịp này))*\s*$"
)
#: What may stand between the noun of a courtesy and whose it is: "lời chúc và món quà của".
_WHOSE = re.compile(
    r"(?: (?:nhân |dịp )*(?:quốc khánh|ngày|lễ|đại hội|năm mới|tết)(?!\w)[^.;:\"]{0,40}?)?"
    r"(?: (?:và|cùng|kèm)(?: [^\W\d_]+){1,7})? của"
    r" (?:(?:đoàn|tỉnh|thành phố|lãnh đạo|nhân dân|ông|bà|đại biểu|,|và) ?)*"
)


class Givers:
    """Finds who does the courtesies of one page; lines are asked in order of the text."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech

    def giver(self, line: Line, cue: Cue) -> Side:
        """Who does it: a delegation that comes to greet, the subject, the one named behind, whoever spoke before."""
        speech = self.speech
        if cue.kind == "greet" and line.search("courtesies.come", 0, cue.start):
            side = self._coming(line, cue.start)
            if side.units:
                return company(self.speech, line, self._apart(line, side))
        for early in (
            self._agent(line, cue),
            self._behind_occasion(line, cue),
            self._thanks_and(line, cue),
            self._first_words(line, cue),
        ):
            if early.units:
                return self._seated(line, early)
        for told in (from_whom(speech, line, cue), by_author(speech, line, cue), brought(speech, line, cue)):
            if told.units:
                return told
        also = self._also(line, cue)
        if also.units:
            return also
        said = self._whose(line, cue) if cue.noun else self._writes(line, cue)
        passive = speech.passive(line, cue.end) if cue.noun and not said.units else said
        side = passive if passive.units else self._subject(line, cue)
        side = NOBODY if self._is_called_on(line, side) else side
        tail = self._tail(line, cue)
        unsaid = cue.noun and _UNSAID.match(line.low, cue.end) is not None
        carried = NOBODY if unsaid else speech.carried(line)
        for later in (tail, self._own_body(line, cue), carried, speech.teller(line), speech.author):
            side = self._apart(line, side)
            side = side if side.units and not side.is_mixed else later
        return company(self.speech, line, self._seated(line, side)) if not side.is_mixed else NOBODY

    def _thanks_and(self, line: Line, cue: Cue) -> Side:
        """Who thanks for what the other did, where he goes on himself: "A cảm ơn đoàn đã đến và chúc bà con …"."""
        thanks = line.search("courtesies.thanked", 0, cue.start)
        goes_on = any(m.start() < cue.start < m.end() for m in line.finditer("courtesies.goes-on"))
        return self.speech.subject(line, thanks.start()) if thanks and goes_on else NOBODY

    def _agent(self, line: Line, cue: Cue) -> Side:
        """Who does it, right before the verb of a passive: "ông A được bà B mời"."""
        near = [a for a in self.speech.split(line, cue.verb)[0] if cue.verb - line.at(a.span.end) <= 1][-1:]
        by = [a for a in near if _BY_WHOM.search(self.speech.before(line, a))]
        return merge(by)

    def _behind_occasion(self, line: Line, cue: Cue) -> Side:
        """Who comes, where a sentence opens with what for: "Nhân kỷ niệm … và mừng Xuân mới, đoàn xã A sang thăm"."""
        opening = _WHAT_FOR.match(line.low)
        if opening is None or cue.start >= opening.end():
            return NOBODY
        behind = self.speech.split(line, opening.end())[1]
        acting = [a for a in behind if self._may_act(line, a)]
        return merge(acting[:1])

    def _own_body(self, line: Line, cue: Cue) -> Side:
        """The page's own side, where a body without a name is the subject: "Ban gửi thư mừng lãnh đạo xã bạn"."""
        home = self.speech.scene.home
        body = home is not None and _OWN_BODY.search(line.low, 0, cue.verb) is not None
        body = body or (cue.kind == "invite" and bool(line.sentence.marker) and not cue.verb)  # a task of one's own
        return Side((home,), how="home") if home is not None and body else NOBODY

    def _first_words(self, line: Line, cue: Cue) -> Side:
        """Whose words it was: "Câu đầu tiên của bà A là lời chia buồn"."""
        before = self.speech.split(line, cue.verb)[0][-1:]
        gap = line.low[max(0, line.at(before[0].span.end)) : cue.verb] if before else ""
        said = _SAID_FIRST.search(self.speech.before(line, before[0])) if before and _IS.fullmatch(gap) else None
        return merge(before) if said else NOBODY

    def _writes(self, line: Line, cue: Cue) -> Side:
        """Who sent the letter in which it is said: "A gửi thư tới B cảm ơn …"."""
        sent = _LETTER.search(line.low, 0, cue.verb)
        if sent is not None:
            return self.speech.subject(line, sent.start())
        of = letter_of(line, cue.verb)
        behind = self.speech.split(line, of)[1] if of >= 0 else []
        named = [a for a in behind if a.how in ("place", "person", "mission")]
        first = merge(named[:1])
        near = bool(named) and line.at(named[0].span.start) - of <= _BEHALF
        return first if near and line.at(named[0].span.end) <= cue.verb else NOBODY

    def _is_called_on(self, line: Line, side: Side) -> bool:
        """Whether a consulate is not who acts but where they go: "26 đoàn đến trụ sở Tổng Lãnh sự quán …"."""
        if side.actor is None or side.actor.how != "mission":
            return False
        return rule("courtesies.goes-to").search(self.speech.before(line, side.actor)) is not None

    def _apart(self, line: Line, side: Side) -> Side:
        """Of "ba tỉnh nói trên", both sides as far as its words go, those of whom no unit is named beside it; of "các
        đoàn" the guests.
        """
        if side.actor is None or side.actor.how != "both" or not side.is_mixed:
            return side
        if self.speech.floor.tables and _DELEGATIONS.fullmatch(self.speech.scene.folded(side.actor.span)):
            return Side(guests(self.speech), side.spans, side.actor, "delegation")
        named = {country_of(u) for a in self.speech.actors(line) if a.how in ("place", "person") for u in a.units}
        return replace(side, units=tuple(u for u in side.units if country_of(u) not in named))

    def _seated(self, line: Line, side: Side) -> Side:
        """The units at the table of a delegation named by its country alone ("đoàn Lào tặng …"), or by "đoàn"."""
        actor = side.actor
        if actor is not None and actor.how == "delegation":
            guests = self.speech.table(line)
            return replace(side, units=guests.one) if guests and not set(side.units) & set(guests.all) else side
        if actor is None or actor.how != "place" or not is_wide(actor) or len(side.units) != 1:
            return side
        if not _COMPANY.search(line.low, 0, max(0, line.at(actor.span.start))):
            return side
        table = self.speech.floor.at(line.sentence.index)
        seats = [s for s in (table.one, table.other) if country_of(s[0]) == side.units[0]] if table else []
        return replace(side, units=seats[0]) if len(seats) == 1 else side

    def _coming(self, line: Line, start: int) -> Side:
        """Who comes to greet: the whole row of units where several come together."""
        acting = self.speech.split(line, start)[0]
        if acting and acting[-1].how == "office":
            return merge(acting[-1:])
        side = self.speech.delegation(line, start)
        if side.actor is not None and _STANDS.search(line.low, 0, max(0, line.at(side.actor.span.start))):
            side = self.speech.delegation(line, line.at(side.actor.span.start))
        led = side.actor is not None and _LEADS.search(line.low, 0, max(0, line.at(side.actor.span.start)))
        heads = [a for a in acting if a.how == "person" and side.actor is not None and a.span < side.actor.span]
        if led and heads:
            return merge(heads[-1:])
        before = [a for a in acting if a.how == "place"]
        for first in range(len(before)):
            row = group(line, before[first:])
            units = merge(row).units
            if len(row) > 1 and set(side.units) < set(units) and not merge(row).is_mixed:
                return merge(row)
        return side

    def _also(self, line: Line, cue: Cue) -> Side:
        """Another one who comes to greet too: "chúc Tết xã Đông còn có đoàn xã Tây"."""
        joins = rule("courtesies.also").search(line.low[cue.end :]) if cue.kind == "greet" else None
        behind = self.speech.split(line, cue.end + joins.start("who"))[1] if joins else []
        return next((merge([a]) for a in behind if a.how in _NAMED), NOBODY)

    def _whose(self, line: Line, cue: Cue) -> Side:
        """Whose a noun is: "lời chúc và món quà của xã Đông"."""
        said = self._row_of(line, self.speech.whose(line, cue.end))
        behind = [a for a in self.speech.split(line, cue.end)[1] if not is_of_feast(line, a)][:1]
        if said.units or not behind or behind[0].how not in ("place", "person", "office", "home"):
            return said
        gap = line.low[cue.end : max(cue.end, line.at(behind[0].span.start))]
        return merge(behind) if _WHOSE.fullmatch(gap) else NOBODY

    def _row_of(self, line: Line, side: Side) -> Side:
        """All whose words a noun tells where several are named in a row: "lời chúc của xã Đông, xã Tây"."""
        if side.actor is None or side.actor.how != "place" or len(side.units) != 1:
            return side
        row = group(line, [a for a in self.speech.actors(line) if a.how == "place" and a.span >= side.actor.span])
        whole = merge(row)
        return whole if len(row) > 1 and row[0] is side.actor and not whole.is_mixed else side

    def _tail(self, line: Line, cue: Cue) -> Side:
        """Who is named behind a sentence that begins with the courtesy: "Cảm ơn xã Đông, ông A nói …"."""
        before, behind = self.speech.split(line, cue.end)
        if cue.verb <= _OPENING and not before:
            for actor in behind:
                words = self.speech.before(line, actor, _FORM).rstrip()
                named = _BEHIND.search(line.low, 0, max(0, line.at(actor.span.start)))
                if actor.how == "person" and (named or words.endswith(",")):
                    return merge([actor])
        return self.speech.tail(line, cue.end)

    def _subject(self, line: Line, cue: Cue) -> Side:
        """Who stands before the verb as its subject."""
        verb = cue.verb < cue.start or not cue.noun
        for_whom = line.search("commitments.first-person", 0, cue.verb)
        side = self.speech.subject(line, cue.verb, verb)
        if for_whom and side.how == "person":
            return self._on_behalf(line, cue.verb) or side
        if side.actor is None or side.actor.how in ("pronoun", "both"):
            return side
        if is_of_feast(line, side.actor):
            return NOBODY
        return self._first(line, cue, side) or side

    def _first(self, line: Line, cue: Cue, side: Side) -> Side | None:
        """The subject that a verb shares with those before it, where it is joined to them ("… và mời bà")."""
        row = self.visited(line, cue)
        end = line.at(row[0].span.start) if row else cue.verb
        start = line.low.rfind(";", 0, end) + 1
        occasion = _OCCASION.search(line.low, 0, end)
        first = occasion.end() if occasion else 0
        before = [a for a in self.speech.split(line, end)[0] if line.at(a.span.start) >= first]
        acting = [a for a in before if a.how == "partner" or self._may_act(line, a)]
        if start and not any(line.at(a.span.start) >= start for a in self.speech.split(line, end)[0]):
            people = [a for a in acting if a.how == "person"]
            return merge((people or acting)[:1]) if acting else None
        if side.actor is None or side.actor.how not in ("place", "home", "partner"):
            return None
        if not row and not _JOINED.search(line.low, 0, cue.verb):
            return None
        near = [a for a in acting if 0 <= line.at(a.span.start) - max(start, first) <= _FIRST]
        return merge(near[:1]) if near else None

    def _may_act(self, line: Line, actor: Actor) -> bool:
        """Whether an actor may be a subject: no object, nor part of a body's name ("Hội Hữu nghị Việt - Lào")."""
        named = line.low[: max(0, line.at(actor.span.start))].rstrip().endswith(("-", "–"))
        return actor.how in (*ACTING, "pronoun") and not named and not self.speech.is_object(line, actor)

    def visited(self, line: Line, cue: Cue) -> list[Actor]:
        """The row of places right before a greeting that it is brought to ("sang xã Đông và xã Tây chúc Tết")."""
        if cue.kind in ("gift", "invite"):
            return []
        places = [a for a in self.speech.split(line, cue.verb)[0] if a.how == "place"]
        for first in range(len(places)):
            row = group(line, places[first:])
            if row[-1] is places[-1] and cue.verb - line.at(row[-1].span.end) <= 1:
                gone = rule("courtesies.goes-to").search(self.speech.before(line, row[0]))
                return row if gone else []
        return []

    def _on_behalf(self, line: Line, end: int) -> Side | None:
        """For whom "tôi" speaks: "thay mặt nhân dân xã Đông, tôi …"."""
        match = line.search("courtesies.on-behalf", 0, end)
        if match is None:
            return None
        last = min(match.end() + _BEHALF, end)
        near = [a for a in self.speech.split(line, match.end())[1] if line.at(a.span.end) <= last]
        side = merge([a for a in near if a.how == "place"][:1])
        return side if side.units else None


def is_weak(side: Side) -> bool:
    """Whether a side is told by a word that may mean another one: a pronoun, "đoàn", who spoke before."""
    return side.how in _WEAK or (side.actor is not None and side.actor.how in _WEAK)


def is_wide(actor: Actor) -> bool:
    """Whether an actor is a country or a region: too wide where a province is meant."""
    return any(u not in PLACES or PLACES[u].kind in ("country", "region") for u in actor.units)
