"""What is told of a change: a clause with its subject, with what changed in it, as `tellings` writes it."""

from __future__ import annotations

import pytest
from conftest import needs_shared
from lossless import change_set_of
from samples import make
from tellings import OTHERS, prose_of, shown, told

import regdiff
from regdiff.comparing.aids import read_aids
from regdiff.comparing.facts.statements import is_condition
from regdiff.report.catalogue import LABELS
from regdiff.report.phrasing import say
from regdiff.report.sayings import prose

ONE = [
    (
        "客户身份资料在业务关系结束后，应当至少保存五年。",
        "客户身份资料在业务关系结束后，应当至少保存十年。",
        "deadline up 客户身份资料在业务关系结束后，应当至少保存{-五年→十年+}",
    ),
    (
        "登记机关办理登记，负责人可以到场核验申请材料。",
        "登记机关办理登记，负责人应当到场核验申请材料。",
        "duty stricter 登记机关办理登记，负责人{-可以→应当+}到场核验申请材料",
    ),
    (
        "登记机关办理登记，负责人应当到场核验申请材料。",
        "登记机关办理登记，负责人可以到场核验申请材料。",
        "duty looser 登记机关办理登记，负责人{-应当→可以+}到场核验申请材料",
    ),
    (
        "申请人应当提交申请书、身份证明。",
        "申请人应当提交申请书、身份证明、住所使用证明。",
        "list 申请人应当提交申请书、身份证明{+、住所使用证明+}",
    ),
    (
        "上市公司发行公司债券，应当报国务院证券监督管理机构核准。",
        "上市公司发行公司债券，应当经国务院证券监督管理机构注册。",
        "licence 上市公司发行公司债券，应当{-报→经+}国务院证券监督管理机构{-核准→注册+}",
    ),
    (
        "股东会的决议应当经代表三分之二以上表决权的股东通过。",
        "股东会的决议应当经代表过半数表决权的股东通过。",
        "amount 股东会的决议应当经代表{-三分之二以上→过半数+}表决权的股东通过",
    ),
    (
        "申请人应当于每月十日前报送报表。",
        "申请人应当于每月十五日前报送报表。",
        "deadline 申请人应当于{-每月十日→每月十五日+}前报送报表",
    ),
    (
        "依照《行政处罚法》的规定处理有关的登记行为。",
        "依照《治安管理处罚法》的规定处理有关的登记行为。",
        "law 依照{-《行政处罚法》→《治安管理处罚法》+}的规定处理有关的登记行为",
    ),
    (
        "登记事项由县级人民政府确定并向社会公布。",
        "登记事项由设区的市级人民政府确定并向社会公布。",
        "body 登记事项由{-县级→设区的市级+}人民政府确定并向社会公布",
    ),
]


@pytest.mark.parametrize(("old", "new", "fact"), ONE)
def test_a_clause_in_other_words_is_told_with_both_sides(old: str, new: str, fact: str) -> None:
    assert told(old, new) == [fact]


KEPT = "登记机关应当公开登记的条件、程序和期限。"
CAME = [
    ("任何单位和个人不得伪造登记证书。", "ban {+任何单位和个人不得伪造登记证书+}"),
    ("出入境人员携带现金超过规定金额的，应当向海关申报。", "duty {+出入境人员携带现金超过规定金额的，应当向海关申报+}"),
    ("申请人可以要求登记机关说明不予登记的理由。", "right {+申请人可以要求登记机关说明不予登记的理由+}"),
    ("登记机关可以查阅、复制有关的合同和账簿。", "power {+登记机关可以查阅、复制有关的合同和账簿+}"),
    ("从事登记代理业务的，应当取得登记代理许可证。", "licence {+从事登记代理业务的，应当取得登记代理许可证+}"),
    ("造成他人损害的，应当承担赔偿责任。", "liability {+造成他人损害的，应当承担赔偿责任+}"),
    ("国家建立统一的登记信息共享机制。", "institution {+国家建立统一的登记信息共享机制+}"),
    ("国家鼓励采用电子方式办理登记。", "principle {+国家鼓励采用电子方式办理登记+}"),
    ("本条例所称证书，是指登记机关发放的凭证。", "scope {+本条例所称证书，是指登记机关发放的凭证+}"),
    (
        "但是，法律、行政法规另有规定的除外。",
        "proviso 登记机关应当公开登记的条件、程序和期限。{+但是，法律、行政法规另有规定的除外+}",
    ),
    ("登记证书自发放之日起五年内有效。", "deadline {+登记证书自发放之日起五年内有效+}"),
    ("提供虚假材料的，处一万元以上五万元以下的罚款。", "penalty 提供虚假材料的，{+处一万元以上五万元以下的罚款+}"),
]


@pytest.mark.parametrize(("sentence", "fact"), CAME)
def test_a_sentence_that_came_or_went_is_told_by_what_it_rules(sentence: str, fact: str) -> None:
    assert told(KEPT, KEPT + sentence) == [fact]
    assert told(KEPT + sentence, KEPT) == [fact.replace("{+", "{-").replace("+}", "-}")]


