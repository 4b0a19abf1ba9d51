"""On which shelf of the list of people a name of an entry stands: under the unit of its office, else of its side.

Derived, like the names themselves, so that the list is sorted, counted and paged in the database.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from hoptac.base.words import plain_words
from hoptac.gazetteer.places import country_of, name_of
from hoptac.register.chunks import CHUNK, chunks
from hoptac.register.models import Entry, EntryPerson
from hoptac.register.units import current
from hoptac.register.writing import writing

#: The shelf of those of whom no unit is known, the last one.
NOWHERE = "2"
#: The slot of a name in an entry that tells of others -> the slot of its side.
_SIDES = {"guest_head": "guest", "host_head": "host"}


@lru_cache(maxsize=4096)
def shelf_of(place: str) -> str:
    """The shelf of a place, as it stands today: Vietnam's first, by name. ``place_on`` reads it."""
    if not place:
        return NOWHERE
    unit = current(place)
    name = " ".join(plain_words(name_of(unit, "vi")))
    return f"{int(country_of(unit) != 'VN')} {name[:40]} {unit}"


def place_on(shelf: str) -> str:
    """The place of a shelf; "" of the last one."""
    return shelf.rpartition(" ")[2] if shelf != NOWHERE else ""


def title_of(name_key: str) -> str:
    """By what a name is sorted on its shelf: its words without marks."""
    return " ".join(plain_words(name_key.replace("-", " ")))[:120]


def shelf_for(entry: Entry, slot: str) -> str:
    """Where a name in a slot of an entry stands; nowhere at all ("") for an entry that was rejected."""
    if entry.state == "rejected":
        return ""
    return shelf_of(_home(_places(entry, slot)))


def _places(entry: Entry, slot: str) -> list[str]:
    """The places of the offices that the newest page gives; of others whose side is one place alone, that."""
    if slot == "name":
        posts = entry.values.get("posts") or ()
        return [str(post["place"]) for post in posts if post.get("place")]
    side = entry.values.get(_SIDES.get(slot, "")) or []
    places = side if isinstance(side, list) else [side]
    return [str(place) for place in places] if len(places) == 1 else []


def _home(places: Iterable[str]) -> str:
    """The first unit below a country, else the first place."""
    told = list(places)
    return next((place for place in told if "-" in place), told[0] if told else "")


def fill_shelves() -> None:
    """Put the names of a register on their shelves that an older version made, which knew none."""
    live = EntryPerson.objects.exclude(entry__state="rejected")
    if EntryPerson.objects.filter(shelf__gt="").exists() or not live.exists():
        return
    with writing():
        for part in chunks(list(live.order_by("pk").values_list("pk", flat=True))):
            rows = list(EntryPerson.objects.filter(pk__in=part).select_related("entry"))
            for row in rows:
                row.shelf, row.title = shelf_for(row.entry, row.slot), title_of(row.name_key)
            EntryPerson.objects.bulk_update(rows, ["shelf", "title"], batch_size=CHUNK)
