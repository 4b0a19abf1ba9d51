"""The pages that tests read, with what the reader made of them, as a set to learn from: what rules refuse on purpose.
A plugin of pytest for ``fit_tone.py``; the tests must pass, for their records are the answers:

    PYTHONPATH=src:tools HOPTAC_TEST_PAGES=FOLDER python -m pytest -p pages_of_tests tests/test_find_*.py ...

writes FOLDER/docs and FOLDER/answers. Records that only sound so are no answers.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path

import hoptac.read
from hoptac.base.nouns import Page, Reading

_FOLDER = Path(os.environ["HOPTAC_TEST_PAGES"])
_LONGEST = 20_000  # characters: longer pages are made to test the time they take
_read_page = hoptac.read.read_page


def keep(page: Page) -> Reading:
    """Read a page and write it down."""
    reading = _read_page(page)
    if len(page.text) <= _LONGEST:
        name = "t" + hashlib.sha1(page.text.encode()).hexdigest()[:12]
        told = tuple(r for r in reading.reports if not any(s.rule.endswith(".sounds") for s in r.statements))
        answers = hoptac.read.as_json(replace(reading, reports=told)) | {"document": name}
        for folder, ending, text in (("docs", "txt", page.text), ("answers", "json", json.dumps(answers))):
            (_FOLDER / folder).mkdir(parents=True, exist_ok=True)
            (_FOLDER / folder / f"{name}.{ending}").write_text(text, encoding="utf-8")
    return reading


hoptac.read.read_page = keep
