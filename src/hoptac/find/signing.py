"""Offices in capitals above a signature, and the body that signs."""

from __future__ import annotations

import re
from dataclasses import replace

from hoptac.base.columns import GAP
from hoptac.base.fold import fold_key
from hoptac.base.nouns import Mention, Span
from hoptac.gazetteer.posts import post_phrases

_FOR = re.compile(r"(?:KT|TL|TUQ|TM)\.\s?")
#: For whom somebody signs, and his own office behind a dash.
_FOR_WHOM = re.compile(r"(?:KT|TL|TUQ)\.\s?[^-–/]{3,40}?\s?[-–/]\s?(?P<who>[^-–/]{3,40})$")
_SIGNING = re.compile(r"hội đồng nhân dân|hđnd|tỉnh ủy|ủy ban nhân dân|ubnd")
_SIGNING_NAMES = {"hđnd": "hội đồng nhân dân", "ubnd": "ủy ban nhân dân"}


def _cell(text: str, span: Span) -> tuple[int, str]:
    """Where the line of an office begins, and the words of its line; of two columns the words of its own."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = end if end >= 0 else len(text)
    gaps = [m.span() for m in GAP.finditer(text, start, end)]
    left = max((b for _, b in gaps if b <= span.start), default=start)
    right = min((a for a, _ in gaps if a >= span.end), default=end)
    return start, text[left:right].strip()


def signature(text: str, span: Span) -> str | None:
    """The title meant by an office in capitals that fills a line above a signature, with the body that signs.

    "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH", "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC" (Decree 30/2020, appendix I). "" for the line
    that only tells for whom it is signed (KT., TL., TUQ.).
    """
    start, line = _cell(text, span)
    if not line.isupper() or len(line) > 60:
        return None
    signer = _FOR_WHOM.match(line)
    if signer is not None and text[span.start : span.end].strip() == signer["who"]:
        line = signer["who"]  # "KT. GIÁM ĐỐC - PHÓ GIÁM ĐỐC" in one line
    if _FOR.match(line):
        return ""
    if line != text[span.start : span.end].strip():
        return None
    above = text[max(0, start - 120) : start].lower()
    head = line.lower()
    if "giám đốc" in head:
        office = re.search(r"sở (?:(?! tỉnh| thành phố)[^\n,.|]){2,40}", text[:1500].lower())
        return f"{head} {office.group().strip()}" if office else None
    bodies = [m.group() for m in _SIGNING.finditer(above)]  # the one right above signs; others are written to
    body = _SIGNING_NAMES.get(bodies[-1], bodies[-1]) if bodies else "ủy ban nhân dân"
    return f"{head} {body}" if body == "tỉnh ủy" else f"{head} {body} tỉnh"


def signed(text: str, mention: Mention) -> Mention | None:
    """The mention with the title that a signature's line means; None for a line that names no office of the
    signer.
    """
    title = signature(text, mention.span)
    if title is None:
        return mention
    if not title:
        return None
    hit = next(iter(post_phrases().find(fold_key(title))), None)
    if hit is None:
        return mention
    return Mention(mention.span, "post", replace(mention.value, codes=hit.values, words=title), "people.signature")
