"""The marked text: without its tags it is the text to the letter, whatever spans overlap."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from hoptac.web.present.marks import Mark, blocks, marked_html

TAG = re.compile(r"</?mark[^>]*>")


@st.composite
def marked_text(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(alphabet="aă<>&\"' \tế", min_size=1, max_size=40))
    place = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(place, place), max_size=8))
    return text, [Mark(f"{n:x}", min(p), max(p), f"f{n:x}", "visit") for n, p in enumerate(pairs) if p[0] != p[1]]


@given(marked_text())
def test_tags_change_no_letter_and_are_nested(sample: tuple[str, list[Mark]]) -> None:
    text, marks = sample
    out = marked_html(text, 0, len(text), marks)
    assert html.unescape(TAG.sub("", out)) == text
    depth = 0
    for tag in TAG.findall(out):
        depth += -1 if tag.startswith("</") else 1
        assert depth >= 0
    assert depth == 0


@given(marked_text())
def test_each_statement_has_its_id_once_and_all_its_words(sample: tuple[str, list[Mark]]) -> None:
    text, marks = sample
    out = marked_html(text, 0, len(text), marks)
    for mark in marks:
        assert out.count(f' id="s{mark.id}"') == 1
        assert words_of(out, mark.report) == text[mark.start : mark.end]


def words_of(out: str, report: str) -> str:
    """The words that lie in the marks of one report."""
    open_reports: list[str] = []
    words = ""
    for part in re.split(r"(</?mark[^>]*>)", out):
        if part.startswith("</mark"):
            open_reports.pop()
        elif part.startswith("<mark"):
            open_reports.append(re.search(r'data-r="(\w+)"', part)[1])  # type: ignore[index]
        elif report in open_reports:
            words += html.unescape(part)
    return words


def test_crossing_words_are_cut_where_the_outer_ones_end() -> None:
    out = marked_html("abcdef", 0, 6, [Mark("1", 0, 4, "r1", "visit"), Mark("2", 2, 6, "r2", "aid")])
    assert TAG.sub("|", out) == "|ab|cd|||ef|"
    assert out.count("<mark") == 3


def test_lines_and_zones() -> None:
    text = "menu\nTitle\n\nBody one\nBody two\nrelated"
    zones = [(0, 5, "furniture"), (5, 12, "title"), (12, 30, "body"), (30, len(text), "furniture")]
    found = blocks(text, zones, [Mark("a", 17, 20, "r", "visit")])
    assert [(b.zone, [text[line.start : line.end] for line in b.lines]) for b in found] == [
        ("furniture", ["menu"]),
        ("title", ["Title"]),
        ("body", ["Body one", "Body two"]),
        ("furniture", ["related"]),
    ]
    assert [b.marked for b in found] == [False, False, True, False]


def test_a_mark_over_two_lines_stands_in_both_with_one_id() -> None:
    found = blocks("one\ntwo", [], [Mark("a", 0, 7, "r", "visit")])
    lines = [str(line.html) for line in found[0].lines]
    assert lines[0].startswith('<mark id="sa"') and lines[1].startswith('<mark class="m')
