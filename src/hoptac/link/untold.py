"""Offices told without a name, whose holder another sentence of the page names."""

from __future__ import annotations

from hoptac.base.nouns import Mention
from hoptac.base.scene import Scan
from hoptac.link.drafts import Draft
from hoptac.link.offices import CHAIN, place_ids


def give_untold(scan: Scan, people: list[Draft], taken: set[int]) -> None:
    """Offices told without a name belong to the person who holds one of them by the same words elsewhere on the page.

    "… do Ủy viên Trung ương Đảng, Bí thư, Tỉnh trưởng tỉnh X dẫn đầu", and later "Bí thư, Tỉnh trưởng tỉnh X Nguyễn
    Văn A".
    """
    posts = scan.of("post")
    text = scan.page.text
    chain: list[int] = []
    for number in range(len(posts) + 1):
        linked = (
            number < len(posts)
            and number not in taken
            and chain
            and _is_chain(text[posts[chain[-1]].value.end : posts[number].span.start].lower()[:40])
        )
        if linked:
            chain.append(number)
            continue
        if len(chain) > 1 or any(posts[n].value.codes == _DOUBLE for n in chain):
            _give_chain([posts[n] for n in chain], people)
        chain = [number] if number < len(posts) and number not in taken else []


def _is_chain(gap: str) -> bool:
    """Whether words lead from one office of somebody without a name to another of his; "và" leads to another's."""
    return CHAIN.match(gap) is not None and " và " not in gap


#: The one office of a Lao province's secretary and governor, who may be told by half of it.
_DOUBLE = ("la-prov-secretary-governor",)


def _same_office(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return one == other or (one == _DOUBLE and other == ("la-governor",))


def _give_chain(chain: list[Mention], people: list[Draft]) -> None:
    for person in people:
        for post, past in person.posts:
            twin = next(
                (
                    c
                    for c in chain
                    if _same_office(c.value.codes, post.value.codes) and c.value.codes and len(c.value.words) > 8
                ),
                None,
            )
            if twin is not None and not past and place_ids(twin) and place_ids(twin) == place_ids(post):
                known = {p.value.codes for p, _ in person.posts}
                own = [c for c in chain if place_ids(c) in ((), place_ids(twin))]  # "Bí thư A và Bí thư B" are two
                person.posts += [(c, c.value.past) for c in own if c.value.codes not in known]
                return
