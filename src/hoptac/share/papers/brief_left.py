"""What a briefing could say, ranked, and what of it two pages had no room for: told to the officer, not the leader."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from hoptac.share.papers import brief_parts as parts
from hoptac.share.papers.brief_people import leaders, times
from hoptac.share.papers.brief_size import Size
from hoptac.share.papers.brief_speech import asked
from hoptac.share.papers.brief_table import raised, raised_line
from hoptac.share.papers.figures import figure, observed
from hoptac.share.papers.paper import Block, Heading, Para, Points, Run, Runs, Table, runs_of, said, told
from hoptac.share.papers.record import Dossier, Holder
from hoptac.share.papers.speech import agreed
from hoptac.share.papers.words import posts

_MOST = 12
_TITLES = {
    **{"questions": "Bạn có thể nêu", "agreed": "Nội dung đã thống nhất", "holders": "Lãnh đạo", "visits": "Gặp gỡ"},
    **{"agreements": "Thỏa thuận đang có hiệu lực", "figures": "Kết quả", "ours": "Nội dung ta đề nghị"},
}


def ranked(dossier: Dossier) -> dict[str, list[Runs]]:
    """Every line that each part could have, the first before the others."""
    return {
        "questions": [raised_line(i, dossier) for i in raised(dossier)],
        "agreed": [parts.point_line(i, dossier) for i in agreed(dossier)],
        "holders": [_holder(h) for h in leaders(dossier, ours=False)],
        "visits": [parts.visit_line(v, dossier) for v in parts.recent(dossier)],
        "agreements": [parts.agreement_line(a, dossier) for a in parts.in_force(dossier)],
        "figures": [figure(f) for f in observed(dossier)],
        "ours": [parts.point_line(i, dossier) for i in asked(dossier)],
    }


def _holder(holder: Holder) -> Runs:
    return (told(f"{holder.name}: {posts(holder)} ({times(holder)}).", *holder.keys),)


def left_out(lines: dict[str, list[Runs]], size: Size, cut: list[Run]) -> tuple[Block, ...]:
    """The lines beyond a size, by part, and the whole of what was shortened; nothing where all is in."""
    blocks = [*_beyond(lines, size), *_whole(cut)]
    if not blocks:
        return ()
    lead = "Hai trang không đủ chỗ cho các nội dung dưới đây, xếp theo thứ tự ưu tiên; cần nội dung nào thì thay vào."
    return (Heading((said("CHƯA ĐƯA VÀO HAI TRANG"),)), Para((said(lead),), "note"), *blocks)


def _beyond(lines: dict[str, list[Runs]], size: Size) -> Iterator[Block]:
    for part, title in _TITLES.items():
        rest = lines[part][getattr(size, part) :]
        if rest:
            yield Para((said(f"{title}:", bold=True),), "plain")
            yield Points((*rest[:_MOST], *_more(rest[_MOST:])))


def _more(rest: list[Runs]) -> Iterator[Runs]:
    if rest:
        yield said("và "), told(f"{len(rest)} nội dung khác", *(_key(runs) for runs in rest)), said(" trong sổ.")


def _key(runs: Runs) -> str:
    return next(run.keys[0] for run in runs if run.keys)


def _whole(cut: list[Run]) -> Iterator[Block]:
    if cut:
        yield Para((said("Câu đã rút gọn, nguyên văn:", bold=True),), "plain")
        yield Points(tuple((run,) for run in cut[:_MOST]))


def shortened(blocks: tuple[Block, ...], most: int) -> tuple[tuple[Block, ...], list[Run]]:
    """Blocks whose passages have at most so many letters, and the runs that were shortened for it."""
    long = [run for block in blocks for run in runs_of(block) if len(run.text) > most]
    return (tuple(_shorter(block, most) for block in blocks) if long else blocks), list(dict.fromkeys(long))


def _shorter(block: Block, most: int) -> Block:
    def cut(runs: Runs) -> Runs:
        return tuple(dataclasses.replace(run, text=cut_text(run.text, most)) for run in runs)

    match block:
        case Para(runs):
            return dataclasses.replace(block, runs=cut(runs))
        case Points(items):
            return dataclasses.replace(block, items=tuple(map(cut, items)))
        case Table(_, rows):
            return dataclasses.replace(block, rows=tuple(tuple(map(cut, row)) for row in rows))
    return block


def cut_text(text: str, most: int) -> str:
    """A text of at most so many letters, cut between two words.

    >>> cut_text("một hai ba bốn", 12), cut_text("một hai", 12)
    ('một hai ba…', 'một hai')
    """
    if len(text) <= most:
        return text
    head = text[: most - 1]
    return f"{head.rpartition(' ')[0] or head}…"
