"""A process in which everything is loaded, that forks one victim for each job and kills it where the job says.

``python -m tests.fire.victims``: jobs as lines of JSON on standard input, what became of each on standard output.
A job has the ``url`` of the database, an ``act`` of ``ACTS`` with its ``args``, ``protected``; ``point`` and ``wait``:
kill at the n-th point (before or after a statement or a commit), or that many seconds after it, maybe within one.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import django
from django.db import connections

Job = dict[str, Any]
#: Longer than any job takes on a busy machine.
_PATIENCE = 300


class Points:
    """Counts the points of what a connection does, and calls at one of them."""

    def __init__(self, point: int | None, reached: Callable[[], None]) -> None:
        self.count = 0
        self.point = point
        self.reached = reached

    def __call__(self, execute: Callable[..., Any], *told: Any) -> Any:
        self.pass_()
        made = execute(*told)
        self.pass_()
        return made

    def pass_(self) -> None:
        if self.count == self.point:
            self.reached()
        self.count += 1

    def watch(self, connection: Any) -> None:
        connection.execute_wrappers.append(self)
        commit = connection._commit
        connection._commit = lambda: self(commit)


def use(url: str) -> Any:
    """The connection to a database; that of the settings was never opened in this process."""
    from hoptac.web.database import database

    assert connections["default"].connection is None
    del connections["default"]
    connections.settings = connections.configure_settings({"default": database(url, Path("."))})
    return connections["default"]


def be_victim(job: Job, out: int) -> None:
    """Do the job and write what came of it."""
    from tests.fire import acts

    def reached() -> None:
        if not job.get("wait"):
            os.kill(os.getpid(), signal.SIGKILL)
        os.write(out, b"@")

    connection = use(job["url"])
    points = Points(job.get("point"), reached)
    points.watch(connection)
    with nullcontext() if job.get("protected", True) else acts.unprotected():
        acts.ACTS[job["act"]](*job.get("args", ()))
    if "point" in job:  # whoever is to kill us is on the way
        time.sleep(_PATIENCE)
    told = {"points": points.count, "export": acts.exported()}
    connection.close()
    os.write(out, json.dumps(told).encode())


def do(job: Job) -> dict[str, Any]:
    """What became of a job: ``killed``, or its points and the export's hash."""
    seen, out = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(seen)
        try:
            signal.alarm(_PATIENCE)
            be_victim(job, out)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    os.close(out)
    said = os.read(seen, 1 << 16)
    if said == b"@":
        time.sleep(job["wait"])
        os.kill(pid, signal.SIGKILL)
    os.close(seen)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    if status == -signal.SIGKILL:
        return {"killed": True}
    return json.loads(said) if status == 0 else {"failed": status}


def main() -> None:
    """Answer the jobs of standard input."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "hoptac.web.settings"
    django.setup()
    from tests.fire import acts

    acts.warm()
    print("ready", flush=True)
    for line in sys.stdin:
        print(json.dumps(do(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
