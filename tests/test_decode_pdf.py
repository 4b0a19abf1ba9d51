"""PDF with a text layer: paragraphs, columns, tables, running lines, hyphens; what is refused. Files are made here."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tools.as_formats import Block, as_pdf

from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Page, Snapshot
from hoptac.decode import decode
from hoptac.decode.legacy import from_legacy
from hoptac.decode.pdf.hyphens import glue
from pdf_maker import Leaf, make_pdf, running

LEAD = (
    "Sáng 10/6, lãnh đạo thành phố Huế đã có buổi tiếp và làm việc với đoàn đại biểu tỉnh bạn nhân chuyến thăm hữu "
    "nghị chính thức; cùng dự có đại diện các sở, ngành của thành phố và các thành viên trong đoàn công tác của bạn."
)
BODY = (
    "Hai bên đã rà soát kết quả thực hiện thỏa thuận hợp tác giai đoạn 2022 - 2026 và nhất trí mở rộng về giáo dục, y "
    "tế, nông nghiệp; tỉnh bạn cảm ơn sự hỗ trợ quý báu của thành phố trong nhiều năm qua đối với con em của mình."
)
CLOSE = "Trưởng đoàn bạn mong muốn hai bên tiếp tục trao đổi các đoàn công tác và mời lãnh đạo thành phố sang thăm."


def read(data: bytes) -> Page:
    return decode(Snapshot("trang", "file:///trang.pdf", data, ".pdf"))


def lines(data: bytes) -> list[str]:
    return read(data).text.split("\n")


def code(data: bytes) -> str:
    with pytest.raises(HoptacError) as raised:
        read(data)
    return raised.value.code


def below(texts: Sequence[str], x: float = 70, top: float = 760, width: float = 455) -> list[tuple[float, float, str]]:
    """Paragraphs below each other, with room between."""
    found: list[tuple[float, float, str]] = []
    for text in texts:
        found.extend(running(text, x, found[-1][1] - 22 if found else top, width))
    return found


def zone_of(page: Page, words: str) -> str:
    at = page.text.index(words)
    return next(zone.name for zone in page.zones if zone.span.start <= at < zone.span.end)


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("name", ["a", "b"])  # one sets paragraphs apart by an indent, the other by room
def test_a_typeset_page_is_its_paragraphs(columns: int, name: str) -> None:
    wanted = [
        LEAD,
        BODY,
        "Đoàn thăm Savannakhet và Champasak, sau đó về Xiengkhouang.",
        "- " + CLOSE,
        "1. " + BODY,
        CLOSE,
    ]
    page = [Block("title", "Lãnh đạo thành phố tiếp đoàn đại biểu tỉnh bạn sang thăm và làm việc")]
    page += [Block("text", text) for text in wanted] * 4
    found = read(as_pdf(page, name, columns))
    assert found.text.split("\n")[: 1 + len(page) - 1] == [block.text for block in page]
    assert found.title == page[0].text


def test_a_ruled_table_is_a_line_a_row_with_a_tab_a_cell() -> None:
    rows = (("Tỉnh", "Nội dung", "Số người"), ("Sê Kông", BODY, "150"), ("Salavan", CLOSE, "96"))
    found = lines(as_pdf([Block("text", LEAD), Block("table", rows=rows), Block("text", CLOSE)], "a"))
    assert found[:5] == [LEAD, *("\t".join(row) for row in rows), CLOSE]


def test_a_row_that_a_pages_end_cuts_is_one_again() -> None:
    page = [Block("text", LEAD), Block("table", rows=(("1", BODY * 3),) * 9), Block("text", CLOSE)]
    found = lines(as_pdf(page, "b"))
    assert found[1:10] == [f"1\t{BODY * 3}"] * 9


def test_a_tables_head_printed_anew_on_a_page_is_told_once() -> None:
    head = [(75.0, 765.0, "Tỉnh"), (205.0, 765.0, "Người")]
    rules = [(70, y, 330, y) for y in (780, 760, 740)] + [(x, 740, x, 780) for x in (70, 200, 330)]
    leaves = [
        Leaf([*head, (75, 745, "Sê Kông"), (205, 745, "150")], rules),
        Leaf([*head, (75, 745, "Salavan"), (205, 745, "96"), *below([LEAD], top=700)], rules),
    ]
    assert lines(make_pdf(leaves)) == ["Tỉnh\tNgười", "Sê Kông\t150", "Salavan\t96", LEAD]


def test_running_lines_and_numbers_of_pages_part_no_paragraph() -> None:
    text = running(f"{LEAD} {BODY} {CLOSE}", 70, 760, 455)
    half = len(text) // 2
    leaves = [
        Leaf([(70, 810, "Bản tin đối ngoại"), *below([CLOSE, BODY]), *text[:half], (290, 40, "- 1 -")]),
        Leaf([(70, 810, "Bản tin đối ngoại"), *text[half:], (290, 40, "- 2 -")]),
        Leaf([(70, 810, "Bản tin đối ngoại"), *below([LEAD, CLOSE]), (290, 40, "- 3 -")]),
    ]
    leaves[0] = Leaf([w if w not in text else (w[0], w[1] - 150, w[2]) for w in leaves[0].words])
    found = read(make_pdf(leaves))
    assert found.text.split("\n") == [CLOSE, BODY, f"{LEAD} {BODY} {CLOSE}", LEAD, CLOSE, "Bản tin đối ngoại"]
    assert zone_of(found, "Bản tin") == "furniture"


def test_a_running_line_with_a_day_is_left_out_it_may_be_the_day_of_printing() -> None:
    leaf = Leaf([(70, 810, "In ngày 03/02/2001"), *below([LEAD, BODY])])
    assert "2001" not in read(make_pdf([leaf, leaf])).text


def test_columns_are_read_one_after_the_other_even_where_they_were_written_line_by_line() -> None:
    left, right = below([LEAD, BODY], width=210), below([CLOSE, LEAD, CLOSE], x=310, width=210)
    across = sorted([*left, *right], key=lambda word: -word[1])
    title = (
        70.0,
        800.0,
        "Kết quả đợt trao đổi đoàn của thành phố Huế với tỉnh bạn trong sáu tháng đầu năm nay vừa qua",
    )
    for words in ([title, *left, *right], [title, *across]):
        assert lines(make_pdf([Leaf(words)])) == [title[2], LEAD, BODY, CLOSE, LEAD, CLOSE]


def test_a_table_without_rules_is_read_row_by_row() -> None:
    rows = [("Hủa Phăn", "26", "33"), ("Luông Pha Bang", "17", "22"), ("U Đôm Xay", "12", "19"), ("Cộng", "55", "74")]
    cells = [
        (x, 600.0 - 15 * k, text) for k, row in enumerate(rows) for x, text in zip((70, 220, 320), row, strict=True)
    ]
    found = lines(make_pdf([Leaf([*below([LEAD, BODY]), *cells])]))
    assert found == [LEAD, BODY, *("\t".join(row) for row in rows)]


def test_blocks_side_by_side_are_read_left_first() -> None:
    left = [(70.0, 300.0, "Nơi nhận:"), (70.0, 287.0, "- Như trên;"), (70.0, 274.0, "- Lưu: VT.")]
    right = [(330.0, 300.0, "TM. ỦY BAN NHÂN DÂN"), (330.0, 287.0, "CHỦ TỊCH"), (330.0, 240.0, "Nguyễn Văn An")]
    found = lines(make_pdf([Leaf([*below([LEAD, BODY]), *left, *right])]))
    assert found == [LEAD, BODY, *(text for _, _, text in left), *(text for _, _, text in right)]


def test_numbers_that_stand_far_before_their_paragraphs_are_no_column() -> None:
    first, other = running(BODY, 110, 700, 415), running(LEAD, 110, 600, 415)
    words = [(70.0, 700.0, "1."), *first, (70.0, 600.0, "2."), *other]
    assert lines(make_pdf([Leaf(words)])) == [f"1. {BODY}", f"2. {LEAD}"]


def test_short_lines_stay_lines() -> None:
    short = ["Kính gửi: Sở Ngoại vụ tỉnh", "Số: 12/BC", "Trang chủ", "Hai bên nhất trí:", "- Giáo dục;", "- Y tế."]
    words = [(70.0, 760.0 - 13 * k, text) for k, text in enumerate(short)]
    assert lines(make_pdf([Leaf([*words, *below([LEAD, BODY], top=660)])])) == [*short, LEAD, BODY]


def test_a_headline_on_two_lines_is_the_title() -> None:
    title = ["Lãnh đạo thành phố tiếp đoàn đại biểu", "tỉnh bạn sang thăm hữu nghị"]
    words = [(70.0, 790.0, title[0]), (120.0, 770.0, title[1]), *below([LEAD, BODY], top=730)]
    found = read(make_pdf([Leaf(words, sizes=dict.fromkeys(title, 15.0))]))
    assert found.title == " ".join(title)


def test_text_that_runs_up_the_page_is_turned() -> None:
    source = f"#rotate(-90deg, reflow: true, block(width: 600pt)[{LEAD}\n\n{BODY}])"
    assert lines(typst.compile(source.encode())) == [LEAD, BODY]


@pytest.mark.parametrize(
    ("ends", "whole"),
    [
        (("tỉnh Savan-", "nakhet và"), "tỉnh Savannakhet và"),
        (("tỉnh Savan\u00ad", "nakhet"), "tỉnh Savannakhet"),
        (("ông Sa-vẳn-", "nạ-khẹt"), "ông Sa-vẳn-nạ-khẹt"),
        (("tỉnh Sê-", "kông"), "tỉnh Sê-kông"),
        (("quan hệ Việt-", "Lào"), "quan hệ Việt-Lào"),
        (("ông Park Noh-", "wan"), "ông Park Noh-wan"),
        (("giai đoạn 2022-", "2026"), "giai đoạn 2022-2026"),
        (("giai đoạn 2022 -", "2026"), "giai đoạn 2022 - 2026"),
        (("số 12/", "CTr-UBND"), "số 12/CTr-UBND"),
        (("ສະຫວັນ", "ນະເຂດ"), "ສະຫວັນນະເຂດ"),
        (("hai", "tỉnh"), "hai tỉnh"),
    ],
)
def test_two_ends_of_lines_are_joined(ends: tuple[str, str], whole: str) -> None:
    assert glue(*ends, frozenset()) == whole


def test_a_name_broken_at_its_hyphen_is_written_as_elsewhere_in_the_document() -> None:
    assert glue("ông Bun-", "nhang", frozenset({"bunnhang"})) == "ông Bunnhang"
    assert glue("bà Phan-", "nakhone", frozenset({"phan-nakhone"})) == "bà Phan-nakhone"


def test_a_scan_says_that_it_is_one() -> None:
    stamp = [(300.0, 60.0, "Người ký: Văn phòng UBND tỉnh"), (300.0, 45.0, "Thời gian ký: 10/06/2022 16:40:12 +07:00")]
    assert code(make_pdf([Leaf(picture=True)])) == "pdf-scanned"
    assert code(make_pdf([Leaf(stamp, picture=True), Leaf(picture=True)])) == "pdf-scanned"
    assert code(make_pdf([Leaf()])) == "pdf-scanned"


def test_scanned_pages_among_others_are_noted() -> None:
    assert read(make_pdf([Leaf(below([LEAD, BODY])), Leaf(picture=True)])).notes == ("pages-without-text",)
    assert read(make_pdf([Leaf(below([LEAD, BODY]), picture=True)])).notes == ()


def shifted(text: str) -> Mapping[str, str]:
    """Each letter told as the glyph's number, as broken fonts do."""
    return {letter: chr(33 + k) for k, letter in enumerate(sorted(set(text)))}


