"""What was imposed before, and is imposed now at another tier, for a breach of another number, or in another article."""

from __future__ import annotations

import pytest
from tellings import told

import regdiff
from regdiff.comparing.facts.penalties.breaches import of_one_breach, of_other_breaches, said_besides
from regdiff.comparing.facts.penalties.changes import compare_frames
from regdiff.comparing.facts.penalties.frames import frames
from regdiff.comparing.facts.penalties.offences import Offences


def imposed(text: str) -> list[tuple[str, str]]:
    """Return when, and what, of each frame of a text."""
    return [
        (text[slice(*each.within)] + text[slice(*each.tier)], "、".join(text[slice(*m.span)] for m in each.measures))
        for each in frames(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # 上海市检验检测条例 (2024) 第四十三条: fees below a sum are a threshold, and no act
            "检验检测机构出具虚假数据的，并处检验检测费用五倍的罚款；检验检测费用不足一万元的，并处五万元的罚款；情节严重的，依法吊销其资质许可证。",
            [
                ("", "并处检验检测费用五倍的罚款"),
                ("检验检测费用不足一万元的", "并处五万元的罚款"),
                ("情节严重的", "吊销其资质许可证"),
            ],
        ),
        (  # 长江河道采砂管理条例 (2023) 第十九条: a threshold within the grave cases
            "未按照要求采砂的，没收违法所得；情节严重的，吊销许可证，并处货值金额2倍的罚款，货值金额不足10万元的，并处20万元的罚款。",
            [
                ("", "没收违法所得"),
                ("情节严重的", "吊销许可证、并处货值金额2倍的罚款"),
                ("情节严重的货值金额不足10万元的", "并处20万元的罚款"),
            ],
        ),
        (  # 传染病防治法 (2013) 第七十四条: only who has a licence can lose it
            "有下列情形之一的，给予警告；已取得许可证的，依法暂扣或者吊销许可证。",
            [("", "警告、暂扣、吊销许可证")],
        ),
        (  # 长江河道采砂管理条例 (2001) 第二十六条
            "有下列行为之一，触犯刑律的，依法追究刑事责任；尚未触犯刑律的，对负有责任的主管人员依法给予行政处分。",
            [("尚未触犯刑律的", "给予行政处分")],
        ),
        ("违反许可证规定捕捞的，可以暂扣捕捞许可证六个月以下。", [("", "暂扣捕捞许可证六个月以下")]),
        ("印刷企业擅自兼营的，限制开展相关生产经营活动或者责令停业整顿。", [("", "限制开展相关生产经营活动、责令停业整顿")]),
        ("网络运营者拒不改正的，责令停业整顿、关闭网站或者应用程序。", [("", "责令停业整顿、关闭网站或者应用程序")]),
        (  # 危险化学品安全法 (2025) 第一百零六条: what follows from a sanction is no other act
            "违法采购的，吊销其经营许可证；相关许可证件被吊销的，由市场监督管理部门吊销其营业执照。",
            [("", "吊销其经营许可证"), ("相关许可证件被吊销的", "吊销其营业执照")],
        ),
        ("医疗机构参与的，吊销该医疗机构的人体器官移植诊疗科目。", [("", "吊销该医疗机构的人体器官移植诊疗科目")]),
        (  # 对外贸易法 (2025) 第七十三条: that other law is silent is no act
            "擅自进出口的，依照有关法律的规定处罚；法律、行政法规没有规定的，没收违法所得。",
            [("", "依照有关法律的规定处罚"), ("法律、行政法规没有规定的", "没收违法所得")],
        ),
        ("认定侵权行为成立的，没收、销毁侵权商品。", [("", "没收、销毁侵权商品")]),
        # what the law on penalties allows for, and what it is handed over to, is none of a text's own
        ("具有《行政处罚法》规定的从轻、减轻或者不予处罚情形的，依照其规定从轻、减轻或者不予处罚。", []),
        ("扰乱公共秩序的，由公安机关依法给予治安管理处罚。", []),
        # a condition of what can be decided on the spot
        ("违法事实确凿，处二百元以下罚款的，可以当场作出处罚决定。", []),
    ],
)
def test_frames_are_read_with_their_tiers(text: str, expected: list[tuple[str, str]]) -> None:
    assert imposed(text) == expected


