"""Adding files: a form with several files, dropped or chosen; what was read of each, and what to do where not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
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
from hoptac.register.load import Step, load
from hoptac.web.present.pages import outcome

_MIB = 2**20


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """The form; after sending it, one line for each file."""
    context: dict[str, object] = {"limit": MAX_BYTES // _MIB, "accept": ".txt,.html,.htm,.xhtml"}
    if request.method != "POST":
        return render(request, "add.html", context)
    files = request.FILES.getlist("files")
    if not files:
        return render(request, "add.html", {**context, "missing": _("Chưa chọn tệp nào.")}, status=400)
    steps: list[Step] = []
    load(_items(files), steps.append)
    results = [outcome(step) for step in steps]
    failed = [result for result in results if result.error]
    return render(request, "added.html", {"results": [r for r in results if not r.error], "failed": failed})


def _items(files: Iterable[UploadedFile[bytes]]) -> Iterator[Snapshot | Failure]:
    """Each file as a Snapshot; two of one name in one sending (from two folders) are two pages."""
    seen: Counter[str] = Counter()
    for file in files:
        name = nfc(file.name or "")
        seen[name] += 1
        path = PurePosixPath(name)
        again = f" ({seen[name]})" if seen[name] > 1 else ""
        document, address = f"{document_name(path)}{again}", f"upload:{name}{again}"
        if (file.size or 0) > MAX_BYTES:
            size, limit = -(-(file.size or 0) // _MIB), MAX_BYTES // _MIB
            yield Failure(document, address, HoptacError("file-too-large", path=name, size=size, limit=limit))
        elif not (data := file.read()):  # a broken download must not take the place of what was read before
            yield Failure(document, address, HoptacError("file-empty", path=document))
        else:
            yield Snapshot(document, address, data, path.suffix.lower())
