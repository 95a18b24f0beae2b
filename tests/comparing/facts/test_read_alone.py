"""What is told of a clause has to be understood without the article: who, in which case, and what comes of it."""

from __future__ import annotations

import pytest
from tellings import drawn_out, prose_of

STAYS = "登记机关依法办理登记。"

CAME = [
    # 最高人民法院关于适用民法典婚姻家庭编的解释（一） (2020) 第二十九条: all conditions that the sentence begins with
    (
        drawn_out(
            "当事人结婚后，父母为双方购置房屋出资的，依照约定处理；没有约定或者约定不明确的，按照本解释第二条第一款规定的原则处理。"
        ),
        "当事人结婚后，父母为双方购置房屋出资的……没有约定或者约定不明确的",
    ),
    # 预防未成年人犯罪法 (2020) 第十六条: who answers for something is who goes on to find something
    (
        drawn_out(
            "未成年人的父母或者其他监护人对未成年人的教育负有直接责任，应当依法履行监护职责，树立优良家风，培养未成年人良好品行，保持沟通；发现未成年人行为异常的，应当及时了解情况。"
        ),
        "未成年人的父母或者其他监护人对未成年人的教育负有直接责任……发现未成年人行为异常的",
    ),
    # 专利法 (2008) 第六十六条: a sentence that takes up a word of the one before
    ("当事人对决定不服的，可以申请复核一次；复核期间不停止决定的执行。", "可以申请复核一次；复核期间不停止决定的执行"),
    # 现役军官法 (2000) 第二十四条: a condition that speaks of a thing by its name
    (
        "担任登记机关主要职务的人员，正职和副职平时任职的最高年限分别为十年。任职满最高年限的，应当免去现任职务。",
        "担任登记机关主要职务的人员……任职满最高年限的，应当免去现任职务",
    ),
    # 禁止垄断协议规定 (2023) 第七条: an aspect is one of what the sentence before names
    (
        "界定相关市场，从需求角度，可以考虑商品的特征与用途。从供给替代角度，可以考虑其他经营者转产的难易程度。",
        "界定相关市场",
    ),
    # 测绘法 (2017) 第六十五条: whose acts a later one of a paragraph of penalties is
    (
        "档案生产、保管单位未对属于国家秘密的档案进行登记的，处一万元以上二万元以下的罚款；泄露国家秘密的，责令停业整顿，并吊销资质证书。",
        "档案生产、保管单位……泄露国家秘密的，责令停业整顿",
    ),
    # 民法典婚姻家庭编的解释（一） 第三十一条: a short exception stands with its rule
    (
        "夫妻一方的个人财产，不因婚姻关系的延续而转化为共同财产。但当事人另有约定的除外。",
        "转化为共同财产。但当事人另有约定的除外”",
    ),
    # 非银行支付机构监督管理条例 (2023) 第四十九条: all that is imposed is quoted
    (
        (
            "支付机构未公示收费标准的，责令限期改正，给予警告、通报批评，没收违法所得，违法所得十万元以上的，可以并处违法所得一倍以上五倍以下的罚款，并限制部分业务；"
            "没有违法所得或者违法所得不足十万元的，可以并处五十万元以下罚款。"
        ),
        "并限制部分业务；没有违法所得或者违法所得不足十万元的，可以并处五十万元以下罚款”",
    ),
    # 最高人民法院关于审理劳动争议案件适用法律问题的解释（一） (2020) 第四十三条: a claim with all that it is made upon
    (
        "用人单位与劳动者协商一致变更合同，虽未采用书面形式，但已经实际履行了变更的合同超过一个月，变更后的内容不违背公序良俗，当事人以未采用书面形式为由主张变更无效的，人民法院不予支持。",
        "超过一个月，变更后的内容不违背公序良俗，当事人以未采用书面形式为由主张变更无效的，人民法院不予支持",
    ),
    # 禁止滥用知识产权排除、限制竞争行为规定 (2023) 第十七条: an item of a ban with the word that forbids it
    (
        "具有市场支配地位的专利联营实体或者专利联营的成员不得利用专利联营从事下列滥用市场支配地位的行为：\n（一）以不公平的高价许可联营专利。",
        "的成员不得利用专利联营从事下列滥用市场支配地位的行为",
    ),
    # 最高人民法院关于审理房屋租赁合同案件的解释 (2009): the first item stands on the line of what introduces it
    (
        "有下列情形之一的，登记机关应当认定为逾期：（一）无正当理由未提交材料；\n（二）无正当理由未到场。",
        "有下列情形之一的，登记机关应当认定为逾期",
    ),
    # 婚姻家庭编的解释（一） 第九条: 其中 speaks of those before
    (
        "有权请求确认登记无效的主体，包括登记的当事人及利害关系人。其中，利害关系人包括：\n（一）以重复登记为由的，为当事人的近亲属。",
        "有权请求确认登记无效的主体",
    ),
]


