"""A snapshot as a page: title, day, publisher, zones, language, secrecy, and what is refused."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Page, Snapshot, ZoneName
from hoptac.decode import decode
from hoptac.decode.dates import find_date, is_date_line

PLAIN = """BÁO VÙNG CAO ĐIỆN TỬ
Chính trị | Kinh tế | Xã hội | Đối ngoại
Thứ Bảy, 11/06/2022
Đoàn đại biểu tỉnh bạn thăm và làm việc tại thành phố
Thứ Sáu, 10/06/2022, 16:40 (GMT+7)
Sáng 10/6, lãnh đạo thành phố đã có buổi tiếp và làm việc với đoàn đại biểu tỉnh bạn nhân chuyến thăm hữu nghị.
Quang cảnh buổi tiếp. Ảnh: V.A
Hai bên đã rà soát kết quả thực hiện thỏa thuận hợp tác giai đoạn 2022 - 2026, nhất trí mở rộng về giáo dục.
{middle}Trưởng đoàn bạn cảm ơn sự hỗ trợ của thành phố và mong muốn hai bên tiếp tục trao đổi các đoàn công tác.
Minh An
Tin liên quan
Tỉnh láng giềng tặng 100 triệu đồng cho vùng lũ
Sáng 9/6, đoàn công tác của tỉnh láng giềng đã trao tặng đồng bào vùng lũ số tiền 100 triệu đồng, nhiều vật dụng.
Lượt xem: 1.052
"""
HTML = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{head}</title>{meta}
<style>.an{{display:none}}</style><script>var x="Tin mật 01/01/2001";</script></head><body>
<nav><a href="/">Trang chủ</a> <a href="/dn">Đối ngoại</a></nav>
<div class="content"><h1>Đoàn đại biểu tỉnh bạn thăm và làm việc tại thành phố</h1>
<div class="date">10/06/2022 16:40</div>
<p class="sapo">Sáng 10/6, lãnh đạo thành phố đã tiếp đoàn đại biểu tỉnh bạn nhân chuyến thăm hữu nghị chính thức.</p>
<figure><img src="a.jpg"><figcaption>Quang cảnh buổi tiếp</figcaption></figure>
<p>Hai bên đã rà so&aacute;t kết quả thực hiện thỏa thuận hợp tác, nhất trí mở rộng về gi&#225;o dục.</p>{middle}
<table><tr><th>Năm</th><th>Lưu học sinh</th></tr><tr><td>2022</td><td><p>1.249</p></td></tr></table>
<p>Trưởng đoàn bạn cảm ơn sự hỗ trợ và mong muốn hai bên tiếp tục trao đổi các đoàn công tác trong thời gian tới.</p>
<p hidden>Ẩn một</p><p style="display: none">Ẩn hai</p><p class="an">Ẩn ba</p><!-- Ẩn bốn --></div>
<div class="tin-lien-quan"><b>Tin liên quan</b><p>Tỉnh láng giềng tặng 100 triệu đồng cho vùng lũ.</p></div>
<footer>Bản quyền thuộc Báo Vùng cao</footer></body></html>"""
TITLE = "Đoàn đại biểu tỉnh bạn thăm và làm việc tại thành phố"


def read(text: str | bytes, suffix: str = ".txt") -> Page:
    data = text if isinstance(text, bytes) else text.encode()
    return decode(Snapshot("trang", "file:///trang", data, suffix))


def plain(middle: str = "") -> Page:
    return read(PLAIN.format(middle=middle))


def page(middle: str = "", meta: str = "", head: str = f"{TITLE} | Báo Vùng cao") -> Page:
    return read(HTML.format(middle=middle, meta=meta, head=head), ".html")


def zone_of(page: Page, words: str) -> ZoneName:
    at = page.text.index(words)
    return next(zone.name for zone in page.zones if zone.span.start <= at < zone.span.end)


