"""Messages are words for an officer, in one language at a time; the system's own words stay in the log."""

from __future__ import annotations

import errno
import re
from pathlib import Path

import pytest

import hoptac
from hoptac.base.error_texts import TEXTS
from hoptac.base.errors import HoptacError
from hoptac.base.nouns import Snapshot
from hoptac.base.reasons import REASONS, why
from hoptac.read import read

SOURCE = Path(hoptac.__file__).parent
#: Words of programmers and of systems; what a message is given to print must hold none of them.
TECHNICAL = re.compile(r"\b(NUL|errno|no element|not a file|permission denied|\w+(Error|Exception))\b", re.I)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_text_is_technical(lang: str) -> None:
    texts = [part for t in TEXTS.values() for part in ((t.vi, t.vi_remedy) if lang == "vi" else (t.en, t.en_remedy))]
    texts += [pair[lang == "en"] for pair in REASONS.values()]
    assert [text for text in texts if TECHNICAL.search(text)] == []


def test_every_reason_given_in_the_code_has_its_words() -> None:
    given = {
        (path.name, key)
        for path in SOURCE.rglob("*.py")
        for key in re.findall(r"""\breason=["']([^"']+)["']""", path.read_text(encoding="utf-8"))
    }
    assert len(given) >= 5
    assert [item for item in sorted(given) if item[1] not in REASONS] == []


def test_a_reason_is_told_in_the_language_of_the_message() -> None:
    error = HoptacError("file-unreadable", path="a.txt", reason="no-permission")
    assert "không có quyền" in error.message("vi") and "permission is lacking" in error.message("en")
    assert "no-permission" not in error.message("vi") + error.message("en")


@pytest.mark.parametrize(
    ("number", "key"),
    [(errno.EACCES, "no-permission"), (errno.ENOSPC, "disk-full"), (errno.ENOENT, "no-file"), (9999, "other")],
)
def test_what_a_system_says_is_told_in_words_and_logged(
    number: int, key: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO"):
        assert why(OSError(number, "Some System Words")) == key
    assert "Some System Words" in caplog.text


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02a\x03" * 400, b"<html><body></body></html>", b"<!doctype html><!-- -->"]
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_page_that_cannot_be_read_is_told_without_technical_words(data: bytes, lang: str) -> None:
    with pytest.raises(HoptacError) as error:
        read(Snapshot("trang", "test:trang", data, ".html"))
    told = error.value.message(lang) + error.value.remedy(lang)
    assert "trang" in told and not TECHNICAL.search(told)