def test_added_and_deleted_articles_are_read_like_the_others() -> None:
    rule = "登记机关可以冻结涉案的财产。任何人不得妨碍登记工作。"
    expected = ["ban {+任何人不得妨碍登记工作+}", "power {+登记机关可以冻结涉案的财产+}"]
    assert told("", rule) == expected
    assert told(rule, "") == [fact.replace("{+", "{-").replace("+}", "-}") for fact in expected]


def test_a_second_duty_in_a_line_is_seen_and_a_ban_on_another_act_too() -> None:
    old = "经营者应当登记，不得伪造证书。"
    new = "经营者应当登记，应当每年报告经营情况，不得伪造证书，不得转让许可证。"
    assert told(old, new) == [
        "ban 经营者应当登记，应当每年报告经营情况，不得伪造证书，{+不得转让许可证+}",
        "duty 经营者应当登记，{+应当每年报告经营情况+}，不得伪造证书，不得转让许可证",
    ]


def test_items_are_told_with_who_must_do_what_is_listed() -> None:
    old = "经营者不得有下列行为：\n（一）虚假宣传；\n（二）哄抬价格。"
    new = "经营者不得有下列行为：\n（一）虚假宣传；\n（二）强制搭售商品；\n（三）哄抬价格。"
    assert told(old, new) == ["ban 经营者不得有下列行为……{+（二）强制搭售商品+}"]


def test_items_that_come_with_what_introduces_them_are_one_fact_unless_they_are_the_matter() -> None:
    duties = "\n登记机关应当公示下列事项：\n（一）名称；\n（二）住所；\n（三）负责人。"
    assert told(KEPT, KEPT + duties) == ["duty {+登记机关应当公示下列事项： （一）名称； （二）住所； （三）负责人+}"]
    powers = "\n登记机关可以采取下列措施：\n（一）查封有关场所；\n（二）扣押有关财物。"
    assert [fact.split(" ", 1)[1] for fact in told(KEPT, KEPT + powers)] == [
        "{+登记机关可以采取下列措施： （一）查封有关场所； （二）扣押有关财物+}",
    ]


def test_what_says_nothing_by_itself_is_no_fact() -> None:
    assert told("登记机关应当公开条件。", "登记机关应当公开有关条件。") == []
    assert told("登记机关应当公开条件，接受监督。", "登记机关应当公开条件，并接受监督。") == []


def test_a_duty_that_is_put_into_one_clause_more_is_told_with_its_clause_and_never_bare() -> None:
    old = "甲应当登记，乙可以向主管机关备案。"
    new = "甲应当登记，乙应当向主管机关备案。"
    assert told(old, new) == ["duty stricter 甲应当登记，乙{-可以→应当+}向主管机关备案"]


def test_a_clause_that_only_changed_its_place_neither_came_nor_went() -> None:
    assert told("为了维护秩序，保护权益，促进发展。", "为了保护权益，维护秩序，促进发展。") == []


def test_what_lives_on_in_another_article_in_other_words_is_no_news() -> None:
    moved = "任何单位和个人都有权向登记机关举报违法的登记行为。"
    other = "任何单位和个人有权向登记机关举报各种违法的登记行为。"
    third = "第三条　申请人应当如实提交登记材料。"
    old = make("a", "\n\n".join([OTHERS[0], f"第二条　{KEPT}\n{moved}", third, OTHERS[1]]) + "\n")
    new = make("b", "\n\n".join([OTHERS[0], f"第二条　{KEPT}", f"{third}\n{other}", OTHERS[1]]) + "\n")
    assert [fact for reading in read_aids(change_set_of(old, new)).readings for fact in reading.facts] == []


def test_no_direction_where_the_acts_are_not_the_same_or_numbers_do_not_pair() -> None:
    facts = told("负责人可以查阅账簿。", "负责人应当每年向股东会报告工作。")
    assert all(" stricter " not in fact for fact in facts)
    facts = told("在三十日内或者六十日内作出决定。", "在十五日内作出决定。")
    assert all(not fact.startswith(("deadline up", "deadline down")) for fact in facts)
    assert told("自2017年3月1日起施行。", "自2025年11月28日起施行。") == ["deadline 自{-2017年3月1日→2025年11月28日+}起施行"]


def test_thresholds_get_no_direction() -> None:
    old = "违法所得五千元以上的，并处违法所得二倍以上五倍以下的罚款。"
    new = "违法所得一万元以上的，并处违法所得二倍以上五倍以下的罚款。"
    assert all(not fact.startswith(("penalty up", "penalty down")) for fact in told(old, new))


def test_what_only_stands_beside_words_that_came_is_no_news() -> None:
    old = "县级以上人民政府应当加强领导，协调解决登记工作中的问题。"
    new = "县级以上人民政府应当加强领导，将所需经费列入预算，协调解决登记工作中的问题。"
    assert told(old, new) == ["duty 县级以上人民政府应当加强领导，{+将所需经费列入预算+}，协调解决登记工作中的问题"]


def test_a_list_that_went_as_a_whole_is_no_fact() -> None:
    conditions = "\n设立代理机构，应当具备下列条件：\n（一）有固定的营业场所；\n（二）有三名以上专职的代理人员。"
    assert told(KEPT + conditions, KEPT) == []


