"""Who may act in a sentence, who is only named in passing, and where things happen."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Scene, Sentence
from hoptac.find.firstperson import first_person
from hoptac.find.lines import possible_in
from hoptac.find.rules import rule
from hoptac.gazetteer.halls import halls
from hoptac.gazetteer.halls import pattern as hall_pattern
from hoptac.gazetteer.places import PLACES, encloses, unit_of

_RELATION = re.compile(r"^\s*[-–]\s*$")
_IN_BRACKETS = re.compile(
    r"[(]\s*(?:nước |chdcnd |thuộc )?$|nước chdcnd $|nước cộng hòa dân chủ nhân dân $|, nước $|, chdcnd $|"
    r"\d tỉnh (?:của |thuộc )?nước $"
)
_ATTRIBUTE = re.compile(
    r"(?<!\w)(?:bộ tộc|sinh viên|học sinh|nhân dân|tiếng|người|đất|bạn|hữu nghị|tết|quan hệ|biên giới|"
    r"quốc khánh|hợp tác|đảng|các dân tộc|cách mạng|dân chủ|hàng|quân tình nguyện|con em|khu vực|bắc|nam|trung|"
    r"với các tỉnh|giải phóng|cộng sản|năm mới|đầu tư|doanh nghiệp|lễ hội|ngày hội|festival|tuần lễ|hội chợ)\s$"
)
_SEAT = re.compile(
    r"(?:lãnh sự|đại sứ)(?: quán)?(?: đặc mệnh toàn quyền)?\s(?:(?!\s(?:tại|ở)\s)[^,;.]){0,70}\s(?:tại|ở)\s"
    r"(?:nước |thành phố |tp\.? ?|tỉnh )?$"
)

#: A delegation of a State's own organ: its country is who comes.
_OF_STATE = re.compile(
    r"(?<!\w)(?<!trưởng )đoàn (?:đại biểu |công tác |cán bộ |cấp cao )*(?:đảng [^,.;]{3,30}|chính phủ|quốc hội|"
    r"nhà nước|quân đội [^,.;]{3,20}|bộ [^,.;]{3,30}|ủy ban [^,.;]{3,30}|mặt trận [^,.;]{3,30}|"
    r"(?:trung ương )?hội [^,.;]{3,30}) (?:nước )?(?:chdcnd )?$"
)
#: A body by a name of its own, with its country in brackets: "hãng A (Đức)".
_OF_BODY = re.compile(
    r"(?<!\w)(?:tập đoàn|công ty|hãng|ngân hàng|quỹ|tổ chức|viện|học viện|đại học|trường|bệnh viện|hiệp hội|cục|"
    r"cơ quan|nhà sản xuất|nhà thầu|hội|liên đoàn|trung tâm) [^,.;:()]{2,60} \((?:nước )?$"
)
#: A delegation of a country's firms or experts comes from that country.
_OF_FIRMS = re.compile(r"(?<!\w)đoàn (?:[^\W\d_]+ ){0,2}?(?:doanh nghiệp|nhà đầu tư|doanh nhân|chuyên gia)\s$")
_SIGNED_THERE = re.compile(
    r"(?<!\w)(?:căn cứ|thực hiện|theo|kết quả|rà soát|đánh giá)\s[^;.]{0,60}\sk[ýí](?: kết)?\s[^,;]{0,40}"
    r"(?:tại|ở)\s[^,;.]{0,24}$"
)
_THERE = re.compile(
    r"(?<!\w)(?:tại(?! (?:buổi|cuộc|lễ|hội nghị|hội đàm|hội thảo|tọa đàm|phiên|kỳ họp|diễn đàn|sự kiện)(?!\w))|"
    r"ở|trên đất|(?<!diễn )(?<!xảy )(?<!đưa )(?<!đề )(?<!nêu )ra|"
    r"vào(?! (?:ngày|sáng|trưa|chiều|tối|tháng|năm|lúc|hồi|dịp|cuối|đầu|giữa|thứ|hôm|thời|khoảng)(?!\w))|ghé)"
    r"(?: (?:khu vực |nhà |đồn |trạm )?(?:cột mốc|mốc|trụ sở|hội trường|khách sạn|trung tâm|cửa khẩu|biên phòng|cầu|"
    r"đồn|văn hóa|phường|xã|thị trấn|thị xã|huyện|bản|nhà khách|thủ phủ)(?!\w)[^,;.]{0,40},)?"
    r"\s(?:[^,;.]|(?<= h)\.|(?<=tp)\.|(?<=tx)\.){0,40}$"
)
#: Before a town that says where the house before it stands: "tại Cung Hòa bình, thủ đô A".
_HOUSE_IN = re.compile(
    r"(?<!\w)(?:tại|ở) (?!(?:buổi|cuộc|lễ|hội nghị)(?!\w))[^,;.:]{2,50}, (?:thủ đô|thành phố|tp\.?) $"
)
#: A town, and what parts it from its country.
_TOWN_IN = re.compile(
    r"(?<!\w)(?:[Tt]ại|[Ởở]) (?:(?:thủ đô|thành phố|TP\.?|bang|tỉnh|thị trấn|thị xã|khu nghỉ dưỡng|căn cứ|đảo) )?"
    r"(?:[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ][\w’'-]*(?: |(?=[,(]))){1,4}"
    r"(?:, (?:bang|tỉnh) (?:[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ][\w’'-]*(?: |(?=,))){1,3})?(?:, |[(])$"
)
_SEATED = re.compile(r"(?:lãnh sự(?: quán)?|đại sứ(?: quán)?)\s[^,;.]{0,30}tại\s[^,;.]{0,12}$")
_CONSULATE = re.compile(r"lãnh sự(?: quán)?\s[^,;.]{0,40}tại\s(?:tỉnh |thành phố |tp\.? ?)?$")
_AT_BARE = re.compile(r"(?<!\w)(?:tại|ở|trên đất) $")
#: Before the country whose mission it is, which does not say where the mission is.
_OF_MISSION = re.compile(r"(?<!\w)(?:lãnh sự quán|đại sứ quán|sứ quán)(?: nước)? $")
#: Before a place where people live, lived or learnt: it tells whom one meets, not where.
_LIVED = re.compile(
    r"(?<!\w)(?:cựu|từng|du học|học tập|tu nghiệp|sinh sống)(?!\w)[^,.;]{0,36} (?:tại|ở) (?:nước |tỉnh |thành phố )?$"
)
#: Before the place that a journey leaves behind: "Sau Đà Nẵng, Thủ tướng sẽ tới thăm …".
_LEFT = re.compile(
    r"(?:(?:^|[.;:\n] ?)(?:sau khi rời|sau|rời|tiếp sau)|(?<!\w)trên đường (?:[^\W\d_]+ ){0,3}từ)"
    r" (?:tỉnh |thành phố |thủ đô )?$"
)
#: Before the place that tells whose people they are: "các vị ở tỉnh A".
_FOLK_OF = re.compile(
    r"(?<!\w)(?:các vị|mấy vị|các bạn|các đồng nghiệp|những người anh em|những vị khách) (?:ở|từ|bên) $"
)
_OPENS = re.compile(r"[(](?:tỉnh |thành phố |huyện )?$")
_KIND_ALONE = re.compile(r"(?:(?:tỉnh|thành phố|tp\.?|thủ đô|huyện|thị xã|cửa khẩu(?: quốc tế)?)\s)?")


class Roles:
    """The actors of a sentence without those that only describe, and with the places where things happen told apart."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        named = sorted(span.start for person in scene.people for span in person.mentions)
        posts = ((m.span.start, max(m.span.end, m.value.end)) for m in scene.scan.of("post"))
        # The place in an office acts where nobody is named with it: "đến chào Tổng Lãnh sự nước X".
        self.posts = [(s, e) for s, e in posts if bisect_right(named, s - 60) < bisect_right(named, e + 40)]
        self.ends = list(accumulate((end for _, end in self.posts), max))

    def _within_post(self, actor: Actor) -> bool:
        at = bisect_right(self.posts, (actor.span.start, 1 << 60)) - 1
        return actor.how == "place" and at >= 0 and actor.span.end <= self.ends[at]

    def before(self, span: Span, width: int = 44) -> str:
        """The words before a span, in small letters."""
        return self.scene.page.text[max(0, span.start - width) : span.start].lower()

    def between(self, one: Actor, other: Actor) -> str:
        """The words between two actors, in small letters."""
        return self.scene.page.text[one.span.end : other.span.start].lower()

    def _descriptive(self, actor: Actor, following: Actor | None) -> bool:
        if actor.how != "place":
            return False
        if not all(PLACES[u].kind in ("country", "region") for u in actor.units):
            return self._encloses(actor)
        before = self.before(actor.span)
        if self._encloses(actor) or self._of_body(actor):
            return True
        if _OF_STATE.search(self.before(actor.span, 90)) or _OF_FIRMS.search(before):
            return False
        if _OF_BODY.search(self.before(actor.span, 90)):
            return False
        if _IN_BRACKETS.search(before) or _ATTRIBUTE.search(before) or before.rstrip().endswith(("-", "–")):
            return True
        between = self.scene.page.text[actor.span.end : following.span.start] if following else ""
        return bool(_RELATION.match(between)) if between else False

    def _of_body(self, actor: Actor) -> bool:
        """Whether the country only ends the name of a body whose unit is told behind: "Ủy ban MTTQ Việt Nam tỉnh"."""
        behind = self.scene.folded(Span(actor.span.end, min(actor.span.end + 12, len(self.scene.page.text))))
        return actor.units == ("VN",) and re.match(r" (?:tỉnh|thành phố|huyện|xã)(?!\w)", behind) is not None

    def _encloses(self, actor: Actor) -> bool:
        """Whether a name only tells where the unit before it lies: "châu A, tỉnh B", "A (tỉnh B)"."""
        near = [
            a for a in self.scene.actors_in(Span(max(0, actor.span.start - 60), actor.span.start)) if a.how == "place"
        ]
        if not near or (
            actor.span.start - near[-1].span.end > 20
            and not encloses(self.scene.page.text[near[-1].span.end : actor.span.start])
        ):
            return False
        inner = near[-1].units[0]
        return inner != actor.units[0] and PLACES[inner].parent == actor.units[0]

    def actors(self, sentence: Sentence) -> list[Actor]:
        """Those who may act or be acted upon."""
        found = list(self.scene.actors_in(sentence.span))
        out = []
        for number, actor in enumerate(found):
            following = found[number + 1] if number + 1 < len(found) else None
            region = bool(actor.units) and PLACES[actor.units[0]].kind == "region"
            seat = actor.how == "place" and self.is_seat(actor.span)
            aside = region or seat or self._within_post(actor)
            if not aside and not self._descriptive(actor, following):
                out.append(actor)
        meant = first_person(self.scene).actors(sentence)
        return sorted([*out, *meant], key=lambda a: a.span.start) if meant else out

    def is_place(self, actor: Actor) -> bool:
        """Whether an actor's name stands as the place of something ("tại tỉnh X")."""
        if _FOLK_OF.search(self.before(actor.span)):
            return False
        if actor.how == "partner":
            return _AT_BARE.search(self.before(actor.span)) is not None  # "tại nước bạn"
        return actor.how == "place" and bool(
            rule("visits.at").search(self.before(actor.span))
            or _LEFT.search(self.before(actor.span))
            or _HOUSE_IN.search(self.before(actor.span, 80))
            or self._fills_cell(actor.span)
            or self._explains_place(actor)
        )

    def _explains_place(self, actor: Actor) -> bool:
        """Whether a name in brackets says in which unit the place before it lies: "tại cửa khẩu A (tỉnh B)"."""
        bracket = _OPENS.search(self.before(actor.span))
        if bracket is None:
            return False
        at = actor.span.start - len(bracket.group())
        inner = (a for a in self.scene.actors_in(Span(max(0, at - 40), at)) if at - a.span.end <= 1)
        return any(a.how == "place" and rule("visits.at").search(self.before(a.span)) for a in inner)

    def _fills_cell(self, name: Span) -> bool:
        """Whether a name stands alone in a cell of a row, the column of places in a programme."""
        text = self.scene.page.text
        start = max(text.rfind("\t", 0, name.start), text.rfind("\n", 0, name.start)) + 1
        return text[name.end : name.end + 1] == "\t" and bool(_KIND_ALONE.fullmatch(text[start : name.start].lower()))

    def is_seat(self, span: Span) -> bool:
        """Whether a place is the seat of an embassy or a consulate: "Tổng Lãnh sự quán nước X tại Y"."""
        return _SEAT.search(self.before(span, 110)) is not None

    def at(self, sentence: Sentence) -> tuple[str, Span] | None:
        """Where the sentence's event happens: the first unit behind "tại"."""
        return next(self.met_at(sentence), None)

    def met_at(self, sentence: Sentence) -> Iterator[tuple[str, Span]]:
        """The same, without where a paper that the sentence leans on was signed ("Căn cứ Biên bản ký … tại X")."""
        return (p for p in self.places_at(sentence) if not _SIGNED_THERE.search(self.before(p[1], 130)))

    def places_at(self, sentence: Sentence) -> Iterator[tuple[str, Span]]:
        """The units behind "tại" in a sentence."""
        for actor in self.scene.actors_in(sentence.span):
            if actor.how == "place" and PLACES[actor.units[0]].kind != "region":
                before = self.before(actor.span).rsplit("\n", 1)[-1]
                if _OF_MISSION.search(before) or _LIVED.search(before):
                    continue
                there = (_THERE.search(before) and not _SEATED.search(before)) or self.of_town(actor.span)
                if there or _CONSULATE.search(before) or _HOUSE_IN.search(self.before(actor.span, 80)):
                    yield located(self.scene, actor), actor.span
        yield from self._halls(sentence)

    def of_town(self, span: Span) -> bool:
        """Whether a country only says where a town lies that no table knows: "tại thành phố A, Trung Quốc"."""
        return _TOWN_IN.search(self.scene.page.text[max(0, span.start - 70) : span.start]) is not None

    def _halls(self, sentence: Sentence) -> Iterator[tuple[str, Span]]:
        """The towns of houses in which States receive: "tại Điện A"."""
        folded = self.scene.scan.folded
        for match in hall_pattern().finditer(folded.text, folded.at(sentence.span.start), folded.at(sentence.span.end)):
            place, named_only = halls()[match["hall"]]
            if not named_only or any(a.how == "place" and place in a.units for a in self.scene.actors):
                yield place, folded.span(*match.span("hall"))