def covered(page: Page) -> bool:
    ends = [0, *(zone.span.end for zone in page.zones)]
    starts = [zone.span.start for zone in page.zones]
    return ends[:-1] == starts and ends[-1] == len(page.text)


def test_plain_text_is_the_file_itself() -> None:
    text = PLAIN.format(middle="")
    assert plain().text == text
    assert read(unicodedata.normalize("NFD", text)).text == text
    assert read(text.encode("utf-16")) == read(text.encode("utf-16")) and read(text.encode("utf-16")).text == text


def test_plain_text_tells_title_day_publisher() -> None:
    found = plain()
    assert (found.title, found.published, found.published_basis) == (TITLE, "2022-06-10", "line")
    assert found.publisher == "BÁO VÙNG CAO ĐIỆN TỬ"
    assert found.language == "vi"


def test_plain_text_is_zoned() -> None:
    found = plain()
    assert covered(found)
    wanted = {
        "Chính trị |": "furniture",
        TITLE: "title",
        "Thứ Sáu": "furniture",
        "Sáng 10/6": "lead",
        "Quang cảnh": "caption",
        "Hai bên": "body",
        "Trưởng đoàn": "body",
        "Minh An": "furniture",
        "Tin liên quan": "furniture",
        "Tỉnh láng giềng": "furniture",
        "Sáng 9/6": "furniture",
        "Lượt xem": "furniture",
    }
    assert {words: zone_of(found, words) for words in wanted} == wanted


@pytest.mark.parametrize(
    "block",
    [
        "Tin liên quan\nHuyện A khánh thành cầu dân sinh mới\nHuyện B đón đoàn khách tỉnh bạn\n",
        "Huyện A khánh thành cầu dân sinh mới\nHuyện B đón đoàn khách của tỉnh bạn\n",
        ">> Huyện A khánh thành cầu dân sinh mới\n",
        "Xem thêm: Huyện A khánh thành cầu dân sinh mới\n",
        "Huyện A khánh thành cầu dân sinh mới Huyện A khánh thành cầu dân sinh mới\n",
    ],
)
def test_teasers_inside_the_body_are_furniture(block: str) -> None:
    found = plain(block)
    assert zone_of(found, "Huyện A") == "furniture"
    assert zone_of(found, "Trưởng đoàn bạn") == "body"


def test_a_heading_of_the_articles_own_is_no_furniture() -> None:
    found = plain("Văn bản mới\n")
    assert zone_of(found, "Văn bản mới") == "body"


def test_html_tells_title_day_publisher() -> None:
    found = page()
    assert (found.title, found.published, found.publisher) == (TITLE, "2022-06-10", "Báo Vùng cao")
    assert (
        page(meta='<meta property="article:published_time" content="2022-06-09T07:00:00+07:00">').published
        == "2022-06-09"
    )
    linked = '<script type="application/ld+json">{"datePublished": "2022-06-08", "publisher": {"name": "Đài"}}</script>'
    assert (page(meta=linked).published, page(meta=linked).publisher) == ("2022-06-08", "Đài")
    assert page(meta='<script type="application/ld+json">{broken</script>').published == "2022-06-10"


def test_html_is_visible_text_with_a_line_a_block_and_a_tab_a_cell() -> None:
    text = page().text
    assert "rà soát" in text and "giáo dục" in text
    assert "Năm\tLưu học sinh\n2022\t1.249\n" in text
    assert "Ẩn" not in text and "Tin mật" not in text and "<" not in text
    assert read("<html><p>một<br>hai &amp; ba</p><ul><li>bốn<li>năm</ul></html>").text == "một\nhai & ba\nbốn\nnăm"


def test_html_is_zoned() -> None:
    found = page()
    assert covered(found)
    wanted = {
        "Trang chủ": "furniture",
        TITLE: "title",
        "10/06/2022": "furniture",
        "Sáng 10/6": "lead",
        "Quang cảnh": "caption",
        "Hai bên": "body",
        "2022\t1.249": "body",
        "Tin liên quan": "furniture",
        "Tỉnh láng giềng": "furniture",
        "Bản quyền": "furniture",
    }
    assert {words: zone_of(found, words) for words in wanted} == wanted