def test_a_rule_that_went_is_told_though_one_that_stood_before_is_like_it() -> None:
    """对外贸易法 2022: the registration of traders went; that of contracts on technology had always stood beside it."""
    duty = "从事竹木出口的经营者，应当向县林业局或者其委托的机构办理备案手续。"
    other = "第十条　属于自由引进的苗木，应当向县林业局或者其委托的机构办理合同备案手续。"
    texts = ("\n\n".join([*OTHERS, other, f"第十一条　{duty}"]), "\n\n".join([*OTHERS, other]))
    change_set = change_set_of(*(make(label, text + "\n") for label, text in zip("ab", texts, strict=True)))
    facts = [
        shown(fact, change)
        for change, reading in zip(change_set.changes, read_aids(change_set).readings, strict=True)
        for fact in reading.facts
    ]
    assert facts == ["{-从事竹木出口的经营者，应当向县林业局或者其委托的机构办理备案手续-}"]


def test_an_exception_is_not_told_to_have_gone_where_it_cannot_be_told_what_became_of_the_rule() -> None:
    folder = needs_shared("amendments") / "foreign-trade-2022"
    change_set = regdiff.compare(folder / "base.txt", folder / "result.txt")
    [gone] = [at for at, change in enumerate(change_set.changes) if not change.new]
    facts = [shown(fact, change_set.changes[gone]) for fact in read_aids(change_set).readings[gone].facts]
    assert facts == ["{-对外贸易经营者未按照规定办理备案登记的，海关不予办理进出口货物的报关验放手续-}"]


def test_what_a_new_sentence_rules_is_not_told_to_have_gone() -> None:
    """工作机关条例 2025 第七条: leave by approval, put as a duty to ask for it, went nowhere."""
    old = "机关不设助理，一般不设秘书长。确有必要时，经市委批准，市委职能部门可以设秘书长。"
    new = "机关不设助理、秘书长。市委职能部门确有必要设置的，应当报市委批准。"
    facts = told(old, new)
    assert "duty {-确有必要时，经市委批准，市委职能部门可以设秘书长→市委职能部门确有必要设置的，应当报市委批准+}" in facts
    assert not any(fact.endswith("-}") for fact in facts)


def test_a_clause_that_went_is_told_though_the_rest_of_its_sentence_stays() -> None:
    old = "登记机关主管登记工作，制定登记的政策法规并组织实施，指导本系统的工作，公布登记的结果。"
    new = "登记机关主管登记工作，指导本系统的工作，公布登记的结果。"
    assert told(old, new) == ["content 登记机关主管登记工作，{-制定登记的政策法规并组织实施-}，指导本系统的工作"]


def test_what_a_mark_of_a_list_took_the_place_of_is_quoted_with_the_words_before_it() -> None:
    old, new = "机关不设正职领导助理，一般不设秘书长。", "机关不设正职领导助理、秘书长。"
    change_set = change_set_of(*(make(each, f"{OTHERS[0]}\n\n第二条　{text}\n") for each, text in (("a", old), ("b", new))))
    [fact] = read_aids(change_set).readings[-1].facts
    change = change_set.changes[-1]
    assert prose(say(fact, change, "", LABELS["zh"]), LABELS["zh"]) == (
        "“机关不设正职领导助理，一般不设秘书长”改为“机关不设正职领导助理、秘书长”"
    )


def test_what_a_text_is_for_sets_nothing_up() -> None:
    """国务院组织法 2024 第一条: 为了健全国务院的组织和工作制度 is no new institution, and no fact."""
    facts = told("登记机关办理登记。", "为了健全登记机关的组织和工作制度，制定本法。登记机关办理登记。")
    assert facts == []


def test_a_quote_passes_its_limit_by_a_few_characters_to_end_with_its_clause() -> None:
    ruled = "企业应当制定并实施快递包装操作规范，加强对其从业人员快递包装操作技能的日常培训和考核"
    assert 40 < len(ruled) <= 48
    assert told("登记机关办理登记。", f"登记机关办理登记。{ruled}。") == [f"duty {{+{ruled}+}}"]


def test_a_law_that_took_the_place_of_another_in_an_exception_is_no_other_exception() -> None:
    form = "当事人主张合同有效的，除存在{}规定的情形外，登记机关应予支持。"
    (fact,) = told(form.format("《中华人民共和国证券法》第五十二条"), form.format("保险法第一百四十六条、第一百五十三条"))
    assert fact.startswith("law ")
    # the one took up the other: nobody has to do anything else
    assert told(form.format("《中华人民共和国合同法》第五十二条"), form.format("民法典第一百四十六条、第一百五十三条")) == []
    (fact,) = told(form.format("《合同法》第五十二条"), form.format("其他法律、行政法规"))
    assert fact.startswith("proviso ")


def test_how_something_is_done_is_no_member_of_the_list_before_it() -> None:
    old = "工作人员对执法过程中知悉的商业秘密，负有保密义务。"
    new = "工作人员对执法过程中知悉的商业秘密、个人隐私和个人信息依法负有保密义务。"
    assert told(old, new) == ["list 工作人员对执法过程中知悉的商业秘密{-，→、个人隐私和个人信息依法+}负有保密义务"]
    assert prose_of(old, new) == [f"“{old[:-1]}”改为“{new[:-1]}”"]


