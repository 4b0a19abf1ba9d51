"""Courtesies: congratulations, gifts, thanks, invitations, condolences, greetings of the New Year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from hoptac.base.nouns import Report
from hoptac.base.scene import Scene
from hoptac.find.asof import as_of
from hoptac.find.build import Draft
from hoptac.find.gestures import Courtesy, Key, Reader
from hoptac.find.voices import Side
from hoptac.find.when import When
from hoptac.gazetteer.places import PLACES, country_of


def _merge(found: list[Courtesy]) -> Courtesy:
    """One record of several tellings: the first; without a day where thanks or invitations name different ones."""
    first = found[0]
    days = {c.when.time.start for c in found if c.when is not None}
    if first.kind in ("thank", "invite") and len(days) > 1:
        return replace(first, when=None)
    told = [c.when for c in found if c.when is not None]
    when = min(told, key=_days, default=None)
    said = next((c.occasion for c in found if c.occasion is not None), None)
    return replace(first, when=when, occasion=said)


def _days(when: When) -> int:
    """How many days a time spans; 0 for one day."""
    first, last = when.time.start or "", when.time.end or ""
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:  # a month, a year, or one day alone
        return int(bool(last) and last != first)


def _side(draft: Draft, slot: str, side: Side, rule_id: str) -> None:
    if side.spans:
        draft.say(slot, list(side.units), side.spans, rule_id)
    else:
        draft.infer(slot, list(side.units), rule_id)


def _report(scene: Scene, one: Courtesy) -> Report:
    rule_id = f"courtesies.{one.kind}"
    draft = Draft(scene.page, "courtesy")
    draft.say("kind", one.kind, one.cue, rule_id)
    day = one.when.time.start if one.when is not None else None
    for slot, side in (("from", one.giver), ("to", one.receiver)):
        _side(draft, slot, replace(side, units=tuple(as_of(scene, side.units, side.spans, day))), rule_id)
    if one.when is not None and one.when.time.start is not None:
        draft.say("date", one.when.time.start, one.when.spans, rule_id)
    elif one.giver.how == "author" and one.kind != "invite" and scene.page.published:
        draft.infer("date", scene.page.published, "courtesies.letter-of-page")
    elif one.kind != "invite" and not scene.page.published and scene.day:
        draft.infer("date", scene.day, "courtesies.year-of-page")
    if one.occasion is not None:
        draft.say("occasion", one.occasion[0], one.occasion[1], rule_id)
    person = one.giver.actor.person if one.giver.actor else None
    return draft.report("planned" if one.kind == "invite" else "done", speaker=person.name if person else None)


def find_courtesies(scene: Scene) -> Iterator[Report]:
    """One report for each giver, receiver and kind."""
    groups: dict[Key, list[Courtesy]] = {}
    for one in Reader(scene).read():
        groups.setdefault(one.key, []).append(one)
    for key, found in groups.items():
        one = _without_told_apart(_merge(found), key, groups)
        if any(_takes_in(other, key, groups) for other in groups):
            continue
        if one.receiver.how == "partner" and any(_is_within(key, other) for other in groups):
            continue
        if one.giver.units and one.receiver.units:
            yield _report(scene, one)


def _without_told_apart(one: Courtesy, key: Key, keys: Iterable[Key]) -> Courtesy:
    """A joint courtesy without those whose own part is told one by one: each is a record of its own."""
    kind, giver, receiver = key
    apart = [o for o in keys if o != key and o[0] == kind and o[1] <= giver and o[2] <= receiver]
    givers = {u for o in apart if o[1] != giver for u in o[1]}
    givers = givers if givers == giver else set()
    receivers = {u for o in apart if o[1] == giver for u in o[2]}
    return replace(one, giver=_less(one.giver, givers), receiver=_less(one.receiver, receivers))


def _takes_in(joint: Key, single: Key, keys: Iterable[Key]) -> bool:
    """Whether a courtesy is only one's part in a joint one of which the others' parts are not told apart."""
    if joint[0] != single[0] or joint[2] != single[2] or not single[1] < joint[1]:
        return False
    told = {u for o in keys if o[0] == joint[0] and o[1] < joint[1] and o[2] <= joint[2] for u in o[1]}
    return told != joint[1]


def _is_within(wide: Key, other: Key) -> bool:
    """Whether a courtesy to "các tỉnh bạn", of which only the country is known, is told of the provinces one by one."""
    countries = {country_of(u) for u in other[2] if u in PLACES and PLACES[u].kind != "country"}
    return other[:2] == wide[:2] and bool(wide[2] & countries) and wide[2] <= {country_of(u) for u in wide[2]}


def _less(side: Side, units: set[str]) -> Side:
    return replace(side, units=tuple(u for u in side.units if u not in units)) if units else side
