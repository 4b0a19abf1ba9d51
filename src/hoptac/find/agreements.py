"""Agreements: each paper of the page once, under whatever names, with the weightiest thing that happened to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoptac.base.nouns import Modality, Report, Span
from hoptac.base.scene import Scene
from hoptac.find.build import Draft
from hoptac.find.lookback import gone_through
from hoptac.find.ofwhom import is_of_two, is_thought_of
from hoptac.find.paper import Paper
from hoptac.find.paperdays import NATIONAL
from hoptac.find.papers import Papers
from hoptac.find.papersubjects import has_subject, of_another_matter
from hoptac.find.when import Times, times_of
from hoptac.gazetteer.places import country_of

_WEIGHT = {act: n for n, act in enumerate(("mentioned", "implemented", "proposed", "exchanged", "reviewed", "signed"))}
_MODALITY: dict[str, Modality] = {"proposed": "proposed", "implemented": "ongoing"}
#: Kinds that a looser name may stand for: "thỏa thuận" is the paper called "thỏa thuận hợp tác" before.
_LOOSE = {
    "agreement": {
        "cooperation-agreement",
        "minutes-of-agreement",
        "twinning",
        "friendship-relations",
        "agreement-treaty",
    },
    "cooperation-agreement": {"minutes-of-agreement", "agreement", "mou"},
    "minutes-working": {"minutes-of-talks", "minutes-of-agreement"},
    "aide-memoire": {"mou", "minutes-of-talks"},
    "programme": set(),
}

#: The words before a term belong to the term, not to the paper's name: "Chương trình hợp tác giai đoạn 2022 - 2026".
_OF_TERM = re.compile(r"\s(?:giai đoạn|thời k[ỳì]|nhiệm k[ỳì])$", re.IGNORECASE)
_RUN_OUT = re.compile(r"(?<!sắp )(?:hết|mãn|đáo) (?:thời )?(?:hạn|hiệu lực)|(?:đã|vừa) mãn(?!\w)")
#: What must happen to a paper without a name that is to count.
_UNNAMED_ACTS = frozenset({"signed", "exchanged", "reviewed", "proposed"})
_MINUTES = frozenset({"minutes-of-talks", "minutes-working", "minutes-of-exchange"})


def _kin(known: Paper, other: Paper) -> bool:
    if known.kind == other.kind or known.kind in _LOOSE.get(other.kind or "", set()):
        return True
    return other.kind in _LOOSE.get(known.kind or "", set()) and other.kind != "mou"


def _years_differ(a: Paper, b: Paper) -> bool:
    if a.years is not None and b.years is not None:
        return a.years != b.years
    return False


def _leans(paper: Paper) -> bool:
    """Whether a caption's paper has its day from elsewhere."""
    outside = paper.date is not None and not paper.sentence.span.holds(paper.date.span)
    return paper.sentence.zone == "caption" and outside


def _days_differ(a: Paper, b: Paper) -> bool:
    if a.date is None or b.date is None or _leans(a) or _leans(b):
        return False
    x, y = a.date.time.start or "", b.date.time.start or ""
    return not (x.startswith(y) or y.startswith(x))


def _of_another_day(known: Paper, other: Paper) -> bool:
    """Whether the one reviewed was signed on a day of its own, and another is signed now."""
    reviewed, signed = (known, other) if known.act == "reviewed" else (other, known)
    return reviewed.date is not None and signed.date is None and signed.years is None


def _told_once(known: Paper, other: Paper) -> bool:
    """Whether a paper told without its name is the one named elsewhere: signed by the same, at no other time."""
    done = ("signed", "exchanged")
    nested = set(known.parties) <= set(other.parties) or set(other.parties) <= set(known.parties)
    same = known.act == other.act or (known.act in done and other.act in done)
    return nested and same and not _years_differ(known, other) and not _days_differ(known, other)


def _signed_too_early(dated: Paper, running: Paper) -> bool:
    """Whether a paper was signed years before the term of another begins: what began in 2015 is not the one for
    2022-2027.
    """
    start = dated.date.time.start if dated.date is not None else None
    years = running.years
    return start is not None and dated.years is None and years is not None and int(start[:4]) < years[0] - 1


def _partner_named(paper: Paper) -> bool:
    """Whether its own sentence names who it was concluded with abroad."""
    return any(country_of(u) != "VN" and paper.sentence.span.holds(span) for u, span in paper.parties.items())


