"""An office's own template of a paper, checked before it is taken: nothing in it runs, every field is one of ours.

What docxtpl would fill is parsed the way docxtpl parses it; only fields, ``if`` and ``for`` over them may stand there.
Then the template is tried with a small paper.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from docxtpl import DocxTemplate
from jinja2 import TemplateError, TemplateSyntaxError, nodes
from lxml import etree

from hoptac.base.errors import HoptacError
from hoptac.decode.docx.package import open_package, read_part
from hoptac.share.papers.blocks import STYLES
from hoptac.share.papers.docx import FIELDS, draw_docx, sandbox
from hoptac.share.papers.paper import Column, Form, Head, Paper, Points, Signature, Table, said

#: Of a template and of one part of it, unpacked, in bytes.
MAX_TEMPLATE, MAX_PART = 5 << 20, 2 << 20
#: Fields without which a paper would lose what it says.
NEEDED = ("body", "annexes")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RUNS_CODE = re.compile(r"vbaProject|vbaData|activeX|embeddings/|\.bin$|customUI|afchunk", re.I)
_PLAIN = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.Compare, nodes.Operand),
    *(nodes.And, nodes.Or, nodes.Not, nodes.Const),
)


def check_template(data: bytes, shown: str, form: Form = "state") -> None:
    """Whether papers of a form can be drawn over an office's template; ``shown`` names it in errors.

    Raises ``form-unsafe`` (macros, links to elsewhere, size), ``form-field`` (an unknown field, and where it stands),
    ``form-broken`` (a field that is not written right, and where), ``form-lacking`` (a field or style that must be
    there), ``file-binary``, ``file-locked``.
    """
    if len(data) > MAX_TEMPLATE:
        raise HoptacError("form-unsafe", path=shown, found="too-large")
    parts = _parts(data, shown)
    used = {name for part in parts for name in _check_part(part, shown)}
    for name in (*NEEDED, *(() if form.endswith("letter") else ("title",))):
        if name not in used:
            raise HoptacError("form-lacking", path=shown, name=f"{{{{ {name} }}}}")
    _check_styles(data, shown)
    _try(data, shown)


def _parts(data: bytes, shown: str) -> list[etree._Element]:
    """The parts whose fields are filled, the whole being harmless."""
    package = open_package(data, shown)
    found = []
    for info in package.infolist():
        if _RUNS_CODE.search(info.filename) or "macroEnabled" in info.filename:
            raise HoptacError("form-unsafe", path=shown, found="macro")
        if info.file_size > MAX_PART and info.filename.endswith((".xml", ".rels")):
            raise HoptacError("form-unsafe", path=shown, found="too-large")
        if info.filename.endswith((".xml", ".rels")):
            root = read_part(package, info.filename, shown)
            if root is not None:
                _check_harmless(root, info.filename, shown)
                found += [root] if info.filename.startswith(("word/", "docProps/")) else []
    return found


def _check_harmless(root: etree._Element, name: str, shown: str) -> None:
    """No link to elsewhere, no code, no field of Word that fetches something."""
    if name.endswith(".rels") and any(r.get("TargetMode") == "External" for r in root):
        raise HoptacError("form-unsafe", path=shown, found="link")
    if name == "[Content_Types].xml" and any("macro" in (e.get("ContentType") or "").lower() for e in root):
        raise HoptacError("form-unsafe", path=shown, found="macro")
    told = [e.text or "" for e in root.iter(f"{_W}instrText")]
    told += [e.get(f"{_W}instr") or "" for e in root.iter(f"{_W}fldSimple")]
    if re.search(r"\b(INCLUDE\w*|DDE\w*|IMPORT|LINK|MACROBUTTON|HYPERLINK|DATABASE)\b", " ".join(told)):
        raise HoptacError("form-unsafe", path=shown, found="link")


def _check_part(root: etree._Element, shown: str) -> set[str]:
    """The fields of a part, each known."""
    source = etree.tostring(root, encoding="unicode")
    if "{{" not in source and "{%" not in source and not re.search(r"\{(<[^>]*>)+[{%]", source):
        return set()
    # docxtpl would take an open brace for one that the next field closes, and lose what stands between.
    for text in _texts(root):
        if not re.fullmatch(r"(?:[^{}]|\{\{[^{}]*\}\}|\{%[^{}]*%\})*", text):
            raise HoptacError("form-broken", path=shown, where=text[:120])
    source = DocxTemplate(io.BytesIO()).patch_xml(source)
    try:
        tree = sandbox().parse(source)
    except TemplateSyntaxError as error:
        raise HoptacError("form-broken", path=shown, where=_near(root, error.message or "")) from error
    return set(_fields(tree, frozenset(), root, shown))


def _fields(node: nodes.Node, own: frozenset[str], root: etree._Element, shown: str) -> Iterator[str]:
    """The fields below a node; ``own`` are the names of loops around it."""
    match node:
        case nodes.For(target=nodes.Name(name=name)):
            yield from _fields(node.iter, own, root, shown)
            for child in (*node.body, *node.else_):
                yield from _fields(child, own | {name, "loop"}, root, shown)
            return
        case nodes.Name(name=name):
            if name not in FIELDS and name not in own:
                choices = ", ".join(FIELDS)
                raise HoptacError("form-field", path=shown, name=name, where=_near(root, name), choices=choices)
            yield name
        case nodes.Getattr(node=nodes.Name(name="loop"), attr="first" | "last" | "index") if "loop" in own:
            return
        case nodes.Getitem(arg=nodes.Const(value=int())) | nodes.Filter(name="length" | "upper" | "lower" | "trim"):
            pass
        case _ if not isinstance(node, _PLAIN):
            raise HoptacError("form-broken", path=shown, where=_near(root, type(node).__name__))
    for child in node.iter_child_nodes():
        yield from _fields(child, own, root, shown)


def _texts(root: etree._Element) -> list[str]:
    """The words of each paragraph of a part, and those outside any (a document's properties)."""
    told = ["".join(t.text or "" for t in p.iter(f"{_W}t")) for p in root.iter(f"{_W}p")]
    return told or [element.text for element in root.iter() if isinstance(element.text, str)]


def _near(root: etree._Element, name: str) -> str:
    """The paragraph where a name stands in a field; the first paragraph with a field where it stands in none."""
    fields = [text for text in _texts(root) if "{{" in text or "{%" in text]
    named = [text for text in fields if re.search(rf"\b{re.escape(name)}\b", text)]
    return next(iter(named or fields), "…")[:120]


def _check_styles(data: bytes, shown: str) -> None:
    styles = read_part(open_package(data, shown), "word/styles.xml", shown)
    have = {s.get(f"{_W}styleId") for s in styles.iter(f"{_W}style")} if styles is not None else set()
    needed = [*(s for name, s in STYLES.items() if name != "heading"), *(f"{STYLES['heading']}{n}" for n in (1, 2, 3))]
    for name in needed:
        if name not in have:
            raise HoptacError("form-lacking", path=shown, name=name)


def _try(data: bytes, shown: str) -> None:
    """Draw a small paper over it."""
    words = (said("…"),)
    paper = Paper(
        kind="brief",
        name="…",
        day="2000-01-01",
        head=Head("…", "…", "…", "…"),
        title=words,
        blocks=(Points((words,)), Table((Column(words),), ((words,),))),
        abstract=words,
        to=(words, words),
        signature=Signature(("…",), "…"),
        receivers=(words,),
        mark="…",
    )
    try:
        draw_docx(paper, data)
    except (TemplateError, ValueError, KeyError, etree.XMLSyntaxError) as error:
        raise HoptacError("form-broken", path=shown, where=str(error)[:80]) from error
