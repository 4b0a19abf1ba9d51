"""Mentions of agreements in sentences: the printed name with its term, its day, its parties and what happens to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from hoptac.base.nouns import Mention, Span
from hoptac.base.scene import Scene, Sentence
from hoptac.find.paperdays import NATIONAL, PaperDays, Place
from hoptac.find.papernames import PaperNames
from hoptac.find.particulars import Named, signed_at, signers, under_signatures
from hoptac.find.roles import Roles, folded_spans, is_programme
from hoptac.find.rules import rule
from hoptac.find.series import series
from hoptac.find.signatories import Signatories
from hoptac.find.when import Times, When
from hoptac.gazetteer.places import PLACES, country_of, in_force


@dataclass(slots=True)
class Paper:
    """One mention of an agreement, or several that mean the same paper."""

    kind: str | None
    span: Span
    sentence: Sentence
    act: str
    act_span: Span | None
    parties: dict[str, Span] = field(default_factory=dict)
    term: When | None = None
    date: When | None = None
    name: str = ""
    split: bool = False
    own_parties: bool = False
    back: bool = False  # "Thỏa thuận nói trên": a paper told before
    unnamed: bool = False  # "ký văn bản …": perhaps one that has its name elsewhere
    signers: list[Named] = field(default_factory=list)
    place: tuple[str, Span] | None = None

    @property
    def years(self) -> list[int] | None:
        """First and last year of the term."""
        if self.term is None:
            return None
        first, _, last = self.term.time.edtf.partition("/")
        return [int(first[:4]), int((last or first)[:4])]

    @property
    def since(self) -> str | None:
        """The day of signing."""
        return self.date.time.start if self.date is not None else None

    def in_force(self) -> None:
        """Writes each party with the unit that it was on the day of signing."""
        if self.since is not None:
            self.parties = {in_force(unit, self.since): span for unit, span in self.parties.items()}


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

    def find(self) -> Iterator[Paper]:
        """Every mention of an agreement outside titles, and in titles those to which the body may come back."""
        last: Paper | None = None
        for sentence in self.scene.sentences:
            found: list[Paper] = []
            mentions = [m for m in self.names.named(sentence.span) if self.names.is_paper(m)]
            mentions = [m for m in mentions if not self.names.is_short_form(m)]
            for number, mention in enumerate(mentions):
                start = self._window(mentions[number - 1].span, mention.span) if number else sentence.span.start
                end = mentions[number + 1].span.start if number + 1 < len(mentions) else sentence.span.end
                found.extend(self._as_last(paper, last) for paper in self._paper(sentence, mention, Span(start, end)))
            found.extend(self._counted(sentence, found))
            yield from found
            last = found[-1] if found else last
            if last is not None and 0 <= sentence.index - last.sentence.index <= 3:
                yield from self._elliptic(sentence, found, last)
                yield from self._series(sentence, last)
            yield from self._itself(sentence)

    def _window(self, before: Span, mention: Span) -> int:
        """Where the words on a paper begin behind another: not with what was done to that: "X được tổng kết, Y …"."""
        folded = self.scene.scan.folded
        done = rule("agreements.done-to").pattern.match(folded.text, folded.at(before.end), folded.at(mention.start))
        return folded.span(done.start(), done.end()).end if done is not None else before.end

    def _series(self, sentence: Sentence, last: Paper) -> Iterator[Paper]:
        """The last paper signed with one partner after another, each on a day of its own."""
        told = series(self.scene, self.times, sentence)
        ours = {unit: last.span for unit in last.parties if country_of(unit) == "VN"}
        for one in told[1] if told is not None else ():
            paper = replace(last, sentence=sentence, span=last.span, act="signed", act_span=told[0] if told else None)
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

    def _itself(self, sentence: Sentence) -> Iterator[Paper]:
        """A page that is the paper: "Biên bản này làm tại … ngày …" signs what its title names."""
        folded = self.scene.scan.folded
        this = rule("agreements.itself").search(
            folded.text, folded.at(sentence.span.start), folded.at(sentence.span.end)
        )
        title = next((s for s in self.scene.sentences if s.zone == "title"), None)
        if this is None or title is None:
            return
        name = next(
            (m for m in self.scene.mentions_in("instrument", title.span) if m.value[0].role == "agreement"), None
        )
        closing = self.scene.sentences[sentence.index : sentence.index + 3]
        days = [w for near in closing for w in self.times.events(near) if w.kind == "day"]
        if name is None or not days:
            return
        span = folded.span(*this.span())
        paper = Paper(name.value[0].code, span, sentence, "signed", span, name=self.scene.words(span))
        paper.date = days[0]
        self._parties(paper, sentence.span)
        self._concluded(paper, sentence.span)
        paper.signers = under_signatures(self.scene) or paper.signers
        yield paper

    def _counted(self, sentence: Sentence, found: list[Paper]) -> Iterator[Paper]:
        """Papers without names that are signed at one event: "ký kết 7 văn bản hợp tác"."""
        after = self.scene.sentences[sentence.index + 1 : sentence.index + 2]
        listed = any(rule("agreements.among-them").search(self.scene.folded(s.span)) for s in after)
        if found or listed or sentence.zone == "title":
            return
        for words in folded_spans(self.scene, "agreements.count", sentence):
            ahead = Span(max(sentence.span.start, words.start - 40), words.start)
            signed, act = self._cue("sign", ahead), "signed"
            if signed is None:
                signed, act = self._cue("handing", ahead), "exchanged"
            if signed is None or self._cue("will-sign", sentence.span) or self._cue("so-far", sentence.span):
                continue
            paper = Paper(None, words, sentence, act, signed, name=self.scene.words(words))
            paper.date = self.days.date(Place(sentence, words, sentence.span, sentence.span, act, None), None)
            self._parties(paper, sentence.span)
            yield paper
            return

    def _elliptic(self, sentence: Sentence, found: list[Paper], last: Paper) -> Iterator[Paper]:
        """A paper without its name, by its term: "bản của giai đoạn …", "dự thảo mới cho giai đoạn …", "ký tiếp …"."""
        used = {p.term.span for p in found if p.term is not None}
        named = list(self.scene.mentions_in("instrument", sentence.span))
        for words in folded_spans(self.scene, "agreements.elliptic", sentence):
            if words.start < last.span.start or any(
                m.span.start < words.end and words.start < m.span.end for m in named
            ):
                continue
            terms = (w for w in self.times.of(sentence) if w.kind == "period" and "/" in w.time.edtf)
            term = next((w for w in terms if -24 <= w.span.start - words.end <= 24 and w.span not in used), None)
            if term is None:
                continue
            before = max((p.span.end for p in found if p.span.end <= words.start), default=sentence.span.start)
            part = self._part(sentence, words, Span(before, sentence.span.end))
            act, span = self._act(sentence, words, part)
            paper = Paper(last.kind, words, sentence, act, span, name=last.name, term=term)
            place = Place(sentence, words, part, part, act, last.kind)
            paper.date = self.days.date(place, term)
            paper.parties, paper.own_parties = dict.fromkeys(last.parties, words), last.own_parties
            yield paper

    def _paper(self, sentence: Sentence, mention: Mention, window: Span) -> Iterator[Paper]:
        kind = self.names.kind(mention)
        act, span = self._act(sentence, mention.span, window)
        if act == "mentioned" and span is None:
            act, span = self._carried(sentence)
        if self.names.is_base_of_annex(mention):
            act, span = "mentioned", None
        paper = Paper(kind, mention.span, sentence, act, span, name=self.scene.words(mention.span))
        part = self._part(sentence, mention.span, sentence.span)
        place = Place(sentence, mention.span, window, part, act, kind)
        paper.term = self.days.term(place)
        paper.date = None if self.names.is_base_of_annex(mention) else self.days.date(place, paper.term)
        if act == "proposed" and self.programme and self._long_ago(paper):
            paper.act = "signed"  # the look back of a programme
        elif act == "proposed" and self._long_ago(paper):
            paper.date = None
        elif act == "signed" and self._to_come(paper):
            paper.act = act = "proposed"
        paper.back = self.names.is_back(mention)
        paper.unnamed = kind is None
        self._parties(paper, part)
        if kind in NATIONAL or (kind == "joint-communique" and self._among_treaties(sentence)):
            self._national(paper)
        self._concluded(paper, part)
        yield from self._apart(paper)

    def _concluded(self, paper: Paper, part: Span) -> None:
        """Who signed a paper and where, as far as its own sentence says."""
        if paper.act in ("signed", "exchanged") and paper.act_span is not None:
            paper.signers = signers(self.scene, paper.sentence, paper.act_span, paper.parties)
            paper.place = signed_at(self.roles, paper.sentence, part, paper.act_span, paper.span)

    def _carried(self, sentence: Sentence) -> tuple[str, Span | None]:
        """ "Trong đó có …": what the sentence before says was done with several papers."""
        folded = self.scene.folded(sentence.span)
        if not sentence.index or not rule("agreements.among-them").search(folded):
            return "mentioned", None
        for before in self.scene.sentences[sentence.index - 1 : max(0, sentence.index - 4) : -1]:
            for act, cue in (("proposed", "will-sign"), ("signed", "sign"), ("exchanged", "exchange")):
                span = self._cue(cue, before.span)
                if span is not None:
                    return act, span
            if not rule("agreements.among-them").search(self.scene.folded(before.span)):
                break
        return "mentioned", None

    def _long_ago(self, paper: Paper) -> bool:
        start, day = paper.date.time.start if paper.date is not None else None, self.scene.day
        if self.programme:  # its days are to come, and may have been taken for the page's own
            day = (day or "")[:7]
        return bool(start and day and start[: len(day)] < day[: len(start)])

    def _to_come(self, paper: Paper) -> bool:
        """Whether a signing is dated after the page appeared: what a report plans."""
        published, start = self.scene.page.published, paper.since
        return bool(published and start and start > published[: len(start)])

    def _parties(self, paper: Paper, part: Span) -> None:
        past = paper.act in ("mentioned", "reviewed", "implemented")
        paper.parties, paper.own_parties = self.signatories.of(paper.sentence, paper.span, part, paper.since, past)

    def _cue(self, name: str, window: Span) -> Span | None:
        folded = self.scene.scan.folded
        match = rule(f"agreements.{name}").search(folded.text, folded.at(window.start), folded.at(window.end))
        return folded.span(match.start(), match.end()) if match else None

    def _act(self, sentence: Sentence, mention: Span, window: Span) -> tuple[str, Span | None]:
        """What is done with the paper: by the words of its own part of the sentence, else by those of the whole."""
        part = self._part(sentence, mention, window)
        talked_of = self._cue("talked-of", Span(sentence.span.start, mention.start))
        act, span = ("proposed", talked_of) if talked_of is not None else self._act_in(part, mention, window)
        if act == "mentioned" and span is None and part != sentence.span:
            act, span = self._act_in(sentence.span, mention, window)
        followed = act == "mentioned" and self._cue("followed", Span(part.start, mention.start)) is not None
        if followed and part.end < sentence.span.end:
            span = self._cue("implement", Span(mention.end, sentence.span.end)) or span
            act = "implemented" if span is not None and span.start >= mention.end else act
        if act == "signed" and self.programme:
            return "proposed", span
        return act, span

    def _part(self, sentence: Sentence, mention: Span, window: Span) -> Span:
        """The clause in which a paper is named: between semicolons, "…, còn …", "…, rồi …"."""
        start, end = sentence.span.start, sentence.span.end
        for mark in folded_spans(self.scene, "agreements.clause", sentence):
            if mark.end <= mention.start:
                start = mark.end
            elif mark.start >= mention.end:
                end = min(end, mark.start)
        return Span(max(start, window.start), min(end, window.end))

    def _act_in(self, part: Span, mention: Span, window: Span) -> tuple[str, Span | None]:
        ahead = Span(part.start, mention.start)
        jubilee = self._cue("jubilee", ahead) or self._cue("to-do", ahead)
        if jubilee is not None:
            return "mentioned", jubilee
        ended = self._cue("runs-out", part)
        if ended is not None and 0 <= ended.start - mention.end <= 24:
            return "mentioned", ended
        proposed = self._cue("propose", part) or self._cue("put-off", part) or self._cue("will-sign", part)
        if (
            proposed is not None
            and rule("agreements.perhaps-done").search(self.scene.folded(proposed))
            and self._cue("past", part) is not None
        ):
            proposed = None
        reviewed = self._cue("review", part) or self._cue("accomplished", part)
        signed = self._cue("sign", part)
        exchanged = self._cue("exchange", part)
        implemented = self._cue("implement", part)
        if proposed is not None and not (
            reviewed is not None
            and reviewed.start < mention.start
            and proposed.start > mention.end
            and mention.start - reviewed.end <= proposed.start - mention.end
        ):
            return "proposed", proposed
        if reviewed is not None:
            return "reviewed", reviewed
        if ended is not None:
            return "mentioned", ended
        if self._cue("handing", Span(part.start, mention.start)) is not None and proposed is None:
            return "exchanged", self._cue("handing", Span(part.start, mention.start))
        attributed = signed is None or signed.start > mention.end
        implementing = self._cue("implementing", part)
        if implementing is not None and attributed and implementing.start > mention.end:
            return "implemented", implementing
        opening = self.scene.folded(Span(part.start, mention.start)) if part.start < mention.start else ""
        if attributed and rule("agreements.carrying-out").search(opening):
            return "implemented", Span(part.start, mention.start)
        followed = self._cue("followed", Span(part.start, mention.start))
        if signed is not None and followed is None and not self._recalled(mention, window):
            return "signed", signed
        if exchanged is not None:
            return "exchanged", exchanged
        implemented = implemented or implementing
        if implemented is not None:
            return "implemented", implemented
        return "mentioned", followed

    def _recalled(self, mention: Span, window: Span) -> bool:
        """Whether the signing is only told in passing behind the name: "… mà hai bên đã ký kết"."""
        folded = self.scene.scan.folded
        signs = list(folded_spans(self.scene, "agreements.sign", Sentence(0, window, "body", 0)))
        if any(s.start < mention.start for s in signs):
            return False
        after = folded.text[folded.at(mention.end) : folded.at(window.end)]
        recalled = rule("agreements.recalled").search(after)
        return (
            recalled is not None
            and not re.search(r"\d", after[recalled.start() :][:60])
            and "được" not in recalled.group()
        )

    def _national(self, paper: Paper) -> None:
        """A treaty is between the States, unless units of theirs are named behind it; one of old is only mentioned."""
        named = self.signatories.between(paper.sentence, paper.span)
        if named and all(PLACES[unit].kind != "country" for unit in named):
            return
        countries = dict.fromkeys(country_of(u) for u in paper.parties)
        paper.parties = dict.fromkeys((*countries, "VN"), paper.span)
        signed = paper.act in ("signed", "exchanged") and not self._long_ago(paper) and self._just_signed(paper)
        paper.act = paper.act if signed or paper.act == "proposed" else "mentioned"

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
        if len(partners) < 2 or self._cue("each", paper.sentence.span) is None:
            return [paper]
        return [replace(paper, parties={u: paper.parties[u], **homes}, split=True) for u in partners]
