"""The map that partners are shown on: the one that ships with Hoptac, or the office's official one, which is kept."""

from __future__ import annotations

from functools import lru_cache

from hoptac.base.errors import HoptacError
from hoptac.gazetteer.basemap import read_base_map
from hoptac.gazetteer.outlines import Era, Outlines, outlines
from hoptac.register.kept_papers import keep_bytes, now
from hoptac.register.models import BaseMap, Snapshot
from hoptac.register.plain import printable
from hoptac.register.writing import writing

ERAS: tuple[Era, ...] = ("now", "then")


def in_use() -> dict[Era, BaseMap]:
    """The office's own maps, by era; nothing for an era that is drawn on the map that ships with Hoptac."""
    newest: dict[str, BaseMap] = {}
    for row in BaseMap.objects.order_by("era", "version"):
        newest[row.era] = row
    return {era: newest[era] for era in ERAS if era in newest and newest[era].raw_hash_id}


def put_map(era: Era, name: str, data: bytes, by: str) -> None:
    """Draw on another map from now on, which is checked first. Raises ``map-…``."""
    read_base_map(data, name, era)
    with writing():
        _add(era, printable(name)[:200], by, keep_bytes(data))


def take_out_map(era: Era, by: str) -> None:
    """Draw on the map that ships with Hoptac again; the office's own stays kept."""
    with writing():
        if era in in_use():
            _add(era, "", by, None)


def _add(era: Era, name: str, by: str, raw: Snapshot | None) -> None:
    last = BaseMap.objects.filter(era=era).order_by("-version").first()
    version = last.version + 1 if last else 1
    BaseMap.objects.create(era=era, version=version, name=name, kept_by=by, kept_at=now(), raw_hash=raw)


@lru_cache(maxsize=4)
def drawn_on(era: Era, raw_hash: str) -> Outlines:
    """A map by the hash of its bytes; "" for the one that ships with Hoptac.

    A kept map that this version would not take any more gives way to ours.
    """
    row = Snapshot.objects.filter(raw_hash=raw_hash).first() if raw_hash else None
    try:
        return read_base_map(bytes(row.data), raw_hash, era) if row else outlines(era)
    except HoptacError:
        return outlines(era)
