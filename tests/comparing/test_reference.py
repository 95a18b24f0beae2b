"""The engine and the cleanup against the reference, diff-match-patch with its semantic cleanup."""

from __future__ import annotations

from pathlib import Path

import diff_match_patch
import pytest
from lossless import change_set_of, edits_of

from regdiff.comparing.edits import Op
from regdiff.comparing.units import UnitKind
from regdiff.intake.build import read_source


@pytest.fixture(scope="module")
def amended(corpus: list[Path]) -> list[tuple[str, str]]:
    """Old and new wording of every amended article of the corpus."""
    out: list[tuple[str, str]] = []
    for folder in corpus:
        old, new = (read_source((folder / f"{side}.txt").read_bytes(), side) for side in ("old", "new"))
        single = (c for c in change_set_of(old, new).changes if c.unit is UnitKind.ARTICLE and len(c.old) == len(c.new) == 1)
        out.extend((change.old[0].text, change.new[0].text) for change in single)
    return [pair for pair in out if pair[0] != pair[1]]


def _semantic(old: str, new: str) -> list[tuple[int, str]]:
    dmp = diff_match_patch.diff_match_patch()
    dmp.Diff_Timeout = 0
    diffs = dmp.diff_main(old, new)
    dmp.diff_cleanupSemantic(diffs)
    return list(diffs)


def test_more_is_kept_than_the_reference_keeps_in_few_more_pieces(amended: list[tuple[str, str]]) -> None:
    # The reference merges an edit with the next across paragraphs; ours keeps paragraphs and items apart.
    ours = [edits_of(old, new) for old, new in amended]
    theirs = [_semantic(old, new) for old, new in amended]
    assert len(amended) > 200
    assert sum(len(edit.text) for edits in ours for edit in edits if edit.op is Op.EQUAL) >= sum(
        len(text) for diffs in theirs for op, text in diffs if op == 0
    )
    assert sum(map(len, ours)) <= 1.2 * sum(map(len, theirs))


@pytest.mark.parametrize(
    ("old", "new"),
    [("甲乙丙丁", "甲丙丁"), ("应当登记", "应当依法登记"), ("处以罚款。", "处以警告。"), ("没有变化", "没有变化")],
)
def test_plain_cases_are_as_the_reference_has_them(old: str, new: str) -> None:
    names = {0: Op.EQUAL, -1: Op.DELETE, 1: Op.INSERT}
    assert [(edit.op, edit.text) for edit in edits_of(old, new)] == [(names[op], text) for op, text in _semantic(old, new)]
