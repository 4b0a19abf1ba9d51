"""The addresses of what an office owes: the calendar, letters, papers for delegations."""

from __future__ import annotations

from django.urls import path

from hoptac.web.views import calendar, delegations, letters, office, visit_files

urlpatterns = [
    path("delegations/", delegations.index, name="delegations"),
    path("delegations/<slug:ref>/", delegations.visit, name="delegation"),
    path("delegations/<slug:ref>/papers/<slug:what>/", delegations.look, name="delegation-look"),
    path("delegations/<slug:ref>/<slug:what>.<slug:form>", delegations.paper, name="delegation-paper"),
    path("delegations/<slug:ref>/lines/<slug:part>/", visit_files.add, name="add-file-line"),
    path("delegations/<slug:ref>/lines/<slug:key>/edit/", visit_files.line, name="file-line"),
    path("delegations/<slug:ref>/lines/<slug:key>/done/", visit_files.tick, name="tick-file-line"),
    path("delegations/<slug:ref>/result/", visit_files.result, name="file-result"),
    path("delegations/year/<int:number>/<slug:what>.<slug:form>", delegations.year, name="delegation-year"),
    path("office/", office.settings, name="office"),
    path("calendar/", calendar.index, name="calendar"),
    path("calendar/hoptac.ics", calendar.download, name="calendar-file"),
    path("calendar/feeds/", calendar.make, name="make-feed"),
    path("calendar/feeds/<slug:ref>/revoke/", calendar.revoke, name="revoke-feed"),
    path("letters/", letters.index, name="letters"),
    path("letters/letters.zip", letters.download, name="letters-zip"),
    path("letters/<str:code>/<str:place>.<str:form>", letters.one, name="letter"),
    path("letters/note/", letters.note, name="note-letters"),
    path("letters/book/", letters.book, name="letter-book"),
    path("letters/book.<slug:form>", letters.book_file, name="letter-book-file"),
    path("letters/book/add/", letters.add, name="add-letter"),
    path("letters/book/<int:decision>/strike/", letters.strike, name="strike-letter"),
    path("feeds/<str:token>.ics", calendar.feed, name="feed"),
]