def test_a_new_sentence_of_the_same_subject_is_told_beside_the_short_one_whose_matter_it_rules() -> None:
    new = "主管部门有权进入企业现场检查，查阅、复制有关资料，查封、扣押违法物品"
    (fact,) = told("主管部门可以对企业进行检查。", f"{new}。")
    assert fact == f"power {{-主管部门可以对企业进行检查→{new}+}}"
    (fact,) = told("登记机关可以对企业进行检查。", f"{new}。")
    assert fact == f"power {{+{new}+}}", "who did it is not who does it now"


def test_the_fines_of_offenders_named_behind_the_act_hit_them() -> None:
    old = "有前条行为的，给予警告，对个人可以处5000元以下的罚款，对单位处2万元以上10万元以下的罚款。"
    new = "有前条行为的，责令停止违法行为。\n单位有前款所列违法行为，情节严重的，处2万元以上20万元以下的罚款。"
    assert "penalty 单位有前款所列违法行为，情节严重的，{+处2万元以上20万元以下的罚款+}" in told(old, new)


def test_a_changed_clause_is_quoted_whole_in_prose_where_it_fits() -> None:
    old = "对国民经济和社会发展或者对改进国家行政机关工作以及保护社会公共利益有贡献的，给予奖励。"
    new = "对国民经济和社会发展或者对改进工作以及保护社会公共利益有突出贡献的，给予奖励。"
    assert prose_of(old, new) == [f"“{old[:-1]}”改为“{new[:-1]}”"]


def test_of_a_long_clause_is_quoted_who_and_what_it_begins_with_as_far_as_that_fits() -> None:
    of = "事故应急救援预案和演练记录应当报当地卫生行政部门、{}和其他有关部门备案。"
    [said] = prose_of(of.format("安全生产监督管理部门、公安机关"), of.format("应急管理部门、消防救援机构"))
    assert said.startswith("“事故应急救援预案和演练记录应当报当地卫生行政部门、安全生产监督")


def test_a_later_clause_is_told_with_who_begins_its_sentence() -> None:
    kept = "登记机关负责组织实施登记工作，受理、审查登记的申请"
    more = "指派登记官员、登记志愿者等登记人员提供现场咨询服务，支付交通和误餐补贴"
    assert told(f"{kept}。", f"{kept}，{more}。") == [f"content {kept}，{{+{more}+}}"]
    for other in ("登记机关的工作人员", "登记机关和有关单位"):
        assert told(f"{other}{kept[4:]}。", f"{other}{kept[4:]}，{more}。") == [f"content {other}{kept[4:]}，{{+{more}+}}"]


def test_that_of_which_is_told_what_must_be_done_is_quoted_though_its_name_is_another_now() -> None:
    old = (
        "存在高毒作业的建设项目的防护设施设计，应当经卫生行政部门进行卫生审查；经审查，符合国家卫生标准和要求的，方可施工。"
    )
    new = "可能产生职业中毒危害的建设项目的防护设施设计应当符合国家卫生标准和要求。"
    told_of = [each for each in prose_of(old, new) if each.startswith("删去")]
    assert told_of == ["删去“存在高毒作业的建设项目的防护设施设计，应当经卫生行政部门进行卫生审查”"]


def test_an_item_is_told_with_the_cases_that_it_is_one_of_and_what_becomes_of_all_of_them() -> None:
    intro = "有下列情形之一的，由上级机关责令改正；构成犯罪的，依法追究刑事责任："
    old, new = f"{intro}\n（一）丢失登记材料。", f"{intro}\n（一）丢失登记材料；\n（二）泄露登记秘密，造成严重后果。"
    assert told(old, new) == ["list 有下列情形之一的，由上级机关责令改正……{+（二）泄露登记秘密，造成严重后果+}"]
    facts = told("登记机关办理登记。", f"登记机关办理登记。\n登记机关{intro}\n（一）丢失登记材料；\n（二）泄露登记秘密。")
    assert not any("刑事责任： （一）" in each for each in facts)


def test_a_power_is_told_with_the_condition_and_the_leave_that_it_hangs_on() -> None:
    of = "经营者不提供担保的，经登记机关负责人批准，登记机关可以"
    items = "（一）查封经营者的财产；\n（二）书面通知银行冻结经营者的存款。"
    facts = told("登记机关办理登记。", f"登记机关办理登记。\n{of}采取下列措施：\n{items}")
    assert facts[-1] == f"power {of}采取下列措施……{{+（二）书面通知银行冻结经营者的存款+}}"


def test_the_last_item_for_whatever_else_there_is_is_no_fact() -> None:
    old = "年度报告应当包括下列内容：\n（一）登记的数量。"
    for rest in (
        "其他应当报告的事项",
        "法律、法规规定的其他情形",
        "国务院规定的其他职责",
        "其他违反本条例有关证书保管规定的行为",
        "有其他隐瞒登记事项情形的",
        "上级机关委托的其他登记和核验事项",
    ):
        assert told(old, f"{old[:-1]}；\n（二）{rest}。") == []
    for item in ("举报的处理情况", "向自然人或者其他组织出具证明的数量", "其他部门移送登记机关的投诉的处理情况"):
        assert told(old, f"{old[:-1]}；\n（二）{item}。")


