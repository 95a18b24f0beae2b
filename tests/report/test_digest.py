"""The first page: how much stands before its fold, the table of penalties, and the concordance."""

from __future__ import annotations

from pathlib import Path

import pytest
from lossless import change_set_of
from samples import every_kind, make, own_changes

from regdiff.comparing.aids import read_aids
from regdiff.comparing.alterations import Span
from regdiff.comparing.changes import ChangeSet
from regdiff.comparing.facts.fact import NOTHING, Fact, Mark
from regdiff.comparing.facts.foremost import foremost, topic_first
from regdiff.comparing.facts.fuller import fuller
from regdiff.intake.build import read_source
from regdiff.report.brief import FACTS, SANCTIONS, brief, brief_penalty
from regdiff.report.catalogue import LABELS
from regdiff.report.concordance import Concord, make_concordance
from regdiff.report.digest import LINES, Kept, PenaltyRow
from regdiff.report.formats import Looks, render
from regdiff.report.html import render_html
from regdiff.report.lines import penalty_text
from regdiff.report.runs import Run
from regdiff.report.view import make_view

ROW = PenaltyRow(
    anchor="art_2",
    number="第三条",
    act="隐瞒真实情况的",
    target="申请人",
    old=(Run("equal", "撤销登记"), Run("equal", "，"), Run("delete", "处一万元以下罚款")),
    new=(Run("equal", "撤销登记"), Run("equal", "，"), Run("insert", "处五万元以下罚款")),
    trend="up",
)


def _changes(folder: Path) -> ChangeSet:
    return change_set_of(*(read_source((folder / f"{side}.txt").read_bytes(), side) for side in ("old", "new")))


def test_no_first_page_has_more_lines_than_there_are_for_it(corpus: list[Path]) -> None:
    for change_set in (*(_changes(folder) for folder in corpus), own_changes(), every_kind()):
        digest = make_view(change_set).digest
        assert digest.lines <= LINES
        assert digest.lines == LINES or not digest.more


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_penalties_stand_in_a_table_and_what_is_too_much_behind_the_fold(lang: str) -> None:
    view = make_view(every_kind(), lang)
    rows = (ROW, ROW._replace(number="第四条", old=(), trend=""))
    page = render_html(view._replace(digest=view.digest._replace(penalties=rows, kept=Kept(1, 0))))
    before, _, behind = page[page.index('id="digest"') :].partition('<details class="rest">')
    assert '<a href="#art_2">第三条</a></td><td>隐瞒真实情况的</td><td>申请人</td>' in before
    assert "<del>处一万元以下罚款</del>" in before
    assert "<ins>处五万元以下罚款</ins>" in before
    assert view.labels["up"] in before
    assert "第四条</a></td>" not in before
    assert "<ins>处五万元以下罚款</ins>" not in behind[: behind.index("</table>")], "all of it is new: no mark says more"


def _first(old: str, new: str):
    return make_view(
        change_set_of(*(make(label, f"第一条　{text}\n") for label, text in zip("ab", (old, new), strict=True)))
    ).digest


def test_a_threshold_alone_is_told_in_words_and_is_no_row_of_the_table() -> None:
    form = "违法所得{0}万元以上的，并处违法所得一倍以上三倍以下的罚款；违法所得不足{0}万元的，处五万元以上十万元以下的罚款。"
    digest = _first(form.format("五"), form.format("十"))
    assert not digest.penalties
    said = "".join(
        run.text for section in digest.first for point in section.points for each in point.sayings for run in each.runs
    )
    assert "违法所得不足五万元" in said
    assert "违法所得不足十万元" in said
    assert _first(form.format("五"), form.format("十").replace("三倍", "五倍")).penalties, "another fine is another price"


def test_the_fines_of_a_paragraph_that_names_the_act_of_the_one_before_stand_in_its_row() -> None:
    act = "有本条例第二十六条所列行为之一的"
    (row,) = _first(
        f"{act}，由地震部门给予警告，责令停止违法行为，对个人可以处5000元以下的罚款，对单位处2万元以上10万元以下的罚款。",
        f"{act}，由地震部门责令停止违法行为，恢复原状或者采取其他补救措施。\n"
        "单位有前款所列违法行为，情节严重的，处2万元以上20万元以下的罚款；个人有前款所列违法行为，情节严重的，处2000元以下的罚款。",
    ).penalties
    old, new = ("".join(run.text for run in side) for side in (row.old, row.new))
    assert (row.act, row.target) == (act, "个人、单位")
    assert "对单位：处2万元以上10万元以下的罚款" in old
    assert "单位有前款所列违法行为：情节严重的：处2万元以上20万元以下的罚款" in new
    assert "个人有前款所列违法行为：情节严重的：处2000元以下的罚款" in new


