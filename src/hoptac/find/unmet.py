"""Words of meeting and of coming that tell of no meeting: by letter, wished for, by chance, on holiday, at a sight."""

from __future__ import annotations

import re

#: Before a word of talks: what is only wished for, refused, or looked back at as usual.
_WISHED = re.compile(
    r"(?<!\w)(?:sẵn sàng|cơ hội|có dịp|muốn|mong|hy vọng|ngỏ ý|gợi ý|xin|đề nghị|yêu cầu|chưa|chưa từng|chưa bao giờ|"
    r"không|không thể|đã từng|từng|tình cờ|vô tình|ngẫu nhiên|lần đầu|lần đầu tiên|"
    r"từ trước (?:đến|tới) nay[^.;,]{0,24})"
    r"(?: (?:được|sẽ|sớm|có|tổ chức|dịp|trực tiếp|để|các|những|cuộc|buổi))* $"
)
#: Before and behind a word of talks: by letter, by telephone.
_WIRED_BEFORE = re.compile(r"(?<!\w)(?:thư|công hàm|văn bản|công văn|điện|điện thoại|tin nhắn|email|fax)(?: để)? $")
_WIRED_BEHIND = re.compile(
    r"[^.;]{0,90}?(?<!\w)(?:qua|bằng) (?:điện thoại|đường dây|thư|văn bản|công hàm|email|tin nhắn)"
)
#: Behind it: heads of many States at once, as conferences gather them.
_MANY = re.compile(
    r"(?: gỡ| với)?(?: các| những| nhiều| một số)?(?: nhà)? (?:lãnh đạo|nguyên thủ|đại diện|trưởng đoàn|bộ trưởng)"
    r"(?: cấp cao)?(?: của)? (?:các|nhiều|một số|những) (?:nước|quốc gia|nền kinh tế|thành viên)(?! (?:bạn|láng giềng))"
)
#: Behind it: a feast in memory of something, to which all friends come.
_MEMORY = re.compile(r"(?: mặt| gỡ)?(?: hữu nghị| thân mật)? (?:nhân (?:dịp )?)?(?:kỷ niệm|truyền thống|tri ân)(?!\w)")
_FEAST = re.compile(
    r"(?<!\w)(?:gặp mặt|gặp gỡ|họp mặt|giao lưu|mít tinh|lễ)(?: hữu nghị| thân mật)? (?:nhân (?:dịp )?)?kỷ niệm(?!\w)"
)
#: Behind "gặp": what befalls somebody.
_MISHAP = re.compile(r" (?:tai nạn|sự cố|rủi ro|hạn|nguy hiểm|nguy|vấn đề|cản trở|bất trắc|chuyện|thất bại|họa)(?!\w)")
#: Two people find each other; "lãnh đạo hai tỉnh gặp nhau" has two sides before it.
_EACH_OTHER = re.compile(r"(?: gỡ)? nhau(?!\w)")
_SIDES = re.compile(r"(?<!\w)(?:hai|các|lãnh đạo|đoàn|đôi|ông|bà|đại diện)(?!\w)[^.;,]*$")
#: What an embassy or a ministry sees to for its people in distress, which is no call by itself.
_CONSULAR = re.compile(
    r"(?<!\w)(?:bảo hộ công dân|nạn nhân|thi hài|thi thể|hậu sự|ngư dân|cứu nạn|mất tích|gặp nạn|vụ tai nạn|bị bắt|"
    r"vụ cháy|vụ việc)(?!\w)"
)
#: Behind words of going: a holiday, a treatment, studies of one's own.
_PRIVATE = re.compile(
    r"(?<!\w)đi (?:du lịch|nghỉ mát|nghỉ dưỡng|chữa bệnh)(?!\w)|(?<!\w)(?:nghỉ phép|việc riêng|bằng tiền riêng)(?!\w)"
)
#: A clause of time before the one whose subject is behind it: "Sau khi hội kiến A, ông B sẽ …".
_CLAUSE = re.compile(
    r"\W*(?:(?:tại|ở|ngày|hôm|sáng|trưa|chiều|tối) [^,;]{2,40}, )?(?:ngay )?"
    r"(?:sau khi|trước khi|cùng với việc|ngoài việc|bên cạnh việc)"
    r" (?:(?!đoàn |ông |bà )[^,;]){3,160}, "
)
#: "thăm" and a sight, at which nobody receives.
_SIGHTS = re.compile(
    r"[^.;,]{0,8}thăm (?:(?:một số|các|những|nhiều|quần thể|khu) )?"
    r"(?:phố cổ|chùa|đền|đình|lăng|miếu|nhà thờ|thánh địa|di tích|danh thắng|"
    r"danh lam|thắng cảnh|địa danh|địa đạo|bảo tàng|vịnh|chợ|công viên|hang|thác|phố đi bộ|cố đô|thành cổ|đại nội|"
    r"tháp|khu lưu niệm|nghĩa trang|điểm tham quan|điểm du lịch|cảnh đẹp)(?!\w)"
)


