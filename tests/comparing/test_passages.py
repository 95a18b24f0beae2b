"""Which passages became which: one to one, one to several, several to one; what does not pay is not joined."""

from __future__ import annotations

from hypothesis import given
from strategies import texts

from regdiff.comparing.passages import Bead, passages

PARAGRAPH = "监察机关依法对公职人员开展廉政教育，对其依法履职情况进行监督检查，对涉嫌职务违法的行为进行调查。"
ITEMS = [
    "监察机关履行下列职责：",
    "（一）依法对公职人员开展廉政教育；",
    "（二）对其依法履职情况进行监督检查；",
    "（三）对涉嫌职务违法的行为进行调查。",
]


def test_a_paragraph_that_became_items_is_one_bead_with_them() -> None:
    assert passages([PARAGRAPH], [line for line in ITEMS if "下列" not in line]) == [Bead((0, 1), (0, 3))]
    assert passages([line for line in ITEMS if "下列" not in line], [PARAGRAPH]) == [Bead((0, 3), (0, 1))]


def test_items_that_share_little_with_a_new_one_are_struck_whole() -> None:
    """公司法 2018 第一百四十八条: three items went elsewhere, and one of other words stands in their place."""
    old = [
        "（三）违反公司章程的规定，未经股东会同意，将公司资金借贷给他人或者以公司财产为他人提供担保；",
        "（四）违反公司章程的规定或者未经股东会同意，与本公司订立合同或者进行交易；",
        "（五）未经股东会同意，利用职务便利为自己或者他人谋取属于公司的商业机会；",
    ]
    beads = passages(old, ["（三）利用职权贿赂或者收受其他非法收入；"])
    assert all(bead.old[1] - bead.old[0] <= 1 and bead.new[1] - bead.new[0] <= 1 for bead in beads)


def test_an_inserted_item_stands_alone() -> None:
    old = ["（一）登记；", "（二）公布登记的结果。"]
    new = ["（一）登记；", "（二）收取保证金；", "（三）公布登记的结果。"]
    assert passages(old, new) == [Bead((0, 1), (0, 1)), Bead((1, 1), (1, 2)), Bead((1, 2), (2, 3))]


@given(texts, texts)
def test_every_line_stands_in_exactly_one_bead(old: str, new: str) -> None:
    before, after = old.split("\n"), new.split("\n")
    beads = passages(before, after)
    assert [k for bead in beads for k in range(*bead.old)] == list(range(len(before)))
    assert [k for bead in beads for k in range(*bead.new)] == list(range(len(after)))
