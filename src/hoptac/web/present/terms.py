"""How much of an agreement's term is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True, slots=True)
class Term:
    """A term of whole years on a given day. ``share`` is what is over, from 0 to 1."""

    first: int
    last: int
    today: date

    @property
    def share(self) -> float:
        """What is over of the days from 1 January of the first year to 31 December of the last."""
        start, end = date(self.first, 1, 1).toordinal(), date(self.last + 1, 1, 1).toordinal()
        return min(1.0, max(0.0, (self.today.toordinal() - start) / (end - start)))

    @property
    def state(self) -> str:
        """``coming``, ``running``, ``ending`` (in its last twelve months) or ``over``."""
        if self.today.year > self.last:
            return "over"
        if self.today.year < self.first:
            return "coming"
        return "ending" if self.today.year == self.last else "running"

    @property
    def width(self) -> int:
        """The bar's filled part, of 100."""
        return round(self.share * 100)

    def words(self) -> str:
        """The state in words: "còn 2 năm", "năm cuối, còn 1 tháng", "đã hết hạn"."""
        months = (self.last - self.today.year) * 12 + 12 - self.today.month
        if self.state == "over":
            return _("đã hết hạn cuối %(year)s") % {"year": self.last}
        if self.state == "coming":
            return _("bắt đầu từ %(year)s") % {"year": self.first}
        left = _left(months)
        return _("năm cuối, %(left)s") % {"left": left} if self.state == "ending" else left


def _left(months: int) -> str:
    """What remains, in whole months up to two years, then in years."""
    if months == 0:
        return _("hết hạn trong tháng này")
    if months < 24:
        return ngettext("còn %(n)d tháng", "còn %(n)d tháng", months) % {"n": months}
    return ngettext("còn hơn %(n)d năm", "còn hơn %(n)d năm", months // 12) % {"n": months // 12}


def term_of(years: object, today: date) -> Term | None:
    """A term from ``[first, last]``; None where the page gives none or the years make no sense."""
    if isinstance(years, (list, tuple)) and len(years) == 2 and all(isinstance(year, int) for year in years):
        first, last = years
        if 1900 <= first <= last <= 2200:
            return Term(first, last, today)
    return None
