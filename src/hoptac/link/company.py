"""For which unit a person acts: by the office's place, the delegation, the sentence, the page."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from hoptac.base.fold import fold_key
from hoptac.base.nouns import Mention, Span
from hoptac.base.scene import Scan, Sentence
from hoptac.gazetteer.names import any_vi_name
from hoptac.gazetteer.places import PLACES, country_of
from hoptac.gazetteer.posts import POSTS
from hoptac.link.drafts import Draft, is_vietnamese
from hoptac.link.leads import Leads, Side, in_vietnamese_letters, may_be_china_s
from hoptac.link.ofstate import Named
from hoptac.link.standing import is_central, is_envoy, is_foreign, is_ours, of_a_part, of_the_centre
from hoptac.link.towns import korean_unit, town_of
from hoptac.link.units import outermost

_DELEGATION = re.compile(r"(?:^|[^\w])(?:đoàn|phái đoàn|về phía|phía|lãnh đạo|đại diện)(?:[^.;]{0,90})$")
#: Between a delegation's unit and who leads it: nothing but the leading and the forms of address.
_LED = re.compile(r"^[^.;:]{0,60}(?<!\w)(?:do|có|đứng đầu là|trưởng đoàn(?: là)?|dẫn đầu là)\s(?:[^.;:]{0,40})$")

#: Heads told without their body, and how the body's name begins.
_BODIES = {
    **dict.fromkeys(("trạm trưởng", "phó trạm trưởng"), "trạm"),
    **dict.fromkeys(("đội trưởng", "phó đội trưởng", "chi đội trưởng"), "(?:chi )?đội"),
    **dict.fromkeys(("đồn trưởng", "phó đồn trưởng"), "đồn"),
    **dict.fromkeys(("hiệu trưởng", "phó hiệu trưởng"), "(?:trường|đại học)"),
    **dict.fromkeys(("viện trưởng", "phó viện trưởng"), "viện"),
    **dict.fromkeys(("chủ tịch hội", "phó chủ tịch hội"), "hội"),
}

#: Parts a body's name from what comes behind it.
_BREAK = re.compile(r"[.;:,\n]|(?<!\w)(?:và|với)(?!\w)")

#: A unit and where the page says it.
Told = tuple[str | None, Span | None]


class Units:
    """Which unit each person of the page acts for."""

    def __init__(self, scan: Scan, named: tuple[Named, ...], home: str | None, partners: tuple[str, ...]) -> None:
        self.text = scan.page.text
        self.sentences = scan.sentences
        self.sentence_starts = [sentence.span.start for sentence in scan.sentences]
        offices = [(m.span.start, max(m.span.end, m.value.end)) for m in scan.of("post")]
        self.offices = offices
        whole = {country_of(p) for p in partners if PLACES[p].kind != "country"}
        self.named = [
            n
            for n in outermost(named, scan)
            if n.unit
            and not n.seat
            and not (n.unit in whole and PLACES[n.unit].kind == "country")
            and not any(s <= n.span.start < e for s, e in offices if n.unit in ("VN", "LA"))
        ]
        told = [n for n in self.named if PLACES[n.place].kind != "region"]
        self.by_side = {abroad: [n for n in told if is_abroad(n) == abroad] for abroad in (True, False)}
        self.by_start = {n.span.start: n for n in named}
        self.all_named = tuple(n for n in outermost(named, scan) if n.unit and not n.seat)
        self.home = home
        self.partners = partners
        self.leads = Leads(scan, self.named, home)
        self.chinese = any(country_of(p) == "CN" for p in partners)

    def of_post(self, post: Mention) -> Named | None:
        """The place named within an office."""
        return self.by_start.get(post.value.place.span.start) if post.value.place is not None else None

    def sentence_of(self, span: Span) -> Sentence | None:
        """The sentence in which a span lies."""
        at = bisect_left(self.sentence_starts, span.start + 1) - 1
        return self.sentences[at] if at >= 0 else None

    def before(self, sentence: Sentence, count: int) -> int:
        """Where the sentence begins that stands so many before this one."""
        return self.sentences[max(0, sentence.index - count)].span.start

    def company(self, span: Span, abroad: bool) -> Named | None:
        """The unit whose delegation a name leads or belongs to: the last one before it in its sentence that fits
        its tongue.
        """
        sentence = self.sentence_of(span)
        if sentence is None:
            return None
        before = [n for n in self.named if sentence.span.start <= n.span.start < span.start]
        for near in reversed(before):
            if is_abroad(near) != abroad or PLACES[near.place].kind == "region":
                continue
            if _DELEGATION.search(self.text[sentence.span.start : near.span.start].lower()):
                return near
        return None

    def nearest(self, span: Span, abroad: bool) -> Named | None:
        """The last unit of that side named before, in the text's order."""
        side = self.by_side[abroad]
        at = bisect_left(side, span.start, key=lambda n: n.span.start)
        return side[at - 1] if at else None

    def _in_company(self, span: Span, country: str) -> bool:
        """Whether the last unit named before a name in its sentence is a country's, and its delegation is spoken of.

        Chinese names stand in Vietnamese letters: only their company tells them.
        """
        sentence = self.sentence_of(span)
        before = [n for n in self.all_named if sentence and sentence.span.start <= n.span.start < span.start]
        if sentence is None or not before or country_of(before[-1].unit or "") != country:
            return False
        lead = self.text[sentence.span.start : before[-1].span.start].lower()
        return _LED.search(self.text[before[-1].span.end : span.start].lower()) is not None and bool(
            _DELEGATION.search(lead)
        )

    def _beside(self, span: Span) -> Named | None:
        """The last foreign unit named before a foreign person in the same sentence."""
        near, sentence = self.nearest(span, True), self.sentence_of(span)
        return near if near and sentence and sentence.span.holds(near.span) else None

    def _of_office(self, person: Draft) -> str | None:
        """The country that alone has an office held, by its title in the table; Vietnam's titles serve for others."""
        countries = [{POSTS[c].country for c in post.value.codes} for post, _ in person.posts]
        return next((c for held in countries if len(held) == 1 for c in held if c not in ("VN", "any")), None)

    def _nation(self, person: Draft) -> str | None:
        """The country of a foreign person of whom no place is told: that of the office, else of who is spoken of
        most.
        """
        countries = {POSTS[c].country for post, _ in person.posts for c in post.value.codes} - {"any", "VN"}
        return next(iter(sorted(countries)), country_of(self.partners[0]) if self.partners else None)

    def across(self, name: str, place: Named) -> bool:
        """Whether a place is a gate that both sides have, and the one of the other side is meant by its table."""
        return PLACES[place.place].kind == "border_gate" and is_vietnamese(name) != (
            country_of(place.unit or "") == "VN"
        )

    @staticmethod
    def region(post: Mention, unit: str | None) -> str | None:
        """The unit of an office: the autonomous region, where the office is one of it, of any of its towns."""
        if unit and "khu tự trị" in post.value.words.lower() and PLACES[unit].parent not in ("", "CN"):
            return PLACES[unit].parent
        return unit

    def _of_paragraph(self, span: Span) -> tuple[str, Span] | None:
        """Our unit of which a paragraph tells, where a page tells of several in turn: the only one named in it before
        a person.
        """
        sentence = self.sentence_of(span)
        if sentence is None:
            return None
        index = sentence.index
        while index and self.sentences[index - 1].paragraph == sentence.paragraph:
            index -= 1
        start = self.sentences[index].span.start
        ours = [
            n
            for n in self.named
            if start <= n.span.start < span.start
            and country_of(n.unit or "") == "VN"
            and not any(s <= n.span.start < e for s, e in self.offices)  # another's office tells nothing of this one
        ]
        units = {n.unit for n in ours} - {"VN"}
        if len(units) != 1 or ours[0].unit == "VN":
            return None
        return ours[0].unit or "", ours[0].span

    def _bracketed(self, span: Span) -> Named | None:
        """The unit before a bracket that a name stands in ("A (ông B, Chủ tịch …); C (bà D …)"), or alone in one right
        behind it ("ông B (A)").
        """
        behind = self.by_start.get(span.end + 2)
        if behind is not None and behind.unit and self.text[span.end : span.end + 2] == " (":
            return behind if self.text[behind.span.end : behind.span.end + 1] == ")" else None
        sentence = self.sentence_of(span)
        start = sentence.span.start if sentence else span.start
        opening = self.text.rfind("(", start, span.start)
        if opening < 0 or ")" in self.text[opening : span.start]:
            return None
        gaps = ("", " ")  # a line in brackets below a headline is none of these
        return next((n for n in self.named if self.text[n.span.end : opening] in gaps and n.span.end <= opening), None)

    def _of_body(self, person: Draft) -> Named | None:
        """The unit of the body spoken of before its head without a place: "Trạm biên phòng A; Trạm trưởng B"."""
        for post, _ in person.posts:
            kind = _BODIES.get(post.value.words.lower())
            sentence = self.sentence_of(post.span)
            if kind is None or sentence is None or post.value.place is not None:
                continue
            start = self.before(sentence, 1)
            said = list(re.finditer(rf"(?<!\w){kind} (?=[^\W\d_])", self.text[start : post.span.start].lower()))
            at = start + said[-1].end() if said else post.span.start
            near = next((n for n in self.named if at <= n.span.start < post.span.start), None)
            if near is not None and _BREAK.search(self.text[at : near.span.start]) is None:
                return near if self._may_be(person.name, near) else None
        return None

    def _may_be(self, name: str, near: Named) -> bool:
        """Whether somebody of the name may head a body there: Chinese names stand in Vietnamese letters."""
        country = country_of(near.unit or "")
        return is_vietnamese(name) == (country == "VN") or (country == "CN" and in_vietnamese_letters(name))

    def _sides(self, person: Draft) -> Iterator[Side]:
        """The sides on which sentences and lists about delegations put a person."""
        for span in person.mentions:
            sentence = self.sentence_of(span)
            if sentence is not None:
                yield from (s for s in (self.leads.side(sentence, span.start), self.leads.listed(sentence)) if s)

    def _is_vietnamese(self, person: Draft, posts: list[Mention], sided: Side | None) -> bool:
        """Whether a person acts for Vietnam: by offices that one country alone has, by the company where a name in
        Vietnamese letters may be Chinese, else by the name.
        """
        if any(is_foreign(post) for post in posts):
            return False
        if any(is_ours(post) for post in posts):
            # a page may call a Lao district's head "Chủ tịch UBND huyện": then the delegation that he leads tells
            foreign = {country_of(n.unit or "") for n in self.named} - {"VN", ""}
            led = any(self._in_company(span, country) for span in person.mentions for country in sorted(foreign))
            return is_vietnamese(person.name) or not led
        if self.chinese and in_vietnamese_letters(person.name):
            if any(self._in_company(span, "CN") for span in person.mentions):
                return False
            if sided is not None:
                return sided.ours
        return is_vietnamese(person.name) and not self._of_laos(person) and self._of_office(person) is None

    def _of_laos(self, person: Draft) -> bool:
        """Whether a name in syllables that opens like a Vietnamese one ("Vi Lay Xúc") leads a delegation from Laos."""
        if any(fold_key(word) in any_vi_name() for word in person.name.split()[1:]):
            return False
        return any(self._in_company(span, "LA") for span in person.mentions)

    def decide(self, person: Draft) -> Told:
        """The unit of a person and where the page says it."""
        own = [(post, self.of_post(post)) for post, past in person.posts]
        for post, place in own:
            if place is not None and place.unit and not is_central(post) and not self.across(person.name, place):
                return place.unit, place.span
        within = next((n for span in person.mentions if (n := self._bracketed(span))), None)
        if within is not None and not any(is_central(post) for post, _ in own):
            return within.unit, within.span
        body = self._of_body(person)
        if body is not None:
            return body.unit, body.span
        sided = next(self._sides(person), None)
        vietnamese = self._is_vietnamese(person, [post for post, _ in own], sided)
        stated = [p for _, p in own if p is not None and p.unit and not self.across(person.name, p)]
        if any(is_envoy(post) for post, _ in own):
            return self._sent(person, stated, vietnamese)
        if stated:
            return stated[0].unit, stated[0].span
        if of_the_centre(person):
            return self._of_the_state(person, vietnamese)
        for span in person.mentions:
            near = self.company(span, not vietnamese)
            if near is not None and not (PLACES[near.place].kind == "country" and of_a_part(own)):
                return near.unit, near.span
        if sided is not None and sided.ours == vietnamese and sided.unit:
            return sided.unit, sided.span
        return self._of_paragraph(person.mentions[0]) or (self.home, None) if vietnamese else self._of_partner(person)

    def _sent(self, person: Draft, stated: list[Named], vietnamese: bool) -> Told:
        """An envoy is of the country that sends, whatever place he is sent to."""
        vietnamese = vietnamese and not (self.chinese and may_be_china_s(self.text, person.name))
        near = stated[0] if stated else None if vietnamese else self.nearest(person.mentions[0], True)
        if near:
            return country_of(near.unit or ""), near.span
        return ("VN" if vietnamese else country_of(self.partners[0]) if self.partners else None), None

    def _of_the_state(self, person: Draft, vietnamese: bool) -> Told:
        """Who holds central offices only is of a country."""
        if vietnamese:
            return "VN", None
        told = self._of_office(person)
        near = None if told else self.nearest(person.mentions[0], True)
        return (country_of(near.unit or ""), near.span) if near else (told or self._nation(person), None)

    def _of_partner(self, person: Draft) -> Told:
        """Somebody from abroad of whom nothing else is said."""
        if len(self.partners) == 1:
            return self.partners[0], None
        korean = korean_unit(person, self.named)
        if korean is not None:
            return korean.unit, korean.span
        beside = (near for span in person.mentions if (near := self._beside(span)))
        near = next(beside, None) or self.nearest(person.mentions[0], True)
        near = town_of(near, person, self.named, self.text) if near else None
        return (near.unit, near.span) if near else (self.partners[0] if self.partners else None, None)


def is_abroad(named: Named) -> bool:
    """Whether a place named is one of another country."""
    return country_of(named.unit or "") != "VN"
