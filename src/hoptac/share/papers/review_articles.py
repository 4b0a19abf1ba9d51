"""Results article by article of the signed paper, where the register has it: what came of each, in counts and figures.

Whether an article is fulfilled is for a person to say; the paper tells what the register knows of its fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hoptac.share.papers.paper import Block, Column, Heading, Run, Runs, Table, said, told
from hoptac.share.papers.record import Article, Dossier, Item
from hoptac.share.papers.review_lines import figure_line, newest_each

_MOST = 2
#: The fields that a measure tells of: an article on mines is not told of by all that is economy.
_FIELDS = {
    **dict.fromkeys(("students_received", "students_graduated", "students_returned"), "education human-resources"),
    **{"scholarships": "education scholarships", "trade_turnover": "economy trade", "exports": "economy trade"},
    **{
        "imports": "economy trade",
        "investment_projects": "economy investment",
        "investment_capital": "economy investment",
    },
    **{"visitors": "tourism", "experts_sent": "health health-staff", "people_vaccinated": "health epidemic"},
    **{"remains_repatriated": "martyrs-remains", "delegations": "politics-diplomacy"},
}


def by_article(
    articles: Sequence[Article], items: Mapping[str, list[Item]], dossier: Dossier, number: int, *, working: bool
) -> Iterator[Block]:
    """A table of the articles that name a field of cooperation; those of which nothing is known in the working copy."""
    rows = [row for one in articles if one.fields and (row := _row(one, items, dossier, working=working))]
    if rows:
        titles = (("Điều khoản", 4), ("Kết quả, số liệu", 6), ("Tình trạng", 4))
        yield Heading((said(f"{number}. Theo từng điều của văn bản đã ký"),), 2)
        yield Table(tuple(Column((said(title),), width) for title, width in titles), tuple(rows))


def _row(
    article: Article, items: Mapping[str, list[Item]], dossier: Dossier, *, working: bool
) -> tuple[Runs, ...] | None:
    fields = set(article.fields)
    figures = [f for f in items["figure"] if fields & set(_FIELDS.get(str(f.get("measure")), "").split())]
    lines = [line for figure in _first(newest_each(figures)) if (line := figure_line(figure, dossier))][:_MOST]
    points = [p for p in items["commitment"] if p.get("stance") in ("agree", "pledge")]
    state = _state([p for p in points if fields & set(p.get("fields") or ())], dossier)
    if not lines and not state and not working:
        return None
    shown = tuple(run for number, line in enumerate(lines) for run in ((*((said(" "),) if number else ()), *line)))
    name = told(f"Điều {article.number}. {article.title}", f"page:{article.page}")
    return (name,), shown or (said("Chưa có số liệu."),), state


def _first(figures: list[Item]) -> list[Item]:
    """By measure in the table's order, the newest first."""
    newest = sorted(figures, key=lambda figure: (figure.as_of or "", figure.key), reverse=True)
    return sorted(newest, key=lambda figure: list(_FIELDS).index(str(figure.get("measure"))))


def _state(points: Sequence[Item], dossier: Dossier) -> Runs:
    """How many points that were agreed on have results, how many go on."""
    done = [p for p in points if any(what == "done" for _, _, what in dossier.followed.get(p.key, ()))]
    going = [p for p in points if p not in done]
    counted = ((done, " có kết quả"), (going, " đang tiếp tục triển khai"))
    parts = [(_count(those), said(words)) for those, words in counted if those]
    return tuple(run for number, part in enumerate(parts) for run in (*((said("; "),) if number else ()), *part))


def _count(points: Sequence[Item]) -> Run:
    return told(f"{len(points)} nội dung", *(point.key for point in points))
