"""A page that nests deeper than any parser follows, made shallow: every tag gone but those that end a line."""

from __future__ import annotations

import re

from hoptac.decode.tags import BLOCKS

_PIECE = re.compile(r"<!--|<(/?)([a-zA-Z][a-zA-Z0-9]{0,30})|<[!?]")
_RAW = frozenset(("script", "style", "title", "textarea", "noscript", "template", "iframe"))


def flatten(text: str) -> str:
    """The same visible words, blocks as ``<br>``, in time linear in the text."""
    out: list[str] = []
    at = 0
    while (match := _PIECE.search(text, at)) is not None:
        out.append(text[at : match.start()])
        at = _after(text, match)
        if (match.group(2) or "").lower() in BLOCKS:
            out.append("<br>")
    out.append(text[at:])
    return "<html><body>" + "".join(out).replace("\x00", "") + "</body></html>"


def _after(text: str, match: re.Match[str]) -> int:
    """Where the markup that begins at the match ends."""
    if match.group() == "<!--":
        end = text.find("-->", match.end())
        return len(text) if end < 0 else end + 3
    name = (match.group(2) or "").lower()
    end = text.find(">", match.end())
    if end < 0:
        return len(text)
    if name in _RAW and not match.group(1):
        close = _CLOSERS[name].search(text, end)
        return close.end() if close else len(text)
    return end + 1


_CLOSERS = {name: re.compile(f"</{name}[^>]{{0,200}}>", re.IGNORECASE) for name in _RAW}
