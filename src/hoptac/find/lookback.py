"""Papers signed long ago that the sentences behind go through: "…, ký ngày 5/2/2019. Nay hai bên soát từng điều …"."""

from __future__ import annotations

from hoptac.base.nouns import Span
from hoptac.base.scene import Scene, Sentence
from hoptac.find.lines import make_line
from hoptac.find.paper import Paper

_REACH = 5  # sentences behind a paper's name
_CUES = ("agreements.gone-through", "agreements.goes-over", "agreements.so-much-done")


def gone_through(scene: Scene, paper: Paper) -> Span | None:
    """The words behind a signed paper by which it is gone through; none where another paper is named before them, or
    in their sentence.
    """
    if (here := _behind_in_sentence(scene, paper)) is not None:
        return here
    for sentence in scene.sentences[paper.sentence.index + 1 : paper.sentence.index + 1 + _REACH]:
        if _names_another(scene, sentence, paper):
            return None
        line = make_line(scene, sentence)
        cue = next((hit for name in _CUES if (hit := line.search(name))), None)
        if cue is not None:
            return line.found(cue)
    return None


def _behind_in_sentence(scene: Scene, paper: Paper) -> Span | None:
    """The words in a later clause of its own sentence: "Bản A vừa mãn hạn; lật lại từng điều, hai bên thấy …"."""
    start, end = paper.span.end, paper.sentence.span.end
    if start > end or next(scene.mentions_in("instrument", Span(start, end)), None) is not None:
        return None  # named in a later sentence than the one that tells of it, or followed by another paper
    line = make_line(scene, paper.sentence)
    cue = next((hit for name in _CUES if (hit := line.search(name, max(0, line.at(start))))), None)
    return line.found(cue) if cue is not None else None


def _names_another(scene: Scene, sentence: Sentence, paper: Paper) -> bool:
    """Whether a sentence names a paper of another kind, or one with a number: a year, a day."""
    told = [m for m in scene.mentions_in("instrument", sentence.span) if m.value[0].role == "agreement"]
    digits = any(c.isdigit() for m in told for c in scene.words(Span(m.span.end, m.span.end + 30)))
    return any(m.value[0].code != paper.kind for m in told) or digits