def test_what_is_punished_is_no_licence_however_long_the_list_of_cases_is_named() -> None:
    new = "申请人有下列恶意申请登记行为之一的，由登记机关给予警告，可以并处十万元以下的罚款：\n（一）违反本条例规定申请注册登记。"
    facts = told("登记机关办理登记。", f"登记机关办理登记。\n{new}")
    assert facts
    assert not any(each.startswith("licence") for each in facts)


def test_another_law_in_the_place_of_one_is_told_where_it_comes_first() -> None:
    def text(law: str) -> str:
        return "\n\n".join(
            f"第{n}条　{who}符合{law}规定条件的，准予登记。" for n, who in zip("一二三四", "甲乙丙丁", strict=True)
        )

    change_set = change_set_of(make("a", text("《会计法》") + "\n"), make("b", text("《审计法》") + "\n"))
    told_of = [[fact.kind for fact in reading.facts] for reading in read_aids(change_set).readings if reading.facts]
    assert told_of == [["law"]]


STOOD = "登记机关办理登记。"


def test_what_must_not_be_done_is_told_with_what_it_is_not_done_with() -> None:
    of = "登记机关能够通过政务信息共享平台获取的登记相关信息"
    more = "不得要求申请人在办理变更、注销和其他各类登记时重复提供"
    assert told(STOOD, f"{STOOD}{of}，{more}。") == [f"ban {of}，{{+{more}+}}"]


def test_what_may_be_done_by_leave_alone_is_told_with_whose_leave() -> None:
    by = "经共同生活的家庭成员以外的法定赡养、抚养、扶养义务人同意"
    rule = "民政部门可以核对家庭收入、财产的状况"
    more = f"必要时，{by}，可以对其收入、财产的状况进行核对"
    assert prose_of(STOOD, f"{STOOD}{rule}；{more}。") == [f"现规定“{rule}；{more}”"]


def test_of_what_an_authority_does_otherwise_is_said_with_what_it_does_it() -> None:
    of = "从事婚前医学检查和孕期保健、产后保健的医疗、保健机构"
    old, new = (f"{of}，由其所在地{who}人民政府卫生行政部门进行审查。" for who in ("设区的市级", "县级"))
    assert prose_of(old, new)[0].startswith(f"{of}：“由其所在地")


def test_a_condition_of_which_the_consequence_is_not_quoted_is_no_fact() -> None:
    kept = "通过危房改造等方式优先给予住房救助"
    old = f"住房困难的家庭，{kept}。"
    assert told(old, f"住房困难的家庭，属于农村住房救助的对象并且提出申请的，{kept}。") != []
    for each in told(old, f"住房困难的家庭，{kept}；属于农村住房救助的对象并且提出申请的，{kept}，并公布结果。"):
        assert not each.endswith("提出申请的+}")


def test_what_an_authority_is_urged_to_is_no_fact() -> None:
    urged = "县级以上人民政府应当加强对登记工作的领导，支持登记机关依法履行职责"
    assert told(STOOD, f"{STOOD}{urged}。") == []
    assert told(STOOD, f"{STOOD}{urged}，并每年公布登记的结果。")
    assert told(STOOD, f"{STOOD}经营者应当加强对从业人员的培训，提高服务的质量。")


def test_a_suspended_qualification_is_a_penalty_and_its_time_no_deadline() -> None:
    went = "公司的董事、监事对公司被处置负有主要责任的，暂停其任职资格1至3年"
    assert [each.split()[0] for each in told(f"{STOOD}\n{went}。", STOOD)] == ["penalty"]


def test_what_a_text_repeals_is_no_fact_nor_when_that_was_passed() -> None:
    old = "本办法自2006年12月1日起施行。"
    new = "本条例自2006年12月1日起施行。2005年10月26日常务委员会第三十一次会议通过的《登记办法》同时废止。"
    assert told(old, new) == []
    before, now = (f"2005年10月26日市人民政府发布的《{name}》同时废止。" for name in ("登记办法", "市场登记的若干规定"))
    assert told(STOOD + before, STOOD + now) == []


def test_what_an_item_names_is_no_duty_for_a_word_in_its_attribute() -> None:
    of = "下列凭证免征印花税：\n（一）凭证的副本"
    named = "依照法律规定应当予以免税的外国驻华使馆、领事馆书立的凭证"
    assert [each.split()[0] for each in told(f"{of}。", f"{of}；\n（二）{named}。")] == ["list"]


def test_a_ban_is_never_quoted_without_the_word_that_forbids() -> None:
    of = "登记代理人在登记代理活动中不得实施下列损害申请人利益的行为"
    items = "（一）收取登记的其他费用；\n（二）泄露申请人的商业秘密。"
    facts = told(f"{STOOD}\n{of}：\n（一）收取登记的其他费用。", f"{STOOD}\n{of}：\n{items}")
    assert [each.partition(" ")[2] for each in facts] == [f"{of}……{{+（二）泄露申请人的商业秘密+}}"]
    new = "村民自治章程、村规民约以及其他涉及村民利益事项的决定，不得以妇女未婚、结婚、离婚等为由，侵害妇女在集体经济组织中的各项权益。"
    old = "村民会议在讨论决定土地承包经营时，不得以妇女未婚、结婚、离婚等为由，侵害其合法权益。"
    assert not [each for each in told(old, new) if each.startswith("ban") and "不得" not in each]