def test_a_tier_that_moved_is_told_on_both_sides() -> None:
    """使用有毒物品作业场所劳动保护条例 (2024) 第五十八条: the fine holds only where the order is not obeyed."""
    old = "有下列情形之一的，给予警告，责令限期改正，处10万元以上50万元以下的罚款；逾期不改正的，予以关闭。"
    new = "有下列情形之一的，给予警告，责令限期改正；逾期不改正的，处10万元以上50万元以下的罚款；情节严重的，予以关闭。"
    now = "逾期不改正的，处10万元以上50万元以下的罚款；情节严重的，予以关闭"
    assert told(old, new) == [
        f"penalty 有下列情形之一的……{{-处10万元以上50万元以下的罚款；逾期不改正的，予以关闭→{now}+}}",
    ]


def test_no_down_where_the_same_is_imposed_higher_at_another_tier() -> None:
    """反不正当竞争法 (2025) 第二十四条: the fine of all cases was lowered, and the grave ones got one of their own."""
    old = "贿赂他人的，处十万元以上三百万元以下的罚款；情节严重的，吊销营业执照。"
    new = "贿赂他人的，处十万元以上一百万元以下的罚款；情节严重的，处一百万元以上五百万元以下的罚款，吊销营业执照。"
    assert [each.trend for each in compare_frames(old, new)] == ["", ""]
    assert [each.trend for each in compare_frames(old, new.replace("处一百万元以上五百万元以下的罚款，", ""))] == ["down"]


def test_no_looser_where_other_law_may_impose_as_much() -> None:
    """海商法 (2025) 第四条: the fine went, and legal liability is pursued."""
    old, new = "船舶非法悬挂国旗航行的，予以警告，处以罚款。", "船舶非法悬挂国旗航行的，予以警告{}。"
    trends = [[each.trend for each in compare_frames(old, new.format(more))] for more in ("，并依法追究法律责任", "")]
    assert trends == [[""], ["looser"]]


def test_discipline_that_the_article_imposed_on_the_like_did_not_come() -> None:
    """市场主体登记管理条例 (2021) 第五十条."""
    whom = "对直接负责的主管人员和其他直接责任人员依法给予{}处分。"
    old = "公司登记机关对不符合规定条件的申请予以登记的，" + whom.format("行政")
    new = "登记机关及其工作人员违反本条例规定未履行职责或者履行职责不当的，"
    assert not any(each.startswith("penalty") for each in told(old, new + whom.format("")))
    assert any("开除" in each for each in told(old, new + whom.format("撤职或者开除")))


def test_licences_of_two_sorts_are_not_paired() -> None:
    """人体器官捐献和移植条例 (2023) 第四十条: of a doctor, and of a hospital."""
    old = "擅自摘取器官的，给予警告；情节特别严重的，吊销其执业证书。"
    new = "擅自摘取器官的，给予警告；拒不改正的，吊销该医疗机构的执业许可证。"
    assert not any(each.old and each.new for each in compare_frames(old, new))
    assert any(each.is_moved for each in compare_frames(old, new.replace("该医疗机构的执业许可证", "其执业证书")))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("被判处有期徒刑的罪犯，可以离监探亲。", "被判处有期徒刑和被减为有期徒刑的罪犯，可以离监探亲。"),
        ("非使用武器不能制止的，可以使用武器。", "经警告无效，非使用武器不能制止的，可以使用武器。"),
        ("经营者应当公开信息。", "经营者应当公开信息。有关部门应当将信用记录纳入全国信用信息共享平台。"),
    ],
)
def test_what_is_only_spoken_of_is_no_penalty(old: str, new: str) -> None:
    assert not any(each.startswith("penalty") for each in told(old, new))


def test_an_act_that_breaks_the_same_article_is_the_same() -> None:
    """反不正当竞争法 (2025) 第二十九条: 第十二条 became 第十三条, and what breaks it is put in other words."""
    old = "违反本法第十二条规定妨碍其他经营者合法提供的网络产品正常运行的，处十万元以上五十万元以下的罚款。"
    new = "违反本法第十三条第二款、第三款规定利用网络从事不正当竞争的，处十万元以上一百万元以下的罚款。"
    assert [each.trend for each in compare_frames(old, new, renumbered={"第十二条": {"第十三条"}})] == ["up"]
    assert [each.is_alone for each in compare_frames(old, new, renumbered={"第十二条": {"第十四条"}})] == [True, True]


