"""Who may open what: one line for each address of the site, by its name in ``urls.py`` and ``urls_….py``.

Whoever adds an address adds its line here; without one nobody may open it, and ``tests/test_access.py`` fails.
Roles, each with all that those before it may: viewer (reads), editor (decides, adds, writes), approver (approves what
others decided), admin (accounts, departments, switches, templates, erasure). Where there is no account yet, the person
at this machine is an admin. What is refused looks like what is not there (404).
"""

from __future__ import annotations

from dataclasses import dataclass

#: Anybody, without sign-in.
ANYBODY = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """``read``: the role that looking (GET, HEAD) needs; ``write``: that sending (POST) needs, by default the same.

    ``switch``: nothing is there until an admin switches that on (``register.switches``). ``private``: the answer takes
    data out of the site, and the audit notes it even where it is no file.
    """

    read: str
    write: str | None = None
    switch: str = ""
    private: bool = False

    def needs(self, method: str) -> str:
        """The role that a request needs."""
        looks = method in ("GET", "HEAD", "OPTIONS")
        return self.read if looks or self.write is None else self.write


#: The name of an address -> who may open it.
RULES: dict[str, Rule] = {
    # Anybody
    "sign-in": Rule(ANYBODY),
    "set-language": Rule(ANYBODY),
    "feed": Rule(ANYBODY, switch="feeds"),
    # Whoever has signed in
    "sign-out": Rule("viewer"),
    "me": Rule("viewer"),
    "me-codes": Rule("viewer"),
    "start": Rule("viewer"),
    "pages": Rule("viewer"),
    "page": Rule("viewer"),
    "version": Rule("viewer"),
    "entry": Rule("viewer"),
    "decisions": Rule("viewer"),
    "partners": Rule("viewer"),
    "partner-map": Rule("viewer"),
    "partnership": Rule("viewer"),
    "people": Rule("viewer"),
    "person": Rule("viewer"),
    "help": Rule("viewer"),
    "help-tour": Rule("viewer"),
    "help-chapter": Rule("viewer"),
    "search": Rule("viewer"),
    "suggest": Rule("viewer"),
    "papers": Rule("viewer"),
    "paper": Rule("viewer", write="editor"),
    "kept-paper": Rule("viewer"),
    "paper-form": Rule("viewer"),
    "delegations": Rule("viewer"),
    "delegation": Rule("viewer"),
    "delegation-look": Rule("viewer", write="editor"),
    "delegation-paper": Rule("viewer"),
    "delegation-year": Rule("viewer"),
    "calendar": Rule("viewer"),
    "calendar-file": Rule("viewer"),
    "letters": Rule("viewer"),
    "letters-zip": Rule("viewer"),
    "letter": Rule("viewer"),
    "letter-book": Rule("viewer"),
    "letter-book-file": Rule("viewer"),
    "listings": Rule("viewer"),
    "listing": Rule("viewer"),
    "listing-file": Rule("viewer"),
    "save-view": Rule("viewer"),
    "forget-view": Rule("viewer"),
    "lists": Rule("viewer", write="editor"),
    "list": Rule("viewer", write="editor"),
    # Editors
    "accept-page": Rule("editor"),
    "page-owner": Rule("editor"),
    "decide": Rule("editor"),
    "review": Rule("editor"),
    "review-one": Rule("editor"),
    "review-edit": Rule("editor"),
    "review-undo": Rule("editor"),
    "supersede": Rule("editor"),
    "add-fact": Rule("editor"),
    "decide-entry": Rule("editor"),
    "edit-entry": Rule("editor"),
    "tie-entry": Rule("editor"),
    "merge-entry": Rule("editor"),
    "split-entry": Rule("editor"),
    "undo": Rule("editor"),
    "add": Rule("editor"),
    "new-list": Rule("editor"),
    "again-list": Rule("editor"),
    "take-out-list": Rule("editor"),
    "make-feed": Rule("editor", switch="feeds"),
    "revoke-feed": Rule("editor"),
    "add-file-line": Rule("editor"),
    "file-line": Rule("editor"),
    "tick-file-line": Rule("editor"),
    "file-result": Rule("editor"),
    "note-letters": Rule("editor"),
    "add-letter": Rule("editor"),
    "strike-letter": Rule("editor"),
    # Approvers
    "approvals": Rule("approver"),
    # Admins
    "put-paper-form": Rule("admin"),
    "office": Rule("admin"),
    "put-map": Rule("admin"),
    "drop-map": Rule("admin"),
    "users": Rule("admin"),
    "user": Rule("admin"),
    "user-password": Rule("admin"),
    "add-department": Rule("admin"),
    "switches": Rule("admin"),
    "audit": Rule("admin"),
}


class NoRule(Exception):
    """An address has no line in ``RULES``."""

    def __init__(self, name: str) -> None:
        super().__init__(f"the address {name!r} has no rule: add one line for it to RULES in hoptac/web/access.py")


def rule_of(name: str | None) -> Rule:
    """The rule of an address. Raises ``NoRule``: what nobody thought about is shown to nobody."""
    if name not in RULES:
        raise NoRule(str(name))
    return RULES[name or ""]


def switches_used() -> frozenset[str]:
    """The switches that something hangs on."""
    return frozenset(rule.switch for rule in RULES.values() if rule.switch)
