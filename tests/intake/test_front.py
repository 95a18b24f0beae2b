"""What stands above the body: titles and notes over any number of lines, orders, dates, decisions."""

from __future__ import annotations

import re

import pytest
from takes import RULES, left_out, read

from regdiff.errors import TextError

BODY = "第一条 甲。\n第二条 乙。\n"


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("示例登记条例", "示例登记条例"),
        ("《示例登记条例》", "示例登记条例"),
        ("《示范法》实施办法", "《示范法》实施办法"),
        ("关于贯彻《示范条例》", "关于贯彻《示范条例》"),
        ("贯彻《示范法》和《另一法》的规定", "贯彻《示范法》和《另一法》的规定"),
        ("《贯彻〈示范法〉办法》", "贯彻〈示范法〉办法"),
        ("中华人民共和国各级人民代表大会\n常务委员会监督示例法", "中华人民共和国各级人民代表大会常务委员会监督示例法"),
        ("中华人民共和国境外\n非政府组织示例法", "中华人民共和国境外非政府组织示例法"),
        ("关于外国企业或者个人在中国境内设立\n合伙企业的管理办法", "关于外国企业或者个人在中国境内设立合伙企业的管理办法"),
        ("最高人民法院\n关于审理示例案件\n适用法律若干问题的解释", "最高人民法院关于审理示例案件适用法律若干问题的解释"),
        ("最高人民法院\n最高人民检察院\n关于办理示例案件的解释", "最高人民法院　最高人民检察院关于办理示例案件的解释"),
        ("中华人民共和国示例法\n实施条例", "中华人民共和国示例法实施条例"),
        ("示例条例\n（试行）", "示例条例（试行）"),
        ("示例条例\n(征求意见稿)", "示例条例(征求意见稿)"),
        ("中华人民共和国国务院\n示例条例", "示例条例"),
        ("某市人民政府\n示例管理办法", "示例管理办法"),
        ("今日要闻\n示例条例", "示例条例"),
        ("示例大学学则", "示例大学学则"),
        ("某市示例\n登记条例", "某市示例登记条例"),
        ("某市农村\n人居环境\n治理条例", "某市农村人居环境治理条例"),
        ("示例信息\n公开条例", "示例信息公开条例"),
        ("示例数据\n登记管理暂行办法\n（试行）", "示例数据登记管理暂行办法（试行）"),
        ("某市实施《示范\n登记法》办法", "某市实施《示范登记法》办法"),
        ("《某市示例\n登记条例》", "某市示例登记条例"),
        ("某市日报\n登记条例", "登记条例"),
        ("某市人民政府\n登记办法", "登记办法"),
        ("示例法律网\n示例管理办法", "示例管理办法"),
        ("某市\n示例条例", "某市示例条例"),
        ("某市新闻网\n示例条例", "示例条例"),
        ("第12号\n登记条例", "登记条例"),
    ],
)
def test_a_title_is_found_under_what_stands_above_it(front: str, title: str) -> None:
    for note in ("", "（2020年1月2日发布）\n"):
        assert read(f"{front}\n{note}{BODY}").revision.head.title == title


def test_a_name_elsewhere_in_the_source_says_how_far_a_title_goes() -> None:
    order = "《甲乙市容管理条例》已经通过，现予公布。\n"
    assert read(f"{order}甲乙市容\n管理条例\n{BODY}").revision.head.title == "甲乙市容管理条例"
    other = "《管理条例》已经通过，现予公布。\n"
    assert read(f"{other}甲乙市容\n管理条例\n{BODY}").revision.head.title == "管理条例"


ORDER = (
    "中华人民共和国国务院令\n第 760 号\n《示例条例》已经国务院修订通过，现予公布，自2023年7月1日起施行。\n"
    "总　理　某　某\n2023年4月27日\n"
)


