"""Whether two times that a page tells may be of one visit."""

from __future__ import annotations

from hoptac.find.when import When


def same_days(a: When | None, b: When | None) -> bool:
    """Whether two times may be of one visit: one of them untold, or both overlapping."""
    if a is None or b is None:
        return True
    x, y = a.time, b.time
    if x.start is None or y.start is None:
        return _within_a_year(x.edtf, y.edtf)
    return x.start <= (y.end or y.start) and y.start <= (x.end or x.start)


def _within_a_year(one: str, other: str) -> bool:
    """Whether two times of which one has no year may be of one visit: their days overlap."""
    if one == other:
        return True
    (a, b), (c, d) = (_days_of_year(time) for time in (one, other))
    return bool(a and c) and a <= d and c <= b


def _days_of_year(edtf: str) -> tuple[str, str]:
    """The first and the last day of a time, without the year: "XXXX-03-01/XXXX-03-05" is 03-01, 03-05; else empty."""
    ends = [part[5:] for part in edtf.split("/") if len(part) == 10]
    return (ends[0], ends[-1]) if ends else ("", "")
