"""The site on this machine: one process, one port, no other server."""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Callable
from typing import Any, Protocol

import waitress

from hoptac.base.errors import HoptacError, say
from hoptac.base.reasons import why

HOST = "127.0.0.1"
LOOPBACK = (HOST, "localhost", "::1")
ANY = ("0.0.0.0", "::")


class Server(Protocol):
    """What waitress makes."""

    def run(self) -> None:
        """Answer until told to stop."""

    def close(self) -> None:
        """Give the port back."""


def open_to(host: str) -> None:
    """Let browsers use the names of an address, beside those of ``HOPTAC_HOSTS``. To be called before Django
    is set up."""
    if host in LOOPBACK:
        return
    own = socket.gethostname()
    names = [os.environ.get("HOPTAC_HOSTS", ""), own, *(_addresses(own) if host in ANY else [host])]
    os.environ["HOPTAC_HOSTS"] = ",".join(filter(None, names))


def _addresses(name: str) -> list[str]:
    """This machine's own addresses, as far as it knows them."""
    try:
        return sorted({str(info[4][0]) for info in socket.getaddrinfo(name, None, socket.AF_INET)})
    except OSError:
        return []


def check_host(host: str) -> None:
    """Before anything listens: other machines are let in only where people sign in. Raises ``no-account``."""
    from hoptac.register.accounts import any_account

    if host not in LOOPBACK and not any_account():
        raise HoptacError("no-account", host=host)


def bind(application: Callable[..., Any], port: int, host: str = HOST) -> Server:
    """Take the port at an address. Raises ``port-busy``, ``port-unusable``.

    ``HOPTAC_PROXY`` is the address of a proxy that speaks https: it alone is believed whom it answers for.
    """
    other = port + 1 if 1024 <= port < 65535 else 8000
    if not 0 <= port <= 65535:
        # The system would take the number modulo 65536 and listen somewhere else than we say.
        raise HoptacError("port-unusable", port=port, other=other, reason="port-number")
    try:
        server: Server = waitress.create_server(
            application, host=host, port=port, threads=6, ident="", max_request_body_size=2 << 30, **_proxy()
        )
    except PermissionError as error:
        raise HoptacError("port-unusable", port=port, other=other, reason=why(error)) from error
    except OSError as error:
        raise HoptacError("port-busy", port=port, other=other) from error
    return server


def _proxy() -> dict[str, Any]:
    proxy = os.environ.get("HOPTAC_PROXY")
    if not proxy:
        return {}
    headers = {"x-forwarded-for", "x-forwarded-proto"}
    return {"trusted_proxy": proxy, "trusted_proxy_headers": headers, "clear_untrusted_proxy_headers": True}


def run(server: Server, port: int, host: str = HOST) -> None:
    """Answer until Ctrl-C or a signal to end."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    print(say(f"Mở http://{host}:{port}/ (dừng: Ctrl-C)", f"Open http://{host}:{port}/ (stop: Ctrl-C)"), flush=True)
    # Not above: without Django set up there is nothing to make ready, and addresses are checked before.
    from hoptac.web.ready import kept_ready

    try:
        with kept_ready():
            server.run()
    finally:
        server.close()
