"""The meeting at which a speech was made that a page prints: "Lời của A, Chủ tịch tỉnh B, tại cuộc gặp với tỉnh C"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Scene, Sentence
from hoptac.find.roles import Roles
from hoptac.find.sides import Meeting, Side, is_ours
from hoptac.find.when import Times, When
from hoptac.gazetteer.places import PLACES, country_of

_OPENING = 8  # sentences from the page's first within which it says what it prints, and who is greeted
_SPEECH = re.compile(
    r"(?<!\w)(?:lời|bài|phát biểu|diễn văn|đáp từ|diễn từ|nói chuyện|lời chào|trích)(?!\w)[^.;]{0,140}?(?<!\w)"
    r"tại (?:cuộc|buổi|phiên|kỳ)? ?(?:họp mặt|gặp(?: gỡ| mặt)?|làm việc|hội đàm|tiếp|hội kiến|đón tiếp|đón)(?!\w)"
)
_GREETS = re.compile(r"(?:kính )?thưa(?!\w)")
#: What a speaker says of himself who has come.
_CAME = re.compile(
    r"(?<!\w)(?:được|cảm ơn (?:sự |cuộc |buổi )?)(?: [^.;]{0,40})?(?<!\w)(?:tiếp|đón|mời|đón tiếp|tiếp đón)(?!\w)|"
    r"(?<!\w)chúng tôi (?:[^.;]{0,30} )?(?:sang|đến|tới|vượt|qua|đi)(?!\w)"
)
#: What a speaker says who has guests.
_RECEIVES = re.compile(
    r"(?<!\w)(?:vui mừng|hân hoan|phấn khởi|hân hạnh|vinh dự|chào mừng)(?: được)? ?(?:đón|tiếp|chào đón)?(?!\w)"
    r"[^.;]{0,40}(?<!\w)(?:đoàn|ngài|đồng chí|các bạn|quý vị|khách)(?!\w)"
)


def spoken_at(scene: Scene, roles: Roles, times: Times, visits: list[Meeting]) -> Iterator[Meeting]:
    """The meeting that the opening of a page names as a speech's occasion, unless it is told otherwise."""
    opening = scene.sentences[:_OPENING]
    for sentence in opening[: _OPENING // 2]:
        cue = _SPEECH.search(scene.folded(sentence.span))
        if cue is None:
            continue
        base = scene.scan.folded.at(sentence.span.start)
        at = scene.scan.folded.span(base + cue.start(), base + cue.end())
        speaker = next((a for a in scene.actors_in(Span(at.start, at.end)) if a.how == "person" and a.units), None)
        if speaker is None:
            continue
        heard = _heard(scene, opening[sentence.index :], speaker, at)
        when = _day(times, scene, sentence)
        if not heard.units or when is None:
            continue
        mine = Side(dict.fromkeys(speaker.units, speaker.span), speaker.person, speaker.span)
        guest, host = (mine, heard) if _has_come(scene, roles, opening[sentence.index :], speaker) else (heard, mine)
        met = [v for v in visits if _alike(v.guest, guest) and _alike(v.host, host)]
        here = next((v for v in met if v.sentence in opening), None)
        if here is not None:
            _speak(here, guest, host, when)
            return
        if any(_may_be_on(v, when) for v in met):
            continue
        yield Meeting(sentence, at, "visits.held", guest, host, when=when)
        return


def _alike(told: Side, side: Side) -> bool:
    """Whether two sides share a unit."""
    return bool(told.units.keys() & side.units.keys())


def _may_be_on(visit: Meeting, when: When) -> bool:
    """Whether a visit known already may be of that day."""
    own = visit.when or visit.inherited
    return own is None or own.time.start == when.time.start


def _speak(visit: Meeting, guest: Side, host: Side, when: When) -> None:
    """Give a visit that the speech itself tells of the occasion's day and those who speak and are spoken to."""
    visit.when = when
    for mine, theirs in ((visit.guest, guest), (visit.host, host)):
        if mine.head is None:
            mine.head, mine.head_span = theirs.head, theirs.head_span


def _heard(scene: Scene, opening: tuple[Sentence, ...], speaker: Actor, cue: Span) -> Side:
    """Those spoken to: the units behind the occasion's word, the first who is greeted by name."""
    country = country_of(speaker.units[0])
    behind = scene.actors_in(Span(cue.end, opening[0].span.end))
    side = Side()
    for actor in behind:
        if actor.how not in ("place", "person") or not actor.units or country_of(actor.units[0]) == country:
            continue
        if PLACES[actor.units[0]].kind not in ("country", "region"):
            side.add(actor)
    for sentence in opening[1:]:
        if not _GREETS.match(scene.folded(sentence.span)):
            continue
        for actor in scene.actors_in(sentence.span):
            if actor.how == "person" and actor.units and country_of(actor.units[0]) != country:
                side.add(actor)
    return side


def _day(times: Times, scene: Scene, sentence: Sentence) -> When | None:
    """The day of the occasion: its own, that of the dateline right below."""
    near = scene.sentences[sentence.index : sentence.index + 2]
    return next((w for s in near for w in times.events(s) if w.exact and s.span.holds(w.span)), None)


def _has_come(scene: Scene, roles: Roles, opening: tuple[Sentence, ...], speaker: Actor) -> bool:
    """Whether the speaker is the guest: by where the speech was made, by what he says of it; our own are hosts else."""
    country = country_of(speaker.units[0])
    for sentence in opening:
        words = scene.words(sentence.span)
        place = roles.at(sentence) or _dateline(scene, sentence, words)
        if place is not None:
            return country_of(place[0]) != country
    said = " ".join(scene.folded(s.span) for s in opening)
    came, receives = _CAME.search(said), _RECEIVES.search(said)
    if came is not None and receives is None:
        return True
    return receives is None and not is_ours(speaker.units[0])


def _dateline(scene: Scene, sentence: Sentence, words: str) -> tuple[str, Span] | None:
    """The place that opens a short line before its day: "(Thành phố A, ngày …)"."""
    first = next((a for a in scene.actors_in(sentence.span) if a.how == "place" and a.units), None)
    short = len(words) < 80 and re.search(r",? ngày \d", words.lower()) is not None
    return (first.units[0], first.span) if first is not None and short else None