#: Before a coming that nobody says was or will be: none has come yet, if only one came.
_UNREAL = re.compile(
    r"(?<!\w)(?:chưa (?:có|ai|từng|bao giờ|hề|đoàn)|không (?:có )?(?:đoàn|ai)(?: nào)?|ước gì|giá (?:mà|như)|"
    r"nếu(?! (?:như )?(?:năm|trước|hồi|tháng|ngày|lần)))(?!\w)[^.,;:]{0,90}$"
)


#: Before what guests leave behind on their way to the next host.
_LEFT = re.compile(
    r"(?<!\w)(?:rời|rời khỏi|chia tay|từ biệt|tạm biệt)(?: (?:nhà|trụ sở|phòng|sân|cơ quan|của|tỉnh|thành phố))* $"
)
#: Between a person and a place that is not his: where he goes next, where he was born.
_NOT_HIS = re.compile(r"(?<!\w)(?:sắp|chuyển|quê|từng|về|từ|học|sinh|nguyên|cựu)(?!\w)[^,.;]{0,40}$")


#: Before a reception that is only hoped for.
_HOPED = re.compile(
    r"(?<!\w)(?:mong|mong muốn|mong chờ|mong đợi|hy vọng|hi vọng|sẵn sàng|muốn|trông đợi|chờ)"
    r"(?: (?:sớm|sẽ|được|có|dịp|cơ hội|lại|tiếp tục))* $"
)


#: Behind a word of talks: others of which none is named.
_TO_GROUP = re.compile(
    r"(?: với)? (?:một số|các|nhiều|những) (?:tỉnh|địa phương|nước|thành phố|tỉnh thành|tỉnh, thành)"
    r"(?: thành| phố)? (?:khác|còn lại|trong khu vực|trong vùng)(?!\w)"
)


#: Before a word of talks that somebody only promises to have: "hứa (tỉnh) sẽ làm việc với …".
_VOWED = re.compile(
    r"(?<!\w)(?:hứa|cam kết|cam đoan|bảo đảm|đảm bảo|trả lời|đáp|cho biết|cho hay|khẳng định|nói|thông tin|tiếp thu|"
    r"ghi nhận|giao|đề nghị|nhận|thưa|hẹn)(?!\w)[^.;]{0,80}?(?<!\w)(?<!đoàn )(?:sẽ|có thể|cần)"
    r"(?: [^\W\d_]+){0,3} $"
)


#: On the way home from abroad.
_HOMEWARD = re.compile(
    r"(?<!\w)(?:trên đường (?:trở )?về|(?:trở )?về (?:đến|tới) (?:quê|tỉnh) nhà|(?:trở )?về nước|trở về|"
    r"qua (?:cửa khẩu|biên giới) [^,.;:]{0,40}về)(?!\w)"
)


def is_homeward(words: str) -> bool:
    """Whether a sentence tells what travellers do on their way home: "Trên đường về, đoàn ghé thăm Đồn A"."""
    return _HOMEWARD.search(words) is not None


