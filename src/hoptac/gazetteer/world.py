"""Bodies of the world and of many States, which are no country's."""

from __future__ import annotations

import re

#: Bodies of the world as offices name them: "Tổng thư ký Liên Hợp Quốc".
WORLD = re.compile(
    r"(?:Liên [Hh](?:ợp|iệp) [Qq]uốc|Ngân hàng [Tt]hế giới|Ngân hàng [Pp]hát triển [Cc]hâu Á|Quỹ [Tt]iền tệ [Qq]uốc tế|"
    r"(?:Ủy|Uỷ) ban [Cc]hâu Âu|Hội đồng [Cc]hâu Âu|Liên minh [Cc]hâu Âu|Nghị viện [Cc]hâu Âu|Tổ chức Y tế [Tt]hế giới|"
    r"LHQ|ASEAN|EU|WB|ADB|IMF|UNDP|UNICEF|UNESCO|WHO|FAO|UNFPA|UNIDO|IOM|UNHCR|WTO|NATO|OECD|UN Women)(?!\w)"
)
