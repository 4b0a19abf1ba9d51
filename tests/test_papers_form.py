"""The form of papers: DOCX and PDF say what the blocks say, hold to the decree's measures, and nothing in them runs."""

from __future__ import annotations

import ctypes
import dataclasses
import io
import re
import time
import unicodedata
import zipfile

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from tests.paper_sample import HOSTILE, paper

from hoptac.base.errors import HoptacError
from hoptac.share.papers.docx import default_template, draw_docx
from hoptac.share.papers.forms import check_template
from hoptac.share.papers.paper import Head, Para, runs, said, told
from hoptac.share.papers.pdf import draw_pdf
from hoptac.share.papers.trace import unproved, untold

FORMS = ("state", "party", "letter", "partyletter")


def docx_text(data: bytes) -> list[str]:
    """Every paragraph with words, those of tables too, in the document's order."""
    body = Document(io.BytesIO(data)).element.body
    lines = ["".join(t.text or "" for t in p.iter(qn("w:t"), qn("w:tab"))) for p in body.iter(qn("w:p"))]
    return [line for line in lines if line.strip()]


def pdf_text(data: bytes) -> str:
    document = pdfium.PdfDocument(data)
    return "".join(page.get_textpage().get_text_bounded() for page in document)


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b\ufffe\u00ad]+", "", unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("form", FORMS)
def test_all_words_are_in_both_files(form: str) -> None:
    it = paper(form=form)
    letter = form.endswith("letter")
    # A letter has no title, number or recipients; a chart is a picture in Word, its words are beside it.
    skipped = {it.title[0].text, "Kết quả ", "Số: 1.249", "Như trên;"} if letter else set()
    shown = {run.text for run in runs(it)} - skipped
    word, pdf = squeezed("".join(docx_text(draw_docx(it)))), squeezed(pdf_text(draw_pdf(it)))
    assert [t for t in shown if squeezed(t) not in word and t != "1/2026"] == []
    # Pictures of Lao letters aside, a PDF's text has no order of lines to rely on: each run is looked for alone.
    assert [t for t in shown if t.isascii() and squeezed(t) not in pdf] == []


def test_the_head_is_the_states_or_the_partys() -> None:
    for draw in (lambda p: "\n".join(docx_text(draw_docx(p))), lambda p: pdf_text(draw_pdf(p))):
        state, party = draw(paper()), draw(paper(form="party"))
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in state and "Độc lập - Tự do - Hạnh phúc" in state
        assert "ĐẢNG CỘNG SẢN VIỆT NAM" in party and "CỘNG HÒA" not in party and "-----" in party


