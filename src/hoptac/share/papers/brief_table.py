"""What the partner will probably raise, in its own words; where that stands; the answer is the officer's."""

from __future__ import annotations

from collections.abc import Iterator

from hoptac.link.likeness import overlap
from hoptac.share.papers.brief_size import Size
from hoptac.share.papers.paper import Block, Column, Runs, Table, said, told
from hoptac.share.papers.record import Dossier, Item
from hoptac.share.papers.speech import newest, respelled, said_by
from hoptac.share.papers.words import day, short_day

#: Two wishes are one where so much of the shorter stands in the other.
_SAME = 0.5
#: Older ones are compared with none.
_MOST = 100


def questions(dossier: Dossier, size: Size) -> Iterator[Block]:
    """What the partner may raise, in the order of ``raised``; the last column is empty."""
    told_ = raised(dossier)[: size.questions]
    if told_:
        columns = (
            Column((said("Bạn có thể nêu"),), 5),
            Column((said("Thực trạng"),), 5),
            Column((said("Hướng trả lời"),), 3),
        )
        yield Table(columns, tuple((raised_line(i, dossier), _state(i, dossier), ()) for i in told_))


def raised(dossier: Dossier) -> list[Item]:
    """Wishes, proposals and difficulties of the partner, the newest first, each matter once."""
    found: list[Item] = []
    for item in said_by(dossier, ("propose", "wish", "difficulty"), ours=False)[:_MOST]:
        if all(overlap(_quote(item), _quote(other)) < _SAME for other in found):
            found.append(item)
    return found


def _quote(item: Item) -> str:
    return str(item.get("quote") or item.words).strip()


def raised_line(item: Item, dossier: Dossier) -> Runs:
    """What was raised, in the words in which it was, and when."""
    return (told(f"“{respelled(_quote(item), dossier)}” ({short_day(item.when)})", item.key),)


def _state(item: Item, dossier: Dossier) -> Runs:
    """What later pages may tell of it, else what was said to it on the same matter."""
    for when, key, what in reversed(dossier.followed.get(item.key, ())):
        later = next((i for i in dossier.items if i.key == key), None)
        if later and what in ("done", "begun"):
            return (told(f"{respelled(later.words, dossier)} ({short_day(when)})", item.key, key),)
    answer = _answer(item, dossier)
    return (
        (told(f"{day(answer.when).capitalize()}: “{respelled(_quote(answer), dossier)}”", answer.key),)
        if answer
        else ()
    )


def _answer(item: Item, dossier: Dossier) -> Item | None:
    """Our promise or an agreed point on the same matter: of those since it was raised, else the newest."""
    matters = set(item.get("fields") or ())
    promised = newest(
        other
        for other in dossier.commitments
        if other.get("stance") in ("pledge", "agree") and dossier.ours(other.get("by"))
    )
    shared = [(len(matters & set(other.get("fields") or ())), other) for other in promised]
    near = [(other.when >= item.when, count, other.when, other) for count, other in shared if count]
    return max(near, key=lambda found: (*found[:3], found[3].key))[3] if near else None
