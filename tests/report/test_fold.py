"""A folded report keeps its laws (tests/folds.py): all that is hidden is explained, and what is left reads well."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import SHARED
from folds import crossing, faults
from hypothesis import given, settings
from lossless import change_set_of
from mutated import pairs_of as mutated
from reports import render
from samples import make, own, own_changes
from strategies import revisions

import regdiff
from regdiff.comparing.aids import read_aids
from regdiff.model.tree import Revision
from regdiff.report.fold import is_noise
from regdiff.report.formats import Looks
from regdiff.report.runs import Line, Run, Why
from regdiff.report.view import make_view


def pairs() -> list[tuple[Path, Path]]:
    """All pairs of the shared material: revisions, and what instruments made of their base."""
    revised = [(path, path.with_name("new.txt")) for path in sorted(SHARED.glob("corpus*/*/old.txt"))]
    return revised + [(path, path.with_name("result.txt")) for path in sorted(SHARED.glob("amendments/*/base.txt"))]


def test_folding_keeps_its_laws_in_every_real_text(read_pairs: list[Path]) -> None:
    found = {str(old): list(faults(regdiff.compare(old, new))) for old, new in pairs()}
    assert len(found) > len(read_pairs)
    assert {name: told for name, told in found.items() if told} == {}


ARTICLES = [article.lines for article in own("2025").articles]


@settings(max_examples=60)
@given(mutated(ARTICLES))
def test_folding_keeps_its_laws_whatever_was_changed(pair: tuple[Revision, Revision]) -> None:
    assert list(faults(change_set_of(*pair))) == []


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
def test_folding_keeps_its_laws_in_any_two_texts(old: Revision, new: Revision) -> None:
    assert list(faults(change_set_of(old, new))) == []


def test_a_term_is_folded_beside_other_words_too() -> None:
    """A place that its neighbours keep out of the group of the others is told and folded with them."""
    old = [f"县级以上地方各级人民政府应当{what}，并公开情况。" for what in ("建立名录", "组织普查", "安排经费", "加强宣传")]
    old.append("地方各级人民政府和县级以上地方各级人民政府有关部门制定预案。")
    new = [text.replace("县级以上地方各级", "县级以上地方") for text in old]
    change_set = change_set_of(make("a", body(*old)), make("b", body(*new)))
    (term,) = read_aids(change_set).replacements
    assert (term.old, term.new, len(term.places)) == ("县级以上地方各级人民政府", "县级以上地方人民政府", 5)
    assert "仅有此类修改的 5 条" in render(change_set, "text", Looks(fold=True))


def test_a_row_of_typography_alone_is_folded_and_counted() -> None:
    texts = ("登记机关（以下称机关）应当公开条件。", "申请人应当如实提交材料。")
    old = make("a", body(*texts))
    new = make("b", body(texts[0].replace("（", "(").replace("）", ")"), texts[1]))
    said = render(change_set_of(old, new), "text", Looks(fold=True))
    assert "仅有此类修改的 1 条未逐条列出：第一条。" in said


def test_a_row_that_must_be_checked_is_never_hidden() -> None:
    row = (
        make_view(own_changes())
        .rows[0]
        ._replace(
            unit="article", kind="amended", moved=False, flags=(), doubts=(), inline=(Line("paragraph", (FOLDED_RUN,)),)
        )
    )
    assert is_noise(row)
    for more in ({"doubts": ("x",)}, {"flags": ("x",)}, {"unlinked": ("x",)}, {"remark": "x"}, {"moved": True}):
        assert not is_noise(row._replace(**more))


FOLDED_RUN = Run("insert", "账", Why("replaced", ""))


@pytest.mark.parametrize("form", ["csv", "xlsx", "markdown", "docx", "text"])
def test_a_folded_report_holds_both_texts_whatever_its_format(form: str) -> None:
    """What is not marked is not gone: the old words stand at the left and the new ones at the right, the new ones inline."""
    old = [f"股东大会应当{what}。" for what in ("选举董事", "审议报告", "决定分配")] + ["股东大会每年召开一次。"]
    new = [text.replace("股东大会", "股东会") for text in old[:3]] + ["股东会每年召开两次。", "本条例自公布之日起施行。"]
    said = render(change_set_of(make("a", body(*old)), make("b", body(*new))), form, Looks(fold=True))
    said = re.sub(r"\\", "", said)
    if form == "text":
        assert "股东会每年召开[-一-]{+两+}次。" in said
    elif form == "markdown":
        assert "股东大会每年召开<del>一</del>次。" in said
        assert "股东会每年召开<ins>两</ins>次。" in said
    else:
        assert "股东大会每年召开一次。" in said
        assert "股东会每年召开两次。" in said
    assert "股东会应当审议报告" not in said


def test_a_mark_that_crosses_folded_text_breaks_a_law_and_one_that_crosses_kept_text_moved() -> None:
    why = Why("replaced", "甲部 → 乙部")
    for between, told in (
        ([Run("delete", "甲部", why), Run("insert", "乙部", why)], ["struck and inserted again: ， around 乙部"]),
        ([Run("equal", "乙部")], []),
    ):
        runs = [Run("equal", "由"), Run("delete", "，"), *between, Run("insert", "，"), Run("equal", "办理")]
        assert list(crossing(runs)) == told
