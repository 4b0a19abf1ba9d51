"""The folder that an installation keeps its things in: the register's file and its own secret."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import platformdirs

from hoptac.base.errors import HoptacError
from hoptac.base.reasons import why


def home() -> Path:
    """``HOPTAC_HOME``, by default the folder ``hoptac`` in the user's data directory; made where missing.

    Raises ``database-unreachable`` where it cannot be made.
    """
    folder = Path(os.environ.get("HOPTAC_HOME") or platformdirs.user_data_dir("hoptac", appauthor=False))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise HoptacError("database-unreachable", database=folder, reason=why(error, writing=True)) from error
    return folder


def secret_key(folder: Path) -> str:
    """This installation's key for signing cookies and forms: made once, readable by its owner only."""
    path = folder / "secret.key"
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
            out.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    except OSError as error:
        raise HoptacError("database-unreachable", database=path, reason=why(error, writing=True)) from error
    return path.read_text(encoding="ascii") or secrets.token_urlsafe(50)
