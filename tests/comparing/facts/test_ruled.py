"""A clause in other words is told with the rule without which nobody knows what changed; and a penalty with its act."""

from __future__ import annotations

import pytest
from lossless import change_set_of
from samples import make
from tellings import prose_of

from regdiff.comparing.aids import read_aids
from regdiff.comparing.alterations import Span
from regdiff.comparing.changes import join_texts
from regdiff.comparing.facts.ruled import MOST, rules, says_rule
from regdiff.comparing.facts.statements import Text
from regdiff.comparing.facts.whole import is_finished
from regdiff.comparing.facts.windows import LONGEST, part_end, window
from regdiff.report.facts_json import fact_data

RULED = [
    # a condition in other words, and the rule that stays
    (
        "任何单位或者个人发现文物，应当保护现场。",
        "任何单位或者个人发现文物或者疑似文物的，应当保护现场。",
        "“任何单位或者个人发现文物，应当保护现场”改为“任何单位或者个人发现文物或者疑似文物的，应当保护现场”",
    ),
    # of what something is ruled
    (
        "地下埋藏的文物，任何单位或者个人都不得私自发掘。",
        "地下埋藏和水下遗存的文物，任何单位或者个人都不得私自发掘。",
        "“地下埋藏的文物，任何单位或者个人都不得私自发掘”改为“地下埋藏和水下遗存的文物，任何单位或者个人都不得私自发掘”",
    ),
    # both the condition and the rule are others: one fact
    (
        "当事人调解未达成协议的，申请人可以依照民事诉讼程序向人民法院提起诉讼。",
        "当事人不履行协议或者调解未达成协议的，申请人可以依法向仲裁机构或者人民法院提起诉讼。",
        (
            "“当事人调解未达成协议的，申请人可以依照民事诉讼程序向人民法院提起诉讼”"
            "改为“当事人不履行协议或者调解未达成协议的，申请人可以依法向仲裁机构或者人民法院提起诉讼”"
        ),
    ),
    # a short condition reaches its rule at once, the longer one on the other side as well
    (
        "登记机关的工作人员滥用职权、玩忽职守、徇私舞弊或者泄露登记过程中知悉的商业秘密的，依法给予处分。",
        "登记机关的工作人员滥用职权、玩忽职守、徇私舞弊或者泄露登记过程中知悉的商业秘密、个人隐私或者个人信息的，依法给予处分。",
        (
            "“登记机关的工作人员滥用职权、玩忽职守、徇私舞弊或者泄露登记过程中知悉的商业秘密的，依法给予处分”"
            "改为“登记机关的工作人员滥用职权、玩忽职守、徇私舞弊或者泄露登记过程中知悉的商业秘密、个人隐私或者个人信息的，依法给予处分”"
        ),
    ),
]


@pytest.mark.parametrize(("old", "new", "said"), RULED)
def test_a_condition_in_other_words_is_told_with_the_rule_that_follows_upon_it(old: str, new: str, said: str) -> None:
    assert prose_of(old, new) == [said]


def test_both_quotes_end_with_the_same_clause() -> None:
    """What is quoted of one side alone would read as if the other had lost it."""
    form = "{}或者以其他形式转让捕捞许可证的，没收违法所得，吊销捕捞许可证，列入登记名录。"
    [said] = prose_of(
        form.format("涂改、买卖、出租"), form.format("涂改、伪造、变造、买卖、出租、出借捕捞许可证、渔业船舶证书")
    )
    old, new = said.split("改为")
    assert old.rstrip("”").split("，")[1:] == new.rstrip("”").split("，")[1:]


CASES = "（一）拒不报告的；\n（二）冲闯警戒带{}的。"
LISTS = [
    (
        "有下列行为之一的，处五日以上十日以下拘留：\n",
        "有下列行为之一的，处五日以上十日以下拘留：\n",
        "有下列行为之一的，处五日以上十日以下拘留",
    ),
    # the sanction is another one: of the list only what both have
    ("有下列行为之一的，处二百元以下罚款：\n", "有下列行为之一的，处五百元以下罚款：\n", "有下列行为之一的"),
    # so are those of whom it speaks
    ("个人有下列行为之一的，责令改正：\n", "单位、个人有下列行为之一的，责令改正：\n", "个人有下列行为之一的，责令改正"),
    ("登记机关履行下列职责：\n", "登记机关履行下列职责：\n", "登记机关履行下列职责"),
]


