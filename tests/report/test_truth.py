"""Nothing that is told contradicts the texts, in either language: prose, first page, penalties, counts, and the paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import needs_shared
from hypothesis import given, settings
from hypothesis import strategies as st
from lossless import change_set_of
from mutated import pairs_of as mutated
from samples import every_kind, make, own, own_changes
from strategies import revisions
from summaries import false_line, false_message, false_paragraph
from truthful import Texts, falsehoods, told_falsely

import regdiff
from regdiff.comparing.aids import read_aids
from regdiff.comparing.changes import ChangeSet
from regdiff.model.tree import Revision
from regdiff.report.paragraph import render_paragraph, short_paragraph
from regdiff.report.summary import commit_message, one_line
from regdiff.report.view import make_view


def assert_true(change_set: ChangeSet, langs: tuple[str, ...] = ("zh", "en")) -> None:
    aids = read_aids(change_set)
    for lang in langs:
        view = make_view(change_set, lang, aids)
        assert list(told_falsely(change_set, view)) == []
        assert list(false_paragraph(render_paragraph(view), change_set, view)) == []
        assert list(false_paragraph(short_paragraph(view), change_set, view)) == []
        assert list(false_line(one_line(change_set, lang), change_set, lang)) == []


ARTICLES = [article.lines for article in own("2025").articles]


@settings(deadline=None, max_examples=40)
@given(mutated(ARTICLES))
def test_what_is_told_is_true_whatever_was_changed(pair: tuple[Revision, Revision]) -> None:
    change_set = change_set_of(*pair)
    assert_true(change_set)
    for lang in ("zh", "en"):
        assert list(false_message(commit_message(pair[1], change_set, lang), change_set, lang)) == []


@settings(deadline=None, max_examples=40)
@given(revisions(), revisions())
def test_what_is_told_of_any_texts_is_true(old: Revision, new: Revision) -> None:
    change_set = change_set_of(old, new)
    assert list(told_falsely(change_set, make_view(change_set))) == []
    assert list(false_line(one_line(change_set), change_set, "zh")) == []


CLAUSES = st.sampled_from(
    [
        "登记机关应当公开登记的条件、程序和期限",
        "登记机关可以查阅有关的账簿",
        "申请人、代理人不得伪造、变造证书",
        "自受理之日起三十日内作出决定",
        "自受理之日起十五日内作出决定",
        "有下列行为之一的",
        "情节严重的",
        "对直接负责的主管人员处一万元以上五万元以下的罚款",
        "对单位处5万元以上12,000万元以下的罚款",
        "依照前款的规定处罚",
        "违反前款规定的",
        "有本条例第一条、第二条所列行为的",
        "处三年以下有期徒刑或者拘役",
        "但是法律另有规定的除外",
        "除因病请假的以外",
        "由省级人民政府负责",
    ]
)
BODIES = st.lists(st.tuples(CLAUSES, st.sampled_from("，，；。")), min_size=1, max_size=6).map(
    lambda parts: "".join(clause + mark for clause, mark in parts).rstrip("，；。") + "。"
)


@settings(deadline=None, max_examples=80)
@given(st.lists(BODIES, min_size=1, max_size=4), st.lists(BODIES, min_size=1, max_size=4))
def test_what_is_told_of_duties_and_penalties_is_true(old: list[str], new: list[str]) -> None:
    def text(bodies: list[str]) -> str:
        return "\n\n".join(f"第{'一二三四'[at]}条　{body}" for at, body in enumerate(bodies)) + "\n"

    assert_true(change_set_of(make("a", text(old)), make("b", text(new))))


def test_what_is_told_of_our_own_texts_is_true() -> None:
    assert_true(own_changes())
    assert_true(every_kind())


def test_what_is_told_of_read_pairs_is_true(read_pairs: list[Path]) -> None:
    for at, pair in enumerate(read_pairs):
        assert_true(regdiff.compare(pair / "old.txt", pair / "new.txt"), (("zh", "en")[at % 2],))


def _amended() -> Iterator[tuple[Path, Path]]:
    for folder in sorted(needs_shared("amendments").iterdir()):
        if (folder / "base.txt").exists():
            yield folder / "base.txt", folder / "result.txt"


def test_what_is_told_of_amendments_is_true_in_either_direction() -> None:
    pairs = list(_amended())
    assert len(pairs) > 20
    for at, (base, result) in enumerate(pairs):
        texts = (base, result) if at % 2 else (result, base)
        assert_true(regdiff.compare(*texts), (("zh", "en")[at // 2 % 2],))


@pytest.mark.parametrize(
    ("prose", "old", "new"),
    [
        ("删去“乙应当报告”", "甲，乙应当报告。", "乙应当报告，丙。"),
        ("新增“甲……乙应当报告”", "乙应当报告。", "甲应当到场，乙应当报告。"),
        ("在“丁”后增加“丙”", "甲乙", "甲乙丙"),
        ("删去“甲”之下的“丙”", "乙丙", "乙"),
        ("“甲”改为“乙”", "丙", "乙"),
        ("“甲”改为“甲”", "甲", "甲"),
        ("删去原第三条“丙丁”", "甲乙", ""),
        ("新增第三条，规定“丙丁”", "", "甲乙"),
    ],
)
def test_a_falsehood_is_seen(prose: str, old: str, new: str) -> None:
    assert list(falsehoods(prose, Texts(old, new)))


@pytest.mark.parametrize(
    ("prose", "old", "new"),
    [
        ("drops “乙应当报告”", "甲，乙应当报告。", "乙应当报告，丙。"),
        ("adds “丁” and “甲……乙应当报告”", "乙应当报告。", "甲应当到场，丁，乙应当报告。"),
        ("“丙” was inserted after “丁”", "甲乙", "甲乙丙"),
        ("“丙” was deleted", "乙丙", "乙丙丁"),
        ("“甲” became “乙”", "丙", "乙"),
        ("第三条 is deleted: “丙丁”", "甲乙", ""),
        ("new 第三条: “丙丁”", "", "甲乙"),
        ("“丙” went", "丙", ""),
    ],
)
def test_a_falsehood_is_seen_in_english(prose: str, old: str, new: str) -> None:
    assert list(falsehoods(prose, Texts(old, new), "en"))


@pytest.mark.parametrize(("lang", "told"), [("zh", "修改24条"), ("en", "24 amended")])
def test_a_false_count_is_seen(lang: str, told: str) -> None:
    view = make_view(own_changes(), lang)
    said = render_paragraph(view)
    assert told in said
    assert list(false_paragraph(said.replace(told, told.replace("24", "23")), own_changes(), view))
    assert list(false_paragraph(said.replace("31", "30"), own_changes(), view))
    assert list(false_line(one_line(own_changes(), lang).replace("24", "42"), own_changes(), lang))


ONE = "第一章　总则\n\n第一条　登记机关应当办理登记。\n\n第二条　本条例自公布之日起施行。\n"
OTHERWISE = [
    (ONE, "某条例", "两个文本内容一致"),
    (ONE, "另一条例", "标题、章节等变更1处"),
    (ONE.replace("总则", "总　则"), "某条例", "两个文本内容一致，只有标题、题注中的空白不同"),
    (ONE.replace("总则", "一般规定"), "某条例", "标题、章节等变更1处"),
    (ONE.replace("登记。", "登记."), "某条例", "仅排版不同1条"),
    (ONE.replace("第二条", "第三条"), "某条例", "仅条号变动1条"),
]


@pytest.mark.parametrize(("text", "title", "told"), OTHERWISE)
def test_two_texts_are_called_the_same_only_when_they_are(text: str, title: str, told: str) -> None:
    change_set = change_set_of(make("a", ONE), make("b", text, title))
    assert one_line(change_set) == told
    assert_true(change_set)


def test_what_was_split_or_merged_is_told_of_what_was_amended() -> None:
    """拆分 and 合并 are amendments: they stand behind their number, and not behind that of what was deleted."""
    said = render_paragraph(make_view(every_kind()))
    assert "修改4条（其中拆分1条、合并1条）、删除1条" in said
