"""Papers as files: names and bytes of the letters of an occasion."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence

from hoptac.register.kept_papers import draw
from hoptac.share.letters.letter import Letter, draft

_EPOCH = (1980, 1, 1, 0, 0, 0)


def letter_files(letters: Iterable[Letter], formats: Sequence[str] = ("docx", "pdf")) -> Iterator[tuple[str, bytes]]:
    """Each letter in each form, over the office's own template, with a file name of its own: ``la-bk-vi.docx``."""
    for letter in letters:
        paper = draft(letter)
        for form in formats:
            yield f"{letter.to.place.lower()}-{languages_of(letter)}.{form}", draw(paper, form)


def languages_of(letter: Letter) -> str:
    """In which languages a letter is: "vi", "vi-lo"."""
    return f"{letter.language}-{letter.beside.language}" if letter.beside else letter.language


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Files in one archive, the same bytes for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