@pytest.mark.parametrize(
    "block",
    [
        "<div><b>Đọc thêm</b><p>Huyện A khánh thành cầu</p><p>Huyện B đón đoàn khách</p></div>",
        '<p><a href="/a">Huyện A khánh thành cầu dân sinh mới</a></p>',
        '<div class="box-related"><p>Huyện A khánh thành cầu dân sinh, tổng vốn hơn 3 tỷ đồng bạn giúp.</p></div>',
        "<aside>Huyện A khánh thành cầu dân sinh mới, tổng vốn hơn 3 tỷ đồng do tỉnh bạn hỗ trợ.</aside>",
    ],
)
def test_boxes_of_other_stories_inside_the_body_are_furniture(block: str) -> None:
    found = page(block)
    assert zone_of(found, "Huyện A") == "furniture"
    assert zone_of(found, "Trưởng đoàn bạn") == "body"


def test_a_class_that_lies_does_not_hide_the_article() -> None:
    whole = HTML.format(middle="", meta="", head=TITLE).replace('class="content"', 'class="related sidebar"')
    assert zone_of(read(whole, ".html"), "Hai bên") == "body"


def test_a_page_may_have_no_title_and_no_day() -> None:
    lines = PLAIN.format(middle="").splitlines()
    found = read("\n\n".join([lines[5], lines[7], lines[8]]))
    assert (found.title, found.published, found.published_basis) == (None, None, None)
    assert {zone.name for zone in found.zones} <= {"lead", "body"}


def test_a_letters_place_and_day_count_last() -> None:
    letter = (
        "Thư chúc mừng Quốc khánh gửi tỉnh bạn\n{day}Kính gửi: Đồng chí\nHuế, ngày 01 tháng 12 năm 2021\nThân mến!\n"
    )
    assert read(letter.format(day="")).published == "2021-12-01"
    assert read(letter.format(day="02/12/2021 08:15\n")).published == "2021-12-02"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "The delegation of the province was received by the chairman and the sides signed the minutes.",
            "en",
        ),
        ("ຄະນະຜູ້ແທນແຂວງຈຳປາສັກ ໄດ້ຢ້ຽມຢາມ ແລະ ເຮັດວຽກ ຢູ່ ນະຄອນເວ້", "lo"),
        ("Hai bên nhất trí tiếp tục trao đổi đoàn.", "vi"),
        ("12345 67890", "und"),
    ],
)
def test_a_page_in_another_language_is_still_a_page(text: str, language: str) -> None:
    assert read(text).language == language


@pytest.mark.parametrize(
    "stamp",
    [
        "MẬT",
        "TỐI MẬT",
        "TUYỆT MẬT",
        "[MẬT]",
        "( TỐI MẬT )",
        "M Ậ T",
        "Độ mật: Mật",
        "ĐỘ MẬT: TUYỆT MẬT",
        "  MẬT  ",
        "*MẬT*",
    ],
)
def test_a_secrecy_stamp_is_refused(stamp: str) -> None:
    body = "ỦY BAN NHÂN DÂN TỈNH\nSố: 12/BC-UBND\n{}\nBáo cáo kết quả hợp tác\nNăm qua, hai bên đã trao đổi 12 đoàn.\n"
    forms = [body.format(stamp), unicodedata.normalize("NFD", body.format(stamp))]
    markup = (
        "<html><table><tr><td>ỦY BAN NHÂN DÂN TỈNH</td><td>{}</td></tr></table><p>Báo cáo kết quả năm qua.</p></html>"
    )
    for text in [*forms, markup.format(stamp)]:
        with pytest.raises(HoptacError) as caught:
            read(text)
        assert caught.value.code == "secret"


