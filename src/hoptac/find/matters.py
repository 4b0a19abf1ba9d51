"""What a page is about as a whole: crimes, matches and firms are no cooperation, though its words may look like it.

Counted on the pages at hand (2026-11): what tells of two sides names a word of contact 9 to 90 times in a thousand
words; reports of trials, of football, of firms and long stories of one side hardly ever do, but speak of their own
matter in each sentence. A paragraph full of words of contact keeps any page: a digest may hold one item of ours.
"""

from __future__ import annotations

import re
from itertools import groupby

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Scene, Sentence
from hoptac.find.lines import make_line, sentences_with
from hoptac.gazetteer.places import country_of

#: Organs and words by which a page speaks of a Vietnamese unit without its name.
OUR_ORGANS = re.compile(
    r"(?<!\w)(?:ubnd|hđnd|(?:ủy ban|hội đồng) nhân dân|(?:tỉnh|thành|huyện) ủy|sở ngoại vụ|"
    r"(?:tỉnh|thành phố|nước) (?:ta|nhà)|lãnh đạo (?:tỉnh|thành phố)|nhà trường)(?!\w)"
)
_AT = re.compile(r"(?<!\w)(?:tại|ở|đến|tới|sang) (?:thành phố |tp\.? ?|tỉnh |thủ đô )?$")
_OPENING = 4  # sentences, the title among them, that open a page
_MATTERS = ("matters.crime", "matters.sport", "matters.firms", "matters.war", "matters.fiction")
_MANY = 8  # words of a matter that make it one of the page
_DENSE = 125  # words of the page for each of them, at most
_LONG = 600  # words of a long story
_FEW = 7  # words of contact that are too few for a long story
_FULL = 4  # different words of contact that make a paragraph one of ours


def is_of_other_matters(scene: Scene) -> bool:
    """Whether a page is about crimes, sport or firms, or a long story that hardly names two sides."""
    words = sum(len(scene.words(s.span).split()) for s in scene.sentences)
    matter = max(_count(scene, rule_id) for rule_id in _MATTERS)
    if words < _LONG and matter < _MANY:
        return False
    contact = _count(scene, "matters.contact")
    matches = _count(scene, "matters.sport")
    other = matter >= max(_MANY, 2 * contact, words / _DENSE) or matches >= max(_MANY + 2, contact)
    strange = words >= _LONG and contact <= _FEW
    return (other or strange) and not (_opens_with_meeting(scene) or has_full_paragraph(scene))


def _opens_with_meeting(scene: Scene) -> bool:
    """Whether the title or the first sentences tell of two sides who meet."""
    opening = [s for s in scene.sentences if s.zone != "caption"][:_OPENING]
    return any(make_line(scene, s).search("matters.meeting") for s in opening)


def is_between_others(scene: Scene) -> bool:
    """Whether title and first sentence tell of two countries that meet, Vietnam at most the place: "A và B gặp nhau tại
    Đà Nẵng".
    """
    opening = [s for s in scene.sentences if s.zone != "caption"][:2]
    if len(opening) < 2 or not all(_names_others(scene, s) for s in opening):
        return False
    return any(make_line(scene, s).search("matters.each-other") for s in opening)


def _names_others(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence names two countries abroad and nothing of ours that acts."""
    acting = [a for a in scene.actors_in(sentence.span) if a.units and not _stands(scene, a, sentence)]
    countries = {country_of(u) for a in acting for u in a.units}
    return "VN" not in countries and len(countries) > 1 and not OUR_ORGANS.search(scene.folded(sentence.span))


def _stands(scene: Scene, actor: Actor, sentence: Sentence) -> bool:
    """Whether a name only tells where something happens."""
    before = scene.folded(Span(sentence.span.start, actor.span.start))
    return _AT.search(before) is not None


def _count(scene: Scene, rule_id: str) -> int:
    return sum(1 for s in sentences_with(scene, rule_id) for _ in make_line(scene, s).finditer(rule_id))


def has_full_paragraph(scene: Scene) -> bool:
    """Whether one paragraph names several different things that two sides do."""
    for _, sentences in groupby(sentences_with(scene, "matters.contact"), key=lambda s: s.paragraph):
        lines = [make_line(scene, s) for s in sentences]
        if len({m.group() for line in lines for m in line.finditer("matters.contact")}) >= _FULL:
            return True
    return False