def test_what_took_the_place_of_something_stands_behind_an_arrow() -> None:
    old, new = (make(year, f"第一条　资料应当至少保存{n}年。\n") for year, n in (("2017", "五"), ("2025", "十")))
    page = render_html(make_view(change_set_of(old, new)))
    assert '<del>五年</del><span class="arrow" aria-hidden="true">→</span><ins>十年</ins>' in page


def test_facts_and_sanctions_are_shown_whole_or_counted(corpus: list[Path]) -> None:
    for folder in corpus:
        digest = make_view(_changes(folder)).digest
        for point in (point for section in (*digest.first, *digest.more) for point in section.points):
            assert brief(point.sayings, wide=False).wide == ()
            told = brief(point.sayings, wide=point.is_wide)
            assert told.shown + told.wide + told.further == point.sayings
            length = sum(len(run.text) for saying in told.shown for run in saying.runs)
            assert length <= FACTS or len(told.shown) == 1
        for runs in (runs for row in digest.penalties for runs in (row.old, row.new)):
            imposed = brief_penalty(runs, alone=False)
            assert imposed.shown + imposed.further == runs
            assert sum(len(run.text) for run in imposed.shown) <= SANCTIONS or not imposed.further or len(imposed.shown) <= 4


def test_the_concordance_tells_of_every_article_once() -> None:
    lines = make_concordance(make_view(every_kind()))
    view = make_view(every_kind())
    articles = [row for row in view.rows if row.unit == "article"]
    assert [line.old for line in lines if line.old] == [
        cell.number for cell in sorted((cell for row in articles for cell in row.old), key=lambda cell: cell.index)
    ]
    new = [number for line in lines for number in line.new]
    assert set(new) == {cell.number for row in articles for cell in row.new}
    assert Concord("old_art_8", "deleted", "第八条", ()) in lines
    assert any(line.kind == "split" and len(line.new) > 1 for line in lines)


def test_a_new_article_stands_in_the_concordance_where_it_stands_in_the_text() -> None:
    old = make("2017", "第一条　为了规范登记活动，制定本条例。\n\n第二条　登记应当公开。\n")
    new = make(
        "2025", "第一条　为了规范登记活动，制定本条例。\n\n第二条　国家建设统一平台，免费开放。\n\n第三条　登记应当公开。\n"
    )
    lines = make_concordance(make_view(change_set_of(old, new)))
    assert [(line.old, line.new) for line in lines] == [
        ("第一条", ("第一条",)),
        ("", ("第二条",)),
        ("第二条", ("第三条",)),
    ]


def test_a_text_that_does_not_say_when_it_takes_effect_is_told_so_in_every_format() -> None:
    sides = [
        read_source(
            f"登记条例\n（2018年3月20日公布　{note}）\n第一条　{text}。\n第二条　本条例自公布之日起施行。\n".encode(), label
        )
        for label, note, text in (("甲", "", "登记应当及时"), ("乙", "2024年12月25日修正", "登记应当准确、及时"))
    ]
    changes = change_set_of(*sides)
    assert "发布：2018年3月20日 · 施行：2018年3月20日" in render(changes, "text")
    assert "发布：2024年12月25日 · 施行：未载明" in render(changes, "text")
    assert "not stated" in render(changes, "markdown", Looks("en"))
    assert '<td data-name="施行">未载明</td>' in render_html(make_view(changes))


def _cells(old: str, new: str) -> tuple[str, str, str]:
    """Return the act and both sides of the one row that the table of penalties has."""
    (row,) = _first(old, new).penalties
    return row.act, *("".join(run.text for run in side) for side in (row.old, row.new))


def test_what_can_be_imposed_is_told_so() -> None:
    """使用有毒物品作业场所劳动保护条例 (2024) 第六十七条: the fine went up, and need not be imposed any more."""
    old = "未组织体检的，给予警告，处2万元以上5万元以下的罚款。"
    new = "未组织体检的，给予警告，可以并处5万元以上10万元以下的罚款。"
    assert _cells(old, new)[1:] == ("处2万元以上5万元以下的罚款", "可以并处5万元以上10万元以下的罚款")


