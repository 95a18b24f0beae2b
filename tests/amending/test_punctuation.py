"""Marks beside inserted and deleted words: ten lines of rule, each told as inferred where it had to choose."""

from __future__ import annotations

import pytest

from regdiff.amending.applying.punctuation import around_deleted, around_inserted

INSERTED = [
    # what stands before, the phrase, [what is inserted after it], what follows → what is read
    ("为了", "保护公平竞争", "鼓励创新", "，提高效率", "为了保护公平竞争，鼓励创新，提高效率"),
    ("知悉的", "商业秘密", "个人隐私和个人信息", "负有义务", "知悉的商业秘密、个人隐私和个人信息负有义务"),
    ("电力、", "水利", "交通", "、民航部门", "电力、水利、交通、民航部门"),
    ("电力、", "水利", "交通", "部门", "电力、水利、交通部门"),
    ("遵守道德，", "提高素质", "严格遵守保密规定", "。", "遵守道德，提高素质，严格遵守保密规定。"),
    ("应当建立", "监督制度", "并将其纳入控制制度", "。", "应当建立监督制度，并将其纳入控制制度。"),
    ("", "行政机关", "和其他组织", "不得妨碍", "行政机关和其他组织不得妨碍"),
    ("", "行政机关", "、其他组织", "不得妨碍", "行政机关、其他组织不得妨碍"),
    ("由", "国务院", "生态环境", "主管部门", "由国务院生态环境主管部门"),
]
DELETED = [
    # what stands before, [what is deleted], what follows → what is read
    ("甲、", "乙", "、丙", "甲、丙"),
    ("甲、", "乙", "，丙", "甲，丙"),
    ("甲，", "乙", "。", "甲。"),
    ("甲。", "乙", "。丙", "甲。丙"),
    ("由", "甲", "、乙负责", "由乙负责"),
    ("甲、", "乙", "的", "甲的"),
    ("甲、", "乙", "和丙", "甲和丙"),
    ("甲、", "乙以及", "丙的式样", "甲、丙的式样"),
    ("甲", "和乙", "、丙", "甲、丙"),
    ("甲和", "乙", "，丙", "甲，丙"),
    ("违反本法", "第三十条", "规定", "违反本法规定"),
    ("甲", "、乙", "和丙", "甲和丙"),
    ("", "甲", "，乙", "乙"),
]


@pytest.mark.parametrize(("before", "phrase", "words", "behind", "wanted"), INSERTED)
def test_inserted(before: str, phrase: str, words: str, behind: str, wanted: str) -> None:
    marks = around_inserted(before + phrase, words, behind, phrase, after=True)
    assert before + phrase + marks.before + words + marks.after + behind == wanted


@pytest.mark.parametrize(("before", "words", "behind", "wanted"), DELETED)
def test_deleted(before: str, words: str, behind: str, wanted: str) -> None:
    reach = around_deleted(before, words, behind)
    assert before[: len(before) - reach.before] + behind[reach.after :] == wanted


def test_words_put_before_others_need_no_mark_but_in_a_list() -> None:
    assert around_inserted("经", "县级以上人民政府", "民政部门", "民政部门", after=False) == ("", "", False)
    assert around_inserted("甲、", "乙", "丙", "丙", after=False).after == "、"
    assert around_inserted("甲、", "乙和", "丙", "丙", after=False) == ("", "", True)
