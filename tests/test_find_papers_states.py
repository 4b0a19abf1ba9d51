"""Papers of States as newspapers tell them: with a bloc, statements of two countries, what is only to be kept."""

from __future__ import annotations

from typing import Any

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.read import as_json, read

OPENING = "Ngày 14/5/2019, tại Hà Nội, Thủ tướng Lê Văn Mẫu tiếp Thủ tướng Pháp Jean Martel thăm Việt Nam. "


def papers(body: str) -> list[tuple[Any, ...]]:
    """Kind, parties and act of each paper of a page on two heads of government."""
    text = f"Thủ tướng tiếp Thủ tướng Pháp\nThứ Tư, 15/05/2019 08:00\n{OPENING}{body}\n"
    printed = as_json(read(Snapshot("page", "test:page", text.encode(), ".txt")))
    return [(p["kind"], sorted(p["parties"]), p["act"]) for p in printed["agreements"]]


@pytest.mark.parametrize(
    "body",
    [
        "Pháp ủng hộ việc sớm ký Hiệp định thương mại tự do Việt Nam - EU (EVFTA).",
        "Pháp sẽ thúc đẩy việc sớm ký EVFTA.",
        "Hai bên mong sớm ký Hiệp định thương mại tự do giữa Việt Nam và Liên minh châu Âu.",
        "Pháp coi trọng Hiệp định thương mại tự do Việt Nam - EU (EVFTA), sẽ thúc đẩy việc sớm ký EVFTA.",
    ],
)
def test_a_paper_with_a_bloc_has_vietnam_alone_as_party(body: str) -> None:
    assert papers(body) == [("agreement-treaty", ["VN"], "proposed")]


@pytest.mark.parametrize(
    "body",
    [
        "Hai bên ủng hộ Hiệp định Đối tác toàn diện và tiến bộ xuyên Thái Bình Dương (CPTPP).",
        "Hai bên sẽ thúc đẩy FTA và các cam kết quốc tế.",
        "Hai bên tôn trọng Công ước của Liên Hợp Quốc về Luật biển năm 1982.",
        "Hai bên chứng kiến các lễ ký kết văn kiện quan trọng.",
        "Hai bên chứng kiến lễ ký các thỏa thuận trị giá 2 tỷ USD giữa doanh nghiệp hai nước.",
    ],
)
def test_papers_of_many_and_papers_uncounted_are_none(body: str) -> None:
    assert papers(body) == []


@pytest.mark.parametrize(
    ("body", "kind", "act"),
    [
        ("Cùng ngày, hai nước đã ra thông báo chung nhấn mạnh đánh giá cao chuyến thăm.", "joint-communique", "signed"),
        ("Sau hội đàm, hai nước ra Tuyên bố tầm nhìn chung về hợp tác quốc phòng.", "joint-statement", "signed"),
        (
            "Hai bên nhất trí triển khai có hiệu quả Tuyên bố tầm nhìn chung về hợp tác quốc phòng.",
            "joint-statement",
            "mentioned",
        ),
        ("Hai bên thống nhất thực hiện thỏa thuận về công tác cắm mốc biên giới.", "agreement", "mentioned"),
    ],
)
def test_statements_and_agreements_of_two_states(body: str, kind: str, act: str) -> None:
    assert papers(body) == [(kind, ["FR", "VN"], act)]


def test_what_was_signed_in_a_year_gone_by_is_not_to_be_signed() -> None:
    body = "Hai bên tiếp tục thực hiện Bản ghi nhớ về thúc đẩy hợp tác quốc phòng song phương ký năm 2011."
    assert papers(body) == [("mou", ["FR", "VN"], "mentioned")]


@pytest.mark.parametrize(
    ("body", "kind", "act", "date"),
    [
        ("Ngày 14/5, Bộ Tài chính hai nước đã ký hiệp định vay vốn ODA.", "agreement-treaty", "signed", "2019-05-14"),
        ("Hai nước cần sớm hoàn tất đàm phán và ký Hiệp định hợp tác lao động.", "agreement-treaty", "proposed", None),
        ("Hai nước đã kết thúc đàm phán và ký Hiệp định hợp tác lao động.", "agreement-treaty", "signed", None),
    ],
)
def test_treaties_signed_now_have_the_day_of_their_sentence(body: str, kind: str, act: str, date: str | None) -> None:
    text = f"Thủ tướng tiếp Thủ tướng Pháp\nThứ Tư, 15/05/2019 08:00\n{OPENING}{body}\n"
    printed = as_json(read(Snapshot("page", "test:page", text.encode(), ".txt")))
    assert [(p["kind"], p["act"], p["date"]) for p in printed["agreements"]] == [(kind, act, date)]


def test_states_told_by_their_number_are_those_named_together_before() -> None:
    body = (
        "Thủ tướng cùng Bộ trưởng các nước Lào, Thái Lan, Campuchia, Trung Quốc và Việt Nam bàn về vận tải. "
        "Hiện đã có 5 nước ký biên bản ghi nhớ, riêng Myanmar xin hoãn thực hiện đến năm 2020."
    )
    assert papers(body) == [("mou", ["CN", "KH", "LA", "TH", "VN"], "signed")]
