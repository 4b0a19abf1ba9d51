"""The review of an agreement's term, by DOMAIN.md's headings: a working copy with its gaps, a leader's copy without.

What the register does not know is not said: the leader's copy leaves the heading out, the working copy lists it as a
gap with whom to ask. Help is told both ways and never summed, netted or compared; difficulties stand before a leader
only where the office's own paper tells them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from hoptac.gazetteer.places import country_of
from hoptac.gazetteer.relations import formula
from hoptac.share import names
from hoptac.share.papers import words
from hoptac.share.papers.annexes import annexes
from hoptac.share.papers.gaps import disagreements, gaps
from hoptac.share.papers.paper import (
    CLOCK,
    Block,
    Form,
    Heading,
    Paper,
    Para,
    Points,
    Runs,
    Signature,
    runs,
    said,
    told,
)
from hoptac.share.papers.record import Dossier, Item
from hoptac.share.papers.review_fields import FIELDS, Field, heading_of, narrowed
from hoptac.share.papers.review_lines import agreed_line, bars, figure_line, grown, visit_line
from hoptac.share.papers.review_plans import difficulties, plans, proposals
from hoptac.share.papers.sheet import head, sources
from hoptac.share.papers.words import agreement_name, day, place

Copy = Literal["working", "leader"]
#: Lines of one heading; the rest stands in the annexes.
_MOST = 5


@dataclass(frozen=True, slots=True)
class Term:
    """An agreement under review with the entries of its years, by kind."""

    dossier: Dossier
    agreement: Item
    items: dict[str, list[Item]]
    copy: Copy

    @property
    def working(self) -> bool:
        """Whether this is the officer's copy."""
        return self.copy == "working"


def review(dossier: Dossier, agreement: Item, copy: Copy = "working", form: Form = "state") -> Paper:
    """The review of one agreement of a dossier. The leader's copy has no gaps, disagreements or sources."""
    term = Term(dossier, agreement, narrowed(dossier, agreement), copy)
    name = agreement_name(agreement)
    blocks = tuple(_blocks(term))
    extra = annexes(term.items, dossier)
    if term.working:
        extra = (*gaps(term.items, dossier), *disagreements(term.items, dossier), *extra)
    paper = Paper(
        kind="term-review",
        name=f"Báo cáo tổng kết {name} giữa {words.unit(dossier.one)} và {words.unit(dossier.other)}",
        day=dossier.today,
        form=form,
        head=head(dossier.office, dossier.today, "BC"),
        title=(said("BÁO CÁO"),),
        abstract=(said("Tổng kết thực hiện "), told(name, agreement.key), said(" giữa "), *_both(dossier)),
        to=((said("Ủy ban nhân dân "), place(dossier.one)),),
        mark="Bản làm việc của chuyên viên, không trình" if term.working else "",
        blocks=blocks,
        signature=Signature(("GIÁM ĐỐC",)),
        receivers=((said("Như trên;"),), (said("Lưu: VT."),)),
        annexes=extra,
    )
    return paper if not term.working else _with_sources(paper, dossier)


def _with_sources(paper: Paper, dossier: Dossier) -> Paper:
    from dataclasses import replace

    return replace(paper, annexes=(*paper.annexes, *sources(runs(paper), dossier.items)))


def _both(dossier: Dossier) -> Runs:
    return place(dossier.one), said(" và "), place(dossier.other)


def _blocks(term: Term) -> Iterator[Block]:
    parts = (
        ("KHÁI QUÁT", _overview(term)),
        ("KẾT QUẢ THỰC HIỆN", _results(term)),
        ("ĐÁNH GIÁ CHUNG", _assessment(term)),
        ("KHÓ KHĂN, VƯỚNG MẮC; KIẾN NGHỊ", proposals(term.items, term.dossier)),
        ("PHƯƠNG HƯỚNG, NỘI DUNG ĐỀ XUẤT GIAI ĐOẠN TỚI", plans(term.items, term.dossier, term.agreement)),
    )
    number = 0
    for title, blocks in parts:
        held = list(blocks)
        if held:
            yield Heading((said(f"{('I', 'II', 'III', 'IV', 'V')[number]}. {title}"),))
            yield from held
            number += 1


