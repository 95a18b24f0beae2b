"""Nothing that is told contradicts the texts: prose, first page, table of penalties and counts, read back into statements."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import needs_shared
from hypothesis import given, settings
from hypothesis import strategies as st
from lossless import change_set_of
from samples import every_kind, make, own_changes
from strategies import revisions
from truthful import Texts, falsehoods, told_falsely

import regdiff
from regdiff.comparing.changes import ChangeSet
from regdiff.model.tree import Revision
from regdiff.report.view import make_view


def assert_true(change_set: ChangeSet) -> None:
    assert list(told_falsely(change_set, make_view(change_set))) == []


@settings(deadline=None, max_examples=40)
@given(revisions(), revisions())
def test_what_is_told_of_any_texts_is_true(old: Revision, new: Revision) -> None:
    assert_true(change_set_of(old, new))


CLAUSES = st.sampled_from(
    [
        "登记机关应当公开登记的条件、程序和期限",
        "登记机关可以查阅有关的账簿",
        "申请人、代理人不得伪造、变造证书",
        "自受理之日起三十日内作出决定",
        "自受理之日起十五日内作出决定",
        "有下列行为之一的",
        "情节严重的",
        "对直接负责的主管人员处一万元以上五万元以下的罚款",
        "对单位处5万元以上12,000万元以下的罚款",
        "依照前款的规定处罚",
        "处三年以下有期徒刑或者拘役",
        "但是法律另有规定的除外",
        "除因病请假的以外",
        "由省级人民政府负责",
    ]
)
BODIES = st.lists(st.tuples(CLAUSES, st.sampled_from("，，；。")), min_size=1, max_size=6).map(
    lambda parts: "".join(clause + mark for clause, mark in parts).rstrip("，；。") + "。"
)


@settings(deadline=None, max_examples=80)
@given(st.lists(BODIES, min_size=1, max_size=4), st.lists(BODIES, min_size=1, max_size=4))
def test_what_is_told_of_duties_and_penalties_is_true(old: list[str], new: list[str]) -> None:
    def text(bodies: list[str]) -> str:
        return "\n\n".join(f"第{'一二三四'[at]}条　{body}" for at, body in enumerate(bodies)) + "\n"

    assert_true(change_set_of(make("a", text(old)), make("b", text(new))))


def test_what_is_told_of_our_own_texts_is_true() -> None:
    assert_true(own_changes())
    assert_true(every_kind())


def test_what_is_told_of_read_pairs_is_true(read_pairs: list[Path]) -> None:
    for pair in read_pairs:
        assert_true(regdiff.compare(pair / "old.txt", pair / "new.txt"))


def _amended() -> Iterator[tuple[Path, Path]]:
    for folder in sorted(needs_shared("amendments").iterdir()):
        if (folder / "base.txt").exists():
            yield folder / "base.txt", folder / "result.txt"


def test_what_is_told_of_amendments_is_true_in_both_directions() -> None:
    pairs = list(_amended())
    assert len(pairs) > 20
    for base, result in pairs:
        assert_true(regdiff.compare(base, result))
        assert_true(regdiff.compare(result, base))


@pytest.mark.parametrize(
    ("prose", "old", "new"),
    [
        ("删去“乙应当报告”", "甲，乙应当报告。", "乙应当报告，丙。"),
        ("新增“甲……乙应当报告”", "乙应当报告。", "甲应当到场，乙应当报告。"),
        ("在“丁”后增加“丙”", "甲乙", "甲乙丙"),
        ("删去“甲”之下的“丙”", "乙丙", "乙"),
        ("“甲”改为“乙”", "丙", "乙"),
        ("“甲”改为“甲”", "甲", "甲"),
        ("删去原第三条“丙丁”", "甲乙", ""),
        ("新增第三条，规定“丙丁”", "", "甲乙"),
    ],
)
def test_a_falsehood_is_seen(prose: str, old: str, new: str) -> None:
    assert list(falsehoods(prose, Texts(old, new)))
