"""Who "tôi", "chúng tôi" and "Ngài" are in a letter, a speech or an interview, as actors of the visits told there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Person, Scene, Sentence
from hoptac.find.frame import Frame, frame_of

_SIGNED = 4  # sentences behind a letter's last within which its writer signs
_SIGNATURE = 80  # characters of the longest line that holds a name with an office and no more
_OPENS = 3  # sentences from a letter's first within which it names whom it is for
#: One who speaks of himself; one who speaks for his delegation.
_OWN = re.compile(
    r"(?<!\w)(?:(?P<we>(?:đoàn )?chúng tôi|đoàn tôi)|"
    r"(?P<me>(?<!của )(?<!chúng )(?<!quê )(?<!nhà )(?<!tỉnh )(?<!huyện )"
    r"(?<!thay )(?<!thay mặt )tôi))(?!\w)"
)
#: Forms by which a letter calls the one whom it is for; an office may stand behind, a name may not.
_FORM = re.compile(
    r"(?<!\w)(?<!quý )(?<!các )(?P<form>[Nn]gài|Ông|Bà|[Đđ]ồng chí)"
    r"(?: (?:(?:Phó )?(?:Thị trưởng|Tỉnh trưởng|Chủ tịch|Thống đốc|Bí thư|Đại sứ|Giám đốc|Hiệu trưởng)))?"
    r"(?! [^\W\d_a-zà-ỹđ])(?!\w)"
)
#: What a question says of the journey from which somebody has come home.
_JOURNEY = re.compile(r"(?<!\w)(?:chuyến (?:đi|công tác|sang|thăm|ra|vừa)|vừa (?:đi|ở|từ|sang) [^,.;?]{2,40} về)(?!\w)")
_MY_NAME = re.compile(r"(?<!\w)tôi(?:,| là) $")
#: Said to several: those who came with him, his province.
_ALL = re.compile(
    r"(?<!\w)(?:các đồng chí|quý vị|quý (?:đoàn|tỉnh|thành phố|thành|châu|khu|bang|vùng|nước|quốc|sở|trường|hội|ban)|"
    r"các bạn|"
    r"(?<!của )(?:các )?anh(?:,| và)? (?:các )?chị(?! em| [^\W\d_a-zà-ỹđ])|các (?:anh|vị)(?! [^\W\d_a-zà-ỹđ]))(?!\w)"
)


class FirstPerson:
    """The first and the second person of one page's letter, speech or interview."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.frame: Frame = frame_of(scene)
        letter = self.frame.kind == "letter"
        self.me: Person | None = self.frame.actor.person if self.frame.actor else self._writer() if letter else None
        self.you, self.forms = self._reader() if letter else (None, frozenset())

    def actors(self, sentence: Sentence) -> list[Actor]:
        """Those whom a sentence means by "tôi", "chúng tôi", "Ngài", "các đồng chí"."""
        if not self.frame.holds(sentence.index) or not self.frame.units or self.frame.kind == "minutes":
            return []
        if self.frame.kind == "interview" and self.scene.words(sentence.span).rstrip('"” ').endswith("?"):
            return []
        return sorted(self._meant(sentence), key=lambda a: a.span.start)

    def is_away(self, index: int) -> bool:
        """Whether an answer tells of a journey: the question before it asks about one ("Chuyến này, ông gặp ai?")."""
        if self.frame.kind != "interview" or not self.frame.holds(index):
            return False
        before = reversed(self.scene.sentences[self.frame.first : index])
        asked = next((w for s in before if (w := self.scene.folded(s.span)).rstrip('" ').endswith("?")), "")
        return _JOURNEY.search(asked) is not None

    def _meant(self, sentence: Sentence) -> Iterator[Actor]:
        start, words = sentence.span.start, self.scene.words(sentence.span)
        for own in _OWN.finditer(words.lower()):
            person = self.me if own.group("me") else None
            span = Span(start + own.start(), start + own.end())
            yield Actor(span, self.frame.units, "person" if person else "pronoun", person)
        if not self.frame.to:
            return
        for called in _FORM.finditer(words):
            if self.you is not None and called.group("form").lower() in self.forms:
                yield Actor(Span(start + called.start(), start + called.end()), _units(self.you), "person", self.you)
        for called in _ALL.finditer(words.lower()):
            yield Actor(Span(start + called.start(), start + called.end()), self.frame.to, "pronoun")

    def _writer(self) -> Person | None:
        """Who signs below the last line; else who is named above the first as the one who speaks."""
        last, first = self.frame.last, self.frame.first
        signed = [
            p
            for s in self._between(last, last + _SIGNED)
            if s.span.end - s.span.start <= _SIGNATURE
            for p in self._people(s, self.frame.units)
        ]
        told = [p for s in self._between(0, first) for p in self._people(s, self.frame.units)]
        return next(iter(signed[:1] or self._introduced() or told[:1]), None)

    def _introduced(self) -> list[Person]:
        """Who says his own name: "Cho phép tôi, Trần Văn A, thay mặt …"."""
        named = (a for s in self._between(self.frame.first, self.frame.last) for a in self.scene.actors_in(s.span))
        text = self.scene.page.text
        own = (a for a in named if a.how == "person" and _MY_NAME.search(text[max(0, a.span.start - 9) : a.span.start]))
        return [a.person for a in own if a.person is not None and a.person.unit in self.frame.units][:1]

    def _reader(self) -> tuple[Person | None, frozenset[str]]:
        """The first one to whom a letter is addressed, and the forms by which it does so."""
        opening = self._between(self.frame.first, self.frame.first + _OPENS)
        named = [p for s in opening for p in self._people(s, self.frame.to)]
        named = named or [p for s in self._between(0, self.frame.first) for p in self._people(s, self.frame.to)]
        forms = {m.group("form").lower() for s in opening for m in _FORM.finditer(self.scene.words(s.span))}
        forms |= {w for s in opening for w in ("ngài", "ông", "bà", "đồng chí") if self._calls(s, w)}
        return next(iter(named), None), frozenset(forms)

    def _calls(self, sentence: Sentence, form: str) -> bool:
        """Whether a salutation calls somebody so: "Kính gửi: Ngài …", "Thưa Ông"."""
        return (
            re.search(rf"(?<!\w)(?:gửi|thưa|thân mến)[:, ]+{form}(?!\w)", self.scene.folded(sentence.span)) is not None
        )

    def _between(self, first: int, last: int) -> tuple[Sentence, ...]:
        return self.scene.sentences[max(0, first) : max(0, last) + 1]

    def _people(self, sentence: Sentence, units: tuple[str, ...]) -> Iterator[Person]:
        for actor in self.scene.actors_in(sentence.span):
            if actor.how == "person" and actor.person is not None and actor.person.unit in units:
                yield actor.person


def people_in(scene: Scene, sentence: Sentence) -> list[Actor]:
    """The persons of a sentence, those meant by "tôi" and "Ngài" among them."""
    named = [a for a in scene.actors_in(sentence.span) if a.how == "person" and a.person is not None]
    meant = [a for a in first_person(scene).actors(sentence) if a.person is not None]
    return sorted([*named, *meant], key=lambda a: a.span.start) if meant else named


def _units(person: Person) -> tuple[str, ...]:
    return (person.unit,) if person.unit else ()


def first_person(scene: Scene) -> FirstPerson:
    """The first and second person of a page, worked out once."""
    known: FirstPerson | None = scene.memo.get("first person")
    if known is None:
        known = scene.memo["first person"] = FirstPerson(scene)
    return known
