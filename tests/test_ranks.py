"""What a source is worth, what that does to an entry's values, and how complete an entry is."""

from __future__ import annotations

from typing import Any

import pytest

from hoptac.base.kinds import KINDS, RANKS
from hoptac.base.nouns import Entry, Snapshot
from hoptac.decode.page import decode
from hoptac.gazetteer.sources import rank_of_host, rank_of_name
from hoptac.gazetteer.tables import rows
from hoptac.link.complete import missing
from hoptac.link.entries import join
from hoptac.link.keyed import Keyed

BODY = (
    "Ngày 10/6/2022, lãnh đạo tỉnh tiếp đoàn đại biểu tỉnh Sê Kông sang thăm và làm việc, theo kế hoạch đã thống nhất."
)
HEAD = (
    "UBND TỈNH QUẢNG TRỊ\nSỞ NGOẠI VỤ\nSố: {number}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
)
SIGN = "Nơi nhận:\n- Như trên;\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\n(đã ký)"
JOINT = "Biên bản này làm tại Đông Hà ngày 10/6/2022, thành hai bản bằng tiếng Việt và tiếng Lào."


def rank(text: str, address: str = "x.txt", suffix: str = ".txt") -> str:
    return decode(Snapshot("x", address, text.encode(), suffix)).rank


@pytest.mark.parametrize(
    "text, expected",
    [
        (f"{HEAD.format(number='97/KH-UBND')}KẾ HOẠCH\nĐón đoàn đại biểu tỉnh Sê Kông\n{BODY}\n{SIGN}", "signed"),
        (f"{HEAD.format(number='97/BC-SNgV')}BÁO CÁO\nKết quả hợp tác với tỉnh Sê Kông\n{BODY}\n{SIGN}", "report"),
        (f"Biên bản hội đàm hai tỉnh năm 2022\n{BODY}\n{JOINT}\nTM. ĐOÀN QUẢNG TRỊ\n(đã ký)", "signed"),
        # A number left open, no signature, a draft: nobody has signed it.
        (f"{HEAD.format(number='     /KH-UBND')}KẾ HOẠCH\nĐón đoàn đại biểu tỉnh Sê Kông\n{BODY}\n{SIGN}", "portal"),
        (f"{HEAD.format(number='97/KH-UBND')}KẾ HOẠCH\nĐón đoàn đại biểu tỉnh Sê Kông\n{BODY}", "portal"),
        (f"DỰ THẢO\n{HEAD.format(number='97/KH-UBND')}KẾ HOẠCH\nĐón đoàn tỉnh Sê Kông năm\n{BODY}\n{SIGN}", "portal"),
        (f"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBÁO CÁO\nKết quả hợp tác với tỉnh Sê Kông\n{BODY}", "report"),
        # A newspaper that tells of the minutes has not signed them.
        (f"Hai tỉnh ký biên bản hội đàm năm 2022\n{BODY}\n{JOINT}", "press"),
        (f"Hai tỉnh gặp gỡ hữu nghị tại Đông Hà\n{BODY}", "press"),
        (f"CỔNG THÔNG TIN ĐIỆN TỬ TỈNH QUẢNG TRỊ\nHai tỉnh gặp gỡ hữu nghị tại Đông Hà\n10/06/2022\n{BODY}", "portal"),
        (f"Báo Quảng Trị điện tử\nHai tỉnh gặp gỡ hữu nghị tại Đông Hà\n10/06/2022\n{BODY}", "party"),
        (f"Báo Xứ Nghệ Mới\nHai tỉnh gặp gỡ hữu nghị tại Đông Hà\n10/06/2022\n{BODY}", "press"),
        (f"Báo Bạn Đường\nHai tỉnh gặp gỡ tại Đông Hà\n10/06/2022\n{BODY}\nNguồn: Báo Quảng Trị", "reprint"),
        (f"Báo Quảng Trị\nHai tỉnh gặp gỡ tại Đông Hà\n10/06/2022\n{BODY}\nNguồn: Báo Quảng Trị", "party"),
        (f"Hai tỉnh gặp gỡ hữu nghị tại Đông Hà\n10/06/2022\n{BODY}\nNguồn: quangtri.gov.vn", "portal"),
    ],
)
def test_a_page_has_the_rank_of_its_form_else_of_its_publisher(text: str, expected: str) -> None:
    assert rank(text) == expected


