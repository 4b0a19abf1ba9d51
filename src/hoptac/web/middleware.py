"""What every answer passes through: the language of the cookie, the headers, and errors with their remedy."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from hoptac.base.errors import HoptacError
from hoptac.register.opening import unreachable
from hoptac.web.present.labels import language

Respond = Callable[[HttpRequest], HttpResponse]

#: All scripts, styles and fonts are files of our own, so the policy is a constant.
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


def headers(respond: Respond) -> Respond:
    """Nothing from outside is loaded, nothing is guessed, nobody frames the site."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        response.headers.setdefault("Content-Security-Policy", CSP)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        if request.is_secure():  # what came over https never goes back in the clear
            for cookie in response.cookies.values():
                cookie["secure"] = True
        if getattr(request, "person", None) and not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    return answer


def chosen_language(respond: Respond) -> Respond:
    """The language of the cookie, else Vietnamese: what a browser asks for is often not what its user reads."""

    def answer(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        code = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(code):
            request.LANGUAGE_CODE = code
            response = respond(request)
            response.headers.setdefault("Content-Language", code)
            return response

    return answer


class Errors:
    """A ``HoptacError`` becomes a page that says what happened and what to do."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """404 for what is not there, 409 for what goes against a decision, 503 for a database that is locked, full or
        away, even in mid-request."""
        return told(request, error) if isinstance(error, OperationalError | InterfaceError | HoptacError) else None


def told(request: HttpRequest, error: OperationalError | InterfaceError | HoptacError) -> HttpResponse:
    """The page that tells an error and its remedy."""
    known = error if isinstance(error, HoptacError) else unreachable(error)
    lang = language()
    text = {"message": known.message(lang), "remedy": known.remedy(lang)}
    return render(request, "error.html", text, status=_status(known.code))


def _status(code: str) -> int:
    if code.startswith("database") or code == "no-worker":
        return 503
    if code in ("version-decided", "stale", "stale-read"):
        return 409
    if code.startswith(("form-", "map-")):
        return 400
    wrong = ("slot-unknown", "value-wrong", "merge-unlike", "split-nothing", "question-missing")
    return 400 if code in wrong else 404
