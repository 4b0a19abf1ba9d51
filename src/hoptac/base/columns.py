"""The foot of a letter: who signs, beside to whom copies go, in two columns of plain text."""

from __future__ import annotations

import re

#: Between the columns of a letter's foot.
GAP = re.compile(r"[ \u00a0]{3,}|\t")
#: What stands at a letter's foot beside a name: that it is signed; to whom copies go.
_BESIDE = re.compile(r"\(?(?:đã k[ýí]|k[ýí] tên)[^)\n]{0,24}\)?|[-+•] ?[^\n]{2,60}[;.]", re.IGNORECASE)


def is_signed_below(between: str) -> bool:
    """Whether nothing but "(đã ký)" and the other column stands between a signer's office and a name below it.

    >>> is_signed_below("\\n- Lưu: VT.      "), is_signed_below("\\n(đã ký)\\n"), is_signed_below(" tiếp ông ")
    (True, True, False)
    """
    first, *lines = between.split("\n")
    if not lines or first.strip() or len(between) > 300:
        return False
    own = (line[max((m.end() for m in GAP.finditer(line)), default=0) :] for line in lines)
    return all(not word.strip() or _BESIDE.fullmatch(word.strip()) for word in own)
