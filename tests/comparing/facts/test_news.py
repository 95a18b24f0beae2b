"""What is told as new, and what as what the text says now, since it may have been ruled before in other words."""

from __future__ import annotations

from pathlib import Path

import pytest
from lossless import change_set_of
from samples import make
from tellings import FAR

import regdiff
from regdiff.comparing.aids import read_aids
from regdiff.comparing.facts.elsewhere import Elsewhere
from regdiff.comparing.facts.news import News
from regdiff.report.catalogue import LABELS
from regdiff.report.phrasing import say
from regdiff.report.sayings import prose

OLD = [
    "为了规范图书馆的管理，制定本办法。",
    "读者应当爱护图书，损坏图书的应当照价赔偿。",
    "馆长由文化主管部门任命，任期五年。",
    "医疗室应当确定专人负责传染病预防和疫情登记。",
    "馆员损毁古籍的，处五百元以上五千元以下的罚款。",
    "少年厅应当按照规定定期举办未成年人专场放映，并减收费用，由馆员维持秩序。",
]
NEAR = [
    ("图书馆应当设置无障碍通道，配备轮椅。", True, ""),
    # the same duty in other words, of an article that stands as it was, which is no earlier form of it
    ("基层服务点应当确定专人负责读者传染病预防和疫情登记。", False, ""),
    # few words are the same, but a term is that few sentences speak of
    ("阅览室根据特点开设未成年人专场，由馆员提供讲解。", False, ""),
    # by which rule it is done says nothing of what is ruled
    ("声像室应当按照图书馆管理和读者传染病预防、疫情登记的规定，配备耳机。", True, ""),
    # nor does the sentence that names the purpose
    ("图书馆的管理应当规范，并设置专柜。", True, ""),
    # an act that was punished is asked for less likeness
    ("经营者损毁馆藏古籍书页的，处一千元以上一万元以下的罚款。", False, ""),
]


def _told(new: list[str], old: list[str] = OLD) -> list[tuple[bool, str, str, str]]:
    """Return of each fact whether it is news, what to compare, and what is said in both languages."""
    texts = [
        "\n\n".join(f"第{n}条　{text}" for n, text in zip("一二三四五六七八", side, strict=False)) for side in (old, new)
    ]
    change_set = change_set_of(*(make(label, text + "\n") for label, text in zip("ab", texts, strict=True)))
    return [
        (fact.is_news, fact.near, *(prose(say(fact, change, "", LABELS[lang]), LABELS[lang]) for lang in ("zh", "en")))
        for change, reading in zip(change_set.changes, read_aids(change_set).readings, strict=True)
        for fact in reading.facts
    ]


@pytest.mark.parametrize(("text", "is_news", "near"), NEAR)
def test_what_the_old_text_has_nothing_of_is_new(text: str, is_news: bool, near: str) -> None:
    assert [told[:2] for told in _told([*OLD, text])] == [(is_news, near)]


def test_it_is_told_as_new_or_as_what_the_text_says_now() -> None:
    (new,) = _told([*OLD, NEAR[0][0]])
    assert new[2:] == ("新增“图书馆应当设置无障碍通道，配备轮椅”", "adds “图书馆应当设置无障碍通道，配备轮椅”")
    (now,) = _told([*OLD, NEAR[1][0]])
    assert now[2:] == (
        "现规定“基层服务点应当确定专人负责读者传染病预防和疫情登记”",
        "now says “基层服务点应当确定专人负责读者传染病预防和疫情登记”",
    )


def test_what_follows_upon_a_condition_upon_which_something_else_did_is_no_news() -> None:
    honoured = "保护水下文物有突出贡献，符合有关情形的，给予表彰、嘉许。"
    now = "保护水下文物有突出贡献的，按照国家有关规定给予精神鼓励或者物质资助。"
    texts = [[*OLD, each] for each in (honoured, now)]
    assert [told[0] for told in _told(texts[1], texts[0])] == [False]
    # what stays in the sentence was not replaced
    assert [told[0] for told in _told([*OLD, f"{honoured[:-1]}，并应当向社会公布获奖人员名单。"], texts[0])] == [True]


def test_a_condition_that_is_quoted_from_within_is_told_as_cut() -> None:
    new = f"船长、大副、轮机长、本市农业生产经营组织和其他相关企业申报国家科技重大专项、国家重要科技计划项目、本市重大科技计划项目且获得立项的，按照国家和本市有关规定，给予相应的支持，{FAR}。"
    told = _told([*OLD, new])[0]
    assert told[2].startswith("新增“……轮机长、本市农业生产经营组织和其他相关企业申报国家科技重大专项")


def test_of_a_penalty_its_act_is_asked_for_since_sanctions_are_alike() -> None:
    new = [*OLD, "读者以明火取暖的，处五百元以上五千元以下的罚款。", "读者损毁古籍的，处二百元以上三千元以下的罚款。"]
    assert [told[0] for told in _told(new)] == [True, False]


