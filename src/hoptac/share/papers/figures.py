"""Dated figures in words: the newest of each measure and population, with its qualifier and the time that it counts."""

from __future__ import annotations

from hoptac.gazetteer.places import country_of, name_of
from hoptac.share.papers import words
from hoptac.share.papers.paper import Runs, told
from hoptac.share.papers.record import Dossier, Item
from hoptac.share.papers.speech import newest
from hoptac.share.papers.words import day


def observed(dossier: Dossier) -> list[Item]:
    """The newest dated observation of each measure and population, students first; what cannot be named is left out.

    Of a partner's whole country only the students: its other figures are not of this partnership.
    """
    seen: dict[tuple[object, ...], Item] = {}
    students = (f for f in dossier.wider if f.get("measure") == "students_received")
    for item in newest((*dossier.figures, *students)):
        if item.get("measure") in MEASURES and item.as_of and len(item.get("origin") or ()) == 1:
            host = tuple(item.get("host") or ())
            if len(host) == 1:
                seen.setdefault((item.get("measure"), item.get("origin")[0]), item)
    order = list(MEASURES)
    return sorted(
        seen.values(), key=lambda i: (order.index(i.get("measure")), i.get("origin")[0] not in dossier.other_ids)
    )


#: What a measure counts, with the side that it counts.
MEASURES = {
    "students_received": "lưu học sinh {origin} đã được tiếp nhận, đào tạo tại {host}",
    "students_graduated": "lưu học sinh {origin} tốt nghiệp tại {host}",
    "scholarships": "suất học bổng cấp cho {origin}",
    "experts_sent": "chuyên gia {origin} sang {host}",
    "people_vaccinated": "người {origin} được tiêm chủng tại {host}",
    "trade_turnover": "kim ngạch thương mại giữa {origin} và {host}",
    "investment_projects": "dự án của {origin} tại {host}",
    "delegations": "của {origin} đến {host}",
    "visitors": "lượt khách {origin} đến {host}",
    "remains_repatriated": "hài cốt liệt sĩ được đưa về từ {origin}",
}


def figure(item: Item) -> Runs:
    """A dated figure with its qualifier: "Đến tháng 6/2022: hơn 150 lưu học sinh Sê Kông …"."""
    origin, host = item.get("origin")[0], item.get("host")[0]
    where = name_of(host) if host == country_of(host) else words.unit(host)
    what = MEASURES[item.get("measure")].format(origin=name_of(origin), host=where)
    unit = item.get("unit") if item.get("unit") not in ("person", "item", "project") else None
    counted = words.amount(item.get("value"), unit, item.get("comparator"))
    return (told(f"{_time(item)}: {counted} {what}.", item.key, origin, host),)


def _time(item: Item) -> str:
    """The time that a figure counts; where it has no end of its own, as of the month of its page."""
    since, until = item.get("since"), item.get("until")
    if since and since == until:
        time = day(since)
    elif since:
        time = f"từ {day(since)} đến {day(until) if until else words.month_of(item.as_of)}"
    else:
        time = f"đến {day(until) if until else words.month_of(item.as_of)}"
    return f"{time[:1].upper()}{time[1:]}"