@pytest.mark.parametrize("form", FORMS)
def test_docx_has_the_decrees_measures_and_real_styles(form: str) -> None:
    document = Document(io.BytesIO(draw_docx(paper(form=form))))
    section = document.sections[0]
    near = [
        (section.page_width, 210),
        (section.page_height, 297),
        (section.left_margin, 30),
        (section.right_margin, 20),
    ]
    near += [(section.top_margin, 20), (section.bottom_margin, 20)]
    assert all(abs(length - Mm(mm)) < Mm(0.2) for length, mm in near)
    body = document.styles["Hoptac Body"]
    assert (body.font.name, body.font.size.pt) == ("Times New Roman", 13.5)
    fonts = body.element.rPr.rFonts
    assert {fonts.get(qn(f"w:{name}")) for name in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
    assert round(body.paragraph_format.first_line_indent.cm, 2) == 1.27
    assert body.paragraph_format.space_after.pt == 6
    assert {"Heading 1", "Hoptac Body", "List Bullet"} <= {p.style.name for p in document.paragraphs}
    assert section.different_first_page_header_footer and "PAGE" in section.header._element.xml
    assert not section.first_page_header.paragraphs[0].text
    head = next(t for t in document.tables if "Bạn có thể nêu" in t.rows[0].cells[0].text).rows[0]
    assert head._tr.trPr.find(qn("w:tblHeader")) is not None


@pytest.mark.parametrize("words", HOSTILE)
def test_values_are_never_templates(words: str) -> None:
    it = paper(words, rows=3)
    lines = docx_text(draw_docx(it))
    first = squeezed(re.sub("[\x00-\x08\x0b-\x1f\ufffe]", "", words))
    assert sum(first in squeezed(line) for line in lines) >= 12
    assert "49" not in "".join(lines).replace("1.249", "") and not any("<class" in line for line in lines)
    assert len(pdfium.PdfDocument(draw_pdf(it))) >= 1


def test_fields_of_ten_thousand_characters_do_no_harm() -> None:
    it = paper("x" * 4_999 + " " + "ệ" * 5_000, rows=2)
    begun = time.perf_counter()
    lines, pdf = docx_text(draw_docx(it)), draw_pdf(it)
    assert time.perf_counter() - begun < 10
    # Word breaks a word that is too long by itself; a PDF has a break put in.
    assert sum("ệ" * 5_000 in line for line in lines) >= 12 and len(pdfium.PdfDocument(pdf)) > 5


def test_the_same_paper_is_the_same_bytes() -> None:
    assert draw_docx(paper()) == draw_docx(paper()) != draw_docx(paper("1.347"))
    assert draw_pdf(paper()) == draw_pdf(paper()) != draw_pdf(paper("1.347"))


def tags(data: bytes) -> list[str]:
    """The types of all elements in a PDF's structure tree."""
    found: list[str] = []

    def walk(element: object) -> None:
        size = raw.FPDF_StructElement_GetType(element, None, 0)
        buffer = ctypes.create_string_buffer(size)
        raw.FPDF_StructElement_GetType(element, buffer, size)
        found.append(buffer.raw.decode("utf-16-le").rstrip("\0"))
        for number in range(raw.FPDF_StructElement_CountChildren(element)):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, number)
            if child:
                walk(child)

    for page in pdfium.PdfDocument(data):
        tree = raw.FPDF_StructTree_GetForPage(page)
        for number in range(raw.FPDF_StructTree_CountChildren(tree)):
            walk(raw.FPDF_StructTree_GetChildAtIndex(tree, number))
        raw.FPDF_StructTree_Close(tree)
    return found


def test_pdf_is_tagged_and_has_its_fonts_within() -> None:
    data = draw_pdf(paper())
    found = tags(data)
    assert {"H1", "P", "L", "LI", "Table", "TR", "TH", "TD", "Figure"} <= set(found)
    assert found.count("TD") >= 80 and b"pdfuaid" in data
    document = pdfium.PdfDocument(data)
    assert raw.FPDFCatalog_IsTagged(document)
    fonts = {obj.get_font().get_base_name() for page in document for obj in page.get_objects([raw.FPDF_PAGEOBJ_TEXT])}
    assert {name.split("+")[-1].split("-")[0] for name in fonts} <= {"Tinos", "NotoSansLao"}
    embedded = [o.get_font().is_embedded for page in document for o in page.get_objects([raw.FPDF_PAGEOBJ_TEXT])]
    assert embedded and all(embedded)


# templates


