"""DOCX: what Word shows and no more, with its numbers; tables, notes, headers; what is refused. Files are made here."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tools.as_formats import Block, as_docx

from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Page, Snapshot
from hoptac.decode import decode
from hoptac.decode.docx.numbering import write_number

LEAD = "Sáng 10/6, lãnh đạo thành phố Huế đã có buổi tiếp và làm việc với đoàn đại biểu tỉnh bạn nhân chuyến thăm."
BODY = "Hai bên đã rà soát kết quả thực hiện thỏa thuận hợp tác giai đoạn 2022 - 2026 và nhất trí mở rộng về giáo dục."
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def read(data: bytes) -> Page:
    return decode(Snapshot("trang", "file:///trang.docx", data, ".docx"))


def docx(body: str, parts: dict[str, str] | None = None, root: str = "document", head: str = "") -> bytes:
    """A document of the given paragraphs, with further parts by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", f"{head}<w:{root} {NAMES}><w:body>{body}</w:body></w:{root}>")
        for name, xml in (parts or {}).items():
            package.writestr(f"word/{name}.xml", xml)
    return out.getvalue()


def p(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner if inner.startswith('<') else r(inner)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def text(body: str, **parts: str) -> list[str]:
    return read(docx(p(LEAD) + body, parts)).text.split("\n")[1:]


def code(data: bytes) -> str:
    with pytest.raises(HoptacError) as raised:
        read(data)
    return raised.value.code


def zone_of(page: Page, words: str) -> str:
    at = page.text.index(words)
    return next(zone.name for zone in page.zones if zone.span.start <= at < zone.span.end)


def test_a_document_is_its_paragraphs_rows_and_lists() -> None:
    title = "Lãnh đạo thành phố tiếp đoàn đại biểu tỉnh bạn sang thăm"
    wanted = [LEAD, "1. Một", "2. Hai", BODY, "3. Ba", "1. Lại một", "5. Năm", "- Gạch", "a) Chữ"]
    page = [Block("title", title), *(Block("text", line) for line in wanted)]
    found = read(as_docx([*page, Block("table", rows=(("Tỉnh", "Số"), ("Sê Kông", "150")))]))
    assert found.text.split("\n")[:12] == [title, *wanted, "Tỉnh\tSố", "Sê Kông\t150"]
    assert found.title == title


def test_headers_and_footers_are_furniture_at_the_end() -> None:
    document = Document()
    for line in (LEAD, BODY):
        document.add_paragraph(line)
    document.sections[0].header.paragraphs[0].text = "Bản tin đối ngoại"
    document.sections[0].footer.paragraphs[0].text = "In ngày 03/02/2001"
    out = io.BytesIO()
    document.save(out)
    found = read(out.getvalue())
    assert found.text.split("\n") == [LEAD, BODY, "Bản tin đối ngoại"]
    assert zone_of(found, "Bản tin") == "furniture"


def test_what_is_struck_out_hidden_or_a_fields_code_is_not_read() -> None:
    inner = r("Tặng ") + "<w:del>" + r("2 tỷ") + "</w:del><w:ins>" + r("3 tỷ") + "</w:ins>" + r(" ẩn", "<w:vanish/>")
    inner += "<w:r><w:instrText>PAGE</w:instrText></w:r>" + r(" đồng") + "<w:moveFrom>" + r("cũ") + "</w:moveFrom>"
    assert text(p(inner)) == ["Tặng 3 tỷ đồng"]


def test_tabs_breaks_and_hyphens_are_what_is_seen() -> None:
    inner = (
        "<w:r><w:tab/></w:r>" + r("Số: 12") + "<w:r><w:tab/><w:tab/></w:r>" + r("Huế, ngày 10") + "<w:r><w:br/></w:r>"
    )
    inner += r("Sê") + "<w:r><w:noBreakHyphen/></w:r>" + r("kông") + "<w:r><w:softHyphen/></w:r>" + r(" Sa\u00advan")
    assert text(p(inner)) == ["Số: 12\tHuế, ngày 10", "Sê-kông Savan"]


def test_a_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('Trong khung')}</w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    drawn = f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"
    assert text(p(r("Ngoài khung") + drawn) + p(BODY)) == ["Ngoài khung", "Trong khung", BODY]


def test_cells_of_several_paragraphs_are_lines() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    table = row(p("UBND") + p("TỈNH"), p("CỘNG HÒA") + p("Độc lập")) + row(p("Số: 1"), p("")) + row(p(""), p(""))
    inner = f"<w:tbl>{row(p('a'), p('b'))}</w:tbl>"
    nested = f"<w:tbl><w:sdt><w:sdtContent>{row(inner, p('c'))}</w:sdtContent></w:sdt></w:tbl>"
    assert text(f"<w:tbl>{table}</w:tbl>{nested}") == ["UBND", "TỈNH", "CỘNG HÒA", "Độc lập", "Số: 1\t", "a\tb\tc"]


