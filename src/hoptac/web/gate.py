"""The gate: every request is somebody's, and goes on only where ``access.RULES`` lets that person in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, cast

from django.conf import settings
from django.contrib.auth import get_user
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.http import urlencode

from hoptac.register.accounts import any_account
from hoptac.register.audit import note
from hoptac.register.hidden import hidden_from
from hoptac.register.models import Account
from hoptac.register.scope import Hidden, seen_as
from hoptac.register.switches import is_on
from hoptac.web.access import ANYBODY, Rule, rule_of
from hoptac.web.middleware import told
from hoptac.web.who import Person, acting, local_person

_LOOPBACK = ("127.0.0.1", "::1")
#: What a proxy adds: the request comes from another machine by way of this one.
_PASSED_ON = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_VIA")


class Gate:
    """Says who asks (``request.person``), sends strangers to sign in, and answers 404 to whoever may not.

    A stranger gets the same answer for every address but the open ones, there or not.
    """

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            person = _person(request)
            if person is None and not _open(request):
                return _to_sign_in(request)
        except (OperationalError, InterfaceError) as error:
            return told(request, error)
        setattr(request, "person", person)  # noqa: B010
        # A stranger (to what is open to anybody) belongs to no department.
        shut = None if person and person.may("admin") else hidden_from(person.account if person else 0)
        with acting(person), seen_as(shut):
            response = _noted(request, person, self.respond(request))
        return _within(response, shut)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: dict[str, Any]) -> None:
        """Refuse what the person may not, as if it were not there; raises ``NoRule``."""
        name = request.resolver_match.url_name if request.resolver_match else None
        rule, person = rule_of(name), getattr(request, "person", None)
        if not _admitted(rule, person, request.method or "GET"):
            raise Http404
        setattr(request, "admitted", True)  # noqa: B010


def _admitted(rule: Rule, person: Person | None, method: str) -> bool:
    if rule.switch and not (person and person.local) and not is_on(rule.switch):
        return False
    role = rule.needs(method)
    return role == ANYBODY or bool(person and person.may(role))


def _person(request: HttpRequest) -> Person | None:
    found = get_user(request) if settings.SESSION_COOKIE_NAME in request.COOKIES else None
    if isinstance(found, Account):
        return Person(found.name, found.role, found.full_name, found.pk)
    return None if any_account() or not _at_this_machine(request) else local_person()


def _at_this_machine(request: HttpRequest) -> bool:
    """Whether a request without any account comes from the person at this machine, and not by way of a proxy."""
    near = request.META.get("REMOTE_ADDR", "") in _LOOPBACK and not any(name in request.META for name in _PASSED_ON)
    return near and not settings.OUTSIDE_HOSTS


def _open(request: HttpRequest) -> bool:
    try:
        return rule_of(resolve(request.path_info).url_name).needs(request.method or "GET") == ANYBODY
    except Resolver404:
        return False


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if not any_account():
        return render(request, "no_account.html", {"command": "hoptac user add TEN --role admin"}, status=403)
    back = {"next": request.get_full_path()} if request.method in ("GET", "HEAD") and request.path != "/" else {}
    return redirect(f"{reverse('sign-in')}{'?' if back else ''}{urlencode(back)}")


def _within(response: HttpResponseBase, shut: Hidden | None) -> HttpResponseBase:
    """What is still to be asked while an answer is sent off is asked as for the same person."""
    if isinstance(response, StreamingHttpResponse):
        parts = iter(cast(Iterator[bytes], response.streaming_content))

        def told() -> Iterator[bytes]:
            while True:
                with seen_as(shut):
                    part = next(parts, None)
                if part is None:
                    return
                yield part

        response.streaming_content = told()
    return response


def _noted(request: HttpRequest, person: Person | None, response: HttpResponse) -> HttpResponse:
    """Whoever takes a file out is noted before it leaves; where that cannot be noted, it does not."""
    match = request.resolver_match
    private = bool(match and getattr(request, "admitted", False) and rule_of(match.url_name).private)
    taken = private or response.headers.get("Content-Disposition", "").startswith("attachment")
    if not taken or response.status_code != 200 or request.method == "HEAD" or (person and person.local):
        return response
    try:
        note(person.name if person else "–", "download", request.get_full_path(), request.META.get("REMOTE_ADDR", ""))
    except (OperationalError, InterfaceError) as error:
        return told(request, error)
    return response
