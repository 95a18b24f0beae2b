"""The accuracy that is promised, held on the corpus; a fall fails here, not in a reader's report."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType

import pytest
from benches import load_bench


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
    assert sum(score.f1 for score in scores) / len(scores) >= 0.965
    assert min(score.f1 for score in scores) >= 0.85
    assert sum(score.kinds for score in scores) / len(scores) >= 0.955


def test_the_score_is_the_one_that_comes_with_the_corpus(
    accuracy: ModuleType, corpus: list[Path], read_pairs: list[Path]
) -> None:
    sys.path.insert(0, str(corpus[0].parent))
    import score as reference

    sys.path.pop(0)
    for folder in read_pairs:
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        links = accuracy.ours(folder / "old.txt", folder / "new.txt")
        given = {
            "links": [{"old": o, "new": n, "kind": kind} for o, n, kind in links if o and n],
            "deleted": [o for old, new, _ in links if not new for o in old],
            "added": [n for old, new, _ in links if not old for n in new],
        }
        expected = reference.score(gold, given)
        assert tuple(accuracy.score(gold, links)) == pytest.approx(
            tuple(expected[k] for k in ("precision", "recall", "f1", "kinds"))
        )
