"""The accuracy that is promised, held on the corpus; a fall fails here, not in a reader's report."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from benches import load_bench
from conftest import ROOT

import regdiff
from regdiff.comparing.legs import LEG, LEG_BIAS


@pytest.fixture(scope="module")
def accuracy() -> ModuleType:
    return load_bench("accuracy")


def test_the_alignment_of_the_corpus_is_as_right_as_is_promised(accuracy: ModuleType, read_pairs: list[Path]) -> None:
    scores = []
    for folder in read_pairs:
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        paths = folder / "old.txt", folder / "new.txt"
        own = accuracy.score(gold, accuracy.ours(*paths))
        number = accuracy.score(gold, accuracy.same_number(*paths))
        assert own.f1 > number.f1
        scores.append(own)
    assert sum(score.f1 for score in scores) / len(scores) >= 0.97
    assert min(score.f1 for score in scores) >= 0.90
    assert sum(score.kinds for score in scores) / len(scores) >= 0.955
    assert sum(score.precision for score in scores) / len(scores) >= 0.995


def test_the_weights_are_the_ones_that_are_fitted_and_each_pair_is_judged_without_itself(
    read_pairs: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    sys.path.insert(0, str(ROOT / "bench"))
    fit = load_bench("fit")
    sys.path.pop(0)
    assert fit.main(sorted({folder.parent for folder in read_pairs}), None) == 0
    said = capsys.readouterr().out
    assert all(f"{name}={value:.2f}," in said for name, value in LEG._asdict().items())
    assert f"LEG_BIAS = {LEG_BIAS:.2f}" in said
    assert said.split("\n\n", 1)[1] in (ROOT / "bench" / "fit.md").read_text(encoding="utf-8")
    [figures] = re.findall(r"Mean F1 (\S+), worst (\S+), precision (\S+), kinds (\d\.\d+)", said)
    assert all(float(figure) >= bar for figure, bar in zip(figures, (0.97, 0.88, 0.985, 0.95), strict=True))
    [missed, told] = re.findall(r"Of (\d+) links that are missed (\d+) are told", said)[0]
    assert 5 * int(told) >= 3 * int(missed)


def test_the_score_is_the_one_that_comes_with_the_corpus(
    accuracy: ModuleType, corpus: list[Path], read_pairs: list[Path], tmp_path: Path
) -> None:
    sys.path.insert(0, str(corpus[0].parent))
    import score as reference

    sys.path.pop(0)
    for folder in read_pairs:
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        links = accuracy.ours(folder / "old.txt", folder / "new.txt")
        report = tmp_path / "report.json"
        report.write_text(
            str(regdiff.render(regdiff.compare(folder / "old.txt", folder / "new.txt"), "json")), encoding="utf-8"
        )
        expected = reference.score(gold, reference.load(str(report)))
        assert tuple(accuracy.score(gold, links)) == pytest.approx(
            tuple(expected[k] for k in ("precision", "recall", "f1", "kinds"))
        )


def test_no_replacement_strikes_and_inserts_the_same_eight_characters(read_pairs: list[Path]) -> None:
    sys.path.insert(0, str(ROOT / "bench"))
    edits = load_bench("edits")
    sys.path.pop(0)
    figures = edits.measure(sorted({folder.parent for folder in read_pairs}))
    assert edits.page(figures) == (ROOT / "bench" / "edits.md").read_text(encoding="utf-8")
    assert sum(counts["again"] for _, counts in figures) == 0
    for kind in ("open", "crumbs", "between"):
        assert sum(counts[kind] for _, counts in figures) == 0, kind
    assert sum(counts["replacements"] for _, counts in figures) > 1000
