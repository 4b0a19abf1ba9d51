"""Words around an office that say it is another's than who is named beside it: for whom one speaks, whom one meets."""

from __future__ import annotations

import re

FOR_HIM = re.compile(
    r"(?:phu nhân|phu quân|thay mặt|ủy quyền|uỷ quyền|ủy nhiệm|theo lời mời|theo sự ủy nhiệm)(?: của)?\s$"
)
#: Who is only the source of what is told: "Theo người phát ngôn, Bộ trưởng A …".
TOLD_BY = re.compile(r"(?<!\w)theo(?: (?:lời|tin|thông (?:tin|báo|cáo)))?(?: (?:từ|của))?\s$")
#: One who thanks or greets the holder of an office, named behind a comma: "Cảm ơn Thống đốc, ông A nói".
TO_HIM = re.compile(
    r"(?:^|[.!?\n]\s?)(?:cảm ơn|cám ơn|đáp lời|đáp lại|chào mừng|chúc mừng|hoan nghênh|tiếp|đón|trả lời|"
    r"(?:sau|trong|tại|kết thúc) (?:cuộc |buổi )?(?:gặp|tiếp|hội đàm|hội kiến|làm việc)(?: với)?|"
    r"(?:trao đổi|làm việc|nói|phát biểu) với)\s(?:lời |của |ngài |ông |bà |đồng chí )*$|"
    r"(?:đề nghị|kiến nghị|đề xuất|ý kiến|phát biểu|chia sẻ|yêu cầu|câu hỏi|đón tiếp) của\s(?:ngài |ông |bà )*$"
)
#: The same behind a comma or in a talk named first: "Sau đó, trong cuộc tiếp Đại sứ A, Chủ tịch nước chúc …".
MET = re.compile(
    r"(?:^|[.!?\n,]\s?)(?:(?:trong|tại|(?:trước |sau |trong )?khi) )?(?:(?:cuộc|buổi) )?"
    r"(?:cảm ơn|chào mừng|chúc mừng|tiếp|đón|gặp|chúc)\s"
    r"(?:ngài |ông |bà |đồng chí )*$"
)
#: By whom somebody was invited or sent: "Theo ủy quyền của Bộ trưởng A, Trưởng phái đoàn, ông B trao …".
SENT_BY = re.compile(r"(?:lời mời|ủy quyền|uỷ quyền|ủy nhiệm|uỷ nhiệm|phân công|giới thiệu)(?: của)?\s$")
#: Ends a list of those who were there, the last of them by their offices alone.
AND_MORE = re.compile(
    r"[^.;:\n()]{0,60}?(?:,|và|cùng)(?: với)? (?:đại diện|các|nhiều|một số|lãnh đạo|đông đảo|toàn thể|phu nhân)(?!\w)"
)
#: Who acts in an office: "Ở cương vị Phó Chủ tịch tỉnh phụ trách đối ngoại, ông A …".
IN_CAPACITY = re.compile(
    r"(?<!\w)(?:ở|trên|với|trong)(?: cả)? (?:cương vị|vai trò|tư cách|vai|chức vụ)(?: (?:là|một|người))* $"
)
BEHIND_CAPACITY = re.compile(r"^(?: [^\W\d_]+){0,6}, (?:ông|bà|ngài|đồng chí|anh|chị) $")
