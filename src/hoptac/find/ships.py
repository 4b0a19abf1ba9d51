"""Calls of warships at ports: "tàu khu trục A của Hải quân B cập cảng C", "tàu sân bay B sẽ thăm C"."""

from __future__ import annotations

import re
from itertools import pairwise

from hoptac.base.nouns import Span
from hoptac.base.scene import Actor, Sentence
from hoptac.find.sides import Meeting
from hoptac.find.telling import Telling
from hoptac.gazetteer.places import PLACES, country_of

#: By what letters before their names the warships of a country go.
_LETTERS = {
    "USS": "US", "USNS": "US", "USCGC": "US", "HMS": "GB", "INS": "IN", "JS": "JP", "HMAS": "AU", "HMNZS": "NZ",
    "ROKS": "KR", "HMCS": "CA", "KRI": "ID", "RSS": "SG", "HTMS": "TH", "BRP": "PH",
}  # fmt: skip
_LETTERED = re.compile(rf"(?<!\w)({'|'.join(_LETTERS)}) [A-Z]")
_SHIP = re.compile(
    r"(?<!\w)(?:tàu(?: [^\W\d_]+){0,3}? (?:sân bay|chiến|khu trục|hộ vệ|hộ tống|tuần dương|tuần tra|tuần duyên|đổ bộ|"
    r"hải quân|huấn luyện|ngầm|chỉ huy|bệnh viện|tên lửa|quân sự|cảnh sát biển|hậu cần|buồm)|chiến hạm|khinh hạm|"
    r"mẫu hạm|soái hạm|biên đội|(?:đội|nhóm|cụm) tàu|tàu (?:[a-z]{2,6} )?[^\W\d_]+(?: [^\W\d_]+)? của hải quân|"
    r"uss|hms|ins|hmas|hmnzs|roks)(?!\w)"
)
_CALLS = re.compile(
    r"(?<!\w)(?:cập (?:cảng|bến|cầu|quân cảng)|(?:thả|buông) neo|neo đậu|(?:vào|đến|tới|ghé|thăm)(?: một)? "
    r"(?:quân )?cảng|(?:đến |tới |ghé |sang )?thăm(?! dò| hỏi| khám| quan)|có chuyến (?:ghé )?thăm|ghé(?! thăm))(?!\w)"
)
#: No call on friends: what is hostile, forbidden, asked for, or done every year.
_NO_CALL = re.compile(
    r"(?<!\w)(?:trái phép|xâm phạm|áp sát|tự do hàng hải|tranh chấp|hoàng sa|trường sa|cứu nạn|gặp nạn|khả năng|có thể|"
    r"đề nghị|đề xuất|kêu gọi|mong muốn|hy vọng|nếu|từng|thường xuyên|hằng năm|hàng năm|nhiều lần|cán bộ|quan chức|"
    r"bộ trưởng|thứ trưởng|đại sứ|bàn giao|chuyển giao|viện trợ|bán|mua|đóng mới|trao tặng)(?!\w)[^.;]*$"
)
#: Between the country called on and the port there.
_AT = re.compile(r"(?:,| (?:tại|ở|qua|và cập|cập))(?: (?:quân )?cảng| vịnh| thành phố| tỉnh)* ?")
_REACH = 110  # characters behind the verb to the port


class Ships(Telling):
    """Readings in which a warship calls."""

    def _docked(self, sentence: Sentence, actors: list[Actor]) -> Meeting | None:
        """Ships of one State in a port of another: the people of the ship are the guests of the port's province."""
        words = self.scene.folded(sentence.span)
        ship = _SHIP.search(words)
        calls = _CALLS.search(words, ship.end()) if ship else None
        if ship is None or calls is None or _NO_CALL.search(words[: calls.start()]):
            return None
        base = self.scene.scan.folded.at(sentence.span.start)
        noun = self.scene.scan.folded.span(base + ship.start(), base + ship.end())
        cue = self.scene.scan.folded.span(base + calls.start(), base + calls.end())
        owner = self._owner(Span(noun.start, cue.start))
        goal = self._port(sentence, cue, owner[0] if owner else "")
        if owner is None or goal is None:
            return None
        guest = Actor(owner[1], (owner[0],), "place")
        meeting = self._sides(sentence, [guest], [goal], cue, "visits.come")
        if meeting is not None:
            meeting.ship = True
        return meeting

    def _owner(self, name: Span) -> tuple[str, Span] | None:
        """Whose the ships are: the country that is told with them, else by the letters of a name."""
        for actor in self.scene.actors_in(name):
            if actor.how == "place" and len(actor.units) == 1 and PLACES[actor.units[0]].kind == "country":
                return actor.units[0], actor.span
        letters = _LETTERED.search(self.scene.words(name))
        if letters is None:
            return None
        return _LETTERS[letters[1]], Span(name.start + letters.start(1), name.start + letters.end(1))

    def _port(self, sentence: Sentence, cue: Span, owner: str) -> Actor | None:
        """Where they have come: the first place behind the verb; of a country its province where both stand there."""
        behind = [
            a
            for a in self.scene.actors_in(Span(cue.end, sentence.span.end))
            if a.how == "place" and len(a.units) == 1 and a.span.start - cue.end <= _REACH
        ]
        if not behind or country_of(behind[0].units[0]) == owner:
            return None
        for goal, port in pairwise(behind):
            between = self.scene.folded(Span(goal.span.end, port.span.start))
            if PLACES[goal.units[0]].kind == "country" == PLACES[port.units[0]].kind or not _AT.fullmatch(between):
                break
            if country_of(port.units[0]) == goal.units[0]:
                return port
        return behind[0]
