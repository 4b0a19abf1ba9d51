"""Which organ of a unit acts on each side of a visit, at which level, and on which channel the two meet.

DOMAIN.md, "Bodies and channels". These are further keys beside the scored slots and never change them. A body named
beside the unit ("đoàn Hội đồng nhân dân tỉnh X", "Sở Ngoại vụ") acts itself; else the head acts for the body of the
office held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hoptac.base.nouns import Mention, Span
from hoptac.base.scene import Held, Person, Scene
from hoptac.find.build import Draft
from hoptac.gazetteer.bodies import BODIES, CHANNEL_ORDER, LEVELS, bodies_of_post
from hoptac.gazetteer.posts import POSTS

#: What may stand between a body's name and the name of its unit.
_GAP = re.compile(
    r"(?: ?[(-])?(?: (?:của|thuộc|nước|tỉnh|thành phố|tp\.?|thủ đô|huyện|châu|bang|khu tự trị|dân tộc [^\W\d_]+|chdcnd"
    r"|phía|cộng hòa dân chủ nhân dân|(?:trung ương )?đảng(?: (?:nhân dân cách mạng|ndcm|cộng sản))?))* ?"
)
#: How far behind a body's name its unit may begin.
_REACH = 40
#: A seat on a committee is no office on whose behalf one acts, as long as there is another one.
_SEAT = re.compile(r"(?:(?:tỉnh|thành|huyện|đảng) )?(?:ủy viên|uv|thành viên|đại biểu)")
#: Heads of local governments abroad, whose offices are given in words; the smaller units apart.
_GOVERNOR = re.compile(
    r"(?:phó )?(?:(?:tỉnh|thị|đô) trưởng|thống đốc|chủ tịch (?:chính quyền |khu tự trị|tỉnh)"
    r"|(?P<district>(?:châu|quận|huyện) trưởng))"
)
#: "đoàn đại biểu HĐND tỉnh X": what stands before the body that sends a delegation.
_SENDS = re.compile(
    r"đoàn(?: (?:công tác|đại biểu|cán bộ|cấp cao|lãnh đạo|chuyên gia|doanh nghiệp))*"
    r"(?: (?:của|do|gồm))?(?: (?:thường trực|lãnh đạo))? $"
)


@dataclass(frozen=True, slots=True)
class Organ:
    """A body acting for a side: the words that say it, and whether an office said it."""

    code: str
    level: str
    span: Span
    rule: str

    @property
    def channel(self) -> str:
        """The channel of its branch."""
        return BODIES[self.code].channel


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a visit: its units, the places of the text that name them, and who leads it."""

    units: tuple[str, ...]
    spans: tuple[Span, ...]
    head: Person | None = None


def _gap(scene: Scene, body: Mention, span: Span) -> bool:
    """Whether words name the unit of a body: they follow it at once, but for level words."""
    near = 0 <= span.start - body.span.end <= _REACH
    return near and _GAP.fullmatch(scene.folded(Span(body.span.end, span.start))) is not None


def _own(scene: Scene, body: Mention, span: Span) -> bool:
    """Whether the words that name a side are the body, or the name of its unit behind it; no person is."""
    if body.span.meets(span):
        return True
    named = _gap(scene, body, span)
    return named and any(a.span == span and a.how in ("place", "home", "partner") for a in scene.actors_in(span))


def _in_post(scene: Scene, body: Mention) -> bool:
    """Whether a body is named within an office only ("Giám đốc Sở Y tế"); "Tổng lãnh sự quán" begins like one."""
    around = Span(max(0, body.span.start - 80), body.span.end + 80)
    posts = scene.mentions_in("post", around)
    return any(m.span.start < body.span.start and m.span.meets(body.span) for m in posts)


def _organ(body: Mention) -> Organ:
    return Organ(body.value.code, body.value.level, body.span, body.rule)


def _named(scene: Scene, party: Party) -> Iterator[Organ]:
    """The bodies named with the units of a side, or in place of them ("Tỉnh ủy", "UBND tỉnh")."""
    for body in scene.scan.of("body"):
        if any(_own(scene, body, span) for span in party.spans) and not _in_post(scene, body):
            yield _organ(body)


