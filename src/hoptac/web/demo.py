"""The sample pages in a throw-away register."""

from __future__ import annotations

import dataclasses
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files

from hoptac.base.nouns import Snapshot
from hoptac.collect import collect


@contextmanager
def throwaway_home() -> Iterator[None]:
    """A temporary ``HOPTAC_HOME`` with its own register, gone at the end. To be entered before Django is set up."""
    with tempfile.TemporaryDirectory(prefix="hoptac-demo-", ignore_cleanup_errors=True) as folder:
        os.environ.update(HOPTAC_HOME=folder, HOPTAC_DEMO="1")
        os.environ.setdefault("HOPTAC_OFFICE", "VN-HUE")
        os.environ.pop("HOPTAC_DATABASE_URL", None)
        yield


def sample_pages() -> list[Snapshot]:
    """The pages that ship with the package, by name; their addresses tell nothing of this machine."""
    with as_file(files("hoptac.demo").joinpath("pages")) as folder:
        pages = [page for page in collect([str(folder)]) if isinstance(page, Snapshot)]
    return [dataclasses.replace(page, address=f"demo:{page.document}") for page in pages]


def take_sample_lists() -> None:
    """Take in the lists that ship with the package, as an office would its own; the register is to be open."""
    from hoptac.lists import propose
    from hoptac.register.lists import import_list

    with as_file(files("hoptac.demo").joinpath("lists")) as folder:
        for path in sorted(folder.glob("*.csv")):
            snapshot = Snapshot(path.name, f"demo:{path.name}", path.read_bytes(), path.suffix)
            import_list(snapshot, propose(snapshot), "demo")
