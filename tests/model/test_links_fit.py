"""Whether a links file fits two texts: each misfit with its line, and what is kept when a text was corrected."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import make
from strategies import revisions

from regdiff.model.links import Decisions, Ref, Side, refs_of, text_of
from regdiff.model.links_file import read_links, write_links
from regdiff.model.links_fit import examine, misfits, refit
from regdiff.model.tree import Revision

OLD = make("2017", "第一条　甲应当登记。\n\n第二条　乙应当登记。\n")
NEW = make("2025", "第一条　甲应当登记。\n\n第二条　乙可以登记。\n\n第三条　丙不得登记。\n")
SHORTER = make("2025", "第一条　甲应当登记。\n\n第二条　乙可以登记。\n")
DECIDED = (
    Decisions.on(OLD, NEW)
    .link(["2"], ["2", "3"])
    .confirm(["1"], ["1"])
    .unlink(["1"], ["3"])
    .remark("3", "新增。")
    .remark("1", "未改。", Side.OLD)
)
FILE = read_links(write_links(DECIDED), "f.yaml")


def said(old: Revision, new: Revision) -> list[tuple[int, str]]:
    return [(each.line, each.message) for each in misfits(FILE, old, new)]


def test_a_file_fits_the_texts_that_it_was_decided_on() -> None:
    assert said(OLD, NEW) == []
    assert examine(FILE, "2017--2025", {"2017": OLD, "2025": NEW}) == []


def test_each_misfit_has_its_line_and_reason() -> None:
    was, now = (text_of(text).sha256[:12] for text in (NEW, SHORTER))
    assert said(OLD, SHORTER) == [
        (5, f"the new text 2025 changed since: its sha256 was {was}… and is {now}…"),
        (8, "the new text 2025 has no article 第三条"),
        (12, "the new text 2025 has no article 第三条"),
        (15, "the new text 2025 has no article 第三条"),
    ]
    assert (2, "it is on the old text 2017, and not on 2025") in said(NEW, NEW)


@pytest.mark.parametrize(
    ("stem", "labels", "expected"),
    [
        ("2017-2025", ("2017", "2025"), [(2, "it is called 2017-2025, and is on 2017--2025")]),
        ("2016--2025", ("2017", "2025"), [(2, "it is called 2016--2025, and is on 2017--2025")]),
        ("2017--2025", ("2025",), [(2, "there is no revision 2017 any more")]),
        ("2017--2025", (), [(2, "there is no revision 2017 any more"), (5, "there is no revision 2025 any more")]),
    ],
)
def test_a_file_whose_revisions_are_gone_is_told_apart(
    stem: str, labels: tuple[str, ...], expected: list[tuple[int, str]]
) -> None:
    there = {"2017": OLD, "2025": NEW}
    found = examine(FILE, stem, {label: there[label] for label in labels})
    assert [(each.line, each.message) for each in found] == expected
    assert all(each.is_lost for each in found)


def test_what_still_fits_is_bound_anew_and_what_does_not_is_told() -> None:
    kept, lost = refit(DECIDED, OLD, SHORTER)
    assert kept == Decisions.on(OLD, SHORTER).confirm(["1"], ["1"]).remark("1", "未改。", Side.OLD)
    assert lost == [
        "第二条=第二条,第三条: 第三条 is not there",
        "第一条≠第三条: 第三条 is not there",
        "remark on 第三条 of the new text: 第三条 is not there",
    ]


@given(revisions(), revisions(), revisions(), st.data())
def test_what_is_bound_anew_fits(old: Revision, new: Revision, corrected: Revision, data: st.DataObject) -> None:
    decided = Decisions.on(old, new)
    for ref in data.draw(st.lists(st.sampled_from(refs_of(new)), max_size=4, unique=True)):
        decided = decided.link([], [ref]).remark(ref, "说明")
    kept, lost = refit(decided, old, corrected)
    file = read_links(write_links(kept))
    assert misfits(file, old, corrected) == []
    assert len(kept.links) + len(kept.remarks) + len(lost) == len(decided.links) + len(decided.remarks)
    named: set[Ref] = {ref for link in kept.links for ref in link.new}
    assert named <= set(refs_of(corrected))
