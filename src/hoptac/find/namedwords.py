"""The words by which a sentence names a journey beside what it tells (find/named.py)."""

from __future__ import annotations

import re

GO = r"(?:thăm|công du|đến|tới|sang|qua|tại|ở|ra|vào)"
#: The noun of a journey, and what kind of journey it is.
NOUN = re.compile(
    r"(?<!\w)(?P<noun>chuyến (?:công du|viếng thăm|thăm viếng|thăm|công tác|làm việc|đi|tới|đến|sang))"
    rf"(?: (?:chính thức|hữu nghị|lịch sử|làm việc|cấp [^\W\d_]+(?: [^\W\d_]+)?|song phương|thứ [^\W\d_]+|đầu tiên|đầu|"
    rf"gần đây|gần đây nhất|mới đây|sắp tới|tới đây|và|nước ngoài|{GO}))*"
)
#: What may stand between the place of a journey and whose it is: when it was, which of several.
TIME = (
    r"(?: (?:vào|hồi|trong|từ|ngày|sáng|chiều|tối|hôm|tháng|năm|đầu|giữa|cuối|đến|và|mới|vừa|qua|rồi|nay|ngoái|trước|"
    r"tới|sắp|đây|gần|lần|này|thứ|nhất|hai|ba|tư|cùng|tuần|lịch sử|đầu tiên|kéo dài|[\d/.–-]+))*(?: ?[(][^)]{2,24}[)])?"
)
OF = re.compile(rf"{TIME} của ")
KIND = r"(?:(?:nước|tỉnh|thành phố|tp\.?|thủ đô|cộng hòa|vương quốc) )*"
#: Between whose journey it is and where it goes.
TO = re.compile(rf"{TIME},? (?:{GO} )+{KIND}")
AT = re.compile(rf"(?:(?: {GO})* {KIND}|)")
#: A verb of coming right before the place.
VERB = (
    r"(?:(?:(?:đến|tới|sang|qua|đi|lên đường|(?:có|thực hiện|kết thúc|bắt đầu) chuyến) )?(?:thăm|công du|viếng thăm)"
    r"(?: (?:chính thức|hữu nghị|làm việc|và|cấp [^\W\d_]+(?: [^\W\d_]+)?|song phương|lịch sử|tới|đến|tại))*)"
)
#: A clause that tells a coming beside the main one; whose it is stands right behind, or behind the place.
CLAUSE = re.compile(
    r"(?<!\w)(?:(?<!trước )khi|(?:ngay )?sau khi|việc|nhân dịp|nhân việc|dịp|lúc|kể từ khi|từ khi)"
    r"(?! (?:được|có|không|chưa))(?= )"
)
COMES = re.compile(
    rf"(?: (?:đã|vừa|sắp|sẽ|lần đầu|lần đầu tiên|đang|mới|trở lại|quay lại))* (?:{VERB}|(?P<bare>đến|tới|sang)) {KIND}"
)
CHOOSES = re.compile(r"(?: (?:đã|vừa|sẽ|cũng))* (?:lựa )?chọn ")
FIRST = re.compile(
    r" (?:là|làm) (?:quốc gia|nước|điểm đến|điểm dừng chân|điểm|chặng|chặng dừng chân|địa điểm)(?: [^\W\d_]+){0,3}?"
    r" (?:đầu tiên|thứ hai|mở đầu)[^,.;]{0,60}?(?<!\w)(?:thăm|công du|chuyến|nhậm chức|nước ngoài)(?!\w)|"
    r" (?:là|làm) điểm đến(?!\w)"
)
#: One of several comings that a sentence counts.
TURN = re.compile(
    r"(?<!\w)lần (?:đầu(?: tiên)?|thứ [^\W\d_]+|gần (?:đây )?nhất|trước(?: đó)?|sau(?: đó)?|cuối(?: cùng)?)"
    r"(?: (?:là|thì|diễn ra))*(?= |,)"
)
ONCE = re.compile(
    rf"(?<!\w)(?:(?:đã )?từng(?: (?:đến|tới|sang|có|nhiều|hai|ba|bốn|\d|lần))*|"
    rf"đã (?:có )?(?:hai|ba|bốn|nhiều|vài|\d) lần|lần thứ (?:hai|ba|tư|\d)(?: (?!là)[^,;.\s]+){{1,12}},?)"
    rf" (?:{VERB}|đến|tới) "
)
#: Before and within: what is only wished for, asked, refused; what is still to come; what was called off.
WISHED = re.compile(
    r"(?<!\w)(?:mời|lời mời|đề nghị|đề xuất|thu xếp|sắp xếp|khả năng|thúc đẩy|nếu|không có|chưa có|từ chối|có thể|sớm|"
    r"cơ hội|mong muốn|muốn|kêu gọi|trao đổi)(?: (?!và)[^\W\d_]+){0,5} $"
)
AHEAD = re.compile(
    r"(?<!\w)(?:sắp|sẽ|chuẩn bị|dự kiến|có kế hoạch|lên kế hoạch|theo kế hoạch|chờ đợi|chờ đón|trông đợi|mong đợi|"
    r"mong chờ|thông báo|công bố|hướng tới|trước thềm|trước)(?: [^\W\d_]+,?){0,4} $"
)
COMING = re.compile(r"(?<!\w)(?:sắp tới|tới đây|sắp diễn ra|(?:tháng|tuần|năm|ngày|\d)(?: [^\W\d_]+| \d+)? tới)(?!\w)")
CALLED_OFF = re.compile(r"(?<!\w)(?:hủy|huỷ|hủy bỏ|hoãn)(?: [^\W\d_]+){0,2} $")
#: Behind the place: why somebody went who called on nobody.
ATTENDS = re.compile(
    r"(?: [^\W\d_]+){0,2}(?: để)? (?:tham dự|dự|tham gia|thi đấu|biểu diễn|du học|học|du lịch|nghỉ|chữa bệnh|bằng)"
    r"(?!\w)"
)
#: A ship whose people come, before her country.
SHIP = re.compile(r"(?<!\w)(?:tàu|chiến hạm|biên đội|hạm đội|mẫu hạm)(?!\w)(?: [^,.;:\s]+){0,8} (?:của )?$", re.I)
OWNER = 90  # characters between "của" and the name of whose journey it is
BESIDE = 70  # characters between a clause and who acts behind it
QUOTED = re.compile(r'[“"”]')


ROW = re.compile(r"(?:,| và|, và)?(?: (?:vào|hồi|các|năm|trong|và|cũng như))* ?[(]?")
AFTER = re.compile(rf"{TIME}, ")
RIGHT = re.compile(r"(?: ?[(]|,)?(?: (?:vào|hồi|trong|từ|diễn ra|đầu|cuối|giữa))* ?")
