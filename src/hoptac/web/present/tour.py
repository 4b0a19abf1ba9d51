"""Five minutes through the sample register: what to look at, where, and what to try there."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hoptac.register.refs import page_ref

#: The partnership, the document and the questions that the tour looks at; all are in the sample register.
PAIR = ("VN-HUE", "LA-XE")
DOCUMENT = "demo:2022-06-sekong-tham-hue"


@dataclass(frozen=True, slots=True)
class Step:
    """A stop: ``address`` is empty where this register does not hold what is looked at."""

    title: str
    look: str
    attempt: str
    link: str
    address: str


#: Where to stop, what to look at, what to try, the words of the link; in their order.
_STOPS = {
    "start": (
        _("Tổng quan: có gì mới, việc gì sắp đến"),
        _("Trang đầu cho biết sổ có những gì và các quan hệ hợp tác của cơ quan."),
        _("Tìm dòng Huế – Sê Kông: thỏa thuận giai đoạn 2022–2026 sắp hết hạn."),
        _("Mở trang tổng quan"),
    ),
    "partnership": (
        _("Một quan hệ trên một trang"),
        _("Mười phút trước khi khách đến: thỏa thuận và thời hạn, ai đang giữ chức, đã giúp nhau gì, số liệu."),
        _("Ở phần Số liệu, hai con số 1.249 và 1.347 đứng cạnh nhau: sổ không cộng và không chọn thay bạn."),
        _("Mở quan hệ Huế – Sê Kông"),
    ),
    "page": (
        _("Câu văn đã nói điều đó"),
        _("Mỗi dòng dẫn về đúng câu trong tài liệu. Bên trái là nguyên văn, bên phải là các mục đọc được."),
        _("Bấm Nhận ở một mục đúng, Bỏ ở một mục sai. Quyết định nào cũng hoàn tác được."),
        _("Mở tài liệu “sẻ chia trong dịch bệnh”"),
    ),
    "search": (
        _("Tìm không cần gõ dấu"),
        _("Ô tìm có ở mọi trang, hiểu tên viết nhiều cách: se kong, Xê Kông, Sekong."),
        _("Chọn loại hoặc địa phương để lọc; địa chỉ của trang giữ nguyên điều kiện, gửi được cho người khác."),
        _("Tìm “luu hoc sinh se kong”"),
    ),
    "paper": (
        _("Tài liệu tiếp khách, hai trang"),
        _("Soạn từ sổ: lời phát biểu, tình hình, điều bạn có thể nêu. Số liệu có ngày, nguồn ở tờ riêng."),
        _("Tải tệp Word về và sửa như mọi văn bản khác; cột phương án trả lời để trống cho bạn."),
        _("Xem tài liệu tiếp đoàn Sê Kông"),
    ),
    "letters": (
        _("Thư chúc mừng cho từng nơi"),
        _("Mỗi tỉnh một lá thư, gửi đúng người đang giữ chức, có một câu riêng lấy từ sổ."),
        _("Chọn dịp và ngôn ngữ; tải tất cả một lần; ghi vào sổ thư khi đã gửi."),
        _("Xem thư mừng Quốc khánh Lào"),
    ),
    "calendar": (
        _("Lịch của cơ quan"),
        _("Đoàn sắp đến, thỏa thuận sắp hết hạn, thư phải gửi, báo cáo theo quy định, trong chín mươi ngày tới."),
        _("Tải một bản lịch về máy, hoặc tạo địa chỉ để điện thoại tự cập nhật."),
        _("Mở lịch"),
    ),
    "add": (
        _("Tài liệu của chính bạn"),
        _("Kéo thả một trang tin hoặc báo cáo đã lưu; Hoptac đọc ngay trên máy này."),
        _("Đưa cả danh sách Excel của cơ quan vào ở mục Danh sách: xem trước từng dòng rồi mới ghi."),
        _("Thêm tài liệu"),
    ),
}


def steps(demo: bool, edits: bool) -> list[Step]:
    """The stops in their order; those inside the sample register have an address there only, what an editor alone may
    do for those who ``edits``."""
    everywhere, inside = _addresses(), _addresses_inside()
    addresses = everywhere | (inside if demo else dict.fromkeys(inside, "")) | ({} if edits else {"add": ""})
    return [
        Step(str(title), str(look), str(attempt), str(link), addresses[name])
        for name, (title, look, attempt, link) in _STOPS.items()
    ]


def _addresses() -> dict[str, str]:
    named = {name: reverse(name) for name in ("start", "calendar", "add")}
    return {**named, "search": f"{reverse('search')}?q=luu+hoc+sinh+se+kong"}


def _addresses_inside() -> dict[str, str]:
    return {
        "partnership": reverse("partnership", args=PAIR),
        "page": reverse("page", args=[page_ref(DOCUMENT)]),
        "paper": reverse("paper", args=["brief", *PAIR]),
        "letters": f"{reverse('letters')}?occasion=la-national-day&lang=vi",
    }
