"""Letters that were sent: into the book, their bytes kept as they were drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hoptac.gazetteer.feasts import feasts
from hoptac.register import kept_papers, mail
from hoptac.register.drawn import languages_of
from hoptac.register.models import KeptPaper
from hoptac.share.letters.letter import Letter, draft


def send(letters: Iterable[Letter], home: str, day: str, by: str, format_: str = "pdf") -> int:
    """Note letters as sent on an ISO day and keep each file as it is drawn now; how many were new to the book.

    Raises ``letter-wrong`` (no day), ``format-unknown``.
    """
    new = 0
    for letter in letters:
        year = letter.occasion.first.year if letter.occasion else int(day[:4] if day[:4].isdigit() else 0)
        title, where = feasts()[letter.code].name_vi, letter.to.place
        noted = mail.Noted("sent", day, where, letter.to.name, letter.code, year, languages_of(letter), title)
        if mail.is_noted(noted):
            continue
        mail.check(noted)
        kept = kept_papers.keep(draft(letter), format_, (home, where), by, letter.to.name)
        mail.note(replace(noted, paper=kept.raw_hash_id), by)
        new += 1
    return new


def kept_of(mails: Iterable[mail.Mail]) -> dict[str, str]:
    """The digest of a letter's file -> its reference among the kept papers."""
    wanted = {found.noted.paper for found in mails if found.noted.paper}
    return dict(KeptPaper.objects.filter(kind="letter", raw_hash__in=wanted).values_list("raw_hash_id", "ref"))
