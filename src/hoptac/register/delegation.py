"""One visit with what its pages tell of it, for the papers around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from hoptac.base.errors import HoptacError
from hoptac.gazetteer.posts import POSTS
from hoptac.link.likeness import one_name
from hoptac.link.namekey import name_key
from hoptac.register.facts import load_facts
from hoptac.register.models import Entry, EntryPlace, Report
from hoptac.register.papers import item
from hoptac.register.query_entries import entry_of
from hoptac.register.units import ids_of
from hoptac.register.visit_files import load_file
from hoptac.share.delegation import outcome, plan, requests, speeches
from hoptac.share.delegation.record import Delegation, Person
from hoptac.share.papers.paper import Paper
from hoptac.share.papers.record import Item, Office

#: What can be drafted, in the order in which an office needs it.
PAPERS = {
    "plan": plan.plan,
    "request": requests.request,
    "circular": requests.circular,
    "speech": speeches.speech,
    "notice": outcome.notice,
    "report": outcome.report,
}
_BESIDE = ("commitment", "agreement", "aid", "courtesy")


def delegation(ref: str, office: Office, today: date, form: str = "") -> Delegation:
    """The visit of an entry (any address of it) and what the same pages tell. Raises ``visit-unknown``.

    ``form``: that of its papers, ``state`` or ``party``; by default the Party's on its channel, else the office's own.
    """
    row = entry_of(ref)
    if row is None or row.kind != "visit" or row.state == "rejected":
        raise HoptacError("visit-unknown", name=ref[:40])
    [fact] = load_facts(Entry.objects.filter(pk=row.pk))
    visit = item(fact)
    guests, hosts = _places(visit.get("guest")), _places(visit.get("host"))
    if not guests or not hosts:
        raise HoptacError("visit-unknown", name=ref[:40])
    pages = list(Report.objects.filter(entry=row).exclude(state="rejected").values_list("page", flat=True))
    beside = _beside(pages, guests, hosts)
    people = [i for i in beside if i.kind == "person"]
    return Delegation(
        office=office.on(form or ("party" if visit.get("channel") == "party" else "")),
        today=today.isoformat(),
        visit=visit,
        inward=not set(guests) & ids_of(office.place),
        guests=guests,
        hosts=hosts,
        guest_head=_person(visit.get("guest_head"), people, visit.key),
        host_head=_person(visit.get("host_head"), people, visit.key),
        points=tuple(i for i in beside if i.kind == "commitment" and i.get("stance") != "difficulty"),
        papers=tuple(i for i in beside if i.kind == "agreement"),
        gifts=tuple(i for i in beside if i.kind in ("aid", "courtesy")),
        file=load_file(row),
    )


def draft(what: str, ref: str, office: Office, today: date, form: str = "") -> Paper:
    """A paper of ``PAPERS`` on a visit. Raises ``visit-unknown``."""
    return PAPERS[what](delegation(ref, office, today, form))


def _places(value: object) -> tuple[str, ...]:
    return tuple(str(p) for p in (value if isinstance(value, list | tuple) else [value]) if p)


def _beside(pages: Sequence[int], guests: Iterable[str], hosts: Iterable[str]) -> list[Item]:
    """Live entries that the same pages tell: of these sides alone, for a page on a tour tells of other calls too."""
    told = Report.objects.filter(page__in=pages, entry__isnull=False).exclude(state="rejected")
    entries = set(told.filter(kind__in=(*_BESIDE, "person")).values_list("entry", flat=True))
    sides = {place for side in (*guests, *hosts) for place in ids_of(side)}
    named = EntryPlace.objects.filter(entry__in=entries).exclude(slot="posts")
    strange = set(named.exclude(place__in=sides).values_list("entry_id", flat=True))
    wanted = Entry.objects.filter(pk__in=entries - strange).exclude(state="rejected").order_by("kind", "day", "key")
    return [item(fact) for fact in load_facts(wanted)]


def _person(name: object, people: Iterable[Item], visit: str) -> Person | None:
    """Someone who leads a side, with the offices that the same pages give; the Party's offices first."""
    if not isinstance(name, str) or not name:
        return None
    known = next((i for i in people if one_name(name_key(name), name_key(str(i.get("name"))), foreign=True)), None)
    told = (
        [(str(p["post"]), str(p.get("place") or "")) for p in (known.get("posts") or ()) if p.get("post")]
        if known
        else []
    )
    # One name in one spelling throughout a paper: that of the entry of the person.
    shown = str(known.get("name")) if known else name
    return Person(shown, tuple(sorted(told, key=_rank)), (visit, *((known.key,) if known else ())))


def _rank(post: tuple[str, str]) -> tuple[bool, int]:
    known = POSTS.get(post[0])
    return (known is None or known.branch != "party", known.rank if known else 999)
