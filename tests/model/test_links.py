"""Decided links as a value, and the file that holds them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regdiff.errors import LinksError, RegdiffError
from regdiff.model.links import DecidedLink, Decisions, How, Pair, Ref, Remark, Side, Text
from regdiff.model.links_file import read_links, write_links

BLANK = Decisions(Text("2017", "a" * 64), Text("2025", "0" * 64))
REFS = st.builds(Ref, st.tuples(st.integers(0, 12)) | st.tuples(st.integers(1, 3), st.integers(1, 2)), st.integers(1, 2))
SAID = st.text(
    st.sampled_from("根据第七条修改，'\"#:-[]{}&*!|>%@`,? \n\u3000\u200b😀é") | st.characters(exclude_categories=["C", "Z"])
)


@st.composite
def any_decisions(draw: st.DrawFn) -> Decisions:
    label = st.sampled_from(["", "2017", "2010-试行", "true", "1e3", "null", "2020 修订"])
    sha = st.sampled_from(["0" * 64, "1" * 64, "e" * 64, "3f" * 32])
    out = Decisions(Text(draw(label), draw(sha)), Text(draw(label), draw(sha)))
    for _ in range(draw(st.integers(0, 8))):
        old, new = (draw(st.lists(REFS, max_size=3, unique=True)) for _ in range(2))
        if old and new and draw(st.booleans()):
            out = out.unlink(old, new)
        elif old or new:
            out = out.link(old, new, draw(st.sampled_from(How)))
        out = out.remark(draw(REFS), draw(SAID), draw(st.sampled_from(Side)))
    return out


@given(any_decisions())
def test_a_file_holds_exactly_what_was_decided(decided: Decisions) -> None:
    text = write_links(decided)
    file = read_links(text)
    assert file.decisions == decided
    assert write_links(file.decisions) == text
    lines = text.split("\n")
    for entry, line in file.lines.items():
        assert isinstance(entry, Side) or lines[line - 1].startswith("  - {")
    assert len(file.lines) == 2 + len(decided.links) + len(decided.unlinked) + len(decided.remarks)


CANONICAL = f"""old:
  label: '2017'
  sha256: {"a" * 64}
new:
  label: '2025'
  sha256: '{"0" * 64}'
links:
  - {{old: [第七条], new: [第九条, 第十条]}}
  - {{old: [第八条], new: []}}
  - {{old: [], new: [第一百二十条之一]}}
confirmed:
  - {{old: [第一条], new: [第一条]}}
unlinked:
  - {{old: 第三条, new: 第四条}}
