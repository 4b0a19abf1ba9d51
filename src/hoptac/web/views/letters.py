"""Letters: choose an occasion and to whom, look at each, take them as files, note them in the book."""

from __future__ import annotations

import re
from datetime import date

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from hoptac.gazetteer.feasts import feasts
from hoptac.gazetteer.places import PLACES, country_of
from hoptac.register import mail
from hoptac.register.drawn import letter_files, zipped
from hoptac.register.kept_papers import FORMATS
from hoptac.register.letters import letters, occasion_day
from hoptac.register.letters_due import receivers
from hoptac.register.letters_sent import kept_of, send
from hoptac.register.office import office
from hoptac.register.partners import partners
from hoptac.share.letters.letter import Letter
from hoptac.share.letters.texts import BESIDE, LANGUAGES
from hoptac.share.tables import XLSX, csv_lines, xlsx_bytes
from hoptac.web.leaf import page_number
from hoptac.web.present import letters as present
from hoptac.web.present.partners import choices
from hoptac.web.who import user

SIGNERS = ("party", "government")
ALL = (*LANGUAGES, *BESIDE)
#: Beyond this nobody looks at each letter; the command line writes more.
MOST = 60
#: Letters on a page of the book.
LEAF = 50


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The form, and below it the letters as they will be."""
    today, home = date.today(), office()
    code = _code(request)
    near = partners(home) if home else ()
    drafted = _drafted(request, today, home) if code and home else []
    year = _year(drafted, today)
    sent = mail.sent_on(code, year) if code else {}
    chosen = {letter.to.place for letter in drafted}
    context = {
        "home": home,
        "occasions": present.occasions(today, code),
        "places": [present.Choice(p, name, p in chosen) for p, name in choices(near)],
        "languages": _choices(ALL, _language(request)),
        "signers": _choices(SIGNERS, request.GET.get("signer", "")),
        "code": code,
        "previews": [present.preview(letter, sent) for letter in drafted],
        "query": _query(request, chosen),
        "chosen": sorted(chosen),
        "language": _language(request),
        "signer": _signer(request),
        "today": today.isoformat(),
    }
    return render(request, "letters.html", context)


@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """All letters chosen, in one archive, as DOCX and PDF."""
    drafted = _drafted(request, date.today(), _home())
    data = zipped(letter_files(drafted))
    return _file(data, "application/zip", f"thu-{_code(request)}.zip")


@require_safe
def one(request: HttpRequest, code: str, place: str, form: str) -> HttpResponse:
    """One letter as a file."""
    if form not in FORMATS or place not in PLACES or code not in feasts():
        raise BadRequest(form)
    drafted = letters(code, [place], _home(), date.today(), _language(request), signer=_signer(request))
    [(name, data)] = letter_files(drafted, [form])
    return _file(data, FORMATS[form], name)


@require_POST
def note(request: HttpRequest) -> HttpResponse:
    """Note letters in the book as sent on a day, and keep their files. Raises ``letter-wrong``, ``format-unknown``."""
    code, day = request.POST.get("occasion", ""), request.POST.get("day", "")
    if code not in feasts():
        raise BadRequest(code)
    places = [place for place in request.POST.getlist("to") if place in PLACES][:MOST]
    language, signer = request.POST.get("lang", "vi"), request.POST.get("signer", "")
    language, signer = language if language in ALL else "vi", signer if signer in SIGNERS else ""
    drafted = letters(code, places, _home(), date.today(), language, signer=signer)
    send(drafted, _home(), day, user(), request.POST.get("format", "pdf"))
    return redirect("letter-book")


@require_safe
def book(request: HttpRequest) -> HttpResponse:
    """The book of letters, sent and received, as asked for, a page of it."""
    home, wanted = office(), _wanted(request)
    asked = page_number(request.GET)
    shown, count = mail.book_page(wanted, asked, LEAF)
    number = min(asked, max(1, -(-count // LEAF)))
    kept = kept_of(shown)
    context = {
        "lines": [present.mail_line(one, kept.get(one.noted.paper, "")) for one in shown],
        "count": count,
        "wanted": wanted,
        "filtered": wanted != mail.Wanted(),
        "places": [present.Choice(p, name, p == wanted.place) for p, name in choices(partners(home))],
        "query": present.book_query(wanted),
        "before": present.book_query(wanted, number - 1) if number > 1 else "",
        "after": present.book_query(wanted, number + 1) if number * LEAF < count else "",
        "today": date.today().isoformat(),
    }
    return render(request, "letter_book.html", context)


@require_safe
def book_file(request: HttpRequest, form: str) -> HttpResponse:
    """The book as it is asked for, as a file."""
    if form not in ("csv", "xlsx"):
        raise BadRequest(form)
    rows = [present.book_row(one) for one in mail.book(_wanted(request))]
    name = f"hoptac-letters-{date.today().isoformat()}.{form}"
    if form == "csv":
        return _file(b"".join(csv_lines(present.book_head(), rows)), "text/csv; charset=utf-8", name)
    return _file(xlsx_bytes("Hoptac", present.book_head(), rows), XLSX, name)


def _wanted(request: HttpRequest) -> mail.Wanted:
    """What an address asks of the book; what makes no sense is left out."""
    told = {name: request.GET.get(name, "").strip() for name in ("direction", "partner", "from", "to", "q")}
    years = {name: told[name] if re.fullmatch("[0-9]{4}", told[name]) else "" for name in ("from", "to")}
    return mail.Wanted(
        told["direction"] if told["direction"] in mail.DIRECTIONS else "",
        told["partner"] if told["partner"] in PLACES else "",
        years["from"],
        years["to"],
        told["q"][:200],
    )


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Note a letter by hand: one that came, or one that was written elsewhere. Raises ``letter-wrong``."""
    names = ("direction", "day", "place", "person", "title")
    direction, day, place, person, title = (mail.cleaned([request.POST.get(name, "")]) for name in names)
    mail.note(mail.Noted(direction, day, place, person, title=title), user())
    return redirect("letter-book")