def test_the_purpose_of_a_text_is_nothing_to_compare() -> None:
    assert all(told[1] != "第一条" for told in _told([*OLD, "图书馆的管理办法由图书馆规范和制定。"]))


def test_what_is_joined_to_a_clause_that_stood_before_is_not_told_as_new() -> None:
    """学位法 2024 第二十九条: 颁发学位证书 was a duty before, 公布授予学位的人员名单 was none."""
    stood = "图书馆应当按照规定发给读者借阅证书。"
    (told,) = _told([*OLD, stood, "分馆可以设置自动终端，发给读者借阅证书，并配备轮椅。"], [*OLD, stood])
    assert not told[0]
    (told,) = _told([*OLD, stood, "分馆可以设置自动终端，并配备轮椅。"], [*OLD, stood])
    assert told[0]


def _news(old: list[str]) -> News:
    """Return the old text, of which nothing stands in the new one, to be asked what is near."""
    texts = [
        "\n\n".join(f"第{n}条　{text}" for n, text in zip("一二三四五六七八", side, strict=False))
        for side in (old, [OLD[2]])
    ]
    changes = change_set_of(*(make(label, text + "\n") for label, text in zip("ab", texts, strict=True))).changes
    return News(changes, Elsewhere(changes))


@pytest.mark.parametrize(
    ("stood", "new", "is_term"),
    [
        # what few sentences speak of is worth comparing, but no name of an authority, and nothing that many a law says
        ("古籍书页修复由馆长指派熟练技工承担，每月盘点。", "分馆的古籍书页修复，应当指派技工，并且拍照存档。", True),
        ("每月盘点由市文化事业管理局指派技工承担。", "借阅统计，应当由市文化事业管理局指派技工核对、存档。", False),
        ("读者拒不归还图书的，逾期不改正的，停止外借。", "读者拒不退出书库的，逾期不改正的，停止入馆。", False),
    ],
)
def test_names_and_formulas_are_nothing_to_compare(stood: str, new: str, is_term: bool) -> None:
    news = _news([*OLD, stood])
    near = news.nearest(new)
    assert (news.number(near), near.has_term) == ("第七条", is_term)


def test_a_penalty_is_compared_with_what_punishes() -> None:
    duty, fine = "馆员应当每日擦拭古籍阅览桌椅。", "馆员未每日擦拭古籍阅览桌椅的，处五百元的罚款。"
    new = "经营者未每日擦拭古籍阅览桌椅，积尘的，处一千元的罚款。"
    for stood, does in ((duty, False), (fine, True)):
        news = _news([*OLD, stood])
        assert news.punishes(news.nearest(new)) is does


def test_an_article_that_stands_is_no_earlier_form_of_another() -> None:
    stood = "古籍书页修复由馆长指派熟练技工承担，每月盘点。"
    (told,) = _told([*OLD, stood, "分馆的古籍书页修复，应当指派熟练技工承担，并且拍照存档。"], [*OLD, stood])
    assert told[:2] == (False, "")


def test_an_article_that_stands_no_more_is_worth_comparing(corpus: list[Path]) -> None:
    """公司法 (2023) 第一百二十六条: what the manager answers for was listed in 第四十九条 of 2018."""
    (folder,) = (folder for folder in corpus if folder.name == "259d3d-2018-2023")
    change_set = regdiff.compare(folder / "old.txt", folder / "new.txt")
    both = zip(change_set.changes, read_aids(change_set).readings, strict=True)
    facts = [(fact, change) for change, reading in both for fact in reading.facts if fact.near]
    said = {lang: [prose(say(*each, "", LABELS[lang]), LABELS[lang]) for each in facts] for lang in ("zh", "en")}
    rule = "经理对董事会负责，根据公司章程的规定或者董事会的授权行使职权"
    assert f"现规定“{rule}”（参见原第四十九条）" in said["zh"]
    assert f"now says “{rule}” (compare former 第四十九条)" in said["en"]


def test_what_another_authority_did_before_is_not_told_as_new() -> None:
    stood, new = "馆内消防设施的检测，由消防机构承担。", "消防栓由省人民政府住房城乡建设主管部门检测。"
    assert [told[0] for told in _told([*OLD, stood, new], [*OLD, stood])] == [False]


def test_who_answers_for_a_damage_is_no_news_where_anybody_did_before() -> None:
    new = "违反本办法规定，未设警示标志造成读者伤害的，依法承担民事责任。"
    assert [told[0] for told in _told([*OLD, new])] == [False]
    without = [OLD[0], *OLD[2:]]
    assert [told[0] for told in _told([*without, new], without)] == [True]


def test_what_stands_between_a_condition_and_what_came_is_told_where_the_text_says_it_now() -> None:
    stood = "读者申请保管物品的，馆员应当将读者的物品送交寄存处。"
    now = "读者申请保管物品的，管理员应当将物品送交寄存处，寄存处应当有专人负责传染病预防工作。"
    (told,) = _told([*OLD, now], [*OLD, stood])
    assert told[2].startswith(f"现规定“{now[:-1]}”")
