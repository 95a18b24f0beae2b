"""Lines of the first screen: as many as there is room for, and two articles of one sort in some of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from regdiff.comparing.facts.foremost import Where
from regdiff.report.brief import FACTS
from regdiff.report.layout import TABLE, WIDE, Asked, laid_out

SORTS = ("duty", "right", TABLE)
LONG = FACTS // 2 + 1


def _asked(at: int, sort: str, first: int = LONG, *, is_long: bool = True) -> Asked:
    return Asked(Where(at, at), sort, first, is_long)


def test_the_foremost_stand_alone_and_those_behind_share_lines_with_their_sort() -> None:
    articles = [_asked(at, "duty") for at in range(WIDE)] + [_asked(90, "right"), _asked(80, "right")]
    layout = laid_out(articles, WIDE + 1)
    assert len(layout.wide) == WIDE
    assert layout.lines[Where(80, 80)] == Where(90, 90), "in the order of the text"
    assert len(layout.lines) == WIDE + 1
    assert not any(laid_out(articles, 20).lines.values()), "where there are lines enough, none is shared"


def test_a_line_that_holds_all_there_is_to_tell_is_no_wide_one_and_may_be_shared() -> None:
    short = [_asked(0, "ban", 10, is_long=False)] + [_asked(at, "duty") for at in range(1, WIDE)]
    layout = laid_out([*short, _asked(50, "ban", 10)], WIDE, double=WIDE - 1)
    assert Where(0, 0) not in layout.wide
    assert layout.lines[Where(0, 0)] == Where(50, 50), "both fit into one line, which needs no second one"


@given(
    st.lists(st.tuples(st.sampled_from(SORTS), st.integers(1, 80), st.booleans()), max_size=60),
    st.integers(0, 25),
    st.integers(0, 25),
)
def test_there_are_never_more_lines_than_room(asked: list[tuple[str, int, bool]], room: int, double: int) -> None:
    articles = [_asked(at, sort, first, is_long=is_long) for at, (sort, first, is_long) in enumerate(asked)]
    layout = laid_out(articles, room, double)
    shared = [(one, other) for one, other in layout.lines.items() if other]
    assert len(layout.lines) + len(layout.tabled) <= room
    long = [pair for pair in shared if sum(articles[where.change].first for where in pair) > FACTS]
    assert len(layout.wide) + len(long) <= double
    every = [*layout.lines, *(other for _, other in shared), *layout.tabled]
    assert len(every) == len(set(every))
    assert len(every) == len(asked) or len(layout.lines) + len(layout.tabled) == room
