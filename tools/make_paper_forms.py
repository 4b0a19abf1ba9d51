"""Make the templates of papers, src/hoptac/share/papers/forms/*.docx, with python-docx.

    PYTHONPATH=src python tools/make_paper_forms.py

Measures: Nghị định 30/2020/NĐ-CP, Phụ lục I (A4; margins 20, 20, 30, 20 mm; Times New Roman 13-14; first line 1.27 cm;
6 pt between paragraphs; page number top centre, not on page 1). The Party's head: Hướng dẫn 36-HD/VPTW (2018).
An office may change all of it in Word: the fields in double braces and the styles' names must stay.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor

FORMS = Path(__file__).resolve().parents[1] / "src" / "hoptac" / "share" / "papers" / "forms"
FONT = "Times New Roman"
SIDES = {"left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER, "both": WD_ALIGN_PARAGRAPH.JUSTIFY}
EPOCH = (1980, 1, 1, 0, 0, 0)


def main() -> None:
    """Write every form."""
    for form in ("state", "party", "letter", "partyletter"):
        (FORMS / f"{form}.docx").write_bytes(make(party=form.startswith("party"), letter=form.endswith("letter")))


def make(*, party: bool, letter: bool) -> bytes:
    """One form as bytes."""
    document = Document()
    lay_out(document)
    style_all(document)
    head(document, party=party, letter=letter)
    fields(document, party=party, letter=letter)
    core = document.core_properties
    core.author = core.last_modified_by = core.comments = ""
    core.title = "Hoptac"
    out = io.BytesIO()
    document.save(out)
    return same_bytes(out.getvalue())


def lay_out(document: Any) -> None:
    """Paper, margins, and the page number."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = number.add_run()
        run.font.size = Pt(13)
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = words or None
        run._r.append(part)


def style_all(document: Any) -> None:
    """The styles that blocks are set in, by the ids that blocks name."""
    bare(document)
    normal = document.styles["Normal"]
    dress(normal, 13.5)
    normal.paragraph_format.line_spacing = 1.1
    normal.paragraph_format.space_after = Pt(6)
    language(normal)
    for level in (1, 2, 3):
        style = document.styles[f"Heading {level}"]
        dress(style, 13.5, bold=True, italic=level == 3)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(8), Pt(6)
        style.paragraph_format.keep_with_next = True
    for name, size, side, indent, after, italic in (
        ("Hoptac Body", 13.5, "both", 1.27, 6, False),
        ("Hoptac Plain", 13.5, "both", 0, 6, False),
        ("Hoptac Center", 13.5, "center", 0, 6, False),
        ("Hoptac Note", 11.5, "left", 0, 4, True),
        ("Hoptac Speech", 13.5, "both", 1.27, 8, False),
        ("Hoptac Cell", 11.5, "left", 0, 1, False),
        ("Hoptac Column", 11.5, "center", 0, 1, False),
        ("Hoptac Line", 13, "center", 0, 0, False),
        ("Hoptac Number", 12, "left", 0, 4, False),
    ):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        dress(style, size, bold=name == "Hoptac Column", italic=italic)
        form = style.paragraph_format
        form.alignment, form.first_line_indent, form.space_after = SIDES[side], Cm(indent), Pt(after)
        if size < 13.5:
            form.line_spacing = 1
    document.styles["Hoptac Speech"].paragraph_format.line_spacing = 1.15
    document.styles["Hoptac Plain"].paragraph_format.keep_with_next = True
    numbered = document.styles["Hoptac Number"].paragraph_format
    numbered.left_indent, numbered.first_line_indent = Cm(0.9), Cm(-0.9)
    numbered.tab_stops.add_tab_stop(Cm(0.9))
    caption = document.styles["Caption"]
    dress(caption, 12, bold=True)
    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_before, caption.paragraph_format.space_after = Pt(6), Pt(4)
    points(document)


def bare(document: Any) -> None:
    """No spacing that python-docx's own template brings (1.15 lines, 10 pt): the styles here say all of it."""
    spacing = document.styles.element.find(f".//{qn('w:pPrDefault')}//{qn('w:spacing')}")
    spacing.set(qn("w:after"), "0")
    spacing.set(qn("w:line"), "240")


def points(document: Any) -> None:
    """The style of lists: a dash, as in Vietnamese papers."""
    style = document.styles["List Bullet"]
    dress(style, 13.5)
    style.paragraph_format.space_after = Pt(6)
    style.paragraph_format.left_indent, style.paragraph_format.first_line_indent = Mm(9), Mm(-5)
    style.paragraph_format.tab_stops.add_tab_stop(Mm(9))
    number = style.element.pPr.numPr.numId.val
    numbering = document.part.numbering_part.element
    abstract = next(n for n in numbering.num_lst if n.numId == number).abstractNumId.val
    for found in numbering.findall(qn("w:abstractNum")):
        if found.get(qn("w:abstractNumId")) == str(abstract):
            level = found.find(qn("w:lvl"))
            level.find(qn("w:lvlText")).set(qn("w:val"), "–")
            for fonts in level.iter(qn("w:rFonts")):
                for name in ("ascii", "hAnsi", "cs", "hint"):
                    fonts.attrib.pop(qn(f"w:{name}"), None)
                fonts.set(qn("w:ascii"), FONT)
                fonts.set(qn("w:hAnsi"), FONT)


def dress(style: Any, size: float, *, bold: bool = False, italic: bool = False) -> None:
    """Times New Roman for every script, black."""
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), RGBColor(0, 0, 0)
    style.font.bold, style.font.italic = bold, italic
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), FONT)
    cs = style.element.rPr.find(qn("w:szCs"))
    if cs is None:
        cs = OxmlElement("w:szCs")
        style.element.rPr.find(qn("w:sz")).addnext(cs)
    cs.set(qn("w:val"), str(int(size * 2)))


