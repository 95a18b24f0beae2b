"""Reports of what a person decided and wrote: marks, remarks, tracked changes, and hostile text in a remark."""

from __future__ import annotations

import json
import re
from importlib import resources

import jsonschema
import pytest
from conftest import needs_shared
from deciding import articles_of, decisions
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from reports import paragraphs
from samples import HOSTILE, make, own
from strategies import revisions

from regdiff.comparing.changes import ChangeSet, compare
from regdiff.comparing.doubtful import DoubtKind, doubtful, names_of
from regdiff.intake.build import read_source
from regdiff.model.links import Decisions, Side
from regdiff.model.text import visible
from regdiff.model.tree import Revision, heading_line
from regdiff.redline.piece import COME, GONE
from regdiff.redline.script import script
from regdiff.report.formats import Looks, render
from regdiff.report.html import render_html
from regdiff.report.link_list import list_json, render_list, told_doubt
from regdiff.report.view import make_view

SCHEMA = json.loads((resources.files("regdiff.report") / "links-1.schema.json").read_text(encoding="utf-8"))


def _spelled(change_set: ChangeSet, hidden: str) -> str:
    return "".join(
        "".join(piece.text for piece in line.pieces if piece.op != hidden) + "\n" * (line.mark != hidden)
        for line in script(change_set.changes)
    ).removesuffix("\n")


def _text(revision_units: list[object]) -> str:
    ordered = sorted(revision_units, key=lambda unit: unit.index)
    return "\n".join(heading_line(unit.printed, unit.text) for unit in ordered)


@given(revisions(), revisions(), st.data())
@settings(max_examples=25, phases=[Phase.explicit, Phase.generate])
def test_tracked_changes_and_every_format_take_any_decisions(old: Revision, new: Revision, data: st.DataObject) -> None:
    change_set = compare(old, new, data.draw(decisions(old, new)))
    assert _spelled(change_set, COME) == _text([u for c in change_set.changes for u in c.old])
    assert _spelled(change_set, GONE) == _text([u for c in change_set.changes for u in c.new])
    view = make_view(change_set)
    assert [row.remark for row in view.rows] == [change.remark for change in change_set.changes]
    for form in ("text", "markdown", "csv"):
        report = render(change_set, form)
        assert all(" ".join(row.remark.split()) in " ".join(str(report).split()) for row in view.rows)
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(list_json(change_set)))
    listed = render_list(change_set)
    assert listed.count("\n  ") == len(articles_of(change_set)) + len(doubtful(change_set))


NUMBERED = (
    make("a", "第一条　登记机关应当公开登记的条件和程序。\n\n第二条　登记档案应当保存二十年。\n"),
    make(
        "b",
        "第一条　数字化平台由国务院统一建设。\n\n第二条　登记机关应当公开登记的条件和程序。\n\n第三条　登记档案应当保存二十年。\n",
    ),
)


def test_an_article_with_a_remark_is_shown_whatever_did_not_change() -> None:
    plain, said = (compare(*NUMBERED, decided) for decided in (None, Decisions.on(*NUMBERED).remark("2", "条号变动。")))
    assert "登记机关应当公开登记的条件和程序。\n" not in str(render(plain, "text"))
    text = str(render(said, "text"))
    assert "· 说明：条号变动。\n登记机关应当公开登记的条件和程序。\n" in text
    table = render(said, "docx")
    assert isinstance(table, bytes)
    lines = paragraphs(table).splitlines()
    assert any(line.startswith("第一条　") and line.endswith("第二条 ⏎ 全文同左 | 条号变动。") for line in lines)
    assert "仅条号变动的 1 条未逐条列出：第二条→第三条。" in lines
    page = render_html(make_view(said))
    assert re.search(r'<tr id="art_2" class="article k-unchanged[^"]* renumbered change"', page)  # and not "same"
    folded = str(render(said, "text", Looks(fold=True)))
    assert "条号变动。" in folded


