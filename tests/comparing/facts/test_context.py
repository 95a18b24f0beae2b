"""A sentence that goes on with the one before is told with what that speaks of; one that stands by itself is not."""

from __future__ import annotations

import pytest
from lossless import change_set_of
from samples import make
from tellings import FAR, drawn_out, prose_of

from regdiff.comparing.aids import read_aids
from regdiff.comparing.alterations import Span
from regdiff.comparing.changes import join_texts
from regdiff.comparing.facts.context import without_repeated
from regdiff.comparing.facts.fact import NOTHING, Fact, Mark
from regdiff.comparing.facts.whole import is_finished
from regdiff.report.facts_json import fact_data

STAYS = "登记档案长期保存。"

HANGING = [
    # 公司法 (2023) 第八十三条: by itself it would hold of every company
    (
        "规模较小的有限责任公司，可以不设监事会，设一名监事；经全体股东一致同意，也可以不设监事。",
        "“规模较小的有限责任公司……经全体股东一致同意，也可以不设监事”",
    ),
    # 第八十八条: the condition names what the rule before it is about
    (
        "股东转让未届出资期限的股权的，由受让人承担缴纳该出资的义务；受让人未按期足额缴纳出资的，应当承担补充责任。",
        "“股东转让未届出资期限的股权的……受让人未按期足额缴纳出资的，应当承担补充责任”",
    ),
    # 妇女权益保障法 (2022) 第六十六条: of what they did not agree
    (
        "补偿办法由双方协议确定；协议不成的，可以向人民法院提起诉讼。",
        "“补偿办法由双方协议确定……协议不成的，可以向人民法院提起诉讼”",
    ),
    # 职业教育法 (2022) 第四十二条: who must not
    (
        "职业学校按照规定的标准收取学费；不得以介绍工作、安排实习实训等名义违法收取费用。",
        "“职业学校按照规定的标准收取学费……不得以介绍工作、安排实习实训等名义违法收取费用”",
    ),
]


@pytest.mark.parametrize(("new", "told"), HANGING)
def test_what_goes_on_with_the_half_before_is_told_with_what_that_speaks_of(new: str, told: str) -> None:
    said = prose_of(STAYS, f"{STAYS}\n{drawn_out(new)}")
    assert any(each.endswith(told) for each in said), said


ALONE = [
    # two cases of one: the second does not follow upon the first
    "材料齐全的，应当予以登记；存在较高风险的，应当采取与风险相称的核验措施。",
    # two rules that begin alike
    "设立中等职业学校，由县级人民政府审批；设立高等职业学校，由省级人民政府审批并且报国务院备案。",
    # it names whom it is about
    "发现客户交易异常的，应当进一步核实；金融机构不得为身份不明的客户开立匿名账户或者假名账户。",
]


@pytest.mark.parametrize("new", ALONE)
def test_what_stands_by_itself_is_told_by_itself(new: str) -> None:
    first, second = new.split("；")
    said = [each for each in prose_of(STAYS, f"{STAYS}\n{drawn_out(new)}") if second[:8] in each]
    assert said
    assert not any(first[:4] in each for each in said), said


def test_words_that_stay_are_told_where_they_stand() -> None:
    """妇女权益保障法 (2022) 第六十九条: 协议不成的 stood before what came."""
    old = "夫妻共有的房屋，由双方协议解决；协议不成的，由人民法院判决。"
    new = "夫妻共有的房屋，由双方协议解决；协议不成的，可以向人民法院提起诉讼。"
    assert all("夫妻共有的房屋……" not in each for each in prose_of(old, new))


def test_a_clause_that_takes_something_up_is_told_with_what_becomes_of_it() -> None:
    """文物保护法 (2024) 第四十条."""
    assert not is_finished("省级人民政府可以将水下遗存的文物分布较为集中")
    assert is_finished("应当将执行情况制作笔录")
    new = "省级人民政府可以将地下埋藏的文物分布较为集中，需要整体保护的区域划定为地下文物埋藏区。"
    said = prose_of(STAYS, f"{STAYS}\n{new}")
    assert any("需要整体保护的区域划定为地下文物埋藏区" in each for each in said), said
    assert not any("集中”" in each for each in said), said