def test_an_owner_is_no_right_and_to_clear_up_no_liability() -> None:
    for new, kind in (
        ("房屋所有权人应当加强沟通协商，配合加装电梯", "duty"),
        ("无障碍设施的临时占用期满，应当及时恢复原状", "duty"),
        ("房屋所有权人有权要求查阅、复制登记的资料", "right"),
    ):
        assert [each.split()[0] for each in told(STOOD, f"{STOOD}{new}。")] == [kind]


def test_who_may_do_something_is_told_with_both_conditions_that_it_hangs_on() -> None:
    when = "蓄滞洪区运用后损失严重的，在补偿方案由国务院有关部门核定前，蓄滞洪区所在地省级人民政府"
    new = f"{STOOD}{when}可以向国务院水行政主管部门、财政主管部门申请预先下达部分的补偿资金预算。"
    [fact] = told(STOOD, new)
    assert "蓄滞洪区运用后损失严重的，在补偿方案由国务院有关部门核定前，" in fact


def test_a_rule_is_quoted_whole_up_to_sixty_characters_with_the_cases_between_who_and_what() -> None:
    rule = "国务院对重大公共基础设施建设、特殊产业和群体以及重大突发事件应对等情形可以规定减征或者免征登记的费用"
    assert 48 < len(rule) <= 60
    assert told(STOOD, f"{STOOD}\n{rule}，报常务委员会备案。")[0].startswith(f"leave {{+{rule}")


@pytest.mark.parametrize(
    "now", ["其配偶、父母或者子女曾经捐赠展品的，优先办理", "其父母曾经捐赠展品并且放弃报酬的，在同等条件下由窗口先行接待"]
)
def test_a_sentence_in_the_place_of_one_that_it_is_no_form_of_is_told_and_not_as_new(now: str) -> None:
    old = "申请证书换发手续人员的排序，应当公开、公平。"
    new = f"证书的发放，应当公开、公平。\n人员申请证书换发手续，{now}。"
    assert prose_of(old, new) == [f"现规定“人员申请证书换发手续，{now}”"]


def test_a_part_of_a_sentence_that_is_no_form_of_what_stood_there_is_not_told_alone() -> None:
    old = "收货人应当在海关放行前提出自动许可申请，未办理自动许可手续的，海关不予放行。"
    new = "收货人应当在海关放行前提出自动许可申请。海关凭提交的自动许可证明，办理验放手续的，应当登记。"
    assert prose_of(old, new) == []


SUSPENDED = "致使登记的信息严重失实、他人的合法权益受到损害的，应当立即暂停办理，并且及时通报有关部门和利害关系人。"
NOTED = "除因紧急情况需要当场处理外，登记机关工作人员应当制作核实情况的书面记录，记载核实的时间、地点和参加的人员"
RECORDED = "登记事项需要变更或者登记的证明文件遗失、损毁的，登记机关应当及时予以核验并且如实记载，按照规定确定所需的时限"
BOUND = [
    # a condition that stood before, upon which more is ruled now
    (
        f"{RECORDED}。",
        f"{RECORDED}，并将核验的结果书面告知申请人。",
        "登记事项需要变更或者登记的证明文件遗失、损毁的，登记机关应当",
    ),
    # an exception is one
    (
        f"{NOTED}。",
        f"{NOTED}，并提前三日书面通知经营者需要准备的登记材料。",
        "除因紧急情况需要当场处理外，登记机关工作人员应当",
    ),
    # where all is too long, what stands nearest to the rule, with who acts
    (
        "",
        f"登记机关工作人员发现申请人采取欺诈手段隐瞒涉及登记的重要事实、伪造用于登记的证明文件和有关的材料，{SUSPENDED}",
        (
            "登记机关工作人员发现申请人采取欺诈手段隐瞒涉及登记的重要事实、伪造用于登记的证明文件和有关的材料，"
            "致使登记的信息严重失实、他人的合法权益受到损害的，"
        ),
    ),
]


@pytest.mark.parametrize(("old", "new", "when"), BOUND)
def test_what_binds_upon_a_condition_is_told_with_it_whether_or_not_that_stood_before(old: str, new: str, when: str) -> None:
    facts = told(STOOD + old, STOOD + new)
    assert [each for each in facts if each.startswith(f"duty {when}")], facts


def test_a_condition_that_goes_on_from_another_one_is_told_as_cut() -> None:
    new = BOUND[-1][1].replace("有关的材料", "有关的材料、印章、账簿、合同、票据、照片" + "、其他有关的原始凭证" * 5)
    [said] = prose_of(STOOD, STOOD + new)
    assert "……致使登记的信息严重失实、他人的合法权益受到损害的，" in said


