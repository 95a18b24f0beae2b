"""What an altered clause kept is quoted on both sides: a sentence that became two, or two that became one, is told whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lossless import change_set_of
from samples import make
from tellings import prose_of

from regdiff.comparing.aids import read_aids
from regdiff.comparing.changes import join_texts
from regdiff.comparing.facts.entire import LONGEST


def test_what_stands_on_in_the_next_sentence_did_not_go() -> None:
    """发票管理办法 (2023) 第十五条: the seal has to be shown still, for invoices of paper."""
    seal = "按照国务院税务主管部门规定式样制作的发票专用章的印模"
    old = f"需要领购发票的单位和个人，应当持税务登记证件、经办人身份证明、{seal}，向主管税务机关办理发票领购手续。"
    new = (
        "需要领用发票的单位和个人，应当持设立登记证件或者税务登记证件，以及经办人身份证明，向主管税务机关办理发票领用手续。"
        f"领用纸质发票的，还应当提供{seal}。"
    )
    assert prose_of(old, new) == [f"“{old[:-1]}”改为“{new[:-1]}”"]


def test_two_sentences_that_became_one_are_told_as_two() -> None:
    """野生动物保护法 (2022) 第六条: whom one reports to stands in the second sentence."""
    old = (
        "任何组织和个人都有权向有关部门和机关举报或者控告违反本法的行为。"
        "野生动物保护主管部门和其他有关部门、机关对举报或者控告，应当及时依法处理。"
    )
    new = (
        "任何组织和个人有权举报违反本法的行为，"
        "接到举报的县级以上人民政府野生动物保护主管部门和其他有关部门应当及时依法处理。"
    )
    assert prose_of(old, new) == [f"“{old[:-1]}”改为“{new[:-1]}”"]


def test_an_exception_that_came_is_not_lost_with_a_renamed_authority() -> None:
    """畜牧法 (2022) 第十六条: 农业农村 for 畜牧兽医行政 is nothing, and the exception is something."""
    form = "从境外引进遗传资源的，应当向省级人民政府{}主管部门提出申请；受理申请的{}主管部门经审核，报国务院批准{}。"
    told = prose_of(
        form.format("畜牧兽医行政", "畜牧兽医行政", ""),
        form.format("农业农村", "农业农村", "；但是国务院对批准机关另有规定的除外"),
    )
    assert any("另有规定的除外" in each for each in told), told


def test_a_quote_does_not_reach_into_another_paragraph() -> None:
    old = "登记机关应当公布登记目录，听取申请人的意见，并将登记档案移交档案馆保存。"
    new = "登记机关应当编制并公布登记目录，听取申请人的意见。\n有关人员应当将登记档案移交档案馆保存。"
    assert all("\n" not in each and "公布登记目录" not in each.partition("有关人员")[2] for each in prose_of(old, new))


_PART = st.sampled_from(
    [
        "登记机关应当公布登记目录",
        "申请人可以查阅登记档案",
        "代理人不得泄露申请人的秘密",
        "登记档案应当保存三十年",
        "收到申请的部门应当受理",
    ]
)
_SENTENCES = st.lists(st.tuples(_PART, st.sampled_from("，；。")), min_size=1, max_size=6)


@given(_SENTENCES, _SENTENCES)
def test_both_quotes_stay_within_a_paragraph_and_their_length(
    old: list[tuple[str, str]], new: list[tuple[str, str]]
) -> None:
    texts = ("".join(part + mark for part, mark in each).rstrip("，；。") + "。" for each in (old, new))
    change_set = change_set_of(*(make(label, f"第一条　{text}\n") for label, text in zip("ab", texts, strict=True)))
    for change, reading in zip(change_set.changes, read_aids(change_set).readings, strict=True):
        for fact in reading.facts:
            for quote, side in ((fact.old, change.old), (fact.new, change.new)):
                said = join_texts(side)[slice(*quote)]
                assert "\n" not in said
                assert len(said) <= LONGEST
