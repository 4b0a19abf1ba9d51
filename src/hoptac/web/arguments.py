"""The command line's own messages in the user's language: those that ``argparse`` makes by itself."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from hoptac.base.errors import language, say

#: What argparse says -> what is said in Vietnamese.
_VIETNAMESE = {
    "usage: ": "cách dùng: ",
    "positional arguments": "tham số",
    "options": "tùy chọn",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "thiếu %s",
    "unrecognized arguments: %s": "không có tham số hay tùy chọn %s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s chưa rõ là tùy chọn nào: %(matches)s",
    "expected one argument": "thiếu giá trị",
    "expected at least one argument": "cần ít nhất một giá trị",
    "expected at most one argument": "chỉ nhận một giá trị",
    "expected %s argument": "cần %s giá trị",
    "expected %s arguments": "cần %s giá trị",
    "ignored explicit argument %r": "không nhận giá trị %r",
    "not allowed with argument %s": "không dùng cùng với %s",
    "one of the arguments %s is required": "cần một trong: %s",
    "invalid choice: %(value)r (choose from %(choices)s)": "không có %(value)r; chọn một trong: %(choices)s",
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": (
        "không có %(value)r, có phải là %(closest)r? Chọn một trong: %(choices)s"
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": "không có lệnh %(parser_name)r; chọn: %(choices)s",
    "invalid %(type)s value: %(value)r": "%(value)r không dùng được ở đây",
}


def _said(text: str) -> str:
    return text if language() == "en" else _VIETNAMESE.get(text, text)


@contextmanager
def _our_words() -> Iterator[None]:
    """argparse asks gettext for its texts by these two names; there is no other way in."""
    names = vars(argparse)
    before = {name: names[name] for name in ("_", "ngettext")}
    names.update(_=_said, ngettext=lambda one, many, n: _said(one if n == 1 else many))
    try:
        yield
    finally:
        names.update(before)


class Parser(argparse.ArgumentParser):
    """A parser that speaks the user's language and says what to do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        with _our_words():
            super().__init__(*args, **kwargs)

    def parse_known_args(self, *args: Any, **kwargs: Any) -> Any:
        """As it says."""
        with _our_words():
            return super().parse_known_args(*args, **kwargs)

    def parse_args(self, *args: Any, **kwargs: Any) -> Any:
        """As it says."""
        with _our_words():
            return super().parse_args(*args, **kwargs)

    def format_usage(self) -> str:
        """As it says."""
        with _our_words():
            return super().format_usage()

    def format_help(self) -> str:
        """As it says."""
        with _our_words():
            return super().format_help()

    def error(self, message: str) -> NoReturn:
        """What was not understood and what to do; status 2."""
        self.exit(2, f"{self.prog}: {message}\n  {say('Cách xử lý: xem', 'What to do: see')} {self.prog} --help\n")


def day(text: str) -> str:
    """The value of ``--from`` and ``--to``: an ISO day, month or year. Raises ``argparse.ArgumentTypeError``."""
    from datetime import date  # here: help shows no day

    try:
        date.fromisoformat((text + "-01-01")[:10] if len(text) < 10 else text)
    except ValueError:
        told = say(f"{text} không phải là ngày; ví dụ: 2022-06-10", f"{text} is no day; for example: 2022-06-10")
        raise argparse.ArgumentTypeError(told) from None
    return text


def port(text: str) -> int:
    """The value of ``--port``. Raises ``argparse.ArgumentTypeError``."""
    try:
        return int(text)
    except ValueError:
        told = say(f"{text} không phải là số; ví dụ: 8001", f"{text} is no number; for example: 8001")
        raise argparse.ArgumentTypeError(told) from None


def count(text: str) -> int:
    """The value of ``--workers``: 1 or more. Raises ``argparse.ArgumentTypeError``."""
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(say(f"{text} phải là số từ 1 trở lên", f"{text} should be a number from 1 on"))
