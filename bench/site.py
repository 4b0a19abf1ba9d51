"""The site with 16 officers at once, over a full register, on SQLite and PostgreSQL: how long each page takes.

``python bench/site.py [--reports 100000] [--seconds 240] [--clients 16] [--work FOLDER] [--url URL]``. The register is
filled by ``bench/load.py`` (give both the same work folder, and it is filled once); an interrupted run goes on from
there. Then ``hoptac serve`` answers on a port of its own, as an office runs it: one process. Sixteen accounts sign in
and go from page to page, every kind of page about as often, whichever partnership, list or entry comes: some deep in
lists, with filters, with words. Two rounds: with the time that a person takes to look at a page (2 to 10 seconds, 6 on
the average, which is quick), and without any: then all sixteen wait for an answer at all times, which tells how many
pages a second the site gives, and no more than that: each waits for fifteen others.

Beside the times: the most milliseconds of one processor that a page of the kind takes when nobody else asks (other work
on the machine does not lengthen them), how many questions it asks of its database, its bytes, and those of a first view
with all styles, scripts and fonts that it calls for. PostgreSQL is a throw-away one (``tests/throwaway_pg.py``) unless
``--url`` names another, which is kept. The server is up for half a minute before the first officer comes
(``hoptac.web.ready``): an office's is up all day.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from load import arguments, environment, on_each, ran

ROOT = Path(__file__).resolve().parents[1]
#: The bars of a page: milliseconds at the 95th percentile, thousands of bytes of a first view, questions.
P95, KILOBYTES, QUERIES = 150.0, 300.0, 30
PASSWORD = "mot-mat-khau-dai-16"
#: From how many seconds to how many a person looks at a page.
LOOKS = (2.0, 10.0)
#: Seconds that the server is up before anybody comes: it is up all day, and this long it makes itself ready.
WARM = 30.0
LISTS = ("agreements", "visits", "commitments", "aid", "people", "figures")
SOUGHT = ("Sê Kông", "hop tac giao duc", "trường học Huế", "xe kong")


def work(clients: int) -> None:
    """What an office adds to its register: accounts, decisions on some pages, a book of letters."""
    from hoptac.register import decide, mail
    from hoptac.register.accounts import any_account, make_account
    from hoptac.register.models import Account, Page

    if not any_account():
        for page in Page.objects.order_by("pk").values_list("ref", flat=True)[:100]:
            decide.accept_page(page, by="bench")
        for number in range(400):
            place = ("LA-XE", "LA-CH", "LA-SL", "LA-SV", "LA-KH")[number % 5]
            day = f"{2018 + number // 50}-{number % 12 + 1:02}-{number % 28 + 1:02}"
            mail.note(mail.Noted(mail.DIRECTIONS[number % 3 == 0], day, place, title=f"Thư số {number}"), "bench")
    for number in range(clients):
        if not Account.objects.filter(name=f"can-bo-{number}").exists():
            make_account(f"can-bo-{number}", PASSWORD, "editor" if number else "admin", "bench")


def addresses() -> dict[str, list[str]]:
    """The kinds of pages and where each leads."""
    from hoptac.register.models import Entry, EntryPerson, Page, Partnership, Report

    pairs = list(Partnership.objects.filter(total__gt=0).order_by("-total", "pair").values_list("pair", flat=True))
    rich, usual = [f"/partnerships/{p.replace(' ', '/')}/" for p in pairs[:3]], pairs[len(pairs) // 4 :: 40][:12]
    chance = random.Random(5)

    def some(rows: Any, column: str, number: int = 12) -> list[str]:
        found = list(rows.order_by().values_list(column, flat=True)[:4000])
        return chance.sample(found, min(number, len(found)))

    entries = [r[:16] for kind in ("visit", "agreement", "person", "aid") for r in _first(kind, chance)]
    visits = [r[:16] for r in _first("visit", chance)]
    names = some(EntryPerson.objects.filter(slot="name"), "name_key")
    waiting = some(Report.objects.filter(state="open", waits__gt=""), "key")
    pages = some(Page.objects.filter(error__isnull=True), "ref")
    held = Entry.objects.filter(kind="person").count()
    return {
        "start": ["/"],
        "partners": ["/partners/", "/partners/?q=sekong", "/partners/?sort=new"],
        "map": ["/partners/map/", "/partners/map/?show=visits", "/partners/map/?show=students&era=then"],
        "richest partnerships": [*rich, f"{rich[0]}?kind=visit&page=3", f"{rich[0]}?year=2019"],
        "partnerships": [f"/partnerships/{p.replace(' ', '/')}/" for p in usual],
        "queue": ["/review/", "/review/?kind=visit", "/review/?kind=person"],
        "one to review": [f"/review/{key[:16]}/" for key in waiting],
        "entry": [f"/entries/{ref}/" for ref in entries],
        **{f"list: {slug}": _list(slug) for slug in LISTS},
        "search": [f"/search/?{urlencode({'q': words})}" for words in SOUGHT],
        "page": [f"/pages/{ref}/" for ref in pages],
        "pages": ["/pages/", "/pages/?page=2", f"/pages/?page={max(2, len(pages))}", "/pages/?page=90"],
        "people": ["/people/", "/people/?page=2", f"/people/?page={max(2, held // 200)}"],
        "person": [f"/people/{quote(name)}/" for name in names],
        "letters": ["/letters/", "/letters/?occasion=lao-national-day"],
        "book of letters": ["/letters/book/", "/letters/book/?page=5", "/letters/book/?partner=LA-XE&from=2020"],
        "calendar": ["/calendar/"],
        "visits' files": ["/delegations/"],
        "a visit's file": [f"/delegations/{ref}/" for ref in visits],
        "papers": ["/papers/"],
        "decisions": ["/decisions/"],
    }


def _first(kind: str, chance: random.Random) -> list[str]:
    """Keys of reports that name entries of a kind."""
    from hoptac.register.models import Report

    rows = Report.objects.filter(kind=kind, entry__isnull=False).order_by("key").values_list("key", flat=True)[:2000]
    return chance.sample(list(rows), min(6, len(rows)))


def _list(slug: str) -> list[str]:
    at = f"/register/{slug}/"
    return [at, f"{at}?page=40", f"{at}?partner=LA-XE", f"{at}?from=2015&to=2016&sort=old", f"{at}?q=hue"]


def counted(pages: dict[str, list[str]]) -> dict[str, tuple[float, ...]]:
    """Of each kind the most questions, bytes, bytes of a first view, and milliseconds of this process' processor when
    it is asked for once more; PostgreSQL's own are not among them."""
    from django.contrib.staticfiles import finders
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from hoptac.register.models import Account

    client, found = Client(SERVER_NAME="127.0.0.1"), {}
    client.force_login(Account.objects.get(name="can-bo-1"))
    for kind, where in pages.items():
        most = [0.0, 0.0, 0.0, 0.0]
        for address in where:
            with CaptureQueriesContext(connection) as asked:
                answer = client.get(address, follow=True)
            number = len(asked)  # the next request forgets them
            body = answer.getvalue() if answer.streaming else answer.content
            called = set(re.findall(r'(?:href|src)="/static/([^"]+)"', body.decode()))
            files = [Path(str(finders.find(name))) for name in called]
            fonts = {f for name in files if name.suffix == ".css" for f in _fonts(name)}
            size = sum(name.stat().st_size for name in {*files, *fonts})
            began = time.process_time()
            client.get(address, follow=True)
            told = (number, len(body), len(body) + size, (time.process_time() - began) * 1000)
            most = [max(pair) for pair in zip(most, told, strict=True)]
            if answer.status_code != 200:
                print(f"  {address}: {answer.status_code}", file=sys.stderr)
        found[kind] = tuple(most)
    return found


