"""What an office's papers need beside the scored slots: who signed and where, how many came and what for, when help
was given.

Each is said only where the fact's own sentence (for the size of a delegation: one right after) says it in words;
nothing follows from elsewhere on the page.
"""

from __future__ import annotations

from collections.abc import Iterable

from hoptac.base.nouns import Span
from hoptac.base.scene import Person, Scene, Sentence
from hoptac.find.roles import Roles, folded_spans
from hoptac.find.rules import rule
from hoptac.find.when import When, times_of

#: Sentences after that of a visit in which its delegation may be counted.
_REACH = 2
#: Characters behind a signing or a paper's name in which its place is told.
_NEAR = 32
#: The shortest words that say a purpose; fewer are a cut sentence.
_SAYS = 12

Named = tuple[Person, Span]


def signers(scene: Scene, sentence: Sentence, sign: Span, parties: Iterable[str]) -> list[Named]:
    """Who put their names under a paper: of each party the person nearest to the word of signing.

    "A và B (đã) ký", "được A và B ký", "A ký với B"; who witnesses, or only tells of it, is none. One name alone is
    mostly somebody's who speaks of the paper: nobody then.
    """
    units = set(parties)
    watching = _watching(scene, sentence, sign)
    best: dict[str, tuple[int, Person, Span]] = {}
    for actor in scene.actors_in(sentence.span):
        person = actor.person
        if person is None or person.unit is None or person.unit not in units or actor.span in watching:
            continue
        first, last = sorted((actor.span, sign))
        if rule("agreements.not-signing").search(scene.folded(Span(first.end, max(first.end, last.start)))):
            continue
        far = max(0, last.start - first.end)
        if person.unit not in best or far < best[person.unit][0]:
            best[person.unit] = (far, person, actor.span)
    found = sorted(best.values(), key=lambda one: one[2].start)
    return [(person, span) for _, person, span in found] if len(found) > 1 else []


def _watching(scene: Scene, sentence: Sentence, sign: Span) -> set[Span]:
    """The names of witnesses: the first one behind "sự chứng kiến của", all where the signing is told before it, and
    the last one before "chứng kiến".
    """
    out: set[Span] = set()
    for cue in folded_spans(scene, "agreements.witness", sentence):
        behind = [a.span for a in scene.actors_in(Span(cue.end, sentence.span.end)) if a.person is not None]
        before = [a.span for a in scene.actors_in(Span(sentence.span.start, cue.start)) if a.person is not None]
        if scene.folded(cue).endswith("của"):
            out.update(behind if sign.end <= cue.start else behind[:1])
        else:
            out.update(before[-1:])
    return out


def under_signatures(scene: Scene) -> list[Named]:
    """The people of the page whose names are printed under "(đã ký)" at the end of a paper."""
    text, out = scene.page.text, []
    for sentence in scene.sentences:
        for mark in folded_spans(scene, "agreements.signature", sentence):
            start = mark.end + len(text[mark.end :]) - len(text[mark.end :].lstrip())
            signed = next((p for p in scene.people if text.startswith(p.name, start)), None)
            if signed is not None:
                out.append((signed, Span(start, start + len(signed.name))))
    return out


def signed_at(roles: Roles, sentence: Sentence, part: Span, sign: Span, name: Span) -> tuple[str, Span] | None:
    """Where a paper was signed: the place told close behind the signing or the name, else next before it.

    Farther behind the name stands what the paper is about.
    """
    found = [p for p in roles.places_at(sentence) if part.holds(p[1])]
    last = max(sign.end, name.end)
    behind = [p for p in found if sign.end <= p[1].start <= last + _NEAR or sign.end <= p[1].start <= sign.end + _NEAR]
    found = [p for p in found if p[1].end <= sign.start]
    return next(iter(behind or found[::-1]), None)


def size(scene: Scene, sentence: Sentence) -> tuple[int, Span] | None:
    """How many came, where the visit's sentence or one of the next two counts the delegation."""
    for near in scene.sentences[sentence.index : sentence.index + 1 + _REACH]:
        folded = scene.scan.folded
        match = rule("visits.size").search(folded.text, folded.at(near.span.start), folded.at(near.span.end))
        if match is not None:
            number = next(group for group in ("before", "after") if match.group(group))
            return int(match.group(number)), folded.span(*match.span(number))
    return None


def purpose(scene: Scene, sentence: Sentence, cue: Span) -> Span | None:
    """What a visit was for: the words behind "nhằm", "để" in its sentence, to the end of the clause."""
    folded = scene.scan.folded
    match = rule("visits.purpose").search(folded.text, folded.at(cue.end), folded.at(sentence.span.end))
    if match is None:
        return None
    words = folded.span(*match.span("what"))
    return words if words.end - words.start >= _SAYS else None


def given_on(scene: Scene, sentence: Sentence, at: Span) -> When | None:
    """The day, month or year that a sentence gives for a gift: the last one named before it, else the first after."""
    told = [w for w in times_of(scene).events(sentence) if w.kind != "interval" or w.exact]
    before = [w for w in told if w.span.end <= at.start]
    return before[-1] if before else next(iter(told), None)
