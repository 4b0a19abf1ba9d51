"""The commands. Thin: each reads its arguments, calls the product and prints. ``read`` and help need no Django;
help needs next to nothing (at most four times ``python -c pass``), so what a command uses it brings in itself."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import closing
from typing import TYPE_CHECKING

from hoptac import __version__
from hoptac.base.errors import HoptacError, say
from hoptac.web import options
from hoptac.web.arguments import Parser
from hoptac.web.terminal import Bar, kind_words, print_error

if TYPE_CHECKING:
    from hoptac.base.nouns import Snapshot
    from hoptac.collect import Failure
    from hoptac.register.load import Step, Summary

#: Exit status after Ctrl-C, as shells have it.
INTERRUPTED = 130


def main(argv: list[str] | None = None) -> int:
    """Run a command; its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if os.environ.get("HOPTAC_DEBUG") == "1":
        import logging

        logging.basicConfig()
    parser = make_parser()
    args = parser.parse_args(argv)
    try:
        if args.run is None:
            parser.print_help()
            return 0
        return int(args.run(args))
    except HoptacError as error:
        print_error(error, sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read our output has left: nothing to say to them, nor at the interpreter's last flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return INTERRUPTED


def run_read(args: argparse.Namespace) -> int:
    """``hoptac read``: one line a page, as it goes; status 1 at the end if any failed."""
    from hoptac.bulk import read_lines
    from hoptac.collect import collect

    failed = False
    with closing(read_lines(collect(args.paths), args.workers, own=args.ids == "all")) as lines:
        for line in lines:
            failed = failed or line.error is not None
            if line.notice:  # an empty result must not look like a reading
                print_error(line.notice, sys.stderr)
            sys.stdout.write(line.text + "\n")
            sys.stdout.flush()
    return int(failed)


def run_explain(args: argparse.Namespace) -> int:
    """``hoptac explain``: why one page was read as it was, for people or as JSON."""
    import json

    from hoptac.base.nouns import Snapshot
    from hoptac.collect import collect
    from hoptac.explain import explain, show

    for item in collect([args.file]):
        if not isinstance(item, Snapshot):
            raise item.error
        told = explain(item)
        lines = [json.dumps(told, ensure_ascii=False)] if args.format == "json" else show(told)
        sys.stdout.writelines(f"{line}\n" for line in lines)
        sys.stdout.flush()
    return 0


def setup() -> None:
    """Django, and the register's database brought up to date. Raises ``database-newer``, ``database-unreachable``."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoptac.web.settings")
    import django

    django.setup()
    from hoptac.register.opening import open_register

    open_register()


def run_load(args: argparse.Namespace) -> int:
    """``hoptac load``."""
    setup()
    from hoptac.collect import collect

    return load_pages(collect(args.paths), workers=args.workers)


def load_pages(items: Iterable[Snapshot | Failure], total: int | None = None, workers: int | None = None) -> int:
    """Load with a bar and sum up; status 1 if any page failed."""
    from hoptac.register.load import load
    from hoptac.register.opening import reachable

    bar = Bar(total)
    with reachable():
        summary = load(items, watch(bar), workers=workers)
    bar.clear()
    print_summary(summary)
    return int(bool(summary.failed))


def watch(bar: Bar) -> Callable[[Step], None]:
    """Progress of the register onto a bar."""

    def show(step: Step) -> None:
        bar.show(step.done, step.document, step.error or step.notice)
        if step.held:
            print(
                say("  Sổ vẫn giữ bản đọc được trước đó.", "  The register keeps what it read before."), file=sys.stderr
            )

    return show


def print_summary(summary: Summary) -> None:
    """How many pages, and what was read on them, in plain words."""
    of = summary.outcomes
    read = of.get("new", 0) + of.get("replaced", 0)
    print(
        say(
            f"Đã đọc {read} trang; {of.get('same', 0)} trang không đổi; {of.get('failed', 0)} trang không đọc được.",
            f"{read} pages read; {of.get('same', 0)} unchanged; {of.get('failed', 0)} could not be read.",
        )
    )
    if newer := of.get("replaced", 0):
        print(
            say(
                f"{newer} trang là bản mới của trang đã có; bản cũ vẫn được giữ.",
                f"{newer} are newer versions of pages that were there; the older ones are kept.",
            )
        )
    print("\n".join(kind_words(summary.kinds)), flush=True)


def run_rebuild(args: argparse.Namespace) -> int:
    """``hoptac rebuild``."""
    setup()
    from hoptac.register.load import rebuild
    from hoptac.register.models import Page
    from hoptac.register.opening import reachable

    with reachable():
        bar = Bar(Page.objects.filter(raw_hash__isnull=False).count())
        summary = rebuild(watch(bar), workers=args.workers)
    bar.clear()
    print("\n".join(kind_words(summary.kinds)), flush=True)
    return int(bool(summary.failed))


def run_export(args: argparse.Namespace) -> int:
    """``hoptac export``: to a file (whole or not at all) or to standard output."""
    from hoptac.share import exporter

    exporter(args.format)  # an unknown one is told before anything is opened
    setup()
    from pathlib import Path

    from hoptac.register.audit import note_taken
    from hoptac.register.opening import reachable
    from hoptac.register.out import export, export_file
    from hoptac.web.who import local_user

    with reachable():
        note_taken(local_user(), "export", f"{args.format}: {args.output or '-'}")
        if args.output:
            export_file(args.format, Path(args.output))
        else:
            export(args.format, sys.stdout)
            sys.stdout.flush()
    return 0


def run_backup(args: argparse.Namespace) -> int:
    """``hoptac backup``."""
    setup()
    from pathlib import Path

    from hoptac.register.audit import note_taken
    from hoptac.register.backup import backup
    from hoptac.register.opening import reachable
    from hoptac.web.who import local_user

    with reachable():
        note_taken(local_user(), "backup", args.file)
        pages = backup(Path(args.file))
    print(say(f"Đã sao lưu {pages} trang vào {args.file}.", f"{pages} pages backed up into {args.file}."))
    return 0


def run_restore(args: argparse.Namespace) -> int:
    """``hoptac restore``."""
    setup()
    from pathlib import Path

    from hoptac.register.models import Page
    from hoptac.register.opening import reachable
    from hoptac.register.restore import restore

    bar = Bar()
    with reachable():
        restore(Path(args.file), watch(bar), workers=args.workers)
        # As the backup counted them: those that have no bytes, and are not read, too.
        pages = Page.objects.count()
    bar.clear()
    print(say(f"Đã khôi phục {pages} trang từ {args.file}.", f"{pages} pages restored from {args.file}."))
    return 0


def run_person(args: argparse.Namespace) -> int:
    """``hoptac person``: what is kept of a person, or its erasure by law."""
    setup()
    from hoptac.register.opening import reachable
    from hoptac.web.person import erase, export

    with reachable():
        return erase(args.name, args.why) if args.what == "erase" else export(args.name)


def run_search(args: argparse.Namespace) -> int:
    """``hoptac search``: the first hits, the best first, each with its sentence."""
    setup()
    from hoptac.register.opening import reachable
    from hoptac.register.query_search import Filters, search
    from hoptac.web.found import partner, show

    with reachable():
        filters = Filters(args.kind or "", partner(args.partner), args.first or "", args.last or "")
        show(search(" ".join(args.words), filters, args.page), args.page, sys.stdout)
    return 0


def run_calendar(args: argparse.Namespace) -> int:
    """``hoptac calendar``."""
    setup()
    from hoptac.web.commands import calendar

    return calendar.run(args)


def run_import(args: argparse.Namespace) -> int:
    """``hoptac import``: an office's own list, with what it would bring told first."""
    setup()
    from hoptac.register.opening import reachable
    from hoptac.web.commands.importing import run

    with reachable():
        return run(args, sys.stdout)


def run_letters(args: argparse.Namespace) -> int:
    """``hoptac letters``."""
    setup()
    from hoptac.web.commands import letters

    return letters.run(args)


def run_delegation(args: argparse.Namespace) -> int:
    """``hoptac delegation``."""
    setup()
    from hoptac.web.commands import delegation

    return delegation.run(args)


def run_brief(args: argparse.Namespace) -> int:
    """``hoptac brief``."""
    setup()
    from hoptac.web.commands import papers

    return papers.run_brief(args)


def run_review(args: argparse.Namespace) -> int:
    """``hoptac term-review``."""
    setup()
    from hoptac.web.commands import papers

    return papers.run_review(args)


def run_serve(args: argparse.Namespace) -> int:
    """``hoptac serve``."""
    from hoptac.web.serve import bind, check_host, open_to, run

    open_to(args.host)
    setup()
    check_host(args.host)
    from hoptac.web.wsgi import application

    run(bind(application, args.port, args.host), args.port, args.host)
    return 0


def run_user(args: argparse.Namespace) -> int:
    """``hoptac user``."""
    setup()
    from hoptac.web.commands import users

    return users.run(args)


def run_demo(args: argparse.Namespace) -> int:
    """``hoptac demo``."""
    from hoptac.web.demo import sample_pages, take_sample_lists, throwaway_home

    with throwaway_home():
        setup()
        from hoptac.web.serve import bind, run
        from hoptac.web.wsgi import application

        server = bind(application, args.port)
        pages = sample_pages()
        print(say("Nạp các trang mẫu …", "Loading the sample pages …"), flush=True)
        load_pages(pages, len(pages))
        take_sample_lists()
        run(server, args.port)
    return 0


def make_parser() -> argparse.ArgumentParser:
    """All commands with their help, in the user's language."""
    about = say(
        "Đọc trang công khai về hợp tác giữa các địa phương, lập sổ có dẫn chứng từng câu.",
        "Reads public pages about cooperation between provinces and keeps a register, each line with its sentence.",
    )
    parser = Parser(prog="hoptac", description=about, add_help=False)
    parser.add_argument(
        "--version", action="version", version=f"hoptac {__version__}", help=say("in số bản", "version")
    )
    parser.set_defaults(run=None)
    options.add_help(parser)
    commands = parser.add_subparsers(title=say("các lệnh", "commands"), metavar=say("LỆNH", "COMMAND"))
    for name, (run, arguments, vi, en) in COMMANDS.items():
        command = commands.add_parser(name, help=say(vi, en), description=say(vi, en), add_help=False)
        command.set_defaults(run=run)
        options.add_help(command)
        arguments(command)
    return parser


Arguments = Callable[[argparse.ArgumentParser], None]
#: Name -> what runs, what adds its arguments, and what it does, in the order of the help.
COMMANDS: dict[str, tuple[Callable[[argparse.Namespace], int], Arguments, str, str]] = {
    "read": (run_read, options.add_read, "đọc trang, in mỗi trang một dòng JSON", "read pages, a line of JSON each"),
    "explain": (
        run_explain,
        options.add_explain,
        "giải thích vì sao đọc một trang như vậy",
        "say why a page is read as it is",
    ),
    "load": (run_load, options.add_load, "đọc trang và lưu vào sổ", "read pages and keep them in the register"),
    "rebuild": (
        run_rebuild,
        options.add_workers,
        "lập lại sổ từ các trang và quyết định đã lưu",
        "make the register again from what it keeps",
    ),
    "export": (run_export, options.add_export, "xuất sổ", "write the register out"),
    "backup": (run_backup, options.add_backup, "sao lưu sổ vào một tệp", "back the register up into one file"),
    "restore": (
        run_restore,
        options.add_restore,
        "khôi phục sổ từ bản sao lưu",
        "restore the register from a backup",
    ),
    "import": (
        run_import,
        options.add_import,
        "đưa danh sách của cơ quan vào sổ",
        "take a list of the office's own in",
    ),
    "person": (run_person, options.add_person, "xuất hoặc xóa dữ liệu về một người", "give or erase a person's data"),
    "search": (
        run_search,
        options.add_search,
        "tìm trang, mục, người, địa phương",
        "search pages, entries, people, places",
    ),
    "calendar": (
        run_calendar,
        options.add_calendar,
        "xuất lịch công việc (.ics)",
        "write the office's calendar (.ics)",
    ),
    "letters": (
        run_letters,
        options.add_letters,
        "soạn thư chúc mừng cho các địa phương",
        "draft letters to partner provinces",
    ),
    "delegation": (
        run_delegation,
        options.add_delegation,
        "soạn văn bản về đoàn: kế hoạch, tờ trình, thông báo …",
        "draft papers on delegations",
    ),
    "brief": (run_brief, options.add_brief, "soạn tài liệu tiếp khách", "draft the briefing on a partner"),
    "term-review": (
        run_review,
        options.add_review,
        "soạn báo cáo tổng kết thỏa thuận",
        "draft the review of an agreement",
    ),
    "user": (run_user, options.add_user, "tài khoản: thêm, đổi, đóng", "accounts: add, change, close"),
    "serve": (run_serve, options.add_serve, "mở sổ trong trình duyệt", "open the register in the browser"),
    "demo": (
        run_demo,
        options.add_port,
        "mở một sổ tạm với các trang mẫu",
        "open a throw-away register of sample pages",
    ),
}
