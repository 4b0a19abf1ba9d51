"""Imported once by the process that workers are forked from, so that each of them starts with tables and rules loaded.

Without it a worker pays a second for its first page, and every upload in the browser has a worker of its own.
Never import it elsewhere: it makes its process, and all that are forked from it, deaf to Ctrl-C from their first moment
(``serve`` alone would leave a worker that only just starts to die of it, with a traceback on the reader's screen).
"""

import signal

signal.signal(signal.SIGINT, signal.SIG_IGN)  # before the slow imports

# ruff: noqa: E402
from hoptac.base.nouns import Snapshot
from hoptac.read import read

#: An invented page, of those words that make the most tables load.
_PAGE = (
    "Đoàn tỉnh Sê Kông thăm Huế\nNgày 10/6/2022, đồng chí Lếch-lay Sỉ-vi-lay, Bí thư Tỉnh ủy Sê Kông, thăm tỉnh Thừa"
    " Thiên Huế, ký biên bản thỏa thuận hợp tác giai đoạn 2022 - 2026, trao 100 triệu đồng, hỗ trợ lưu học sinh."
)

read(Snapshot("warm", "warm:", _PAGE.encode(), ".txt"))
