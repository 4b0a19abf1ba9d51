"""The commands: thin, streaming, with clear errors and no traceback."""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Reading, Snapshot
from hoptac.bulk import read_lines
from hoptac.cli import make_parser
from hoptac.web.demo import sample_pages
from hoptac.web.terminal import Bar, kind_words

COMMANDS = ["read", "load", "rebuild", "export", "backup", "restore", "search", "serve", "demo"]


@pytest.fixture
def env(home: Path) -> dict[str, str]:
    """An environment with a register of its own."""
    return {**os.environ, "HOPTAC_HOME": str(home), "HOPTAC_DATABASE_URL": "", "PYTHONUNBUFFERED": "1"}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample page as a file."""
    found = next(page for page in sample_pages() if page.document == "2022-06-sekong-tham-hue")
    path = tmp_path_factory.mktemp("page") / "sekong.txt"
    path.write_bytes(found.data)
    return path


def run(env: dict[str, str], *args: str, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    """A command to its end."""
    done = subprocess.run(
        [sys.executable, "-m", "hoptac", *args], env=env, input=stdin, capture_output=True, timeout=90
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_help_is_vietnamese_and_english_on_demand(env: dict[str, str]) -> None:
    assert "đọc trang" in run(env, "--help").stdout
    assert "read pages" in run({**env, "HOPTAC_LANG": "en"}, "--help").stdout
    assert re.fullmatch(r"hoptac \d+\.\d+\.\d+\n", run(env, "--version").stdout)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_helps(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        make_parser().parse_args([command, "--help"])
    assert end.value.code == 0 and f"hoptac {command}" in capsys.readouterr().out


def test_help_brings_in_next_to_nothing(env: dict[str, str]) -> None:
    slow = {"logging", "dataclasses", "json", "hoptac.base.lists", "hoptac.register", "hoptac.gazetteer"}
    code = (
        "import sys; before = set(sys.modules); from hoptac.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        f"sys.exit(' '.join({slow!r} & sys.modules.keys() - before) or 0)"
    )
    told = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr


@pytest.mark.parametrize("args", [["--help"], ["read", "PAGE"]])
def test_reading_and_help_need_no_django(env: dict[str, str], page: Path, args: list[str]) -> None:
    code = (
        "import sys; from hoptac.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "sys.exit('django' in sys.modules)"
    )
    given = [str(page) if arg == "PAGE" else arg for arg in args]
    done = subprocess.run([sys.executable, "-c", code, *given], env=env, capture_output=True, timeout=60)
    assert done.returncode == 0 and done.stdout
    assert not list(Path(env["HOPTAC_HOME"]).iterdir())


ENGLISH = re.compile(r"\b(usage|error|arguments?|required|invalid|choose|expected|unrecognized|options|see)\b")
WRONG = {
    "dance": ["'dance'", "chọn một trong", "choose from"],
    "read": ["PATH", "thiếu", "required"],
    "read a --format doc": ["'doc'", "chọn một trong", "choose from"],
    "read a --format": ["--format", "thiếu giá trị", "expected one argument"],
    "load a --quick": ["--quick", "không có tham số hay tùy chọn", "unrecognized"],
    "serve --port eight": ["eight", "không phải là số", "no number"],
    "backup": ["FILE", "thiếu", "required"],
}


@pytest.mark.parametrize("line", sorted(WRONG))
def test_a_command_that_is_not_understood_says_so_in_the_users_language(line: str, capsys, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    named, vi, en = WRONG[line]
    for lang, words, other in (("vi", vi, en), ("en", en, vi)):
        monkeypatch.setenv("HOPTAC_LANG", lang)
        with pytest.raises(SystemExit) as end:
            make_parser().parse_args(line.split())
        said = capsys.readouterr().err
        assert end.value.code == 2 and named in said and words in said and other not in said
        assert "--help" in said and bool(ENGLISH.search(said)) is (lang == "en"), said


@pytest.mark.parametrize("command", ["", *COMMANDS, "explain"])
def test_help_is_in_one_language(command: str, capsys, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    for lang in ("vi", "en"):
        monkeypatch.setenv("HOPTAC_LANG", lang)
        with pytest.raises(SystemExit):
            make_parser().parse_args([*command.split(), "--help"])
        said = capsys.readouterr().out
        assert bool(ENGLISH.search(said)) is (lang == "en"), said


def test_argparse_itself_is_left_as_it_was() -> None:
    make_parser().format_help()
    assert argparse.ArgumentParser(prog="x").format_usage().startswith("usage: x")


def test_read_prints_a_line_a_page_and_fails_at_the_end(env: dict[str, str], page: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    done = run(env, "read", str(empty), str(tmp_path / "none.txt"), str(page))
    lines = [json.loads(line) for line in done.stdout.split("\n")[:-1]]
    assert [line["document"] for line in lines] == ["empty", "none", "sekong"]
    assert [line.get("error", {}).get("code") for line in lines] == ["file-empty", "file-missing", None]
    assert lines[2]["visits"] and done.returncode == 1 and done.stderr == ""


def test_a_fault_of_ours_is_told_in_words(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def broken(page: Snapshot) -> Reading:
        raise TypeError("'NoneType' object is not subscriptable")

    monkeypatch.setattr("hoptac.read.read", broken)
    line = next(read_lines([Snapshot("a", "test:a", b"x")], 0))
    message = json.loads(line.text)["error"]["message"]
    assert message == "Không đọc được a: chương trình gặp lỗi ngoài dự kiến." and "NoneType" in caplog.text


def test_read_of_standard_input(env: dict[str, str], page: Path) -> None:
    done = run(env, "read", "-", "--format", "jsonl", stdin=page.read_bytes())
    assert json.loads(done.stdout)["document"] == "-" and done.returncode == 0


def test_a_reader_that_leaves_is_no_traceback(env: dict[str, str], page: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "hoptac", "read", *[str(page)] * 3, str(page.parent)],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout and running.stderr
    running.stdout.close()
    assert running.stderr.read() == b""
    running.wait(30)


def test_load_twice_says_so(env: dict[str, str], page: Path) -> None:
    first, second = run(env, "load", str(page)), run(env, "load", str(page))
    assert (first.returncode, second.returncode) == (0, 0)
    assert "Đã đọc 1 trang" in first.stdout and "1 trang không đổi" in second.stdout
    assert "chuyến thăm" in first.stdout
    failed = run(env, "load", str(page), str(page.with_name("none.txt")))
    assert failed.returncode == 1 and "Cách xử lý" in failed.stderr


def test_load_tells_of_newer_versions_and_of_what_it_keeps(env: dict[str, str], page: Path, tmp_path: Path) -> None:
    copy = tmp_path / "tin.txt"
    copy.write_bytes(page.read_bytes())
    assert "bản mới" not in run(env, "load", str(copy)).stdout
    copy.write_bytes(page.read_bytes() + "\nHết.".encode())
    assert "1 trang là bản mới của trang đã có; bản cũ vẫn được giữ." in run(env, "load", str(copy)).stdout
    before = run(env, "export").stdout
    copy.write_bytes(b"\x00\x01\x02a\x03" * 400)
    failed = run(env, "load", str(copy))
    assert failed.returncode == 1 and "Sổ vẫn giữ bản đọc được trước đó." in failed.stderr
    assert run(env, "export").stdout == before != ""
    rebuilt = run({**env, "HOPTAC_LANG": "en"}, "rebuild")
    assert rebuilt.returncode == 1 and "The register keeps what it read before." in rebuilt.stderr


def test_export_into_a_file_is_what_is_printed(env: dict[str, str], page: Path, tmp_path: Path) -> None:
    run(env, "load", str(page))
    out = tmp_path / "out.jsonl"
    assert run(env, "export", "-o", str(out)).returncode == 0
    assert out.read_text(encoding="utf-8") == run(env, "export").stdout != ""
    assert os.listdir(tmp_path / "home") and sorted(p.name for p in tmp_path.iterdir()) == ["home", "out.jsonl"]


def test_a_restore_counts_the_pages_as_the_backup_did(env: dict[str, str], page: Path, tmp_path: Path) -> None:
    (tmp_path / "rong.txt").write_bytes(b"")
    run(env, "load", str(page), str(tmp_path / "rong.txt"), str(tmp_path / "none.txt"))
    saved = run(env, "backup", str(tmp_path / "b.zip"))
    again = {**env, "HOPTAC_HOME": str(tmp_path / "again"), "HOPTAC_DATABASE_URL": ""}
    restored = run(again, "restore", str(tmp_path / "b.zip"))
    assert "sao lưu 2 trang" in saved.stdout and "khôi phục 2 trang" in restored.stdout


def test_a_format_that_is_not_there(env: dict[str, str]) -> None:
    done = run(env, "export", "--format", "doc")
    assert done.returncode == 1 and "jsonl" in done.stderr and "Traceback" not in done.stderr


def test_a_page_in_another_language_is_kept_and_told_of(env: dict[str, str], page: Path, tmp_path: Path) -> None:
    english = tmp_path / "english.txt"
    english.write_text("The two provinces of Hue and Sekong have signed the minutes of the meeting on Friday.\n" * 3)
    for command in ("read", "load", "load"):
        done = run(env, command, str(english), str(page))
        assert done.returncode == 0, command
        assert done.stderr.count("english viết bằng tiếng Anh") == done.stderr.count("Cách xử lý") == 1, command
    assert "english is in English" in run({**env, "HOPTAC_LANG": "en"}, "read", str(english)).stderr


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_port_that_no_machine_has(env: dict[str, str], command: str) -> None:
    done = run(env, command, "--port", "99999")
    assert done.returncode == 1 and "99999" in done.stderr and "--port 8000" in done.stderr
    assert "Mở http" not in done.stdout and "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_busy_port(env: dict[str, str], command: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run(env, command, "--port", str(port))
    assert done.returncode == 1 and f"--port {port + 1}" in done.stderr and "Traceback" not in done.stderr


@pytest.fixture
def demo(env: dict[str, str], tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """The demonstration, running, with its address."""
    port = free_port()
    running = subprocess.Popen(
        [sys.executable, "-m", "hoptac", "demo", "--port", str(port)],
        env={**env, "TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    yield running, f"http://127.0.0.1:{port}/"
    running.kill()
    running.communicate()


def wait_for(running: subprocess.Popen[bytes], words: str) -> str:
    """What the command printed until these words."""
    assert running.stdout
    said = ""
    while words not in said:
        line = running.stdout.readline().decode()
        assert line, said
        said += line
    return said


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_the_demo_sums_up_serves_and_leaves_nothing(
    demo: tuple[subprocess.Popen[bytes], str], end: signal.Signals, tmp_path: Path, env: dict[str, str]
) -> None:
    running, url = demo
    said = wait_for(running, url)
    assert f"Đã đọc {len(sample_pages())} trang" in said and "chuyến thăm" in said
    with urllib.request.urlopen(url, timeout=20) as answer:
        assert answer.status == 200
    assert list(tmp_path.glob("hoptac-demo-*"))
    running.send_signal(end)
    running.wait(20)
    assert not list(tmp_path.glob("hoptac-demo-*"))
    assert not list(Path(env["HOPTAC_HOME"]).iterdir())


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_ctrl_c_is_no_traceback(env: dict[str, str]) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "hoptac", "read", "-"], env=env, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(1.5)
    running.send_signal(signal.SIGINT)
    err = running.communicate(timeout=20)[1]
    assert b"Traceback" not in err and running.returncode == 130


def test_sums_in_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kind_words({"visit": 1234})[1] == " 1.234  chuyến thăm, làm việc"
    monkeypatch.setenv("HOPTAC_LANG", "en")
    assert kind_words({"visit": 1234})[1] == " 1,234  visits"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It is."""
        return True


def test_the_bar_is_drawn_over_on_a_terminal_and_gone_at_the_end() -> None:
    out = Terminal()
    bar = Bar(2, out)
    bar.show(1, "a-long-name")
    bar.show(2, "b", HoptacError("file-empty", path="b"))
    bar.clear()
    drawn = [part.strip() for part in out.getvalue().split("\r")]
    assert drawn[1] == "[##############..............] 1/2 a-long-name"
    assert "b là tệp rỗng" in drawn[3] and drawn[-1] == "" and "\x1b" not in out.getvalue()


def test_elsewhere_it_is_plain_lines() -> None:
    out = io.StringIO()
    Bar(2, out).show(1, "a")
    assert out.getvalue() == "1/2 a\n"