@pytest.mark.parametrize(
    "line",
    [
        "Buổi gặp mặt THÂN MẬT",
        "BÍ MẬT rừng già",
        "Mật ong rừng",
        "THÂN MẬT",
        "BÍ MẬT",
        "Độ mật: Không",
        "Cơ mật",
        "MẬT ONG",
        "Tài liệu mật",
    ],
)
def test_a_headline_with_such_a_word_is_no_stamp(line: str) -> None:
    assert line in read(f"{line}\nHai bên đã trao đổi 12 đoàn trong năm qua.\n").text


@pytest.mark.parametrize("depth", [300, 3_000, 100_000])
def test_no_text_is_lost_however_deep_a_page_nests(depth: int) -> None:
    found = read(
        "<html><body>" + "<div>" * depth + "Hai bên nhất trí." + "</div>" * depth + "<p>Sau cùng.</p></body></html>",
        ".html",
    )
    assert "Hai bên nhất trí." in found.text and "Sau cùng." in found.text
    assert found.notes == ("flattened",)
    assert covered(found)


@pytest.mark.parametrize(
    "markup",
    [
        '<p class="' + "a " * 2_000_000 + '">Hai bên nhất trí.</p>',
        "<table><tr><td colspan='9000000000000000'>Hai bên nhất trí.</td><td></td></tr></table>",
        "<!--" + "-" * 1_000_000 + "><p>Hai bên nhất trí.</p>--><p>Hai bên nhất trí.</p>",
        "<p>Hai bên nhất trí.</p>" + "<td>" * 20_000 + "<b>" * 150,
        '<!DOCTYPE html [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><p>Hai bên nhất trí.&c;</p>',
    ],
)
def test_hostile_markup_is_read_as_text(markup: str) -> None:
    found = read("<html>" + markup + "</html>", ".html")
    assert "Hai bên nhất trí." in found.text
    assert covered(found)


def test_an_html_page_without_text_is_broken() -> None:
    with pytest.raises(HoptacError) as caught:
        read("<html><body><script>1</script></body></html>", ".html")
    assert caught.value.code == "html-broken"


def test_content_decides_what_is_html() -> None:
    assert read("<!DOCTYPE html><p>Một<p>Hai").text == "Một\nHai"
    assert read("Một < hai\nvà <b>ba</b>").text == "Một < hai\nvà <b>ba</b>"
    assert read("Một < hai\nvà ba", ".html").text == "Một < hai\nvà ba"
    assert read("<p>Một</p><p>Hai</p>", ".html").text == "Một\nHai"


TAGS = ["<p>", "</p>", "<div>", "<td>", "<tr>", "<table>", "<br>", "<li>", "<h1>", "<b>", "<!--", "-->", "&amp;"]
PIECES = st.sampled_from(
    [*PLAIN.splitlines(), "", " ", "\t", "Tin liên quan", "Nguyễn An", "1. Một việc;", "MẬT ONG", "a\tb", "»"]
)


@given(st.lists(PIECES, min_size=1, max_size=40))
def test_zones_cover_any_text_without_overlap(lines: list[str]) -> None:
    text = "\n".join(lines)
    if text.strip():
        assert covered(read(text))
        assert read(text).text == text


@given(
    st.lists(
        st.one_of(
            st.text(max_size=12),
            st.sampled_from(TAGS),
        )
    )
)
def test_zones_cover_any_markup_without_overlap(parts: list[str]) -> None:
    try:
        found = read("<html><body>x" + "".join(parts), ".html")
    except HoptacError as error:
        assert error.code in ("html-broken", "secret", "encoding-uncertain", "file-binary")
    else:
        assert covered(found)
        assert unicodedata.is_normalized("NFC", found.text)


