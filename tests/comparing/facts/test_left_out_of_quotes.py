"""What a quote leaves out is told or marked: who acts, under which condition, and what else is imposed."""

from __future__ import annotations

import pytest
from tellings import FAR, drawn_out, prose_of

import regdiff
from regdiff.comparing.facts.elsewhere import Elsewhere


def test_more_that_is_imposed_behind_an_altered_clause_is_marked() -> None:
    """船员条例 (2023) 第四十九条: the fine follows upon what is quoted."""
    text = (
        "伪造、变造或者买卖船员服务簿、{}船员培训合格证书、中华人民共和国海员证的，由海事管理机构收缴有关证件，"
        "处2万元以上10万元以下罚款，有违法所得的，还应当没收违法所得，"
        "其中情节特别严重或者造成重大社会影响的当事人由海事管理机构通报其所在单位和户籍所在地。"
    )
    (said,) = prose_of(text.format("船员适任证书、"), text.format(""))
    assert said.count("由海事管理机构收缴有关证件……”") == 2


def test_an_altered_clause_is_told_with_what_its_sentence_begins_with() -> None:
    """民事诉讼法的解释 (2022) 第二百六十一条: it holds of the simplified procedure alone."""
    rest = "将传唤、通知和送达的时间、方式、内容以及受送达人的姓名、住址、电话和答复情况记录在卷宗中并由经办人员签名"
    text = "适用简易程序审理案件，人民法院可以{}采取捎口信、电话、短信、传真、电子邮件等简便方式传唤双方当事人、通知证人和送达{}诉讼文书{}。"
    old, new = ("", "裁判文书以外的"), ("依照民事诉讼法第九十条、第一百六十二条的规定", "")
    (said,) = prose_of(text.format(*old, f"，并且{rest}"), text.format(*new, f"，并且{rest}"))
    assert said.startswith("适用简易程序审理案件：“人民法院可以")  # the sentence is too long
    (said,) = prose_of(text.format(*old, ""), text.format(*new, ""))
    assert said.count("适用简易程序审理案件，人民法院可以") == 2


def test_those_named_before_the_last_of_several_are_marked() -> None:
    """统计法 (2024) 第四十条: not the heads of units alone."""
    acts = "有下列行为之一的，由任免机关依法给予处分：\n（一）自行修改统计资料的；\n（四）对本单位发生的{}严重统计违法行为失察的。"
    old = "地方人民政府、政府统计机构或者有关部门、单位的负责人" + acts.format("")
    new = "地方各级人民政府、县级以上人民政府统计机构或者有关部门、单位的负责人" + acts.format("统计数据严重失实情况和")
    assert any(said.startswith("……单位的负责人有下列行为之一的：") for said in prose_of(old, new))


def test_what_went_is_told_behind_what_stands_before_it() -> None:
    """海洋观测预报管理条例 (2023) 第三十一条: not behind what follows upon the beginning of its sentence."""
    old = (
        "未经批准设立或者调整海洋观测站的，由有关海洋主管部门责令停止违法行为，没收违法活动使用的仪器设备和违法获得的海洋观测资料，并处2万元以上10万元以下的罚款；"
        "符合海洋观测网规划的，限期补办有关手续；不符合海洋观测网规划的，责令限期拆除；逾期不拆除的，依法实施强制拆除，所需费用由违法者承担。"
    )
    new = (
        "设立、调整海洋观测站未按照规定备案的，由有关海洋主管部门责令限期改正，处2万元以上10万元以下的罚款；"
        "不符合海洋观测网规划的，责令限期拆除；逾期不拆除的，依法实施强制拆除，所需费用由违法者承担。"
    )
    assert "删去“符合海洋观测网规划的”后的“限期补办有关手续”" in prose_of(old, new)


def test_an_authority_that_acts_on_is_told() -> None:
    """水下文物保护管理条例 (2022) 第九条: whoever finds relics hands them over, and keeps none."""
    old = "发现水下文物的，应当及时报告。"
    first = "文物主管部门接到报告后，应当在24小时内赶赴现场"
    rest = "发现水下文物已经移动位置的，应当进行抢救性保护；对已经打捞出水的文物，应当及时登记造册、妥善保管"
    assert prose_of(old, f"{old}\n{first}；{rest}。") == [f"新增“{first}；{rest}”"]
    far = prose_of(old, f"{old}\n{drawn_out(f'{first}；{rest}。')}")
    assert "新增“文物主管部门……对已经打捞出水的文物，应当及时登记造册、妥善保管”" in far


