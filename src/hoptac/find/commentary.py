"""What those who only comment on two sides say: analysts, scholars, observers take no stance for anybody."""

from __future__ import annotations

import re

from hoptac.base.nouns import Span
from hoptac.base.scene import Person, Scene
from hoptac.find.lines import Line
from hoptac.find.voices import Side, Voices
from hoptac.gazetteer.posts import POSTS

_OBSERVER = (
    r"(?:nhà (?:phân tích|nghiên cứu|bình luận|quan sát|sử học|khoa học chính trị)|học giả|nghiên cứu viên|"
    r"bình luận viên|giới (?:quan sát|phân tích|học giả|chuyên gia|truyền thông)|"
    r"chuyên gia(?! (?:y tế|kỹ thuật|của (?:jica|koica|giz|bộ|sở)))|cây bút)"
)
_OPINES = (
    r"(?:cho rằng|nhận định|khuyến cáo|khuyến nghị|dự đoán|dự báo|nhận xét|bình luận|phân tích|đánh giá|lập luận|"
    r"tin rằng|lưu ý|cảnh báo|ví von|kết luận)"
)
#: A line of observers without a name: "Giới quan sát cho rằng …", "Theo các nhà phân tích, …".
_UNNAMED = re.compile(
    rf"^(?:cũng )?theo (?:(?:các|một số|nhiều|giới) )*{_OBSERVER}(?!\w)|"
    rf"(?<!\w){_OBSERVER}(?!\w)[^.;:\"]{{0,60}}? {_OPINES}(?!\w)"
)
#: Before and behind a name: what makes him an observer.
_TITLED = re.compile(rf"(?<!\w){_OBSERVER}(?: [^\s.;:\",]+){{0,8}} $")
_BEHIND = re.compile(rf",? (?:(?:là|một|cựu|nguyên|hiện là) )*{_OBSERVER}(?!\w)")
#: Scholars are observers where they give an opinion, for they may lead a delegation too.
_SCHOLAR = re.compile(r"(?<!\w)(?:giáo sư|gs|tiến sĩ|ts|phó giáo sư|gs\.? ?ts)\.? $")
_HIS_OPINION = re.compile(rf"[^.;\"]{{0,140}}? {_OPINES}(?!\w)")
#: Offices whose holders speak for a school or a hospital; heads of institutes and faculties comment as often.
_HEADS = re.compile(r"hiệu trưởng|giám đốc (?:trường|bệnh viện|đại học|học viện|sở|trung tâm)|trưởng đoàn|chủ tịch")
_BEFORE, _AFTER = 70, 170  # characters beside a name


def is_commentary(voices: Voices, line: Line, by: Side) -> bool:
    """Whether what a line tells is what an observer thinks: by whom it is said, or in whose name it opens."""
    person = by.actor.person if by.actor is not None else None
    if person is not None and person in _observers(voices.scene):
        return True
    named = [a for a in voices.actors(line) if a.how in ("person", "pronoun") and a.person is not None]
    if named and all(a.person in _observers(voices.scene) for a in named):
        return True
    return not named and _UNNAMED.search(line.low) is not None


def _observers(scene: Scene) -> tuple[Person, ...]:
    """The persons of a page who only comment; worked out once."""
    known: tuple[Person, ...] | None = scene.memo.get("observers")
    if known is None:
        known = scene.memo["observers"] = tuple(p for p in scene.people if _is_observer(scene, p))
    return known


def _is_observer(scene: Scene, person: Person) -> bool:
    for mention in person.mentions:
        before = scene.folded(Span(max(0, mention.start - _BEFORE), mention.start))
        after = scene.folded(Span(mention.end, min(len(scene.page.text), mention.end + _AFTER)))
        if _TITLED.search(before) or _BEHIND.match(after):
            return True
        if not _acts_for_a_school(person) and _SCHOLAR.search(before) and _HIS_OPINION.match(after):
            return True
    return False


def _acts_for_a_school(person: Person) -> bool:
    """Whether a scholar heads a school, a hospital or an office, and so speaks for it."""
    return any(_HEADS.search(held.post.lower()) or held.post in POSTS for held in person.posts)