@pytest.mark.parametrize(("before", "after", "led"), LISTS)
def test_an_item_is_told_under_what_introduces_it_on_both_sides(before: str, after: str, led: str) -> None:
    said = prose_of(before + CASES.format(""), after + CASES.format("、警戒区或者检查点"))
    assert f"{led}：“（二）冲闯警戒带的”改为“（二）冲闯警戒带、警戒区或者检查点的”" in said


def test_the_same_words_in_the_place_of_the_same_others_are_told_once() -> None:
    old = "所有人负责修缮。所有人不具备修缮能力的，由人民政府给予帮助。"
    new = "所有人或者使用人负责修缮。所有人或者使用人不具备修缮能力的，由人民政府给予帮助。"
    assert prose_of(old, new) == ["“所有人负责修缮”改为“所有人或者使用人负责修缮”"]


def test_a_name_of_several_parts_is_quoted_whole() -> None:
    form = "考古发掘的文物，应当登记造册，妥善保管，按照国家有关规定{}移交给由省、自治区、直辖市人民政府文物行政部门或者国务院文物行政部门指定的国有博物馆收藏。"
    assert not any("由省”" in said for said in prose_of(form.format(""), form.format("及时")))


PUNISHED = "违反本条例规定，经营者有下列行为之一的，责令改正，处{}罚款；情节严重的，处{}罚款：\n（一）伪造证书的；\n（二）涂改证书的。"


def test_a_penalty_for_acts_that_a_list_names_is_told_with_the_first_at_every_tier() -> None:
    said = prose_of(PUNISHED.format("一万元以下", "五万元以下"), PUNISHED.format("二万元以下", "十万元以下"))
    assert len(said) == 2
    assert all(each.endswith("（针对“（一）伪造证书的”等）") for each in said)


def test_a_penalty_at_a_graver_tier_is_told_with_what_is_punished() -> None:
    form = "经营者未按照规定张贴证书的，责令改正；拒不改正的，对直接负责的主管人员和其他直接责任人员处{}罚款。"
    [said] = prose_of(form.format("一万元以下"), form.format("五万元以下"))
    assert "未按照规定张贴证书" in said


def test_for_what_a_penalty_is_imposed_stands_in_json() -> None:
    texts = (PUNISHED.format("一万元以下", high) for high in ("五万元以下", "十万元以下"))
    change_set = change_set_of(*(make(label, f"第一条　{text}\n") for label, text in zip("ab", texts, strict=True)))
    [[change, reading]] = [
        each for each in zip(change_set.changes, read_aids(change_set).readings, strict=True) if each[1].facts
    ]
    [fact] = reading.facts
    case = fact_data(fact, change)["case"]
    assert case["text"] == "（一）伪造证书的" == join_texts(change.new)[slice(*case["span"])]


def test_upon_what_ground_something_is_done_says_nothing_without_what_is() -> None:
    assert not is_finished("公园和广场应当根据规划设计")
    assert is_finished("公园和广场应当依法设计")


def test_no_window_ends_within_the_name_of_several_places() -> None:
    said = "登记机关将登记档案和有关的登记材料目录以及登记簿的副本及时移交给由省、自治区、直辖市人民政府登记主管部门指定的登记机构收藏"
    sides = (make(label, f"第一条　{said}。\n") for label in "ab")
    units = next(each.new for each in change_set_of(*sides).changes if each.unit.value == "article")
    text = Text(units)
    assert LONGEST - 8 < said.index("、自治区") <= LONGEST
    quote = window(text, text.sentences[0], Span(0, 4))
    assert text.words(quote).startswith("登记机关将")
    assert text.words(quote).endswith("移交给由省、自治区、直辖市人民政府")


@pytest.mark.parametrize("clause", ["应当保护现场", "依法给予处分", "由国务院规定", "适用本章规定"])
def test_a_clause_that_rules(clause: str) -> None:
    assert rules(clause)
    assert says_rule(f"发现文物的，{clause}")


@pytest.mark.parametrize("clause", ["发现文物的", "地下埋藏的文物", "在海关放行前", "按照国家有关规定"])
def test_a_clause_that_only_says_when_or_of_what(clause: str) -> None:
    assert not rules(clause)