def test_a_text_layer_that_tells_no_letters_is_refused() -> None:
    words = below([LEAD, BODY, CLOSE])
    assert code(make_pdf([Leaf(words)], named=False)) == "pdf-garbled"
    assert code(make_pdf([Leaf(words)], letters=shifted(LEAD + BODY + CLOSE))) == "pdf-garbled"


def test_a_text_layer_of_wrong_vietnamese_letters_is_refused() -> None:
    vowels = "aàáảãạăắằẳẵặâấầẩẫậeéẹêếềểễệioóòỏõọôốồổỗộơớờởỡợuưúùủụứừửữự"
    wrong = dict(zip(vowels, vowels[7:] + vowels[:7], strict=True))
    assert code(make_pdf([Leaf(below([LEAD, BODY, CLOSE]))], letters=wrong)) == "pdf-garbled"


def test_a_line_whose_letters_are_missing_yields_nothing() -> None:
    odd = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠ"
    leaf = Leaf(below([LEAD, f"Đoàn gồm {odd}", BODY, CLOSE, LEAD + BODY]))
    found = read(make_pdf([leaf], letters=dict.fromkeys(odd, "\ue123")))
    assert zone_of(found, "Đoàn gồm") == "furniture"
    assert zone_of(found, "Hai bên") != "furniture"


