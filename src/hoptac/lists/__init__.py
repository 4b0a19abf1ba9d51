"""An office's own lists (agreements, visits, help, students, people) -> facts, each hanging on the words of its row.

``read_list`` reads one as its mapping tells; ``propose`` makes a first mapping from the headings.
"""

from hoptac.lists.propose import propose, propose_sheet
from hoptac.lists.reading import Listing, read_list
from hoptac.lists.told import ASIDES, NOTICES, TROUBLES, Notice, RowTold, Trouble

__all__ = [
    "ASIDES",
    "NOTICES",
    "TROUBLES",
    "Listing",
    "Notice",
    "RowTold",
    "Trouble",
    "propose",
    "propose_sheet",
    "read_list",
]
