"""Papers as national newspapers tell them: by years in a treaty's name, in brackets, counted, beside plans, going on
with a bare "ký"; and between firms, schools and hospitals of two countries.
"""

from __future__ import annotations

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

OPENING = "Sáng 20/6, Thủ tướng Nguyễn Văn An hội đàm với Thủ tướng Hungary Laszlo Kovacs tại Budapest.\n\n"
END = "\n\nThông tin được cơ quan báo chí đăng tải vào cuối giờ chiều cùng ngày, thu hút sự quan tâm của bạn đọc.\n"


def papers(body: str, head: str = "Thủ tướng thăm Hungary\n\nNgày 20/6/2019\n\n" + OPENING) -> list[tuple[object, ...]]:
    """Kind, act, date and term of the papers of a page."""
    printed = as_json(read(Snapshot("page", "test:page", (head + body + END).encode(), ".txt")))
    return [(p["kind"], p["act"], p["date"], p["term"] and tuple(p["term"])) for p in printed["agreements"]]


DAY = "2019-06-20"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Hai bên tôn trọng Hiệp ước hoạch định biên giới năm 1985 và Hiệp ước bổ sung năm 2005.",
            [("treaty", "mentioned", "1985", None), ("treaty", "mentioned", "2005", None)],
        ),
        (
            "Hai nước đã ký Hiệp định về giáo dục (năm 1998), Hiệp định tránh đánh thuế hai lần (2000).",
            [("agreement-treaty", "mentioned", "1998", None), ("agreement-treaty", "mentioned", "2000", None)],
        ),
        (
            "Hai bên đã ký hai văn kiện là hiệp định thương mại mới Việt Nam - Hungary và nghị định thư về lúa gạo.",
            [("agreement-treaty", "signed", None, None), ("protocol", "signed", None, None)],
        ),
        (
            "Hai bên nghiên cứu để tiến tới ký Ý định thư về đào tạo; ký Bản ghi nhớ về cứu nạn.",
            [("letter-of-intent", "proposed", None, None), ("mou", "proposed", None, None)],
        ),
        (
            "Hai bên ký thoả thuận về khoa học quân sự và kế hoạch trao đổi đoàn năm 2019.",
            [("agreement", "signed", DAY, None), ("plan", "signed", DAY, (2019, 2019))],
        ),
        ("Hai bộ ký Chương trình trao đổi văn hoá giai đoạn 2019-2021.", [("programme", "signed", DAY, (2019, 2021))]),
        ("Hai bên đã trao đổi 12 thoả thuận hợp tác.", [("cooperation-agreement", "exchanged", DAY, None)]),
        ("Chuyến thăm kết thúc với 15 văn kiện được ký kết.", [(None, "signed", DAY, None)]),
        ("Chính phủ Hungary vừa ban hành kế hoạch hành động về khí hậu.", []),
        ("Hai bên thống nhất triển khai kế hoạch trao đổi đoàn năm 2019.", []),
        ("Ông nói Việt Nam có hiệp định với nhiều nước.", []),
        ("5 văn kiện sẽ được ký trong chuyến thăm tới.", []),
    ],
)
def test_papers_of_two_states(body: str, expected: list[tuple[object, ...]]) -> None:
    assert papers(body) == expected


def between(body: str) -> list[tuple[str, list[str]]]:
    """Kind and parties of the papers of a page on bodies without anybody who holds an office."""
    text = f"Doanh nghiệp hai nước bắt tay\n\nNgày 12/6/2019\n\nTuần qua có nhiều tin vui.\n\n{body} "
    text += f"Hai bên đã chuẩn bị cho việc này từ đầu năm ngoái.{END}"
    printed = as_json(read(Snapshot("page", "test:page", text.encode(), ".txt")))
    return [(p["kind"], sorted(p["parties"])) for p in printed["agreements"]]


@pytest.mark.parametrize(
    ("body", "kind", "parties"),
    [
        ("Vietnam Airlines và hãng hàng không Aboro Air (Đức) ký bản ghi nhớ về liên danh.", "mou", ["DE", "VN"]),
        ("Tập đoàn Viettel ký thoả thuận hợp tác với Orbenix (Thuỵ Điển).", "cooperation-agreement", ["SE", "VN"]),
        ("Vietjet và hãng Aboro của Mỹ ký hợp đồng mua 100 máy bay.", "contract", ["US", "VN"]),
        ("Tập đoàn Điện lực Việt Nam ký hợp đồng mua điện với Công ty Điện lực EDL của Lào.", "contract", ["LA", "VN"]),
    ],
)
def test_bodies_of_two_countries_sign(body: str, kind: str, parties: list[str]) -> None:
    assert between(body) == [(kind, parties)]


@pytest.mark.parametrize(
    "body",
    [
        "Công ty Hoà Phát ký hợp đồng bán thép với Công ty Cao su Đồng Nai. Giá thép của Australia đang giảm.",
        "Hãng Aboro (Mỹ) và tập đoàn Orbenix (Đức) ký hợp đồng mua 100 máy bay.",
    ],
)
def test_papers_of_one_side_alone_are_none(body: str) -> None:
    assert between(body) == []


def test_a_firm_told_once_with_its_country_is_that_country_s_later_on() -> None:
    text = (
        "Orbenix muốn rót thêm vốn\n\nNgày 12/6/2019\n\nTập đoàn Orbenix (Hàn Quốc) cho biết sẽ xây khu phức hợp tại "
        "Thủ Thiêm, TP HCM.\n\nTiếp Chủ tịch Orbenix Shin Dong Bin chiều 11/6, Chủ tịch UBND TP HCM Nguyễn Văn An đề "
        "nghị tập đoàn đẩy nhanh tiến độ dự án.\n\nOrbenix và TP HCM đã ký biên bản ghi nhớ về dự án năm 2017.\n"
    )
    printed = as_json(read(Snapshot("page", "test:page", text.encode(), ".txt")))
    assert [(p["kind"], sorted(p["parties"]), p["date"]) for p in printed["agreements"]] == [
        ("mou", ["KR", "VN-SG"], "2017")
    ]


def test_a_hotel_that_bears_a_firm_s_name_is_not_the_firm() -> None:
    text = (
        "Tin trong ngày\n\nNgày 12/6/2019\n\nTập đoàn Orbenix (Hàn Quốc) có 5 nhà máy.\n\nHội nghị khách hàng của "
        "Công ty Cao su Đồng Nai diễn ra tại khách sạn Orbenix. Tại đây, công ty ký hợp đồng với 20 đại lý.\n"
    )
    printed = as_json(read(Snapshot("page", "test:page", text.encode(), ".txt")))
    assert not printed["visits"] and not printed["agreements"]


@pytest.mark.parametrize(
    ("land", "expected"),
    [("Trung Quốc", [("joint-statement", "mentioned", None, None), (None, "proposed", None, None)]), ("Hungary", [])],
)
def test_conduct_at_sea_is_agreed_with_china_alone(land: str, expected: list[tuple[object, ...]]) -> None:
    head = (
        f"Thủ tướng thăm {land}\n\nNgày 20/6/2019\n\nSáng 20/6, Thủ tướng Nguyễn Văn An hội đàm với Thủ tướng {land} "
    )
    head += "Lý Mỗ.\n\n"
    body = "Hai bên nhất trí thực hiện tốt Tuyên bố về ứng xử của các bên ở Biển Đông và sớm có Bộ Quy tắc ứng xử ở "
    assert papers(body + "Biển Đông (COC).", head) == expected