def test_an_item_that_stands_in_another_list_is_no_form_of_this_one() -> None:
    """办理环境污染刑事案件的解释 (2023) 第二条: thirty that are poisoned were a case of the lower tier before."""
    base = "严重污染环境，有下列情形之一的，应当从重处理：\n（一）非法排放危险废物三吨以上的{}。"
    grave = (
        "后果特别严重，具有下列情形之一的，应当从严处理：\n（一）致使水源取水中断十二小时以上的；\n（二）致使{}以上中毒的。"
    )
    old = base.format("；\n（二）致使三十人以上中毒的") + "\n" + grave.format("一百人")
    new = base.format("") + "\n" + grave.format("三十人")
    assert not any("一百人" in said and "三十人" in said for said in prose_of(old, new))


def test_a_quote_that_ends_before_its_sentence_does_is_marked() -> None:
    """监察法 (2024) 第二十五条: what is left out may hold otherwise."""
    kept = "监察机关依法履行职责。"
    long = "被管护人员及其单位、家属、代理人、保证人、监护人、所在基层组织、主管部门和其他有关的组织、人员所提出的意见、申诉和材料"
    rule = "采取管护措施的，应当在七日以内依法作出留置或者解除管护的决定"
    new = f"{kept}\n{rule}，特殊情况下听取{long}后可以延长一日至三日，并及时通知被管护人员及其所在单位和家属。"
    assert "新增“采取管护措施的，应当在七日以内依法作出留置或者解除管护的决定……”" in prose_of(kept, new)


def test_a_graver_tier_behind_an_order_is_marked() -> None:
    """慈善法 (2023) 第一百一十四条: an order to mend is not all that follows."""
    kept = "登记档案长期保存。"
    act = "未经指定擅自提供互联网公开募捐服务的，由县级以上人民政府民政部门责令限期改正"
    graver = "逾期不改正的，由民政部门会同网信部门依法进行处理"
    assert prose_of(kept, f"{kept}\n{act}；{graver}。") == [f"新增“{act}；{graver}”"]
    assert any(said.endswith("责令限期改正……”") for said in prose_of(kept, f"{kept}\n{act}；{graver}，{FAR}。"))


def test_how_something_is_not_done_does_not_make_it_another_act() -> None:
    """慈善法 (2023) 第一百一十四条: 未依法履行 is no denial of 未履行, so that what was punished is punished still."""
    act = "电信运营商未{}验证义务的"
    old, new = (f"第一条　{act.format(how)}，予以警告。\n" for how in ("履行", "依法履行"))
    assert Elsewhere(regdiff.compare(old, new).changes).is_left(act.format("履行"))
    assert not Elsewhere(regdiff.compare(old, new.replace("未依法", "已")).changes).is_left(act.format("履行"))


def test_who_acts_is_told_to_the_end_of_a_long_name() -> None:
    """保障中小企业款项支付条例 (2025) 第五条: departments are bound, not the governments whose they are."""
    kept = "登记机关应当公布名录。"
    fields = "发展改革、财政、住房城乡建设、交通运输、水利、金融管理、国有资产监管、市场监督管理"
    new = f"{kept}\n县级以上地方人民政府负责中小企业促进工作综合管理的部门和{fields}等有关部门应当按照职责分工，负责保障款项支付相关工作。"
    assert any("等有关部门应当按照职责分工" in said for said in prose_of(kept, new))


def test_what_introduces_a_list_is_told_to_its_end() -> None:
    """适用刑事诉讼法的解释 (2021) 第四十条: what those may not be."""
    form = "下列人员不得担任辩护人：\n（一）正在被执行刑罚的人；\n（二）人民法院、人民检察院、{}公安机关的现职人员。"
    (told,) = prose_of(form.format(""), form.format("监察机关、"))
    assert told.startswith("下列人员不得担任辩护人：“（二）")


def test_an_exception_that_the_next_sentence_makes_is_marked() -> None:
    """海洋环境保护法 (2023) 第四十七条."""
    old = "在海洋自然保护区、重要渔业水域和其他需要特别保护的区域，不得新建排污口。"
    new = "禁止在自然保护地、重要渔业水域和其他需要特别保护的区域新设工业排污口；法律、行政法规另有规定的除外。"
    for told in prose_of(old, new):
        assert told.endswith("……”") or "除外" in told


def test_a_sentence_that_stands_is_not_told_to_be_gone_with_the_next_one() -> None:
    """国家自然科学基金条例 (2024) 第十三条: the term for the first review stands."""
    kept = "基金管理机构应当自申请截止之日起45日内，完成对申请材料的初步审查。{}有下列情形之一的，不予受理：\n（一）不符合条件的。"
    gone = "符合本条例规定的，予以受理，并公布申请人基本情况和依托单位名称、申请项目名称"
    for told in prose_of(kept.format(f"{gone}。"), kept.format("")):
        assert "初步审查。" not in told


