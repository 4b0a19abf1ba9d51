"""Adding files: a form with several files, dropped or chosen; what was read of each, and what to do where not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hoptac.base.errors import HoptacError
from hoptac.base.fold import nfc
from hoptac.base.nouns import Snapshot
from hoptac.collect import MAX_BYTES, Failure, document_name
from hoptac.collect.files import PAGE_ENDINGS
from hoptac.register import queries
from hoptac.register.load import Step, load
from hoptac.register.models import Page
from hoptac.register.owners import give
from hoptac.register.versions import place_upload, upload_address
from hoptac.web.present.pages import outcome
from hoptac.web.views.owners import chosen, offered
from hoptac.web.who import user

_MIB = 2**20


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """The form; after sending it, one line for each file."""
    context: dict[str, object] = {"limit": MAX_BYTES // _MIB, "accept": ",".join(sorted(filter(None, PAGE_ENDINGS)))}
    context["departments"] = offered()
    if request.method != "POST":
        return render(request, "add.html", context)
    files = request.FILES.getlist("files")
    if not files:
        return render(request, "add.html", {**context, "missing": _("Chưa chọn tệp nào.")}, status=400)
    steps: list[Step] = []
    load(_items(files, chosen(request)), steps.append, workers=1)
    results = [outcome(step, queries.same_name(step.address) if step.outcome == "new" else ()) for step in steps]
    failed = [result for result in results if result.error]
    return render(request, "added.html", {"results": [r for r in results if not r.error], "failed": failed})


def _items(files: Iterable[UploadedFile[bytes]], department: str) -> Iterator[Snapshot | Failure]:
    """Each file as a Snapshot, at the address that its name and its bytes give it (``register.versions``). Lazy: where
    a file goes depends on those before it being in the register, so nothing is read ahead."""
    taken: set[str] = set()
    for file in files:
        name = nfc(file.name or "")
        path = PurePosixPath(name)
        document = document_name(path)
        if (file.size or 0) > MAX_BYTES:
            size, limit = -(-(file.size or 0) // _MIB), MAX_BYTES // _MIB
            error = HoptacError("file-too-large", path=name, size=size, limit=limit)
            yield Failure(document, upload_address(name, 1), error)
        elif not (data := file.read()):  # a broken download must not take the place of what was read before
            yield Failure(document, upload_address(name, 1), HoptacError("file-empty", path=document))
        else:
            snapshot = Snapshot(document, upload_address(name, 1), data, path.suffix.lower())
            number = place_upload(name, snapshot.raw_hash, taken)
            address = upload_address(name, number)
            taken.add(address)
            if department and not Page.objects.filter(address=address).exists():
                give("page", address, department, user())  # before anybody can see it
            again = f" ({number})" if number > 1 else ""
            yield replace(snapshot, document=f"{document}{again}", address=address)
