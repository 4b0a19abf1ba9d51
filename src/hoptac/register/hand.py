"""Facts that a person enters by hand: a decision, and the report that follows from it like any other.

On a page, the proof are words chosen there, found again by what stands around them when the page changes; where they
are gone, the fact stays, told by nobody but whoever entered it. With no page, it has one of its own without text
(``HAND`` and its key), so that whatever shows a fact's source has one to show.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from hoptac import __version__
from hoptac.base import nouns
from hoptac.base.identity import make_key
from hoptac.base.kinds import KINDS
from hoptac.base.nouns import Span
from hoptac.register.binding import sentence_digest, sentence_span
from hoptac.register.bound import On, cut
from hoptac.register.chunks import chunks
from hoptac.register.erased import is_masked
from hoptac.register.index.keep import index_pages
from hoptac.register.joining import rejoin
from hoptac.register.models import Bearing, Decision, Page, Report
from hoptac.register.refs import HAND, page_ref
from hoptac.register.reports import Item, write_reports
from hoptac.register.scope import everything
from hoptac.register.standing import in_force

RULE = "hand"
#: Without these there is no fact to speak of.
NEEDED: dict[str, tuple[str, ...]] = {
    "person": ("name",),
    "visit": ("guest", "host"),
    "agreement": ("parties",),
    "aid": ("giver", "receiver"),
    "figure": ("measure", "value"),
    "commitment": ("by", "quote"),
    "courtesy": ("kind", "from"),
}
#: Facts entered by hand come after all that was read on a page.
_AFTER = 100_000
#: So much of the words before and after must be the same, in characters, for chosen words to be found again elsewhere.
_AROUND, _ENOUGH = 32, 8


def quote_words(page: Page, words: str, start: int | None = None) -> dict[str, str] | None:
    """Words of a page with what stands around them, as an ``add`` keeps them; of several places the one nearest to
    ``start``, else the first. None where they are not there."""
    places = list(_places(page.text, words))
    if not places:
        return None
    place = min(places, key=lambda at: abs(at - (start or 0)))
    first, last = sentence_span(page.text, place, place + len(words))
    return {
        "words": words,
        "prefix": page.text[max(0, place - _AROUND) : place],
        "suffix": page.text[place + len(words) : place + len(words) + _AROUND],
        "sentence": cut(page.text[first:last]),
    }


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _find(text: str, quote: Mapping[str, str]) -> Span | None:
    """Where chosen words stand now: in the same sentence, or with enough of the same words around them."""
    words = quote["words"]
    found = [(_sameness(text, at, quote), -at) for at in _places(text, words)]
    best, at = max(found, default=(0, 0))
    return Span(-at, -at + len(words)) if best >= _ENOUGH else None


def _sameness(text: str, at: int, quote: Mapping[str, str]) -> int:
    """How many characters before and after are the same; with the same sentence enough in any case."""
    end = at + len(quote["words"])
    before = _common(text[max(0, at - _AROUND) : at][::-1], quote["prefix"][::-1])
    after = _common(text[end : end + _AROUND], quote["suffix"])
    first, last = sentence_span(text, at, end)
    same = sentence_digest(cut(text[first:last])) == sentence_digest(quote["sentence"])
    return before + after + (2 * _AROUND if same else 0)


def _common(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


@everything()
def hand_items(page: Page) -> list[Item]:
    """What was entered by hand on a page (or in place of one) and not taken back; nothing where it cannot be read."""
    return [] if page.error else [_item(decision, page) for decision in _entered([page.ref])]


def _entered(refs: Sequence[str]) -> list[Decision]:
    """The decisions in force that add facts on some pages, oldest first."""
    told: dict[str, list[Decision]] = defaultdict(list)
    added = Bearing.objects.filter(page__in=refs, decision__action="add").values("binding")
    for row in Bearing.objects.filter(binding__in=added).select_related("decision"):
        told[row.binding].append(row.decision)
    kept = [d for decisions in told.values() for d in in_force(decisions) if d.action == "add" and _stands(d)]
    return sorted(kept, key=lambda decision: decision.number)


def _stands(decision: Decision) -> bool:
    """Whether there is a fact left: one whose needed words were erased by law is none."""
    payload = decision.payload
    return not any(is_masked(payload["values"].get(slot)) for slot in NEEDED[payload["kind"]])


def _item(decision: Decision, page: Page) -> Item:
    key = decision.target
    kept = {slot: value for slot, value in decision.payload["values"].items() if not is_masked(value)}
    payload = {**decision.payload, "values": kept}
    quotes = {quote["slot"]: quote for quote in payload["quotes"]}
    row = KINDS[payload["kind"]]
    said = [(slot, payload["values"].get(slot)) for slot in (*row.slots, *row.extra)]
    statements = [_statement(s, value, quotes.get(s), page.text) for s, value in said if value not in (None, [])]
    statements.sort(key=lambda s: s.span is None)
    report = nouns.Report(payload["kind"], payload["values"], tuple(statements))
    told = [(make_key(key, s.slot), s) for s in statements]
    return Item(_AFTER + decision.number, On(key, key, report.kind), report, told)


def _statement(slot: str, value: Any, quote: Mapping[str, str] | None, text: str) -> nouns.Statement:
    span = _find(text, quote) if quote else None
    if span is None or quote is None:
        return nouns.Statement(slot, value, RULE)
    return nouns.Statement(slot, value, RULE, span, quote["words"], quote["prefix"], quote["suffix"])


@everything()
def forget(keys: Iterable[str]) -> None:
    """Take reports entered by hand out; ``refresh`` makes those that stand again."""
    reports = Report.objects.filter(key__in=list(keys))
    touched = {block for pair in reports.values_list("block", "entry__block") for block in pair if block}
    reports.delete()
    rejoin(touched)


@everything()
def refresh(refs: Iterable[str]) -> None:
    """Bring what is entered by hand on pages (by their refs) to what the log says now, and join anew."""
    for ref in sorted(set(refs)):
        entered = _entered([ref])
        page = Page.objects.filter(ref=ref).first() or _own_page(ref, entered)
        if page:
            _refresh(page, hand_items(page))
            if page.address.startswith(HAND) and not entered:
                page.delete()


@everything()
def make_again() -> None:
    """Make what is entered by hand with no page again, from the log; on pages it comes with them."""
    Page.objects.filter(address__startswith=HAND).delete()
    added = Bearing.objects.filter(decision__action="add").order_by().values_list("page", flat=True).distinct()
    for part in chunks(sorted(added)):
        refresh(set(part) - set(Page.objects.filter(ref__in=part).values_list("ref", flat=True)))


def _own_page(ref: str, entered: Sequence[Decision]) -> Page | None:
    """The page of a fact that was entered with none; it has no day, for the day of typing says nothing of the fact."""
    for decision in entered:
        address = f"{HAND}{decision.target}"
        if page_ref(address) == ref:
            told = {"document": "nhap-tay", "title": "Nhập tay", "language": "vi", "rank": "list"}
            return Page.objects.create(
                address=address, ref=ref, reader=__version__, retrieved_at=decision.at, published=None, **told
            )
    return None


def _refresh(page: Page, items: Sequence[Item]) -> None:
    standing = {row.key: row for row in Report.objects.filter(page=page, number__gte=_AFTER)}
    wanted = {item.on.key for item in items}
    gone = [row for key, row in standing.items() if key not in wanted]
    touched = {row.block for row in gone} | {row.entry.block for row in gone if row.entry}
    Report.objects.filter(pk__in=[row.pk for row in gone]).delete()
    touched |= write_reports(page, [item for item in items if item.on.key not in standing])
    index_pages([page.pk])
    rejoin(touched)
