"""Who decides: until there is sign-in, the user of this machine, for the site answers on this machine alone."""

from __future__ import annotations

import getpass


def user() -> str:
    """The name of the user who runs the site; "local" where the system gives none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "local"
