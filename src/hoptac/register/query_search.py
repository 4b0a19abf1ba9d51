"""Search: words and filters in, hits with their sentences out, the same in every database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from hoptac.register.facts import load_facts
from hoptac.register.index import backend
from hoptac.register.index.asking import Asked, Clause, ask, clauses
from hoptac.register.index.docs import kind_tag, place_tag
from hoptac.register.index.guessed import begun, mended
from hoptac.register.index.ranks import What, rank_range
from hoptac.register.models import Entry, EntryPerson, Page, SearchDoc
from hoptac.register.records import Fact, Quote
from hoptac.register.telling import Told, best, cut, mark, tell

PAGE = 20
#: So many hits are put in order, and so far one may leaf: who has not found it by then asks otherwise.
FARTHEST = 100

Thing = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Filters:
    """What is wanted of hits: one of ``base.kinds.SORTS``, a place by id that they tell of, ISO days from and to."""

    kind: str = ""
    partner: str = ""
    first: str = ""
    last: str = ""

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags that a hit must bear."""
        return (*([kind_tag(self.kind)] if self.kind else []), *([place_tag(self.partner)] if self.partner else []))


NOTHING = Told("")
ANYTHING = Filters()


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. ``ref`` is a page's or an entry's, a name's key or a place's id; ``title`` what it is called.

    ``told`` is the sentence; ``quote`` its place for an entry; ``fact`` the entry; ``posts`` a person's offices;
    ``names`` the other names of a place or a person.
    """

    what: What
    ref: str
    title: Told
    told: Told = NOTHING
    day: str | None = None
    publisher: str | None = None
    fact: Fact | None = None
    quote: Quote | None = None
    posts: tuple[Mapping[str, Any], ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One page of hits. ``count`` is how many there are, at most ``FARTHEST`` + 1: then there are more. ``guessed``:
    what was typed finds nothing, and these are what comes near."""

    hits: tuple[Hit, ...]
    count: int
    asked: Asked = field(default_factory=lambda: ask(""))
    guessed: bool = False


def search(typed: str, filters: Filters = ANYTHING, page: int = 1) -> Found:
    """Hits, the best first; of nothing typed and nothing chosen none. Where nothing in the register answers, what comes
    near: the last word only begun, or words with a typing fault (``guessed``)."""
    asked = ask(typed)
    if not asked.units and filters == ANYTHING:
        return Found((), 0, asked)
    ranks = ranked(asked, filters)
    guess = None if ranks else next(_guesses(asked, filters), None)
    if guess:
        asked, ranks = guess
    start = (max(page, 1) - 1) * PAGE
    shown = ranks[:FARTHEST][start : start + PAGE]
    rows = SearchDoc.objects.in_bulk(shown)
    hits = tuple(_hits([rows[rank] for rank in shown if rank in rows], asked))
    return Found(hits, len(ranks), asked, guess is not None)


def _guesses(asked: Asked, filters: Filters) -> Iterator[tuple[Asked, list[int]]]:
    """What may have been meant, with what it finds, the likeliest first. What is there, but for the filters, is no
    fault."""
    if not asked.units or (filters != ANYTHING and backend.find(Clause("text", asked.units), *rank_range("", ""), 1)):
        return
    opened = begun(asked)
    for guess in chain([opened] if opened else [], mended(asked, backend.standing)):
        ranks = ranked(guess, filters)
        if ranks:
            yield guess, ranks


def ranked(asked: Asked, filters: Filters) -> list[int]:
    """Ranks of rows of the index, the best first, each thing once; one more than ``FARTHEST`` where there are more.

    Hits whose head answers come first. Of the others, where there are more than can be ordered, the newest are.
    """
    low, high = rank_range(filters.first or None, filters.last or None)
    things = _newest(Clause("text", asked.units, filters.tags), low, high)
    heads, texts = clauses(asked, "head", filters.tags), clauses(asked, "text", filters.tags)
    if not asked.units:
        best: list[int] = []
    elif len(set(things.values())) <= FARTHEST:
        best = _in_order([*heads, *texts], list(things))
    else:
        found = dict.fromkeys(rank for head in heads for rank in backend.find(head, low, high, FARTHEST))
        best = [*found, *_in_order(texts, [rank for rank in things if rank not in found])]
        things |= _things([rank for rank in found if rank not in things])
    first: dict[Thing, int] = {}
    for rank in [*best, *things]:
        if rank in things:  # what is hidden is found and has no thing
            first.setdefault(things[rank], rank)
    return list(first.values())[: FARTHEST + 1]


