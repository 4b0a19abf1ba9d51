"""What somebody has just decided, kept in the address so that it can be taken back step by step: ``120-124.119``."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from hoptac.register.review import Made

_STACK = re.compile(r"\d{1,9}(-\d{1,9})?(\.\d{1,9}(-\d{1,9})?){0,30}")
#: So many steps back.
_STEPS = 12


def sound(text: str) -> str:
    """The stack of an address; "" for what is none."""
    return text if _STACK.fullmatch(text) else ""


def push(stack: str, made: Made) -> str:
    """A stack with one step more on top.

    >>> push("119", (120, 124)), push("119", None), push("", (7, 7))
    ('120-124.119', '119', '7')
    """
    if made is None:
        return stack
    first, last = made
    step = str(first) if first == last else f"{first}-{last}"
    return ".".join([step, *(stack.split(".") if stack else [])][:_STEPS])


def top(stack: str) -> Made:
    """The newest step.

    >>> top("120-124.119"), top("7"), top("")
    ((120, 124), (7, 7), None)
    """
    if not stack:
        return None
    first, _, last = stack.split(".")[0].partition("-")
    return int(first), int(last or first)


def rest(stack: str) -> str:
    """A stack without its newest step."""
    return stack.partition(".")[2]


def stepped(address: str, made: Made, place: str = "") -> str:
    """An address with one step more on its stack, at a place of its page.

    >>> stepped("/review/?kind=aid&done=5", (7, 7)), stepped("/pages/x/", (7, 7), "rab")
    ('/review/?kind=aid&done=7.5', '/pages/x/?done=7#rab')
    """
    parts = urlsplit(address)
    asked = dict(parse_qsl(parts.query))
    stack = push(sound(asked.pop("done", "")), made)
    return urlunsplit(("", "", parts.path, urlencode({**asked, **({"done": stack} if stack else {})}), place))
