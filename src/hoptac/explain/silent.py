"""Sentences that gave no record: what came near, and what stopped it, as far as the code can honestly say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from hoptac.base.errors import say
from hoptac.base.nouns import Mention, Report, Span
from hoptac.base.scene import Scene, Sentence
from hoptac.explain.near import CUES, Near, cues_in
from hoptac.explain.told import Told
from hoptac.explain.words import meaning, places, text
from hoptac.find.marked import Marked, mark
from hoptac.find.measures import covers, is_promised
from hoptac.find.rules import Rule, rule, rules
from hoptac.find.signs import MONEY, Token

#: Rules that stop a record, by the kind of record that they stop; texts stand in meanings.toml.
STOPS: dict[str, tuple[str, ...]] = {
    "aid": ("aid.gift", "aid.wished", "aid.at-home"),
    "visit": ("visits.none", "visits.counted", "visits.many", "visits.invited"),
    "commitment": (
        "commitments.own-body",
        "commitments.done",
        "commitments.formal",
        "commitments.generic",
        "commitments.overcome",
    ),
    "courtesy": ("courtesies.relief", "courtesies.planned", "courtesies.empty"),
}
#: Stops of an agreement look at what stands before its name.
_BEFORE_NAME = ("agreements.plural", "agreements.own-paper", "agreements.verb")
_BEFORE = 60
_MENTIONED = ("quantity", "date", "instrument", "field", "occasion", "body", "post")


def silent(scene: Scene, reports: Iterable[Report], told: Told) -> list[dict[str, Any]]:
    """Every sentence outside furniture in which no statement stands."""
    spans = sorted(
        s.span for report in reports if report.kind != "person" for s in report.statements if s.span is not None
    )
    return [
        _sentence(scene, sentence, told)
        for sentence in scene.sentences
        if not any(sentence.span.meets(span) for span in spans)
    ]


def _sentence(scene: Scene, sentence: Sentence, told: Told) -> dict[str, Any]:
    cues = {kind: _cues(scene, kind, sentence) for kind in CUES}
    return {
        "sentence": sentence.index + 1,
        "zone": sentence.zone,
        "start": sentence.span.start,
        "end": sentence.span.end,
        "words": scene.words(sentence.span),
        "actors": [
            {"words": scene.words(a.span), "how": a.how, "units": list(a.units)} for a in scene.actors_in(sentence.span)
        ],
        **{kind: [_mention(scene, m) for m in scene.mentions_in(kind, sentence.span)] for kind in _MENTIONED},
        "cues": [
            {"kind": k, "rule": c.rule, "words": c.words, "veto": c.veto} for k, found in cues.items() for c in found
        ],
        "why": list(_why(scene, sentence, cues, told)),
    }


def _mention(scene: Scene, mention: Mention) -> dict[str, str]:
    return {"words": scene.words(mention.span), "rule": mention.rule}


def _cues(scene: Scene, kind: str, sentence: Sentence) -> list[Near]:
    return [cue for rule_id in CUES[kind] for cue in cues_in(scene, rule_id, sentence)]


def _why(scene: Scene, sentence: Sentence, cues: dict[str, list[Near]], told: Told) -> Iterator[str]:
    if not scene.partners or scene.home is None:
        yield say(
            "trang không có hai bên, nên không câu nào được đọc", "the page has no two sides: no sentence is read"
        )
        return
    if sentence.zone == "title":
        yield say("tiêu đề không tự mang bản ghi", "a title carries no record alone")
        return
    why = [_caption()] if sentence.zone == "caption" and any(cues.values()) else []
    why += [*_visit(sentence, cues["visit"], scene, told), *_paper(sentence, scene, told)]
    for kind in ("commitment", "courtesy"):
        why += _cue_only(scene, sentence, kind, cues[kind])
    why += _counted(scene, sentence)
    yield from why or [say("không có lời nào mở đầu một bản ghi", "nothing in it begins a record")]


def _caption() -> str:
    return say(
        "chú thích ảnh chỉ kể thêm về chuyến thăm đã ghi, không cho đề nghị hay cam kết",
        "a caption only tells more of a recorded visit and gives no request or pledge",
    )


def _vetoed(cues: list[Near]) -> list[str]:
    return [
        say(f"“{c.words}” [{c.rule}] bị loại bởi “{c.veto}”", f"“{c.words}” [{c.rule}] is vetoed by “{c.veto}”")
        for c in cues
        if c.veto is not None
    ]


def _stopped(scene: Scene, sentence: Sentence, kind: str) -> list[str]:
    """The rules that stop a kind of record and hit in the sentence."""
    return [
        f"“{cue.words}” [{rule_id}]: {text('stops', rule_id) or rule_id}"
        for rule_id in STOPS[kind]
        for cue in cues_in(scene, rule_id, sentence)[:1]
        if cue.veto is None
    ]


def _visit(sentence: Sentence, cues: list[Near], scene: Scene, told: Told) -> list[str]:
    """Why no visit: told before, vetoed, stopped, or without two sides."""
    if told.meets(sentence):
        joined = say(
            "chuyến thăm: kể thêm về một chuyến đã ghi, hoặc bị gộp",
            "visit: tells more of one that is recorded, or was merged",
        )
        return [joined]
    live = [c for c in cues if c.veto is None]
    stopped = _stopped(scene, sentence, "visit")
    if not live or stopped:
        return stopped or _vetoed(cues)
    found = places(tuple(dict.fromkeys(u for a in scene.actors_in(sentence.span) for u in a.units)))
    cue = f"“{live[0].words}” [{live[0].rule}]"
    return [
        say(
            f"chuyến thăm: có {cue} nhưng không cách đọc nào ra hai bên (thấy: {found})",
            f"visit: {cue}, but no reading gives two sides (found: {found})",
        )
    ]


def _paper(sentence: Sentence, scene: Scene, told: Told) -> list[str]:
    """Why no agreement: told before or too little said of it, stopped by what stands before its name, or no paper."""
    out = []
    for mention in scene.mentions_in("instrument", sentence.span):
        words = scene.words(mention.span)
        stop = _before_name(scene, mention)
        if stop:
            out.append(f"“{words}” [{stop}]: {text('stops', stop) or stop}")
        elif mention.value[0].role != "agreement":
            out.append(say(f"“{words}” không phải thỏa thuận", f"“{words}” is no agreement"))
        elif told.names_paper(sentence):
            out.append(
                say(
                    f"“{words}”: là văn bản đã ghi ở câu khác, hoặc chỉ nhắc tới mà không có giai đoạn hay ngày",
                    f"“{words}”: recorded from another sentence, or only mentioned without a term or a day",
                )
            )
        else:
            out.append(say(f"“{words}” là tên chung, không chỉ một văn bản", f"“{words}” is a general name here"))
    return out


def _before_name(scene: Scene, mention: Mention) -> str | None:
    before = scene.folded(Span(max(0, mention.span.start - _BEFORE), mention.span.start)).rsplit("\n", 1)[-1]
    return next((rule_id for rule_id in _BEFORE_NAME if rule(rule_id).search(before)), None)


def _cue_only(scene: Scene, sentence: Sentence, kind: str, cues: list[Near]) -> list[str]:
    """Why a cue of a stance or a courtesy gave nothing."""
    if not cues:
        return []
    live = [c for c in cues if c.veto is None]
    if not live:
        return _vetoed(cues)
    stopped = _stopped(scene, sentence, kind)
    if stopped:
        return stopped
    actors = any(a.units for a in scene.actors_in(sentence.span))
    return [f"“{live[0].words}” [{live[0].rule}]: {_lacks(kind, actors)}"]


def _lacks(kind: str, actors: bool) -> str:
    if not actors:
        return say("không rõ ai nói, ai làm", "who speaks or does it is not told")
    if kind == "commitment":
        return say(
            "không nêu việc hay lĩnh vực cụ thể, hoặc không phải lời của một bên",
            "names no definite action or field, or is not a side's own word",
        )
    return say(
        "không rõ bên gửi và bên nhận, hoặc đã ghi ở câu khác",
        "giver and receiver are not clear, or it is recorded from another sentence",
    )


def _counted(scene: Scene, sentence: Sentence) -> list[str]:
    """Why the numbers of a sentence gave neither figure nor aid."""
    marked = mark(scene, sentence)
    return [_number(scene, marked, token) for token in marked.tokens if token.number]


def _number(scene: Scene, marked: Marked, token: Token) -> str:
    words = f"“{scene.words(marked.span(token))}”"
    if token.hit.vague:
        return words + say(": không phải một số rõ", ": no definite number")
    first = next((r for r in rules("figures") if _takes(r, marked, token)), None)
    if first is None and token.sign == MONEY:
        return f"{words}: {_sum(marked, token)}"
    if first is None:
        return words + say(": không chỉ tiêu nào đếm nó", ": no measure counts it")
    if first.id.startswith("figures.no-"):
        return f"{words} [{first.id}]: {text('stops', first.id) or meaning(first.id)}"
    if is_promised(marked, token, first.sets["measure"]):
        return f"{words} [{first.id}]: {text('stops', 'figures.not-done')}"
    lacks = say("có chỉ tiêu, nhưng thiếu bên hoặc đã ghi ở câu khác", "a measure, but no flow, or recorded elsewhere")
    return f"{words} [{first.id}]: {lacks}"


def _sum(marked: Marked, token: Token) -> str:
    """Why a sum of money that no measure counts is no aid either."""
    text_of = marked.focus(token)
    if not any(covers(rule(rule_id), text_of, token.at) for rule_id in ("aid.give", "aid.receive")):
        return say("không lời cho, nhận nào đi với số tiền", "no word of giving or receiving goes with the sum")
    stop = next((i for i in STOPS["aid"] if rule(i).search(text_of)), None)
    if stop:
        return f"[{stop}] {text('stops', stop) or stop}"
    return say("có lời cho, nhận, nhưng thiếu bên hoặc đã ghi ở câu khác", "given, but no sides, or recorded elsewhere")


def _takes(candidate: Rule, marked: Marked, token: Token) -> bool:
    """Whether a rule of measures takes a number in."""
    measures = candidate.id.startswith(("figures.is-", "figures.no-"))
    return measures and covers(candidate, marked.focus(token), token.at) is not None