def test_what_refers_to_an_act_is_not_what_it_became() -> None:
    """网络安全法 (2025) 第六十一条: the third paragraph adds to what the first one goes on to impose."""
    act = "运营者不履行网络安全保护义务的，给予警告；拒不改正的，处十万元以上一百万元以下罚款。"
    new = act + "\n有前款行为，造成严重后果的，处五十万元以上二百万元以下罚款。"
    (came,) = compare_frames(act, new)
    assert came.old is None
    assert came.new is not None
    assert new[slice(*came.new.tier)] == "造成严重后果的"


_PURPOSE = "第一条　为了加强商标管理，保护消费者和生产经营者的利益，制定本法。"
_NAME = "生产经营者不得将“驰名商标”字样用于商品、商品包装或者容器上，或者用于广告宣传、展览以及其他商业活动中。"
_AGENT = "商标代理机构应当按照被代理人的委托办理商标注册申请，对在代理过程中知悉的商业秘密负有保密义务。"
_TERM = "商标注册人享有商标专用权，受法律保护，有效期为十年，自核准注册之日起计算。"
_STAYS = "违反本法第三条规定泄露商业秘密的，责令停业整顿，并处五万元以上十万元以下的罚款；违反本法第四条规定的，给予警告。"


def imposed_elsewhere(old: str, new: str) -> list[str]:
    """Return which penalties are told where one that 第五条 imposed stands in 第二条 now."""
    articles = f"第三条　{_AGENT}\n第四条　{_TERM}\n第五条"
    texts = (
        f"{_PURPOSE}\n第二条　{_NAME}\n{articles}　{old}{_STAYS}",
        f"{_PURPOSE}\n第二条　{_NAME}\n{new}\n{articles}　{_STAYS}",
    )
    changed = regdiff.compare(*(regdiff.read(f"商标法\n{text}\n") for text in texts))
    readings = regdiff.read_aids(changed).readings
    return ["came" if fact.came else "went" for reading in readings for fact in reading.facts if fact.kind == "penalty"]


@pytest.mark.parametrize(
    ("old", "new", "told_of"),
    [
        # 商标法 (2026) 第六十四条 says itself what 第五十三条 said of its breach
        ("违反本法第二条规定的，处十万元以下的罚款；", "违反前款规定的，处十万元以下的罚款。", []),
        ("违反本法第二条规定的，处十万元以下的罚款；", "违反前款规定的，处五十万元以下的罚款。", ["came", "went"]),
        ("违反本法第二条规定的，没收违法所得；", "违反前款规定的，处十万元以下的罚款。", ["came", "went"]),
        ("违反本法第二条规定的，处十万元以下的罚款；", "违反本法第三条规定的，处十万元以下的罚款。", ["came", "went"]),
        ("违反本法第二条规定的，处十万元以下的罚款；", "违反前款规定，情节严重的，处十万元以下的罚款。", ["came", "went"]),
        (
            "违反本法第二条规定的，处十万元以下的罚款；",
            "违反前款规定的，对直接负责的主管人员处十万元以下的罚款。",
            ["came", "went"],
        ),
        # 第九条 became none
        ("违反本法第二条、第九条规定的，处十万元以下的罚款；", "违反前款规定的，处十万元以下的罚款。", ["went"]),
        # of a breach of two articles it is not told that it went only where it stands for both
        ("违反本法第二条、第四条规定的，处十万元以下的罚款；", "违反前款规定的，处十万元以下的罚款。", ["went"]),
        (
            "违反本法第二条、第四条规定的，处十万元以下的罚款；",
            "违反前款规定的，处十万元以下的罚款。违反本法第四条规定的，处十万元以下的罚款。",
            [],
        ),
    ],
)
def test_what_is_imposed_in_another_article_neither_came_nor_went(old: str, new: str, told_of: list[str]) -> None:
    assert imposed_elsewhere(old, new) == told_of


