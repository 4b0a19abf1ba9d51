"""People in a briefing: who leads the guests, who holds office at the partner's, since when, after whom."""

from __future__ import annotations

from collections.abc import Iterator

from hoptac.gazetteer.places import country_of
from hoptac.gazetteer.posts import POSTS
from hoptac.gazetteer.seats import is_single, seats_of
from hoptac.share.papers import words
from hoptac.share.papers.brief_visits import coming
from hoptac.share.papers.paper import Block, Column, Runs, Table, said, told
from hoptac.share.papers.record import Dossier, Holder
from hoptac.share.papers.words import place, posts, short_day


def guest_head(dossier: Dossier) -> tuple[Holder | None, Runs]:
    """Who leads the guests: of the coming visit, else of the partner's leader; with all offices, in full.

    One who left office is named without: nobody is addressed by what he was.
    """
    visit = coming(dossier)
    name = str(visit.get("guest_head") or "") if visit and dossier.theirs(visit.get("guest")) else ""
    holder = words.by_name(dossier.holders, name) or (None if name else leader(dossier))
    if holder is None or holder.state == "former":
        return None, (told(name, visit.key),) if visit and name else ()
    return holder, (told(f"{holder.name}, {posts(holder)}", *holder.keys),)


def leader(dossier: Dossier) -> Holder | None:
    """The partner's highest leader whom the register knows in office."""
    return next((h for h in leaders(dossier, ours=False) if h.state == "now"), None)


def leaders(dossier: Dossier, *, ours: bool) -> list[Holder]:
    """Those in office at one place, in protocol's order; among them those seen too long ago to be sure of, in seats of
    which nobody is known now."""
    ids = dossier.one_ids if ours else dossier.other_ids
    told_ = [h for h in dossier.holders if h.state != "former" and _seats(h, ids)]
    held = {seat for h in told_ if h.state == "now" for seat in _seats(h, ids) if is_single(seat)}
    shown = [h for h in told_ if h.state == "now" or held.isdisjoint(_seats(h, ids))]
    return sorted(shown, key=_protocol)


def _seats(holder: Holder, ids: frozenset[str]) -> frozenset[str]:
    """The seats that a person fills at some places."""
    return frozenset(seat for code, where in holder.posts if where in ids and code in POSTS for seat in seats_of(code))


def _is_of_province(code: str) -> bool:
    known = POSTS.get(code)
    return known is not None and known.level in ("provincial", "agency")


def _protocol(holder: Holder) -> tuple[int, str]:
    return min((POSTS[code].rank for code, _ in holder.posts if _is_of_province(code)), default=999), holder.name


def holders_table(dossier: Dossier, most: int) -> Iterator[Block]:
    """The partner's leaders with their offices; nothing where none is known."""
    guest, _ = guest_head(dossier)
    rows = [holder_row(h, spelled=h != guest) for h in leaders(dossier, ours=False)[:most]]
    if rows:
        columns = (
            Column((said("Lãnh đạo "), place(dossier.other)), 4),
            Column((said("Chức vụ"),), 6),
            Column((said("Thời gian"),), 3),
        )
        yield Table(columns, tuple(rows))


def holder_row(holder: Holder, *, spelled: bool) -> tuple[Runs, ...]:
    """A leader: the name in one spelling (``spelled``: and how else papers have it), offices in full, since when and
    until which news."""
    also = f" (còn viết: {', '.join(holder.spellings)})" if spelled and holder.spellings else ""
    after = f"; thay {words.address(_country(holder))} {holder.before}" if holder.before else ""
    return (
        (told(f"{holder.name}{also}", *holder.keys),),
        (told(f"{posts(holder)}{after}", *holder.keys),),
        (told(times(holder), *holder.keys),) if holder.as_of else (),
    )


def _country(holder: Holder) -> str:
    return country_of(next((where for _, where in holder.posts if where), "LA"))


def times(holder: Holder) -> str:
    """Since when someone is in office, as far as pages say, and the newest news of it."""
    first, _, last = holder.since.partition("/")
    news = f"theo tin {short_day(holder.as_of)}"
    if holder.state == "unsure":
        return f"{news}, cần xác minh hiện nay"
    begun = f"từ {short_day(first)}" if first and first != ".." else ""
    if not begun and last and last != "..":
        begun = f"từ {short_day(last)} hoặc trước đó" if last != holder.as_of else ""
    return f"{begun}; {news}" if begun else news