def _same(known: Paper, other: Paper) -> bool:
    """Whether two mentions mean one paper."""
    if known.bloc and other.bloc:
        return known.kind == other.kind
    if known.unnamed and other.unnamed and known.sentence.index == other.sentence.index:
        return False  # "ký Biên bản về …; ký Biên bản về …"
    if known.unnamed or other.unnamed:
        return _told_once(known, other)
    if not _kin(known, other) or _years_differ(known, other):
        return False
    if _signed_too_early(known, other) or _signed_too_early(other, known):
        return False
    if other.next and other.years is None and (known.act != other.act or known.term is None):
        return False  # "bản nối tiếp sẽ ký tháng 9" is not the one gone through before
    if other.back and other.years is None and not _days_differ(known, other):
        return True
    told_apart = known.split or other.split or (known.own_parties and other.own_parties)
    nested = set(known.parties) <= set(other.parties) or set(other.parties) <= set(known.parties)
    if (told_apart or (known.kind != other.kind and "agreement" not in (known.kind, other.kind))) and not nested:
        return False
    apart = known.kind != other.kind or (known.years is None and other.years is None)
    if known.sentence.index == other.sentence.index and apart:
        return False
    if not nested and _partner_named(known) and _partner_named(other) and (known.years is None and other.years is None):
        return False  # "Thỏa thuận với tỉnh A …", "Thỏa thuận về lao động với thành phố B …"
    if known.act == other.act == "signed" and not nested and _days_differ(known, other):
        return False
    if known.years is not None and known.years == other.years:
        return known.kind == other.kind or not (known.split or other.split)
    if _days_differ(known, other) or _under_way(known, other) or _under_way(other, known):
        return False
    acts = {known.act, other.act}
    if acts == {"signed", "reviewed"} and _of_another_day(known, other):
        return False
    if acts == {"signed", "reviewed"} and known.kind in _MINUTES and (known.years, other.years) == (None, None):
        return False  # last year's minutes are gone through before this year's are signed
    return (
        not (acts == {"signed", "reviewed"} and known.years != other.years)
        and acts != {"proposed", "reviewed"}
        and not (
            "proposed" in (known.act, other.act)
            and known.years is None
            and other.years is not None
            and known.act != "proposed"
        )
    )


def _under_way(signed: Paper, running: Paper) -> bool:
    """Whether a paper has run for more than a year when another is signed: what is signed now is a new one."""
    start = signed.date.time.start if signed.act == "signed" and signed.date is not None else None
    years = running.years
    return start is not None and signed.years is None and years is not None and int(start[:4]) > years[0] + 1


def _signed_before(scene: Scene, known: Paper, other: Paper) -> bool:
    """Whether a paper that is reviewed now was signed in another time: in another year, or two months and more ago."""
    date = next((p.date for p in (known, other) if p.act == "signed" and p.date is not None), None)
    start, day = date.time.start if date else None, scene.day
    if not start or not day:
        return False
    months = (int(day[:4]) - int(start[:4])) * 12 + (
        int(day[5:7] or 12) - int(start[5:7] or 1) if len(day) > 6 and len(start) > 6 else 0
    )
    return months >= 2


def _of_old(scene: Scene, known: Paper, other: Paper) -> bool:
    """Whether a paper to be signed is another than the one signed long ago."""
    return known.act == "signed" and other.date is None and _signed_before(scene, known, other)


def _merge(scene: Scene, known: Paper, other: Paper) -> None:
    heavier = _WEIGHT[other.act] > _WEIGHT[known.act] and not (known.act == "proposed" and other.act == "reviewed")
    if {known.act, other.act} == {"signed", "reviewed"}:
        heavier = (other.act == "reviewed") == _signed_before(scene, known, other)
    if heavier:
        known.act, known.act_span, known.sentence = other.act, other.act_span, other.sentence
    known.term = known.term or other.term
    known.signers = max(known.signers, other.signers, key=len)
    known.place = known.place or other.place
    if other.own_parties and not known.own_parties:
        known.parties, known.own_parties = other.parties, True
    if known.date is None or (other.date is not None and len(other.date.time.edtf) > len(known.date.time.edtf)):
        known.date = other.date or known.date
    if known.unnamed:
        known.kind, known.span, known.name, known.unnamed = other.kind, other.span, other.name, other.unnamed
        if not known.own_parties and len(other.parties) > len(known.parties):
            known.parties = other.parties
    if known.kind != other.kind and other.kind in _LOOSE.get(known.kind or "", set()) and other.kind != "agreement":
        known.kind, known.span = other.kind, other.span


