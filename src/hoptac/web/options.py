"""The arguments of the commands, each with its help in the user's language."""

from __future__ import annotations

import argparse

from hoptac.base.errors import say
from hoptac.base.kinds import LIST_KINDS, SORTS
from hoptac.web.arguments import count, day, port

#: Which ids of places are printed: those of the published tables, or those of places_more.csv too.
IDS = (
    "listed: mã trong các bảng; all: cả mã riêng",
    "listed: ids of the tables; all: our own too",
)


def add_read(command: argparse.ArgumentParser) -> None:
    """The arguments of ``read``."""
    add_paths(command)
    command.add_argument("--format", choices=["jsonl"], default="jsonl", help=say("định dạng", "format"))
    command.add_argument("--ids", choices=["listed", "all"], default="listed", help=say(*IDS))
    add_workers(command)


def add_explain(command: argparse.ArgumentParser) -> None:
    """The arguments of ``explain``."""
    command.add_argument("file", metavar="FILE", help=say("tệp của trang, hoặc -", "the page's file, or -"))
    command.add_argument("--format", choices=["text", "json"], default="text", help=say("định dạng", "format"))


def add_load(command: argparse.ArgumentParser) -> None:
    """The arguments of ``load``."""
    add_paths(command)
    add_workers(command)


def add_export(command: argparse.ArgumentParser) -> None:
    """The arguments of ``export``."""
    command.add_argument("--format", default="jsonl", help=say("định dạng (jsonl)", "format (jsonl)"))
    command.add_argument("-o", "--output", metavar="FILE", help=say("ghi vào tệp", "write into a file"))


def add_backup(command: argparse.ArgumentParser) -> None:
    """The argument of ``backup``."""
    command.add_argument("file", metavar="FILE", help=say("tệp sao lưu (.zip)", "the backup (.zip)"))


def add_restore(command: argparse.ArgumentParser) -> None:
    """The arguments of ``restore``."""
    add_backup(command)
    add_workers(command)


def add_person(command: argparse.ArgumentParser) -> None:
    """The arguments of ``person``."""
    command.add_argument("what", choices=["export", "erase"], help=say("xuất hay xóa", "give it out or erase it"))
    command.add_argument("name", metavar="NAME", help=say("họ và tên đầy đủ", "the full name"))
    command.add_argument("--why", default="", help=say("căn cứ (khi xóa)", "on what ground (of an erasure)"))


def add_brief(command: argparse.ArgumentParser) -> None:
    """The arguments of ``brief``."""
    command.add_argument("place", metavar="PLACE", help=say("địa phương đối tác (tên hoặc mã)", "the partner"))
    add_paper(command)


def add_review(command: argparse.ArgumentParser) -> None:
    """The arguments of ``term-review``."""
    command.add_argument("place", metavar="PLACE", help=say("địa phương đối tác (tên hoặc mã)", "the partner"))
    which = say("mã thỏa thuận (vài ký tự đầu)", "the agreement, by the beginning of its key")
    command.add_argument("--agreement", default="", metavar="KEY", help=which)
    copy = say("bản làm việc hay bản trình lãnh đạo", "the officer's copy or the leader's")
    command.add_argument("--copy", choices=["working", "leader"], default="working", help=copy)
    add_paper(command)


def add_serve(command: argparse.ArgumentParser) -> None:
    """The arguments of ``serve``."""
    add_port(command)
    host = ("địa chỉ để máy khác vào được (cần có tài khoản)", "the address to let other machines in (needs accounts)")
    command.add_argument("--host", metavar="ADDRESS", default="127.0.0.1", help=say(*host))


def add_port(command: argparse.ArgumentParser) -> None:
    """The option of what opens the site."""
    command.add_argument("--port", type=port, default=8000, help=say("cổng (mặc định 8000)", "port (default 8000)"))


def add_paper(command: argparse.ArgumentParser) -> None:
    """What all papers take."""
    own = say("địa phương của ta (tên hoặc mã)", "our own place (its name or id)")
    command.add_argument("--with", dest="home", metavar="PLACE", default="", help=own)
    command.add_argument("-o", "--output", metavar="FILE", help=say("tệp .docx hoặc .pdf", "a .docx or .pdf file"))
    command.add_argument("--day", type=day, metavar="DAY", help=say("soạn như vào ngày này", "as of this day"))
    add_form(command)


