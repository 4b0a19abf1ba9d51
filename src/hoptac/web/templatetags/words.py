"""Filters for templates: days, numbers and names as the language that is switched on writes them."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from hoptac.register.approvals import Mark
from hoptac.register.records import Quote
from hoptac.web.present import labels, values


def before(quote: Quote) -> str:
    """What stands before the words in their sentence."""
    return quote.sentence[: quote.start]


def after(quote: Quote) -> str:
    """What follows the words in their sentence."""
    return quote.sentence[quote.end :]


def mark_of(marks: Mapping[int, Mark] | str | None, number: int) -> Mark | None:
    """How a decision stands; None where it needs nobody's approval, or the page does not say."""
    return marks.get(number) if isinstance(marks, Mapping) else None


def together(text: str) -> SafeString:
    """The text with the words of each day held together: no line ends inside "10 June 2022"."""
    return mark_safe(values.SPELT_DAY.sub(r'<span class="short">\g<0></span>', escape(text)))


register = template.Library()
register.filter("mark_of", mark_of)
register.filter("day", values.day)
register.filter("together", together)
register.filter("moment", values.moment)
register.filter("num", values.number)
register.filter("place", labels.place_name)
register.filter("before", before)
register.filter("after", after)
