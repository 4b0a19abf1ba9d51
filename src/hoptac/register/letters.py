"""Letters drafted from the register: for each partner its addressee of today and one sentence that no other has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hoptac.gazetteer.feasts import Day, day_in, feast, next_day
from hoptac.register.addressees import addressee, counterpart, sender
from hoptac.register.facts import load_facts
from hoptac.register.models import Entry, EntryPlace
from hoptac.register.papers import item
from hoptac.register.units import current, ids_of
from hoptac.share.letters.choose import choose
from hoptac.share.letters.letter import Letter
from hoptac.share.letters.sentences import Pair, candidates
from hoptac.share.papers.record import Item

_KINDS = ("visit", "agreement", "figure", "commitment")


def occasion_day(code: str, today: date, year: int | None = None) -> Day | None:
    """The day of an occasion in a year, by default the next one; None for an event. Raises ``occasion-unknown``."""
    feast(code)
    return day_in(code, year) if year else next_day(code, today)


def letters(
    code: str, places: Sequence[str], home: str, today: date, language: str = "vi", *, year: int = 0, signer: str = ""
) -> list[Letter]:
    """A letter to each of some partners on an occasion, in their order. Raises ``occasion-unknown``.

    ``signer``: party or government; by default the counterpart of the addressee.
    ``language``: one of ``texts.LANGUAGES`` or, for a letter in two, of ``texts.BESIDE``.
    """
    language, _, beside = language.partition("+")
    if beside:
        one, two = (letters(code, places, home, today, lang, year=year, signer=signer) for lang in (language, beside))
        return [replace(letter, beside=other) for letter, other in zip(one, two, strict=True)]
    occasion = occasion_day(code, today, year or None)
    channel = "party" if any(way.channel == "party" for way in feast(code).ways) else ""
    wanted = list(dict.fromkeys(current(place) for place in places))
    to = {place: addressee(place, today, channel) for place in wanted}
    by = {way: sender(current(home), way, today) for way in {signer or counterpart(one) for one in to.values()}}
    pairs = {p: _pair(home, p, today, language, by[signer or counterpart(one)].name, one.name) for p, one in to.items()}
    chosen = choose({place: candidates(_between(pair), pair) for place, pair in pairs.items()})
    return [
        Letter(one, by[signer or counterpart(one)], occasion, code, today.isoformat(), language, chosen[place])
        for place, one in to.items()
    ]


def _pair(home: str, place: str, today: date, language: str, writer: str, reader: str) -> Pair:
    day = today.isoformat()
    return Pair(current(home), ids_of(home), current(place), ids_of(place), day, language, writer, reader)


def _between(pair: Pair) -> list[Item]:
    """The live entries of two places that letters may speak of."""
    sides = EntryPlace.objects.exclude(slot="posts")
    entries = (
        Entry.objects.filter(kind__in=_KINDS)
        .exclude(state="rejected")
        .filter(id__in=sides.filter(place__in=pair.home_ids).values("entry_id"))
        .filter(id__in=sides.filter(place__in=pair.partner_ids).values("entry_id"))
    )
    return [item(fact) for fact in load_facts(entries)]
