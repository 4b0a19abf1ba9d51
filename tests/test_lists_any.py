"""Whatever stands in the cells, and whatever happened to the file: words stay words, and errors are ours."""

from __future__ import annotations

import csv
import io
import random
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lists_sample import agreements, rezipped

from hoptac.base.errors import HoptacError
from hoptac.base.kinds import LIST_KINDS
from hoptac.base.lists import as_payload, from_payload
from hoptac.base.nouns import Snapshot
from hoptac.lists import propose, read_list
from hoptac.lists.targets import targets

HEADS = sorted({target.vi for kind in LIST_KINDS for target in targets(kind).values()})
ODD = ("Tổng cộng", "I. LÀO", "Đoàn ra", "-", "45123", "-5", "12/13/2024", "#REF!", "1e999", "１２", "=1+1", "@a")
SOUND = ("tỉnh Sê Kông", "Lào", "10/6/2022", "2022-2026", "hơn 2 tỷ đồng", "Lò Văn Thử", "5.000 USD", "1.249")
CELLS = st.one_of(st.text(max_size=30), st.sampled_from(ODD + SOUND))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(HEADS), min_size=2, max_size=6, unique=True),
    st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=6),
    st.sampled_from([None, *LIST_KINDS]),
)
def test_any_cells_are_read_or_told(heads: list[str], rows: list[list[str]], kind: str | None) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([heads, *rows])
    snapshot = Snapshot("a.csv", "a", out.getvalue().encode("utf-8", "surrogatepass"), ".csv")
    try:
        listed = propose(snapshot, kind=kind, ours="VN-05")
    except HoptacError as error:
        assert error.remedy()
        return
    assert from_payload(as_payload(listed)) == listed
    told = read_list(snapshot, listed)
    assert all(row.reports or row.aside or row.troubles for row in told.rows)
    for report in told.reading.reports:
        assert all(s.span is None or told.reading.page.words(s.span) == s.words for s in report.statements)


@pytest.mark.parametrize("seed", range(40))
def test_a_spoilt_workbook_is_read_or_refused(seed: int) -> None:
    chance, data = random.Random(seed), agreements().data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        name = chance.choice(package.namelist())
        part = bytearray(package.read(name))
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(part))
        part[place:place] = chance.choice((b"<", b">", b"&", b'"', b"99999999999", b"-1", b"\0", b"/>"))
    snapshot = Snapshot("a.xlsx", "a", rezipped(data, {name: bytes(part)}), ".xlsx")
    try:
        read_list(snapshot, propose(snapshot))
    except HoptacError as error:
        assert error.code in ("sheet-broken", "file-empty")
