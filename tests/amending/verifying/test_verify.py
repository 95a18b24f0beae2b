"""Verifying published texts: nothing that is right is doubted, and nothing that is wrong is passed over."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import SHARED, needs_shared
from hypothesis import given, settings
from hypothesis import strategies as st

from regdiff.amending.applying.amend import amend
from regdiff.amending.instrument import Instrument
from regdiff.amending.reading.read import read_text
from regdiff.amending.verified import Fulfilment, Nature, Verification
from regdiff.amending.verifying.undone import keys_of, without
from regdiff.amending.verifying.verify import verify
from regdiff.model.parse import parse
from regdiff.model.tree import Revision
from regdiff.model.write import write
from regdiff.tasks.sides import read_file

TRIPLES = sorted(path.parent.name for path in (SHARED / "amendments").glob("*/meta.json"))
RESIDUES = {
    "accounting-2024": {("第四十三条", Nature.UNEXPLAINED)},
    "agri-extension-2024": {("第九条", Nature.UNEXPLAINED), ("第二章", Nature.UNEXPLAINED)},
    "criminal-law-2023": {("第四百五十二条", Nature.UNEXPLAINED)},
    "holidays-2024": {("第二条", Nature.VAGUE), ("第六条", Nature.VAGUE)},
    "private-lending-2020": {("第五十二条", Nature.UNEXPLAINED), ("第十九条", Nature.UNEXPLAINED)},
}
"""What the published results hold that no order covers, as read by people."""
_PLAIN = (Nature.TYPOGRAPHIC, Nature.HEAD, Nature.PUNCTUATION)

BASE = parse(
    "---\ntitle: 某条例\nlabel: '2020'\n---\n\n第一条　登记应当及时。\n\n第二条　登记由登记机关办理，依照第三条的规定收费。\n\n"
    "第三条　收费标准由主管部门制定。\n\n第四条　违反第二条的，处一万元罚款。\n"
)
INSTRUMENT = read_text(
    "某市关于修改《某条例》的决定\n\n某市决定对《某条例》作如下修改：\n\n一、增加一条，作为第二条：“登记不得拖延。”\n\n"
    "二、将第三条改为第四条，修改为：“收费标准由财政部门制定。”\n\n三、将第四条中的“一万元”修改为“二万元”。\n\n四、删去第一条中的“应当”。\n\n"
    "此外，对条文顺序作相应调整。\n\n本决定自2025年1月1日起施行。\n"
)


def consolidated() -> Revision:
    made = amend(BASE, INSTRUMENT).revision
    assert made is not None
    return made


def changed(old: str, new: str) -> Revision:
    text = write(consolidated())
    assert old in text
    return parse(text.replace(old, new))


def orders(found: Verification, fulfilment: Fulfilment) -> set[str]:
    return {each.step.order.number for each in found.checked if each.step.order and each.fulfilment is fulfilment}


def natures(found: Verification) -> list[tuple[str, Nature, str, str]]:
    return [
        (each.number, each.nature, each.expected, each.published)
        for each in found.differences
        if each.nature is not Nature.HEAD
    ]


def test_the_base_as_amended_is_exact() -> None:
    found = verify(BASE, [INSTRUMENT], consolidated())
    assert found.is_exact
    assert orders(found, Fulfilment.DONE) == {"一", "二", "三", "四", "5"}
    assert natures(found) == []


def test_an_order_that_was_done_otherwise_is_told_with_the_edit() -> None:
    found = verify(BASE, [INSTRUMENT], changed("二万元", "三万元"))
    assert orders(found, Fulfilment.OTHERWISE) == {"三"}
    assert natures(found) == [("第五条", Nature.ORDER, "二", "三")]
    assert not found.is_exact


def test_a_change_that_no_order_covers_is_unexplained() -> None:
    found = verify(BASE, [INSTRUMENT], changed("登记机关办理", "主管部门办理"))
    assert natures(found) == [("第三条", Nature.UNEXPLAINED, "登记机关", "主管部门")]
    assert not found.is_exact


def test_a_reference_that_did_not_follow_is_unexplained() -> None:
    found = verify(BASE, [INSTRUMENT], changed("依照第四条的规定", "依照第三条的规定"))
    assert [(number, nature) for number, nature, _, _ in natures(found)] == [("第三条", Nature.UNEXPLAINED)]


def test_print_is_no_difference_that_counts() -> None:
    found = verify(BASE, [INSTRUMENT], changed("登记不得拖延。", "登记不得拖延｡"))
    assert found.is_exact
    assert [nature for _, nature, _, _ in natures(found)] == [Nature.TYPOGRAPHIC]


def test_two_numbers_that_were_exchanged_are_told_and_no_order_is_told_as_undone() -> None:
    """What was ordered stands there; that leaving the order out would come nearer to what stands under its number proves nothing."""
    head = "---\ntitle: 某条例\nlabel: '2020'\n---\n\n"
    base = parse(f"{head}第一条　收费标准由主管部门制定。\n\n第二条　收费标准由主管部门制定，并且公布。\n\n第三条　略。\n")
    instrument = read_text(
        "关于修改《某条例》的决定\n\n对《某条例》作如下修改：\n\n一、将第一条修改为：“登记机关应当及时办理登记。”\n"
    )
    made = amend(base, instrument).revision
    assert made is not None
    one, two = (f"第{number}条　" for number in "一二")
    published = parse(write(made).replace(one, "\0").replace(two, one).replace("\0", two))
    found = verify(base, [instrument], published)
    assert not found.is_exact
    assert orders(found, Fulfilment.NOT_DONE) == set()
    assert {number for number, nature, *_ in natures(found) if nature is Nature.UNEXPLAINED} == {"第一条", "第二条"}


@pytest.mark.parametrize("order", [1, 2, 3])
def test_an_order_that_was_left_out_is_the_only_thing_told(order: int) -> None:
    """What follows from it, numbers and references, is left out with it and told of nothing else."""
    left_out = [key for key in keys_of([INSTRUMENT]) if key.order == order]
    published = amend(BASE, *without([INSTRUMENT], left_out)).revision
    assert published is not None
    found = verify(BASE, [INSTRUMENT], published)
    assert orders(found, Fulfilment.NOT_DONE) == {INSTRUMENT.orders[order].number}
    assert natures(found) == []
    assert not found.is_exact


def test_another_base_is_doubted() -> None:
    other = parse("---\ntitle: 某条例\n---\n\n第一条　甲。\n\n第二条　乙。\n")
    assert "do not fit the base" in verify(other, [INSTRUMENT], consolidated()).doubt


def test_instruments_in_a_row() -> None:
    second = read_text("某市关于修改《某条例》的决定\n\n一、将第五条中的“二万元”修改为“三万元”。\n")
    published = amend(BASE, INSTRUMENT, second).revision
    assert published is not None
    assert verify(BASE, [INSTRUMENT, second], published).is_exact
    without_second = verify(BASE, [INSTRUMENT, second], consolidated())
    assert [each.step.instrument for each in without_second.checked if each.fulfilment is Fulfilment.NOT_DONE] == [1]


@pytest.mark.parametrize("name", TRIPLES)
def test_real_publications(name: str) -> None:
    folder = needs_shared("amendments") / name
    base, result = read_file(folder / "base.txt"), read_file(folder / "result.txt")
    instrument = read_text((folder / "instrument-1.txt").read_text(encoding="utf-8"))
    found = verify(base, [instrument], result)
    told = {(each.number, each.nature) for each in found.differences if each.nature not in _PLAIN}
    assert told == RESIDUES.get(name, set())
    assert not orders(found, Fulfilment.NOT_DONE) | orders(found, Fulfilment.OTHERWISE)
    assert not found.doubt


CLAUSES = ["登记", "及时", "机关", "依照第四条", "不得", "财政", "，", "二万"]


@settings(max_examples=40)
@given(st.sampled_from(CLAUSES), st.integers(0, 3))
def test_no_word_can_be_taken_out_unseen(word: str, which: int) -> None:
    """Law: whatever is taken out of a published text, it is told and the text is not exact."""
    text = write(consolidated())
    body = text.index("---\n\n第一条")
    places = [at for at in range(body, len(text)) if text.startswith(word, at)]
    at = places[which % len(places)]
    published = parse(text[:at] + text[at + len(word) :])
    assert not verify(BASE, [INSTRUMENT], published).is_exact


def test_what_was_not_understood_is_not_judged() -> None:
    vague = read_text("某市关于修改《某条例》的决定\n\n一、对个别文字作相应调整和修改。\n")
    instrument: Instrument = replace(vague)
    found = verify(BASE, [instrument], BASE)
    assert {each.fulfilment for each in found.checked} == {Fulfilment.NOT_APPLICABLE}
    assert found.is_exact
