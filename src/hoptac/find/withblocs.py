"""Papers of Vietnam with a bloc of States, which is no unit: "Hiệp định thương mại tự do Việt Nam - EU (EVFTA)"."""

from __future__ import annotations

import re

from hoptac.base.nouns import Mention, Span
from hoptac.base.scene import Scene

_BLOC = r"(?:(?:các nước )?(?:eu|eaeu|efta|mercosur)(?!\w)|liên minh (?:châu âu|kinh tế á ?[-–] ?âu)(?: \(\w+\))?)"
#: Both sides behind a paper's name; a bloc in which Vietnam is one of the members is none ("ASEAN - Hàn Quốc").
_BOTH = re.compile(
    rf"[^.;:,]{{0,70}}?(?:(?<!\w)(?:việt nam (?:và|với|cùng|[-–]) {_BLOC}|{_BLOC} (?:và|với|cùng|[-–]) việt nam|"
    rf"với {_BLOC})|\((?:evfta|evipa)\))"
)
#: Names that say both sides by their letters.
_LETTERS = frozenset({"evfta", "evipa"})
#: Letters that only say again what is spelt out before them, in brackets.
SHORT_NAMES = frozenset({"mou", "fta", *_LETTERS, "vkfta", "vjepa"})


def is_with_bloc(scene: Scene, mention: Mention) -> bool:
    """Whether a treaty is of Vietnam with a bloc: both stand behind its name, or its letters say so."""
    folded = scene.scan.folded
    return scene.folded(mention.span) in _LETTERS or _BOTH.match(folded.text, folded.at(mention.span.end)) is not None


def names_two(scene: Scene, span: Span) -> bool:
    """Whether a treaty told by bare letters ("FTA") says behind them whose it is."""
    folded = scene.scan.folded
    at = folded.at(span.end)
    return _BOTH.match(folded.text, at) is not None or folded.text.startswith((" việt nam", " giữa", " với"), at)