def _in_order(questions: Sequence[Clause], ranks: Sequence[int]) -> list[int]:
    """Ranks by the first of the questions that they answer, those of one question as they stood."""
    held = backend.first_held(questions, ranks)
    return sorted(ranks, key=lambda rank: held.get(rank, len(questions)))


def _newest(question: Clause, low: int, high: int) -> dict[int, Thing]:
    """The newest rows that a question finds, so many that they are more than ``FARTHEST`` things where there are."""
    found: dict[int, Thing] = {}
    while len(set(found.values())) <= FARTHEST:
        ranks = backend.find(question, low, high, FARTHEST + 1)
        found |= _things(ranks)
        if len(ranks) <= FARTHEST:
            break
        high = ranks[-1] - 1
    return found


def _things(ranks: Sequence[int]) -> dict[int, Thing]:
    """What rows of the index stand for: a long page has several."""
    rows = SearchDoc.objects.filter(rank__in=ranks).order_by().values_list("rank", "what", "ref") if ranks else ()
    known = {rank: (what, ref) for rank, what, ref in rows}
    return {rank: known[rank] for rank in ranks if rank in known}


def places() -> list[str]:
    """The ids of all places that can be asked for."""
    return list(SearchDoc.objects.filter(what="place").order_by("ref").values_list("ref", flat=True))


def _hits(rows: Sequence[SearchDoc], asked: Asked) -> Iterator[Hit]:
    """What the rows stand for, with their sentences; a fixed number of questions to the database."""
    pages = Page.objects.only("title", "document", "published", "publisher", "text", "zones").in_bulk(
        [row.page_id for row in rows if row.page_id]
    )
    entries = [row.ref for row in rows if row.what == "entry"]
    facts = {fact.key: fact for fact in load_facts(Entry.objects.filter(key__in=entries))} if entries else {}
    posts = _posts([row.ref for row in rows if row.what == "person"])
    for row in rows:
        if row.what == "page" and row.page_id in pages:
            yield _page(row.ref, pages[row.page_id], asked)
        elif row.what == "entry" and row.ref in facts:
            yield _entry(facts[row.ref], asked)
        elif row.what in ("person", "place"):
            yield _named(row, posts.get(row.ref, ()), asked)


def _page(ref: str, page: Page, asked: Asked) -> Hit:
    zones = page.zones or [[0, len(page.text), "body"]]
    lines = [
        line
        for start, end, zone in zones
        if zone not in ("furniture", "title")
        for line in page.text[start:end].split("\n")
        if line.strip()
    ]
    title = mark(page.title or page.document, asked)
    return Hit("page", ref, title, tell(lines, asked), page.published, page.publisher)


def _entry(fact: Fact, asked: Asked) -> Hit:
    """An entry with the quote whose sentence tells most of what was asked for, else the first."""
    sentence = best((quote.sentence for quote in fact.quotes), asked)
    quote = next((quote for quote in fact.quotes if sentence in (None, quote.sentence)), None)
    told = cut(mark(quote.sentence, asked)) if quote else NOTHING
    return Hit("entry", fact.key, NOTHING, told, fact.day, quote.publisher if quote else None, fact, quote)


def _named(row: SearchDoc, posts: Sequence[Mapping[str, Any]], asked: Asked) -> Hit:
    names = tuple(row.names)
    what: What = "person" if row.what == "person" else "place"
    return Hit(what, row.ref, mark(names[0] if names else row.ref, asked), posts=tuple(posts), names=names[1:])


def _posts(keys: Sequence[str]) -> dict[str, list[Mapping[str, Any]]]:
    """Name key -> the offices of the newest entry that gives any."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    told = EntryPerson.objects.filter(name_key__in=keys, entry__kind="person").exclude(entry__state="rejected")
    rows = told.order_by("entry__day", "entry__key").values_list("name_key", "entry__values") if keys else ()
    for key, values in rows:
        if values.get("posts"):
            found[key] = values["posts"]
    return found