def test_a_clause_with_a_rule_of_its_own_is_not_told_under_that_of_another() -> None:
    """行政复议法 (2023) 第四十七条, 公司法 (2023) 第八十四条."""
    form = "申请人及其代理人可以按照规定查阅登记材料，除涉及国家秘密{}的情形外，登记机关应当同意。"
    said = prose_of(form.format("、商业秘密"), form.format("、商业秘密、个人隐私或者可能危及国家安全、公共安全"))
    assert said
    assert not any("代理人可以：" in each for each in said), said
    old = "股东向股东以外的人转让股权，应当经其他股东同意。经股东同意转让的股权，在同等条件下，其他股东有优先购买权。"
    new = "股东向股东以外的人转让股权的，应当书面通知其他股东，其他股东在同等条件下有优先购买权。"
    assert not any("改为“其他股东”" in each for each in prose_of(old, new))


def test_penalties_that_may_be_appealed_against_are_not_told_as_imposed() -> None:
    """行政复议法 (2023) 第十一条."""
    head = "有下列情形之一的，可以申请行政复议：\n（一）对行政机关作出的{}行政处罚决定不服；\n（二）对征收决定不服。"
    said = prose_of(head.format("警告、罚款、没收违法所得、责令停产停业、暂扣或者吊销许可证、行政拘留等"), head.format(""))
    assert not any(each.startswith("删去“……警告") for each in said), said


def test_what_points_back_is_told_with_what_it_points_to() -> None:
    """进出口商品检验法 (2021) 第六条, 未成年人保护法 (2020) 第六十二条."""
    new = "登记机关可以采信检验机构的检验结果。国务院登记部门对前述检验机构实行目录管理。"
    assert any(
        "登记机关可以采信检验机构的检验结果" in each and "目录管理" in each for each in prose_of(STAYS, f"{STAYS}\n{new}")
    )
    new = "影响限于特定区域的登记信息，确有必要的，由省级登记机关公布。未经授权的单位不得发布上述信息。"
    said = [each for each in prose_of(STAYS, f"{STAYS}\n{new}") if "上述信息" in each]
    assert said
    assert not any("确有必要的" in each for each in said), said


def test_the_topic_before_a_case_is_told_with_it() -> None:
    """禁止垄断协议规定 (2023) 第七条."""
    new = "界定相关商品市场，从需求替代角度，可以考虑需求者对商品价格等因素变化的反应。从供给替代角度，可以考虑转产的难易程度。"
    assert any("“界定相关商品市场，从需求替代角度，可以考虑" in each for each in prose_of(STAYS, f"{STAYS}\n{new}"))


LISTED = [
    # whose acts are listed, and what becomes of them (固体废物污染环境防治法 2020, 第一百零一条)
    (
        "登记机关的工作人员违反本法规定，有下列行为之一，由上级机关责令改正，依法给予处分：",
        "在“登记机关的工作人员违反本法规定，有下列行为之一，由上级机关责令改正，依法给予处分”之下新增“（二）包庇违法行为的”",
    ),
    # the first sentence of a long introduction (药品管理法 2019, 第一百二十七条)
    (
        "有下列行为之一的，责令限期改正，给予警告；逾期不改正的，处十万元以上五十万元以下的罚款：",
        "在“有下列行为之一的，责令限期改正，给予警告……”之下新增“（二）包庇违法行为的”",
    ),
]


@pytest.mark.parametrize(("intro", "told"), LISTED)
def test_an_item_is_told_with_whose_acts_are_listed_and_what_becomes_of_them(intro: str, told: str) -> None:
    old = f"{intro}\n（一）不依法作出登记决定的。"
    said = prose_of(old, f"{old[:-1]}；\n（二）包庇违法行为的。")
    assert told in said


def test_a_last_item_for_whatever_else_there_is_is_no_fact() -> None:
    """土地管理法 (2019) 第四十五条."""
    head = "有下列情形之一的，可以依法实施征收：\n（一）军事和外交需要用地的"
    said = prose_of(f"{head}。", f"{head}；\n（二）法律规定为公共利益需要可以征收集体土地的其他情形。")
    assert not any("其他情形" in each for each in said), said


def test_an_exception_is_told_with_the_rule_that_it_is_one_of() -> None:
    """公司法 (2023) 第一百八十三条."""
    old = "董事不得谋取属于公司的商业机会。但是，有下列情形之一的除外：\n（一）经股东会决议通过。"
    said = prose_of(old, f"{old[:-1]}；\n（二）根据法律的规定，公司不能利用该商业机会。")
    assert any("董事不得谋取属于公司的商业机会。但是，有下列情形之一的除外……（二）根据法律" in each for each in said), said


