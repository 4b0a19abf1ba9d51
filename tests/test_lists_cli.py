"""``hoptac import`` as a person types it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.lists_sample import PEOPLE, STUDENTS, agreements

from hoptac.cli import main
from hoptac.register.models import Page, Report

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The list of agreements as a file."""
    path = tmp_path / "thoa-thuan.xlsx"
    path.write_bytes(agreements().data)
    return path


def test_preview_then_import(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(file), "--preview"]) == 0
    told = capsys.readouterr().out
    assert "Danh sách: thỏa thuận" in told and "Người ký / Phía ta → Người ký" in told
    assert "Phía ta: Sơn La" in told and "Số liệu tính đến: 31/12/2024" in told
    assert "chưa hiểu 1, mới 3" in told and "Thời hạn “5 năm”: không đọc được thành giai đoạn" in told
    assert "Đối tác “tỉnh Không Có Thật”: chưa nhận ra địa phương" in told
    assert Page.objects.count() == 0
    assert main(["import", str(file)]) == 0
    assert "Đã đưa vào sổ." in capsys.readouterr().out and Report.objects.count() == 3
    assert main(["import", str(file)]) == 0
    assert "không có gì đổi" in capsys.readouterr().out


def test_in_english(file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOPTAC_LANG", "en")
    assert main(["import", str(file), "--preview"]) == 0
    told = capsys.readouterr().out
    assert "Our side: Son La" in told and "not understood 1, new 3" in told and "no term; write its first" in told


def test_a_mapping_is_saved_changed_and_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people, mapping = tmp_path / "a.csv", tmp_path / "a.toml"
    people.write_text(PEOPLE, encoding="utf-8")
    assert main(["import", str(people), "--preview", "--save-map", str(mapping)]) == 0
    told = mapping.read_text(encoding="utf-8")
    assert 'kind = "person"' in told and '"Họ và tên" = "name"' in told
    mapping.write_text(told.replace('"Chức vụ" = "post"\n', ""), encoding="utf-8")
    assert main(["import", str(people), "--map", str(mapping)]) == 0
    assert {len(row.values["posts"]) for row in Report.objects.all()} == {0}


def test_options_say_what_the_list_does_not(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\n".join(STUDENTS.split("\n")[2:]), encoding="utf-8")
    assert main(["import", str(path), "--kind", "figure", "--ours", "Sơn La", "--as-of", "2024-09-30"]) == 0
    assert Report.objects.first().values["until"] == "2024-09-30"  # type: ignore[union-attr]


def test_lists_are_told_and_taken_out(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["import", str(file)])
    capsys.readouterr()
    assert main(["import", "--list"]) == 0
    ref = capsys.readouterr().out.split()[0]
    assert main(["import", "--withdraw", ref]) == 0
    assert "Đã rút danh sách khỏi sổ" in capsys.readouterr().out and Report.objects.count() == 0
    assert main(["import", "--withdraw", "khong-co"]) == 1
    assert "Không có danh sách nào như vậy" in capsys.readouterr().err


def test_load_says_how_a_list_comes_in(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["load", "--workers", "1", str(file)]) == 1
    assert "hoptac import" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "Không có trang nào để đọc"),
        (["/khong/co.xlsx"], "Không tìm thấy"),
        (["{file}", "--ours", "Không Có Thật"], "Không Có Thật"),
        (["{file}", "--map", "/khong/co.toml"], "Không tìm thấy"),
        (["{file}", "--map", "{file}"], "không dùng được"),
        (["{file}", "--sheet", "Khác"], "Không nhận ra tiêu đề"),
    ],
)
def test_what_cannot_be_done_is_told(
    file: Path, args: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", *(arg.format(file=file) for arg in args)]) == 1
    assert said in capsys.readouterr().err and Page.objects.count() == 0