def test_what_two_acts_cost_alike_is_told_of_both() -> None:
    """印刷业管理条例 (2024) 第四十一条."""
    form = "印刷企业盗印的，违法所得{0}万元以上的，处{1}倍的罚款，违法所得不足{0}万元的，处{2}万元的罚款。\n接受委托未验证的，违法所得{0}万元以上的，处{1}倍的罚款，违法所得不足{0}万元的，处{2}万元的罚款。"
    _, old, new = _cells(form.format(1, 2, 3), form.format(5, 6, 7))
    assert old.count("处3万元的罚款") == new.count("处7万元的罚款") == 2
    assert "接受委托未验证的：违法所得5万元以上的：处6倍的罚款" in new


def test_what_is_imposed_in_all_cases_is_not_told_as_of_the_grave_ones() -> None:
    """对外贸易法 (2025) 第七十二条: what costs less stands last, behind the tier that is told first."""
    act = "未办理合同备案登记的"
    _, _, new = _cells(
        "经营者应当办理备案登记。", f"经营者应当办理备案登记。{act}，责令改正，给予警告；拒不改正的，处五万元以下罚款。"
    )
    assert new == f"拒不改正的：处五万元以下罚款；{act}：责令改正，警告"


def test_other_persons_are_no_he() -> None:
    old = "组织非法集会的，对策划者处二千元以下的罚款；对其他参加人员处五百元以下的罚款。"
    (row,) = _first(old, old.replace("五百", "一千")).penalties
    assert row.target == "其他参加人员"


def _amended(old: str, new: str):
    return make_view(_both(old, new)).digest


def _both(old: str, new: str) -> ChangeSet:
    return change_set_of(make("a", old), make("b", new))


HEAD = "第一条　为了规范经营活动，维护经营秩序，制定本条例。\n\n第二条　经营者应当公示价格。\n"


def test_of_a_list_of_acts_the_table_tells_one_that_was_punished_before_and_where_it_is_done() -> None:
    form = "\n第三条　{who}有下列行为之一的，处{sum}以下罚款：\n（一）{first}的；\n（二）毁损标志的{more}。\n"
    (row,) = _amended(
        HEAD + form.format(who="", sum="一千元", first="擅自改变用途", more=""),
        HEAD + form.format(who="", sum="五千元", first="从高空抛掷物品", more="；\n（三）擅自改变用途的"),
    ).penalties
    assert row.act == "毁损标志的", "to throw things from heights did not cost 1,000 before"
    (row,) = _amended(
        HEAD + form.format(who="在信访工作中，", sum="一千元", first="擅自改变用途", more=""),
        HEAD + form.format(who="在信访工作中，", sum="五千元", first="擅自改变用途", more=""),
    ).penalties
    assert row.act == "在信访工作中……擅自改变用途的"
    (row,) = _amended(HEAD, HEAD + form.format(who="", sum="五千元", first="从高空抛掷物品", more="")).penalties
    assert row.act == "从高空抛掷物品的"


def test_whom_a_penalty_hits_is_told_by_who_does_what_is_punished() -> None:
    form = "化工企业未取得许可证的，处{}以下罚款；逾期不改正的，对其主管人员处一千元以下罚款。"
    (row,) = _first(form.format("一万元"), form.format("五万元")).penalties
    assert row.target == "化工企业"
    lists = "有下列情形之一的，处{}以下罚款：\n（一）运输企业未配备管理人员的；\n（二）码头不符合规范的。"
    (row,) = _first(lists.format("一万元"), lists.format("五万元")).penalties
    assert (row.act, row.target) == ("运输企业未配备管理人员的", "运输企业")


def test_whom_a_penalty_hits_is_not_told_before_what_is_imposed_and_again_with_it() -> None:
    """突发事件应对法 (2024) 第九十八条: …的决定，公职人员的：公职人员的：给予处分."""
    (row,) = _amended(
        HEAD,
        HEAD + "\n第三条　单位不服从依法发布的决定的，造成严重后果的，处一万元以下罚款；"
        "负有直接责任的人员是公职人员的，并处一千元以下罚款。\n",
    ).penalties
    assert "公职人员的" in row.target
    assert penalty_text(row, LABELS["zh"]).count("公职人员的") == 1
    alone = row._replace(new=(Run("insert", "处一千元以下罚款"),))
    assert penalty_text(alone, LABELS["zh"]).count("公职人员的") == 1