def add_form(command: argparse.ArgumentParser) -> None:
    """The option of papers that the State and the Party set differently."""
    forms = say("thể thức: của Nhà nước hay của Đảng (mặc định theo kênh)", "the State's form or the Party's")
    command.add_argument("--form", choices=["state", "party"], default="", help=forms)


def add_calendar(command: argparse.ArgumentParser) -> None:
    """The arguments of ``calendar``."""
    command.add_argument("-o", "--output", metavar="FILE", help=say("ghi vào tệp .ics", "write into an .ics file"))
    command.add_argument("--from", dest="first", type=day, metavar="DAY", help=say("từ ngày", "from this day"))
    command.add_argument("--to", dest="last", type=day, metavar="DAY", help=say("đến ngày", "to this day"))
    place = say("địa phương của cơ quan ta (tên hoặc mã)", "our own office's place (its name or id)")
    command.add_argument("--office", metavar="PLACE", default="", help=place)


def add_letters(command: argparse.ArgumentParser) -> None:
    """The arguments of ``letters``."""
    command.add_argument("--occasion", metavar="CODE", help=say("mã của dịp, ví dụ la-national-day", "its code"))
    command.add_argument("--list", action="store_true", help=say("liệt kê các dịp", "list the occasions"))
    places = say("các nơi nhận (tên hoặc mã, cách nhau dấu phẩy) hoặc all", "to whom: names or ids, or all")
    command.add_argument("--to", metavar="PLACES", default="all", help=places)
    languages = ("vi", "vi+lo", "vi+en", "vi,lo", "vi,en", "lo", "en")
    command.add_argument("--lang", choices=languages, metavar="LANG", default="vi", help=say("ngôn ngữ", "languages"))
    command.add_argument("--year", type=int, default=0, help=say("năm của dịp (mặc định lần tới)", "of which year"))
    signers = say("người ký (mặc định người tương ứng với nơi nhận)", "who signs (by default the counterpart)")
    command.add_argument("--signer", choices=["party", "government"], default="", help=signers)
    command.add_argument("--format", choices=["docx", "pdf", "both"], default="both", help=say("định dạng", "format"))
    command.add_argument("--office", metavar="PLACE", default="", help=say("địa phương của mình", "our own place"))
    command.add_argument("--sent", action="store_true", help=say("ghi vào sổ thư là đã gửi", "note them as sent"))
    command.add_argument("-o", "--output", metavar="FOLDER", default="thu", help=say("thư mục", "the folder"))


def add_delegation(command: argparse.ArgumentParser) -> None:
    """The arguments of ``delegation``."""
    on_one = ("plan", "request", "circular", "speech", "notice", "report")
    kinds = ("list", *on_one, "statistics", "yearly")
    command.add_argument(
        "what", choices=kinds, metavar="WHAT", help=say("văn bản nào: ", "which paper: ") + ", ".join(kinds)
    )
    command.add_argument("visit", nargs="?", default="", metavar="VISIT", help=say("mã của đoàn", "the visit"))
    command.add_argument("--year", type=int, default=0, help=say("năm thống kê, báo cáo", "the year to count"))
    add_form(command)
    command.add_argument("--office", metavar="PLACE", default="", help=say("địa phương của mình", "our own place"))
    command.add_argument(
        "-o", "--output", metavar="FILE", help=say("ghi vào tệp .docx hoặc .pdf", "a .docx or .pdf file")
    )


def add_search(command: argparse.ArgumentParser) -> None:
    """The arguments of ``search``."""
    words = say('các từ cần tìm; "trong ngoặc kép" là liền nhau', 'words to find; "in quotation marks": together')
    command.add_argument("words", nargs="*", metavar="WORDS", help=words)
    command.add_argument("--kind", choices=SORTS, help=say("chỉ loại này", "only this kind"))
    place = say("chỉ mục liên quan địa phương này (tên hoặc mã)", "only what concerns this place (its name or id)")
    command.add_argument("--partner", metavar="PLACE", default="", help=place)
    command.add_argument("--from", dest="first", type=day, metavar="DAY", help=say("từ ngày", "from this day"))
    command.add_argument("--to", dest="last", type=day, metavar="DAY", help=say("đến ngày", "to this day"))
    command.add_argument("--page", type=int, default=1, metavar="N", help=say("trang kết quả", "page of results"))