def test_an_order_above_the_title_is_left_out_and_dates_the_revision() -> None:
    taken = read(f"{ORDER}示例条例\n第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。\n")
    assert taken.revision.head.title == "示例条例"
    assert taken.revision.head.get("promulgated") == "2023-04-27"
    assert taken.revision.head.get("effective") == "2023-07-01"
    assert left_out(taken, "before") == ORDER.strip().split("\n")
    noted = read(f"{ORDER}示例条例\n（1999年10月7日发布　2023年4月28日修订）\n{BODY}")
    assert noted.revision.head.get("promulgated") == "2023-04-28"
    assert noted.revision.head.note == "（1999年10月7日发布　2023年4月28日修订）"


def test_an_announcement_above_the_title_is_left_out() -> None:
    front = "某市人民代表大会常务委员会公告\n〔十五届〕第3号\n《某市示例条例》已于2020年1月1日通过，现予公布。\n某市人民代表大会常务委员会\n2020年1月2日\n"
    taken = read(f"{front}某市示例条例\n（2020年1月1日某市人民代表大会常务委员会通过）\n{BODY}")
    assert taken.revision.head.title == "某市示例条例"
    assert len(left_out(taken, "before")) == 5


@pytest.mark.parametrize(
    ("note", "head"),
    [
        (
            "（2012年11月26日最高人民法院审判委员会\n第1561次会议通过，根据2020年12月23日最高人民法院\n审判委员会第1823次会议通过的《决定》修正）",
            "（2012年11月26日最高人民法院审判委员会第1561次会议通过，根据2020年12月23日最高人民法院审判委员会第1823次会议通过的《决定》修正）",
        ),
        ("(2001年1月1日通过\n根据2005年3月4日《决定》修正)", "(2001年1月1日通过　根据2005年3月4日《决定》修正)"),
        ("2001年1月1日通过\n根据2005年3月4日《决定》修正", "（2001年1月1日通过　根据2005年3月4日《决定》修正）"),
        ("（2022年4月修订）", "（2022年4月修订）"),
        (
            "（国务院令第273号发布　2023年4月27日国务院令第760号修订）",
            "（国务院令第273号发布　2023年4月27日国务院令第760号修订）",
        ),
    ],
)
def test_a_note_may_run_over_lines(note: str, head: str) -> None:
    taken = read(f"示例规定\n{note}\n{BODY}")
    assert taken.revision.head.note == head
    assert taken.revision.preamble == ()


def test_a_bracket_that_the_source_does_not_have_is_on_record() -> None:
    taken = read(f"示例规定\n（2012年1月2日通过，根据2020年12月23日\n《决定》修正\n{BODY}")
    assert taken.revision.head.note == "（2012年1月2日通过，根据2020年12月23日　《决定》修正）"
    assert [repair.kind for repair in taken.repairs] == ["bracket-around-note"]
    assert taken.revision.preamble == ()


def test_a_note_whose_brackets_are_paired_is_given_no_other() -> None:
    taken = read(f"示例规定\n（2012年1月2日通过）（2013年5月6日修正）第三次\n{BODY}")
    assert taken.revision.head.note == "（2012年1月2日通过）（2013年5月6日修正）第三次"
    assert not [each for each in taken.repairs if each.rule == "bracket-around-note"]


def test_an_unclosed_bracket_swallows_no_preamble() -> None:
    taken = read(f"示例规定\n（2012年1月2日通过\n为了规范示例工作，制定本规定。\n{BODY}")
    assert taken.revision.head.note == "（2012年1月2日通过）"
    assert taken.revision.preamble == ("为了规范示例工作，制定本规定。",)