def test_what_was_imposed_for_other_acts_stands_beside_what_is_imposed_now() -> None:
    """危险化学品安全法 (2025) 第九十九条: the penalty was not empty before, though the acts are listed anew."""
    old = "未经安全条件审查，新建、改建、扩建建设项目的，责令停止建设；逾期不改正的，处五十万元以上一百万元以下的罚款。"
    new = (
        "有下列情形之一的，责令停止建设或者停产停业整顿，并处十万元以上五十万元以下的罚款：\n"
        "（一）建设项目没有安全设施设计的；\n（二）施工单位未按照批准的设计施工的；\n（三）安全设施未经验收合格投入使用的。"
    )
    (row,) = _first(old, new).penalties
    assert "处五十万元以上一百万元以下的罚款" in "".join(run.text for run in row.old)
    assert "并处十万元以上五十万元以下的罚款" in "".join(run.text for run in row.new)
    assert not row.trend


def test_a_licence_that_is_taken_at_another_tier_neither_came_nor_went() -> None:
    """危险化学品安全法 (2025) 第一百零三条: 吊销营业执照 follows upon the loss of the licence now."""
    old = "仓库不符合规范的，处五万元以下罚款；拒不改正的，责令停业整顿直至吊销许可证件，并吊销其营业执照。"
    new = (
        "仓库不符合规范的，处五万元以下罚款；拒不改正的，责令停业整顿直至吊销许可证件，并处二十万元以下罚款；"
        "许可证件被吊销的，吊销其营业执照。"
    )
    (row,) = _first(old, new).penalties
    assert not [run for run in row.old if run.op == "delete"]
    assert [run.text for run in row.new if run.op == "insert"] == ["并处二十万元以下罚款"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_penalty_that_may_have_been_there_before_is_not_told_as_new(lang: str) -> None:
    view = make_view(every_kind(), lang)
    rows = (ROW._replace(old=(), trend="", perhaps=view.labels["penalty perhaps"]),)
    seen = view._replace(digest=view.digest._replace(penalties=rows, kept=Kept(1, 0)))
    page = render_html(seen)
    assert f">{view.labels['penalty perhaps']}</td>" in page
    said = penalty_text(rows[0], view.labels)
    assert view.labels["penalty now"].format(new="撤销登记，处五万元以下罚款") in said
    assert penalty_text(rows[0]._replace(perhaps=""), view.labels) != said


def test_what_is_fined_is_told_before_what_is_only_taken_or_ordered() -> None:
    (row,) = _amended(
        HEAD,
        HEAD + "\n第三条　经营者使用禁用物质的，没收违法所得，责令改正；货值金额不足一万元的，并处十万元以下罚款；"
        "货值金额一万元以上的，并处货值金额十五倍以上三十倍以下罚款。\n",
    ).penalties
    said = "".join(run.text for run in row.new)
    assert said.startswith("货值金额不足一万元的：并处十万元以下罚款")
    assert said.index("三十倍") < said.index("没收违法所得")


def test_where_there_is_room_a_new_article_is_quoted_to_the_end_of_its_sentence() -> None:
    sentence = (
        "大型企业等经营者不得滥用自身资金、技术、交易渠道、行业影响力等方面的优势地位，"
        "要求中小企业接受明显不合理的付款期限、方式、条件和违约责任等交易条件，拖欠中小企业的账款"
    )
    digest = _amended(HEAD, HEAD + f"\n第三条　{sentence}。\n")
    (point,) = (point for section in digest.first for point in section.points)
    assert point.is_wide
    assert "".join(run.text for run in point.sayings[0].runs) == sentence


def test_a_clause_is_quoted_to_its_end_before_another_one_is_told_but_for_what_stood_before() -> None:
    clause = "国家对境外服务提供者以跨境交付、境外消费、自然人移动模式开展国际服务贸易（以下统称跨境服务贸易）实行负面清单管理制度"
    digest = _amended(
        HEAD + "\n第三条　国务院部门发布目录。\n",
        HEAD
        + f"\n第三条　国务院部门发布目录。\n{clause}。\n境外服务提供者应当遵守外商投资的法律、行政法规和国家有关规定。\n",
    )
    (point,) = (point for section in digest.first for point in section.points)
    assert "".join(run.text for run in point.sayings[0].runs) == clause


def test_a_quote_is_not_made_longer_by_what_stood_there_before() -> None:
    kept = "自觉接受社会公众和有关部门的监督"
    told, besides = "申请人可以查阅目录", "复制目录"
    old = HEAD + f"\n第三条　登记机关应当公开目录，{kept}。\n"
    change_set = change_set_of(make("a", old), make("b", old + f"{told}，{besides}，{kept}。\n"))
    change = next(change for change in change_set.changes if change.kind.value == "amended")
    text = change.new[0].text
    quote = Span(text.index(told), text.index(told) + len(told))
    fact = fuller(change, Fact("right", 1, NOTHING, quote, (Mark(NOTHING, quote),), NOTHING), 60)
    assert text[slice(*fact.new)] == text[slice(*fact.marks[0].new)] == f"{told}，{besides}"


@pytest.mark.parametrize(
    ("said", "kind", "room", "quoted"),
    [
        # from who to what, where there is room, and nothing between stood there before
        (
            "申请人经登记机关核对身份，可以查阅目录，复制目录。",
            "right",
            60,
            "申请人经登记机关核对身份，可以查阅目录，复制目录",
        ),
        ("申请人经登记机关核对身份，可以查阅目录，复制目录。", "right", 8, "可以查阅目录，复制目录"),
        ("申请人自觉接受社会公众的监督，可以查阅目录，复制目录。", "right", 60, "可以查阅目录，复制目录"),
        # what stands beside a penalty is another one
        ("申请人经登记机关核对身份，可以查阅目录，复制目录。", "penalty", 60, "可以查阅目录"),
    ],
)
def test_a_quote_is_made_longer_from_who_to_the_end_where_there_is_room(
    said: str, kind: str, room: int, quoted: str
) -> None:
    old = HEAD + "\n第三条　登记机关应当公开目录，自觉接受社会公众的监督。\n"
    change_set = change_set_of(make("a", old), make("b", old + f"{said}\n"))
    change = next(change for change in change_set.changes if change.kind.value == "amended")
    text = change.new[0].text
    who, told = (Span(text.index(words), text.index(words) + len(words)) for words in ("申请人", "可以查阅目录"))
    fact = fuller(change, Fact(kind, 1, NOTHING, told, (Mark(NOTHING, told),), who), room)
    assert text[slice(*fact.new)] == quoted
    assert fact.lead == (NOTHING if quoted.startswith("申请人") else who)


def test_of_a_new_article_on_a_line_of_its_own_what_it_is_about_is_told_first() -> None:
    new = make(
        "b", HEAD + "\n第三条　违法记录应当予以封存，不得公开。依法进行查询的单位，应当对被封存的记录的情况予以保密。\n"
    )
    change_set = change_set_of(make("a", HEAD), new)
    at = next(at for at, change in enumerate(change_set.changes) if change.kind.value == "added")
    change, facts = change_set.changes[at], read_aids(change_set).readings[at].facts
    assert len(facts) > 1
    for order in (facts, facts[::-1]):
        topic, *rest = topic_first(change, order)
        assert change.new[0].text[slice(*topic.new)].startswith("违法记录应当予以封存")
        assert {topic, *rest} == set(facts)


def test_what_a_new_article_punishes_is_its_news() -> None:
    old = HEAD + "\n第三条　隐瞒情况的，处五千元以下罚款。\n\n第四条　虚假宣传的，处五千元以下罚款。\n"
    first = "\n第五条　隐瞒价格情况的，处五千元以下罚款。\n"
    second = "\n第六条　飞行民用无人驾驶航空器的，处五千元以下罚款。\n"
    change_set = change_set_of(make("a", old), make("b", old + first + second))
    facts = [reading.facts for reading in read_aids(change_set).readings]
    (chosen,) = foremost(change_set.changes, facts, 1).articles
    assert change_set.changes[chosen.where.change].new[0].printed == "第六条"


def test_what_other_law_imposes_is_told_behind_what_is_fined() -> None:
    (row,) = _amended(
        HEAD,
        HEAD + "\n第三条　经营者隐瞒情况的，依照有关法律、行政法规的规定处罚；"
        "法律、行政法规没有规定的，处五万元以上二十万元以下罚款。\n",
    ).penalties
    said = "".join(run.text for run in row.new)
    assert said.index("二十万元") < said.index("依照有关法律")


def test_chapters_that_went_have_one_line() -> None:
    chapters = (
        "\n第二章　集体矿山\n\n第三条　集体矿山由乡镇管理。\n\n第四条　集体矿山应当按照批准的范围开采。\n"
        "\n第三章　个体采矿\n\n第五条　个人可以采挖零星资源。\n\n第六条　个人不得买卖采矿许可证。\n"
    )
    head = "第一章　总则\n\n" + HEAD
    digest = _amended(head + chapters, head)
    (line,) = digest.divisions
    assert (line.happened, [place.number for place in line.places]) == ("deleted", ["第二章", "第三章"])
    assert digest.lines == 1 + sum(len(section.points) for section in digest.first)


_HONEST = "第二条　经营者应当遵循自愿、平等、公平、诚信的原则，遵守法律和商业道德{}。\n"


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("", "，公平参与市场竞争", "原则，遵守法律和商业道德<ins>，公平参与市场竞争</ins></span>"),
        ("，参与市场监督活动", "", "遵守法律和商业道德<del>，参与市场监督活动</del></span>"),
    ],
)
def test_of_a_clause_under_words_that_stay_only_what_came_or_went_is_marked(old: str, new: str, shown: str) -> None:
    page = render_html(make_view(_both(_HONEST.format(old), _HONEST.format(new))))
    assert shown in page
    assert 'class="fact came entire"' not in page.split(shown)[0]