@pytest.mark.parametrize(
    ("new", "kind"),
    [
        # 限制出境, 查看 and 查验 are done to people, whoever is told to do it
        ("登记机关可以通知移民管理机构对法定代表人依法采取限制出境措施", "power"),
        ("登记机关可以通知申请人领取证书", "leave"),
        ("登记机关工作人员对有欺诈嫌疑的人员，可以查看其随带的物品", "power"),
        ("登记机关有权要求经营者限期整改", "power"),
        # upon which terms it must be done is no right
        ("外国机构的代表在不影响其依法享有特权与豁免的前提下，应当接受核验", "duty"),
    ],
)
def test_what_is_done_to_others_is_a_power_and_the_terms_of_a_duty_no_right(new: str, kind: str) -> None:
    assert [each.split()[0] for each in told(STOOD, f"{STOOD}{new}。")] == [kind]


@pytest.mark.parametrize(
    ("new", "kind"),
    [
        ("主管部门应当将慈善捐赠、志愿服务的信息记入经营者的信用记录", "duty"),
        ("主管部门应当将违反规定的经营者记入信用记录", "penalty"),
        ("对可能执行行政拘留的未成年人，登记机关应当通知其监护人", "duty"),
        ("已经结清清偿费用、缴纳税款和罚款的，可以注销登记", "leave"),
    ],
)
def test_what_speaks_of_penalties_or_records_what_is_good_is_none(new: str, kind: str) -> None:
    assert [each.split()[0] for each in told(STOOD, f"{STOOD}{new}。")] == [kind]


def test_who_may_detain_is_no_penalty() -> None:
    of = "登记机关在工作中依法行使{}职权。"
    assert not [e for e in told(of.format("侦查、拘留和逮捕的"), of.format("本法规定的")) if e.startswith("penalty")]


def test_an_item_is_told_with_what_introduces_it_though_it_has_a_condition_of_its_own() -> None:
    of = "登记机关履行监督检查职责，可以采取下列措施：\n（一）查阅有关的登记材料；"
    item = "（二）有证据证明经营者提交虚假的材料、存在危害交易安全的情形的，进入经营者的住所和有关的经营场所查看，并询问有关人员。"
    [fact] = told(of, f"{of}\n{item}")
    assert "履行监督检查职责，可以采取下列措施……" in fact


def test_the_title_of_a_law_forbids_nothing() -> None:
    law = "《关于全面禁止伪造登记证书、革除虚假登记陋习、切实保障经营者权益的决定》"
    facts = told("为了规范登记，制定本条例。", f"为了规范登记，维护市场秩序，根据{law}，结合本市实际，制定本条例。")
    assert not [each for each in facts if each.startswith("ban")]


def test_whatever_else_is_forbidden_is_no_fact() -> None:
    of = "任何单位和个人不得有下列行为：\n（一）伪造登记证书；"
    assert told(of + "\n（二）冒用登记名称。", of + "\n（二）冒用登记名称；\n（三）国家规定禁止的其他行为。") == []


def test_a_sentence_that_only_speaks_of_the_same_did_not_take_the_place_of_another() -> None:
    old, kept = "有试用期的登记人员，应当组织试用期考核。", "登记人员应当遵守职业操守，保守在工作中知悉的秘密。"
    new = "专项考核，主要考核拟任用登记人员的总体情况，以及登记人员执行任务、参加教育培训、试用期表现等情况"
    assert told(old + STOOD + kept, f"{STOOD}{kept}{new}。") == [f"content {{+{new}+}}"]


SAME = [
    ("采取对外投资、对外工程承包和对外劳务合作等多种形式。", "采取对外投资、对外劳务合作和对外承包工程等多种形式。"),
    (
        "本条例所称转让，是指下列行为：\n（一）证书买卖；\n（二）证书赠与；\n（三）证书交换。",
        "本条例所称转让，是指下列行为：\n（一）证书买卖、赠与、互换。",
    ),
    (
        "有下列情形之一的，予以通报：\n（一）为不符合条件的人员办理登记，或者拒绝为符合规定条件的人员办理登记的。",
        "有下列情形之一的，予以通报：\n（一）拒绝为符合规定条件的人员办理登记，或者故意为不符合条件的人员办理登记。",
    ),
]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_what_changed_places_or_was_taken_into_one_item_took_nothing_s_place(old: str, new: str) -> None:
    assert told(old, new) == []


def test_a_sentence_that_took_in_what_was_ruled_before_is_not_told_as_new() -> None:
    old = "生产者应当定期清洗冷却水塔和滤网，保持通风。"
    took = "贮存冷冻食品并且对外营业的经营者，应当在营业结束以后{}，并且逐台安装温度自动记录仪器，依法取得贮存证书或者填报贮存登记表"
    for rule, claim in (("定期清洗冷却水塔和滤网", "现规定"), ("每周检修压缩机组", "新增")):
        told_now = took.format(rule)
        assert f"{claim}“{told_now}”" in prose_of(old, f"生产者应当保持通风。\n{told_now}。")


def test_what_is_told_with_the_sentence_before_is_new_only_where_that_is() -> None:
    old = "审批机关应当自受理证书申请之日起六个月内完成初步审查。"
    now = "登记机关应当自受理证书申请之日起三个月内完成初步审查；情况复杂的，可以延长三个月"
    assert f"现规定“{now}”" in prose_of(old, f"{now}。")


