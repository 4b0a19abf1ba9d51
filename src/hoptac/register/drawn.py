"""Papers as files: names and bytes of the letters of an occasion."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence

from hoptac.share.letters.letter import Letter, draft
from hoptac.share.papers.docx import draw_docx
from hoptac.share.papers.pdf import draw_pdf

#: Form of a file -> what draws it.
FORMATS = {"docx": draw_docx, "pdf": draw_pdf}
_EPOCH = (1980, 1, 1, 0, 0, 0)


def letter_files(letters: Iterable[Letter], formats: Sequence[str] = ("docx", "pdf")) -> Iterator[tuple[str, bytes]]:
    """Each letter in each form, with a file name of its own: ``la-bk-vi.docx``."""
    for letter in letters:
        paper = draft(letter)
        for form in formats:
            yield f"{letter.to.place.lower()}-{letter.language}.{form}", FORMATS[form](paper)


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Files in one archive, the same bytes for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