def test_notes_come_after_the_text() -> None:
    notes = f'<w:footnotes {NAMES}><w:footnote w:type="separator">{p("kẻ")}</w:footnote>'
    notes += f"<w:footnote>{p('Chú thích')}</w:footnote></w:footnotes>"
    assert text(p(BODY), footnotes=notes) == [BODY, "Chú thích"]


def test_lists_of_several_levels_count_and_start_anew() -> None:
    def level(depth: int, form: str, label: str) -> str:
        inner = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{label}"/>'
        return f'<w:lvl w:ilvl="{depth}">{inner}</w:lvl>'

    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.") + level(2, "lowerLetter", "%3)")
    bullet = f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet", "·")}</w:abstractNum>'
    numbering = f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{bullet}'
    for number, build, start in ((1, 0, ""), (2, 1, ""), (3, 0, "4")):
        override = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>' if start else ""
        numbering += f'<w:num w:numId="{number}"><w:abstractNumId w:val="{build}"/>{override}</w:num>'
    styles = (
        f'<w:styles {NAMES}><w:style w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    styles += '<w:style w:styleId="Con"><w:basedOn w:val="Muc"/></w:style></w:styles>'

    def item(words: str, number: int, depth: int = 0) -> str:
        return p(words, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')

    body = item("a", 1) + item("b", 1, 1) + item("c", 1, 2) + item("d", 1, 2) + item("e", 1, 1) + item("f", 1)
    body += item("g", 1, 1) + item("h", 3) + p("i", '<w:pStyle w:val="Con"/>') + item("k", 9)
    found = text(body, numbering=f"{numbering}</w:numbering>", styles=styles)
    assert found == ["I. a", "I.1. b", "a) c", "b) d", "I.2. e", "II. f", "II.1. g", "IV. h", "- i", "k"]


@pytest.mark.parametrize(
    ("number", "form", "written"), [(9, "lowerRoman", "ix"), (28, "lowerLetter", "bb"), (3, "decimalZero", "03")]
)
def test_numbers_are_written_as_word_does(number: int, form: str, written: str) -> None:
    assert write_number(number, form) == written


def test_a_bare_official_paper_has_its_title_and_day() -> None:
    offices = p("ỦY BAN NHÂN DÂN") + p("TỈNH SƠN LA")
    nation = p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p("Độc lập - Tự do - Hạnh phúc")
    rows = ((offices, nation), (p("Số: 215/BC-UBND"), p("Sơn La, ngày 12 tháng 7 năm 2023")))
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    head = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
    subject = "Kết quả thực hiện Thỏa thuận hợp tác với tỉnh Hủa Phăn 6 tháng đầu năm 2023"
    found = read(docx(head + p("BÁO CÁO") + p(subject) + p(LEAD) + p(BODY)))
    assert (found.title, found.published) == (f"BÁO CÁO {subject}", "2023-07-12")


def test_what_is_no_document_is_refused() -> None:
    whole = docx(p(LEAD) + p(BODY))
    assert code(whole[: len(whole) // 2]) == "file-binary"
    assert code(docx(p("x" * 70)).replace(b"word/document.xml", b"word/documenT.xml")) == "file-binary"
    assert code(docx(p(""))) == "file-empty"
    assert code(docx("<w:p>")) == "file-binary"


def test_entities_are_never_followed() -> None:
    told = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    assert code(docx(p("&e;"), head=told)) == "file-binary"
    assert code(docx(p(LEAD), head="<!DOCTYPE d []>")) == "file-binary"


def test_a_zip_made_to_fill_the_memory_is_refused() -> None:
    assert code(docx(p(LEAD) + p(" " * 80_000_000))) == "file-too-large"


def test_a_document_with_a_password_says_so() -> None:
    whole = bytearray(docx(p(LEAD)))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.index(mark) + place] |= 1
    assert code(bytes(whole)) == "file-locked"


WHOLE = docx(p(LEAD) + p(BODY), {"numbering": f"<w:numbering {NAMES}/>"})


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=8))
def test_a_file_changed_anywhere_is_read_or_refused_by_name(at: int, put: bytes) -> None:
    try:
        page = read(WHOLE[:at] + put + WHOLE[at + len(put) :])
    except HoptacError as error:
        assert error.code in ("file-binary", "file-empty", "file-locked", "file-too-large", "encoding-uncertain")
    else:
        assert page.zones
