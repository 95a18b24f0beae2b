"""What a person decided stands in the change set exactly as it was decided, and the proof holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from deciding import articles_of, check_obeyed, decisions, told
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from samples import make, own, own_changes
from strategies import revisions

from regdiff.comparing.changes import ChangeKind, compare
from regdiff.comparing.units import units
from regdiff.errors import LinksError
from regdiff.intake.build import read_source
from regdiff.model.links import Decisions, How, Side
from regdiff.model.tree import Revision


@given(revisions(), revisions(), st.data())
@settings(max_examples=60)
def test_any_decisions_are_obeyed_and_the_proof_holds(old: Revision, new: Revision, data: st.DataObject) -> None:
    check_obeyed(old, new, data.draw(decisions(old, new)))


@given(st.data())
@settings(max_examples=12)
def test_any_decisions_on_a_real_pair_are_obeyed(data: st.DataObject) -> None:
    old, new = own("2017"), own("2025")
    check_obeyed(old, new, data.draw(decisions(old, new)))


@pytest.fixture(scope="module")
def law(corpus: list[Path]) -> tuple[Revision, Revision]:
    """The two texts of a whole law, rewritten between them."""
    (folder,) = (folder for folder in corpus if folder.name == "259d3d-2018-2023")
    old, new = (read_source((folder / name).read_bytes(), name) for name in ("old.txt", "new.txt"))
    return old, new


@given(st.data())
@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_decisions_on_a_law_of_260_articles_are_obeyed(law: tuple[Revision, Revision], data: st.DataObject) -> None:
    check_obeyed(*law, data.draw(decisions(*law)))


def test_without_decisions_nothing_is_another() -> None:
    old, new = own("2017"), own("2025")
    assert compare(old, new, Decisions.on(old, new)) == own_changes()


def test_confirming_every_link_changes_nothing_but_the_marks() -> None:
    old, new = own("2017"), own("2025")
    decided = Decisions.on(old, new)
    for change in articles_of(own_changes()):
        decided = decided.confirm([u.printed for u in change.old], [u.printed for u in change.new])
    change_set = check_obeyed(old, new, decided)
    assert told(change_set) == told(own_changes())
    assert [c.edits for c in change_set.changes] == [c.edits for c in own_changes().changes]
    assert [c.moved for c in change_set.changes] == [c.moved for c in own_changes().changes]
    assert {change.decided for change in articles_of(change_set)} == {How.CONFIRMED}
    assert not change_set.possible


OLD = make(
    "2017",
    "第一条　登记机关应当公开登记的条件和程序。\n\n第二条　甲方应当缴纳费用。\n\n第三条　乙方可以申请复核。\n\n"
    "第四条　登记档案应当保存二十年，任何人不得涂改。\n",
)
NEW = make(
    "2025",
    "第一条　登记机关应当公开登记的条件和程序。\n\n第二条　申请人依法享有查询权。\n\n第三条　监督机关负责受理投诉。\n\n"
    "第四条　登记档案应当保存三十年，任何人不得涂改。\n",
)


def test_a_link_that_no_wording_speaks_for_stands() -> None:
    assert ("第二条", "第三条") not in told(compare(OLD, NEW))
    decided = Decisions.on(OLD, NEW).link(["第二条"], ["第三条"])
    change_set = check_obeyed(OLD, NEW, decided)
    assert ("第二条", "第三条") in told(change_set)
    assert {change.decided for change in articles_of(change_set)} == {None, How.CORRECTED}


def test_an_article_without_a_partner_is_deleted_or_added() -> None:
    decided = Decisions.on(OLD, NEW).link(["第四条"], []).link([], ["第四条"])
    found = told(check_obeyed(OLD, NEW, decided))
    assert {("第四条", ""), ("", "第四条")} <= found


def test_a_pair_that_is_unlinked_is_not_linked_again_by_the_same_text() -> None:
    assert ("第一条", "第一条") in told(compare(OLD, NEW))
    change_set = check_obeyed(OLD, NEW, Decisions.on(OLD, NEW).unlink(["第一条"], ["第一条"]))
    assert {("第一条", ""), ("", "第一条")} <= told(change_set)
    marked = [change for change in change_set.changes if change.unlinked]
    assert [[(i.printed, j.printed) for i, j in change.unlinked] for change in marked] == 2 * [[("第一条", "第一条")]]


def test_the_rest_is_aligned_around_what_is_decided() -> None:
    """The two articles alone between decided neighbours are what the surroundings speak for."""
    body = "第一条　{}应当依照本条例的规定向主管部门提出申请。\n\n第二条　{}。\n\n第三条　{}应当向社会公开。\n"
    old = make("a", body.format("当事人", "主管部门每年组织考核", "结果"))
    new = make("b", body.format("申请人", "主管机关定期开展考核", "名单"))
    decided = Decisions.on(old, new).link(["第一条"], ["第三条"])
    found = told(check_obeyed(old, new, decided))
    assert ("第一条", "第三条") in found
    assert ("第二条", "第二条") in found


def test_a_decided_link_goes_before_an_article_that_was_emptied() -> None:
    old = make("a", "第一条　甲应当登记。\n\n第二条　乙应当登记。\n")
    new = make("b", "第一条　甲应当登记。\n\n第二条　（删去）\n\n第三条　乙可以登记。\n")
    assert ("第二条", "第二条") in told(compare(old, new))
    found = told(check_obeyed(old, new, Decisions.on(old, new).link(["第二条"], ["第三条"])))
    assert {("第二条", "第三条"), ("", "第二条")} <= found
    found = told(check_obeyed(old, new, Decisions.on(old, new).unlink(["第二条"], ["第二条"])))
    assert ("第二条", "第二条") not in found


def test_several_to_several_have_legs_that_avoid_what_is_unlinked() -> None:
    decided = Decisions.on(OLD, NEW).link(["1", "2"], ["1", "2"]).unlink(["1"], ["2"])
    [change] = [each for each in check_obeyed(OLD, NEW, decided).changes if each.legs]
    assert change.kind is ChangeKind.SPLIT
    assert {(i.printed, j.printed) for i, j in change.legs} >= {("第二条", "第一条"), ("第二条", "第二条")}


def test_articles_of_one_number_are_told_apart_by_their_place() -> None:
    old = make("a", "第一条　甲应当登记。\n\n第一条　乙应当纳税。\n")
    new = make("b", "第一条　丙应当回避。\n\n第一条　丁应当公告。\n")
    decided = Decisions.on(old, new).link(["第一条#2"], ["第一条"])
    change_set = check_obeyed(old, new, decided)
    assert [change.old[0].index for change in change_set.changes if change.decided] == [units(old)[-1].index]
    with pytest.raises(LinksError, match="the new text b has no article 第一条#3"):
        compare(old, new, decided.remark("第一条#3", "无"))


def test_nothing_is_applied_to_another_text() -> None:
    decided = Decisions.on(OLD, NEW).link(["1"], ["1"])
    with pytest.raises(LinksError, match="on another old text 2017: it has sha256"):
        compare(NEW, NEW, decided)
    with pytest.raises(LinksError, match="on another new text 2025"):
        compare(OLD, OLD, decided)


def test_remarks_of_both_sides_stand_at_the_change() -> None:
    decided = Decisions.on(OLD, NEW).remark("4", "延长保存期限。").remark("第4条", "原为二十年。", Side.OLD)
    change_set = check_obeyed(OLD, NEW, decided)
    assert [change.remark for change in change_set.changes if change.remark] == ["原为二十年。\n延长保存期限。"]
