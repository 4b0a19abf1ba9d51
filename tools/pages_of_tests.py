"""The pages that tests read, with what the reader made of them, as a set to learn from: what rules refuse on purpose.
A plugin of pytest for ``fit_tone.py``:

    PYTHONPATH=src:tools HOPTAC_TEST_PAGES=FOLDER python -m pytest -p pages_of_tests tests/test_find_*.py ...

writes FOLDER/docs and FOLDER/answers. Records that only sound so are no answers. Where a test that passes is told some,
nobody knows which sentences hold something, and the page is left out; where one fails, they are what it refuses.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

import hoptac.read
from hoptac.base.nouns import Page, Reading

_FOLDER = Path(os.environ["HOPTAC_TEST_PAGES"])
_LONGEST = 20_000  # characters: longer pages are made to test the time they take
_read_page = hoptac.read.read_page


_read: list[Reading] = []


def keep(page: Page) -> Reading:
    """Read a page, and remember it until its test has ended."""
    reading = _read_page(page)
    if len(page.text) <= _LONGEST:
        _read.append(reading)
    return reading


def pytest_runtest_makereport(call: pytest.CallInfo[None]) -> None:
    """Write down what a test has read."""
    if call.when != "call":
        return
    for reading in _read:
        told = tuple(r for r in reading.reports if not any(s.rule.endswith(".sounds") for s in r.statements))
        if call.excinfo is not None or told == reading.reports:
            _write(replace(reading, reports=told))
    _read.clear()


def _write(reading: Reading) -> None:
    text = reading.page.text
    name = "t" + hashlib.sha1(text.encode()).hexdigest()[:12]
    answers = json.dumps(hoptac.read.as_json(reading) | {"document": name})
    for folder, ending, content in (("docs", "txt", text), ("answers", "json", answers)):
        (_FOLDER / folder).mkdir(parents=True, exist_ok=True)
        (_FOLDER / folder / f"{name}.{ending}").write_text(content, encoding="utf-8")


hoptac.read.read_page = keep
