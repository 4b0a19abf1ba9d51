"""Papers of Vietnam with a bloc of States, which is no unit: "Hiệp định thương mại tự do Việt Nam - EU (EVFTA)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoptac.base.nouns import Mention, Span
from hoptac.base.scene import Scene, Sentence
from hoptac.find.floor import floor_of
from hoptac.find.paper import Paper
from hoptac.gazetteer.places import country_of

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


#: What ASEAN and China concluded, and what they are still at: to each other, China and Vietnam are its parties.
_CONDUCT = re.compile(
    r"(?<!\w)(?:(?P<signed>tuyên bố (?:về |của các bên về )*(?:cách )?ứng xử)|"
    r"bộ (?:quy|nguyên) tắc (?:về )?(?:cách )?ứng xử)"
    r"(?: của các bên| các bên)? (?:ở|trên|tại) biển đông(?!\w)"
)


def on_conduct(scene: Scene, sentence: Sentence) -> Iterator[Paper]:
    """The declaration and the code on conduct at sea, where Vietnam and China talk to each other of them."""
    table = floor_of(scene).at(sentence.index)
    if table is None or {country_of(unit) for unit in table.all} != {"CN", "VN"} or sentence.zone == "title":
        return
    folded = scene.scan.folded
    first, last = folded.at(sentence.span.start), folded.at(sentence.span.end)
    for match in _CONDUCT.finditer(folded.text, first, last):
        words = folded.span(*match.span())
        kind, act = ("joint-statement", "mentioned") if match["signed"] else (None, "proposed")
        parties = dict.fromkeys(("CN", "VN"), words)
        yield Paper(kind, words, sentence, act, words, parties, name=scene.words(words), own_parties=True)