def test_what_a_breach_of_a_part_of_an_article_costs_stands_where_that_part_is_now() -> None:
    """商标法 (2026): 第十四条 became two articles, and the second says itself what its breach costs."""
    fine = "规定的，由负责商标执法的部门责令改正，处十万元罚款。"
    split = (
        f"第二条　{_AGENT}\n{_NAME}\n第三条　{_TERM}",
        f"第二条　{_AGENT}\n第三条　{_NAME}\n违反前款{fine}\n第四条　{_TERM}",
    )
    fined = f"第五条　违反本法第二条第二款{fine}{_STAYS}", f"第五条　{_STAYS}"
    changes = [
        change
        for pair in (split, fined)
        for change in regdiff.compare(*(regdiff.read(f"商标法\n{_PURPOSE}\n{text}\n") for text in pair)).changes
    ]
    (parted,) = (change for change in changes if len(change.old) < len(change.new))
    assert [unit.printed for unit in parted.new] == ["第二条", "第三条"]
    fine_of_old = frames(changes[-1].old[0].text)[0]
    assert Offences(changes).stand(changes[-1], fine_of_old, new=False)
    assert not Offences(changes[:2] + changes[-1:]).stand(changes[-1], fine_of_old, new=False)


@pytest.mark.parametrize(
    ("old", "new", "is_other"),
    [
        ("违反本法第二条规定的", "违反本法第三条规定的", True),
        ("违反本法第二条规定的", "违反本法第三条规定泄露商业秘密的", True),
        ("违反本法第二条规定的", "违反本法第四条规定的", False),  # as it is numbered now
        ("违反本法第二条规定的", "违反本法第三条、第四条规定的", False),
        ("违反本法第二条规定泄露商业秘密的", "违反本法第三条规定泄露商业秘密的", False),  # what is done is told
        ("违反本法第九条规定的", "违反本法第三条规定的", False),  # what became of 第九条 is not known
        ("违反本法规定的", "违反本法第三条规定的", False),
    ],
)
def test_acts_that_say_only_which_article_they_break(old: str, new: str, is_other: bool) -> None:
    assert of_other_breaches(old, new, {"第二条": {"第四条"}}) is is_other


@pytest.mark.parametrize(
    ("old", "new", "is_one"),
    [
        ("违反本法第二条规定的", "违反本法第四条规定的", True),
        ("违反本法第二条、第三条规定的", "违反本法第四条规定的", False),  # what 第三条 became is left out
        ("违反本法第二条规定的", "违反本法第三条、第四条规定的", False),  # 第三条 is one more
        ("违反本法第二条、第三条规定的", "违反本法第四条、第六条规定的", True),
        ("违反本法规定的", "违反本法规定的", False),
    ],
)
def test_acts_of_one_breach_break_the_same_articles_whatever_their_numbers(old: str, new: str, is_one: bool) -> None:
    assert of_one_breach(old, new, {"第二条": {"第四条"}, "第三条": {"第五条", "第六条"}}) is is_one


@pytest.mark.parametrize(
    ("act", "said"),
    [
        ("违反本法第二十条第一款、第三十条规定，拒不接受检查的", "拒不接受检查的"),
        ("违反本法有关规定，拒不接受检查的", "拒不接受检查的"),
        ("违反本法第二十条规定的", "违反本法第二十条规定的"),  # nothing else tells what it is
    ],
)
def test_an_act_is_known_by_what_is_done(act: str, said: str) -> None:
    assert said_besides(act) == said


def test_unlawful_income_that_is_taken_elsewhere_is_not_told_to_be_left() -> None:
    """慈善法 2023 第一百一十二条: what was 予以没收 is 没收违法所得 of the articles that name the acts."""
    rule = "第一条　登记机关应当公开登记条件。\n\n"
    old = f"{rule}第二条　未经登记擅自出版图书，有违法所得的，由登记机关予以没收。\n\n"
    act = "未经许可经营的，没收{}；情节严重的，吊销许可证。\n"

    def gone(taken: str) -> bool:
        sides = f"{old}第三条　{act.format(taken)}", f"{rule}第二条　{act.format(taken)}"
        readings = regdiff.read_aids(regdiff.compare(*sides)).readings
        return any(fact.went and fact.kind == "penalty" for reading in readings for fact in reading.facts)

    assert gone("非法财物")
    assert not gone("违法所得")
