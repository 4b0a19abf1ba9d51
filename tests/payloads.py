"""Five hundred scripts in the clothes of data: as titles, bodies, addresses, file names, names of people, sentences of
what was promised, goods of gifts, cells of lists, reasons, names of accounts. Each would call ``ran()`` if it ran."""

from __future__ import annotations

import csv
import io

from tests.web_sample import Told

from hoptac.base.nouns import Page, Reading, Report, Snapshot, Span, Statement, Zone
from hoptac.lists import propose
from hoptac.register.lists import import_list
from hoptac.register.load import load

SHAPES = (
    "<script>ran({n})</script>",
    "</title><script>ran({n})</script>",
    "</textarea><script>ran({n})</script>",
    "--><script>ran({n})</script>",
    "]]><script>ran({n})</script>",
    "<img src=x{n} onerror=ran({n})>",
    '"><img src=x{n} onerror=ran({n})>',
    "'><img src=x{n} onerror=ran({n})>",
    '" autofocus onfocus=ran({n}) x="',
    "' autofocus onfocus=ran({n}) x='",
    "<svg/onload=ran({n})>",
    "<svg><script>ran({n})</script></svg>",
    "<body onload=ran({n})>",
    "<details open ontoggle=ran({n})>",
    '<iframe srcdoc="<script>parent.ran({n})</script>"></iframe>',
    '<a href="javascript:ran({n})" autofocus>x{n}</a>',
    "<math><mtext></table></math><img src=x{n} onerror=ran({n})>",
    "<template><script>ran({n})</script></template><video src=x{n} onerror=ran({n})>",
    "{{{{ran({n})}}}}<script>ran({n})</script>",
    "&lt;script&gt;ran({n})&lt;/script&gt;<script>ran({n})</script>",
)
#: 20 shapes × 25.
PAYLOADS = [SHAPES[n % len(SHAPES)].format(n=n) for n in range(500)]
PAGES, ON_A_PAGE = 20, 24
_VISIT = {"guest": ["LA-XE"], "host": ["VN-26"], "place": "VN-26", "end": None, "host_head": None, "status": "done"}
_AID = {"giver": "VN-26", "receiver": "LA-XE", "comparator": "=", "currency": "VND", "purpose": None}
_WISH = {"by": ["VN-26"], "to": ["LA-XE"], "stance": "propose", "fields": ["trade"]}


def facts(payloads: list[str], page: int) -> list[tuple[str, Told]]:
    """A line of text and a fact for each payload: whose visit, what was given, what was asked, who holds an office."""
    told = []
    for number, payload in enumerate(payloads):
        day = f"{number % 28 + 1}/{page % 12 + 1}/2023"
        iso = f"2023-{page % 12 + 1:02}-{number % 28 + 1:02}"
        line = f"Ngày {day}, câu {page}.{number}: {payload}"
        kind = ("visit", "aid", "commitment", "person")[number % 4]
        values = {
            "visit": {**_VISIT, "start": iso, "guest_head": payload},
            "aid": {**_AID, "amount": 1000 * page + number, "goods": payload},
            "commitment": {**_WISH, "quote": line},
            "person": {"name": payload, "posts": []},
        }[kind]
        slot = {"visit": "guest_head", "aid": "goods", "commitment": "quote", "person": "name"}[kind]
        told.append((line, Told(kind, values, {slot: line if kind == "commitment" else payload})))
    return told


def _read(snapshot: Snapshot) -> Reading:
    number = int(snapshot.data)
    own = PAYLOADS[number * 25 : number * 25 + 25]
    told = facts(own[1:], number)
    text = "\n".join([own[0], *(line for line, _ in told)])
    reports, start = [], len(own[0]) + 1
    for line, fact in told:
        said = []
        for slot, words in fact.said.items():
            at = start + line.index(words)
            said.append(Statement(slot, fact.values[slot], "test.hand", Span(at, at + len(words)), words))
        reports.append(Report(fact.kind, fact.values, tuple(said), "done", speaker=own[0]))
        start += len(line) + 1
    zones = (Zone(Span(0, len(own[0]) + 1), "title"), Zone(Span(len(own[0]) + 1, len(text)), "body"))
    page = Page(
        document=own[1],
        address=snapshot.address,
        text=text,
        zones=zones,
        title=own[0],
        published="2023-07-06",
        published_basis="line",
        publisher=own[2],
        raw_hash=snapshot.raw_hash,
    )
    return Reading(page, tuple(reports))


def load_payloads() -> list[str]:
    """All of them into the register, by pages, an upload's name and a list's cells; the pages' refs."""
    refs: list[str] = []
    pages = [
        Snapshot(PAYLOADS[n * 25 + 1], f"{('https://x.example/', 'upload:')[n % 2]}{PAYLOADS[n * 25]}", str(n).encode())
        for n in range(PAGES)
    ]
    load(pages, lambda step: refs.append(step.ref), _read)
    cells = io.StringIO()
    rows = [
        [n, f"Biên bản thỏa thuận {p}", "tỉnh Hủa Phăn", f"{n % 28 + 1}/5/2022", p] for n, p in enumerate(PAYLOADS[:60])
    ]
    csv.writer(cells).writerows([["STT", "Tên thỏa thuận", "Đối tác", "Ngày ký", "Người ký"], *rows])
    sheet = Snapshot(PAYLOADS[6], f"upload:{PAYLOADS[6]}.csv", cells.getvalue().encode(), ".csv")
    import_list(sheet, propose(sheet), "test")
    return refs
