"""Parts of a briefing: the guests, the purpose, relations of the two places, protocol."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hoptac.gazetteer.places import country_of
from hoptac.share.papers import words
from hoptac.share.papers.brief_people import guest_head, holders_table
from hoptac.share.papers.brief_size import Size
from hoptac.share.papers.brief_visits import coming, last_met
from hoptac.share.papers.figures import figure, observed
from hoptac.share.papers.paper import CLOCK, Block, Para, Points, Run, Runs, said, told
from hoptac.share.papers.record import Dossier, Item
from hoptac.share.papers.speech import agreed, clause, newest, respelled
from hoptac.share.papers.words import day, days, place, short_day


def guests(dossier: Dossier) -> Iterator[Block]:
    """The delegation as notified; lines for the officer to fill where nothing is."""
    visit = coming(dossier)
    _, led = guest_head(dossier)
    if visit is None:
        dots = "." * 60
        yield Para((said("Đoàn đại biểu "), place(dossier.other), said(f"; trưởng đoàn, thành phần: {dots}")))
        return
    size = visit.get("size")
    yield Para(
        (
            said("Đoàn đại biểu "),
            place(dossier.other) if dossier.theirs(visit.get("guest")) else place(dossier.one),
            *((said(" gồm "), told(f"{words.number(size)} người", visit.key)) if size else ()),
            *(
                (said(f" do {words.address(country_of(dossier.other))} "), *led, said(" làm trưởng đoàn"))
                if led
                else ()
            ),
            said("; thời gian: "),
            told(days(visit.get("start"), visit.get("end")), visit.key),
            said("."),
        )
    )


def purpose(dossier: Dossier) -> Iterator[Block]:
    """What the meeting is for: as notified, and the agreement that ends."""
    visit, ending = coming(dossier), in_force(dossier)
    aims: list[Runs] = []
    if visit and visit.get("purpose"):
        wanted = respelled(str(visit.get("purpose")), dossier)
        aims.append((told(f"{wanted[:1].upper()}{wanted[1:]}.", visit.key),))
    aims.append((said("Củng cố, tăng cường quan hệ hữu nghị, hợp tác giữa hai địa phương."),))
    for item in ending[:1]:
        name = told(words.agreement_name(item), item.key)
        aims.append((said("Đánh giá kết quả thực hiện "), name, said(", thống nhất hướng hợp tác giai đoạn tới.")))
    for item in proposed(dossier)[:1]:
        aims.append((said("Trao đổi việc ký "), told(f"{words.agreement_name(item)}.", item.key)))
    yield Points(tuple(aims))


def proposed(dossier: Dossier) -> list[Item]:
    """Agreements whose term is still to come, those that begin first before."""
    year = int(dossier.today[:4])
    coming_ = [a for a in dossier.agreements if isinstance(a.get("term"), list | tuple) and a.get("term")[0] > year]
    return sorted(coming_, key=lambda a: (a.get("term")[0], a.key))


def in_force(dossier: Dossier) -> list[Item]:
    """Agreements whose term holds today, those that end first before."""
    year = int(dossier.today[:4])
    terms = [(a.get("term"), a) for a in dossier.agreements]
    running = [
        (t[1], a.key, a) for t, a in terms if isinstance(t, list | tuple) and len(t) == 2 and t[0] <= year <= t[1]
    ]
    return [a for _, _, a in sorted(running)]


def left(item: Item, today: str) -> str:
    """What is left of a term: "còn 1 tháng", "còn hơn 2 năm"."""
    last = item.get("term")[1]
    months = (last - int(today[:4])) * 12 + 12 - int(today[5:7])
    if months == 0:
        return "hết hạn trong tháng này"
    return f"còn {months} tháng" if months < 24 else f"còn hơn {months // 12} năm"


def relations(dossier: Dossier, size: Size) -> Iterator[Block]:
    """Offices held now, when they last met, agreements in force, figures, what was agreed."""
    yield from holders_table(dossier, size.holders)
    yield from _line("Gặp gần đây", (visit_line(v, dossier) for v in recent(dossier)[: size.visits]))
    terms = in_force(dossier)[: size.agreements]
    yield from _line("Thỏa thuận đang có hiệu lực", (agreement_line(a, dossier) for a in terms))
    yield from _line("Kết quả", (figure(f) for f in observed(dossier)[: size.figures]))
    points = agreed(dossier)[: size.agreed]
    yield from _line("Nội dung đã thống nhất, đang tiếp tục triển khai", (point_line(p, dossier) for p in points))


def _line(title: str, items: Iterable[Runs]) -> Iterator[Block]:
    """A bold lead and its points, a single one behind the lead; nothing where there is none."""
    held = tuple(items)
    if len(held) == 1:
        yield Para((said(f"{title}: ", bold=True), *_uncapped(held[0])), "plain")
    elif held:
        yield Para((said(f"{title}:", bold=True),), "plain")
        yield Points(held)


def _uncapped(runs: Runs) -> Runs:
    """A line behind a colon: "ngày 29/1/2026 …"."""
    first = runs[0]
    small = first.text.startswith(("Ngày ", "Từ ngày ", "Đến ", "Tháng ", "Năm ", "Trong "))
    text = f"{first.text[:1].lower()}{first.text[1:]}" if small else first.text
    return (replace(first, text=text), *runs[1:])


def recent(dossier: Dossier) -> list[Item]:
    """Visits that took place, the newest first."""
    return newest(v for v in dossier.visits if v.get("status") == "done" and v.day and v.day <= dossier.today)


def visit_line(visit: Item, dossier: Dossier) -> Runs:
    """When, who to whom, led by whom."""
    guests_, host = visit.get("guest") or [], (visit.get("host") or [None])[0]
    when = days(visit.get("start"), visit.get("end"))
    heads = [str(visit.get(slot)) for slot in ("guest_head", "host_head") if visit.get(slot)]
    names_ = [respelled(head, dossier) for head in heads]
    led = f"; trưởng đoàn {names_[0]}" if visit.get("guest_head") else ""
    received = f"; chủ trì tiếp {names_[-1]}" if visit.get("host_head") else ""
    where = f" tại {words.unit(host)}" if host else ""
    guests_said = ", ".join(words.unit(p) for p in guests_)
    return (told(f"{when[:1].upper()}{when[1:]}: đoàn {guests_said}{where}{led}{received}.", visit.key),)


def agreement_line(item: Item, dossier: Dossier) -> Runs:
    """An agreement in force, when it was signed and what is left of its term."""
    signed = day(item.get("date")) if item.get("act") in ("signed", "exchanged") and item.get("date") else ""
    more = f" (ký {signed})" if signed else ""
    return (
        told(f"{words.agreement_name(item)}{more}: ", item.key),
        told(f"{left(item, dossier.today)}, hết hiệu lực cuối năm {item.get('term')[1]}.", item.key, CLOCK),
    )


def point_line(item: Item, dossier: Dossier) -> Runs:
    """What was agreed and how far it has come."""
    text = respelled(clause(item), dossier)
    became = dossier.followed.get(item.key, ())
    state: tuple[Run, ...] = ()
    if became:
        when, key, what = became[-1]
        shown = {"again": "được nhắc lại", "begun": "đã bắt đầu", "done": "đã có kết quả"}[what]
        state = (told(f" – {shown} ({short_day(when)})", item.key, key),)
    return (told(f"{text[:1].upper()}{text[1:]} ({short_day(item.when)})", item.key), *state, said("."))


def protocol(dossier: Dossier) -> Iterator[Block]:
    """How the guests are addressed and called, what was given when they last met."""
    country = country_of(dossier.other)
    notes: list[Runs] = [
        (said(f"Xưng hô: “{words.address(country)}”; tên nước viết, đọc đầy đủ: "), place(country), said("."))
    ]
    holder, _ = guest_head(dossier)
    if holder and holder.spellings:
        notes.append(
            (
                said("Tên trưởng đoàn viết thống nhất: "),
                told(f"{holder.name} (báo chí còn viết {', '.join(holder.spellings)}).", *holder.keys),
            )
        )
    met = last_met(dossier)
    gifts = newest(c for c in dossier.courtesies if c.get("kind") == "gift" and met and c.when[:10] >= (met.day or ""))
    for gift in gifts[:1]:
        notes.append(
            (said("Lần gặp trước: "), told(f"“{respelled(gift.words, dossier)}” ({short_day(gift.when)})", gift.key))
        )
    yield Points(tuple(notes))