def test_what_facts_go_on_from_is_told_once_in_a_line() -> None:
    facts = [
        Fact("duty", 2, NOTHING, new, (Mark(NOTHING, new),), NOTHING, context=context)
        for new, context in ((Span(0, 9), NOTHING), (Span(20, 30), Span(0, 5)), (Span(40, 50), Span(12, 16)))
    ]
    assert [each.context for each in without_repeated(facts)] == [NOTHING, NOTHING, Span(12, 16)]
    assert [each.context for each in without_repeated(facts[1:])] == [Span(0, 5), Span(12, 16)]


def test_a_rule_that_another_one_is_told_behind_is_told_with_that_alone() -> None:
    """文物保护法 (2024) 第二十四条."""
    rule = "在旧城区改建中，县级以上人民政府应当事先组织进行不可移动文物调查。"
    old, new = STAYS, f"{STAYS}\n{rule}未经调查，任何单位不得开工建设。"
    change_set = change_set_of(*(make(label, f"第一条　{text}\n") for label, text in (("a", old), ("b", new))))
    (reading,) = (each for each in read_aids(change_set).readings if each.facts)
    assert {fact.kind for fact in reading.facts} == {"ban", "duty"}
    (told,) = without_repeated(reading.facts)
    assert (told.kind, join_texts(change_set.changes[-1].new)[slice(*told.lead)]) == ("ban", rule[:-1])


def test_in_data_what_a_fact_goes_on_from_stands_with_its_place() -> None:
    new = f"{STAYS}\n{drawn_out('补偿办法由双方协议确定；协议不成的，可以向人民法院提起诉讼。')}"
    change_set = change_set_of(make("a", f"第一条　{STAYS}\n"), make("b", f"第一条　{new}\n"))
    change, reading = change_set.changes[-1], read_aids(change_set).readings[-1]
    found = [each for fact in reading.facts if (each := fact_data(fact, change)["context"])]
    assert [each["text"] for each in found] == ["补偿办法由双方协议确定"]
    assert join_texts(change.new)[slice(*found[0]["span"])] == found[0]["text"]


def test_a_case_is_told_before_the_condition_of_a_clause_in_other_words() -> None:
    """审理旅游纠纷案件的规定 (2020) 第十五条: double damages are due for fraud alone."""
    form = "旅游经营者提供服务时有欺诈行为，旅游者{}的，人民法院应予支持。"
    old, new = "请求旅游经营者双倍赔偿其遭受的损失", "依据消费者权益保护法规定请求旅游经营者承担惩罚性赔偿责任"
    said = prose_of(form.format(old), form.format(new))
    assert any(each.startswith("旅游经营者提供服务时有欺诈行为：") for each in said), said
    routine = "违反本法规定，工作人员{}的，依法给予处分。"
    said = prose_of(routine.format("泄露登记过程中知悉的商业秘密"), routine.format("泄露登记过程中知悉的商业秘密、个人隐私"))
    assert said
    assert not any(each.startswith("违反本法规定：") for each in said), said


def test_of_a_list_that_went_as_a_whole_nothing_is_told() -> None:
    """审理道路交通事故案件的解释 (2020) 第十三条: other law, which is referred to now, has the same order."""
    intro = "同时投保的机动车发生交通事故造成损害的，人民法院应当"
    old = f"{intro}按照下列规则确定赔偿责任：\n（一）先由承保的保险公司在责任限额范围内赔偿；\n（二）仍有不足的，由侵权人予以赔偿。"
    new = f"{intro}依照民法典第一千二百一十三条的规定，确定赔偿责任。"
    assert not any("删去" in each for each in prose_of(old, new))


def test_a_quote_does_not_begin_with_the_second_of_two_cases() -> None:
    new = (
        "对于依据药品管理法第九十八条第二款、第三款的其他规定认定假药、劣药，或者是否属于第九十八条第二款第二项、第三款第六项规定的假药、劣药"
        "存在争议的，应当由省级以上药品监督管理部门设置或者确定的药品检验机构进行检验，出具质量检验结论。"
    )
    assert not any("“……或者" in each or "“或者" in each for each in prose_of(STAYS, f"{STAYS}\n{new}"))


