"""Many pages by processes: the order of the input, and pages that hang, fall or eat memory are set aside alone."""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Snapshot
from hoptac.bulk import Limits, Pool, read_lines
from hoptac.bulk.pool import FEW
from hoptac.collect import collect
from hoptac.web.demo import sample_pages

POSIX = os.name != "nt"
needs_posix = pytest.mark.skipif(not POSIX, reason="needs the alarms and bounds of POSIX")
SHORT = Limits(computing=0.7, lasting=2, memory=300 << 20)


def page(number: int, does: str = "") -> Snapshot:
    """A page that makes the reader below do something."""
    return Snapshot(f"p{number}", f"test:{number}", does.encode(), ".txt")


def odd(snapshot: Snapshot) -> tuple[str, int]:
    """A reader that does what the page says; else gives its name and the process that read it."""
    does, _, path = snapshot.data.decode().partition(" ")
    if does == "sleeps":
        time.sleep(60)
    elif does == "computes":
        while True:
            pass
    elif does == "falls":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif does == "ends":
        os._exit(0)
    elif does == "eats":
        bytearray(400 << 20)
    elif does == "raises":
        raise TypeError("odd")
    elif does == "refuses":
        raise HoptacError("file-too-long", path=snapshot.document, pages=1000, limit=300)
    elif does == "gives":
        return lambda: None  # type: ignore[return-value]
    elif does == "once" and not os.path.exists(path):
        Path(path).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    elif does == "slowly":
        time.sleep(0.05 * int(path))
    return snapshot.document, os.getpid()


def outcomes(pages: list[Snapshot], workers: int | None, limits: Limits = SHORT) -> list[str]:
    """The name that was read of each page, or the reason why it was not."""
    found = []
    with Pool(odd, workers, limits) as pool:
        for item in pool.ahead(pages, lambda page: page):
            try:
                found.append(pool.read(item)[0])
            except HoptacError as error:
                found.append(str(error.details.get("reason", error.code)))
    return found


def processes(pages: list[Snapshot], workers: int | None) -> set[int]:
    """Which processes read."""
    with Pool(odd, workers) as pool:
        return {pool.read(item)[1] for item in pool.ahead(pages, lambda page: page)}


@pytest.mark.parametrize("workers", [0, 1, 2, 4, None])
def test_the_order_is_that_of_the_input(workers: int | None) -> None:
    pages = [page(n, f"slowly {3 - n % 4}" if n % 4 else "") for n in range(20)]
    assert outcomes(pages, workers) == [f"p{n}" for n in range(20)]


def test_control_what_is_read_in_the_order_of_being_done_is_another() -> None:
    """Of two pages, the first of which takes long, the second is done first: the test above can fail."""
    with Pool(odd, 2) as pool:
        made = []
        first, second = page(1, "slowly 20"), page(2)
        for item in pool.ahead([first, second], lambda page: page):
            if item is first:
                deadline = time.monotonic() + 30
                while not pool._coming[second].done() and time.monotonic() < deadline:
                    time.sleep(0.01)
                made.append(pool._coming[first].done())
            pool.read(item)
    assert made == [False]


def test_none_takes_one_process_for_few_pages_and_zero_takes_ours() -> None:
    few = [page(n, "slowly 1") for n in range(FEW - 1)]
    assert len(processes(few, None)) == 1
    assert processes(few, 0) == {os.getpid()}
    assert len(processes([page(n, "slowly 1") for n in range(12)], 3)) == 3
    assert os.getpid() not in processes(few, 1)


@needs_posix
@pytest.mark.parametrize("workers", [1, 3])
@pytest.mark.parametrize(
    "does, reason",
    [
        ("sleeps", "too-slow"),
        ("computes", "too-slow"),
        ("eats", "too-much-memory"),
        ("falls", "worker-fell"),
        ("ends", "worker-fell"),
        ("raises", "fault"),
        ("gives", "fault"),
        ("refuses", "file-too-long"),
    ],
)
def test_a_page_that_goes_wrong_is_set_aside_alone(does: str, reason: str, workers: int) -> None:
    pages = [page(0), page(1), page(2, does), page(3), page(4)]
    assert outcomes(pages, workers) == ["p0", "p1", reason, "p3", "p4"]


@needs_posix
def test_control_without_a_bound_the_eater_is_read() -> None:
    roomy = Limits(computing=20, lasting=20, memory=4 << 30)
    assert outcomes([page(0, "eats")], 1, roomy) == ["p0"]


@needs_posix
def test_control_with_a_longer_clock_the_slow_one_is_read() -> None:
    assert outcomes([page(0, "slowly 10")], 1, Limits(lasting=0.2)) == ["too-slow"]
    assert outcomes([page(0, "slowly 10")], 1, Limits(lasting=30)) == ["p0"]


