"""What names a page: its address, and a short word made of it for urls."""

from __future__ import annotations

from hoptac.base.identity import make_key

#: How the addresses of those pages begin that stand for what was entered by hand with no page.
HAND = "hand:"


def page_ref(address: str) -> str:
    """The name of a page in urls: the same after a rebuild or a restore."""
    return make_key("page", address)[:16]