#: Before the words of going of workers who are to be sent: "sẽ đưa hai kỹ sư cấp nước sang …".
_WORKERS = re.compile(
    r"(?<!\w)(?:đưa|cử|gửi|phái|bố trí|điều)(?: (?:thêm|ngay|\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|mười|các|những|một số|"
    r"vài|mấy|tổ|đội|nhóm|người))* (?:kỹ sư|bác sĩ|y sĩ|y tá|y bác sĩ|chuyên gia|thợ|giáo viên|thầy|cô giáo|công nhân|"
    r"lao động|kỹ thuật viên|học viên|sinh viên|học sinh|lưu học sinh|tình nguyện viên)(?!\w)[^.,;:]{0,50}$"
)
#: Whose country is told: foreign students, whom leaders call on at home.
_STUDENTS_OF = re.compile(r"(?<!\w)(?:lưu học sinh|du học sinh|sinh viên|học sinh|học viên|thực tập sinh)(?: nước)? $")


def is_of_workers(before: str) -> bool:
    """Whether workers are sent, not envoys: "hứa đưa hai kỹ sư sang A"."""
    return _WORKERS.search(before) is not None


def is_of_students(before: str) -> bool:
    """Whether a country named behind some words is only where students are from: "chúc Tết cùng 20 sinh viên Lào"."""
    return _STUDENTS_OF.search(before) is not None


def is_vowed(before: str) -> bool:
    """Whether talks are only promised to somebody, as something to be done: "hứa tỉnh sẽ làm việc với …"."""
    return _VOWED.search(before) is not None


def is_of_group(behind: str) -> bool:
    """Whether talks are with several of whom none is told: "sẽ làm việc với các tỉnh khác"."""
    return _TO_GROUP.match(behind) is not None


def is_hoped_for(before: str) -> bool:
    """Whether a reception is only hoped for: "mong sớm được đón Thủ tướng A"."""
    return _HOPED.search(before) is not None


def is_left(before: str) -> bool:
    """Whether what stands behind some words is only left: "rời trụ sở UBND tỉnh, ông ghé Sở A"."""
    return _LEFT.search(before) is not None


def is_not_his(between: str) -> bool:
    """Whether a place behind a person is only spoken of: "thăm ông A sắp chuyển về B"."""
    return _NOT_HIS.search(between) is not None


def is_unreal(before: str) -> bool:
    """Whether a coming is only thought of: "Chưa có đoàn nào của A sang", "Nếu đoàn A sang …"."""
    return _UNREAL.search(before) is not None


def tells_no_talks(before: str, behind: str) -> bool:
    """Whether the words around a word of talks take it back: no two sides have met."""
    if _WISHED.search(before) or _WIRED_BEFORE.search(before) or _WIRED_BEHIND.match(behind):
        return True
    return any(words.match(behind) for words in (_MANY, _MEMORY, _MISHAP))


def is_memorial(words: str) -> bool:
    """Whether a sentence tells of a feast in memory of something: "tổ chức gặp mặt kỷ niệm 40 năm …"."""
    return _FEAST.search(words) is not None


def is_of_two(before: str, behind: str) -> bool:
    """Whether some two meet each other ("họ gặp nhau"), whom no word before calls sides."""
    return _EACH_OTHER.match(behind) is not None and _SIDES.search(before) is None


def is_consular(words: str) -> bool:
    """Whether a sentence tells what is seen to for one's people in distress: an accident, a search."""
    return _CONSULAR.search(words) is not None


def is_private(words: str) -> bool:
    """Whether a sentence tells a journey of one's own: a holiday, a leave, paid by whoever travels."""
    return _PRIVATE.search(words) is not None


def is_of_sights(words: str) -> bool:
    """Whether what is visited is a sight: "thăm phố cổ", "thăm một số di tích"; ``words`` open with the verb."""
    return _SIGHTS.match(words) is not None


def after_clause(words: str) -> int:
    """Where the main clause begins behind a clause of time that opens a sentence; 0 where none does."""
    clause = _CLAUSE.match(words)
    return clause.end() if clause else 0
