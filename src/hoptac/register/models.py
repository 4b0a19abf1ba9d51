"""The register's tables.

Kept: ``Snapshot`` (bytes), ``Page.address`` with its captures (the bytes that came for it, in their order),
``Decision``. Everything else is derived from these and can be made again (``hoptac.register.load.rebuild``). Row ids
are never shown or exported: a page is named by ``Page.ref``, a statement by ``Statement.ref``, both the same after a
rebuild or a restore.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from hoptac.register.managers import Seen, SeenEntries
from hoptac.register.models_accounts import Account as Account
from hoptac.register.models_accounts import Department as Department
from hoptac.register.models_lists import Listed as Listed
from hoptac.register.models_lists import SavedView as SavedView
from hoptac.register.models_office import Approval as Approval
from hoptac.register.models_office import Attempt as Attempt
from hoptac.register.models_office import Audit as Audit
from hoptac.register.models_office import Owned as Owned
from hoptac.register.models_office import Setting as Setting
from hoptac.register.models_pairs import BaseMap as BaseMap
from hoptac.register.models_pairs import EntryPair as EntryPair
from hoptac.register.models_pairs import Partnership as Partnership
from hoptac.register.models_papers import KeptPaper as KeptPaper
from hoptac.register.models_papers import OwnOffice as OwnOffice
from hoptac.register.models_papers import PaperForm as PaperForm
from hoptac.register.models_visits import FileLine as FileLine
from hoptac.register.models_visits import VisitFile as VisitFile

STATES = [(state, state) for state in ("open", "asked", "accepted", "rejected")]


class Snapshot(models.Model):
    """Bytes as they came, by their SHA-256 in hex."""

    raw_hash = models.CharField(max_length=64, primary_key=True)
    data = models.BinaryField()

    def __str__(self) -> str:
        return self.raw_hash[:12]


class Page(models.Model):
    """One address and what its newest readable bytes were read as; with ``error`` where none could be read.

    ``version`` is the number of the capture that was read; later ones could not be, and say why. 0: there is none.
    The ending and the time of retrieval belong to the address, not to the bytes: a copy may bear another ending.
    ``error`` is ``{"code", "details"}`` for ``HoptacError``; a page refused as secret has no ``raw_hash``: no copy is
    kept.
    ``zones`` is ``[[start, end, name], …]`` over ``text``; ``published`` an ISO day, month or year, or null; ``rank``
    what its source is worth (base.kinds.RANKS).
    """

    address = models.TextField(unique=True)
    ref = models.CharField(max_length=16, unique=True)
    document = models.TextField()
    suffix = models.CharField(max_length=32, blank=True)
    retrieved_at = models.CharField(max_length=40, null=True)
    raw_hash = models.ForeignKey(
        Snapshot, null=True, on_delete=models.PROTECT, related_name="pages", db_column="raw_hash"
    )
    title = models.TextField(null=True)
    published = models.CharField(max_length=10, null=True)
    published_basis = models.CharField(max_length=16, null=True)
    publisher = models.TextField(null=True)
    rank = models.CharField(max_length=8, default="press")
    language = models.CharField(max_length=8, default="und")
    text = models.TextField(blank=True)
    zones = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    error = models.JSONField(null=True)
    version = models.PositiveIntegerField(default=0)
    reader = models.CharField(max_length=32)

    objects: ClassVar[models.Manager[Page]] = Seen(lambda shut: Q(pk__in=shut.pages))

    class Meta:
        ordering = [models.F("published").desc(nulls_last=True), "address"]
        indexes = [
            models.Index(fields=["address"], condition=models.Q(error__isnull=False), name="pages_failed"),
            models.Index(fields=["-published", "address"], condition=models.Q(error__isnull=True), name="pages_by_day"),
        ]

    def __str__(self) -> str:
        return self.title or self.document


class Capture(models.Model):
    """One version of a page: bytes that came for its address, numbered from 1 in the order in which they came.

    ``retrieved_at`` is when they were fetched, or came into the register, empty where nobody noted it; ``error`` (as in
    ``Page``) why this version could not be read.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="captures")
    number = models.PositiveIntegerField()
    raw_hash = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="captures", db_column="raw_hash")
    suffix = models.CharField(max_length=32, blank=True)
    retrieved_at = models.CharField(max_length=40, blank=True)
    error = models.JSONField(null=True)

    objects: ClassVar[models.Manager[Capture]] = Seen(lambda shut: Q(page__in=shut.pages))

    class Meta:
        ordering = ["page", "number"]
        constraints = [models.UniqueConstraint(fields=["page", "number"], name="version_once_a_page")]
        indexes = [models.Index(fields=["retrieved_at"], name="capture_by_time")]

    def __str__(self) -> str:
        return f"{self.page_id} {self.number}"


