"""Which sums are told once more part for part, and which are only parts of the one before."""

from __future__ import annotations

import re

from hoptac.find.gifts import Gift
from hoptac.find.giftsonce import value

_PARTS = re.compile(r"(?<!\w)(?:trong đó|gồm|cụ thể|chia|bao gồm)(?!\w)")
_COST = re.compile(r"(?:tổng mức|mức) (?:vốn )?đầu tư(?: [^\W\d_]+){0,3} $")  # what a building costs in all
_OWN_PART = re.compile(
    r"(?<!\w)(?:đối ứng|còn lại do|(?:vốn|ngân sách|kinh phí|phần) (?:đóng góp )?của (?:\w+ )?[@&])(?!\w)"
)
#: What has become of a part of a sum, told behind it.
_PAID_OUT = re.compile(
    r"(?: (?:thì|hiện|nay))*(?: (?:đã|được|đã được|vừa)(?: (?:chuyển|giải ngân|trao|cấp|giao|rót|chi|thanh toán"
    r"|bàn giao)(?!\w))| (?:chuyển|giải ngân|trao|cấp|rót)(?: (?:trước|ngay|đợt|trong|vào))(?!\w))"
)


def is_total(gift: Gift, following: list[Gift]) -> bool:
    """Whether a sum is told once more as the share of each receiver, or part for part."""
    if following and following[0].told("aid.each") and not gift.told("aid.each"):
        shared, own = following[0].receiver.units, gift.receiver.units
        return own == shared or gift.receiver.span is None or value(gift) == len(shared) * value(following[0])
    parts = [g for g in following if g.item.money]
    if parts and gift.goods is not None and ":" in gift.marked.text[gift.item.end : parts[0].item.start]:
        return True
    if not parts or not _PARTS.search(gift.marked.text[gift.item.end : parts[0].item.start]):
        return False
    if gift.item.money and _COST.search(gift.marked.text[: gift.item.start]) and parts[0].marked is gift.marked:
        return value(parts[0]) < value(gift)
    if gift.item.money and parts[0].marked is gift.marked and _OWN_PART.search(gift.marked.text, gift.item.end):
        return value(parts[0]) < value(gift)  # the receiver's own part is told with it
    receivers = {g.receiver.units for g in parts}
    return gift.item.money and len(receivers) > 1 and sum(map(value, parts)) == value(gift)


def is_instalment(gift: Gift, before: list[Gift]) -> bool:
    """Whether a sum is only what of the one before it has been paid: "hỗ trợ 2 tỷ đồng, trong đó 1,2 tỷ đã chuyển"."""
    whole = before[-1] if before else None
    if whole is None or whole.marked is not gift.marked or not (whole.item.money and gift.item.money):
        return False
    if (whole.giver.units, whole.receiver.units) != (gift.giver.units, gift.receiver.units):
        return False
    between, after = gift.marked.text[whole.item.end : gift.item.start], gift.marked.text[gift.item.end :]
    return value(gift) < value(whole) and bool(_PARTS.search(between)) and _PAID_OUT.match(after) is not None
