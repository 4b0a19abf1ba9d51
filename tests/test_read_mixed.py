"""Pages that nobody wrote: lines of sample pages mixed, shuffled, thinned are read, and what they yield is proved;
pages mutilated at random, and the shortest ones that once stopped the reader, are read.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from hoptac.base.nouns import Snapshot
from hoptac.collect import collect
from hoptac.decode import decode
from hoptac.read import as_json, read

PAGES = Path(__file__).parents[1] / "src/hoptac/demo/pages"


def mixed(seed: int) -> str:
    """A page of other pages' lines: taken at random, in another order, or with words missing."""
    rng = random.Random(seed)
    found = (decode(s).text.split("\n") for s in collect([str(PAGES)]) if isinstance(s, Snapshot))
    pages = [[line for line in lines if line.strip()] for lines in found]
    if seed % 3 == 0:
        return "\n".join(rng.choice(rng.choice(pages)) for _ in range(rng.randint(2, 25)))
    page = list(rng.choice(pages))
    if seed % 3 == 1:
        rng.shuffle(page)
        return "\n".join(page)
    return "\n".join(" ".join(word for word in line.split(" ") if rng.random() > 0.08) for line in page)


@pytest.mark.parametrize("seed", range(60))
def test_a_mixed_page_is_read_and_proved(seed: int, tmp_path: Path) -> None:
    file = tmp_path / f"mixed-{seed}.txt"
    file.write_text(mixed(seed) + "\n", encoding="utf-8")
    (snapshot,) = collect([str(file)])
    assert isinstance(snapshot, Snapshot)
    shown = as_json(read(snapshot))
    for kind in ("people", "visits", "agreements", "aid", "figures", "commitments", "courtesies"):
        for record in shown[kind]:
            for proof in record["evidence"]:
                if not proof.get("inferred"):
                    assert shown["text"][proof["start"] : proof["end"]] == proof["quote"]


FRESH = Path(__file__).parent / "fresh"
_DAY = re.compile(r"(?:ngày )?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|ngày \d+ tháng \d+(?: năm \d{4})?|tháng \d+/\d{4}")


def _without_lines(text: str, rng: random.Random) -> str:
    return "\n".join(line for line in text.split("\n") if rng.random() < 0.6)


def _in_another_order(text: str, rng: random.Random) -> str:
    pieces = re.split(r"(?<=[.;:,]) |\n", text)
    rng.shuffle(pieces)
    return rng.choice(" \n").join(pieces)


def _without_words(text: str, rng: random.Random) -> str:
    return "".join(word for word in re.split(r"( )", text) if rng.random() < 0.85)


def _with_other_numbers(text: str, rng: random.Random) -> str:
    return re.sub(r"\d+", lambda m: rng.choice([m[0], m[0], "0", "99999999999", "1", "31", m[0] * 2]), text)


def _without_days(text: str, rng: random.Random) -> str:
    return _DAY.sub("", text)


def _with_other_marks(text: str, rng: random.Random) -> str:
    return "".join(rng.choice('.,;:()-–“"/ \n\t') if c in ".,;:()-/" and rng.random() < 0.3 else c for c in text)


MUTILATIONS: tuple[Callable[[str, random.Random], str], ...] = (
    _without_lines,
    _in_another_order,
    _without_words,
    _with_other_numbers,
    _without_days,
    _with_other_marks,
)


@pytest.mark.parametrize("seed", range(20))
def test_mutilated_pages_are_read(seed: int) -> None:
    """Once one in seventy of them stopped the reader."""
    rng = random.Random(seed)
    texts = [path.read_text(encoding="utf-8") for path in sorted(FRESH.glob("*/docs/*.txt"))]
    for number in range(25):
        text = rng.choice(texts)
        for mutilate in rng.sample(MUTILATIONS, rng.choice((1, 1, 2, 3))):
            text = mutilate(text, rng)
        if text.strip():
            read(Snapshot(f"mutilated-{seed}-{number}", "test", text.encode(), ".txt"))


@pytest.mark.parametrize(
    "text",
    [
        "Bản ghi nhớ đã hết hạn. Hai bên đang soạn dự thảo mới với thành phố Saijo.",
        "Hải Nam và Quảng Tây lần lượt ủng hộ 0 và 0 đồng.",
        "Từ 8-1 đến 10/3 thị xã Đông Hưng trao thỏa thuận.",
        "Võ Nam Lào,   ngập.\nĐOÀN RA\n13/9,(NhậtBản). Đường xin rút lịch.",
        "Tả Ma Ái  MongBằng Tường",
        "Thứ Tư, 20/1.Bí thư gặp Bí thư Thị ủy Bằng Tường (Quảng Tây) thị trấn Đồng Đăng.Kết thúc, hai bí thư ký "
        "Biên bản làm việc.Nội dung chính, nạn nhân mua bán người.\n<i>Đăng20/11/2017,14h45</i></div>\n"
        '<palign="center"><b>BIÊN BẢN HỘI ĐÀM</b><br>giữa',
    ],
)
def test_what_once_stopped_the_reader_is_read(text: str) -> None:
    read(Snapshot("stopped", "test", text.encode(), ".txt"))