def test_no_quote_is_longer_for_its_rule_than_fits() -> None:
    form = "任何单位或者个人发现{}的，应当" + "、".join(["保护现场并且立即向当地文物行政部门报告"] * 6) + "。"
    told = prose_of(form.format("文物"), form.format("文物或者疑似文物"))
    assert told
    for said in told:
        assert all(len(quote) <= MOST for quote in said.strip("“”").split("”改为“"))


def test_a_list_that_is_announced_is_told_with_its_first_item() -> None:
    of = "在登记机关办理登记之前需要确认登记事项是否真实的单位和个人"
    new = f"{of}有下列情形之一的，登记机关可以决定先行办理登记：\n（一）法定期限届满不足七日，需要及时提起诉讼或者申请仲裁的；\n（二）其他。"
    [said] = prose_of("登记机关办理登记。", f"登记机关办理登记。\n{new}")
    assert said.endswith("可以决定先行办理登记”（如“（一）法定期限届满不足七日，需要及时提起诉讼或者申请仲裁的”等）")


def test_what_stands_between_who_and_a_quote_is_left_out_only_where_it_is_long() -> None:
    """Without the condition the rule would read as general."""
    new = "登记机关及其工作人员因处理突发事件的需要，按照规定的权限和程序，可以依法临时征用房屋、交通工具以及相关设施、设备和其他物资。"
    [said] = prose_of("登记机关办理登记。", f"登记机关办理登记。{new}")
    assert "因处理突发事件的需要" in said
    assert "……" not in said


def test_no_change_runs_from_one_sentence_into_another() -> None:
    old = "处置方案应当报所在地信息化主管部门、环境保护主管部门和公安机关备案。安全生产监督管理部门应当会同有关部门对处置情况进行监督检查。"
    new = "处置方案应当报所在地信息化、生态环境部门和公安机关、消防救援机构备案。应急管理部门应当会同有关部门对处置情况进行监督检查。"
    told = prose_of(old, new)
    assert told
    assert not any("。" in said.rstrip("。") for said in told)


WHOLE = [
    # who, however long that is
    (
        "负有登记监督管理职责的国家机关工作人员，滥用职权或者玩忽职守，致使登记遭受重大损失的，应当从重处理。",
        "负有登记监督管理职责的国家机关工作人员，滥用职权或者玩忽职守，致使登记遭受重大损失的，应当从重处理",
    ),
    # several clauses that together say when
    (
        "未竣工的登记工程质量合格，承包人请求其承建工程的价款优先受偿的，登记机关应当予以登记。",
        "未竣工的登记工程质量合格，承包人请求其承建工程的价款优先受偿的，登记机关应当予以登记",
    ),
    # an exception
    (
        "违反规定的登记记录应当予以封存，不得向任何单位和个人提供或者公开，但有关国家机关为办案需要进行查询的除外。",
        "不得向任何单位和个人提供或者公开，但有关国家机关为办案需要进行查询的除外",
    ),
    # the rest of a definition
    (
        "本条例所称登记培训，是指为了培养高素质登记技术人才，使受教育者具备从事登记所需要的职业道德和专业知识而实施的教育。",
        "是指为了培养高素质登记技术人才，使受教育者具备从事登记所需要的职业道德和专业知识而实施的教育",
    ),
    # what is done, and not only upon what ground
    (
        "登记机关应当按照经批准的环境影响评价文件要求，建造登记设施或者采取其他保护措施。",
        "按照经批准的环境影响评价文件要求，建造登记设施或者采取其他保护措施",
    ),
    # the sentence before, of which it speaks
    (
        "登记机关应当在投入使用前对登记设施的污染物进行检测；检测不合格的，不得投入使用。",
        "登记机关应当在投入使用前对登记设施的污染物进行检测；检测不合格的，不得投入使用",
    ),
]


@pytest.mark.parametrize(("new", "quoted"), WHOLE)
def test_nothing_is_left_out_that_makes_a_rule_general(new: str, quoted: str) -> None:
    said = prose_of("登记档案长期保存。", f"登记档案长期保存。\n{new}")
    assert any(quoted in each for each in said), said


NOTHING_TO_TELL = [
    "登记产品的认证、评估，按照国家和本市有关规定执行。",
    "登记、施工、监理等单位应当在登记活动中履行相应职责。",
    "新闻媒体应当广泛利用登记资源，引导公众理性对待登记。",
]


@pytest.mark.parametrize("new", NOTHING_TO_TELL)
def test_what_obliges_nobody_to_anything_is_no_fact(new: str) -> None:
    assert prose_of("登记档案长期保存。", f"登记档案长期保存。\n{new}") == []


