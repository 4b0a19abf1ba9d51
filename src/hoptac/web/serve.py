"""The site on this machine: one process, one port, no other server."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from typing import Any, Protocol

import waitress

from hoptac.base.errors import HoptacError, say
from hoptac.base.reasons import why

HOST = "127.0.0.1"


class Server(Protocol):
    """What waitress makes."""

    def run(self) -> None:
        """Answer until told to stop."""

    def close(self) -> None:
        """Give the port back."""


def bind(application: Callable[..., Any], port: int) -> Server:
    """Take the port. Raises ``port-busy``, ``port-unusable``."""
    other = port + 1 if 1024 <= port < 65535 else 8000
    if not 0 <= port <= 65535:
        # The system would take the number modulo 65536 and listen somewhere else than we say.
        raise HoptacError("port-unusable", port=port, other=other, reason="port-number")
    try:
        server: Server = waitress.create_server(
            application, host=HOST, port=port, threads=6, ident="", max_request_body_size=2 << 30
        )
    except PermissionError as error:
        raise HoptacError("port-unusable", port=port, other=other, reason=why(error)) from error
    except OSError as error:
        raise HoptacError("port-busy", port=port, other=other) from error
    return server


def run(server: Server, port: int) -> None:
    """Answer until Ctrl-C or a signal to end."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    print(say(f"Mở http://{HOST}:{port}/ (dừng: Ctrl-C)", f"Open http://{HOST}:{port}/ (stop: Ctrl-C)"), flush=True)
    try:
        server.run()
    finally:
        server.close()
