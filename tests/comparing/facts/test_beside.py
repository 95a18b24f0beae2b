"""What one text imposes at a tier at which the other does not: did it move there, or is it another?"""

from __future__ import annotations

import pytest

from regdiff.comparing.facts.penalties.beside import Beside, left_over, moved
from regdiff.comparing.facts.penalties.frames import Frame, frames

BASE = "转让登记证书的，处一万元的罚款。"
GRAVE = "转让登记证书的，给予警告；情节严重的，处一万元的罚款。"


def said(text: str, frame: Frame) -> str:
    """Return when something is imposed, and what."""
    return text[slice(*frame.tier)] + "".join(text[slice(*measure.span)] for measure in frame.measures)


def tiers_moved(old: str, new: str) -> list[tuple[str, str]]:
    """Return what moved to another tier of the one act of two texts, if nothing of them stands on both sides."""
    before, after = frames(old), frames(new)
    act, other = ((each[0].act, each[0].cases) for each in (before, after))
    found = moved((old, new), [(act, other)], (Beside(old, before, ()), Beside(new, after, ())))
    return [(said(old, one), said(new, its)) for one, its in found]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (BASE, GRAVE, [("处一万元的罚款", "情节严重的处一万元的罚款")]),
        (BASE, BASE, []),  # it stands where it stood
        (BASE, GRAVE.replace("一万元", "五万元"), []),  # no more and no less of it
        # who is hit is another
        (BASE.replace("处一", "对单位处一"), GRAVE.replace("处一", "对直接负责的主管人员处一"), []),
        # each has something that the other has not
        (BASE.replace("处一", "给予警告，处一"), GRAVE.replace("处一", "吊销登记证书，处一"), []),
        # one with a part of the other
        (BASE.replace("处一", "给予警告，处一"), GRAVE, [("警告处一万元的罚款", "情节严重的处一万元的罚款")]),
        # of two that may have moved the first did
        (BASE.replace("。", "；逾期不改正的，处一万元的罚款。"), GRAVE, [("处一万元的罚款", "情节严重的处一万元的罚款")]),
    ],
)
def test_what_moved_to_another_tier(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert tiers_moved(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        (BASE, GRAVE, 1),
        (BASE.replace("。", "；逾期不改正的，处一万元的罚款。"), GRAVE, 0),  # which of two it was is not known
        (BASE.replace("处一", "对单位处一"), GRAVE.replace("处一", "对直接负责的主管人员处一"), 0),
        (BASE, GRAVE.replace("一万元", "五万元"), 0),
    ],
)
def test_what_is_left_of_an_act_is_paired_where_one_on_either_side_imposes_the_same(old: str, new: str, count: int) -> None:
    assert len(list(left_over((old, new), frames(old), frames(new)))) == count


def test_what_an_act_that_refers_to_one_before_it_costs_counts_beside_that_one() -> None:
    text = f"有前款行为，造成损失的，处三万元的罚款。\n{BASE}\n有前款行为，造成损失的，处五万元的罚款。"
    first, frame, last = frames(text)
    beside = Beside(text, [first, last], ())
    assert list(beside.at_other_tiers(frame, {"fine"}, referring=True)) == [last]
    assert list(beside.at_other_tiers(frame, {"fine"}, referring=False)) == []
