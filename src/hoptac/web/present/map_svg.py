"""The map of partners as SVG: a link and a title for each unit, Hoàng Sa and Trường Sa in every view.

Colours and sizes are classes of css/map.css, so that the page needs no inline style. Outlines are drawn once for each
map and kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from hoptac.gazetteer.outlines import DAY_OF, HOANG_SA, TRUONG_SA, Era, Outline
from hoptac.gazetteer.places import country_of, name_of, unit_of
from hoptac.register.base_maps import drawn_on
from hoptac.web.present import labels
from hoptac.web.present.outline import HEIGHT, WIDTH, path, place_on
from hoptac.web.present.partner_map import Asked, Coloured, Unit

#: How wide a letter of a label is, and how high its line, in steps of the grid.
_LETTER, _LINE = 6.4, 13
_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A base map drawn: place -> the ``d`` of its path ("" for a point), and where labels stand; the ground's ``d``."""

    paths: Mapping[str, str]
    labels: Mapping[str, tuple[int, int]]
    points: tuple[str, ...]
    ground: str


@lru_cache(maxsize=4)
def drawing(era: Era, raw_hash: str) -> Drawing:
    """A base map by the hash of its bytes (``register.base_maps``), as it is drawn."""
    told = drawn_on(era, raw_hash)
    units = (*told.vietnam, *told.laos)
    everything: tuple[Outline, ...] = (*units, *told.points)
    return Drawing(
        {one.place: path(one.rings) if one.rings else "" for one in everything},
        {one.place: place_on(one.label) for one in everything},
        tuple(one.place for one in told.points),
        path(told.ground),
    )


def map_svg(view: Coloured, made: Drawing) -> SafeString:
    """The whole map."""
    units, sea = view.by_place, _("Biển Đông")
    order = sorted((place for place in made.paths if place not in made.points), key=lambda place: place in units)
    body = [
        f'<rect class="sea" width="{WIDTH}" height="{HEIGHT}"/>',
        f'<path class="ground" d="{made.ground}"/>',
        *(_unit(view.asked, place, made, units.get(place)) for place in order),
        *(_point(view.asked, place, made, units) for place in made.points),
        *_names(view, made),
        *_islands(view.asked, made),
        f'<text class="water" x="{WIDTH * 0.72:.0f}" y="{HEIGHT * 0.6:.0f}">{escape(sea)}</text>',
    ]
    head = f'<svg class="map" viewBox="0 0 {WIDTH} {HEIGHT}" role="group" aria-labelledby="map-title">'
    return mark_safe(head + "".join(body) + "</svg>")  # numbers, paths of numbers and escaped names only


def _unit(asked: Asked, place: str, made: Drawing, unit: Unit | None) -> str:
    d = made.paths[place]
    x, y = made.labels[place]
    form = f'path d="{d}"' if d else f'circle cx="{x}" cy="{y}" r="7"'
    return _linked(f'class="unit {_class(asked, place, unit)}"', form, _title(asked, place, unit), unit)


def _linked(attributes: str, form: str, title: str, unit: Unit | None) -> str:
    tag = form.split(" ", 1)[0]
    shape = f"<{form} {attributes}><title>{escape(title)}</title></{tag}>"
    return f'<a href="{escape(unit.url)}" aria-label="{escape(title)}">{shape}</a>' if unit else shape


def _class(asked: Asked, place: str, unit: Unit | None) -> str:
    if place == asked.of:
        return "ours"
    return f"m{unit.level}" if unit else "m0"


def _title(asked: Asked, place: str, unit: Unit | None) -> str:
    name = labels.place_name(place)
    if place == asked.of:
        return name
    if unit is None:
        return _("%(name)s: chưa ghi nhận") % {"name": name}
    more = [unit.note, _("nguồn khác nhau") if unit.differs else ""]
    return ", ".join([f"{name}: {unit.told}", *filter(None, more)])


def _point(asked: Asked, place: str, made: Drawing, units: Mapping[str, Unit]) -> str:
    """An island in the colour of its unit, with its own name; a unit that is drawn as a point (in Laos) is a link."""
    if country_of(place) != "VN":
        return _unit(asked, place, made, units.get(place))
    owner = unit_of(place, DAY_OF[asked.era]) or ""
    x, y = made.labels[place]
    title = island_name(place, asked.era)
    attributes = f'class="unit isle {_class(asked, owner, units.get(owner))}"'
    form = f'path d="{made.paths[place]}"' if made.paths[place] else f'circle cx="{x}" cy="{y}" r="3"'
    return _linked(attributes, form, title, None)


def island_name(place: str, era: Era) -> str:
    """An island with what it belongs to, as it was called at the time; other islands by their name alone."""
    if place not in (HOANG_SA, TRUONG_SA):
        return name_of(place, labels.language())
    return ", ".join(_island_lines(place, era))


def _island_lines(place: str, era: Era) -> tuple[str, str]:
    """The two lines of an archipelago's label: DOMAIN.md, "Words that the screens and papers use"."""
    if place == HOANG_SA:
        own = _("huyện Hoàng Sa") if era == "then" else _("đặc khu Hoàng Sa")
        return own, _("thành phố Đà Nẵng")
    own = _("huyện Trường Sa") if era == "then" else _("đặc khu Trường Sa")
    return own, _("tỉnh Khánh Hòa")


def _islands(asked: Asked, made: Drawing) -> Iterator[str]:
    """Hoàng Sa and Trường Sa with their labels, whatever else the map shows."""
    for place in (HOANG_SA, TRUONG_SA):
        x, y = made.labels[place]
        first, second = _island_lines(place, asked.era)
        yield f'<circle class="ring" cx="{x}" cy="{y}" r="12"/>'
        # On a phone the letters are large: near the edge they grow inwards.
        at, way = (WIDTH - 6, " inward") if x > WIDTH * 0.85 else (x, "")
        lines = (
            f'<tspan x="{at}" dy="1.2em">{escape(first)},</tspan><tspan x="{at}" dy="1.15em">{escape(second)}</tspan>'
        )
        yield f'<text class="island{way}" x="{at}" y="{y + 12}">{lines}</text>'


def _names(view: Coloured, made: Drawing) -> Iterator[str]:
    """Names of units that have a colour, where there is room for them; titles and the table tell all."""
    taken: list[_Box] = []
    own = [view.asked.of] if view.asked.of in made.labels else []
    for place in (*own, *_by_weight(view.units)):
        x, y = made.labels.get(place, (0, 0))
        name = labels.place_name(place)
        half = len(name) * _LETTER / 2
        box = (x - half, y - _LINE / 2, x + half, y + _LINE / 2)
        if place in made.labels and not any(_meet(box, other) for other in taken):
            taken.append(box)
            yield f'<text class="name" x="{x}" y="{y + 4}">{escape(name)}</text>'


def _by_weight(units: Iterable[Unit]) -> list[str]:
    """Laos first, where there is room; then the deeper colours."""
    return [u.place for u in sorted(units, key=lambda u: (u.country == "VN", -u.level, u.place))]


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
