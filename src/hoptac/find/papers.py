"""Mentions of agreements in sentences: the printed name with its term, its day, its parties and what happens to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hoptac.base.nouns import Mention, Span
from hoptac.base.scene import Scene, Sentence
from hoptac.find.lines import make_line
from hoptac.find.paper import Paper
from hoptac.find.paperacts import PaperActs
from hoptac.find.paperbefore import going_on, signed_behind
from hoptac.find.papercoming import awaits
from hoptac.find.paperdays import NATIONAL, PaperDays
from hoptac.find.papernames import PaperNames
from hoptac.find.paperterms import Place, term_of
from hoptac.find.particulars import signed_at, signers
from hoptac.find.roles import Roles, folded_spans, is_programme
from hoptac.find.rules import rule
from hoptac.find.series import also_with, series
from hoptac.find.signatories import Signatories
from hoptac.find.when import Times, When
from hoptac.find.wholepapers import WholePapers
from hoptac.find.withblocs import is_with_bloc, on_conduct
from hoptac.gazetteer.places import PLACES, country_of

_NEAR_TERM, _FAR_TERM = 24, 40  # characters from a paper without a name to its term
_CONCLUDED = frozenset({"signed", "exchanged", "proposed"})
_FOLLOWS = re.compile(r" (?:mới|kế tiếp|tiếp theo|nối tiếp|tiếp nối|thay thế|lần này)(?!\w)")
_TWO_STATES = (" việt nam - ", " việt nam – ", " việt nam-", " việt - ")


class Papers:
    """Finds the papers of one page."""

    def __init__(self, scene: Scene, times: Times) -> None:
        self.scene = scene
        self.times = times
        self.programme = is_programme(scene)
        self.names = PaperNames(scene)
        self.days = PaperDays(scene, times, self.programme)
        self.roles = Roles(scene)
        self.signatories = Signatories(scene, self.roles)
        self.acts = PaperActs(scene, self.programme)
        self.whole = WholePapers(scene, times, self.signatories)

    def find(self) -> Iterator[Paper]:
        """Every mention of an agreement outside titles, and in titles those to which the body may come back."""
        last: Paper | None = None
        for sentence in self.scene.sentences:
            found: list[Paper] = []
            mentions = [m for m in self.names.named(sentence.span) if self.names.is_paper(m)]
            mentions = [m for m in mentions if not self.names.is_short_form(m)]
            for number, mention in enumerate(mentions):
                start = self.acts.window(mentions[number - 1].span, mention.span) if number else sentence.span.start
                end = mentions[number + 1].span.start if number + 1 < len(mentions) else sentence.span.end
                found.extend(self._as_last(paper, last) for paper in self._paper(sentence, mention, Span(start, end)))
            found.extend(self._counted(sentence, found))
            self._follow(found, last)
            whole = self._whole(sentence)
            found = [p for p in found if not any(p.span.meets(w.span) for w in whole)]
            yield from found
            last = found[-1] if found else last
            if last is not None and not found:
                yield from self._signed_behind(sentence, last)
            if last is not None and 0 <= sentence.index - last.sentence.index <= 3:
                yield from self._elliptic(sentence, found, last)
                yield from self._series(sentence, last)
            yield from (*whole, *on_conduct(self.scene, sentence))

    def _signed_behind(self, sentence: Sentence, last: Paper) -> Iterator[Paper]:
        """The last paper, where this sentence signs it without naming it."""
        sign = signed_behind(self.scene, sentence, last)
        if sign is not None:
            paper = replace(last, sentence=sentence, act="signed", act_span=sign, back=True)
            at = Place(sentence, sentence.span, sentence.span, sentence.span, "signed", last.kind)
            paper.date = last.date or self.days.date(at, None)
            yield paper

    def _follow(self, found: list[Paper], last: Paper | None) -> None:
        """A bare "Thỏa thuận kế tiếp" is of the kind of the paper before it, and another."""
        for paper in found:
            behind = self.scene.folded(Span(paper.span.end, paper.span.end + 16))
            if last is not None and paper.kind == "agreement" and _FOLLOWS.match(behind):
                paper.kind, paper.next = last.kind, True

    def _whole(self, sentence: Sentence) -> list[Paper]:
        """The paper that the page is, where a sentence closes it."""
        whole = self.whole.closed_by(sentence)
        if whole is None:
            return []
        whole.place = signed_at(self.roles, sentence, sentence.span, whole.span, whole.span)
        return [whole]

    def _series(self, sentence: Sentence, last: Paper) -> Iterator[Paper]:
        """The last paper signed with one partner after another, each on a day of its own."""
        told = series(self.scene, self.times, sentence)
        sign, partners = told if told is not None else (last.act_span, [])
        if last.act == "signed" and last.sentence.index == sentence.index:
            partners = partners or also_with(self.scene, self.times, sentence, last.span)
        ours = {unit: last.span for unit in last.parties if country_of(unit) == "VN"}
        for one in partners:
            paper = replace(last, sentence=sentence, span=last.span, act="signed", act_span=sign)
            paper.parties, paper.own_parties, paper.split = {one.partner: one.span, **ours}, True, True
            paper.date, paper.signers, paper.place = one.day, [], None
            yield paper

    @staticmethod
    def _as_last(paper: Paper, last: Paper | None) -> Paper:
        """A paper without a name whose term alone tells it from the one before is of the same kind: "ký văn bản mới
        cho giai đoạn 2027 - 2031".
        """
        if not paper.unnamed or last is None:
            return paper
        minutes = paper.name.lower() == "biên bản" and (last.kind or "").startswith("minutes")
        if minutes or (paper.years is not None and last.years != paper.years):
            paper.kind, paper.name, paper.unnamed = last.kind, last.name, last.unnamed
        if minutes and paper.act == last.act == "signed":
            paper.term = paper.term or last.term
        return paper

    def _counted(self, sentence: Sentence, found: list[Paper]) -> Iterator[Paper]:
        """Papers without names that are signed at one event: "ký kết 7 văn bản hợp tác"."""
        after = self.scene.sentences[sentence.index + 1 : sentence.index + 2]
        listed = any(make_line(self.scene, s).search("agreements.among-them") for s in after)
        if found or listed or sentence.zone == "title":
            return
        for words in folded_spans(self.scene, "agreements.count", sentence):
            ahead = Span(max(sentence.span.start, words.start - 40), words.start)
            signed, act = self.acts.cue("sign", ahead), "signed"
            if signed is None:
                signed, act = self.acts.cue("handing", ahead), "exchanged"
            if signed is None:
                signed, act = self.acts.cue("counted-signed", Span(words.end, sentence.span.end)), "signed"
            if signed is None or self.acts.cue("will-sign", sentence.span) or self.acts.cue("so-far", sentence.span):
                continue
            paper = Paper(None, words, sentence, act, signed, name=self.scene.words(words))
            paper.date = self.days.date(Place(sentence, words, sentence.span, sentence.span, act, None), None)
            self._parties(paper, sentence.span)
            yield paper
            return

    def _elliptic(self, sentence: Sentence, found: list[Paper], last: Paper) -> Iterator[Paper]:
        """A paper without its name: by its term ("bản của giai đoạn …", "ký tiếp …"), or as the one that follows the
        paper before ("bản nối tiếp", "văn bản thay thế sẽ ký tháng 9").
        """
        told = [p.span for p in found]
        used = {p.term.span for p in found if p.term is not None}
        for name in ("next-one", "elliptic"):
            for words in folded_spans(self.scene, f"agreements.{name}", sentence):
                if words.start < last.span.start or any(s.start - 3 < words.end and words.start < s.end for s in told):
                    continue
                term = self._term_behind(sentence, words, used, _FAR_TERM if name == "next-one" else _NEAR_TERM)
                paper = self._without_name(sentence, words, found, last, term)
                if term is not None or (name == "next-one" and paper.act in _CONCLUDED):
                    told.append(words)
                    used |= {term.span} if term is not None else set()
                    paper.next = name == "next-one"
                    yield paper

    def _term_behind(self, sentence: Sentence, words: Span, used: set[Span], far: int) -> When | None:
        """The term of a paper without a name: one that stands close behind it and is no other's."""
        terms = (w for w in self.times.of(sentence) if w.kind == "period" and "/" in w.time.edtf)
        near = (w for w in terms if -24 <= w.span.start - words.end <= far and w.span not in used)
        return next((w for w in near if ";" not in self.scene.folded(Span(words.end, w.span.end))), None)

    def _without_name(
        self, sentence: Sentence, words: Span, found: list[Paper], last: Paper, term: When | None
    ) -> Paper:
        """A paper without a name, of the kind and between those of the last one."""
        before = max((p.span.end for p in found if p.span.end <= words.start), default=sentence.span.start)
        behind = (p.span for p in found if p.span.start >= words.end)
        end = next((span.start for span in behind if self.acts.is_recalled(span, sentence)), sentence.span.end)
        part = self.acts.part(sentence, words, Span(before, end))
        act, span = self.acts.act(sentence, words, part)
        paper = Paper(last.kind, words, sentence, act, span, name=last.name, term=term)
        paper.date = self.days.date(Place(sentence, words, part, part, act, last.kind), term)
        paper.act = "proposed" if act == "signed" and self._to_come(paper) else act
        paper.parties, paper.own_parties = dict.fromkeys(last.parties, words), last.own_parties
        return paper

    def _told_of(self, sentence: Sentence, window: Span) -> Sentence:
        """The sentence up to the next paper, where that one's own signing is told behind it: "Thỏa thuận mới nối tiếp
        Bản ghi nhớ mà hai tỉnh ký tháng 11/2007".
        """
        behind = self.scene.mentions_in("instrument", Span(window.end, sentence.span.end))
        following = next((m for m in behind if m.span.start == window.end), None)
        if following is None or not self.acts.is_recalled(following.span, sentence):
            return sentence
        return replace(sentence, span=Span(sentence.span.start, window.end))

    def _paper(self, sentence: Sentence, mention: Mention, window: Span) -> Iterator[Paper]:
        kind = self.names.kind(mention)
        told = self._told_of(sentence, window)
        act, span = self.acts.act(told, mention.span, window)
        if act == "mentioned" and span is None:
            act, span = self.acts.carried(sentence)
        annex = self.names.annex_of(mention)
        if annex is not None:
            act, span = "mentioned", annex
        paper = Paper(kind, mention.span, sentence, act, span, name=self.scene.words(mention.span))
        part = self.acts.part(told, mention.span, told.span)
        place = Place(sentence, mention.span, window, part, act, kind)
        if act == "signed" and awaits(self.scene, self.times, place):
            paper.act = act = "proposed"
            place = replace(place, act=act)
        paper.term = term_of(self.scene, self.times, place)
        old: Paper | None = None
        dated = annex is None or self.names.has_own_day(mention)
        paper.date = self.days.date(place, paper.term) if dated else None
        if act == "proposed" and self.programme and self._long_ago(paper):
            paper.act = "signed"  # the look back of a programme
        elif act == "proposed" and self._long_ago(paper):
            old, paper.date = replace(paper, act="mentioned", act_span=None), going_on(self.scene, self.times, place)
        elif act == "signed" and self._to_come(paper):
            paper.act = act = "proposed"
        paper.back = self.names.is_back(mention)
        paper.unnamed = kind is None
        self._parties(paper, part)
        if kind in NATIONAL or self._of_two(mention) or (kind == "joint-communique" and self._among_treaties(sentence)):
            self._national(paper)
        if kind in NATIONAL and is_with_bloc(self.scene, mention):
            paper.parties, paper.bloc = {"VN": paper.span}, True
        self._concluded(paper, part)
        yield from self._apart(paper)
        if old is not None:  # what is to be signed anew, with its first day: "ký lại Thỏa thuận (ký năm 2008)"
            old.parties, old.own_parties = dict(paper.parties), paper.own_parties
            yield old

    def _concluded(self, paper: Paper, part: Span) -> None:
        """Who signed a paper and where, as far as its own sentence says."""
        if paper.act in ("signed", "exchanged") and paper.act_span is not None:
            paper.signers = signers(self.scene, paper.sentence, paper.act_span, paper.parties)
            paper.place = signed_at(self.roles, paper.sentence, part, paper.act_span, paper.span)

    def _long_ago(self, paper: Paper) -> bool:
        start, day = paper.date.time.start if paper.date is not None else None, self.scene.day
        if self.programme:  # its days are to come, and may have been taken for the page's own
            day = (day or "")[:7]
        return bool(start and day and start[: len(day)] < day[: len(start)])

    def _months_ago(self, paper: Paper) -> bool:
        """Whether a paper was signed in a month before the last one, or in a year gone by."""
        start, day = paper.since, self.scene.day
        if not start or not day or len(start) < len("2019-05") or len(day) < len("2019-05"):
            return self._long_ago(paper)
        return (int(day[:4]) - int(start[:4])) * 12 + int(day[5:7]) - int(start[5:7]) > 1

    def _to_come(self, paper: Paper) -> bool:
        """Whether a signing is dated after the page appeared: what a report plans."""
        published, start = self.scene.page.published, paper.since
        return bool(published and start and len(start) > 4 and start > published[: len(start)])

    def _parties(self, paper: Paper, part: Span) -> None:
        past = paper.act in ("mentioned", "reviewed", "implemented")
        paper.parties, paper.own_parties = self.signatories.of(paper.sentence, paper.span, part, paper.since, past)

    def _national(self, paper: Paper) -> None:
        """A treaty is between the States, unless units of theirs are named behind it; one of old is only mentioned."""
        named = self.signatories.between(paper.sentence, paper.span) or self._signed_by_parts(paper)
        if named and all(PLACES[unit].kind != "country" for unit in named):
            return
        countries = dict.fromkeys(country_of(u) for u in paper.parties)
        paper.parties = dict.fromkeys((*countries, "VN"), paper.span)
        signed = paper.act in ("signed", "exchanged") and not self._months_ago(paper) and self._just_signed(paper)
        paper.act = paper.act if signed or paper.act in ("proposed", "implemented") else "mentioned"

    def _signed_by_parts(self, paper: Paper) -> dict[str, Span]:
        """The parties of a treaty, where units of two States stand right before who signs it: "tỉnh A và thị B ký"."""
        if not paper.own_parties or paper.act not in ("signed", "proposed"):
            return {}
        ahead = self.scene.actors_in(Span(paper.sentence.span.start, paper.span.start))
        last = max((a.span.end for a in ahead if not {*a.units}.isdisjoint(paper.parties)), default=paper.span.start)
        between = self.scene.folded(Span(last, paper.span.start))
        return paper.parties if rule("agreements.signs").search(between) and "nước" not in between else {}

    def _of_two(self, mention: Mention) -> bool:
        """Whether the names of two States stand in a statement's name: "Tuyên bố chung Việt Nam - Lào"."""
        folded = self.scene.scan.folded
        at = folded.at(mention.span.end)
        return mention.value[0].code == "joint-statement" and folded.text.startswith(_TWO_STATES, at)

    def _among_treaties(self, sentence: Sentence) -> bool:
        """Whether a communiqué is named in one breath with treaties of the States."""
        return any(m.value[0].code in NATIONAL for m in self.scene.mentions_in("instrument", sentence.span))

    def _just_signed(self, paper: Paper) -> bool:
        """Whether a sentence tells of the signing itself: "hai nước ký Nghị định thư về … và Hiệp định về …"."""
        start, sign = paper.sentence.span.start, paper.act_span
        if sign is None or not start <= sign.start < paper.span.start:
            return False
        return next(self.scene.mentions_in("instrument", Span(start, sign.start)), None) is None

    def _apart(self, paper: Paper) -> list[Paper]:
        """One paper with each partner where they were signed one by one."""
        partners = [u for u in paper.parties if country_of(u) != "VN"]
        homes = {u: s for u, s in paper.parties.items() if country_of(u) == "VN"}
        if len(partners) < 2 or self.acts.cue("each", paper.sentence.span) is None:
            return [paper]
        return [replace(paper, parties={u: paper.parties[u], **homes}, split=True) for u in partners]
