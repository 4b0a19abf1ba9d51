"""What passed from one unit to another, in words: the day, the instrument, what the law asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hoptac.gazetteer.succession import way_of
from hoptac.register.records import Fact, Inheritance
from hoptac.web.present import labels, values


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A rule in words, with its last day where it has one and the texts that say it."""

    text: str
    until: str
    source: str


@dataclass(frozen=True, slots=True)
class InheritanceLine:
    """From when on one unit has what another had signed."""

    text: str
    notes: tuple[NoteLine, ...]


def inheritance_line(told: Inheritance) -> InheritanceLine:
    """An inheritance for the head of a page."""
    words = {
        "day": values.day(told.day),
        "new": labels.place_name(told.new.id),
        "old": labels.place_name(told.old.id),
        "instrument": told.instrument.split(" (")[0],
    }
    text = _("Từ %(day)s, %(new)s kế thừa những gì %(old)s đã ký kết.")
    if told.instrument:
        text = _("Từ %(day)s, %(new)s kế thừa những gì %(old)s đã ký kết (%(instrument)s).")
    english = labels.language() == "en"
    notes = (NoteLine(n.en if english else n.vi, values.day(n.until), n.source) for n in told.notes)
    return InheritanceLine(text % words, tuple(notes))


def inherited_from(fact: Fact, told: Iterable[Inheritance]) -> str:
    """From whom an entry came down, and since when; nothing for a unit's own."""
    return "; ".join(
        _("kế thừa từ %(old)s, từ %(day)s") % {"old": labels.place_name(one.old.id), "day": values.day(one.day)}
        for one in told
        if fact.key in one.entries
    )


def former_names(places: Iterable[str]) -> list[str]:
    """For ids in an address that stand for a unit no more: what became of each, in words."""
    found = []
    for place in places:
        way = way_of(place)
        if way:
            words = {
                "old": labels.place_name(place),
                "new": labels.place_name(way[-1].new),
                "day": values.day(way[0].day),
            }
            merged = any(step.change == "merge" for step in way)
            part, name = _("%(old)s là một phần của %(new)s từ %(day)s."), _("%(old)s mang tên %(new)s từ %(day)s.")
            found.append((part if merged else name) % words)
    return found
