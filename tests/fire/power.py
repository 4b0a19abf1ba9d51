"""A process over a disk that is watched (``disk.Disk``): loading and deciding while it is recorded, or any command on a
disk that fails.

``python -m tests.fire.power record SYNCHRONOUS FILE``: the log of all that is written, with ``acknowledged`` after each
commit that a person would count on, as a pickle. ``python -m tests.fire.power fail NTH FAULT COMMAND…``: a command of
hoptac on a disk that answers so from its n-th write on.
"""

from __future__ import annotations

import os
import pickle
import sys
from pathlib import Path

from tests import toy
from tests.fire.disk import Disk


def pages() -> list[object]:
    """A dozen short pages, and newer versions of some."""
    first = [toy.snapshot(f"p{n}", toy.visit(start=f"2022-06-{n + 1:02}"), "Một câu. " * 200) for n in range(12)]
    return [*first, *(toy.snapshot(f"p{n}", toy.visit(place="VN-25")) for n in range(0, 12, 4))]


def record(synchronous: str, file: str) -> None:
    """Load and decide into the register of the environment, which is there and empty."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoptac.web.settings")
    from hoptac.web import settings

    options = settings.DATABASES["default"]["OPTIONS"]
    options["init_command"] = options["init_command"].replace("synchronous=FULL", f"synchronous={synchronous}")
    django.setup()
    disk = Disk()
    from hoptac.register import decide
    from hoptac.register.load import load

    for page in pages():
        load([page], reader=toy.read)  # type: ignore[list-item]
        disk.note("acknowledged", "capture")
    for number, key in enumerate(toy.report_keys()):
        (decide.accept if number % 2 else decide.reject)(key, by="Lan")
        disk.note("acknowledged", "decision")
    Path(file).write_bytes(pickle.dumps(disk.log))


def fail(nth: str, fault: str, *command: str) -> None:
    """A command on a failing disk; ends the process with its status."""
    from hoptac.cli import main

    disk = Disk(int(nth), int(fault))
    status = main(list(command))
    sys.stdout.flush()
    sys.stderr.flush()
    print(f"{disk.writes} writes", file=sys.stderr, flush=True)
    os._exit(status)  # SQLite still holds our functions: nothing may be taken down before it


if __name__ == "__main__":
    if sys.argv[1] == "record":
        record(*sys.argv[2:])
    else:
        fail(*sys.argv[2:])