@require_POST
def strike(request: HttpRequest, decision: int) -> HttpResponse:
    """Take a letter out of the book."""
    mail.strike(decision, user())
    return redirect("letter-book")


def _home() -> str:
    home = office()
    if not home:
        raise BadRequest("office")
    return home


def _code(request: HttpRequest) -> str:
    code = request.GET.get("occasion", "")
    return code if code in feasts() else ""


def _language(request: HttpRequest) -> str:
    language = request.GET.get("lang", "vi")
    return language if language in ALL else "vi"


def _signer(request: HttpRequest) -> str:
    signer = request.GET.get("signer", "")
    return signer if signer in SIGNERS else ""


def _drafted(request: HttpRequest, today: date, home: str) -> list[Letter]:
    """The letters that an address asks for: to those named, else to those to whom custom has us write."""
    code = _code(request)
    if not code:
        raise BadRequest("occasion")
    near = partners(home)
    named = [place for place in request.GET.getlist("to") if place in near]
    occasion = occasion_day(code, today)
    custom = receivers(occasion, home, near) if occasion else {}
    usual = sorted({place for places in custom.values() for place in places})
    places = named or usual or ([p for p in near if country_of(p) == feasts()[code].place] if occasion else [])
    return letters(code, places[:MOST], home, today, _language(request), signer=_signer(request))


def _year(drafted: list[Letter], today: date) -> int:
    return next((letter.occasion.first.year for letter in drafted if letter.occasion), today.year)


def _choices(values: tuple[str, ...], chosen: str) -> list[present.Choice]:
    return [present.Choice(value, value, value == chosen) for value in values]


def _query(request: HttpRequest, places: set[str]) -> str:
    asked = [("occasion", _code(request)), ("lang", _language(request)), ("signer", _signer(request))]
    return urlencode([*asked, *(("to", place) for place in sorted(places))])


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(data, content_type=kind, headers=headers)
