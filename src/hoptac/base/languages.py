"""Languages that can be read, and what to tell of a page in another one. Such a page is kept: it is no failure."""

from __future__ import annotations

from hoptac.base.errors import HoptacError

#: Languages whose pages can be read; others give a page without records.
LANGUAGES = ("vi",)

#: What a language is called, in Vietnamese and English.
_NAMES = {
    "en": ("tiếng Anh", "English"),
    "fr": ("tiếng Pháp", "French"),
    "km": ("tiếng Khmer", "Khmer"),
    "lo": ("tiếng Lào", "Lao"),
    "th": ("tiếng Thái Lan", "Thai"),
    "zh": ("tiếng Trung", "Chinese"),
}
_UNKNOWN = ("một thứ tiếng chưa nhận ra", "a language that could not be told")


def unread(document: str, language: str) -> HoptacError | None:
    """What happened and what to do, where a page is in a language that cannot be read yet. To be shown, not raised."""
    if language in LANGUAGES:
        return None
    vi, en = _NAMES.get(language, _UNKNOWN)
    return HoptacError("language-unread", path=document, vi=vi, en=en)