remarks:
  - {{old: 第七条, text: "根据监察法修改。\\n另见第三条。"}}
  - {{new: 第七条#2, text: 新增。}}
"""


def test_the_canonical_file_reads_as_it_was_decided() -> None:
    decided = BLANK.link(["7"], ["9", "第10条"]).link(["第八条"], []).link([], ["第一百二十条之一"]).confirm(["1"], ["1"])
    decided = decided.unlink(["3"], ["4"]).remark("第7条#2", " 新增。 ")
    decided = decided.remark("七", "根据监察法修改。\r\n另见第三条。", Side.OLD)
    assert write_links(decided) == CANONICAL
    assert read_links(CANONICAL).decisions == decided


def test_a_file_written_by_hand_means_the_same() -> None:
    by_hand = f"""remarks:
- text: 新增。
  new: 第7条#2
- {{"old": "第七条", "text": "根据监察法修改。\\n另见第三条。"}}
unlinked: [{{new: 4, old: 3}}]
confirmed: [{{old: 1, new: [1]}}]
links:
- old: [8]
  new:
- {{new: 第120条之1, old: []}}
- old: 7
  new: [10, 9]
new: {{label: 2025, sha256: '{"0" * 64}'}}
old: {{label: 2017, sha256: {"a" * 64}}}
"""
    assert write_links(read_links(by_hand).decisions) == CANONICAL


REFUSED = [
    ("", "1: no mapping of old, new, links"),
    ("- 第七条\n", "1: no mapping of old, new, links"),
    ("old: {}\nnew: {}\n", "1: sha256 is missing"),
    (CANONICAL.replace("links:", "link:"), "8: unknown key link"),
    (CANONICAL.replace("new: []}", "new: [], why: x}"), "9: unknown key why"),
    (CANONICAL.replace("a" * 64, "a" * 63), "3: aaaaaaaaaaaa is no sha256"),
    (CANONICAL.replace("第八条", "第七条"), "9: two links claim 第七条 of the old text"),
    (CANONICAL.replace("[第一条], new: [第一条]", "[第一条], new: [第十条]"), "12: two links claim 第十条 of the new text"),
    (CANONICAL.replace("[第九条, 第十条]", "[第九条, 第九条]"), "8: two links claim 第九条"),
    (CANONICAL.replace("new: []}", "new: [], old: []}"), "9: the links file says old twice"),
    (CANONICAL.replace("[第八条]", "[第八条, 第十条]"), "9: a link without a partner is of one article"),
    (CANONICAL.replace("[第八条]", "[]"), "9: a link without a partner is of one article"),
    (CANONICAL.replace("第三条, new: 第四条", "第七条, new: 第十条"), "14: 第七条 and 第十条 are both linked and unlinked"),
    (CANONICAL.replace("第九条", "第九章"), "8: no number of an article: 第九章"),
    (CANONICAL.replace("第九条", "第九条规定"), "8: no number of an article: 第九条规定"),
    (CANONICAL.replace("第九条", "第九条#0"), "8: no number of an article"),
    (CANONICAL.replace("第九条", "[第九条]"), "8: a list or mapping where a text should be"),
    (CANONICAL.replace("[第九条, 第十条]", "{a: 第九条}"), "8: no list where one should be"),
    (
        CANONICAL.replace("new: 第七条#2, text: 新增。", "old: 第七条, text: 再。"),
        "17: two remarks on 第七条 of the old text",
    ),
    (CANONICAL.replace("new: 第七条#2, text: 新增。", "new: 第七条, text: ''"), "17: the remark on 第七条 is empty"),
    (CANONICAL.replace("new: 第七条#2,", "new: 第七条, old: 第七条,"), "17: a remark is on one article"),
    (CANONICAL.replace("新增。", '"\\e[31m"'), "17: a remark holds control characters"),
    (CANONICAL.replace("新增。", "增" * 10_001), "17: a remark has 10,001 characters"),
    (CANONICAL + "# 请勿改动\n", "18: the links file holds a comment"),
    (CANONICAL.replace("[第八条]", "[第八条] # 见会议纪要\n   "), "9: the links file holds a comment"),
    (CANONICAL.replace("新增。", "!!python/object/apply:os.system [x]"), "17: the links file uses the tag"),
    (CANONICAL.replace("新增。", "!secret 新增。"), "17: the links file uses the tag !secret"),
    (CANONICAL.replace("unlinked:", "? [第三条]\n: 1\nunlinked:"), "the links file has a key that is no text"),
    ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "1: the links file uses YAML aliases"),
    ("[" * 5000, "1: the links file is nested more than 20 deep"),
    ("old: " + "x" * 1_000_000, "1: the links file is longer than 1,000,000 characters"),
    ("old: [\n", "2:1: the links file is no YAML"),
    ("old: 1\n---\nnew: 2\n", "the links file is no YAML"),
    ("old: \x00\n", "the links file is no YAML"),
    (CANONICAL.replace("label: '2017'", "label: '2017\u2028'"), "1: the links file holds a line break that is no line feed"),
    (CANONICAL.replace("label: '2017'", 'label: "\\0"'), "a label holds control characters"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED, ids=[reason[:40] for _, reason in REFUSED])
def test_what_is_wrong_is_told_in_one_line_with_its_place(text: str, reason: str) -> None:
    with pytest.raises(RegdiffError) as caught:
        read_links(text, "links/2017--2025.yaml")
    said = str(caught.value)
    assert said.startswith("links/2017--2025.yaml:")
    assert reason in said
    assert "\n" not in said
    assert len(said) < 250


@given(st.text(max_size=200) | st.lists(st.sampled_from(re.findall(r"\w+|\W", CANONICAL)), max_size=60).map("".join))
def test_any_text_is_read_or_refused_in_one_line(text: str) -> None:
    try:
        decided = read_links(text, "f").decisions
    except RegdiffError as error:
        assert "\n" not in str(error)  # noqa: PT017
    else:
        assert read_links(write_links(decided)).decisions == decided


def test_a_large_file_of_contradictions_is_refused_at_once() -> None:
    refs = ", ".join(f"第{n}条" for n in range(1, 801))
    pairs = "".join(f"  - {{old: 第{i}条, new: 第{j}条}}\n" for i in range(1, 3) for j in range(1, 801))
    head = CANONICAL.split("links:", maxsplit=1)[0]
    text = f"{head}links:\n  - {{old: [{refs}], new: [{refs}]}}\nunlinked:\n{pairs}"
    with pytest.raises(LinksError, match="are both linked and unlinked"):
        read_links(text)


def test_the_last_word_on_an_article_counts() -> None:
    first = BLANK.link(["7"], ["9", "10"]).link(["8"], ["11"])
    assert first.link(["12"], ["10"]).links == (
        DecidedLink((Ref((7,)),), (Ref((9,)),)),
        DecidedLink((Ref((8,)),), (Ref((11,)),)),
        DecidedLink((Ref((12,)),), (Ref((10,)),)),
    )
    assert first.link(["7"], []).links[0] == DecidedLink((Ref((7,)),), ())
    assert first.link(["7"], []).link([], ["9"]).links[-1] == DecidedLink((), (Ref((9,)),))
    unlinked = first.unlink(["7"], ["9"])
    assert unlinked.links[0] == DecidedLink((Ref((7,)),), (Ref((10,)),))
    assert unlinked.unlinked == (Pair(Ref((7,)), Ref((9,))),)
    assert unlinked.link(["7"], ["9"]).unlinked == ()
    assert first.unlink(["8"], ["11"]).links == first.links[:1]
    assert first.forget(old=["7"]).links == first.links[1:]
    assert first.forget(new=["11"]) == BLANK.link(["7"], ["9", "10"])
    assert unlinked.forget(new=["9"]).unlinked == ()


def test_a_link_of_several_falls_apart_where_a_person_parts_it() -> None:
    group = BLANK.link(["1", "2"], ["1", "2"], How.CONFIRMED)
    once = group.unlink(["1"], ["2"])
    assert once.links == group.links  # still held together by the other three
    twice = once.unlink(["2"], ["1"])
    assert [(*map(str, link.old), *map(str, link.new), link.how) for link in twice.links] == [
        ("第一条", "第一条", "confirmed"),
        ("第二条", "第二条", "confirmed"),
    ]


def test_remarks_are_written_replaced_and_taken_away() -> None:
    decided = BLANK.remark("7", "甲").remark("7", "乙").remark("7", "丙", Side.OLD)
    assert decided.remarks == (Remark(Side.OLD, Ref((7,)), "丙"), Remark(Side.NEW, Ref((7,)), "乙"))
    assert decided.remark("7", " \n").remark("7", "", Side.OLD) == BLANK
    assert BLANK.is_empty
    assert not decided.is_empty


def test_what_is_no_decision_is_refused() -> None:
    for make, reason in (
        (lambda: BLANK.link([], []), "a link needs an article"),
        (lambda: BLANK.unlink(["1"], []), "needs an article on both sides"),
        (lambda: BLANK.link(["1", "第一条"], ["2"]), "第一条 is named twice"),
        (lambda: BLANK.link([""], ["2"]), "no number of an article: nothing"),
        (lambda: Decisions(BLANK.old, BLANK.new, (DecidedLink((Ref(()),), ()),)), "no number of an article"),
        (lambda: Decisions(BLANK.old, BLANK.new, (DecidedLink((Ref((1,), 0),), ()),)), "no number of an article"),
    ):
        with pytest.raises(LinksError, match=reason):
            make()
