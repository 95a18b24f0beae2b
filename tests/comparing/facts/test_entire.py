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
    told, _ = prose_of(old, new)
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
    assert {each.count("依法追究刑事责任") for each in told} <= {0, 2}


def test_two_rules_of_which_one_forbids_are_no_forms_of_each_other() -> None:
    """长江河道采砂管理条例 (2023) 第十七条: a fee went, and a ban came."""
    old = "从事长江采砂活动的单位和个人应当向发放河道采砂许可证的机关缴纳长江河道砂石资源费。"
    new = "禁止运输、收购、销售未取得河道采砂许可证的单位、个人开采的长江河道砂石。"
    assert prose_of(old, new) == [f"现规定“{new[:-1]}”"]


def test_what_came_within_a_sentence_is_told_with_the_whole_of_it() -> None:
    """民事诉讼法 (2023) 第二百八十三条: whom one serves for whom says the beginning of the item."""
    form = "送达诉讼文书，可以采用下列方式：\n（一）通过外交途径送达{}。"
    item = "（二）受送达人为外国人，其在境内设立的法人担任法定代表人，且与该法人为共同被告的，向该法人送达"
    told = prose_of(form.format(""), form.format(f"；\n{item}"))
    assert told == [f"在“送达诉讼文书，可以采用下列方式”之下新增“{item}”"]


def test_parts_of_a_sentence_that_came_are_one_fact() -> None:
    """职业教育法 (2022) 第三十三条."""
    kept = "登记档案长期保存。"
    new = "设立中等职业学校，由县级人民政府审批；设立高等职业学校，由省级人民政府审批，报国务院教育行政部门备案"
    assert prose_of(kept, f"{kept}{new}。") == [f"新增“{new}”"]


def test_what_follows_a_whole_sentence_and_limits_it_is_marked() -> None:
    """矿产资源法 (2024) 第二十四条: the exception is the next sentence."""
    kept = "探矿权应当依法登记。"
    rule = "探矿权期限届满，可以续期；续期时应当按照规定核减勘查区域面积"
    assert prose_of(kept, f"{kept}\n{rule}。法律、行政法规另有规定的除外。")[0].endswith(f"“{rule}……”")


def test_an_item_under_an_introduction_in_other_words_is_told_as_what_is_ruled_now() -> None:
    """农产品质量安全法 (2022) 第十六条: that standards bind was ruled before."""
    old = "质量安全标准是强制性的技术规范，包括下列要求：\n（一）投入品的质量要求。"
    new = (
        "质量安全标准是强制执行的标准，包括以下与质量安全有关的要求：\n（一）投入品的质量要求；\n（二）关键成分指标等要求。"
    )
    assert any(each.startswith("现规定“质量安全标准") and "关键成分" in each for each in prose_of(old, new))
    assert not any(each.startswith("新增“质量安全标准") for each in prose_of(old, new))


def test_a_list_that_imposes_more_than_is_told_is_marked() -> None:
    """国家自然科学基金条例 (2024) 第三十八条: a warning is not all that it costs."""
    form = "依托单位有下列情形之一的，由基金管理机构给予警告，责令限期改正；情节严重的，处一万元以上五万元以下的罚款：\n（一）{}的。"
    (told,) = prose_of(form.format("纵容申请人弄虚作假"), form.format("组织、参与、纵容申请人弄虚作假"))
    assert told.startswith("依托单位有下列情形之一的，由基金管理机构给予警告……：")


def test_what_is_left_out_behind_who_is_marked() -> None:
    """各级人民代表大会常务委员会监督法 (2024) 第四十三条: they may in that case alone."""
    far = "认为最高人民法院、最高人民检察院作出的具体应用法律的解释同法律规定相抵触，而最高人民法院、最高人民检察院又不予修改或者废止的"
    form = (
        f"法律委员会和有关专门委员会经审查{far}，可以提出要求最高人民法院、最高人民检察院予以修改、废止的议案，"
        "或者提出由常务委员会作出法律解释的议案{}，由委员长会议决定提请常务委员会审议。"
    )
    for told in prose_of(form.format(""), form.format("、建议")):
        assert not told.startswith("法律委员会和有关专门委员会：")


def test_what_was_replaced_and_came_to_another_sentence_is_told_as_no_form_of_what_stands_there() -> None:
    """办理危害食品安全刑事案件的解释 (2021) 第九条: the second item became the third, and another one stands there."""
    lead = "下列物质应当认定为有毒、有害的非食品原料：\n（一）法律禁止添加的物质；\n"
    listed = "国务院有关部门公布的《食品中可能违法添加的非食用物质名单》上的物质"
    told = prose_of(
        f"{lead}（二）{listed}；\n（三）其他物质。",
        f"{lead}（二）因危害人体健康，被国务院有关部门列入禁用名录的物质；\n（三）{listed}；\n（四）其他物质。",
    )
    assert not any("改为" in said and listed in said for said in told), told