def test_who_was_not_punished_is_not_told_before_what_became_of_a_fine() -> None:
    """消耗臭氧层物质管理条例 (2023) 第三十六条: those who make it by the way are new."""
    form = "从事臭氧物质回收等经营活动的单位，{}未按照规定对其进行无害化处置而直接排放的，{}责令改正，处{}的罚款。"
    makers = "以及生产过程中附带产生臭氧物质的单位，"
    for by, fits in (("", True), (f"由县级以上人民政府主管部门{FAR}，", False)):
        old, new = form.format("", by, "1万元以上5万元以下"), form.format(makers, by, "10万元以上50万元以下")
        told = next(each for each in prose_of(old, new) if "改为" in each)
        assert told.startswith("“从事" if fits else "从事臭氧物质回收等经营活动的单位……未按照规定")
        assert (makers in told) is fits
        assert makers not in told.partition("改为")[0]


def test_that_unlawful_income_is_taken_is_no_news_where_it_was() -> None:
    """慈善法 (2023) 第一百一十二条."""
    old = "慈善组织违反规定公开募捐，有违法所得的，由民政部门予以没收；对直接责任人员处二万元以上二十万元以下罚款。"
    new = "慈善组织违反规定公开募捐的，由民政部门没收违法所得；对直接责任人员处二万元以上三十万元以下罚款。"
    told = prose_of(old, new)
    assert told
    assert not any(each.startswith("删去") or "增加“没收违法所得”" in each for each in told), told


def test_a_rule_that_punishes_is_no_form_of_a_power_to_search() -> None:
    """反间谍法 (2023) 第六十一条."""
    things = "非法持有属于国家秘密的文件、资料和其他物品，以及非法持有、使用专用间谍器材"
    old = f"对{things}的，国家安全机关可以依法对其人身、物品、住处和其他有关的地方进行搜查。"
    new = f"{things}，尚不构成犯罪的，由国家安全机关予以警告或者处十日以下行政拘留。"
    assert not any("搜查" in each and "拘留" in each for each in prose_of(old, new))


def test_who_a_list_of_acts_is_of_is_told_with_it_and_what_becomes_of_them() -> None:
    """监察法 (2024) 第六十九条, 保障中小企业款项支付条例 (2025) 第三十一条."""
    form = "监察机关及其工作人员有下列行为之一的，被调查人有权向该机关申诉：\n（一）超期限的；\n（二）查封与案件无关{}的财物的。"
    (told,) = prose_of(form.format(""), form.format("或者明显超出涉案范围"))
    assert told.startswith("监察机关及其工作人员有下列行为之一的，被调查人有权向该机关申诉：“（二）")
    form = "机关、事业单位违反本条例，有下列情形之一的，由其上级机关责令改正；拒不改正的，给予处分：\n（一）拖延的；\n（二）{}验收的。"
    (told,) = prose_of(form.format("不及时"), form.format("不及时检查、"))
    assert told.startswith("机关、事业单位违反本条例，有下列情形之一的，由其上级机关责令改正……：“（二）")


def test_a_penalty_for_another_act_is_told_with_both_acts() -> None:
    """废旧金属收购业治安管理办法 (2023) 第十一条: who had no licence was fined, and is now fined who did not report."""
    old = "未领取特种行业许可证收购生产性废旧金属的，由公安机关予以取缔，可以并处5000元以上10000元以下的罚款。"
    new = "未按照规定履行备案手续的，由公安机关予以警告，逾期拒不改正的，处500元以上2000元以下的罚款。"
    for told in prose_of(old, new):
        assert "未领取特种行业许可证" in told or "改为" not in told


LIFTED = [
    # 行政复议法 (2023) 第三十一条: the deadline may be longer
    ("申请人应当自收到补正通知之日起十日内提交补正材料", "有正当理由不能按期补正的，复议机关可以延长补正期限"),
    # 矿产资源法 (2024) 第二十四条
    ("探矿权的期限为五年", "探矿权期限届满，可以续期，续期最多不超过三次"),
    # 野生动物保护法 (2022) 第三十八条: the ban is none for those who have leave
    ("禁止向境外机构或者人员提供我国特有的遗传资源", "开展国际科学研究合作的，应当依法取得批准"),
    # 民事诉讼法 (2023) 第二百八十条: when not
    (
        "一方当事人向外国法院起诉，另一方向人民法院起诉的，人民法院可以受理",
        "当事人选择外国法院管辖的，人民法院可以裁定不予受理",
    ),
]


@pytest.mark.parametrize(("rule", "lifts"), LIFTED)
def test_a_rule_that_the_next_sentence_lifts_is_marked(rule: str, lifts: str) -> None:
    said = prose_of("登记应当公开。", f"登记应当公开。\n{rule}。{lifts}。")
    assert f"新增“{rule}……”" in said
    stands = prose_of("登记应当公开。", f"登记应当公开。\n{rule}。\n登记档案由登记机关保管三十年。")
    assert f"新增“{rule}”" in stands