def located(scene: Scene, actor: Actor) -> str:
    """The unit that a name says as a place: on a page of States a town that is no side (link/whereabouts.py)."""
    unit = actor.units[0]
    town = unit_of(actor.place, scene.day) if actor.place and PLACES[unit].kind == "country" else None
    return town or unit


def folded_spans(scene: Scene, rule_id: str, sentence: Sentence) -> tuple[Span, ...]:
    """The hits of a rule in a sentence, as spans of the page; found once a page, as many ask for them."""
    if rule_id not in possible_in(scene, sentence.span):
        return ()
    key = (rule_id, sentence.span.start, sentence.span.end)
    known: tuple[Span, ...] | None = scene.memo.get(key)
    if known is None:
        known = scene.memo[key] = tuple(_spans(scene, rule_id, sentence))
    return known


def _spans(scene: Scene, rule_id: str, sentence: Sentence) -> Iterator[Span]:
    folded = scene.scan.folded
    start, end = folded.at(sentence.span.start), folded.at(sentence.span.end)
    for match in rule(rule_id).finditer(folded.text, start, end):
        span = folded.span(match.start(), match.end())
        if not any(name.span.holds(span) for name in scene.mentions_in("person", sentence.span)):
            yield span  # "thăm" within a Lao name is no verb


def first_span(scene: Scene, rule_id: str, sentence: Sentence) -> Span | None:
    """The first hit of a rule in a sentence."""
    found = folded_spans(scene, rule_id, sentence)
    return found[0] if found else None


_HEADING = re.compile(
    r"^\W*(?:dự thảo )?(?:kế hoạch|chương trình|lịch|dự kiến|thông báo)"
    r"(?:(?<=lịch) (?:công tác|tuần)|(?! (?:về )?kết quả| nhanh)[^.]{0,40}(?:đón|tiếp|thăm|làm việc|hoạt động|đoàn))"
)


def is_programme(scene: Scene) -> bool:
    """Whether the page is a plan: what it tells is still to come (Kế hoạch đón đoàn, Chương trình làm việc)."""
    return bool(_HEADING.match((scene.page.title or "").lower()))