def seconds(text: str, suffix: str) -> float:
    best = 60.0
    for _ in range(3):
        start = time.process_time()
        read(text, suffix)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize(
    ("part", "suffix"),
    [
        (
            "Tin liên quan\nHuyện A khánh thành cầu dân sinh mới\n" + "Hai bên nhất trí mở rộng hợp tác. " * 5 + "\n",
            ".txt",
        ),
        ("a " * 200 + "\n", ".txt"),
        ("Ảnh (trái - Ảnh: " * 12 + "\n", ".txt"),
        ("<div><b>Tin khác</b><p>Huyện A khánh thành cầu</p></div><p>Hai bên nhất trí mở rộng hợp tác.</p>", ".html"),
        ("<table><tr><td>1</td><td><b>2</b></td></tr></table>", ".html"),
        ("<div><table><tr><td>" * 3 + "x" + "</td></tr></table></div>" * 3, ".html"),
        ("<b><font size=5><a href=x>", ".html"),
        ("<style>.a.b{color:red</style><script>x", ".html"),
    ],
)
def test_time_grows_with_the_text_and_no_faster(part: str, suffix: str) -> None:
    start = "<html><body><p>Hai bên</p>" if suffix == ".html" else "Hai bên\n"
    small, large = (seconds(start + part * count, suffix) for count in (200, 2_000))
    assert large <= 15 * small + 0.05


def test_a_date_between_bars_is_a_date_line() -> None:
    assert is_date_line("Cổng thông tin điện tử tỉnh A · 18/10/2023 09:40 · Chuyên mục: Đối ngoại")
    assert is_date_line("Chủ nhật, 8 tháng 9, 2024 | Ghi chép của Trần Văn A")


def test_a_run_of_days_is_no_day_of_publication() -> None:
    assert not is_date_line("(từ ngày 13/5 đến ngày 18/5/2024)")


def test_a_month_in_words() -> None:
    assert find_date("số ra ngày 15 tháng Mười một năm 2023") == "2023-11-15"


@pytest.mark.parametrize(
    "line",
    [
        *("12 Tháng Ba 2025", "12 Tháng Ba, 2025", "Tháng Ba 12, 2025", "12 thg 3, 2025", "Th3 12, 2025"),
        *("March 12, 2025", "12 March 2025", "Wed, 12 Mar 2025 08:15", "Mar 12, 2025 at 08:15", "Sept. 3, 2025"),
    ],
)
def test_days_in_the_words_of_a_sites_software(line: str) -> None:
    assert find_date(line) == ("2025-09-03" if line.startswith("Sept") else "2025-03-12")
    assert is_date_line(line)


def test_control_words_that_only_look_like_months() -> None:
    assert find_date("số may 2025, tháng ba 12 đoàn, th 3 2025") is None
    assert not is_date_line("Tháng 3, 12 đoàn của tỉnh bạn đã đến thăm, làm việc trong năm 2025")


ARTICLE = "".join(f"<p>{line}</p>" for line in PLAIN.format(middle="").split("\n")[5:9])


@pytest.mark.parametrize(
    "head",
    [
        '<div class="titlenews">{t}</div><span>{d}</span>',
        '<span id="ctl00_lblTieuDe">{t}</span><br>{d}',
        "<div>{t}</div><div>{d}</div>",
        '<ul><li class="newstitle"><a href="/b">Huyện A khánh thành cầu dân sinh mới</a></li></ul>'
        '<div class="detailtitle">{t}</div><p>{d}</p>',
    ],
)
def test_a_headline_that_no_heading_marks(head: str) -> None:
    told = head.format(t=TITLE, d="Thứ Sáu, 10/06/2022")
    page = f"<html><head><title>Cổng thông tin điện tử</title></head><body>{told}<div>{ARTICLE}</div></body></html>"
    found = read(page, ".html")
    assert (found.title, found.published) == (TITLE, "2022-06-10")


