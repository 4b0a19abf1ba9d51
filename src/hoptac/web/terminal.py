"""What commands say while they work: a bar on a terminal, plain lines elsewhere; and sums in plain words. No Django."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TextIO

from hoptac.base.errors import HoptacError, say
from hoptac.base.kinds import KINDS

_KINDS = {
    "person": ("người", "people"),
    "visit": ("chuyến thăm, làm việc", "visits"),
    "agreement": ("thỏa thuận", "agreements"),
    "aid": ("khoản hỗ trợ, giúp đỡ", "gifts of aid"),
    "figure": ("số liệu", "figures"),
    "commitment": ("nội dung đề nghị, thống nhất, cam kết", "requests, agreed points and pledges"),
    "courtesy": ("thư, lời chúc, quà tặng, lời mời", "letters, greetings, gifts and invitations"),
}
_WIDTH = 28


def kind_words(kinds: Mapping[str, int]) -> list[str]:
    """Counts by kind in plain words, one line each, in the order of ``KINDS``."""
    return [f"{grouped(kinds.get(kind, 0)):>6}  {say(*_KINDS[kind])}" for kind in KINDS]


def grouped(number: int) -> str:
    """A number as its reader writes it: 1.249, 1,249."""
    return f"{number:,}".replace(",", say(".", ","))


def print_error(error: HoptacError, out: TextIO) -> None:
    """What happened and what to do, on two lines."""
    print(f"{error.message()}\n  {say('Cách xử lý', 'What to do')}: {error.remedy()}", file=out, flush=True)


class Bar:
    """Progress on stderr: one line drawn over on a terminal, a line a page elsewhere; errors in full on both."""

    def __init__(self, total: int | None = None, out: TextIO | None = None) -> None:
        self.total = total
        self.out = out or sys.stderr
        self.live = self.out.isatty()
        self.width = 0

    def show(self, done: int, name: str, error: HoptacError | None = None) -> None:
        """One more page is done."""
        if error:
            self.clear()
            print_error(error, self.out)
        if self.live:
            drawn = f"{self._drawn(done)} {name[:40]}"
            print(f"\r{drawn:{self.width}}", end="", file=self.out, flush=True)
            self.width = len(drawn)
        elif not error:
            print(f"{done}{f'/{self.total}' if self.total else ''} {name}", file=self.out, flush=True)

    def _drawn(self, done: int) -> str:
        if not self.total:
            return f"{grouped(done):>6}"
        full = _WIDTH * done // self.total
        return f"[{'#' * full}{'.' * (_WIDTH - full)}] {done}/{self.total}"

    def clear(self) -> None:
        """Take the drawn line away."""
        if self.live:
            # Blanks, not an escape sequence: older consoles of Windows print those as they are.
            print(f"\r{'':{self.width}}\r", end="", file=self.out, flush=True)
            self.width = 0
