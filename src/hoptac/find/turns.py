"""Turns of talk: a transcript names who speaks on a line of his own, or before a colon, and then gives his words."""

from __future__ import annotations

import re

from hoptac.base.fold import fold_key
from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Scene, Sentence

#: A line that only says whose words follow.
_INTERVIEW = re.compile(r"[(\[*]\s?(?:trích )?(?:phỏng vấn|trả lời phỏng vấn|phát biểu|ý kiến|lời|tiếng nói)(?!\w)")
_NAMED = 90  # characters of the longest name with its office, before the colon
_FORM = re.compile(r"(?:(?:đồng chí|đ/c|ông|bà|ngài|anh|chị|đại tá|thượng tá|thiếu tướng|bác sĩ|gs|ts|pgs)[. ]*)*")
_VERB = re.compile(
    r"(?<!\w)(?:nói|cho biết|cho hay|đáp|hỏi|khẳng định|đề nghị|kể|trả lời|phát biểu|nhấn mạnh|bày tỏ|tiếp|gặp|cảm ơn|"
    r"mong|hứa|nêu|thăm|tặng|trao|và|gồm|là)(?!\w)"
)


def turns_of(scene: Scene) -> dict[int, Actor]:
    """Who speaks in which paragraph; empty where fewer than two persons take turns. Worked out once a page."""
    known: dict[int, Actor] | None = scene.memo.get(("turns",))
    if known is None:
        known = scene.memo[("turns",)] = _turns(scene)
    return known


def _turns(scene: Scene) -> dict[int, Actor]:
    found: dict[int, Actor] = {}
    said: list[Actor] = []
    waiting: Actor | None = None
    last, sure = -1, False
    for sentence in scene.sentences:
        if sentence.zone in ("title", "caption") or sentence.paragraph == last:
            continue
        last = sentence.paragraph
        asked = _interviewed(scene, sentence)
        sure = sure or asked is not None
        speaker, alone = (asked, True) if asked else _opens(scene, sentence)
        if speaker is not None:
            said.append(speaker)
            if not alone:
                found[last] = speaker
        elif waiting is not None:
            found[last] = waiting
        waiting = speaker if alone else None
    return found if sure or len({a.person.name for a in said if a.person is not None}) > 1 else {}


def _interviewed(scene: Scene, sentence: Sentence) -> Actor | None:
    """The one whose words follow a line that says so: "(Phỏng vấn ông A, có phụ đề)"."""
    words = scene.folded(sentence.span)
    if not _INTERVIEW.match(words) or len(words) > _NAMED:
        return None
    people = [a for a in scene.actors_in(sentence.span) if a.how == "person" and a.units]
    return people[0] if len({a.person.name for a in people if a.person is not None}) == 1 else None


def _opens(scene: Scene, sentence: Sentence) -> tuple[Actor | None, bool]:
    """The person whose turn a sentence opens, and whether it names him alone: "Bà A, Giám đốc Sở Y tế:"."""
    words = scene.folded(sentence.span)
    colon = words.find(":", 0, _NAMED)
    if colon < 0 or _VERB.search(words, 0, colon):
        return None, False
    head = Span(sentence.span.start, sentence.span.start + colon)
    people = [a for a in scene.actors_in(head) if a.how == "person" and a.units]
    people = people or _by_name(scene, words[:colon]) or _by_office(scene, head)
    if not people or len({a.person.name for a in people if a.person is not None}) > 1:
        return None, False
    start = people[0].span.start
    before = Span(sentence.span.start, start) if head.holds(people[0].span) else None
    named = before is None or _FORM.fullmatch(scene.folded(before)) or _is_office(scene, before)
    return (people[0], colon == len(words.rstrip()) - 1) if named else (None, False)


def _is_office(scene: Scene, words: Span) -> bool:
    """Whether words are nothing but an office: "Tỉnh trưởng A: …"."""
    posts = scene.mentions_in("post", words)
    return any(
        words.end - p.span.end <= 1 and _FORM.fullmatch(scene.folded(Span(words.start, p.span.start))) for p in posts
    )


def _by_office(scene: Scene, words: Span) -> list[Actor]:
    """The one person of the page who holds the office that alone stands before a colon: "Tỉnh trưởng: …"."""
    post = next((p for p in scene.mentions_in("post", words) if p.span.end >= words.end), None)
    if post is None:
        return []
    held = [p for p in scene.people if p.unit and any(h.post in post.value.codes for h in p.posts)]
    return [Actor(held[0].mentions[0], (held[0].unit or "",), "person", held[0])] if len(held) == 1 else []


def _by_name(scene: Scene, words: str) -> list[Actor]:
    """The person whose bare name, in whatever letters, stands before a colon: "VI MINH ĐẠO: …"."""
    known = [p for p in scene.people if p.unit and fold_key(p.name) == words.strip()]
    return [Actor(p.mentions[0], (p.unit or "",), "person", p) for p in known[:1]]
