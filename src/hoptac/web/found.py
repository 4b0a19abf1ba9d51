"""Hits as the command line prints them: kind, title and day, then the sentence with the found words in bold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from django.utils import translation

from hoptac.base.errors import HoptacError, language, say
from hoptac.base.fold import nfc
from hoptac.base.words import plain_words
from hoptac.gazetteer.places import PLACES, UNIT_KINDS
from hoptac.gazetteer.spellings import by_spelling
from hoptac.register.query_search import FARTHEST, PAGE, Found
from hoptac.register.units import current
from hoptac.web.present.search import HitLine, Piece, hit_line
from hoptac.web.terminal import grouped


def partner(typed: str) -> str:
    """The id of a place from its id or name; empty for nothing typed. Raises ``place-unknown``."""
    if not typed or typed in PLACES:
        return typed
    named = by_spelling().get(plain_words(nfc(typed)), ())
    # Of places of one name a unit comes before a region of countries, and one that stands today before a former one.
    known = sorted(named, key=lambda place: (PLACES[place].kind not in UNIT_KINDS, current(place) != place, place))
    if not known:
        raise HoptacError("place-unknown", name=typed)
    return known[0]


def show(found: Found, page: int, out: TextIO) -> None:
    """Print one page of hits; bold on a terminal, plain elsewhere."""
    if not found.hits:
        print(say("Không tìm thấy gì.", "Nothing found."), file=out)
        return
    if found.guessed:
        told = say(
            "Không thấy đúng như đã gõ. Dưới đây là những gì gần giống nhất.",
            "Nothing is quite as typed. This is what comes nearest.",
        )
        print(told, file=out)
    with translation.override(language()):
        for number, hit in enumerate(found.hits, (page - 1) * PAGE + 1):
            _print(number, hit_line(hit, {}), out)
    count = min(found.count, FARTHEST)
    more = say("Hơn ", "More than ") if found.count > FARTHEST else ""
    print(f"{more}{grouped(count)} {say('kết quả', 'result' if count == 1 else 'results')}.", file=out, flush=True)


def _print(number: int, line: HitLine, out: TextIO) -> None:
    bold = out.isatty()
    head = [line.kind, line.tone_words, _joined(line.title, bold), line.when]
    print(f"{number:>3}. {' · '.join(part for part in head if part)}", file=out)
    for below in (_joined(line.told, bold), " · ".join([*([line.source] if line.source else []), *line.about])):
        if below:
            print(f"     {below}", file=out)


def _joined(pieces: Iterable[Piece], bold: bool) -> str:
    return "".join(f"\x1b[1m{piece.text}\x1b[0m" if bold and piece.found else piece.text for piece in pieces)