@pytest.mark.parametrize(("came", "told"), CAME)
def test_what_came_is_told_with_what_it_hangs_on(came: str, told: str) -> None:
    said = prose_of(STAYS, f"{STAYS}\n{came}")
    assert any(told in each for each in said), said


def test_of_which_decision_a_sentence_speaks_the_beginning_of_its_article_says() -> None:
    """专利法 (2000) 第六十一条."""
    new = (
        "利害关系人有证据证明他人正在实施侵权行为的，可以在起诉前申请采取禁止有关行为的措施。\n"
        "登记机关应当在四十八小时内作出裁定。当事人对裁定不服的，可以申请复议一次。"
    )
    said = prose_of("档案馆收集档案。", new)
    assert any("利害关系人有证据证明他人正在实施侵权行为的……当事人对裁定不服的" in each for each in said), said


WENT = [
    # 最高人民法院关于审理房屋租赁合同案件的解释 (2009) 第十五条
    (
        "承租人将房屋转租给第三人时，转租期限超过承租人剩余租赁期限的，超过部分的约定无效。但出租人与承租人另有约定的除外。",
        "超过部分的约定无效。但出租人与承租人另有约定的除外",
    ),
]


@pytest.mark.parametrize(("went", "told"), WENT)
def test_an_exception_that_went_is_told_with_its_rule(went: str, told: str) -> None:
    said = prose_of(f"{STAYS}\n{went}", STAYS)
    assert any(each.startswith("删去") and told in each for each in said), said


ALTERED = [
    # 安全生产法 (2021) 第九十五条: whose acts the tiers of a list are of
    (
        "生产经营单位的主要负责人未履行管理职责，导致发生事故的，依照下列规定处以罚款：\n（一）发生一般事故的，处上一年年收入百分之{}的罚款；\n（二）发生较大事故的，处上一年年收入百分之六十的罚款。",
        ("三十", "四十"),
        "生产经营单位的主要负责人未履行管理职责，导致发生事故的……发生一般事故的：",
    ),
    # 进出口商品检验法 (2018) 第三十四条: upon which act
    (
        "伪造、变造、买卖或者盗窃检验单证、印章、标志的，依法追究刑事责任；尚不够刑事处罚的，由{}责令改正，没收违法所得。",
        ("检验机构", "检验机构、认证认可监督管理部门依据各自职责"),
        "伪造、变造、买卖或者盗窃检验单证、印章、标志的：“尚不够刑事处罚的，",
    ),
    # 知识产权刑事案件的解释 (2025) 第四条: in which cases
    (
        "销售假冒注册商标的商品，具有下列情形之一的，{}认定为刑法规定的明知：\n（一）商标被涂改。",
        ("应当", "可以"),
        "销售假冒注册商标的商品，具有下列情形之一的：",
    ),
    # 兵役法 (2021) 第八条: what the other words of the sentence became
    (
        "预备役人员必须按照规定参加军事训练、{}，随时准备参军参战，保卫祖国。",
        ("执行军事勤务", "担负战备勤务、执行非战争军事行动任务"),
        "改为“预备役人员必须按照规定参加军事训练、担负战备勤务、执行非战争军事行动任务",
    ),
]


@pytest.mark.parametrize(("form", "words", "told"), ALTERED)
def test_a_clause_in_other_words_is_told_with_its_case(form: str, words: tuple[str, str], told: str) -> None:
    said = prose_of(*(form.format(each) for each in words))
    assert any(told in each for each in said), said


def test_what_stands_beside_what_the_text_says_now_is_told_in_one_run() -> None:
    """专利法 (1992) 第十一条."""
    form = "外观设计专利权被授予后，任何单位或者个人未经专利权人许可，{}不得为生产经营目的制造、销售其外观设计专利产品。"
    said = prose_of(form.format(""), form.format("都不得实施其专利，即"))
    assert said
    assert not any("后，现规定" in each for each in said), said


def test_what_one_side_rules_and_the_other_does_not_is_told_as_it_is_said_now() -> None:
    """医师法 (2021) 第三十二条: the duty to obey is not gone, and 遇有突发事件时 is no form of it."""
    old = "遇有自然灾害、传染病流行及其他严重威胁人民健康的紧急情况时，医师应当服从卫生行政部门的调遣。"
    new = "遇有自然灾害、事故灾难、公共卫生事件等严重威胁人民健康的突发事件时，卫生健康主管部门组织医师参与救治。"
    assert not any(
        "调遣”改为“遇有自然灾害、事故灾难、公共卫生事件等严重威胁人民健康的突发事件时”" in each
        for each in prose_of(old, new)
    )


def test_a_law_that_took_up_another_one_changes_no_rule() -> None:
    """民法典 (2020) 第一千二百六十条."""
    form = "应当认定为{}规定的专有部分。"
    assert (
        prose_of(form.format("物权法第七十六条第一款第（七）项"), form.format("民法典第二百七十八条第一款第（九）项")) == []
    )
    assert prose_of(form.format("保险法第七十六条"), form.format("证券法第二百七十八条")) != []


