"""``hoptac person``: a person's data, given out or erased, in the user's words."""

from __future__ import annotations

import json
import sys

from hoptac.base.errors import HoptacError, say
from hoptac.register.audit import note_taken
from hoptac.register.erase import erase as erase_person
from hoptac.register.person_export import export_person
from hoptac.web.who import user


def export(name: str) -> int:
    """Print all that is kept of a person, as JSON."""
    note_taken(user(), "person-export", name)
    json.dump(export_person(name), sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
    return 0


def erase(name: str, why: str) -> int:
    """Erase a person and say what was done, and what was not reached. Raises ``why-missing``, ``name-short``."""
    if not why.strip():
        raise HoptacError("why-missing")
    done = erase_person(name, user(), why)
    note_taken(user(), "erase", why)  # not whom: the name is to be nowhere
    print(
        say(
            f"Đã xóa tên khỏi {done.pages} trang và {done.decisions} quyết định; sổ đã được lập lại theo đó.",
            f"The name is gone from {done.pages} pages and {done.decisions} decisions, and from what follows of them.",
        )
    )
    print(
        say(
            "Bản sao lưu và tệp đã xuất trước đây, địa chỉ của trang, tệp nhật ký chưa được xóa: hãy tự kiểm tra.",
            "Earlier backups and exports, addresses of pages and the log file are not reached: look after them.",
        )
    )
    for address in done.unread:
        print(say(f"Không đọc được nên chưa tìm trong: {address}", f"Not searched, for it cannot be read: {address}"))
    return 0