def _fonts(style: Path) -> list[Path]:
    """The fonts of a style, without those of other scripts than Vietnamese and Latin: these load where they are met."""
    named = re.findall(r'url\("?([^")]+\.woff2)', style.read_text())
    return [(style.parent / name).resolve() for name in named if "-lao-" not in name]


class Officer(threading.Thread):
    """One client: signs in and goes from page to page until the time is up."""

    def __init__(self, number: int, port: int, pages: dict[str, list[str]], until: float, thinks: bool) -> None:
        super().__init__(daemon=True)
        self.number, self.port, self.pages, self.until, self.thinks = number, port, pages, until, thinks
        self.chance = random.Random(number)
        self.cookies: dict[str, str] = {}
        self.times: list[tuple[str, str, float]] = []
        self.faults: list[str] = []
        self.ready = threading.Event()
        self.go = threading.Event()

    def run(self) -> None:
        """Sign in, wait for the others, look at pages."""
        self.line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        self._ask("GET", "/sign-in/")
        typed = {"name": f"can-bo-{self.number}", "password": PASSWORD, "next": "/"}
        self._ask("POST", "/sign-in/", urlencode({**typed, "csrfmiddlewaretoken": self.cookies["csrftoken"]}))
        self.ready.set()
        self.go.wait()
        if self.thinks:  # nobody begins at the same moment as all others
            time.sleep(self.chance.uniform(0, LOOKS[1]))
        while time.monotonic() < self.until:
            kind = self.chance.choice(list(self.pages))
            address = self.chance.choice(self.pages[kind])
            began = time.perf_counter()
            try:
                status = self._ask("GET", address)
            except OSError:  # no answer for a minute
                status = 0
                self.line.close()
            self.times.append((kind, address, (time.perf_counter() - began) * 1000))
            if status not in (200, 302):
                self.faults.append(f"{address}: {status}")
            if self.thinks:
                time.sleep(self.chance.uniform(*LOOKS))

    def _ask(self, method: str, address: str, body: str | None = None) -> int:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.line.request(method, address, body, headers)
        answer = self.line.getresponse()
        answer.read()
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return answer.status


