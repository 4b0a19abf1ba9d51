"""The log: ``hoptac.log`` beside the register. People read messages; this is for whoever mends the program."""

from __future__ import annotations

from logging import LogRecord
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any


class Quiet(RotatingFileHandler):
    """A log that cannot be written (full disk, no permission) is no reason to disturb anybody."""

    def handleError(self, record: LogRecord) -> None:
        """Nothing."""


def logging_settings(home: Path) -> dict[str, Any]:
    """Django's setting ``LOGGING``: ours and the faults of requests into the file, made at the first line."""
    file = {
        "()": "hoptac.web.log.Quiet",
        "filename": str(home / "hoptac.log"),
        "maxBytes": 1 << 20,
        "backupCount": 1,
        "encoding": "utf-8",
        "delay": True,
        "formatter": "line",
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
        "handlers": {"file": file},
        "loggers": {
            "hoptac": {"handlers": ["file"], "level": "INFO"},
            "django.request": {"handlers": ["file"], "level": "ERROR"},
        },
    }
