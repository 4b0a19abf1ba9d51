"""The office is set on the site; papers bear its name; the environment stands in where nothing is set."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from django.test import Client

from hoptac.base.errors import HoptacError
from hoptac.register.backup import backup
from hoptac.register.kept import put_back
from hoptac.register.models import OwnOffice
from hoptac.register.office import office, set_office, stored, writer
from hoptac.share.papers.sheet import head

pytestmark = pytest.mark.django_db
SON_LA = {"place": "VN-05", "body": "vn-foreign-affairs-body", "signs": "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC", "signer": "A Bê"}


def test_it_is_set_on_its_page_and_shown_in_the_head_of_papers(client: Client) -> None:
    assert 'name="place"' in client.get("/office/").content.decode()
    assert client.post("/office/", {**SON_LA, "symbol": "SNV", "seat": "Mộc Châu"}).status_code == 302
    text = client.get("/office/").content.decode()
    assert "ỦY BAN NHÂN DÂN TỈNH SƠN LA" in text and "Mộc Châu, ngày" in text and "PHÓ GIÁM ĐỐC" in text
    made = writer()
    assert (office(), made.organ, made.symbol, made.signs) == (
        "VN-05",
        "SỞ NGOẠI VỤ",
        "SNV",
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    )


def test_an_office_of_the_party_writes_in_the_partys_form() -> None:
    set_office({"place": "VN-05", "body": "vn-prov-party-committee"}, "Lan")
    made = head(writer(), "2026-11-22", "BC")
    assert (made.above, made.organ, made.number) == ("TỈNH ỦY SƠN LA", "VĂN PHÒNG", "Số        -BC/VPTU")
    assert writer().on("state").form == "state" and writer().on("party") == writer()


@pytest.mark.parametrize("wrong", [{"place": "ZZ"}, {"body": "vn-x"}, {"place": ""}])
def test_what_is_no_place_or_body_is_refused(client: Client, wrong: dict[str, str]) -> None:
    with pytest.raises(HoptacError) as told:
        set_office({**SON_LA, **wrong}, "Lan")
    assert told.value.code == "office-wrong" and stored() is None
    assert client.post("/office/", {**SON_LA, **wrong}).status_code in (400, 404)


def test_the_environment_stands_in_and_another_place_has_its_own_head(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOPTAC_OFFICE", "VN-HUE")
    monkeypatch.setenv("HOPTAC_ORGAN", "VĂN PHÒNG|VP")
    assert (office(), writer().organ) == ("VN-HUE", "VĂN PHÒNG")
    set_office(SON_LA, "Lan")
    assert (office(), writer().signer) == ("VN-05", "A Bê")
    assert writer("VN-HUE").signer == ""


@pytest.mark.parametrize("name", ["{{ 7*7 }}", "<script>x</script>", "x" * 10_000, "a\x00b\u202e"])
def test_hostile_names_are_only_text(client: Client, name: str) -> None:
    assert client.post("/office/", {**SON_LA, "organ": name, "signer": name}).status_code == 302
    text = client.get("/office/").content.decode()
    assert "<script>x" not in text and len(writer().organ) <= 200 and "49" not in writer().organ


def test_it_is_in_every_backup(tmp_path: Path) -> None:
    set_office(SON_LA, "Lan")
    backup(tmp_path / "all.zip")
    OwnOffice.objects.all().delete()
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        put_back(lambda name, fields: [json.loads(line) for line in archive.read(name).decode().splitlines()])
    assert writer().signer == "A Bê"