def test_the_address_tells_the_rank_where_the_page_does_not() -> None:
    text = f"Hai tỉnh gặp gỡ hữu nghị tại Đông Hà\n{BODY}"
    assert rank(text, "https://www.baoquangtri.vn/doi-ngoai/1.htm") == "party"
    assert rank(text, "https://songoaivu.quangtri.gov.vn/tin/1") == "portal"
    assert rank(text, "https://baobanduong.example/tin/1") == "press"


def test_every_row_of_the_table_gives_its_rank_and_no_other_name_does() -> None:
    for row in rows("sources"):
        assert row["rank"] in RANKS
        found = rank_of_host(f"www.{row['pattern']}") if row["where"] == "host" else rank_of_name(row["pattern"])
        assert found == row["rank"], row
    assert rank_of_host("gov.vn.example.com") is None and rank_of_host("notgov.vn") is None
    assert rank_of_name("Sông Hương") is None and rank_of_name("Báo Hoa Quả") is None


def told(number: int, rank: str, published: str = "2022-06-11", state: str = "open", **values: Any) -> Keyed:
    visit = {"guest": ["LA-XE"], "host": ["VN-26"], "start": "2022-06-10", "guest_head": "Leklay Sivilay", **values}
    sentences = frozenset([f"s{number}"])
    return Keyed(f"k{number}", f"p{number}", "visit", visit, published, sentences=sentences, state=state, rank=rank)


def one(*reports: Keyed) -> Entry:
    (entry,) = join(reports)
    return entry


def test_the_better_source_goes_before_many_newspapers_and_a_person_before_any_source() -> None:
    press = [told(n, "press", size=20) for n in range(4)]
    report = told(7, "report", size=18)
    entry = one(*press, report)
    assert entry.values["size"] == 18 and "size" in entry.disagrees
    assert [(c.value, c.rank) for c in entry.others["size"]] == [(18, "preferred"), (20, "normal")]
    assert entry.ranks == ("report", *["press"] * 4) and entry.independent == 5
    accepted = told(8, "reprint", size=19, state="accepted")
    assert one(*press, report, accepted).values["size"] == 19


def test_of_equal_sources_the_number_decides_and_what_changes_over_time_is_the_newest() -> None:
    assert one(told(1, "press", size=20), told(2, "press", size=20), told(3, "press", size=18)).values["size"] == 20
    planned = told(1, "signed", "2022-06-01", status="planned")
    assert one(planned, told(2, "press", "2022-06-12", status="done")).values["status"] == "done"


def test_a_month_of_a_better_source_yields_to_the_day_in_it_but_not_to_another_months() -> None:
    def date(*told: tuple[str, str]) -> str:
        parties = {"parties": ["LA-XE", "VN-26"], "term": [2022, 2026], "kind": "minutes", "act": "signed"}
        made = [
            Keyed(f"k{n}", f"p{n}", "agreement", {**parties, "date": day}, "2022-06-30", rank=rank)
            for n, (rank, day) in enumerate(told)
        ]
        return str(one(*made).values["date"])

    assert date(("signed", "2022-06"), ("press", "2022-06-26")) == "2022-06-26"
    assert date(("report", "2022-06-26"), ("press", "2022-06")) == "2022-06-26"


def test_copies_are_one_source_worth_the_best_of_them_and_reprints_are_none_beside_others() -> None:
    paper, copy = told(1, "portal"), told(2, "press")
    shared = Keyed(copy.key, copy.address, "visit", copy.values, copy.published, sentences=paper.sentences)
    assert one(paper, shared).ranks == ("portal",)
    assert one(told(1, "press"), told(2, "reprint"), told(3, "reprint")).ranks == ("press",)
    assert one(told(1, "reprint"), told(2, "reprint")).ranks == ("reprint",)


def test_what_nothing_tells_is_named_and_counted() -> None:
    whole = {"giver": ["VN-HUE"], "receiver": ["LA-XE"], "goods": "gạo", "purpose": "sau bão", "date": "2022-10"}
    assert missing("aid", whole) == ()
    assert missing("aid", {**whole, "goods": "", "date": None}) == ("amount", "date")
    assert KINDS["aid"].complete(("amount", "date")) == 0.6
    assert missing("agreement", {"parties": ["VN-HUE", None]})[1] == "parties"
    for kind in KINDS.values():
        named = {slot for wanted in kind.wanted for slot in wanted.split("|")}
        assert named and named <= {*kind.slots, *kind.extra}
