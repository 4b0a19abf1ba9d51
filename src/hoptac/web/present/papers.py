"""Papers on the screen: the blocks as templates draw them, what was kept, the templates of the office."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from hoptac.register.models import KeptPaper, PaperForm
from hoptac.share.papers.paper import Block, Chart, Paper, text
from hoptac.share.papers.record import Dossier
from hoptac.share.papers.review_fields import choose
from hoptac.share.papers.words import agreement_name
from hoptac.web.present import values

KINDS: dict[str, str | Promise] = {
    "brief": gettext_lazy("Tài liệu tiếp khách"),
    "term-review": gettext_lazy("Báo cáo tổng kết"),
    "letter": gettext_lazy("Thư"),
    "plan": gettext_lazy("Kế hoạch đón đoàn"),
    "request": gettext_lazy("Tờ trình xin chủ trương"),
    "circular": gettext_lazy("Công văn gửi các cơ quan"),
    "speech": gettext_lazy("Diễn văn, đáp từ"),
    "reply": gettext_lazy("Diễn văn, đáp từ"),
    "notice": gettext_lazy("Thông báo kết luận"),
    "report": gettext_lazy("Báo cáo kết quả"),
    "statistics": gettext_lazy("Thống kê đoàn ra, đoàn vào"),
    "yearly": gettext_lazy("Báo cáo năm về thỏa thuận"),
}
#: What every paper bears in Vietnamese, whatever the language of the screen.
STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY = ("ĐẢNG CỘNG SẢN VIỆT NAM",)
DEAR = "Kính gửi:"
FORMS: dict[str, str | Promise] = {
    "state": gettext_lazy("Văn bản hành chính"),
    "party": gettext_lazy("Văn bản của Đảng"),
    "letter": gettext_lazy("Thư của lãnh đạo chính quyền"),
    "partyletter": gettext_lazy("Thư của lãnh đạo cấp ủy"),
}


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block with its type for the template; ``number`` is that of a chart, ``words`` what it shows."""

    type: str
    block: Block
    number: int = 0
    words: str = ""


def blocks(told: Iterable[Block], first_chart: int) -> list[BlockView]:
    """Blocks with their types; charts are numbered from ``first_chart`` on."""
    found = []
    for block in told:
        if isinstance(block, Chart):
            bars = "; ".join(f"{text(bar.label)}: {text(bar.shown)}" for bar in block.bars)
            found.append(BlockView("Chart", block, first_chart, f"{text(block.title)}. {bars}"))
            first_chart += 1
        else:
            found.append(BlockView(type(block).__name__, block))
    return found


def sheet(made: Paper) -> dict[str, Any]:
    """A paper for ``parts/sheet.html``, and what the forms beside it ask."""
    return {
        "paper": made,
        "form": "party" if made.form.startswith("party") else "state",
        "nation": PARTY if made.form.startswith("party") else STATE,
        "dear": DEAR,
        "blocks": blocks(made.blocks, 0),
        "annexes": blocks(made.annexes, sum(isinstance(b, Chart) for b in made.blocks)),
    }


@dataclass(frozen=True, slots=True)
class KeptLine:
    """A kept paper in a list."""

    row: KeptPaper
    kind: str
    when: str


def kept_lines(rows: Sequence[KeptPaper]) -> list[KeptLine]:
    """Kept papers with words for their kind and time."""
    return [KeptLine(row, str(KINDS.get(row.kind, row.kind)), values.moment(row.kept_at)) for row in rows]


@dataclass(frozen=True, slots=True)
class FormLine:
    """A form with its name and the office's versions, the newest first."""

    form: str
    name: str
    versions: tuple[tuple[PaperForm, str], ...]


def template_lines(rows: Sequence[PaperForm]) -> list[FormLine]:
    """Every form with the office's own versions of it."""
    return [
        FormLine(form, str(name), tuple((row, values.moment(row.kept_at)) for row in rows if row.form == form))
        for form, name in FORMS.items()
    ]


def agreement_choices(told: Dossier, wanted: str) -> list[dict[str, Any]]:
    """The agreements whose term has begun, for a list to choose from; the one under review is chosen."""
    chosen = choose(told, wanted)
    begun = [a for a in told.agreements if a.get("term") and a.get("term")[0] <= int(told.today[:4])]
    return [{"key": a.key, "name": agreement_name(a), "chosen": a == chosen} for a in begun]