def _of_all(paper: Paper, found: list[Paper]) -> dict[str, Span]:
    """The parties of a paper that its own words leave open: all those of another of its kind, of another term."""
    if paper.own_parties or paper.split or paper.years is None:
        return paper.parties
    for other in found:
        fuller = set(paper.parties) < set(other.parties)
        if fuller and other.own_parties and other.kind == paper.kind and _years_differ(paper, other):
            return dict.fromkeys(other.parties, paper.span)
    return paper.parties


def _look_back(scene: Scene, paper: Paper) -> None:
    """Call a paper reviewed that was signed in another time, or has run out, and is gone through behind its name."""
    ended = paper.act == "mentioned" and paper.act_span is not None and _RUN_OUT.search(scene.folded(paper.act_span))
    if ended or (paper.act == "signed" and _signed_before(scene, paper, paper)):
        cue = gone_through(scene, paper)
        if cue is not None:
            paper.act, paper.act_span = "reviewed", cue


def _is_of_time_to_come(scene: Scene, paper: Paper) -> bool:
    """Whether a paper only named is for years still to come: "bàn trước nội dung Thỏa thuận giai đoạn 2026 - 2030"."""
    page = (scene.page.published or "")[:4]
    return bool(page) and paper.date is None and paper.years is not None and paper.years[0] > int(page) + 1


def gather(scene: Scene, times: Times) -> list[Paper]:
    """The papers of a page; what stands in a title alone is none."""
    found: list[Paper] = []
    waiting: list[Paper] = []
    for paper in Papers(scene, times).find():
        if is_thought_of(scene, paper) or (paper.kind == "contract" and not is_of_two(scene, paper)):
            continue  # firms sign contracts of every day
        if paper.sentence.zone == "title":
            waiting.append(paper)
            continue
        same = [k for k in found if _same(k, paper) and not (paper.act == "proposed" and _of_old(scene, k, paper))]
        same = [k for k in same if not of_another_matter(scene, k, paper)]
        same = [known for known in same if known.kind == paper.kind] or same
        if paper.back:  # "Thỏa thuận này": the last so named
            same = same[-1:]
        if same:
            for known in same if len(same) > 1 and not paper.own_parties else same[-1:]:
                _merge(scene, known, paper)
        elif (len(paper.parties) > 1 or paper.bloc) and not (paper.unnamed and paper.act not in _UNNAMED_ACTS):
            found.append(paper)
    for paper in found:
        _look_back(scene, paper)
        if paper.act == "mentioned" and paper.act_span is None and _is_of_time_to_come(scene, paper):
            paper.act = "proposed"
        paper.parties = _of_all(paper, found)
        paper.in_force()
    for paper in waiting:
        for known in [known for known in found if _same(known, paper)][:1]:
            known.term = known.term or paper.term
    abroad = [p for p in found if p.bloc or len({country_of(unit) == "VN" for unit in p.parties}) > 1]
    return [
        p for p in abroad if p.kind in NATIONAL or p.act != "mentioned" or p.term or p.date or _is_recalled(scene, p)
    ]


def _is_recalled(scene: Scene, paper: Paper) -> bool:
    """Whether a paper without term and day is recalled or still to be carried out, or named with those between whom it
    is; not only named in passing.
    """
    if paper.kind is None or (paper.kind == "agreement" and not has_subject(scene, paper)):
        return False
    between = paper.own_parties and scene.folded(Span(paper.span.end, paper.sentence.span.end)).startswith(" giữa ")
    return paper.act_span is not None or between


def _report(scene: Scene, paper: Paper) -> Report:
    draft = Draft(scene.page, "agreement", name=_OF_TERM.sub("", paper.name))
    draft.say("kind", paper.kind, paper.span, "agreement.name")
    parties = list(paper.parties)
    draft.say("parties", parties, list(dict.fromkeys(paper.parties.values())), "agreement.parties")
    if paper.term is not None:
        draft.say("term", paper.years, paper.term.span, "agreement.term")
    if paper.act_span is not None:
        draft.say("act", paper.act, paper.act_span, f"agreements.{paper.act}")
    else:
        draft.infer("act", paper.act, f"agreement.{paper.act}")
    if paper.date is not None and paper.date.time.start is not None:
        draft.say("date", paper.date.time.start, paper.date.spans, "agreement.day")
    if paper.signers:
        names = [person.name for person, _ in paper.signers]
        draft.say("signed_by", names, [span for _, span in paper.signers], "agreements.signers")
    if paper.place is not None:
        draft.say("place", *paper.place, "agreements.place")
    return draft.report(_MODALITY.get(paper.act, "done"))


def find_agreements(scene: Scene) -> Iterator[Report]:
    """One report for each paper."""
    for paper in gather(scene, times_of(scene)):
        yield _report(scene, paper)
