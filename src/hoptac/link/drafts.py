"""One person under several mentions: spellings of one name, full names and parts of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from hoptac.base.fold import letters, strip
from hoptac.base.nouns import Mention, Span
from hoptac.base.syllables import is_syllable
from hoptac.gazetteer.names import any_vi_name, lao_names, vi_names


@dataclass(slots=True)
class Draft:
    """A person being put together."""

    name: str
    mentions: list[Span] = field(default_factory=list)
    posts: list[tuple[Mention, bool]] = field(default_factory=list)


def name_key(name: str) -> str:
    """A name without marks, hyphens and blanks: Xay-sổm-pheng, Xay Sổm Pheng."""
    return letters(name)


_FAMILY = 4  # letters of a family name that tells a foreigner by itself
#: Two syllables in one word, as no Vietnamese name has them.
_SYLLABLES = re.compile(r"[aeiouy][^\Waeiouy\d_]+[aeiouy]", re.IGNORECASE)


@lru_cache(maxsize=4096)  # the names of one page are compared again and again
def is_vietnamese(name: str) -> bool:
    """Whether the first word is a Vietnamese family name and no hyphen stands in the name; or three words or more
    that all stand in Vietnamese names.
    """
    words = name.lower().split()
    if re.match(r"[hk]['’]|[ya] [^\W\d_]{2}", name.lower()):
        return True  # H'Lan, K'Brỏh, Y Thông, A Nhin: women and men of the Central Highlands
    if "-" in name or not 2 <= len(words) <= 5:
        return False
    if any(n in vi_names("family") and not is_syllable(words[0]) for n in (words[0], " ".join(words[:2]))):
        return True  # Ksor Nham, Rmah Juên: a family name that highlanders alone have
    if name.isascii() and not all(map(is_syllable, words)):
        return False  # Kim Chhorn, Long Piseth: a family name that other peoples have too
    if any(_SYLLABLES.search(strip(word)) for word in words):
        return False  # Văn Sarạvút
    if words[0] in vi_names("family"):
        return True
    known = any_vi_name()
    ours = not (words[0].isascii() and words[-1].isascii()) and not any(w in lao_names() for w in words)
    rare = words[1] in ("văn", "thị") and (words[-1] in known or ours)  # "Hơ Văn Dế", of no known family
    rare = rare or (len(words) == 3 and ours and is_syllable(words[0]) and all(w in known for w in words[1:]))
    return len(words) >= 3 and (rare or all(word in known for word in words))


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    return tuple(w for w in re.split(r"[\s–-]+", strip(name)) if w)


def _alike(a: str, b: str) -> bool:
    """Whether two foreign names are spellings of one: Khăm Pheng Xay Sổm Pheng, Khăm-pheng Xay-xổm-pheng."""
    if is_vietnamese(a) or is_vietnamese(b):
        return False
    x, y = (name_key(n).replace("x", "s").replace("y", "i").replace("ou", "u").replace("oo", "o") for n in (a, b))
    return min(len(x), len(y)) >= 8 and SequenceMatcher(None, x, y, autojunk=False).ratio() >= 0.88


def _same(known: Draft, name: str) -> bool:
    """Whether a later mention may be of a known person: the same name, or a part of it at its end or its beginning."""
    ours, theirs = _words(known.name), _words(name)
    if name_key(known.name) == name_key(name) or _turned(ours, theirs):
        return True
    if len(theirs) < len(ours):
        foreign = not is_vietnamese(known.name)
        return ours[-len(theirs) :] == theirs or (foreign and (ours[: len(theirs)] == theirs or _within(ours, theirs)))
    return False


def _within(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether somebody is called by his family names in the midst of a long name: "Diego Luis Ruiz Canto Prado" is "ông
    Ruiz - Canto".
    """
    if len(theirs) < 2 or len(ours) < len(theirs) + 2 or any(len(word) < _FAMILY for word in theirs):
        return False
    return any(ours[at : at + len(theirs)] == theirs for at in range(1, len(ours) - len(theirs)))


def _turned(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two foreign names of two words are one in either order: "Shinzo Abe", "Abe Shinzo"."""
    return len(one) == 2 and one == other[::-1] and not all(map(is_syllable, one))


def _by_family(told: list[Draft], name: str) -> list[Draft]:
    """The one person told of whose family name somebody is called by, as Chinese and Koreans are ("ông Chu")."""
    fits = [p for p in told if len(_words(p.name)) > 1 and _words(p.name)[:1] == _words(name)]
    return fits if len(fits) == 1 else []


def _misspelt(known: Draft, name: str) -> bool:
    """Whether one word is a slip of the pen for the last name of a foreigner told in full: "Marcon" for Macron."""
    last = _words(known.name)[-1]
    slip = len(name) > 4 and last[:1] == strip(name)[:1] and sorted(last) == sorted(strip(name))
    return slip and not is_vietnamese(known.name)


def cluster(mentions: Iterable[Mention]) -> list[Draft]:
    """Persons of the page: mentions of one name joined, full names before short ones."""
    people: list[Draft] = []
    later: list[Mention] = []
    for mention in mentions:
        if len(_words(mention.value)) < 2:
            later.append(mention)
            continue
        match = next((p for p in people if name_key(p.name) == name_key(mention.value)), None)
        if match is None:
            match = next((p for p in people if _turned(_words(p.name), _words(mention.value))), None)
        if match is None:
            match = next((p for p in people if _alike(p.name, mention.value)), None)
            if match is not None and len(mention.value) > len(match.name):
                match.name = mention.value
        if match is None:
            match = next(
                (
                    p
                    for p in people
                    if len(_words(p.name)) > len(_words(mention.value)) >= 2 and _same(p, mention.value)
                ),
                None,
            )
        if match is None:
            longer = next((p for p in people if _same(Draft(mention.value), p.name) and len(_words(p.name)) >= 2), None)
            if longer is not None:
                longer.name, match = mention.value, longer
        if match is None:
            match = Draft(mention.value)
            people.append(match)
        match.mentions.append(mention.span)
    for mention in later:
        told = [p for p in people if p.mentions[0].start < mention.span.start]
        close = [p for p in told if _same(p, mention.value)] or _by_family(told, mention.value)
        if not close and mention.rule == "people.alone":  # a lead's "Tổng thống A" before "B A"
            close = [p for p in people if _same(p, mention.value) or _misspelt(p, mention.value)][:1]
        if close:
            max(
                close, key=lambda p: max((s.start for s in p.mentions if s.start < mention.span.start), default=0)
            ).mentions.append(mention.span)
        elif mention.rule == "people.alone":
            people.append(Draft(mention.value, [mention.span]))
    for person in people:
        person.mentions.sort()
    return people
