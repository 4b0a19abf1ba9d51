"""To whom a courtesy is done where no name tells it: by a pronoun right behind, or as the unit that the paragraph tells
of, where no talk is told in it.
"""

from __future__ import annotations

import re

from hoptac.base.scene import Actor
from hoptac.find.cues import Cue
from hoptac.find.lines import Line
from hoptac.find.speech import Speech
from hoptac.find.together import narrowest
from hoptac.find.voices import NOBODY, Side, merge
from hoptac.gazetteer.places import PLACES, country_of

#: A pronoun right behind the words: "cảm ơn ông ấy mãi", "mời ổng ngày 5/6 qua chơi".
_HIM = re.compile(r" (?:tới |đến |cho )?(?:(?:ông|bà|anh|chị|cô|thầy)(?: ấy| ta)?|ổng|bả)(?= [a-zà-ỹđ]|[,.;]|$)")
_BACK = 8  # sentences of a paragraph


def him(speech: Speech, line: Line, giver: Side, cue: Cue) -> Side:
    """Whom a pronoun right behind means: who was named last of another country than the giver's."""
    match = _HIM.match(line.low, cue.to)
    if match is None:
        return NOBODY
    after = speech.scene.page.text[line.place(match.end()) :][:2].strip()
    if after[:1].isupper():
        return NOBODY  # "mời bà Lan"
    here = speech.split(line, cue.start)[0]
    return merge(_last_across(speech, line, giver, here, ("person",)))


def of_paragraph(speech: Speech, line: Line, giver: Side) -> Side:
    """The unit abroad told of last in the paragraph, where our side does something for nobody named and no talk is told
    there: "Xã Đông chở gạo sang. Hôm sau, thư cảm ơn của xã đã đi".
    """
    table = speech.table(line, giver.units)
    if not giver.is_home or (table is not None and _paragraph(speech, table.sentence) == line.sentence.paragraph):
        return NOBODY
    if any(a.how in ("place", "person") and set(a.units) - set(giver.units) for a in speech.actors(line)):
        return NOBODY
    return merge(_last_across(speech, line, giver, [], ("place", "person")))


def _paragraph(speech: Speech, index: int) -> int:
    return speech.scene.sentences[index].paragraph


def _last_across(speech: Speech, line: Line, giver: Side, here: list[Actor], hows: tuple[str, ...]) -> list[Actor]:
    """The last of another country than the giver's among some actors, else in the sentences of the paragraph before."""
    mine = {country_of(u) for u in giver.units}
    before = speech.scene.sentences[max(0, line.sentence.index - _BACK) : line.sentence.index]
    near = [a for s in before if s.paragraph == line.sentence.paragraph for a in speech.scene.actors_in(s.span)]
    told = [a for a in (*near, *here) if a.how in hows and a.units and not mine & {country_of(u) for u in a.units}]
    small = narrowest([a for a in told if all(PLACES[u].kind not in ("country", "region") for u in a.units)])
    return small[-1:]
