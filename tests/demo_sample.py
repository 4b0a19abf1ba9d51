"""The sample register of ``hoptac demo``, and what people do in it before some pages have all their parts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.lists_sample import agreements
from tests.test_partners import official
from tests.test_web_review import decided

from hoptac.register import queries
from hoptac.register.load import load
from hoptac.web.demo import sample_pages, take_sample_lists


def load_demo(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """The sample register, of an office of Huế."""
    monkeypatch.setenv("HOPTAC_OFFICE", "VN-HUE")
    monkeypatch.setenv("HOPTAC_HOME", str(home))
    load(sample_pages())
    take_sample_lists()


def furnish(client: Client) -> list[str]:
    """Do what people do before some pages have all their parts; the addresses that no page leads to."""
    client.post("/calendar/feeds/", {"name": "Máy của Lan"})
    client.post("/letters/note/", {"occasion": "la-national-day", "to": ["LA-XE"], "day": "2026-11-20"})
    client.post("/papers/brief/VN-HUE/LA-XE/", {"format": "docx", "sent_to": "Văn phòng"})
    client.post("/register/visits/views/", {"name": "Với Sê Kông", "query": "partner=LA-XE"})
    client.post("/partners/map/put/", {"era": "now", "file": SimpleUploadedFile("nen.geojson", official())})
    visits = client.get("/register/visits/?partner=LA-XE").content.decode()
    visit = re.findall(r'"(/delegations/\w+/)"', visits)[0]
    client.post(f"{visit}lines/task/", {"what": "Đặt xe", "who": "An", "day": "1/12/2026"})
    after = decided(client, "/review/", "accept").request  # type: ignore[attr-defined]
    pages = []
    for day in (10, 12, 14):
        text = f"Ngày {day}/6/2022, đoàn Sê Kông thăm Huế.".encode()
        answer = client.post("/add/", {"files": [SimpleUploadedFile("tin.txt", text)]}).content.decode()
        pages += re.findall(r"/pages/\w+/supersede/\w+/", answer)
    replaced = client.post(pages[0]).headers["Location"].split("#")[0]
    taken = client.post("/lists/", {"file": SimpleUploadedFile("danh-sach.xlsx", agreements().data)})
    named = [replaced, pages[-1].split("supersede")[0], taken.headers["Location"], "/register/visits/?partner=LA-XE"]
    return [*named, visit, f"{after['PATH_INFO']}?{after['QUERY_STRING']}", f"/entries/{told_most()}/"]


def told_most() -> str:
    """The agreement that most pages tell of: it can be split."""
    return max(queries.facts("agreement"), key=lambda fact: (fact.sources, fact.key)).ref
