"""The addresses of the lists: all under one word, what is asked for behind the question mark."""

from __future__ import annotations

from django.urls import path

from hoptac.web.views import listing

urlpatterns = [
    path("register/", listing.index, name="listings"),
    path("register/<slug:slug>/", listing.one, name="listing"),
    path("register/<slug:slug>.<slug:form>", listing.export, name="listing-file"),
    path("register/<slug:slug>/views/", listing.save, name="save-view"),
    path("register/<slug:slug>/views/<slug:ref>/forget/", listing.forget, name="forget-view"),
]
