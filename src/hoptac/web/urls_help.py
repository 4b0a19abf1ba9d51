"""The addresses of help."""

from __future__ import annotations

from django.urls import path

from hoptac.web.views import help

urlpatterns = [
    path("help/", help.index, name="help"),
    path("help/tour/", help.tour, name="help-tour"),
    path("help/<slug:slug>/", help.chapter, name="help-chapter"),
]
