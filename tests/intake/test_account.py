"""The law of conservation: every character of a source is in the revision, in a recorded repair, or named as left out."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from conftest import needs_shared
from hypothesis import given
from hypothesis import strategies as st
from takes import read

from regdiff.errors import IntakeError, RegdiffError
from regdiff.intake.account import prove
from regdiff.intake.build import Taken, take
from regdiff.intake.read import read_lines
from regdiff.intake.source import SourceLine
from regdiff.model.left_out import QUIET, LeftOut, Reason
from regdiff.model.parse import parse
from regdiff.model.write import write


def _characters(text: str) -> Counter[str]:
    """A second way to count them, which shares nothing with the first."""
    return Counter(char for char in text if not char.isspace() and char not in "\u200b\u200c\u200d\ufeff\u00ad\u2060")


def assert_balanced(source: str, taken: Taken) -> None:
    """The characters of a plain text are those of the revision and of what was left out, but for the recorded repairs."""
    revision = taken.revision
    body = write(revision).split("\n---\n", 1)[1]
    there = _characters(revision.head.title + revision.head.note + body)
    there += _characters("".join(each.text for each in taken.left_out))
    for repair in taken.repairs:
        there.subtract(_characters(repair.after))
        there.update(_characters(repair.before))
    assert {char: count for char, count in there.items() if count} == _characters(source)


LINES = [
    "示例登记条例", "《示例登记条例》", "中华人民共和国示例", "最高人民法院", "关于办理示例案件的解释", "（试行）", "（2020年1月2日发布", "2021年3月4日修订）",
    "(2020年1月2日发布)", "目录", "第一章 总则", "第一章　总则......1", "第二章第一审程序", "附则", "第一条 甲应当登记。", "第一条　甲", "第二条乙不得收费。",
    "第三条（目的）丙。", "【第四条】丁。", "第 5 条", "第二条之一　戊：", "（一）甲；", "• （二）乙；", "第三条规定的事项除外。", "“第九条 引文。", "第十条 引文。”",
    "本条例自2020年1月1日起施行。", "附：", "附件1：名单", "税率表一", "煤\t2％", "甲　10元", "责编：王某", "发布时间：2020-01-01", "# 今日要闻", "## 第二章 登记",
    "**第六条** 己。", "- （三）丙", "| 甲 | 乙 |", "----", "<!-- 注 -->", "[链接](http://x.y)", "正文一句，没有编号。", "主　席　某某", "2020年1月2日", "第１２条：庚。",
    "一、将第三条修改为：“第三条　甲。”", "ABC and 乙", "①　辛；", "第二條　壬。", "e\u0301 é", "\u200b", "页 12", "第七条 葛\U000e0100", "⚖\ufe0f", "— 3 —", "# verified: 某处",
]  # fmt: skip


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=24), st.booleans())
def test_no_character_vanishes_whatever_the_lines_are(lines: list[str], mend: bool) -> None:
    source = "\n".join(lines) + "\n"
    try:
        taken = read(source, mend=mend)
    except IntakeError:
        raise
    except RegdiffError:
        return  # no article, several regulations, a decision: refused whole, in one line
    assert_balanced(source, taken)
    assert parse(write(taken.revision)) == taken.revision


@given(st.text(alphabet="第一二三条章 　\n（）“”：。甲乙附件表1.-#*|目录", max_size=120))
def test_no_character_vanishes_in_rubble(text: str) -> None:
    source = f"示例条例\n第一条 甲。\n{text}\n第二条 乙。\n"
    try:
        taken = read(source)
    except IntakeError:
        raise
    except RegdiffError:
        return
    assert_balanced(source, taken)


def _texts() -> list[Path]:
    folders = [needs_shared(name) for name in ("corpus", "corpus-more", "sources", "amendments")]
    return sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in (".md", ".txt"))


def test_every_text_of_the_shared_material_is_accounted_for() -> None:
    read_texts = 0
    for path in _texts():
        data = path.read_bytes()
        for mend in (True, False):
            try:
                taken = take(data, path.name, mend=mend)
            except IntakeError:
                raise
            except RegdiffError:
                continue
            assert_balanced(data.decode("utf-8-sig"), taken)
            read_texts += 1
    assert read_texts > 100


def test_an_account_that_does_not_balance_is_a_bug_and_says_so() -> None:
    source = "示例条例\n第一条 甲乙丙。\n"
    taken = read(source)
    lines = [*read_lines(source.encode(), "page.txt").lines, SourceLine("丁", 3)]
    with pytest.raises(IntakeError, match="does not balance: 丁") as caught:
        prove(lines, taken.revision, taken.repairs, (), "page.txt")
    assert caught.value.exit_code == 70


def test_the_head_names_what_was_left_out_and_is_not_quiet() -> None:
    taken = read("示例条例\n第一条 甲。\n第二条 本条例自2020年1月1日起施行。\n某某事项另行通知\n责编：王某\n")
    assert taken.revision.head.source["left out"] == [
        {"place": "line 4", "text": "某某事项另行通知", "reason": "behind", "law": True}
    ]
    assert taken.revision.head.source["lines left out"] == 2
    again = parse(write(taken.revision))
    assert again.left_out == (LeftOut("某某事项另行通知", Reason.BEHIND, 4, law=True),)
    assert [each.reason for each in taken.revision.left_out if each.reason in QUIET] == [Reason.SURROUNDINGS]
