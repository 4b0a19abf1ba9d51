"""Papers that were sent and templates that an office made: kept with their bytes, and listed."""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime

from hoptac.base.errors import HoptacError
from hoptac.register.models import Snapshot
from hoptac.register.models_papers import KeptPaper, PaperForm
from hoptac.register.plain import printable
from hoptac.register.writing import writing
from hoptac.share.papers.docx import default_template, draw_docx
from hoptac.share.papers.forms import check_template
from hoptac.share.papers.paper import Form, Paper
from hoptac.share.papers.pdf import draw_pdf

#: Format -> its media type.
FORMATS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
#: The forms that an office may make its own.
FORMS: tuple[Form, ...] = ("state", "party", "letter", "partyletter")


def draw(paper: Paper, format_: str) -> bytes:
    """A paper as a file, DOCX over the office's own template where there is one. Raises ``format-unknown``."""
    if format_ == "pdf":
        return draw_pdf(paper)
    if format_ == "docx":
        return draw_docx(paper, template(paper.form))
    raise HoptacError("format-unknown", name=format_, choices=", ".join(FORMATS))


def keep(paper: Paper, format_: str, places: tuple[str, str], by: str, sent_to: str = "") -> KeptPaper:
    """Keep a paper as it is drawn now."""
    data = draw(paper, format_)
    with writing():
        return KeptPaper.objects.create(
            ref=secrets.token_hex(8),
            kind=paper.kind,
            name=printable(paper.name),
            format=format_,
            one=places[0],
            other=places[1],
            sent_to=printable(sent_to)[:500],
            kept_by=by,
            kept_at=now(),
            raw_hash=keep_bytes(data),
        )


def kept(one: str = "", other: str = "") -> list[KeptPaper]:
    """Kept papers, the newest first; of two places where they are named."""
    rows = KeptPaper.objects.defer("raw_hash__data")
    return list(rows.filter(one=one, other=other) if one else rows)


def file_of(ref: str) -> tuple[KeptPaper, bytes]:
    """A kept paper with its bytes. Raises ``paper-unknown``."""
    row = KeptPaper.objects.filter(ref=ref).select_related("raw_hash").first()
    if row is None:
        raise HoptacError("paper-unknown")
    return row, bytes(row.raw_hash.data)


def template(form: str, version: int | None = None) -> bytes:
    """A form's template: the newest of the office, or the one of a version (0: the one that ships with Hoptac).

    Raises ``paper-unknown``.
    """
    if form not in FORMS:
        raise HoptacError("paper-unknown")
    rows = PaperForm.objects.filter(form=form).select_related("raw_hash")
    row = rows.filter(version=version).first() if version is not None else rows.order_by("-version").first()
    if row is None and version:
        raise HoptacError("paper-unknown")
    return bytes(row.raw_hash.data) if row else default_template(form)


def put_template(form: Form, name: str, data: bytes, by: str) -> PaperForm:
    """A new version of an office's template, checked (``share.papers.forms``). Raises ``form-…``, ``paper-unknown``."""
    if form not in FORMS:
        raise HoptacError("paper-unknown")
    check_template(data, name, form)
    with writing():
        last = PaperForm.objects.filter(form=form).order_by("-version").first()
        version = last.version + 1 if last else 1
        return PaperForm.objects.create(
            form=form, version=version, name=printable(name)[:200], kept_by=by, kept_at=now(), raw_hash=keep_bytes(data)
        )


def templates() -> list[PaperForm]:
    """All templates of the office, by form, the newest version first."""
    return list(PaperForm.objects.all())


def keep_bytes(data: bytes) -> Snapshot:
    """The row of some bytes, made where there is none."""
    return Snapshot.objects.get_or_create(raw_hash=hashlib.sha256(data).hexdigest(), defaults={"data": data})[0]


def now() -> str:
    """This moment, ISO, UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")
