"""Help: the manual from its one source, the tour of the sample register, and what an empty register says to do."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import NoReverseMatch, reverse
from lxml import html
from tests.browser.walk import site_names

from hoptac.web import manual
from hoptac.web.demo import sample_pages
from hoptac.web.present import tour
from hoptac.web.present.markdown import rendered

pytestmark = pytest.mark.django_db
#: What the pictures of the manual may weigh together, in bytes.
MOST = 4_000_000


def page_of(client: Client, address: str) -> Any:
    """A page of the site, taken apart."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return html.document_fromstring(answer.content)


@pytest.mark.parametrize(("language", "title"), [("vi", "Rà soát"), ("en", "Review")])
def test_the_manual_is_on_the_site_with_its_pictures(client: Client, language: str, title: str) -> None:
    client.cookies["django_language"] = language
    addresses = page_of(client, "/help/").xpath("//ol[@class='chapters']//a/@href")
    assert len(addresses) == len(list((manual.FOLDER / language).glob("*.md"))) >= 3
    chapters = [page_of(client, address) for address in addresses]
    assert title in [chapter.xpath("string(//h1)") for chapter in chapters]
    pictures = {src for chapter in chapters for src in chapter.xpath("//figure//img/@src | //figure//source/@srcset")}
    assert len(pictures) > 4
    assert [src for src in pictures if not finders.find(src.removeprefix("/static/"))] == []


def test_english_has_each_chapter_with_its_parts_and_pictures() -> None:
    """Number by number the same: as many parts, lists and tables, the same pictures in the chapter's own language."""

    def shape(language: str) -> list[tuple[list[str], list[str]]]:
        texts = [path.read_text(encoding="utf-8") for path in sorted((manual.FOLDER / language).glob("*.md"))]
        marks = re.compile(r"^(?:#+|-|\d+\.|\|)(?= )", re.M)
        return [(marks.findall(text), re.findall(rf"\.\./images/{language}/(\S+)\)", text)) for text in texts]

    assert shape("en") == shape("vi")


def test_no_mark_of_markdown_is_left_over(client: Client) -> None:
    for language in ("vi", "en"):
        for chapter in manual.chapters(language):
            text = html.fromstring(f"<div>{rendered(chapter.text, str)}</div>").text_content()
            assert not re.search(r"\*\*|`|\]\(|^#|^\|", text, re.M), chapter.title


def test_markdown_is_text_where_it_is_no_mark() -> None:
    told = rendered("<script>x</script> **b** `<c>` [d](x.md)", lambda link: f"/{link}")
    marked = '<strong>b</strong> <code>&lt;c&gt;</code> <a href="/x.md">d</a>'
    assert told == f"<p>&lt;script&gt;x&lt;/script&gt; {marked}</p>"


def test_a_chapter_of_the_other_language_leads_to_the_contents(client: Client) -> None:
    client.cookies["django_language"] = "en"
    assert "The manual" in client.get("/help/ra-soat/").content.decode()
    assert client.get("/help/khong-co/").status_code == 404


def test_pictures_are_small_and_all_are_in_some_chapter_or_document() -> None:
    pictures = list(manual.IMAGES.rglob("*.*"))
    assert 0 < sum(path.stat().st_size for path in pictures) <= MOST
    assert {path.suffix for path in pictures} == {".webp"}


def test_every_stop_of_the_tour_has_a_link_in_the_sample(client: Client, settings: Any) -> None:
    """That each of them leads to a page is seen by the walk through the sample register."""
    settings.DEMO = True
    links = page_of(client, "/help/tour/").xpath("//ol[@class='tour']//a/@href")
    assert len(links) == len(set(links)) == 8 and "/partnerships/VN-HUE/LA-XE/" in links
    sample = {page.address: page.data.decode() for page in sample_pages()}
    assert tour.DOCUMENT in sample and all(number in "".join(sample.values()) for number in ("1.249", "1.347"))


def test_elsewhere_the_tour_leads_to_no_page_that_is_not_there(client: Client, settings: Any) -> None:
    settings.DEMO = False
    for address in page_of(client, "/help/tour/").xpath("//ol[@class='tour']//a/@href"):
        assert client.get(address).status_code == 200


def test_an_empty_register_says_what_to_do(client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where a page has nothing to show, the same line leads to where something can be done about it."""
    monkeypatch.setenv("HOPTAC_OFFICE", "VN-HUE")
    silent, seen = [], 0
    for name in sorted(site_names()):
        try:
            answer = client.get(reverse(name))
        except NoReverseMatch:
            continue
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            empty = html.document_fromstring(answer.content).xpath("//*[contains(@class, 'empty')]")
            seen += len(empty)
            silent += [(name, line.text_content().strip()) for line in empty if not line.xpath(".//a[@href]")]
    assert seen > 6 and silent == []
