"""Persons and places of the gold pages: Hoptac beside underthesea's named entities, the same pages in the same run.

``python bench/persons_places.py [PATH…] [--gold FOLDER] [--held]``; PATH: pages of the gold set (files, folders), by
default all. Pages that ``held.txt`` names are left out, for they are kept for milestones; ``--held`` reads these alone.

Persons: precision, recall and F1 of the distinct names of a page against the gold's ``people``, folded as score.py
folds (case, marks and signs do not count). For both systems alike, forms of address before a name are cut off, and
what is only a part of a name of the gold ("ông Lưu" for Lê Trường Lưu) counts neither as right nor as wrong.
"register" is what ``hoptac read`` prints; "mentions" all names that Hoptac finds before it asks whether the page tells
of any cooperation.
Places: of the place ids that the page's gold records hold (parties, hosts, where things happened) and of which any
spelling of the gazetteer stands in the article, those found: where some name found as a place holds some spelling of
the id. This is a recall alone, for the gold does not list every place of a page.

underthesea (CRF models, which come in its package; nothing is loaded from a network) gets the article without menus
and teasers, line by line, sentence by sentence, and so does not pay for what it cannot tell from the article by itself.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hoptac.base.nouns import Page, Snapshot
from hoptac.base.scene import Scan
from hoptac.collect import collect
from hoptac.decode import decode
from hoptac.find.scan import scan
from hoptac.gazetteer.places import PLACES, country_of, phrases
from hoptac.read import read_page

GOLD = Path(os.environ.get("HOPTAC_GOLD") or Path(__file__).resolve().parents[2] / "shared" / "gold")
#: The slots of each kind of record that hold place ids.
SLOTS = {
    "visits": ("guest", "host", "place"),
    "agreements": ("parties",),
    "aid": ("giver", "receiver"),
    "figures": ("origin", "host"),
    "commitments": ("by", "to"),
    "courtesies": ("from", "to"),
}
_ADDRESS = re.compile(r"^(?:(?:cac|dong chi|d c|ong|ba|ngai|anh|chi|ts|gs|pgs|ths|bs|dai ta|thuong ta|trung tuong) )+")
Finder = Callable[[Page, Scan], tuple[set[str], set[str]]]


def fold(text: str) -> str:
    """Words in small letters without marks, single blanks between, as score.py compares names."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return " ".join(re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)).lower()))


def distinct(names: Iterable[str], people: set[str]) -> set[str]:
    """Folded names without forms of address; those left out that are only a part of a name of the gold."""
    found = {_ADDRESS.sub("", fold(name)) for name in names} - {""}
    return {name for name in found if name in people or not any(f" {name} " in f" {full} " for full in people)}


def places_in(text: str) -> set[str]:
    """The ids of all places of which a spelling stands in a text."""
    words = re.sub(r"(?<=\w)-(?=\w)", " ", text).lower()
    return {form.place for hit in phrases().find_all(words) for form in hit.values}


def article(page: Page) -> str:
    """The page without its furniture."""
    return "\n".join(page.words(zone.span) for zone in page.zones if zone.name != "furniture")


def wanted_places(gold: dict[str, Any], text: str) -> set[str]:
    """The place ids of the gold's records that the article spells."""
    ids: set[str] = set()
    for kind, slots in SLOTS.items():
        for record in gold.get(kind) or []:
            for slot in slots:
                value = record.get(slot) or []
                ids.update([value] if isinstance(value, str) else value)
    return ids & places_in(text)


def register(page: Page, _: Scan) -> tuple[set[str], set[str]]:
    """The people of the records that Hoptac prints, and the places of their parties."""
    reports = read_page(page).reports
    names = {r.values["name"] for r in reports if r.kind == "person"}
    units = {str(s.value) for r in reports for s in r.statements if s.slot == "place"}
    sides = {u for r in reports for s in r.statements if isinstance(s.value, list) for u in s.value if u in PLACES}
    return names, units | sides


def mentions(page: Page, known: Scan) -> tuple[set[str], set[str]]:
    """All names of persons and places that Hoptac finds on the page."""
    names = {mention.value for mention in known.of("person")}
    return names, {place for mention in known.of("place") for place in mention.value.ids}


