"""What the papers on two places are built upon: entries of the register as ``share.papers.record`` has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from hoptac.base.errors import HoptacError
from hoptac.gazetteer.places import name_of
from hoptac.link.life import follow
from hoptac.link.ties import Known
from hoptac.register.holders import holders
from hoptac.register.lone import own_difficulties
from hoptac.register.queries import partnership
from hoptac.register.records import Fact, Quote, Series
from hoptac.register.trips import trips_of
from hoptac.share.papers.record import Dossier, Item, Office, Source

#: The slot whose sentence tells most of a fact, by kind.
_TELLING = {
    "visit": ("start", "guest_head"),
    "agreement": ("term", "kind"),
    "aid": ("amount", "goods"),
    "figure": ("value",),
    "commitment": ("quote",),
    "courtesy": ("occasion", "kind"),
}


def dossier(home: Office, other: str, today: str) -> Dossier:
    """All that the register knows of an office's place and a partner. Raises ``partnership-unknown``."""
    view = partnership(home.place, other)
    if view is None:
        raise HoptacError("partnership-unknown", one=name_of(home.place), other=name_of(other))
    parts = {name: _items(getattr(view, name)) for name in ("agreements", "visits", "commitments", "courtesies")}
    parts["commitments"] += _items(own_difficulties(view.one_ids, view.other_ids))
    aid = (*_items(view.aid_out), *_items(view.aid_in))
    figures, wider = _observed(view.series), _observed(view.wider)
    return Dossier(
        office=home,
        one=view.one.id,
        other=view.other.id,
        one_ids=view.one_ids,
        other_ids=view.other_ids,
        today=today,
        agreements=parts["agreements"],
        visits=parts["visits"],
        aid=aid,
        figures=figures,
        wider=wider,
        commitments=parts["commitments"],
        courtesies=parts["courtesies"],
        holders=holders(view, date.fromisoformat(today)),
        trips=trips_of([visit.key for visit in parts["visits"]]),
        followed=_followed(parts["commitments"], (*aid, *parts["agreements"], *parts["commitments"])),
    )


def _items(facts: Iterable[Fact]) -> tuple[Item, ...]:
    return tuple(item(fact) for fact in facts)


def _observed(series: Iterable[Series]) -> tuple[Item, ...]:
    return tuple(item(fact) for one in series for fact in one.figures)


def item(fact: Fact) -> Item:
    """An entry as papers use it."""
    return Item(
        key=fact.key,
        kind=fact.kind,
        values=fact.values,
        day=fact.day,
        as_of=fact.as_of,
        modality=fact.modality,
        words=_telling(fact),
        sources=tuple(dict.fromkeys(_source(quote) for quote in fact.quotes)),
        state=fact.state,
        disagrees=fact.disagrees,
        others=fact.others,
    )


def _source(quote: Quote) -> Source:
    return Source(quote.page, quote.title, quote.publisher, quote.published, quote.rank)


def _telling(fact: Fact) -> str:
    by_slot: dict[str, Quote] = {}
    for quote in fact.quotes:
        by_slot.setdefault(quote.slot.split(".")[0], quote)
    best = next((by_slot[slot] for slot in _TELLING.get(fact.kind, ()) if slot in by_slot), fact.sentence)
    return best.sentence.strip() if best else ""


def _followed(commitments: Iterable[Item], later: Iterable[Item]) -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    known = [
        Known(i.key, i.kind, i.values, frozenset(s.page for s in i.sources), min(_days(i), default="")) for i in later
    ]
    by_key = {one.key: one for one in known}
    found = {c.key: follow(by_key[c.key], known) for c in commitments}
    return {key: tuple((c.day, c.key, c.what) for c in told) for key, told in found.items() if told}


def _days(one: Item) -> list[str]:
    return [source.published for source in one.sources if source.published]