@needs_posix
def test_a_worker_killed_from_outside_costs_nothing(tmp_path: Path) -> None:
    pages = [page(n, f"once {tmp_path}/{n}" if n % 3 == 0 else "") for n in range(9)]
    assert outcomes(pages, 2) == [f"p{n}" for n in range(9)]
    assert len(list(tmp_path.iterdir())) == 3


@needs_posix
def test_a_worker_killed_while_idle_costs_nothing() -> None:
    with Pool(odd, 1) as pool:
        _, process = pool.read(page(0))
        os.kill(process, signal.SIGKILL)
        assert pool.read(page(1))[0] == "p1"


def test_a_fault_is_logged_with_its_place_and_told_without(caplog: pytest.LogCaptureFixture) -> None:
    for workers in (0, 1):
        caplog.clear()
        with Pool(odd, workers) as pool, caplog.at_level(logging.ERROR), pytest.raises(HoptacError) as told:
            pool.read(page(0, "raises"))
        assert "TypeError: odd" in caplog.text and "TypeError" not in told.value.message()


class Unready:
    """A reader that no worker can take over."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os._exit, (3,)  # type: ignore[return-value]

    def __call__(self, snapshot: Snapshot) -> tuple[str, int]:
        return odd(snapshot)


def test_where_no_worker_comes_up_the_run_stops_and_no_page_is_blamed() -> None:
    with Pool(Unready(), 1) as pool, pytest.raises(HoptacError) as told:
        pool.read(page(0))
    assert told.value.code == "no-worker"


def test_an_error_travels_whole_between_processes() -> None:
    with Pool(odd, 1) as pool, pytest.raises(HoptacError) as told:
        pool.read(page(0, "refuses"))
    assert told.value.details == {"path": "p0", "pages": 1000, "limit": 300}
    assert "1000" in told.value.message("vi") and "300" in told.value.remedy("en") + told.value.message("en")


@pytest.mark.parametrize("reason", ["too-slow", "too-much-memory", "worker-fell"])
def test_the_reasons_have_words(reason: str) -> None:
    error = HoptacError("failed", path="a", reason=reason)
    assert all(reason not in error.message(lang) for lang in ("vi", "en"))


def test_lines_do_not_depend_on_the_number_of_processes(tmp_path: Path) -> None:
    for sample in sample_pages():
        (tmp_path / (sample.document + sample.suffix)).write_bytes(sample.data)
    (tmp_path / "rong.txt").write_bytes(b"")
    (tmp_path / "khong.bin.txt").write_bytes(bytes(range(256)))

    def lines(workers: int | None) -> list[str]:
        return [line.text for line in read_lines(collect([str(tmp_path)]), workers)]

    once = lines(0)
    assert len(once) == len(sample_pages()) + 2 and sum("error" in json.loads(line) for line in once) == 2
    assert lines(1) == lines(4) == lines(None) == once


_HOLDER = """
import sys
sys.path.insert(0, {root!r})
from tests.test_bulk import odd, page
from hoptac.bulk import Limits, Pool
with Pool(odd, 2, Limits(lasting=4)) as pool:
    for item in pool.ahead([page(0), page(1, "slowly 1"), page(2, "sleeps"), page(3, "sleeps")], lambda p: p):
        print(pool.read(item)[1], flush=True)
"""


def running_with_workers() -> tuple[subprocess.Popen[bytes], set[int]]:
    """A process whose workers are at pages that last; and two of those workers, or one twice."""
    root = str(Path(__file__).resolve().parents[1])
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLDER.format(root=root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert holder.stdout
    return holder, {int(holder.stdout.readline()) for _ in range(2)}


def gone(process: int) -> bool:
    """Whether there is no such process, or only its tombstone."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def wait_until(met: Callable[[], bool]) -> bool:
    """Whether that comes about within 20 seconds."""
    deadline = time.monotonic() + 20
    while not met() and time.monotonic() < deadline:
        time.sleep(0.05)
    return met()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc")
def test_ctrl_c_ends_all_of_it_at_once() -> None:
    holder, workers = running_with_workers()
    os.killpg(holder.pid, signal.SIGINT)
    _, said = holder.communicate(timeout=20)
    assert said.count(b"Traceback") == 1 and b"KeyboardInterrupt" in said  # the holder's own
    assert wait_until(lambda: all(gone(process) for process in workers))


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc")
def test_a_holder_that_is_killed_leaves_no_worker() -> None:
    """Idle ones end with it, those at a page by their own alarm at the latest."""
    holder, workers = running_with_workers()
    holder.kill()
    holder.wait(20)
    assert wait_until(lambda: all(gone(process) for process in workers))
    assert holder.stdout and holder.stderr
    holder.stdout.close()
    holder.stderr.close()