def test_of_a_sentence_that_is_new_as_a_whole_nothing_is_marked() -> None:
    kept = "第二条　经营者应当遵循诚信的原则。"
    page = render_html(make_view(_both(f"{kept}\n", f"{kept}平台经营者不得强制平台内经营者低于成本销售商品。\n")))
    assert 'class="fact came entire"' in page


def test_what_stands_around_what_is_told_is_marked_where_it_is_new_as_well() -> None:
    old = "第二条　寻衅滋事的，处五日以下拘留；情节较重的，处十日以下拘留。\n"
    new = "第二条　寻衅滋事的，处五日以下拘留；情节较重的，处十日以下拘留；组织作弊且情节较重的，吊销许可证件。\n"
    view = make_view(_both(old, new))
    runs = [saying.runs for row in view.rows for saying in row.sayings]
    shown = ["".join(run.text for run in each if run.op == "insert") for each in runs]
    assert shown == ["组织作弊且情节较重的，吊销许可证件"]


def _foremost_of(text: str, kept: str = "") -> list[str]:
    """Return the articles that are told first, in order, where everything behind 第二条, and behind what is kept, is new."""
    change_set = _both(HEAD + kept, HEAD + kept + text)
    facts = [reading.facts for reading in read_aids(change_set).readings]
    units = {unit.index: unit.printed for change in change_set.changes for unit in change.new}
    return [units[each.where.article] for each in foremost(change_set.changes, facts).articles]


