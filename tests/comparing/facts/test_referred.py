"""What a provision says that a fact hangs on is told in brackets behind it, and is a run of the place that is named."""

from __future__ import annotations

import json

import pytest
from lossless import change_set_of
from samples import make

from regdiff.comparing.aids import read_aids
from regdiff.comparing.changes import ChangeSet, join_texts
from regdiff.report.brief import glossed, length, quoted
from regdiff.report.catalogue import LABELS
from regdiff.report.formats import render
from regdiff.report.phrasing import say
from regdiff.report.runs import Run
from regdiff.report.sayings import Saying, prose, told_once
from regdiff.report.view import make_view

DUTY = "经营者应当自登记之日起三十日内向登记机关报送年度报告。"
LISTED = (
    "公司因下列原因解散：\n（一）公司章程规定的营业期限届满；\n（二）股东会决议解散；\n（三）因公司合并或者分立需要解散。"
)
COSTLY = "未经认定擅自开展检测活动，或者超出认定的范围开展检测活动的，由管理部门责令改正或者停止违法行为，给予警告，没收违法所得；违法所得三十万元以上的，并处违法所得一倍以上三倍以下罚款。"


def changed(old: list[str], new: list[str]) -> ChangeSet:
    """Return what changed between texts of two articles and a last one."""
    texts = (
        "\n\n".join(f"第{number}条　{body}" for number, body in zip("一二三四五六", [*side, END], strict=False)) + "\n"
        for side in (old, new)
    )
    return change_set_of(*(make(label, text) for label, text in zip("ab", texts, strict=True)))


END = "本条例所称登记机关，由国务院确定。"


def told(old: list[str], new: list[str], lang: str = "zh") -> list[str]:
    """Return the facts in prose, each by itself."""
    change_set = changed(old, new)
    readings = zip(change_set.changes, read_aids(change_set).readings, strict=True)
    return [
        prose(say(fact, change, "", LABELS[lang]), LABELS[lang]) for change, reading in readings for fact in reading.facts
    ]


def gloss(first: str, second: str) -> str:
    """Return what is told in brackets of a paragraph that came: `second` to the second article, whose first one is `first`."""
    came = told([DUTY, first], [DUTY, f"{first}\n{second}"])
    assert len(came) == 1, came
    return came[0].partition("”（")[2].removesuffix("）")


CAME = [
    # 公司法 第五十三条
    ("公司成立后，股东不得抽逃出资。", "违反前款规定的，股东应当返还抽逃的出资。", "前款：“公司成立后，股东不得抽逃出资”"),
    # 公司法 第二百二十九条: as many items as fit behind what introduces them
    (
        LISTED,
        "公司出现前款规定的解散事由，应当在十日内通过信用系统予以公示。",
        "前款：“公司因下列原因解散： （一）公司章程规定的营业期限届满； （二）股东会决议解散……”",
    ),
    # an item alone, without its number
    (LISTED, "公司有前款第二项情形的，可以修改章程而存续。", "前款第二项：“股东会决议解散”"),
    # of two the first, as it stands
    (
        LISTED,
        "公司有前款第一项、第二项情形的，可以通过修改章程而存续。",
        "前款第一项：“公司章程规定的营业期限届满”",
    ),
    # what is imposed, and not when; more may be at a graver tier
    (
        COSTLY,
        "未经批准从事认证活动的，由管理部门依照前款规定予以处罚。",
        "前款：“由管理部门责令改正或者停止违法行为，给予警告，没收违法所得……”",
    ),
    # 公司法 第五十二条: the sentence that speaks of what is told
    (
        "股东未按照公司章程规定的出资日期缴纳出资的，可以载明宽限期。期满仍未缴纳的，该股东丧失其未缴纳出资的股权。",
        "依照前款规定丧失的股权应当依法转让。",
        "前款：“期满仍未缴纳的，该股东丧失其未缴纳出资的股权”",
    ),
    # 商用密码管理条例 第三十四条
    (
        "商务主管部门应当自受理申请之日起四十五个工作日内作出是否许可的决定。",
        "报国务院批准的，不受前款规定时限的限制。",
        "前款：“商务主管部门应当自受理申请之日起四十五个工作日内作出是否许可的决定”",
    ),
    ("登记应当公开。", "违反本条例第一条规定的，应当承担赔偿责任。", f"第一条：“{DUTY.rstrip('。')}”"),
    ("登记应当公开。", "违反前条规定，给他人造成损失的，应当承担赔偿责任。", f"前条：“{DUTY.rstrip('。')}”"),
]


@pytest.mark.parametrize(("first", "second", "said"), CAME)
def test_what_a_provision_says_is_told_behind_what_hangs_on_it(first: str, second: str, said: str) -> None:
    assert gloss(first, second) == said


