"""Pages in lists, errors with what to do, and what became of an added file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoptac.base.errors import HoptacError
from hoptac.base.languages import unread
from hoptac.register.load import Step
from hoptac.register.records import PageRow, PageView
from hoptac.web.present import labels, values


@dataclass(frozen=True, slots=True)
class Explained:
    """An error for people: what happened, what to do."""

    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A page in a list; ``told`` sums up what was read ("2 trao đổi đoàn · 1 hỗ trợ")."""

    ref: str
    title: str
    address: str
    published: str | None
    publisher: str | None
    told: tuple[str, ...]
    open: int
    error: Explained | None
    notice: Explained | None
    attempt: Explained | None


@dataclass(frozen=True, slots=True)
class Namesake:
    """A page of another file of the same name."""

    ref: str
    title: str
    published: str | None


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version of a page: when it came, whether it is the one shown, why it could not be read."""

    number: int
    came: str
    shown: bool
    error: Explained | None


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one added file. ``held``: it could not be read, and the page shows what it showed before;
    ``namesakes``: pages of other files of its name, beside which it is kept."""

    ref: str
    title: str
    what: str
    told: tuple[str, ...]
    error: Explained | None
    notice: Explained | None
    held: bool
    namesakes: tuple[Namesake, ...]


def explained(error: Mapping[str, Any] | None) -> Explained | None:
    """The stored error of a page, in the language that is switched on."""
    return Explained(*error[labels.language()]) if error else None


def in_words(error: HoptacError | None) -> Explained | None:
    """An error in the language that is switched on."""
    lang = labels.language()
    return Explained(error.message(lang), error.remedy(lang)) if error else None


def notice(page: PageRow | PageView) -> Explained | None:
    """What to know of a page that is kept, but in a language that cannot be read yet."""
    return None if page.error else in_words(unread(page.document, page.language))


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a page came from: a name to show and, where it is on the web, its address there."""

    name: str
    url: str = ""


def origin(address: str) -> Origin:
    """A page's address for people: a web page's host and path with a link, a file's name alone (never a path of this
    machine, never a link of another scheme)."""
    parts = urlsplit(address)
    if parts.scheme in ("http", "https"):
        return Origin(f"{parts.netloc}{unquote(parts.path)}".rstrip("/"), address)
    path = address.removeprefix("upload:") if address.startswith("upload:") else unquote(parts.path or address)
    return Origin(path.rstrip("/").rsplit("/", 1)[-1])


def told(counts: Mapping[str, int]) -> tuple[str, ...]:
    """How many facts of each kind, in words, kinds in their usual order."""
    words: dict[str, Callable[[int], str]] = {
        "visit": lambda n: ngettext("%(n)d cuộc trao đổi đoàn", "%(n)d cuộc trao đổi đoàn", n),
        "agreement": lambda n: ngettext("%(n)d thỏa thuận", "%(n)d thỏa thuận", n),
        "aid": lambda n: ngettext("%(n)d khoản hỗ trợ", "%(n)d khoản hỗ trợ", n),
        "figure": lambda n: ngettext("%(n)d số liệu", "%(n)d số liệu", n),
        "commitment": lambda n: ngettext("%(n)d nội dung trao đổi", "%(n)d nội dung trao đổi", n),
        "courtesy": lambda n: ngettext("%(n)d nghi thức", "%(n)d nghi thức", n),
        "person": lambda n: ngettext("%(n)d người", "%(n)d người", n),
    }
    return tuple(word(counts[kind]) % {"n": counts[kind]} for kind, word in words.items() if counts.get(kind))


def listed(rows: Iterable[PageRow]) -> list[Listed]:
    """Rows of the register as lists show them."""
    return [
        Listed(
            row.ref,
            row.title or row.document,
            row.address,
            row.published,
            row.publisher,
            told(row.counts),
            row.open,
            explained(row.error),
            notice(row),
            explained(row.attempt),
        )
        for row in rows
    ]


def namesake(row: PageRow) -> Namesake:
    """A page of the same name, to be named beside another."""
    return Namesake(row.ref, row.title, row.published)


def version_lines(page: PageView) -> list[VersionLine]:
    """The versions of a page in words, the newest first."""
    return [VersionLine(v.number, values.moment(v.retrieved_at), v.shown, explained(v.error)) for v in page.versions]


def outcome(step: Step, same_name: Iterable[PageRow] = ()) -> Added:
    """One step of a load in words; ``same_name``: the pages of other files of its name."""
    what = {
        "new": _("đã đọc"),
        "replaced": _("bản mới, đã đọc lại"),
        "same": _("đã có trong sổ, không thay đổi"),
        "failed": _("không đọc được"),
    }[step.outcome]
    beside = tuple(namesake(row) for row in same_name)
    return Added(
        step.ref,
        step.document,
        what,
        told(step.kinds),
        in_words(step.error),
        in_words(step.notice),
        step.held,
        beside,
    )
