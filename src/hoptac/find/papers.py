"""Mentions of agreements in sentences: the printed name with its term, its day, its parties and what happens to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from hoptac.base.nouns import Mention, Span
from hoptac.base.scene import Actor, Scene, Sentence
from hoptac.find.roles import Roles, folded_spans, is_programme
from hoptac.find.rules import rule
from hoptac.find.when import Times, When
from hoptac.gazetteer.places import PLACES, country_of, unit_of

#: Names that are also common words; they count only with a word before them that makes a paper of them.
_BARE = frozenset(
    {
        "thỏa thuận",
        "tuyên bố",
        "thông cáo",
        "hợp đồng",
        "phụ lục",
        "chương trình hành động",
        "chương trình phối hợp",
        "quan hệ kết nghĩa",
        "ký kết nghĩa",
        "kết nghĩa bản - bản",
        "thiết lập quan hệ hữu nghị hợp tác",
        "kế hoạch phối hợp",
        "quy chế phối hợp",
        "mou",
        "hiệp định",
        "hiệp ước",
        "công ước",
        "nghị định thư",
    }
)
_NEVER = frozenset(
    {
        "tuyên bố",
        "thông cáo",
        "quan hệ kết nghĩa",
        "kết nghĩa bản - bản",
        "thiết lập quan hệ hữu nghị hợp tác",
        "ký kết nghĩa",
        "phụ lục",
    }
)
#: What has been signed "up to now" was not signed on the day of the event.
_SO_FAR = re.compile(r"(?:tới nay|đến nay|cho đến nay|hiện nay|hiện)(?!\w)")
_LEADS_TO = re.compile(
    r"(?<!\w)(?:bản|văn bản|ký|ký kết|một|theo|của|thực hiện|trao|nội dung|triển khai|rà soát|hai|ba|trong|"
    r"khuôn khổ|việc|sau|từ|"
    r"về|và|trình|đánh giá|các|những|thông qua|hành|dự thảo|với|hoàn tất)\s$"
)
NATIONAL = frozenset({"treaty", "agreement-treaty", "protocol", "convention"})


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

    @property
    def years(self) -> list[int] | None:
        """First and last year of the term."""
        if self.term is None:
            return None
        first, _, last = self.term.time.edtf.partition("/")
        return [int(first[:4]), int((last or first)[:4])]


class Papers:
    """Finds the papers of one page."""

    def __init__(self, scene: Scene, times: Times) -> None:
        self.scene = scene
        self.times = times
        self.roles = Roles(scene)
        self.programme = is_programme(scene)

    def find(self) -> Iterator[Paper]:
        """Every mention of an agreement outside titles, and in titles those to which the body may come back."""
        for sentence in self.scene.sentences:
            mentions = [m for m in self.scene.mentions_in("instrument", sentence.span) if self._is_paper(m)]
            for number, mention in enumerate(mentions):
                start = mentions[number - 1].span.end if number else sentence.span.start
                end = mentions[number + 1].span.start if number + 1 < len(mentions) else sentence.span.end
                yield from self._paper(sentence, mention, Span(start, end))
            yield from self._itself(sentence)

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
        days = [w for w in self.times.events(sentence) if w.kind == "day"]
        if name is None or not days:
            return
        span = folded.span(*this.span())
        paper = Paper(name.value[0].code, span, sentence, "signed", span, name=self.scene.words(span))
        paper.date = days[0]
        self._parties(paper, sentence.span)
        yield paper

    def _before(self, mention: Mention, width: int = 60) -> str:
        folded = self.scene.scan.folded
        at = folded.at(mention.span.start)
        return folded.text[max(0, at - width) : at].rsplit("\n", 1)[-1]

    def _is_paper(self, mention: Mention) -> bool:
        """Whether the words name an agreement: not a letter, an uncounted plural, a law, or the verb "thỏa thuận"."""
        words = self.scene.folded(mention.span)
        if mention.value[0].role != "agreement" or words in _NEVER:
            return False
        before = self._before(mention)
        if rule("agreements.plural").search(before) or rule("agreements.own-paper").search(before):
            return False
        if words in _BARE:
            capital = self.scene.page.text[mention.span.start].isupper() and bool(before.strip())
            return capital or (bool(_LEADS_TO.search(before)) and not rule("agreements.verb").search(before))
        return True

    def _paper(self, sentence: Sentence, mention: Mention, window: Span) -> Iterator[Paper]:
        kind = mention.value[0].code
        act, span = self._act(sentence, mention, window)
        paper = Paper(kind, mention.span, sentence, act, span, name=self.scene.words(mention.span))
        paper.term = self._term(sentence, mention, window, kind)
        paper.date = self._date(sentence, mention, window, act, kind)
        self._parties(paper, window)
        if kind in NATIONAL:
            self._national(paper)
        parts = self._apart(paper)
        yield from parts

    def _cue(self, name: str, window: Span) -> Span | None:
        folded = self.scene.scan.folded
        match = rule(f"agreements.{name}").search(folded.text, folded.at(window.start), folded.at(window.end))
        return folded.span(match.start(), match.end()) if match else None

    def _act(self, sentence: Sentence, mention: Mention, window: Span) -> tuple[str, Span | None]:
        """What is done with the paper: by the words of its own part of the sentence, else by those of the whole."""
        part = self._part(sentence, mention, window)
        act, span = self._act_in(part, mention, window)
        if act == "mentioned" and part != sentence.span:
            act, span = self._act_in(sentence.span, mention, window)
        if act == "signed" and self.programme:
            return "proposed", span
        return act, span

    def _part(self, sentence: Sentence, mention: Mention, window: Span) -> Span:
        """The part of the sentence between semicolons, and between other papers, in which a paper is named."""
        words = self.scene.words(sentence.span)
        at = mention.span.start - sentence.span.start
        start = sentence.span.start + words.rfind(";", 0, at) + 1
        end = words.find(";", at)
        return Span(
            max(start, window.start), min(sentence.span.start + end if end >= 0 else sentence.span.end, window.end)
        )

    def _act_in(self, part: Span, mention: Mention, window: Span) -> tuple[str, Span | None]:
        proposed = self._cue("propose", part)
        reviewed = self._cue("review", part)
        signed = self._cue("sign", part)
        exchanged = self._cue("exchange", part)
        implemented = self._cue("implement", part)
        if proposed is not None and not (
            reviewed is not None and reviewed.start < mention.span.start and proposed.start > mention.span.end
        ):
            return "proposed", proposed
        if reviewed is not None:
            return "reviewed", reviewed
        if signed is not None and not self._recalled(mention, window):
            return "signed", signed
        if exchanged is not None:
            return "exchanged", exchanged
        return ("implemented", implemented) if implemented is not None else ("mentioned", None)

    def _recalled(self, mention: Mention, window: Span) -> bool:
        """Whether the signing is only told in passing behind the name: "… mà hai bên đã ký kết"."""
        folded = self.scene.scan.folded
        signs = list(folded_spans(self.scene, "agreements.sign", Sentence(0, window, "body", 0)))
        if any(s.start < mention.span.start for s in signs):
            return False
        after = folded.text[folded.at(mention.span.end) : folded.at(window.end)]
        recalled = rule("agreements.recalled").search(after)
        return (
            recalled is not None
            and not re.search(r"\d", after[recalled.start() :][:60])
            and "được" not in recalled.group()
        )

    def _term(self, sentence: Sentence, mention: Mention, window: Span, kind: str) -> When | None:
        """The period that stands behind the name, before the next paper; a plan's year is its term."""
        for when in self.times.of(sentence):
            near = mention.span.start < when.span.start < window.end
            if near and when.kind == "period" and "/" in when.time.edtf:
                return when
            if (
                near
                and kind in ("plan", "programme")
                and when.kind == "year"
                and 0 <= when.span.start - mention.span.end <= 3
            ):
                return when
        return None

    def _date(self, sentence: Sentence, mention: Mention, window: Span, act: str, kind: str) -> When | None:
        """The day of signing: a day behind "ký"; for a signing told now, the day of the event."""
        signs = list(folded_spans(self.scene, "agreements.sign", sentence))
        first = [
            w for w in self.times.of(sentence) if w.kind == "occasion" and w.time.start and len(w.time.start) == 10
        ]
        if kind in NATIONAL and first:
            return replace(first[0], time=replace(first[0].time, edtf=first[0].time.start or ""))
        since = [
            w
            for w in self.times.of(sentence)
            if w.kind == "until" and w.span.start == sentence.span.start and w.time.end
        ]
        events = [w for w in self.times.of(sentence) if w.kind in ("day", "month", "year", "interval")]
        if act == "signed" and since:
            return replace(since[0], time=replace(since[0].time, edtf=since[0].time.end or ""))
        for when in events:
            after = [s for s in signs if s.end <= when.span.start and when.span.start - s.end <= 32]
            if after and when.span.start >= window.start and (when.span.start < window.end):
                return when
        if act in ("reviewed", "mentioned", "implemented"):
            return None
        if kind in NATIONAL or _SO_FAR.match(self.scene.folded(sentence.span)):
            return None
        inside = [w for w in events if w.kind in ("day", "month") or self._opens(w, sentence)]
        if act == "proposed":
            later = [w for w in inside if w.span.start >= mention.span.start and signs]
            return later[0] if later else None
        if inside:
            exact = [w for w in inside if w.exact and w.kind == "day"]
            return (exact or inside)[0] if (exact or len(inside) == 1) else None
        last = self.times.before(sentence)
        if last is None or last.kind == "interval" or not self._now(last):
            return None
        return last

    def _opens(self, when: When, sentence: Sentence) -> bool:
        """Whether a year tells when ("năm 2019, hai tỉnh ký …"): it stands behind no paper's name ("Kế hoạch năm
        2026").
        """
        papers = self.scene.mentions_in("instrument", sentence.span)
        return when.kind == "year" and not any(0 <= when.span.start - m.span.end <= 16 for m in papers)

    def _now(self, when: When) -> bool:
        start, day = when.time.start, self.scene.day
        return bool(start and day and start[:4] in (day[:4], str(int(day[:4]) - 1)))

    def _parties(self, paper: Paper, window: Span) -> None:
        """Who concludes it: the units that the sentence names, else those who face each other there."""
        ours, theirs = self.scene.pairs[paper.sentence.index]
        named: dict[str, Span] = {}
        opening = self.scene.folded(Span(paper.sentence.span.start, paper.span.start))
        if paper.sentence.index and len(opening) < 24 and opening.startswith(("theo", "thực hiện", "căn cứ")):
            ours, theirs = self.scene.pairs[paper.sentence.index - 1]
            paper.parties = dict.fromkeys(
                (*theirs, *ours), paper.span
            )  # "Theo Bản ghi nhớ, …": that of the talk before
            return
        for actor in self.roles.actors(paper.sentence):
            if actor.how in ("place", "person") and not actor.site and not self.roles.is_place(actor):
                for unit in actor.units:
                    if PLACES[unit].kind != "region":
                        named.setdefault(self._then(paper, actor) or unit, actor.span)
        abroad = {u: s for u, s in named.items() if country_of(u) != "VN"}
        here = {u: s for u, s in named.items() if country_of(u) == "VN" and u != "VN"}
        provinces = {u: s for u, s in abroad.items() if PLACES[u].kind != "country"} or abroad
        if (
            abroad
            and all(PLACES[u].kind == "country" for u in abroad)
            and any(country_of(t) in abroad and t not in abroad for t in theirs)
        ):
            abroad, provinces = {}, {}  # "các tỉnh của Lào": those that were named before
        paper.own_parties = bool(here) and bool(abroad)
        if len(here) > 1 and not abroad:
            return  # between Vietnamese provinces alone
        both = next(
            (
                a
                for a in self.scene.actors_in(paper.sentence.span)
                if a.how == "both" and len(a.units) > len(here) + len(provinces)
            ),
            None,
        )
        if both is not None and set(provinces) | set(here) <= set(both.units) and not abroad:
            paper.parties = dict.fromkeys(both.units, both.span)
            return
        for unit in provinces or dict.fromkeys(theirs, paper.span):
            paper.parties[unit] = provinces.get(unit, paper.span)
        for unit in here or dict.fromkeys(ours, paper.span):
            paper.parties[unit] = here.get(unit, paper.span)

    def _then(self, paper: Paper, actor: Actor) -> str | None:
        """The unit that a name stood for on the day of signing: what a province signed before a merger stays its
        own.
        """
        start = paper.date.time.start if paper.date is not None else None
        if start is None or actor.place is None or len(actor.units) != 1:
            return None
        return unit_of(actor.place, start)

    def _national(self, paper: Paper) -> None:
        """A treaty is between the States."""
        countries = dict.fromkeys(country_of(u) for u in paper.parties)
        paper.parties = dict.fromkeys((*countries, "VN"), paper.span)
        paper.act = "mentioned" if paper.act != "proposed" else paper.act

    def _apart(self, paper: Paper) -> list[Paper]:
        """One paper with each partner where they were signed one by one."""
        partners = [u for u in paper.parties if country_of(u) != "VN"]
        homes = {u: s for u, s in paper.parties.items() if country_of(u) == "VN"}
        if len(partners) < 2 or self._cue("each", paper.sentence.span) is None:
            return [paper]
        return [replace(paper, parties={u: paper.parties[u], **homes}, split=True) for u in partners]
