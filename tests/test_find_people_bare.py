"""People: bare titles, names behind towns and brackets that no table holds, in own words."""

from __future__ import annotations

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

HEAD = "Tiếp đoàn tỉnh bạn\nThứ Sáu, 22/12/2023 08:00\nNgày 21/12/2023, "


@pytest.mark.parametrize(
    ("sentence", "name", "post", "place"),
    [
        (
            "HĐND tỉnh Sơn La tiếp đoàn HĐND tỉnh Hủa Phăn (Lào) do bà Xỉ-pha-xợt Chăn-thạ-lắt, Phó Chủ tịch, dẫn đầu.",
            "Xỉ-pha-xợt Chăn-thạ-lắt",
            "la-prov-council-vice",
            "LA-HO",
        ),
        (
            "Bộ CHQS tỉnh Kon Tum tiếp đoàn Bộ CHQS tỉnh Attapeu (Lào) do Đại tá Bun-xợt Phôm-ma-vông, "
            "Chỉ huy trưởng làm trưởng đoàn.",
            "Bun-xợt Phôm-ma-vông",
            "la-prov-mil-commander",
            "LA-AT",
        ),
        (
            "Chủ tịch UBND TP Đà Nẵng Lê Văn Bình tiếp Thống đốc tỉnh Shizuoka (Nhật Bản) Tanaka Ichiro.",
            "Tanaka Ichiro",
            "Thống đốc",
            "JP-22",
        ),
        (
            "Tỉnh Bắc Giang tiếp đoàn tỉnh Gyeonggi (Hàn Quốc) do Thị trưởng thành phố Abcdef Jung Min-seok dẫn đầu.",
            "Jung Min-seok",
            "Thị trưởng",
            "KR-41",
        ),
    ],
)
def test_office_and_unit(sentence: str, name: str, post: str, place: str) -> None:
    page = as_json(read(Snapshot("page", "test:page", (HEAD + sentence + "\n").encode(), ".txt")))
    held = {p["name"]: [(q["post"], q["place"]) for q in p["posts"]] for p in page["people"]}
    assert held.get(name) == [(post, place)]