def language(style: Any) -> None:
    """Vietnamese, so that Word does not mark every word as wrong."""
    lang = style.element.rPr.find(qn("w:lang"))
    if lang is None:
        lang = OxmlElement("w:lang")
        style.element.rPr.append(lang)
    lang.set(qn("w:val"), "vi-VN")
    lang.set(qn("w:eastAsia"), "vi-VN")


def head(document: Any, *, party: bool, letter: bool) -> None:
    """Who writes on the left, state or Party on the right."""
    left, right = columns(document, 62, 98)
    line(left, "{{ above }}", 13, when="above")
    line(left, "{{ organ }}", 13, bold=True)
    line(left, "*", 14) if party else rule(left, 22)
    if not letter:
        line(left, "{{ number }}", 13, when="number")
        line(left, "{{ about }}", 12, when="about")
    if party:
        line(right, "ĐẢNG CỘNG SẢN VIỆT NAM", 15, bold=True)
        rule(right, 14)
    else:
        line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12.5, bold=True)
        line(right, "Độc lập - Tự do - Hạnh phúc", 13.5, bold=True)
        rule(right, 20)
    line(right, "{{ place_day }}", 13.5, italic=True)


def columns(document: Any, left: int, right: int) -> list[Any]:
    """Two cells without borders, their widths in mm; their first, empty paragraphs are taken off at the first line."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "28")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)
    for column, cell, width in zip(table.columns, table.rows[0].cells, (left, right), strict=True):
        column.width = cell.width = Mm(width)
    return list(table.rows[0].cells)


def line(cell: Any, words: str, size: float, *, bold: bool = False, italic: bool = False, when: str = "") -> Any:
    """One centred line of a cell; with ``when`` only where that field is not empty."""
    if when:
        line(cell, f"{{%p if {when} %}}", size)
    paragraph = cell.add_paragraph(style="Hoptac Line")
    run = paragraph.add_run(words)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    if when:
        line(cell, "{%p endif %}", size)
    first = cell.paragraphs[0]
    if not first.text and not first.runs and len(cell.paragraphs) > 1:
        first._p.getparent().remove(first._p)
    return paragraph


def rule(holder: Any, indent: int) -> None:
    """A thin line under the text above it, as far in from both sides as ``indent`` mm says."""
    paragraph = holder.add_paragraph(style="Hoptac Line")
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm(indent)
    form.line_spacing, form.space_after = Pt(3), Pt(4)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "5"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    properties = paragraph._p.get_or_add_pPr()
    properties.find(qn("w:pStyle")).addnext(borders)


def fields(document: Any, *, party: bool, letter: bool) -> None:
    """Title, addressees, the blocks, the signature, the annexes."""
    plain(document, "{%p if mark %}")
    centred(document, "{{ mark }}", 11.5, italic=True)
    plain(document, "{%p endif %}")
    if not letter:
        plain(document, "{%p if title %}")
        centred(document, "{{ title }}", 16 if party else 14, bold=True, before=12)
        plain(document, "{%p if abstract %}")
        centred(document, "{{ abstract }}", 14, bold=True)
        plain(document, "{%p endif %}")
        centred(document, "-----", 14) if party else rule(document, 55)
        plain(document, "{%p endif %}")
    addressees(document)
    plain(document, "{{ body }}")
    signature(document, letter=letter)
    plain(document, "{{ annexes }}")


def addressees(document: Any) -> None:
    """One addressee behind "Kính gửi:", several below it."""
    plain(document, "{%p if to|length == 1 %}")
    centred(document, "Kính gửi: {{ to[0] }}", 14, before=6, after=10)
    plain(document, "{%p elif to %}")
    plain(document, "Kính gửi:").paragraph_format.left_indent = Mm(30)
    plain(document, "{%p for line in to %}")
    plain(document, "- {{ line }}").paragraph_format.left_indent = Mm(38)
    plain(document, "{%p endfor %}")
    plain(document, "{%p endif %}")


def signature(document: Any, *, letter: bool) -> None:
    """Recipients on the left, who signs on the right."""
    plain(document, "{%p if signers or receivers %}")
    left, right = columns(document, 72, 88)
    if not letter:
        line(left, "{%p if receivers %}", 12)
        aside(line(left, "Nơi nhận:", 12, bold=True, italic=True))
        line(left, "{%p for line in receivers %}", 11)
        aside(line(left, "- {{ line }}", 11))
        line(left, "{%p endfor %}", 11)
        line(left, "{%p endif %}", 11)
    # A cell must hold a paragraph, whatever its fields leave out.
    left.add_paragraph(style="Hoptac Line")
    line(right, "{%p for line in signers %}", 13.5)
    line(right, "{{ line }}", 13.5, bold=True)
    line(right, "{%p endfor %}", 13.5)
    line(right, "{{ signer }}", 13.5, bold=True).paragraph_format.space_before = Pt(68)
    for row in document.tables[-1].rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    plain(document, "{%p endif %}")


def aside(paragraph: Any) -> None:
    """Set to the left."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT


def plain(document: Any, words: str) -> Any:
    """A paragraph of its own."""
    return document.add_paragraph(words, style="Hoptac Plain")


def centred(
    document: Any, words: str, size: float, *, bold: bool = False, italic: bool = False, before: int = 0, after: int = 2
) -> None:
    """A centred line of the page."""
    paragraph = document.add_paragraph(style="Hoptac Line")
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
    run = paragraph.add_run(words)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)


def same_bytes(data: bytes) -> bytes:
    """The zip without the hour of its making: made twice it is the same."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            info = zipfile.ZipInfo(item.filename, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(item.filename))
    return out.getvalue()


if __name__ == "__main__":
    main()
