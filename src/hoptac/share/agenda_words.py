"""How events are told in a calendar, in Vietnamese or English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hoptac.gazetteer.clock import Duty
from hoptac.gazetteer.feasts import Day
from hoptac.share import names

_TEXTS = {
    "vi": {
        "visit": "Đoàn {guests} thăm, làm việc với {hosts}",
        "planned": "{title} (dự kiến)",
        "cancelled": "{title} (không diễn ra)",
        "unknown": "…",
        "told": "{sentence}\n(Nguồn: {source})",
        "task": "{who}: {what}",
        "term": "Hết giai đoạn {first}–{last}: {name} giữa {parties}",
        "ahead": "Còn {days} ngày – {title}",
        "point": "Đến hạn nội dung đã thống nhất: {parties}",
        "signed": "Hạn báo cáo sau khi ký {name} giữa {parties}",
        "duty": "Hạn: {duty}",
        "source": "Căn cứ: {source}.",
        "unchecked": "Chưa đối chiếu với văn bản hiện hành: cần kiểm tra trước khi dùng.",
        "occasion": "{name}",
        "count": "{name}: kỷ niệm {count} năm",
        "letters": "Gửi thư chúc mừng {name} ({day}){channel}",
        "sent": "{title} – đã gửi {sent}/{of}",
        "receivers": "Gửi tới: {places}.",
        "government": "",
        "party": ", kênh Đảng",
    },
    "en": {
        "visit": "Delegation of {guests} with {hosts}",
        "planned": "{title} (planned)",
        "cancelled": "{title} (not taking place)",
        "unknown": "…",
        "told": "{sentence}\n(Source: {source})",
        "task": "{who}: {what}",
        "term": "End of the term {first}–{last}: {name} between {parties}",
        "ahead": "In {days} days – {title}",
        "point": "Due: what was agreed between {parties}",
        "signed": "Last day to report the signing of {name} between {parties}",
        "duty": "Due: {duty}",
        "source": "By: {source}.",
        "unchecked": "Not compared with the law in force: look it up before relying on it.",
        "occasion": "{name}",
        "count": "{name}: {count} years",
        "letters": "Send letters on {name} ({day}){channel}",
        "sent": "{title} – {sent} of {of} sent",
        "receivers": "To: {places}.",
        "government": "",
        "party": ", between Party committees",
    },
}


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one language."""

    language: str

    def _say(self, key: str, **details: object) -> str:
        # Details are words of pages: they are put in, never read as a pattern.
        return _TEXTS[self.language][key].format(**details)

    def _places(self, ids: object) -> str:
        listed = [str(place) for place in (ids if isinstance(ids, list | tuple) else [ids]) if place]
        return names.units(listed, self.language) or self._say("unknown")

    def visit(self, values: Mapping[str, Any]) -> str:
        """Who visits whom."""
        title = self._say("visit", guests=self._places(values.get("guest")), hosts=self._places(values.get("host")))
        status = values.get("status")
        return self._say(str(status), title=title) if status in ("planned", "cancelled") else title

    def task(self, what: str, who: str) -> str:
        """Who has to do what."""
        return self._say("task", who=who, what=what)

    def told(self, sentence: str, source: str) -> str:
        """The sentence that says so, with its source."""
        return self._say("told", sentence=sentence, source=source)

    def _name(self, values: Mapping[str, Any]) -> str:
        name = names.agreement(values.get("kind"), self.language)
        return name[:1].lower() + name[1:]

    def term(self, values: Mapping[str, Any]) -> str:
        """Which term ends."""
        first, last = values["term"]
        name, parties = self._name(values), self._places(values.get("parties"))
        return self._say("term", first=first, last=last, name=name, parties=parties)

    def ahead(self, title: str, days: int) -> str:
        """The same, some days before."""
        return self._say("ahead", days=days, title=title[:1].lower() + title[1:])

    def point(self, values: Mapping[str, Any]) -> str:
        """Between whom something was agreed."""
        return self._say("point", parties=self._places([*(values.get("by") or ()), *(values.get("to") or ())]))

    def duty(self, duty: Duty) -> str:
        """What has to be done."""
        return self._say("duty", duty=duty.duty_en if self.language == "en" else duty.duty_vi)

    def after_signing(self, values: Mapping[str, Any], duty: Duty) -> str:
        """That a signing has to be reported."""
        return self._say("signed", name=self._name(values), parties=self._places(values.get("parties")))

    def occasion(self, day: Day) -> str:
        """An occasion with the count of its years."""
        return self._say("count" if day.count else "occasion", name=self.occasion_name(day), count=day.count)

    def occasion_name(self, day: Day) -> str:
        """What an occasion is called."""
        return day.feast.name_en if self.language == "en" else day.feast.name_vi

    def letters(self, day: Day, channel: str, sent: int = 0, of: int = 0) -> str:
        """That letters have to leave, and how many of them have left."""
        name, when = self.occasion_name(day), f"{day.first:%d/%m/%Y}"
        title = self._say("letters", name=name, day=when, channel=self._say(channel))
        return self._say("sent", title=title, sent=sent, of=of) if sent else title

    def receivers(self, places: Iterable[str]) -> str:
        """To whom."""
        return self._say("receivers", places=self._places(list(places)))


def event_words(language: str) -> Words:
    """The texts of a language; Vietnamese where there are none."""
    return Words(language if language in _TEXTS else "vi")


def duty_text(duty: Duty, language: str) -> str:
    """By which law, and whether somebody has looked it up."""
    texts = _TEXTS[language if language in _TEXTS else "vi"]
    told = texts["source"].format(source=duty.source)
    return told if duty.checked else f"{told}\n{texts['unchecked']}"
