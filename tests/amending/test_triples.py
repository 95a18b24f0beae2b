"""Real instruments: what they make of their base is what was published, wherever they say what was published."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benches import load_bench
from conftest import SHARED, needs_shared

bench = load_bench("amending")
TRIPLES = sorted(path.parent.name for path in (SHARED / "amendments").glob("*/meta.json")) or ["none"]


@pytest.mark.parametrize("name", TRIPLES)
def test_a_triple(name: str) -> None:
    folder: Path = needs_shared("amendments")
    meta = json.loads((folder / name / "meta.json").read_text(encoding="utf-8"))
    row = bench.judge(folder / name, meta, bench.load_measure(folder))
    assert row.refused == 0
    assert set(row.wrong) == RESIDUES.get(name, set())
    assert row.exact or meta["grade"] == "residual"
    assert row.seconds < 20  # a law of 505 articles takes 0.2 s; the limit is for a machine that does much else


RESIDUES = {
    "accounting-2024": {"第四十三条"},  # one 的 that nobody ordered
    "agri-extension-2024": {"第九条"},  # a heading that stands inside an article of the base
    "criminal-law-2023": {"第四百五十二条"},  # a footnote
    "holidays-2024": {"第二条", "第六条"},  # 个别文字
    "private-lending-2020": {"第十九条", "第五十二条"},  # a name made shorter; a line of the base that reads like an article
}
"""What differs from the published text because no order says it."""
