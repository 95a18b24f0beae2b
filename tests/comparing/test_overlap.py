"""Sets and arrays say the same of texts, and what they say is right; numpy is loaded for long texts alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import render

import regdiff
from regdiff.comparing import arrays, score
from regdiff.comparing.arrays import Arrays
from regdiff.comparing.overlap import Overlaps, Search, rarity_of
from regdiff.comparing.score import overlaps_of
from regdiff.comparing.sets import Sets

TEXTS = st.lists(st.text("甲乙丙丁戊a𠀀𠀁\ud840\udc00", max_size=12), max_size=8)
SEARCHES = st.builds(
    Search,
    rarest=st.integers(1, 6),
    commonest=st.integers(1, 8),
    most=st.integers(1, 4),
    least=st.sampled_from([0.0, 0.2, 0.5, 1.0]),
    held_by=st.sampled_from([(1, 10**9), (2, 8), (1, 3)]),
)


def said(overlaps: Overlaps, sizes: tuple[int, int], search: Search) -> list[object]:
    """Return all that can be asked of texts."""
    old, new = (range(size) for size in sizes)
    out: list[object] = [[overlaps.old[i] for i in old], [overlaps.new[j] for j in new]]
    out.append(overlaps.shared([(i, j) for j in new for i in old]))
    out += [overlaps.nearest(old, new, search), overlaps.nearest(old[::2], new[1:], search)]
    out.append(overlaps.nearest(new, old, search, back=True))
    weighed = [sorted(map(overlaps.weight, overlaps.grams(j, new=True))) for j in new]
    return [*out, [[weight for weight in its if weight] for its in weighed]]


@given(TEXTS, TEXTS, TEXTS, TEXTS, st.sampled_from([1, 2]), SEARCHES, st.sampled_from([1, 20, 10**6]))
def test_arrays_say_what_sets_say(
    old: list[str], new: list[str], others: list[str], more: list[str], width: int, search: Search, at_once: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(arrays, "AT_ONCE", at_once)
        patch.setattr(arrays, "MARKS", at_once)
        both = [kind.counted(old, new, width) for kind in (Sets, Arrays)]
        first, second = (said(each, (len(old), len(new)), search) for each in both)
        assert first == second
        first, second = (said(each.of(others, more), (len(others), len(more)), search) for each in both)
        assert first == second
        first, second = (alike(each.bits([*old, *new])) for each in both)
        assert first == second


def alike(bits: list[int]) -> list[object]:
    """Return how many grams each two texts have in common, each with itself among them."""
    return [(one & other).bit_count() for one in bits for other in bits]


def test_grams_that_fall_together_in_the_table_are_told_apart() -> None:
    text, other = ("".join(chr(code) for code in range(0x4E00, 0x9000, step)) for step in (1, 2))
    of_sets, of_arrays = (kind.counted([text], [other[::2]], 2).of([text, other], [text]) for kind in (Sets, Arrays))
    assert [of_arrays.old[0], of_arrays.old[1]] == [of_sets.old[0], of_sets.old[1]]
    assert of_arrays.shared([(0, 0), (1, 0)]) == of_sets.shared([(0, 0), (1, 0)])


@pytest.mark.parametrize("kind", [Sets, Arrays])
def test_texts_share_the_weight_of_what_both_have_and_the_rarest_finds_them(kind: type[Sets | Arrays]) -> None:
    old, new = ["登记机关登记", "公司登记"], ["公司解散", "登记机关", "机关登记公司"]
    overlaps = kind.counted(old, new, 2)
    weight = {count: rarity_of(count, 5) for count in range(1, 6)}
    assert [overlaps.old[i] for i in (0, 1)] == [weight[4] + weight[3] + 2 * weight[2], weight[4] + weight[3] + weight[1]]
    assert overlaps.shared([(0, 1), (1, 0), (1, 1)]) == [weight[4] + weight[3] + weight[2], weight[3], weight[4]]
    assert overlaps.nearest([0, 1], [0, 1, 2], Search(rarest=2, commonest=2, most=1)) == [(0, 1), (1, 2)]
    assert overlaps.nearest([0], [0, 1], Search(rarest=9, commonest=9, most=9), back=True) == [(0, 1)]
    assert overlaps.of(["公司章程"], ["公司"]).shared([(0, 0)]) == [weight[3]]


def test_short_texts_are_sets_and_long_ones_arrays() -> None:
    text = "甲" * (score.MANY // 2)
    assert type(overlaps_of([text], [text[1:]])) is Sets
    assert type(overlaps_of([text], [text])) is Arrays


def test_a_comparison_is_the_same_by_either(read_pairs: list[Path]) -> None:
    folder = min(read_pairs, key=lambda each: (each / "old.txt").stat().st_size)
    told = []
    for many in (0, 10**9):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(score, "MANY", many)
            change_set = regdiff.compare(folder / "old.txt", folder / "new.txt")
            told.append((render(change_set, "json"), change_set.possible))
    assert told[0] == told[1]
