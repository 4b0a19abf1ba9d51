"""``hoptac brief``, ``hoptac term-review``."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from hoptac.base.errors import HoptacError, say
from hoptac.base.reasons import why
from hoptac.gazetteer.places import name_of
from hoptac.register.articles import articles_of
from hoptac.register.kept_papers import draw
from hoptac.register.office import writer
from hoptac.register.opening import reachable
from hoptac.register.papers import dossier
from hoptac.register.whole import whole_file
from hoptac.share.papers.brief import brief
from hoptac.share.papers.paper import Paper
from hoptac.share.papers.record import Dossier, Item
from hoptac.share.papers.review import Copy, review
from hoptac.share.papers.review_fields import choose
from hoptac.web.found import partner


def run_brief(args: argparse.Namespace) -> int:
    """Write the briefing on a partner. Raises ``place-unknown``, ``office-unknown``, ``partnership-unknown``."""
    with reachable():
        return _write(brief(_dossier(args), args.form), args)


def run_review(args: argparse.Namespace) -> int:
    """Write the review of an agreement. Raises the same, and ``agreement-unknown``."""
    with reachable():
        about = _dossier(args)
        return _write(review_of(about, args.agreement, args.copy, args.form), args)


def review_of(about: Dossier, wanted: str, copy: Copy, form: str) -> Paper:
    """The review of an agreement with its articles. Raises ``agreement-unknown``."""
    agreement = agreement_of(about, wanted)
    return review(about, agreement, copy, form, articles_of(agreement.key))


def agreement_of(about: Dossier, wanted: str) -> Item:
    """The agreement to review. Raises ``agreement-unknown``."""
    found = choose(about, wanted)
    if found is None:
        raise HoptacError("agreement-unknown", one=name_of(about.one), other=name_of(about.other))
    return found


def _dossier(args: argparse.Namespace) -> Dossier:
    today = (args.day or "") if len(args.day or "") == len("2026-11-22") else date.today().isoformat()
    return dossier(writer(partner(args.home)), partner(args.place), today)


def _write(paper: Paper, args: argparse.Namespace) -> int:
    path = Path(args.output or f"{paper.kind}-{args.place}-{paper.day}.docx".replace(" ", "-"))
    data = draw(paper, path.suffix.lower().removeprefix("."))
    try:
        with whole_file(path, over=True) as out:
            out.write(data)
    except OSError as error:
        raise HoptacError("file-unwritable", path=path, reason=why(error, writing=True)) from error
    print(say(f"Đã ghi {paper.name} vào {path}.", f"Written into {path}."))
    return 0
