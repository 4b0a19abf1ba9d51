"""Small places of which a page says once where they lie. Own texts of invented pages."""

from __future__ import annotations

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.decode import decode
from hoptac.find.scan import scan


def places(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The names of a page's places with what they may be, in order."""
    page = decode(Snapshot("page", "test:page", text.encode(), ".txt"))
    return [(page.text[m.span.start : m.span.end], m.value.ids) for m in scan(page).of("place")]


HOME = (
    "Chuyện bên suối\nNgày 20/6/2019\nỞ bản Huổi Sen của người Mông bên huyện Viêng Xay, tỉnh Hủa Phăn, mùa này mưa.\n"
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Hôm qua người Huổi Sen sang chơi nhà.",
        "Huổi Sen có sáu mươi nóc nhà.",
        "Trưởng bản Huổi Sen kể chuyện xưa.",
    ],
)
def test_a_village_stands_for_where_it_lies(sentence: str) -> None:
    """Where a page has said once where a village lies, its name alone is that unit."""
    assert [ids for name, ids in places(HOME + sentence) if name == "Huổi Sen"] == [("LA-HO-VIENGXAY",)]


@pytest.mark.parametrize(
    "text",
    [
        HOME + "Ông Lò Huổi Sen sang chơi nhà.",  # part of a person's name
        HOME + "Anh Huổi Sen Phăn sang chơi nhà.",
        HOME.replace("của người Mông bên", "đã sang thăm") + "Người Huổi Sen sang chơi nhà.",
        HOME.replace("Huổi Sen của", "Sen của") + "Người Sen sang chơi nhà.",  # one word is too often another's
    ],
)
def test_other_names_are_no_villages(text: str) -> None:
    """Names beside other capitalised words, of one word, or told of with a verb are left alone."""
    assert not [ids for name, ids in places(text) if name in ("Huổi Sen", "Sen")]