UNDER = [
    (
        "当事人调解未达成协议的，申请人可以依照民事诉讼程序向人民法院提起诉讼。",
        "当事人不履行协议或者调解未达成协议的，申请人可以依法向仲裁机构或者人民法院提起诉讼。",
        (
            "“当事人调解未达成协议的，申请人可以依照民事诉讼程序向人民法院提起诉讼”"
            "改为“当事人不履行协议或者调解未达成协议的，申请人可以依法向仲裁机构或者人民法院提起诉讼”"
        ),
    ),
    (
        "情节较重的，处五日以上十日以下拘留，可以并处五百元以下罚款：\n（一）扰乱公共汽车、电车秩序的。",
        "情节较重的，处五日以上十日以下拘留，可以并处一千元以下罚款：\n（一）扰乱公共汽车、电车、城市轨道交通车辆秩序的。",
        "“（一）扰乱公共汽车、电车秩序的”改为“（一）扰乱公共汽车、电车、城市轨道交通车辆秩序的”",
    ),
    (
        "当事人调解未达成协议的，申请人可以依照民事诉讼程序向人民法院提起诉讼。",
        "当事人调解未达成协议的，申请人可以依法向仲裁机构或者人民法院提起诉讼。",
        "当事人调解未达成协议的：“申请人可以依照民事诉讼程序向人民法院提起诉讼”改为“申请人可以依法向仲裁机构或者人民法院提起诉讼”",
    ),
]


@pytest.mark.parametrize(("old", "new", "told_now"), UNDER)
def test_both_sides_are_told_under_a_condition_that_is_of_both(old: str, new: str, told_now: str) -> None:
    assert told_now in prose_of(old, new)


def test_an_if_without_an_ending_of_its_own_is_a_condition() -> None:
    assert is_condition("登记费用如因物价上涨")
    assert is_condition("如果申请人不到场")
    assert not is_condition("登记费用若干")
    assert not is_condition("例如因公出差")


def test_a_clause_that_says_when_is_no_form_of_one_that_rules() -> None:
    fact = "登记机关应当召开会议集体审定代理人员"
    new = f"{fact}，择优确定人选。"
    assert told("登记机关在审定代理人员时，择优确定人选。", new) == [f"duty {{+{fact}+}}，择优确定人选"]
    old = "代理机构不得从无证的企业采购证书，不得销售没有编号的证书。"
    new = "生产企业、代理机构在采购证书时，应当提供符合规定的凭证，不得销售没有编号的证书。"
    assert not [each for each in told(old, new) if "不得从无证" in each]


def test_what_another_new_sentence_is_about_was_not_replaced() -> None:
    kept = "登记机关提供标识不得收费，所需费用列入财政预算。"
    new = f"{kept}登记标识应当妥善保管。\n禁止伪造、变造或者重复使用登记标识。"
    assert not [each for each in told(f"{kept}登记标识不得重复使用。", new) if "-不得重复使用" in each]


def test_no_ban_went_where_another_word_forbids_what_is_quoted() -> None:
    old = "在重要档案库区及其他需要特别保护的区域，不得从事污染环境、破坏景观的库房建设或者其他活动。"
    new = "禁止在重要档案库区及其他需要特别保护的区域，违法建设污染环境、破坏生态的库房工程建设项目或者从事其他活动。"
    (fact,) = told(old, new)
    assert fact.startswith("ban {+禁止+}在重要档案库区")
    assert "{-不得从事→违法建设+}污染环境" in fact


def test_the_name_of_an_area_forbids_nothing() -> None:
    new = "特定产品禁止生产区域划定和管理的具体办法由农业主管部门商有关部门制定并且公布。"
    assert [each.split()[0] for each in told(STOOD, STOOD + new)] == ["content"]


def test_cases_that_alone_say_what_is_punished_are_told_with_the_first_of_them() -> None:
    old = "登记机关办理登记。"
    cases = "（一）未按照规定张贴证书的；\n（二）涂改证书的。"
    bare = prose_of(old, f"{old}\n违反本条例规定，有下列行为之一的，责令改正，处五千元以上五万元以下的罚款：\n{cases}")
    assert bare == [
        "新增“违反本条例规定，有下列行为之一的，责令改正，处五千元以上五万元以下的罚款”（针对“（一）未按照规定张贴证书的”等）"
    ]
    [named, *_] = prose_of(
        old, f"{old}\n违反本条例规定，经营者有下列行为之一的，责令改正，处五千元以上五万元以下的罚款：\n{cases}"
    )
    assert (
        named == "新增“经营者有下列行为之一的，责令改正，处五千元以上五万元以下的罚款”（针对“（一）未按照规定张贴证书的”等）"
    )


def test_who_interprets_a_text_is_no_fact() -> None:
    old = "登记机关办理登记。"
    assert told(old, f"{old}\n本规定由国务院商务主管部门负责解释。") == []
    assert told(f"{old}\n本规定由国务院商务主管部门负责解释。", old) == []
    assert told(old, f"{old}\n登记证书由登记机关统一编号，并且负责解释编号的含义。")
