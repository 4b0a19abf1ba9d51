"""Every text of the site is told in each language and none goes past gettext; what is compiled is what is written."""

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
LOCALE = WEB / "locale"
#: What share of the texts each language must have. English is complete; Lao is a draft, and follows within a session.
SHARE = {"en": 1.0, "lo": 0.9}
CALLS = {"_": 0, "gettext": 0, "gettext_lazy": 0, "ngettext": 0, "pgettext_lazy": 1}
IN_TEMPLATES = re.compile(r"\b(?:gettext|ngettext)\(u?(?P<quote>['\"])(?P<text>.*?)(?P=quote)[,)]", re.S)
WORD = re.compile(r"[^\W\d_]{2,}")
#: Names, the same in every language; each language calls itself by its own name.
NAMES = {"Hoptac", "– Hoptac", "Tiếng Việt", "English", "ລາວ", "Word", "Word (.docx)", "PDF", "Excel", "CSV"}
#: Modules whose Vietnamese is no text of the site, and what it is.
OF_ITS_OWN = {
    "arguments.py": "argparse's English texts with their Vietnamese",
    "present/labels.py": "words inside Vietnamese titles of offices that a city calls otherwise",
    "present/letters.py": "what a drafted letter itself begins with",
    "present/papers.py": "what a drafted paper itself begins with",
    "settings.py": "the language's own name",
    "typed.py": "what people may type",
}
LAO = re.compile("[\u0e80-\u0eff]")
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


def untold(language: str) -> tuple[list[str], float]:
    """The texts that a language lacks, and the share that it has."""
    told, found = catalog(LOCALE / language / "LC_MESSAGES" / "django.mo"), messages()
    assert len(found) > 150
    keys = {(text, context): [f"{context}\x04{text}"] if context else [text, (text, 0)] for text, context in found}
    missing = sorted(text for (text, _), places in keys.items() if not any(told.get(place) for place in places))
    return missing, 1 - len(missing) / len(found)


@pytest.mark.parametrize("language", sorted(SHARE))
def test_texts_are_told_in_every_language(language: str) -> None:
    missing, share = untold(language)
    assert share >= SHARE[language], f"run tools/texts.sh and write: {missing}"


def test_lao_is_written_in_lao_letters() -> None:
    told = catalog(LOCALE / "lo" / "LC_MESSAGES" / "django.mo")
    bare = {text: re.sub(r"%\(\w+\)[sd]", "", text) for key, text in told.items() if key}
    assert [text for text, words in bare.items() if WORD.search(words) and not LAO.search(words)] == ["Word (.docx)"]
    vietnamese = [text for text in bare if VIETNAMESE.search(text)]
    assert [text for text in vietnamese if not re.search("bản nháp|Sê Kông|Xê Kông|biên bản|dịch bệnh", text)] == []


def test_the_test_sees_a_text_without_english(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text('_("chưa dịch")', encoding="utf-8")
    (tmp_path / "a.html").write_text('{% load i18n %}{% translate "cũng chưa" %}', encoding="utf-8")
    assert [*of_code(tmp_path / "a.py"), *of_template(tmp_path / "a.html")] == [
        ("chưa dịch", None),
        ("cũng chưa", None),
    ]


def bare_words(template: str) -> list[str]:
    """Words of a template, and of attributes that are read out, which no translate tag brings."""
    tags = r"{% blocktranslate.*?{% endblocktranslate %}|{%.*?%}|{{.*?}}|<!doctype html>"
    left = re.sub(tags, "", template, flags=re.S)
    read_out = re.findall(r'(?:aria-label|placeholder|title|alt)="([^"]*)"', left)
    return [text.strip() for text in (*read_out, *re.split(r"<[^>]*>", left)) if WORD.search(text)]


def test_templates_write_no_words_outside_of_translate_tags() -> None:
    bare = {(path.name, text) for path in (WEB / "templates").rglob("*.html") for text in bare_words(path.read_text())}
    assert sorted((name, text) for name, text in bare if text not in NAMES) == []


def past_gettext(path: Path) -> list[str]:
    """Vietnamese of a module that goes neither through gettext nor stands beside its English in a pair."""
    tree, told = ast.parse(path.read_text(encoding="utf-8")), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {*CALLS, "say"}:
            told |= {id(part) for part in ast.walk(node)}
        elif isinstance(node, ast.Tuple) and len(node.elts) == 2:
            told |= {id(part) for part in node.elts if not VIETNAMESE.search(str(getattr(node.elts[1], "value", "")))}
        elif isinstance(node, ast.Expr):  # a docstring
            told.add(id(node.value))
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return [node.value for node in texts if VIETNAMESE.search(node.value) and id(node) not in told]


def test_no_vietnamese_of_the_code_goes_past_gettext() -> None:
    found = {path.relative_to(WEB).as_posix(): past_gettext(path) for path in WEB.rglob("*.py")}
    assert {name: texts for name, texts in found.items() if texts and name not in OF_ITS_OWN} == {}


def test_scripts_hold_no_texts() -> None:
    """What a script says comes from the page, which is translated."""
    for path in (WEB / "static").rglob("*.js"):
        code = re.sub(r"//.*|/\*.*?\*/", "", path.read_text(encoding="utf-8"))
        assert not VIETNAMESE.search(code), path.name


def test_the_tests_see_what_goes_past_gettext(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(
        '"""Tài liệu."""\nA = _("dịch rồi"); B = ("cặp này", "a pair"); C = "lọt lưới"', "utf-8"
    )
    assert past_gettext(tmp_path / "a.py") == ["lọt lưới"]
    assert bare_words('<p title="Xem">{% translate "x" %} <b>Trang</b> {{ n }} 12</p>') == ["Xem", "Trang"]


@pytest.mark.parametrize("language", sorted(SHARE))
def test_the_compiled_texts_are_up_to_date(tmp_path: Path, language: str) -> None:
    msgfmt = shutil.which("msgfmt")
    if not msgfmt:
        pytest.skip("GNU gettext is not here: apt-get install gettext")
    fresh, texts = tmp_path / "django.mo", LOCALE / language / "LC_MESSAGES"
    subprocess.run([msgfmt, "--check-format", "-o", fresh, texts / "django.po"], check=True)
    assert catalog(fresh) == catalog(texts / "django.mo"), "run tools/texts.sh"


def catalog(path: Path) -> dict[object, str]:
    with path.open("rb") as compiled:
        return dict(gettext.GNUTranslations(compiled)._catalog)  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_lao_says_that_it_is_a_draft_and_vietnamese_does_not(client: Client) -> None:
    assert "ສະບັບຮ່າງ" not in client.get("/").content.decode()
    client.post("/language/", {"language": "lo"})
    page = client.get("/").content.decode()
    assert '<html lang="lo">' in page
    assert "ສະບັບຮ່າງ · bản nháp" in page
    assert "ຍັງບໍ່ມີການພົວພັນຮ່ວມມືໃນປຶ້ມບັນທຶກ" in page


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/pages/", "/people/", "/add/", "/nothing/"])
def test_an_empty_register_speaks_english_alone(client: Client, address: str) -> None:
    client.cookies["django_language"] = "en"
    page = client.get(address).content.decode().replace("Tiếng Việt", "")
    assert '<html lang="en">' in page
    assert not VIETNAMESE.search(page)