def changed(old: str, new: str, part: str = "word/document.xml", extra: dict[str, bytes] | None = None) -> bytes:
    """The form's own template with words of one part changed, and further parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(default_template("state"))) as source, zipfile.ZipFile(out, "w") as target:
        for item in source.infolist():
            data = source.read(item)
            if item.filename == part:
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode(), 1)
            target.writestr(item.filename, data)
        for name, data in (extra or {}).items():
            target.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("form", FORMS)
def test_our_own_templates_are_taken(form: str) -> None:
    template = default_template(form)
    if "letter" not in form:
        check_template(template, "own.docx")
    assert docx_text(draw_docx(paper(form=form), template)) == docx_text(draw_docx(paper(form=form)))


def test_an_unknown_field_is_named_with_its_place() -> None:
    with pytest.raises(HoptacError) as error:
        check_template(changed("{{ place_day }}", "Ngày ký: {{ ngay_ky }}"), "mau.docx")
    assert error.value.code == "form-field"
    assert all(words in error.value.message("vi") for words in ("ngay_ky", "Ngày ký:", "mau.docx"))


@pytest.mark.parametrize(
    "field",
    [
        "{{ organ.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ lipsum.__globals__ }}",
        "{% for i in range(10**9) %}x{% endfor %}",
        "{{ organ * 1000000000 }}",
        "{{ cycler.__init__ }}",
        "{{ organ|attr('__class__') }}",
        "{% import 'x' as y %}",
        "{% set organ = 1 %}",
        "{{ organ() }}",
        "{{ organ",
    ],
)
def test_a_template_that_would_run_is_refused(field: str) -> None:
    with pytest.raises(HoptacError) as error:
        check_template(changed("{{ place_day }}", field), "mau.docx")
    assert error.value.code in ("form-broken", "form-field")


def test_macros_links_and_bombs_are_refused() -> None:
    rels = "word/_rels/document.xml.rels"
    outside = '<Relationship Id="rId99" Type="x" Target="https://x.example/" TargetMode="External"/></Relationships>'
    unsafe = [
        changed("</Relationships>", outside, rels),
        changed("{{ organ }}", "{{ organ }}", extra={"word/vbaProject.bin": b"x"}),
        changed("{{ organ }}", "{{ organ }}", extra={"word/embeddings/a.xlsx": b"x"}),
        changed("{{ organ }}", "{{ organ }}", extra={"word/big.xml": b" " * (3 << 20)}),
        b"x" * (6 << 20),
    ]
    for data in unsafe:
        with pytest.raises(HoptacError) as error:
            check_template(data, "mau.docx")
        assert error.value.code == "form-unsafe"


def test_a_template_without_the_body_or_a_style_is_refused() -> None:
    for data in (changed("{{ body }}", "…"), changed('w:styleId="HoptacCell"', 'w:styleId="Mine"', "word/styles.xml")):
        with pytest.raises(HoptacError) as error:
            check_template(data, "mau.docx")
        assert error.value.code == "form-lacking"


def test_an_offices_template_changes_the_paper() -> None:
    template = changed("Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc")
    check_template(template, "mau.docx")
    assert "Độc lập – Tự do – Hạnh phúc" in docx_text(draw_docx(paper(), template))


# where words come from


def test_a_figure_or_name_from_nowhere_is_found() -> None:
    it = dataclasses.replace(paper(), head=Head("", "", "", ""), blocks=(), annexes=(), to=(), abstract=())
    for words in ("có 12 đoàn", "gặp đồng chí Bounlai", "ngày mai tại Pakse"):
        assert untold(dataclasses.replace(it, blocks=(Para((said(words),)),))) == [words]
    fine = Para((said("1. Thay mặt lãnh đạo, tôi nhiệt liệt chào mừng Đoàn."),))
    assert untold(dataclasses.replace(it, blocks=(fine,), receivers=())) == []
    with pytest.raises(ValueError, match="told of nothing"):
        told("1.249")


def test_what_an_entry_does_not_hold_is_found() -> None:
    known = {"e1": {"value": 1249, "origin": ["LA-XE"], "quote": "đến tháng 6/2022 có 1.249 em"}}
    it = dataclasses.replace(paper(), to=(), abstract=(), receivers=(), annexes=())

    def check(words: str) -> list[str]:
        return [what for _, what in unproved(dataclasses.replace(it, blocks=(Para((told(words, "e1"),)),)), known)]

    assert check("tháng 6/2022: 1.249 em của Sê Kông") == []
    assert check("1.347 em của Champasak") == ["1.347", "Champasak"]
