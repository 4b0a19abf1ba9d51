"""Whether a sentence only says that somebody in office will come, go or receive: a visit to come is no promise."""

from __future__ import annotations

import re

from hoptac.find.lines import Line
from hoptac.find.rules import rule
from hoptac.find.speech import Speech
from hoptac.find.stances import Cue

#: What tells that something is to be.
_TO_BE = re.compile(
    r"(?<!\w)(?:sẽ|hẹn(?= (?:lại|sang|qua|lên|ra|xuống|đến|tới|tiếp|đón|thăm|dự|trở|quay)(?!\w)))(?!\w)"
)
#: Ways to be named that make one who calls on others; workers, teams and goods that are sent are none of them.
_CALLERS = ("person", "office", "delegation", "pronoun", "place", "both")
#: Between who is named and "sẽ": others who are to come, counted or by their trade.
_OTHERS = re.compile(
    r"(?<!\w)(?:\d+|một|hai|ba|bốn|năm(?! (?:tới|sau|nay|học|\d))|sáu|bảy|tám|chín|mười|các|những|mấy|vài|tổ|đội|nhóm) "
    r"(?:(?!tháng|ngày|tuần|năm|quý|giờ|bên|tỉnh|ông|bà|vị)[^\W\d_]+)"
    r"|(?<!\w)(?:thợ|kỹ sư|chuyên gia|thầy cô|giáo viên|y sĩ|học viên|chiến sĩ|đợt|lớp|khóa|doanh nghiệp|công ty"
    r"|xe|máy|hàng)(?!\w)"
)
_PROMISES = ("commitments.will", "commitments.pledge", "commitments.terms", "commitments.sounds", "commitments.jointly")


def only_calls(speech: Speech, line: Line, cue: Cue) -> bool:
    """Whether all that a promise says is to be is that people in office meet, or sign: "Tháng 9, đoàn A hẹn sẽ qua"."""
    if cue.rule not in _PROMISES:
        return False
    told = list(_TO_BE.finditer(line.low))
    if cue.rule == "commitments.pledge" and not any(m.start() >= cue.start for m in told):
        return False  # "đoàn A sẽ sang; tỉnh B cam kết bố trí …"
    signs = [m for m in told if line.low.startswith(" ký", m.end())]  # that they sign is told of the paper
    return len(told) > len(signs) and all(m in signs or _is_call(speech, line, m) for m in told)


def _is_call(speech: Speech, line: Line, match: re.Match[str]) -> bool:
    """Whether what follows is a coming, a receiving or a signing, and who does it is somebody in office."""
    if rule("commitments.calls-on").search(line.low[match.end() :]) is None:
        return False
    before = [a for a in speech.split(line, match.start())[0] if a.how in _CALLERS]
    return bool(before) and _OTHERS.search(line.low, max(0, line.at(before[-1].span.end)), match.start()) is None
