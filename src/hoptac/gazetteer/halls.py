"""Houses in which States receive: in which town they stand (tables/halls.csv)."""

from __future__ import annotations

import re
from functools import cache

from hoptac.base.fold import fold_key
from hoptac.gazetteer.tables import rows


@cache
def halls() -> dict[str, tuple[str, bool]]:
    """The place of each house by its folded name, and whether it counts only where the page names the town."""
    return {fold_key(row["hall"]): (row["place"], row["named_only"] == "yes") for row in rows("halls")}


@cache
def pattern() -> re.Pattern[str]:
    """Finds a house behind "tại" in folded text; the group is its name."""
    names = "|".join(sorted(map(re.escape, halls()), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:tại|ở|đến|tới|vào) (?P<hall>{names})(?!\w)(?! (?:nước )?(?:lào|cuba))")
