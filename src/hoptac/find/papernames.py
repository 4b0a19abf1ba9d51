"""Whether printed words name a paper, and of which kind it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoptac.base.nouns import Mention, Span
from hoptac.base.scene import Scene
from hoptac.find.rules import rule
from hoptac.gazetteer.vocabulary import instrument_phrases

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
    }
)
_LEADS_TO = re.compile(
    r"(?<!\w)(?:bản|văn bản|ký|ký kết|một|theo|của|thực hiện|trao|nội dung|triển khai|rà soát|hai|ba|trong|"
    r"khuôn khổ|việc|sau|từ|"
    r"về|và|trình|đánh giá|các|những|thông qua|hành|dự thảo|với|hoàn tất)\s$"
)
#: What a bare name at the head of a sentence is followed by where it means a paper spoken of: "Thỏa thuận nói trên".
_SPOKEN_OF = re.compile(r"^ (?:nói trên|trên|này|ấy|đó|kể trên|được|do|giữa|mới|cũ|mà|có hiệu lực|giai đoạn|ký)(?!\w)")
_BACK = re.compile(r"^ (?:nói trên|trên|này|ấy|đó|kể trên|vừa nêu|đã nêu|ấy|cũ)(?!\w)")
_EXTEND = "gia hạn "
_ANNEX = "phụ lục"


class PaperNames:
    """Judges the names of papers on one page."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def named(self, span: Span) -> Iterator[Mention]:
        """The papers named in a span; in "gia hạn Bản ghi nhớ" the paper that is extended."""
        for mention in self.scene.mentions_in("instrument", span):
            words = self.scene.folded(mention.span)
            if mention.value[0].role != "act" or not words.startswith(_EXTEND):
                yield mention
                continue
            inner = next(iter(instrument_phrases().find(words[len(_EXTEND) :])), None)
            if inner is not None:
                start = mention.span.start + len(_EXTEND) + inner.start
                yield Mention(Span(start, mention.span.end), "instrument", inner.values, mention.rule)

    def _before(self, mention: Mention, width: int = 60) -> str:
        folded = self.scene.scan.folded
        at = folded.at(mention.span.start)
        return folded.text[max(0, at - width) : at].rsplit("\n", 1)[-1]

    def _after(self, mention: Mention, width: int = 80) -> str:
        folded = self.scene.scan.folded
        at = folded.at(mention.span.end)
        return folded.text[at : at + width].split("\n", 1)[0]

    def is_paper(self, mention: Mention) -> bool:
        """Whether the words name an agreement: not a letter, an uncounted plural, a law, or the verb "thỏa thuận"."""
        words = self.scene.folded(mention.span)
        if mention.value[0].role != "agreement" or words in _NEVER:
            return False
        before = self._before(mention)
        after = self._after(mention)
        if words == _ANNEX:
            return bool(rule("agreements.annex-of").search(after)) or bool(re.search(r"k[ýí](?: kết)? $", before))
        if rule("agreements.plural").search(before) or rule("agreements.own-paper").search(before):
            return False
        if words in _BARE:
            capital = self.scene.page.text[mention.span.start].isupper() and (
                bool(before.strip()) or bool(_SPOKEN_OF.match(after))
            )
            return capital or (bool(_LEADS_TO.search(before)) and not rule("agreements.verb").search(before))
        return True

    def kind(self, mention: Mention) -> str:
        """The kind of the printed name, with what a bare "thỏa thuận" is about: a twinning, ties of friendship."""
        kind: str = mention.value[0].code
        ties = (
            rule("agreements.ties").search(self._after(mention))
            if kind in ("agreement", "minutes-of-agreement")
            else None
        )
        if ties is None:
            return kind
        return "twinning" if ties.group("ties") == "kết nghĩa" else "friendship-relations"

    def is_base_of_annex(self, mention: Mention) -> bool:
        """Whether a paper is named only as what an annex belongs to."""
        before = self._before(mention)
        return _ANNEX in before and bool(rule("agreements.annex-of").search(before[before.rindex(_ANNEX) + 7 :] + "#"))

    def is_back(self, mention: Mention) -> bool:
        """Whether the words point back to a paper told before: "Thỏa thuận nói trên"."""
        return bool(_BACK.match(self._after(mention)))