@pytest.mark.parametrize(
    ("note", "says", "promulgated", "effective", "first"),
    [
        (
            "（2012年11月26日通过，根据2020年12月23日《决定》修正）",
            "本规定自2013年1月1日起施行。",
            "2020-12-23",
            "",
            "2013-01-01",
        ),
        ("（2012年11月26日通过）", "本规定自2013年1月1日起施行。", "2012-11-26", "2013-01-01", ""),
        ("（2012年11月26日通过）", "本规定自发布之日起施行。", "2012-11-26", "2012-11-26", ""),
        (
            "（2012年1月2日发布　2020年3月4日修订，自2020年5月1日起施行）",
            "本规定自2013年1月1日起施行。",
            "2020-03-04",
            "2020-05-01",
            "",
        ),
        ("（2012年1月2日发布　2022年4月修订）", "本规定另行通知。", "", "", ""),
        ("（1980年9月10日通过　根据2018年8月31日《决定》第七次修正）", "本规定自公布之日起施行。", "2018-08-31", "", ""),
        (
            "（1980年9月10日通过　2018年8月31日《关于修改〈示例规定〉的决定》修正）",
            "本规定自发布之日起施行。",
            "2018-08-31",
            "",
            "",
        ),
        ("（1980年9月10日发布　根据2018年8月31日《决定》修订）", "本规定自公布之日起施行。", "2018-08-31", "", ""),
        ("（1980年9月10日通过　2018年8月31日第五次会议修订）", "本规定自公布之日起施行。", "2018-08-31", "2018-08-31", ""),
        (
            "（1980年9月10日通过　2018年8月31日《决定》修正，自2019年1月1日起施行）",
            "本规定自公布之日起施行。",
            "2018-08-31",
            "2019-01-01",
            "",
        ),
        ("（一九九七年二月十七日发布）", "本规定自一九九七年三月一日起施行。", "1997-02-17", "1997-03-01", ""),
        (
            "（２０１８年１２月２９日某会通过　自２０１９年３月１日起施行）",
            "本规定另行通知。",
            "2018-12-29",
            "2019-03-01",
            "",
        ),
        ("（2018-12-29发布，2019.3.1实施）", "本规定另行通知。", "2018-12-29", "2019-03-01", ""),
        ("【2018年12月29日某会通过】", "本规定另行通知。", "2018-12-29", "", ""),
        ("2019-05-06 08:00:00　来源: 某网", "本规定另行通知。", "", "", ""),
    ],
)
def test_dates_are_those_of_this_revision(note: str, says: str, promulgated: str, effective: str, first: str) -> None:
    head = read(f"示例规定\n{note}\n第一条 甲。\n第二条 {says}\n").revision.head
    assert (head.get("promulgated"), head.get("effective"), head.get("first effective")) == (promulgated, effective, first)


HISTORY = (
    "示例刑法\n1979年7月1日第五届全国人民代表大会第二次会议通过\n"
    "2009年8月27日第十一届全国人民代表大会常务委员会第十次会议通过的《关于修改部分法律的决定》\n"
    "2017年11月4日通过的《示例刑法修正案（十）》\n"
)


def test_a_code_with_a_history_of_amendments_is_no_decision() -> None:
    taken = read(
        f"{HISTORY}第一编　总则\n第一条　犯罪的，处三年以下有期徒刑。\n第二条　（删去）\n第三条　增加一条的，从其规定。\n"
    )
    assert taken.revision.head.title == "示例刑法"
    assert taken.revision.head.get("promulgated") == "2017-11-04"
    assert len(taken.revision.articles) == 3


@pytest.mark.parametrize(
    "source",
    [
        "示例刑法修正案（十二）\n（2023年12月29日通过）\n一、在刑法第一百六十五条中增加一款作为第二款。\n二、将第三条修改为：“第三条　甲。”\n",
        "关于修改《示例条例》的决定\n一、将第三条修改为：“第三条　甲。”\n二、删去第五条。\n本决定自公布之日起施行。\n",
        "示例刑法修正案（二）\n（2001年8月31日通过）\n为了惩治毁林开垦，将刑法第三百四十二条修改为：\n“违反规定的，处五年以下有期徒刑。”\n",
        "关于废止部分地方性法规的决定\n（2010年1月2日通过）\n废止下列法规：《甲条例》《乙条例》。\n",
        "关于修改《示例条例》的决定\n第一条 将第三条修改为：“第三条　甲。”\n第二条 删去第五条。\n",
    ],
)
def test_a_decision_is_named_as_such(source: str) -> None:
    with pytest.raises(TextError, match=r"《.+》 is a decision"):
        read(source)


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        (
            "某市人民代表大会常务委员会\n关于修改《某市示例条例》的决定",
            "某市人民代表大会常务委员会关于修改《某市示例条例》的决定",
        ),
        ("某会关于修改\n《示例法》的决定", "某会关于修改《示例法》的决定"),
        ("关于修改《某市\n示例条例》的决定", "关于修改《某市示例条例》的决定"),
        ("国务院关于修改部分\n行政法规的决定", "国务院关于修改部分行政法规的决定"),
        ("中华人民共和国示例法\n修正案（二）", "中华人民共和国示例法修正案（二）"),
        ("某市日报\n关于修改《示例条例》的决定", "关于修改《示例条例》的决定"),
    ],
)
def test_a_decision_is_named_with_all_lines_of_its_title(lines: str, named: str) -> None:
    with pytest.raises(TextError, match=f"《{re.escape(named)}》 is a decision"):
        read(f"{lines}\n（2019年1月1日通过）\n一、将第三条修改为：“第三条　甲。”\n二、删去第五条。\n")


