"""The page's head, who faces whom, and the people with what says their offices."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hoptac.base.errors import say
from hoptac.base.nouns import Page, Span
from hoptac.base.scene import Held, Person, Scene
from hoptac.explain.words import meaning
from hoptac.gazetteer.posts import POSTS

_BASIS = {
    "meta": ("thẻ meta của trang", "the page's meta tag"),
    "time": ("thẻ time của trang", "the page's time tag"),
    "line": ("dòng ngày đăng", "the line of the date"),
    "text": ("lời trong bài", "the text itself"),
}


def head(page: Page) -> dict[str, Any]:
    """What the page says of itself, and its zones in numbers."""
    stretches = Counter(zone.name for zone in page.zones)
    sizes: Counter[str] = Counter()
    for zone in page.zones:
        sizes[zone.name] += zone.span.end - zone.span.start
    basis = page.published_basis
    return {
        "document": page.document,
        "title": page.title,
        "published": page.published,
        "published_from": say(*_BASIS[basis]) if basis in _BASIS else basis,
        "publisher": page.publisher,
        "language": page.language,
        "zones": {name: {"stretches": stretches[name], "characters": sizes[name]} for name in stretches},
        "notes": list(page.notes),
    }


def faces(scene: Scene) -> dict[str, Any]:
    """The Vietnamese side, the partners, the day of the page, and where single sentences speak of other sides."""
    usual = scene.pairs[0] if scene.pairs else ((), ())
    turns = []
    for sentence, pair in zip(scene.sentences, scene.pairs, strict=True):
        if pair != usual:
            turns.append({"sentence": sentence.index + 1, "ours": list(pair[0]), "theirs": list(pair[1])})
            usual = pair
    first = scene.pairs[0] if scene.pairs else ((), ())
    return {
        "home": scene.home,
        "partners": list(scene.partners),
        "day": scene.day,
        "day_from": _day_from(scene),
        "first": {"ours": list(first[0]), "theirs": list(first[1])},
        "turns": turns,
    }


def _day_from(scene: Scene) -> str:
    if scene.page.published:
        return say("ngày đăng", "the date of publication")
    if scene.day:
        return say("năm suy từ lời trong bài", "the year that the text settles")
    return say("không rõ: ngày không ghi năm để trống", "not known: days without a year stay open")


def people(scene: Scene) -> list[dict[str, Any]]:
    """Everyone named, with the rule that took the words for a name and what says each office and unit."""
    return [_person(scene, person) for person in scene.people]


def _rule_at(scene: Scene, kind: str, span: Span) -> str:
    return next((m.rule for m in scene.scan.of(kind) if m.span.meets(span)), "")


def _person(scene: Scene, person: Person) -> dict[str, Any]:
    rule_id = _rule_at(scene, "person", person.mentions[0])
    return {
        "name": person.name,
        "mentions": list(dict.fromkeys(scene.words(span) for span in person.mentions)),
        "rule": rule_id,
        "meaning": meaning(rule_id) if rule_id else "",
        "unit": person.unit,
        "unit_words": scene.words(person.unit_span) if person.unit_span else None,
        "unit_from": _unit_from(person),
        "posts": [_post(scene, held) for held in person.posts],
    }


def _unit_from(person: Person) -> str:
    """Why a person belongs to a unit: words beside an office or a delegation, else the name's tongue and the sides."""
    if person.unit is None:
        return say("không rõ thuộc đơn vị nào", "no unit told")
    if person.unit_span is not None:
        return say("nêu cạnh chức vụ hoặc đoàn", "told beside the office or the delegation")
    return say("suy từ tiếng của tên và hai bên của trang", "follows from the name's tongue and who faces whom")


def _post(scene: Scene, held: Held) -> dict[str, Any]:
    rule_id = _rule_at(scene, "post", held.span)
    post = POSTS.get(held.post)
    return {
        "post": held.post,
        "title": (say(post.title_vi, post.title_en) if post else held.post),
        "place": held.place,
        "words": scene.words(held.span),
        "place_words": scene.words(held.place_span) if held.place_span else None,
        "past": held.past,
        "rule": rule_id,
        "meaning": meaning(rule_id) if rule_id else "",
    }
