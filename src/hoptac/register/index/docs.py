"""What can be found, as words: a page, an entry, a person, a place. Rows and tables in, ``Doc`` out; no database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hoptac.base.fold import nfc
from hoptac.base.kinds import KINDS
from hoptac.base.words import marked_words, plain_words
from hoptac.gazetteer.places import country_of
from hoptac.gazetteer.posts import POSTS
from hoptac.gazetteer.spellings import names
from hoptac.gazetteer.tables import rows
from hoptac.register.index.ranks import What, rank
from hoptac.register.units import current

#: A sign that is no part of any word: it begins a tag, and parts what must not be found as one phrase.
MARK = "·"
#: PostgreSQL knows places up to the 16,383rd word and 255 of one word; more words than these make another row.
WORDS_A_ROW = 8000
Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Doc:
    """One row of the index. ``head`` is what it is called, ``text`` what more is said of it; ``tags`` are for filters.

    ``page``/``entry`` is the row that it belongs to and goes with.
    """

    what: What
    ref: str
    head: str
    text: str
    tags: tuple[str, ...]
    day: str | None = None
    part: int = 0
    page: int | None = None
    entry: int | None = None
    names: tuple[str, ...] = ()

    @property
    def rank(self) -> int:
        """Where it stands among the newest."""
        return rank(self.what, self.ref, self.part, self.day)


def kind_tag(kind: str) -> str:
    """The tag of a sort of thing: ``page``, ``person``, ``place`` or a kind of entry."""
    return MARK + kind


def place_tag(place: str) -> str:
    """The tag of a place, by the unit that stands today."""
    return MARK + current(place).lower().replace("-", MARK)


def _place_tags(places: Iterable[str]) -> tuple[str, ...]:
    """The tags of places and of their countries."""
    wanted = {place_tag(p) for place in places for p in (place, country_of(current(place))) if p}
    return tuple(sorted(wanted))


def sides(kind: str, values: Mapping[str, Any]) -> Iterator[str]:
    """The places that stand on the sides of a fact."""
    for slot in KINDS[kind].sides:
        value = values.get(slot)
        yield from (place for place in (value if isinstance(value, list | tuple) else [value]) if place)


def page_docs(
    pk: int, ref: str, head: str, day: str | None, text: str, zones: Sequence[Sequence[Any]], places: Iterable[str]
) -> list[Doc]:
    """A page without its furniture (menus, teasers of others); a long one in several rows."""
    shown = [text[start:end] for start, end, zone in zones if zone != "furniture"] if zones else [text]
    lines = [line for part in shown for line in part.split("\n") if line.strip()]
    tags = (kind_tag("page"), *_place_tags(places))
    return [
        Doc("page", ref, head, part, tags, day, number, page=pk) for number, part in enumerate(_parts(lines) or [""])
    ]


def _parts(lines: Iterable[str]) -> list[str]:
    """Lines joined into runs of at most ``WORDS_A_ROW`` words; a longer line is cut."""
    parts: list[list[str]] = []
    room = 0
    for line in lines:
        for piece in _cut(line):
            count = len(plain_words(piece)) + 1
            if count > room:
                parts.append([])
                room = WORDS_A_ROW
            parts[-1].append(piece)
            room -= count
    return ["\n".join(part) for part in parts]


def _cut(line: str) -> list[str]:
    """A line in pieces of at most ``WORDS_A_ROW`` words: a word has a sign or more."""
    return [line[start : start + WORDS_A_ROW] for start in range(0, len(line), WORDS_A_ROW)]


def entry_doc(
    pk: int,
    key: str,
    kind: str,
    values: Mapping[str, Any],
    day: str | None,
    places: Iterable[str],
    people: Iterable[str],
    sentences: Iterable[str],
) -> Doc:
    """An entry: called by its places, people and what it is about; its sentences say the rest."""
    told = sorted(set(places))
    named = [name for place in told for name in place_names(place)]
    about = [*named, *sorted(set(people)), *_titles(kind, values), *_free(values)]
    tags = (kind_tag(kind), *_place_tags(told))
    return Doc("entry", key, "\n".join(dict.fromkeys(about)), "\n".join(sentences), tags, day, entry=pk)


def place_names(place: str) -> tuple[str, ...]:
    """The names of a place on its day and of the unit that stands today."""
    return tuple(dict.fromkeys((*names(place), *names(current(place)))))


#: Slots that hold words of the page, or of a person who entered them.
_FREE = ("name", "goods", "occasion", "purpose", "term")


def _free(values: Mapping[str, Any]) -> Iterator[str]:
    for slot in _FREE:
        value = values.get(slot)
        if isinstance(value, str | int):
            yield nfc(str(value))
        elif isinstance(value, list):
            yield "-".join(str(part) for part in value if part)


def _titles(kind: str, values: Mapping[str, Any]) -> Iterator[str]:
    """The kind of an agreement in words."""
    if kind == "agreement":
        for row in rows("agreement_kinds"):
            if row["code"] == values.get("kind"):
                yield from (name for column in ("name_vi", "name_en", "name_lo") if (name := nfc(row[column])))


def person_doc(key: str, printed: Sequence[str], posts: Iterable[Mapping[str, Any]]) -> Doc:
    """A person: called by every printed form of the name; the offices held say the rest."""
    told = list(posts)
    held = [word for post in told for word in (*_post(post.get("post") or ""), *_places(post.get("place")))]
    tags = (kind_tag("person"), *_place_tags(post["place"] for post in told if post.get("place")))
    called = tuple(sorted(printed))
    return Doc("person", key, "\n".join(called), "\n".join(dict.fromkeys(held)), tags, names=called)


def _places(place: str | None) -> tuple[str, ...]:
    return place_names(place) if place else ()


def _post(code: str) -> tuple[str, ...]:
    """The titles of an office; words of a page stand for themselves."""
    known = POSTS.get(code)
    return (known.title_vi, known.title_en) if known else (nfc(code),)


def place_doc(place: str, ids: Iterable[str]) -> Doc:
    """A place that stands today, by its names and those of the units that it succeeded."""
    called = tuple(dict.fromkeys(name for one in (place, *sorted(ids)) for name in names(one)))
    tags = (kind_tag("place"), *_place_tags([place]))
    return Doc("place", place, "\n".join(called), "", tags, names=called)


@dataclass(frozen=True, slots=True)
class Line:
    """Words as the databases index them: those that stand in their order, and those that only need to be there (words
    with marks, tags)."""

    in_order: tuple[str, ...]
    there: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A row as the databases index it: its head, and head and text together."""

    head: Line
    text: Line


def words_of(doc: Doc) -> Words:
    """The words of a row."""
    head, marks = _parted(doc.head), marked_words(doc.head)
    both = dict.fromkeys((*marks, *marked_words(doc.text)))
    return Words(Line(head, (*marks, *doc.tags)), Line((*head, MARK, *_parted(doc.text)), (*both, *doc.tags)))


def _parted(text: str) -> tuple[str, ...]:
    """The words with a mark between lines: no phrase runs over the end of one."""
    out: list[str] = []
    for line in text.split("\n"):
        out += [*plain_words(line), MARK]
    return tuple(out[:-1])
