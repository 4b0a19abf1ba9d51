"""The articles of an agreement, where its signed paper is among the pages: "Điều 2. Giáo dục, đào tạo".

Read from papers of the rank ``signed`` alone: what newspapers tell of articles is no text of an agreement.
"""

from __future__ import annotations

import re

from hoptac.base.fold import fold
from hoptac.gazetteer.vocabulary import field_phrases
from hoptac.register.models import Page, Report
from hoptac.share.papers.record import Article

_ARTICLE = re.compile(r"^[ \t]*Điều[ \t]+(\d{1,2})\b[ \t]*[.:\-–]?[ \t]*(.*)$", re.MULTILINE)
_LONGEST = 160
#: One line that begins so is a reference, no articles.
_FEWEST = 2


def articles_of(agreement: str) -> tuple[Article, ...]:
    """The articles of an agreement by the key of its entry; none where no signed paper with articles tells it."""
    told = Report.objects.filter(entry__key=agreement).exclude(state="rejected").values("page_id")
    pages = Page.objects.filter(pk__in=told, rank="signed").order_by("-published", "address")
    found = (_articles(page) for page in pages)
    return next((articles for articles in found if articles), ())


def _articles(page: Page) -> tuple[Article, ...]:
    heads = list(_ARTICLE.finditer(page.text))
    if len(heads) < _FEWEST:
        return ()
    ends = [*(head.start() for head in heads[1:]), len(page.text)]
    return tuple(_article(page, head, end) for head, end in zip(heads, ends, strict=True))


def _article(page: Page, head: re.Match[str], end: int) -> Article:
    body = page.text[head.start() : end].partition("\n")[2].strip()
    title = (head[2].strip() or body.partition("\n")[0].strip())[:_LONGEST].rstrip(" .:;,")
    hits = field_phrases().find(fold(f"{head[2]} {body}").text)
    codes = (form.code for hit in hits for form in hit.values if not form.needs_cue)
    return Article(int(head[1]), title, tuple(dict.fromkeys(codes)), page.ref)