def _overview(term: Term) -> Iterator[Block]:
    """What was signed, by whom, when and where, in force how long."""
    dossier, item = term.dossier, term.agreement
    country = country_of(dossier.other)
    known = formula(country, dossier.today)
    if known:
        relation = told(f"{known} Việt Nam - {names.place(country)}", country)
        yield Para(
            (
                said("Trong quan hệ "),
                relation,
                said(", hợp tác giữa "),
                *_both(dossier),
                said(" được triển khai theo "),
                told(f"{agreement_name(item)}.", item.key),
            )
        )
    yield Points(tuple(_facts(term)))


def _facts(term: Term) -> Iterator[Runs]:
    item, dossier = term.agreement, term.dossier
    yield said("Các bên: "), *_both(dossier), said(".")
    if item.get("act") in ("signed", "exchanged") and item.get("date"):
        where = f" tại {names.place(item.get('place'))}" if item.get("place") else ""
        yield said("Ký "), told(f"{day(item.get('date'))}{where}.", item.key)
    if item.get("signed_by"):
        yield said("Người ký: "), told(f"{', '.join(item.get('signed_by'))}.", item.key)
    if years := words.term(item):
        yield said("Thời hạn: "), told(f"giai đoạn {years}.", item.key)


def _results(term: Term) -> Iterator[Block]:
    number = 0
    for field in FIELDS:
        held = list(_field(term, field))
        if held or term.working:
            number += 1
            yield Heading((said(f"{number}. {field.title}"),), 2)
            yield from held or _unknown()
    held = list(_help(term))
    if held or term.working:
        yield Heading((said(f"{number + 1}. Hỗ trợ, giúp đỡ lẫn nhau"),), 2)
        yield from held or _unknown()


def _unknown() -> Iterator[Block]:
    yield Para((said("Chưa có số liệu.", italic=True),))


def _field(term: Term, field: Field) -> Iterator[Block]:
    """One judgement, then its figures, visits and agreed points; nothing where nothing is known."""
    dossier = term.dossier

    def of(kind: str) -> list[Item]:
        return [item for item in term.items[kind] if heading_of(item) == field.code]

    visits, figures = of("visit"), of("figure")
    points = [c for c in of("commitment") if c.get("stance") in ("agree", "pledge")]
    lines: list[Runs] = [line for item in newest_each(figures) if (line := figure_line(item, dossier))]
    lines += [visit_line(visit, dossier) for visit in visits[-_MOST:]]
    if not lines and not points:
        return
    yield Para((said(field.judgement, bold=True),))
    if field.code == "politics":
        yield from _counted(term)
    if growth := grown(figures, dossier.other_ids):
        yield Para(growth)
    if lines:
        yield Points(tuple(lines[: 2 * _MOST]))
    if chart := bars(figures, dossier.other_ids):
        yield chart
    if points:
        yield Para((said("Nội dung đã thống nhất, đang tiếp tục triển khai:", italic=True),), "plain")
        yield Points(tuple(agreed_line(point, dossier) for point in points[-_MOST:]))


def newest_each(figures: list[Item]) -> list[Item]:
    """The newest observation of each measure and population."""
    found: dict[tuple[object, ...], Item] = {}
    for item in sorted(figures, key=lambda i: (i.as_of or "", i.key)):
        key = (item.get("measure"), tuple(item.get("origin") or ()), item.get("since") if item.get("until") else None)
        found[key] = item
    return list(found.values())


def _counted(term: Term) -> Iterator[Block]:
    """How many delegations the register knows of, each way; the list is an annex."""
    visits = term.items["visit"]
    inward = [v.key for v in visits if term.dossier.ours(v.get("host"))]
    outward = [v.key for v in visits if not term.dossier.ours(v.get("host"))]
    if visits:
        ways = [f"{len(keys)} lượt đoàn {way}" for keys, way in ((inward, "vào"), (outward, "ra")) if keys]
        keys = [*inward, *outward]
        letters = [c.key for c in term.items["courtesy"] if c.get("kind") in ("congratulate", "greet", "condole")]
        more = (said("; "), told(f"{len(letters)} lần gửi thư, lời chúc", *letters)) if letters else ()
        yield Para(
            (
                said("Trong giai đoạn, đã cập nhật "),
                told(" và ".join(ways), *keys),
                *more,
                said(" (chi tiết tại Phụ lục)."),
            )
        )