RUN_ON = [
    # 科学技术进步法 (2021) 第五十一条: who must
    (
        "研究机构应当依法制定章程，按照章程开展活动；加强科研作风学风建设，建立和完善科研诚信、科技伦理管理制度。",
        "“研究机构应当……加强科研作风学风建设，建立和完善科研诚信、科技伦理管理制度”",
    ),
    # 未成年人保护法 (2020) 第七十六条: a ban is none of what must be done after it
    (
        "网络直播服务提供者不得为未满十六周岁的未成年人提供注册服务；为年满十六周岁的未成年人提供注册服务时，应当对其身份信息进行认证。",
        "“网络直播服务提供者……为年满十六周岁的未成年人提供注册服务时，应当对其身份信息进行认证”",
    ),
    # 个人所得税法 (2018) 第十三条: the condition before holds as well
    (
        "纳税人取得应税所得，扣缴义务人未扣缴税款的，应当在次年缴纳税款；税务机关通知限期缴纳的，应当按照期限缴纳税款。",
        "“纳税人取得应税所得，扣缴义务人未扣缴税款的……税务机关通知限期缴纳的，应当按照期限缴纳税款”",
    ),
    # 职业教育法 (2022) 第五十一条: of two like conditions one holds
    (
        "接受职业培训，经培训机构考核合格的，取得相应的培训证书；经专门机构考核合格的，取得相应的职业技能等级证书。",
        "“接受职业培训……经专门机构考核合格的，取得相应的职业技能等级证书”",
    ),
]


@pytest.mark.parametrize(("new", "told"), RUN_ON)
def test_what_runs_on_is_told_with_who_and_with_the_case_that_still_holds(new: str, told: str) -> None:
    said = prose_of(STAYS, f"{STAYS}\n{drawn_out(new)}")
    assert any(each.endswith(told) for each in said), said


@pytest.mark.parametrize("new", [new for new, _ in (*HANGING, *RUN_ON)])
def test_a_sentence_that_came_is_told_as_a_whole_where_it_is_short(new: str) -> None:
    assert prose_of(STAYS, f"{STAYS}\n{new}") == [f"新增“{new[:-1]}”"]


BEFORE = [
    # 种子法 (2021) 第七十二条: the court may only in that case
    (
        "权利人的损失难以确定的，人民法院可以根据植物新品种权的类型、侵权行为的性质和情节等因素，确定给予{}元以下的赔偿。",
        ("三百万", "五百万"),
        "“权利人的损失难以确定的，人民法院可以",
    ),
    # 未成年人保护法 (2020) 第一百零四条: for whom
    (
        "对需要法律援助的未成年人，{}人民法院应当给予帮助。",
        ("法律援助机构或者", "法律援助机构、公安机关、人民检察院和"),
        "对需要法律援助的未成年人：",
    ),
]


@pytest.mark.parametrize(("form", "sides", "told"), BEFORE)
def test_a_clause_in_other_words_is_told_with_its_case_and_whom_it_is_for(
    form: str, sides: tuple[str, str], told: str
) -> None:
    said = prose_of(*map(form.format, sides))
    assert any(each.startswith(told) for each in said), said


def test_an_item_of_what_is_forbidden_is_told_with_who_must_not() -> None:
    """制止滥用行政权力排除、限制竞争行为规定 (2023) 第七条: by itself the item reads as what is allowed."""
    form = (
        "行政机关和法律、法规授权的具有管理公共事务职能的组织不得滥用行政权力，实施下列行为，"
        "排斥或者限制经营者参加招标投标以及其他经营活动：\n（一）不依法发布信息；\n（二）{}在安全生产、质量标准{}等方面实行歧视性待遇。"
    )
    who = form.partition("\n")[0]
    for before in ("", "对外地经营者规定不同的要求，"):  # the item as a whole, and a later clause of it
        said = prose_of(form.format(before, ""), form.format(before, "、行政审批"))
        assert any(each.startswith(who) for each in said), said


def test_a_condition_in_much_the_same_words_is_told_with_what_is_ruled_upon_it() -> None:
    """测绘法 (2017) 第四十三条."""
    form = "需要拆迁测量标志或者使测量标志失去{}效能的，应当经{}人民政府测绘部门批准。"
    said = prose_of(form.format("", "省级或者国务院"), form.format("使用", "省级"))
    assert any(
        each.startswith("需要拆迁测量标志或者使测量标志失去使用效能的") or "失去使用效能的，应当" in each for each in said
    ), said


