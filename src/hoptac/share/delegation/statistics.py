"""Counts of delegations and the yearly report on agreements: each count lists what it counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from hoptac.gazetteer.clock import Due
from hoptac.gazetteer.places import country_of
from hoptac.share import names
from hoptac.share.papers.paper import (
    CLOCK,
    Block,
    Column,
    Heading,
    Paper,
    Para,
    Points,
    Run,
    Runs,
    Signature,
    Table,
    said,
    told,
)
from hoptac.share.papers.record import Item, Office
from hoptac.share.papers.sheet import head
from hoptac.share.papers.words import agreement_name, days, short_day


@dataclass(frozen=True, slots=True)
class Trip:
    """One delegation: a visit, or the stops of a tour and the calls of a stay, which count once."""

    stops: tuple[Item, ...]

    @property
    def key(self) -> str:
        """The key of its first stop."""
        return self.stops[0].key

    def places(self, slot: str) -> list[str]:
        """The places in a slot of its stops, each once."""
        return list(dict.fromkeys(str(p) for stop in self.stops for p in stop.get(slot) or () if p))

    def words(self, slot: str) -> list[str]:
        """What its stops have in a slot of words, each once; [""] where none has anything."""
        return list(dict.fromkeys(str(stop.get(slot)) for stop in self.stops if stop.get(slot))) or [""]


@dataclass(frozen=True, slots=True)
class Year:
    """What an office's year is counted from: delegations (``out``: ours abroad, ``inward``: theirs here), agreements in
    force or signed in it, and the duties of the legal clock that fall into it. ``doubtful``: visits that may be one."""

    office: Office
    today: str
    year: int
    out: tuple[Trip, ...]
    inward: tuple[Trip, ...]
    agreements: tuple[Item, ...]
    dues: tuple[Due, ...]
    doubtful: tuple[tuple[Item, Item], ...] = ()


def count(items: Sequence[Item | Trip]) -> Run:
    """How many; the run's keys are what was counted."""
    return told(str(len(items)), *(i.key for i in items)) if items else said("–")


def statistics(year: Year) -> Paper:
    """Đoàn ra, đoàn vào of a year by country, partner and purpose."""
    number = told(str(year.year), CLOCK)
    blocks: tuple[Block, ...] = (
        Para((said("Số đoàn ra: "), count(year.out), said("; số đoàn vào: "), count(year.inward), said("."))),
        *_by("I. THEO NƯỚC", year, lambda t: sorted({country_of(p) for p in _abroad(t)}), names.place),
        *_by("II. THEO ĐỊA PHƯƠNG", year, lambda t: sorted(set(_abroad(t))), names.unit),
        *_by("III. THEO MỤC ĐÍCH", year, lambda t: t.words("purpose"), lambda p: p or "Chưa rõ"),
        Heading((said("IV. DANH SÁCH"),), 1),
        *_listed("Đoàn ra", year.out),
        *_listed("Đoàn vào", year.inward),
        *_to_check(year),
    )
    return _paper(year, "statistics", "THỐNG KÊ", (said("Đoàn ra, đoàn vào năm "), number), blocks)


def yearly(year: Year) -> Paper:
    """State of agreements in a year, for the report that the law asks for; with the clock's own words and sources."""
    number = told(str(year.year), CLOCK)
    signed = [i for i in year.agreements if str(i.get("date") or "")[:4] == str(year.year)]
    running = [i for i in year.agreements if i not in signed]
    blocks: tuple[Block, ...] = (
        Para(
            (
                said("Số thỏa thuận ký trong năm: "),
                count(signed),
                said("; đang còn hiệu lực: "),
                count(running),
                said("."),
            )
        ),
        Heading((said("I. KÝ TRONG NĂM"),), 1),
        _agreements(signed),
        Heading((said("II. ĐANG CÒN HIỆU LỰC"),), 1),
        _agreements(running),
        Heading((said("III. KHÓ KHĂN, KIẾN NGHỊ"),), 1),
        Para((said("…………………"),)),
        Heading((said("IV. KẾ HOẠCH NĂM SAU"),), 1),
        Para((said("…………………"),)),
        Heading((said("Thời hạn báo cáo"),), 2),
        Points(tuple(_due(due) for due in year.dues)),
    )
    abstract = (said("Tình hình ký kết và thực hiện thỏa thuận quốc tế năm "), number)
    return _paper(year, "yearly", "BÁO CÁO", abstract, blocks)


