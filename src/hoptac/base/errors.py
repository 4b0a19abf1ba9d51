"""Errors that a person sees: each has a code, a message and a remedy, in Vietnamese and English.

``raise HoptacError("file-missing", path=…)``. The texts stand in one table (``base.error_texts``).
"""

from __future__ import annotations

import os
from collections.abc import Callable

from hoptac.base.error_texts import TEXTS
from hoptac.base.reasons import reason_words


def language() -> str:
    """The user's language for messages: ``HOPTAC_LANG``, by default Vietnamese."""
    return "en" if os.environ.get("HOPTAC_LANG", "vi").lower().startswith("en") else "vi"


def say(vi: str, en: str) -> str:
    """The one of two texts that the user reads."""
    return en if language() == "en" else vi


class HoptacError(Exception):
    """An error with a code of ``TEXTS``; the details fill its texts."""

    def __init__(self, code: str, **details: object) -> None:
        self.code = code
        self.details = details
        super().__init__(self.message())

    def message(self, lang: str | None = None) -> str:
        """What happened, in ``vi`` or ``en``."""
        lang, text = lang or language(), TEXTS[self.code]
        return (text.en if lang == "en" else text.vi).format(**self._words(lang))

    def remedy(self, lang: str | None = None) -> str:
        """What to do about it."""
        lang, text = lang or language(), TEXTS[self.code]
        return (text.en_remedy if lang == "en" else text.vi_remedy).format(**self._words(lang))

    def _words(self, lang: str) -> dict[str, object]:
        return {k: reason_words(v, lang) if k in ("reason", "found") else v for k, v in self.details.items()}

    def __reduce__(self) -> tuple[Callable[..., HoptacError], tuple[str, dict[str, object]]]:
        """Pickled whole: exceptions by themselves would be made anew from their message."""
        return _anew, (self.code, self.details)

    def as_json(self) -> dict[str, str]:
        """The ``error`` object that ``hoptac read`` prints."""
        return {"code": self.code, "message": self.message(), "remedy": self.remedy()}


def _anew(code: str, details: dict[str, object]) -> HoptacError:
    return HoptacError(code, **details)
