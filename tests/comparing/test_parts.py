"""Articles that became several: a part is found though its article is as good as linked, and nothing is taken twice."""

from __future__ import annotations

import regdiff

FIRST = "省、自治区的人民代表大会根据本行政区域的具体情况，在不同宪法相抵触的前提下，可以制定地方性法规。"
SECOND = (
    "设区的市的人民代表大会根据本市的实际需要，可以对城乡建设与管理方面的事项制定地方性法规，报省人民代表大会批准后施行。"
)
OTHERS = [
    "公司在合并或者清算时不通知债权人的，由登记机关责令改正，对公司处以一万元以上十万元以下的罚款。",
    "国务院根据宪法和法律，制定行政法规，并向全国人民代表大会常务委员会报告工作。",
    "行政法规由国务院组织起草，重要的行政法规草案应当向社会公布，征求意见。",
    "规章由部门首长签署命令予以公布，并在公报上刊载标准文本。",
]


def _text(articles: list[str]) -> str:
    numbers = "一二三四五六七八九"
    return "".join(f"第{numbers[at]}条　{text}\n" for at, text in enumerate(articles))


def _links(old: list[str], new: list[str]) -> list[tuple[list[str], list[str]]]:
    changes = regdiff.compare(_text(old), _text(new)).changes
    return [
        ([u.printed for u in each.old], [u.printed for u in each.new]) for each in changes if each.unit.value == "article"
    ]


def test_an_article_that_is_carried_on_as_it_was_may_have_lost_a_paragraph_all_the_same() -> None:
    """立法法 2015 第七十二条, of which 第八十一条 keeps most and 第八十条 has the first paragraph."""
    old = [f"{FIRST}\n{SECOND}", *OTHERS]
    assert (["第一条"], ["第一条", "第二条"]) in _links(old, [FIRST, SECOND, *OTHERS])
    assert (["第一条", "第二条"], ["第一条"]) in _links([FIRST, SECOND, *OTHERS], old)


def test_what_other_parts_have_is_not_left_for_a_further_one() -> None:
    """公司法 2018 第二百零四条: both paragraphs live on in articles of their own; a third one shares its boilerplate alone."""
    hiding = "公司在清算时隐匿财产的，由登记机关责令改正，对公司处以隐匿财产金额百分之五以上百分之十以下的罚款；对直接责任人员处以一万元以上十万元以下的罚款。"
    other = "公司未依照规定公示有关信息的，由登记机关责令改正，处以一万元以上五万元以下的罚款；对直接责任人员处以一万元以上十万元以下的罚款。"
    links = _links([f"{OTHERS[0]}\n{hiding}", *OTHERS[1:]], [other, OTHERS[0], hiding, *OTHERS[1:]])
    assert (["第一条"], ["第二条", "第三条"]) in links
    assert ([], ["第一条"]) in links
