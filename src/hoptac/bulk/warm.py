"""Imported once by the process that workers are forked from, so that each of them starts with tables and rules loaded.

Without it a worker pays a second for its first page, and every upload in the browser has a worker of its own.
"""

from hoptac.base.nouns import Snapshot
from hoptac.read import read

#: An invented page, of those words that make the most tables load.
_PAGE = (
    "Đoàn tỉnh Sê Kông thăm Huế\nNgày 10/6/2022, đồng chí Lếch-lay Sỉ-vi-lay, Bí thư Tỉnh ủy Sê Kông, thăm tỉnh Thừa"
    " Thiên Huế, ký biên bản thỏa thuận hợp tác giai đoạn 2022 - 2026, trao 100 triệu đồng, hỗ trợ lưu học sinh."
)

read(Snapshot("warm", "warm:", _PAGE.encode(), ".txt"))
