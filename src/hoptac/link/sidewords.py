"""Words that stand for a side without its name: "hai bên", "tỉnh bạn", "bạn", "ta", "đoàn", a mission."""

from __future__ import annotations

import re

from hoptac.base.begins import quickened

#: Behind "bạn" or "ta" where it stands for a side: what it says or does.
_ACTING = (
    r"(?= (?:(?:cũng|đã|sẽ|rất|còn|vừa|lại|chỉ|thì|tha thiết|bèn|liền) )*(?:đề nghị|trả lời|hứa|mong|muốn|nêu"
    r"|nhất trí|đồng ý|cho biết|cho hay|than|kiến nghị|đề xuất|thông báo|cam kết|phản ánh|đáp|nhờ|khẳng định|xin|kể"
    r"|nói(?! chung)|bày tỏ|gợi ý|kêu|chia sẻ|trình bày|yêu cầu|thừa nhận|nhận lời|ngỏ|tỏ ý|bằng lòng|sẵn sàng"
    r"|rủ|phàn nàn|băn khoăn|hoan nghênh|lo ngại|hẹn|hỏi|khuyên"
    r"|tặng|biếu|gửi|trao|cảm ơn|mời|chúc|chia buồn|giúp|góp)(?!\w))"
)
WORDS = re.compile(
    quickened(
        r"(?<!\w)(?:"
        r"(?P<pair>(?:(?:lãnh đạo|chính quyền|đại diện) )?(?:hai|2|ba|3|bốn|4|các) (?:tỉnh|đoàn|địa phương) bạn)"
        r"|(?P<both>(?<!cử )(?<!đón )(?!(?:lãnh đạo )?các (?:bên|cơ quan|đơn vị|ngành|sở|nước|quốc gia|đoàn|địa phương)"
        r" (?:liên quan|chức năng|hữu quan|thành viên|tài chính|trong|ngoài|trên|láng giềng|tham gia|có|khu vực)(?!\w))"
        r"(?!các (?:cơ quan|đơn vị|ngành|sở)(?! (?:đã|cùng|thống|nhất|sẽ|tiếp|trao|phối|ký|hai)(?!\w)|[,;.]))"
        r"(?!(?:2|02|3|4|5|ba|bốn|năm) đoàn(?! (?:đã|đều|thống|nhất|trao|cùng|tiến|ký|đại|soát|rà|xem|nghe|"
        r"bàn|đồng|chốt|ngồi|nhìn|điểm|kiểm|thảo|hội|thông|cam|đánh|ghi|họp)(?!\w)))"
        r"(?:lãnh đạo |cả |chính quyền |nhân dân |trưởng đoàn )?(?:hai|2|02|các|bốn|ba|3|4) "
        r"(?:bên|tỉnh|địa phương|đoàn|thành phố|nước|quốc gia|ngành|sở|cơ quan|đơn vị|phía)(?! (?:này|khác|lào|việt|"
        r"của|nước|thuộc|bạn|bắc|nam))|đôi bên"
        r"|(?:cả )?(?:hai|2|ba|bốn) (?:đồng chí |vị |ông |bà )?(?:bí thư|chủ tịch|trưởng đoàn|tỉnh trưởng|hội|huyện|"
        r"trường|công an|giám đốc|lực lượng|ông|bà|đồng chí)"
        r"(?! (?:này|khác|lào|việt|của|thuộc|bạn|nước)))"
        r"|(?P<partner>(?:tỉnh|phía|nước|địa phương|bên|thành phố|các tỉnh|lãnh đạo tỉnh|chính quyền|đoàn|nhân dân|"
        r"ngành|đơn vị|lực lượng|huyện|xã|bản|hội|trường|sở|cơ quan|đồn) bạn(?: lào)?|bạn lào|phía đối tác|"
        r"(?<=kiến của )bạn(?=:)|(?<!người )(?<!các )(?<!đôi )(?<!nếu )(?<!có thể )(?<!khi )"
        r"(?<!nhiều )(?<!những )(?<!cô )(?<!anh )bạn"
        rf"{_ACTING})"
        r"|(?P<mission>(?:tổng )?lãnh sự quán|đại sứ quán|sứ quán)"
        r"|(?P<home>nhà trường|(?:tỉnh|phía|thành phố|nước|bên) (?:ta|nhà(?! trường))|chủ nhà"
        rf"|(?:^|(?<=[,;:] ))ta{_ACTING})"
        r"|(?P<guest>(?:các )?vị khách|đoàn khách|phía khách|(?:các )?thành viên (?:trong )?đoàn|"
        r"(?<!trưởng )(?<!công )(?<!tỉnh )(?<!binh )(?<!tập )(?<!sư )(?<!lữ )(?<!quân )(?<!liên )đoàn"
        r"(?: công tác| đại biểu)?(?! kết| thể| viên| thanh niên)"
        r"(?! (?:ra|vào)(?:[\t\n,;:)]|$)))"
        r"|(?P<bare>(?:ubnd|hđnd|lãnh đạo|chính quyền|thường trực|công an|bộ chqs|bđbp|sở ngoại vụ|"
        r"thường trực)(?: hđnd, ubnd)? (?:tỉnh|thành phố)|tỉnh ủy|thành ủy|"
        r"(?<!hai )(?<!các )(?<!tp )(?<!\d )(?<!quý )tỉnh(?! trưởng| ủy| lỵ| lộ| đoàn| thành)"
        r"|(?<!quý )thành phố)"
        r")(?![\w-])"
    )
)

#: Before the level of a body that only Vietnam has: "Ủy ban MTTQ Việt Nam tỉnh".
_OUR_BODY = re.compile(r"(?<!\w)(?:mttq|mặt trận tổ quốc|hội (?:[^\W\d_]+ ){1,6}?|công đoàn )\s?việt nam\s$")


def ends_our_body(before: str) -> bool:
    """Whether words before a level end the name of a body that only Vietnam has."""
    return _OUR_BODY.search(before.lower()) is not None
