"""Which of a page's gifts are told once more: sums of others, summaries, the same under another name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hoptac.base.scene import Scene
from hoptac.find.gifts import Gift
from hoptac.find.goods import find_verbs
from hoptac.find.signs import TIME
from hoptac.gazetteer.places import PLACES, country_of

_MANY = 20  # a number of goods that is hardly told of two lots
#: Before the same sum of another giver.
_ALSO = re.compile(r"(?<!\w)(?:cũng|thêm)(?: [^;,]{0,24})? $")
_NEAR = 40  # gifts before and after a sum among which its parts are looked for


def value(gift: Gift) -> float:
    """The number of a gift; 0 of goods that are not counted."""
    return float(gift.item.token.hit.quantity.value) if gift.item.token else 0.0


def _key(scene: Scene, gift: Gift) -> tuple[object, ...]:
    """What makes two tellings one gift: giver, receiver, and the sum or the goods; in a table of years the year too."""
    token = gift.item.token if gift.item.money else None
    given = token.hit.quantity if token else scene.folded(gift.goods) if gift.goods else None
    return gift.giver.units, gift.receiver.units, given, scene.words(gift.year) if gift.year else None


class _Lots:
    """The goods told so far, by who gave how many to whom, with the words of their names."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.words: dict[tuple[object, ...], list[set[str]]] = {}

    def told(self, gift: Gift) -> bool:
        """Take a lot in; whether it was told before by another name ("40 tấn hàng", "40 tấn hàng cứu trợ")."""
        if gift.goods is None or value(gift) < _MANY:
            return False
        words = set(self.scene.folded(gift.goods).split()[1:])
        known = self.words.setdefault((gift.giver.units, gift.receiver.units, value(gift)), [])
        again = any(len(words & other) > 1 for other in known[:_NEAR])
        known.append(words)
        return again


def _is_sum(gift: Gift, near: Sequence[Gift]) -> bool:
    """Whether a sum is that of gifts of one giver to several receivers, told one by one near it."""
    if not gift.item.money or gift.item.token is None:
        return False
    if gift.told("aid.beside") and not all(PLACES[u].kind == "country" for u in gift.receiver.units):
        return False
    unit = gift.item.token.hit.quantity.unit
    parts = [
        g
        for g in near
        if g.item.money
        and g.giver.units == gift.giver.units
        and g.item.token
        and g.item.token.hit.quantity.unit == unit
    ]
    if gift.among > 1 and any(value(part) * gift.among == value(gift) for part in parts):
        return True  # the same shared out: 2 billion for two provinces, 1 billion for the one
    return any(_adds_up(gift, parts[start:]) for start in range(len(parts)))


def _adds_up(gift: Gift, parts: Sequence[Gift]) -> bool:
    """Whether the first of these gifts, two or more to different receivers, come to a sum that is none of them."""
    total, receivers = 0.0, set[tuple[str, ...]]()
    for part in parts:
        total += value(part)
        receivers.add(part.receiver.units)
        if part is gift or total > value(gift):
            return False
        if total == value(gift) and len(receivers) > 1:
            return True
    return False


def _without_sums(gifts: Sequence[Gift]) -> list[Gift]:
    """Gifts without those that are sums of others, the least first: a sum is no part of another."""
    kept: list[Gift | None] = list(gifts)
    for number in sorted(range(len(gifts)), key=lambda n: value(gifts[n])):
        near = [g for g in kept[max(0, number - _NEAR) : number + _NEAR + 1] if g is not None]
        if _is_sum(gifts[number], near):
            kept[number] = None
    return [g for g in kept if g is not None]


def _way(gift: Gift) -> tuple[str, str]:
    """From which country to which something is given; from none where bodies of many gave."""
    return country_of(gift.giver.units[0]) if gift.giver.units else "", country_of(gift.receiver.units[0])


def _summaries(gifts: Sequence[Gift]) -> set[int]:
    """The places of goods that are not counted and are told as a summary of what the page counts or names in another
    place.
    """
    first: dict[tuple[str, str], int] = {}
    for number, gift in enumerate(gifts):
        first.setdefault(_way(gift), number)
    counted = {_way(gift) for gift in gifts if gift.item.counted}
    return {
        number
        for number, gift in enumerate(gifts)
        if not gift.item.counted and (first[_way(gift)] != number or _way(gift) in counted)
    }


def _term(gift: Gift) -> str:
    """The years in which a sentence says that something is given, where it tells of more than one; else nothing."""
    terms = [t.hit.time.edtf for t in gift.marked.tokens if t.sign == TIME and t.hit.kind == "period" and t.hit.time]
    return terms[0] if terms else ""


def _is_anothers(before: Gift, gift: Gift) -> bool:
    """Whether a sum told twice is that of two bodies of a unit: "chi cục hỗ trợ 1 triệu; xã trao 1 triệu", "sở dành
    50.000 USD và hội cũng góp thêm 50.000 USD".
    """
    if before.marked is not gift.marked or not before.item.money or not gift.item.money:
        return False
    between = gift.marked.text[before.item.end : gift.item.start]
    two = ";" in between or _ALSO.search(between) is not None
    return two and bool(find_verbs(gift.marked, before.item.end, gift.item.start))


def each_once(scene: Scene, told: Sequence[Gift]) -> Iterator[Gift]:
    """The gifts of a page, each once."""
    seen: dict[tuple[object, ...], set[str]] = {}
    gifts, lots = _without_sums(told), _Lots(scene)
    summaries = _summaries(gifts)
    for number, gift in enumerate(gifts):
        key, term = _key(scene, gift), _term(gift)
        known = None if number and _is_anothers(gifts[number - 1], gift) else seen.get(key)
        again = known is None and lots.told(gift)
        if again or number in summaries:
            continue
        if known is None or (term and known and term not in known):
            seen[key] = {*(known or ()), *([term] if term else [])}
            yield gift
