"""A division that came or went as a whole is told in one line, and only where that is true."""

from __future__ import annotations

from lossless import change_set_of
from samples import make

from regdiff.comparing.changes import ChangeSet
from regdiff.comparing.facts.chapters import institutions
from regdiff.model.numbers import format_numeral
from regdiff.report.digest import Division
from regdiff.report.paragraph import render_paragraph
from regdiff.report.view import make_view

OLD = """第一章　总则

第一条　为了规范快递活动，制定本条例。

第二条　经营快递业务的企业应当依法经营，诚实守信。

第二章　监督检查

第三条　邮政管理部门应当加强监督检查。
"""
PACKAGING = """第二章　快递包装

第三条　快递包装应当节约使用资源，避免过度包装。

第四条　企业应当建立包装物回收利用管理制度。

第五条　企业应当每年报告一次性塑料制品的使用情况。

"""
LATER = """第三章　监督检查

第六条　邮政管理部门应当加强监督检查。
"""
HEAD = OLD[: OLD.index("第二章")]
NEW = HEAD + PACKAGING + LATER


def _changes(old: str, new: str) -> ChangeSet:
    return change_set_of(*(make(year, f"{text.rstrip()}\n") for year, text in (("2018", old), ("2025", new))))


def _divisions(old: str, new: str) -> tuple[Division, ...]:
    return make_view(_changes(old, new)).digest.divisions


def test_a_new_chapter_is_told_in_one_line_with_what_it_rules() -> None:
    (division,) = _divisions(OLD, NEW)
    assert division.happened == "added"
    assert [(place.number, place.text) for place in division.places] == [("第二章", "快递包装（第三条至第五条，3条）")]
    assert {saying.number for saying in division.sayings} <= {"第三条", "第四条", "第五条"}
    told = render_paragraph(make_view(_changes(OLD, NEW)))
    assert "新增第二章　快递包装（第三条至第五条，3条）：" in told
    assert told.count("包装物回收利用管理制度") == 1, "nothing is told twice"
    english = render_paragraph(make_view(_changes(OLD, NEW), "en"))
    assert "New 第二章　快递包装 (第三条 to 第五条, 3 articles): " in english


def test_a_chapter_that_went_is_told_without_what_it_ruled() -> None:
    (division,) = _divisions(NEW, OLD)
    assert (division.happened, division.sayings) == ("deleted", ())
    assert "删去原第二章　快递包装（第三条至第五条，3条）。" in render_paragraph(make_view(_changes(NEW, OLD)))


def test_a_new_heading_over_old_articles_is_no_new_chapter() -> None:
    """The articles stood in the text before: only the heading is new."""
    rules = PACKAGING[PACKAGING.index("第三条") :]
    assert _divisions(HEAD + rules + LATER.replace("第三章", "第二章"), NEW) == ()


def test_a_chapter_with_a_new_name_is_not_new() -> None:
    assert _divisions(NEW, NEW.replace("快递包装\n", "快递包装管理\n")) == ()


def test_what_nearly_every_law_has_is_new_only_where_there_was_none() -> None:
    blame = "第三章　罚则\n\n第六条　违反本条例的，处一万元以下罚款。\n\n第七条　拒绝检查的，处二万元以下罚款。\n"
    duty = "第三章　法律责任\n\n第六条　伪造记录的，吊销许可证。\n\n第七条　泄露用户信息的，没收违法所得。\n"
    assert [each.heading.text for each in institutions(_changes(HEAD, HEAD + blame).changes)] == ["罚则"]
    assert institutions(_changes(HEAD + blame, HEAD + duty).changes) == ()


def test_a_rewritten_text_names_its_chapters_in_two_lines() -> None:
    """Where everything is new, a line for each chapter would leave no room for what they rule."""
    before = text_of("计划供应 专营收购 统一定价 出省审批 票证管理 定点加工 配额调拨", ("{}由国务院决定", "个人不得从事{}"))
    after = text_of(
        "数据安全 平台责任 信用评价 绿色包装 用户权益 应急保障 国际合作", ("企业可以自主开展{}工作", "国家鼓励{}方面的创新")
    )
    lines = _divisions(HEAD + before, HEAD + after)
    assert [line.happened for line in lines] == ["added", "deleted"]
    assert all(len(line.places) == 7 and not line.sayings for line in lines)


def text_of(topics: str, rules: tuple[str, str]) -> str:
    """Return a chapter for each topic, with an article for each rule."""
    blocks = []
    for at, topic in enumerate(topics.split()):
        numbers = (f"第{format_numeral(3 + 2 * at + second)}条" for second in (0, 1))
        blocks.append(f"第{format_numeral(2 + at)}章　{topic}\n\n")
        blocks += [f"{number}　{rule.format(topic)}。\n\n" for number, rule in zip(numbers, rules, strict=True)]
    return "".join(blocks)
