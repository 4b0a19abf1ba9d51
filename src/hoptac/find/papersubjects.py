"""What papers are about, by the words of their names and behind them."""

from __future__ import annotations

import re

from hoptac.base.nouns import Span
from hoptac.base.scene import Scene
from hoptac.find.paper import Paper
from hoptac.find.paperdays import NATIONAL

#: The subject of a treaty's name, up to what says of whom or when it is.
_SUBJECT = re.compile(
    r"(?: (?!giữa|ký|được|của|năm|giai|ngày|hồi|vào|và|với|do|mà|đã|sẽ|này|nói|trên|đó|ấy|có|là|theo|việt|cũng|để|nhằm)"
    r"[^\W\d_]+){1,4}"
)
_LETTERS = re.compile(r" [A-ZĐ]{3,}(?!\w)")
#: Words of any treaty's name, which do not say what it is about.
_COMMON = frozenset(
    (
        *("hiệp", "định", "ước", "nghị", "thư", "công", "hoạch", "hợp", "tác", "hữu", "quốc", "gia", "giới", "đường"),
        *("về", "các", "việc", "chung"),
    )
)


def of_another_matter(scene: Scene, one: Paper, other: Paper) -> bool:
    """Whether two treaties of one kind have subjects with no word in common: "Hiệp định Thương mại", "Hiệp định về
    Quy chế cửa khẩu".
    """
    if one.kind not in NATIONAL or one.kind != other.kind or (one.bloc and other.bloc):
        return False
    words = [_subject(scene, paper) for paper in (one, other)]
    return all(words) and not words[0] & words[1]


def _subject(scene: Scene, paper: Paper) -> set[str]:
    """The words that say what a treaty is about, in its name or right behind it."""
    folded = scene.scan.folded
    behind = _SUBJECT.match(folded.text, folded.at(paper.span.end))
    if _LETTERS.match(scene.page.text, paper.span.end):
        return set()  # "Hiệp định ABC" may be any
    told = scene.folded(paper.span).split() + (behind.group().split() if behind else [])
    return set(told) - _COMMON


#: What an agreement that is only recalled is about, behind its name.
_ABOUT = re.compile(r" (?:\S+ )?về(?: việc)?(?: [^\W\d_]+){2}")


def has_subject(scene: Scene, paper: Paper) -> bool:
    """Whether an agreement's subject stands behind its name: "thực hiện Thỏa thuận về công tác biên giới"."""
    return _ABOUT.match(scene.folded(Span(paper.span.end, paper.sentence.span.end))) is not None
