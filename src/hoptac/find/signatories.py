"""Who concludes a paper: the units that its clause names, else those who face each other there."""

from __future__ import annotations

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Scene, Sentence
from hoptac.find import concluding
from hoptac.find.floor import floor_of
from hoptac.find.ourbodies import our_side
from hoptac.find.roles import Roles
from hoptac.find.rules import rule
from hoptac.gazetteer.places import PLACES, country_of, in_force, unit_of

_BEFORE = 60  # characters before a name in which the organ is called whose it is
_COUNTS = {"ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "3": 3, "4": 4, "5": 5, "6": 6, "03": 3, "04": 4, "05": 5}


class Signatories:
    """Finds the parties of papers on one page."""

    def __init__(self, scene: Scene, roles: Roles) -> None:
        self.scene = scene
        self.roles = roles

    def of(
        self, sentence: Sentence, name: Span, part: Span, day: str | None, past: bool
    ) -> tuple[dict[str, Span], bool]:
        """The parties with their words, and whether the sentence itself names both sides; ``day`` is that of the
        signing, or the year from which the paper runs; ``past``: it was concluded before.
        """
        between = self.between(sentence, name, day, past) or concluding.counted_before(self.scene, sentence, part)
        if between:
            return between, True
        before = self._as_before(sentence, name)
        if before is not None:
            return before, False
        ours, theirs = concluding.met_there(self.scene, sentence)
        two = concluding.two_states(self.scene, sentence, name, theirs)
        if two:
            return two, True
        states = self._states(sentence, theirs)
        if states:
            return states, False
        ours = self._in_force(ours, day)
        part = self._before_list(part, name)
        abroad, here = self._facing(sentence, name, part, day, past)
        if abroad and all(PLACES[u].kind == "country" for u in abroad):
            abroad, theirs = self._meant(abroad, theirs, part)
        here = here or (our_side(self.scene, sentence, name, self._in_force(ours, day)) if abroad else {})
        own = bool(here) and bool(abroad)
        if not here and concluding.among_others(self.scene, sentence, abroad):
            return {}, own
        if not abroad and (len(here) > 1 or concluding.with_others(self.scene, sentence, name)):
            return {}, own  # between Vietnamese provinces alone, or with somebody of no known unit
        together = {} if abroad else self._together(sentence, name, part, here, day)
        if together:
            return together, own
        provinces = {u: s for u, s in abroad.items() if PLACES[u].kind != "country"} or abroad
        if not provinces:
            theirs = self._as_many(sentence, self._sides(sentence, theirs), bool(here) or bool(ours))
        parties = {unit: provinces.get(unit, name) for unit in provinces or theirs}
        parties.update({unit: here.get(unit, name) for unit in here or ours})
        return parties, own

    def _states(self, sentence: Sentence, theirs: tuple[str, ...]) -> dict[str, Span]:
        """The two States where they talk there, in whatever town, and no unit of theirs is named: their courts, their
        ministries.
        """
        table = floor_of(self.scene).at(sentence.index)
        if table is None or "VN" not in table.all or set(table.all) != {"VN", *theirs} or len(theirs) != 1:
            return {}
        named = {u for a in self.roles.actors(sentence) if a.how in ("place", "person") for u in a.units}
        both = dict.fromkeys((*theirs, "VN"), sentence.span)
        return both if all(PLACES[u].kind == "country" for u in (*theirs, *named)) else {}

    @staticmethod
    def _in_force(units: tuple[str, ...], day: str | None) -> tuple[str, ...]:
        """The units as they were on a day."""
        return tuple(dict.fromkeys(in_force(u, day) for u in units)) if day else units

    def _as_before(self, sentence: Sentence, name: Span) -> dict[str, Span] | None:
        """Those of the talk before, where a sentence opens with its paper: "Theo Bản ghi nhớ, …"; None elsewhere."""
        opening = self.scene.folded(Span(sentence.span.start, name.start))
        if not sentence.index or len(opening) >= 24 or not opening.startswith(("theo", "thực hiện", "căn cứ")):
            return None
        ours, theirs = self.scene.pairs[sentence.index - 1]
        return dict.fromkeys((*theirs, *ours), name)

    def _facing(
        self, sentence: Sentence, name: Span, part: Span, day: str | None, past: bool
    ) -> tuple[dict[str, Span], dict[str, Span]]:
        """The units abroad and at home that a paper's clause names; of a side that it does not name, those of the
        whole sentence.
        """
        abroad, here = self._named(sentence, part, day, past)
        abroad = self._with(sentence, name, abroad) or abroad
        state = concluding.national_side(self.scene, part) or concluding.state_itself(self.scene, part, name, abroad)
        if state is not None and not here:
            here = {"VN": state}
        if part != sentence.span and not (abroad and here):
            more_abroad, more_here = self._named(sentence, self._before_list(sentence.span, name), day, past)
            if len(more_abroad) < 2 or not self._two_of(part):  # "năm 2015 hai tỉnh ký …; năm 2017 A, B và C ký …"
                abroad, here = abroad or more_abroad, here or more_here
        return abroad, here

    def _two_of(self, part: Span) -> bool:
        """Whether a clause counts two who conclude."""
        both = (self.scene.folded(a.span) for a in self.scene.actors_in(part) if a.how == "both")
        return any(words.startswith(("hai ", "2 ", "02 ")) for words in both)

    def _meant(
        self, abroad: dict[str, Span], theirs: tuple[str, ...], part: Span
    ) -> tuple[dict[str, Span], tuple[str, ...]]:
        """Who is meant where a clause names countries alone: "các tỉnh của Lào" are those that were named before, or
        are named behind it.
        """
        several = self._several(part)
        if not several and any(country_of(t) in abroad and t not in abroad for t in theirs):
            return {}, theirs
        meant = [u for u in self.scene.partners if country_of(u) in abroad and PLACES[u].kind == "province"]
        return ({}, tuple(meant)) if len(meant) > 1 and several else (abroad, theirs)

    def _together(
        self, sentence: Sentence, name: Span, part: Span, here: dict[str, Span], day: str | None
    ) -> dict[str, Span]:
        """Those whom "hai tỉnh", "hai bên" name, where no unit abroad is named; none where nothing does. "Hai nước"
        behind the paper conclude nothing: "… trước khi hai nước thiết lập quan hệ".
        """
        actors = [a for a in self.scene.actors_in(sentence.span) if a.how != "both" or self._acts(a, name)]
        actors.sort(key=lambda a: not part.holds(a.span))  # those of its own clause first
        both = next((a for a in actors if a.how == "both" and len(a.units) > len(here)), None)
        if both is None or not set(here) <= set(both.units):
            return {}
        units = self._in_force(concluding.seated(self.scene, sentence, both.units), day)
        return dict.fromkeys(self._counted(sentence, units), both.span)

    def _acts(self, both: Actor, name: Span) -> bool:
        """Whether "hai bên" are those who conclude a paper: of the States only where they stand before its name, or
        sign.
        """
        states = self.scene.folded(both.span).endswith("nước")
        return not states or both.span.end <= name.start or self._signs(both)

    def _before_list(self, part: Span, name: Span) -> Span:
        """A clause up to the colon behind the paper's name where a unit abroad stands before it: the list names no
        parties.
        """
        colon = self.scene.page.text.find(": ", name.end, part.end)
        ahead = Span(part.start, max(part.start, colon))
        named = any(a.how == "place" and country_of(a.units[0]) != "VN" for a in self.scene.actors_in(ahead))
        return ahead if named else part

    def _with(self, sentence: Sentence, name: Span, abroad: dict[str, Span]) -> dict[str, Span]:
        """Of the units abroad those with whom a paper is said to be: "… sang A và B, ký Bản ghi nhớ với B"."""
        folded = self.scene.scan.folded
        others = self.scene.mentions_in("instrument", Span(name.end, sentence.span.end))
        end = next((m.span.start for m in others if m.span.start > name.end + 1), sentence.span.end)
        match = rule("agreements.with").pattern.match(folded.text, folded.at(name.end), folded.at(end))
        if match is None:
            return {}
        who = folded.span(*match.span("who"))
        named = {u for a in self.scene.actors_in(who) if a.how == "place" for u in a.units}
        return {u: s for u, s in abroad.items() if u in named and PLACES[u].kind != "country"}

    def _several(self, part: Span) -> bool:
        """Whether a clause speaks of several provinces of a country without their names."""
        return rule("agreements.provinces").search(self.scene.folded(part)) is not None

    def between(self, sentence: Sentence, name: Span, day: str | None = None, past: bool = False) -> dict[str, Span]:
        """The parties that stand behind the name itself: "Bản ghi nhớ … giữa A và B"; none where a side is wanting."""
        folded = self.scene.scan.folded
        match = rule("agreements.between").pattern.match(folded.text, folded.at(name.end), folded.at(sentence.span.end))
        if match is None:
            return {}
        who = concluding.up_to_next_paper(self.scene, folded.span(*match.span("who")))
        if concluding.of_states(self.scene, who):
            return concluding.between_states(who, self.scene.pairs[sentence.index][1], self.scene.actors_in(who))
        named: dict[str, Span] = {}
        for actor in self.scene.actors_in(who):
            if actor.how == "place":
                for unit in actor.units:
                    named.setdefault(self._then(actor, day, past) or unit, actor.span)
        inner = {country_of(unit) for unit in named if PLACES[unit].kind != "country"}
        inner |= {PLACES[unit].parent for unit in named}  # "châu A, tỉnh B"
        found = {u: s for u, s in named.items() if u not in inner and PLACES[u].kind != "region"}
        sides = {country_of(unit) == "VN" for unit in found}
        levels = {PLACES[unit].kind == "country" for unit in found}  # "giữa tỉnh A với 9 tỉnh của Lào": not named
        return found if len(sides) > 1 and len(levels) == 1 else {}

    def _named(
        self, sentence: Sentence, part: Span, day: str | None, past: bool
    ) -> tuple[dict[str, Span], dict[str, Span]]:
        """The units abroad and at home that a clause names as actors."""
        named: dict[str, Span] = {}
        two = self._two_named(sentence)
        for actor in self.roles.actors(sentence):
            if two and actor.span not in two and actor.how == "place":
                continue
            if (
                not part.holds(actor.span)
                or actor.how not in ("place", "person")
                or (actor.site and not self._signs(actor))
            ):
                continue
            if self.roles.is_place(actor):
                continue
            for unit in actor.units:
                if PLACES[unit].kind != "region":
                    named.setdefault(self._then(actor, day, past) or unit, actor.span)
        for unit in [u for u in named if PLACES[u].valid_to and in_force(u, self.scene.day) in named]:
            if in_force(unit, self.scene.day) != unit:
                named.pop(in_force(unit, self.scene.day), None)  # "A cũ …, nay B tiếp tục": A signed
        abroad = {u: s for u, s in named.items() if country_of(u) != "VN"}
        here = {u: s for u, s in named.items() if country_of(u) == "VN" and u != "VN"}
        return abroad, here

    def _signs(self, actor: Actor) -> bool:
        """Whether a town abroad that counts as its province acts itself: "tỉnh A và TP. B đã ký"."""
        after = self.scene.folded(Span(actor.span.end, actor.span.end + 24))
        return (
            bool(actor.units)
            and country_of(actor.units[0]) != "VN"
            and rule("agreements.signs").search(after) is not None
        )

    def _two_named(self, sentence: Sentence) -> tuple[Span, ...]:
        """The two names behind "hai tỉnh A và B", who alone conclude; none where nothing is counted so."""
        for both in self.scene.actors_in(sentence.span):
            if both.how != "both" or not self.scene.folded(both.span).startswith(("hai ", "2 ", "02 ")):
                continue
            behind = [a for a in self.scene.actors_in(Span(both.span.end, sentence.span.end)) if a.how == "place"][:2]
            if len(behind) == 2 and behind[0].span.start - both.span.end <= 12:
                between = self.scene.folded(Span(behind[0].span.end, behind[1].span.start))
                if between.startswith((" và ", " - ", " – ", ", ")) and len(between) <= 14:
                    return behind[0].span, behind[1].span
        return ()

    def _then(self, actor: Actor, day: str | None, past: bool) -> str | None:
        """The unit that a name stood for on the day of signing: what a province signed before a merger stays its
        own, also where only the name tells that it was before.
        """
        if actor.place is None or len(actor.units) != 1 or actor.how != "place":
            return None
        if day is not None:
            return unit_of(actor.place, day)
        old = unit_of(actor.place)
        gone = PLACES[old].valid_to if old else ""
        return old if past and gone and self.scene.day and gone < self.scene.day[: len(gone)] else None

    def _counted(self, sentence: Sentence, units: tuple[str, ...]) -> tuple[str, ...]:
        """Who "hai tỉnh" are where a page has several partners: our side with the one most spoken of."""
        theirs = self._sides(sentence, tuple(u for u in units if country_of(u) != "VN"))
        return (*self._as_many(sentence, theirs, True), *(u for u in units if country_of(u) == "VN"))

    def _sides(self, sentence: Sentence, theirs: tuple[str, ...]) -> tuple[str, ...]:
        """The partners without a town in which one of them was met: the unit that the page speaks of more signs."""
        partners = self.scene.partners
        return tuple(
            dict.fromkeys(
                PLACES[u].parent
                if PLACES[u].kind == "city"
                and not self._headed(sentence, u)
                and u in partners
                and PLACES[u].parent in partners
                and partners.index(PLACES[u].parent) < partners.index(u)
                else u
                for u in theirs
            )
        )

    def _headed(self, sentence: Sentence, unit: str) -> bool:
        """Whether somebody of a town, or an organ of it, is named right here: then the town is met, and signs."""
        start = self.scene.sentences[max(0, sentence.index - 2)].span.start
        near = [a for a in self.scene.actors_in(Span(start, sentence.span.end)) if a.units == (unit,)]
        return any(a.person is not None or (a.how == "place" and self._is_of_organ(a)) for a in near)

    def _is_of_organ(self, actor: Actor) -> bool:
        """Whether a name ends that of an organ or an office: "Bí thư Thị ủy A", "Cục Thương mại thành phố B"."""
        before = self.scene.folded(Span(max(0, actor.span.start - _BEFORE), actor.span.start))
        posts = self.scene.mentions_in("post", Span(max(0, actor.span.start - _BEFORE), actor.span.end))
        held = any(m.value.place is not None and m.value.place.span == actor.span for m in posts)
        return held or rule("agreements.of-organ").search(before) is not None

    def _as_many(self, sentence: Sentence, theirs: tuple[str, ...], home: bool) -> tuple[str, ...]:
        """As many partners as the sentence counts: two heads sign for one partner, "ba tỉnh" are we and two more."""
        folded = self.scene.folded(sentence.span)
        match = rule("agreements.so-many").search(folded)
        if match is None or not home:
            return theirs
        many = _COUNTS.get(match.group("count"), 2) - 1
        if len(theirs) > many:
            ranked = [u for u in self.scene.partners if u in theirs] or list(theirs)
            return tuple(ranked[:many])
        provinces = [u for u in self.scene.partners if PLACES[u].kind not in ("country", "region")]
        if many > 1 and len(provinces) == many and set(theirs) <= set(provinces):
            return tuple(provinces)
        return theirs