@contextmanager
def served(home: Path, url: str) -> Iterator[tuple[int, int]]:
    """``hoptac serve`` on a free port: the port, and the process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = environment(str(home), url) | {"HOPTAC_OFFICE": "VN-44"}
    command = [sys.executable, "-m", "hoptac", "serve", "--port", str(port)]
    with (
        (home / "serve.log").open("w") as told,
        subprocess.Popen(command, env=env, stdout=told, stderr=told) as server,
    ):
        try:
            for _ in range(300):
                with socket.socket() as line:
                    if not line.connect_ex(("127.0.0.1", port)):
                        break
                time.sleep(0.2)
            time.sleep(WARM)
            yield port, server.pid
        finally:
            server.terminate()


def visit(port: int, pages: dict[str, list[str]], options: argparse.Namespace, thinks: bool) -> list[Officer]:
    """A round: all clients until the time is up."""
    officers = [Officer(n, port, pages, 0, thinks) for n in range(options.clients)]
    for officer in officers:
        officer.start()
    for officer in officers:
        officer.ready.wait()
    until = time.monotonic() + (options.seconds if thinks else options.seconds / 4)
    for officer in officers:
        officer.until = until
        officer.go.set()
    for officer in officers:
        officer.join()
    return officers


def spent(process: int) -> float:
    """Seconds of processors that a process has taken."""
    told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def at(times: list[float], share: float) -> float:
    """The value below which that share of some times lies."""
    return (
        statistics.quantiles(times, n=100, method="inclusive")[round(share * 100) - 1] if len(times) > 1 else times[0]
    )


def tell(officers: list[Officer], counts: dict[str, Any], thinks: bool) -> bool:
    """Print a row for each kind of page; whether all bars are kept."""
    times: dict[str, list[float]] = defaultdict(list)
    slowest: dict[str, tuple[float, str]] = {}
    for kind, address, took in (row for officer in officers for row in officer.times):
        times[kind].append(took)
        slowest[kind] = max(slowest.get(kind, (0.0, "")), (took, address))
    good = not any(officer.faults for officer in officers)
    print(f"  {'':22}{'times':>6}{'p50':>7}{'p95':>7}{'most':>7}  {'cpu':>4}{'kB':>5}{'first':>6}{'asked':>6}")
    for kind in sorted(times, key=lambda kind: -at(times[kind], 0.95)):
        asked, size, first, cpu = counts[kind]
        over = (thinks and at(times[kind], 0.95) > P95) or first > KILOBYTES * 1000 or asked > QUERIES
        good = good and not over
        took = f"{at(times[kind], 0.5):7.0f}{at(times[kind], 0.95):7.0f}{slowest[kind][0]:7.0f}"
        sizes = f"{cpu:4.0f}{size / 1000:5.0f}{first / 1000:6.0f}{asked:6.0f}"
        print(f"  {kind:22}{len(times[kind]):6}{took}  {sizes} {'OVER ' if over else ''}{slowest[kind][1]}", flush=True)
    for fault in sorted({fault for officer in officers for fault in officer.faults}):
        print(f"  fault: {fault}")
    return good


def measure(database: str, options: argparse.Namespace, stack: ExitStack) -> bool:
    """Fill, count, serve, visit; whether all bars are kept."""
    url = ""
    if database == "postgres":
        from tests.throwaway_pg import throwaway_postgres

        url = options.url or stack.enter_context(throwaway_postgres())
    home = options.work / database
    home.mkdir(parents=True, exist_ok=True)
    filled = ran("fill", str(home), url, options.reports)
    env = environment(str(home), url) | {"HOPTAC_OFFICE": "VN-44"}
    command = [sys.executable, __file__, "--child", "count", "--clients", str(options.clients)]
    told = json.loads(subprocess.run(command, env=env, check=True, stdout=subprocess.PIPE, text=True).stdout)
    load = os.getloadavg()[0]
    print(f"{database}: {filled['reports']} reports of {filled['pages']} pages; load of others {load:.1f}", flush=True)
    good = True
    with served(home, url) as (port, process):
        for thinks in (True, False):
            before, began = spent(process), time.monotonic()
            officers = visit(port, told["pages"], options, thinks)
            lasted, number = time.monotonic() - began, sum(len(officer.times) for officer in officers)
            used = (spent(process) - before) / number * 1000
            how = "a person's time for each page" if thinks else "no time between pages"
            print(
                f" {options.clients} clients, {how}: {number / lasted:.1f} pages/s, {used:.0f} ms of processors a page"
            )
            good = tell(officers, told["counts"], thinks) and good
    return good


def child(clients: int) -> None:
    """What a process of its own counts."""
    import django

    django.setup()
    from hoptac.register.opening import open_register

    open_register()
    work(clients)
    pages = addresses()
    print(json.dumps({"pages": pages, "counts": counted(pages)}))


def main() -> int:
    """Run it; 1 where a bar is broken or a page did not answer."""
    ask = arguments(__doc__ or "")
    ask.add_argument("--seconds", type=int, default=240)
    ask.add_argument("--clients", type=int, default=16)
    options = ask.parse_args()
    sys.path.insert(0, str(ROOT))
    if options.child:
        child(options.clients)
        return 0
    return on_each(measure, options)


if __name__ == "__main__":
    sys.exit(main())
