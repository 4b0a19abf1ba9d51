"""Signing in and out; one's own account: another password, codes of a telephone."""

from __future__ import annotations

from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from hoptac.base.errors import HoptacError
from hoptac.register import attempts, codes
from hoptac.register.accounts import account, any_account, set_password
from hoptac.register.audit import note
from hoptac.register.models import Account
from hoptac.web.present.pages import in_words
from hoptac.web.returning import local
from hoptac.web.who import person, person_of

#: The session's word for a secret that is not confirmed yet.
_SECRET = "codes"


@sensitive_post_parameters("password", "code")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The form; whatever is wrong (name, password, code, a closed account) gets the same answer."""
    back = _back(request)
    if person_of(request) or not any_account():
        return redirect(back)
    typed = request.POST.get("name", "")[:80]
    context = {"next": back, "codes": codes.any_codes(), "name": typed, "fault": ""}
    if request.method != "POST":
        return render(request, "sign_in.html", context)
    fault = _try(request, typed)
    return render(request, "sign_in.html", {**context, "fault": fault}, status=400) if fault else redirect(back)


def _try(request: HttpRequest, typed: str) -> str:
    """Sign in; what is wrong: ``locked``, ``wrong`` or nothing."""
    name, address = typed.strip().lower(), request.META.get("REMOTE_ADDR", "")
    if not attempts.begin(name, address):
        return "locked"
    found = authenticate(request, username=name, password=request.POST.get("password", ""))
    if not isinstance(found, Account) or not codes.accepts(found, request.POST.get("code", "")):
        note(name[:40], "sign-in-failed", "", address)
        return "wrong"
    attempts.succeeded(name, address)
    login(request, found)
    note(found.name, "sign-in", "", address)
    return ""


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    name = person().name
    logout(request)
    note(name, "sign-out", "", request.META.get("REMOTE_ADDR", ""))
    return redirect("sign-in")


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def me(request: HttpRequest) -> HttpResponse:
    """One's own account; sending gives it another password."""
    row = _own()
    problem = None
    if request.method == "POST":
        try:
            _renew(request, row)
            return redirect(f"{reverse('me')}?done=1")
        except HoptacError as error:
            problem = error
    context = {"row": row, "problem": in_words(problem), "done": "done" in request.GET, "on": bool(row.totp_secret)}
    return render(request, "me.html", context, status=400 if problem else 200)


def _renew(request: HttpRequest, row: Account) -> None:
    old, new, again = (request.POST.get(name, "") for name in ("old", "new", "again"))
    address = request.META.get("REMOTE_ADDR", "")
    if not attempts.begin(row.name, address) or not row.check_password(old) or new != again:
        raise HoptacError("password-wrong")
    set_password(row, new, row.name)
    attempts.succeeded(row.name, address)
    request.user = row  # whose session goes on
    update_session_auth_hash(request, row)


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def my_codes(request: HttpRequest) -> HttpResponse:
    """Switch codes of a telephone on (a picture to take, then a code as proof) or, with a code, off."""
    row, code, problem = _own(), request.POST.get("code", ""), None
    if not row.totp_secret and _SECRET not in request.session:
        request.session[_SECRET] = codes.new_secret()
    secret = str(request.session.get(_SECRET, ""))
    if request.method == "POST":
        try:
            _switch(row, secret, code)
            request.session.pop(_SECRET, None)
            return redirect("me")
        except HoptacError as error:
            problem = error
    shown = "" if row.totp_secret else codes.picture(secret, row.name)
    context = {"row": row, "secret": secret, "picture": shown, "problem": in_words(problem)}
    return render(request, "my_codes.html", context, status=400 if problem else 200)


def _switch(row: Account, secret: str, code: str) -> None:
    if not row.totp_secret:
        codes.switch_on(row, secret, code)
    elif codes.accepts(row, code):
        codes.switch_off(row, row.name)
    else:
        raise HoptacError("code-wrong")


def _own() -> Account:
    who = person()
    if who.local:
        raise Http404
    return account(who.name)


def _back(request: HttpRequest) -> str:
    """Where the person came from, within this site."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return local(request, wanted, reverse("start"))
