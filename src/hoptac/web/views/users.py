"""What an admin does: accounts, departments, switches; looking at the audit."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoptac.base.errors import HoptacError
from hoptac.register import accounts, audit, codes, switches
from hoptac.register.models import Account
from hoptac.web.leaf import page_number
from hoptac.web.present import users as present
from hoptac.web.present.pages import in_words
from hoptac.web.who import person, user


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """The accounts, and the form for a new one."""
    if request.method != "POST":
        return _index(request)
    names = ("name", "password", "role", "full_name")
    name, password, role, full_name = (request.POST.get(field, "") for field in names)
    try:
        accounts.make_account(name, password, role, user(), full_name, request.POST.getlist("departments"))
    except HoptacError as problem:
        return _index(request, problem)
    return redirect("sign-in" if person().local else "users")


def _index(request: HttpRequest, problem: HoptacError | None = None) -> HttpResponse:
    chosen = request.POST.getlist("departments")
    first = person().local
    context = {
        "rows": present.rows(accounts.accounts()),
        "roles": present.roles(request.POST.get("role", "admin" if first else "viewer")),
        "departments": [(name, name in chosen) for name in accounts.departments()],
        "first": first,
        "sent": request.POST,
        "problem": in_words(problem),
    }
    return render(request, "users.html", context, status=400 if problem else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, name: str) -> HttpResponse:
    """One account: its role, departments, whether it is open. Raises ``account-unknown``."""
    row, problem = accounts.account(name), None
    if request.method == "POST":
        role, full_name = request.POST.get("role", ""), request.POST.get("full_name", "")
        try:
            given = request.POST.getlist("departments")
            accounts.change_account(name, user(), role, full_name, given, request.POST.get("active") == "yes")
            return redirect("users")
        except HoptacError as error:
            problem = error
    return _one(request, row, problem)


def _one(request: HttpRequest, row: Account, problem: HoptacError | None) -> HttpResponse:
    member = set(row.departments.values_list("name", flat=True))
    context = {
        "row": row,
        "roles": present.roles(row.role),
        "departments": [(name, name in member) for name in accounts.departments()],
        "problem": in_words(problem),
    }
    return render(request, "user.html", context, status=400 if problem else 200)


@sensitive_post_parameters()
@require_POST
def password(request: HttpRequest, name: str) -> HttpResponse:
    """Give somebody another password, or take the codes off an account whose telephone is lost."""
    row = accounts.account(name)
    try:
        if request.POST.get("what") == "codes":
            codes.switch_off(row, user())
        else:
            accounts.set_password(row, request.POST.get("password", ""), user())
    except HoptacError as problem:
        return _one(request, row, problem)
    return redirect("users")


@require_POST
def add_department(request: HttpRequest) -> HttpResponse:
    """A new department."""
    try:
        accounts.make_department(request.POST.get("department", ""), user())
    except HoptacError as problem:
        return _index(request, problem)
    return redirect(f"{reverse('users')}#departments")


@require_http_methods(["GET", "HEAD", "POST"])
def switch(request: HttpRequest) -> HttpResponse:
    """What answers without sign-in: each on or off."""
    if request.method == "POST":
        name, on = request.POST.get("name", ""), request.POST.get("on") == "yes"
        switches.turn(name, on)
        audit.note(user(), "switch", f"{name}: {'on' if on else 'off'}", request.META.get("REMOTE_ADDR", ""))
        return redirect("switches")
    return render(request, "switches.html", {"switches": present.switches(switches.all_of_them())})


@require_safe
def noted(request: HttpRequest) -> HttpResponse:
    """One leaf of the audit, the newest first."""
    by, act, number = request.GET.get("by", ""), request.GET.get("act", ""), page_number(request.GET)
    lines, count = audit.leaf(by, act, number)
    context = {
        "lines": [present.noted(line) for line in lines],
        "count": count,
        "number": number,
        "people": present.chosen(audit.people(), by),
        "acts": present.acts(act),
        "filtered": bool(by or act),
        "before": present.audit_address(by, act, number - 1) if number > 1 else "",
        "after": present.audit_address(by, act, number + 1) if number * audit.LEAF < count else "",
    }
    return render(request, "audit.html", context)