def test_the_law_that_a_text_is_made_under_is_no_fact() -> None:
    form = "为了规范登记活动，根据{}，制定本条例。"
    assert prose_of(form.format("《登记法》"), form.format("《登记管理法》和《档案法》")) == []


REAL = [
    # 植物新品种保护条例 (2025) 第二十一条: who applies, and not everybody
    (
        (
            "在中国没有经常居所或者营业场所的外国人、外国企业或者外国其他组织，向国务院农业农村、林业草原主管部门提出品种权申请的，"
            "应当委托在中国依法设立的代理机构办理。"
        ),
        "在中国没有经常居所或者营业场所的外国人、外国企业或者外国其他组织，向国务院",
    ),
    # 破坏野生动物资源案件的解释 (2022) 第十条: whose abuse
    (
        (
            "负有野生动物保护和进出口监督管理职责的国家机关工作人员，滥用职权或者玩忽职守，致使公共财产、国家和人民利益遭受重大损失的，"
            "应当依照刑法第三百九十七条的规定，以滥用职权罪或者玩忽职守罪追究刑事责任。"
        ),
        "国家机关工作人员，滥用职权或者玩忽职守，致使",
    ),
    # 民用航空法 (2025) 第一百七十七条: between who and the rule
    (
        (
            "民用航空器事故发生后，国务院有关部门、有关地方人民政府、公共航空运输企业、运输机场、从事定期运输的通用航空企业、"
            "通用机场及其他有关单位应当立即启动应急预案，并按照家属援助计划做好事故罹难者、幸存者、失踪者及其家属的援助工作。"
        ),
        "通用航空企业、通用机场及其他有关单位应当立即启动应急预案",
    ),
    # 防范和处置非法集资条例 (2021) 第二十四条: whom one tells is not what is done
    (
        (
            "处置非法集资牵头部门可以采取下列措施：\n（一）经设区的市级以上地方人民政府处置非法集资牵头部门决定，按照规定通知出入境边防检查机关，"
            "限制非法集资的个人或者非法集资单位的负责人出境。"
        ),
        "可以采取下列措施……（一）经设区的市级以上地方人民政府处置非法集资牵头部门决定，按照规定通知出入境边防检查机关，限制非法集资的个人",
    ),
    # 洛阳市公园和广场管理条例 (2021) 第十条
    (
        "公园和广场应当根据规划设计，适当配建游乐健身器材、活动场地、码头等游憩设施。",
        "公园和广场应当根据规划设计，适当配建",
    ),
]


@pytest.mark.parametrize(("new", "quoted"), REAL)
def test_what_real_texts_rule_is_told_with_who_and_what(new: str, quoted: str) -> None:
    said = prose_of("登记档案长期保存。", f"登记档案长期保存。\n{new}")
    assert any(quoted in each for each in said), said


def test_a_name_of_places_is_no_list_to_be_cut_in() -> None:
    """文物保护法 (2024) 第四十八条."""
    form = (
        "考古发掘的文物，应当登记造册，妥善保管，按照国家有关规定{}移交给由省、自治区、直辖市人民政府文物行政部门或者国务院文物行政部门"
        "指定的国有博物馆、图书馆或者其他国有收藏文物的单位收藏。"
    )
    text = form.format("及时")
    assert part_end(text, text.index("移交"), 8, (20, 44)) > text.index("人民政府")
    assert not any(said.endswith("移交给由省”") for said in prose_of(form.format(""), text))


def test_no_part_ends_within_a_bracket() -> None:
    text = "为不具有真实交易关系和债权债务关系（因税收、继承、赠与依法无偿取得票据的除外）的出票人办理承兑的"
    assert text[: part_end(text, 0, 8, (24, 30))] == "为不具有真实交易关系和债权债务关系"


def test_of_several_rules_the_first_that_both_sides_have_is_enough() -> None:
    form = "进行水下爆破、勘探{}的，作业单位应当事先同县级以上{}渔业主管部门协商，采取{}措施，防止损害。"
    many = "、".join(["避开渔业资源的产卵期和洄游通道并且保护渔业养殖设施"] * 4)  # so that the sentence is too long
    assert prose_of(form.format("、施工", "人民政府", many), form.format("、采砂、施工", "地方人民政府", many))[0].endswith(
        "渔业主管部门协商……”"
    )


