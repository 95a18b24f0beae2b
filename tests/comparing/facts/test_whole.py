"""A quote reads as a whole with what stands before it: who, when, of which list, and what is done."""

from __future__ import annotations

import pytest
from lossless import change_set_of
from samples import make
from tellings import OTHERS, told

from regdiff.comparing.aids import read_aids
from regdiff.report.catalogue import LABELS
from regdiff.report.sayings import prose, say

STOOD = "登记机关办理登记。"
LONG = "申请人、代理人、第三人以及其他利害关系人的姓名、住所、身份证件号码、联系方式、委托事项以及委托的期限和权限"

WHOLE = [
    # to the end of the clause that is cut, and no further
    (
        "登记机关对申请人的登记材料以及住所使用证明、身份证明、法定代表人任职文件和股东决定依法开展分类评估，评估结果作为登记的依据。",
        "登记机关对申请人的登记材料以及住所使用证明、身份证明、法定代表人任职文件和股东决定依法开展分类评估+}",
    ),
    # a clause that is cut is left out rather than told in part
    (
        f"登记机关应当建立登记档案，妥善保存{LONG}，并在登记系统中如实记载和及时更新有关的变更情况。",
        "登记机关应当建立登记档案+}",
    ),
    # the ground of what is done is left out rather than that
    (
        "登记机关应当根据本行政区域内经营主体的数量、规模、所属的行业以及从业人员的人数和登记信息化建设、登记档案管理的需要，编制登记工作方案。",
        "登记机关应当……{+编制登记工作方案+}",
    ),
    # with whom, and where, is no rule
    (
        "登记机关应当会同财政、税务、公安、人力资源、市场监督管理、住房城乡建设等部门，编制登记目录。",
        "登记机关应当会同财政、税务、公安、人力资源、市场监督管理、住房城乡建设等部门，编制登记目录+}",
    ),
    # one of several conditions is told with what follows upon them
    (
        "登记材料不齐全，或者不符合法定形式的，不予登记。",
        "登记材料不齐全，或者不符合法定形式的，不予登记+}",
    ),
    # an exception, or a case, with the sentence before
    ("申请登记应当提交申请书。但是，自然人申请的除外。", "申请登记应当提交申请书。{+但是，自然人申请的除外+}"),
    (
        "登记机关可以扣押与案件有关的财物。能够返还的，应当及时返还。",
        "登记机关可以扣押与案件有关的财物。{+能够返还的，应当及时返还+}",
    ),
    (
        "登记机关发现伪造登记证书的，应当移送公安机关。公安机关应当依法处理。",
        "登记机关发现伪造登记证书的，应当移送公安机关。{+公安机关应当依法处理+}",
    ),
]


@pytest.mark.parametrize(("new", "said"), WHOLE)
def test_what_came_is_quoted_so_that_it_reads_as_a_whole(new: str, said: str) -> None:
    assert any(each.endswith(said) for each in told(STOOD, STOOD + "\n" + new)), told(STOOD, STOOD + "\n" + new)


UNTOLD = [
    # neither the rule nor a part of it fits
    f"登记机关应当在登记系统中如实记载{LONG}以及登记的事项、时间、依据和经办人员并及时更新。",
    # what it is that follows from the case stands too far away
    f"登记机关应当妥善保存登记材料中记载的{LONG}以及依照规定应当归档的其他材料和电子数据。不能归档的，应当予以说明。",
]


@pytest.mark.parametrize("new", UNTOLD)
def test_what_no_quote_says_as_a_whole_is_not_told(new: str) -> None:
    said = told(STOOD, STOOD + "\n" + new)
    assert not any("{+登记机关应当在登记系统中" in each or each.endswith("{+不能归档的，应当予以说明+}") for each in said)


