"""Words that only lead to a list that the sentence before them opens: "Hai bên nhất trí năm điểm. Cụ thể là: …"."""

from __future__ import annotations

import re
from dataclasses import replace

from hoptac.base.scene import Scene
from hoptac.find.lines import Line, make_line

_OF_LIST = r"(?:nội dung|lĩnh vực|điểm|điều|vấn đề|mục|phương hướng|biện pháp|trụ cột)"
#: A whole sentence that says nothing but that a list follows.
_BARE = re.compile(
    rf"(?:(?:trong đó|theo đó|và),? )?(?:(?:một cách )?cụ thể|đó|gồm|bao gồm|trong đó|như sau|sau đây|"
    rf"(?:các |những )?{_OF_LIST}(?: (?:cụ thể|chính|này|đó|ấy|trên|chi tiết|không dài|không nhiều|"
    rf"vỏn vẹn|ngắn gọn|ngắn|gọn|khá|rất|thôi|giản dị|chủ yếu))*)"
    rf"(?:,? (?:là|có|gồm|bao gồm|như sau|sau đây|sau|{_OF_LIST}|các|những|chính))*\s*:"
)


def leads_on(line: Line) -> bool:
    """Whether a line says nothing but that a list follows: "Cụ thể như sau:"."""
    return _BARE.fullmatch(line.low) is not None


def closed(line: Line) -> Line:
    """A sentence as if a colon stood at its end."""
    return replace(line, low=line.low[:-1] + ":") if line.low[-1:] in ".;," else line


def opener(scene: Scene, line: Line) -> Line:
    """What opens the list that follows a line: the line, or the sentence before it where it only leads on."""
    index = line.sentence.index
    if index == 0 or not leads_on(line):
        return line
    return closed(make_line(scene, scene.sentences[index - 1]))
