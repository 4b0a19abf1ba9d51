"""Lines of a term review: a visit, a figure, an agreed point; a series that grew; a chart of dated observations."""

from __future__ import annotations

from hoptac.gazetteer.places import name_of
from hoptac.share.papers import words
from hoptac.share.papers.figures import MEASURES, figure
from hoptac.share.papers.paper import Bar, Chart, Runs, said, told
from hoptac.share.papers.record import Dossier, Item
from hoptac.share.papers.speech import clause, respelled
from hoptac.share.papers.words import short_day

#: Measures that are drawn: observations of one population, side by side.
_DRAWN = ("students_received", "trade_turnover")
_MOST_BARS = 8


def figure_line(item: Item, dossier: Dossier) -> Runs:
    """A dated figure; nothing for one that is about several places or that has no day."""
    return figure(item) if _is_lone(item) and item.get("measure") in MEASURES else ()


def agreed_line(item: Item, dossier: Dossier) -> Runs:
    """What was agreed, when; due when."""
    text = respelled(clause(item), dossier)
    due = f"; thời hạn {short_day(item.get('due'))}" if item.get("due") else ""
    return (told(f"{text[:1].upper()}{text[1:]} ({short_day(item.when)}{due}).", item.key),)


def series(figures: list[Item], partner: frozenset[str]) -> list[Item]:
    """The observations of one drawn measure and population, oldest first: the partner's own if there are three, else
    the longest. An observation below an earlier one counts something else (those who study now) and is left out."""
    found: dict[tuple[str, str], list[Item]] = {}
    for item in sorted(
        (f for f in figures if f.get("measure") in _DRAWN and _is_lone(f)), key=lambda f: (_at(f), f.key)
    ):
        group = found.setdefault((item.get("measure"), item.get("origin")[0]), [])
        if not group or (item.get("value") >= group[-1].get("value") and _at(item)[:7] != _at(group[-1])[:7]):
            group.append(item)
    ranked = sorted(found.items(), key=lambda one: (one[0][1] in partner and len(one[1]) > 2, len(one[1]), one[0]))
    return ranked[-1][1] if ranked else []


def _is_lone(item: Item) -> bool:
    return bool(item.as_of) and len(item.get("origin") or ()) == 1 and len(item.get("host") or ()) == 1


def _at(item: Item) -> str:
    return str(item.get("until") or item.as_of)


def grown(figures: list[Item], partner: frozenset[str]) -> Runs:
    """That a series grew from its first to its last observation; nothing where it did not, or where it is no series."""
    told_ = series(figures, partner)
    if (
        len(told_) < 2
        or told_[0].get("measure") != "students_received"
        or told_[0].get("value") >= told_[-1].get("value")
    ):
        return ()
    first, last = told_[0], told_[-1]
    origin = first.get("origin")[0]
    return (
        said("Số lưu học sinh "),
        told(name_of(origin), origin),
        said(" đã được đào tạo tăng từ "),
        told(f"{_value(first)} ({words.month_of(_at(first))})", first.key),
        said(" lên "),
        told(f"{_value(last)} ({words.month_of(_at(last))}).", last.key),
    )


def _value(item: Item) -> str:
    unit = item.get("unit") if item.get("unit") not in ("person", "item") else None
    return words.amount(item.get("value"), unit, item.get("comparator"))


def bars(figures: list[Item], partner: frozenset[str]) -> Chart | None:
    """A chart of a series of at least three observations."""
    told_ = series(figures, partner)
    if len(told_) < 3:
        return None
    origin, measure = told_[0].get("origin")[0], told_[0].get("measure")
    title = {"students_received": "Lưu học sinh {0} đã được đào tạo, theo các mốc số liệu"}.get(
        measure, "Kim ngạch thương mại với {0}"
    )
    return Chart(
        (told(title.format(words.unit(origin)), origin),),
        tuple(
            Bar(
                (told(words.month_of(_at(i)) if len(_at(i)) > 4 else words.day(_at(i)), i.key),),
                i.get("value"),
                (told(_value(i), i.key),),
            )
            for i in told_[-_MOST_BARS:]
        ),
    )


def newest_each(figures: list[Item]) -> list[Item]:
    """The newest observation of each measure and population."""
    found: dict[tuple[object, ...], Item] = {}
    for item in sorted(figures, key=lambda i: (i.as_of or "", i.key)):
        key = (item.get("measure"), tuple(item.get("origin") or ()), item.get("since") if item.get("until") else None)
        found[key] = item
    return list(found.values())
