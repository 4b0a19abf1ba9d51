"""A paper as DOCX that Word and LibreOffice edit well: a template's head, styles and signature, our blocks between.

docxtpl fills the template's fields in a sandbox; values are never templates. The blocks do not pass through it: they
take the place of the two marks that it leaves.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from importlib.resources import files
from typing import Any

from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from hoptac.share.papers.blocks import Drawing, elements
from hoptac.share.papers.paper import Block, Chart, Paper, Runs, text, unbroken
from hoptac.share.papers.pdf import draw_chart
from hoptac.share.papers.wml import clean

#: What a template may name. ``about`` is what a letter to offices (công văn) is about, under its number. ``body``
#: and ``annexes`` stand in paragraphs of their own; ``to``, ``signers`` and ``receivers`` are lists of lines.
FIELDS = (
    *("above", "organ", "number", "about", "place_day", "mark", "title", "abstract", "to", "body"),
    *("signers", "signer", "receivers", "annexes"),
)
_MARKS = {"body": "\ue000hoptac-body\ue000", "annexes": "\ue000hoptac-annexes\ue000"}
_EPOCH = (1980, 1, 1, 0, 0, 0)


def draw_docx(paper: Paper, template: bytes | None = None) -> bytes:
    """The paper as DOCX over an office's template (checked by ``forms.check_template``) or over the form's own.

    The same bytes for the same paper and template.
    """
    filled = DocxTemplate(io.BytesIO(template or default_template(paper.form)))
    filled.render(_fields(paper), jinja_env=sandbox(), autoescape=True)
    out = io.BytesIO()
    filled.save(out)
    document = Document(io.BytesIO(out.getvalue()))
    for name, blocks in (("body", paper.blocks), ("annexes", paper.annexes)):
        _put(document, _MARKS[name], blocks, paper)
    _describe(document, paper)
    whole = io.BytesIO()
    document.save(whole)
    return _same_bytes(whole.getvalue())


def default_template(form: str) -> bytes:
    """The template of a form that ships with the package (made by ``tools/make_paper_forms.py``)."""
    return files("hoptac.share.papers").joinpath("forms", f"{form}.docx").read_bytes()


def sandbox() -> SandboxedEnvironment:
    """Where templates are filled: no attribute of Python's own, an unknown field is an error, values are escaped."""
    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def _fields(paper: Paper) -> dict[str, Any]:
    signature = paper.signature
    return {
        "above": _organ(paper.head.above),
        "organ": _organ(paper.head.organ),
        "number": clean(paper.head.number),
        "place_day": clean(paper.head.place_day),
        "about": "" if paper.title else _line(paper.abstract),
        "mark": clean(paper.mark),
        "title": _line(paper.title),
        "abstract": _line(paper.abstract),
        "to": [_line(runs) for runs in paper.to],
        "signers": [clean(line) for line in signature.lines] if signature else [],
        "signer": clean(signature.name) if signature else "",
        "receivers": [_line(runs) for runs in paper.receivers],
        **_MARKS,
    }


def _organ(words: str) -> str:
    return clean(unbroken(words))


def _line(runs: Runs) -> str:
    return clean(text(runs))


def _put(document: DocxDocument, mark: str, blocks: tuple[Block, ...], paper: Paper) -> None:
    """Blocks in the place of the paragraph that holds a mark."""

    def picture(chart: Chart) -> Drawing:
        return Drawing(document, draw_chart(paper, chart, "png"))

    for paragraph in document.element.body.iter(qn("w:p")):
        if mark in "".join(t.text or "" for t in paragraph.iter(qn("w:t"))):
            for element in elements(blocks, picture):
                paragraph.addprevious(element)
            paragraph.getparent().remove(paragraph)
            return


def _describe(document: DocxDocument, paper: Paper) -> None:
    """The file's properties: title, language, day; no name of who made the template."""
    core = document.core_properties
    core.title, core.author, core.last_modified_by = clean(paper.name)[:255], clean(paper.head.organ)[:255], ""
    core.language = paper.language
    core.created = core.modified = datetime.fromisoformat(paper.day)
    core.comments, core.keywords, core.revision = clean(paper.remark or paper.mark)[:255], "", 1


def _same_bytes(data: bytes) -> bytes:
    """The zip without the hour of its making."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            info = zipfile.ZipInfo(item.filename, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(item.filename))
    return out.getvalue()