def entities(sentence: str, ner: Callable[[str], list[tuple[str, str, str, str]]]) -> Iterator[tuple[str, str]]:
    """The entities of a sentence: type and words, put together from B- and I- tags."""
    kind, words = "", ""
    for word, _, _, tag in ner(sentence):
        if tag.startswith("I-") and tag[2:] == kind:
            words += f" {word}"
            continue
        if kind:
            yield kind, words
        kind, words = (tag[2:], word) if tag != "O" else ("", "")
    if kind:
        yield kind, words


def underthesea() -> Finder:
    """underthesea's sentences and CRF entities."""
    from underthesea import ner, sent_tokenize

    def find(page: Page, _: Scan) -> tuple[set[str], set[str]]:
        sentences = [s for line in article(page).split("\n") if line.strip() for s in sent_tokenize(line)]
        found = [entity for sentence in sentences for entity in entities(sentence, ner)]
        names = {words for kind, words in found if kind == "PER"}
        return names, {place for kind, words in found if kind == "LOC" for place in places_in(words)}

    return find


@dataclass(slots=True)
class Count:
    """How many names were right, given and found; places wanted and found; those abroad apart."""

    right: int = 0
    gold: int = 0
    found: int = 0
    places: list[int] = field(default_factory=lambda: [0, 0])
    abroad: list[int] = field(default_factory=lambda: [0, 0])

    def take(self, gold: dict[str, Any], names: set[str], places: set[str], text: str) -> None:
        """Add one page."""
        people = {fold(person["name"]) for person in gold.get("people") or []}
        given = distinct(names, people)
        self.right += len(people & given)
        self.gold += len(people)
        self.found += len(given)
        wanted = wanted_places(gold, text)
        for count, ids in ((self.places, wanted), (self.abroad, {i for i in wanted if country_of(i) != "VN"})):
            count[0] += len(ids & places)
            count[1] += len(ids)

    def row(self) -> str:
        """Precision, recall, F1 of persons; recall of places."""
        precision, recall = self.right / (self.found or 1), self.right / (self.gold or 1)
        f1 = 2 * precision * recall / (precision + recall or 1)
        places = "  ".join(f"{n / (of or 1):.3f} ({n} of {of})".rjust(20) for n, of in (self.places, self.abroad))
        return f"{precision:9.3f} {recall:7.3f} {f1:7.3f}  {places}"


def pages(paths: Sequence[str], gold: Path, held: bool) -> Iterator[tuple[Snapshot, dict[str, Any]]]:
    """The pages with their answers: those kept apart alone, or all others."""
    apart = set((gold / "held.txt").read_text(encoding="utf-8").split())
    for snapshot in collect(paths or [str(gold / "docs")]):
        answer = gold / "answers" / f"{snapshot.document}.json"
        if isinstance(snapshot, Snapshot) and answer.is_file() and (snapshot.document in apart) == held:
            yield snapshot, json.loads(answer.read_text(encoding="utf-8"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 2 where it cannot be made."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("paths", nargs="*", metavar="PATH")
    ask.add_argument("--gold", type=Path, default=GOLD, help="the folder with docs, answers and held.txt")
    ask.add_argument("--held", action="store_true", help="the pages kept for milestones, instead of the others")
    options = ask.parse_args(arguments)
    if not (options.gold / "held.txt").is_file():
        print(f"no gold set at {options.gold}: give --gold FOLDER or set HOPTAC_GOLD", file=sys.stderr)
        return 2
    finders: dict[str, Finder] = {"hoptac, register": register, "hoptac, mentions": mentions}
    try:
        finders["underthesea"] = underthesea()
    except ImportError:
        print("underthesea is not installed here: make peers installs it.", file=sys.stderr)
        return 2
    counts: dict[str, dict[str, Count]] = defaultdict(lambda: {name: Count() for name in finders})
    sizes: dict[str, int] = defaultdict(int)
    for snapshot, gold in pages(options.paths, options.gold, options.held):
        page = decode(snapshot)
        known = scan(page)
        found = {name: finder(page, known) for name, finder in finders.items()}
        founding = "the founding pages" if snapshot.document.startswith("seed-") else ""
        with_people = "pages that name people of a record" if gold.get("people") else ""
        for group in filter(None, (founding, with_people, "all pages")):
            sizes[group] += 1
            for name, (names, places) in found.items():
                counts[group][name].take(gold, names, places, article(page))
    for group, rows in counts.items():
        print(f"{group} ({sizes[group]})\n{'':18}  persons: P       R      F1      places recalled     those abroad")
        for name, count in rows.items():
            print(f"  {name:18}{count.row()}")
    return 0 if counts else 2


if __name__ == "__main__":
    sys.exit(main())
