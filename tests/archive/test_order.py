"""Which revision comes before which, with all dates and without."""

from __future__ import annotations

from itertools import permutations

from samples import make

from regdiff.archive.order import before, in_sequence
from regdiff.model.tree import Revision


def revision(label: str, **head: str) -> Revision:
    return make(label, "第一条　甲。\n", **head)


def test_by_promulgation_then_by_force_then_by_the_year_of_the_label() -> None:
    dated = revision("1997", promulgated="1997-02-17")
    in_force = revision("b", effective="2016-01-01")
    labelled = revision("2018-试行")
    newest = revision("a", promulgated="2023-12-19", effective="2024-01-01")
    unknown = revision("草案")
    wanted = (dated, in_force, labelled, newest, unknown)
    for order in permutations(wanted):
        assert in_sequence(order) == wanted
        for at, each in enumerate(wanted):
            assert before(each.head, order) == (wanted[at - 1] if at else None)


def test_revisions_of_one_day_stand_by_their_labels() -> None:
    one, other = revision("2017-1", promulgated="2017-01-01"), revision("2017-2", promulgated="2017-01-01")
    assert in_sequence([other, one]) == (one, other)
