"""Parts that several papers on a delegation share."""

from __future__ import annotations

from dataclasses import replace

from hoptac.gazetteer.places import country_of
from hoptac.share.delegation.record import Delegation, person
from hoptac.share.papers.paper import Block, Head, Heading, Paper, Para, Runs, Signature, said
from hoptac.share.papers.record import Office
from hoptac.share.papers.sheet import head
from hoptac.share.papers.words import address

DOTS = "…………………"


def title_of(about: Delegation) -> Runs:
    """The delegation as titles name it."""
    if about.inward:
        return (said("Đoàn đại biểu "), about.guest, said(" thăm và làm việc tại "), about.host)
    return (said("Đoàn công tác "), about.guest, said(" thăm và làm việc tại "), about.host)


def word_for(place: str) -> str:
    """How one speaks of a person of a place."""
    return address(country_of(place))


def leaders(about: Delegation) -> tuple[Runs, Runs]:
    """Who leads the guests and who receives them."""
    return (
        person(about.guest_head, word_for(about.guests[0])),
        person(about.host_head, word_for(about.hosts[0])),
    )


def section(number: str, title: str, *paragraphs: Runs) -> tuple[Block, ...]:
    """A heading with its paragraphs."""
    return (Heading((said(f"{number}. {title}"),), 1), *(Para(runs) for runs in paragraphs if runs))


def paper(
    about: Delegation,
    kind: str,
    symbol: str,
    title: str,
    abstract: Runs,
    blocks: tuple[Block, ...],
    to: tuple[Runs, ...] = (),
    receivers: tuple[Runs, ...] = (),
    annexes: tuple[Block, ...] = (),
) -> Paper:
    """A paper of the office upon a delegation, in the office's form; number and places to be filled by hand."""
    top: Head = head(about.office, about.today, symbol)
    if kind == "circular":
        # A công văn bears the organ's sign alone.
        top = replace(top, number=_letter_number(about.office))
    return Paper(
        kind=kind,
        name=f"{title.capitalize()} – {''.join(run.text for run in title_of(about))}",
        day=about.today,
        form=about.office.form,
        head=top,
        title=(said(title),) if title else (),
        abstract=abstract,
        blocks=blocks,
        to=to,
        # A speech is spoken, not signed.
        signature=None if kind in ("speech", "reply") else Signature(about.office.signs, about.office.signer),
        receivers=receivers,
        annexes=annexes,
    )


def _letter_number(office: Office) -> str:
    return f"Số        -CV/{office.symbol}" if office.form == "party" else f"Số:        /{office.symbol}"


def filed() -> tuple[Runs, ...]:
    """Who gets every paper of the office."""
    return ((said("Như trên;"),), (said("Lưu: VT."),))
