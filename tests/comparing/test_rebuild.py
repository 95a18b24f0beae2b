"""The change set rebuilds the new text from the old one, byte by byte, and a broken one is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import OWN
from hypothesis import given
from lossless import change_set_of
from strategies import revisions

from regdiff.comparing.changes import ChangeKind
from regdiff.comparing.edits import Edit, Op
from regdiff.comparing.rebuild import Step, apply, prove, rebuild
from regdiff.comparing.units import UnitKind, units
from regdiff.errors import LosslessnessError, PatchError
from regdiff.intake.build import read_source
from regdiff.model.head import NO_HEAD
from regdiff.model.numbers import parse_number
from regdiff.model.parse import parse
from regdiff.model.tree import Article, Revision


@given(revisions(), revisions())
def test_any_two_revisions(old: Revision, new: Revision) -> None:
    change_set = change_set_of(old, new)
    for side in ("old", "new"):
        indices = [unit.index for change in change_set.changes for unit in getattr(change, side)]
        assert sorted(indices) == list(range(len(units(old if side == "old" else new))))


_STRANGER = "跨区域流动的候鸟由沿途各湿地保护站分别登记，登记结果每季度汇总一次。"


@given(revisions())
def test_what_is_added_one_way_is_deleted_the_other_way(old: Revision) -> None:
    number = parse_number("第九百条")
    new = replace(old, body=(*old.body, Article(number, (_STRANGER,))))
    there, back = change_set_of(old, new), change_set_of(new, old)
    assert [c.new[0].number for c in there.changes if c.kind is ChangeKind.ADDED] == [number]
    assert [c.old[0].number for c in back.changes if c.kind is ChangeKind.DELETED] == [number]
    assert there.summary()["unchanged"] == back.summary()["unchanged"] == len(old.articles)


@given(revisions())
def test_a_revision_and_itself(revision: Revision) -> None:
    change_set = change_set_of(revision, revision)
    assert change_set.is_empty
    assert {change.kind for change in change_set.changes} == {ChangeKind.UNCHANGED}


def test_every_pair_of_the_corpus_both_ways(read_pairs: list[Path]) -> None:
    for folder in read_pairs:
        old, new = (read_source((folder / f"{side}.txt").read_bytes(), side) for side in ("old", "new"))
        change_set_of(old, new)
        change_set_of(new, old)


def test_the_real_regulation() -> None:
    old, new = (parse((OWN / f"{label}.txt").read_text(encoding="utf-8")) for label in ("2017", "2025"))
    change_set = change_set_of(old, new)
    title = next(change for change in change_set.changes if change.unit is UnitKind.TITLE)
    assert [edit for edit in title.edits if edit.op is not Op.EQUAL] == [Edit(Op.DELETE, "（试行）")]


@pytest.fixture
def pair() -> tuple[Revision, Revision]:
    return parse("第一条　甲乙。\n\n第二条　丙丁。\n"), parse("第一条　甲乙。\n\n第二条　丙戊。\n")


def test_a_change_set_that_lost_a_character_is_our_bug(pair: tuple[Revision, Revision]) -> None:
    change_set = change_set_of(*pair)
    last = change_set.changes[-1]
    broken = change_set._replace(
        changes=(*change_set.changes[:-1], last._replace(edits=(Edit(Op.EQUAL, "丙"), *last.edits[1:-1])))
    )
    with pytest.raises(LosslessnessError, match="bug in regdiff") as caught:
        prove(*pair, broken)
    assert caught.value.exit_code == 70


def test_a_change_set_that_makes_another_text_is_our_bug(pair: tuple[Revision, Revision]) -> None:
    old, new = pair
    change_set = change_set_of(old, old)
    with pytest.raises(LosslessnessError, match="line 3"):
        prove(old, new, change_set)


def test_a_patch_is_refused_by_another_old_text(pair: tuple[Revision, Revision]) -> None:
    old, new = pair
    with pytest.raises(PatchError, match="another old text"):
        rebuild(new, change_set_of(old, new))


@pytest.mark.parametrize(
    ("steps", "what"),
    [
        ([Step((0,), (), (Edit(Op.DELETE, "甲乙。"),))], "cover"),
        ([Step((0,), (), (Edit(Op.DELETE, "甲乙。"),))] * 2, "taken before"),
        ([Step((7,), (), ())], "not there"),
    ],
)
def test_a_patch_that_does_not_fit_is_refused(pair: tuple[Revision, Revision], steps: list[Step], what: str) -> None:
    with pytest.raises(PatchError, match=what):
        apply(pair[0], NO_HEAD, steps)
