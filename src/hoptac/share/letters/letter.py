"""A letter of a leader to a leader abroad, on one page: no number, no list of recipients."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from hoptac.gazetteer.address import Relation, form_of_address, relation
from hoptac.gazetteer.feasts import Day
from hoptac.gazetteer.places import PLACES, country_of, name_of
from hoptac.gazetteer.posts import POSTS
from hoptac.share import names
from hoptac.share.letters.sentences import Sentence
from hoptac.share.letters.texts import fill, kinds, phrase
from hoptac.share.papers import words
from hoptac.share.papers.paper import (
    CLOCK,
    OFFICE,
    Block,
    Form,
    Head,
    PageBreak,
    Paper,
    Para,
    Run,
    Runs,
    Signature,
    said,
    told,
)

_ASIDE = re.compile(r"\s*\([^)]*\)")
#: What stands in a Lao file's properties, and on the screen beside it.
LAO_DRAFT = "Bản tiếng Lào là bản nháp, chờ người Lào soát."


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is written to: the partner's place, the person in office ("" where the register knows none), the offices
    (code or words, place), and the keys that prove them."""

    place: str
    name: str
    latin: str
    posts: tuple[tuple[str, str], ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sender:
    """Who signs: the office's place, ``party`` or ``government``, and the holder's name ("" where not known)."""

    place: str
    channel: str
    name: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter before it is drawn. ``day`` is the ISO day of writing; ``sentence`` None where nothing is known;
    ``beside``: the same letter in another language, on a page of its own behind it."""

    to: Addressee
    sender: Sender
    occasion: Day | None
    code: str
    day: str
    language: str
    sentence: Sentence | None
    beside: Letter | None = None


def draft(letter: Letter) -> Paper:
    """The letter as a paper, with the other language behind it where there is one."""
    paper = _draft(letter)
    return replace(paper, annexes=_translation(letter.beside)) if letter.beside else paper


def _translation(letter: Letter) -> tuple[Block, ...]:
    """The whole letter in the other language, on a page of its own; Lao says that it is a draft."""
    paper = _draft(letter)
    marks = (Para((said(LAO_DRAFT),), "note"),) if letter.language == "lo" else ()
    signature = paper.signature
    lines = (*signature.lines, signature.name) if signature else ()
    signed = tuple(Para((told(line, OFFICE, *letter.sender.keys, bold=True),), "center") for line in lines if line)
    return (PageBreak(), *marks, *paper.blocks, *signed)


def _draft(letter: Letter) -> Paper:
    kind, party = _kind(letter), letter.sender.channel == "party"
    values = _values(letter)
    known = relation(country_of(letter.to.place), letter.day)
    bond = "bond" if known and known.formula_vi else "bond_plain"
    names_of = ("open", "praise", "", bond, "wish")
    patterns = [phrase(name, kind, letter.language) if name else "" for name in names_of]
    filled = [fill(pattern, values) if pattern else None for pattern in patterns]
    filled[names_of.index("")] = letter.sentence.runs if letter.sentence else None
    paragraphs = [runs for runs in filled if runs]
    to = _to(letter, values)
    form: Form = "partyletter" if party else "letter"
    return Paper(
        kind="letter",
        name=_name(letter),
        day=letter.day,
        head=Head("", _organ(letter.sender), "", f"{name_of(letter.sender.place)}, {words.long_day(letter.day)}"),
        title=(),
        blocks=(*(() if letter.language == "vi" else (Para(to, "plain"),)), *(Para(runs) for runs in paragraphs)),
        form=form,
        language=letter.language,
        to=(to,) if letter.language == "vi" else (),
        signature=Signature(_signs(letter), letter.sender.name),
        remark=LAO_DRAFT if letter.language == "lo" else "",
    )


def _kind(letter: Letter) -> str:
    """Which phrases a letter takes: its occasion's own, else by whether years are counted."""
    if letter.code in kinds(letter.language):
        return letter.code
    if letter.occasion and letter.occasion.feast.kind == "new_year":
        return "new_year"
    return "counted" if letter.occasion and letter.occasion.count else "plain"


def _name(letter: Letter) -> str:
    occasion = letter.occasion.feast.name_vi if letter.occasion else letter.code
    return f"Thư chúc mừng {occasion} – {names.unit(letter.to.place)}"


def _values(letter: Letter) -> dict[str, Run]:
    """What the fields of phrases are filled with."""
    here, there, lang = country_of(letter.sender.place), country_of(letter.to.place), letter.language
    known, own = relation(there, letter.day), relation(here, letter.day)
    channel = letter.sender.channel
    word = getattr(form_of_address(there, channel), lang)
    comrades = form_of_address(there, "government").vi == form_of_address(here, "government").vi
    values = {
        "home": _unit(letter.sender.place, lang),
        "partner": _unit(letter.to.place, lang),
        "address": said(word),
        "Address": said(word[:1].upper() + word[1:]),
        "people_home": said(own.people_vi if own and comrades else "chính quyền và Nhân dân"),
        "people": said(known.people_vi if known else "chính quyền và Nhân dân"),
        "country": told(names.place(there, lang), there),
        **_occasion(letter),
    }
    if known and known.formula_vi:
        values["relation"] = told(_relation(known, lang), f"relation:{there}")
    return values


def _unit(place: str, language: str) -> Run:
    return told(names.unit(place, language), place)


def _relation(known: Relation, language: str) -> str:
    return known.formula_en if language == "en" else known.formula_vi


def _occasion(letter: Letter) -> dict[str, Run]:
    """The occasion's name, its days, and the count of its years."""
    if letter.occasion is None:
        return {}
    day, key = letter.occasion, f"occasion:{letter.code}"
    name = {"vi": day.feast.name_vi, "en": day.feast.name_en, "lo": day.feast.name_lo}[letter.language]
    found = {"occasion": told(name, key) if name else said(""), "year": told(str(day.first.year), key, CLOCK)}
    if day.count and day.feast.since:
        shown = _ordinal(day.count) if letter.language == "en" else str(day.count)
        found |= {
            "count": told(shown, key),
            "began": told(_short(day.first.replace(year=day.feast.since)), key),
            "day": told(_short(day.first), key),
        }
    return found


def _short(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _to(letter: Letter, values: Mapping[str, Run]) -> Runs:
    """Full office and name; the office alone where the register knows nobody in it."""
    to, lang = letter.to, letter.language
    titles = tuple(f"post:{part}" for code, _ in to.posts for part in (code, *_JOINT.get(code, ())))
    keys = (*to.keys, *titles)
    name = to.name if lang == "vi" else to.latin or to.name
    posts = ", ".join(_post(code, place, lang) for code, place in to.posts)
    own = {"name": told(name, *keys) if name else said(""), "posts": told(posts, *keys, to.place)}
    filled = fill(phrase("to" if name else "to_office", "", lang), {**values, **own})
    return filled or (told(posts or names.unit(to.place), to.place),)


#: One person in both offices: in an address each is named in full, the Party's first.
_JOINT = {"la-prov-secretary-governor": ("la-prov-party-secretary", "la-governor")}


def _post(code: str, place: str, language: str) -> str:
    """An office in full, with its place."""
    if language == "lo":
        return f"{names.post(code, 'lo')} {names.place(place, 'lo')}".strip()
    parts = _JOINT.get(code, (code,))
    return ", ".join(_titled(part, place if part == parts[-1] else "", language) for part in parts)


def _titled(code: str, place: str, language: str) -> str:
    if language == "vi":
        return words.post(code, place or None)
    # The table's short name of the Party is for screens; an address line has none.
    title = _ASIDE.sub("", names.post(code, "en")).replace("LPRP", "Lao People's Revolutionary Party")
    known = POSTS.get(code)
    return title if not place or (known and known.level == "central") else f"{title} of {names.place(place, 'en')}"


_ORGANS = {"party": ("TỈNH ỦY", "THÀNH ỦY"), "government": ("ỦY BAN NHÂN DÂN TỈNH", "ỦY BAN NHÂN DÂN THÀNH PHỐ")}
_TITLES = {"party": "BÍ THƯ", "government": "CHỦ TỊCH"}
#: Who signs for a province, by channel.
SIGNERS = {"party": "vn-prov-party-secretary", "government": "vn-prov-pc-chair"}


def _is_city(place: str) -> bool:
    row = PLACES.get(place)
    return row is not None and row.kind == "municipality"


def _organ(sender: Sender) -> str:
    return f"{_ORGANS[sender.channel][_is_city(sender.place)]} {name_of(sender.place).upper()}"


def _signs(letter: Letter) -> tuple[str, ...]:
    """The office of who signs; in Vietnamese it stands below the organ that the head names."""
    code = SIGNERS[letter.sender.channel]
    if letter.language == "vi":
        return (_TITLES[letter.sender.channel],)
    return (
        _ASIDE.sub("", names.post(code, letter.language)).upper(),
        names.place(letter.sender.place, letter.language),
    )
