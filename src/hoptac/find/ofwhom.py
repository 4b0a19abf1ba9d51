"""Whether a paper is one of two sides at all: whose contract it is, and that it is more than thought of."""

from __future__ import annotations

import re

from hoptac.base.nouns import Span
from hoptac.base.scene import Scene
from hoptac.find.ourbodies import our_body
from hoptac.find.paper import Paper
from hoptac.gazetteer.places import country_of

#: With whom or between whom a contract is, right behind its name; what it is like that is only thought of.
_WITH = re.compile(
    r"^(?:(?! (?:công ty|cá nhân|hộ|người) )[^.;]){0,90}(?<!\w)(?:với|giữa)(?! (?:công ty|ông|bà) (?:này|ấy|đó))(?!\w)"
)
_AND = re.compile(r"(?<!\w)(?:và|với|cùng)(?!\w)")  # "công ty A và công ty B ký hợp đồng"
_ANY = re.compile(
    r"^(?: [^\W\d_]+){0,4} (?:như vậy|như thế|tương tự|kiểu đó|với (?:các )?nước khác|với các đối tác khác|"
    r"với (?:nhiều|các|một số|hơn \d+|\d+) (?:nước|quốc gia|đối tác))(?!\w)"
)


def is_of_two(scene: Scene, paper: Paper) -> bool:
    """Whether a contract's own words say with whom it is."""
    behind = scene.folded(Span(paper.span.end, paper.sentence.span.end))
    ahead = [a for a in scene.actors_in(Span(paper.sentence.span.start, paper.span.start)) if a.how == "place"]
    sides = {country_of(u) == "VN" for a in ahead for u in a.units}
    joined = len(sides) > 1 and _AND.search(scene.folded(Span(ahead[0].span.end, ahead[-1].span.start)))
    if our_body(scene, paper.sentence, paper.span) is not None:
        return True
    return bool(joined) or (paper.own_parties and _WITH.match(behind) is not None)


def is_thought_of(scene: Scene, paper: Paper) -> bool:
    """Whether no paper of these two is meant: "một hiệp định như vậy", "hiệp định với nước khác"."""
    return _ANY.match(scene.folded(Span(paper.span.end, paper.sentence.span.end))) is not None
