"""The numbers and marks that Word puts before paragraphs: "1.", "a)", "II.", "-". They stand in no text of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from hoptac.base.frozen import frozen

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%(\d)")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LEVELS = 9


@frozen
class Level:
    """One level of a list: how it counts, its label with a place for each level's number, where it starts."""

    form: str
    label: str
    start: int


@dataclass(frozen=True, slots=True)
class Series:
    """A list's levels and the key under which it counts: lists of one build go on counting unless they start anew."""

    key: str
    levels: dict[int, Level]


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has come."""

    series: Mapping[str, Series] = field(default_factory=dict)
    styles: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, list[int | None]] = field(default_factory=dict)

    def label(self, paragraph: etree._Element) -> str:
        """The number of the next paragraph with the blank after it; '' where it has none."""
        found = own_number(paragraph.find(f"{W}pPr"))
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        number, depth = found or self.styles.get(_value(style), ("0", 0))
        series = self.series.get(number)
        level = series.levels.get(depth) if series else None
        if series is None or level is None:
            return ""
        counts = self.counts.setdefault(series.key, [None] * _LEVELS)
        here = counts[depth]
        counts[depth] = level.start if here is None else here + 1
        counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        if level.form == "bullet":
            return "- "
        text = _PLACE.sub(lambda match: _count(series, counts, int(match.group(1)) - 1), level.label)
        return f"{text} " if text.strip() else ""


def _count(series: Series, counts: list[int | None], depth: int) -> str:
    level = series.levels.get(depth)
    if level is None or depth < 0:
        return ""
    number = counts[depth]
    return write_number(level.start if number is None else number, level.form)


def write_number(number: int, form: str) -> str:
    """A number as Word's form writes it.

    >>> [write_number(4, form) for form in ("decimal", "upperRoman", "lowerLetter", "none")]
    ['4', 'IV', 'd', '']
    """
    if form == "none":
        return ""
    if form in ("lowerLetter", "upperLetter") and number > 0:
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 % 4 + 1)
    elif form in ("lowerRoman", "upperRoman") and 0 < number < 40:
        text = ""
        for value, sign in _ROMAN:
            text += sign * (number // value)
            number %= value
    else:
        return f"{number:02}" if form == "decimalZero" else str(number)
    return text.upper() if form.startswith("upper") else text


def own_number(properties: etree._Element | None) -> tuple[str, int] | None:
    """The list and the level that properties of a paragraph or a style name."""
    number = properties.find(f"{W}numPr") if properties is not None else None
    if number is None:
        return None
    depth = _value(number.find(f"{W}ilvl"))
    return _value(number.find(f"{W}numId")), min(int(depth), _LEVELS - 1) if depth.isdecimal() else 0


def read_numbering(numbering: etree._Element | None, styles: etree._Element | None) -> Numbering:
    """The lists of ``numbering.xml`` and the styles of ``styles.xml`` that number their paragraphs."""
    return Numbering(dict(_series(numbering)) if numbering is not None else {}, dict(_numbered_styles(styles)))


def _series(numbering: etree._Element) -> Iterator[tuple[str, Series]]:
    builds = {item.get(f"{W}abstractNumId", ""): dict(_levels(item)) for item in numbering.iter(f"{W}abstractNum")}
    for item in numbering.iter(f"{W}num"):
        number, build = item.get(f"{W}numId", ""), _value(item.find(f"{W}abstractNumId"))
        levels = builds.get(build, {})
        starts = {
            int(depth): int(start)
            for override in item.iter(f"{W}lvlOverride")
            if (depth := override.get(f"{W}ilvl", "")).isdecimal()
            and (start := _value(override.find(f"{W}startOverride"))).isdecimal()
        }
        changed = {k: Level(v.form, v.label, starts.get(k, v.start)) for k, v in levels.items()}
        yield number, Series(f"num {number}" if starts else f"abstract {build}", changed)


def _levels(build: etree._Element) -> Iterator[tuple[int, Level]]:
    for item in build.iter(f"{W}lvl"):
        depth, start = item.get(f"{W}ilvl", ""), _value(item.find(f"{W}start"))
        if depth.isdecimal() and int(depth) < _LEVELS:
            form, label = _value(item.find(f"{W}numFmt")), _value(item.find(f"{W}lvlText"))
            yield int(depth), Level(form, label, int(start) if start.isdecimal() else 1)


def _numbered_styles(styles: etree._Element | None) -> Iterator[tuple[str, tuple[str, int]]]:
    """Each style with the list of its own or of the style that it is based on."""
    if styles is None:
        return
    items = {item.get(f"{W}styleId", ""): item for item in styles.iter(f"{W}style")}
    for name in items:
        at, seen = name, set[str]()
        while at in items and at not in seen:
            seen.add(at)
            if found := own_number(items[at].find(f"{W}pPr")):
                yield name, found
                break
            at = _value(items[at].find(f"{W}basedOn"))


def _value(node: etree._Element | None) -> str:
    return (node.get(f"{W}val") or "") if node is not None else ""
