"""The index of the search: what stands in a text is found through its grams, and what a page gets can be read back."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from samples import HOSTILE
from strategies import phrases

from regdiff.site.search import BLOCK, grams, index_scripts, normal, read_passages, share_of, texts_script


@given(phrases, st.integers(0, 40), st.integers(1, 12))
def test_every_substring_is_found_by_its_grams(text: str, start: int, length: int) -> None:
    folded = normal(text)
    wanted = folded[start : start + length]
    if wanted:
        assert grams(wanted) <= grams(text)


def test_blanks_case_and_width_do_not_matter() -> None:
    assert normal("ＡＢＣ\u3000（一）\n登\u200b 记") == "abc(一)登记"


@given(st.lists(phrases, max_size=4))
def test_passages_are_read_back_as_they_were(texts: list[str]) -> None:
    found = [[text, [[0, "art_1", "第一条"]]] for text in dict.fromkeys([*texts, HOSTILE, "\u2028"])]
    script = texts_script("regulations/x", HOSTILE, ["p"], ["l"], found)
    assert read_passages(script) == [text for text, _ in found]
    assert "<" not in script
    assert "\u2028" not in script


@given(st.lists(st.lists(phrases, max_size=3), max_size=5))
def test_a_block_leads_from_each_gram_to_the_regulations_that_hold_it(members: list[list[str]]) -> None:
    scripts = index_scripts(members)
    shares = [json.loads(script.removeprefix("regdiff.grams(").removesuffix(");\n")) for script in scripts]
    for number, texts in enumerate(members):
        for gram in set().union(*map(grams, texts)):
            assert chr(ord("0") + number) in shares[share_of(gram, len(shares))][gram]
    assert sum(len(share) for share in shares) == len(set().union(*(grams(t) for texts in members for t in texts)))
    assert BLOCK <= 64  # one printable character a regulation