def test_a_remark_keeps_a_row_that_would_be_folded() -> None:
    old = make("a", "第一条　甲(乙)应当登记。\n\n第二条　依照第一条登记。\n")
    new = make("b", "第一条　新设登记平台。\n\n第二条　甲(乙)应当登记。\n\n第三条　依照第二条登记。\n")
    decided = Decisions.on(old, new).confirm(["2"], ["3"])
    assert "依照" not in str(render(compare(old, new, decided), "text", Looks(fold=True))).split("说明")[-1]
    told = str(render(compare(old, new, decided.remark("3", "随条号变动。")), "text", Looks(fold=True)))
    assert "说明：随条号变动。" in told
    assert "依照" in told


def test_a_hostile_remark_is_a_text_everywhere() -> None:
    old, new = own("2017"), own("2025")
    remark = visible(HOSTILE).replace("\x00", "") + "\n=cmd|' /C calc'!A0"
    change_set = compare(old, new, Decisions.on(old, new).remark("3", remark).remark("3", "=1+1", Side.OLD))
    page = str(render(change_set, "html"))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert "<script>alert" not in str(render(change_set, "markdown"))
    rows = str(render(change_set, "csv"))
    assert "\r\n=" not in rows
    assert ",=1+1" not in rows
    assert "'=1+1" in rows
    terminal = str(render(change_set, "terminal"))
    assert "\x1b" not in terminal
    for form in ("docx", "xlsx"):
        assert isinstance(render(change_set, form), bytes)


def test_the_column_for_explanations_appears_where_there_is_a_remark() -> None:
    old, new = own("2017"), own("2025")
    plain = compare(old, new)
    said = compare(old, new, Decisions.on(old, new).remark("3", "根据机构改革\n修改。"))
    for change_set, looks, heads in (
        (plain, Looks(), 2),
        (said, Looks(), 3),
        (said, Looks(columns=("number", "explanation")), 4),
    ):
        report = render(change_set, "docx", looks)
        assert isinstance(report, bytes)
        head = next(line for line in paragraphs(report).splitlines() if "修订前（" in line)
        assert len(head.split(" | ")) == heads
        assert ("说明" in head) == (heads > 2)
    report = render(said, "docx")
    assert isinstance(report, bytes)
    assert "根据机构改革 ⏎ 修改。" in paragraphs(report)


def test_what_is_decided_is_in_doubt_no_more() -> None:
    old, new = own("2017"), own("2025")
    assert [doubt.kind for doubt in doubtful(compare(old, new))] == [DoubtKind.SPLIT, DoubtKind.WEAK]
    decided = Decisions.on(old, new)
    for settled in (decided.unlink(["2"], ["5"]), decided.confirm(["2"], ["2"]), decided.link(["2"], ["2", "5"])):
        change_set = compare(old, new, settled)
        assert (["第二条"], ["第五条"]) not in [
            ([u.printed for u in each.old], [u.printed for u in each.new]) for each in doubtful(change_set)
        ]
        assert "（均有“主要包括办公厅" not in str(render(change_set, "text"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_doubts_of_a_law_are_told_with_their_evidence(lang: str) -> None:
    from regdiff.report.catalogue import LABELS

    folder = needs_shared("corpus") / "259d3d-2018-2023"
    texts = [read_source((folder / name).read_bytes(), name) for name in ("old.txt", "new.txt")]
    change_set = compare(*texts)
    found = doubtful(change_set)
    assert {each.kind for each in found} >= {DoubtKind.POSSIBLE, DoubtKind.SPLIT, DoubtKind.MERGED}
    assert [each.change for each in found] == sorted(each.change for each in found)
    names = names_of(change_set)
    for each in found:
        what, evidence = told_doubt(each, LABELS[lang])
        assert all(unit.printed in what for unit in (*each.old, *each.new))
        assert bool(evidence) == (each.kind in {DoubtKind.WEAK, DoubtKind.POSSIBLE})
        assert each.quotes[0] in each.old[0].text
        assert each.quotes[1] in each.new[0].text
        assert all(unit.index in names.old for unit in each.old)
