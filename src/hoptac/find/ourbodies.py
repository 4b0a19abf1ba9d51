"""The body of ours that concludes a paper with one abroad, where no place tells whose it is: "Tập đoàn A và hãng B
(Đức) ký", "Bệnh viện A ký với Đại học B của Nhật Bản".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoptac.base.nouns import Span
from hoptac.base.scene import Scene, Sentence
from hoptac.gazetteer.places import country_of

_NOUN = (
    r"(?:(?:[Tt]ập|[Qq]uần) đoàn|(?:[Tt]ổng )?[Cc]ông ty|[Hh]ãng|[Nn]gân hàng|[Qq]uỹ|[Tt]ổ chức|[Vv]iện|[Hh]ọc viện|"
    r"[Đđ]ại học|[Tt]rường|[Bb]ệnh viện|[Hh]iệp hội|[Tt]rung tâm|[Đđ]ài|[Bb]ộ|[Tt]ổng cục|[Cc]ục|[Hh]ội|[Ll]iên đoàn|"
    r"[UuỦủ][ỷy] ban|[Tt]hông tấn xã|[Bb]ưu chính|[Ss]ở|[Tt](?:òa|oà) án|[Vv]ăn phòng|[Nn]hà máy|[Hh]ợp tác xã|"
    r"[Pp]hòng [Tt]hương mại)"
)
#: Names of our firms by how they begin; the world's own begin otherwise.
_OWN = (
    r"(?:Vi[eệ]t(?! Nam(?!\w))|Vietnam |Vin[a-z]|PV[A-Z]|VN[A-Z]|EVN|FPT|BIDV|VTV|VOV|VCCI|Petro[vV]|TTXVN|VPBank|"
    r"Sacombank|Techcombank|MB)"
)
_BODY = re.compile(rf"(?<!\w)(?:{_NOUN}(?= [^.;,:()]{{0,40}}?[A-ZĐ])|{_OWN})")
#: Where the words of a body end: at another that joins it, at what it does.
_END = re.compile(
    r" (?:và|với|cùng|hôm|ngày|sáng|chiều|vừa|đã|sẽ|chính thức|tiến hành|được|k[ýí]|tại|ở|để|nhằm|về|trao|có|trong|"
    r"theo)(?!\w)|[.;:,\n]"
)
_JOINED = re.compile(
    r",? (?:và|với|cùng)(?: [^\s.;,]+){0,3} |"
    r"[^.;]*(?<!\w)k[ýí](?: kết)?(?!\w)[^.;]* (?:với|cùng)(?: [^\s.;,]+){0,4} "
)
_BRACKETS = re.compile(r" \([^()]{1,40}\)")


def _bodies(scene: Scene, span: Span) -> Iterator[Span]:
    """The bodies that a stretch of words names, each with the brackets behind it, none within another."""
    text, end = scene.page.text, span.start
    for match in _BODY.finditer(text, span.start, span.end):
        if match.start() < end:
            continue
        stop = _END.search(text, match.end(), span.end)
        end = stop.start() if stop is not None else span.end
        brackets = _BRACKETS.match(text, end, span.end)
        end = brackets.end() if brackets is not None else end
        yield Span(match.start(), end)


def _abroad(scene: Scene, body: Span) -> bool | None:
    """Whether places within a body's name lay it abroad; None where none does."""
    sides = {country_of(u) != "VN" for a in scene.actors_in(body) if a.how == "place" for u in a.units}
    return sides.pop() if len(sides) == 1 else None if not sides else True


def our_body(scene: Scene, sentence: Sentence, name: Span) -> Span | None:
    """The body of ours in a sentence that signs with a body abroad; None where it names no such two."""
    ahead = list(_bodies(scene, Span(sentence.span.start, name.start)))
    behind = list(_bodies(scene, Span(name.end, sentence.span.end)))
    abroad = [b for b in (*ahead, *behind) if _abroad(scene, b)]
    ours = [b for b in (*ahead, *behind) if _abroad(scene, b) is not True]
    if not abroad or not ours:
        return None
    one, other = sorted((ours[0], abroad[0]), key=lambda b: b.start)
    between = scene.folded(Span(one.end, other.start))
    return ours[0] if _JOINED.fullmatch(between) else None


def our_side(scene: Scene, sentence: Sentence, name: Span, ours: tuple[str, ...]) -> dict[str, Span]:
    """Our units with the words of the body that concludes a paper for them; none where there is none."""
    body = our_body(scene, sentence, name)
    return dict.fromkeys(ours or ("VN",), body) if body is not None else {}