def test_what_went_of_an_item_that_stays_is_told_without_its_marker() -> None:
    """制止滥用行政权力排除、限制竞争行为规定 (2023) 第六条: the item is not gone."""
    form = "登记机关不得实施下列行为：\n（一）拒绝办理登记；\n（二）{}设置关卡、通过软件或者互联网设置屏蔽等手段妨碍登记。"
    said = prose_of(form.format("没有法律、法规依据，"), form.format(""))
    assert said
    assert not any("“（二）没有法律、法规依据”" in each for each in said), said


def test_a_list_goes_on_behind_a_paragraph_within_one_of_its_items() -> None:
    """种子法 (2021) 第九十条: a definition is no case in which novelty is lost."""
    old = (
        "本法下列用语的含义是：\n（一）新颖性是指未销售的品种。\n除销售外，下列情形视为已丧失新颖性：\n1．品种已经大面积推广；\n2．品种已经登记两年以上。"
        "\n（二）特异性是指一个品种有一个以上性状明显区别于已知品种。"
    )
    said = prose_of(old, f"{old}\n（三）实质性派生品种是指由原始品种实质性派生出来的品种。")
    assert any("实质性派生品种" in each for each in said), said
    assert not any("丧失新颖性" in each for each in said), said


def test_what_one_side_leaves_to_another_rule_is_not_told_to_have_become_that() -> None:
    """兵役法 (2021) 第五十八条: what 依照…处罚 imposes stands in another paragraph."""
    form = "军人被军队除名的，{}。"
    said = prose_of(form.format("两年内不得出国（境）或者升学"), form.format("依照本法第五十七条第二款的规定处罚"))
    assert not any("改为“依照本法第五十七条第二款的规定处罚”" in each for each in said), said


def test_a_list_is_introduced_by_its_cases_and_not_by_what_follows_upon_them() -> None:
    """水污染防治法 (2017) 第九十条: what is done at the owner's cost comes last, and is not what the list is of."""
    intro = (
        "有下列行为之一的，由海事管理机构责令停止违法行为，处一万元以上十万元以下的罚款；"
        "逾期不采取治理措施的，海事管理机构可以指定有治理能力的单位代为治理，所需费用由船舶承担："
    )
    old = f"{intro}\n（一）向水体倾倒船舶垃圾的。"
    said = prose_of(old, f"{old[:-1]}；\n（二）从事有污染风险的作业活动，未按照规定采取防治措施的。")
    assert any("有下列行为之一的" in each for each in said), said
    assert not any("在“逾期不采取治理措施的" in each for each in said), said


def test_words_that_bind_are_told_with_who_and_when_where_both_fit() -> None:
    """国旗法 (2020) 第七条."""
    said = prose_of(
        "民族自治地方在成立纪念日和主要传统民族节日，可以升挂国旗。",
        "民族自治地方在成立纪念日和主要传统民族节日应当升挂国旗。",
    )
    assert any("“民族自治地方在成立纪念日和主要传统民族节日，可以升挂国旗”改为“民族自治地方在" in each for each in said), (
        said
    )


def test_a_rule_that_stands_on_is_not_told_to_have_become_another_one() -> None:
    """现役军官法 (2000) 第十条: a sentence came before it."""
    old = "军官实行经院校培训提拔的制度。\n军事、政治、后勤军官，担任营级以下指挥职务的，应当经过初级指挥院校培训。"
    new = (
        "军官实行经院校培训提拔的制度。\n军事、政治、后勤、装备军官每晋升一级指挥职务，应当经过相应的院校或者其他训练机构培训。"
        "担任营级以下指挥职务的军官，应当经过初级指挥院校培训。"
    )
    assert not any("初级指挥院校培训”改为" in each for each in prose_of(old, new))


def test_a_clause_that_only_says_in_what_is_told_with_the_rule() -> None:
    """科学技术进步法 (2021) 第二十一条."""
    rule = "应当坚持宏观引导、自主申请、平等竞争、同行评审的原则"
    said = prose_of(f"{STAYS}\n{rule}。", f"{STAYS}\n确定国家自然科学基金资助项目，{rule}。")
    assert said
    assert all(rule in each for each in said if "资助项目" in each), said