def test_a_text_layer_in_an_old_encoding_is_converted() -> None:
    bytes_of = {from_legacy(bytes((b,)), "tcvn3"): bytes((b,)).decode("latin-1") for b in range(0xA1, 0x100)}
    told = {letter: bytes_of.get(letter, letter) for letter in LEAD + BODY}
    assert lines(make_pdf([Leaf(below([LEAD, BODY]))], letters=told)) == [LEAD, BODY]


def test_a_file_with_a_password_says_so() -> None:
    locked = f"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <{'11' * 32}> /U <{'22' * 32}> /P -4 >>"
    assert code(make_pdf([Leaf(below([LEAD]))], extra=locked)) == "file-locked"


def test_a_book_is_refused() -> None:
    assert code(make_pdf([Leaf()] * 501)) == "file-too-long"


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"x" * 5000, b"\n\n%PDF-1.4 not one"])
def test_a_damaged_file_is_refused(data: bytes) -> None:
    assert code(data) == "file-binary"


WHOLE = make_pdf([Leaf([*below([LEAD, BODY]), (70, 500, "Tỉnh"), (200, 500, "26")], [(70, 490, 300, 490)])])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=12), st.booleans())
def test_a_file_changed_anywhere_is_read_or_refused_by_name(at: int, put: bytes, cut: bool) -> None:
    data = WHOLE[:at] + put + (b"" if cut else WHOLE[at + len(put) :])
    try:
        page = read(data)
    except HoptacError as error:
        assert error.code in (
            "file-binary", "file-empty", "file-locked", "pdf-scanned", "pdf-garbled", "encoding-uncertain",
        )  # fmt: skip
    else:
        assert [zone.span.end for zone in page.zones][-1:] == [len(page.text)]


def test_several_threads_read_at_once() -> None:
    with ThreadPoolExecutor(4) as pool:
        texts = set(pool.map(lambda _: read(WHOLE).text, range(24)))
    assert len(texts) == 1


def test_a_page_made_to_be_slow_is_not() -> None:
    words = [(20.0 + 37 * (k % 15), 830.0 - 3 * (k // 15), "từ này") for k in range(1800)]
    rules = [(20, 3 * k, 500, 3 * k) for k in range(250)] + [(2 * k, 20, 2 * k, 800) for k in range(250)]
    data = make_pdf([Leaf(words), Leaf([*words, *below([LEAD])], rules)])
    began = time.process_time()
    with suppress(HoptacError):
        read(data)
    assert time.process_time() - began < 20
