"""What the words alone say: sentences and mentions of a page, before anything is resolved."""

from __future__ import annotations

import re
from bisect import bisect_right

from hoptac.base.fold import Folded, fold
from hoptac.base.nouns import Mention, Page, Span
from hoptac.base.scene import Scan, Sentence
from hoptac.find.people import find_people
from hoptac.find.places import find_places
from hoptac.find.posts import find_posts
from hoptac.find.sentences import split_sentences
from hoptac.gazetteer.names import vi_names
from hoptac.gazetteer.vocabulary import field_phrases, instrument_phrases, occasion_phrases


class _Inside:
    """Whether a span lies within a sentence (furniture has none)."""

    def __init__(self, sentences: tuple[Sentence, ...]) -> None:
        self.spans = [s.span for s in sentences]
        self.starts = [s.start for s in self.spans]

    def __call__(self, span: Span) -> bool:
        at = bisect_right(self.starts, span.start) - 1
        return at >= 0 and self.spans[at].end >= span.start


def _phrases(folded: Folded) -> dict[str, list[Mention]]:
    """Mentions that a list of phrases finds: fields, instruments, occasions."""
    tables = {"field": field_phrases(), "instrument": instrument_phrases(), "occasion": occasion_phrases()}
    return {
        kind: [Mention(folded.span(hit.start, hit.end), kind, hit.values, kind) for hit in table.find(folded.text)]
        for kind, table in tables.items()
    }


_RUN = re.compile(r"((?:[A-ZĐÀ-Ỹ][^\W\d_]*[ -]){1,4})$")
_NOT_FAMILY = frozenset({"đoàn", "hồ", "bắc", "tây", "đông", "nam", "sơn", "lục", "kiều", "cao", "ninh", "an", "hà"})


def _part_of_name(text: str, mention: Mention) -> bool:
    """Whether a place's name is the rest of a person's: capitalised words from a family name on stand before (Lê Thái Bình)."""
    if mention.value.cue:
        return False
    run = _RUN.search(text, max(0, mention.span.start - 32), mention.span.start)
    words = run.group(1).split() if run else []
    return any(not w.isupper() and w.lower() in vi_names("family") - _NOT_FAMILY for w in words[-3:])


def scan(page: Page) -> Scan:
    """Sentences and mentions of a page."""
    folded = fold(page.text)
    sentences = split_sentences(page)
    inside = _Inside(sentences)
    places = [m for m in find_places(page.text, folded) if inside(m.span) and not _part_of_name(page.text, m)]
    posts = [m for m in find_posts(page.text, folded, places) if inside(m.span)]
    wholes = [Span(m.span.start, max(m.span.end, m.value.end)) for m in posts]
    people = find_people(page.text, folded, sentences, [*wholes, *(m.span for m in places)], wholes)
    mentions = {kind: [m for m in found if inside(m.span)] for kind, found in _phrases(folded).items()}
    mentions |= {"place": places, "post": posts, "person": people}
    return Scan(page, folded, sentences, {kind: tuple(found) for kind, found in mentions.items()})