def _sent(scene: Scene, party: Party) -> list[Organ]:
    """The body whose delegation it is, as told last before the visit ("đoàn HĐND tỉnh X")."""
    first = min((span.start for span in party.spans), default=0)
    for body in reversed(scene.scan.of("body")):
        before = scene.folded(Span(max(0, body.span.start - 50), body.span.start))
        if body.span.start > first or not _SENDS.search(before):
            continue
        behind = scene.actors_in(Span(body.span.end, body.span.end + 60))
        if any(a.how == "place" and set(a.units) & set(party.units) and _gap(scene, body, a.span) for a in behind):
            return [_organ(body)]
    return []


def _role(scene: Scene, held: Held) -> int:
    """How much an office speaks for its body: its head 2, a deputy 1, a seat 0."""
    words, post = scene.folded(held.span), POSTS.get(held.post)
    if _SEAT.match(words):
        return 0
    # Who heads a province's National Assembly delegation does so beside a greater office.
    beside = post is not None and (post.level, post.branch) == ("provincial", "national assembly")
    return 1 if beside or words.startswith("phó") else 2


def _offices(scene: Scene, person: Person) -> list[Held]:
    """The offices for which a person acts: those of the strongest role; a seat on a national committee is none."""
    present = [(held, _role(scene, held)) for held in person.posts if not held.past]
    strongest = max((role for _, role in present), default=0)
    return [held for held, role in present if role == strongest and not (role == 0 and _is_central(held))]


def _is_central(held: Held) -> bool:
    return held.post in POSTS and POSTS[held.post].level == "central"


def _of_office(scene: Scene, held: Held) -> Iterator[Organ]:
    """The bodies of an office: the one that its words name, else those that its code or its title stands for."""
    words = Span(held.span.start, max(held.span.end, held.place_span.end if held.place_span else 0))
    named = [m for m in scene.scan.of("body") if words.meets(m.span)]
    post = POSTS.get(held.post)
    governor = _GOVERNOR.match(scene.folded(held.span))
    if named and held.post != "la-prov-secretary-governor":
        yield _organ(named[-1])
    elif post is not None:
        for code in bodies_of_post(post.code, post.level, post.branch, post.country):
            yield Organ(code, post.level, held.span, "bodies.of-post")
    elif governor is not None:
        yield Organ("xx-local-government", governor.lastgroup or "provincial", held.span, "bodies.of-post")


def acting(scene: Scene, party: Party, guests: bool) -> list[Organ]:
    """The bodies that act for a side, each once: those named there, those that sent the guests, those of the head."""
    found = list(_named(scene, party)) or (_sent(scene, party) if guests else [])
    if not found and party.head is not None:
        found = [organ for held in _offices(scene, party.head) for organ in _of_office(scene, held)]
    return list({organ.code: organ for organ in reversed(found)}.values())[::-1]


def channel_of(guests: list[Organ], hosts: list[Organ]) -> str | None:
    """The channel that both share, the first in precedence; else the guests', else the hosts'; None if none tells."""
    theirs, ours = ({organ.channel for organ in side} for side in (guests, hosts))
    channels = (theirs & ours) or theirs or ours
    return min(channels, key=CHANNEL_ORDER.index) if channels else None


def _say(draft: Draft, side: str, organs: list[Organ]) -> None:
    if not organs:
        return
    draft.values[f"{side}_bodies"] = [organ.code for organ in organs]
    for number, organ in enumerate(organs):
        draft.say(f"{side}_bodies.{number}", organ.code, organ.span, organ.rule)
    draft.values[f"{side}_level"] = min((organ.level for organ in organs), key=LEVELS.index)


def say_organs(scene: Scene, draft: Draft, guest: Party, host: Party) -> None:
    """Write bodies, levels and channel into a visit's draft."""
    guests, hosts = acting(scene, guest, True), acting(scene, host, False)
    _say(draft, "guest", guests)
    _say(draft, "host", hosts)
    channel = channel_of(guests, hosts)
    if channel is not None:
        draft.infer("channel", channel, "bodies.channel")
