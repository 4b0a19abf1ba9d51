"""``hoptac letters``."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from hoptac.base.errors import HoptacError, language, say
from hoptac.base.reasons import why
from hoptac.gazetteer.feasts import days_between, feasts, written_from
from hoptac.gazetteer.places import country_of, name_of
from hoptac.register.drawn import letter_files
from hoptac.register.letters import letters, occasion_day
from hoptac.register.letters_due import receivers
from hoptac.register.letters_sent import send
from hoptac.register.office import writer
from hoptac.register.opening import reachable
from hoptac.register.partners import partners
from hoptac.share.letters.letter import Letter
from hoptac.web.found import partner
from hoptac.web.who import user


def run(args: argparse.Namespace) -> int:
    """Draft the letters of an occasion into a folder, or list the occasions.

    Raises ``occasion-unknown``, ``office-unknown``, ``place-unknown``, ``letter-nobody``, ``file-unwritable``.
    """
    if args.list or not args.occasion:
        return _list()
    with reachable():
        home = writer(partner(args.office)).place
        today = date.today()
        places = _places(args.to, args.occasion, home, today, args.year)
        formats = ("docx", "pdf") if args.format == "both" else (args.format,)
        for lang in args.lang.split(","):
            drafted = letters(args.occasion, places, home, today, lang, year=args.year, signer=args.signer)
            files = dict(letter_files(drafted, formats))
            _write(Path(args.output), files)
            for letter in drafted:
                _tell(letter)
            if args.sent and lang == args.lang.split(",")[0]:
                send(drafted, home, today.isoformat(), user(), formats[-1])
    return 0


def _list() -> int:
    """The occasions on which a Vietnamese side writes, with their next days."""
    today = date.today()
    coming = days_between(today, today.replace(year=today.year + 1) if today.month != 2 else today)
    days = {day.feast.code: day.first for day in reversed(list(coming))}
    told = [code for code, found in feasts().items() if written_from(found, "VN") or code.startswith("event-")]
    for code in sorted(told, key=lambda code: (days.get(code, date.max), code)):
        found = feasts()[code]
        name = found.name_en if language() == "en" else found.name_vi
        when = days[code].isoformat() if code in days else "–"
        print(f"{code:<24} {when:<12} {name}")
    return 0


def _places(typed: str, code: str, home: str, today: date, year: int) -> list[str]:
    """The partners named, or with "all" those to whom custom has us write on the occasion."""
    if typed != "all":
        return [partner(part.strip()) for part in typed.split(",") if part.strip()]
    occasion, near = occasion_day(code, today, year or None), partners(home)
    listed = {place for places in receivers(occasion, home, near).values() for place in places} if occasion else set()
    found = sorted(listed) or [p for p in near if country_of(p) == feasts()[code].place]
    if not found:
        raise HoptacError("letter-nobody", name=code)
    return found


def _write(folder: Path, files: dict[str, bytes]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
    except OSError as error:
        raise HoptacError("file-unwritable", path=folder, reason=why(error, writing=True)) from error


def _tell(letter: Letter) -> None:
    """One line for each letter; what an officer has to look at stands behind it."""
    gaps = []
    if not letter.to.name:
        gaps.append(say("chưa rõ người giữ chức", "who holds the office is not known"))
    if not letter.sentence and letter.language != "lo":
        gaps.append(say("sổ chưa có điều riêng về tỉnh này", "the register has nothing of this province alone"))
    if letter.language == "lo":
        gaps.append(say("bản nháp chờ người Lào soát", "a draft until a Lao reader has checked it"))
    name = name_of(letter.to.place, language())
    print(f"{letter.to.place:<8} {name}: {letter.to.name or '…'}{' – ' if gaps else ''}{'; '.join(gaps)}")