def test_a_preamble_with_a_date_is_no_note() -> None:
    taken = read(
        "# 最高人民法院关于示例程序的规定\n\n2011年2月28日 最高人民法院审判委员会第1513次会议通过\n\n2011年3月17日 最高人民法院公告公布\n\n"
        f"2011年3月22日 施行\n\n根据2010年4月29日修正的《示例赔偿法》，结合工作实际，作如下规定：\n\n{RULES.replace('自2020年1月1日起', '')}"
    )
    head = taken.revision.head
    assert (head.get("promulgated"), head.get("effective")) == ("2011-03-17", "2011-03-22")
    assert taken.revision.preamble == ("根据2010年4月29日修正的《示例赔偿法》，结合工作实际，作如下规定：",)


def test_a_title_printed_again_with_other_marks_between_its_issuers_keeps_the_note_above_it() -> None:
    taken = read(
        "# 最高人民法院、最高人民检察院关于办理示例案件适用法律若干问题的解释\n\n2024年1月8日 最高人民法院审判委员会第1911次会议、"
        "2024年2月22日最高人民检察院第十四届检察委员会第二十五次会议通过\n\n2024年3月20日 施行\n\n"
        f"最高人民法院 最高人民检察院 关于办理示例案件适用法律 若干问题的解释\n\n法释〔2024〕4号\n\n{RULES.replace('2020年1月1日', '2024年3月20日')}"
    )
    head = taken.revision.head
    assert head.title == "最高人民法院、最高人民检察院关于办理示例案件适用法律若干问题的解释"
    assert (head.get("promulgated"), head.get("effective")) == ("2024-02-22", "2024-03-20")


def test_what_issues_a_regulation_is_no_part_of_its_title() -> None:
    taken = read(f"某市人民政府关于印发某市示例登记办法的通知\n某市示例登记办法\n{RULES}")
    assert taken.revision.head.title == "某市示例登记办法"
    assert read(f"示例条例\n第一部分 总则\n{RULES}").revision.head.title == "示例条例"


def test_the_name_of_a_part_is_no_title() -> None:
    taken = read(f"# 示例法典\n\n# 总则\n\n2020年5月28日 第十三届全国人民代表大会第三次会议通过\n\n{RULES}")
    assert taken.revision.head.title == "示例法典"


@pytest.mark.parametrize(
    "again", ["示例仲裁院关于审理示例案件适用法律若干问题的解释", "示例仲裁院\n关于审理示例案件适用法律\n若干问题的解释"]
)
def test_a_title_that_is_printed_once_more_below_the_note_is_no_preamble(again: str) -> None:
    front = "示例仲裁院关于审理示例案件适用法律若干问题的解释\n（2020年5月1日通过）\n"
    text = f"{front}{again}\n为正确审理示例案件，制定本解释。\n{BODY}"
    taken = read(text)
    assert taken.revision.preamble == ("为正确审理示例案件，制定本解释。",)
    assert left_out(taken) == left_out(taken, "repeated") == again.split("\n")
