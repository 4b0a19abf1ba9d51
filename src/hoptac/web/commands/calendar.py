"""``hoptac calendar``."""

from __future__ import annotations

import argparse
import sys
from datetime import date, timedelta
from pathlib import Path

from hoptac.base.errors import HoptacError, language, say
from hoptac.base.reasons import why
from hoptac.register.agenda import agenda, last_day
from hoptac.register.office import office
from hoptac.register.opening import reachable
from hoptac.register.whole import whole_file
from hoptac.share.calendar import write
from hoptac.web.found import partner

#: What is shown where nobody says from when to when: a year back, two ahead.
BACK, AHEAD = timedelta(days=365), timedelta(days=730)


def run(args: argparse.Namespace) -> int:
    """Write the calendar to a file or standard output. Raises ``place-unknown``, ``file-unwritable``."""
    today = date.today()
    first = date.fromisoformat((args.first + "-01-01")[:10]) if args.first else today - BACK
    last = last_day(args.last) or today + AHEAD
    with reachable():
        events = agenda(first, last, partner(args.office) or office(), language())
    data = write(events, today, language())
    if not args.output:
        sys.stdout.write(data.decode())
        sys.stdout.flush()
        return 0
    try:
        with whole_file(Path(args.output), over=True) as out:
            out.write(data)
    except OSError as error:
        raise HoptacError("file-unwritable", path=args.output, reason=why(error, writing=True)) from error
    count = len(events)
    print(say(f"Đã ghi {count} mục vào {args.output}.", f"{count} items written into {args.output}."))
    return 0
