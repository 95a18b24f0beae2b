"""What is not marked in the quotes of an altered clause stands on both sides: whoever reads the one has read the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from samples import own
from tellings import runs_of_facts

import regdiff
from regdiff.comparing.alterations import Span
from regdiff.comparing.changes import Change, ChangeSet, compare, join_texts
from regdiff.comparing.facts.fact import Fact
from regdiff.comparing.facts.marked import WIDE, marked
from regdiff.model.tree import marker


def _unmarked(text: str, quote: Span, spans: list[Span]) -> str:
    """Return what is left of a quote without its marks and the marker of an item."""
    at = quote.start + len(marker(text[slice(*quote)])[1])
    kept = []
    for span in spans:
        kept.append(text[at : span.start])
        at = span.end
    return "".join([*kept, text[at : quote.end]]).translate(WIDE)


def _altered(change_set: ChangeSet) -> list[tuple[Change, Fact]]:
    readings = regdiff.read_aids(change_set).readings
    both = zip(change_set.changes, readings, strict=True)
    facts = [(change, fact) for change, reading in both for fact in reading.facts if fact.kind != "penalty"]
    return [(change, fact) for change, fact in facts if not (fact.came or fact.went)]


def _holds(change_set: ChangeSet) -> int:
    altered = _altered(change_set)
    for change, fact in altered:
        texts = join_texts(change.old), join_texts(change.new)
        marks = marked(fact, *texts)
        if marks == fact.marks and marks[0].old.is_empty and marks[0].new.end == fact.new.end:
            continue  # an item that came to what the old quote says
        kept = [
            _unmarked(text, quote, [mark[side] for mark in marks])
            for side, (text, quote) in enumerate(zip(texts, (fact.old, fact.new), strict=True))
        ]
        told = _unmarked(texts[1], fact.lead, []).rstrip("，")  # before the new quote, and not again in the old one
        assert kept[0] in {kept[1], told + kept[1], f"{told}，{kept[1]}"}, fact
        assert marks
    return len(altered)


def test_what_is_not_marked_stands_on_both_sides_of_our_own_text() -> None:
    assert _holds(compare(own("2017"), own("2025"))) > 10


def test_what_is_not_marked_stands_on_both_sides_of_real_texts(read_pairs: list[Path]) -> None:
    sets = [regdiff.compare(folder / "old.txt", folder / "new.txt") for folder in read_pairs]
    assert sum(map(_holds, sets)) > 300


def test_neither_the_marker_of_an_item_nor_the_width_of_a_sign_is_marked() -> None:
    """全国年节及纪念日放假办法 (2024) 第二条."""
    old = "全体公民放假的节日：\n(一)新年，放假1天(1月1日)；\n(二)劳动节，放假1天(5月1日)。"
    new = "全体公民放假的节日：\n（一）新年，放假1天（1月1日）；\n（二）春节，放假4天；\n（三）劳动节，放假2天（5月1日、2日）。"
    said = runs_of_facts(old, new)
    assert "全体公民放假的节日……（三）劳动节，放假[-1-]{+2+}天（5月1日{+、2日+}）" in said


def test_a_penalty_for_an_act_in_other_words_is_shown_with_both_acts() -> None:
    """烈士褒扬条例 (2024) 第六十一条: what was not punished before is marked as well."""
    old = "冒领烈士褒扬金，出具假证明骗取烈士褒扬金的，由退役军人事务部门责令退回非法所得；构成犯罪的，依法追究刑事责任。"
    new = "冒领烈士褒扬金、补助，出具虚假证明或者伪造印章骗取烈士褒扬金、补助的，由退役军人事务部门取消相关待遇、追缴违法所得。"
    said = runs_of_facts(old, new)
    assert said[0].startswith("冒领烈士褒扬金{+、补助+}，出具[-假-]{+虚假+}证明{+或者伪造印章+}骗取烈士褒扬金{+、补助+}的，")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_two_facts_quote_alike_is_told_once_in_a_row(lang: str) -> None:
    from lossless import change_set_of
    from samples import make

    from regdiff.report.view import make_view

    text = "冒领补助，{}骗取补助的，由登记机关{}；构成犯罪的，依法追究刑事责任。"
    old, new = (
        text.format("出具假证明", "责令退回非法所得"),
        text.format("出具虚假证明或者伪造印章", "取消待遇、追缴违法所得，并给予处分"),
    )
    change_set = change_set_of(*(make(label, f"第一条　{words}\n") for label, words in (("a", old), ("b", new))))
    (row,) = (row for row in make_view(change_set, lang).rows if row.sayings)
    sides = [saying.both for saying in row.sayings]
    assert len(sides) == len(set(sides)) == 1
