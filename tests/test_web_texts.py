"""No text of the site is left without its English; the compiled texts are those of the .po file."""

from __future__ import annotations

import ast
import gettext
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template import Origin
from django.test import Client
from django.utils.translation.template import templatize

import hoptac.web

WEB = Path(hoptac.web.__file__).parent
TEXTS = WEB / "locale" / "en" / "LC_MESSAGES"
CALLS = {"_": 0, "gettext": 0, "gettext_lazy": 0, "ngettext": 0, "pgettext_lazy": 1}
IN_TEMPLATES = re.compile(r"\b(?:gettext|ngettext)\(u?(?P<quote>['\"])(?P<text>.*?)(?P=quote)[,)]", re.S)
VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.I)


def of_code(path: Path) -> Iterator[tuple[str, str | None]]:
    """(msgid, context) of each call of gettext's family."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            place = CALLS[node.func.id]
            told = [arg.value for arg in node.args[: place + 1] if isinstance(arg, ast.Constant)]
            assert len(told) == place + 1, f"{path.name}:{node.lineno}: the text must be written out"
            yield str(told[place]), str(told[0]) if place else None


def of_template(path: Path) -> Iterator[tuple[str, str | None]]:
    """(msgid, None) of each translate tag."""
    for found in IN_TEMPLATES.finditer(templatize(path.read_text(encoding="utf-8"), origin=Origin(str(path)))):
        yield found["text"], None


def messages() -> set[tuple[str, str | None]]:
    code = {message for path in WEB.rglob("*.py") for message in of_code(path)}
    return code | {message for path in (WEB / "templates").rglob("*.html") for message in of_template(path)}


def test_every_text_has_its_english() -> None:
    english = catalog(TEXTS / "django.mo")
    found = messages()
    assert len(found) > 150
    keys = {text: [f"{context}\x04{text}"] if context else [text, (text, 0)] for text, context in found}
    missing = sorted(text for text, places in keys.items() if not any(english.get(place) for place in places))
    assert missing == [], "run tools/texts.sh and write the English"


def test_the_test_sees_a_text_without_english(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text('_("chưa dịch")', encoding="utf-8")
    (tmp_path / "a.html").write_text('{% load i18n %}{% translate "cũng chưa" %}', encoding="utf-8")
    assert [*of_code(tmp_path / "a.py"), *of_template(tmp_path / "a.html")] == [
        ("chưa dịch", None),
        ("cũng chưa", None),
    ]


def test_templates_write_no_vietnamese_outside_of_translate_tags() -> None:
    for path in (WEB / "templates").rglob("*.html"):
        bare = re.sub(
            r"{% blocktranslate.*?{% endblocktranslate %}|{%.*?%}|{{.*?}}", "", path.read_text("utf-8"), flags=re.S
        )
        bare = bare.replace('lang="vi">Tiếng Việt', "")
        assert not VIETNAMESE.search(bare), path.name


def test_the_compiled_texts_are_up_to_date(tmp_path: Path) -> None:
    msgfmt = shutil.which("msgfmt")
    if not msgfmt:
        pytest.skip("GNU gettext is not here: apt-get install gettext")
    fresh = tmp_path / "django.mo"
    subprocess.run([msgfmt, "--check-format", "-o", fresh, TEXTS / "django.po"], check=True)
    assert catalog(fresh) == catalog(TEXTS / "django.mo"), "run tools/texts.sh"


def catalog(path: Path) -> dict[object, str]:
    with path.open("rb") as compiled:
        return dict(gettext.GNUTranslations(compiled)._catalog)  # type: ignore[attr-defined]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/pages/", "/people/", "/add/", "/nothing/"])
def test_an_empty_register_speaks_english_alone(client: Client, address: str) -> None:
    client.cookies["django_language"] = "en"
    page = client.get(address).content.decode().replace("Tiếng Việt", "")
    assert '<html lang="en">' in page
    assert not VIETNAMESE.search(page)
