"""A folded report reads well: no crumbs are left of what an aid explains, and no text is changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from conftest import SHARED
from hypothesis import given
from lossless import change_set_of
from reports import render
from samples import make
from strategies import revisions

import regdiff
from regdiff.comparing.changes import ChangeSet, join_texts
from regdiff.comparing.words import word_starts
from regdiff.report.fold import fold, is_folded
from regdiff.report.formats import Looks
from regdiff.report.runs import Run
from regdiff.report.view import make_view

JOINTS = "、，；。和与及或者以及 \n"


def places(change_set: ChangeSet) -> Iterator[tuple[str, list[Run], str]]:
    """The places of a comparison at which something is folded and something is not, with what is kept beside them."""
    for row in make_view(change_set).rows:
        for line in row.inline:
            groups = [(kept, list(runs)) for kept, runs in groupby(line.runs, key=lambda run: run.op == "equal")]
            for at, (kept, runs) in enumerate(groups):
                if not kept and any(map(is_folded, runs)) and not all(map(is_folded, runs)):
                    before = groups[at - 1][1][0].text if at else ""
                    after = groups[at + 1][1][0].text if at + 1 < len(groups) else ""
                    yield before, runs, after


def crumbs(before: str, runs: list[Run], after: str) -> list[str]:
    """What is left of a place between what is folded and cannot be read: a joint alone, the same on both sides, half a word."""
    out = []
    for folded, group in groupby(runs, key=is_folded):
        if folded:
            continue
        left = list(group)
        gone, come = ("".join(run.text for run in left if run.op == op) for op in ("delete", "insert"))
        if not (gone + come).strip(JOINTS) or gone == come:
            out.append(gone + "→" + come)
    for op in ("delete", "insert"):
        side = [run for run in runs if run.op == op]
        flags = word_starts(before[-8:] + "".join(run.text for run in side) + after[:8])
        at = len(before[-8:])
        for one, two in pairwise(side):
            at += len(one.text)
            if is_folded(one) != is_folded(two) and not flags[at]:
                out.append(one.text + "|" + two.text)
    return out


def pairs() -> list[tuple[Path, Path]]:
    """All pairs of the shared material: revisions, and what instruments made of their base."""
    revised = [(path, path.with_name("new.txt")) for path in sorted(SHARED.glob("corpus*/*/old.txt"))]
    return revised + [(path, path.with_name("result.txt")) for path in sorted(SHARED.glob("amendments/*/base.txt"))]


def test_no_crumb_is_left_in_any_real_text(read_pairs: list[Path]) -> None:
    mixed = [(place, crumbs(*place)) for old, new in pairs() for place in places(regdiff.compare(old, new))]
    assert len(mixed) > 8
    assert [left for _, left in mixed if left] == []


def body(*lines: str) -> str:
    return "\n\n".join(f"第{'一二三四五六七八九'[k]}条　{line}" for k, line in enumerate(lines)) + "\n"


RULES = ("登记机关应当公开登记条件。", "申请人应当如实提交材料。", "登记机关应当建立信用档案。")
NEW = "国家建立统一的登记信息平台。"
FOLDED = [
    ("违反本法第一条、第二条规定的", "违反本法第二条、第三条规定的", "违反本法第二条、第三条规定的"),
    ("违反本法第一条、第二条规定的", "违反本法第二条、第三条、第四条规定的", "违反本法第二条、第三条{+、第四条+}规定的"),
    ("有本法第三条规定情形的", "有前条规定情形的", "有前条规定情形的"),
]


@pytest.mark.parametrize(("before", "after", "shown"), FOLDED)
def test_a_list_of_references_that_followed_their_targets_reads_as_one(before: str, after: str, shown: str) -> None:
    tail = "，由上级机关责令改正，并依法给予处分；情节严重的，依法从重处罚。"
    change_set = change_set_of(
        make("a", body(*RULES, before + tail)), make("b", body(NEW, *RULES, after + tail + "情况应当公布。"))
    )
    said = render(change_set, "text", Looks(fold=True))
    assert shown + tail in said


@given(revisions(), revisions())
def test_folding_changes_no_text(old, new) -> None:
    assert_no_text_is_changed(change_set_of(old, new))


def test_folding_changes_no_real_text(read_pairs: list[Path]) -> None:
    for folder in read_pairs:
        assert_no_text_is_changed(regdiff.compare(folder / "old.txt", folder / "new.txt"))


def assert_no_text_is_changed(change_set: ChangeSet) -> None:
    """Without its marks a folded row reads as the new text, exactly; unfolded both texts can be read from it."""
    plain = {row.anchor: row for row in make_view(change_set).rows}
    rows = zip(plain.values(), change_set.changes, strict=True)
    shown = {row.anchor for row in fold(make_view(change_set)).rows}
    folded = {row.anchor: row for row in fold(make_view(change_set)).rows}
    for row, change in rows:
        texts = join_texts(change.old), join_texts(change.new)
        for side, op in zip(texts, ("delete", "insert"), strict=True):
            assert flat(plain[row.anchor].inline, op) == side.replace("\n", "")
        if row.anchor in shown:
            assert flat(folded[row.anchor].inline, "insert") == texts[1].replace("\n", "")


def flat(lines, op: str) -> str:
    return "".join(run.text for line in lines for run in line.runs if run.op in ("equal", op))