class Entry(models.Model):
    """One fact of the register: the reports that tell it, joined by ``hoptac.link.entries``.

    ``values`` are the preferred ones, ``others`` ``{slot: [{"value", "rank", "reports"}, …]}`` wherever reports differ;
    ``low``/``high`` the span of an amount or value; ``day`` its first day, month or year (ISO) for sorting.
    ``disagrees`` lists the slots on which sources contradict each other; ``ranks`` what the independent sources are
    worth, the best first; ``missing`` the slots that nothing tells. ``begins``/``ends`` (ISO day, month or year) bound
    a visit or a term; of a commitment ``ends`` is when it is due. ``block`` bounds joining (link.entries.block);
    ``made_of`` digests what it was made of: as long as that is the same, it need not be made again.
    """

    key = models.CharField(max_length=40, unique=True)
    block = models.CharField(max_length=40, db_index=True)
    made_of = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=16, db_index=True)
    values = models.JSONField()
    others = models.JSONField(default=dict)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    day = models.CharField(max_length=10, null=True, db_index=True)
    begins = models.CharField(max_length=10, blank=True)
    ends = models.CharField(max_length=10, blank=True)
    sources = models.PositiveIntegerField()
    independent = models.PositiveIntegerField()
    disagrees = models.JSONField(default=list)
    ranks = models.JSONField(default=list)
    missing = models.JSONField(default=list)
    state = models.CharField(max_length=8, choices=STATES, default="open", db_index=True)

    objects: ClassVar[models.Manager[Entry]] = SeenEntries()

    class Meta:
        ordering = [models.F("day").desc(nulls_last=True), "key"]
        indexes = [models.Index(fields=["kind", "ends", "begins"], name="entry_by_span")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key[:12]}"


