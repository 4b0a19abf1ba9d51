"""Words of stance that are meant for somebody who is neither side: one's own ministries, bodies of many States, one's
compatriots abroad, the public.
"""

from __future__ import annotations

from hoptac.find.lines import Line
from hoptac.find.rules import rule
from hoptac.find.speech import Speech
from hoptac.find.stances import Cue
from hoptac.find.voices import Side
from hoptac.gazetteer.places import PLACES, country_of

_DIRECTLY = 30  # characters behind those spoken to within which the unit stands whose they are


def goes_elsewhere(speech: Speech, line: Line, cue: Cue, by: Side) -> bool:
    """Whether what is asked, wished or promised goes to nobody of the other side, or is what people at large think."""
    if cue.stance not in ("wish", "propose", "pledge"):
        return False
    of_nobody = any(line.search(f"elsewhere.{name}", 0, cue.start) for name in ("of-public", "of-organ"))
    if (cue.stance != "pledge" and of_nobody) or (by.how == "opposite" and line.search("elsewhere.of-youth")):
        return True
    if line.search("elsewhere.of-world", 0, cue.start) or (by.is_home and _is_among_us(speech, line, cue, by)):
        return True
    names = ["to-world"] if cue.stance != "pledge" else []
    if by.is_home:
        names += ["to-compatriots"] if cue.stance == "pledge" else ["to-ministry", "to-compatriots"]
    return any(_is_asked(speech, line, cue, by, f"elsewhere.{name}") for name in names)


def _is_among_us(speech: Speech, line: Line, cue: Cue, by: Side) -> bool:
    """Whether one of ours speaks for compatriots abroad, tells the press, readies his own bodies, or grants to them."""
    if line.search("elsewhere.for-compatriots", 0, cue.start):
        return True
    if line.low[cue.start : cue.end] == "sẵn sàng" and line.search("elsewhere.ordered", 0, cue.start):
        return True
    if cue.rule == "commitments.grants" and line.search("commitments.passive", 0, cue.start):
        return True
    abroad = any({country_of(u) for u in a.units} - {"VN"} for a in speech.actors(line) if a.units)
    return not abroad and not speech.frame.kind and line.search("elsewhere.to-press") is not None


def _is_asked(speech: Speech, line: Line, cue: Cue, by: Side, rule_id: str) -> bool:
    """Whether those whom a rule knows stand right behind a cue, and no unit of the other side beside them."""
    asked = rule(rule_id).search(line.low[cue.end :])
    return asked is not None and not _is_theirs(speech, line, cue.end + asked.end(), by)


def _is_theirs(speech: Speech, line: Line, end: int, by: Side) -> bool:
    """Whether a unit of another country than the speaker's stands right behind a place, not as where it happens."""
    own = {country_of(u) for u in by.units}
    for actor in speech.split(line, end)[1]:
        start = line.at(actor.span.start)
        if start - end > _DIRECTLY:
            return False
        units = [u for u in actor.units if PLACES[u].kind != "region" and actor.how != "both"]
        if {country_of(u) for u in units} - own and not line.within("elsewhere.located", speech.before(line, actor)):
            return True
    return False
