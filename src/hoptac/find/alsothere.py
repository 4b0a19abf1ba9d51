"""Those of a list of hosts who receive, without those who are only there too."""

from __future__ import annotations

import re
from itertools import pairwise

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Scene

#: Before those who are there too: "; cùng dự có bà B", ", cùng tham gia còn có ông C".
_TOO = re.compile(
    r"(?<!\w)(?:cùng|cũng|còn) (?:tham )?(?:dự|gia)(?!\w)(?: [^\W\d_]+){0,4} (?:có|là|gồm)(?!\w)|"
    r"[;.] cùng (?:tham )?dự(?!\w)"
)


def without_company(scene: Scene, hosts: list[Actor]) -> list[Actor]:
    """The hosts up to who is only there too: "Tiếp đoàn là ông A, Thị trưởng B; cùng dự có bà C, Thị trưởng D"."""
    for number, (first, second) in enumerate(pairwise(hosts)):
        between = scene.folded(Span(first.span.end, max(first.span.end, second.span.start)))
        if hosts[0].how == "person" and _TOO.search(between):
            return hosts[: number + 1]
    return hosts
