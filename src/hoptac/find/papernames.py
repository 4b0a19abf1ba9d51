"""Whether printed words name a paper, and of which kind it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoptac.base.nouns import Mention, Span
from hoptac.base.scene import Scene
from hoptac.find.lines import possible_in
from hoptac.find.rules import rule
from hoptac.find.withblocs import SHORT_NAMES, names_two
from hoptac.gazetteer.vocabulary import Instrument, instrument_phrases

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
        "kết nghĩa bản - bản",
        "thiết lập quan hệ hữu nghị hợp tác",
        "kế hoạch phối hợp",
        "quy chế phối hợp",
        "mou",
        "hiệp định",
        "hiệp ước",
        "công ước",
        "nghị định thư",
        "thông cáo báo chí",
    }
)
_NEVER = frozenset(
    {
        "tuyên bố",
        "thông cáo",
        "quan hệ kết nghĩa",
        "kết nghĩa bản - bản",
        "thiết lập quan hệ hữu nghị hợp tác",
    }
)
#: Words of these that are never verbs, as "và thỏa thuận" may be.
_NOUNS = frozenset({"hiệp định", "hiệp ước", "công ước", "nghị định thư", "hợp đồng"})
_LEADS_TO = re.compile(
    r"(?<!\w)(?:bản|văn bản|ký|ký kết|một|theo|của|thực hiện|trao|nội dung|triển khai|rà soát|hai|ba|trong|"
    r"khuôn khổ|việc|sau|từ|"
    r"về|và|là|gồm|có|nhắc lại|phê chuẩn|trình|"
    r"đánh giá|các|những|thông qua|hành|dự thảo|với|hoàn tất|(?:làm|giữ|theo) đúng|tôn trọng|bám sát)\s$"
)
_COUNTED = re.compile(r"(?<!\w)(?:k[ýí](?: kết)?|hạ bút|đặt bút)(?: vào| được| chung)* \d{1,3} $")
#: What a bare name at the head of a sentence is followed by where it means a paper spoken of: "Thỏa thuận nói trên".
_SPOKEN_OF = re.compile(r"^ (?:nói trên|trên|này|ấy|đó|kể trên|được|do|giữa|mới|cũ|mà|có hiệu lực|giai đoạn|ký)(?!\w)")
_IS_SIGNED = re.compile(r"^(?: [^\s.;:]+){2,40}? (?:đã |vừa |sẽ )?được (?:[^\s.;:]+ ){0,4}?k[ýí](?: kết)?(?!\w)")
_BACK = re.compile(r"^ (?:nói trên|trên|này|ấy|đó|kể trên|vừa nêu|đã nêu|ấy|cũ)(?!\w)")
#: A number of papers signed that is no one event's, and what would make it one's.
_MANY_SIGNED = re.compile(r"(?<!\w)đã (?:cùng |được )?k[ýí](?: kết)?(?: với nhau)? (?!0)\d{2,3} (?:[^\W\d_]+ )*$")
_AT_THAT_TIME = re.compile(
    r"(?<!\w)(?:dịp này|nhân dịp|(?:trong|nhân) chuyến|kết thúc|tại (?:buổi|hội|cuộc|lễ|kỳ)|"
    r"(?:sáng|chiều|tối|hôm nay|ngày)(?!\w))"
)
#: Kinds whose names in small letters are mostly common nouns.
_COMMON = frozenset({"programme", "plan", "coordination-plan", "contract"})
_GOVERNS = re.compile(
    r"(?<!\w)(?:k[ýí](?: kết)?|bản|trao|dự thảo|theo|rà soát|đánh giá|tổng kết|sơ kết|(?:điểm|nhìn|soát|xem) lại|"
    r"kiểm điểm|thực hiện|triển khai|thông qua|nội dung|khuôn khổ|gia hạn|cụ thể hóa)"
    r"(?: (?!mở rộng|xúc tiến|xây dựng|phát triển)[^\s.,;:]+){0,3} $"
)
_TERM_BEHIND = re.compile(r"^[^.;:]{0,60}(?<!\w)(?:giai đoạn|thời kỳ|năm (?:19|20)\d\d|ký)")
#: Behind a bare name: such papers, beside whatever else binds: "Hiệp định và thông lệ quốc tế".
_AND_LAW = re.compile(
    r"(?:,| và)(?: các| những)? (?:thông lệ|tập quán|điều ước|luật pháp|pháp luật|quy định|cam kết)"
    r" (?:quốc tế|của|hiện)"
)
#: Kinds of papers that blocs of States conclude too.
_OF_STATES = frozenset({"treaty", "agreement-treaty", "protocol", "convention", "joint-statement"})
_LETTERS_CLOSED = re.compile(r" [A-ZĐ]{2,}[A-ZĐ \-–]*\)")
_OWN_DAY = re.compile(r"^ (?:\(?đã )?(?:được )?k[ýí](?: kết)? (?:hồi |vào |từ )?(?:ngày|tháng|năm|\d)")
_EXTEND = "gia hạn "
_ANNEX = "phụ lục"

_LONGEST = 60  # characters of a paper's name


class PaperNames:
    """Judges the names of papers on one page."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def named(self, span: Span) -> list[Mention]:
        """The papers of a span, in order: those with a name and those that are only told to be signed."""
        named: list[Mention] = []
        for mention in self._named(span):
            apart = not named or mention.span.start - named[-1].span.end > 1
            if apart or _ANNEX in self.scene.folded(named[-1].span):  # "Bản ghi nhớ Chương trình hợp tác" is one
                named.append(mention)
        if any(self._counted_list(named[0], other) for other in named[1:3]):
            named = named[1:]
        unnamed = [m for m in self._unnamed(span) if not any(self._is_named(n, m) for n in named)]
        return sorted((*named, *unnamed), key=lambda m: m.span.start)

    def _counted_list(self, first: Mention, second: Mention) -> bool:
        """Whether a counted name only opens a list: "ký 5 thỏa thuận quốc tế gồm: Biên bản …"."""
        total = rule("agreements.total").search(self._before(first))
        between = self.scene.folded(Span(first.span.end, second.span.start))
        return total is not None and rule("agreements.list-opens").search(between) is not None

    def _is_named(self, name: Mention, unnamed: Mention) -> bool:
        """Whether words without a name only repeat one: "Thỏa thuận hợp tác …, văn bản được hai tỉnh ký ngày …"."""
        repeats = name.span.end <= unnamed.span.start and self._before(unnamed).endswith(", ")
        return name.span.meets(unnamed.span) or repeats

    def _unnamed(self, span: Span) -> Iterator[Mention]:
        """Papers told without a name: "ký văn bản gồm 9 điều", "văn bản mà hai bên ký ngày …", "ký biên bản"."""
        if "agreements.unnamed" not in possible_in(self.scene, span):
            return
        folded = self.scene.scan.folded
        for match in rule("agreements.unnamed").finditer(folded.text, folded.at(span.start), folded.at(span.end)):
            group = next(g for g in ("note", "plan", "course", "thing", "told", "back") if match.group(g))
            code = {"note": "mou", "plan": "plan", "course": "programme"}.get(group, "")
            yield Mention(
                folded.span(*match.span(group)), "instrument", (Instrument(code, "agreement", 0),), "agreements.unnamed"
            )

    def _named(self, span: Span) -> Iterator[Mention]:
        """The papers with a name; in "gia hạn Bản ghi nhớ" the paper that is extended."""
        for mention in self.scene.mentions_in("instrument", span):
            words = self.scene.folded(mention.span)
            if mention.value[0].role != "act" or not words.startswith(_EXTEND):
                yield mention
                continue
            folded = self.scene.scan.folded
            at = folded.at(mention.span.start) + len(_EXTEND)
            inner = next(iter(instrument_phrases().find(folded.text[at : at + _LONGEST])), None)
            if inner is not None and inner.start < len(words) - len(_EXTEND):
                yield Mention(folded.span(at + inner.start, at + inner.end), "instrument", inner.values, mention.rule)

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
        if words == "fta" and not names_two(self.scene, mention.span):
            return False
        before = self._before(mention)
        after = self._after(mention)
        if words == _ANNEX:
            return bool(rule("agreements.annex-of").search(after)) or bool(re.search(r"k[ýí](?: kết)? $", before))
        if rule("agreements.plural").search(before) or rule("agreements.own-paper").search(before):
            return False
        if self._is_of_many(mention, before, after) or (words in _BARE and _AND_LAW.match(after)):
            return False
        total = rule("agreements.total").search(before)
        if total is not None and (not total.group("count").isdigit() or self._so_far(mention)):
            return False
        if not self._particular(mention, before, after):
            return False
        if words in _BARE:
            capital = self.scene.page.text[mention.span.start].isupper() and (
                bool(before.strip())
                or bool(_SPOKEN_OF.match(after))
                or bool(_IS_SIGNED.search(self._after(mention, 240)))
            )
            counted = words == "hợp đồng" and _COUNTED.search(before) is not None
            led = bool(_LEADS_TO.search(before))
            return capital or counted or (led and (words in _NOUNS or not rule("agreements.verb").search(before)))
        return True

    def _is_of_many(self, mention: Mention, before: str, after: str) -> bool:
        """Whether a paper is one of many States, or a bloc's: a convention that names no two parties, "Tổ chức Hiệp
        ước …", "Hiệp định … (CPTPP)".
        """
        if before.endswith("tổ chức "):
            return True
        two = rule("agreements.between").pattern.match(after) or re.search(r"k[ýí](?: kết)? (?:bản )?$", before)
        if mention.value[0].code == "convention" and not two:
            return True
        return mention.value[0].code in _OF_STATES and rule("agreements.of-many").pattern.match(after) is not None

    def _particular(self, mention: Mention, before: str, after: str) -> bool:
        """Whether small letters name one paper, not such papers: "mở rộng chương trình hợp tác", "sẽ ký hợp đồng"."""
        kind = mention.value[0].code
        if kind not in _COMMON or self.scene.page.text[mention.span.start].isupper():
            return True
        if kind == "contract":
            return rule("agreements.will-sign").search(before) is None
        return _GOVERNS.search(before) is not None or _TERM_BEHIND.search(after) is not None

    def _so_far(self, mention: Mention) -> bool:
        """Whether the clause sums up the time up to now: "đến nay, hai tỉnh đã ký 12 …"."""
        clause = self._before(mention, 160).rsplit(";", 1)[-1]
        told = clause.rsplit(". ", 1)[-1]
        many = _MANY_SIGNED.search(told) is not None and _AT_THAT_TIME.search(told) is None
        return many or rule("agreements.so-far").search(clause) is not None

    def kind(self, mention: Mention) -> str | None:
        """The kind of the printed name, with what a bare "thỏa thuận" is about: a twinning, ties of friendship."""
        kind: str = mention.value[0].code
        if not kind:
            return None
        ties = (
            rule("agreements.ties").search(self._after(mention))
            if kind in ("agreement", "minutes-of-agreement")
            else None
        )
        if ties is None:
            return kind
        return "twinning" if ties.group("ties") == "kết nghĩa" else "friendship-relations"

    def annex_of(self, mention: Mention) -> Span | None:
        """The word for the annex to which a paper is only named as what it belongs to; None where there is none."""
        before, folded = self._before(mention), self.scene.scan.folded
        at = before.rfind(_ANNEX)
        if at < 0 or not rule("agreements.annex-of").search(before[at + len(_ANNEX) :] + "#"):
            return None
        start = folded.at(mention.span.start) - len(before) + at
        return folded.span(start, start + len(_ANNEX))

    def has_own_day(self, mention: Mention) -> bool:
        """Whether the day of its signing stands right behind a paper's name: "Bản ghi nhớ ký năm 2011"."""
        return _OWN_DAY.match(self._after(mention)) is not None

    def is_short_form(self, mention: Mention) -> bool:
        """Whether brackets only give the short form of the name before them: "Bản ghi nhớ hợp tác (MOU)"."""
        opened = self._before(mention).endswith(("(", "( "))
        if opened and _LETTERS_CLOSED.match(self.scene.page.text, mention.span.end):
            return True  # "Hiệp định tạo thuận lợi vận tải … (Hiệp định ABC)"
        return self.scene.folded(mention.span) in SHORT_NAMES and self._before(mention).endswith(("(", "( ", "- ", "/"))

    def is_back(self, mention: Mention) -> bool:
        """Whether the words point back to a paper told before: "Thỏa thuận nói trên"."""
        return bool(_BACK.match(self._after(mention)))
