"""Lines of the first screen: as many as there is room for, and two articles of one sort in some of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from regdiff.comparing.facts.foremost import Where
from regdiff.report.layout import TABLE, WIDE, laid_out

SORTS = ("duty", "right", TABLE)


def test_the_foremost_stand_alone_and_those_behind_share_lines_with_their_sort() -> None:
    articles = [(Where(at, at), "duty") for at in range(WIDE)] + [(Where(90, 90), "right"), (Where(80, 80), "right")]
    layout = laid_out(articles, WIDE + 1)
    assert len(layout.wide) == WIDE
    assert layout.lines[Where(80, 80)] == Where(90, 90), "in the order of the text"
    assert len(layout.lines) == WIDE + 1
    assert not any(laid_out(articles, 20).lines.values()), "where there are lines enough, none is shared"


@given(st.lists(st.sampled_from(SORTS), max_size=60), st.integers(0, 25), st.integers(0, 25))
def test_there_are_never_more_lines_than_room(sorts: list[str], room: int, double: int) -> None:
    layout = laid_out(((Where(at, at), sort) for at, sort in enumerate(sorts)), room, double)
    shared = [other for other in layout.lines.values() if other]
    assert len(layout.lines) + len(layout.tabled) <= room
    assert len(layout.wide) + len(shared) <= max(double, 0)
    every = [*layout.lines, *shared, *layout.tabled]
    assert len(every) == len(set(every))
    assert len(every) == len(sorts) or len(layout.lines) + len(layout.tabled) == room
