"""What happens to a paper where it is named: signed, exchanged, reviewed, carried out, proposed, or only mentioned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from hoptac.base.nouns import Span
from hoptac.base.scene import Scene, Sentence
from hoptac.find.roles import folded_spans
from hoptac.find.rules import rule

#: Right before a paper's name: it is what is signed here, not what somebody looks back at ("sau 5 năm ký kết").
_SIGNING = re.compile(
    r"(?<!năm )(?<!khi )(?<!việc )(?<!từ )(?<!ngày )(?<!lễ )(?<!mà )(?<!nội dung )(?<!đăng )k[ýí](?: kết)?"
    r"(?: (?:và trao|với nhau|một|hai|ba|các|những|\d+|bản|văn bản|thành công|chính thức))* ?$|"
    r"(?<!\w)(?<!đề )(?<!làm )(?<!nêu )(?<!chỉ )(?:ra|công bố|thông qua)(?: (?:bản|một|văn bản))* ?$"
)
#: Behind a name, the day of the signing: then it is told, not recalled.
_DAY_TOLD = re.compile(r"\d|(?<!\w)k[ýí](?: kết)? (?:ngay )?(?:vào )?(?:sáng|chiều|trưa|tối|hôm)(?!\w)")
_IN_YEAR = re.compile(r" (?:vào |từ |hồi )?(?:tháng \d{1,2}[/-]|tháng \d{1,2} )?(?:năm )?(?P<year>(?:19|20)\d\d)(?!\w)")
#: Points of a list and rows of a table over which its opening words hold.
_ROWS = 40


#: What is said of a paper up to the next one: "… đã ký giữa hai Bộ và Bản ghi nhớ".
_OTHERS = re.compile(
    r"(?: đã| được)* k[ýí](?: kết)? (?:giữa|với|năm|ngày|tháng)(?!\w)"
    r"[^.;]{2,80}(?:,| và|, và) (?:các )?"
)


#: By which a paper is only to be signed.
_TO_COME = ("propose", "put-off", "will-sign", "signing-asked", "being-drawn", "asked-among", "backed")
_OPENS = 12  # characters before a paper that opens its sentence
_REVIEWS = ("review", "gone-through", "goes-over", "accomplished", "so-much-done")
#: Between the signing of a paper and how it is being done: "ký tháng 9/2004, đến nay vẫn đang được thực hiện".
_EVER_SINCE = re.compile(r"(?<!\w)(?:(?:đến|tới|lâu|xưa|hiện|từ (?:đó|bấy)(?: đến)?) nay|hiện|hiện tại|vẫn)(?!\w)")


class PaperActs:
    """Finds the acts on papers of one page; ``programme``: the page is a plan, what it says is signed is to be."""

    def __init__(self, scene: Scene, programme: bool) -> None:
        self.scene = scene
        self.programme = programme

    def carried(self, sentence: Sentence) -> tuple[str, Span | None]:
        """What was done with papers that a sentence only names, by the words before it: "Trong đó có …", a point of a
        list, a row of a table.
        """
        if sentence.index and rule("agreements.among-them").search(self.scene.folded(sentence.span)):
            return self._among(sentence)
        above = self.scene.sentences[max(0, sentence.index - _ROWS) : sentence.index]
        if sentence.marker:
            return self._opening(next((s for s in reversed(above) if not s.marker), None))
        if self._is_row(sentence):
            return self._column(above)
        return "mentioned", None

    def _among(self, sentence: Sentence) -> tuple[str, Span | None]:
        for before in self.scene.sentences[sentence.index - 1 : max(0, sentence.index - 4) : -1]:
            act, span = self._done_in(before)
            if span is not None:
                return act, span
            if not rule("agreements.among-them").search(self.scene.folded(before.span)):
                break
        return "mentioned", None

    def _done_in(self, sentence: Sentence) -> tuple[str, Span | None]:
        for act, cue in (("proposed", "will-sign"), ("signed", "sign"), ("exchanged", "exchange")):
            span = self.cue(cue, sentence.span)
            if span is not None:
                return act, span
        return "mentioned", None

    def _opening(self, sentence: Sentence | None) -> tuple[str, Span | None]:
        """What the line says that opens a list: "đã ký các văn bản sau:"."""
        opens = sentence is not None and self.scene.folded(sentence.span).rstrip().endswith(":")
        return self._done_in(sentence) if sentence is not None and opens else ("mentioned", None)

    def _is_row(self, sentence: Sentence) -> bool:
        return "\t" in self.scene.words(sentence.span)

    def _column(self, above: Sequence[Sentence]) -> tuple[str, Span | None]:
        """What the head of a table says: "Ngày ký", else the line that opens it."""
        rows = list(takewhile(self._is_row, reversed(above)))
        if not rows:
            return "mentioned", None
        head = self.cue("column", rows[-1].span)
        if head is not None:
            return "signed", head
        return self._opening(self.scene.sentences[rows[-1].index - 1] if rows[-1].index else None)

    def cue(self, name: str, window: Span) -> Span | None:
        """The first hit of a rule of papers in a span."""
        folded = self.scene.scan.folded
        match = rule(f"agreements.{name}").search(folded.text, folded.at(window.start), folded.at(window.end))
        return folded.span(match.start(), match.end()) if match else None

    def window(self, before: Span, mention: Span) -> int:
        """Where the words on a paper begin behind another: not with what was done to that: "X được tổng kết, Y …"."""
        folded = self.scene.scan.folded
        first, last = folded.at(before.end), folded.at(mention.start)
        done = rule("agreements.done-to").pattern.match(folded.text, first, last)
        between = None if done else _OTHERS.match(folded.text, first, last)
        done = done or (between if between and between.end() == last else None)
        return folded.span(done.start(), done.end()).end if done is not None else before.end

    def act(self, sentence: Sentence, mention: Span, window: Span) -> tuple[str, Span | None]:
        """What is done with the paper: by the words of its own part of the sentence, else by those of the whole."""
        part = self.part(sentence, mention, window)
        talked_of = self.cue("talked-of", Span(sentence.span.start, mention.start))
        act, span = ("proposed", talked_of) if talked_of is not None else self._act_in(part, mention, window)
        if act == "mentioned" and span is None and part != sentence.span:
            act, span = self._act_in(sentence.span, mention, window)
        if act == "signed" and span is not None and (told := self._goes_on(sentence, part, span)) is not None:
            act, span = "proposed", told
        followed = act == "mentioned" and self.cue("followed", Span(part.start, mention.start)) is not None
        if followed and part.end < sentence.span.end:
            span = self.cue("implement", Span(mention.end, sentence.span.end)) or span
            act = "implemented" if span is not None and span.start >= mention.end else act
        if act == "signed" and self.programme:
            return "proposed", span
        return act, span

    def _goes_on(self, sentence: Sentence, part: Span, sign: Span) -> Span | None:
        """The words by which a paper before is only to be signed, where its clause goes on with the bare verb: "để tiến
        tới ký A; ký B".
        """
        if (
            not sentence.span.start < part.start <= sign.start
            or self.scene.folded(Span(part.start, sign.start)).strip()
        ):
            return None
        return self._proposed(Span(sentence.span.start, part.start))

    def part(self, sentence: Sentence, mention: Span, window: Span) -> Span:
        """The clause in which a paper is named: between semicolons, "…, còn …", "…, rồi …"."""
        start, end = sentence.span.start, sentence.span.end
        for mark in folded_spans(self.scene, "agreements.clause", sentence):
            if mark.end <= mention.start:
                start = mark.end
            elif mark.start >= mention.end:
                end = min(end, mark.start)
        return Span(max(start, window.start), min(end, window.end))

    def _act_in(self, part: Span, mention: Span, window: Span) -> tuple[str, Span | None]:
        """What a clause says of a paper; the first that holds: recalled, proposed, reviewed, handed over, carried out,
        signed, exchanged.
        """
        ahead = Span(part.start, mention.start)
        jubilee = self.cue("jubilee", ahead) or self.cue("to-do", ahead)
        if jubilee is not None:
            return "mentioned", jubilee
        ended = self.cue("runs-out", part)
        if ended is not None and 0 <= ended.start - mention.end <= 24:
            return "mentioned", ended
        reviewed = None if self._is_signed(ahead) else self._reviewed(part)
        proposed = self._proposed(part) or self.cue("drawn-up", ahead)
        if proposed is not None and not self._nearer(reviewed, proposed, mention):
            return "proposed", proposed
        if reviewed is not None and not self._signed_thereafter(reviewed, mention):
            return "reviewed", reviewed
        if ended is not None:
            return "mentioned", ended
        handing = self.cue("handing", ahead)
        if handing is not None and not self._signed_too(ahead, handing):
            return "exchanged", handing
        return self._concluded(part, mention, window)

    def _reviewed(self, part: Span) -> Span | None:
        """The words by which a paper is gone through, or by which it is told how much of it was done; none where they
        only say how it is being done: "đang được hai bên thực hiện tốt".
        """
        cues = (self.cue(name, part) for name in _REVIEWS)
        reviewed = next(filter(None, cues), None)
        doing = self.cue("implementing", part) if reviewed is not None else None
        return None if doing is not None and reviewed is not None and doing.meets(reviewed) else reviewed

    def _is_signed(self, ahead: Span) -> bool:
        """Whether the words before a paper sign it, whatever is reviewed before or is to be later: "đã ký Biên bản"."""
        return _SIGNING.search(self.scene.folded(ahead)) is not None

    def _signed_too(self, ahead: Span, handing: Span) -> bool:
        """Whether a paper was signed and then handed over: "ký kết và trao bản ghi nhớ"."""
        signed = self.cue("sign", Span(ahead.start, handing.start))
        between = self.scene.folded(Span(signed.end, handing.start)) if signed is not None else "-"
        return between.strip() in ("", "và", ",", ", và", "rồi")

    def _proposed(self, part: Span) -> Span | None:
        """The words by which a paper is only to be; none where words that may tell either ("nhằm ký") stand with ones
        of the past.
        """
        cues = (self.cue(name, part) for name in _TO_COME)
        proposed = next(filter(None, cues), None)
        if proposed is not None and self._is_of_old(proposed):
            return None
        if proposed is None or not rule("agreements.perhaps-done").search(self.scene.folded(proposed)):
            return proposed
        heads = self.scene.folded(Span(proposed.end, proposed.end + 2)).strip() == ":"  # "Ký mới: Biên bản …"
        return None if heads or self.cue("past", part) is not None else proposed

    def _is_of_old(self, sign: Span) -> bool:
        """Whether a year before the page's own stands behind the word of signing: "thúc đẩy hợp tác … ký năm 2011"."""
        year = _IN_YEAR.match(self.scene.folded(Span(sign.end, sign.end + 24)))
        return year is not None and self.scene.day is not None and year["year"] < self.scene.day[:4]

    def _signed_thereafter(self, reviewed: Span, mention: Span) -> bool:
        """Whether a clause behind that of the review signs the paper: "Tại lễ tổng kết, hai bên ký …"."""
        folded = self.scene.scan.folded
        between = (
            folded.text[folded.at(reviewed.end) : folded.at(mention.start)] if reviewed.end < mention.start else ""
        )
        return rule("agreements.signs-it").search(between) is not None

    @staticmethod
    def _nearer(reviewed: Span | None, proposed: Span, mention: Span) -> bool:
        """Whether a paper stands between "đánh giá" and "đề nghị", and nearer to the former."""
        if reviewed is None or reviewed.start >= mention.start or proposed.start <= mention.end:
            return False
        return mention.start - reviewed.end <= proposed.start - mention.end

    def _concluded(self, part: Span, mention: Span, window: Span) -> tuple[str, Span | None]:
        """What a clause says of a paper that is there: carried out, signed, exchanged, else named alone."""
        ahead = Span(part.start, mention.start)
        signed, implementing = self.cue("sign", part) or self.cue("ends-in", ahead), self.cue("implementing", part)
        attributed = signed is None or signed.start > mention.end
        if implementing is not None and implementing.start > mention.end:
            between = self.scene.folded(Span(mention.end, implementing.end))
            if attributed or _EVER_SINCE.search(between):
                return "implemented", implementing
        if attributed and rule("agreements.carrying-out").search(self.scene.folded(ahead)):
            return "implemented", ahead
        followed = self.cue("followed", ahead)
        if signed is not None and followed is None and not self._recalled(mention, window):
            called = self.cue("called-to-mind", Span(signed.end, part.end)) if attributed else None
            return ("mentioned", called) if called is not None else ("signed", signed)
        exchanged = self.cue("exchange", part) or self.cue("by-post", part)
        if exchanged is not None:
            return "exchanged", exchanged
        implemented = self.cue("implement", part) or implementing
        return ("implemented", implemented) if implemented is not None else ("mentioned", followed)

    def is_recalled(self, mention: Span, sentence: Sentence) -> bool:
        """Whether the signing told right behind a name is that of this paper: "… nối tiếp Bản ghi nhớ mà hai tỉnh ký
        năm 2007".
        """
        after = self.scene.folded(Span(mention.end, sentence.span.end))
        recalled = rule("agreements.recalled").search(after)
        return recalled is not None and recalled.start() <= _OPENS

    def _recalled(self, mention: Span, window: Span) -> bool:
        """Whether the signing is only told in passing behind the name: "… mà hai bên đã ký kết"."""
        folded = self.scene.scan.folded
        signs = list(folded_spans(self.scene, "agreements.sign", Sentence(0, window, "body", 0)))
        if any(s.start < mention.start for s in signs):
            return False
        after = folded.text[folded.at(mention.end) : folded.at(window.end)]
        recalled = rule("agreements.recalled").search(after)
        opens = (
            mention.start - window.start < _OPENS and rule("agreements.signed-by-two").pattern.match(after) is not None
        )
        return (
            recalled is not None
            and not opens
            and not _DAY_TOLD.search(after[recalled.start() :][:60])
            and "được" not in recalled.group()
        )