def test_that_a_text_is_made_under_the_constitution_is_no_fact() -> None:
    aim = "为了规范和保障登记机关依法履行登记管理职责，维护登记当事人的合法权益"
    assert prose_of(f"{aim}，制定本法。", f"{aim}，根据宪法，制定本法。") == []


def test_conditions_are_told_with_the_first_where_they_are_too_long_for_all() -> None:
    first = "有专门负责遗体器官获取的部门以及与从事遗体器官获取相适应的管理人员、执业医师和其他医务人员"
    new = f"医疗机构从事遗体器官获取，应当具备下列条件：\n（一）{first}；\n（二）有满足遗体器官获取所需要的设备、设施和技术能力。"
    assert any(
        "应当具备下列条件”（如“（一）" in said for said in prose_of("登记档案长期保存。", f"登记档案长期保存。\n{new}")
    )


def test_an_item_that_is_punished_is_told_with_the_first_sanction() -> None:
    """上海市食品安全条例 (2017) 第一百零一条."""
    form = (
        "有下列行为之一的，由登记部门、农业部门按照各自职责，责令停止违法行为，没收违法所得、违法生产经营的登记产品和用于违法生产经营的工具、设备、"
        "原料等物品，并处罚款：\n（一）灌注水或者其他物质的{}。"
    )
    said = prose_of(form.format(""), form.format("；\n（二）在运输过程中添加可能危害人体健康的物质的"))
    assert any("没收违法所得……（二）" in each or "没收违法所得”之下" in each for each in said), said


def test_all_that_an_act_costs_is_told_with_it() -> None:
    """网络安全法 (2025) 第六十一条."""
    new = "造成严重危害网络登记安全后果的，处二百万元以上一千万元以下罚款，对直接负责的主管人员和其他直接责任人员处二十万元以上一百万元以下罚款。"
    said = prose_of("登记档案长期保存。", f"登记档案长期保存。\n{new}")
    assert said == [f"新增“{new.removesuffix('。')}”"]


def test_who_breaks_an_article_is_told_with_what_is_punished() -> None:
    """商用密码管理条例 (2023) 第六十二条, 反洗钱法 (2024) 第五十七条: of whom the act is not said it would hold of all."""
    act = "境外登记机构违反本条例第四十九条规定，对国家有关机关的调查不予配合的"
    new = f"{act}，由登记部门给予警告，处十万元以下罚款；拒不改正的，对直接负责的主管人员处一万元以下罚款。"
    said = prose_of("登记档案长期保存。", f"登记档案长期保存。\n{new}")
    assert any(f"“{act}，由登记部门给予警告，处十万元以下罚款；拒不改正的" in each for each in said), said
    assert all(act in each for each in said), said
    nobody = act.replace("境外登记机构", "")
    said = prose_of("登记档案长期保存。", f"登记档案长期保存。\n{new.replace(act, nobody)}")
    assert said
    assert all("对国家有关机关的调查不予配合的" in each and "第四十九条" not in each for each in said), said


def test_an_item_in_other_words_is_told_to_its_end_on_both_sides() -> None:
    """煤矿安全生产条例 (2024) 第六十二条."""
    form = "有下列情形之一的，应当立即停止生产：\n（一）{}。"
    old = "特种作业人员未取得资格证书上岗作业的"
    new = "特种作业人员未按照规定经专门的安全作业培训并取得相应资格，上岗作业的"
    assert any(f"“（一）{old}”改为“（一）{new}”" in said for said in prose_of(form.format(old), form.format(new)))


def test_no_clause_that_stays_is_quoted_on_one_side_alone() -> None:
    """中国共产党工作机关条例 (2025) 第四条: the units under a committee stand behind the others now, and are not gone."""
    old = "党委直属事业单位，设在党的工作机关或者由党的工作机关管理的机关，参照本条例执行，党中央另有规定的除外。"
    new = (
        "党委设在党的纪律检查委员会、党的工作机关或者由党的工作机关管理的机关，设在行政机关等或者由其整体承担职责的机关，"
        "党委直属事业单位，参照本条例执行，党中央另有规定的除外。"
    )
    sides = [said.split("改为") for said in prose_of(old, new) if "改为" in said]
    assert sides
    assert all(("党委直属事业单位" in went) == ("党委直属事业单位" in came) for went, came in sides)
    assert any("党委直属事业单位，参照本条例执行" in came for _, came in sides)
