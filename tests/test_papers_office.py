"""Papers in LibreOffice: the briefing's two pages are two pages there too; what is opened and saved loses nothing."""

from __future__ import annotations

import dataclasses
import io
import os
import shutil
import subprocess
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from docx import Document
from tests.paper_sample import paper
from tests.test_papers_drafts import TODAY, loaded, reviewed, told  # noqa: F401
from tests.test_papers_form import docx_text, pdf_text

from hoptac.register.delegation import draft as delegation_paper
from hoptac.register.letters import letters
from hoptac.register.models import Entry
from hoptac.share.letters.letter import draft
from hoptac.share.papers.brief import brief
from hoptac.share.papers.docx import draw_docx
from hoptac.share.papers.paper import Paper
from hoptac.share.papers.record import Dossier, Item

WANTED = "libreoffice" in os.environ.get("HOPTAC_REQUIRE", "")
pytestmark = pytest.mark.skipif(
    not shutil.which("soffice") and not WANTED,
    reason="LibreOffice is not on this machine: apt-get install libreoffice-writer-nogui",
)
#: Tinos has the widths of Times New Roman: pages break here as on an office's machine, whatever fonts this one has.
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{fonts}</dir><cachedir>{cache}</cachedir>
<match target="pattern"><test name="family"><string>Times New Roman</string></test>
<edit name="family" mode="assign" binding="same"><string>Tinos</string></edit></match></fontconfig>"""


def convert(folder: Path, kind: str) -> None:
    """Every DOCX of a folder, opened by LibreOffice and saved as another kind."""
    (folder / "fonts.conf").write_text(FONTS.format(fonts=files("hoptac.share") / "fonts", cache=folder / "cache"))
    names = sorted(str(path) for path in folder.glob("*.docx"))
    home = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", home, "--convert-to", kind, "--outdir", str(folder / "out"), *names]
    env = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
    subprocess.run(command, check=True, capture_output=True, timeout=240, env=env)


def longer(items: tuple[Item, ...], times: int) -> tuple[Item, ...]:
    """Items whose quotes are so many times as long."""
    return tuple(
        dataclasses.replace(i, values={k: " ".join([v] * times) if k == "quote" else v for k, v in i.values.items()})
        for i in items
    )


def drawn(told: Dossier) -> dict[str, Paper]:  # noqa: F811
    """The papers of this file by name; briefings of an ordinary, a full and an all but empty register."""
    wordy = dataclasses.replace(told, commitments=longer(told.commitments, 4), courtesies=longer(told.courtesies, 5))
    bare = dataclasses.replace(told, visits=(), aid=(), figures=(), wider=(), commitments=told.commitments[:3])
    visit = Entry.objects.filter(kind="visit", values__status="planned").order_by("key")[0]
    written = {
        lang: letters("la-national-day", ["LA-XE"], "VN-HUE", date.fromisoformat(TODAY), lang) for lang in ("vi", "lo")
    }
    return {
        "brief": brief(told),
        "brief-wordy": brief(wordy),
        "brief-bare": brief(bare),
        "review": reviewed(told),
        "sample": paper(),
        "plan": delegation_paper("plan", visit.key, told.office, date.fromisoformat(TODAY)),
        **{f"letter-{lang}": draft(one) for lang, (one,) in written.items()},
    }


@pytest.fixture
def files_of(told: Dossier, tmp_path: Path) -> tuple[dict[str, bytes], Path]:  # noqa: F811
    made = {name: draw_docx(one) for name, one in drawn(told).items()}
    for name, data in made.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    convert(tmp_path, "pdf")
    convert(tmp_path, "docx:MS Word 2007 XML")
    return made, tmp_path / "out"


def cells(data: bytes) -> list[Any]:
    return [[[c.text for c in r.cells] for r in t.rows] for t in Document(io.BytesIO(data)).tables]


def styles(data: bytes) -> list[str | None]:
    return [p.style.name for p in Document(io.BytesIO(data)).paragraphs if p.text and p.style]


def test_libreoffice_breaks_pages_where_we_do_and_saves_without_loss(files_of: tuple[dict[str, bytes], Path]) -> None:
    made, out = files_of
    for name, before in made.items():
        after = (out / f"{name}.docx").read_bytes()
        assert docx_text(after) == docx_text(before), name
        assert cells(after) == cells(before), name
        assert styles(after) == styles(before), name
        pages = [pdf_text(_page(out / f"{name}.pdf", at)) for at in range(_count(out / f"{name}.pdf"))]
        if name.startswith("brief"):
            assert "NGUỒN THÔNG TIN" in pages[2] and "NGUỒN THÔNG TIN" not in pages[0] + pages[1], name
            assert "LƯU Ý LỄ TÂN" in pages[1], name
        if name.startswith("letter"):
            assert len(pages) == 1, name


def _count(path: Path) -> int:
    return len(pdfium.PdfDocument(path))


def _page(path: Path, at: int) -> bytes:
    one = pdfium.PdfDocument.new()
    one.import_pages(pdfium.PdfDocument(path), [at])
    out = io.BytesIO()
    one.save(out)
    return out.getvalue()
