"""The laws of facts: nothing that is told contradicts the texts, and every quote is a run of them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from lossless import change_set_of
from samples import make, own_changes
from strategies import revisions

import regdiff
from regdiff.comparing.aids import Reading, read_aids
from regdiff.comparing.changes import Change, ChangeSet, join_texts
from regdiff.comparing.facts.fact import Fact
from regdiff.comparing.facts.windows import LONGEST
from regdiff.model.text import fold
from regdiff.model.tree import Revision


def assert_true(change: Change, fact: Fact) -> None:
    """Words that came alone stood nowhere in the old text of the link, and those that went alone stand nowhere in the new."""
    old, new = join_texts(change.old), join_texts(change.new)
    for mark in fact.marks:
        if mark.old.is_empty:
            assert fold(new[mark.new.start : mark.new.end]) not in fold(old)
        if mark.new.is_empty:
            assert fold(old[mark.old.start : mark.old.end]) not in fold(new)


def assert_quoted(change: Change, fact: Fact) -> None:
    """Quotes are runs of the texts, no longer than a line, and hold their marks; what says who stands before."""
    old, new = join_texts(change.old), join_texts(change.new)
    for quote, text, spans in (
        (fact.old, old, [mark.old for mark in fact.marks]),
        (fact.new, new, [mark.new for mark in fact.marks]),
    ):
        assert 0 <= quote.start <= quote.end <= len(text)
        assert quote.end - quote.start <= 3 * LONGEST  # of a whole sentence in other words
        assert all(span.is_empty or quote.holds(span) for span in spans)
        assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    assert fact.marks
    assert not (fact.came and fact.went)
    told = fact.old if fact.went else fact.new
    assert fact.lead.is_empty or fact.lead.end <= told.start


def assert_referred(change_set: ChangeSet, change: Change, fact: Fact) -> bool:
    """What is told of a provision is a run of the article that is named, on the side of the fact, which names it."""
    if fact.refers is None:
        return False
    text = join_texts(change.old if fact.went else change.new)
    there = change_set.changes[fact.refers.change]
    units = there.old if fact.went else there.new
    start, end = fact.refers.says
    assert join_texts(units)[start:end] == fact.refers.text != ""
    places = [(0, units[0])]
    for unit in units[1:]:
        places.append((places[-1][0] + len(places[-1][1].text) + 1, unit))
    within = [unit.printed for at, unit in places if at <= start and end <= at + len(unit.text)]
    assert within == [fact.refers.article]
    sign = text[slice(*fact.refers.sign)]
    assert sign.startswith(("前", "本", "第"))
    assert not sign.startswith("第") or "条" not in sign or sign.startswith(fact.refers.article)
    assert fact.came or fact.went
    assert any(span.holds(fact.refers.sign) for span in (fact.context, fact.lead, fact.old if fact.went else fact.new))
    return True


def _read(change_set: ChangeSet) -> Iterator[tuple[Change, Reading]]:
    return zip(change_set.changes, read_aids(change_set).readings, strict=True)


def assert_lawful(change_set: ChangeSet) -> int:
    told = 0
    for change, reading in _read(change_set):
        for fact in reading.facts:
            assert_true(change, fact)
            assert_quoted(change, fact)
            assert_referred(change_set, change, fact)
            told += 1
    return told


@settings(deadline=None, max_examples=60)
@given(revisions(), revisions())
def test_facts_of_any_texts_are_lawful(old: Revision, new: Revision) -> None:
    assert_lawful(change_set_of(old, new))


CLAUSES = st.sampled_from(
    [
        "登记机关应当公开登记的条件",
        "登记机关可以查阅有关的账簿",
        "任何单位和个人不得伪造证书",
        "应当在三十日内作出决定",
        "应当在十五日内作出决定",
        "情节严重的",
        "处一万元以上五万元以下的罚款",
        "处五万元以上十万元以下的罚款",
        "有下列情形之一的",
        "法律另有规定的除外",
        "申请人可以要求说明理由",
        "由县级人民政府负责",
        "违反前款规定的",
        "违反本条例第二条、第三条规定的",
        "有前条第一款第一项所列情形的",
        "依照第一条的规定处罚",
    ]
)
BODIES = st.lists(st.tuples(CLAUSES, st.sampled_from(["，", "；", "。", "：\n（一）", "。\n"])), min_size=1, max_size=7).map(
    lambda parts: "".join(clause + mark for clause, mark in parts).rstrip("，；。\n") + "。"
)


@settings(deadline=None, max_examples=120)
@given(st.lists(BODIES, min_size=1, max_size=5), st.lists(BODIES, min_size=1, max_size=5))
def test_facts_of_texts_full_of_duties_and_penalties_are_lawful(old: list[str], new: list[str]) -> None:
    def text(bodies: list[str]) -> str:
        return "\n\n".join(f"第{'一二三四五'[at]}条　{body}" for at, body in enumerate(bodies)) + "\n"

    assert_lawful(change_set_of(make("a", text(old)), make("b", text(new))))


def test_facts_of_real_texts_are_lawful(read_pairs: list) -> None:
    told = sum(assert_lawful(regdiff.compare(pair / "old.txt", pair / "new.txt")) for pair in read_pairs)
    assert told > 1200


def test_provisions_are_told_of_real_texts(read_pairs: list) -> None:
    sets = (regdiff.compare(pair / "old.txt", pair / "new.txt") for pair in read_pairs)
    facts = ((each, change, fact) for each in sets for change, read in _read(each) for fact in read.facts)
    assert sum(assert_referred(*each) for each in facts) > 45


def test_our_own_revisions_have_facts() -> None:
    assert assert_lawful(own_changes()) > 30


def test_a_word_that_still_stands_in_the_article_is_not_told_to_be_gone() -> None:
    """反洗钱法 第三条: 应当 went from one clause and stands in the next; the change is substantive all the same."""
    old = "第一条　甲应当登记，应当备案，并且报告结果。\n第二条　乙。\n"
    change_set = regdiff.compare(old, old.replace("应当备案", "备案"))
    readings = [r for r in regdiff.read_aids(change_set).readings if r.weighed.weight is regdiff.Weight.SUBSTANTIVE]
    assert [(reading.facts, reading.weighed.rules) for reading in readings] == [((), ("content",))]