DUTIES = "\n第三条　生产者应当保存销售凭证。\n\n第四条　销售者应当留存采购单据。\n"


def test_a_rule_whose_breach_is_punished_is_told_before_one_that_other_places_refer_to() -> None:
    refers = "依照本条例第三条保存的，期限为五年；依照本条例第三条销毁的，应当登记。"
    told = _foremost_of(f"{DUTIES}\n第五条　{refers}\n\n第六条　违反本条例第四条规定的，处一万元以下罚款。\n")
    assert told.index("第四条") < told.index("第三条")


def test_a_rule_whose_breach_is_punished_in_its_words_is_told_before_one_whose_breach_is_not() -> None:
    told = _foremost_of(f"{DUTIES}\n第五条　销售者未留存采购单据的，处一万元以下罚款。\n")
    assert told.index("第四条") < told.index("第三条")
    assert _foremost_of(DUTIES) == ["第三条", "第四条"]


@pytest.mark.parametrize(
    ("empty", "rules"),
    [
        ("从事夜间经营活动的管理办法，由街道办事处会同消防机构制定。", "夜间摊点的顶棚应当自行修整完好。"),
        ("倒卖登记证书构成犯罪的，依法追究刑事责任。", "伪造证书的，没收证书。"),
    ],
)
def test_what_a_clause_leaves_to_others_is_told_behind_what_one_rules(empty: str, rules: str) -> None:
    """Neither says what is ruled: a regulation to come, or the criminal law."""
    kept = "\n第九条　经营者应当在醒目的位置张贴登记证书，并且保存进货的单据，不得涂改、转借。\n"
    assert _foremost_of(f"\n第三条　{empty}\n\n第四条　{rules}\n", kept) == ["第四条", "第三条"]
