"""``hoptac.read.read`` for those who only hand it on: its tables and rules are loaded where the first page is read."""

from hoptac.base.nouns import Reading, Snapshot


def read(snapshot: Snapshot) -> Reading:
    """Read one page. Raises HoptacError where the bytes are no page."""
    from hoptac.read import read as read_page

    return read_page(snapshot)
