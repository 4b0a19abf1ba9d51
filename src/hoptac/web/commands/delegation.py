"""``hoptac delegation``."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from hoptac.base.errors import HoptacError, say
from hoptac.base.reasons import why
from hoptac.register import queries
from hoptac.register.delegation import draft
from hoptac.register.delegation_years import year_of
from hoptac.register.kept_papers import draw
from hoptac.register.office import writer
from hoptac.register.opening import reachable
from hoptac.register.units import ids_of
from hoptac.register.whole import whole_file
from hoptac.share import names
from hoptac.share.delegation.statistics import statistics, yearly
from hoptac.share.papers.paper import Paper
from hoptac.share.papers.record import Office
from hoptac.share.papers.words import days
from hoptac.web.found import partner

#: Papers on a year; the others are on one visit.
YEARS = {"statistics": statistics, "yearly": yearly}


def run(args: argparse.Namespace) -> int:
    """Draft one paper, or list the visits. Raises ``office-unknown``, ``visit-unknown``, ``file-unwritable``."""
    with reachable():
        home = writer(partner(args.office))
        if args.what == "list":
            return _list(home.place)
        data = draw(_paper(args, home), "pdf" if (args.output or "").endswith(".pdf") else "docx")
    target = Path(args.output or f"{args.what}.docx")
    try:
        with whole_file(target, over=True) as out:
            out.write(data)
    except OSError as error:
        raise HoptacError("file-unwritable", path=target, reason=why(error, writing=True)) from error
    print(say(f"Đã ghi {target}.", f"{target} written."))
    return 0


def _paper(args: argparse.Namespace, home: Office) -> Paper:
    today = date.today()
    if args.what in YEARS:
        return YEARS[args.what](year_of(home.on(args.form), args.year or today.year, today))
    if not args.visit:
        raise HoptacError("visit-unknown", name="…")
    return draft(args.what, args.visit, home, today, args.form)


def _list(place: str) -> int:
    """The visits of an office, the newest first, each with the reference that the other papers want."""
    own = ids_of(place)
    for fact in queries.facts("visit"):
        sides = [str(p) for slot in ("guest", "host") for p in fact.values.get(slot) or () if p]
        if own & set(sides):
            guests = names.units([str(p) for p in fact.values.get("guest") or () if p])
            hosts = names.units([str(p) for p in fact.values.get("host") or () if p])
            print(f"{fact.key[:16]}  {days(fact.values.get('start'), fact.values.get('end')):<42} {guests} → {hosts}")
    return 0
