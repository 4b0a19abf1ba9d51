"""Which database the tests run on: ``--database sqlite`` (the default) or ``--database postgres``.

PostgreSQL is the one of ``HOPTAC_TEST_DATABASE_URL``, else a throw-away one. Where there is none, tests that need a
database are skipped and say how to get one; with ``HOPTAC_REQUIRE=postgres`` (CI) the run fails instead.
The settings are chosen here and not in pyproject.toml, where pytest-django would read them too early.
"""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import django
import pytest
from hypothesis import HealthCheck, settings
from tests.throwaway_pg import Missing, throwaway_postgres

# A shell that starts the tests beside others makes them, and all that they start, deaf to Ctrl-C; some test just that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# No test is timed: machines are noisy.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

_NEEDS_DATABASE = ("db", "transactional_db", "live_server", "django_db_setup")
_stack = ExitStack()


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--database``."""
    parser.addoption("--database", choices=["sqlite", "postgres"], default="sqlite", help="what the tests run on")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Set the environment before Django reads it; a worker of pytest-xdist inherits its master's server."""
    home = tempfile.mkdtemp(prefix="hoptac-tests-")
    _stack.callback(shutil.rmtree, home, ignore_errors=True)
    os.environ["HOPTAC_HOME"] = home
    os.environ["DJANGO_SETTINGS_MODULE"] = "hoptac.web.settings"
    os.environ.pop("HOPTAC_DATABASE_URL", None)
    for name in ("HOPTAC_LANG", "HOPTAC_DEMO"):
        os.environ.pop(name, None)
    if config.getoption("--database") == "postgres":
        _use_postgres(config)
    django.setup()  # pytest-django does it only where some test has read a setting already


def _use_postgres(config: pytest.Config) -> None:
    url = os.environ.get("HOPTAC_TEST_DATABASE_URL")
    try:
        url = url or _stack.enter_context(throwaway_postgres())
    except Missing as missing:
        if "postgres" in os.environ.get("HOPTAC_REQUIRE", ""):
            raise pytest.UsageError(f"HOPTAC_REQUIRE asks for PostgreSQL. {missing}") from None
        config.stash[_MISSING] = str(missing)
        return
    os.environ["HOPTAC_TEST_DATABASE_URL"] = os.environ["HOPTAC_DATABASE_URL"] = url


_MISSING = pytest.StashKey[str]()


def pytest_unconfigure() -> None:
    """Stop the server and remove the folders."""
    _stack.close()


def pytest_report_header(config: pytest.Config) -> str:
    """Which database."""
    return f"register: {config.getoption('--database')}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without PostgreSQL, skip what would need it."""
    missing = config.stash.get(_MISSING, "")
    if missing:
        for item in items:
            if item.get_closest_marker("django_db") or set(_NEEDS_DATABASE) & set(getattr(item, "fixturenames", ())):
                item.add_marker(pytest.mark.skip(reason=missing))


def _commits(request: pytest.FixtureRequest) -> bool:
    """Whether a test commits, so that Django empties the tables after it."""
    marker = request.node.get_closest_marker("django_db")
    named = bool({"transactional_db", "live_server"} & set(request.fixturenames))
    return named or bool(marker and marker.kwargs.get("transaction"))


@pytest.fixture(autouse=True)
def _log_can_be_emptied(request: pytest.FixtureRequest) -> Iterator[None]:
    """Lift the log's triggers after a test that commits, for Django empties the tables; set them for the next."""
    commits = _commits(request)
    if not commits and not request.node.get_closest_marker("django_db"):
        yield
        return
    request.getfixturevalue("transactional_db" if commits else "db")
    from django.db import connection

    from hoptac.register import guards

    guards.set_triggers(connection)
    yield
    if commits:
        guards.lift_triggers(connection)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder for a register of its own, for commands run as processes."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder
