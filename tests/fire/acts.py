"""What is done to a register while it is under fire: loading, rebuilding, deciding, restoring; the export's hash."""

from __future__ import annotations

import dataclasses
import hashlib
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from django.db import connection, transaction
from tests.fire.readers import newer, older

from hoptac.base.nouns import Snapshot
from hoptac.web.demo import sample_pages

#: Of the sample pages those that tell much of the same.
_NAMED = ("2022-06", "2022-08-hue", "2022-12")


def pages() -> list[Snapshot]:
    """Six pages that tell much of the same."""
    return [page for page in sample_pages() if page.document.startswith(_NAMED)]


def versions() -> list[Snapshot]:
    """What comes later: a page cut short, one broken on its way, one doubled, one bearing a stamp, a copy."""
    first, second, third, fourth, *_ = pages()
    return [
        dataclasses.replace(first, data=first.data[: len(first.data) // 2].rpartition(b"\n")[0]),
        dataclasses.replace(second, data=second.data + b"\nBROKEN"),
        third,
        Snapshot("mat", "demo:mat", "MẬT\n\n".encode() + fourth.data, ".txt"),
        dataclasses.replace(fourth, document="ban-sao", address="demo:ban-sao"),
    ]


def open_() -> None:
    """A new register."""
    from hoptac.register.opening import open_register

    open_register()


def load() -> None:
    """The pages into an empty register."""
    from hoptac.register.load import load

    load(pages(), reader=older)


def load_by_two() -> None:
    """The same, read by two processes."""
    from hoptac.register.load import load

    load(pages(), reader=older, workers=2)


def load_more() -> None:
    """What comes later."""
    from hoptac.register.load import load

    load(versions(), reader=older)


def rebuild() -> None:
    """By the same reader."""
    from hoptac.register.load import rebuild

    rebuild(reader=older)


def rebuild_newer() -> None:
    """By a newer reader."""
    from hoptac.register.load import rebuild

    rebuild(reader=newer)


def decide() -> None:
    """Every kind of decision; after a kill, from the first on that is not in the log."""
    from hoptac.register.models import Decision

    done = max((int(why) for why in Decision.objects.values_list("why", flat=True)), default=-1)
    with mock.patch("secrets.token_hex", _salt):
        for number, step in enumerate(_decisions()):
            if number > done:
                step({"by": "Lan", "at": "2026-11-22T00:00:00+00:00", "why": str(number)})


def _salt(size: int) -> str:
    """No chance, so that two registers may be compared; the same again after a kill."""
    from hoptac.register.models import Decision

    return hashlib.sha256(str(Decision.objects.count()).encode()).hexdigest()[: 2 * size]


def _decisions() -> list[Callable[[dict[str, Any]], object]]:
    from hoptac.register import decide
    from hoptac.register.models import Page, Report

    keys = list(Report.objects.order_by("page__address", "kind", "key").values_list("key", flat=True))
    visit = Report.objects.filter(kind="visit").order_by("key").first()
    page = Page.objects.filter(reports__isnull=False).order_by("address").last()
    assert visit and page
    return [
        lambda told: decide.accept(keys[0], **told),
        lambda told: decide.reject(keys[1], **told),
        lambda told: decide.ask(keys[2], "Có đúng không?", **told),
        lambda told: decide.correct(visit.key, "place", "VN-25", **told),
        lambda told: decide.undo(2, **told),
        lambda told: decide.accept_page(page.ref, **told),
        lambda told: decide.reject(keys[1], **told),
        lambda told: decide.undo(visit.key, **told),
    ]


def restore_from(path: str) -> None:
    """A backup into an empty register."""
    from hoptac.register.restore import restore

    restore(Path(path), reader=older)


def backup_to(path: str) -> None:
    """A backup."""
    from hoptac.register.backup import backup

    backup(Path(path))


def exported() -> str:
    """The hash of the canonical export."""
    from hoptac.register.out import export

    out = io.StringIO()
    export("jsonl", out)
    return hashlib.sha256(out.getvalue().encode()).hexdigest()


@contextmanager
def unprotected() -> Iterator[None]:
    """Without transactions: each statement by itself. For the controls."""
    with (
        mock.patch.object(transaction.Atomic, "__enter__", lambda self: None),
        mock.patch.object(transaction.Atomic, "__exit__", lambda *told: None),
        mock.patch.object(connection.features, "has_select_for_update", False),
    ):
        yield


ACTS: dict[str, Callable[..., None]] = {
    "nothing": lambda: None,
    "open": open_,
    "load": load,
    "load-by-two": load_by_two,
    "load-more": load_more,
    "rebuild": rebuild,
    "rebuild-newer": rebuild_newer,
    "decide": decide,
    "restore": restore_from,
    "backup": backup_to,
}


def warm() -> None:
    """Read every page once, so that those forked from here need not."""
    for page in (*pages(), *versions()):
        try:
            older(page)
        except Exception:
            continue
