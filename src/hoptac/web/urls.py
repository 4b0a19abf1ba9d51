"""The addresses of the site."""

from __future__ import annotations

from django.urls import include, path
from django.views.i18n import set_language

from hoptac.web.views import (
    add,
    decide,
    decisions,
    entries,
    hand,
    joins,
    lists,
    pages,
    papers,
    partners,
    partnerships,
    people,
    search,
    start,
    versions,
)

handler400 = "hoptac.web.views.errors.bad_request"

urlpatterns = [
    path("", start.start, name="start"),
    path("pages/", pages.index, name="pages"),
    path("pages/<slug:ref>/", pages.page, name="page"),
    path("pages/<slug:ref>/accept/", decide.whole_page, name="accept-page"),
    path("pages/<slug:ref>/versions/<int:number>/", versions.download, name="version"),
    path("pages/<slug:ref>/supersede/<slug:older>/", versions.replace, name="supersede"),
    path("pages/<slug:ref>/reports/<slug:key>/", decide.report, name="decide"),
    path("entries/add/", hand.add, name="add-fact"),
    path("entries/<slug:ref>/", entries.entry, name="entry"),
    path("entries/<slug:ref>/decide/", entries.decide, name="decide-entry"),
    path("entries/<slug:ref>/edit/<slug:slot>/", entries.edit, name="edit-entry"),
    path("entries/<slug:ref>/tie/", entries.tie, name="tie-entry"),
    path("entries/<slug:ref>/merge/", joins.merge, name="merge-entry"),
    path("entries/<slug:ref>/split/", joins.split, name="split-entry"),
    path("decisions/", decisions.index, name="decisions"),
    path("decisions/<int:number>/undo/", decisions.undo, name="undo"),
    path("partners/", partners.index, name="partners"),
    path("partners/map/", partners.on_map, name="partner-map"),
    path("partners/map/put/", partners.put_map, name="put-map"),
    path("partners/map/drop/", partners.drop_map, name="drop-map"),
    path("partnerships/<str:one>/<str:other>/", partnerships.partnership, name="partnership"),
    path("people/", people.index, name="people"),
    path("people/<str:key>/", people.person, name="person"),
    path("search/", search.search, name="search"),
    path("search/suggest/", search.suggest, name="suggest"),
    path("", include("hoptac.web.urls_desk")),
    path("", include("hoptac.web.urls_listing")),
    path("", include("hoptac.web.urls_people")),
    path("", include("hoptac.web.urls_help")),
    path("papers/", papers.index, name="papers"),
    path("papers/kept/<slug:ref>/", papers.kept, name="kept-paper"),
    path("papers/forms/<slug:form>/", papers.put_form, name="put-paper-form"),
    path("papers/forms/<slug:form>/<int:version>/", papers.form, name="paper-form"),
    path("papers/<slug:kind>/<str:one>/<str:other>/", papers.paper, name="paper"),
    path("add/", add.add, name="add"),
    path("lists/", lists.index, name="lists"),
    path("lists/new/<slug:ref>/", lists.new, name="new-list"),
    path("lists/<slug:ref>/", lists.one, name="list"),
    path("lists/<slug:ref>/again/", lists.again, name="again-list"),
    path("lists/<slug:ref>/withdraw/", lists.take_out, name="take-out-list"),
    path("language/", set_language, name="set-language"),
]
