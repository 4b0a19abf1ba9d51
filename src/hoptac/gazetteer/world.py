"""Bodies of the world and of many States, which are no country's."""

from __future__ import annotations

import re

#: Bodies of the world as offices name them: "Tổng thư ký Liên Hợp Quốc".
WORLD = re.compile(
    r"(?:Liên [Hh](?:ợp|iệp) [Qq]uốc|Ngân hàng [Tt]hế giới|Ngân hàng [Pp]hát triển [Cc]hâu Á|Quỹ [Tt]iền tệ [Qq]uốc tế|"
    r"(?:Ủy|Uỷ) ban [Cc]hâu Âu|Hội đồng [Cc]hâu Âu|Liên minh [Cc]hâu Âu|Nghị viện [Cc]hâu Âu|Tổ chức Y tế [Tt]hế giới|"
    r"LHQ|ASEAN|EU|WB|ADB|IMF|UNDP|UNICEF|UNESCO|WHO|FAO|UNFPA|UNIDO|IOM|UNHCR|WTO|NATO|OECD|UN Women)(?!\w)"
)
#: Parts of the world that an office looks after: "phụ trách Đông Nam Á".
PARTS = re.compile(
    r"(?:(?:Đông Nam|Đông Bắc|Tây Nam|Nam|Đông|Trung|Bắc|Tây) (?:Á|Âu|Phi|Mỹ)|Châu (?:Á|Âu|Phi|Mỹ)|Trung Đông|"
    r"(?:Thái Bình|Ấn Độ|Đại Tây|Đông) Dương|Mekong|Mê Công|Mê Kông)(?!\w)"
)
