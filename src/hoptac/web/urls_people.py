"""The addresses of those who use it: signing in, accounts, approvals, switches, the audit."""

from __future__ import annotations

from django.urls import path

from hoptac.web.views import approvals, owners, signing, users

urlpatterns = [
    path("sign-in/", signing.sign_in, name="sign-in"),
    path("sign-out/", signing.sign_out, name="sign-out"),
    path("me/", signing.me, name="me"),
    path("me/codes/", signing.my_codes, name="me-codes"),
    path("pages/<slug:ref>/owner/", owners.page, name="page-owner"),
    path("approvals/", approvals.index, name="approvals"),
    path("users/", users.index, name="users"),
    path("users/departments/", users.add_department, name="add-department"),
    path("users/<str:name>/", users.one, name="user"),
    path("users/<str:name>/password/", users.password, name="user-password"),
    path("switches/", users.switch, name="switches"),
    path("audit/", users.noted, name="audit"),
]