def test_no_relief_is_told_of_what_an_authority_may_do_for_somebody() -> None:
    """铁路运输人身损害赔偿的解释 (2021) 第六条: whom it binds, and whose favour it is, are two."""
    form = "受害人有过错的，{}减轻铁路运输企业的赔偿责任。"
    assert not any("放宽" in each for each in prose_of(form.format("应当"), form.format("可以")))
    plain = "有管辖权的人民法院{}将案件委托异地的同级人民法院执行。"
    assert any("放宽" in each for each in prose_of(plain.format("应当"), plain.format("可以")))


def test_what_takes_up_the_rule_before_is_told_with_its_case() -> None:
    """药品管理法 (2019) 第六十五条: of other imported medicine it does not hold."""
    new = "医疗机构因临床急需进口少量药品的，经批准，可以进口。进口的药品应当在指定医疗机构内用于特定医疗目的。"
    said = [each for each in prose_of(STAYS, f"{STAYS}\n{new}") if "特定医疗目的" in each]
    assert said
    assert all("“医疗机构因临床急需进口少量药品的" in each and "……进口的药品应当" in each for each in said), said


def test_what_was_forbidden_in_other_words_before_is_not_told_as_new_with_what_is() -> None:
    """国旗法 (2020) 第十九条."""
    old = "不得升挂破损、污损、褪色或者不合规格的国旗。"
    new = "不得升挂或者使用破损、污损、褪色或者不合规格的国旗，不得倒挂、倒插或者以其他有损国旗尊严的方式升挂、使用国旗。"
    said = [each for each in prose_of(old, new) if "倒挂" in each]
    assert said
    assert not any(each.startswith("新增“不得升挂") for each in said), said


def test_what_was_there_is_not_told_with_what_came_behind_it() -> None:
    """水污染防治法 (2017) 第五十五条."""
    form = "农业主管部门和其他有关部门，应当采取措施，指导农业生产者科学、合理地施用化肥和农药，{}防止造成水污染。"
    said = [
        each
        for each in prose_of(form.format(""), form.format("推广测土配方施肥技术和高效低毒低残留农药，"))
        if "测土" in each
    ]
    assert said
    assert not any("现规定“农业主管部门" in each or "新增“农业主管部门" in each for each in said), said


def test_an_exception_in_the_next_sentence_is_marked() -> None:
    new = (
        "公司合并支付的价款不超过净资产百分之十的，可以不经股东会决议。但是，公司章程对此另有更为严格规定的按照其规定办理。"
    )
    said = [each for each in prose_of(STAYS, f"{STAYS}\n{new}") if "可以不经股东会决议" in each]
    assert said
    assert all("决议……" in each or "但是" in each for each in said), said


EXCEPTED = "公司不得收购本公司股份。但是，有下列情形之一的{}：\n（一）减少公司注册资本；\n（二）将股份用于员工持股计划{}。"


@pytest.mark.parametrize("excepted", ["除外", "，可以收购"])
def test_words_left_out_do_not_turn_the_meaning_round(excepted: str) -> None:
    """By itself 公司不得收购本公司股份。（二）将股份用于员工持股计划 would forbid what is an exception."""
    said = prose_of(EXCEPTED.format(excepted, ""), EXCEPTED.format(excepted, "，所持股份不超过已发行股份总额的百分之十"))
    rule = f"公司不得收购本公司股份。但是，有下列情形之一的{excepted}"
    assert said == [f"现规定“{rule}……（二）将股份用于员工持股计划，所持股份不超过已发行股份总额的百分之十”"]


def test_a_case_that_names_who_is_what_goes_on() -> None:
    new = (
        "平台经营者未核验身份的，消费者可以要求赔偿；消费者提供虚假材料的，平台经营者可以终止服务；"
        f"给平台经营者造成损失的，应当赔偿，{FAR}。"
    )
    said = prose_of(STAYS, f"{STAYS}\n{new}")
    assert any(each.startswith("新增“消费者提供虚假材料的……给平台经营者造成损失的，应当赔偿") for each in said), said
    assert "新增“……消费者提供虚假材料的，平台经营者可以终止服务”" in said


def test_what_stays_is_told_as_where_a_clause_came_and_not_as_new() -> None:
    old = "用人单位应当缴纳保险费；劳动者应当参加培训{}。"
    said = prose_of(old.format(""), old.format("；不得弄虚作假骗取补贴"))
    assert said == ["在“用人单位应当缴纳保险费；劳动者应当参加培训”后新增“不得弄虚作假骗取补贴”"]