NONE = [
    ("公司成立后，股东不得抽逃出资。", "违反前款规定，股东抽逃出资的，应当返还抽逃的出资。"),  # the act is told
    ("登记应当公开。", "未依照本条例第一条规定报送年度报告的，应当承担赔偿责任。"),
    ("登记应当公开。", "本条例第一条关于年度报告的规定，适用于个体工商户。"),
    ("登记应当公开。\n登记应当及时。", "违反前两款规定的，应当承担赔偿责任。"),  # a range
    ("登记应当公开。", "违反本条例第一条至第三条规定的，应当承担赔偿责任。"),
    ("登记应当公开。", "违反本条例第一条、第二条和第三条规定的，应当承担赔偿责任。"),  # too many
    ("登记应当公开。", "违反本条例第九条规定的，应当承担赔偿责任。"),  # there is none
    ("登记应当公开。", "违反《中华人民共和国会计法》第一条规定的，应当承担赔偿责任。"),  # another law
    ("登记应当公开。", "违反本条规定的，应当承担赔偿责任。"),
    ("本条例所称行政行为，由法律规定。", "前款所称行政行为，包括法律、法规授权的组织的行政行为。"),  # a definition
    # 行政复议法 第二十三条: of which of the cases it speaks nobody can tell
    (
        "有下列情形之一的，可以申请复议：\n（一）对处罚决定不服；\n（二）对强制措施不服。",
        "认为存在前款规定的未履行法定职责情形的，应当先申请复议。",
    ),
]


@pytest.mark.parametrize(("first", "second"), NONE)
def test_nothing_is_told_where_a_fact_says_it_itself_or_nobody_can_know(first: str, second: str) -> None:
    assert gloss(first, second) == ""


def test_of_what_went_the_old_text_is_told() -> None:
    broken = "违反本条例第一条规定的，应当承担赔偿责任。"
    went = told([DUTY, f"登记应当公开。\n{broken}"], [DUTY.replace("三十", "六十"), "登记应当公开。"])
    assert f"删去“{broken.rstrip('。')}”（第一条：“{DUTY.rstrip('。')}”）" in went


def test_it_is_told_in_english() -> None:
    first, second, _ = CAME[0]
    came = told([DUTY, first], [DUTY, f"{first}\n{second}"], "en")
    assert came[0].endswith("“违反前款规定的，股东应当返还抽逃的出资” (前款: “公司成立后，股东不得抽逃出资”)")


def test_the_data_name_the_place() -> None:
    new = [DUTY, "登记应当公开。\n违反本条例第一条规定的，应当承担赔偿责任。"]
    change_set = changed([DUTY, "登记应当公开。"], new)
    report = json.loads(render(change_set, "json"))
    fact = next(fact for change in report["changes"] for fact in change.get("facts", ()))
    refers, says = fact["refers"], fact["refers"]["says"]
    there = join_texts(change_set.changes[says["change"]].new)
    assert (refers["text"], says["article"], says["text"]) == ("第一条", "第一条", DUTY.rstrip("。"))
    assert there[slice(*says["span"])] == says["text"]
    assert new[1][slice(*refers["span"])] == refers["text"]


def test_it_is_escaped_in_a_page_and_stands_in_other_formats() -> None:
    first = "登记机关应当公布<b>名录</b>&规则。"
    change_set = changed([DUTY, first], [DUTY, f"{first}\n违反前款规定的，应当承担赔偿责任。"])
    page = str(render(change_set, "html"))
    assert '<span class="refers" lang="zh-Hans">（前款：“登记机关应当公布&lt;b&gt;名录&lt;/b&gt;&amp;规则”）</span>' in page
    assert "（前款：“登记机关应当公布" in str(render(change_set, "text"))
    assert "<b>名录" not in str(render(change_set, "markdown"))


def _saying(says: str) -> Saying:
    change_set = changed([DUTY, "登记应当公开。"], [DUTY, "登记应当公开。\n违反本条例第一条规定的，应当承担赔偿责任。"])
    saying = next(saying for row in make_view(change_set).rows for saying in row.sayings)
    return saying._replace(says=says)


def test_a_line_tells_it_where_it_has_room() -> None:
    saying = _saying("甲" * 30)
    whole = length(saying.runs) + len("（第一条：“”）") + 30
    assert glossed([saying], whole) == (saying,)
    assert glossed([saying], whole - 1) == (saying.without_gloss,)
    further = _saying("乙" * 30)._replace(runs=saying.runs * 9)  # it stands behind the fold, where there is room
    assert glossed([saying, further], whole) == (saying, further)
    assert glossed([], whole) == ()
    assert quoted([saying]) == (saying.without_gloss,)


def test_it_is_told_once() -> None:
    saying = _saying("登记应当公开……")
    quoting = saying.without_gloss._replace(runs=(Run("insert", "甲的登记应当公开"),))
    assert told_once([saying, saying]) == (saying, saying.without_gloss)
    assert glossed([quoting, saying], 200) == (quoting, saying.without_gloss)
    assert glossed([saying.without_gloss, saying], 200) == (saying.without_gloss, saying)


def test_a_gloss_of_one_duty_of_several_says_that_there_are_more() -> None:
    first = "发包人应当提供图纸。承包人应当按图施工，不得偷工减料。"
    assert gloss(first, "违反前款规定的，处一万元以上五万元以下罚款。") == "前款：“发包人应当提供图纸……”"


def test_why_there_is_a_regulation_is_no_rule() -> None:
    assert gloss("为了规范登记活动，制定本条例。", "骗取登记的，依照前款规定处罚。") == ""
