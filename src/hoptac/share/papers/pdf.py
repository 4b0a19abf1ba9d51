"""A paper as PDF/UA-1: tagged, its fonts embedded, drawn by typst from data. Charts as PNG and SVG are drawn alike."""

from __future__ import annotations

import dataclasses
import io
import json
from contextlib import ExitStack
from importlib.resources import as_file, files
from typing import Any, Final, Literal

import pypdfium2
import typst

from hoptac.share.papers.glyphs import drawable
from hoptac.share.papers.paper import Block, Chart, Paper, unbroken

#: Universal accessibility; asks for a title, a language, tags, and alternative words for every figure.
STANDARD: Final = "ua-1"


def draw_pdf(paper: Paper) -> bytes:
    """The paper as PDF; the same bytes for the same paper."""
    return _compile({"paper": json.dumps(as_json(paper), ensure_ascii=False)}, "pdf")


def count_pages(paper: Paper, spare: int) -> int:
    """How many pages a paper takes where each has ``spare`` mm less than it prints: other programs break lines a
    little differently, so what fits with room left fits in all of them."""
    data = _compile({"paper": json.dumps(as_json(paper), ensure_ascii=False), "spare": str(spare)}, "pdf")
    return len(pypdfium2.PdfDocument(io.BytesIO(data)))


def draw_chart(paper: Paper, chart: Chart, form: Literal["png", "svg"]) -> bytes:
    """One chart of a paper as a picture, 150 mm wide (PNG: 200 points an inch)."""
    inputs = {"paper": json.dumps(as_json(dataclasses.replace(paper, blocks=(), annexes=())), ensure_ascii=False)}
    return _compile({**inputs, "chart": json.dumps(_drawable(dataclasses.asdict(chart)), ensure_ascii=False)}, form)


def _compile(inputs: dict[str, str], form: Literal["pdf", "png", "svg"]) -> bytes:
    with ExitStack() as stack:
        here = files("hoptac.share")
        fonts = stack.enter_context(as_file(here.joinpath("fonts")))
        source = stack.enter_context(as_file(here.joinpath("papers", "forms", "paper.typ")))
        # Neither the machine's fonts nor any file beside the source can get into a paper.
        return typst.compile(
            str(source),
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            format=form,
            ppi=200,
            sys_inputs=inputs,
            pdf_standards=[STANDARD] if form == "pdf" else [],
            timestamp=0,
        )


def as_json(paper: Paper) -> dict[str, Any]:
    """The paper as plain values that can be drawn; each block says its type."""
    plain = dataclasses.asdict(dataclasses.replace(paper, blocks=(), annexes=()))
    plain["head"] |= {part: unbroken(plain["head"][part]) for part in ("above", "organ")}
    for part, blocks in (("blocks", paper.blocks), ("annexes", paper.annexes)):
        plain[part] = [_block(block) for block in blocks]
    shown: dict[str, Any] = _drawable(plain)
    return shown


def _drawable(value: Any) -> Any:
    """Every text such that the fonts can draw it."""
    if isinstance(value, str):
        return drawable(value)
    if isinstance(value, dict):
        return {key: _drawable(item) for key, item in value.items() if key != "keys"}
    return [_drawable(item) for item in value] if isinstance(value, list | tuple) else value


def _block(block: Block) -> dict[str, Any]:
    return {"type": type(block).__name__, **dataclasses.asdict(block)}
