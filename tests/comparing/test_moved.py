"""What moved: divisions with their articles once, articles that left their division, text within one article."""

from __future__ import annotations

import regdiff

RULES = {
    "甲": "登记机关应当自受理申请之日起三十日内作出登记决定。",
    "乙": "申请人可以通过互联网提出申请，并对材料的真实性负责。",
    "丙": "检查人员不得少于二人，并应当出示执法证件和检查通知书。",
    "丁": "任何单位和个人有权举报违法行为，举报属实的给予奖励。",
    "戊": "伪造证书的，处五万元以上十万元以下的罚款。",
    "己": "工作人员玩忽职守、滥用职权、徇私舞弊的，依法给予处分。",
    "庚": "档案由市级机构统一保存，保存期限不少于三十年。",
    "辛": "国家鼓励科研单位参与标准的制定，支持国际合作。",
}


def _text(chapters: dict[str, str]) -> str:
    numbers = iter("一二三四五六七八九")
    lines = ["某条例"]
    for at, (title, rules) in enumerate(chapters.items()):
        lines.append(f"第{'一二三四五'[at]}章　{title}")
        lines += [f"第{next(numbers)}条　{RULES[rule]}" for rule in rules]
    return "\n".join(lines) + "\n"


def _moved(old: dict[str, str], new: dict[str, str]) -> list[str]:
    changes = regdiff.compare(_text(old), _text(new)).changes
    return ["".join(u.printed for u in (*each.old, *each.new)) for each in changes if each.moved]


def test_a_chapter_that_moved_with_its_articles_is_told_once() -> None:
    old = {"申请": "甲乙", "检查": "丙丁", "责任": "戊己庚"}
    new = {"申请": "甲乙", "责任": "戊己庚", "检查": "丙丁"}
    assert _moved(old, new) == ["第二章第三章"]
    text = regdiff.render(regdiff.compare(_text(old), _text(new)), "text")
    assert "· 第二章→第三章，2条随移" in text


def test_of_two_chapters_that_changed_places_the_one_with_fewer_articles_moved() -> None:
    assert _moved({"检查": "丙丁庚", "责任": "戊己"}, {"责任": "戊己", "检查": "丙丁庚"}) == ["第二章第一章"]


def test_every_article_that_left_its_division_for_one_that_lived_moved() -> None:
    old = {"申请": "甲乙庚辛", "检查": "丙丁", "责任": "戊己"}
    new = {"申请": "甲乙", "检查": "庚辛丙丁", "责任": "戊己"}
    assert _moved(old, new) == ["第三条第三条", "第四条第四条"]


def test_those_that_left_for_several_sections_of_one_chapter_moved_all() -> None:
    """行政复议法 2023: of the five that left 第五章 for three sections of 第四章 one alone was told to have moved."""
    old = _text({"申请": "甲乙庚辛", "检查": "丙丁戊己"})
    new = _text({"申请": "甲乙", "检查": "庚丙辛丁戊己"})
    for before, section in (("第三条", "第一节　普通检查"), ("第五条", "第二节　专项检查")):
        new = new.replace(before, f"{section}\n{before}", 1)
    changes = regdiff.compare(old, new).changes
    moved = ["".join(u.printed for u in (*each.old, *each.new)) for each in changes if each.moved]
    assert moved == ["第三条第三条", "第四条第五条"]


def test_a_heading_put_above_some_articles_moves_none_of_them() -> None:
    assert _moved({"申请": "甲乙丙丁", "责任": "戊己"}, {"申请": "甲乙", "检查": "丙丁", "责任": "戊己"}) == []


def test_an_article_that_changed_places_within_its_division_moved() -> None:
    assert _moved({"申请": "甲乙丙丁", "责任": "戊己"}, {"申请": "乙丙丁甲", "责任": "戊己"}) == ["第一条第四条"]


FIRST, SECOND, THIRD = "国家培养和选拔女干部", "重视培养和选拔少数民族女干部", "采取措施支持女性人才成长"


def test_a_move_within_an_article_names_the_paragraph() -> None:
    old = f"第一条　{FIRST}。\n机关应当有适当数量的女性领导成员。\n{SECOND}。\n"
    new = f"第一条　{FIRST}，{SECOND}。\n机关应当有适当数量的女性领导成员。\n{THIRD}。\n"
    text = regdiff.render(regdiff.compare(old, new), "text")
    assert "〔移自本条第三款〕" in text
    assert "〔移至本条第一款〕" in text
    assert "第一条第三款 → 第一条第一款" in text
    html = str(regdiff.render(regdiff.compare(old, new), "html"))
    assert '<span class="to">移自本条第三款</span>' in html
    assert '<span class="to">移至本条第一款</span>' in html
    assert "paragraph 3 of this article" in regdiff.render(regdiff.compare(old, new), "text", lang="en")


def test_what_stays_in_its_paragraph_is_not_told_to_have_moved() -> None:
    old = f"第一条　{SECOND}，{FIRST}，由主管部门会同有关部门制定具体办法。\n"
    new = f"第一条　{FIRST}，由主管部门会同有关部门制定具体办法，{SECOND}。\n"
    changes = regdiff.compare(old, new)
    assert not regdiff.read_aids(changes).moves
    assert "移至" not in regdiff.render(changes, "text")


def test_an_item_that_changed_its_place_and_its_number_moves_from_its_first_word() -> None:
    lead, kept = "第一条　禁止买卖下列物品：\n", "非国有馆藏珍贵物品，以及其他依照有关规定不得买卖的珍贵物品；\n"
    old = f"{lead}（一）{kept}（二）国有建筑中的壁画、雕塑等，但是依照本法第三条规定拆除的除外；\n"
    new = f"{lead}（一）国有建筑中的壁画、雕塑等，但是依照本法第四条规定拆除的除外；\n（二）{kept}"
    changes = regdiff.compare(old, new)
    (move,) = regdiff.read_aids(changes).moves
    assert changes.changes[move.new].new[0].text[move.new_start :].startswith("国有建筑中的壁画、雕塑等")
