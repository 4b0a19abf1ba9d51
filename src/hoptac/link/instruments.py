"""Which reports tell one agreement: the same parties and term, or day of signing, whatever its printed names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import cast

from hoptac.base.fold import fold_key
from hoptac.base.frozen import frozen
from hoptac.gazetteer.vocabulary import field_phrases
from hoptac.link.clusters import Node, Rule
from hoptac.link.keyed import Keyed, Values
from hoptac.link.likeness import one_name
from hoptac.link.spans import When, when

#: Papers whose names stand for each other; papers of two families are two papers, even of one day.
_FAMILIES = {
    code: family
    for family, codes in {
        "cooperation": "cooperation-agreement agreement minutes-of-agreement mou programme plan minutes-of-exchange",
        "talks": "minutes-of-talks minutes-working aide-memoire",
        "coordination": "coordination-plan coordination-regulation",
        "ties": "twinning friendship-relations",
        "treaty": "treaty convention act agreement-treaty protocol exchange-of-notes",
        "statement": "joint-statement joint-communique",
        "intent": "letter-of-intent",
        "annex": "annex extension",
        "business": "contract project-agreement",
    }.items()
    for code in codes.split()
}
#: What every paper on working together may name.
_GENERAL = frozenset({"politics-diplomacy", "people-to-people"})


@frozen
class Paper:
    """What joining compares. ``signed`` are the days of signing, ``about`` the fields that its printed name holds."""

    kind: str
    term: str
    signed: When
    about: frozenset[str]
    signers: frozenset[str]

    @property
    def family(self) -> str:
        """The family of its name; "" for a name that says nothing."""
        return _FAMILIES.get(self.kind, "")


@lru_cache(maxsize=1 << 14)
def _about(name: str) -> frozenset[str]:
    hits = field_phrases().find(fold_key(name))
    return frozenset(form.code for hit in hits for form in hit.values) - _GENERAL


def _traits(report: Keyed) -> Paper:
    values = report.values
    return Paper(
        kind=str(values.get("kind") or ""),
        term="-".join(str(year) for year in values.get("term") or ()),
        signed=when(values.get("date"), None, None, before=0),
        about=_about(str(values.get("name") or "")),
        signers=frozenset(str(name) for name in values.get("signed_by") or ()),
    )


def _of(node: Node) -> Paper:
    return cast(Paper, node.traits)


def _signers(one: Paper, other: Paper) -> bool | None:
    """Whether some signer is named by both; None where one of them names nobody."""
    if not one.signers or not other.signers:
        return None
    return any(one_name(a, b, foreign=True) for a in one.signers for b in other.signers)


def same_family(one: Values, other: Values) -> bool:
    """Whether two agreements may be papers of one sort, for one subject: a cooperation agreement and the next one."""
    families = {_FAMILIES.get(str(values.get("kind") or ""), "") for values in (one, other)} - {""}
    return len(families) < 2 and _about(str(one.get("name") or "")) == _about(str(other.get("name") or ""))


def _against(a: Node, b: Node) -> bool:
    one, other = _of(a), _of(b)
    if one.family and other.family and one.family != other.family:
        return True
    if one.about and other.about and not one.about & other.about:
        return True
    if one.term and other.term:
        return one.term != other.term
    if "none" not in (one.signed.grain, other.signed.grain):
        off = 1 if one.signed.grain == other.signed.grain == "day" else 0
        if one.signed.gap(other.signed) > off:
            return True
    return _signers(one, other) is False


def _basis(one: Paper, other: Paper) -> float:
    """What the two have in common: the term, the day of signing, one a day off, or a month or year and a day in it."""
    if one.term and one.term == other.term:
        return 4.0
    if "none" in (one.signed.grain, other.signed.grain) or one.signed.gap(other.signed) > 1:
        return 0.0
    if one.signed == other.signed and one.signed.grain == "day":
        return 3.0
    return 0.0 if one.signed.grain == other.signed.grain == "year" else 1.75


def _score(a: Node, b: Node) -> float:
    """One term or one day is enough, unless one name alone says what the paper is about; the same kind makes up for
    that, and for a day off."""
    one, other = _of(a), _of(b)
    found = _basis(one, other)
    if not found:
        return 0.0
    found += 1.25 if one.kind and one.kind == other.kind else 0.0
    found += 1.0 if one.about & other.about else -1.25 if one.about != other.about else 0.0
    return found + (1.0 if _signers(one, other) else 0.0)


def _near(node: Node) -> Iterator[str | int]:
    paper = _of(node)
    if paper.term:
        yield paper.term
    yield from paper.signed.days(margin=1 if paper.signed.grain == "day" else 0)


def _has_term(node: Node) -> bool:
    """A page may tell of one term under several names; of papers signed on one day each is its own."""
    return bool(_of(node).term)


AGREEMENTS = Rule(_traits, _near, _against, _score, enough=3.0, twice=_has_term)