def _help(term: Term) -> Iterator[Block]:
    """Help both ways, told apart and never added up."""
    aid, dossier = once(term.items["aid"]), term.dossier
    if not aid:
        return
    yield Para((said("Hai bên luôn sẻ chia, giúp đỡ lẫn nhau, nhất là khi gặp thiên tai, dịch bệnh.", bold=True),))
    for mine, lead in ((True, place(dossier.one)), (False, place(dossier.other))):
        gifts = [gift for gift in aid if dossier.ours(gift[0].get("giver")) == mine]
        if gifts:
            yield Para((said("Của "), lead, said(":")), "plain")
            yield Points(tuple(gift_line(gift) for gift in gifts[-_MOST:]))


def once(aid: list[Item]) -> list[list[Item]]:
    """Gifts, each with the entries that tell it: a sum told again later without a day of its own is the same one."""
    found: list[list[Item]] = []
    for item in aid:
        same = [g for g in found if not item.get("date") and item.get("amount") and _is_one(g[0], item)]
        if same:
            same[-1].append(item)
        else:
            found.append([item])
    return found


def _is_one(one: Item, other: Item) -> bool:
    slots = ("amount", "currency", "comparator")
    return all(one.get(slot) == other.get(slot) for slot in slots) and bool(one.sources) and not other.get("goods")


def gift_line(gift: list[Item]) -> Runs:
    """What was given, what for, when."""
    item = gift[0]
    sum_ = words.amount(item.get("amount"), item.get("currency"), item.get("comparator")) if item.get("amount") else ""
    what = ", ".join(part for part in (sum_, str(item.get("goods") or "")) if part) or "hiện vật"
    purpose = f" {str(item.get('purpose')).strip()}" if item.get("purpose") else ""
    text = f"{what}{purpose} ({words.short_day(item.when)})."
    return (told(f"{text[:1].upper()}{text[1:]}", *(one.key for one in gift)),)


def _assessment(term: Term) -> Iterator[Block]:
    """What went well, what did not (ours first), why."""
    dossier, open_points = term.dossier, [c for c in term.items["commitment"] if c.get("stance") == "agree"]
    yield Heading((said("1. Ưu điểm"),), 2)
    known = {heading_of(i) for i in (*term.items["visit"], *term.items["figure"])} - {"people"}
    listed = "; ".join(_small(field.title) for field in FIELDS if field.code in known)
    yield Para(
        (
            said("Hai bên đã nghiêm túc triển khai "),
            told(agreement_name(term.agreement), term.agreement.key),
            said(f"; kết quả rõ trên các lĩnh vực: {listed}." if listed else "."),
        )
    )
    if open_points:
        count = told(f"{len(open_points)} nội dung", *(c.key for c in open_points))
        yield Para((said("Đã cập nhật "), count, said(" hai bên thống nhất, đang tiếp tục triển khai (Phụ lục V).")))
    hard = difficulties(term.items, dossier, internal=not term.working)
    if hard or term.working:
        yield Heading((said("2. Tồn tại, hạn chế"),), 2)
        yield Points(tuple(hard)) if hard else next(_unknown())
    if term.working:
        yield Heading((said("3. Nguyên nhân"),), 2)
        yield from _unknown()


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]


def choose(dossier: Dossier, wanted: str = "") -> Item | None:
    """The agreement to be reviewed: by the beginning of its key, else the one with a term that ends first from today
    on, else the one whose term ended last."""
    if wanted:
        return next((a for a in dossier.agreements if a.key.startswith(wanted)), None)
    year = int(dossier.today[:4])
    terms = [a for a in dossier.agreements if isinstance(a.get("term"), list | tuple) and a.get("term")[0] <= year]
    running = [a for a in terms if a.get("term")[1] >= year]
    if running:
        return min(running, key=lambda a: (a.get("term")[1], a.key))
    return max(terms, key=lambda a: (a.get("term")[1], a.key), default=None)


__all__ = ["CLOCK", "Copy", "choose", "review"]
