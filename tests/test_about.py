"""What a page as a whole sounds like: common words decide, never a name; other matters give no record."""

from __future__ import annotations

import csv
from importlib.resources import files

from hoptac.base.nouns import Snapshot
from hoptac.base.scene import Scene
from hoptac.decode import decode
from hoptac.explain import explain
from hoptac.find.about import about, is_brief, table, words
from hoptac.find.facts import find_facts
from hoptac.find.scan import scan
from hoptac.link.resolve import resolve
from hoptac.read import read

OURS = """Nghệ An và Xiêng Khoảng hội đàm

Ngày 20/6/2019

Sáng 20/6, đoàn đại biểu tỉnh Xiêng Khoảng do ông Khăm Phăn Vông Xay, Phó Tỉnh trưởng dẫn đầu đã đến thăm và làm việc \
tại Nghệ An. Ông Trần Văn Bình, Phó Chủ tịch UBND tỉnh tiếp đoàn. Hai bên đánh giá cao quan hệ hữu nghị, thống nhất \
tăng cường hợp tác về nông nghiệp, giáo dục và trao đổi đoàn giữa các sở, ngành hai tỉnh.
"""
OTHER = """Xét xử vụ lừa chạy việc

Ngày 20/6/2019

Theo cáo trạng, khi biết nhiều người cần việc, bị cáo nói dối là quen lãnh đạo để nhận tiền, rồi không trả mà tiêu \
hết. Trước đó, ông Trần Văn Bình, Phó Chủ tịch UBND tỉnh Nghệ An tiếp ông Khăm Phăn Vông Xay, Phó Tỉnh trưởng Xiêng \
Khoảng, và tặng 20 suất quà. Nhiều nạn nhân chưa nhận lại được đồng nào, có người phải bán cả nhà vì nợ. Khi bị bắt, \
bị cáo không nhận tội, chỉ xin giảm nhẹ vì hoàn cảnh; tòa quyết định hoãn phiên xử để điều tra thêm những vấn đề còn \
chưa rõ.
"""

MORE = """Theo cảnh sát, chiếc xe tải không có đèn đã lao thẳng vào nhà dân khi tài xế ngủ gật, làm hỏng nặng. \
Nhiều người chạy ra thì thấy hàng hóa rơi đầy đường, không ai biết phải gọi cho bộ phận nào. Hiện nguyên nhân vẫn chưa \
rõ. Người dân cho biết đoạn đường này thường bị ngập, thậm chí hố sâu nhưng chưa sửa, vì vậy họ rất bức xúc và nhiều \
lần phản ánh. Cơ quan chức năng nói vấn đề là thiếu tiền, nên chỉ có thể vá tạm từng chỗ. Một số hộ bị thu hồi đất \
khiếu nại vì giá quá thấp, trong khi những nơi khác lại được trả cao hơn. Tòa sẽ quyết định vào tuần sau; nếu thua, \
nhiều khả năng họ sẽ mất trắng, bởi giấy tờ không đủ. Bác sĩ cũng khuyên không nên uống thuốc khi chưa khám, vì dễ gây \
biến chứng, thậm chí tử vong, nhất là với người có bệnh từ trước.
"""


def snapshot(text: str) -> Snapshot:
    return Snapshot("one", "test:one", text.encode(), ".txt")


def scene(text: str) -> Scene:
    return resolve(scan(decode(snapshot(text))))


def test_a_page_of_cooperation_sounds_so_and_another_does_not() -> None:
    assert about(scene(OURS)) > 1 > -1 > about(scene(OTHER))
    assert read(snapshot(OURS)).reports


def test_a_page_on_other_matters_gives_nothing_and_says_why() -> None:
    assert {report.kind for report in find_facts(scene(OTHER))} >= {"visit", "aid"}  # the rules do read it
    assert read(snapshot(OTHER)).reports == ()
    told = explain(snapshot(OTHER))
    assert told["records"] == [] and "chuyện khác" in told["why_none"]
    assert {record["kind"] for record in told["doubted"]} >= {"visit", "aid"}


def test_a_digest_keeps_its_one_item_of_ours() -> None:
    item = OURS.split("\n\n", 2)[2]
    digest = OTHER + MORE + item
    assert about(scene(digest)) < -1
    assert "visit" in {report.kind for report in read(snapshot(digest)).reports}


def test_names_count_nothing_and_few_words_little() -> None:
    renamed = OURS.replace("Xiêng Khoảng", "Hủa Phăn").replace("Nghệ An", "Sơn La").replace("Trần Văn Bình", "Vũ Hà")
    assert about(scene(renamed)) == about(scene(OURS))
    few = scene("Tin\n\nNgày 20/6/2019\n\nKhông phải thế.\n")
    assert abs(about(few)) < 1 and is_brief(few) and not is_brief(scene(OURS))


def test_words_are_in_small_letters_and_pairs_stop_at_signs() -> None:
    found = words(scene("Tin\n\nNgày 20/6/2019\n\nHai bên hợp tác, trao đổi với Sở Y tế tỉnh Nghệ An.\n"))
    assert "hợp tác" in found and "tác trao" not in found
    assert not {"sở", "nghệ", "an", "tỉnh nghệ"} & set(found)


def test_the_table_names_nobody() -> None:
    assert 1000 < len(table()) < 2000
    with (files("hoptac.gazetteer") / "tables" / "places.csv").open(encoding="utf-8", newline="") as lines:
        names = {row["name_vi"].lower() for row in csv.DictReader(lines) if " " in row["name_vi"]}
    assert names & table().keys() <= {"hòa bình", "thống nhất"}  # peace, to agree
