"""Promises that are none of one side: both make them, they stand in a paper of both, or a wish belongs to a trouble."""

from __future__ import annotations

import re
from dataclasses import replace

from hoptac.find.lines import Line
from hoptac.find.speech import Speech
from hoptac.find.stances import Cue
from hoptac.find.troubles import troubles

#: Words by which what both promise stays a promise; whatever else both are to do is what they agree.
_PROMISES = re.compile(r"(?:cùng |tái )?(?:cam kết|hứa|cam đoan)(?!\w)")


def as_agreed(line: Line, cue: Cue) -> Cue:
    """A stance that both sides take: what both will do ("hai bên sẵn sàng …") they agree, as they do what they promise
    in a paper ("Theo đó, hai bên cam kết …").
    """
    promised = _PROMISES.match(line.low, cue.start) and not line.search("commitments.paper", 0, cue.start)
    return cue if promised or cue.stance != "pledge" else replace(cue, stance="agree")


def is_aside(speech: Speech, line: Line, cue: Cue) -> bool:
    """Whether a promise stands in a paper, or a wish ("muốn") only belongs to a trouble told: "kể cái khó: …"."""
    if cue.rule != "commitments.wants":
        return _is_of_paper(speech, line, cue)
    told = troubles(speech, line)
    return any(c.end <= cue.start and line.low[c.end : cue.start].lstrip(" ")[:1] == ":" for c in told)


def _is_of_paper(speech: Speech, line: Line, cue: Cue) -> bool:
    """Whether a promise only stands in a paper of both: "Theo Thỏa thuận, tỉnh ta sẽ giúp …"."""
    paper = line.search("commitments.paper") if cue.rule == "commitments.will" else None
    if paper is None or paper.start() > 0:
        return False
    return not any(a.how in ("person", "pronoun") for a in speech.split(line, cue.start)[0])