class Report(models.Model):
    """One fact as one page tells it. ``number`` is its place on the page, ``state`` what was decided upon it.

    ``values`` are those that count: where a person corrected a slot, ``corrected`` has ``{slot: {"was", "by"}}``, the
    value as read (no ``was``: none was) and the number of the decision.
    ``sentences`` holds short digests of the sentences that it quotes: two pages with one in common are copies.
    ``binding`` is its key by the sentence that it hangs on (``register.binding``): decisions find it by that.
    ``waits`` is its place among those that wait for a person (``register.waits``), "" for one that never does.
    """

    key = models.CharField(max_length=40, unique=True)
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="reports")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=16, db_index=True)
    values = models.JSONField()
    modality = models.CharField(max_length=16)
    polarity = models.CharField(max_length=8)
    speaker = models.TextField(null=True)
    confidence = models.FloatField()
    sentences = models.JSONField(default=list)
    corrected = models.JSONField(default=dict)
    binding = models.CharField(max_length=40, db_index=True)
    block = models.CharField(max_length=40, db_index=True)
    state = models.CharField(max_length=8, choices=STATES, default="open")
    waits = models.CharField(max_length=40, null=True)
    entry = models.ForeignKey(Entry, null=True, on_delete=models.SET_NULL, related_name="reports")

    objects: ClassVar[models.Manager[Report]] = Seen(lambda shut: Q(page__in=shut.pages))

    class Meta:
        ordering = ["page", "number"]
        indexes = [
            models.Index(fields=["state", "page", "kind"], name="report_by_state"),
            models.Index(fields=["state", "waits"], name="report_waits"),
            models.Index(fields=["state", "kind", "waits"], name="report_waits_by_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key[:12]}"


class Statement(models.Model):
    """One slot's value with the words that say it: ``page.text[start:end] == words``; no span where ``inferred``.

    ``page.text[sentence_start:sentence_end]`` is the sentence around the words. Nothing is looked up by ``key``, so it
    has no index: keys are digests, and each would land on another leaf of a tree as large as the register.
    """

    key = models.CharField(max_length=40)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="statements", db_index=False)
    number = models.PositiveIntegerField()
    slot = models.CharField(max_length=64)
    value = models.JSONField(null=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    sentence_start = models.PositiveIntegerField(null=True)
    sentence_end = models.PositiveIntegerField(null=True)
    words = models.TextField(blank=True)
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)
    rule = models.CharField(max_length=128)
    inferred = models.BooleanField(default=False)

    objects: ClassVar[models.Manager[Statement]] = Seen(lambda shut: Q(report__page__in=shut.pages))

    class Meta:
        ordering = ["report", "number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="statement_order")]

    def __str__(self) -> str:
        return f"{self.slot} {self.words[:40]}"

    @property
    def ref(self) -> str:
        """Its name in urls: ``/pages/<page.ref>/#s<ref>``."""
        return self.key[:16]


class EntryPlace(models.Model):
    """Index: the places of an entry and the slot each fills (``guest``, ``parties``, …)."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="places")
    place = models.CharField(max_length=32, db_index=True)
    slot = models.CharField(max_length=16)

    objects: ClassVar[models.Manager[EntryPlace]] = Seen(lambda shut: Q(pk__in=shut.traces.places))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "place", "slot"], name="place_once_a_slot")]


class EntryPerson(models.Model):
    """Index: the people named by an entry; ``name_key`` is ``hoptac.link.namekey.name_key(name)``.

    ``shelf`` and ``title`` say where the name stands in the list of people (``register.shelves``).
    """

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="people")
    name_key = models.CharField(max_length=128, db_index=True)
    name = models.TextField()
    slot = models.CharField(max_length=16)
    shelf = models.CharField(max_length=80, blank=True, default="")
    title = models.CharField(max_length=120, blank=True, default="")

    objects: ClassVar[models.Manager[EntryPerson]] = Seen(lambda shut: Q(pk__in=shut.traces.people))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "name", "slot"], name="person_once_a_slot")]
        indexes = [models.Index(fields=["shelf", "title", "name_key"], name="people_by_shelf")]


class Decision(models.Model):
    """What a person decided upon a report (or another target), by its key. Append-only; see ``register.decide``.

    ``content_digest`` covers ``payload``, ``by`` and ``why`` with ``salt``; ``digest`` covers the rest, that digest and
    the ``previous`` one. So erasing a person's words (with the salt) leaves the chain whole and tells nothing of them.
    """

    number = models.PositiveIntegerField(primary_key=True)
    target = models.CharField(max_length=40, db_index=True)
    target_kind = models.CharField(max_length=16)
    binding = models.CharField(max_length=40, db_index=True)
    action = models.CharField(max_length=16)
    payload = models.JSONField(default=dict)
    by = models.TextField()
    at = models.CharField(max_length=32)
    why = models.TextField(blank=True)
    salt = models.CharField(max_length=32)
    content_digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, unique=True)

    objects: ClassVar[models.Manager[Decision]] = Seen(
        lambda shut: (
            Q(bearings__page__in=shut.refs) | Q(bearings__report__page__in=shut.pages) | Q(target__in=shut.traces.lists)
        )
    )

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(fields=["action"], name="decision_by_action"),
            models.Index(fields=["target_kind", "action"], name="decision_by_sort"),
            models.Index(fields=["by"], name="decision_by_whom"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.action} {self.target[:12]}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add a decision; never change one (the database's triggers refuse it too)."""
        if not self._state.adding:
            raise TypeError("a decision is never changed: add a newer one")
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused."""
        raise TypeError("a decision is never deleted: add a newer one")


class Bearing(models.Model):
    """Index: a decision and one of the reports that it was made upon (``payload["on"][place]``).

    ``page`` is that page's ref, ``key`` and ``binding`` the report's at that time (a decision made before payloads said
    so: no ``page``); ``report`` the one that it bears on now, null while its words are on no page.
    """

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="bearings")
    place = models.PositiveIntegerField(default=0)
    page = models.CharField(max_length=16, blank=True, db_index=True)
    key = models.CharField(max_length=40, db_index=True)
    binding = models.CharField(max_length=40, db_index=True)
    report = models.ForeignKey(Report, null=True, on_delete=models.SET_NULL, related_name="bearings")

    objects: ClassVar[models.Manager[Bearing]] = Seen(
        lambda shut: Q(page__in=shut.refs) | Q(report__page__in=shut.pages)
    )

    class Meta:
        ordering = ["decision", "place"]
        constraints = [models.UniqueConstraint(fields=["decision", "place"], name="once_a_place")]

    def __str__(self) -> str:
        return f"{self.decision_id} {self.place}"


class SearchDoc(models.Model):
    """Index: one thing that search finds (``register.index``); its words stand beside it in the database's own way.

    ``rank`` orders results, the newest highest (``index.docs``); ``what`` is page, entry, person or place, ``ref`` its
    name there (``Page.ref``, ``Entry.key``, a name's key, a place's id); a long page has several rows, its ``part``s.
    ``names`` are those of a person or a place.
    """

    rank = models.BigIntegerField(primary_key=True)
    what = models.CharField(max_length=8)
    ref = models.CharField(max_length=128)
    part = models.PositiveIntegerField(default=0)
    page = models.ForeignKey(Page, null=True, on_delete=models.CASCADE, related_name="+")
    entry = models.ForeignKey(Entry, null=True, on_delete=models.CASCADE, related_name="+")
    names = models.JSONField(default=list)

    objects: ClassVar[models.Manager[SearchDoc]] = Seen(
        lambda shut: (
            Q(page__in=shut.pages)
            | Q(entry__in=shut.traces.lone | shut.traces.shared)
            | Q(what="person", ref__in=shut.traces.names)
            | Q(what="place", ref__in=shut.traces.units)
        )
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["what", "ref", "part"], name="found_once")]

    def __str__(self) -> str:
        return f"{self.what} {self.ref}"


class SearchState(models.Model):
    """By which version of ``register.index`` the index was made; where it is another, opening makes it anew."""

    version = models.PositiveIntegerField(primary_key=True)

    def __str__(self) -> str:
        return str(self.version)


class Feed(models.Model):
    """A private address of the office's calendar, by the digest of its token: who reads the database can follow none.

    No part of the register and in no backup: a restored installation makes new ones. ``revoked_at``: "" while it may
    be followed.
    """

    token_digest = models.CharField(max_length=64, primary_key=True)
    ref = models.CharField(max_length=16, unique=True)
    name = models.CharField(max_length=80)
    language = models.CharField(max_length=2, default="vi")
    made_by = models.TextField()
    made_at = models.CharField(max_length=32)
    revoked_at = models.CharField(max_length=32, blank=True)

    class Meta:
        ordering = ["made_at", "ref"]

    def __str__(self) -> str:
        return self.name