def test_what_stays_of_the_context_is_not_told_as_gone_or_new() -> None:
    """妇女权益保障法 (2022) 第一条, and 突发事件应对法 (2024) 第四十五条 with 建立健全…制度 between."""
    kept = "为了保障妇女的合法权益，促进男女平等，{}根据宪法，制定本法。"
    assert not any("为了保障" in each for each in prose_of(kept.format("充分发挥妇女的作用，"), kept.format("")))
    old = "国家建立健全应急物资储备保障制度。"
    new = (
        "国家按照集中管理、统一调拨、平时服务的原则，建立健全应急物资储备保障制度，"
        "完善重要应急物资的监管、生产、采购、储备、调拨和紧急配送体系，促进安全应急产业发展，优化产业布局。"
    )
    assert not any(each.startswith("新增") and "建立健全应急物资" in each for each in prose_of(old, new))


def test_a_context_closes_the_brackets_that_it_opens() -> None:
    new = "登记机关应当公示名录（以下简称名录，包括企业、个体工商户）；对列入名录的，应当及时开展检查。"
    assert not any("以下简称名录……" in each for each in prose_of(STAYS, f"{STAYS}\n{new}"))


def test_what_is_told_as_the_place_is_not_quoted_as_well() -> None:
    """妇女权益保障法 (2022) 第三条, read backwards."""
    rest = "依法公布登记的目录、条件、程序、期限、费用、材料清单和示范文本，开展登记的咨询、培训、统计、评估和指导，每年发布登记工作的年度公报，听取社会各方面的意见，接受各级人民代表大会和人民群众的监督"
    new = f"国务院制定中国妇女发展纲要，{rest}，将其纳入国民经济和社会发展规划。"
    old = f"国务院制定和组织实施中国妇女发展纲要，{rest}，将其纳入国民经济和社会发展规划，保障和促进妇女在各领域的全面发展。"
    told = "删去“将其纳入国民经济和社会发展规划”后的“保障和促进妇女在各领域的全面发展”"
    assert told in prose_of(old, new)


SHARED_OPENINGS = [
    # 监察法 (2024) 第十二条: both upon leave
    (
        drawn_out("经国家监察委员会批准，派驻机构可以向普通高等学校再派出；派驻机构可以向国有企业再派出专员。"),
        "经国家监察委员会批准……派驻机构可以向国有企业再派出专员",
    ),
    # 保守国家秘密法实施条例 (2024) 第六十条: who has to
    (
        "登记机关应当依法查处违法行为；涉嫌犯罪的，应当依法移送公安机关处理。",
        "登记机关应当依法查处违法行为；涉嫌犯罪的，应当依法移送公安机关处理",
    ),
    # 海洋环境保护法 (2023) 第二十八条: whose plan
    (
        "可能发生环境事件的单位应当制定本单位的应急预案。应急预案应当向登记机关备案。",
        "可能发生环境事件的单位应当制定本单位的应急预案。应急预案应当向登记机关备案",
    ),
]


@pytest.mark.parametrize(("new", "told"), SHARED_OPENINGS)
def test_what_says_nothing_alone_is_told_with_what_the_sentence_before_opens(new: str, told: str) -> None:
    assert any(told in each for each in prose_of(STAYS, f"{STAYS}\n{new}")), prose_of(STAYS, f"{STAYS}\n{new}")


def test_who_a_condition_speaks_of_is_not_who_was_named_before() -> None:
    """Those in the business need leave, and not the authority."""
    new = "登记机关应当公布登记目录。从事登记代理业务的，应当取得许可证。"
    assert "新增“从事登记代理业务的，应当取得许可证”" in prose_of(STAYS, f"{STAYS}\n{new}")


OF_OTHER_RULES = [
    # 保障中小企业款项支付条例 (2025) 第十三条: the deposits that are excepted are those of which the share is ruled
    "除投标保证金、履约保证金外，工程建设中不得收取其他保证金；保证金的收取比例应当符合国家有关规定。",
    "除本法另有规定外，人民法院应当作出裁定。\n当事人对裁定不服的，可以申请复议一次。",
]


@pytest.mark.parametrize("text", OF_OTHER_RULES)
def test_an_exception_to_one_rule_is_no_context_of_another(text: str) -> None:
    first, mark, second = text.partition("；" if "；" in text else "。")
    said = prose_of(f"{first}。", first + mark + second)
    quotes = [each.rpartition("“")[2] for each in said]
    assert quotes
    assert not any("除" in each for each in quotes), said
