"""The part of Markdown that the manual is written in, as HTML: headings, paragraphs, lists, tables, pictures; inside
lines **strong**, `code` and links. Everything else is text and stays text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

_INLINE = re.compile(r"\*\*(?P<strong>.+?)\*\*|`(?P<code>[^`]+)`|\[(?P<words>[^\]]+)\]\((?P<link>[^)\s]+)\)")
_PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<file>[^)\s]+)\)")
_ITEM = re.compile(r"(?P<mark>-|\d+\.) ")

#: Turns the address that a file of the manual has into that on the site.
Where = Callable[[str], str]


def rendered(text: str, where: Where) -> SafeString:
    """The text as HTML; ``where`` says what the address of a link or a picture is on the site.

    >>> rendered("## Một\\n\\n- **hai** <b>", str)
    '<h2>Một</h2>\\n<ul><li><strong>hai</strong> &lt;b&gt;</li></ul>'
    """
    blocks = (block.strip("\n") for block in re.split(r"\n\s*\n", text))
    return mark_safe("\n".join(_block(block, where) for block in blocks if block.strip()))


def _block(block: str, where: Where) -> SafeString:
    """One block: lines without an empty one between them."""
    lines = block.split("\n")
    level = len(block) - len(block.lstrip("#"))
    if level in (2, 3) and len(lines) == 1:
        return format_html(f"<h{level}>{{}}</h{level}>", _line(block[level:].strip(), where))
    if picture := _PICTURE.fullmatch(block):
        return _picture(picture, where)
    if _ITEM.match(block):
        return _list(lines, where)
    if block.startswith("|"):
        return _table(lines, where)
    return format_html("<p>{}</p>", _line(" ".join(lines), where))


def _picture(found: re.Match[str], where: Where) -> SafeString:
    """A picture with what it shows beneath it: words enough for whoever does not see it. Of a picture of a desk
    (``-1280``) a phone shows the picture of a phone that is drawn with it."""
    desk = where(found["file"])
    return format_html(
        '<figure><picture><source media="(max-width: 40rem)" srcset="{}"><img src="{}" alt="" loading="lazy"></picture>'
        "<figcaption>{}</figcaption></figure>",
        desk.replace("-1280.", "-390."),
        desk,
        found["alt"],
    )


def _list(lines: list[str], where: Where) -> SafeString:
    tag = "ul" if lines[0].startswith("- ") else "ol"
    items = format_html_join("", "<li>{}</li>", ((_line(item, where),) for item in _items(lines)))
    return format_html(f"<{tag}>{{}}</{tag}>", items)


def _items(lines: list[str]) -> Iterator[str]:
    """What stands behind each mark, with the lines that go on."""
    item = ""
    for line in lines:
        if _ITEM.match(line) and item:
            yield item
            item = ""
        item += (" " if item else "") + (line if item else _ITEM.sub("", line, count=1)).strip()
    yield item


def _table(lines: list[str], where: Where) -> SafeString:
    rows = [[_line(cell.strip(), where) for cell in line.strip("| ").split("|")] for line in lines]
    head = format_html_join("", '<th scope="col">{}</th>', ((cell,) for cell in rows[0]))
    body = format_html_join("", "<tr>{}</tr>", ((_cells(row),) for row in rows[2:]))
    return format_html("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>", head, body)


def _cells(row: list[SafeString]) -> SafeString:
    return format_html_join("", "<td>{}</td>", ((cell,) for cell in row))


def _line(text: str, where: Where) -> SafeString:
    """A line with what is strong, code or a link in it."""
    made, end = "", 0
    for found in _INLINE.finditer(text):
        made += escape(text[end : found.start()]) + _inline(found, where)
        end = found.end()
    return mark_safe(made + escape(text[end:]))


def _inline(found: re.Match[str], where: Where) -> SafeString:
    if found["strong"]:
        return format_html("<strong>{}</strong>", _line(found["strong"], where))
    if found["code"]:
        return format_html("<code>{}</code>", found["code"])
    return format_html('<a href="{}">{}</a>', where(found["link"]), found["words"])