def zones_of(text: str) -> dict[str, str]:
    """The zone of each line of a plain page."""
    page = decode(Snapshot("x", "test:x", text.encode(), ".txt"))
    lines: dict[str, str] = {}
    for zone in page.zones:
        for line in page.text[zone.span.start : zone.span.end].split("\n"):
            lines[line.strip()] = zone.name
    return lines


PARAGRAPH = (
    "Ngày 3/8, đoàn công tác của huyện đã sang thăm và trao đổi kinh nghiệm trồng cà phê với cán bộ huyện bạn, "
    "sau đó hai bên cùng thăm một vườn ươm."
)
LETTER = f"""Thư chúc mừng năm mới gửi huyện bạn

05/01/2024 09:00

{PARAGRAPH}

"Kính gửi các đồng chí,

{PARAGRAPH}

Bí thư Huyện ủy Trần Văn Mẫu
Chủ tịch UBND huyện Lê Thị Thử"

{PARAGRAPH.replace("3/8", "4/8")}
"""


def test_signers_within_a_letter_are_body() -> None:
    zones = zones_of(LETTER)
    assert zones["Bí thư Huyện ủy Trần Văn Mẫu"] == zones['Chủ tịch UBND huyện Lê Thị Thử"'] == "body"


def test_headlines_about_an_office_are_no_signers() -> None:
    zones = zones_of(
        LETTER.replace("Huyện ủy Trần Văn Mẫu", "Huyện ủy tiếp bà con xã Mẫu").replace("Lê Thị Thử", "dự lễ hội")
    )
    assert zones["Bí thư Huyện ủy tiếp bà con xã Mẫu"] == "furniture"


def test_the_masthead_below_a_headline_is_furniture() -> None:
    zones = zones_of(
        f"Mùa cà phê trên đất bạn đã về\nThứ hai, 05/08/2024\nBÁO VÙNG CAO\nXã hội - Kinh tế - Biên cương - Video\n\n"
        f"{PARAGRAPH}\n\n{PARAGRAPH.replace('3/8', '5/8')}\n\nGửi ý kiến của bạn\nTin cũ hơn: Chợ phiên đông khách"
    )
    assert zones["BÁO VÙNG CAO"] == zones["Xã hội - Kinh tế - Biên cương - Video"] == "furniture"
    assert zones["Tin cũ hơn: Chợ phiên đông khách"] == "furniture"
    assert zones[PARAGRAPH] in ("lead", "body")


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        ("UBND TỈNH MẪU\nCỔNG THÔNG TIN CÔNG TÁC BIÊN GIỚI", "CỔNG THÔNG TIN CÔNG TÁC BIÊN GIỚI"),
        ("CỔNG THÔNG TIN\nĐỐI NGOẠI TỈNH MẪU", "CỔNG THÔNG TIN ĐỐI NGOẠI TỈNH MẪU"),
        ("Trang tin lao động - việc làm Vùng Cao", "Trang tin lao động - việc làm Vùng Cao"),
        ("SỞ NGOẠI VỤ TỈNH MẪU Giới thiệu | Tin tức", "SỞ NGOẠI VỤ TỈNH MẪU"),
        ("Sign In", None),
    ],
)
def test_the_site_named_above_the_headline(head: str, publisher: str | None) -> None:
    text = f"{head}\n\nĐoàn công tác của huyện sang thăm huyện bạn\n05/08/2024 09:00\n\n{PARAGRAPH}\n"
    assert decode(Snapshot("x", "test:x", text.encode(), ".txt")).publisher == publisher


def test_a_bulletin_is_titled_by_its_week() -> None:
    head = "Bản tin đối ngoại tuần 31/2024\n(Từ 29/7 đến 04/8/2024)\n05/08/2024 09:00\n\n1. Thứ Hai: đoàn khách"
    text = f"{head}\n\n{PARAGRAPH}\n"
    assert decode(Snapshot("x", "test:x", text.encode(), ".txt")).title == "Bản tin đối ngoại tuần 31/2024"
