"""The review of an agreement's term, by DOMAIN.md's headings: a working copy with its gaps, a leader's copy without.

What the register does not know is not said: the leader's copy leaves the heading out, the working copy lists it as a
gap with whom to ask. Help is told both ways and never summed, netted or compared; difficulties stand before a leader
only where the office's own paper tells them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from hoptac.gazetteer.places import country_of
from hoptac.gazetteer.relations import formula
from hoptac.share import names
from hoptac.share.papers import words
from hoptac.share.papers.annexes import annexes
from hoptac.share.papers.brief_parts import visit_line
from hoptac.share.papers.gaps import disagreements, gaps
from hoptac.share.papers.paper import (
    Block,
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
from hoptac.share.papers.record import Article, Dossier, Item
from hoptac.share.papers.review_aid import help_both_ways
from hoptac.share.papers.review_articles import by_article
from hoptac.share.papers.review_fields import FIELDS, Field, heading_of, narrowed
from hoptac.share.papers.review_lines import agreed_line, bars, figure_line, grown, newest_each
from hoptac.share.papers.review_plans import difficulties, plans, proposals
from hoptac.share.papers.sheet import head, leadership, sources
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
    articles: tuple[Article, ...] = ()

    @property
    def working(self) -> bool:
        """Whether this is the officer's copy."""
        return self.copy == "working"


def review(
    dossier: Dossier, agreement: Item, copy: Copy = "working", form: str = "", articles: tuple[Article, ...] = ()
) -> Paper:
    """The review of one agreement of a dossier. The leader's copy has no gaps, disagreements or sources.

    ``form``: ``state`` or ``party``, by default the office's own. ``articles``: those of the signed paper, where the
    register has it.
    """
    dossier = replace(dossier, office=dossier.office.on(form))
    term = Term(dossier, agreement, narrowed(dossier, agreement), copy, articles)
    name = agreement_name(agreement)
    blocks = tuple(_blocks(term))
    extra = annexes(term.items, dossier)
    if term.working:
        extra = (*gaps(term.items, dossier), *disagreements(term.items, dossier), *extra)
    paper = Paper(
        kind="term-review",
        name=f"Báo cáo tổng kết {name} giữa {words.unit(dossier.one)} và {words.unit(dossier.other)}",
        day=dossier.today,
        form=dossier.office.form,
        head=head(dossier.office, dossier.today, "BC"),
        title=(said("BÁO CÁO"),),
        abstract=(said("Tổng kết thực hiện "), told(name, agreement.key), said(" giữa "), *_both(dossier)),
        to=(leadership(dossier.office, place(dossier.one)),),
        mark="Bản làm việc của chuyên viên, không trình" if term.working else "",
        blocks=blocks,
        signature=Signature(dossier.office.signs, dossier.office.signer),
        receivers=((said("Như trên;"),), (said("Lưu: VT."),)),
        annexes=extra,
    )
    return paper if not term.working else _with_sources(paper, dossier)


def _with_sources(paper: Paper, dossier: Dossier) -> Paper:
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
    held = list(help_both_ways(term.items["aid"], term.dossier))
    if held or term.working:
        yield Heading((said(f"{number + 1}. Hỗ trợ, giúp đỡ lẫn nhau"),), 2)
        yield from held or _unknown()
        number += 1
    yield from by_article(term.articles, term.items, term.dossier, number + 1, working=term.working)


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


def _counted(term: Term) -> Iterator[Block]:
    """How many delegations the register knows of, each way; the list is an annex."""
    visits = term.items["visit"]
    inward = _delegations([v for v in visits if term.dossier.ours(v.get("host"))], term)
    outward = _delegations([v for v in visits if not term.dossier.ours(v.get("host"))], term)
    letters = [c.key for c in term.items["courtesy"] if c.get("kind") in ("congratulate", "greet", "condole")]
    counts = ((inward, "lượt đoàn vào"), (outward, "lượt đoàn ra"), (letters, "lần gửi thư, lời chúc"))
    held = [told(f"{len(keys)} {what}", *keys) for keys, what in counts if keys]
    if visits:
        listed = [piece for number, run in enumerate(held) for piece in ((said(", "), run) if number else (run,))]
        yield Para((said("Trong giai đoạn, đã cập nhật "), *listed, said(" (chi tiết tại Phụ lục).")))


def _delegations(visits: list[Item], term: Term) -> list[str]:
    """One key for each delegation: the calls of a stay and the stops of a tour are one."""
    return list({term.dossier.trips.get(v.key, v.key): v.key for v in visits}.values())


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
