"""What the leader is proposed to say: ready to be read aloud, each figure dated."""

from __future__ import annotations

from collections.abc import Iterator

from hoptac.gazetteer.places import country_of, name_of
from hoptac.gazetteer.relations import formula
from hoptac.share.papers import words
from hoptac.share.papers.brief_parts import in_force
from hoptac.share.papers.brief_people import guest_head
from hoptac.share.papers.brief_size import Size
from hoptac.share.papers.brief_visits import coming, last_met
from hoptac.share.papers.figures import observed
from hoptac.share.papers.paper import Block, Para, Run, Runs, said, told
from hoptac.share.papers.record import Dossier, Item
from hoptac.share.papers.speech import agreed, clause, respelled, said_by, uncapped
from hoptac.share.papers.words import place

#: What is longer is no sentence to be read aloud.
_BREATH = 300


def speech(dossier: Dossier, size: Size) -> Iterator[Block]:
    """Welcome, the relation, what was done, what was agreed, what we ask for, wishes."""
    yield Para(_welcome(dossier), "speech")
    yield Para(_relation(dossier), "speech")
    if done := _done(dossier):
        yield Para(done, "speech")
    if points := [p for p in agreed(dossier) if p.get("stance") == "agree" and len(clause(p)) <= _BREATH][:1]:
        text = uncapped(respelled(clause(points[0]), dossier))
        lead = said("Về những nội dung đã thống nhất, tôi đề nghị hai bên tiếp tục triển khai việc ")
        yield Para((lead, told(text, points[0].key), said(".")), "speech")
    for number, item in enumerate(asked(dossier)[: size.ours]):
        lead = said("Nhân dịp này, phía chúng tôi đề nghị " if not number else "Chúng tôi cũng đề nghị ")
        yield Para((lead, told(respelled(clause(item), dossier), item.key), said(".")), "speech")
    yield Para(_wishes(dossier), "speech")


def asked(dossier: Dossier) -> list[Item]:
    """What we ask for and can say in a breath or two, the newest first."""
    return [i for i in said_by(dossier, ("propose", "wish"), ours=True) if len(clause(i)) <= _BREATH]


def _guest(dossier: Dossier) -> tuple[Run, ...]:
    """The guest of honour with offices in full; the delegation alone where nobody is known."""
    _, led = guest_head(dossier)
    return (said(f"{words.address(country_of(dossier.other))} "), *led, said(" cùng ")) if led else ()


def _welcome(dossier: Dossier) -> Runs:
    visit = coming(dossier)
    goes = visit is not None and dossier.ours(visit.get("guest"))
    greet = "bày tỏ vui mừng được gặp" if goes else "nhiệt liệt chào mừng"
    where = dossier.other if goes else dossier.one
    comes = "" if goes else "đến thăm và làm việc tại "
    return (
        said("Thay mặt lãnh đạo "),
        place(dossier.one),
        said(f", tôi {greet} "),
        *_guest(dossier),
        said("các đồng chí " if goes else "Đoàn đại biểu "),
        place(dossier.other),
        *((said(f" {comes}"), place(where)) if not goes else ()),
        said("."),
    )


def _relation(dossier: Dossier) -> Runs:
    country = country_of(dossier.other)
    known = formula(country, dossier.today)
    states = (
        (said("Trong quan hệ "), told(f"{known} Việt Nam - {name_of(country)}", country), said(", hợp tác"))
        if known
        else ()
    )
    met = last_met(dossier)
    since = (
        (said(". Tôi nhớ lại cuộc gặp "), told(words.days(met.get("start"), met.get("end")), met.key)) if met else ()
    )
    return (
        *(states or (said("Hợp tác"),)),
        said(" giữa "),
        place(dossier.one),
        said(" và "),
        place(dossier.other),
        said(" không ngừng được vun đắp"),
        *since,
        said(" và vui mừng trước những việc hai bên đã cùng làm từ đó đến nay." if met else "."),
    )


def _done(dossier: Dossier) -> Runs:
    """Under which agreement, and the newest figures of students: those of the partner, and of its whole country."""
    students = [f for f in observed(dossier) if f.get("measure") == "students_received"]
    told_: list[Run] = []
    for agreement in in_force(dossier)[:1]:
        told_ += [said("Thực hiện "), told(words.agreement_name(agreement), agreement.key), said(", ")]
    for number, item in enumerate(sorted(students, key=lambda i: i.get("origin")[0] in dossier.other_ids)[:2]):
        counted = words.amount(item.get("value"), None, item.get("comparator"))
        origin = item.get("origin")[0]
        month = words.day(item.get("until")) if item.get("until") else words.month_of(item.as_of)
        whose = f"lưu học sinh {name_of(origin)}" if not number else f"em của {words.unit(origin)}"
        lead = (
            f"đến {month}, {words.unit(dossier.one)} đã tiếp nhận, đào tạo "
            if not number
            else f"; tính đến {month} có "
        )
        told_.append(told(f"{lead}{counted} {whose}", item.key, origin, dossier.one))
    if not students:
        told_ += [said("hai bên đã cùng nhau triển khai nhiều việc thiết thực")] if told_ else []
    return (*_capital(told_), said(".")) if told_ else ()


def _capital(runs: list[Run]) -> list[Run]:
    first = runs[0]
    return [Run(first.text[:1].upper() + first.text[1:], first.keys, first.bold, first.italic), *runs[1:]]


def _wishes(dossier: Dossier) -> Runs:
    who = words.address(country_of(dossier.other))
    health = said(f"Kính chúc {who} và Đoàn mạnh khỏe, hạnh phúc; chúc chuyến công tác thành công tốt đẹp; ")
    return (health, said("chúc quan hệ hai địa phương ngày càng phát triển."))