def _paper(year: Year, kind: str, title: str, abstract: Runs, blocks: tuple[Block, ...]) -> Paper:
    text = "".join(run.text for run in abstract)
    return Paper(
        kind=kind,
        name=text,
        day=year.today,
        form=year.office.form,
        head=head(year.office, year.today, "BC"),
        title=(said(title),),
        abstract=abstract,
        blocks=blocks,
        signature=Signature(year.office.signs, year.office.signer),
        receivers=((said("Lưu: VT."),),),
    )


def _abroad(trip: Trip) -> list[str]:
    return [place for slot in ("guest", "host") for place in trip.places(slot) if country_of(place) != "VN"]


def _by(title: str, year: Year, groups: Callable[[Trip], list[str]], named: Callable[[str], str]) -> tuple[Block, ...]:
    """A table of one breakdown: a visit to two provinces counts in both lines, and the paper says so."""
    rows: dict[str, tuple[list[Trip], list[Trip]]] = defaultdict(lambda: ([], []))
    for at, items in enumerate((year.out, year.inward)):
        for one in items:
            for group in groups(one):
                rows[group][at].append(one)
    lines = tuple(
        ((_group(named(group), group, (*out, *inward)),), (count(out),), (count(inward),))
        for group, (out, inward) in sorted(rows.items(), key=lambda row: (-len(row[1][0]) - len(row[1][1]), row[0]))
    )
    columns = (
        Column((said("Nhóm"),), 3),
        Column((said("Đoàn ra"),), 1, "right"),
        Column((said("Đoàn vào"),), 1, "right"),
    )
    note = Para((said("Một chuyến đi nhiều nơi là một đoàn, được tính ở từng nơi; không cộng các dòng."),), "note")
    return (Heading((said(title),), 1), *((Table(columns, lines), note) if lines else (Para((said("Không có."),)),)))


def _group(name: str, group: str, items: Iterable[Trip]) -> Run:
    keys = tuple(i.key for i in items)
    return told(name, *keys) if group else said(name)


def _listed(title: str, trips: Sequence[Trip]) -> tuple[Block, ...]:
    lines = tuple(
        (
            (told(_days(trip), *(i.key for i in trip.stops)),),
            (told(names.units(trip.places("guest")), *(i.key for i in trip.stops)),),
            (told(names.units(trip.places("host")), *(i.key for i in trip.stops)),),
            (told("; ".join(trip.words("guest_head")) or "–", *(i.key for i in trip.stops)),),
        )
        for trip in trips
    )
    columns = tuple(
        Column((said(t),), w) for t, w in (("Thời gian", 1.4), ("Đoàn", 1.6), ("Nơi đến", 1.6), ("Trưởng đoàn", 1.4))
    )
    return (Table(columns, lines, (said(title),)),) if lines else ()


def _days(trip: Trip) -> str:
    """From the first day of its first stop to the last of its last."""
    ends = sorted(str(day) for stop in trip.stops for day in (stop.get("start"), stop.get("end")) if day)
    return days(ends[0], ends[-1]) if ends else "–"


def _to_check(year: Year) -> tuple[Block, ...]:
    """Visits of one day with the same sides that pages tell apart: counted each, for a person to look at."""
    lines = tuple((_line(one), said(" – "), _line(other), said(".")) for one, other in year.doubtful)
    lead = Para((said("Có thể là một đoàn, cần kiểm tra (trên sổ: gộp hai mục, hoặc nối là cùng chuyến):"),), "plain")
    return (lead, Points(lines)) if lines else ()


def _line(visit: Item) -> Run:
    guests, hosts = ([str(p) for p in visit.get(slot) or () if p] for slot in ("guest", "host"))
    text = f"{days(visit.get('start'), visit.get('end'))}: {names.units(guests)} tại {names.units(hosts)}"
    head = f", trưởng đoàn {visit.get('guest_head')}" if visit.get("guest_head") else ""
    return told(f"{text}{head}", visit.key, *guests, *hosts)


def _agreements(items: Sequence[Item]) -> Block:
    if not items:
        return Para((said("Không có."),))
    lines = tuple(
        (
            (told(agreement_name(i), i.key),),
            (told(names.units([str(p) for p in i.get("parties") or () if p]), i.key),),
            (told(short_day(i.get("date")) or "–", i.key),),
        )
        for i in items
    )
    return Table(tuple(Column((said(t),), w) for t, w in (("Văn bản", 2.4), ("Các bên", 2.4), ("Ngày ký", 1))), lines)


def _due(due: Due) -> Runs:
    key = f"clock:{due.duty.code}"
    checked = () if due.duty.checked else (said(" – chưa đối chiếu với văn bản hiện hành"),)
    day = told(f"{due.day:%d/%m/%Y}", key, CLOCK)
    return (day, said(": "), told(due.duty.duty_vi, key), said(" ("), told(due.duty.source, key), said(")"), *checked)
