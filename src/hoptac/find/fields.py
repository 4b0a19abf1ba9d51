"""The fields of cooperation that a stretch of text names."""

from __future__ import annotations

import re

from hoptac.base.nouns import Span
from hoptac.base.scene import Scene
from hoptac.find.rules import rule


def _names(scene: Scene, span: Span) -> list[Span]:
    """Where names of agencies and titles of offices stand: words of a field in them name none."""
    spans = [m.span for m in scene.mentions_in("post", span)]
    text = scene.page.text
    spans += [Span(*m.span()) for m in rule_agency().finditer(text, span.start, span.end)]
    return spans


def rule_agency() -> re.Pattern[str]:
    """The pattern of an agency's name; it sees the page's own letters, as capitals tell where a name ends."""
    return _AGENCY


_UP = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_WORD = rf"[{_UP}][^\W\d_]*"
_AGENCY = re.compile(
    r"(?<!\w)(?:Liên [Ss]ở|[Ss]ở|Bộ|Ban|[Cc]ục|Tổng cục|[Cc]hi cục|Vụ|[Hh]ội đồng|Hội|Liên đoàn|Hiệp hội|Liên hiệp|Ủy ban|Uỷ ban|Phòng|Văn phòng|"
    r"[Tt]rường|Học viện|Viện|Trung tâm|Công ty|Ngân hàng|Bệnh viện|Đài|Báo|Tạp chí|Quỹ|Tập đoàn|Tổng công ty|Đoàn|Cơ quan|Đại học|Cao đẳng|Khoa|Thời báo|"
    r"Chủ nhiệm|Giám đốc|Thứ trưởng|Bộ trưởng|Trưởng ban|Tổng lãnh sự|Tổng Lãnh sự|Bí thư)"
    rf"(?:(?:,? (?:và |- |– |& )?| ?[-–] ?){_WORD})+"
)


def find_fields(scene: Scene, span: Span) -> list[tuple[str, Span]]:
    """The codes of the fields named in a span, each with the words that name it, in the order named."""
    names = _names(scene, span)
    found: list[tuple[str, Span]] = []
    for mention in scene.mentions_in("field", span):
        if any(name.meets(mention.span) for name in names):
            continue
        for form in mention.value:
            if not form.needs_cue or _in_list(scene, span, mention.span):
                found.append((form.code, mention.span))
    return _without_lesser(found)


def _in_list(scene: Scene, whole: Span, span: Span) -> bool:
    """Whether a word that also means other things stands where fields stand: after "lĩnh vực", "về", or between commas."""
    before = scene.folded(Span(max(whole.start, span.start - 40), span.start))
    after = scene.folded(Span(span.end, min(whole.end, span.end + 4)))
    return bool(rule("fields.cue").search(before)) and not rule("fields.goes-on").search(after)


def _without_lesser(found: list[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """Without the fields that another one takes in where both are named by one phrase."""
    return found