def add_paths(command: argparse.ArgumentParser) -> None:
    """The argument PATH…"""
    text = say("tệp, thư mục, hoặc - (đầu vào chuẩn)", "files, folders, or - (standard input)")
    command.add_argument("paths", nargs="+", metavar="PATH", help=text)


def add_workers(command: argparse.ArgumentParser) -> None:
    """The option of all commands that read pages."""
    text = say(
        "số tiến trình đọc cùng lúc (mặc định: 1 khi ít trang, nhiều trang thì theo số nhân của máy)",
        "how many processes read (default: 1 for a few pages, else one for each processor)",
    )
    command.add_argument("--workers", type=count, metavar="N", help=text)


def add_import(command: argparse.ArgumentParser) -> None:
    """The arguments of ``import``."""
    file = say("tệp danh sách (.xlsx, .csv)", "the list (.xlsx, .csv)")
    command.add_argument("file", nargs="?", metavar="FILE", help=file)
    command.add_argument("--kind", choices=LIST_KINDS, help=say("loại danh sách", "what the list holds"))
    command.add_argument("--sheet", metavar="NAME", help=say("chỉ sheet này", "only this sheet"))
    ours = say("phía ta là địa phương nào (tên hoặc mã)", "our side: a province or city (name or id)")
    command.add_argument("--ours", metavar="PLACE", help=ours)
    ways = say("out: đoàn ra, ta giúp; in: đoàn vào, bạn giúp", "out: outgoing, given; in: incoming, received")
    command.add_argument("--direction", choices=["out", "in"], help=ways)
    command.add_argument("--as-of", dest="as_of", type=day, metavar="DAY", help=say("số liệu tính đến", "as of"))
    told = say("cách hiểu các cột, ghi trong tệp TOML", "the mapping of the columns, from a TOML file")
    command.add_argument("--map", metavar="FILE.toml", help=told)
    save = say("ghi cách hiểu các cột vào tệp TOML", "write the mapping into a TOML file")
    command.add_argument("--save-map", dest="save_map", metavar="FILE.toml", help=save)
    look = say("chỉ xem trước, không đưa vào", "only tell what it would bring")
    command.add_argument("--preview", action="store_true", help=look)
    command.add_argument("--why", metavar="TEXT", help=say("lý do, ghi vào nhật ký", "why; goes into the log"))
    command.add_argument("--list", action="store_true", help=say("các danh sách đã đưa vào", "the lists that came in"))
    out = say("rút một danh sách ra (mã ở --list)", "take a list out again (its id: --list)")
    command.add_argument("--withdraw", metavar="ID", help=out)


def add_user(command: argparse.ArgumentParser) -> None:
    """The arguments of ``user``."""
    acts = ("add", "list", "change", "close", "password", "codes-off")
    act = say("việc: ", "what to do: ") + ", ".join(acts)
    command.add_argument("what", choices=acts, metavar="WHAT", help=act)
    command.add_argument(
        "name", nargs="?", default="", metavar="NAME", help=say("tên đăng nhập", "name to sign in with")
    )
    roles = ("viewer", "editor", "approver", "admin")
    command.add_argument("--role", choices=roles, metavar="ROLE", help=say("vai trò: ", "role: ") + ", ".join(roles))
    command.add_argument("--full-name", metavar="TEXT", help=say("họ và tên", "full name"))
    member = say("thuộc phòng này (ghi được nhiều lần)", "a member of this department (may be repeated)")
    command.add_argument("--department", action="append", metavar="TEXT", help=member)


def add_help(parser: argparse.ArgumentParser) -> None:
    """The option that shows the help."""
    parser.add_argument("-h", "--help", action="help", help=say("in phần trợ giúp này", "show this help"))