def test_a_discipline_by_another_name_is_no_other_penalty() -> None:
    form = "登记机关工作人员滥用职权的，依法给予{}处分。"
    assert prose_of(form.format("行政"), form.format("")) == []


def test_a_condition_of_a_ban_that_went_is_no_ban_that_went() -> None:
    """制止滥用行政权力排除、限制竞争行为规定 (2023) 第八条: without it the ban holds of more."""
    form = "登记机关不得实施下列行为，限制竞争：\n（一）拒绝办理登记；\n（二）{}直接拒绝外地经营者{}投资。"
    said = prose_of(form.format("没有法律、法规依据，", "在本地"), form.format("", "在本地区"))
    assert not any(each.startswith("删去") and "……没有法律" in each for each in said), said


def test_an_item_much_of_which_stood_in_several_old_items_is_not_told_as_new() -> None:
    """报废机动车回收管理办法 (2019) 第六条."""
    old = "回收企业应当具备下列条件：\n（一）注册资本不低于五十万元；\n（二）拆解场地面积不低于五千平方米；\n（三）具备必要的拆解设备和消防设施；\n（四）符合国家规定的环境保护标准。"
    new = "取得回收资质认定，应当具备下列条件：\n（一）具有企业法人资格；\n（二）具有符合环境保护等强制性标准要求的存储、拆解场地，拆解设备、设施以及拆解操作规范。"
    assert not any(each.startswith("新增") and "（二）" in each for each in prose_of(old, new))


def test_no_list_is_told_to_have_gone_of_which_a_member_stands() -> None:
    """最高人民法院关于审理建筑物区分所有权纠纷案件适用法律若干问题的解释 (2020) 第七条."""
    stays = "处分共有部分，以及业主大会依法决定的事项，应当认定为重大事项。"
    said = prose_of(f"改变共有部分的用途、利用共有部分从事经营性活动、{stays}", stays)
    assert not any(each.startswith("删去") for each in said), said


def test_when_a_sanction_is_imposed_is_told_of_both_sides_or_of_none() -> None:
    """药品管理法 (2019) 第一百四十二条: 情节严重 was asked for before."""
    old = "医师收受财物的，由卫生主管部门给予警告，没收违法所得；情节严重的，由卫生主管部门会同有关部门按照各自职责和规定的程序吊销其执业证书。"
    new = "医师收受财物的，由卫生主管部门给予警告，没收违法所得；情节严重的，还应当吊销其执业证书，并处五万元以下罚款。"
    for each in prose_of(old, new):
        before, _, after = each.partition("改为")
        assert after == "" or ("情节严重" in before) is ("情节严重" in after) or each.startswith("情节严重"), each


def test_a_value_that_is_reckoned_is_told_with_the_act_and_not_only_with_a_breach() -> None:
    """药品管理法 (2019) 第一百三十三条."""
    new = (
        "违反本法规定，医疗机构将其配制的制剂在市场上销售的，处货值金额二倍以上五倍以下的罚款；"
        "情节严重的，处货值金额五倍以上十五倍以下的罚款；货值金额不足五万元的，按五万元计算。"
    )
    said = [each for each in prose_of(STAYS, f"{STAYS}\n{new}") if "按五万元计算" in each]
    assert said
    assert all("将其配制的制剂在市场上销售的" in each for each in said), said


def test_a_condition_of_one_side_is_told_with_both_sentences() -> None:
    """最高人民法院关于审理铁路运输人身损害赔偿案件的解释 (2021) 第六条."""
    old = "铁路运输企业已充分履行安全防护义务，受害人仍施以上述行为的，铁路运输企业应当在全部损失的百分之二十以内承担赔偿责任。"
    new = (
        "铁路运输企业已充分履行安全防护义务，受害人仍施以过错行为的，铁路运输企业应当在全部损害的百分之十以内承担赔偿责任。"
    )
    said = prose_of(old, new)
    assert any("受害人仍施以过错行为的" in each for each in said), said


def test_a_sentence_behind_a_list_on_one_line_does_not_hang_on_it() -> None:
    listed = "下列情形免征登记费：（一）残疾人申请；（二）军人申请。"
    said = prose_of(listed + STAYS, listed + STAYS + "申请人无正当理由不得撤回申请。")
    assert said == ["新增“申请人无正当理由不得撤回申请”"]


def test_a_law_that_took_up_another_is_no_change_of_what_applies_and_one_more_law_is() -> None:
    old = "当事人订立合同，适用《中华人民共和国合同法》。"
    more = "适用《中华人民共和国民法典》、《中华人民共和国电子商务法》"
    assert prose_of(old, old.replace("合同法", "民法典")) == []
    said = prose_of(old, f"当事人订立合同，{more}。")
    assert said == [f"当事人订立合同：“适用《中华人民共和国合同法》”改为“{more}”"]


def test_a_sentence_that_speaks_of_a_hearing_is_told_by_itself() -> None:
    said = prose_of("听证会应当公开举行。", "听证会应当公开举行。听证会的主持人由登记机关指定。")
    assert said == ["现规定“听证会的主持人由登记机关指定”"]
