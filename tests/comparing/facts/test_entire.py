"""A clause in other words is told as of whole sentences; what lives on is told neither as gone nor as another."""

from __future__ import annotations

from tellings import prose_of


def test_a_sentence_is_told_with_the_condition_that_it_lost() -> None:
    """国防教育法 (2024) 第三十五条: on some days alone, before."""
    old = "在国庆节、中国人民解放军建军节和全民国防教育日，经批准的军营可以向社会开放"
    new = "经批准的军营应当按照军队有关规定向社会开放"
    assert prose_of(f"{old}。", f"{new}。") == [f"“{old}”改为“{new}”（从严）"]


def test_a_sentence_is_told_to_its_end() -> None:
    """各级人民代表大会常务委员会监督法 (2024) 第三十九条: without the end nobody knows what is done."""
    form = "县级以上地方人民代表大会常务委员会对本级人民政府{}的决定、命令，经审查，认为不适当的，有权予以撤销。"
    (told,) = prose_of(form.format("发布"), form.format("、监察委员会、人民法院、人民检察院制定的规范性文件以及发布"))
    assert told.count("有权予以撤销") == 2


def test_what_one_fact_quotes_is_told_by_no_other() -> None:
    kept = "登记人员应当从热爱登记事业、具有{}知识的人员中选拔"
    old, new = kept.format("基本的登记"), kept.format("扎实的档案、统计") + "，同等条件下优先招录退役军人"
    assert prose_of(f"{old}。", f"{new}。") == [f"“{old}”改为“{new}”"]


def test_what_stood_in_another_sentence_is_not_drawn_in_as_if_it_had_come() -> None:
    """会计法 (2024) 第三十一条: 出具检查结论 was ruled in the next paragraph before."""
    form = "财政、审计、{}部门应当依照有关法律规定的职责，对有关单位的登记资料实施监督检查{}。"
    old = form.format("税务、证券监管、保险监管等", "") + "\n前款所列部门实施检查后，应当出具检查结论。"
    new = form.format("税务、金融管理等", "，并出具检查结论") + "\n前款所列部门应当相互配合。"
    (told,) = prose_of(old, new)
    assert told.endswith(
        "改为“财政、审计、税务、金融管理等部门应当依照有关法律规定的职责，对有关单位的登记资料实施监督检查……”"
    )


def test_an_item_that_stands_in_other_words_did_not_go() -> None:
    """保安服务管理条例 (2022) 第三十二条: what is asked of teachers was loosened."""
    form = "培训单位应当具备下列条件：\n（一）有固定的场所；\n（二）{}。"
    gone = "有培训所需的师资力量，其中专业师资人员应当具有大学本科以上学历或者十年以上治安保卫管理工作经历"
    told = prose_of(form.format(gone), form.format("有培训所需的专兼职师资力量"))
    assert told == ["删去“其中专业师资人员应当具有大学本科以上学历或者十年以上治安保卫管理工作经历”"]


def test_what_still_follows_elsewhere_did_not_become_another_consequence() -> None:
    """会计法 (2024) 第四十四条: crimes are prosecuted still."""
    who = "登记机关的工作人员在实施监督管理中滥用职权、玩忽职守、徇私舞弊或者泄露国家秘密"
    old = f"{who}、商业秘密，构成犯罪的，依法追究刑事责任；尚不构成犯罪的，依法给予处分。"
    new = f"{who}、工作秘密、商业秘密、个人隐私的，依法给予处分；构成犯罪的，依法追究刑事责任。"
    told = prose_of(old, new)
    assert any("个人隐私的，依法给予处分" in each for each in told)
    assert not any("依法追究刑事责任" in each for each in told)


def test_two_rules_of_which_one_forbids_are_no_forms_of_each_other() -> None:
    """长江河道采砂管理条例 (2023) 第十七条: a fee went, and a ban came."""
    old = "从事长江采砂活动的单位和个人应当向发放河道采砂许可证的机关缴纳长江河道砂石资源费。"
    new = "禁止运输、收购、销售未取得河道采砂许可证的单位、个人开采的长江河道砂石。"
    assert prose_of(old, new) == [f"现规定“{new[:-1]}”"]
