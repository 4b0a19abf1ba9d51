"""What is given, where only the words around its number say so."""

from __future__ import annotations

from hoptac.find.gifts import Gift, is_nobodys
from hoptac.find.giftsides import receiver_of, side_told
from hoptac.find.givenby import verb_of
from hoptac.find.goods import Item
from hoptac.find.marked import Marked
from hoptac.find.numbertone import SURE, number_tone
from hoptac.find.signs import MONEY, OPPOSITE, OURS, THEIRS, Token
from hoptac.find.thirds import is_given_elsewhere, is_refused

#: Who gives what sounds like help.
_GIVERS = {"given": OURS, "got": THEIRS}


def hear_gift(marked: Marked, item: Item) -> Gift | None:
    """The gift of an item of which no rule says that it is given, by the words around its number; None for others."""
    token = item.token
    if token is None or is_refused(marked, item) or _is_whole(marked, token) or is_given_elsewhere(marked):
        return None
    tone = number_tone(marked, token)
    if tone is None or tone.told not in _GIVERS:
        return None
    sign = _GIVERS[tone.told]
    first, last = marked.segment(item.start)
    givers = [t for t in marked.parties(first, last) if t.sign == sign]
    giver = next((t for t in reversed(givers) if t.at < item.start), next(iter(givers), None))
    receiver = receiver_of(marked, item, first, sign)
    if tone.likely < SURE and verb_of(marked, item) is not None and None in (giver, receiver):
        return None  # rules know the word of giving, and found nobody else whom it could join
    sides = side_told(marked, sign, giver), side_told(marked, OPPOSITE[sign], receiver)
    if not all(side.units for side in sides) or is_nobodys(marked, item, *sides, joins=False):
        return None
    goods = None if item.money else marked.words(item.start, item.end)
    return Gift(marked, item, *sides, goods, heard=True)


def _is_whole(marked: Marked, whole: Token) -> bool:
    """Whether other sums of the sentence add up to a sum, of which they are the parts."""
    parts = [t.hit.quantity.value for t in marked.tokens if t.sign == whole.sign == MONEY and t is not whole]
    return len(parts) > 1 and sum(parts) == whole.hit.quantity.value
