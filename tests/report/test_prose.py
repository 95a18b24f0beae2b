"""Facts as a clerk writes them down: exact quotes, no word without its neighbours, nothing new that stood before."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

import pytest
from hypothesis import given
from lossless import change_set_of
from samples import every_kind, make, own_changes
from strategies import revisions

from regdiff.comparing.aids import read_aids
from regdiff.comparing.alterations import Span
from regdiff.comparing.changes import ChangeSet, join_texts
from regdiff.comparing.facts.fact import Fact, Mark
from regdiff.report.catalogue import LABELS
from regdiff.report.clerk import Step, inner, steps_of
from regdiff.report.formats import Looks, render
from regdiff.report.paragraph import FOREMOST, short_paragraph
from regdiff.report.phrasing import say
from regdiff.report.runs import Run
from regdiff.report.sayings import sayings_text
from regdiff.report.summary import counts_text
from regdiff.report.view import make_view
from regdiff.report.wrap import wrap


def told(old: str, new: str, lang: str = "zh") -> str:
    """The facts of one article, as prose."""
    view = make_view(change_set_of(make("a", f"第一条　{old}\n"), make("b", f"第一条　{new}\n")), lang)
    return next(sayings_text(row.sayings, view.labels) for row in view.rows if row.unit == "article")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "金融机构应当按照规定保存客户身份资料，至少保存五年。",
            "金融机构应当按照规定保存客户身份资料，至少保存十年。",
            "“金融机构应当按照规定保存客户身份资料，至少保存五年”改为“金融机构应当按照规定保存客户身份资料，至少保存十年”（延长）",
        ),
        (
            "违反规定的，处一万元以下罚款。",
            "违反规定的，处五万元以下罚款。",
            "违反规定的：“处一万元以下罚款”改为“处五万元以下罚款”（提高）",
        ),
        (  # 反不正当竞争法 (2025) 第二十六条: of grave cases alone
            "侵犯商业秘密的，处十万元以下的罚款；情节严重的，处五十万元以上五百万元以下的罚款。",
            "侵犯商业秘密的，处十万元以下的罚款；情节严重的，处一百万元以上五百万元以下的罚款。",
            "侵犯商业秘密的……情节严重的：“处五十万元以上五百万元以下的罚款”改为“处一百万元以上五百万元以下的罚款”（提高）",
        ),
        (
            "登记机关可以公开登记的条件。",
            "登记机关应当公开登记的条件。",
            "“登记机关可以公开登记的条件”改为“登记机关应当公开登记的条件”（从严）",
        ),
        (
            "党的工作机关，领导班子实行集体领导和个人分工负责相结合的制度。",
            "党的工作机关必须坚持民主集中制，领导班子实行集体领导和个人分工负责相结合的制度。",
            "在“党的工作机关”后增加“必须坚持民主集中制”",
        ),
        (
            "登记事项包括名称、住所、法定代表人。",
            "登记事项包括名称、住所、经营范围、法定代表人。",
            "在“登记事项包括名称、住所、”后增加“经营范围、”",
        ),
        (
            "登记机关工作人员有下列行为之一的，给予处分。",
            "登记机关及其分支机构工作人员有下列行为之一的，给予处分。",
            "“登记机关工作人员有下列行为之一的，给予处分”改为“登记机关及其分支机构工作人员有下列行为之一的，给予处分”",
        ),
        (
            "登记机关办理登记。",
            "登记机关办理登记。任何单位和个人不得收取登记费用。",
            "新增“任何单位和个人不得收取登记费用”",
        ),
        (
            "登记机关办理登记。任何单位和个人不得收取登记费用。",
            "登记机关办理登记。",
            "删去“任何单位和个人不得收取登记费用”",
        ),
        (
            "本条例自2017年3月1日起施行。",
            "本条例自发布之日起施行。",
            "“本条例自2017年3月1日起施行”改为“本条例自发布之日起施行”",
        ),
        ("申请人应当提交申请书。", "申请人应当按照“谁申请谁提交”的原则提交申请书。", "‘谁申请谁提交’"),
    ],
    ids=[
        "time",
        "amount",
        "tier",
        "duty",
        "insertion",
        "list",
        "short insertion",
        "came",
        "went",
        "date",
        "quotation marks",
    ],
)
def test_what_changed_is_told_as_a_clerk_writes_it(old: str, new: str, said: str) -> None:
    found = told(old, new)
    assert found == said if said[0] != "‘" else said in found


def test_a_condition_that_came_is_told_with_what_follows_upon_it_now() -> None:
    """资源税法 (2019) 第十三条: who is meant says nothing, and what follows was not so before; with that it is not told as new."""
    old = "资源税的征收管理，依照《中华人民共和国税收征收管理法》及本条例有关规定执行。"
    condition = "纳税人、税务机关及其工作人员违反本法规定的，"
    rule = "依照《中华人民共和国税收征收管理法》和有关法律法规的规定追究法律责任"
    change_set = change_set_of(make("a", f"第一条　{old}\n"), make("b", f"第一条　{condition}{rule}。\n"))
    readings = zip(change_set.changes, read_aids(change_set).readings, strict=True)
    change, (fact,) = next((each, reading.facts) for each, reading in readings if reading.facts)
    said = [say(fact._replace(is_news=is_news), change, "", LABELS["zh"]) for is_news in (True, False)]
    assert [(each.quote, each.claim) for each in said] == [(condition + rule, "now")] * 2


def test_an_act_that_came_is_told_with_what_it_costs_and_no_second_time() -> None:
    """中医药法 (2016) 第五十七条."""
    first = "篡改中医医疗广告内容的，由原审批部门撤销广告批准文号，1年内不受理该中医医疗机构的广告审批申请。\n"
    old = first + (
        "负责中医药管理的部门撤销中医医疗广告批准文号后，应当自作出行政处理决定之日起5个工作日内通知广告监督管理机关。"
        "广告监督管理机关应当自收到通知之日起15个工作日内，依照《中华人民共和国广告法》的有关规定查处。"
    )
    act = "发布中医医疗广告有前款规定以外违法行为的，依照《中华人民共和国广告法》的规定给予处罚"
    assert told(old, f"{first}违反本法规定，{act}。") == f"现规定“{act}”"


def test_a_step_runs_to_the_end_of_its_clause_where_a_few_characters_are_missing() -> None:
    """Not “……做好未成年人保护”改为“……做好相关”, of which a reader does not know what is to be done."""
    said = told(
        "县级以上人民政府统筹、协调、督促和指导有关部门在各自职责范围内做好未成年人保护工作。",
        "县级以上人民政府统筹、协调、督促有关部门在各自职责范围内做好相关工作。",
    )
    assert "做好未成年人保护工作”改为“" in said
    assert said.endswith("做好相关工作”")


@pytest.mark.parametrize(
    ("kind", "sides", "marks", "step"),
    [
        (  # not “管理部门备案”改为“主管部门复核”: the first word that is another is told elsewhere
            "body",
            ("登记机关送省级商务|管理部门备案", "登记部门送省级商务|主管部门复核"),
            ("管理部门备案", "主管部门复核"),
            Step("changed", "登记机关送省级商务管理部门备案", "登记部门送省级商务主管部门复核"),
        ),
        (  # not 在“仓库、”后增加“冷库、”, of which nobody knows what is done to it
            "list",
            ("申请人向登记机关报送仓库、|车间等场所的清单", "申请人向登记部门报送仓库、|冷库、车间等场所的清单"),
            ("", "冷库、"),
            Step(
                "changed", "申请人向登记机关报送仓库、车间等场所的清单", "申请人向登记部门报送仓库、冷库、车间等场所的清单"
            ),
        ),
        (  # clauses with little in common are no forms of each other
            "content",
            ("，|构成犯罪的", "，|有下列情形之一"),
            ("", "有下列情形之一"),
            Step("inserted", new="有下列情形之一"),
        ),
        (  # what is imposed beside a sanction is another one, and no older form of it
            "penalty",
            ("由登记机关责令改正|", "由登记部门责令改正|、处罚款"),
            ("", "、处罚款"),
            Step("after", new="、处罚款", at="责令改正"),
        ),
    ],
    ids=["other words in it", "inserted amid", "another clause", "sanction"],
)
def test_short_clauses_are_quoted_whole_though_more_than_one_place_of_them_is_another(
    kind: str, sides: tuple[str, str], marks: tuple[str, str], step: Step
) -> None:
    starts = [side.index("|") for side in sides]
    sides = (sides[0].replace("|", ""), sides[1].replace("|", ""))
    spans = [Span(start, start + len(words)) for start, words in zip(starts, marks, strict=True)]
    quotes = [Span(0, len(side)) for side in sides]
    fact = Fact(kind, 2, *quotes, (Mark(*spans),), Span(0, 0))
    assert steps_of(fact, *sides) == (step,)


def test_no_ellipsis_stands_before_a_member_of_a_list_with_which_a_quote_begins() -> None:
    old, new = "通报财政部门和税务部门的主管人员", "通报财政部门、农业农村部门和税务部门的主管人员"
    at = new.index("、")
    mark = Mark(Span(at, at), Span(at, at + len("、农业农村部门")))
    fact = Fact("list", 2, Span(at, len(old)), Span(at, len(new)), (mark,), Span(0, 0))
    assert [step.new for step in steps_of(fact, old, new)] == ["、农业农村部门"]


def test_no_ellipsis_stands_where_nothing_of_what_changed_is_cut_off() -> None:
    of = "法人之间为生产、经营需要订立的合同"
    form = of + "，除存在{}以及本规定第十四条规定的情形外，当事人主张有效的，人民法院应予支持。"
    rest = "以及本规定第十四条规定的情形外，当事人主张有效的，人民法院应予支持"
    old, new = "《中华人民共和国证券法》第五十二条", "保险法第一百四十六条、第一百五十三条、第一百五十四条"
    assert told(form.format(old), form.format(new)) == f"“{of}，除存在{old}{rest}”改为“{of}，除存在{new}{rest}”"


def test_english_says_the_same() -> None:
    assert (
        told("违反规定的，处一万元以下罚款。", "违反规定的，处五万元以下罚款。", "en")
        == "违反规定的: “处一万元以下罚款” became “处五万元以下罚款” (up)"
    )
    assert told("甲登记。", "甲登记。任何单位和个人不得收取登记费用。", "en") == "adds “任何单位和个人不得收取登记费用”"


_STEPS = {
    "changed": re.compile(r"“([^”]*)”改为“([^”]*)”"),
    "inserted": re.compile(r"增加“([^”]*)”"),
    "at": re.compile(r"在“([^”]*)”(?:后增加|前增加|之下新增|前新增|后新增)"),
    "came": re.compile(r"新增“([^”]*)”"),
}
_MODAL = {"应当", "可以", "不得", "必须", "应", "可", "须"}


def assert_prose_is_true(change_set: ChangeSet) -> None:
    """The law of truth, for what is said in prose: every quote stands on its side, and nothing new stood before."""
    view = make_view(change_set)
    for row, change in zip(view.rows, change_set.changes, strict=True):
        old, new = (inner(join_texts(side)).replace("\n", " ") for side in (change.old, change.new))
        said = sayings_text(row.sayings, view.labels)
        for before, after in _STEPS["changed"].findall(said):
            assert all(part in old for part in before.split("……")), said
            assert all(part in new for part in after.split("……")), said
            assert before != after, said
        for words in (*_STEPS["inserted"].findall(said), *_STEPS["came"].findall(said)):
            assert all(part in new for part in words.split("……")), said
            assert words not in _MODAL, said
        for words in (part for at in _STEPS["at"].findall(said) for part in at.split("……")):
            assert words in old, said
            assert words in new, said
        for words in _STEPS["came"].findall(said):
            assert words not in old, said


@pytest.mark.parametrize("change_set", [own_changes(), every_kind()], ids=["own", "kinds"])
def test_prose_is_true(change_set: ChangeSet) -> None:
    assert_prose_is_true(change_set)


@given(revisions(), revisions())
def test_prose_is_true_of_any_two_texts(old, new) -> None:
    assert_prose_is_true(change_set_of(old, new))


def test_the_short_form_tells_the_foremost_points_and_that_there_are_more() -> None:
    view = make_view(own_changes())
    said = short_paragraph(view)
    assert said.count("：第") + said.count("；第") + said.count("：新增第") + said.count("；新增第") <= FOREMOST
    assert "其余修改见对照表。" in said
    assert "不得引用" in said
    assert "\n" not in said


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


@pytest.mark.parametrize("width", [40, 80, 100])
@pytest.mark.parametrize("color", [False, True])
def test_the_digest_fits_the_terminal(width: int, color: bool) -> None:
    report = re.sub(r"\x1b\[[0-9;]*m", "", render(own_changes(), "terminal", Looks(width=width, color=color)))
    lines = report.splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith("修订要点"))
    digest = lines[start : lines.index("", start)]
    assert max(map(_columns, digest)) <= width + 2  # a closing mark may hang over
    assert not [line for line in digest if line.strip()[:1] and line.strip()[0] in "，。、；：）”"]
    assert any(line.startswith(" " * 8) for line in digest)


def test_wrapped_text_is_the_same_text() -> None:
    runs = [Run("equal", "登记机关（以下简称机关）"), Run("insert", "in English, 应当"), Run("equal", "办理登记。")]
    for width in range(20, 60):
        lines = wrap(runs, width, 0, 2)
        glued = "".join(run.text for line in lines for run in line).replace(" ", "")
        assert glued == "".join(run.text for run in runs).replace(" ", "")


def test_colours_mark_the_digest_where_there_are_any() -> None:
    report = render(every_kind(), "terminal", Looks(color=True))
    assert "本条例自\x1b[31;9m2017年3月1日\x1b[0m→\x1b[32;4m2025年11月28日\x1b[0m起施行" in report
    assert "第九条“本条例自2017年3月1日起施行”改为“本条例自2025年11月28日起施行”" in render(every_kind(), "terminal")


def test_markdown_marks_the_digest_under_headings() -> None:
    report = render(every_kind(), "markdown")
    assert "\n## 修订要点\n\n新增1条、修改4条、删除1条\n" in report
    assert "\n**期限与日期**\n\n- 第九条：" in report
    assert "本条例自<del>2017年3月1日</del>→<ins>2025年11月28日</ins>起施行" in report
    assert "\n- 合并：第六条、第七条→第七条\n" in report


def test_every_language_says_every_step() -> None:
    for labels in LABELS.values():
        for op in ("changed", "after", "before", "inserted", "deleted"):
            assert labels[f"fact {op}"].format(old="甲", new="乙", at="丙")


def test_counts_are_told_in_the_idiom_of_notices_with_what_was_split() -> None:
    counts = {"added": 19, "amended": 70, "deleted": 1, "split": 3, "merged": 0}
    assert counts_text(counts, LABELS["zh"]) == "新增19条、修改73条、删除1条"
    assert counts_text(counts, LABELS["zh"], groups=True) == "新增19条、修改73条（其中拆分3条）、删除1条"
    assert counts_text(dict.fromkeys(counts, 0), LABELS["zh"]) == ""


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_no_count_is_zero(form: str) -> None:
    report = str(render(change_set_of(make("a", "第一条　甲。\n"), make("b", "第一条　甲。\n第二条　乙。\n")), form))
    assert "新增" in report
    assert not re.search(r"(?:删除|拆分|合并|位置移动)\W{0,9}0\b|\b0 (?:删除|拆分|合并|位置移动)", report)