def prose_of(old: str, new: str) -> list[str]:
    """The facts of an article as prose."""
    texts = ("\n\n".join((OTHERS[0], f"第二条　{text}", OTHERS[1])) + "\n" for text in (old, new))
    change_set = change_set_of(*(make(label, text) for label, text in zip("ab", texts, strict=True)))
    return [
        prose(say(fact, change, "", LABELS["zh"]), LABELS["zh"])
        for change, reading in zip(change_set.changes, read_aids(change_set).readings, strict=True)
        for fact in reading.facts
    ]


INTRO = "登记机关的工作人员有下列行为之一的，由其所在单位责令改正，依法给予处分；构成犯罪的，依法追究刑事责任："

BEFORE = [
    # an altered clause: its condition, who begins its sentence, the list that it is an item of
    (
        "登记机关发现登记材料不齐全、不符合法定形式或者与登记簿记载的内容不一致的，登记人员登记后应当告知申请人。",
        "登记机关发现登记材料不齐全、不符合法定形式或者与登记簿记载的内容不一致的，登记人员登记后应当书面告知申请人和利害关系人。",
        "登记机关发现登记材料不齐全、不符合法定形式或者与登记簿记载的内容不一致的：",
    ),
    (
        "省级人民政府建立登记信息平台，公布登记的目录、条件、程序和期限，开展登记咨询、培训和指导，发布年度公报。",
        "省级人民政府建立登记信息平台，公布登记的目录、条件、程序和期限，开展登记咨询、培训和指导，发布季度公报和统计数据。",
        "省级人民政府：“发布年度公报”改为“发布季度公报和统计数据”",
    ),
    (
        "下列登记免收登记费：\n（一）残疾人的登记；\n（二）农村承包地的登记。",
        "下列登记免收登记费：\n（一）残疾人、低收入人口的登记；\n（二）农村承包地的登记。",
        "下列登记免收登记费：“（一）残疾人的登记”改为“（一）残疾人、低收入人口的登记”",
    ),
    # an item that came: of what, and at what cost
    (
        "登记机关可以撤销下列人员的职务：\n（一）登记官员。",
        "登记机关可以撤销下列人员的职务：\n（一）登记官员；\n（二）登记监督委员。",
        "在“登记机关可以撤销下列人员的职务”之下新增“（二）登记监督委员”",
    ),
    (
        f"{INTRO}\n（一）丢失登记材料。",
        f"{INTRO}\n（一）丢失登记材料；\n（二）泄露登记秘密，造成严重后果。",
        "在“登记机关的工作人员有下列行为之一的，由其所在单位责令改正，依法给予处分”之下新增“（二）泄露登记秘密",
    ),
    # what it goes on from stood before, and is not told as new
    (
        "登记人员应当从熟悉登记业务的人员中选拔。",
        "登记人员应当从熟悉登记业务的人员中选拔，同等条件下优先招录退役军人。",
        "在“登记人员应当从熟悉登记业务的人员中选拔”后新增“同等条件下优先招录退役军人”",
    ),
    (
        "登记材料不齐全的，登记机关应当告知申请人。",
        "登记材料不齐全的，登记机关应当告知申请人。有关单位应当予以配合。",
        "在“登记材料不齐全的，登记机关应当告知申请人”后新增“有关单位应当予以配合”",
    ),
]


@pytest.mark.parametrize(("old", "new", "said"), BEFORE)
def test_what_a_quote_says_nothing_without_stands_before_it(old: str, new: str, said: str) -> None:
    assert any(each.startswith(said) for each in prose_of(old, new)), prose_of(old, new)


def test_of_an_item_with_a_number_the_list_says_nothing_more() -> None:
    form = "全体职工放假的节日：\n（一）元旦，放假1天；\n（二）劳动节，放假{}天。"
    assert prose_of(form.format(1), form.format(2)) == ["“放假1天”改为“放假2天”（延长）"]


def test_of_an_aim_nothing_hangs_on_the_one_before() -> None:
    old = "为了规范登记活动，保护申请人的合法权益，制定本条例。"
    new = "为了规范登记活动，保护申请人的合法权益，推进登记信息公开和共享，制定本条例。"
    assert all("规范登记活动" not in each for each in prose_of(old, new))
