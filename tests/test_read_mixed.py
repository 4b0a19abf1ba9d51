"""Pages that nobody wrote: lines of sample pages mixed, shuffled, thinned are read, and what they yield is proved."""

from __future__ import annotations

import random
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
